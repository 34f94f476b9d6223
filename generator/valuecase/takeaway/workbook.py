"""All figures of a project as one workbook (.xlsx): a cover, notes, and one table a sheet."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from valuecase.case import ValueCase
from valuecase.cells import is_number, legible, runs
from valuecase.edition import Edition
from valuecase.project import Project
from valuecase.sections.registry import SECTIONS
from valuecase.takeaway.figures import COLUMNS, NUMBERS, all_rows
from valuecase.takeaway.notes import cover_lines, note_lines
from valuecase.takeaway.tables import ID, LABEL, Table, tables_of
from valuecase.takeaway.words import in_order

COVER, NOTES, FIGURES = "Cover", "Notes", "Figures"
#: What Excel allows for the name of a sheet, and for a cell.
LONGEST_NAME, LONGEST_CELL = 31, 32_767
#: The narrowest and the widest a column is made, in letters.
NARROW, WIDE = 9, 60
#: The two columns of a sheet of words, in letters, and the height of one line in points.
NAMES, SAID, LINE = 34, 90, 15
#: A wider table, in letters, is printed on several sheets side by side rather than too small to be read.
FITS = 260
#: What the format calls paper of that size.
A4 = "9"
_UNFIT = re.compile(r"[\[\]:*?/\\]")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_BOLD = Font(name="Calibri", size=11, bold=True)
_HEAD = PatternFill("solid", fgColor="FFD9E2F3")
_LINES = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name in the workbook, what it is, its head, its rows, and which columns are numbers."""

    name: str
    about: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: frozenset[int]


def workbook(project: Project, edition: Edition, title: str) -> bytes:
    """The workbook of a project; `title` is the name of its site. The same project gives the same bytes."""
    sheets = sheets_of(project)
    book = Workbook(write_only=True)
    book.properties.title = title
    book.properties.creator = "valuecase"
    book.properties.created = edition.moment.replace(tzinfo=None)
    _add_text(book, COVER, cover_lines(project, edition, title, [(sheet.name, sheet.about) for sheet in sheets]))
    _add_text(book, NOTES, note_lines(project))
    for sheet in sheets:
        _add_table(book, sheet)
    written = io.BytesIO()
    book.save(written)
    return _same_each_time(written.getvalue(), edition.moment)


def sheets_of(project: Project) -> list[Sheet]:
    """The tables: every figure, then for each section what its things come to, case by case."""
    numbers = frozenset(number for number, name in enumerate(COLUMNS) if name in NUMBERS)
    found = [Sheet(FIGURES, "Every figure of every case, one a line", list(COLUMNS), list(all_rows(project)), numbers)]
    every = [(case, table) for case in in_order(project) for table in tables_of(project, case)]
    for section in SECTIONS:
        mine = [(_first(case), table) for case, table in every if table.id == section.name]
        if mine:
            name = sheet_name(section.title, [COVER, NOTES, *(sheet.name for sheet in found)])
            found.append(_side_by_side(name, section.title, mine))
    return found


def _first(case: ValueCase) -> list[str]:
    """The first columns of a line, which say what case it is of."""
    return [case.id, str(case.case.place) if case.case else case.id, "yes" if case.invented else "no"]


def sheet_name(title: str, taken: Iterable[str]) -> str:
    """A name that Excel takes: short, without signs that it refuses, and unlike the others."""
    plain = _UNFIT.sub(" ", legible(title)).strip(" '")[:LONGEST_NAME].strip(" '") or "Table"
    others = {name.casefold() for name in taken}
    found, number = plain, 1
    while found.casefold() in others:
        number += 1
        found = f"{plain[: LONGEST_NAME - len(str(number)) - 1]} {number}"
    return found


def _side_by_side(name: str, title: str, tables: Sequence[tuple[Sequence[str], Table]]) -> Sheet:
    """Tables of one section in several cases as one: a column is there where any case has it."""
    words = dict.fromkeys([ID, LABEL, *(column for _, table in tables for column in table.words)])
    every = dict.fromkeys([*words, *(column for _, table in tables for column in table.columns)])
    rows = [
        [*first, *line]
        for first, table in tables
        for line in table.frame().reindex(columns=list(every), fill_value="").itertuples(index=False)
    ]
    head = [*list(COLUMNS)[:3], *every]
    measures = {measure for _, table in tables for measure in table.measures}
    numbers = frozenset(number for number, column in enumerate(head) if column in measures)
    return Sheet(name, f"One line for each thing under {title}, all cases", head, rows, numbers)


def _add_text(book: Workbook, name: str, lines: Iterable[tuple[str, ...]]) -> None:
    """A sheet of words: the first line is its heading."""
    sheet = book.create_sheet(name)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = NAMES, SAID
    _on_paper(sheet, fits=True)
    for number, line in enumerate(lines, 1):
        # Said, because LibreOffice gives every row of such a file the height of one line.
        sheet.row_dimensions[number].height = LINE * max(-(-len(text) // (SAID - 6)) for text in line)
        sheet.append([_words(sheet, text, bold=number == 1) for text in line])


def _add_table(book: Workbook, table: Sheet) -> None:
    sheet = book.create_sheet(table.name)
    sheet.freeze_panes = "A2"
    widths = list(_widths(table))
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    _on_paper(sheet, fits=sum(widths) <= FITS)
    sheet.print_title_rows = "1:1"
    sheet.append([_words(sheet, column, bold=True, fill=True) for column in table.head])
    for row in table.rows:
        sheet.append([_cell(sheet, text, number in table.numbers) for number, text in enumerate(row)])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.head))}{len(table.rows) + 1}"


def _on_paper(sheet: Any, fits: bool) -> None:
    """How a sheet is printed: lying A4, with its name and the number of the page, as wide as the paper if it fits."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    foot = sheet.HeaderFooter.oddFooter
    foot.left.text, foot.right.text = "&A", "&P of &N"
    if fits:
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToHeight = 0


def _cell(sheet: Any, text: str, number: bool) -> Any:
    """A number as a number, other text as text, nothing as an empty cell."""
    if not text:
        return None
    if number and is_number(text):
        return Decimal(text)
    return _words(sheet, text)


def _words(sheet: Any, text: str, bold: bool = False, fill: bool = False) -> Any:
    """A cell of text: never a formula, whatever it begins with, also when somebody edits it."""
    plain = legible(text)
    cell = WriteOnlyCell(sheet, value=plain if len(plain) <= LONGEST_CELL else f"{plain[: LONGEST_CELL - 1]}…")
    cell.data_type = "s"
    if runs(plain):
        cell.quotePrefix = True
    if bold:
        cell.font = _BOLD
    if fill:
        cell.fill = _HEAD
    if sheet.title in (COVER, NOTES):
        cell.alignment = _LINES
    return cell


def _widths(table: Sheet) -> Iterator[int]:
    for number, column in enumerate(table.head):
        longest = max([len(column) + 3, *(len(row[number]) for row in table.rows)])
        yield min(max(longest + 1, NARROW), WIDE)


def _same_each_time(book: bytes, moment: datetime) -> bytes:
    """A workbook dated with the edition in place of the clock."""
    made = io.BytesIO()
    when = moment.timetuple()[:6]
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp, content)
            named = zipfile.ZipInfo(entry.filename, when)
            named.compress_type, named.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(named, content)
    return made.getvalue()
