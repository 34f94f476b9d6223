"""A preview goes on whatever happens to the files it shows, and shows the next good state."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.preview.conftest import Preview, changed

COSTS = "cases/seaside/costs.yml"


def _garbage(root: Path) -> None:
    (root / COSTS).write_bytes(bytes(range(256)) * 40)


def _empty(root: Path) -> None:
    (root / COSTS).write_bytes(b"")


def _deep(root: Path) -> None:
    (root / COSTS).write_text("a: " + "[" * 5000, "utf-8")


def _folder(root: Path) -> None:
    (root / COSTS).unlink()
    (root / COSTS).mkdir()


def _dead_link(root: Path) -> None:
    (root / COSTS).unlink()
    (root / COSTS).symlink_to("nowhere")


def _loop(root: Path) -> None:
    (root / COSTS).unlink()
    (root / COSTS).symlink_to("costs.yml")


def _pipe(root: Path) -> None:
    (root / COSTS).unlink()
    os.mkfifo(root / COSTS)


def _no_settings(root: Path) -> None:
    (root / "mkdocs.yml").write_text("plugins: {", "utf-8")
    changed(root / COSTS, "£100,000", "£1")


def _strange_name(root: Path) -> None:
    (root / "cases/seaside").joinpath(os.fsdecode(b"st\xff\nrange.yml")).write_text("a: 1", "utf-8")


def _template_that_fails(root: Path) -> None:
    page = root / "templates/site/costs.html"
    page.parent.mkdir(parents=True)
    page.write_text("{% if %}", "utf-8")


def _told(shown: Preview) -> None:
    """Wait until the terminal says what has become of a change."""
    while not shown.hears("").rstrip().endswith((": shown.", "The pages are the last good ones.", "Mended.")):
        pass


MISHAPS = (
    _garbage,
    _empty,
    _deep,
    _folder,
    _dead_link,
    _loop,
    _pipe,
    _no_settings,
    _strange_name,
    _template_that_fails,
)


@pytest.mark.skipif(sys.platform == "win32", reason="names and kinds of files that Windows does not have")
@pytest.mark.parametrize("mishap", MISHAPS, ids=lambda mishap: mishap.__name__.strip("_"))
def test_it_goes_on(project: Path, preview: Callable[..., Preview], mishap: Callable[[Path], None]) -> None:
    good = shutil.copytree(project, project.with_name("good"))
    shown = preview()
    shown.hears("Ready.")
    mishap(project)
    _told(shown)
    assert shown.get("seaside/index.html")[0] == 200
    for name in ("cases", "templates", "site", ".cache"):
        shutil.rmtree(project / name, ignore_errors=True)
    shutil.copytree(good, project, dirs_exist_ok=True)
    changed(project / COSTS, "£100,000", "£111,000")
    while "£131,000" not in shown.get("seaside/costs.html")[1].decode():  # files come back one by one
        _told(shown)
    assert "Traceback" not in shown.said
    assert shown.interrupt() == 0
