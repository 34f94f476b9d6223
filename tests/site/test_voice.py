"""People's voice on the pages: whether what was said is lived up to, and what came of what people asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.privacy.support import rendered, words
from tests.support import errors, only_case, seaside
from valuecase.project import Project
from valuecase.voice import LivedUpTo, lived_up_to, said_by_people, you_said

SAID = """\
source: report
prompts: {day: {text: A good day is when…, statements: {a: {text: A, met: yes, known-by: co-production.panel}, b: {text: B, met: partly}}}}
statements: {c: {text: C, met: no}, d: {text: D, met: not known}, e: E}
living-up-to-it: Asked each spring.
"""
ASKED = """\
source: report
events:
  panel:
    title: The panel
    what: panel
    when: 2024-05
    asked:
      longer: {text: Open longer, changed: It opens at seven, shown-by: co-production.panel}
      bell: {text: A bell, changed: There is one}
      lamp: A lamp
  talks:
    title: Talks
    what: interview
    asked: {tea: {text: Tea, missing: {changed: the kettle broke}}}
"""
FILES = {"i-statements.yml": SAID, "co-production.yml": ASKED}


def page(found: Project, name: str) -> str:
    assert errors(found) == set()
    return words(rendered(found, f"seaside/{name}.html")[f"seaside/{name}.html"])


def gaps(found: Project, file: str) -> list[str]:
    return [p.message for p in found.problems if p.code == "VC801" and p.file.endswith(file)]


def test_the_page_says_first_how_many_are_lived_up_to_and_how_many_not(tmp_path: Path) -> None:
    told = page(seaside(tmp_path, FILES), "i-statements")
    tally = "Of 5 statements: 1 lived up to 1 partly lived up to 1 not lived up to 1 not known 1 not said"
    assert tally in told
    assert told.index(tally) < told.index("A good day is when")


def test_where_nobody_said_of_any_the_page_says_that_in_one_line(tmp_path: Path) -> None:
    principles = "source: report\nprinciples: {a: A, b: B}\nmissing: {living-up-to-it: not stated}\n"
    found = seaside(tmp_path, {"principles.yml": principles})
    assert "Not said whether any of 2 principles is lived up to A B" in page(found, "principles")
    assert not [gap for gap in gaps(found, "principles.yml") if "each" in gap], (
        "the file says already that it is missing"
    )


def test_those_of_which_nothing_is_said_are_one_gap_of_the_file(tmp_path: Path) -> None:
    found = seaside(tmp_path, {**FILES, "i-statements.yml": SAID.replace(", met: no}", "}")})
    assert [gap for gap in gaps(found, "i-statements.yml") if "each" in gap] == [
        "whether each is lived up to: 2 of 5 are not said"
    ]


def test_why_one_is_not_said_stands_beside_it_and_is_no_gap_by_oversight(tmp_path: Path) -> None:
    said = SAID.replace("e: E}", "e: {text: E, missing: {met: nobody agrees}}}")
    found = seaside(tmp_path, {**FILES, "i-statements.yml": said})
    assert not [gap for gap in gaps(found, "i-statements.yml") if "each" in gap]
    assert "E Not said whether it is lived up to : nobody agrees" in page(found, "i-statements")


def test_an_answer_that_nothing_shows_says_so_quietly(tmp_path: Path) -> None:
    told = page(seaside(tmp_path, FILES), "i-statements")
    assert "B Partly lived up to ; how it is known: not recorded" in told
    assert "A Lived up to ; known by The panel B" in told
    assert "C Not lived up to D Not known whether it is lived up to" in told


def test_all_that_people_asked_for_stands_in_one_table_before_the_events(tmp_path: Path) -> None:
    found = seaside(tmp_path, FILES)
    told = page(found, "co-production")
    assert (
        "You said, we did 4 things that people asked for: 1 changed, and the change is shown "
        "1 changed, and nothing shows it 2 with no change recorded" in told
    )
    for row in (
        "Open longer The panel, May 2024 Changed It opens at seven The panel",
        "A bell The panel, May 2024 Changed, not shown There is one Not recorded",
        "A lamp The panel, May 2024 No change recorded Tea",
        "Tea Talks No change recorded The kettle broke",
    ):
        assert row in told, row
    assert told.index("Tea Talks") < told.index("Kind Panel")


def test_each_thing_asked_for_keeps_its_address_and_its_event_leads_to_it(tmp_path: Path) -> None:
    html = rendered(seaside(tmp_path, FILES), "seaside/co-production.html")["seaside/co-production.html"]
    assert html.count('id="panel-longer"') == 1
    assert '<a href="#panel-longer">Open longer</a>' in html


@pytest.mark.parametrize(
    ("name", "words"),
    [("lamp", "what changed because of it: not recorded"), ("bell", "what shows the change: not recorded")],
)
def test_a_wish_without_a_change_and_a_change_that_nothing_shows_are_gaps(
    tmp_path: Path, name: str, words: str
) -> None:
    found = seaside(tmp_path, FILES)
    (mine,) = [p for p in found.problems if p.route[-1:] == (name,)]
    assert (mine.code, mine.message) == ("VC801", words)


def test_where_nobody_asked_for_anything_that_is_a_gap_of_the_page(tmp_path: Path) -> None:
    events = "source: report\nevents: {panel: {title: The panel, what: panel}}\n"
    assert "You said, we did Missing What people asked for is not recorded" in page(
        seaside(tmp_path, {"co-production.yml": events}), "co-production"
    )


def test_what_is_counted_is_what_stands_in_the_case(tmp_path: Path) -> None:
    principles = "source: report\nprinciples: {a: {text: A, met: yes}}\nvoices: {v: {quote: We do, who: a nurse}}\n"
    case = only_case(seaside(tmp_path, {**FILES, "principles.yml": principles}))
    assert lived_up_to(case) == LivedUpTo(yes=2, partly=1, no=1, not_known=1, not_said=1)
    assert (lived_up_to(case).of, lived_up_to(case).said) == (6, 5)
    assert [(one.name, one.changed, one.shown) for one in you_said(case)] == [
        ("co-production.panel.longer", True, True),
        ("co-production.panel.bell", True, False),
        ("co-production.panel.lamp", False, False),
        ("co-production.talks.tea", False, False),
    ]
    said = said_by_people(case)
    assert (said.statements, said.prompts, said.asked, said.voices) == (5, 1, 4, 1)


def test_a_case_in_which_nobody_speaks_says_so(tmp_path: Path) -> None:
    assert not said_by_people(only_case(seaside(tmp_path, {})))
