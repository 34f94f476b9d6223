"""Running git, so that nothing that stands in a project, or in a commit, decides what is run."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

#: The first and the last moment that an archive can hold, in seconds since 1970: the beginning of 1980, the end of 2107.
EARLIEST, LATEST = 315532800, 4354819198


class NoGit(Exception):
    """Git cannot be run, or fails; the message is its own where it has one."""


def git(root: Path, *command: str, given: bytes | None = None, index: Path | None = None) -> bytes:
    """What git prints in a folder. Raises NoGit.

    given: what git reads; index: the file that stands in for the repository's index
    """
    if disguised(root):
        raise NoGit(f"{root} is in a folder that is made to look like a repository of git")
    own = {"GIT_INDEX_FILE": str(index)} if index else {}
    try:
        done = subprocess.run(
            ["git", "-c", "core.fsmonitor=false", *command],
            cwd=root, input=given, capture_output=True, timeout=60, check=False,
            env=os.environ | {"GIT_OPTIONAL_LOCKS": "0"} | own,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as error:
        raise NoGit(f"git cannot be run: {error}") from None
    if done.returncode:
        raise NoGit(done.stderr.decode("utf-8", "replace").strip() or "git found nothing")
    return done.stdout


def disguised(root: Path) -> bool:
    """Whether git would take a folder for a repository though it is none's `.git`.

    A commit can hold no `.git`, but all that is in one: in a folder with a `HEAD`, `objects` and `refs` git obeys the
    `config` beside them, which can name programs.
    """
    for folder in (home := root.resolve(), *home.parents):
        if (folder / ".git").exists():
            return False
        if os.path.lexists(folder / "HEAD") and not (folder / "HEAD").is_dir():
            return True
    return False


def epoch_of(when: str) -> int:
    """A commit's time as git prints it, in seconds since 1970; a commit made by hand may say anything, or nothing."""
    return min(max(int(when), EARLIEST), LATEST) if re.fullmatch(r"[0-9]{1,18}", when) else EARLIEST
