"""Reading .ods files with odfdo: the values of cells, and how many digits of them their text shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from odfdo import Document, Element

from valuecase.spreadsheet.grid import (
    MAX_COLUMNS,
    MAX_ROWS,
    Area,
    Cell,
    Format,
    Sheet,
    clean,
    one_line,
)

_HIDDEN = ("collapse", "filter")
_NUMBER = re.compile(r"\d[\d,\s\N{NO-BREAK SPACE}]*(?:\.(?P<places>\d+))?")


def read_ods(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a file. Formulas are not worked out, and links to other files are not followed."""
    document = Document(path)
    bold, unseen = _styles(document)
    return tuple(_sheet(table, bold, unseen) for table in document.body.get_elements("table:table"))


def _styles(document: Document) -> tuple[set[str], set[str]]:
    """The names of the styles of cells in bold, and of those of sheets that are hidden."""
    bold, unseen = set(), set()
    for style in document.body.get_elements("//style:style"):
        name = style.get_attribute_string("style:name") or ""
        if any(p.get_attribute_string("fo:font-weight") == "bold" for p in style.get_elements("style:text-properties")):
            bold.add(name)
        shown = [p.get_attribute_string("table:display") for p in style.get_elements("style:table-properties")]
        if "false" in shown:
            unseen.add(name)
    return bold, unseen


def _sheet(table: Element, bold: set[str], unseen: set[str]) -> Sheet:
    name = one_line(table.get_attribute_string("table:name") or "")
    sheet = Sheet(name, hidden=table.get_attribute_string("table:style-name") in unseen)
    for numbers, column in _runs(table.get_elements("descendant::table:table-column"), "columns", MAX_COLUMNS):
        if column.get_attribute_string("table:visibility") in _HIDDEN:
            sheet.hidden_columns.update(numbers)
    for numbers, row in _runs(table.get_elements("descendant::table:table-row"), "rows", MAX_ROWS):
        if row.get_attribute_string("table:visibility") in _HIDDEN:
            sheet.hidden_rows.update(numbers)
        cells = row.get_elements("*[self::table:table-cell or self::table:covered-table-cell]")
        for columns, element in _runs(cells, "columns", MAX_COLUMNS):
            _put(sheet, element, numbers, columns, bold)
    return sheet


def _runs(elements: list[Element], what: str, most: int) -> Iterator[tuple[range, Element]]:
    """Rows or columns with their numbers: of one that is repeated all, as far as is read, and the first one beyond."""
    number = 1
    for element in elements:
        times = max(element.get_attribute_integer(f"table:number-{what}-repeated") or 1, 1)
        yield range(number, min(number + times, max(most + 1, number + 1))), element
        number += times


def _put(sheet: Sheet, element: Element, rows: range, columns: range, bold: set[str]) -> None:
    """A cell, in every row and column in which it is repeated; the empty ones that fill up a sheet are read once."""
    across = element.get_attribute_integer("table:number-columns-spanned") or 1
    down = element.get_attribute_integer("table:number-rows-spanned") or 1
    covered = element.tag == "table:covered-table-cell"
    style = element.get_attribute_string("table:style-name")
    cell = None if covered else _cell(element, rows[0], columns[0], style in bold)
    for row in rows if cell or across * down > 1 else ():
        for column in columns:
            if across * down > 1:
                sheet.merge(Area(row, column, row + down - 1, column + across - 1))
            if cell:
                sheet.put(replace(cell, row=row, column=column))


def _cell(element: Element, row: int, column: int, bold: bool) -> Cell | None:
    kind = element.get_attribute_string("office:value-type") or ""
    formula = re.sub(r"^\w+:", "", element.get_attribute_string("table:formula") or "")
    shown = "\n".join(part.inner_text for part in element.get_elements("text:p"))
    if formula and (
        re.fullmatch(r"#[A-Z/0]+[!?A]?|Err:\d+", shown) or element.get_attribute("calcext:value-type") == "error"
    ):
        return Cell(row, column, "error", shown or "an error", formula=formula)
    if kind in ("float", "currency", "percentage"):
        number = _number(element.get_attribute_string("office:value"))
        if number is None:
            return Cell(row, column, "error", shown or "no number", formula=formula)
        currency = element.get_attribute_string("office:currency") or ("" if kind != "currency" else "GBP")
        return Cell(row, column, "number", number, _format(shown, number, kind, currency), formula, bold)
    if kind == "date":
        words = (element.get_attribute_string("office:date-value") or "")[:10]
        return Cell(row, column, "date", date.fromisoformat(words), formula=formula, bold=bold)
    if kind == "boolean":
        yes = element.get_attribute_string("office:boolean-value") == "true"
        return Cell(row, column, "yes or no", "yes" if yes else "no", formula=formula)
    text = element.get_attribute_string("office:string-value") or shown
    if formula and not kind:
        return Cell(row, column, "no result", "", formula=formula)
    return Cell(row, column, "text", text, formula=formula, bold=bold) if text.strip() else None


def _number(text: str | None) -> Decimal | None:
    try:
        number = clean(text or "")
    except (ValueError, InvalidOperation):
        return None
    return number if number.is_finite() else None


def _format(shown: str, number: Decimal, kind: str, currency: str) -> Format:
    """How a number is shown, found out from the text of its cell."""
    if "€" in shown or "$" in shown:
        currency = "EUR" if "€" in shown else "USD"
    elif "£" in shown:
        currency = "GBP"
    match = _NUMBER.search(shown)
    if not match:
        return Format(currency=currency, percent=kind == "percentage")
    places = len(match["places"] or "")
    seen = Decimal(re.sub(r"[^\d.]", "", match[0]).rstrip("."))
    size = abs(number) * (100 if kind == "percentage" else 1)
    for scale in (1, 1000, 1_000_000):
        if abs(seen * scale - size) <= Decimal(scale) / 10**places:
            return Format(places, scale, currency, kind == "percentage")
    return Format(currency=currency, percent=kind == "percentage")
