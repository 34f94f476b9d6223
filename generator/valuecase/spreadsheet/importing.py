"""One table of a spreadsheet into one case: what is found, what is asked, what is written."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from valuecase.project import CASES
from valuecase.reading.bounds import MAX_WORDS
from valuecase.reading.document import Document
from valuecase.reading.files import read_document
from valuecase.reading.ids import fault_of_id, shortened, slugged
from valuecase.sections.outcomes import DOMAINS
from valuecase.spreadsheet.columns import settle
from valuecase.spreadsheet.grid import MAX_COLUMNS, MAX_ROWS, Book, Remark, Sheet, letters
from valuecase.spreadsheet.headings import plain, scale_in
from valuecase.spreadsheet.lines import read_lines
from valuecase.spreadsheet.opening import NotOpened, open_book
from valuecase.spreadsheet.options import Options, WrongUsage
from valuecase.spreadsheet.pounds import not_said
from valuecase.spreadsheet.records import Records, kinds_of_columns, make_records
from valuecase.spreadsheet.table import Table, find_table, known_columns
from valuecase.spreadsheet.times import time_above
from valuecase.spreadsheet.writing import as_csv, as_item, as_measures, as_over_time, with_block

_ABOUT = re.compile(r"cost|spen|budget|use|outcome|expend|saving|report|profile|activity|monitoring|scorecard")
_GENERIC = re.compile(r"(?:sheet|tabelle|feuil|hoja|tab)\s*\d*", re.IGNORECASE)


@dataclass(slots=True)
class Imported:
    """What came of it: remarks, those on figures first, files to write, the block of YAML and where it belongs.

    files: by their place below the project's folder; empty where a remark stops it
    block: lines of YAML, shown to the author; `pasted` says that only the author can put it in
    """

    remarks: list[Remark] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    block: list[str] = field(default_factory=list)
    target: str = ""
    section: str = ""
    rows: int = 0
    pasted: bool = False

    @property
    def stopped(self) -> bool:
        return any(remark.stops for remark in self.remarks)


def import_table(root: Path, case_id: str, path: Path, options: Options) -> Imported:
    """Read a table and say what would be written into the case's folder. Nothing is written here."""
    try:
        book = open_book(path)
    except NotOpened as error:
        return Imported([error.args[0] if isinstance(error.args[0], Remark) else Remark(path.name, "", str(error))])
    found = Imported()
    sheet = _sheet(book, options, found)
    table = find_table(sheet, options) if sheet else None
    if not sheet or not table:
        if sheet and not found.stopped:
            found.remarks.append(_no_table(book, sheet, options))
        return found
    made = _read(book, table, options, found)
    if made and not found.stopped:
        _write(root / CASES / case_id, case_id, book, table, made, options, found)
    found.remarks.sort(key=_in_order)
    return found


def _in_order(remark: Remark) -> tuple[bool, int]:
    """What is said of figures first; then in the order of the sheet's rows, what is about the whole file before them."""
    match = re.search(r"![A-Z]*(\d+)", remark.place)
    return not (remark.numbers or remark.stops), int(match[1]) if match else 0


def _read(book: Book, table: Table, options: Options, found: Imported) -> Records | None:
    known_columns(table, options)
    found.remarks += settle(book.file, table, options)
    found.remarks += _beyond(book, table)
    kinds, remarks = kinds_of_columns(book.file, table, options)
    found.remarks += remarks
    if not table.numbers:
        return None
    lines = read_lines(book.file, table, options, kinds)
    found.remarks += lines.remarks
    found.remarks += not_said(book.file, table, lines, options)
    made = make_records(book.file, table, lines, options)
    found.remarks += made.remarks
    found.rows, table.last = len(made.rows), lines.last
    return made


# --- which sheet


def _sheet(book: Book, options: Options, found: Imported) -> Sheet | None:
    """The sheet that is meant: the one named, else the only one with a table in it."""
    if options.sheet:
        for sheet in book.sheets:
            if sheet.name.strip().lower() == options.sheet.strip().lower():
                return sheet
        raise WrongUsage(f"--sheet: there is no sheet “{options.sheet}”; the sheets are: {_names(book.sheets)}")
    shown = [sheet for sheet in book.sheets if not sheet.hidden and sheet.rows]
    if not shown:
        found.remarks.append(
            Remark(book.file, "", "no sheet that is shown has anything in it", "name a sheet: --sheet")
        )
        return None
    if len(shown) == 1:
        return shown[0]
    with_table = [sheet for sheet in shown if find_table(sheet, options)]
    if len(with_table) > 1:
        found.remarks.append(
            Remark(
                book.file,
                "",
                f"{len(with_table)} sheets hold a table: {_names(with_table)}",
                f'say which one: --sheet "{with_table[0].name}"',
            )
        )
        return None
    if with_table:
        others = [sheet for sheet in shown if sheet is not with_table[0]]
        found.remarks.append(
            Remark(
                book.file,
                "",
                f"sheet “{with_table[0].name}” is read, the only one with a table; not read: {_names(others)}",
                stops=False,
            )
        )
        return with_table[0]
    return shown[0]


def _names(sheets: object) -> str:
    return ", ".join(f"“{sheet.name}”" + (" (hidden)" if sheet.hidden else "") for sheet in sheets)  # type: ignore[attr-defined]


def _no_table(book: Book, sheet: Sheet, options: Options) -> Remark:
    known = "Service, Agency, Cost, Before, After" if options.section == "costs" else "Measure, Before, After, Value"
    key = "amount" if options.section == "costs" else "value"
    return Remark(
        book.file,
        sheet.name,
        f"no row has headings that are known here, such as {known}, with numbers below",
        f'say where the table is and what its columns are: --rows 4-20 --columns "A=label,B={key}"',
    )


def _beyond(book: Book, table: Table) -> list[Remark]:
    rows, columns = table.sheet.reaches
    found = []
    if rows > MAX_ROWS and table.last > MAX_ROWS:
        words = f"the sheet goes on to row {rows:,}, and {MAX_ROWS:,} are read"
        found.append(
            Remark(book.file, table.place(MAX_ROWS), words, f"say which rows to read: --rows {table.top}-{MAX_ROWS}")
        )
    if columns > MAX_COLUMNS:
        words = f"the sheet goes on to column {letters(columns)}, and columns up to {letters(MAX_COLUMNS)} are read"
        found.append(Remark(book.file, table.place(table.top), words, stops=False))
    return found


# --- what is written


def _write(
    folder: Path, case_id: str, book: Book, table: Table, made: Records, options: Options, found: Imported
) -> None:
    if made.kind == "audits" and "amount" not in made.times:
        when, remarks = time_above(book.file, table)
        made.times |= {"amount": when} if when else {}
        found.remarks += remarks
    name = _id(book, table, options)
    title = options.title or _title(book, table)
    first, last = table.columns[0].number, table.columns[-1].number
    origin = f"{book.file}, {table.sheet.place(table.top, first, (table.last, last))}"
    document = (
        read_document(folder / f"{options.section}.yml", f"{CASES}/{case_id}/{options.section}.yml")
        if (folder / f"{options.section}.yml").is_file()
        else None
    )
    found.target, found.section = f"{CASES}/{case_id}/{options.section}.yml", made.kind
    if document and document.problems:
        where = document.place(document.problems[0])
        found.remarks.append(
            Remark(
                found.target,
                str(where.line),
                document.problems[0].message,
                "mend the file first: valuecase check " + case_id,
            )
        )
        return
    if made.kind == "measures":
        _comparators(table, made)
        found.block = as_measures(made, options.source, origin)
        _not_there(document, list(made.rows), found, "--leave-out the row, or give it another name in the spreadsheet")
    elif made.kind == "over-time":
        times = {c.name: c.meaning.when or c.heading for c in table.columns if c.key == "dated"}
        found.block = as_over_time(made, times, name, title, options.source, origin)
        _not_there(document, [name], found, "choose another: --id")
    else:
        found.block = as_item(made, name, title, options.source, origin)
        _not_there(document, [name], found, "choose another: --id")
        csv = f"{CASES}/{case_id}/{name}.csv"
        if os.path.lexists(folder / f"{name}.csv"):
            found.remarks.append(
                Remark(csv, "", "is there already, and nothing is written over", "choose another name: --id")
            )
        found.files[csv] = as_csv(made)
    if found.stopped:
        found.files = {}
        return
    text = "" if document is None else (folder / f"{options.section}.yml").read_bytes().decode("utf-8-sig")
    whole = with_block(text, made.kind, found.block, _head(made, document))
    if whole is None:
        found.pasted = True
    else:
        found.files[found.target] = whole


def _head(made: Records, document: Document | None) -> list[str]:
    """The first lines of a new file: the domains its measures have, where they are not the usual ones."""
    domains = dict.fromkeys(slugged(row["domain"]) for row in made.rows.values() if row.get("domain"))
    if document is not None or made.kind != "measures" or not set(domains) - set(DOMAINS):
        return []
    return [f"domains: [{', '.join(domains)}]"]


def _comparators(table: Table, made: Records) -> None:
    column = table.column("comparator")
    for row in made.rows.values():
        if column and "comparator" in row:
            row["who"] = column.heading or "comparator"


def _not_there(document: Document | None, names: list[str], found: Imported, remedy: str) -> None:
    """Ids that stand in the file already are not written over."""
    held = document.data if document else {}
    there = {name for items in held.values() if isinstance(items, dict) for name in items}
    for name in names:
        if name in there:
            found.remarks.append(
                Remark(found.target, "", f"“{name}” stands in it already, and nothing is written over", remedy)
            )


def _id(book: Book, table: Table, options: Options) -> str:
    """The id of the item: the one that was said, else from the name of the sheet or the file."""
    if options.id:
        if fault := fault_of_id(options.id, "an id"):
            raise WrongUsage(f"--id: {'; '.join(fault)}")
        return options.id
    stem = book.file.rpartition(".")[0]
    generic = _GENERIC.fullmatch(table.sheet.name) or len(book.sheets) == 1
    return shortened(slugged(stem if generic else table.sheet.name)) or slugged(table.sheet.name) or "table"


def _title(book: Book, table: Table) -> str:
    """The words above the table that are its title; else the name of the sheet or the file."""
    found = [words for words in table.above if _is_title(words)]
    if found:
        about = [words for words in found if _ABOUT.search(words.lower())]
        return about[-1] if about else found[0]
    if not _GENERIC.fullmatch(table.sheet.name):
        return table.sheet.name
    words = re.sub(r"[_-]+", " ", book.file.rpartition(".")[0]).strip() or "Table"
    return words[0].upper() + words[1:]


def _is_title(words: str) -> bool:
    _scale, rest = scale_in(plain(words))
    letters_only = re.sub(r"[^a-z]+", " ", rest).strip()
    other = r"(?:all )?(?:figures|amounts|draft|confidential|official|prepared|note|source|date|version)\b"
    return len(letters_only) > 5 and len(words) <= MAX_WORDS and not re.match(other, letters_only)
