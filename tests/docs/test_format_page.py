"""The page on the format: its examples are one case, and it has no errors."""

import re
from pathlib import Path

import pytest

from valuecase.problems import errors_in
from valuecase.project import Project, load_project
from valuecase.report import report
from valuecase.sections.registry import SECTIONS

PAGE = (Path(__file__).parents[2] / "docs" / "format.md").read_text("utf-8")
BLOCK = re.compile(r"^```\w+ (?P<file>\S+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
BLOCKS = {match["file"]: match["text"] for match in BLOCK.finditer(PAGE)}


@pytest.fixture
def example(tmp_path: Path) -> Project:
    """The examples of the page, each in the file it is headed with, as one case."""
    for file, text in BLOCKS.items():
        path = tmp_path / "cases" / "example" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return load_project(tmp_path)


def test_every_example_is_read_without_an_error(example: Project) -> None:
    assert not errors_in(example.problems), report(example, "text", errors_only=True)


def test_the_page_shows_every_kind_of_file() -> None:
    sections = {section.file.replace("*", "robin") for section in SECTIONS}
    assert set(BLOCKS) == sections | {"hill.csv", "../glossary.yml", "../project.yml"}


def test_every_figure_that_the_page_names_is_computed(example: Project) -> None:
    ledger = example.cases["example"].ledger
    named = re.findall(r"`((?:costs|outcomes|stories)\.(?!yml)[a-z0-9.-]+)`", PAGE)
    assert named
    assert [name for name in named if ledger.get(name) is None] == []
