"""A real build of a copy of this repository's cases, made once for all tests of the site in all processes."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.measuring.chromium import served, started
from tests.support import made_once
from valuecase.cli import main

#: The two cases that the home page names figures of.
TWO = ("hertfordshire", "torbay")
REPOSITORY = Path(__file__).parents[2]


def copy_project(target: Path, *cases: str) -> Path:
    """The cases (those named, or all), templates and settings of this repository in another folder, without git."""
    left_out = [p.name for p in (REPOSITORY / "cases").iterdir() if p.is_dir() and cases and p.name not in cases]
    shutil.copytree(REPOSITORY / "cases", target / "cases", ignore=shutil.ignore_patterns(*left_out))
    shutil.copytree(REPOSITORY / "templates", target / "templates")
    shutil.copy2(REPOSITORY / "mkdocs.yml", target / "mkdocs.yml")
    return target


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; tests only read it."""

    def make(root: Path) -> None:
        assert main(["--project", str(copy_project(root)), "build"]) == 0

    return made_once(tmp_path_factory, "built", make) / "site"


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    """The built site, served on this machine."""
    with served(built) as at:
        yield at


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser, for tests that are skipped where there is none."""
    with started() as running:
        yield running


@pytest.fixture
def project_copy(tmp_path: Path) -> Path:
    """A project of one's own to change and build."""
    return copy_project(tmp_path / "project", *TWO)


@pytest.fixture
def build() -> Callable[[Path], int]:
    """Builds a project; gives the exit code."""
    return lambda root: main(["--project", str(root), "build"])
