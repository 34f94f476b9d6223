"""Workbooks as they come from finance departments: what is written, and what is asked."""

from __future__ import annotations

from pathlib import Path

from tests.spreadsheet import ugly
from tests.spreadsheet.support import Author
from tests.support import errors, figure


def test_a_ledger_in_thousands_with_subtotals_and_notes(author: Author, tmp_path: Path) -> None:
    ran = author.imports(ugly.ledger(tmp_path))
    assert ran.code == 0
    assert ran.text("ledger.csv").splitlines() == [
        "label,agency,amount",
        "A&E attendances,NHS,£124.4k",
        "Ambulance call-outs,NHS,£61.3k",
        "Mental health wards,NHS,£210.0k",
        "Hotel rooms,Council,£130.1k",
        "Social care,Council,£70.2k",
    ]
    assert "title: Costs of services for the cohort, 2022/23" in ran.text("costs.yml")
    assert 'printed: {total: "£596.0k"}' in ran.text("costs.yml")
    assert "'Costs 2022-23'!D5: column D (“% of total”) is left out" in ran.out
    assert "“NHS total” and “Council total” (rows 9 and 12) are read as subtotals" in ran.out
    assert "rows 16–18 below the table: notes, left out" in ran.out
    assert "C7 holds £61,250, written £61.3k" in ran.out
    assert errors(ran.project) == set()


def test_two_lines_of_headings_are_read_together_and_what_may_be_either_is_asked(
    author: Author, tmp_path: Path
) -> None:
    file = ugly.two_lines(tmp_path)
    asked = author.imports(file)
    assert asked.code == 1
    assert "activity.xlsx Activity!C3: column C (“2022/23 Number”) and column D (“2022/23 Cost”)" in asked.err
    assert "--columns C=before or --columns D=before" in asked.err
    assert asked.text("costs.yml") == ""
    ran = author.imports(file, "--columns", "C=before,E=after")
    assert ran.code == 0
    assert ran.text("activity.csv").splitlines()[:2] == [
        "service,agency,before,after,unit-cost",
        "A&E attendances,NHS,226,121,£200",
    ]
    assert "before: {when: 2022/23}" in ran.text("costs.yml")
    assert figure(ran.project, "costs.activity.before").value == 226 * 200 + 174 * 300 + 88 * 165


def test_formulas_without_results_are_refused_where_they_are_needed(author: Author, tmp_path: Path) -> None:
    ran = author.imports(ugly.two_lines(tmp_path), "--columns", "D=before,F=after,G=skip")
    assert ran.code == 1
    assert "Activity!D8: holds the formula =SUM(D5:D7) without its result; open the file in Excel" in ran.err


def test_groups_texts_that_are_numbers_and_brackets(author: Author, tmp_path: Path) -> None:
    ran = author.imports(ugly.grouped(tmp_path), "--table", "programme", "--groups", "area")
    assert ran.code == 0
    assert ran.text("budget.csv").splitlines() == [
        "label,area,amount",
        'Link workers,Staff,"£171,300"',
        'Nurse,Staff,"£31,400.00"',
        'Peer workers,Staff,"£54,100"',
        'Rooms,Running costs,"£14,500.50"',
        'Phones,Running costs,"£1,250.00"',
        'Income from the landlord,Running costs,"-£2,000"',
    ]
    assert figure(ran.project, "costs.budget.total").value * 2 == 541101


def test_outcomes_under_dates(author: Author, tmp_path: Path) -> None:
    ran = author.imports(ugly.measures(tmp_path), "--as", "outcomes")
    written = ran.text("outcomes.yml")
    assert ran.code == 0
    assert "before: {value: 41%, when: 2023-04}" in written
    assert 'missing: {before: "the spreadsheet says “tbc”"}' in written
    assert 'after: {value: "£9,100", when: 2025-03}' in written
    assert "ask Jo" not in written
    assert errors(ran.project) == set()


def test_three_years_are_asked_about_or_stand_over_time(author: Author, tmp_path: Path) -> None:
    file = ugly.three_years(tmp_path)
    asked = author.imports(file)
    assert asked.code == 1
    assert "there are numbers for 3 times: 2022/23, 2023/24, 2024/25" in asked.err
    ran = author.imports(file, "--as", "outcomes", "--table", "over-time")
    assert ran.code == 0
    assert figure(ran.project, "outcomes.use.a-e-attendances.change").value == 81 - 118
    assert "Use!10: another table seems to begin here" in ran.out


def test_a_second_table_is_read_by_its_rows(author: Author, tmp_path: Path) -> None:
    ran = author.imports(ugly.three_years(tmp_path), "--rows", "10-12", "--id", "agencies")
    assert ran.code == 0
    assert "title: Costs by agency" in ran.text("costs.yml")
    assert figure(ran.project, "costs.agencies.total").value == 508_000
