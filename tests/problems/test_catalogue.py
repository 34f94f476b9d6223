"""Every problem there can be: a case that shows it, the whole of what the terminal says, and the case mended.

A folder of this one is `<code>-<what>`: `shows.txt` in a line, `bad` and `good` with the files that differ from `clean`
(laid over the folder `cases`; `NAME.absent` takes a file away), and `terminal.txt`, which
`python -m tests.problems.write_terminals` writes. A new one needs no line of Python.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.problems.support import ABSENT, CLEAN, EPOCH, FOLDERS, code_of, found, read, terminal
from tests.schema.reading import as_an_editor
from tests.schema.support import marked, refused
from tests.support import PACKAGE, ROOT
from valuecase.explain import contents, reference
from valuecase.problems import Level
from valuecase.problems.catalogue import CATALOGUE, GROUPS
from valuecase.problems.render import plain
from valuecase.report import report

each_folder = pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])


@pytest.fixture(autouse=True)
def _a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def test_the_clean_case_has_every_section_and_no_problem(tmp_path: Path) -> None:
    assert found(CLEAN, tmp_path) == []


@each_folder
def test_the_bad_case_shows_its_code_and_no_other(folder: Path, tmp_path: Path) -> None:
    assert {problem.code for problem in found(folder / "bad", tmp_path)} == {code_of(folder)}


@each_folder
def test_the_mended_case_has_no_problem(folder: Path, tmp_path: Path) -> None:
    assert found(folder / "good", tmp_path) == []


@each_folder
def test_the_terminal_says_what_is_recorded(folder: Path, tmp_path: Path) -> None:
    assert terminal(folder / "bad", tmp_path) == (folder / "terminal.txt").read_text("utf-8")


@each_folder
def test_every_message_says_where_and_what_to_do(folder: Path, tmp_path: Path) -> None:
    """In JSON and in what GitHub reads too; a gap and a doubt that cannot be mended by typing need no remedy."""
    project = read(folder / "bad", tmp_path)
    records = json.loads(report(project, "json"))
    lines = report(project, "github").splitlines()
    assert [(r["file"], r["line"]) for r in records] == [
        (m["file"], int(m["line"])) for m in map(re.compile(r"::\w+ file=(?P<file>[^,]+),line=(?P<line>\d+)").match, lines[:-1]) if m
    ]  # fmt: skip
    assert lines[-1] == report(project, "text").splitlines()[-1]
    for record in records:
        assert (tmp_path / record["file"]).exists() or record["code"] in ("VC211", "VC803")
        assert record["message"]
        assert record["hint"] or record["level"] != Level.ERROR


@each_folder
def test_a_line_says_what_the_folder_shows(folder: Path) -> None:
    words = (folder / "shows.txt").read_text("utf-8")
    assert re.fullmatch(r"[A-Z].*\.\n", words)


@each_folder
def test_an_editor_marks_what_the_reader_refuses_and_nothing_else(folder: Path) -> None:
    """A schema sees one file at a time and no sums: what the reader of one file refuses, but for what YAML itself is."""
    for path in sorted(p for side in ("bad", "good") for p in (folder / side).rglob("*.yml")):
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        if path.stem in KINDS and text and folder.name not in LOOSER:
            codes = refused(path.stem, text) | ({"VC213"} & {code_of(folder)} if path.parts[-3] == "bad" else set())
            if not codes & UNREADABLE:
                assert bool(marked(path.stem, as_an_editor(text))) == bool(codes), path


#: Kinds of file that have a schema.
KINDS = {path.stem for path in [*CLEAN.rglob("*.yml"), Path("glossary.yml")]}
#: What makes YAML itself unreadable, or read otherwise, is marked by any editor before a schema is asked.
UNREADABLE = {code for code in CATALOGUE if code.startswith("VC1") and code not in ("VC121",)}
#: What a schema cannot know: the calendar and today, that a part is no larger than its whole, that two rows share a name,
#: that one text was meant as several, that the first of two numbers is the smaller and of the same unit, what is above 100%.
LOOSER = {
    "VC210-names-with-commas",
    "VC303-part-above-all",
    "VC305-not-one-financial-year",
    "VC305-month-after-a-stroke",
    "VC305-no-such-day",
    "VC305-signed-on-a-day-to-come",
    "VC306-more-than-all",
    "VC311-most-first",
    "VC311-percent-said-once",
    "VC311-pounds-to-percent",
    "VC406-same-service",
}


def test_every_code_has_a_folder_and_every_folder_a_code() -> None:
    assert {code_of(folder) for folder in FOLDERS} == set(CATALOGUE)


def test_every_code_is_made_somewhere_and_every_code_made_is_in_the_catalogue() -> None:
    files = [path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE / "problems"]
    made = {code for path in files for code in re.findall(r"\"(VC\d{3})\"", path.read_text("utf-8"))}
    assert made == set(CATALOGUE)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_what_is_to_be_avoided_and_written_instead_stands_in_a_folder(code: str) -> None:
    """So the examples of `explain` are ones that were run."""
    entry = CATALOGUE[code]
    for side, example in (("bad", entry.bad), ("good", entry.good)):
        folders = [folder / side for folder in FOLDERS if code_of(folder) == code]
        assert not example.strip() or any(
            _flat(example) in _flat(text) for folder in folders for text in _texts(folder)
        )


def _flat(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _texts(folder: Path) -> list[str]:
    """The files of a case as text, and their names."""
    own = [path for path in folder.rglob("*") if path.is_file()]
    texts = [path.read_bytes().decode("utf-8", "replace") for path in own]
    return [*texts, *(f"cases/{path.relative_to(folder).as_posix()}" for path in own)]


def test_each_entry_is_told_in_whole_sentences_and_named_once() -> None:
    names = [entry.name for entry in CATALOGUE.values()]
    assert len(names) == len(set(names)) == sum(len(group) for group in GROUPS.values())
    for entry in CATALOGUE.values():
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", entry.name)
        assert entry.title[0].isupper()
        assert not entry.title.endswith(".")
        assert entry.why.endswith((".", ".)", "”."))
        assert entry.check.endswith(".")


def test_the_reference_in_the_docs_is_the_catalogue() -> None:
    assert (ROOT / "docs" / "problems.md").read_text("utf-8") == reference(), "run: make reference"
    assert all(f"{code}  " in contents() for code in CATALOGUE)


def test_no_folder_holds_what_is_not_used() -> None:
    for folder in FOLDERS:
        assert {path.name for path in folder.iterdir()} == {"shows.txt", "bad", "good", "terminal.txt"}
        for path in (folder / "bad").rglob(f"*{ABSENT}"):
            assert (CLEAN / path.relative_to(folder / "bad").as_posix().removesuffix(ABSENT)).is_file()


def test_colours_change_no_word(tmp_path: Path) -> None:
    project = read(FOLDERS[0] / "bad", tmp_path)
    coloured = report(project, "text", colour=True)
    assert "\033[31;1merror\033[0m" in coloured
    assert re.sub(r"\033\[[\d;]*m", "", coloured) == report(project, "text")


def test_what_an_author_typed_commands_no_terminal() -> None:
    assert plain("a\033[2Jb\u202ec\td") == "a�[2Jb�c\td"
