"""Numbers are pounds where something says so: a format, a heading, a title or the author. Else it is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.spreadsheet.support import Author, ods
from tests.spreadsheet.ugly import save, sheet_of

HEAD = ["Service", "Agency", "2022/23", "2024/25"]
COUNTS: list[list[Any]] = [["Call-outs", "Police", 402, 236], ["Nights", "Police", 61, 30]]
ASKED = "Sheet1!C2: 402 is taken for pounds, and nothing in the table says so"


def test_numbers_that_nothing_calls_pounds_are_asked_about_and_not_written(author: Author) -> None:
    ran = author.imports_rows([HEAD, *COUNTS])
    assert ran.code == 1
    assert (
        f"table.xlsx {ASKED}; if these are pounds: --columns C=before,D=after; if they are numbers of things, add "
        in (ran.err)
    )
    assert "add a column “Unit cost” with what one of them costs" in ran.err
    assert ran.err.count("is taken for pounds") == 1
    assert (ran.text("table.csv"), ran.text("costs.yml")) == ("", "")


def test_so_it_is_in_ods(author: Author, tmp_path: Path) -> None:
    assert ASKED in author.imports(ods(tmp_path / "table.ods", [HEAD, *COUNTS])).err


def test_the_answer_is_followed_and_told(author: Author) -> None:
    ran = author.imports_rows([HEAD, *COUNTS], "--columns", "C=before,D=after")
    assert ran.code == 0, ran.err
    assert f"{ASKED} but the name you gave the column; if they are numbers of things" in ran.out
    assert "Call-outs,Police,£402,£236" in ran.text("table.csv")


def test_with_a_unit_cost_they_are_numbers_of_things(author: Author) -> None:
    ran = author.imports_rows([[*HEAD, "Unit cost"], [*COUNTS[0], 140], [*COUNTS[1], 410]])
    assert ran.code == 0, ran.err
    assert "taken for pounds" not in ran.out
    assert "Call-outs,Police,402,236,£140" in ran.text("table.csv")


def test_a_row_without_its_unit_cost_is_told(author: Author) -> None:
    ran = author.imports_rows([[*HEAD, "Unit cost"], [*COUNTS[0], 140], COUNTS[1]])
    assert "Sheet1!C3: 61 is taken for pounds, since this row has no unit cost; if not, give it one" in ran.out
    told = author.imports_rows(
        [[*HEAD, "Unit cost"], [*COUNTS[0], 140], COUNTS[1]], "--id", "shown", formats={"C3": "£#,##0", "D3": "£#,##0"}
    )
    assert told.code == 0
    assert "taken for pounds" not in told.out


@pytest.mark.parametrize(
    "head",
    [
        ["Service", "Agency", "2022/23 (£)", "2024/25 (£)"],
        ["Service", "Agency", "Cost before", "Cost after"],
        ["Service", "Agency", "Spend 2022/23", "Spend 2024/25"],
        ["Service", "Agency", "2022/23 in pounds", "2024/25 in pounds"],
        ["Cost type", "Agency", "2022/23", "2024/25"],
        ["Service", "Agency", "Before", "After", "Saving (£)"],
    ],
)
def test_a_heading_says_it(author: Author, head: list[str]) -> None:
    ran = author.imports_rows([head, *COUNTS])
    assert ran.code == 0, ran.err
    assert "taken for pounds" not in ran.out


@pytest.mark.parametrize("above", ["Costs by agency", "What was spent", "All figures in £", "Price base: GBP"])
def test_the_words_above_the_table_say_it(author: Author, above: str) -> None:
    ran = author.imports_rows([[above], [], HEAD, *COUNTS])
    assert ran.code == 0, ran.err
    assert "taken for pounds" not in ran.out


@pytest.mark.parametrize("above", ["Police, before and with the team", "Activity and cost of the cohort"])
def test_words_that_say_both_or_neither_do_not(author: Author, above: str) -> None:
    assert (
        "402 is taken for pounds, and nothing in the table says so" in author.imports_rows([[above], HEAD, *COUNTS]).err
    )


def test_the_name_of_the_sheet_says_it(author: Author) -> None:
    ran = author.imports(save(sheet_of([HEAD, *COUNTS], "Costs 2025"), author.root / "table.xlsx"))
    assert ran.code == 0, ran.err


@pytest.mark.parametrize("where", ["C2", "D3", "C4"])
def test_one_pound_sign_on_a_number_or_the_total_says_it_of_both_sides(author: Author, where: str) -> None:
    rows = [HEAD, *COUNTS, ["Total", None, 463, 266]]
    ran = author.imports_rows(rows, formats={where: "£#,##0"})
    assert ran.code == 0, ran.err
    assert "taken for pounds" not in ran.out


@pytest.mark.parametrize(
    ("heading", "key"), [("Total", "amount"), ("Visits 2023/24", "amount"), ("Admissions avoided", "saves")]
)
def test_one_column_of_numbers_is_asked_about(author: Author, heading: str, key: str) -> None:
    ran = author.imports_rows([["Service", heading], ["Hostel", 12], ["Ward", 5]])
    assert ran.code == 1
    assert "Sheet1!B2: 12 is taken for pounds, and nothing in the table says so" in ran.err
    assert f"--columns B={key}; if they are numbers of things, write what they cost instead" in ran.err
    assert author.imports_rows([["Service", heading], ["Hostel", 12]], formats={"B2": "£#,##0"}).code == 0


def test_measures_are_no_money_and_nothing_is_asked(author: Author) -> None:
    ran = author.imports_rows([["Measure", "Before", "After"], ["Visits", 12, 5]], "--as", "outcomes")
    assert ran.code == 0
    assert "taken for pounds" not in ran.out
