"""The sections of a case: what each refuses, what it computes, and what its page says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.privacy.support import rendered, words
from tests.support import MINIMAL, cautions, codes, errors, figure, one, only_case, seaside, spot, value
from valuecase.briefing.content import content, sections_of
from valuecase.edition import Edition
from valuecase.project import Project


def _html(found: Project, page: str) -> str:
    """A page of the seaside case, which has no errors."""
    assert errors(found) == set()
    return rendered(found, f"seaside/{page}.html")[f"seaside/{page}.html"]


def _page(root: Path, files: Mapping[str, str | bytes], page: str) -> str:
    return words(_html(seaside(root, files), page))


# The logic model

MODEL = """\
source: report
enablers:
  trust: Trust
  money: {text: Money, state: gap}
components:
  door: {text: An open door, measure: [outcomes.calls], state: in place}
outcomes:
  calm: {see: outcomes.calls}
impacts:
  costs: Lower costs
arrows:
  - {from: [trust, money], to: [door], because: Nobody comes otherwise}
  - {from: [door], to: [calm, costs]}
"""
CALLS = "source: report\nmeasures:\n  calls: {title: Calls at night, value: 40}\n"


def test_a_logic_model_shows_its_columns_and_what_leads_to_what(tmp_path: Path) -> None:
    page = _page(tmp_path, {"logic-model.yml": MODEL, "outcomes.yml": CALLS}, "logic-model")
    assert (
        "Enablers Trust Leads to An open door Gap Money When it was assessed: not recorded Leads to An open door"
        in page
    )
    undated = "When it was assessed: not recorded"
    assert f"In place An open door {undated} Shown by Calls at night Leads to Calls at night ; Lower costs" in page
    assert "Trust ; Money An open door Reason alone Nobody comes otherwise Not recorded" in page
    lists = [
        page.index(words) for words in ("Enablers Trust", "Components In place", "Outcomes Calls", "Impacts Lower")
    ]
    assert lists == sorted(lists)


def test_what_must_be_funded_stands_in_a_table_strengths_first_and_gaps_last(tmp_path: Path) -> None:
    model = """\
source: report
enablers:
  nights: {text: A phone at night, state: gap, to-fund: "One worker more, beside {{ outcomes.calls.value }} calls"}
  trust: {text: Trust, state: strength, measure: outcomes.calls}
  hopes: Hopes
components:
  door: {text: An open door, state: partly, missing: {to-fund: nobody has asked}}
"""
    page = _page(tmp_path, {"logic-model.yml": model, "outcomes.yml": CALLS}, "logic-model")
    table = page[page.index("Where the strengths are") :].partition("What leads to what")[0]
    rows = [
        "Trust Strength Calls at night Not recorded",
        "An open door Partly Not recorded Nobody has asked",
        "A phone at night Gap Not recorded One worker more, beside 40 calls",
    ]
    assert [table.index(row) for row in rows] == sorted(table.index(row) for row in rows)
    assert "Hopes" not in table


def test_what_must_be_funded_is_prose_like_any_other(tmp_path: Path) -> None:
    model = 'source: report\nenablers:\n  a: {text: A, to-fund: "£12,345 a year"}\n  b: {text: B, to-fund: "{{ costs.x.y }}"}\n'
    assert errors(seaside(tmp_path, {"logic-model.yml": model})) == {
        ("VC308", "logic-model.yml", 3),
        ("VC206", "logic-model.yml", 4),
    }


def test_an_authors_words_in_the_drawing_are_words(tmp_path: Path) -> None:
    model = 'source: report\nenablers:\n  a: "<b>&amp; <script>x</script>"\n'
    html = _html(seaside(tmp_path, {"logic-model.yml": model}), "logic-model")
    start = html.index("<svg", html.index("vc-model-sheet"))
    svg = html[start : html.index("</svg>", start)]
    assert "<script" not in html
    assert "<b>" not in svg
    assert "&lt;script&gt;" in svg


@pytest.mark.parametrize(
    ("old", "new", "problem", "hint"),
    [
        ("to: [door]", "to: [dor]", ("VC209", 12), "did you mean door?"),
        ("from: [trust,", "from: [zzz,", ("VC209", 12), "the elements are: trust, money, door, calm, costs"),
        ("source: report", "columns: [clasic]", ("VC209", 1), "did you mean classic?"),
        ("enablers:\n", "inputs:\n  staff: Staff\nenablers:\n", ("VC217", 2), "the columns are: enablers, components"),
        ("impacts:\n", "own:\n  mine: {a: A}\nimpacts:\n", ("VC217", 10), "add it to columns:"),
        ("from: [door], to: [calm,", "from: [door], to: [trust,", ("VC218", 13), "exchange from: and to:"),
        ("to: [calm, costs]", "to: [door]", ("VC218", 13), "leave out one arrow of the circle"),
        ("trust: Trust", "trust: {state: gap}", ("VC202", 3), "say what it is"),
        ("costs: Lower costs", "door: Lower costs", ("VC205", 10), "choose another name"),
    ],
)
def test_a_logic_model_that_does_not_hold_together_is_an_error(
    tmp_path: Path, old: str, new: str, problem: tuple[str, int], hint: str
) -> None:
    assert old in MODEL
    found = seaside(tmp_path, {"logic-model.yml": MODEL.replace(old, new), "outcomes.yml": CALLS})
    code, line = problem
    assert (code, "logic-model.yml", line) in errors(found)
    assert any(hint in p.hint for p in found.problems if p.code == code)


def test_a_circle_over_three_steps_is_found_and_a_second_way_is_none(tmp_path: Path) -> None:
    model = (
        "source: report\nenablers: {a: A, b: B, c: C}\narrows:\n  - {from: [a], to: [b, c]}\n  - {from: [b], to: [c]}\n"
    )
    assert errors(seaside(tmp_path / "ways", {"logic-model.yml": model})) == set()
    found = seaside(tmp_path / "circle", {"logic-model.yml": model + "  - {from: [c], to: [a]}\n"})
    assert errors(found) == {("VC218", "logic-model.yml", 6)}
    assert one(found, "VC218").message == "the arrow from “c” to “a” closes a circle"


@pytest.mark.parametrize(
    ("columns", "heads"),
    [
        ("", "Enablers Components Outcomes Impacts"),
        ("columns: [classic]\n", "Inputs Activities Outputs Outcomes Impacts"),
        ("columns: [outcomes, our-steps]\nown:\n  our-steps: {a: A}\n", "Outcomes Our steps"),
    ],
)
def test_columns_are_those_of_scie_the_classic_ones_or_ones_own(tmp_path: Path, columns: str, heads: str) -> None:
    model = f"source: report\n{columns}outcomes: {{calm: Calm}}\n"
    html = _html(seaside(tmp_path, {"logic-model.yml": model}), "logic-model")
    found = re.findall(r'<h2 id="part-column--[^"]*">([^<]*)<', html)
    assert " ".join(found) == heads
    assert html.count("Nothing is recorded here") == len(found) - 1 - columns.count("own:")


# Voices, and names of things


def test_a_voice_stands_beside_what_it_is_about_on_every_page(tmp_path: Path) -> None:
    files = {
        "service.yml": "source: report\nfeatures:\n  door: {title: The door, text: It is open}\n  bell: {text: A bell}\n"
        "voices:\n  v: {quote: I walked in, who: A tenant, about: [service.door, principles.ask]}\n"
        "  w: {quote: It was warm, about: [principles.ask]}\n  x: {quote: Thanks, missing: {who: nobody signed}}\n",
        "principles.yml": "principles:\n  ask: Ask first\n  wait: Wait\n",
    }
    found = seaside(tmp_path, files)
    service, principles = (words(_html(found, name)) for name in ("service", "principles"))
    assert "The door It is open “I walked in” A tenant" in service
    assert service.count("I walked in") == 1
    apart = "“It was warm” who said it is not recorded About Ask first “Thanks” nobody signed"
    assert f"What people said {apart}" in service
    assert "Ask first “I walked in” A tenant “It was warm” who said it is not recorded Wait" in principles


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("service.dor", "did you mean service.door?"),
        ("outcomes.call", "did you mean outcomes.calls?"),
        ("service.zzzzzzz", "the things there are: service.door"),
        ("lessons.door", "there is nothing under “lessons” yet"),
    ],
)
def test_a_name_of_nothing_is_an_error_that_offers_the_nearest(tmp_path: Path, name: str, hint: str) -> None:
    service = f"source: report\nfeatures:\n  door:\n    text: A door\n    measure:\n      - {name}\n"
    found = seaside(tmp_path, {"service.yml": service, "outcomes.yml": CALLS})
    assert errors(found) == {("VC216", "service.yml", 6)}
    assert one(found, "VC216").hint == hint
    assert spot(found, "VC216").column == 9


def test_a_name_may_be_that_of_a_thing_a_part_of_one_or_a_figure(tmp_path: Path) -> None:
    see = "[outcomes.calls, outcomes.calls.value, co-production.panel.longer]"
    files = {
        "lessons.yml": f"source: report\nlessons: {{a: {{text: Begin early, see: {see}}}}}\n",
        "outcomes.yml": CALLS,
        "co-production.yml": "events: {panel: {title: Panel, what: panel, asked: {longer: Stay open longer}}}\n",
    }
    page = _page(tmp_path, files, "lessons")
    assert "Begin early See Calls at night, Calls at night: 40, Stay open longer" in page


# What people say, what was agreed, what they asked for


MET = {"yes": "Lived", "partly": "Partly lived", "no": "Not lived", "not known": "Not known whether it is lived"}


@pytest.mark.parametrize(("met", "said"), MET.items())
@pytest.mark.parametrize(("file", "key"), [("i-statements", "statements"), ("principles", "principles")])
def test_a_page_says_how_far_a_statement_or_a_principle_is_lived_up_to(
    tmp_path: Path, met: str, said: str, file: str, key: str
) -> None:
    things = f"{key}:\n  a: {{text: One, met: '{met}', since: 2005-12, known-by: [outcomes.calls]}}\n  b: Two\n"
    page = _page(tmp_path, {f"{file}.yml": things, "outcomes.yml": CALLS}, file)
    assert re.search(rf"One {said} up to since December 2005 ?; known by Calls at night Two", page)


def test_what_was_asked_for_stands_beside_what_changed_and_what_shows_it(tmp_path: Path) -> None:
    event = """\
    source: report
    events:
      panel:
        {title: The panel, what: panel, how-many: 3, when: 2024-05, until: 2024-06, with: [tenants, nurses],
        people: 12, asked: {
          longer: {text: Open longer, changed: It opens at seven, shown-by: [outcomes.calls]},
          bell: A bell, lamp: {text: A lamp, missing: {changed: the street is not ours}}}}
    """
    found = seaside(tmp_path, {"co-production.yml": event, "outcomes.yml": CALLS})
    assert errors(found) == cautions(found) == set()
    assert (value(found, "co-production.panel.how-many"), value(found, "co-production.panel.people")) == (3, 12)
    page = words(_html(found, "co-production"))
    for said in (
        "Kind Panel How many 3 When May 2024 to June 2024 With tenants, nurses People who took part 12 people",
        "Open longer The panel, May 2024 Changed It opens at seven Calls at night A bell The panel, May 2024 No change",
        "A lamp The panel, May 2024 No change recorded The street is not ours",
    ):
        assert said in page, said


# Whom it is for, and whom not

PEOPLE = """\
source: report
groups:
  carers: {title: Carers, how-many: 20, gains: [Rest, Sleep]}
tables:
  ages: {title: By age, when: 2005-12, rows: {young: 10, old: {people: 30, label: Over 80}}}
  sizes: {title: By size, of: ages, rows: {big: 25, small: 15}, printed: {total: 40}}
not-served:
  boats: {text: People on boats, how-many: 9, because: The quay is closed, see: [outcomes.sleep]}
dropped-out:
  moved: {text: Some moved, how-many: 11}
"""
WORSE = "source: report\nworse:\n  sleep: {text: Sleep got worse, how-many: 8, because: It was loud}\n"
OPEN = {"beneficiaries.yml": PEOPLE, "outcomes.yml": WORSE}


def test_people_counted_by_kind_add_up_and_have_shares(tmp_path: Path) -> None:
    found = seaside(tmp_path, OPEN)
    assert errors(found) == cautions(found) == set()
    values = {name: value(found, f"beneficiaries.{name}") for name in ("carers.how-many", "ages.total", "ages.old")}
    assert values == {"carers.how-many": 20, "ages.total": 40, "ages.old": 30}
    assert [value(found, f"beneficiaries.{name}.share") for name in ("ages.young", "sizes.big")] == [25, 62.5]
    assert figure(found, "beneficiaries.boats.how-many").display == "9 people"
    assert str(figure(found, "beneficiaries.sizes.total").check.answer) == "agrees"  # type: ignore[union-attr]
    page = words(_html(found, "beneficiaries"))
    assert "Carers 20 people Rest Sleep" in page
    assert "By age, December 2005 Kind People Share" in page
    assert "Young 10 people 25.0% Over 80 30 people 75.0% Total 40 people" in page


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [("big: 25", "big: 26", "VC411", 6), (", rows: {young: 10, old: {people: 30, label: Over 80}}", "", "VC408", 5)],
)
def test_a_table_of_people_has_rows_and_tables_of_the_same_people_the_same_number(
    tmp_path: Path, old: str, new: str, code: str, line: int
) -> None:
    people = PEOPLE.replace(old, new).replace(", printed: {total: 40}", "")
    assert (code, "beneficiaries.yml", line) in errors(seaside(tmp_path, {**OPEN, "beneficiaries.yml": people}))


def _briefing(found: Project, part: str) -> str:
    """The words of a section of the briefing."""
    made = content(only_case(found), found, Edition(1_700_000_000), ())
    (blocks,) = [section["blocks"] for section in sections_of(made) if section["id"] == part]
    return "".join(run["text"] for block in blocks for run in [*block.get("runs", []), {"text": "|"}])


def test_what_got_worse_and_who_was_not_reached_stand_on_the_overview_their_page_and_in_the_briefing(
    tmp_path: Path,
) -> None:
    found = seaside(tmp_path, OPEN)
    pages = rendered(found, *(f"seaside/{name}.html" for name in ("index", "outcomes", "beneficiaries")))
    overview, outcomes, people = map(words, pages.values())
    told = _briefing(found, "unreached")
    worse = "What got worse Sleep got worse .{0,30}8 people.{0,3} Because: It was loud"
    boats = "People on boats .{0,30}9 people.{0,3} Because: The quay is closed See Sleep got worse"
    moved = "Some moved .{0,30}11 people"
    assert all(re.search(worse, page) for page in (overview, outcomes))
    assert re.search(f"Whom it does not reach Not served {boats} Dropped out {moved}", overview)
    assert re.search(f"Who is not served {boats} Who dropped out {moved}", people)
    assert "What got worse|Sleep got worse (8 people) Because: It was loud|" in _briefing(found, "changed")
    assert (
        told == "Not served|People on boats (9 people) Because: The quay is closed|Dropped out|Some moved (11 people)|"
    )


def test_where_nobody_looked_for_whom_it_fails_that_is_a_gap_everywhere(tmp_path: Path) -> None:
    groups = PEOPLE.partition("tables:")[0]
    files = {"beneficiaries.yml": groups + "missing: {not-served: nobody counted}\n", "outcomes.yml": CALLS}
    found = seaside(tmp_path, files)
    assert {("VC802", "beneficiaries.yml", 4), ("VC801", "outcomes.yml", 1)} <= codes(found)
    pages = rendered(found, "seaside/index.html", "seaside/beneficiaries.html")
    assert "Whom it does not reach Missing Who is not served: nobody counted" in words(pages["seaside/index.html"])
    assert "Who is not served Missing Nobody counted" in words(pages["seaside/beneficiaries.html"])
    assert "obody counted" in _briefing(found, "unreached")


# The glossary, and dates

GLOSSARY = "bed-day: {text: A bed for a day has a unit cost, also: [bed days]}\nunit-cost: What one costs\n"


def _marked(html: str) -> list[str]:
    return re.findall(r'<a href="[^"]*glossary\.html#([^"]+)" class="term"[^>]*>([^<]*)</a>', html)


def test_words_of_the_glossary_are_marked_once_a_page_and_only_in_running_text(tmp_path: Path) -> None:
    summary = "No bed day-care, unit costs or sub-unit cost. A [bed day](costs.html) is a Bed Days thing, or a bed day."
    files = {
        "../glossary.yml": GLOSSARY,
        "case.yml": f"{MINIMAL}summary: {summary}\nask: |\n  # Bed day\n\n  Keep `bed day` it\n",
        "service.yml": "features:\n  a: {title: Bed day, text: A unit cost}\n  b: {text: A unit cost and a bed day}\n"
        "voices:\n  v: {quote: My bed day, who: A bed day nurse}\n",
    }
    found = seaside(tmp_path, files)
    pages = rendered(found, "seaside/index.html", "seaside/service.html", "glossary.html")
    assert _marked(pages["seaside/index.html"]) == [("bed-day", "Bed Days")]
    assert _marked(pages["seaside/service.html"]) == [("unit-cost", "unit cost"), ("bed-day", "bed day")]
    assert "Bed day A bed for a day has a unit cost Unit cost What one costs" in words(pages["glossary.html"])
    assert 'id="bed-day"' in pages["glossary.html"]


@pytest.mark.parametrize(
    ("when", "said"),
    [("2005-12", "December 2005"), ("2024-06-30", "30 June 2024"), ("2024/25", "2024/25"), ("1998", "1998")],
)
def test_dates_are_said_as_people_say_them(tmp_path: Path, when: str, said: str) -> None:
    page = _page(tmp_path, {"case.yml": f"{MINIMAL}dates:\n  {when}: It began\n"}, "index")
    assert f"{said} It began" in page
