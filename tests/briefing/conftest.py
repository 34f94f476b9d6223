"""A project's briefings, and the words read back from their pages."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from valuecase.briefing.content import Material, content, sections_of
from valuecase.briefing.fit import print_briefing, print_sheet
from valuecase.briefing.pictures import Picture
from valuecase.briefing.press import press
from valuecase.edition import Edition
from valuecase.project import Project, load_project

REPOSITORY = Path(__file__).parents[2]
EDITION = Edition(1_700_000_000, "0123456789")

#: A folder of a project with one case, made of {file: text}.
Made = Callable[[dict[str, str]], Project]


class Paper:
    """A PDF, and what its reader finds in it."""

    def __init__(self, pdf: bytes) -> None:
        self.bytes = pdf
        self.reader = PdfReader(io.BytesIO(pdf))

    @property
    def pages(self) -> list[str]:
        """The words of each page, spaces and line ends alike."""
        return [plain(page.extract_text()) for page in self.reader.pages]

    @property
    def text(self) -> str:
        return plain(" ".join(self.pages))


class Briefing(Paper):
    """A case's briefing with all of its detail, however long: its content, its bytes, and what is read in it."""

    def __init__(self, project: Project, name: str, charts: tuple[Picture, ...] = ()) -> None:
        self.case = project.cases[name]
        self.content: dict[str, Any] = content(self.case, project, EDITION, charts)
        self.sections = sections_of(self.content)
        super().__init__(press(self.content, EDITION, project.root).pdf)


def printed(project: Project, name: str, charts: tuple[Picture, ...] = (), model: Picture | None = None) -> list[Paper]:
    """A case's one sheet and its briefing as they are published."""
    material = Material(project.cases[name], project, EDITION, charts, model)
    return [Paper(make(material, project.root).pdf) for make in (print_sheet, print_briefing)]


def plain(text: str) -> str:
    """Words with one space between them, however they were broken into lines."""
    return " ".join(text.replace("\u200b", "").split())


@pytest.fixture(scope="session")
def repository() -> Project:
    return load_project(REPOSITORY)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The cases of the repository in a folder that may be changed."""
    shutil.copytree(REPOSITORY / "cases", tmp_path / "cases")
    return tmp_path


@pytest.fixture
def made(tmp_path: Path) -> Made:
    def make(files: dict[str, str]) -> Project:
        for name, text in files.items():
            path = tmp_path / "cases" / "marrowby" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return load_project(tmp_path)

    return make


@pytest.fixture
def case_file() -> str:
    """The least a case may be, about a place that does not exist."""
    return "title: Warm Homes\nplace: Marrowby\nkind: invented\nstatus: review\n"
