"""A spreadsheet as plain values: sheets, cells with how they are shown, what is hidden and what is merged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from valuecase.wording import listed

#: How much of a sheet is read.
MAX_ROWS, MAX_COLUMNS, MAX_CELLS, MAX_MERGED = 10_000, 200, 200_000, 5_000


class TooManyCells(Exception):
    """A sheet has more cells than are read; the message says how many those are, and of which."""


@dataclass(frozen=True, slots=True)
class Format:
    """How a number is shown.

    places:   digits after the point; None where as many as the number has
    scale:    what a shown 1 stands for: 1,000 where the format leaves the last three digits out
    currency: `GBP`, `EUR` and so on; empty where none is shown
    percent:  whether it is shown as a percentage
    unseen:   whether the format shows nothing at all
    """

    places: int | None = None
    scale: int = 1
    currency: str = ""
    percent: bool = False
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is not empty.

    kind:    `no result` is a formula saved without what it comes to; an error's value is `#REF!` and such
    formula: as it is written, for words only; it is never worked out
    """

    row: int
    column: int
    kind: Literal["text", "number", "date", "yes or no", "error", "no result"]
    value: str | Decimal | date = ""
    format: Format = Format()
    formula: str = ""
    bold: bool = False

    @property
    def text(self) -> str:
        """The cell in words, on one line and without signs that cannot be seen."""
        if isinstance(self.value, Decimal):
            return f"{self.value.normalize():f}"
        if isinstance(self.value, date):
            return self.value.isoformat()
        return one_line(self.value)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, all four sides included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(slots=True)
class Sheet:
    """One sheet: its cells by row and by column, counted from 1; what is hidden; what is merged.

    reaches: the lowest row and the last column with something in it, also beyond what is read
    cells:   how many were put
    """

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False
    reaches: tuple[int, int] = (0, 0)
    cells: int = 0

    def put(self, cell: Cell) -> None:
        """Keep a cell, if it lies within what is read; raises TooManyCells."""
        self.cells += 1
        if self.cells > MAX_CELLS:
            raise TooManyCells(f"{MAX_CELLS:,} cells that are not empty")
        self.reaches = (max(self.reaches[0], cell.row), max(self.reaches[1], cell.column))
        if cell.row <= MAX_ROWS and cell.column <= MAX_COLUMNS:
            self.rows.setdefault(cell.row, {})[cell.column] = cell

    def merge(self, area: Area) -> None:
        """Note that cells are merged; raises TooManyCells."""
        if len(self.merged) >= MAX_MERGED:
            raise TooManyCells(f"{MAX_MERGED:,} merged cells")
        self.merged.append(area)

    def at(self, row: int, column: int) -> Cell | None:
        return self.rows.get(row, {}).get(column)

    def row(self, number: int) -> list[Cell]:
        """The cells of a row that are not empty, from left to right."""
        return [cell for _column, cell in sorted(self.rows.get(number, {}).items())]

    def area_of(self, row: int, column: int) -> Area | None:
        """The merged cells that a cell is among."""
        return next((area for area in self.merged if area.holds(row, column)), None)

    def spread(self, row: int, column: int) -> Cell | None:
        """The cell; of merged ones, the one that holds what all of them show."""
        if cell := self.at(row, column):
            return cell
        area = self.area_of(row, column)
        return self.at(area.top, area.left) if area else None

    def place(self, row: int, column: int | None = None, last: tuple[int, int] | None = None) -> str:
        """`Sheet1!C7`, `'Costs 2023'!C7:D9`, or `Sheet1!7` for a row."""
        name = self.name if re.fullmatch(r"[^\W\d]\w*", self.name) else "'" + self.name.replace("'", "''") + "'"
        if column is None:
            return f"{name}!{row}"
        return f"{name}!{letters(column)}{row}" + (f":{letters(last[1])}{last[0]}" if last else "")


@dataclass(frozen=True, slots=True)
class Book:
    """A spreadsheet file: its name without folders, and its sheets."""

    file: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something found in a spreadsheet. Where it `stops`, nothing is written until it is mended.

    numbers: whether it says something about a figure, which is told before the rest
    """

    file: str
    place: str
    found: str
    remedy: str = ""
    stops: bool = True
    numbers: bool = False

    def __str__(self) -> str:
        where = f"{self.file} {self.place}".strip()
        return f"{where}: {self.found}" + (f"; {self.remedy}" if self.remedy else "")


def letters(column: int) -> str:
    """A column as spreadsheets call it: 1 is A, 28 is AB."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_number(name: str) -> int:
    """The number of a column by its letters; 0 where they are none."""
    if not re.fullmatch(r"[A-Za-z]{1,3}", name):
        return 0
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number


def one_line(text: str) -> str:
    """Words on one line, without control characters and signs of no width."""
    plain = re.sub(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+", " ", text)
    return " ".join(plain.split())


def ranges(numbers: Iterable[int]) -> str:
    """Row numbers in words: `7`, `7 and 9`, `4–8, 11 and 20`."""
    parts = [str(first) if first == last else f"{first}–{last}" for first, last in _runs(sorted(set(numbers)))]
    return listed(parts)


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for index, number in enumerate(numbers):
        if index + 1 == len(numbers) or numbers[index + 1] != number + 1:
            yield numbers[start], number
            start = index + 1


def clean(number: float | int | str) -> Decimal:
    """A stored number without the dust of binary arithmetic: spreadsheets keep 15 digits."""
    if isinstance(number, int):
        return Decimal(number)
    return Decimal(f"{float(number):.15g}")
