"""What people say in several places: the same words or the same theme, and no guessing."""

from __future__ import annotations

import pytest

from valuecase.portfolio.said import holdings, plain_words, recurring
from valuecase.project import Project


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nobody is given up on.", "nobody is given up on"),
        ("“Plain words”", "Plain  words!"),
        ("Don’t start again", "don't start again"),
        ("One door – one key", "One door, one key"),
    ],
)
def test_capitals_punctuation_and_quotation_marks_make_no_difference(one: str, other: str) -> None:
    assert plain_words(one) == plain_words(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Trust", "Trusting"), ("One door", "One doors"), ("I am safe", "I feel safe")]
)
def test_what_only_means_the_same_is_not_the_same(one: str, other: str) -> None:
    assert plain_words(one) != plain_words(other)


def test_the_same_words_and_themes_are_found_with_where_they_stand(project: Project) -> None:
    """Ashby and Birch share a principle and its theme; “Plain words” is a principle, a wish and a statement."""
    found = {(one.by, one.title): [(s.case.id, s.name) for s in one.said] for one in recurring(project.cases.values())}
    assert found == {
        ("words", "Plain words"): [
            ("ashby", "principles.plain"),
            ("birch", "co-production.talks.one"),
            ("cold", "i-statements.good.door"),
        ],
        ("words", "Nobody is given up on."): [("ashby", "principles.trust"), ("birch", "principles.stay")],
        ("theme", "Staying with people"): [("ashby", "principles.trust"), ("birch", "principles.stay")],
    }


def test_it_is_said_whether_each_is_lived_up_to(project: Project) -> None:
    words = {(s.case.id, s.name): s.met or s.changed for one in recurring(project.cases.values()) for s in one.said}
    assert words == {
        ("ashby", "principles.plain"): "yes",
        ("birch", "co-production.talks.one"): "yes",
        ("cold", "i-statements.good.door"): "not known",
        ("ashby", "principles.trust"): "partly",
        ("birch", "principles.stay"): "no",
    }


def test_invented_examples_repeat_nothing(project: Project) -> None:
    """“One door” is a principle of Birch and of the invented example, and so it is said in one place only."""
    assert "One door" not in [one.title for one in recurring(project.cases.values())]
    assert [held.case.id for held in holdings(project.cases.values())] == ["ashby", "birch", "cold", "drift"]


def test_what_each_case_holds_is_counted(project: Project) -> None:
    found = {held.case.id: (*held.numbers.values(), held.themes) for held in holdings(project.cases.values())}
    assert found["birch"] == (2, 0, 1, {"Staying with people": 1, "One place": 1})
    assert found["drift"] == (0, 0, 0, {})
