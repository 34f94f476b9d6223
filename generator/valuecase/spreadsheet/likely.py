"""Which column is likely meant where a key has none: later numbers for after, words that differ for what names the rows."""

from __future__ import annotations

import re

from valuecase.spreadsheet.amounts import stands_for_number
from valuecase.spreadsheet.grid import Cell
from valuecase.spreadsheet.headings import meaning, plain
from valuecase.spreadsheet.table import Column, Table

_NOW = re.compile(r"\b(?:actuals?|current|latest|now|outturn|year[- ]end|result|follow-?up|achieved)\b|\bq[1-4]\b")
_THEN = re.compile(r"\b(?:last|previous|prior|start|first|initial|base)\b")
_HOPED = re.compile(
    r"\b(?:targets?|plan(?:ned)?|budget|forecasts?|trajectory|goals?|aim|profile|threshold|tolerance|standard|"
    r"variance|var|change|diff(?:erence)?|rag|rank|ref|codes?|id|no|year to date|ytd)\b"
)

#: Columns that name no rows: codes, signs, sources, and who is in charge, who may be a person.
_OTHER = re.compile(
    r"\b(?:ref(?:erence)?|codes?|id|no|hrg|rag|status|sources?|evidence|links?|rationale|assumptions?|owner|lead|contact|"
    r"\w*workers?|managers?|officers?|staff|assigned|allocated|by|who|whom|persons?|clients?|initials)\b"
)


def likely_side(table: Table, side: str) -> Column | None:
    """The column of numbers that may be the `before` or `after` that is missing; None where none suggests itself."""
    found = [(_points(table, column, side), column) for column in _open(table) if holds_numbers(table, column)]
    best = max((points for points, _column in found), default=0)
    chosen = [column for points, column in found if points == best]
    return chosen[-1 if side == "after" else 0] if best > 0 else None


def likely_number(table: Table) -> Column | None:
    """The first column of numbers that no key is known for."""
    numbers = [column for column in _open(table) if holds_numbers(table, column)]
    return next((c for c in numbers if not _HOPED.search(plain(c.heading))), numbers[0] if numbers else None)


def likely_label(table: Table) -> Column | None:
    """The first column of words that differ from row to row, before any column of numbers; no notes, no signs."""
    stop = min((column.number for column in table.numbers), default=10**6)
    for column in _open(table):
        if _OTHER.search(plain(column.heading)):
            continue
        words = [cell.text for cell in _cells(table, column) if cell.kind == "text"]
        worded = [text for text in words if re.search(r"[^\W\d]{3}", text)]
        several = len(worded) > 1 and len(worded) * 2 > len(_cells(table, column))
        known = meaning(column.heading).key
        if (
            several
            and not known
            and column.heading
            and column.number < stop
            and len(set(worded)) * 5 >= len(worded) * 4
        ):
            return column
    return None


def holds_numbers(table: Table, column: Column) -> bool:
    """Whether most of its cells are numbers, or say that one is not known."""
    cells = _cells(table, column)
    numbers = [cell for cell in cells if cell.kind in ("number", "no result")]
    alike = [cell for cell in cells if cell.kind == "text" and stands_for_number(cell.text)]
    return bool(numbers) and (len(numbers) + len(alike)) * 2 > len(cells)


def _open(table: Table) -> list[Column]:
    return [column for column in table.columns if column.key in ("", "value", "amount", "dated") and not column.said]


def _points(table: Table, column: Column, side: str) -> int:
    """How much speaks for a column being this side: its words, and its time against that of the other side."""
    words = plain(column.heading)
    if _HOPED.search(words):
        return 0
    other = table.column("before" if side == "after" else "after")
    own, its = column.meaning.when, other.meaning.when if other else ""
    fits = (_NOW if side == "after" else _THEN).search(words)
    later = bool(own and its) and (own > its if side == "after" else own < its)
    return 1 + 2 * bool(fits) + 2 * later


def _cells(table: Table, column: Column) -> list[Cell]:
    rows = range(table.first, min(table.last, table.first + 200) + 1)
    return [cell for row in rows if (cell := table.sheet.at(row, column.number))]
