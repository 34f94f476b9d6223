"""YAML as plain text: what is kept as typed, and what an author is told of everyday slips."""

from __future__ import annotations

import string
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from valuecase.reading.document import Document, walk
from valuecase.reading.files import read_markdown
from valuecase.reading.yaml_reader import read_yaml

FILE = "case.yml"
# Dumped in double quotes these need no escape, so a line of the file holds them as they are.
PLAIN = st.text(string.ascii_letters + string.digits + " £é…#:,[]{}*&!|>@%-'~.", min_size=1, max_size=30)
KEYS = PLAIN.filter(lambda key: key.strip() != "<<")
TREES = st.recursive(PLAIN, lambda t: st.lists(t, max_size=4) | st.dictionaries(KEYS, t, max_size=4), max_leaves=20)


def _one(document: Document) -> tuple[str, int, int, str]:
    """The one problem: code, line, column, hint."""
    assert len(document.problems) == 1, document.problems
    (problem,) = document.problems
    assert problem.place
    return problem.code, problem.place.line, problem.place.column, problem.hint


@pytest.mark.parametrize(
    "word",
    [
        "no", "yes", "on", "off", "true", "null", "~", "12:30", "0123", "1998/99", "1.10", "1_000", "0x1F", "1e3",
        "2013-04", "2013-04-01", "2013-04-01T10:00:00Z", ".inf", ".nan", "-", "£232k", "29%", "=", "1,920 per 1,000 people",
    ],
)  # fmt: skip
def test_a_word_stays_as_it_was_typed(word: str) -> None:
    document = read_yaml(f"value: {word}\nlist: [a]\n" if word != "-" else 'value: "-"\nlist: [a]\n', FILE)
    assert document.problems == ()
    assert document.data == {"value": word, "list": ["a"]}


def test_a_key_stays_as_it_was_typed() -> None:
    document = read_yaml("1: one\nno: two\n2013-04: three\n", FILE)
    assert document.data == {"1": "one", "no": "two", "2013-04": "three"}


def test_an_empty_value_is_an_empty_text() -> None:
    assert read_yaml("title:\nplace: x\n", FILE).data == {"title": "", "place": "x"}


@pytest.mark.parametrize("text", ["", "\n\n", "# a remark\n", "---\n"])
def test_a_file_with_nothing_in_it_has_no_keys_and_no_problems(text: str) -> None:
    document = read_yaml(text, FILE)
    assert (document.data, document.problems, document.whole) == ({}, (), True)


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "remedy"),
    [
        ("title: Example-upon-Sea: a team", "VC103", 1, 24, "double quotes"),
        ("title: x\nplace:Sea\nkind: real", "VC103", 2, 1, "place: …"),
        ('text: "Quoted" then rest', "VC104", 1, 7, "quote the whole text"),
        ("text: 'it's fine'", "VC104", 1, 7, "quote the whole text"),
        ('a: x\ntext: "open\nmore: y', "VC104", 2, 7, 'close it with "'),
        ('text: "C:\\path"', "VC104", 1, 7, "single quotes"),
        ("text: {{ costs.audit.total }}", "VC105", 1, 8, ">-"),
        ("text: {{ costs.audit.total }} was spent", "VC105", 1, 8, ">-"),
        ("text: **bold** words", "VC106", 1, 7, ">-"),
        ("text: [link](x)", "VC107", 1, 7, ">-"),
        ("rows: [one, two\nnext: 3\n", "VC107", 1, 7, "close it with ]"),
        ("row: {before: £18,400}", "VC107", 1, 19, "double quotes"),
        ("text: - dash", "VC108", 1, 7, "a line of its own"),
        ("text: @home", "VC109", 1, 7, ">-"),
        ("text: `code`", "VC109", 1, 7, ">-"),
        ("text: %5", "VC109", 1, 7, ">-"),
        ("text: | words", "VC109", 1, 7, "on the next line"),
        ("text: > words", "VC109", 1, 7, "on the next line"),
        ("text: !important", "VC110", 1, 7, "double quotes"),
        ("text: !!str words", "VC110", 1, 7, "double quotes"),
        ("amount: £5 #2", "VC111", 1, 12, "double quotes"),
        ("title: Phase #2", "VC111", 1, 14, "double quotes"),
        ("a: &name x", "VC112", 1, 4, "write the words out"),
        ("a: x\nb: *name", "VC112", 2, 4, "write the words out"),
        ("<<: x", "VC112", 1, 1, "write the keys out"),
        ("title: x\ntitle: y", "VC113", 2, 1, "keep one"),
        ("title: x\n---\ntitle: y", "VC114", 2, 1, "remove the --- line"),
        ("- one\n- two", "VC118", 1, 1, "title: A team for our town"),
        ("only words", "VC118", 1, 1, "title: A team for our town"),
        ("\ttitle: x", "VC102", 1, 1, "two spaces"),
        ("a:\n\tb: x", "VC102", 2, 1, "two spaces"),
        ("a:\n  b: one\n c: two", "VC120", 3, 2, "same number of spaces"),
        ("a:\n    b: one\n  c: two", "VC120", 3, 3, "same number of spaces"),
        ("a:\n  - b\n  c: d", "VC120", 3, 3, "both with a dash"),
        ("{a: b}: c", "VC101", 1, 1, "a word and a colon"),
        ("a: \x07bell", "VC117", 1, 4, "delete it"),
        ('a: "open\nb: x\nc: "y"', "VC104", 1, 4, 'close it with "'),
        ('a: {b: "open}\nc: {d: "y"}', "VC104", 1, 8, "one after it"),
        ("a: x\nb:\N{NO-BREAK SPACE}y\nc: z", "VC117", 2, 3, "type a space"),
        ("a:\n\N{NO-BREAK SPACE} b: y", "VC117", 2, 1, "type a space"),
        ("a:\n  -\N{NO-BREAK SPACE}b", "VC117", 2, 4, "type a space"),
        ("a\N{SOFT HYPHEN}b: x", "VC117", 1, 2, "type it again: ab"),
        ("a: 4\N{ZERO WIDTH SPACE}0", "VC117", 1, 5, "type it again: 40"),
        ("a:\n  -b\n  -c", "VC101", 2, 3, "a hyphen and a space"),
        ("a:\n  • b\n  • c", "VC101", 2, 3, "a hyphen and a space"),
        ("a:\n  - b\n  many words of text here\n  - c", "VC101", 3, 3, "a hyphen and a space: - many words"),
        ("a: >-\nMany words of text, all here\nb: x", "VC101", 2, 1, "put 2 spaces before it"),
        ("a: “b: c”", "VC104", 1, 4, "straight"),
        ("a: {b: “£1,200, or so”, c: d}", "VC104", 1, 8, "straight"),
        ("a: {b: x; c: y}", "VC107", 1, 9, "a comma in its place"),
        ("a: [b, , c]", "VC107", 1, 8, "one of them out"),
        ("a: {b:2, c: 3}", "VC103", 1, 5, "b: 2"),
        ("a: x\n  b: {c: d}", "VC120", 2, 3, "rows:"),
        ("a:\n  b: x\n  - c: y\n  d: z", "VC120", 3, 3, "a name, not a dash: c: y"),
        ("a:\n  words go on here\n  and one: more", "VC103", 1, 1, "a: >-"),
        ("a:\n  b: x\n  7 :y\n  d: z", "VC101", 3, 3, "a colon and a space"),
        ("a:\n  b:\n    c: x\nd:\n    e: x\n  f:\n    g: x", "VC120", 4, 1, "put 2 spaces before it"),
        ("a:\n  - {{ b.c }}", "VC105", 2, 6, "leave the braces out: b.c"),
        ("a: **£41,500**", "VC106", 1, 4, "take the stars away: £41,500"),
        ("a: #41,500", "VC111", 1, 4, "write £41,500"),
        ("a: #2 of the eight", "VC111", 1, 4, "double quotes"),
    ],
)
def test_an_everyday_slip_is_told_in_our_words_with_its_place_and_remedy(
    text: str, code: str, line: int, column: int, remedy: str
) -> None:
    found, at_line, at_column, hint = _one(read_yaml(text, FILE))
    assert (found, at_line, at_column) == (code, line, column)
    assert remedy in hint


@pytest.mark.parametrize("text", ["title: Phase # two", 'title: "Phase #2"', "title: Phase#2", "# two\ntitle: Phase"])
def test_a_remark_is_no_slip(text: str) -> None:
    assert read_yaml(text, FILE).problems == ()


@pytest.mark.parametrize(
    "text",
    [
        'a: "a text\n  over lines: with a colon"\nb: x',
        "a: “Stay,” she said, “for a year.”",
        "a: {b: “Stay” was said, c: d}",
        "a: >-\n  • one\n  – two\n  -three: four\n  “five: six”",
        "a: a sum\n  -£40 of it",
        "a:\n- b\n- c\nd: e",
        "a: one\N{NO-BREAK SPACE}word or\N{ZERO WIDTH SPACE} two",
        "a: [https://www.example.org/x, b]",
    ],
)
def test_what_is_typed_well_is_no_slip(text: str) -> None:
    assert read_yaml(text, FILE).problems == ()


def test_no_words_of_the_library_reach_an_author() -> None:
    for text in ("a: [1", "a: 'x", "a: *", "a: b: c", "a: }", "? [a]: b", "a: %", "a:\n - b\n  - c\n d"):
        for problem in read_yaml(text, FILE).problems:
            assert "did not find" not in problem.message
            assert "while parsing" not in problem.message
            assert problem.hint


def test_after_a_slip_of_syntax_nothing_is_taken_from_the_file() -> None:
    document = read_yaml("title: x\ntext: **bold**\n", FILE)
    assert document.data == {}
    assert not document.whole


def test_of_two_equal_keys_the_first_is_kept() -> None:
    assert read_yaml("title: one\ntitle: two\n", FILE).data == {"title": "one"}


@pytest.mark.parametrize(("levels", "problems"), [(30, []), (31, ["VC115"])])
def test_thirty_levels_may_be_nested_and_no_more(levels: int, problems: list[str]) -> None:
    text = "".join(f"{' ' * n}a:\n" for n in range(levels - 1)) + " " * (levels - 1) + "a: x\n"
    assert [p.code for p in read_yaml(text, FILE).problems] == problems


@pytest.mark.parametrize(("size", "problems"), [(1_000_000, []), (1_000_001, ["VC116"])])
def test_a_file_of_more_than_a_megabyte_is_refused(size: int, problems: list[str]) -> None:
    assert [p.code for p in read_yaml("a: x\n#".ljust(size, "-"), FILE).problems] == problems


def test_an_alias_cannot_multiply_a_file() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    document = read_yaml(bomb, FILE)
    assert {p.code for p in document.problems} == {"VC112"}
    assert len(document.problems) == 6


def test_the_lines_of_front_matter_are_those_of_the_file() -> None:
    document = read_markdown("---\ntitle: Sam\ntext: Phase #2\n---\nWords.\n", "stories/sam.md")
    assert _one(document)[:3] == ("VC111", 3, 13)
    assert (document.body, document.body_line) == ("Words.\n", 5)


@pytest.mark.parametrize("text", ["---\ntitle: Sam\n", "---\ntitle: Sam\nWords.\n", "---\ntitle: Sam\n----\nWords.\n"])
def test_front_matter_that_is_not_closed_is_told_where_it_should_end(text: str) -> None:
    code, line, _, hint = _one(read_markdown(text, "stories/sam.md"))
    assert (code, line) == ("VC119", 3)
    assert "---" in hint


def test_markdown_without_front_matter_is_all_body() -> None:
    document = read_markdown("Words.\n\n---\n\nMore.\n", "index.md")
    assert (document.data, document.body, document.body_line) == ({}, "Words.\n\n---\n\nMore.\n", 1)


@given(data=st.dictionaries(KEYS, TREES, min_size=1, max_size=5))
def test_quoted_data_read_back_the_same_and_each_text_is_placed_on_its_line(data: dict[str, Any]) -> None:
    text = yaml.safe_dump(data, default_style='"', allow_unicode=True, width=10**9)
    document = read_yaml(text, FILE)
    assert document.problems == ()
    assert document.data == data
    for route, part in walk(document.data):
        if isinstance(part, str):
            place = document.places.values[route]
            assert document.lines[place.line - 1][place.column - 1 :].startswith(f'"{part}"')
            assert place.end - place.column == len(part) + 2


@given(text=st.text(max_size=60) | st.text("ab: -#\"'[]*&!|>\n\t,?%@}\\.", max_size=40))
def test_any_text_at_all_is_read_or_refused_without_a_crash(text: str) -> None:
    document = read_yaml(text, FILE)
    assert document.whole or document.problems
    assert all(p.place and p.place.line >= 1 and p.place.column >= 1 for p in document.problems)


@pytest.mark.parametrize("text", ["row: {a: 1", "text: {a} and b", "text: {b"])
def test_a_text_that_begins_with_a_brace_is_told_in_our_words(text: str) -> None:
    assert [p.code for p in read_yaml(text, "case.yml").problems] == ["VC107"]


def test_a_quote_left_open_inside_braces_is_told_as_a_quote() -> None:
    document = read_yaml('rows:\n  - {service: A, before: "£12,400, after: "£21,150"}\n', FILE)
    assert [(p.code, p.place and p.place.line) for p in document.problems] == [("VC104", 2)]
