"""What stands in the place of a file and is none: an error names it, and nothing waits for a pipe or passes over a folder."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.conftest import REPOSITORY
from tests.small_pictures import PICTURE
from tests.support import MINIMAL, PACKAGE, SOURCES, errors, project, seaside
from valuecase.preview.session import Session
from valuecase.project import NotAProject, find_root, load_project

STORY = "---\ntitle: Quay\nperson: invented\nsource: report\n---\n![The quay](quay.png)\n"
COSTS = "source: report\naudits:\n  a: {title: A, when: 2021/22, people: 40, period: 12 months, rows-are: services, csv: a.csv}\n"
WHOLE: dict[str, str | bytes] = {
    "cases/project.yml": "small-numbers: {threshold: 0, rounding: 1}\n",
    "cases/glossary.yml": "visit: A call at somebody's home.\n",
    "cases/index.md": "The cases.\n",
    "cases/seaside/case.yml": MINIMAL,
    "cases/seaside/sources.yml": SOURCES,
    "cases/seaside/costs.yml": COSTS,
    "cases/seaside/a.csv": "row,amount\nbeds,£500\n",
    "cases/seaside/stories/quay.md": STORY,
    "cases/seaside/stories/quay.png": PICTURE,
}


def _socket(path: Path) -> None:
    """Its name may be only so long, so that it is made from its folder."""
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(before)


STANDS_IN: dict[str, Callable[[Path], None]] = {
    "folder": Path.mkdir,
    "link to nowhere": lambda path: path.symlink_to("nowhere"),
    "socket": _socket,
    "pipe": os.mkfifo,
}


def _instead(root: Path, file: str, what: str) -> None:
    """Put something else in the place of a file of the project."""
    path = root / file
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    STANDS_IN[what](path)


@pytest.mark.parametrize("file", WHOLE)
@pytest.mark.parametrize("what", [what for what in STANDS_IN if what != "pipe"])
def test_what_is_no_file_is_an_error_that_names_it(tmp_path: Path, file: str, what: str) -> None:
    project(tmp_path, WHOLE)
    assert not errors(load_project(tmp_path))
    _instead(tmp_path, file, what)
    found = load_project(tmp_path)
    named = [problem for problem in found.problems if problem.file == file and problem.code == "VC117"]
    shown = what == "folder" and file.endswith(".png")  # a story shows it, and says that there is none
    assert len(named) == (0 if shown else 1)
    assert ("VC602", "stories/quay.md", 6) in errors(found) or not shown


def test_a_pipe_is_an_error_and_nobody_waits_for_it(tmp_path: Path) -> None:
    """In a process of its own, since waiting for a pipe has no end."""
    project(tmp_path, WHOLE)
    for file in WHOLE:
        _instead(tmp_path, file, "pipe")
    (tmp_path / "mkdocs.yml").write_text((REPOSITORY / "mkdocs.yml").read_text("utf-8"), "utf-8")
    for command in ("check", "build"):
        words = [sys.executable, "-m", "valuecase", "--project", str(tmp_path), command]
        ran = subprocess.run(
            words, capture_output=True, text=True, timeout=120, check=False, env=os.environ | {"PYTHONPATH": str(PACKAGE.parent)}
        )  # fmt: skip
        assert ran.returncode == 1
        assert all(f"{file}:1" in ran.stdout + ran.stderr for file in WHOLE), ran.stdout + ran.stderr
        assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("what", [what for what in STANDS_IN if what != "pipe"])
def test_the_preview_says_what_is_no_file(tmp_path: Path, what: str) -> None:
    project(tmp_path, WHOLE)
    (tmp_path / "mkdocs.yml").write_text((REPOSITORY / "mkdocs.yml").read_text("utf-8"), "utf-8")
    _instead(tmp_path, "cases/seaside/costs.yml", what)
    session = Session(tmp_path, None, lambda _: None)
    session.refresh()
    assert session.state.trouble
    assert "cases/seaside/costs.yml:1" in session.state.trouble.text


@pytest.mark.parametrize("what", [what for what in STANDS_IN if what != "folder"])
def test_cases_that_are_no_folder_are_no_project(tmp_path: Path, what: str) -> None:
    _instead(tmp_path, "cases", what)
    with pytest.raises(NotAProject, match="no folder called “cases”"):
        find_root(tmp_path)


@pytest.mark.parametrize("what", [*STANDS_IN, "file"])
def test_stories_are_a_folder(tmp_path: Path, what: str) -> None:
    seaside(tmp_path, {"stories": "Words."} if what == "file" else {})
    if what not in ("file", "folder"):
        _instead(tmp_path, "cases/seaside/stories", what)
    told = {problem.file for problem in load_project(tmp_path).problems if problem.code in ("VC117", "VC203")}
    assert ("cases/seaside/stories" in told) is (what != "folder")


def test_what_an_editor_keeps_beside_a_file_is_no_error(tmp_path: Path) -> None:
    project(tmp_path, WHOLE)
    (tmp_path / "cases/seaside/.#costs.yml").symlink_to("somebody@somewhere.1234")
    (tmp_path / "cases/seaside/stories/.#quay.md").symlink_to("somebody@somewhere.1234")
    assert not errors(load_project(tmp_path))
