"""A site of four invented towns, built once for the tests that look at pages of several cases."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.portfolio.towns import write_towns
from tests.support import ROOT, made_once
from valuecase.project import Project, load_project
from valuecase.site.build import build


@pytest.fixture(scope="session")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; tests only read it."""

    def make(root: Path) -> None:
        write_towns(root)
        settings = (ROOT / "mkdocs.yml").read_text("utf-8")
        (root / "mkdocs.yml").write_text(f"site_url: https://example.org/cases/\n{settings}", "utf-8")
        shutil.copytree(ROOT / "templates", root / "templates")
        build(root)

    return made_once(tmp_path_factory, "towns", make) / "site"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The four towns, read."""
    return load_project(write_towns(tmp_path))
