"""The three approaches: what a case has of each, what is missing, and the next useful step."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.privacy.support import rendered, words
from tests.support import ROOT, errors, only_case, seaside
from valuecase.approaches import APPROACHES, Standing, standing
from valuecase.edition import Edition
from valuecase.project import load_project
from valuecase.site.pages import Pages
from valuecase.site.specs import page_specs

PANEL = """\
source: report
events:
  panel:
    title: The panel
    what: panel
    when: 2024
    with: [tenants]
    people: 12
    asked: {bell: {text: A bell, changed: There is one, shown-by: co-production.panel}, lamp: A lamp}
"""


def of(root: Path, files: dict[str, str]) -> dict[str, Standing]:
    found = seaside(root, files)
    assert errors(found) == set()
    return {one.approach.id: one for one in standing(only_case(found))}


def test_a_case_with_nothing_is_told_how_to_begin(tmp_path: Path) -> None:
    for one in of(tmp_path, {}).values():
        assert (one.answered, one.extent) == (0, "nothing")
        assert one.words == f"none of {one.of} questions answered"
        assert one.next_step == one.approach.begin
        assert one.next_step.startswith("Begin with ")


def test_a_case_with_something_is_told_the_first_thing_that_is_open(tmp_path: Path) -> None:
    one = of(tmp_path, {"co-production.yml": PANEL})["co-production"]
    assert [found.answer.words for found in one.has] == [
        "1 piece of work with people",
        "the only piece of work says who, how many and when",
        "2 things that people asked for",
        "the only change is shown by something",
    ]
    assert one.lacks[0].answer.words == "1 of 2 things asked for without a change"
    assert one.next_step.startswith("Say for each thing asked for what changed")
    assert one.next_page == "co-production.html#you-said"
    assert (one.words, one.extent) == ("4 of 7 questions answered", "partly")


def test_a_case_with_every_answer_is_told_when_to_look_again(tmp_path: Path) -> None:
    model = """\
    source: report
    review-by: 2031-05
    columns: [enablers, components]
    enablers: {a: {text: A, assessed: {2023: gap, 2024: partly}}}
    components: {b: {text: B, assessed: {2023: gap, 2024: gap}}}
    arrows: [{from: a, to: b, because: So they say, measure: service.door}]
    """
    service = "source: report\nfeatures: {door: A door}\n"
    one = of(tmp_path, {"logic-model.yml": model, "service.yml": service})["logic-model"]
    assert (one.answered, one.extent) == (one.of, "whole")
    assert one.next_step.startswith("Assess each element again once a year")
    assert one.next_step.endswith("The date set for that is May 2031.")


def test_a_printed_saving_answers_no_question_and_is_named(tmp_path: Path) -> None:
    costs = "source: report\nstated: {saved: {title: Saved, amount: £250k}}\n"
    one = of(tmp_path, {"costs.yml": costs})["economic-case"]
    assert one.answered == 0
    assert "no table of before and after; 1 figure printed without its parts" in [
        found.answer.words for found in one.lacks
    ]


def test_costs_compared_with_nobody_leave_open_what_would_have_happened_anyway(tmp_path: Path) -> None:
    table = """\
    source: report
    comparisons:
      use:
        title: Use
        compare: none
        price-year: 2023/24
        before: {period: 12 months, people: 40, when: 2022/23}
        after: {period: 12 months, people: 40, when: 2023/24}
        rows: [{service: Beds, agency: NHS, before: "£9,000", after: "£8,000"}]
    """
    alone = of(tmp_path / "alone", {"costs.yml": table})["economic-case"]
    assert [found.answer.words for found in alone.has] == [
        "1 table of before and after",
        "the only table of costs says for how many",
        "the only table of costs says who pays",
        "the only table of before and after says in which year’s prices",
    ]
    beside = of(tmp_path / "beside", {"costs.yml": table.replace("compare: none", "compare: matched")})
    assert beside["economic-case"].answered == alone.answered + 1


TABLE = """
  {name}:
    title: {name}
    compare: {compare}
    price-year: 2023/24
    before: {{period: 12 months, people: 40, when: 2022/23}}
    after: {{period: 12 months, people: 40, when: 2023/24}}
    rows: [{{service: Beds, {agency}before: "£9,000", after: "£8,000"}}]
"""
ANYWAY, PAYS = "What would have happened anyway?", "Who pays?"


def tables(*made: dict[str, str]) -> str:
    own = [
        TABLE.format(**{"name": f"use-{n}", "compare": "matched", "agency": "agency: NHS, "} | table)
        for n, table in enumerate(made)
    ]
    return "source: report\ncomparisons:" + "".join(own)


def told(root: Path, costs: str) -> dict[str, tuple[bool, str]]:
    """Each question about the costs, whether it is answered, and in what words."""
    answers = of(root, {"costs.yml": costs})["economic-case"].answers
    return {found.question.asks: (found.answer.done, found.answer.words) for found in answers}


def test_one_table_that_is_compared_does_not_answer_for_the_others(tmp_path: Path) -> None:
    answers = told(tmp_path, tables({}, {"compare": "none"}, {"compare": "historic"}))
    assert answers[ANYWAY] == (False, "1 of 3 tables of before and after compared with nobody like them")
    answers = told(tmp_path / "all", tables({}, {"compare": "historic"}))
    assert answers[ANYWAY] == (True, "each of 2 tables of before and after is compared with other people")


def test_the_whole_country_does_not_say_what_would_have_happened_anyway(tmp_path: Path) -> None:
    answers = told(tmp_path, tables({"compare": "national"}))
    assert answers[ANYWAY] == (False, "1 table of before and after, compared with nobody like them")


def test_every_table_says_who_pays_or_the_question_is_open(tmp_path: Path) -> None:
    answers = told(tmp_path, tables({}, {"agency": ""}))
    assert answers[PAYS] == (False, "1 of 2 tables of costs without who pays")
    assert told(tmp_path / "all", tables({}, {}))[PAYS] == (True, "each of 2 tables of costs says who pays")


def test_tables_of_groups_and_of_those_compared_with_are_not_counted_apart(tmp_path: Path) -> None:
    costs = tables({}, {"compare": "none", "agency": ""}, {"compare": "none", "agency": ""})
    parts = costs.replace("    title: use-1\n", "    title: use-1\n    group: women\n    of: use-0\n")
    parts = parts.replace("    title: use-2\n", "    title: use-2\n    beside: use-0\n")
    answers = told(tmp_path, parts)
    assert answers[ANYWAY] == (True, "the only table of before and after is compared with other people")
    assert answers[PAYS] == (True, "the only table of costs says who pays")
    assert answers["What was spent before, and after?"] == (True, "1 table of before and after")


def test_an_element_that_was_never_assessed_again_leaves_that_open(tmp_path: Path) -> None:
    model = "source: report\nenablers: {a: {text: A, assessed: {2023: gap, 2024: partly}}, b: {text: B, assessed: {2024: gap}}}\n"
    one = of(tmp_path, {"logic-model.yml": model})["logic-model"]
    assert "1 of 2 elements without a second assessment" in [found.answer.words for found in one.lacks]


def test_quotations_count_as_peoples_own_words_and_lead_to_where_they_stand(tmp_path: Path) -> None:
    service = "source: report\nfeatures: {door: A door}\nvoices: {v: {quote: It opened, who: a tenant}}\n"
    one = of(tmp_path, {"service.yml": service})["co-production"]
    assert [(found.answer.words, found.page) for found in one.has] == [("1 quotation", "service.html#v")]


def test_the_page_has_all_three_with_their_next_steps(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"co-production.yml": PANEL})
    told = words(rendered(found, "seaside/approaches.html")["seaside/approaches.html"])
    assert "Could one of these approaches help?" in told
    assert [told.index(one.title) for one in APPROACHES] == sorted(told.index(one.title) for one in APPROACHES)
    assert "A logic model None of 6 questions answered" in told
    assert "Co-production 4 of 7 questions answered" in told
    assert "How to begin Begin with one sentence" in told
    assert "Next useful step Say for each thing asked for" in told


class _Ids(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids |= {value for name, value in attrs if name == "id" and value}


@pytest.mark.parametrize("case_id", ["example-riverside", "torbay", "cornwall"])
def test_every_answer_leads_to_a_place_that_is_there(case_id: str) -> None:
    project = load_project(ROOT, [case_id])
    pages = Pages(project, Edition(0), None)
    specs = {spec.uri.replace(".md", ".html"): spec for spec in page_specs(project)}
    for one in standing(project.cases[case_id]):
        for page in {one.next_page, *(found.page for found in one.answers)}:
            file, _, anchor = page.partition("#")
            html = pages.render(specs[f"{case_id}/{file}"])
            assert not anchor or anchor in _Ids(html).ids, f"{page} of {case_id}"
