"""What YAML knows and a case does not need: each is refused with its line, or read as the words that stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import MINIMAL, SOURCES, errors, only_case, project

#: Below the least there may be in case.yml: what is written, and the code and line of every error.
REFUSED: dict[str, tuple[str, set[tuple[str, int]]]] = {
    "anchor": ("summary: &a Words.\n", {("VC112", 5)}),
    "alias": ("summary: *a\n", {("VC112", 5)}),
    "merge key": ("<<: {summary: x}\n", {("VC112", 5)}),
    "merge key in quotes": ('"<<": x\n', {("VC112", 5)}),
    "one that refers to itself": ("areas: &a [*a]\n", {("VC112", 5)}),
    "an object of Python": ("summary: !!python/object/apply:os.abort []\n", {("VC110", 5), ("VC210", 5)}),
    "a binary": ("summary: !!binary aGk=\n", {("VC110", 5)}),
    "a set": ("areas: !!set {a, b}\n", {("VC110", 5), ("VC210", 5)}),
    "an ordered map": ("areas: !!omap [a: b]\n", {("VC110", 5), ("VC210", 5)}),
    "a tag in full": ("summary: !<tag:x> y\n", {("VC110", 5)}),
    "a tag that says nothing": ("summary: ! x\n", {("VC110", 5)}),
    "a second document": ("---\ntitle: x\n", {("VC114", 5)}),
    "words after the end": ("...\nsummary: x\n", {("VC101", 6)}),
    "a directive in the middle": ("%YAML 1.1\n", {("VC101", 6)}),
    "a key twice": ("title: x\n", {("VC113", 5)}),
    "a key twice, in quotes": ('"title": x\n', {("VC113", 5)}),
    "a key twice, in braces": ("missing: {ask: a, ask: b}\n", {("VC113", 5)}),
    "a tab": ("\tsummary: x\n", {("VC102", 5)}),
    "a tab in a text": ("summary: |\n  \tx\n", {("VC102", 6)}),
    "a mark of byte order": ("\ufeffsummary: x\n", {("VC117", 5)}),
    "a next line": ("# remark\x85summary: x\n", {("VC117", 5)}),
    "a line separator": ("# remark\u2028summary: x\n", {("VC117", 5)}),
    "a paragraph separator": ("# remark\u2029summary: x\n", {("VC117", 5)}),
    "a carriage return": ("# remark\rsummary: x\n", {("VC117", 5)}),
    "a vertical tab": ("summary: one\x0btwo\n", {("VC117", 5)}),
    "a form feed": ("summary: one\x0ctwo\n", {("VC117", 5)}),
    "null as key": ("null: x\n", {("VC201", 5)}),
    "a tilde as key": ("~: x\n", {("VC201", 5)}),
    "nothing as key": (": x\n", {("VC120", 5)}),
    "nothing in quotes as key": ('"": x\n', {("VC201", 5)}),
    "yes as key": ("yes: x\n", {("VC201", 5)}),
    "a number as key": ("0o17: x\n", {("VC201", 5)}),
    "a day as key": ("2020-01-01: x\n", {("VC201", 5)}),
    "sixties as key": ("12:30: x\n", {("VC201", 5)}),
    "a list as key": ("? [a]\n: x\n", {("VC101", 5)}),
    "a block as key": ("? {a: b}\n: x\n", {("VC101", 5)}),
    "a key of 600 letters": ("k" * 600 + ": x\n", {("VC123", 5)}),
    "a key of 10,000 letters": ("k" * 10_000 + ": x\n", {("VC101", 5)}),
    "a key of 10,000 letters behind a question mark": ("? " + "k" * 10_000 + "\n: x\n", {("VC123", 5)}),
    "deep brackets": ("areas: " + "[" * 9_000 + "]" * 9_000 + "\n", {("VC115", 5)}),
    "deep brackets, open": ("areas: " + "[" * 15_000 + "\n", {("VC115", 5)}),
    "deep braces": ("areas: " + "{a: " * 3_000 + "}" * 3_000 + "\n", {("VC115", 5)}),
    "deep dashes": ("areas:\n " + "- " * 8_000 + "x\n", {("VC115", 6)}),
    "deep question marks": ("? " * 5_000 + "x\n", {("VC101", 5)}),
    "a NUL": ("summary: a\0b\n", {("VC117", 5)}),
    "a NUL as code": ('summary: "a\\0b"\n', {("VC901", 5)}),
    "half a character as code": ('summary: "a\\uD800b"\n', {("VC104", 5)}),
    "two halves as code": ('summary: "\\uD83D\\uDE00"\n', {("VC104", 5)}),
    "no character as code": ('summary: "\\UFFFFFFFF"\n', {("VC104", 5)}),
    "no code": ('summary: "a\\qb"\n', {("VC104", 5)}),
    "a code that commands a terminal": ('summary: "a\\e[31mb"\n', {("VC901", 5)}),
    "a code that turns words round": ('summary: "a\\u202Eb"\n', {("VC901", 5)}),
    "a character of nobody": ("summary: a\u0378b\n", {("VC901", 5)}),
    "a character for private use": ("summary: a\ue000b\n", {("VC901", 5)}),
    "no character": ("summary: a\ufffeb\n", {("VC117", 5)}),
    "no character of another plane": ("summary: a\U0001fffeb\n", {("VC901", 5)}),
    "a delete": ("summary: a\x7fb\n", {("VC117", 5)}),
    "a control character of the second set": ("summary: a\x9bb\n", {("VC117", 5)}),
    "a text indented by nothing": ("summary: |0\n  x\n", {("VC109", 5)}),
    "a text indented by more than it is": ("summary: |9\n  x\n", {("VC120", 6)}),
}  # fmt: skip
#: Words that YAML would take for something else.
AS_TYPED = (
    "0o17", "0123", "0x1F", "1_000", "1e3", ".inf", "-.INF", ".nan", "null", "~", "yes", "no", "on", "y", "true", "12:30:45", "2020-01-01",
    "2020-01-01T10:00:00Z", "=", "<<", "1.10", "+5",
)  # fmt: skip
#: The whole file, in bytes.
NOT_TEXT = {
    "UTF-16, little end first": ("\ufeff" + MINIMAL).encode("utf-16-le"),
    "UTF-16, big end first": ("\ufeff" + MINIMAL).encode("utf-16-be"),
    "UTF-16 without a mark": MINIMAL.encode("utf-16-le"),
    "UTF-32": MINIMAL.encode("utf-32"),
    "half a character": MINIMAL.encode() + b"summary: a\xed\xa0\x80\n",
    "a letter in more bytes than it needs": MINIMAL.encode() + b"summary: \xc0\xaf\n",
    "old line ends": MINIMAL.replace("\n", "\r").encode(),
    "line ends of other machines": MINIMAL.replace("\n", "\x85").encode(),
}
#: The same in another form, which is read.
THE_SAME = {
    "line ends of Windows": MINIMAL.replace("\n", "\r\n").encode(),
    "mixed line ends": MINIMAL.replace("Sea\n", "Sea\r\n").encode(),
    "a mark of byte order": ("\ufeff" + MINIMAL).encode(),
    "a version of YAML": ("%YAML 1.1\n---\n" + MINIMAL).encode(),
    "an end": (MINIMAL + "... # the end\n").encode(),
    "JSON": b'{"title": "A team for Example-upon-Sea", "place": "Example-upon-Sea", "kind": "invented", "status": "draft"}',
    "question marks": MINIMAL.replace("place:", "? place\n:").encode(),
    "spaces and a tab at the end": MINIMAL.replace("Sea\n", "Sea \t \n").encode(),
}


def _errors(root: Path, text: str | bytes) -> set[tuple[str, int]]:
    found = project(root, {"cases/seaside/case.yml": text, "cases/seaside/sources.yml": SOURCES})
    assert all(file == "case.yml" for _, file, _ in errors(found))
    return {(code, line) for code, _, line in errors(found)}


@pytest.mark.parametrize("what", REFUSED)
def test_what_a_case_does_not_need_is_an_error_with_its_line(what: str, tmp_path: Path) -> None:
    text, expected = REFUSED[what]
    assert _errors(tmp_path, MINIMAL + text) == expected


@pytest.mark.parametrize("word", AS_TYPED)
def test_words_that_yaml_takes_for_something_else_are_the_words_that_stand_there(word: str, tmp_path: Path) -> None:
    text = MINIMAL.replace("A team for Example-upon-Sea", word)
    case = only_case(project(tmp_path, {"cases/seaside/case.yml": text})).case
    assert case
    assert case.title == word


@pytest.mark.parametrize("what", NOT_TEXT)
def test_what_is_not_saved_as_text_is_one_error(what: str, tmp_path: Path) -> None:
    assert {code for code, _ in _errors(tmp_path, NOT_TEXT[what])} == {"VC117"}


@pytest.mark.parametrize("what", THE_SAME)
def test_the_same_keys_in_another_form_are_the_same_case(what: str, tmp_path: Path) -> None:
    assert _errors(tmp_path, THE_SAME[what]) == set()


def test_aliases_in_aliases_are_refused_one_by_one_and_never_written_out(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    assert {code for code, _ in _errors(tmp_path, MINIMAL + bomb)} == {"VC112", "VC201"}
