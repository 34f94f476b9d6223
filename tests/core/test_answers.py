"""No caution can be silenced: an answer is shown beside it, and nothing else an author may add changes any."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.evidence_support import (
    Files,
    balance,
    finding,
    measure,
    over_time,
    page_of,
    read,
    saving,
    scale,
    single,
    story,
    table,
    warned,
)
from tests.support import codes, errors, one
from valuecase.problems.catalogue import CATALOGUE
from valuecase.project import Project
from valuecase.report import report

TWENTY, TOP = "20", "top 20 by cost"
#: Claims with cautions, one of every kind; lines may be added to each.
DOUBTED = {
    "costs.use": lambda **more: table(chosen=TOP, compare="none", cashable=None, **more),
    "costs.sums": lambda **more: balance(compare="none", cashable="not known", **more),
    "costs.saved": lambda **more: saving(people=TWENTY, when="2014", compare=None, significance="significant", **more),
    "stories.kerry": lambda **more: story(chosen=TOP, before="{period: 6 months}", **more),
    "outcomes.nights": lambda **more: measure(change="rose", significance="significant", **more),
    "outcomes.safe": lambda **more: single(value="75%", people=None, when="2012", **more),
    "outcomes.drink": lambda **more: finding(people=TWENTY, chosen="top", compare=None, **more),
    "outcomes.steps": lambda **more: scale(people=TWENTY, **more),
    "outcomes.crises": lambda **more: over_time(people=TWENTY, chosen="top", compare="none", **more),
}
#: What an author may add to a claim that says something of its doubts.
REMARKS = {
    "note": "The source says why, and all is well.",
    "limits": "[It may be chance., Few were asked.]",
    "review-by": "2030-06",
    "reviewed": "2026-06",
    "missing": "{method: not printed, test: not printed, p: not printed, metric: not needed}",
}


def _said(found: Project) -> set[tuple[str, str, str]]:
    return {(p.code, p.about, p.message) for p in warned(found)}


@pytest.mark.parametrize("name", DOUBTED)
def test_no_remark_of_an_author_takes_a_caution_away(tmp_path: Path, name: str) -> None:
    files = DOUBTED[name]
    alone = _said(read(tmp_path / "alone", files()))
    assert alone
    for key, words in REMARKS.items():
        if name == "stories.kerry" and key == "missing":
            words = words.replace("p: not printed", "limits: not printed")
        found = read(tmp_path / key, files(**{key: words}))
        assert {code for code, _, _ in errors(found)} <= {"VC213"}, "a key that this kind of claim has not"
        assert _said(found) == alone, key


@settings(max_examples=25)
@given(keys=st.sets(st.sampled_from(sorted(REMARKS))), words=st.text("abc significant=<.,'", min_size=1, max_size=30))
def test_nor_do_any_of_them_together_in_any_words(
    tmp_path_factory: pytest.TempPathFactory, keys: set[str], words: str
) -> None:
    alone = _said(read(tmp_path_factory.mktemp("alone"), table(chosen=TOP, compare="none", cashable=None)))
    lines = {key: REMARKS[key] for key in keys} | {"note": json.dumps(f"x{words}")}
    found = read(tmp_path_factory.mktemp("more"), table(chosen=TOP, compare="none", cashable=None, **lines))
    assert _said(found) == alone


def _answered(name: str) -> Files:
    """The claim with an answer to each of its cautions."""
    return DOUBTED[name](answers=f"{{{', '.join(f'{caution}: Asked and weighed.' for caution in _names(name))}}}")


def _names(name: str) -> list[str]:
    said = {
        "costs.use": ("VC511", "VC517", "VC520"), "costs.sums": ("VC517", "VC520"),
        "costs.saved": ("VC517", "VC518", "VC519", "VC521"), "stories.kerry": ("VC507", "VC511", "VC518"),
        "outcomes.nights": ("VC521", "VC523"), "outcomes.safe": ("VC519", "VC522"), "outcomes.drink": ("VC511", "VC518"),
        "outcomes.steps": ("VC518",), "outcomes.crises": ("VC511", "VC518"),
    }  # fmt: skip
    return [CATALOGUE[code].name for code in said[name]]


@pytest.mark.parametrize("name", DOUBTED)
def test_an_answered_caution_stays_and_is_shown_with_its_answer(tmp_path: Path, name: str) -> None:
    alone = read(tmp_path / "alone", DOUBTED[name]())
    found = read(tmp_path / "answered", _answered(name))
    assert errors(found) == errors(alone) == set()
    assert _said(found) == _said(alone)
    assert {p.answer for p in warned(found)} == {"Asked and weighed."}
    page = page_of(found, name)
    for problem in warned(found):
        caution = page.split(problem.message[1:40], 1)
        assert len(caution) == 2, f"{problem.message} is not on the page of {name}"
        assert "Asked and weighed." in caution[1].split("</li>", 1)[0]


@pytest.mark.parametrize("name", DOUBTED)
def test_a_caution_that_nobody_answered_is_shown_where_its_claim_is(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, DOUBTED[name]())
    page = page_of(found, name)
    assert [p.message for p in warned(found) if p.message[1:40] not in page] == []
    assert "vc-answer-word" not in page


def test_a_check_counts_the_answered_apart_and_programs_are_given_the_answer(tmp_path: Path) -> None:
    found = read(tmp_path, _answered("costs.use"))
    assert report(found, "text").rstrip().endswith("; 3 cautions answered")
    shown = [p for p in json.loads(report(found, "json")) if p["about"] == "costs.use"]
    assert {(p["code"], p["level"], p["answer"]) for p in shown} == {
        (code, "caution", "Asked and weighed.") for code in ("VC511", "VC517", "VC520")
    }


def test_one_answer_is_to_one_caution(tmp_path: Path) -> None:
    found = read(tmp_path, DOUBTED["costs.use"](answers="{cashable-unsaid: Nobody asked.}"))
    assert {p.code: p.answer for p in warned(found)} == {"VC511": "", "VC517": "", "VC520": "Nobody asked."}
    assert "; 1 caution answered" in report(found, "text")


def test_an_answer_may_name_figures(tmp_path: Path) -> None:
    answer = '{cashable-unsaid: "Of {{ costs.use.before }} nothing was cash."}'
    found = read(tmp_path, DOUBTED["costs.use"](answers=answer))
    assert one(found, "VC520").answer == "Of £9,000 nothing was cash."
    assert "Of £9,000 nothing was cash." in page_of(found, "costs.use")


def test_a_figure_in_an_answer_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    answer = '{cashable-unsaid: "Of {{ costs.use.befor }} nothing was cash."}'
    found = read(tmp_path, DOUBTED["costs.use"](answers=answer))
    assert {code for code, _, _ in errors(found)} == {"VC206"}


@pytest.mark.parametrize(
    ("files", "hint"),
    [
        (saving(people="29", answers="{old-claim: It holds.}"), "the cautions here are: small-sample"),
        (saving(people="29", answers="{smal-sample: It holds.}"), "did you mean small-sample?"),
        (saving(people="30", answers="{small-sample: It held once.}"), "delete it"),
        (saving(people="29", answers="{no-such-thing: x}"), "the cautions here are: small-sample"),
        (saving(parts="[costs.gone]", answers="{figure-unknown: It is nowhere.}"), "delete it"),  # an error is none
        (saving(answers="{not-recorded: It is nowhere.}"), "delete it"),  # and nor is a gap
    ],
)
def test_an_answer_to_a_caution_that_is_not_there_or_has_gone_is_an_error(
    tmp_path: Path, files: Files, hint: str
) -> None:
    assert one(read(tmp_path, files), "VC525").hint == hint


def test_nobody_answers_the_cautions_of_a_whole_file_at_once(tmp_path: Path) -> None:
    files = {"costs.yml": saving(people="20")["costs.yml"] + "answers: {small-sample: All is well.}\n"}
    found = read(tmp_path, files)
    assert one(found, "VC525").hint == "write it under the thing that the caution is about"
    assert one(found, "VC518").answer == ""


def test_an_answer_at_the_top_of_a_story_is_to_its_own_cautions(tmp_path: Path) -> None:
    text = "title: Kerry\nanswers: {small-sample: There was one Kerry.}\n"
    rows = '[{service: Visits, before: "£9,000", after: "£7,000"}]'
    found = read(tmp_path, story(words=text, rows=rows))
    assert one(found, "VC518").answer == "There was one Kerry."


def test_two_tables_cannot_each_be_the_others_comparison_so_that_neither_claims_anything(tmp_path: Path) -> None:
    first = table(beside="other", compare="none")["costs.yml"]
    other = table(beside="use")["costs.yml"].partition("comparisons:\n")[2].replace("  use:", "  other:", 1)
    found = read(tmp_path, {"costs.yml": first + other})
    assert [code for code, _, _ in sorted(codes(found)) if code == "VC215"] == ["VC215", "VC215"]
