"""Whether a file is within its project: links in the file system could lead to any other file of the machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from valuecase.problems import Place, Problem

#: The folder of the cases, below a project's.
CASES = "cases"


def is_inside(path: Path, root: Path) -> bool:
    """Whether a file is in a project's folder when every link on the way to it is followed, and not among what is hidden there.

    What is hidden, such as `.git`, may hold passwords.
    """
    real, home = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    if real.is_symlink():  # links that lead round to themselves
        return False
    return real.is_relative_to(home) and not any(part.startswith(".") for part in real.relative_to(home).parts)


def root_of(path: Path, shown: str) -> Path:
    """The project's folder, from a file and what it is called there: `cases/torbay/costs.yml`."""
    return path.absolute().parents[shown.count("/")]


def links_refused(root: Path) -> list[Problem]:
    """VC117 for every link among the cases that leads out of the project, and for every link to a folder.

    A link to a folder could lead back to where it stands, and reading would never end.
    """
    return [
        Problem("VC117", shown, (), words, "put the files themselves here", place=Place(shown, 1))
        for shown, words in sorted(_links(root / CASES, CASES, root))
    ]


def _links(folder: Path, shown: str, root: Path) -> Iterator[tuple[str, str]]:
    if folder.is_symlink():
        yield shown, "this is a link to a folder"
        return
    for entry in os.scandir(folder):
        name = f"{shown}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _links(Path(entry.path), name, root)
        elif entry.is_symlink() and os.path.isdir(entry.path):
            yield name, "this is a link to a folder"
        elif entry.is_symlink() and not is_inside(Path(entry.path), root):
            yield name, "this is a link that leads out of the project"
