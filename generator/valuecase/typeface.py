"""The one typeface of charts and paper: where its file is, which characters it has, and how wide words are in it.

Its letters are as wide as those of Arial and Liberation Sans, so what fits here fits in
the browser of whoever reads the page.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from io import BytesIO
from pathlib import Path

import fontpkg_arimo

#: The folder of the typeface's files.
FOLDER = Path(fontpkg_arimo.__file__).parent / "files"
UPRIGHT = "Arimo[wght].ttf"
REGULAR, BOLD = 400, 700

# Characters that are never drawn (soft hyphens, spaces without width, breaks), so that a typeface needs nothing for
# them.
_NEVER_DRAWN = frozenset(
    "\t\n\r\x85\xad\u061c\u2028\u2029\u200b\u200c\u200e\u200f" + "".join(map(chr, range(0x2060, 0x2065)))
)
# In the table of characters, and yet refused: in an accessible PDF, or because they turn round
# the order in which words and numbers are read, or because they join letters or pick a variant of one, of which PDF/UA
# cannot tell in a picture what it stands for.
_REFUSED = frozenset(
    "\u034f\u200d\ufe0f\ufeff\ufffe\x00\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    + "".join(map(chr, range(0x206A, 0x2070)))
)


def unshown(text: str) -> list[str]:
    """The characters of a text that the briefing cannot print, each once.

    A mark that goes with its letter as one, such as an accent, can be printed; one on top of others cannot.
    """
    whole = "" if text.isascii() else unicodedata.normalize("NFC", text)
    marks = (letter for letter in dict.fromkeys(whole) if unicodedata.combining(letter))
    return list(dict.fromkeys([*(letter for letter in dict.fromkeys(text) if not can_show(letter)), *marks]))


def can_show(character: str) -> bool:
    """Whether the briefing can print a character, or need not draw it."""
    return character in _NEVER_DRAWN or (ord(character) in drawn() and character not in _REFUSED)


@cache
def drawn() -> frozenset[int]:
    """The codes of all characters the typeface has a drawing for."""
    return frozenset(_font()[0])


def width(text: str, size: float, weight: int = REGULAR) -> float:
    """How wide a line of text is, in the unit of `size`: the sum of its letters, without kerning.

    A character that the typeface lacks counts as a whole square, since another typeface
    will stand in for it.
    """
    widths = _widths(weight)
    return sum(0.0 if letter in _NEVER_DRAWN else widths.get(ord(letter), 1.0) for letter in text) * size


def wrapped(text: str, size: float, most: float, weight: int = REGULAR) -> list[str]:
    """Text as lines none of which is wider than `most`; a word that is too wide by itself is broken."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if width(longer, size, weight) <= most:
            lines[-1] = longer
            continue
        lines += _broken(word, size, most, weight)
    return [line for line in lines if line] or [""]


def _broken(word: str, size: float, most: float, weight: int) -> list[str]:
    """A word in pieces that fit: after a hyphen or a stroke where there is one, else anywhere."""
    pieces = [""]
    for letter in word:
        while pieces[-1] and width(pieces[-1] + letter, size, weight) > most:
            cut = max(pieces[-1].rfind(mark) for mark in "-–/@") + 1 or len(pieces[-1])
            pieces[-1:] = [pieces[-1][:cut], pieces[-1][cut:]]
        pieces[-1] += letter
    return pieces


@cache
def _font() -> tuple[dict[int, str], object]:
    from fontTools.ttLib import TTFont

    # From memory, since the font is kept for good and a file would stay open with it.
    font = TTFont(BytesIO((FOLDER / UPRIGHT).read_bytes()), lazy=True)
    return font.getBestCmap(), font


@cache
def _widths(weight: int) -> dict[int, float]:
    """The advance of each character at a weight, as a part of the size of the type."""
    drawings, font = _font()
    glyphs = font.getGlyphSet(location={"wght": weight})  # type: ignore[attr-defined]
    square = font["head"].unitsPerEm  # type: ignore[index]
    return {code: glyphs[name].width / square for code, name in drawings.items()}
