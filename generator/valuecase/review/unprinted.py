"""Files that differ where nothing published does: only in their order, or in something that is not printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from valuecase.case import ValueCase
from valuecase.project import CASES
from valuecase.reading.csv_reader import read_csv
from valuecase.reading.document import walk
from valuecase.reading.files import read_text
from valuecase.review.pair import Pair

#: So many files are named.
MOST = 5


def unprinted(pairs: Iterable[Pair], files: Iterable[str]) -> str:
    """What is to be said of files that differ though nothing published changes; empty where there are none."""
    mine = [file for file in files if file.startswith(f"{CASES}/")]
    if not mine:
        return ""
    if all(pair.base and pair.head and _written(pair.base) == _written(pair.head) for pair in pairs):
        return "Files differ, and only in their order, layout or remarks."
    named = ", ".join(mine[:MOST]) + (", …" if len(mine) > MOST else "")
    return (
        "Files differ, and nothing that is printed: they may say the same in another way, or hold a number that is"
        f" hidden or rounded ({named})."
    )


def _written(case: ValueCase) -> Counter[str]:
    """Every key and value of a case, whatever its order and layout."""
    found: Counter[str] = Counter()
    for document in case.documents.values():
        found += Counter(_flat(part) for _, part in walk(document.data) if isinstance(part, str))
        found += Counter([_flat(document.body)])
    for path in sorted(case.folder.glob("*.csv")):
        rows = [] if path.is_symlink() else read_csv(read_text(path, path.name)[0], path.name)[0]
        found += Counter(_flat(cell.text) for row in rows for cell in row.values())
    return found


def _flat(text: str) -> str:
    return " ".join(text.replace("£", "").replace(",", "").split())
