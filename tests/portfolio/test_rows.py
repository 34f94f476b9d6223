"""The table of cases: its numbers, its orders, and what narrows it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.portfolio.counted import cases, claims
from tests.portfolio.many import write_many
from valuecase.portfolio.rows import ORDERS, CaseRow, facets, ordered, places, row_of
from valuecase.portfolio.words import real
from valuecase.project import load_project


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_many(tmp_path_factory.mktemp("rows") / "many", 5, 40)


@pytest.fixture(scope="module")
def rows(root: Path) -> list[CaseRow]:
    return [row_of(case) for case in real(load_project(root).cases.values())]


def test_results_and_the_strongest_of_them_are_those_of_the_files(root: Path, rows: list[CaseRow]) -> None:
    counted = claims(root)
    for row in rows:
        mine = {level: n for (case, _, level), n in counted.items() if case == row.case.id}
        assert row.results == sum(counted[key] for key in counted if key[0] == row.case.id)
        assert row.strongest == max(mine, default=-1)
    assert {row.case.id for row in rows} == set(cases(root))


@pytest.mark.parametrize("name", ORDERS)
def test_an_order_does_not_depend_on_where_rows_come_from(rows: list[CaseRow], name: str) -> None:
    """Cases that an order does not tell apart stand by their names; towns share names here, and ids do not."""
    order = ORDERS[name]
    found = ordered(rows, order)
    assert found == ordered(list(reversed(rows)), order)
    keys = [order.key(row) for row in found]
    assert keys == sorted(keys)
    for one, other in pairwise(found):
        if order.key(one) == order.key(other):
            assert str(one.case.case.place) <= str(other.case.case.place)  # type: ignore[union-attr]


def test_the_places_in_every_order_are_those_of_the_pages(rows: list[CaseRow]) -> None:
    found = places(rows)
    for number, order in enumerate(ORDERS.values()):
        assert [row.case.id for row in ordered(rows, order)] == sorted(found, key=lambda case: found[case][number])


def test_choices_say_how_many_cases_they_leave(rows: list[CaseRow]) -> None:
    status, strength, approach = facets(rows)
    assert [choice.number for choice in status.choices[1:]] == [
        sum(row.status == choice.value for row in rows) for choice in status.choices[1:]
    ]
    for choice in strength.choices[1:]:
        assert choice.number == sum(row.strongest >= int(choice.value) for row in rows)
    for choice in approach.choices[1:]:
        assert choice.number == sum(choice.value in row.begun for row in rows)
    assert {facet.choices[0].number for facet in (status, strength, approach)} == {len(rows)}


def test_a_choice_that_leaves_all_or_none_is_no_choice(rows: list[CaseRow]) -> None:
    drafts = [row for row in rows if row.status == "draft"]
    assert "status" not in [facet.name for facet in facets(drafts)]
    assert facets(rows[:1]) == []
