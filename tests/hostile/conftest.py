"""Two real sites, built once: one of cases full of hostile texts, and one of the same cases with harmless ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.accepted import Tried
from tests.hostile.fields import Field
from tests.hostile.looked_at import Page, pages
from tests.hostile.square import harmless_values, squares, write_project
from tests.measuring.chromium import started
from tests.spreadsheet.conftest import author
from tests.support import ROOT
from valuecase.cli import main

__all__ = ["author"]


@dataclass
class Built:
    """A project with what was written into its cases, and its site."""

    root: Path
    cases: dict[str, Tried]

    @property
    def site(self) -> Path:
        return self.root / "site"

    @cached_property
    def pages(self) -> list[Page]:
        return list(pages(self.site))

    @cached_property
    def words(self) -> dict[str, str]:
        """The words of all pages of each case."""
        return {
            name: "\n".join(page.words for page in self.pages if page.path.relative_to(self.site).parts[0] == name)
            for name in self.cases
        }


def built(root: Path, cases: dict[str, dict[Field, str]]) -> Built:
    """Write and build a project."""
    found = write_project(root, cases)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(f"site_url: https://cases.example.org/\n{settings}", "utf-8")
    assert main(["--project", str(root), "build"]) == 0
    return Built(root, found)


@pytest.fixture(scope="session")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(tmp_path_factory.mktemp("harmless"), {f"case-{n}": harmless_values(n) for n in range(2)})


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(tmp_path_factory.mktemp("hostile"), squares())


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser, for tests that are skipped where there is none."""
    with started() as running:
        yield running
