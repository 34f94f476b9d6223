"""Pictures of one pixel, with what is put into them."""

from __future__ import annotations

import zlib


def png(*parts: tuple[bytes, bytes], wide: int = 1, high: int = 1) -> bytes:
    """A grey PNG; parts: kinds and contents of further parts."""
    head = wide.to_bytes(4, "big") + high.to_bytes(4, "big") + b"\x08\0\0\0\0"
    whole = [(b"IHDR", head), *parts, (b"IDAT", zlib.compress(b"\0\x80")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(kind, content) for kind, content in whole)


def _part(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    """A JPEG as far as its frame says; segments: markers and contents that stand before it."""
    before = b"".join(
        bytes((0xFF, kind)) + (len(content) + 2).to_bytes(2, "big") + content for kind, content in segments
    )
    return b"\xff\xd8" + before + b"\xff\xc0\0\x0b\x08\0\x01\0\x01\x01\x01\x11\0" + b"\xff\xd9"


#: A picture that is whole, and holds nothing but a pixel.
PICTURE = png()
