"""Reading .xlsx files with openpyxl: the results that formulas were saved with, and what they were."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from valuecase.spreadsheet.formats import format_of
from valuecase.spreadsheet.grid import MAX_COLUMNS, Area, Cell, Sheet, clean, one_line


def read_xlsx(path: Path, formulas: bool) -> tuple[Sheet, ...]:
    """The sheets of a file. Formulas are not worked out, and links to other files are not followed.

    formulas: whether there are any; the file is read twice then, for what was typed and for what was saved with it
    """
    written = openpyxl.load_workbook(path, data_only=False, keep_links=False)
    results = openpyxl.load_workbook(path, data_only=True, keep_links=False) if formulas else written
    return tuple(_sheet(sheet, written[sheet.title]) for sheet in results.worksheets)


def _sheet(results: Worksheet, written: Worksheet) -> Sheet:
    sheet = Sheet(one_line(results.title), hidden=results.sheet_state != "visible")
    # Only the cells that are there: one stray cell in the last row would make a million empty ones.
    for (row, column), typed in sorted(written._cells.items()):
        if typed.value is not None:
            cell = _cell(results.cell(row, column), typed)
            if cell:
                sheet.put(cell)
    for r in written.merged_cells.ranges:
        sheet.merge(Area(r.min_row, r.min_col, r.max_row, r.max_col))
    sheet.hidden_rows = {number for number, row in written.row_dimensions.items() if row.hidden or row.height == 0}
    for side in written.column_dimensions.values():  # one for a run of columns that look the same
        if side.hidden or (side.customWidth and side.width == 0):
            sheet.hidden_columns |= set(range(side.min or 0, min(side.max or 0, MAX_COLUMNS) + 1))
    return sheet


def _cell(result: Any, typed: Any) -> Cell | None:
    """A cell from what it shows and from what was typed; None where a formula comes to no words at all."""
    row, column, bold = typed.row, typed.column, bool(typed.font and typed.font.b)
    formula = _formula(typed) if typed.data_type == "f" else ""
    value = result.value
    if value is None:
        # A formula that comes to an empty text was saved as text; one that was never worked out has no type.
        return None if result.data_type in ("s", "str") else Cell(row, column, "no result", "", formula=formula)
    if result.data_type == "e":
        return Cell(row, column, "error", str(value), formula=formula)
    if isinstance(value, bool):
        return Cell(row, column, "yes or no", "yes" if value else "no", formula=formula)
    if isinstance(value, datetime | date | time | timedelta):
        return _date(row, column, value, formula, bold)
    if isinstance(value, int | float):
        number = clean(value)
        return Cell(row, column, "number", number, format_of(typed.number_format, number), formula, bold)
    return Cell(row, column, "text", str(value), formula=formula, bold=bold) if str(value).strip() else None


def _formula(typed: Any) -> str:
    """A formula as it is written; one for many cells at once is an object that holds it."""
    return str(getattr(typed.value, "text", None) or typed.value)


def _date(row: int, column: int, value: Any, formula: str, bold: bool) -> Cell:
    if isinstance(value, datetime):
        return Cell(row, column, "date", value.date(), formula=formula, bold=bold)
    if isinstance(value, date):
        return Cell(row, column, "date", value, formula=formula, bold=bold)
    return Cell(row, column, "text", str(value), formula=formula, bold=bold)
