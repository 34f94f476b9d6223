"""Sums that could be made and would mislead: rates added to amounts, a row counted twice, a lost year."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from tests.support import MINIMAL, ROOT, codes, costs, errors, figure, only_case, project, value
from valuecase.loading import load_case
from valuecase.project import load_project
from valuecase.reading.numbers import NotRead, read_money
from valuecase.records import record, records

S = "source: report, Costs\n"


def test_pence_have_two_digits_or_none() -> None:
    with pytest.raises(NotRead, match="1 digit after the point"):
        read_money("£10.5")
    assert read_money("£10.50").half == Fraction(1, 200)


def test_rows_in_different_units_are_an_error(tmp_path: Path) -> None:
    found = costs(tmp_path, S + "audits:\n  a: {title: A, rows: {x: £5 a week, y: £6}}\n")
    assert errors(found) == {("VC307", "costs.yml", 3)}


def test_rates_are_not_divided_by_the_period_again(tmp_path: Path) -> None:
    found = costs(tmp_path, S + "audits:\n  a: {title: A, period: 2 weeks, rows: {x: £5 a week, y: £6 a week}}\n")
    per_week = only_case(found).ledger.get("costs.a.per-week")
    assert errors(found) or per_week is None or per_week.value == 11


def test_the_yearly_cost_of_a_person_stays_a_year(tmp_path: Path) -> None:
    found = costs(tmp_path, S + "programme:\n  team: {title: T, amount: £40k a year, people: 40}\n")
    assert "year" in figure(found, "costs.team.per-person").unit.name


def test_an_amount_beside_rows_is_not_dropped_in_silence(tmp_path: Path) -> None:
    found = costs(tmp_path, S + "programme:\n  team: {title: T, amount: £5, rows: {a: £600}}\n")
    assert errors(found)


def test_a_table_named_twice_is_not_added_twice(tmp_path: Path) -> None:
    text = "audits:\n  a: {title: A, rows: {x: £10}}\nstated:\n  s: {title: S, amount: £10, share: 50%, of: [a, a]}\n"
    found = costs(tmp_path, S + text)
    assert errors(found) == {("VC214", "costs.yml", 5)}


def test_a_stated_amount_is_no_part_of_itself(tmp_path: Path) -> None:
    found = costs(tmp_path, S + "stated:\n  s: {title: S, amount: £500, parts: [costs.s.amount]}\n")
    assert errors(found)


def test_a_problem_of_the_home_page_stands_on_its_line(tmp_path: Path) -> None:
    found = project(tmp_path, {"cases/index.md": "Words.\n\nThen £5.\n", "cases/seaside/case.yml": MINIMAL})
    assert ("VC308", "cases/index.md", 3) in errors(found)


def test_a_row_whose_sides_are_in_different_units_is_an_error(tmp_path: Path) -> None:
    rows = "rows: [{service: X, before: £5, after: £6 a week}]"
    found = costs(tmp_path, S + f"comparisons:\n  use: {{{rows}}}\n")
    assert errors(found) == {("VC307", "costs.yml", 3)}


def test_a_row_is_counted_once_where_its_agency_and_area_share_a_name(tmp_path: Path) -> None:
    row = "{service: X, agency: Housing, area: Housing, before: £8, after: £4}"
    found = costs(tmp_path, S + f"comparisons:\n  use:\n    rows:\n      - {row}\n")
    assert errors(found) or value(found, "costs.use.housing.before") == 8


def test_the_files_own_year_is_used_to_bring_sides_together(tmp_path: Path) -> None:
    sides = "before: {total: £530, period: 53 weeks}, after: {total: £530, period: 1 year}"
    found = costs(tmp_path, S + f"year: 53 weeks\ncomparisons:\n  use: {{{sides}}}\n")
    assert value(found, "costs.use.after") == 530


@pytest.mark.parametrize("of", ["use", "audit"])
def test_a_table_without_the_total_that_a_share_is_of_is_told(tmp_path: Path, of: str) -> None:
    text = """\
        source: report, Costs
        audits:
          audit: {title: Audit, rows: {a: £10}}
        comparisons:
          use: {rows: [{service: A, before: £9, after: £8}]}
        stated:
          saved: {title: Saved, amount: £5 a year, share: 50%, of: [TABLE], differs: {base: {by: £3, because: x}}}
        """
    found = costs(tmp_path, text.replace("TABLE", of))
    assert any(line == 7 and code < "VC8" for code, _, line in codes(found))


def test_published_bounds_hold_the_true_ones() -> None:
    case = load_case(ROOT / "cases" / "hertfordshire")
    for found in case.ledger.figures.values():
        shown = record(case, found)
        assert Fraction(Decimal(shown["low"])) <= found.low, found.id
        assert Fraction(Decimal(shown["high"])) >= found.high, found.id


def test_a_number_of_rows_leads_to_the_line_of_the_rows() -> None:
    case = next(iter(load_project(ROOT, ["hertfordshire"]).cases.values()))
    people = next(r for r in records(case) if r["id"] == "costs.hertsmere.people")
    (at,) = people["inputs"]
    line = (ROOT / at["file"]).read_text("utf-8").splitlines()[at["line"] - 1]
    assert at["text"] in line


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ("[{service: A, amount: £5 a week}, {service: B, saves: £6}]", 1),
        ("[{service: A, amount: £5}, {service: B, saves: £6 a year}]", 1),
        ("[{service: A, before: 5, after: 6, unit-cost: £5 a week}]", 2),
    ],
)
def test_a_rate_is_refused_wherever_amounts_are_added_or_multiplied(tmp_path: Path, rows: str, wrong: int) -> None:
    found = costs(tmp_path, S + f"comparisons:\n  use: {{rows: {rows}}}\n")
    assert errors(found) == {("VC307", "costs.yml", 3)}
    assert sum(p.code == "VC307" for p in found.problems) == wrong


@pytest.mark.parametrize(
    ("year", "wrong"), [("3 days", True), ("2 years", True), ("52.14 weeks", False), ("53 weeks", False)]
)
def test_a_year_has_52_to_53_weeks(tmp_path: Path, year: str, wrong: bool) -> None:
    table = "audits:\n  a: {title: A, period: 1 year, rows: {x: £530.00}}\n"
    found = costs(tmp_path, S + f"year: {year}\n" + table)
    assert errors(found) == ({("VC304", "costs.yml", 2)} if wrong else set())
    assert (only_case(found).ledger.get("costs.a.per-week") is None) is wrong
