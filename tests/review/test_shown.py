"""What a review says of every commit of a made history, word by word, and what it never says.

`python -m tests.review.write_shown` writes the kept words anew.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.review.conftest import Reviews
from tests.review.history import SHOWN, STEPS, THREE_WAYS, WRITERS, git, named, snapshots
from tests.review.history_steps import DELETED, PHONE, WITHDRAWN, Step
from valuecase.review.as_json import as_json
from valuecase.review.as_text import as_text
from valuecase.review.changes import Change, Kind
from valuecase.review.summary import summary

BY_NAME = pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)


@BY_NAME
def test_a_commit_is_told_in_the_words_that_were_kept(reviews: Reviews, step: Step) -> None:
    found = snapshots(reviews(step.name[3:]), step)
    kept = {path.name: path.read_text("utf-8") for path in SHOWN.glob(f"{step.name}.*")}
    assert found == kept


def test_nothing_else_is_kept() -> None:
    endings = {step.name: 3 if step.name[3:] in THREE_WAYS else 1 for step in STEPS}
    kept = [path.name.partition(".")[0] for path in SHOWN.iterdir()]
    assert {name: kept.count(name) for name in kept} == endings


def test_the_history_is_the_same_on_every_machine(history: Path) -> None:
    """Who made it and when is fixed, so its first commit, which holds no file, has one hash everywhere."""
    assert git(history, "rev-list", "--max-parents=0", "HEAD").strip() == "d514812a1a2af396c7917e1a86d26724ce489b77"
    assert len(git(history, "rev-list", "HEAD").split()) == len(STEPS) + 1


def test_other_templates_are_no_change_of_a_case_and_not_nothing_either(reviews: Reviews) -> None:
    found = json.loads(as_json(reviews("templates-changed")))
    assert (found["changes"], found["nothing_published_changes"]) == ([], False)
    assert found["looks"] == ["templates/site/assets/own.css"]
    assert found["summary"] == "No figure, claim or word of the cases changes; what is not compared may."


def test_what_it_comes_to_and_between_what_stand_above_everything_else(reviews: Reviews) -> None:
    """Before hundreds of cautions and gaps, not after them."""
    said = as_text(reviews("first-version")).splitlines()
    assert said[0] == summary(reviews("first-version"))
    assert said[1].startswith("From 00-nothing")
    assert summary(reviews("first-version")) not in said[1:]


@pytest.mark.parametrize("step", [step for step in STEPS if step.quiet], ids=lambda step: step.name)
def test_moving_sorting_and_laying_out_change_nothing(reviews: Reviews, step: Step) -> None:
    found = json.loads(as_json(reviews(step.name[3:])))
    assert (found["changes"], found["nothing_published_changes"]) == ([], True)
    assert found["summary"] == "Nothing published changes."
    assert found["reviews"] == []


@pytest.mark.parametrize(
    "step",
    [step for step in STEPS if not step.quiet and step is not named("templates-changed")],
    ids=lambda step: step.name,
)
def test_everything_else_is_told(reviews: Reviews, step: Step) -> None:
    assert _changes(reviews, step.name[3:])


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("name", ["withdrawn", "story-deleted"])
def test_a_story_that_was_withdrawn_is_told_nowhere(reviews: Reviews, name: str, ending: str) -> None:
    said = _said(reviews, name, ending)
    assert "stories.second" in said or name == "story-deleted"
    assert [word for word in WITHDRAWN if word in said] == []


@pytest.mark.parametrize("ending", WRITERS)
def test_of_a_story_that_was_deleted_no_words_are_told(reviews: Reviews, ending: str) -> None:
    said = _said(reviews, "story-deleted", ending)
    assert "stories.third" in said
    assert [word for word in DELETED if word in said] == []


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_what_identifies_somebody_is_never_printed(reviews: Reviews, step: Step, ending: str) -> None:
    """Neither when it gets in nor when it is taken out, which must not publish it once more."""
    said = _said(reviews, step.name[3:], ending)
    digits = "".join(character for character in said if character.isdigit())
    assert PHONE not in said
    assert PHONE.replace(" ", "") not in digits


def test_an_identifier_is_told_as_such_when_it_gets_in_and_when_it_goes(reviews: Reviews) -> None:
    for name, how in (("identifier-in", "appeared"), ("identifier-out", "gone")):
        (privacy,) = [change for change in _changes(reviews, name) if change.kind is Kind.PRIVACY]
        assert (privacy.how, privacy.name) == (how, "service")
        (words,) = [change for change in _changes(reviews, name) if change.kind is Kind.TEXT]
        assert any("▒▒▒" in part.before + part.after for part in words.parts)


def test_a_figure_is_told_with_the_number_that_moved_it(history: Path, reviews: Reviews) -> None:
    found = [change for change in _changes(reviews, "amount-changed") if change.is_figure]
    (cause,) = {cause for change in found for cause in change.causes}
    assert (cause.before, cause.after) == ("£135,000", "£136,584")
    text = git(history, "show", f"02-amount-changed:{cause.file}").splitlines()
    assert "£136,584" in text[cause.line - 1]
    assert all(len(change.causes) == 1 for change in found)
    assert [(c.name, c.by) for c in found if c.kind is Kind.HEADLINE] == [("costs.harbour.total", "+£1,584 (+0.7%)")]


def test_a_figure_is_told_with_the_texts_that_name_it(reviews: Reviews) -> None:
    (headline,) = [change for change in _changes(reviews, "caution-more") if change.kind is Kind.HEADLINE]
    assert (headline.name, headline.said_in) == ("costs.service-use.reduction", ("case: summary",))


@pytest.mark.parametrize(
    "name", ["table-renamed", "case-renamed", "case-renamed-back", "row-renamed", "title-reworded"]
)
def test_a_new_name_moves_no_figure(reviews: Reviews, name: str) -> None:
    assert [change for change in _changes(reviews, name) if change.kind not in (Kind.TEXT, Kind.CASE)] == []


@pytest.mark.parametrize("name", ["table-renamed", "row-renamed", "case-renamed"])
def test_a_thing_that_says_what_it_was_is_renamed_and_neither_new_nor_gone(reviews: Reviews, name: str) -> None:
    hows = [change.how for change in _changes(reviews, name) if change.name != "cases/index.md"]
    assert hows == ["renamed"]


def test_a_number_written_more_exactly_is_told_though_its_value_is_the_same(reviews: Reviews) -> None:
    (figure,) = [change for change in _changes(reviews, "written-exactly") if change.is_figure]
    assert (figure.before, figure.after, figure.by) == ("£232k a year", "£232,000 a year", "")


def test_a_row_that_cannot_be_read_is_told_as_an_error_and_its_figures_as_not_worked_out(reviews: Reviews) -> None:
    found = _changes(reviews, "row-unreadable")
    assert [change.name for change in found if change.kind is Kind.ERROR] == ["costs"]
    figures = [change for change in found if change.is_figure]
    assert {change.how for change in figures} == {"gone"}
    assert {change.note for change in figures} == {"cannot be worked out, because of an error"}
    again = [change for change in _changes(reviews, "row-readable") if change.is_figure]
    assert {change.name for change in again} == {change.name for change in figures}
    assert {change.note for change in again} == {"could not be worked out before, because of an error"}


def test_a_published_case_is_held_against_what_was_signed(history: Path, reviews: Reviews) -> None:
    (signed,) = reviews("after-signing").signed
    assert (signed.when, signed.by) == ("2025-10-15", "the board of Example-upon-Sea")
    assert signed.commit == git(history, "rev-parse", named("published").name).strip()
    assert [(change.name, change.before, change.after) for change in signed.changes] == [
        ("outcomes.beds.after", "62", "60")
    ]


def test_the_reviewers_are_the_owners_of_what_changed_and_of_nothing_else(reviews: Reviews) -> None:
    assert [(one.owner, one.files) for one in reviews("cell-changed").needed] == [("Head of finance", ("costs",))]


def test_a_headline_figure_is_for_whoever_looks_after_the_first_page_too(reviews: Reviews) -> None:
    needed = [(one.owner, one.files) for one in reviews("amount-changed").needed]
    assert needed == [("Head of commissioning", ("case",)), ("Head of finance", ("costs",))]


def test_a_case_that_comes_or_goes_is_counted_and_not_listed(reviews: Reviews) -> None:
    (added,) = [change for change in _changes(reviews, "case-added") if change.kind is Kind.CASE]
    (deleted,) = [change for change in _changes(reviews, "case-deleted") if change.kind is Kind.CASE]
    assert (added.how, added.name, deleted.how, deleted.name) == ("appeared", "upland", "gone", "inland")
    assert not [change for change in _changes(reviews, "case-deleted") if change.is_figure]


def _changes(reviews: Reviews, name: str) -> tuple[Change, ...]:
    return reviews(name).changes


def _said(reviews: Reviews, name: str, ending: str) -> str:
    return WRITERS[ending](reviews(name))
