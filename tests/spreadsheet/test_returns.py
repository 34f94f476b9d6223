"""Scorecards, monitoring, activity and grant returns: what is written, what is asked, and what is told first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spreadsheet import returns
from tests.spreadsheet.support import Author
from tests.spreadsheet.ugly import save, sheet_of
from tests.support import errors, figure, value
from valuecase.spreadsheet.wanting import want_in

OUTCOMES = ("--as", "outcomes")


def _besides(text: str) -> list[str]:
    """The remarks that stop nothing, without the file's name."""
    told = text.partition("Look at these:\n")[2].splitlines()
    return [
        line.split(": ", 1)[1] for line in told if ".xlsx " in line and line.startswith("  ") and "# from" not in line
    ]


# --- a scorecard


def test_the_later_numbers_are_proposed_as_after(author: Author, tmp_path: Path) -> None:
    asked = author.imports(returns.scorecard(tmp_path), *OUTCOMES)
    assert asked.code == 1
    (question,) = [line for line in asked.err.splitlines() if "and none “after”" in line]
    assert question.endswith("if column F (“Q4 24/25 Actual”) is it: --columns F=after")
    assert "C=after" not in asked.err


def test_naming_a_column_leaves_the_headings_where_they_are(author: Author, tmp_path: Path) -> None:
    ran = author.imports(returns.scorecard(tmp_path), *OUTCOMES, "--columns", "F=after")
    assert ran.code == 0, ran.err
    written = ran.text("outcomes.yml")
    assert "# from kpi.xlsx, 'KPIs Q4'!A3:I8" in written
    assert "Performance scorecard" not in written
    assert "before: {value: 25.0%, when: 2023-03}" in written
    assert 'after: {value: "29 of 34", when: 2024/25}' in written
    assert 'missing: {before: "the spreadsheet says “not collected”"}' in written
    assert "is of one quarter, Q4; a case has no word for that, and says when: 2024/25" in ran.out
    assert errors(ran.project) == set()


def test_a_polarity_is_which_way_is_wanted(author: Author, tmp_path: Path) -> None:
    ran = author.imports(returns.scorecard(tmp_path), *OUTCOMES, "--columns", "F=after,C=want", "--rows", "3-")
    wants = [line.strip() for line in ran.text("outcomes.yml").splitlines() if "want:" in line]
    assert wants == ["want: higher", "want: lower", "want: lower", "want: higher"]  # and none where it says n/a
    assert errors(ran.project) == set()


@pytest.mark.parametrize(
    ("words", "want"),
    [
        ("Higher is better", "higher"),
        ("lower is better.", "lower"),
        ("Good to be high", "higher"),
        ("Up", "higher"),
        ("DOWN", "lower"),
        ("Increase", "higher"),
        ("Reduce", "lower"),
        ("Bigger is Better", "higher"),
        ("", ""),
        ("Neutral", ""),
        ("Maintain", None),
        ("↑", None),
    ],
)
def test_words_for_which_way_is_better(words: str, want: str | None) -> None:
    assert want_in(words) == want


def test_a_polarity_that_is_not_understood_is_refused(author: Author) -> None:
    rows = [["Measure", "Polarity", "Before", "After"], ["Visits", "Hold steady", 10, 12], ["Nights", "Down", 4, 2]]
    ran = author.imports_rows(rows, *OUTCOMES)
    assert ran.code == 1
    assert "Sheet1!B2: “Hold steady” does not say which way is better; write higher or lower" in ran.err
    assert "--columns B=skip" in ran.err


def test_a_part_that_is_not_so_many_percent_is_refused(author: Author) -> None:
    rows = [["Measure", "Before", "After"], ["Content", "29/34 (58%)", "30/34 (88%)"], ["Nights", 4, 2]]
    ran = author.imports_rows(rows, *OUTCOMES)
    assert "Sheet1!B2: says “29/34 (58%)”" in ran.err
    assert "C2" not in ran.err


# --- activity and cost under merged years


def test_two_lines_of_headings_under_merged_years(author: Author, tmp_path: Path) -> None:
    asked = author.imports(returns.activity(tmp_path))
    assert asked.code == 1
    assert "C3: column C (“2022/23 Activity”) and column D (“2022/23 Cost (£)”) may each be “before”" in asked.err
    assert "C4" not in asked.err
    assert "C8" not in asked.err  # whether that column counts is still open
    assert "“TOTAL” is read as the total" in asked.err


@pytest.mark.parametrize("more", [(), ("--rows", "3-9"), ("--rows", "4-9")])
def test_each_answer_leads_on(author: Author, tmp_path: Path, more: tuple[str, ...]) -> None:
    ran = author.imports(returns.activity(tmp_path), "--columns", "D=before,F=after", *more)
    assert ran.code == 0, ran.err
    assert ran.text("activity.csv").splitlines()[:3] == [
        "service,agency,before,after",
        'A&E attendances,NHS,"£45,200","£24,200"',
        'Bed days,NHS,"£173,040","£112,560"',
    ]
    written = ran.text("costs.yml")
    assert "title: Cohort – activity and cost" in written
    assert "before: {when: 2022/23}" in written
    assert 'printed: {before: "£479,700", after: "£303,700"}' in written
    assert "column G (“Unit Cost (£)”) is left out, since before and after are amounts of money" in ran.out
    assert errors(ran.project) == set()


def test_numbers_of_things_take_the_unit_cost_and_the_total_is_no_note(author: Author, tmp_path: Path) -> None:
    ran = author.imports(returns.activity(tmp_path), "--columns", "C=before,E=after", "--leave-out", "8")
    assert ran.code == 0, ran.err
    assert "A&E attendances,NHS,226,121,£200" in ran.text("activity.csv")
    assert "!9: “TOTAL” has numbers only in columns that are not read, so it is not kept" in ran.out
    assert "row 10 below the table: notes" in ran.out


@pytest.mark.parametrize(
    ("heading", "taken"), [("Activity", True), ("Strand", True), ("Key worker", False), ("RAG", False)]
)
def test_words_that_differ_are_taken_for_what_names_the_rows(author: Author, heading: str, taken: bool) -> None:
    rows = [["Agency", heading, "Cost"], ["NHS", "Amber wing", 10], ["Council", "Green lane", 20]]
    ran = author.imports_rows(rows)
    assert ran.code == 0, ran.err
    assert ("Amber wing" in ran.text("table.csv")) is taken
    assert ("is taken for what names the rows" in ran.out) is taken


def test_a_heading_within_a_table_is_no_second_line_of_headings(author: Author) -> None:
    ran = author.imports_rows([["Service", "Cost"], ["Homes", None], ["Rent", 10], ["Food", 20]])
    assert "“Homes” is read as a heading" in ran.out
    assert value(ran.project, "costs.table.total") == 30


# --- a year's budget and outturn


def test_a_total_whose_formula_has_no_result_is_not_called_a_number_of_things(author: Author, tmp_path: Path) -> None:
    asked = author.imports(returns.outturn(tmp_path, worked_out=False))
    assert "column D (“Annual Budget”) and column E (“Outturn”) may each be “amount”" in asked.err
    assert "D16: holds the formula" in asked.err.partition("Besides:")[2]  # that column may not be meant
    assert "numbers of things" not in asked.err
    assert "numbers of things" not in author.imports(returns.outturn(tmp_path)).err


def test_the_outturn_of_period_12_is_that_of_the_financial_year(author: Author, tmp_path: Path) -> None:
    ran = author.imports(returns.outturn(tmp_path), "--columns", "E=amount")
    assert ran.code == 0, ran.err
    assert "when: 2023/24" in ran.text("costs.yml")
    assert "“2024-03” above the table closes the year 2023/24, which is taken for its year" in ran.out


def test_what_concerns_figures_is_told_first_and_like_things_once(author: Author, tmp_path: Path) -> None:
    told = _besides(author.imports(returns.outturn(tmp_path), "--columns", "E=amount").out)
    assert "as written the column adds to £142,500, as stored to £142,450" in told[0]
    assert len(told) == 9
    (headings,) = [line for line in told if "headings" in line]
    assert headings.startswith("“Employees”, “Premises” and “Income” (rows 6, 10 and 14) are read as headings")


def test_what_a_column_may_be_called_is_said(author: Author, tmp_path: Path) -> None:
    ran = author.imports(returns.outturn(tmp_path), "--columns", "E=amount")
    assert "--columns A=KEY, KEY being one of row, agency, area, unit-source, note" in ran.out
    assert "D “Annual Budget”" in ran.out  # the one that was not meant


@pytest.mark.parametrize(
    ("title", "heading", "when", "said"),
    [
        ("Spend as at September 2023", "Cost", "2023-09", "taken for when its amounts were"),
        ("Monitoring, June 2024", "Outturn", "", "may be when it was made"),
        ("Accounts for the year ended 31 March 2024", "Cost", "2023/24", "closes the year 2023/24"),
        ("Spend in 2023/24", "Cost", "2023/24", "is taken for its year"),
        ("Period 6 2023/24", "Cost", "2023/24", "“period 6” seems to be a part of it: write period: beside it"),
        ("1 April 2023 to 31 March 2024", "Cost", "2023/24", "is taken for its year"),
        ("From 2022/23 to 2023/24", "Cost", "", ""),
    ],
)
def test_of_when_the_amounts_are(author: Author, title: str, heading: str, when: str, said: str) -> None:
    ran = author.imports_rows([[title], [], ["Service", heading], ["Rent", 10], ["Food", 20]])
    assert ran.code == 0, ran.err
    written = [line.strip() for line in ran.text("costs.yml").splitlines() if line.strip().startswith("when:")]
    assert written == ([f"when: {when}"] if when else [])
    assert said in ran.out


# --- returns of other styles


@pytest.mark.parametrize("dates", [True, False])
def test_twelve_months_and_what_they_come_to(author: Author, tmp_path: Path, dates: bool) -> None:
    ran = author.imports(returns.by_month(tmp_path, dates=dates))
    assert ran.code == 0, ran.err
    assert "when: 2024/25" in ran.text("costs.yml")
    assert 'printed: {total: "£181,020"}' in ran.text("costs.yml")
    assert figure(ran.project, "costs.profile.total").value == 12 * 15085
    assert " … " in ran.out


def test_a_few_months_are_no_year(author: Author, tmp_path: Path) -> None:
    sheet = sheet_of(
        [["Account", *[f"{month} 2024" for month in ("Apr", "May", "Jun")], "Total"], ["Rent", 1, 2, 4, 7]]
    )
    ran = author.imports(save(sheet, tmp_path / "three.xlsx"))
    assert ran.code == 0, ran.err
    assert value(ran.project, "costs.three.total") == 7
    assert "when:" not in ran.text("costs.yml")  # three months are no year


def test_months_over_time(author: Author, tmp_path: Path) -> None:
    ran = author.imports(returns.by_month(tmp_path, dates=True), *OUTCOMES, "--table", "over-time")
    assert ran.code == 0, ran.err
    assert 'times: ["2024-04", "2024-05"' in ran.text("outcomes.yml")


def test_an_activity_return_with_codes(author: Author, tmp_path: Path) -> None:
    file = returns.contract(tmp_path)
    asked = author.imports(file)
    assert "column H (“2024/25 Activity”) and column I (“2024/25 Price (£)”) may each be “after”" in asked.err
    answer = ("--columns", "F=before,H=after")
    assert "H9: says “*”: the number is withheld" in author.imports(file, *answer).err
    ran = author.imports(file, *answer, "--leave-out", "9")
    assert ran.code == 0, ran.err
    assert "Non-elective stay,34,19,£2310" in ran.text("contract.csv").replace("2,310", "2310").replace('"', "")
    assert "“Grand Total” is read as the total" in ran.out
    assert figure(ran.project, "costs.contract.after").value == 81 * 178 + 50 * 137 + 19 * 2310


def test_a_grant_report_with_headings_in_capitals(author: Author, tmp_path: Path) -> None:
    ran = author.imports(returns.grant(tmp_path), "--columns", "C=amount", "--groups", "area")
    assert ran.code == 0, ran.err
    assert 'Room hire,ACTIVITY COSTS,"£3,600.00"' in ran.text("grant.csv")
    assert "when: 2024/25" in ran.text("costs.yml")
    assert 'printed: {total: "£88,260.55"}' in ran.text("costs.yml")
    assert 'title: "Grant report: Steps Home' in ran.text("costs.yml")
    assert "row 13 has numbers below the total, and is not read" in _besides(ran.out)[0]
