"""Search from a folder: the index as a script, since pages opened from files may not fetch."""

from __future__ import annotations

from pathlib import Path

#: Stands in for what browsers lack there; the theme loads it before its own scripts.
STAND_IN = "assets/search-from-files.js"


def write_search_script(site: Path) -> None:
    """Put the search index of a built site beside itself as a script; does nothing where there is no index."""
    index = site / "search" / "search_index.json"
    if index.is_file():
        index.with_suffix(".js").write_bytes(b"var __index = " + index.read_bytes())
