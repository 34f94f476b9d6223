"""What may not be shown leaves no trace: whatever it was, every file has the same bytes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.privacy.support import MARKER, RULE
from tests.support import MINIMAL, SOURCES, project
from valuecase.problems import errors_in
from valuecase.takeaway.shelf import Shelf

#: Numbers of people that are not shown, and numbers that are all shown as about 40.
HIDDEN, ROUNDED = st.integers(1, 7), st.integers(38, 42)


def taken_away(root: Path, shelf: Shelf, files: dict[str, str]) -> dict[str, bytes]:
    """Everything that can be taken away of a case with these files."""
    shutil.rmtree(root, ignore_errors=True)
    every = {"case.yml": MINIMAL, "sources.yml": SOURCES, **files}
    found = project(root, {"cases/project.yml": RULE} | {f"cases/seaside/{name}": text for name, text in every.items()})
    assert not errors_in(found.problems)
    return dict(Shelf(found, shelf.edition).files())


def few(a: int, b: int, c: int) -> dict[str, str]:
    """A case with three small numbers of people, and figures that rest on them."""
    return {
        "beneficiaries.yml": f"source: report\ngroups: {{carers: {{title: Carers, how-many: {a}, gains: [Rest]}}}}\n",
        "costs.yml": f"source: report\naudits: {{few: {{title: Few, period: 1 year, people: {b}, rows: {{x: £500}}}}}}\n",
        "outcomes.yml": f"source: report\nworse: {{sleep: {{text: Sleep got worse, how-many: {c}}}}}\n",
    }


def three(numbers: st.SearchStrategy[int]) -> st.SearchStrategy[tuple[int, int, int]]:
    return st.tuples(numbers, numbers, numbers)


@settings(max_examples=8)
@given(st.one_of(*(st.tuples(three(numbers), three(numbers)) for numbers in (HIDDEN, ROUNDED))))
def test_what_is_hidden_or_rounded_away_does_not_change_a_byte_of_any_file(
    tmp_path: Path, shelf: Shelf, alike: tuple[tuple[int, int, int], tuple[int, int, int]]
) -> None:
    one, other = (taken_away(tmp_path / "p", shelf, few(*numbers)) for numbers in alike)
    assert one == other
    assert (f",{MARKER}," if max(alike[0]) < 8 else ",about 40 people,").encode() in one["figures.csv"]


OVER_FEW = """\
source: report
measures:
  settled: {{title: Settled, value: {0}%, people: {1}, p: "0.{0}", interval: 1 to {0}}}
  trust: {{title: Trust, people: {1}, before: {{value: {0}%}}, after: {{value: {2}%}}}}
scales:
  steps: {{title: Steps, people: {1}, areas: {{money: {{title: Money, first: {0}, latest: {2}}}}}}}
over-time:
  use: {{title: Use, people: {1}, times: [Before, After], rows: {{stays: {{service: Stays, values: [{0}, {2}]}}}}}}
"""


@settings(max_examples=8)
@given(*(st.tuples(st.integers(10, 40), HIDDEN, st.integers(50, 90)) for _ in "ab"))
def test_values_over_few_people_do_not_change_a_byte_of_any_file(
    tmp_path: Path, shelf: Shelf, one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    files = [taken_away(tmp_path / "p", shelf, {"outcomes.yml": OVER_FEW.format(*numbers)}) for numbers in (one, other)]
    assert files[0] == files[1]


STORY = """\
---
title: {name}
person: one person
source: report
consent: {{basis: consent given, given: 2025-01, withdrawn: 2025-03}}
costs: {{before: {{total: "£{cost}", period: 1 year}}, after: {{total: £70, period: 1 year}}}}
---
{name} plays the ocarina.
"""


@pytest.mark.parametrize("name", ["Quillon", "Fennimore"])
def test_a_story_that_may_not_be_shown_does_not_change_a_byte_of_any_file(
    tmp_path: Path, shelf: Shelf, name: str
) -> None:
    stories = {"stories/one.md": STORY.format(name=name, cost=len(name) * 1234)}
    other = {"stories/one.md": STORY.format(name="Bexley", cost=4711)}
    assert taken_away(tmp_path / "p", shelf, stories) == taken_away(tmp_path / "p", shelf, other)
