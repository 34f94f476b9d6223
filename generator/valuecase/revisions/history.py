"""What git remembers of the files of a project: when each changed last, and on which days. Asked for once.

Of a commit, its time and its files are read and nothing else: neither who made it nor what they said of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from valuecase.git import epoch_of
from valuecase.project import CASES
from valuecase.revisions.repository import NoRevision, Repository, repository

#: A name that git leaves as it was in content: nothing that is published changed.
ONLY_RENAMED = "R100"
BEGINS = "\x01"


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit on the way to the present one, from what others merged into it.

    name:  its hash
    epoch: when it was made, in seconds since 1970
    files: the files among the cases that it changed, by the names they have now
    """

    name: str
    epoch: int
    files: frozenset[str]

    @property
    def day(self) -> str:
        """Its day in UTC, as `2026-11-03`."""
        return day_of(self.epoch)


@dataclass(frozen=True, slots=True)
class LastChange:
    """When something changed last.

    day:   as `2026-11-03`
    later: whether it holds changes since then that are not in git
    """

    day: str
    later: bool


@dataclass(frozen=True, slots=True)
class History:
    """The commits of a project, newest first; none where git is not at hand.

    whole: whether the history goes back to its beginning; a fetch may have left out what is older
    later: files that are not as their last commit has them
    repo:  where to read earlier states; None without git
    """

    commits: tuple[Commit, ...] = ()
    whole: bool = False
    later: frozenset[str] = frozenset()
    repo: Repository | None = field(default=None, compare=False)

    def last_change(self, files: Iterable[str]) -> LastChange | None:
        """When any of these files changed last; None where git does not know it of one of them that matters."""
        mine = set(files)
        newest = next((commit for commit in self.commits if commit.files & mine), None)
        if newest is None or (newest is self.commits[-1] and not self.whole):
            return None  # the oldest commit of a part of the history seems to have changed every file
        return LastChange(newest.day, bool(self.later & mine))

    def below(self, folder: str) -> list[Commit]:
        """The commits that changed something below a folder such as `cases/torbay/`."""
        return [commit for commit in self.commits if any(file.startswith(folder) for file in commit.files)]


def day_of(epoch: int) -> str:
    """The day of a moment in UTC, whatever the time zone of the machine."""
    return datetime.fromtimestamp(epoch, UTC).date().isoformat()


def history_of(root: Path) -> History:
    """The history of a project's cases; empty where there is no git, no repository or no commit."""
    try:
        repo = repository(root)
        log = repo.git(
            "-c", "log.showRoot=true", "log", "--first-parent", "-m", "--find-renames", "--name-status", "--relative",
            "-z", f"--format={BEGINS}%H %ct", "--", CASES,
        )  # fmt: skip
        status = repo.git("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", CASES)
        shallow = repo.is_shallow()
    except NoRevision:
        return History()
    return History(tuple(_commits(log)), not shallow, frozenset(_differing(status, repo.prefix)), repo)


def _commits(log: bytes) -> Iterator[Commit]:
    words = iter(log.decode("utf-8", "surrogateescape").split("\0"))
    known: dict[str, str] = {}  # a file's name at a time → its name now
    name, epoch, files = "", 0, set[str]()
    for word in words:
        if word.startswith(BEGINS):
            if name:
                yield Commit(name, epoch, frozenset(files))
            name, _, when = word.removeprefix(BEGINS).partition(" ")
            epoch, files = epoch_of(when), set()
        elif kind := word.strip("\n"):
            file = next(words)
            now = known.get(file, file)
            if kind.startswith("R"):
                other = next(words)
                now = known.get(other, other)
                known[file] = now
            if kind != ONLY_RENAMED:
                files.add(now)
    if name:
        yield Commit(name, epoch, frozenset(files))


def _differing(status: bytes, prefix: str) -> Iterator[str]:
    """The files that `git status` lists, from the project's folder; it lists them from the top of the repository."""
    for entry in status.decode("utf-8", "surrogateescape").split("\0"):
        name = entry[3:]
        if name and name.startswith(prefix):
            yield name.removeprefix(prefix)
