"""A project's briefings, and the words read back from their pages."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from valuecase.briefing.content import Picture, content
from valuecase.briefing.press import press
from valuecase.edition import Edition
from valuecase.project import Project, load_project

REPOSITORY = Path(__file__).parents[2]
EDITION = Edition(1_700_000_000, "0123456789")

#: A folder of a project with one case, made of {file: text}.
Made = Callable[[dict[str, str]], Project]


class Briefing:
    """A case's briefing: its content, its bytes, and what a reader of the PDF finds in it."""

    def __init__(self, project: Project, name: str, charts: tuple[Picture, ...] = ()) -> None:
        self.case = project.cases[name]
        self.content: dict[str, Any] = content(self.case, project, EDITION, charts)
        self.bytes = press(self.content, EDITION, project.root)
        self.reader = PdfReader(io.BytesIO(self.bytes))

    @property
    def pages(self) -> list[str]:
        """The words of each page, spaces and line ends alike."""
        return [plain(page.extract_text()) for page in self.reader.pages]

    @property
    def text(self) -> str:
        return plain(" ".join(self.pages))


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
