"""Every PDF that a project prints."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from tests.measuring.random_cases import write_project
from tests.support import ROOT
from valuecase.site.publish import Publication


@cache
def printed() -> dict[str, bytes]:
    """The PDFs of the cases of this repository, by their addresses on the site."""
    with tempfile.TemporaryDirectory() as store:
        return Publication.load(ROOT, Path(store)).briefings()


def printed_by_chance(folder: Path, seed: int) -> dict[str, bytes]:
    """The PDFs of a case made by chance."""
    write_project(folder, seed)
    return Publication.load(folder, folder / "store").briefings()
