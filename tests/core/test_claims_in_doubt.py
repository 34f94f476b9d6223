"""Where a direction must not be claimed: chance, rounding, rows that disagree; and numbers that would tell of few people."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.evidence_support import claim_of, finding, measure, over_time, read, saving, story, table
from tests.support import only_case
from valuecase.claims import claims_of
from valuecase.directions import Direction, said_way
from valuecase.edition import Edition
from valuecase.evidence import by_chance, p_values, says_something
from valuecase.portfolio.rows import row_of
from valuecase.site.pages import Pages
from valuecase.site.specs import page_specs
from valuecase.weighing import effect_in_brief, of_money, of_outcomes, strongest_in_brief

CHANCE = Direction.CHANCE
#: The rule for small numbers as it stands where a project decides nothing.
STRICT = {"../project.yml": "small-numbers: {threshold: 7, rounding: 5}\n"}


@pytest.mark.parametrize(
    ("words", "values", "chance"),
    [
        ("0.03", [("=", 0.03)], False),
        ("0.05", [("=", 0.05)], True),
        (".17", [("=", 0.17)], True),
        ("<0.01", [("<", 0.01)], False),
        ("<0.1", [("<", 0.1)], False),
        (">0.5", [(">", 0.5)], True),
        ("p = 0.03 at 8 months, p = 0.2 at 11 months", [("=", 0.03), ("=", 0.2)], False),
        ("not printed", [], False),
        ("significant", [], False),
    ],
)
def test_p_values_are_read_as_they_are_printed(words: str, values: list[tuple[str, float]], chance: bool) -> None:
    assert p_values(words) == values
    assert by_chance(values) is chance


@pytest.mark.parametrize(
    ("files", "name", "direction"),
    [
        (measure(p='"0.29"'), "outcomes.nights", CHANCE),
        (measure(p='"0.03"'), "outcomes.nights", Direction.BETTER),
        (measure(significance="p = 0.3, so not significant"), "outcomes.nights", CHANCE),
        (finding(change="rose", p='"0.6"'), "outcomes.drink", CHANCE),
        (finding(change="unchanged", p='"0.6"'), "outcomes.drink", Direction.SAME),
        (table(rows='[{service: A, before: "£9", after: "£7", p: "0.4"}]'), "costs.use", CHANCE),
        (
            table(
                rows='[{service: A, before: "£9", after: "£7", p: "0.4"}, {service: B, before: "£9", after: "£7", p: "0.01"}]'
            ),
            "costs.use",
            Direction.BETTER,
        ),
        (over_time(rows="[{service: A, values: [9, 8, 7], significance: p = 0.4}]"), "outcomes.crises", CHANCE),
    ],
)
def test_what_chance_would_often_bring_is_neither_better_nor_worse(
    tmp_path: Path, files: dict[str, str], name: str, direction: Direction
) -> None:
    assert claim_of(read(tmp_path, files), name).direction is direction


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        ("20 of 50 people", "22 of 50 people", Direction.UNSAID),  # both are shown as about 20
        ("20 of 60 people", "40 of 60 people", Direction.BETTER),
        ("14 of 48 people", "31 of 44 people", Direction.BETTER),  # of other wholes, and still only one way
        ("14 of 48 people", "16 of 44 people", Direction.UNSAID),
        ("20 of 50 days", "22 of 50 days", Direction.BETTER),  # days are not rounded
        ("20 of 50 days", "20 of 50 days", Direction.SAME),
    ],
)
def test_rounding_makes_no_null(tmp_path: Path, before: str, after: str, direction: Direction) -> None:
    sides = {key: f"{{value: {value}, when: 2024}}" for key, value in (("before", before), ("after", after))}
    found = read(tmp_path, STRICT | measure(want="higher", change="rose", **sides))
    assert claim_of(found, "outcomes.nights").direction is direction
    assert ("VC523" in {p.code for p in found.problems}) is (direction is Direction.SAME)


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("more than halved", "down"), ("cut by more than half", "down"), ("declined", "down"), ("an increase", "up"),
        ("no significant reduction", "same"), ("did not change", "same"), ("no effect", "same"), ("stable", "same"),
        ("more stable", "same"), ("no better", ""), ("never rose", ""), ("fellowship", ""), ("improving", "better"),
        ("no change at first, then fell", ""),
    ],
)  # fmt: skip
def test_words_say_what_people_mean_by_them(words: str, way: str) -> None:
    assert said_way(words) == way


@pytest.mark.parametrize("words", ["none", "nothing", "not recorded", "no other", "n/a", "", None])
def test_what_names_nothing_allows_for_nothing(words: str | None) -> None:
    assert not says_something(words)


def test_one_person_is_no_group(tmp_path: Path) -> None:
    assert claim_of(read(tmp_path, story(compare="random")), "stories.kerry").strength == 1


def test_costs_and_outcomes_are_counted_apart(tmp_path: Path) -> None:
    claims = claims_of(only_case(read(tmp_path, {**measure(), **table()})))
    assert [claim.name for claim in of_money(claims)] == ["costs.use"]
    assert [claim.name for claim in of_outcomes(claims)] == ["outcomes.nights"]
    assert effect_in_brief(claims) == "1 outcome: 1 better. 1 about money: 1 cost less"
    assert strongest_in_brief(claims) == "The strongest 2: beside a similar group"


@pytest.mark.parametrize(
    ("files", "name"),
    [
        (saving(compare="none", cashable=None, p='"0.4"'), "costs.saved"),
        (table(compare="none", cashable=None, p='"0.4"'), "costs.use"),
        (measure(compare="none", p='"0.4"', before="{value: £900, when: 2022/23, people: 40}",
                 after="{value: £700, when: 2024/25, people: 40}"), "outcomes.nights"),
    ],
)  # fmt: skip
def test_what_could_be_chance_is_a_saving_all_the_same(tmp_path: Path, files: dict[str, str], name: str) -> None:
    found = read(tmp_path, files)
    assert claim_of(found, name).direction is CHANCE
    assert {"VC517", "VC520"} <= {p.code for p in found.problems if p.about == name}


def test_every_place_counts_the_same_cautions(tmp_path: Path) -> None:
    found = read(tmp_path, table(compare="none", cashable=None, answers="{cashable-unsaid: Nobody was asked.}"))
    case = only_case(found)
    pages = {spec.uri: spec for spec in page_specs(found)}
    overview = Pages(found, Edition(0), None).render(pages["seaside/index.md"])
    assert row_of(case).cautions == len(case.cautions()) == 2
    assert "2 cautions, 1 of them answered" in overview


FEW = """\
measures:
  a: {title: A, value: 43%, people: 7, when: 2024, comparator: {who: others, value: 50%, people: 400}, want: higher}
  b: {title: B, before: {value: 43%, people: 7, when: 2023}, after: {value: 71%, people: 400, when: 2024}, want: higher}
  c: {title: C, value: 5.4, people: 5, when: 2024}
  d: {title: D, value: 30%, people: 10, when: 2024}
over-time:
  t: {title: T, people: 5, want: lower, times: [a, b], rows: [{service: S, values: [20%, 60%], significance: none}]}
"""


def test_a_value_over_few_people_is_not_shown_nor_a_percentage_that_tells_how_many(tmp_path: Path) -> None:
    figures = only_case(read(tmp_path, STRICT | {"outcomes.yml": FEW})).ledger.figures
    shown = {name for name, figure in figures.items() if not figure.hidden}
    assert shown == {"outcomes.a.comparator", "outcomes.b.after"}
    assert figures["outcomes.d.value"].display == "too few people for a percentage"
