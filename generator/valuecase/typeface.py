"""The one typeface of charts and briefings, and which characters it can show: its file's own table of characters (`cmap`), read without a font library.

The table maps character codes to drawings, in segments (format 4) or in groups (format 12);
both begin with the codes they cover. https://learn.microsoft.com/typography/opentype/spec/cmap
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import fontpkg_arimo

#: The folder of the typeface's files.
FOLDER = Path(fontpkg_arimo.__file__).parent / "files"
UPRIGHT = "Arimo[wght].ttf"

# Characters that are never drawn (joiners, soft hyphens, direction marks, variation
# selectors, breaks), so that a typeface needs nothing for them.
_NEVER_DRAWN = frozenset(
    "\t\n\x0b\x0c\r\x85\xad\u034f\u061c\u2028\u2029"
    + "".join(
        map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0xFE00, 0xFE10)))
    )
)
# In the table of characters, and yet refused in an accessible PDF.
_REFUSED = frozenset("\ufeff\ufffe\x00")


def can_show(character: str) -> bool:
    """Whether the briefing can print a character, or need not draw it."""
    return character in _NEVER_DRAWN or (ord(character) in drawn() and character not in _REFUSED)


@cache
def drawn() -> frozenset[int]:
    """The codes of all characters the typeface has a drawing for."""
    data = (FOLDER / UPRIGHT).read_bytes()
    table = _table(data, b"cmap")
    return frozenset(code for start in _subtables(table) for code in _codes(table[start:]))


def _table(data: bytes, name: bytes) -> bytes:
    """One table of a font file, found in the file's directory."""
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if tag == name:
            return data[offset : offset + length]
    raise ValueError(f"the font has no table {name.decode()}")


def _subtables(table: bytes) -> Iterator[int]:
    """Where the tables for Unicode begin: platform 0, or platform 3 with encoding 1 or 10."""
    (count,) = struct.unpack_from(">H", table, 2)
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * number)
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            yield offset


def _codes(table: bytes) -> Iterator[int]:
    (kind,) = struct.unpack_from(">H", table)
    if kind == 4:
        yield from _in_segments(table)
    elif kind == 12:
        yield from _in_groups(table)


def _in_segments(table: bytes) -> Iterator[int]:
    """Format 4: runs of codes, each with a shift or a list of drawings; drawing 0 stands for none."""
    double = struct.unpack_from(">H", table, 6)[0]
    ends, starts, shifts, lists = (struct.unpack_from(f">{double // 2}H", table, at) for at in _columns(double))
    for number, (start, end, shift, listed) in enumerate(zip(starts, ends, shifts, lists, strict=True)):
        here = 16 + 3 * double + 2 * number
        for code in range(start, end + 1):
            drawing = struct.unpack_from(">H", table, here + listed + 2 * (code - start))[0] if listed else code
            if (drawing + shift) % 0x10000 if drawing or not listed else 0:
                yield code


def _columns(double: int) -> tuple[int, int, int, int]:
    """Where format 4 keeps the ends, starts, shifts and lists of its runs; two bytes pad the first two."""
    return 14, 16 + double, 16 + 2 * double, 16 + 3 * double


def _in_groups(table: bytes) -> Iterator[int]:
    """Format 12: groups of codes whose drawings follow one another."""
    (count,) = struct.unpack_from(">I", table, 12)
    for number in range(count):
        start, end, drawing = struct.unpack_from(">III", table, 16 + 12 * number)
        yield from range(start + (drawing == 0), end + 1)
