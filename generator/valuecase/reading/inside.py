"""Whether a file is within its project: links in the file system could lead to any other file of the machine."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from valuecase.problems import Place, Problem

#: The folder of the cases, below a project's.
CASES = "cases"
#: The endings of the files of text that a case is made of.
OF_TEXT = (".yml", ".md", ".csv")
#: What to do about a link, a folder or a pipe where a file belongs.
LEADS_OUT = "this is a link that leads out of the project"
REMEDY = "put the file itself here, or take it away"


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


def no_file(path: Path) -> str:
    """Why a path that is there is no file to read, in words; empty for a file, and where nothing is.

    A pipe would be waited for without end, and what is passed over would be lost without a word.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return "this is a link to a file that is not there" if path.is_symlink() else ""
    except OSError as error:
        round_ = error.errno == errno.ELOOP
        return "this is a link that leads round to itself" if round_ else f"this cannot be read: {error.strerror}"
    if stat.S_ISDIR(mode):
        return "this is a folder, and a file is wanted here"
    return "" if stat.S_ISREG(mode) else "this is no file: it is a pipe, a socket or a device"


def entries_refused(root: Path) -> list[Problem]:
    """VC117 for everything among the cases that is neither a file of the project nor a folder, and for folders named as files.

    A link to a folder could lead back to where it stands, and reading would never end.
    """
    return [
        Problem("VC117", shown, (), words, REMEDY, place=Place(shown, 1))
        for shown, words in sorted(_refused(root / CASES, CASES, root))
    ]


def _refused(folder: Path, shown: str, root: Path) -> Iterator[tuple[str, str]]:
    if folder.is_symlink():
        yield shown, "this is a link to a folder"
        return
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        yield shown, f"this folder cannot be read: {error.strerror}"
        return
    for entry in entries:
        name, path = f"{shown}/{entry.name}", Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            if path.suffix in OF_TEXT:
                yield name, no_file(path)
            yield from _refused(path, name, root)
        elif entry.is_symlink() and path.is_dir():
            yield name, "this is a link to a folder"
        elif not entry.name.startswith(".") and (words := no_file(path)):  # editors leave hidden links to nowhere
            yield name, words
        elif entry.is_symlink() and not is_inside(path, root):
            yield name, LEADS_OUT
