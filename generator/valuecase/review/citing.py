"""Where figures are named beyond their own case: in the texts of other cases, and on the home page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from valuecase.project import CASES
from valuecase.reading.files import read_document
from valuecase.reading.prose import names_in
from valuecase.review.changes import Change
from valuecase.review.pair import Pair

HOME = "the home page"


def with_citations(changes: Iterable[Change], pairs: Iterable[Pair], root: Path) -> list[Change]:
    """Changes of figures with every text of the newer revision that names them; `root` is where that is."""
    found: dict[str, list[str]] = {}
    for pair in pairs:
        for name, texts in pair.cited.items():
            found.setdefault(name, []).extend(f"{pair.id}/{text}" for text in texts if "/" in name)
    home = root / CASES / "index.md"
    for name in dict.fromkeys(names_in(read_document(home, f"{CASES}/index.md").body) if home.is_file() else ()):
        found.setdefault(name, []).append(HOME)
    return [
        replace(change, said_in=(*change.said_in, *found.get(f"{change.case}/{change.name}", ())))
        if change.is_figure
        else change
        for change in changes
    ]
