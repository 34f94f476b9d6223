"""What changed in a case, day by day, newest first: worked out from the states that git holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from valuecase.case import ValueCase
from valuecase.checks.whole import check_case
from valuecase.evidence import LEVELS
from valuecase.kept import keep, kept
from valuecase.loading import load_case
from valuecase.problems import errors_in
from valuecase.project import CASES, Project
from valuecase.revisions.history import Commit, History
from valuecase.revisions.moved import difference, same
from valuecase.revisions.names import former_ids
from valuecase.revisions.repository import NoRevision, taken
from valuecase.revisions.states import State, Today

#: So many days are told of; each state takes as long to read as the case itself.
MOST_DAYS = 10


@dataclass(frozen=True, slots=True)
class Day:
    """What changed on one day, in names of today's case; empty lists for what did not.

    day:      as `2026-11-03`; empty for changes that are not in git yet
    moved:    headline figures: name, before, after, by how much
    others:   how many other figures moved
    added, gone: sections that came and went
    results:  today's claims that came
    fewer:    how many claims were taken out
    strengths: claims whose evidence is stronger or weaker now: name, before, after
    closed, opened: gaps: of which thing, and what of it
    cautions: how many there were before and after, where that differs
    status:   how far the case was before and after, where that differs
    """

    day: str
    moved: tuple[tuple[str, str, str, str], ...] = ()
    others: int = 0
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    fewer: int = 0
    strengths: tuple[tuple[str, str, str], ...] = ()
    closed: tuple[tuple[str, str], ...] = ()
    opened: tuple[tuple[str, str], ...] = ()
    cautions: tuple[int, ...] = ()
    status: tuple[str, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Whether only words changed, or what is not told of."""
        return self == Day(self.day)


@dataclass(frozen=True, slots=True)
class Since:
    """The history of a case.

    days:  the days on which it changed, newest first
    begun: the day on which it begins, as `2026-03-01`
    older: whether more days than these are known
    """

    days: tuple[Day, ...]
    begun: str
    older: bool = False


def since(project: Project, case: ValueCase, history: History, store: Path | None) -> Since | None:
    """What changed in a case; None where the history is not at hand."""
    folders = [f"{CASES}/{name}/" for name in (case.id, *former_ids(case))]
    commits = list(dict.fromkeys(commit for folder in folders for commit in history.below(folder)))
    commits.sort(key=history.commits.index)
    if not history.whole or history.repo is None or not commits:
        return None
    later = any(file.startswith(folders[0]) for file in history.later)
    key = "since-" + _key(project, case, commits, later)
    found = _read(kept(store, f"{key}.json"))
    if found is None:
        try:
            found = _worked_out(project, case, history, _last_of_days(commits), later)
        except NoRevision:
            return None
        keep(store, f"{key}.json", json.dumps(asdict(found), sort_keys=True))
    return found


def _last_of_days(commits: list[Commit]) -> list[Commit]:
    """The last commit of each day, newest first: what happened within a day is told together."""
    return [commit for at, commit in enumerate(commits) if at == 0 or commits[at - 1].day != commit.day]


def _worked_out(project: Project, case: ValueCase, history: History, last: list[Commit], later: bool) -> Since:
    today = Today(case)
    after, day = today.state(case), "" if later else last[0].day
    days: list[Day] = []
    older = last if later else last[1:]
    for commit in older[:MOST_DAYS]:
        before = _state(project, today, history, commit)
        if before is None:
            continue  # it had errors, so it was not published: what it changed came with the next
        days.append(compared(day, before, after, case.headline))
        after, day = before, commit.day
    return Since(tuple(days), last[-1].day, len(older) > MOST_DAYS)


def _state(project: Project, today: Today, history: History, commit: Commit) -> State | None:
    """A state of the case, read by today's rules for what may be shown; None where it could not be published."""
    case = today.case
    assert history.repo is not None
    with taken(history.repo, commit.name, commit.name, [case.id, *former_ids(case)]) as revision:
        there = [name for name in (case.id, *former_ids(case)) if (revision.root / CASES / name / "case.yml").is_file()]
        if not there:
            return None
        old = load_case(revision.root / CASES / there[0], project.settings)
        old.problems += check_case(old, project.names(old), project.settings)
        return None if errors_in(old.problems) else today.state(old)


def compared(day: str, before: State, after: State, headline: list[str]) -> Day:
    """What became of one state by another."""
    both = [name for name in after.figures if name in before.figures]
    moved = [name for name in both if not same(before.figures[name], after.figures[name])]
    first = [name for name in headline if name in moved]
    results = [name for name in after.strengths if name not in before.strengths]
    return Day(
        day,
        moved=tuple(_moved(name, before, after) for name in first if _differs(name, before, after)),
        others=sum(name not in first and _differs(name, before, after) for name in moved),
        added=tuple(sorted(after.sections - before.sections)),
        gone=tuple(sorted(before.sections - after.sections)),
        results=tuple(results),
        fewer=len(before.results - after.results),
        strengths=tuple(_strengths(before, after)),
        closed=tuple(sorted(gap for gap in before.gaps - after.gaps if _is_in(gap[0], after))),
        opened=tuple(sorted(gap for gap in after.gaps - before.gaps if _is_in(gap[0], before))),
        cautions=(before.cautions, after.cautions) if before.cautions != after.cautions else (),
        status=(before.status, after.status) if before.status != after.status else (),
    )


def _differs(name: str, before: State, after: State) -> bool:
    """Whether a reader sees the difference; digits that are not printed are no news."""
    return before.figures[name].display != after.figures[name].display


def _moved(name: str, before: State, after: State) -> tuple[str, str, str, str]:
    old, new = before.figures[name], after.figures[name]
    return name, old.display, new.display, difference(old, new)


def _strengths(before: State, after: State) -> Iterator[tuple[str, str, str]]:
    for name, level in after.strengths.items():
        was = before.strengths.get(name, level)
        if was != level:
            yield name, LEVELS[was].words, LEVELS[level].words


def _is_in(name: str, state: State) -> bool:
    """Whether what a gap is about is there, so that the gap did not come or go with it."""
    return name in state.things or name in state.sections


def _key(project: Project, case: ValueCase, commits: list[Commit], later: bool) -> str:
    """A hash of all that decides what is told: the program, the states, the case and the rules of today."""
    files = [path for path in sorted(case.folder.rglob("*")) if path.is_file()]
    files += sorted(path for path in (project.root / CASES).iterdir() if path.is_file())
    names = [commit.name for commit in commits]
    about = [_program(), project.settings.today.isoformat(), case.id, str(later), str(MOST_DAYS), *names]
    digest = sha256("\n".join(about).encode())
    for path in files:
        digest.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return digest.hexdigest()


@cache
def _program() -> str:
    """A hash of the program itself: another one may tell of other things."""
    package = Path(__file__).parent.parent
    digest = sha256()
    for path in sorted(package.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _read(text: str | None) -> Since | None:
    if text is None:
        return None
    found = json.loads(text)
    days = tuple(Day(**{key: _tuples(value) for key, value in day.items()}) for day in found["days"])
    return Since(days, found["begun"], found["older"])


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
