"""The workbook holds the same numbers as the ledger, and opens anywhere."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.support import seaside
from valuecase.project import load_project
from valuecase.takeaway.figures import COLUMNS, all_rows
from valuecase.takeaway.shelf import FIGURES_XLSX, Shelf
from valuecase.takeaway.tables import SHOWN
from valuecase.takeaway.words import in_order
from valuecase.takeaway.workbook import sheet_name, sheets_of, workbook


@pytest.fixture(scope="module")
def book(files: dict[str, bytes]) -> Workbook:
    return load_workbook(io.BytesIO(files[FIGURES_XLSX]))


def test_two_makings_have_the_same_bytes_whatever_the_clock_says(shelf: Shelf, files: dict[str, bytes]) -> None:
    again = workbook(shelf.project, shelf.edition, "Value cases")
    assert again == files[FIGURES_XLSX]
    assert (load_workbook(io.BytesIO(again)).properties.modified or 0) == shelf.edition.moment.replace(tzinfo=None)


def test_every_figure_is_read_back_as_the_ledger_has_it(shelf: Shelf, book: Workbook) -> None:
    head, *lines = book["Figures"].iter_rows(values_only=True)
    every = [(case, figure) for case in in_order(shelf.project) for figure in case.ledger.figures.values()]
    assert len(lines) == len(every)
    for line, (case, figure) in zip(lines, every, strict=True):
        found = dict(zip(head, line, strict=True))
        assert (found["case"], found["id"], found["shown"]) == (case.id, figure.id, figure.display)
        if figure.hidden:
            assert (found["value"], found["low"], found["high"]) == (None, None, None)
        else:
            read = [Decimal(str(found[name])) for name in ("value", "low", "high")]
            assert read == [Decimal(text) for text in figure.decimals()]


def test_the_sheet_of_a_section_holds_what_the_tables_of_all_cases_do(shelf: Shelf, book: Workbook) -> None:
    for section, name in (("costs", "Costs"), ("outcomes", "Outcomes"), ("beneficiaries", "Beneficiaries")):
        head, *lines = book[name].iter_rows(values_only=True)
        found = {(line[0], line[3]): dict(zip(head, line, strict=True)) for line in lines}
        tables = [(c, t) for c in shelf.project.cases.values() for t in shelf.tables(c) if t.id == section]
        assert len(found) == len(lines) == sum(len(table.rows) for _, table in tables)
        for case, table in tables:
            for row in table.rows:
                for measure, figure in row.figures.items():
                    assert found[case.id, row.id][measure + SHOWN] == figure.display


def test_each_sheet_is_one_table_with_one_head_that_stays_in_view(book: Workbook) -> None:
    assert book.sheetnames[:3] == ["Cover", "Notes", "Figures"]
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert all(dimension.width >= 9 for dimension in sheet.column_dimensions.values())
    for sheet in book.worksheets[2:]:
        head = [cell.value for cell in next(sheet.iter_rows())]
        assert sheet.freeze_panes == "A2"
        assert all(head)
        assert len(set(head)) == len(head)


def test_the_cover_says_what_each_sheet_is_and_what_is_invented(shelf: Shelf, book: Workbook) -> None:
    cover = {row[0]: row[1] for row in book["Cover"].iter_rows(values_only=True)}
    assert "Value cases: figures" in cover
    assert cover["Edition"] == "14 November 2023"
    assert "The Ferry" in str(cover["Invented examples"])
    assert set(book.sheetnames) - set(cover) == {"Cover"}
    notes = " ".join(str(cell) for row in book["Notes"].iter_rows(values_only=True) for cell in row)
    assert "from 1 to 7 are not shown" in notes
    assert "to the nearest 5" in notes


@pytest.mark.parametrize("words", ["=1+1", "＝HYPERLINK(1)", "+x", "@x", "-x", "'=1"])
def test_an_authors_words_are_never_a_formula_there(tmp_path: Path, shelf: Shelf, words: str) -> None:
    costs = f'source: report\naudits:\n  a: {{title: "{words}", period: 1 year, rows: {{x: £5, y: £6}}}}\n'
    found = seaside(tmp_path, {"costs.yml": costs})
    book = load_workbook(io.BytesIO(workbook(found, shelf.edition, words)))
    head, line = book["Costs"].iter_rows(max_row=2)
    cell = line[[c.value for c in head].index("label")]
    assert (cell.value, cell.data_type) == (words, "s")
    assert cell.quotePrefix


@given(st.lists(st.text(max_size=40), max_size=6))
def test_the_name_of_a_sheet_is_one_that_excel_takes(titles: list[str]) -> None:
    names: list[str] = []
    for title in titles:
        names.append(sheet_name(title, names))
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name[0] != "'" != name[-1]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_every_figure_from_it(tmp_path: Path, shelf: Shelf, folder: Path) -> None:
    """Sheet by sheet as CSV, cells as they are stored: `44` a comma, `34` a quote, `76` UTF-8, `-1` every sheet."""
    to = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/user", "--headless", "--convert-to", to]
    done = subprocess.run(
        [*command, "--outdir", str(tmp_path), str(folder / FIGURES_XLSX)], capture_output=True, timeout=300, check=False
    )
    assert (tmp_path / "figures-Figures.csv").is_file(), done.stderr.decode()
    with (tmp_path / "figures-Figures.csv").open(encoding="utf-8", newline="") as file:
        opened = list(csv.DictReader(file))
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in all_rows(shelf.project)]
    assert [line["id"] for line in opened] == [row["id"] for row in rows]
    for line, row in zip(opened, rows, strict=True):
        assert line["shown"] == row["shown"]
        assert (Decimal(line["value"]) if line["value"] else None) == (Decimal(row["value"]) if row["value"] else None)


def test_a_project_without_cases_has_a_workbook_too(tmp_path: Path, shelf: Shelf) -> None:
    (tmp_path / "cases").mkdir()
    empty = load_project(tmp_path)
    assert [sheet.name for sheet in sheets_of(empty)] == ["Figures"]
    assert load_workbook(io.BytesIO(workbook(empty, shelf.edition, "Empty"))).sheetnames == [
        "Cover",
        "Notes",
        "Figures",
    ]
