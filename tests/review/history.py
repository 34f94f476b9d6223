"""A made history of an invented project: a real git repository, the same on every machine.

made(folder)                  # the repository, with a tag for every commit
reviewed(folder, STEPS[4])    # the review of that commit
"""

from __future__ import annotations

import os
import re
import subprocess
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.review.history_steps import STEPS, Files, Step
from valuecase.review.as_json import as_json
from valuecase.review.as_markdown import as_markdown
from valuecase.review.as_text import as_text
from valuecase.review.changes import Review
from valuecase.review.review import compared

SHOWN = Path(__file__).resolve().parent / "shown"
WRITERS = {"txt": as_text, "md": as_markdown, "json": as_json}
#: Steps whose review is kept as a comment and for programs too.
THREE_WAYS = ("amount-changed", "withdrawn", "row-unreadable")
#: The day on which every review here is made, and that of the first commit.
TODAY = datetime(2026, 1, 5, tzinfo=UTC)
FIRST_DAY = datetime(2025, 9, 1, 10, tzinfo=UTC)
BEFORE = "00-nothing"
_HASH = re.compile(r"\b[0-9a-f]{10}\b")


def git(folder: Path, *command: str, day: int = 0) -> str:
    """Run git in a folder as nobody in particular, on a fixed day, without anybody's settings."""
    when = (FIRST_DAY + timedelta(days=day)).isoformat()
    who = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER")
           for part, value in (("NAME", "Nobody"), ("EMAIL", "nobody@example.org"), ("DATE", when))}  # fmt: skip
    without = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", "-c", "core.autocrlf=false", "-c", "init.defaultBranch=main", "-c", "gc.auto=0", *command],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True, env=os.environ | who | without,
    )  # fmt: skip
    return done.stdout


def begun(folder: Path) -> Path:
    """An empty repository."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--object-format=sha1")
    return folder


def committed(folder: Path, says: str, day: int = 0, tag: str = "") -> None:
    """Everything in the folder as one commit, with a tag if one is named."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", says, day=day)
    if tag:
        git(folder, "tag", tag)


def made(folder: Path, below: str = "") -> Path:
    """The whole history in a new repository, the project in its folder `below` if one is named; gives the project's."""
    begun(folder)
    root = folder / below
    (root / "cases").mkdir(parents=True)
    committed(folder, "Nothing", 0, BEFORE)
    files = Files({})
    for day, step in enumerate(STEPS, 1):
        before = deepcopy(files.all)
        step.edit(files)
        put(root, before, files.all)
        committed(folder, step.says, day, step.name)
    return root


def put(root: Path, before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Make the files below a folder what they are after a change."""
    for name in before:
        if name not in after:
            (root / name).unlink()
    for name, text in after.items():
        if before.get(name) != text:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)


def named(name: str) -> Step:
    """A step by its name without its number."""
    return next(step for step in STEPS if step.name[3:] == name)


def before(step: Step) -> str:
    """The tag of the commit before a step."""
    place = STEPS.index(step)
    return STEPS[place - 1].name if place else BEFORE


def reviewed(root: Path, step: Step) -> Review:
    """The review of one commit."""
    with compared(root, before(step), step.name) as found:
        return found.review


def snapshots(review: Review, step: Step) -> dict[str, str]:
    """The files kept of a step's review, by their names; a word stands for each hash."""
    endings = ["txt", "md", "json"] if step.name[3:] in THREE_WAYS else ["txt"]
    return {f"{step.name}.{end}": without_hashes(WRITERS[end](review)) for end in endings}


def without_hashes(text: str) -> str:
    """Commits' hashes are those of every byte before them, so a word stands for each."""
    return _HASH.sub("COMMIT", text).rstrip("\n") + "\n"
