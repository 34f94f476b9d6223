"""One mistake gives one message, and hides no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.test_twenty_mistakes import MISTAKES, RIGHT
from tests.support import MINIMAL, costs, errors, project, seaside

S = "source: report, Costs\n"
STORY = "---\ntitle: Sam\nperson: one person\nsource: report, Stories\n{}---\nSam waited.\n"


def test_a_row_written_twice_is_told_once_and_not_as_a_wrong_total(tmp_path: Path) -> None:
    found = costs(tmp_path, S + "audits:\n  a: {title: A, rows: {x: £5, x: £60}, printed: {total: £65}}\n")
    assert errors(found) == {("VC113", "costs.yml", 3)}


def test_a_year_that_cannot_be_read_is_not_taken_as_52_weeks(tmp_path: Path) -> None:
    table = "audits:\n  a: {title: A, period: 1 year, rows: {x: £530.00}, printed: {per-week: £10.00}}\n"
    found = costs(tmp_path, S + "year: 53 wks\n" + table)
    assert errors(found) == {("VC304", "costs.yml", 2)}


def test_a_needed_key_misspelt_is_told_once(tmp_path: Path) -> None:
    assert errors(seaside(tmp_path, {"case.yml": MINIMAL.replace("title:", "titel:")})) == {("VC201", "case.yml", 1)}


def test_consent_without_a_basis_is_told_once(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"stories/sam.md": STORY.format("consent: {given: 2024-06-30}\n")})
    assert len(errors(found)) == 1


@pytest.mark.parametrize(
    ("file", "right", "wrong", "first", "second"),
    [
        # A word that is needed and wrong takes away its whole file, and with it every other message of the file.
        ("case.yml", "kind: invented", "kind: invnted", ("VC208", "case.yml", 3), "an amount is typed in prose"),
        ("case.yml", "title: A team", "note: A team", ("VC202", "case.yml", 1), "a headline figure does not exist"),
        ("case.yml", "status: draft", "status: drft", ("VC208", "case.yml", 4), "a link is a script"),
        (
            "stories/sam.md",
            "person: one person",
            "person: one",
            ("VC208", "stories/sam.md", 3),
            "a story has no consent",
        ),
        # A wrong key at the top of a file takes away what names any figure of the file.
        ("costs.yml", "year: 52 weeks", "year: a year", ("VC304", "costs.yml", 2), "a headline figure does not exist"),
        (
            "outcomes.yml",
            "domains: [",
            "domains: [A, ",
            ("VC204", "outcomes.yml", 2),
            "a figure's name is misspelt in prose",
        ),
    ],
)
def test_a_wrong_word_does_not_hide_another_mistake(
    tmp_path: Path, file: str, right: str, wrong: str, first: tuple[str, str, int], second: str
) -> None:
    files = {name: text.replace(right, wrong) if name == file else text for name, text in RIGHT.items()}
    _, other, old, new, code, line = next(m for m in MISTAKES if m[0] == second)
    files[other] = files[other].replace(old, new)
    found = project(tmp_path, {f"cases/seaside/{name}": text for name, text in files.items()})
    assert errors(found) == {first, (code, other, line)}


def test_one_wrong_source_does_not_hide_an_unknown_one(tmp_path: Path) -> None:
    sources = "report:\n  title: A report\n  kind: reprot\n"
    found = seaside(tmp_path, {"sources.yml": sources, "case.yml": MINIMAL + "source: zzz\n"})
    assert errors(found) == {("VC208", "sources.yml", 3), ("VC207", "case.yml", 5)}


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("costs.yml", "", ("VC122", "costs.yml", 1)),
        ("costs.yml", RIGHT["costs.yml"].replace("audits:", "audit:"), ("VC201", "costs.yml", 3)),
    ],
    ids=["an empty file", "a misspelt table of tables"],
)
def test_what_a_lost_file_would_have_held_is_not_asked_for(
    tmp_path: Path, file: str, text: str, expected: tuple[str, str, int]
) -> None:
    files = {name: text if name == file else right for name, right in RIGHT.items()}
    found = errors(project(tmp_path, {f"cases/seaside/{name}": words for name, words in files.items()}))
    assert expected in found
    assert {code for code, _, _ in found} <= {expected[0], "VC209"}
