"""A logic model looked at again: how far each element was there and when, and what is recorded under each arrow."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.privacy.support import rendered, words
from tests.support import codes, errors, one, only_case, seaside, spot
from valuecase.diagram.draw import draw
from valuecase.diagram.of_case import diagram_of
from valuecase.problems import Problem
from valuecase.project import Project

CALLS = "source: report\nmeasures:\n  calls: {title: Calls at night, value: 40}\n"
MODEL = """\
source: report
enablers:
  nights:
    text: A phone at night
    to-fund: Somebody to answer it
    assessed:
      2025-03: {state: gap, confidence: high, because: The money ended, by: the panel}
      2023-01: gap
      2024-03-05: {state: in place, confidence: low, measure: outcomes.calls}
  door: {text: A door, assessed: {2024-03-05: {state: partly, confidence: low}, 2025-03: {state: strength, confidence: medium}}}
  hopes: Hopes
arrows:
  - {from: nights, to: door, because: It opens then, measure: outcomes.calls}
  - {from: door, to: hopes, because: Doors do}
"""


def made(root: Path, model: str) -> Project:
    return seaside(root, {"logic-model.yml": model, "outcomes.yml": CALLS})


def page(root: Path, model: str) -> str:
    found = made(root, model)
    assert errors(found) == set()
    return words(rendered(found, "seaside/logic-model.html")["seaside/logic-model.html"])


def gaps(found: Project) -> list[Problem]:
    return [p for p in found.problems if p.file.endswith("logic-model.yml") and p.code in ("VC801", "VC802")]


def said(found: Project) -> list[str]:
    return [p.message for p in gaps(found) if not p.message.startswith("whose reading")]


# Elements over time


def test_the_latest_assessment_by_its_date_is_how_far_an_element_is_there_now(tmp_path: Path) -> None:
    told = page(tmp_path, MODEL)
    assert "Of 3 elements, 1 is a strength and 1 is a gap; of 1 it is not said how far they are there" in told
    now = "Gap A phone at night As of March 2025, by the panel; high confidence Because: The money ended"
    assert f"{now} Was in place on 5 March 2024" in told
    assert "Strength A door As of March 2025; medium confidence Was partly there on 5 March 2024" in told


def test_the_drawing_the_funding_table_and_the_briefing_have_the_present_state(tmp_path: Path) -> None:
    found = made(tmp_path, MODEL)
    diagram = diagram_of(only_case(found), str)
    assert diagram
    assert [box.state for box in diagram.boxes.values()] == ["gap", "strength", ""]
    told = words(rendered(found, "seaside/logic-model.html")["seaside/logic-model.html"])
    table = told[told.index("Where the strengths are") :].partition("over time")[0]
    assert "A phone at night Gap March 2025, high confidence Not recorded Somebody to answer it" in table
    assert table.index("A door") < table.index("A phone at night")


def test_every_assessment_is_kept_and_stands_under_its_date(tmp_path: Path) -> None:
    told = page(tmp_path, MODEL)
    table = told[told.index("how sure those were who assessed it") :].partition("What leads to what")[0]
    assert "Element January 2023 5 March 2024 March 2025" in table
    assert (
        "A phone at night Gap Confidence not recorded In place Low confidence Shown by Calls at night "
        "Gap High confidence, by the panel The money ended" in table
    )
    assert "A door Not assessed Partly Low confidence Strength Medium confidence" in table
    assert "Not assessed: Hopes." in table


def test_what_moved_forward_back_and_not_at_all_has_the_same_weight(tmp_path: Path) -> None:
    told = page(tmp_path, MODEL)
    moved = "1 further on than at the assessment before: A door 1 less far on : A phone at night 0 as far as before"
    assert moved in told


def test_where_nothing_was_ever_assessed_the_page_says_so(tmp_path: Path) -> None:
    assert "over time Missing No dated assessment is recorded" in page(tmp_path, "source: report\nenablers: {a: A}\n")


def test_a_state_without_a_date_is_one_gap_and_words_without_a_state_are_none(tmp_path: Path) -> None:
    found = made(tmp_path, "source: report\nreading: Ours\nenablers: {a: {text: A, state: gap}, b: B}\narrows: []\n")
    assert [m for m in said(found) if "assess" in m] == ["when it was assessed: not recorded"]


def test_why_the_date_is_missing_stands_in_its_place(tmp_path: Path) -> None:
    model = "source: report\nenablers:\n  a: {text: A, state: gap, missing: {assessed: nobody wrote it down}}\n"
    found = made(tmp_path, model)
    assert [m for m in said(found) if "assess" in m] == ["when it was assessed: nobody wrote it down"]
    told = words(rendered(found, "seaside/logic-model.html")["seaside/logic-model.html"])
    assert "Gap A When it was assessed: nobody wrote it down" in told


def test_only_the_latest_assessment_is_asked_how_sure_it_is(tmp_path: Path) -> None:
    model = "source: report\nenablers:\n  a: {text: A, assessed: {2023: gap, 2024: partly}}\n"
    found = made(tmp_path, model)
    assert [m for m in said(found) if "sure" in m] == ["how sure the assessment of 2024 is: not recorded"]
    settled = model.replace("2024: partly", "2024: {state: partly, missing: {confidence: not asked}}")
    assert not [m for m in said(made(tmp_path / "settled", settled)) if "sure" in m]


def test_a_state_beside_assessments_is_refused_where_it_stands(tmp_path: Path) -> None:
    found = made(tmp_path, "source: report\nenablers:\n  a: {text: A, state: gap, assessed: {2024: partly}}\n")
    assert errors(found) == {("VC220", "logic-model.yml", 3)}
    assert spot(found, "VC220").column == 16
    assert "delete state:" in one(found, "VC220").hint


@pytest.mark.parametrize(
    ("wrong", "code"),
    [("2024-13: gap", "VC305"), ("2024: good", "VC208"), ("2024: {state: gap, confidence: certain}", "VC208")],
)
def test_dates_states_and_confidences_are_those_that_are_known(tmp_path: Path, wrong: str, code: str) -> None:
    found = made(tmp_path, f"source: report\nenablers:\n  a: {{text: A, assessed: {{{wrong}}}}}\n")
    assert (code, "logic-model.yml", 3) in errors(found)


def test_an_assessment_is_no_thing_by_name(tmp_path: Path) -> None:
    case = only_case(made(tmp_path, MODEL))
    assert {name for name in case.items if name.startswith("logic-model.")} == {
        "logic-model.nights", "logic-model.door", "logic-model.hopes",
    }  # fmt: skip


# Arrows

ARROWS = """\
source: report
reading: Ours
enablers: {a: A, b: B, c: C}
components: {d: D, e: E}
arrows:
  - {from: [a, b], to: d, because: So they say, measure: outcomes.calls}
  - {from: b, to: e, because: So they say}
  - {from: c, to: d, measure: outcomes.calls}
  - {from: [a, b, c], to: e-2}
""".replace("e-2", "e")
FOUR = ARROWS.replace("{from: b, to: e, because", "{from: a, to: b, because")


def test_an_arrow_without_a_reason_or_a_measure_is_one_gap_named_by_its_ends(tmp_path: Path) -> None:
    found = made(tmp_path, FOUR)
    assert said(found) == [
        "from “A” to “B”: what shows that it does: not recorded",
        "from “C” to “D”: why the one should lead to the other: not recorded",
        "from “A”, “B” and “C” to “E”: why the one should lead to the other and what shows that it does: not recorded",
    ]
    assert {("VC801", "logic-model.yml", line) for line in (7, 8, 9)} <= codes(found)


def test_what_is_missing_under_an_arrow_is_told_in_the_words_of_its_elements(tmp_path: Path) -> None:
    model = """\
    source: report
    reading: Ours
    enablers: {nights: A phone that somebody answers at any hour of any night of the whole year, beds: "*Beds*."}
    components: {fewer-crises: {see: service.door}}
    arrows: [{from: [nights, beds], to: fewer-crises, because: So they say}]
    """
    service = "source: report\nfeatures: {door: A door}\n"
    found = seaside(tmp_path, {"logic-model.yml": model, "service.yml": service})
    words_of_it = (
        "from “A phone that somebody answers at any hour of…” and “Beds” to “fewer crises”: what shows that it does"
    )
    assert f"{words_of_it}: not recorded" in said(found)
    overview = words(rendered(found, "seaside/index.html")["seaside/index.html"])
    assert "From “A phone that somebody answers" in overview
    assert "fewer-crises" not in overview


def test_what_is_said_to_be_missing_under_an_arrow_is_told_once_with_its_reason(tmp_path: Path) -> None:
    model = FOUR.replace("to: e}", "to: e, missing: {because: a hope, measure: none yet}}")
    assert [m for m in said(made(tmp_path, model)) if "to “E”" in m] == [
        "from “A”, “B” and “C” to “E”: why the one should lead to the other: a hope",
        "from “A”, “B” and “C” to “E”: what shows that it does: none yet",
    ]


def test_the_page_counts_what_is_under_the_arrows_and_begins_with_those_that_have_nothing(tmp_path: Path) -> None:
    told = page(tmp_path, FOUR)
    assert (
        "Of 4 steps, 1 has a reason and a measure, 1 has a reason alone, 1 has a measure alone, 1 has nothing under it"
        in told
    )
    rows = ["A ; B ; C E Nothing yet", "A ; B D Reason and measure", "A B Reason alone", "C D Measure alone"]
    assert [told.index(row) for row in rows] == sorted(told.index(row) for row in rows)


def test_in_the_drawing_arrows_with_nothing_under_them_are_dashed_and_a_line_says_so(tmp_path: Path) -> None:
    diagram = diagram_of(only_case(made(tmp_path, FOUR)), str)
    assert diagram
    svg = draw(diagram).svg
    dashed = [
        arrow for arrow in svg.split('<g class="vc-model-arrow"')[1:] if "stroke-dasharray" in arrow.split("</g>")[0]
    ]
    assert len(dashed) == 3
    assert "Dashed arrow: no reason and no measure is recorded for it" in svg
    assert "Dashed, with no reason and no measure recorded: A to E; B to E; C to E." in diagram.alt
