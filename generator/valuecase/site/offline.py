"""The index of the search as it is published, and as a script: pages opened from files may not fetch."""

from __future__ import annotations

import re
from pathlib import Path

#: Stands in for what browsers lack there; the theme loads it before its own scripts.
STAND_IN = "assets/search-from-files.js"
#: An & that stands for itself, not for the beginning of a sign such as &lt;.
_AND = re.compile(rb"&amp;(?!#?\w+;)")
#: The search keeps words as a tree and takes two branches for one where "1" + "23" and "12" + "3" are the same to it:
#: with many numbers it then fails (olivernn/lunr.js, issues 279 and 314). What ends each pair tells them apart.
_BRANCH, _TOLD_APART = b"e=e+s+o.id}return e}", b'e=e+s+o.id+";"}return e}'


def mend_search(site: Path) -> None:
    """Let the search of a built site find every number; does nothing where the theme has another search."""
    for worker in sorted((site / "assets" / "javascripts" / "workers").glob("search.*.js")):
        worker.write_bytes(worker.read_bytes().replace(_BRANCH, _TOLD_APART))


def write_search_script(site: Path) -> None:
    """Let the index of a built site find A&E, and put it beside itself as a script; does nothing without an index."""
    index = site / "search" / "search_index.json"
    if index.is_file():
        index.write_bytes(_AND.sub(b"&", index.read_bytes()))
        index.with_suffix(".js").write_bytes(b"var __index = " + index.read_bytes())
