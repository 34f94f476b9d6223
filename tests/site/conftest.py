"""A real build of a copy of this repository's cases, made once for all tests of the site."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from valuecase.cli import main

REPOSITORY = Path(__file__).parents[2]


def copy_project(target: Path) -> Path:
    """The cases, templates and settings of this repository in another folder, without git."""
    for name in ("cases", "templates"):
        shutil.copytree(REPOSITORY / name, target / name)
    shutil.copy2(REPOSITORY / "mkdocs.yml", target / "mkdocs.yml")
    return target


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; tests only read it."""
    root = copy_project(tmp_path_factory.mktemp("built"))
    assert main(["--project", str(root), "build"]) == 0
    return root / "site"


@pytest.fixture
def project_copy(tmp_path: Path) -> Path:
    """A project of one's own to change and build."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def build() -> Callable[[Path], int]:
    """Builds a project; gives the exit code."""
    return lambda root: main(["--project", str(root), "build"])
