"""Whether anything says that the amounts of a table are pounds: counts of things would be published as money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from valuecase.spreadsheet.grid import Cell, Remark
from valuecase.spreadsheet.headings import plain, says_count, says_pounds
from valuecase.spreadsheet.lines import Lines
from valuecase.spreadsheet.options import Options
from valuecase.spreadsheet.table import Column, Table

#: Numbers of which one says what the others are, since they are compared.
_SIDES = ("before", "after", "dated")
#: Columns whose heading may say what the numbers beside them are: `Cost type`, `Saving (£)`.
_TELLING = ("label", "area", "saves", "worked out")
_COUNTS = "if they are numbers of things, "
_UNIT_COST = _COUNTS + "add a column “Unit cost” with what one of them costs"
_COST = _COUNTS + "write what they cost instead"


@dataclass(frozen=True, slots=True)
class _Taken:
    """A number that is taken for pounds."""

    row: int
    column: Column
    cell: Cell


def not_said(file: str, table: Table, lines: Lines, options: Options) -> Iterator[Remark]:
    """What is to be asked about amounts of costs that neither a cell, a heading nor the words above say are pounds."""
    if options.section != "costs":
        return
    unit = table.column("unit-cost")
    for group in (_SIDES, ("amount",), ("saves",)):
        taken = [one for one in _taken(table, lines) if one.column.key in group]
        if unit and group is _SIDES:
            taken = [one for one in taken if not _is_pounds(one.cell) and not one.column.meaning.money]
            yield from _without_unit_cost(file, table, taken)
        elif taken and not (
            _table_says(table)
            or any(_heading_says(one.column) for one in taken)
            or any(_is_pounds(cell) for cell in _cells(table, lines, group))
        ):
            yield _asked(file, table, taken)


def _taken(table: Table, lines: Lines) -> Iterator[_Taken]:
    """Every number of the rows that is written as money; not of columns that are asked about already."""
    for column in table.numbers:
        asked = column.key in _SIDES and column.meaning.count and not column.said
        if asked or column.number in table.open:
            continue
        for line in lines.rows:
            if column.name in line.amounts and line.amounts[column.name].kind == "money":
                yield _Taken(line.row, column, line.cells[column.name])


def _asked(file: str, table: Table, taken: list[_Taken]) -> Remark:
    first = taken[0]
    place = table.place(first.row, first.column)
    found = f"{first.cell.text} is taken for pounds, and nothing in the table says so"
    counts = _UNIT_COST if first.column.key in _SIDES else _COST
    if all(one.column.said for one in taken):
        return Remark(file, place, f"{found} but the name you gave the column", counts, stops=False, numbers=True)
    columns = {one.column.letter: one.column for one in taken}
    named = ",".join(f"{letter}={column.key}" for letter, column in columns.items())
    return Remark(file, place, found, f"if these are pounds: --columns {named}; {counts}")


def _without_unit_cost(file: str, table: Table, taken: list[_Taken]) -> Iterator[Remark]:
    """Rows that have numbers and no unit cost, in a table where others have one: each once."""
    for row in sorted({one.row for one in taken}):
        first = next(one for one in taken if one.row == row)
        found = f"{first.cell.text} is taken for pounds, since this row has no unit cost"
        yield Remark(file, table.place(row, first.column), found, "if not, give it one", stops=False, numbers=True)


def _cells(table: Table, lines: Lines, keys: tuple[str, ...]) -> Iterator[Cell]:
    """The cells of such columns, that of the total among them: a £ often stands only on the first row and the last."""
    names = {column.name for column in table.numbers if column.key in keys}
    for line in [*lines.rows, *([lines.printed] if lines.printed else [])]:
        yield from (cell for name, cell in line.cells.items() if name in names)


def _is_pounds(cell: Cell) -> bool:
    return cell.format.currency == "GBP" or (cell.kind == "text" and bool(re.search(r"£|\bGBP\b", cell.text)))


def _heading_says(column: Column) -> bool:
    words = plain(column.heading)
    return column.meaning.money or (says_pounds(words) and not column.meaning.count)


def _table_says(table: Table) -> bool:
    """Whether the words above the table, the name of its sheet or the heading of a telling column speak of money alone."""
    beside = [
        c.heading for c in table.columns if c.key in _TELLING and not re.search(r"\b(?:unit|per)\b", plain(c.heading))
    ]
    words = [plain(one) for one in (*table.above, table.sheet.name, *beside)]
    return any(says_pounds(one) and not says_count(one) for one in words)
