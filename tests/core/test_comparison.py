"""Costs before and after: every figure checked against arithmetic done here."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tests.support import cautions, costs, errors, figure, one, only_case, value
from valuecase.project import Project

F = Fraction
#: An invented service in the shapes that evaluations print: counts with unit costs, and one amount.
USE = """\
source: report, Costs
comparisons:
  use:
    title: Service use
    before: {before}
    after: {after}
    rows:
      - {{service: A&E attendances, agency: NHS, area: Health, before: 212, after: 96, unit-cost: £210}}
      - {{service: Nights in custody, agency: Police, area: Crime, before: 74, after: 21, unit-cost: £165}}
      - {{service: GP appointments, agency: NHS, area: Health, before: 90, after: 188, unit-cost: £44}}
      - {{service: Tenancy support, agency: Council, area: Housing, before: "£18,400", after: "£31,250"}}
"""
YEAR = "{period: 12 months, people: 40}"
BEFORE = {"a-e-attendances": F(212 * 210), "nights-in-custody": F(74 * 165), "gp-appointments": F(90 * 44), "tenancy-support": F(18_400)}  # fmt: skip
AFTER = {"a-e-attendances": F(96 * 210), "nights-in-custody": F(21 * 165), "gp-appointments": F(188 * 44), "tenancy-support": F(31_250)}  # fmt: skip


#: What any saving is told where nothing says what it is compared with, or whether it is cash: see test_cautions.
OF_ANY_SAVING = {"VC517", "VC520"}


def _doubts(found: Project) -> set[tuple[str, str, int]]:
    return {doubt for doubt in cautions(found) if doubt[0] not in OF_ANY_SAVING}


def _use(root: Path, before: str = YEAR, after: str = YEAR, more: str = "") -> Project:
    return costs(root, USE.format(before=before, after=after) + more)


def _table(root: Path, *rows: str, sides: str = "") -> Project:
    lines = "".join(f"      - {{{row}}}\n" for row in rows)
    return costs(root, f"source: report, Costs\ncomparisons:\n  use:\n{sides}    rows:\n{lines}")


def test_a_count_with_a_unit_cost_and_an_amount_add_to_both_sides(tmp_path: Path) -> None:
    found = _use(tmp_path)
    before, after = sum(BEFORE.values()), sum(AFTER.values())
    assert errors(found) == set()
    assert value(found, "costs.use.before") == before
    assert value(found, "costs.use.after") == after
    assert value(found, "costs.use.change") == after - before
    assert value(found, "costs.use.reduction") == before - after
    assert value(found, "costs.use.reduction-percent") == (before - after) / before * 100


@pytest.mark.parametrize("row", BEFORE)
def test_each_row_has_its_own_change(tmp_path: Path, row: str) -> None:
    found = _use(tmp_path)
    before, after = BEFORE[row], AFTER[row]
    assert value(found, f"costs.use.{row}.before") == before
    assert value(found, f"costs.use.{row}.after") == after
    assert value(found, f"costs.use.{row}.reduction") == before - after
    assert value(found, f"costs.use.{row}.reduction-percent") == 100 * (before - after) / before


@pytest.mark.parametrize(
    ("group", "rows"),
    [
        ("nhs", ["a-e-attendances", "gp-appointments"]),
        ("health", ["a-e-attendances", "gp-appointments"]),
        ("police", ["nights-in-custody"]),
        ("council", ["tenancy-support"]),
    ],
)
def test_rows_are_added_by_agency_and_by_area(tmp_path: Path, group: str, rows: list[str]) -> None:
    found = _use(tmp_path)
    before, after = sum(BEFORE[r] for r in rows), sum(AFTER[r] for r in rows)
    assert value(found, f"costs.use.{group}.before") == before
    assert value(found, f"costs.use.{group}.reduction") == before - after
    assert value(found, f"costs.use.{group}.reduction-percent") == 100 * (before - after) / before


def test_rates_and_costs_per_person_follow_from_the_sides(tmp_path: Path) -> None:
    found = _use(tmp_path)
    before, after = sum(BEFORE.values()), sum(AFTER.values())
    assert value(found, "costs.use.before.per-month") == before / 12
    assert value(found, "costs.use.after.per-month") == after / 12
    assert value(found, "costs.use.before.per-week") == before / 52
    assert value(found, "costs.use.per-month") == (before - after) / 12
    assert value(found, "costs.use.before.per-person") == before / 40
    assert value(found, "costs.use.per-person") == (before - after) / 40
    assert figure(found, "costs.use.before.per-person").unit.name == "pounds per person"


def test_the_working_of_a_row_names_count_and_unit_cost(tmp_path: Path) -> None:
    row = figure(_use(tmp_path), "costs.use.a-e-attendances.before")
    assert row.working == "212 × £210 = £44,520"
    assert [i.text for i in row.written_inputs()] == ["212", "£210"]
    assert (row.low, row.high) == (44_520 - 106, 44_520 + 106)


def test_a_mean_is_brought_to_a_total_by_its_own_number_of_people(tmp_path: Path) -> None:
    row = "service: Visits, before: 14.5 each for 90, after: 9.25 each for 84, unit-cost: £44"
    found = _table(tmp_path, row)
    before, after = F("14.5") * 90 * 44, F("9.25") * 84 * 44
    assert value(found, "costs.use.visits.before.used") == F("14.5") * 90
    assert value(found, "costs.use.before") == before
    assert value(found, "costs.use.reduction") == before - after


def test_a_longer_time_before_is_matched_by_scaling_the_time_after_and_it_is_said(tmp_path: Path) -> None:
    found = _use(tmp_path, after="{period: 9 months, people: 40}")
    before, after = sum(BEFORE.values()), sum(AFTER.values()) * F(12, 9)
    assert value(found, "costs.use.after") == after
    assert value(found, "costs.use.reduction") == before - after
    assert value(found, "costs.use.after.per-month") == after / 12
    assert value(found, "costs.use.a-e-attendances.after.as-recorded") == AFTER["a-e-attendances"]
    assert value(found, "costs.use.nhs.after") == (AFTER["a-e-attendances"] + AFTER["gp-appointments"]) * F(12, 9)
    assert _doubts(found) == {("VC507", "costs.yml", 6)}
    assert "9 months after" in one(found, "VC507").message


@pytest.mark.parametrize(("a", "b"), [("1 year", "12 months"), ("52 weeks", "1 year"), ("2 years", "24 months")])
def test_one_length_of_time_in_two_units_needs_no_scaling(tmp_path: Path, a: str, b: str) -> None:
    found = _use(tmp_path, before=f"{{period: {a}}}", after=f"{{period: {b}}}")
    assert (value(found, "costs.use.after"), _doubts(found)) == (sum(AFTER.values()), set())


def test_different_numbers_of_people_are_a_caution_and_costs_per_person_are_right(tmp_path: Path) -> None:
    found = _use(tmp_path, after="{period: 12 months, people: 36}")
    assert _doubts(found) == {("VC514", "costs.yml", 6)}
    assert value(found, "costs.use.after.per-person") == sum(AFTER.values()) / 36
    assert value(found, "costs.use.per-person") == sum(BEFORE.values()) / 40 - sum(AFTER.values()) / 36


def test_unknown_lengths_of_time_are_a_caution(tmp_path: Path) -> None:
    found = _use(tmp_path, after="{people: 40}")
    assert {code for code, _, _ in _doubts(found)} == {"VC508"}
    assert "costs.use.after.per-month" not in only_case(found).ledger.figures


def test_a_rate_after_is_compared_with_the_rate_before(tmp_path: Path) -> None:
    text = "before: {total: £5,200, period: 12 months}\n    after: {total: £40.50 a month}".replace(
        "£5,200", '"£5,200"'
    )
    found = costs(tmp_path, f"source: report, Costs\ncomparisons:\n  use:\n    {text}\n")
    assert errors(found) == set()
    assert {code for code, _, _ in _doubts(found)} == {"VC508"}
    before = F(5200, 12)
    assert value(found, "costs.use.reduction") == before - F("40.5")
    assert value(found, "costs.use.reduction-percent") == 100 * (before - F("40.5")) / before
    assert figure(found, "costs.use.reduction").unit.name == "pounds a month"


def test_a_rate_a_year_and_a_rate_a_month_are_compared_by_the_month(tmp_path: Path) -> None:
    text = "before: {total: £6k a year}\n    after: {total: £300 a month}"
    found = costs(tmp_path, f"source: report, Costs\ncomparisons:\n  use:\n    {text}\n")
    assert value(found, "costs.use.reduction") == 200
    assert value(found, "costs.use.reduction-percent") == 40


def test_nothing_before_has_no_percentage_and_it_is_said(tmp_path: Path) -> None:
    found = _table(
        tmp_path, "service: Visits, before: 0, after: 5, unit-cost: £10", "service: Rent, before: £9, after: £6"
    )
    assert "costs.use.visits.reduction-percent" not in only_case(found).ledger.figures
    assert value(found, "costs.use.visits.reduction") == -50
    assert value(found, "costs.use.reduction-percent") == F(100 * (9 - 56), 9)
    assert one(found, "VC510").about == "costs.use.visits.reduction"


def test_a_rise_is_a_reduction_below_nothing(tmp_path: Path) -> None:
    found = _table(tmp_path, "service: Rent, before: £8, after: £10")
    assert (value(found, "costs.use.reduction"), value(found, "costs.use.reduction-percent")) == (-2, -25)
    assert figure(found, "costs.use.reduction").display == "−£2"


@pytest.mark.parametrize(
    ("rows", "code", "line"),
    [
        (["service: A, before: 212, after: 96"], "VC407", 5),
        (["service: A, before: £5, after: £3, unit-cost: £9"], "VC407", 5),
        (["service: A, before: 5, after: £3, unit-cost: £9"], "VC407", 5),
        (["service: A, before: £5, after: £3", "service: B, amount: £3"], "VC407", 4),
        (["service: A, amount: £5, saves: £3"], "VC407", 5),
        (["service: A, before: £5"], "VC202", 5),
        (["service: A, before: 5%, after: £3, unit-cost: £9"], "VC306", 5),
        (["service: A, before: £5, after: £3", "service: a, before: £1, after: £1"], "VC406", 6),
        (["service: NHS, before: £5, after: £3", "service: B, agency: NHS, before: £1, after: £1"], "VC205", 5),
    ],
)
def test_rows_that_do_not_fit_are_refused(tmp_path: Path, rows: list[str], code: str, line: int) -> None:
    assert (code, "costs.yml", line) in errors(_table(tmp_path, *rows))


def test_costs_and_savings_of_one_side_net_to_one_figure(tmp_path: Path) -> None:
    found = _table(
        tmp_path, "service: Team, amount: £50k", "service: Beds, saves: £34777", "service: Visits, amount: -£20000"
    )
    assert errors(found) == set()
    assert value(found, "costs.use.costs") == 50_000
    assert value(found, "costs.use.savings") == 54_777
    assert value(found, "costs.use.net") == -4_777
    assert value(found, "costs.use.visits") == 20_000


def test_groups_that_do_not_add_to_their_whole_are_noticed(tmp_path: Path) -> None:
    group = (
        "  women:\n    of: use\n    group: women\n    rows: [{service: Visits, before: 5, after: 3, unit-cost: £10}]\n"
    )
    rest = group.replace("women", "men")
    found = _use(tmp_path, more=group + rest)
    assert {(p.code, p.about) for p in found.problems if p.code == "VC513"} == {
        ("VC513", "costs.use.before"),
        ("VC513", "costs.use.after"),
    }


def test_groups_that_add_to_their_whole_are_quiet(tmp_path: Path) -> None:
    text = "source: report, Costs\ncomparisons:\n"
    for name, before in {"use": 8, "women": 5, "men": 3}.items():
        of = "" if name == "use" else f"    of: use\n    group: {name}\n"
        text += f"  {name}:\n{of}    rows: [{{service: Visits, before: {before}, after: {before}, unit-cost: £10}}]\n"
    found = costs(tmp_path, text)
    assert not [p for p in found.problems if p.code == "VC513"]


def test_a_group_of_an_unknown_table_is_an_error(tmp_path: Path) -> None:
    found = _use(tmp_path, more="  men:\n    of: usse\n    rows: [{service: Visits, before: £5, after: £3}]\n")
    assert one(found, "VC209").hint == "did you mean use?"


@pytest.mark.parametrize(
    ("how", "cautioned"),
    [
        ("chosen: top forty by cost", True),
        ("chosen: top forty by cost\n    compare: none", True),
        ("chosen: top forty by cost\n    compare: matched", False),
        ("compare: none", False),
    ],
)
def test_people_chosen_for_their_cost_with_nobody_to_compare_are_a_caution(
    tmp_path: Path, how: str, cautioned: bool
) -> None:
    found = _use(tmp_path, more=f"    {how}\n")
    assert ("VC511" in {code for code, _, _ in _doubts(found)}) == cautioned


def test_what_a_source_prints_for_a_side_is_compared(tmp_path: Path) -> None:
    found = _use(tmp_path, before='{period: 12 months, printed: {per-month: "£6,591"}}', after="{period: 12 months}")
    assert errors(found) == set()
    assert str(figure(found, "costs.use.before.per-month").check.answer) == "agrees"  # type: ignore[union-attr]


def test_an_implied_length_of_time_is_a_caution(tmp_path: Path) -> None:
    found = _use(tmp_path, before="{period: 12 months, people: 40, period-from: implied}")
    assert _doubts(found) == {("VC509", "costs.yml", 5)}


@pytest.mark.parametrize(("before", "after", "said"), [("2023/24", "2021/22", True), ("2023/24", "2024/25", False)])
def test_an_after_that_is_earlier_than_its_before_is_a_caution(
    tmp_path: Path, before: str, after: str, said: bool
) -> None:
    sides = (
        f"before: {{total: £50, period: 1 year, when: {before}}}, after: {{total: £40, period: 1 year, when: {after}}}"
    )
    found = costs(tmp_path, f"source: report, Costs\ncomparisons:\n  use: {{{sides}}}\n")
    assert any(p.code == "VC515" for p in found.problems) is said


GROUPED = """\
source: report
comparisons:
  use:
    title: Use
    before: {{period: 12 months}}
    after: {{period: 12 months}}
    rows:
      - {{service: Nights, agency: NHS, before: "£50", after: "£40"}}
      - {{service: Days, {agency}before: "£30", after: "£20"}}
"""


def test_one_agency_spelled_in_two_ways_is_noticed(tmp_path: Path) -> None:
    found = costs(tmp_path, GROUPED.format(agency="agency: nhs, "))
    assert errors(found) == {("VC412", "costs.yml", 9)}


def test_a_row_that_does_not_say_who_pays_where_others_do_is_a_caution(tmp_path: Path) -> None:
    found = costs(tmp_path, GROUPED.format(agency=""))
    assert errors(found) == set()
    assert ("VC413", "costs.yml", 9) in _doubts(found)


@pytest.mark.parametrize(
    "row",
    ['{service: Hotels, saves: "-£40"}', '{service: Hotels, before: -4, after: 2, unit-cost: "£10"}'],
)
def test_less_than_nothing_is_neither_saved_nor_used(tmp_path: Path, row: str) -> None:
    text = f"source: report\ncomparisons:\n  use:\n    title: Use\n    rows:\n      - {row}\n"
    assert {code for code, _, _ in errors(costs(tmp_path, text))} == {"VC414"}
