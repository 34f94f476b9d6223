"""What a briefing says: the case's words and the ledger's figures, gaps and doubts included."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from valuecase.briefing.content import content, sections_of
from valuecase.project import Project, load_project
from valuecase.reconcile import computed, spoken

from .conftest import EDITION, Briefing, Made

REAL = ("hertfordshire", "torbay")
NUMBER = re.compile(r"£\d[\d,.]*\d|£\d|\d[\d,.]*%|\d{1,3}(?:,\d{3})+")


@pytest.fixture(scope="session", params=REAL)
def briefing(request: pytest.FixtureRequest, repository: Project) -> Briefing:
    return Briefing(repository, request.param)


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from _texts(value)
    elif isinstance(part, list):
        for value in part:
            yield from _texts(value)


def _section(found: dict[str, Any], name: str) -> str:
    part = next(part for part in sections_of(found) if part["id"] == name)
    return " ".join(_texts(part["blocks"]))


def test_content_is_plain_data(briefing: Briefing) -> None:
    assert json.loads(json.dumps(briefing.content)) == briefing.content


def test_every_headline_figure_is_on_the_page(briefing: Briefing) -> None:
    assert briefing.case.case is not None
    for name in briefing.case.case.headline:
        figure = briefing.case.ledger.get(name)
        assert figure is not None
        assert figure.display in briefing.text


def test_no_number_is_shown_that_is_not_a_figure_of_the_case(briefing: Briefing) -> None:
    known: set[str] = set()
    for figure in briefing.case.ledger.figures.values():
        words = [figure.display]
        if figure.check:
            words += [figure.check.printed, figure.check.pinned, spoken(figure.check), computed(figure.check)]
        known |= {number for word in words for number in NUMBER.findall(word)}
    shown = {number for text in _texts(briefing.content) for number in NUMBER.findall(text)}
    assert shown
    assert shown <= known


def test_a_known_difference_is_told_with_its_amount_and_its_reason(repository: Project) -> None:
    text = Briefing(repository, "hertfordshire").text
    assert "a difference of £67,756 that is known" in text
    assert "The slide does not say whose costs the percentage is of; the two audits may cover other people." in text


def test_a_figure_within_rounding_says_how_far_it_is_off(repository: Project) -> None:
    text = Briefing(repository, "hertfordshire").text
    assert "printed £863,092 agrees within rounding £1 apart; printed rounding explains at most £5.50" in text


def test_changing_one_row_moves_the_number_in_the_pdf(copied: Path) -> None:
    before = Briefing(load_project(copied), "hertfordshire").text
    file = copied / "cases" / "hertfordshire" / "three-rivers.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("£26,404", "£27,404"), encoding="utf-8")
    after = Briefing(load_project(copied), "hertfordshire").text
    assert "£863,091 and £601,397 over" in before
    assert "£863,091 and £602,397 over" in after


def test_a_missing_ask_is_said_in_the_authors_words(repository: Project) -> None:
    found = content(repository.cases["hertfordshire"], repository, EDITION, ())
    assert "The slides look back at a pilot and ask a board for nothing." in _section(found, "ask")


def test_an_ask_is_printed_with_its_figures(made: Made, case_file: str) -> None:
    ask = "ask: >-\n  Fund the team with {{ costs.team.total }} for another year.\n"
    costs = "programme:\n  team: {title: The team, amount: £40k}\n"
    found = Briefing(made({"case.yml": case_file + ask, "costs.yml": costs}), "marrowby")
    assert "Fund the team with £40k for another year." in found.text


def test_every_caution_about_a_figure_is_said_once(repository: Project) -> None:
    case = repository.cases["hertfordshire"]
    told = _section(content(case, repository, EDITION, ()), "sure")
    for problem in case.cautions_about("stories.kerry"):
        assert told.lower().count(problem.message.lower()) == 1


def test_gaps_of_several_things_are_told_together(repository: Project) -> None:
    told = _section(content(repository.cases["hertfordshire"], repository, EDITION, ()), "missing")
    assert told.count("the slides do not say which two years") == 1
    assert "Hertsmere" in told
    assert "Three Rivers" in told


def test_a_long_list_of_gaps_is_cut_and_counted(made: Made, case_file: str) -> None:
    sources = "".join(
        f"s{n}: {{title: Report {n}, kind: report, missing: {{date: lost {n}, link: lost}}}}\n" for n in range(60)
    )
    project = made({"case.yml": case_file, "sources.yml": sources})
    told = _section(content(project.cases["marrowby"], project, EDITION, ()), "missing")
    assert re.search(r"And \d+ more gaps .*on the site", told)


def test_an_increase_is_put_into_words(made: Made, case_file: str) -> None:
    costs = (
        "comparisons:\n  use:\n    title: Service use\n    before: {period: 12 months}\n"
        "    after: {period: 12 months}\n    rows:\n      - {service: Visits, before: £100, after: £150}\n"
    )
    outcomes = "measures:\n  cold:\n    title: Cold nights\n    want: lower\n    before: 10\n    after: 15\n"
    project = made({"case.yml": case_file, "costs.yml": costs, "outcomes.yml": outcomes})
    found = content(project.cases["marrowby"], project, EDITION, ())
    assert "−" not in _section(found, "money")
    assert "rose 50.0%" in _section(found, "money")
    assert "rose 50.0%, worse" in _section(found, "changed")


def test_a_quotation_names_whose_words_they_are_or_that_no_role_is_printed(repository: Project) -> None:
    told = _section(content(repository.cases["torbay"], repository, EDITION, ()), "changed")
    assert "Use of Direct Payments is one of the best in the region" in told
    assert "No role is printed" in told


def test_an_invented_person_is_called_invented(made: Made, case_file: str) -> None:
    story = "---\ntitle: Mrs Example\nperson: invented\n---\nShe is warm again.\n"
    project = made({"case.yml": case_file, "stories/example.md": story})
    told = _section(content(project.cases["marrowby"], project, EDITION, ()), "voices")
    assert "This person is invented." in told
    assert "She is warm again." in told


def test_scores_of_a_scale_are_shown_before_and_after(made: Made, case_file: str) -> None:
    outcomes = "scales:\n  star:\n    title: Scale\n    areas:\n      money: {title: Money, first: 3.1, latest: 4.6}\n"
    project = made({"case.yml": case_file, "outcomes.yml": outcomes})
    told = _section(content(project.cases["marrowby"], project, EDITION, ()), "changed")
    assert all(score in told for score in ("3.1", "4.6", "1.5"))


def test_no_row_of_a_single_person_is_in_the_briefing(repository: Project) -> None:
    assert "£136,584" not in Briefing(repository, "hertfordshire").text


@pytest.mark.parametrize("key", ["ask", "summary"])
def test_headings_lists_and_quotations_of_an_author_are_set_as_such(made: Made, case_file: str, key: str) -> None:
    prose = f"{key}: |-\n  ## What we need\n\n  - a **key**\n  - a neighbour\n\n  > Be warm.\n"
    briefing = Briefing(made({"case.yml": case_file + prose}), "marrowby")
    assert "What we need • a key • a neighbour “Be warm.”" in briefing.text
    assert "**" not in briefing.text
