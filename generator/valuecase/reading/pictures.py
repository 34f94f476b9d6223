"""Whether a file is a picture that may be published: what its name says, and of a size that browsers can open."""

from __future__ import annotations

import re
from pathlib import Path
from zlib import crc32

MAX_PIXELS = 50_000_000
#: How a PNG, JPEG, GIF or WebP file begins. Whatever else is in a file of such a name, a page or a drawing, is none.
_BEGINS = re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP", re.DOTALL)


def fault_of(path: Path) -> tuple[str, str]:
    """What is wrong with a picture, and the remedy; both empty where nothing is. A small file of few bytes may hold much."""
    picture = path.read_bytes()
    if not _BEGINS.match(picture):
        return (
            "is no PNG, JPEG, WebP or GIF file, whatever its name says",
            "save it as PNG or JPEG in a program for pictures",
        )
    wide, high = size_of(picture)
    if wide * high > MAX_PIXELS:
        return f"is {wide:,} by {high:,} pixels", "save it smaller: 1600 pixels across are enough"
    if not wide or not high or not _is_whole(picture):
        return "is broken: no program could show it", "save it again in a program for pictures, or copy it again"
    return "", ""


def _is_whole(picture: bytes) -> bool:
    """Whether a picture that begins well also ends: one that was cut while it was copied shows as a torn corner."""
    if picture.startswith(b"\x89PNG"):
        return _ends_as_png(picture)
    if picture.startswith(b"RIFF"):
        return len(picture) >= 8 + _little(picture[4:8])
    return (b"\x3b" if picture.startswith(b"GIF") else b"\xff\xd9") in picture[-1024:]


def _ends_as_png(picture: bytes) -> bool:
    """Whether every part of a PNG is there with its own sum, up to the one that ends it."""
    at, kinds = 8, []
    while at + 12 <= len(picture):
        length, kind = _big(picture[at : at + 4]), picture[at + 4 : at + 8]
        part, told = picture[at + 4 : at + 8 + length], picture[at + 8 + length : at + 12 + length]
        if len(told) < 4 or crc32(part) != _big(told):
            return False
        kinds.append(kind)
        if kind == b"IEND":
            return b"IDAT" in kinds
        at += 12 + length
    return False


def size_of(picture: bytes) -> tuple[int, int]:
    """How wide and how high a picture says that it is, in pixels; (0, 0) where it does not say."""
    if picture[12:16] == b"IHDR":
        return _big(picture[16:20]), _big(picture[20:24])
    if picture.startswith(b"GIF"):
        return _little(picture[6:8]), _little(picture[8:10])
    if picture.startswith(b"RIFF"):
        return _size_of_webp(picture[12:16], picture[20:30])
    return _size_of_jpeg(picture)


def _size_of_webp(kind: bytes, head: bytes) -> tuple[int, int]:
    if kind == b"VP8X":
        return _little(head[4:7]) + 1, _little(head[7:10]) + 1
    if kind == b"VP8L":
        bits = _little(head[1:5])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return _little(head[6:8]) & 0x3FFF, _little(head[8:10]) & 0x3FFF


def _size_of_jpeg(picture: bytes) -> tuple[int, int]:
    """From the segment that begins the frame; those before it are stepped over."""
    at = 2
    while at + 9 <= len(picture) and picture[at] == 0xFF:
        kind = picture[at + 1]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            return _big(picture[at + 7 : at + 9]), _big(picture[at + 5 : at + 7])
        at += 1 if kind == 0xFF else 2 + max(_big(picture[at + 2 : at + 4]), 2)
    return 0, 0


def _big(number: bytes) -> int:
    return int.from_bytes(number, "big")


def _little(number: bytes) -> int:
    return int.from_bytes(number, "little")
