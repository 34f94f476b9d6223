"""How much is read. What authors write stays far below; what is above is a slip, or is meant to do harm.

The time that reading takes grows with these, so each keeps it short. What is above one of them is a problem of its own
(VC116, VC123, VC124), and is not read further.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from valuecase.problems import Place, Problem

#: Bytes of a file of text, and of a picture.
MAX_BYTES, MAX_PICTURE = 1_000_000, 10_000_000
#: Characters on a line; in a title, a number or a name; in a text; and below the keys of a story.
MAX_LINE, MAX_WORDS, MAX_TEXT, MAX_BODY = 20_000, 500, 20_000, 100_000
#: Signs of Markdown in a text, and below the keys of a story, or one in so many of its characters where that is more: each costs as much as dozens of letters.
MAX_SIGNS, MAX_BODY_SIGNS, ONE_IN = 500, 2_500, 10
_SIGNS = re.compile(r"[\[\]!*_`<&\\]")
#: Levels of a file; things in one list or block; keys and items in a file.
MAX_DEPTH, MAX_MANY, MAX_PARTS = 30, 1_000, 20_000
#: Rows and columns of a table, and rows of all CSV files that one file names.
MAX_ROWS, MAX_COLUMNS, MAX_ALL_ROWS = 1_000, 100, 3_000
#: Files in a case's folder, and bytes of all its files of text; cases in a project.
MAX_FILES, MAX_CASE, MAX_CASES = 500, 5_000_000, 1_000


def too_large(path: Path, shown: str, most: int = MAX_BYTES) -> Problem | None:
    """That a file has more bytes than are read."""
    if path.stat().st_size <= most:
        return None
    words = f"the file is larger than {most // 1_000_000} MB"
    return Problem("VC116", shown, (), words, "split it, or make it smaller", place=Place(shown, 1))


def too_long(line: str, shown: str, number: int) -> Problem | None:
    """That a line has more characters than are read."""
    if len(line) <= MAX_LINE:
        return None
    words = f"this line has more than {MAX_LINE:,} characters"
    place = Place(shown, number, MAX_LINE + 1, MAX_LINE + 2)
    hint = "make its texts shorter" if shown.endswith(".csv") else "break it into several lines"  # a line is a row
    return Problem("VC123", shown, (), words, hint, place=place)


def too_many_signs(text: str, most: int = MAX_SIGNS) -> str:
    """That a text has more signs of Markdown than are read, in words; empty where it has not."""
    most = max(most, len(text) // ONE_IN)
    return f"more than {most:,} signs of Markdown stand in this text" if len(_SIGNS.findall(text)) > most else ""


#: What to do about them.
PLAINER = "write it more plainly, or make several texts of it"


def too_many_files(folder: Path, shown: str) -> Problem | None:
    """That a case's folder holds more than is read."""
    place = Place(shown, 1)
    found = list(islice(_files(folder), MAX_FILES + 1))
    if len(found) > MAX_FILES:
        words = f"the case has more than {MAX_FILES} files"
        return Problem("VC124", shown, (), words, "take away what is not published", place=place)
    texts = (path for path in found if path.suffix in (".yml", ".md", ".csv"))
    if sum(path.stat().st_size for path in texts if path.is_file()) > MAX_CASE:
        words = f"the files of the case are together larger than {MAX_CASE // 1_000_000} MB"
        return Problem("VC116", shown, (), words, "take away what is not published", place=place)
    return None


def _files(folder: Path) -> Iterator[Path]:
    """Everything below a folder, whatever it is."""
    left = [folder]
    while left:
        for path in left.pop().iterdir():
            yield path
            if path.is_dir() and not path.is_symlink():
                left.append(path)
