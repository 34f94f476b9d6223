"""What a review holds: changes as plain values, in the order a reviewer needs them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Kind(StrEnum):
    """What a change is about; `--fail-on` names these."""

    HEADLINE = "headline"
    ERROR = "error"
    PRIVACY = "privacy"
    CONSENT = "consent"
    CASE = "case"
    FIGURE = "figure"
    RECONCILING = "reconciling"
    CLAIM = "claim"
    CAUTION = "caution"
    GAP = "gap"
    TEXT = "text"


How = Literal["changed", "appeared", "gone", "renamed"]
#: Findings: what counts against a change is that one appears, never that one goes or is answered.
FINDINGS = (Kind.ERROR, Kind.PRIVACY, Kind.CAUTION, Kind.GAP)


@dataclass(frozen=True, slots=True)
class Cause:
    """Something written that changed: where it stands now (or stood, where it is gone), and its text before and after.

    Both texts are empty where they may not be shown, and where a whole thing is `new` or `gone`.
    """

    file: str
    line: int
    before: str = ""
    after: str = ""
    gone: bool = False
    new: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One thing said of an item before and after, such as its source; empty where it said nothing."""

    what: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that readers will see differently, or that reviewers must know.

    case:    the id of the case; empty for what all cases share
    name:    the figure, item or file it is about, as it is called now
    title:   the same in words
    before, after: what is printed; empty where there was or is nothing
    by:      how much it moved, in words
    causes:  the written numbers that moved it
    parts:   what of an item changed, one by one
    said_in: where the figure is named in prose
    note:    a sentence more
    place:   the file and line of a finding, or of new words
    """

    kind: Kind
    how: How
    case: str
    name: str
    title: str
    before: str = ""
    after: str = ""
    by: str = ""
    causes: tuple[Cause, ...] = ()
    parts: tuple[Part, ...] = ()
    said_in: tuple[str, ...] = ()
    note: str = ""
    place: tuple[str, int] | None = None

    @property
    def is_figure(self) -> bool:
        return self.kind in (Kind.HEADLINE, Kind.FIGURE)


@dataclass(frozen=True, slots=True)
class Needed:
    """Whose review is needed, and of which files of which case."""

    owner: str
    case: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """A published case whose headline figures are not those that were signed.

    when, by: as recorded; empty where they are not
    commit:   the state that was signed; empty where it cannot be found
    changes:  headline figures since then
    """

    case: str
    when: str
    by: str
    commit: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What changes from one revision to another.

    base, head: the two revisions in words
    changes:    headline figures first
    titles:     case id → title
    unprinted:  how files differ where nothing published does; empty where something does
    commits:    the two commits; empty for the files as they are now
    links:      links and repositories within this one, which are not compared
    looks:      files beyond the cases that decide how pages look or figures are worked out
    others:     files that changed and of which nothing is told: no part of a case, some of them programs or settings
    """

    base: str
    head: str
    changes: tuple[Change, ...]
    titles: dict[str, str]
    needed: tuple[Needed, ...] = ()
    signed: tuple[Signed, ...] = ()
    unprinted: str = ""
    links: tuple[str, ...] = ()
    commits: tuple[str, str] = ("", "")
    looks: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing published changes, as far as two revisions of the cases can tell."""
        return not (self.changes or self.looks or self.others or self.links)

    @property
    def new_cases(self) -> set[str]:
        """The cases that are new as a whole."""
        return {c.case for c in self.changes if c.kind is Kind.CASE and c.how == "appeared" and c.name == c.case}

    @property
    def cases(self) -> list[str]:
        """The cases with changes, in order; what all share comes first, called ``."""
        return sorted({change.case for change in self.changes})

    def of(self, kind: Kind, case: str | None = None) -> list[Change]:
        """The changes of a kind, of one case or of all."""
        return [c for c in self.changes if c.kind is kind and case in (None, c.case)]

    def met(self, kinds: frozenset[str]) -> list[Change]:
        """The changes that `--fail-on` is about."""
        return [change for change in self.changes if _counts(change, kinds)]


def _counts(change: Change, kinds: frozenset[str]) -> bool:
    if change.kind in FINDINGS and change.how != "appeared":
        return False
    named = {str(change.kind), "any"} | ({"figure"} if change.kind is Kind.HEADLINE else set())
    return bool(named & kinds)
