"""How far a table goes: to its last row with numbers, before another table and before what stands apart below its total."""

from __future__ import annotations

from dataclasses import dataclass, field

from valuecase.spreadsheet.amounts import stands_for_number
from valuecase.spreadsheet.grid import Cell, Remark, ranges
from valuecase.spreadsheet.options import SKIP, Options
from valuecase.spreadsheet.table import Column, Table, headings_at
from valuecase.spreadsheet.totals import called_total

NAMING = ("label", "agency", "area", "domain", "row", "person")


@dataclass(slots=True)
class Extent:
    """The last row of a table, and what is said of the rows below it."""

    last: int
    remarks: list[Remark] = field(default_factory=list)


def extent(file: str, table: Table, options: Options) -> Extent:
    """The last row of a table. Where the author names the rows, all of them are meant."""
    stop = table.last + 1 if options.rows else _next_table(table, options)
    found = Extent(table.first - 1)
    total = False
    for row in range(table.first, stop):
        if total and not options.rows and not cells_of(table, row):
            rest = [below for below in range(row, stop) if has_number(table, below)]
            if rest and not any(total_words(table, below) for below in rest):
                words = f"{_rows(rest)} numbers below the total, and {'are' if len(rest) > 1 else 'is'} not read"
                remedy = f"to read them too: --rows {table.top}-{rest[-1]}"
                found.remarks.append(Remark(file, table.place(rest[0]), words, remedy, stops=False, numbers=True))
                break
        if has_number(table, row) or _unfinished(table, row):
            found.last, total = row, bool(total_words(table, row))
    found.remarks += _below(file, table, found.last, stop)
    return found


def used(table: Table) -> list[Column]:
    """The columns that are read."""
    return [column for column in table.columns if column.key not in ("", SKIP, "worked out", "personal", "name")]


def cells_of(table: Table, row: int) -> list[Cell]:
    """The cells of a row that are not empty, in the columns that are read."""
    wanted = {column.number for column in used(table)}
    return [cell for cell in table.sheet.row(row) if cell.column in wanted]


def has_number(table: Table, row: int) -> bool:
    """Whether something stands in a column of numbers."""
    return any(table.sheet.at(row, column.number) for column in table.numbers)


def total_words(table: Table, row: int) -> str:
    """The words that call a row a total; empty where it is not called one."""
    first = min((column.number for column in table.numbers), default=0)
    before = [
        cell for cell in table.sheet.row(row) if cell.column < first
    ]  # it may stand among codes that are not read
    texts = [cell.text for cell in [*cells_of(table, row), *before] if cell.kind == "text"]
    return next((words for words in texts if called_total(words)), "")


def short(words: str) -> str:
    """The beginning of long words."""
    return words if len(words) <= 50 else words[:49] + "…"


def _next_table(table: Table, options: Options) -> int:
    """The row in which another table begins, or the one after the last."""
    plain = Options(options.section)
    for row in range(table.first + 1, table.last + 1):
        if not _looks_like_data(table, row) and headings_at(table.sheet, row, table.last, plain):
            return row
    return table.last + 1


def _looks_like_data(table: Table, row: int) -> bool:
    cells = [table.sheet.at(row, column.number) for column in table.numbers]
    return any(cell and (cell.kind != "text" or stands_for_number(cell.text)) for cell in cells)


def _unfinished(table: Table, row: int) -> bool:
    """A row with the words of a row and no number, right below one that has both."""
    words = [column for column in used(table) if column.key in NAMING and table.sheet.at(row, column.number)]
    return len(words) > 1 and has_number(table, row - 1)


def _counts(table: Table, row: int) -> bool:
    return any(cell.kind in ("number", "no result") for cell in table.sheet.row(row))


def _below(file: str, table: Table, last: int, stop: int) -> list[Remark]:
    """What is said of notes below a table, and of another one."""
    found = []
    notes = [row for row in range(last + 1, stop) if table.sheet.row(row) and not has_number(table, row)]
    for row in [row for row in notes if total_words(table, row) and _counts(table, row)]:
        notes.remove(row)
        words = f"“{short(total_words(table, row))}” has numbers only in columns that are not read, so it is not kept"
        found.append(Remark(file, table.place(row), words, stops=False, numbers=True))
    if notes:
        words = short(table.sheet.row(notes[0])[0].text)
        rows = f"{'rows' if len(notes) > 1 else 'row'} {ranges(notes)}"
        found.append(
            Remark(file, table.place(notes[0]), f"{rows} below the table: notes, left out: “{words}”", stops=False)
        )
    if stop <= table.last:
        words = "another table seems to begin here, and is not read"
        found.append(Remark(file, table.place(stop), words, f"to read it: --rows {stop}-", stops=False))
    return found


def _rows(rows: list[int]) -> str:
    return f"row{'s' * (len(rows) > 1)} {ranges(rows)} {'have' if len(rows) > 1 else 'has'}"
