"""Finding the table in a sheet: the rows of its headings, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from valuecase.spreadsheet.amounts import stands_for_number
from valuecase.spreadsheet.grid import Cell, Sheet, column_number, letters
from valuecase.spreadsheet.headings import NUMBERS, Meaning, meaning, plain, scale_in
from valuecase.spreadsheet.options import Options, WrongUsage

#: How far down the headings are looked for, and how many rows they may take.
DEPTH, HEIGHT = 200, 3
_TEXTS = ("label", "agency", "area", "row", "person", "domain", "name", "personal")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table: its number, its heading in words, and what it holds."""

    number: int
    heading: str
    meaning: Meaning
    said: bool = False

    @property
    def key(self) -> str:
        return self.meaning.key

    @property
    def letter(self) -> str:
        return letters(self.number)

    @property
    def name(self) -> str:
        """What its numbers are kept under: the key, or for one of many times the key and the letter."""
        return f"dated {self.letter}" if self.key == "dated" else self.key

    def __str__(self) -> str:
        return f"column {self.letter}" + (f" (“{self.heading}”)" if self.heading else "")


@dataclass(slots=True)
class Table:
    """A table as found: headings from row `top`, its rows from `first`; the words above it, what they say it is in.

    open: numbers of columns of which it is asked whether they are meant
    """

    sheet: Sheet
    top: int
    first: int
    last: int
    columns: list[Column]
    above: list[str] = field(default_factory=list)
    scale: str = ""
    open: set[int] = field(default_factory=set)

    def column(self, key: str) -> Column | None:
        return next((column for column in self.columns if column.key == key), None)

    @property
    def numbers(self) -> list[Column]:
        """The columns whose cells are numbers."""
        return [column for column in self.columns if column.key in NUMBERS]

    def place(self, row: int, column: Column | None = None) -> str:
        return self.sheet.place(row, column.number if column else None)


def find_table(sheet: Sheet, options: Options) -> Table | None:
    """The first table of a sheet that has headings which are known, or that the author points to."""
    start, end = options.rows or (1, sheet.reaches[0])
    end = min(end, sheet.reaches[0])
    if options.columns and (found := find_table(sheet, replace(options, columns={}))):
        # What the author calls the columns does not move the headings that are found without it.
        found.columns = _columns(sheet, found.top, found.first - 1, options)
        if _all_there(found, options):
            return found
    for top in _tops(sheet, start, end, options):
        if found := headings_at(sheet, top, end, options):
            return found
    lettered = {column_number(name): key for name, key in options.columns.items() if column_number(name)}
    if options.rows and lettered and not any(key for key in options.columns if not column_number(key)):
        columns = [Column(number, "", Meaning(key), True) for number, key in sorted(lettered.items())]
        first = start + int(not _has_numbers(sheet, start, [c.number for c in columns if c.key in NUMBERS]))
        return _described(Table(sheet, first, first, end, columns))
    return None


def _tops(sheet: Sheet, start: int, end: int, options: Options) -> Iterator[int]:
    """The rows in which headings may begin; where the author names the row, also above it, if its cells reach down."""
    if not options.rows:
        yield from range(start, min(end, start + DEPTH) + 1)
        return
    yield from sorted({area.top for area in sheet.merged if area.top < start <= area.bottom < start + HEIGHT})
    yield start


def _all_there(table: Table, options: Options) -> bool:
    """Whether each column that the author names is one of the table's."""
    there = {plain(column.heading) for column in table.columns} | {column.letter.lower() for column in table.columns}
    return all(plain(name) in there for name in options.columns)


def headings_at(sheet: Sheet, top: int, end: int, options: Options) -> Table | None:
    """The table whose headings begin in row `top`; None where none do."""
    if len(sheet.row(top)) < 2 and not options.rows:
        return None
    near = [cell for row in range(top, top + HEIGHT) for cell in sheet.row(row)]
    if not options.columns and not any(
        meaning(heading_text(cell)).key in (*NUMBERS, "personal") or _is_year(cell) for cell in near
    ):
        return None
    best: Table | None = None
    for height in range(1, HEIGHT + 1):
        bottom = top + height - 1
        if bottom >= end or not all(_only_words(sheet, row) for row in range(top, bottom + 1)):
            break
        columns = _columns(sheet, top, bottom, options)
        table = Table(sheet, top, bottom + 1, end, columns)
        more = best is None or _known(table) > _known(best) or _goes_on(best, bottom)
        if more and _is_table(table) and (best is None or _known(table) >= _known(best)):
            best = table
    return _described(best) if best else None


def _known(table: Table) -> int:
    return len([column for column in table.columns if column.key])


def _goes_on(table: Table, row: int) -> bool:
    """Whether the row below headings is one of them: what they are in or of when, or words where numbers would be."""
    cells = table.sheet.row(row)
    said = [meaning(heading_text(cell)) for cell in cells]
    if said and all(one.when or one.scale or one.percent or one.money for one in said):
        return True
    numbers = {column.number for column in table.numbers}
    under = [cell for cell in cells if cell.column in numbers]
    return len(under) > 1 and all(cell.kind == "text" and not stands_for_number(cell.text) for cell in under)


def _is_table(table: Table) -> bool:
    """Whether there is a column of words and one of numbers, with a number soon below the headings."""
    words = any(column.key in _TEXTS for column in table.columns) or _leading(table)
    below = [row for row in range(table.first, table.last + 1) if table.sheet.row(row)][:4]
    numbers = [column.number for column in table.numbers]
    return bool(words and numbers) and any(_has_numbers(table.sheet, row, numbers) for row in below)


def _leading(table: Table) -> Column | None:
    """A first column without a heading that holds words, as in many tables of costs."""
    first = next((column for column in table.columns if not column.heading), None)
    if not first or any(column.number < first.number and column.key for column in table.columns):
        return None
    return first


def _columns(sheet: Sheet, top: int, bottom: int, options: Options) -> list[Column]:
    last = max((column for row in sheet.rows.values() for column in row), default=0)
    found = []
    for number in range(1, last + 1):
        heading = _heading(sheet, top, bottom, number)
        if heading or any(sheet.at(row, number) for row in range(bottom + 1, bottom + 50)):
            found.append(_said(Column(number, heading, meaning(heading)), options))
    keys = {column.key for column in found}
    if any(column.key == "unit-cost" and not column.meaning.when for column in found):
        found = [_paid(column) for column in found]  # beside a tariff, the price of a year is what was paid in it
    pre = any(re.fullmatch(r"pre\b.*", plain(column.heading)) for column in found)
    if pre and "after" not in keys:  # “post” is a job, or the time after
        found = [
            replace(column, meaning=replace(column.meaning, key="after")) if plain(column.heading) == "post" else column
            for column in found
        ]
    return found


def _paid(column: Column) -> Column:
    one = column.meaning
    paid = one.key == "unit-cost" and one.when and not column.said and "unit" not in plain(column.heading)
    return replace(column, meaning=replace(one, key="dated", money=True, count=False)) if paid else column


def _said(column: Column, options: Options) -> Column:
    """The column as the author called it, by its heading or its letter."""
    for name, key in options.columns.items():
        if plain(name) == plain(column.heading) or name.upper() == column.letter:
            return replace(column, meaning=replace(column.meaning, key=key), said=True)
    return column


def _heading(sheet: Sheet, top: int, bottom: int, column: int) -> str:
    """The words of a heading, from above to below; a wide one stands over each of its columns."""
    parts: list[str] = []
    for row in range(top, bottom + 1):
        cell = sheet.spread(row, column)
        if not cell and row < bottom and sheet.at(bottom, column):
            cell = _from_the_left(sheet, row, bottom, column)
        words = heading_text(cell) if cell else ""
        if words and words not in parts:
            parts.append(words)
    return " ".join(parts)


def _from_the_left(sheet: Sheet, row: int, bottom: int, column: int) -> Cell | None:
    """A heading that is meant to stand over the empty cells to its right, though they are not merged."""
    for left in range(column - 1, 0, -1):
        if cell := sheet.spread(row, left):
            return cell if sheet.at(bottom, left) else None
    return None


def heading_text(cell: Cell) -> str:
    """A heading's words; a date as year and month, a year as it is."""
    return cell.text[:7] if cell.kind == "date" else cell.text


def _only_words(sheet: Sheet, row: int) -> bool:
    """Whether a row can be one of headings: words, dates and years, and no other number."""
    return all(cell.kind in ("text", "date") or _is_year(cell) for cell in sheet.row(row))


def _is_year(cell: Cell) -> bool:
    return (
        isinstance(cell.value, Decimal)
        and cell.value % 1 == 0
        and 1990 <= cell.value <= 2100
        and not cell.format.currency
    )


def _has_numbers(sheet: Sheet, row: int, columns: list[int]) -> bool:
    """Whether a cell of these columns holds a number, or what stands where one is missing or broken."""
    cells = [sheet.at(row, column) for column in columns]
    return any(cell and (cell.kind not in ("text", "date") or stands_for_number(cell.text)) for cell in cells)


def _described(table: Table) -> Table:
    """The table with the words that stand above it, and whether they say that its numbers are in thousands."""
    for row in range(table.top - 1, max(0, table.top - 13), -1):
        cells = table.sheet.row(row)
        if any(cell.kind == "number" for cell in cells):
            break  # another table
        table.above[:0] = [cell.text for cell in cells if cell.kind == "text"]
    for words in table.above:
        letter, _rest = scale_in(plain(words))
        table.scale = letter or table.scale
    return table


def known_columns(table: Table, options: Options) -> None:
    """Refuse names of columns that the table has none of."""
    for name in options.columns:
        if not any(plain(name) == plain(c.heading) or name.upper() == c.letter for c in table.columns):
            there = ", ".join(f"{column.letter} “{column.heading}”" for column in table.columns)
            raise WrongUsage(f"--columns: there is no column “{name}”; the columns are: {there}")
