"""What is said of a table's rows that are no rows of a case: totals, headings within it, hidden rows; each kind once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from valuecase.spreadsheet.extent import short
from valuecase.spreadsheet.grid import Remark, ranges
from valuecase.spreadsheet.line import Line
from valuecase.spreadsheet.options import Options
from valuecase.spreadsheet.table import Table
from valuecase.spreadsheet.totals import Sums, adds, subtotal
from valuecase.wording import listed


@dataclass(frozen=True, slots=True)
class ReadTotal:
    """A row that was read as a total, its words, the rows since the last one, and whether it is that of all so far."""

    line: Line
    words: str
    block: Sums
    of_all: bool


def judged(file: str, table: Table, totals: Sequence[ReadTotal]) -> tuple[Line | None, list[Remark]]:
    """The total of the whole table, and what is said of it and the others.

    The last total is that of the table, unless it is that of a part; what the others say is
    compared with their rows.
    """
    last = totals[-1] if totals else None
    part = last and len(totals) > 1 and adds(last.line, last.block) and not last.of_all
    whole = last if last and not part and not subtotal(last.words) else None
    others = [total for total in totals if total is not whole]
    remarks = [remark for total in others for remark in _compared(file, table, total)]
    if others:
        named = [(total.line.row, total.words) for total in others]
        what = "subtotals, and are no rows" if len(others) > 1 else "a subtotal, and is no row"
        words = f"{_named(named)} read as {what} of the case"
        remarks.append(Remark(file, table.place(others[0].line.row), words, stops=False))
    if whole:
        words = f"{_named([(whole.line.row, whole.words)])} read as the total, and is no row of the case"
        remarks.append(Remark(file, table.place(whole.line.row), words, stops=False))
    return whole.line if whole else None, remarks


def of_headings(file: str, table: Table, options: Options, headings: Sequence[tuple[int, str]]) -> list[Remark]:
    """That headings within a table are left out, and what they may be given to."""
    if options.groups or not headings:
        return []
    keys = ("agency", "area") if options.section == "costs" else ("domain",)
    ways = [f"--groups {key}" for key in keys if not table.column(key)]
    remedy = f"to give {'them' if len(headings) > 1 else 'it'} to the rows below: {' or '.join(ways)}" if ways else ""
    what = "headings" if len(headings) > 1 else "a heading"
    words = f"{_named(headings)} read as {what}, and left out"
    return [Remark(file, table.place(headings[0][0]), words, remedy, stops=False)]


def of_hidden(file: str, table: Table, options: Options, hidden: Sequence[int]) -> list[Remark]:
    """That rows are hidden, and the question whether they count."""
    if not hidden:
        return []
    found = f"row{'s' * (len(hidden) > 1)} {ranges(hidden)} {'are' if len(hidden) > 1 else 'is'} hidden"
    place = table.place(hidden[0])
    if options.hidden_rows == "without":
        return [Remark(file, place, f"{found}, and left out as you said", stops=False)]
    remedy = "say whether to read what is hidden: --hidden-rows with, or --hidden-rows without"
    return [Remark(file, place, found, remedy)]


def _named(rows: Sequence[tuple[int, str]]) -> str:
    """`“NHS” is`; `“NHS” and “Council” (rows 9 and 12) are`; of many, the first four."""
    names = [f"“{short(words)}”" if words else "this row" if len(rows) == 1 else f"row {row}" for row, words in rows]
    if len(names) > 4:
        names[3:] = [f"{len(names) - 3} more"]
    told = listed(names)
    told += f" (rows {ranges(row for row, _words in rows)})" if len(rows) > 1 else ""
    return told + (" are" if len(rows) > 1 else " is")


def _compared(file: str, table: Table, total: ReadTotal) -> list[Remark]:
    found = []
    for key, amount in total.line.amounts.items():
        more = total.block.off(key, amount) if key != "unit-cost" and total.block.rows else 0
        if more and not total.of_all:
            words = f"says {amount.text}, and the rows above come to {float(amount.stored - more):,.2f}"
            place = table.sheet.place(total.line.row, total.line.cells[key].column)
            found.append(Remark(file, place, words, "see which is wrong", stops=False, numbers=True))
    return found
