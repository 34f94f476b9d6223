"""Published cases whose headline figures are no longer those that were signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from valuecase.case import ValueCase
from valuecase.project import load_project
from valuecase.review.changes import Change, Kind, Signed
from valuecase.review.figures import figure_changes
from valuecase.review.guard import guarded, made_safe
from valuecase.review.pair import Pair
from valuecase.revisions.names import former_ids
from valuecase.revisions.repository import Repository, taken


def since_signed(repo: Repository, head: str, pairs: Iterable[Pair], changes: Iterable[Change]) -> Iterator[Signed]:
    """For each published case whose headline figures changed: what they were on the day it was signed.

    What was signed is in the commit that `signed_at` finds.
    """
    moved = {change.case for change in changes if change.kind is Kind.HEADLINE}
    for pair in pairs:
        case = pair.head.case if pair.head else None
        if pair.head is None or case is None or case.status != "published" or pair.id not in moved:
            continue
        if case.signed is None:
            yield Signed(pair.id, "", "", "", ())
            continue
        commit = repo.signed_at(f"cases/{pair.id}/case.yml", str(case.signed.when), head)
        found = tuple(_since(repo, commit, pair.head)) if commit else ()
        yield Signed(pair.id, str(case.signed.when), guarded(str(case.signed.by)), commit, found)


def _since(repo: Repository, commit: str, case: ValueCase) -> Iterator[Change]:
    """The headline figures of a case that are not what they were at a commit."""
    names = [case.id, *former_ids(case)]
    with taken(repo, commit, commit, names) as signed:
        there = [name for name in names if (signed.root / "cases" / name / "case.yml").is_file()]
        project = load_project(signed.root, there[:1]) if there else None
        before = project.cases[there[0]] if project else None
        pair = Pair(before, case)
        moved = (change for change in figure_changes(pair) if change.kind is Kind.HEADLINE)
        yield from made_safe(moved, pair.titles_withheld)
