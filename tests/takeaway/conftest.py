"""The cases of this repository, and everything of them that can be taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import ROOT
from valuecase.edition import Edition
from valuecase.project import Project, load_project
from valuecase.takeaway.shelf import Shelf

EDITION = Edition(1_700_000_000, "0123456789")  # 14 November 2023


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    """What can be taken away of the cases of this repository; tests only read it."""
    return Shelf(load_project(ROOT), EDITION, "Value cases", "Facts belong to their sources.")


@pytest.fixture(scope="session")
def files(shelf: Shelf) -> dict[str, bytes]:
    """All its files, made once."""
    return dict(shelf.files())


@pytest.fixture(scope="session")
def folder(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files in a folder, as in a site."""
    root = tmp_path_factory.mktemp("downloads")
    for uri, content in files.items():
        (root / uri).parent.mkdir(parents=True, exist_ok=True)
        (root / uri).write_bytes(content)
    return root


@pytest.fixture(scope="session")
def project(shelf: Shelf) -> Project:
    return shelf.project
