"""How strong the evidence for a claim is: the Maryland scale, and that no size or direction of effect moves it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.evidence_support import (
    KINDS,
    beside,
    claim_of,
    finding,
    measure,
    over_time,
    read,
    scale,
    single,
    story,
    table,
)
from valuecase.evidence import COMPARED_WITH, COMPARISONS, LEVELS, UNCONTROLLED, strength

#: compare, adjusted for other differences, before and after: the level, from the definition of the scale.
#: 1 no comparison group, 2 adequate controls, 3 before and after beside a comparison group, 4 quasi-random, 5 by lot.
MARYLAND = [
    (None, False, True, 0), (None, False, False, 0), (None, True, True, 0), (None, True, False, 0),
    ("none", False, True, 1), ("none", False, False, 1), ("none", True, True, 2), ("none", True, False, 2),
    ("national", False, True, 1), ("national", False, False, 1), ("national", True, True, 2), ("national", True, False, 2),
    ("historic", False, True, 1), ("historic", False, False, 1), ("historic", True, True, 2), ("historic", True, False, 2),
    ("matched", False, True, 3), ("matched", False, False, 2), ("matched", True, True, 3), ("matched", True, False, 2),
    ("quasi-random", False, True, 4), ("quasi-random", False, False, 4), ("quasi-random", True, True, 4), ("quasi-random", True, False, 4),
    ("random", False, True, 5), ("random", False, False, 5), ("random", True, True, 5), ("random", True, False, 5),
]  # fmt: skip
#: Claims of two times, and of one.
TWICE = (
    "costs.use",
    "costs.sums",
    "costs.saved",
    "stories.kerry",
    "outcomes.nights",
    "outcomes.steps",
    "outcomes.crises",
    "outcomes.drink",
)
ONCE = ("outcomes.safe", "outcomes.missed")


@pytest.mark.parametrize(("compare", "adjusted", "two_times", "level"), MARYLAND)
def test_a_comparison_has_its_level_on_the_maryland_scale(
    compare: str | None, adjusted: bool, two_times: bool, level: int
) -> None:
    assert strength(compare, adjusted=adjusted, two_times=two_times) == level


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("compare", [None, *COMPARISONS])
@pytest.mark.parametrize("adjusted", [False, True])
def test_every_kind_of_claim_has_that_level(tmp_path: Path, name: str, compare: str | None, adjusted: bool) -> None:
    found = read(tmp_path, KINDS[name](compare=compare, adjusted_for="age and sex" if adjusted else None))
    level = next(row[3] for row in MARYLAND if row[:3] == (compare, adjusted, name in TWICE))
    if compare is None and name in ONCE:
        level = 1
    if name == "stories.kerry":
        level = min(level, 1)  # one person is no group
    assert claim_of(found, name).strength == level


def test_every_kind_of_claim_is_of_one_time_or_of_two() -> None:
    assert {*TWICE, *ONCE} == set(KINDS)


def test_every_level_and_every_comparison_has_words() -> None:
    assert list(LEVELS) == [0, 1, 2, 3, 4, 5]
    assert len({level.words for level in LEVELS.values()}) == 6
    assert set(COMPARISONS) == set(COMPARED_WITH) == {row[0] for row in MARYLAND} - {None}


def test_whoever_has_no_group_of_people_beside_them_is_uncontrolled() -> None:
    assert set(UNCONTROLLED) == {None, "none", "national"}
    assert max(strength(compare, adjusted=True) for compare in UNCONTROLLED) < strength("matched")


def test_one_side_alone_is_no_before_and_after(tmp_path: Path) -> None:
    one = measure(after=None, missing="{after: it was lost}")
    assert claim_of(read(tmp_path, one), "outcomes.nights").strength == 2


EFFECTS = st.integers(0, 10_000)


@settings(max_examples=20)
@given(before=EFFECTS, after=EFFECTS, compare=st.sampled_from([None, *COMPARISONS]))
def test_strength_never_depends_on_the_size_or_the_direction_of_the_effect(
    tmp_path_factory: pytest.TempPathFactory, before: int, after: int, compare: str | None
) -> None:
    for name, make in (
        ("costs.use", lambda a, b: table(compare=compare, rows=f'[{{service: A, before: "£{a}", after: "£{b}"}}]')),
        ("stories.kerry", lambda a, b: story(compare=compare, rows=f'[{{service: A, before: "£{a}", after: "£{b}"}}]')),
        ("outcomes.nights", lambda a, b: measure(compare=compare, before=f"{a}", after=f"{b}")),
        ("outcomes.safe", lambda a, b: single(compare=compare, value=f"{a}")),
        ("outcomes.missed", lambda a, b: beside(compare=compare, value=f"{a}", comparator=f"{{who: x, value: {b}}}")),
        ("outcomes.steps", lambda a, b: scale(compare=compare, areas=f"{{a: {{title: A, first: {a}, latest: {b}}}}}")),
        (
            "outcomes.crises",
            lambda a, b: over_time(compare=compare, rows=f"[{{service: A, values: [{a}, 1, {b}], significance: x}}]"),
        ),
    ):
        levels = {
            claim_of(read(tmp_path_factory.mktemp("claims"), files), name).strength
            for files in (make(before, after), make(after, before), make(9, 9))
        }
        assert len(levels) == 1, name


@pytest.mark.parametrize("change", ["fell", "rose", "unchanged", "improved", "worse", "hardly moved"])
def test_nor_on_what_words_say_of_it(tmp_path: Path, change: str) -> None:
    assert claim_of(read(tmp_path, finding(change=change)), "outcomes.drink").strength == 3


def test_a_value_beside_a_before_and_after_is_no_single_value(tmp_path: Path) -> None:
    found = read(tmp_path, measure(compare=None, value="600", when="2023/24", people="40"))
    assert claim_of(found, "outcomes.nights").strength == 0
