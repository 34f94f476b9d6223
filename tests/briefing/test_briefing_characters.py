"""Characters that the briefing's typeface does not have are found before anything is printed."""

from __future__ import annotations

import pytest

from valuecase.characters import characters_missing
from valuecase.project import Project, place_of
from valuecase.typeface import can_show, drawn

from .conftest import Briefing, Made


def test_a_tick_in_a_title_is_named_with_its_file_and_line(made: Made, case_file: str) -> None:
    outcomes = "measures:\n  warm:\n    title: Homes ✓ made warm\n    value: 28 of 36\n"
    project = made({"case.yml": case_file, "outcomes.yml": outcomes})
    (problem,) = characters_missing(project.cases["marrowby"])
    assert problem.code == "VC901"
    assert "“✓” (U+2713)" in problem.message
    place = place_of(project, problem)
    assert (place.file, place.line, place.column) == ("cases/marrowby/outcomes.yml", 3, 18)


def test_a_character_in_the_text_of_a_story_is_found_on_its_line(made: Made, case_file: str) -> None:
    story = "---\ntitle: Mrs Example\nperson: invented\n---\nShe is warm.\n\nAnd glad 😀 again.\n"
    project = made({"case.yml": case_file, "stories/example.md": story})
    (problem,) = characters_missing(project.cases["marrowby"])
    assert place_of(project, problem).line == 7


def test_each_character_is_named_once_at_its_first_place(made: Made, case_file: str) -> None:
    project = made({"case.yml": case_file + "people: ✓ all\nwhen: ✓ and ✗\n"})
    found = characters_missing(project.cases["marrowby"])
    assert [place_of(project, problem).line for problem in found] == [5, 6]


def test_a_character_hidden_behind_an_entity_is_found(made: Made, case_file: str) -> None:
    project = made({"case.yml": case_file + "ask: Agree &#10003; now\n"})
    (problem,) = characters_missing(project.cases["marrowby"])
    assert place_of(project, problem).line == 5


def test_a_remark_in_a_file_is_not_printed_and_not_looked_at(made: Made, case_file: str) -> None:
    project = made({"case.yml": "# done ✓\n" + case_file})
    assert characters_missing(project.cases["marrowby"]) == []


@pytest.mark.parametrize("name", ["hertfordshire", "torbay"])
def test_the_cases_of_this_repository_can_be_printed(repository: Project, name: str) -> None:
    assert characters_missing(repository.cases[name]) == []


@pytest.mark.parametrize(
    "text", ["Ŵŵ Ŷŷ âêîôû", "→ ▲ ▼ – — “ ” ‘ ’ …", "£ € ½ − × ÷ ≤ ±", "e\u0301 co\u00adop\u200berate"]
)
def test_what_the_typeface_is_said_to_have_is_printed(made: Made, case_file: str, text: str) -> None:
    assert all(can_show(character) for character in text)
    Briefing(made({"case.yml": case_file + f"people: {text}\n"}), "marrowby")


@pytest.mark.parametrize("character", ["✓", "✗", "😀", "中", "\x07", "\x00", "\ufeff", "\ue000"])
def test_what_the_typeface_lacks_is_known(character: str) -> None:
    assert not can_show(character)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("a\\x0cb", "the invisible character U+000C"),
        ("a\\x0bb", "the invisible character U+000B"),
        ("a\\u200db", "the invisible character U+200D"),
        ("a\\uFE0Fb", "U+FE0F"),
        ("x\\u0301", "the mark U+0301 on the letter before it"),
        ("e\\u0301\\u0301", "the mark U+0301 on the letter before it"),
    ],
)
def test_what_no_picture_on_paper_can_hold_is_found_before_it_is_drawn(
    made: Made, case_file: str, words: str, told: str
) -> None:
    (problem,) = characters_missing(made({"case.yml": f'{case_file}people: "{words}"\n'}).cases["marrowby"])
    assert (problem.code, told in problem.message) == ("VC901", True), problem.message


def test_a_letter_with_its_accent_apart_is_printed_as_one(made: Made, case_file: str) -> None:
    assert characters_missing(made({"case.yml": case_file + "people: cafe\u0301\n"}).cases["marrowby"]) == []


def test_the_table_of_characters_holds_every_letter_of_english_and_welsh() -> None:
    assert {ord(c) for c in "ABCXYZabcxyz0123456789ŵŷâêîôûŴŶ"} <= drawn()
