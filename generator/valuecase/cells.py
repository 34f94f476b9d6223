"""Cells of tables that are taken away: no spreadsheet runs one as a formula, or refuses it."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

#: What a spreadsheet takes for the beginning of a formula, and the same in the wide letters of East Asian typing.
BEGINS = "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
#: Quotes that programs drop from the beginning of a cell.
QUOTES = "'\"`´‘’‚“”„«»‹›＂＇"
#: Characters that no XML may hold, so no workbook either.
_REFUSED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: What stands before a formula within a cell, where a spreadsheet takes a semicolon or a tab for the end of a cell: then
#: it does not know the quotes round the whole either, and a line ends where one ends in them.
_FURTHER = re.compile(rf"""([;\t\n][\s{QUOTES}]*)(?=[{re.escape(BEGINS)}])""")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def is_number(text: str) -> bool:
    """Whether a cell is a plain decimal number, such as `-12.5`, and nothing else."""
    return bool(_NUMBER.fullmatch(text))


def runs(text: str) -> bool:
    """Whether a spreadsheet might run a cell: behind spaces, quotes and what cannot be seen, it begins a formula."""
    if is_number(text):
        return False
    for letter in text:
        if letter in "\t\r\n" or letter in BEGINS:
            return True
        if letter not in QUOTES and not letter.isspace() and unicodedata.category(letter) not in ("Cc", "Cf"):
            return False
    return False


def legible(text: str) -> str:
    """The text without the characters that a workbook may not hold; a line ends in one way only.

    A bare carriage return would end a line of a CSV file in the midst of a cell.
    """
    return _REFUSED.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))


def safe(value: object) -> str:
    """A cell of a CSV file; one that a spreadsheet would run has an apostrophe in front, which makes it words.

    So has what would begin a formula where cells end at semicolons or tabs.
    """
    text = _FURTHER.sub("\\1'", legible(str(value)))
    return f"'{text}" if runs(text) else text


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV, every cell safe; lines end as on Unix."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([safe(cell) for cell in row] for row in rows)
    return written.getvalue()
