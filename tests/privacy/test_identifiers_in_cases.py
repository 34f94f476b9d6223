"""What may identify somebody is an error in every file of a project, at its place; staff and exceptions may stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import CASES, MINIMAL, ROOT, SOURCES, cautions, errors, one, project, seaside
from valuecase.problems import Place
from valuecase.project import Project, load_project, place_of

#: An identifier of each kind in each kind of file; it stands between ‹ and ›.
FILES = [
    ("case.yml", MINIMAL + "summary: Call Sam on ‹07700 900123›.\n", "phone number"),
    ("case.yml", MINIMAL + "# to do: ask ‹sam@example.org›\n", "e-mail address"),
    ("case.yml", MINIMAL + "ask: >-\n  We ask for a door.\n  It is at ‹14 Station Road›, and open.\n", "street address"),
    ("service.yml", "features:\n  a: {text: Help, note: 'NHS number ‹943 476 5919›'}\n", "NHS number"),
    ("service.yml", "features:\n  a: {text: Help} # NI no ‹JG 10 37 59 A›\n", "National Insurance number"),
    ("service.yml", "voices:\n  a: {quote: 'I live in ‹B33 8TH› now', who: A tenant}\n", "postcode"),
    ("lessons.yml", "lessons:\n  a: {text: One, links: [{title: 'At ‹B33 8TH›', url: https://www.example.org/}]}\n", "postcode"),
    ("stories/sam.md", "---\ntitle: Sam\nperson: invented\n---\nSam was born on ‹3 May 1961›.\n", "date of birth"),
    ("stories/sam.md", "---\ntitle: Sam\nperson: invented\nsummary: Lives in ‹B33 8TH›\n---\nSam.\n", "postcode"),
    ("stories/sam.md", "---\ntitle: Sam\nperson: invented # ‹B33 8TH›\n---\nSam.\n", "postcode"),
    ("used.csv", "row,amount,label\na,£5,Car ‹AB12 CDE›\n", "vehicle plate"),
    ("not-used.csv", 'row,amount\n"ünder ‹B33 8TH›",£5\n', "postcode"),
    ("notes.txt", "one\r\ntwo ‹07700 900123›\r\n", "phone number"),
    ("notes.json", '{"a": "‹07700 900123›"}\n', "phone number"),
    ("drafts/notes.txt", "‹07700 900123›\n", "phone number"),
    (".notes.yml", "a: ‹07700 900123›\n", "phone number"),
    ("../index.md", "Welcome.\n\nWrite to ‹sam@example.org›.\n", "e-mail address"),
    ("../glossary.yml", "help:\n  text: What is got at ‹14 Station Road›, for one\n", "street address"),
    ("../glossary.yml", "help: A hand # or call ‹07700 900123›\n", "phone number"),
    ("../project.yml", "small-numbers: {threshold: 0, rounding: 1} # ask ‹sam@example.org›\n", "e-mail address"),
    ("../project.yml", "small-numbers:\n  marker: call ‹07700 900123›\n", "phone number"),
    ("../notes.txt", "‹07700 900123›\n", "phone number"),
]  # fmt: skip
USED = {
    "used.csv": "row,amount,label\na,£5,A\n",
    "costs.yml": "audits: {a: {title: A, csv: used.csv, period: 1 year}}\n",
}


def _places(found: Project) -> list[Place]:
    return [place_of(found, problem) for problem in found.problems if problem.code == "VC704"]


@pytest.mark.parametrize(("file", "text", "kind"), FILES, ids=[f"{kind} in {file}" for file, _, kind in FILES])
def test_an_identifier_is_an_error_where_it_stands(tmp_path: Path, file: str, text: str, kind: str) -> None:
    before, _, rest = text.partition("‹")
    identifier = rest.partition("›")[0]
    line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    found = seaside(tmp_path, {**USED, file: text.replace("‹", "").replace("›", "").encode()})
    shown = f"cases/{file.removeprefix('../')}" if file.startswith("../") else f"cases/seaside/{file}"
    assert _places(found) == [Place(shown, line, column, column + len(identifier))]
    assert {code for code, _, _ in errors(found)} == {"VC704"}
    assert one(found, "VC704").message.endswith(kind)


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        ("sam_07700900123.txt", "cases/seaside/sam_07700900123.txt"),
        ("B33 8TH.csv", "cases/seaside/B33 8TH.csv"),
        ("drafts/sam@example.org.txt", "cases/seaside/drafts/sam@example.org.txt"),
        ("stories/14 Station Road, Sam.md", "cases/seaside/stories/14 Station Road, Sam.md"),
        ("../07700 900123.md", "cases/07700 900123.md"),
    ],
)
def test_the_name_of_a_file_may_identify_somebody_too(tmp_path: Path, file: str, shown: str) -> None:
    found = seaside(tmp_path, {file: "---\ntitle: Sam\nperson: invented\n---\nSam.\n"})
    assert _places(found) == [Place(shown, 1)]
    assert one(found, "VC704").hint == "give the file or its folder another name"


def test_files_that_are_not_text_are_left_alone(tmp_path: Path) -> None:
    assert not _places(seaside(tmp_path, {"photo.png": b"\x89PNG\x00 07700 900123", "empty.txt": ""}))


# Staff at work

CONTACT = """\
contact:
  who: The office
  email: office@example.org
  phone: 01632 960123
  address: 14 Station Road, B33 8TH
"""
CONSENT = """\
---
title: Sam
person: one person
consent:
  basis: consent given
  scope: [web]
  given: 2024
  text-read: yes
  held-by: lead@example.org
  approved-by: The board, 01632 960456
{}---
Sam{}.
"""


def test_staff_are_reached_where_the_format_has_a_place_for_it(tmp_path: Path) -> None:
    files = {"case.yml": MINIMAL + CONTACT, "stories/sam.md": CONSENT.format("", "")}
    assert errors(seaside(tmp_path, files)) == set()


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ("summary: Write to office@example.org.\n", 10),
        ("summary: Call 01632 960123.\n", 10),
        ("summary: Come to B33 8TH.\n", 10),
        ("# 01632 960123\n", 10),
    ],
)
def test_a_contact_may_not_stand_a_second_time_in_its_file(tmp_path: Path, more: str, line: int) -> None:
    found = seaside(tmp_path, {"case.yml": MINIMAL + CONTACT + more})
    assert errors(found) == {("VC704", "case.yml", line)}


@pytest.mark.parametrize(
    ("key", "body", "line"),
    [("summary: Ask lead@example.org\n", "", 11), ("", " wrote to lead@example.org", 12)],
)
def test_who_holds_a_consent_may_not_stand_a_second_time_in_a_story(
    tmp_path: Path, key: str, body: str, line: int
) -> None:
    assert errors(seaside(tmp_path, {"stories/sam.md": CONSENT.format(key, body)})) == {
        ("VC704", "stories/sam.md", line)
    }


def test_another_number_on_the_line_of_a_contact_is_still_told(tmp_path: Path) -> None:
    contact = CONTACT.replace("01632 960123", "01632 960123 # Sam: 07700 900123")
    assert [p.line for p in _places(seaside(tmp_path, {"case.yml": MINIMAL + contact}))] == [8]


def test_contacts_are_known_in_a_file_that_cannot_be_read_as_a_case(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"case.yml": MINIMAL.replace("kind: invented", "kind: invnted") + CONTACT})
    assert {code for code, _, _ in errors(found)} == {"VC208"}


# Exceptions

TWICE = {"service.yml": "features: {a: {text: At B33 8TH}}\n", "lessons.yml": "lessons: {a: {text: At b33 8th}}\n"}
ALLOW = "allow:\n  - {{text: {}, because: It is a library{}}}\n"
PROJECT = "cases/project.yml"


def _allowing(root: Path, text: str, only: str = "", **files: str) -> Project:
    where = f", in: {only}" if only else ""
    return seaside(root, {**TWICE, "../project.yml": ALLOW.format(text, where), **files})


@pytest.mark.parametrize("text", ["B33 8TH", "b33  8th", "The library at B33 8TH"])
def test_an_exception_lets_its_words_stand_in_every_file(tmp_path: Path, text: str) -> None:
    """Capitals and spaces aside; an exception may be longer than the words it is for."""
    found = _allowing(tmp_path, text)
    assert errors(found) == set()
    assert ("VC709" in {p.code for p in found.problems}) == (text == "The library at B33 8TH")


def test_an_exception_for_one_file_is_none_for_another(tmp_path: Path) -> None:
    found = _allowing(tmp_path, "B33 8TH", "cases/seaside/service.yml")
    assert errors(found) == {("VC704", "lessons.yml", 1)}
    assert cautions(found) == set()


def test_an_exception_for_other_words_is_none(tmp_path: Path) -> None:
    found = _allowing(tmp_path, "B33 8TJ")
    assert {code for code, _, _ in errors(found)} == {"VC704"}
    assert cautions(found) == {("VC709", PROJECT, 2)}


@pytest.mark.parametrize("only", ["", "cases/seaside/outcomes.yml", "cases/project.yml"])
def test_an_exception_that_nothing_needs_is_a_caution(tmp_path: Path, only: str) -> None:
    text = "B33 8TH" if only else "07700 900123"
    found = _allowing(tmp_path, text, only)
    assert one(found, "VC709").message == f"“{text}” stands nowhere{f' in {only}' if only else ''}"
    assert place_of(found, one(found, "VC709")).line == 2


def test_the_words_of_an_exception_may_stand_in_the_rules_and_its_reason_may_not_identify(tmp_path: Path) -> None:
    reason = "allow:\n  - text: B33 8TH\n    because: The library, 01632 960123\n"
    found = seaside(tmp_path, {**TWICE, "../project.yml": reason})
    assert errors(found) == {("VC704", PROJECT, 3)}


# Lists of people

PEOPLE = """\
source: report
audits:
  a: {{title: A, period: 1 year, rows-are: people, disclosure: published in source, {}}}
"""


@pytest.mark.parametrize(
    "rows", ["1: £5, 2: £6", "p1: £5, p-2: £6", "a: £5, b: £6", "person-1: £5, person-2: £6", "a1: £5, b-7: £6"]
)
def test_rows_of_people_are_numbers_or_codes(tmp_path: Path, rows: str) -> None:
    assert errors(seaside(tmp_path, {"costs.yml": PEOPLE.format(f"rows: {{{rows}}}")})) == set()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("sam: £5, 2: £6", "sam"),
        ("1: {amount: £5, label: Sam}, 2: £6", "Sam"),
        ("man-of-50: £5, 2: £6", "man-of-50"),
        ("[{id: 1, amount: £5, label: Mr S}, {id: 2, amount: £6}]", "Mr S"),
    ],
)
def test_a_row_that_names_a_person_is_an_error(tmp_path: Path, rows: str, words: str) -> None:
    listed = rows if rows.startswith("[") else f"{{{rows}}}"
    found = seaside(tmp_path, {"costs.yml": PEOPLE.format(f"rows: {listed}")})
    assert errors(found) == {("VC705", "costs.yml", 3)}
    assert one(found, "VC705").message == f"“{words}” may be the name of a person"


def test_a_row_of_a_csv_file_that_names_a_person_is_an_error_on_its_line(tmp_path: Path) -> None:
    files = {"costs.yml": PEOPLE.format("csv: a.csv"), "a.csv": "row,amount,label\n1,£5,\n2,£6,Sam\n"}
    assert errors(seaside(tmp_path, files)) == {("VC705", "a.csv", 3)}


def test_rows_that_are_no_people_may_have_names(tmp_path: Path) -> None:
    rows = PEOPLE.replace("rows-are: people", "rows-are: wards").format("rows: {harbour: {amount: £5, label: Harbour}}")
    assert errors(seaside(tmp_path, {"costs.yml": rows})) == set()


# No false alarm


def test_nothing_in_the_cases_of_this_repository_is_taken_for_an_identifier() -> None:
    found = load_project(ROOT)
    assert len(found.cases) == len([p for p in CASES.iterdir() if (p / "case.yml").is_file()])
    assert _places(found) == []
    assert not {"VC705", "VC709"} & {p.code for p in found.problems}


def test_the_least_project_there_may_be_has_no_alarm(tmp_path: Path) -> None:
    found = project(tmp_path, {"cases/seaside/case.yml": MINIMAL, "cases/seaside/sources.yml": SOURCES})
    assert errors(found) == set()
