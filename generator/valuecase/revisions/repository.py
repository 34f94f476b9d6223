"""Revisions of a project in git, read without touching the working tree.

A revision's files are taken from git's own store into a folder of their own; the working tree
is read where it stands. Only the cases that a change can reach are taken.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from valuecase.git import NoGit, git
from valuecase.project import CASES, case_ids
from valuecase.reading.dates import in_words

#: Kinds of files that a revision is read from: plain files. A link could lead out of the project.
PLAIN = ("100644", "100755")
#: Settings of the reader's own that would change what git prints.
SETTINGS = tuple(
    part
    for setting in (
        "core.quotepath=off", "color.ui=false", "diff.external=", "diff.relative=false",
        "grep.lineNumber=false", "grep.column=false", "grep.patternType=default", "log.showSignature=false",
    )
    for part in ("-c", setting)
)  # fmt: skip
#: What files of a case end with.
READ = (".yml", ".md", ".csv")
WORKING_TREE = "the files as they are now"


class NoRevision(Exception):
    """There is no such revision, no git, or no repository."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One side of a comparison.

    root:   the folder its project is read from
    words:  what it is called: `main (a1b2c3d4e5, 1 March 2026)`, `the files as they are now`
    commit: its commit; empty for the working tree
    """

    root: Path
    words: str
    commit: str = ""


@dataclass(frozen=True, slots=True)
class Repository:
    """A project within a git repository.

    root:   the project's folder
    prefix: where that is from the top of the repository, `` or `sub/folder/`
    listed: what was asked of commits before
    """

    root: Path
    prefix: str
    listed: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict, compare=False)

    def git(self, *command: str, given: bytes | None = None, index: Path | None = None) -> bytes:
        """What git prints; raises NoRevision with git's own words."""
        return _git(self.root, *command, given=given, index=index)

    def commit(self, name: str) -> str:
        """The commit that a name stands for."""
        if name.startswith("-"):
            raise NoRevision(f"“{name}” is not the name of a revision")
        try:
            return self.git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode().strip()
        except NoRevision:
            raise NoRevision(f"there is no revision “{name}” here{self._why_not(name)}") from None

    def _why_not(self, name: str) -> str:
        """What may be the matter with a name that stands for no commit."""
        if ".." in name:
            one, _, other = name.partition("..")
            return f": name the two with a space between them, {one or 'HEAD'} {other.lstrip('.') or 'HEAD'}"
        if self.is_shallow():
            return " (a checkout without history? fetch it whole)"
        return "" if self.git("rev-list", "-1", "--all").strip() else ": nothing has been committed yet"

    def is_shallow(self) -> bool:
        """Whether the repository was fetched without its whole history."""
        return self.git("rev-parse", "--is-shallow-repository").strip() == b"true"

    def merge_base(self, one: str, other: str) -> str:
        """The newest commit that two have in common."""
        try:
            return self.git("merge-base", one, other).decode().strip()
        except NoRevision:
            raise NoRevision("the two revisions have no commit in common") from None

    def signed_at(self, file: str, day: str, before: str) -> str:
        """The commit that holds what was signed on a day, as a file records; empty where there is none.

        It is the last one up to the end of that day (UTC) on the way to the commit `before`; or the
        one that recorded the day, where that came first and more was committed on the same day.
        """
        until = self.git("rev-list", "-1", "--first-parent", f"--before={day}T23:59:59+00:00", before or "HEAD")
        recorded = self.git(
            "log", "-1", "--first-parent", "--format=%H", "-S", day, before or "HEAD", "--", file
        ).decode().strip()  # fmt: skip
        last = until.decode().strip()
        if not last or not recorded or recorded == last:
            return last
        try:
            self.git("merge-base", "--is-ancestor", recorded, last)
        except NoRevision:
            return last
        return recorded

    def changed(self, base: str, head: str) -> list[str]:
        """The project's files that differ between two commits, or (head empty) between one and the working tree."""
        compare = ("diff", "--name-only", "--no-renames", "-z", base)
        if head:
            return sorted(filter(None, map(self._mine, _names(self.git(*compare, head, "--", ".")))))
        # git notes in its index which files it has looked at; looking is not touching, so it notes that in a copy.
        with tempfile.TemporaryDirectory(prefix="valuecase-") as folder:
            index = Path(folder) / "index"
            there = self.root / self.git("rev-parse", "--git-path", "index").decode().rstrip("\n")
            if there.is_file():
                # With its time: by that git knows which files may have changed within the second it was written in.
                shutil.copy2(there, index)
            differ = _names(self.git(*compare, "--", ".", index=index))
            new = _names(self.git("ls-files", "--others", "--exclude-standard", "-z", "--", ".", index=index))
            # What git ignores is read all the same, and so is what a link leads to.
            ignored = self.git(
                "ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", CASES, index=index
            )
            new += [name for name in _names(ignored) if name.endswith(READ)]
        return sorted({*filter(None, map(self._mine, differ)), *new, *self.links("")})

    def links(self, commit: str) -> list[str]:
        """Links and repositories within this one, among the cases: what they hold is in no commit of this one."""
        return sorted(name for name, (mode, _) in self._listed(commit).items() if mode not in PLAIN)

    def mention(self, commit: str, cases: Iterable[str]) -> set[str]:
        """The files of a commit that name a figure of one of these cases."""
        patterns = [part for case in cases for part in ("-e", f"{case}/")]
        if not patterns:
            return set()
        try:
            found = self.git("grep", "-l", "-z", "--full-name", "--fixed-strings", *patterns, commit, "--", CASES)
        except NoRevision:  # nothing found
            return set()
        return {self._mine(name.removeprefix(f"{commit}:")) for name in _names(found)}

    def names_before_slash(self, commit: str, cases: Iterable[str]) -> set[str]:
        """What stands before a slash in the texts of these cases: names of cases are among it."""
        where = [f"{CASES}/{case}" for case in sorted(cases)]
        try:
            found = self.git("grep", "-h", "-o", "--text", "-E", "[a-z0-9-]+/[a-z]", commit, "--", *where)
        except NoRevision:  # nothing found
            return set()
        return {name.partition("/")[0] for name in found.decode("utf-8", "replace").splitlines()}

    def files(self, commit: str) -> dict[str, str]:
        """The project's plain files in `cases` of a commit, with their objects."""
        listed = self._listed(commit).items()
        return {name: blob for name, (mode, blob) in listed if mode in PLAIN and _stays_within(name)}

    def _listed(self, commit: str) -> dict[str, tuple[str, str]]:
        """What a commit, or the index, holds in `cases`: the mode and the object of each name; asked for once."""
        if commit not in self.listed:
            command = ("ls-tree", "-r", "-z", commit) if commit else ("ls-files", "-s", "-z")
            self.listed[commit] = {}
            for entry in _names(self.git(*command, "--", CASES)):
                about, _, name = entry.partition("\t")
                mode, *rest = about.split(" ")
                self.listed[commit][name] = mode, rest[1] if commit else rest[0]
        return self.listed[commit]

    def take(self, blobs: dict[str, str], folder: Path) -> None:
        """Write files of git's store into a folder."""
        (folder / CASES).mkdir(parents=True, exist_ok=True)
        asked = "".join(f"{blob}\n" for blob in blobs.values()).encode()
        answer = self.git("cat-file", "--batch", given=asked) if blobs else b""
        at = 0
        for name in blobs:
            end = answer.index(b"\n", at)
            size = int(answer[at:end].split(b" ")[2])
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(answer[end + 1 : end + 1 + size])
            at = end + 1 + size + 1

    def _mine(self, name: str) -> str:
        """A file's name from the top of the repository, from the project's folder."""
        return name.removeprefix(self.prefix) if name.startswith(self.prefix) else ""


def repository(root: Path) -> Repository:
    """The repository that a project's folder is in; raises NoRevision where there is none."""
    try:
        return Repository(root, _git(root, "rev-parse", "--show-prefix").decode().strip("\n"))
    except NoRevision as error:
        raise NoRevision(f"{root} is not in a git repository, so there is nothing to compare with ({error})") from None


@contextmanager
def taken(repo: Repository, name: str, commit: str, cases: Iterable[str] | None) -> Iterator[Revision]:
    """A revision whose cases (or all) are in a folder of their own for as long as it is used."""
    if not commit:
        yield Revision(repo.root, WORKING_TREE)
        return
    wanted = None if cases is None else set(cases)
    blobs = {
        file: blob for file, blob in repo.files(commit).items() if wanted is None or _case(file) in wanted | {""}
    }  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="valuecase-") as folder:
        repo.take(blobs, Path(folder))
        yield Revision(Path(folder), called(repo, name, commit), commit)


def called(repo: Repository, name: str, commit: str) -> str:
    """A revision in words: its name, its commit and its day; a name that only git understands is left out."""
    day = in_words(repo.git("show", "-s", "--format=%cs", commit).decode().strip())
    about = f"{commit[:10]}, {day}"
    plain = not commit.startswith(name) and not re.search(r"HEAD|[~^@{}:]", name)
    return f"{name} ({about})" if plain else f"the commit {about}"


def cases_at(repo: Repository, commit: str) -> list[str]:
    """The cases of a revision."""
    if not commit:
        return case_ids(repo.root) if (repo.root / CASES).is_dir() else []
    own = [PurePosixPath(file).parts for file in repo.files(commit)]
    named = {parts[1] for parts in own if len(parts) == 3 and parts[2].endswith(".yml")}
    named |= {parts[1] for parts in own if len(parts) > 3 and parts[2] == "stories"}
    return sorted(name for name in named if not name.startswith((".", "_")))


def cases_of(files: Iterable[str]) -> set[str]:
    """The cases that files belong to."""
    return {case for file in files if (case := _case(file))}


def _case(file: str) -> str:
    """The case that a file is in; empty for one beside them."""
    match = re.match(rf"{CASES}/([^/]+)(?:/|$)(?<!\.md)(?<!\.yml)(?<!\.csv)", file)
    return match[1] if match else ""


def _names(listed: bytes) -> list[str]:
    return [name for name in listed.decode("utf-8", "surrogateescape").split("\0") if name]


def _stays_within(name: str) -> bool:
    """Whether a name in a commit is that of a file below its folder, on any machine."""
    parts = name.split("/")
    return not any(part in ("", ".", "..", ".git") or "\\" in part or ":" in part for part in parts)


def _git(root: Path, *command: str, given: bytes | None = None, index: Path | None = None) -> bytes:
    try:
        return git(root, *SETTINGS, *command, given=given, index=index)
    except NoGit as error:
        raise NoRevision(str(error)) from None
