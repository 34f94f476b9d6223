"""What others have printed is what is worked out here, to the last place that they print."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.economics.published import FILES, as_printed, last_place, number, values, written

each_file = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])


@each_file
def test_what_is_printed_is_what_is_worked_out(path: Path) -> None:
    found = values(path)
    differ = {}
    for name, text in written(path)["expect"].items():
        assert name in found, f"there is no figure {name}"
        worked_out = as_printed(found[name], text)
        if worked_out != number(text):
            differ[name] = f"printed {text}, worked out {worked_out}"
    assert differ == {}


@each_file
def test_a_print_that_is_one_off_in_its_last_place_is_noticed(path: Path) -> None:
    for name, text in written(path)["expect"].items():
        for other in (number(text) + last_place(text), number(text) - last_place(text)):
            assert as_printed(values(path)[name], text) != other


@each_file
def test_each_says_what_it_is_where_it_is_printed_and_what_is_printed(path: Path) -> None:
    tree = written(path)
    assert set(tree) <= {"title", "printed-in", "note", "project", "costs", "expect"}
    assert tree["title"]
    assert len(tree["printed-in"]) > 10
    assert len(tree["expect"]) >= 1


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        ("£1,188.44", "1188.44", "0.01"),
        ("−£2,939", "-2939", "1"),
        ("-£0.5", "-0.5", "0.1"),
        ("£8.36m", "8.36", "0.01"),
        ("£11,561.5bn", "11561.5", "0.1"),
        ("21.86%", "21.86", "0.01"),
        ("0.9070", "0.9070", "0.0001"),
    ],
)
def test_a_printed_number_is_read_to_its_last_place(text: str, value: str, place: str) -> None:
    assert str(number(text)) == value
    assert str(last_place(text)) == place


def flows(tree: Mapping[str, Any], side: str) -> Iterator[Mapping[str, Any]]:
    for appraisal in tree["costs"]["appraisal"].values():
        yield from appraisal.get(side, {}).values()


def expects(part: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda tree: any(part in name for name in tree["expect"])


def timed(timing: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda tree: any(
        appraisal.get("timing") == timing and any(name.startswith(f"costs.{own}.") for name in tree["expect"])
        for own, appraisal in tree["costs"]["appraisal"].items()
    )


def is_annuity(tree: Mapping[str, Any]) -> bool:
    """The present value of the same amount in each of several years."""
    return any(
        "each-year" in flow and flow["each-year"] != "£0" and f"costs.{own}.{name}" in tree["expect"]
        for own, appraisal in tree["costs"]["appraisal"].items()
        for side in ("costs", "benefits")
        for name, flow in appraisal.get(side, {}).items()
    )


def has_all_four_reductions(tree: Mapping[str, Any]) -> bool:
    return any(
        {"deadweight", "displacement", "attribution", "drop-off"} <= set(flow) for flow in flows(tree, "benefits")
    )


def has_factors_as_tables_round_them(tree: Mapping[str, Any]) -> bool:
    return any(".factor." in name and last_place(text) == last_place("0.001") for name, text in tree["expect"].items())


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        (expects(".factor."), 3),
        (lambda tree: "price-index" in tree.get("project", {}), 3),
        (is_annuity, 1),
        (timed("start"), 3),
        (timed("mid"), 1),
        (timed("end"), 3),
        (expects(".by-agency."), 2),
        (has_all_four_reductions, 1),
        (has_factors_as_tables_round_them, 1),
        (expects(".discount.switch"), 2),
    ],
    ids=[
        "discount factors", "deflators", "annuities", "money at the start of its year", "in the middle", "at the end",
        "by agency", "social return", "rounded factors", "break-even rates",
    ],
)  # fmt: skip
def test_there_are_enough_of_each_kind(kind: Callable[[Mapping[str, Any]], bool], least: int) -> None:
    assert sum(kind(written(path)) for path in FILES) >= least


def test_there_are_at_least_twelve_and_more_than_a_hundred_printed_numbers() -> None:
    assert len(FILES) >= 12
    assert sum(len(written(path)["expect"]) for path in FILES) > 100
