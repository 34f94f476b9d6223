"""The cases of this repository, as `valuecase figures` gives them: the numbers a board would read."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from tests.support import ROOT
from valuecase.cli import main

KEYS = [
    "id", "label", "value", "unit", "display", "low", "high", "working", "inputs", "source", "printed", "status", "differs",
]  # fmt: skip
Records = dict[str, dict[str, Any]]


def _records(case: str, capsys: pytest.CaptureFixture[str]) -> Records:
    assert main(["--project", str(ROOT), "figures", case, "--json"]) == 0
    return {r["id"]: r for r in json.loads(capsys.readouterr().out)}


@pytest.fixture
def hertfordshire_figures(capsys: pytest.CaptureFixture[str]) -> Records:
    """Two audits, a stated reduction with no base, one person's story."""
    return _records("hertfordshire", capsys)


@pytest.fixture
def torbay_figures(capsys: pytest.CaptureFixture[str]) -> Records:
    """Measures of outcomes, and one amount of money with no parts."""
    return _records("torbay", capsys)


@pytest.mark.parametrize(
    ("name", "value", "printed", "status"),
    [
        ("costs.hertsmere.total", "863091", "£863,092", "agrees within rounding"),
        ("costs.hertsmere.per-week", "8298.95", "£8,298.97", "agrees within rounding"),
        ("costs.three-rivers.total", "601397", "£601,397", "agrees"),
        ("costs.three-rivers.per-week", "5782.66", "£5,782.66", "agrees"),
        ("stories.kerry.before.per-month", "436.58", "£436.57", "agrees within rounding"),
        ("costs.mental-health.amount", "3250", "about £3,250", "cannot be checked"),
    ],
)
def test_what_the_hertfordshire_slides_print_is_compared_with_its_parts(
    hertfordshire_figures: Records, name: str, value: str, printed: str, status: str
) -> None:
    found = hertfordshire_figures[name]
    assert (found["value"], found["printed"], found["status"]) == (value, printed, status)
    assert found["differs"] is None


def test_kerry_costs_a_little_more_than_half_less(hertfordshire_figures: Records) -> None:
    reduction = Decimal(hertfordshire_figures["stories.kerry.reduction"]["value"])
    assert Decimal("256.21") <= reduction <= Decimal("256.23")
    assert hertfordshire_figures["stories.kerry.reduction-percent"]["value"] == "58.69"
    assert hertfordshire_figures["stories.kerry.reduction-percent"]["display"] == "58.7%"


def test_the_stated_share_implies_a_base_of_about_800_000_pounds(hertfordshire_figures: Records) -> None:
    implied = hertfordshire_figures["costs.reduction.implied-base"]
    assert implied["value"] == "800000"
    assert abs(Decimal(implied["low"]) - 784_483) < 1
    assert abs(Decimal(implied["high"]) - 815_517) < 1


def test_the_two_audits_are_not_that_base_and_the_case_says_so(hertfordshire_figures: Records) -> None:
    base = hertfordshire_figures["costs.reduction.base"]
    assert (base["value"], base["status"]) == ("732244", "does not reconcile")
    assert base["differs"]["by"] == "£67,756"
    assert base["differs"]["because"].startswith("The slide does not say")
    assert hertfordshire_figures["costs.reduction.base-gap"]["value"] == "67756"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("outcomes.occupied-beds.reduction", "248"),
        ("outcomes.occupied-beds.reduction-percent", "33.07"),
        ("outcomes.emergency-bed-days.gap", "778"),
        ("outcomes.emergency-bed-days.gap-percent", "28.84"),
        ("outcomes.staff-survey.value", "28"),
        ("outcomes.staff-survey.share", "77.78"),
        ("case.population", "250000"),
    ],
)
def test_torbay_figures_follow_from_what_the_slides_print(torbay_figures: Records, name: str, value: str) -> None:
    assert torbay_figures[name]["value"] == value


def test_what_torbay_saved_in_the_first_year_cannot_be_checked(torbay_figures: Records) -> None:
    found = torbay_figures["costs.first-year.amount"]
    assert (found["value"], found["low"], found["high"]) == ("250000", "245000", "255000")
    assert found["status"] == "cannot be checked"


def test_a_share_is_shown_as_the_source_words_it(torbay_figures: Records) -> None:
    assert torbay_figures["outcomes.staff-survey.value"]["display"] == "28 of 36"


@pytest.mark.parametrize("case", ["hertfordshire", "torbay"])
def test_every_record_has_the_same_keys(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    for record in _records(case, capsys).values():
        assert list(record) == KEYS


@pytest.mark.parametrize("case", ["hertfordshire", "torbay"])
def test_every_value_lies_between_its_bounds(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    for record in _records(case, capsys).values():
        assert Decimal(record["low"]) <= Decimal(record["value"]) <= Decimal(record["high"]), record["id"]


@pytest.mark.parametrize("case", ["hertfordshire", "torbay"])
def test_every_figure_leads_to_text_in_a_file(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    for record in _records(case, capsys).values():
        assert record["inputs"], record["id"]
        for at in record["inputs"]:
            line = (ROOT / at["file"]).read_text("utf-8").splitlines()[at["line"] - 1]
            assert at["text"] in line, f"{record['id']}: {at['file']}:{at['line']} reads {line}"


@pytest.mark.parametrize("case", ["hertfordshire", "torbay"])
def test_every_figure_has_a_source_that_the_case_names(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    known = (ROOT / "cases" / case / "sources.yml").read_text("utf-8")
    for record in _records(case, capsys).values():
        assert f"{record['source'].partition(',')[0]}:" in known.splitlines(), record["id"]


@pytest.mark.parametrize("case", ["hertfordshire", "torbay"])
def test_the_cases_of_this_repository_have_no_errors(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", str(ROOT), "check", case]) == 0
    assert "0 errors" in capsys.readouterr().out
