"""Finding the table, its columns, its totals and its headings; and what an author can say about them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.spreadsheet.support import Author
from tests.spreadsheet.ugly import BOLD, save, sheet_of
from tests.support import errors, figure, value

HEAD = ["Service", "Cost"]
ROWS: list[list[Any]] = [["Rent", 10], ["Food", 20], ["Fuel", 35]]


@pytest.mark.parametrize("words", ["Total", "TOTAL:", "Grand total", "Sum", "Gesamt", "Totals"])
def test_a_row_called_total_is_printed_and_no_row(author: Author, words: str) -> None:
    ran = author.imports_rows([HEAD, *ROWS, [words, 65]])
    assert ran.code == 0
    assert 'printed: {total: "£65"}' in ran.text("costs.yml")
    assert value(ran.project, "costs.table.total") == 65


def test_a_total_that_does_not_add_up_is_found_by_the_check(author: Author) -> None:
    ran = author.imports_rows([HEAD, *ROWS, ["Total", 75]])
    assert ran.code == 1
    assert "VC501" in ran.out
    assert ran.text("table.csv")  # it is written, for the author to see and to settle


def test_a_sum_without_the_word_is_a_total_where_nothing_else_follows(author: Author) -> None:
    ran = author.imports_rows([HEAD, *ROWS, ["All services", 65]])
    assert "“All services” is the sum of the rows above, and read as a total" in ran.out
    assert value(ran.project, "costs.table.total") == 65
    kept = author.imports_rows([HEAD, *ROWS, ["All services", 65]], "--keep", "5", "--id", "kept")
    assert value(kept.project, "costs.kept.total") == 130


def test_a_sum_amid_plain_rows_is_a_row_and_said(author: Author) -> None:
    ran = author.imports_rows([HEAD, ["Rent", 10], ["Food", 20], ["Fuel", 30], ["Post", 1]])
    assert "“Fuel” is the sum of the rows above, and read as a row; if it is a total: --leave-out 4" in ran.out
    assert value(ran.project, "costs.table.total") == 61


def test_words_that_may_be_a_total_are_asked_about(author: Author) -> None:
    ran = author.imports_rows([HEAD, ["Rent", 10], ["Total hip replacements", 25], ["Food", 20]])
    assert ran.code == 1
    assert "Sheet1!3: “Total hip replacements” is called a total, and is not the sum" in ran.err
    assert author.imports_rows([HEAD, ["Rent", 10], ["Total hip replacements", 25]], "--keep", "3").code == 0


def test_a_wrong_subtotal_is_told(author: Author) -> None:
    rows = [HEAD, ["Rent", 10], ["Food", 20], ["Subtotal home", 33], ["Fuel", 30], ["Subtotal car", 30], ["Total", 60]]
    ran = author.imports_rows(rows)
    assert ran.code == 0
    assert "Sheet1!B4: says £33, and the rows above come to 30.00; see which is wrong" in ran.out


def test_a_row_without_its_number_is_refused_and_can_be_left_out(author: Author) -> None:
    rows = [["Service", "Agency", "Cost"], ["Rent", "Council", 10], ["Food", "NHS", None], ["Fuel", "Council", 30]]
    ran = author.imports_rows(rows)
    assert "Sheet1!C3: is empty, and “Food” has no number; write the number, or 0" in ran.err
    ran = author.imports_rows(rows, "--leave-out", "3")
    assert ran.code == 0
    assert "Food" not in ran.text("table.csv")


def test_one_side_without_a_number_is_refused(author: Author) -> None:
    ran = author.imports_rows([["Service", "Before", "After"], ["Rent", 10, 5], ["Food", 20, None]])
    assert "Sheet1!C3: is empty, and a number is wanted" in ran.err


def test_headings_within_a_table_are_told_and_can_be_the_agency(author: Author) -> None:
    sheet = sheet_of([HEAD, ["NHS"], ["Wards", 10], ["Visits", 20], ["Police"], ["Custody", 5]])
    sheet["A5"].font = BOLD
    file = save(sheet, author.root / "table.xlsx")
    told = author.imports(file).out
    assert "“NHS” and “Police” (rows 2 and 5) are read as headings, and left out" in told
    assert "to give them to the rows below: --groups agency or --groups area" in told
    ran = author.imports(file, "--groups", "agency", "--id", "grouped")
    assert "Custody,Police,£5" in ran.text("grouped.csv")


def test_two_rows_of_one_name_get_names_of_their_own(author: Author) -> None:
    rows = [["Service", "Agency", "Cost"], ["Visits", "NHS", 1], ["Visits", "Police", 2], ["Visits", "Police", 4]]
    ran = author.imports_rows(rows)
    assert ran.code == 0
    assert ran.text("table.csv").splitlines()[1:] == [
        ",Visits,NHS,£1",
        "visits-police,Visits,Police,£2",
        "visits-2,Visits,Police,£4",
    ]
    assert value(ran.project, "costs.table.total") == 7


def test_columns_can_be_named_by_heading_or_letter(author: Author) -> None:
    rows = [["Was", "Wo", "Geld"], ["Rent", "Stadt", 10], ["Food", "Land", 20]]
    asked = author.imports_rows(rows)
    assert asked.code == 1
    assert "--columns" in asked.err
    ran = author.imports_rows(rows, "--rows", "1-3", "--columns", "Was=label,B=agency", "--columns", "Geld=amount")
    assert ran.text("table.csv").splitlines() == ["label,agency,amount", "Rent,Stadt,£10", "Food,Land,£20"]


def test_a_table_without_headings_is_read_by_rows_and_letters(author: Author) -> None:
    ran = author.imports_rows([["Rent", 10], ["Food", 20]], "--rows", "1-2", "--columns", "A=label,B=amount")
    assert value(ran.project, "costs.table.total") == 30


def test_counts_without_a_unit_cost_are_asked_about(author: Author) -> None:
    ran = author.imports_rows([["Service", "Number before", "Number after"], ["Visits", 10, 5], ["Nights", 4, 2]])
    assert "counts things, and no column says what one of them costs" in ran.err


def test_two_sheets_with_tables_are_asked_about(author: Author) -> None:
    sheet = sheet_of([HEAD, *ROWS], "First")
    assert sheet.parent
    second = sheet.parent.create_sheet("Second one")
    for row in (HEAD, ["Post", 5]):
        second.append(row)
    file = save(sheet, author.root / "table.xlsx")
    assert "2 sheets hold a table: “First”, “Second one”; say which one: --sheet" in author.imports(file).err
    ran = author.imports(file, "--sheet", "second ONE")
    assert "# from table.xlsx, 'Second one'!A1:B2" in ran.text("costs.yml")
    wrong = author.imports(file, "--sheet", "Third")
    assert wrong.code == 2
    assert "the sheets are: “First”, “Second one”" in wrong.err


def test_costs_and_savings_are_a_list(author: Author) -> None:
    rows = [["Item", "Cost", "Savings"], ["The team", 100, None], ["Hostel places", None, 150], ["Total", 100, 150]]
    ran = author.imports_rows(rows)
    assert ran.code == 0, ran.err + ran.out
    assert 'printed: {costs: "£100", savings: "£150"}' in ran.text("costs.yml")
    assert figure(ran.project, "costs.table.savings").value == 150


def test_what_is_written_has_no_errors(author: Author) -> None:
    rows = [
        ["Service", "Agency", "2022/23 (£)", "2024/25"],
        ["Visits", "NHS", 12.5, 7],
        ["Nights", "Police", 100, 50.25],
    ]
    ran = author.imports_rows(rows, "--source", "report, sheet 1", "--title", "Costs: “before” & after #1")
    assert ran.code == 0
    assert errors(ran.project) == set()
    assert "no-source" not in ran.out
    assert figure(ran.project, "costs.table.reduction").value * 4 == 221


def test_a_pivot_table_is_noticed(author: Author) -> None:
    rows = [["Row Labels", "Sum of Amount"], ["NHS", 30.5], ["  Wards", 10], ["  Visits", 20.5], ["Grand Total", 30.5]]
    ran = author.imports_rows(rows)
    assert "Sheet1!2: “NHS” comes to the 2 rows below it, and is read as a row beside them" in ran.out
    assert ran.code == 1  # and the check compares it with the printed total
    ran = author.imports_rows(rows, "--leave-out", "2", "--id", "pivot")
    assert ran.code == 0
    assert value(ran.project, "costs.pivot.total") * 2 == 61


def test_net_is_the_total_of_costs_and_income(author: Author) -> None:
    rows = [HEAD, *ROWS, ["Total expenditure", 65], [], ["Rent income", -5], ["Total income", -5], [], ["Net", 60]]
    ran = author.imports_rows(rows)
    assert ran.code == 0
    assert 'printed: {total: "£60"}' in ran.text("costs.yml")


def test_units_and_years_below_headings_belong_to_them(author: Author) -> None:
    ran = author.imports_rows([["Item", "Cost"], [None, "£'000 (2024/25)"], ["Rent", 12], ["Food", 30]])
    assert "Rent,£12k" in ran.text("table.csv")
    assert "when: 2024/25" in ran.text("costs.yml")


def test_a_column_of_names_is_asked_about(author: Author) -> None:
    ran = author.imports_rows([["Name", "Cost"], ["Rent", 12], ["Food", 30]])
    assert "column A (“Name”) may name people" in ran.err
    assert author.imports_rows([["Name", "Cost"], ["Rent", 12], ["Food", 30]], "--columns", "A=label").code == 0


def test_a_number_not_known_is_a_gap_of_a_measure_and_no_row_over_time(author: Author) -> None:
    rows = [["Measure", "2022/23", "2023/24"], ["Visits", 10, 12], ["Nights", "n/a", None]]
    ran = author.imports_rows(rows, "--as", "outcomes", "--table", "over-time")
    assert "Sheet1!B3: says “n/a”" in ran.err
    assert "Sheet1!C3: is empty" in ran.err
    ran = author.imports_rows(rows, "--as", "outcomes")
    assert ran.code == 0
    assert 'missing: {before: "the spreadsheet says “n/a”"' in ran.text("outcomes.yml")


def test_times_in_words_are_named(author: Author) -> None:
    rows = [["Service", "Before", "6 months", "12 months"], ["Visits", 10, 12, 9]]
    over_time = ("--as", "outcomes", "--table", "over-time")
    assert "--columns B=dated,C=dated" in author.imports_rows(rows, *over_time).err
    ran = author.imports_rows(rows, *over_time, "--columns", "B=dated,C=dated,D=dated")
    assert 'times: ["Before", "6 months", "12 months"]' in ran.text("outcomes.yml")
    assert errors(ran.project) == set()
