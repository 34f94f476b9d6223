"""Damage to the bytes of a file: what a broken disk, a wrong program or somebody with bad intent leaves behind."""

from __future__ import annotations

import random
from collections.abc import Callable

Damage = Callable[[bytes, random.Random, bytes], bytes]

MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
#: Bytes that are no UTF-8: alone, cut short, too long, half a pair of UTF-16, beyond Unicode.
NO_UTF8 = (
    b"\xff",
    b"\x80",
    b"\xc3",
    b"\xe2\x82",
    b"\xc0\xaf",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xf8\x88\x80\x80\x80",
)


def _spot(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data) + 1)


def _piece(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = _spot(data, chance)
    return start, min(len(data), start + chance.choice((1, 2, 8, 64, 512)))


def flipped(data: bytes, chance: random.Random, _: bytes) -> bytes:
    """Some bits turned round."""
    changed = bytearray(data)
    for _number in range(chance.choice((1, 1, 2, 8, 64))):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def inserted(data: bytes, chance: random.Random, _: bytes) -> bytes:
    """Bytes by chance where none were."""
    spot = _spot(data, chance)
    return data[:spot] + chance.randbytes(chance.choice((1, 2, 8, 200))) + data[spot:]


def deleted(data: bytes, chance: random.Random, _: bytes) -> bytes:
    """A piece that is gone."""
    start, end = _piece(data, chance)
    return data[:start] + data[end:]


def doubled(data: bytes, chance: random.Random, _: bytes) -> bytes:
    """A piece that stands there twice, or very often."""
    start, end = _piece(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 1, 3, 50)) + data[end:]


def spliced(data: bytes, chance: random.Random, other: bytes) -> bytes:
    """The beginning of one file and the end of another."""
    return data[: _spot(data, chance)] + other[_spot(other, chance) :]


def truncated(data: bytes, chance: random.Random, _: bytes) -> bytes:
    """A file that ends too early, or is empty."""
    return data[: chance.choice((0, 1, 2, 3, _spot(data, chance), _spot(data, chance)))]


def by_chance(_: bytes, chance: random.Random, __: bytes) -> bytes:
    """Nothing but bytes by chance."""
    return chance.randbytes(chance.choice((1, 16, 300, 5000)))


def no_utf8(data: bytes, chance: random.Random, _: bytes) -> bytes:
    """Bytes that are no UTF-8 among those that are."""
    spot = _spot(data, chance)
    return data[:spot] + chance.choice(NO_UTF8) * chance.choice((1, 1, 40)) + data[spot:]


def other_encoding(data: bytes, chance: random.Random, _: bytes) -> bytes:
    """The same words as an older program saves them."""
    name = chance.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-7", "cp037"))
    return data.decode("utf-8", "replace").encode(name, "replace")


def with_nulls(data: bytes, chance: random.Random, _: bytes) -> bytes:
    """Nulls in one place, between all bytes, or in place of the end."""
    spot = _spot(data, chance)
    return chance.choice((data[:spot] + b"\0" * 9 + data[spot:], data.replace(b"e", b"\0"), data[:spot] + b"\0" * 4096))


def marked(data: bytes, chance: random.Random, _: bytes) -> bytes:
    """Marks of byte order: at the beginning, twice, or within."""
    mark, spot = chance.choice(MARKS), chance.choice((0, 0, _spot(data, chance)))
    return data[:spot] + mark * chance.choice((1, 2)) + data[spot:]


def other_lines(data: bytes, chance: random.Random, _: bytes) -> bytes:
    """Line ends of other machines, of web pages, or none."""
    ends = (b"\r\n", b"\r", b"\n\n", b"", b"\xc2\x85", b"\xe2\x80\xa8", b"\x0b", b"\x0c")
    return data.replace(b"\n", chance.choice(ends), chance.choice((-1, 1, 3)))


BYTES: tuple[Damage, ...] = (
    flipped, inserted, deleted, doubled, spliced, truncated, by_chance, no_utf8, other_encoding, with_nulls, marked,
    other_lines,
)  # fmt: skip
#: Of these a text file is still one: they keep to what a text may hold.
TEXT: tuple[Damage, ...] = (deleted, doubled, spliced, truncated, other_lines, marked, no_utf8, other_encoding)
