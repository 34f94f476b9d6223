"""What a briefing says: the case's words and the ledger's figures, gaps and doubts included."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from valuecase.briefing.content import Material, content, sections_of, sheet_back
from valuecase.briefing.content import briefing as document_of
from valuecase.briefing.detail import BACK, BARE_BACK, ROWS, WHOLE
from valuecase.briefing.pictures import Picture
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
    assert "Where nobody is named: no role is printed." in told
    assert told.lower().count("no role is printed") == 1


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


def test_what_a_section_says_is_missing_is_not_told_again(repository: Project) -> None:
    found = content(repository.cases["cornwall"], repository, EDITION, ())
    assert "the slides describe work that has begun" in _section(found, "ask").lower()
    assert "The money: The case studies are planned" in " ".join(_section(found, "folded").split())
    missing = _section(found, "missing")
    for words in ("begun", "case studies are planned", "whom the site serves", "evidence of benefit"):
        assert words not in missing
    assert "how the work leads to change" in missing.lower()


def test_a_gap_is_set_apart_by_the_thing_that_has_it(repository: Project) -> None:
    material = Material(repository.cases["example-riverside"], repository, EDITION)
    (part,) = [part for part in sheet_back(material, BARE_BACK) if part["id"] == "missing"]
    lines = [line["runs"] for block in part["blocks"] for group in block["groups"] for line in group["lines"]]
    assert [(first["text"], first["strong"], rest["text"]) for first, rest in lines[:2]] == [
        ("Jo: ", True, "costs."),
        ("Setting up: ", True, "amounts."),
    ]


def test_a_key_figure_carries_the_first_of_its_cautions_in_words(repository: Project) -> None:
    told = _section(content(repository.cases["hertfordshire"], repository, EDITION, ()), "figures")
    assert "1 of 4 cautions: The person's consent is not recorded" in told
    told = _section(content(repository.cases["example-riverside"], repository, EDITION, ()), "figures")
    assert "People chosen for past cost tend to cost less later by themselves" in told


def test_one_persons_costs_stand_in_the_story_only(repository: Project) -> None:
    case = repository.cases["hertfordshire"]
    charts = [
        Picture('<svg width="430" height="90"></svg>', about, "Bars", "", about, kind)
        for about, kind in (("stories.kerry", "pair"), ("costs.reduction", "versus"))
    ]
    for detail in (WHOLE, ROWS):
        document = document_of(Material(case, repository, EDITION, charts), detail)
        assert "£436.58 → £180.36 a month" in _section(document, "voices")
        assert "Kerry" not in _section(document, "money")
        (picture,) = [part for part in sections_of(document) if part["id"] == "picture"]
        assert [one["title"] for one in picture["blocks"][0]["pictures"]] == ["Costs.reduction"]


def _agencies(made: Made, case_file: str, number: int) -> dict[str, Any]:
    """A sheet's section on money with so many agencies, each of which pays more or less by another amount."""
    rows = "".join(
        f"      - {{service: S{n}, agency: Agency {n}, before: £900, after: £{900 + (n + 1) * (-1) ** n * 10}}}\n"
        for n in range(number)
    )
    costs = f"comparisons:\n  use:\n    title: Use\n    before: {{period: 1 year}}\n    after: {{period: 1 year}}\n    rows:\n{rows}"
    project = made({"case.yml": case_file, "costs.yml": costs})
    parts = sheet_back(Material(project.cases["marrowby"], project, EDITION), replace(BACK, budgets=4))
    return next(part for part in parts if part["id"] == "money")


def test_rows_above_a_total_come_to_it_and_the_largest_changes_stand_first(made: Made, case_file: str) -> None:
    rows = _agencies(made, case_file, 8)["blocks"][0]["rows"]
    first = [row[0][0]["runs"][0]["text"] for row in rows]
    assert first == [*(f"Agency {n}" for n in range(7, -1, -1)), "All together"]


def test_where_agencies_are_left_out_no_total_stands_below_the_others(made: Made, case_file: str) -> None:
    part = _agencies(made, case_file, 12)
    table, _basis, others = part["blocks"]
    assert [row[0][0]["runs"][0]["text"] for row in table["rows"]] == [f"Agency {n}" for n in range(11, 7, -1)]
    assert not table["total"]
    assert part["more"].startswith("8 more agencies")
    assert others["rows"][0][0][0]["runs"][0]["text"] == "Use"


@pytest.mark.parametrize(
    ("met", "shape"), [("yes", "full"), ("partly", "within"), ("no", "open"), ("not known", "unknown"), ("", "")]
)
def test_a_statement_has_the_mark_of_its_answer_and_none_where_nobody_looked(
    made: Made, case_file: str, met: str, shape: str
) -> None:
    said = f"statements:\n  warm: {{text: I am warm{f', met: {met}' if met else ''}}}\n"
    project = made({"case.yml": case_file, "i-statements.yml": said})
    part = next(p for p in sections_of(content(project.cases["marrowby"], project, EDITION, ())) if p["id"] == "voices")
    lines = part["blocks"][0]["items"][0]["lines"]
    assert [line["shape"] for line in lines[1:]] == ([shape] if shape else [])


@pytest.mark.parametrize("address", ["", "https://cases.example.org/marrowby/"])
def test_it_says_where_the_case_is_if_that_is_known(made: Made, case_file: str, address: str) -> None:
    project = made({"case.yml": case_file})
    material = Material(project.cases["marrowby"], project, EDITION, address=address)
    (rest,) = [part for part in sheet_back(material, BARE_BACK) if part["id"] == "rest"]
    links = [run["link"] for block in rest["blocks"] for run in block["runs"] if run["link"]]
    assert links == ([address] if address else [])
    assert ("Where" in rest["title"]) is bool(address)


OVER_TIME = (
    "over-time:\n  crises:\n    title: Emergency use\n    want: lower\n    people: 40\n    times: [Year before, 8 months, 11 months]\n"
    "    rows:\n      - {service: A&E attendances, values: [118, 96, 58], significance: p = 0.03}\n"
    "      - {service: Ambulances, values: [40, 44, 50], missing: {significance: nobody tested it}}\n"
)


@pytest.mark.parametrize("detail", [WHOLE, ROWS], ids=["tables", "rows"])
def test_use_over_time_is_told_from_the_first_time_to_the_last(made: Made, case_file: str, detail: Any) -> None:
    project = made({"case.yml": case_file, "outcomes.yml": OVER_TIME})
    told = _section(document_of(Material(project.cases["marrowby"], project, EDITION), detail), "changed")
    for words in ("Emergency use", "A&E attendances", "118", "58", "Year before", "11 months", "p = 0.03"):
        assert words in told
    assert "fell 50.8%, better" in told
    assert "rose 25.0%, worse" in told
    assert "significance: nobody tested it." in told


def test_services_over_time_that_are_left_out_are_counted(made: Made, case_file: str) -> None:
    project = made({"case.yml": case_file, "outcomes.yml": OVER_TIME})
    parts = sheet_back(Material(project.cases["marrowby"], project, EDITION), replace(BACK, changes=1))
    assert next(part["more"] for part in parts if part["id"] == "changed").startswith("1 more result ")


def test_the_largest_rise_and_the_largest_fall_of_a_scale_stay_and_the_others_are_counted(
    made: Made, case_file: str
) -> None:
    scores = {"a": (3, 4), "b": (2, 7), "c": (5, 4), "d": (8, 2), "e": (3, 3)}
    areas = "".join(f"      {k}: {{title: Area {k}, first: {x}, latest: {y}}}\n" for k, (x, y) in scores.items())
    project = made({"case.yml": case_file, "outcomes.yml": f"scales:\n  star:\n    title: Star\n    areas:\n{areas}"})
    parts = sheet_back(Material(project.cases["marrowby"], project, EDITION), replace(BACK, changes=2))
    told = str(next(part for part in parts if part["id"] == "changed"))
    assert [f"Area {key}" in told for key in scores] == [False, True, False, True, False]
    assert "Of all 5 scores, 2 went up, 2 went down, 1 stayed the same (Star)." in told
    assert "better" not in told


def test_below_the_main_comparison_stands_what_it_rests_on(repository: Project) -> None:
    told = _section(content(repository.cases["example-riverside"], repository, EDITION, ()), "money")
    assert "About 40 people, 12 months each, 2022/23 and 2024/25; chosen: top 40 by cost." in told
    assert "There is no comparison group. Prices of 2024/25." in told


def test_what_a_picture_rests_on_stands_below_it(made: Made, case_file: str) -> None:
    project = made({"case.yml": case_file})
    notes = ("10 people", "2 years")
    chart = Picture('<svg width="430" height="90"></svg>', "Costs", "Bars", "", "costs.a", "ranked", notes)
    found = content(project.cases["marrowby"], project, EDITION, [chart])
    (part,) = [part for part in sections_of(found) if part["id"] == "picture"]
    assert part["blocks"][0]["pictures"][0]["notes"] == "10 people; 2 years."


def test_what_must_be_funded_is_told_gaps_first(made: Made, case_file: str) -> None:
    model = (
        "columns: scie\nenablers:\n  van: {text: A van, state: in place, to-fund: Its fuel.}\n  desk: {text: A desk}\n"
        "components:\n  night: {text: Somebody at night, state: gap, to-fund: Two nurses.}\n"
    )
    project = made({"case.yml": case_file, "logic-model.yml": model})
    material = Material(project.cases["marrowby"], project, EDITION)
    told = _section(document_of(material, WHOLE), "fund")
    words = "Somebody at night (gap): Two nurses. A van (in place): Its fuel."
    assert words in " ".join(told.split())
    assert "A desk" not in told
    drawn = Picture('<svg width="900" height="400"></svg>', "Of 3", "Model", "")
    beside = document_of(replace(material, model=drawn, below=2), WHOLE)
    assert "fund" not in [part["id"] for part in sections_of(beside)]
    assert "Two nurses." in str(beside["model"]["below"])
    left = next(part["more"] for part in sheet_back(material, replace(BACK, funded=0)) if part["id"] == "next")
    assert left.startswith("2 more things to be funded")
