"""Service use over time, and outcome scales with their ends: what is computed, and what is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import errors, seaside
from valuecase.values import decimal_text

TABLE = """\
source: report
over-time:
  calls:
    title: Calls
    times: [{times}]
    rows: [{{service: Night calls, values: [{values}], significance: not tested}}]
    missing: {{people: not said}}
"""
SCALE = """\
source: report
scales:
  steps: {{title: Steps, lowest: {lowest}, highest: {highest}, areas: {{money: {{title: Money, first: {first}, latest: 6}}}}}}
"""


def test_each_time_has_a_figure_and_the_last_is_compared_with_the_first(tmp_path: Path) -> None:
    text = TABLE.format(times="Year before, 8 months, 11 months", values="212, 150, 96")
    ledger = seaside(tmp_path, {"outcomes.yml": text}).cases["seaside"].ledger
    own = "outcomes.calls.night-calls"
    shown = {
        name: ledger.figures[f"{own}.{name}"].display for name in ("year-before", "8-months", "11-months", "change")
    }
    assert shown == {"year-before": "212", "8-months": "150", "11-months": "96", "change": "\N{MINUS SIGN}116"}
    percent = ledger.figures[f"{own}.reduction-percent"]
    assert decimal_text(percent.value, percent.unit) == "54.72"  # 116 of 212


@pytest.mark.parametrize(
    ("times", "values", "line"),
    [("Before, After", "212", 6), ("Before", "212", 5), ("Before, After", "1, 2, 3", 6)],
)
def test_each_time_needs_one_value_and_there_are_two_times(tmp_path: Path, times: str, values: str, line: int) -> None:
    found = seaside(tmp_path, {"outcomes.yml": TABLE.format(times=times, values=values)})
    assert errors(found) == {("VC219", "outcomes.yml", line)}


def test_values_in_different_units_are_not_compared(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"outcomes.yml": TABLE.format(times="Before, After", values="212, 30%")})
    assert errors(found) == {("VC307", "outcomes.yml", 6)}


def test_one_value_in_another_unit_is_noticed_wherever_it_stands(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"outcomes.yml": TABLE.format(times="Before, Between, After", values="212, £96, 80")})
    assert errors(found) == {("VC307", "outcomes.yml", 6)}
    assert any("this is in pounds" in problem.message for problem in found.problems)


def test_two_times_of_one_name_are_noticed(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"outcomes.yml": TABLE.format(times="Winter, Winter", values="1, 2")})
    assert errors(found) == {("VC219", "outcomes.yml", 5)}


@pytest.mark.parametrize(("lowest", "highest", "first"), [("1", "10", "42"), ("2", "10", "1.5"), ("10", "1", "4")])
def test_a_score_lies_on_its_scale(tmp_path: Path, lowest: str, highest: str, first: str) -> None:
    found = seaside(tmp_path, {"outcomes.yml": SCALE.format(lowest=lowest, highest=highest, first=first)})
    assert errors(found) == {("VC516", "outcomes.yml", 3)}


def test_a_score_at_the_end_of_its_scale_is_one_of_it(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"outcomes.yml": SCALE.format(lowest="1", highest="10", first="10")})
    assert errors(found) == set()
