"""Single cells: how each kind is read, or refused with its place and what to do."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from odfdo import Cell

from tests.spreadsheet.support import Author, ods
from tests.spreadsheet.ugly import save, sheet_of
from tests.support import figure

HEAD = ["Service", "Cost"]


def _amount(author: Author, value: Any, code: str = "General") -> str:
    ran = author.imports_rows([HEAD, ["Rent", value], ["Food", 7]], formats={"B2": code})
    assert ran.code == 0, ran.err
    return ran.text("table.csv").splitlines()[1].partition(",")[2].strip('"')


@pytest.mark.parametrize(
    ("value", "code", "written"),
    [
        (1234.56, "£#,##0", "£1,235"),
        (1234.5, "General", "£1,234.50"),
        (1234.565, "£#,##0.00", "£1,234.57"),
        (0.1 + 0.2, "General", "£0.30"),
        (-1234, "#,##0;(#,##0)", "-£1,234"),
        (232412, '"£"#,##0,"k"', "£232k"),
        (1_250_000, "£0.0,,", "£1.3m"),
        (0, '_-£* #,##0_-;-£* #,##0_-;_-£* "-"_-', "£0"),
        (1234, "[$£-809]#,##0", "£1,234"),
        (10**14, "0", "£100,000,000,000,000"),
        ("£1,234", "@", "£1,234"),
        ("(£1,234.50)", "General", "-£1,234.50"),
        ("1,234-", "General", "-£1,234"),
        ("1\N{NO-BREAK SPACE}234", "General", "£1,234"),
        ("£232k", "General", "£232k"),
        ("about £3,250", "General", "about £3,250"),
    ],
)
def test_money_is_written_as_it_is_shown(author: Author, value: Any, code: str, written: str) -> None:
    assert _amount(author, value, code) == written


@pytest.mark.parametrize(
    ("value", "code", "found"),
    [
        (1234, "€#,##0", "is in euros"),
        (1234, "[$USD] #,##0", "is in dollars"),
        ("€1,234", "General", "which is in euros"),
        (0.29, "0%", "is a percentage, 29%"),
        (1234, ";;;", "its number format hides it"),
        (datetime.date(2024, 3, 1), "dd/mm/yyyy", "is the date 2024-03-01, and a number is wanted"),
        (True, "General", "says yes, and a number is wanted"),
        ("#REF!", "General", "holds the error #REF!"),
        ("=B3*2", "General", "holds the formula =B3*2 without its result"),
        ("1.234,56", "General", "says “1.234,56”, which is no number"),
        ("n/a", "General", "says “n/a”, which is no number"),
        ("-", "General", "type 0 if it is nought"),
        ("<5", "General", "the number is withheld"),
        ("1,234 CR", "General", "says “1,234 CR”, and an amount of money is wanted"),
    ],
)
def test_what_is_no_amount_is_refused_with_its_place(author: Author, value: Any, code: str, found: str) -> None:
    ran = author.imports_rows([HEAD, ["Rent", value], ["Food", 7]], formats={"B2": code})
    assert ran.code == 1
    assert "table.xlsx Sheet1!B2: " in ran.err
    assert found in ran.err
    assert ran.err.rstrip().endswith("Nothing was written.")
    assert ran.text("table.csv") == ran.text("costs.yml") == ""


def test_all_problems_are_told_at_once(author: Author) -> None:
    ran = author.imports_rows([HEAD, ["Rent", "n/a"], ["Food", True], ["Fuel", "€5"], ["Phone", None], ["Post", 1]])
    assert [f"Sheet1!B{row}:" in ran.err for row in (2, 3, 4, 5)] == [True] * 4


def test_the_sums_of_shown_and_stored_numbers_are_told(author: Author) -> None:
    ran = author.imports_rows([HEAD, ["Rent", 10.4], ["Food", 10.4]], formats={"B2": "0", "B3": "0"})
    assert "B2 holds £10.4, written £10, B3 holds £10.4, written £10" in ran.out
    assert "as written the column adds to £20, as stored to £20.8" in ran.out


def test_hidden_rows_are_asked_about(author: Author) -> None:
    sheet = sheet_of([HEAD, ["Rent", 10], ["Secret", 20], ["Food", 30]])
    sheet.row_dimensions[3].hidden = True
    file = save(sheet, author.root / "table.xlsx")
    asked = author.imports(file)
    assert asked.code == 1
    assert "Sheet1!3: row 3 is hidden; say whether to read what is hidden: --hidden-rows with" in asked.err
    assert figure(author.imports(file, "--hidden-rows", "without").project, "costs.table.total").value == 40
    ran = author.imports(file, "--hidden-rows", "with", "--id", "all")
    assert "Secret" in ran.text("all.csv")


def test_hidden_columns_are_left_out_unless_named(author: Author) -> None:
    sheet = sheet_of([["Service", "Agency", "Cost"], ["Rent", "Council", 10], ["Food", "NHS", 30]])
    sheet.column_dimensions["B"].hidden = True
    file = save(sheet, author.root / "table.xlsx")
    ran = author.imports(file)
    assert "column B (“Agency”) is hidden, so it is left out" in ran.out
    assert "Council" not in ran.text("table.csv")
    assert "Council" in author.imports(file, "--columns", "B=agency", "--id", "again").text("again.csv")


def test_one_number_for_several_rows_is_refused(author: Author) -> None:
    sheet = sheet_of([HEAD, ["Rent", 10], ["Food", None], ["Fuel", 3]])
    sheet.merge_cells("B2:B3")
    ran = author.imports(save(sheet, author.root / "table.xlsx"))
    assert "Sheet1!B2:B3: one number stands in merged cells, for 2 rows; unmerge them" in ran.err


def test_a_merged_agency_stands_for_each_of_its_rows(author: Author) -> None:
    sheet = sheet_of([["Agency", *HEAD], ["NHS", "Wards", 10], [None, "Visits", 20], ["Police", "Custody", 5]])
    sheet.merge_cells("A2:A3")
    ran = author.imports(save(sheet, author.root / "table.xlsx"))
    assert "Visits,NHS,£20" in ran.text("table.csv")


def test_words_that_a_spreadsheet_would_run_are_written_harmless(author: Author) -> None:
    rows = [HEAD, ["+44 is a code", 1], ["@home", 2], ["- of which rent", 3], ["x", 9]]
    sheet = sheet_of(rows)
    sheet["A5"].value = '=HYPERLINK("http://example.org")'
    sheet["A5"].data_type = "s"
    written = author.imports(save(sheet, author.root / "table.xlsx")).text("table.csv").splitlines()[1:]
    assert [line.partition(",")[0] for line in written] == [
        "'+44 is a code",
        "'@home",
        "– of which rent",
        '"\'=HYPERLINK(""http://example.org"")"',
    ]


@pytest.mark.parametrize("heading", ["Client name", "NHS number", "Date of birth", "Postcode"])
def test_columns_about_persons_are_never_written(author: Author, heading: str) -> None:
    rows = [[heading, "Service", "Cost"], ["x", "Rent", 10], ["y", "Food", 20]]
    ran = author.imports_rows(rows)
    assert ran.code == 1
    assert "may tell who somebody is" in ran.err
    assert author.imports_rows(rows, "--columns", "A=skip").code == 0


def test_a_row_of_a_person_has_a_code_and_no_name(author: Author) -> None:
    ran = author.imports_rows([["Client", "Cost"], ["Robin", 10], ["p2", 20]])
    assert "Sheet1!2: “robin” may be the name of a person" in ran.err
    ran = author.imports_rows([["Client", "Cost"], [1, 10], [2, 20]])
    assert "rows-are: people" in ran.text("costs.yml")
    assert ran.code == 1  # the check asks for a basis for publishing it
    assert "VC703" in ran.out


def test_an_identifier_in_a_cell_is_not_written(author: Author) -> None:
    ran = author.imports_rows([HEAD, ["Rent, ring 01632 960123", 10], ["Food", 20]])
    assert ran.code == 1
    assert "Sheet1!A2: holds" in ran.err


def test_formulas_count_by_the_result_they_were_saved_with(author: Author, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        HEAD,
        ["Rent", 10],
        ["Food", Cell(20, text="20", formula="of:=[.B2]*2")],
        ["Total", Cell(30, text="30", formula="of:=SUM([.B2:.B3])")],
    ]
    ran = author.imports(ods(tmp_path / "table.ods", rows))
    assert ran.code == 0
    assert figure(ran.project, "costs.table.total").value == 30
    assert 'printed: {total: "£30"}' in ran.text("costs.yml")


def test_the_text_of_a_cell_in_ods_tells_its_digits(author: Author, tmp_path: Path) -> None:
    pounds: dict[str, Any] = {"cell_type": "currency", "currency": "GBP"}
    rows: list[list[Any]] = [
        HEAD,
        ["Rent", Cell(1234.56, text="£1,235", **pounds)],
        ["Food", Cell(-20.5, text="-£20.50", **pounds)],
        ["Fuel", Cell(232412, text="232", cell_type="float")],
    ]
    ran = author.imports(ods(tmp_path / "table.ods", rows))
    assert ran.text("table.csv").splitlines()[1:] == ['Rent,"£1,235"', "Food,-£20.50", "Fuel,£232k"]


def test_euros_errors_and_percentages_in_ods(author: Author, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        HEAD,
        ["Rent", Cell(10, text="10,00 €", cell_type="currency", currency="EUR")],
        ["Food", Cell(0, text="#REF!", formula="of:=[.Z9]")],
        ["Fuel", Cell(0.29, text="29%", cell_type="percentage")],
    ]
    ran = author.imports(ods(tmp_path / "table.ods", rows))
    assert "table.ods Sheet1!B2: is in euros" in ran.err
    assert "table.ods Sheet1!B3: holds the error #REF!" in ran.err
    assert "table.ods Sheet1!B4: is a percentage, 29%" in ran.err


def test_links_to_other_files_are_not_followed(author: Author) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (HEAD, ["Rent", "='[http://example.org/x.xlsx]S'!A1"], ["Food", 1]):
        sheet.append(row)
    ran = author.imports(save(sheet, author.root / "table.xlsx"))
    assert "without its result" in ran.err


@pytest.mark.parametrize("where", ["A2", "B2"])
def test_a_text_that_is_too_long_to_be_read_again_is_refused_with_its_cell(author: Author, where: str) -> None:
    rows = [["Service", "Agency", "Cost"], ["Rent", "Council", 12], ["Food", "NHS", 7]]
    rows[1]["AB".index(where[0])] = "long " * 6_553
    ran = author.imports_rows(rows)
    assert ran.code == 1
    assert f"Sheet1!{where}: holds a text of 32,764 characters, and 500 are read; make it shorter, or leave " in ran.err
    assert ran.text("table.csv") == ""
    assert author.imports_rows(rows, "--leave-out", "2").code == 0


def test_the_longest_texts_that_are_read_are_written_and_read_again(author: Author) -> None:
    rows = [["Service", "Agency", "Cost", "Note"], ["a" * 500, "b" * 500, 12, "w, " * 3_333], ["Food", "NHS", 7, None]]
    ran = author.imports_rows(rows, "--columns", "D=note")
    assert ran.code == 0, ran.err + ran.out
    rows[1][3] = "w" * 10_001
    assert "Sheet1!D2: holds a text of 10,001 characters, and 10,000 are read" in (
        author.imports_rows(rows, "--columns", "D=note").err
    )


def test_rows_with_long_words_have_names_that_are_read_again(author: Author) -> None:
    words = "Nights in rooms that the council pays for by the night where no other room is to be had"
    rows = [["Service", "Agency", "Cost"], [words, "Council", 12], [words, "NHS", 7], ["Con", "NHS", 5]]
    ran = author.imports(save(sheet_of(rows), author.root / f"{'costs ' * 20}.xlsx"))
    assert ran.code == 0, ran.err + ran.out
    (case,) = ran.project.cases.values()
    ((name, table),) = case.parts["costs"].audits.items()
    assert name == "-".join(["costs"] * 13)
    first = "nights-in-rooms-that-the-council-pays-for-by-the-night-where-no-other-room-is-to"
    assert list(table.rows) == [
        first,
        "nights-in-rooms-that-the-council-pays-for-by-the-night-where-no-other-2",
        "con-nhs",
    ]


def test_headings_within_a_table_and_words_above_it_are_not_too_long(author: Author) -> None:
    rows = [["above " * 100], [], ["Service", "Cost"], ["NHS " * 200], ["Wards", 10], ["Visits", 20]]
    asked = author.imports_rows(rows, "--groups", "agency")
    assert "Sheet1!A4: holds a text of 799 characters, and 500 are read" in asked.err
    ran = author.imports_rows(rows)
    assert ran.code == 0, ran.err + ran.out
    assert "title: Table" in ran.text("costs.yml")
