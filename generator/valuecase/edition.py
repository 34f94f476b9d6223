"""Which edition of a project is being published: its date and commit, never the clock.

Two builds of one commit must give the same bytes, so time comes from SOURCE_DATE_EPOCH,
else from the commit, else from the newest date written in the cases.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from valuecase.git import EARLIEST, NoGit, epoch_of, git
from valuecase.project import Project
from valuecase.reading.dates import When, in_words
from valuecase.reading.walk import walk

# Keys of dates that lie ahead.
AHEAD = ("expires", "review-by")


@dataclass(frozen=True, slots=True)
class Edition:
    """The moment an edition is dated with (seconds since 1970, UTC) and its commit, if there is git.

    written: the date in the cases that the moment is the beginning of, where it comes from one: a month, a year or a day
    """

    epoch: int
    commit: str = ""
    written: str = ""

    @property
    def moment(self) -> datetime:
        return datetime.fromtimestamp(self.epoch, UTC)

    @property
    def date(self) -> str:
        """`22 November 2026`, or no more than is known: `June 2025`; empty where the project gave no date."""
        return in_words(self.day)

    @property
    def day(self) -> str:
        """The same for programs: `2026-11-22`, `2025-06`, `2024/25`."""
        if self.epoch == EARLIEST:
            return ""
        return self.written or self.moment.date().isoformat()


def edition_of(project: Project) -> Edition:
    """The edition of a project as it stands in its folder."""
    commit, committed = _from_git(project.root)
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return Edition(int(given), commit)
    if committed:
        return Edition(committed, commit)
    newest, written = _newest_date(project)
    return Edition(newest, commit, written)


def _from_git(root: Path) -> tuple[str, int]:
    """The short name and the time of the commit the folder is at; nothing without git."""
    try:
        found = git(root, "log", "-1", "--format=%H %ct").decode()
    except NoGit:
        return "", 0
    name, _, when = found.strip().partition(" ")
    return name[:10] + _changed(root), epoch_of(when)


def _changed(root: Path) -> str:
    """Words for a folder that holds more than its commit, so that a page is not ascribed to it."""
    try:
        found = git(root, "status", "--porcelain", "--", "cases", "templates", "mkdocs.yml")
    except NoGit:
        return ""
    return " with later changes" if found.strip() else ""


def _newest_date(project: Project) -> tuple[int, str]:
    """The latest date that the cases name, at its start, and as it is written; years and months begin on their first day.

    Of those that begin on one day the one that says most.
    """
    newest = (EARLIEST, 0, "")
    for case in project.cases.values():
        for _, _, model, _ in case.sections():
            newest = max([newest, *((day, len(written), written) for day, written in _dates(model))])
    return newest[0], newest[2]


def _dates(model: object) -> Iterator[tuple[int, str]]:
    for route, value in walk(model, ()):
        if route and route[-1] in AHEAD:
            continue
        if isinstance(value, When) and (match := re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", value)):
            year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
            yield int(datetime(year, month, day, tzinfo=UTC).timestamp()) if year >= 1980 else EARLIEST, str(value)
