"""What the review page shows where: a review's changes put in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from valuecase.problems import Level, level_of
from valuecase.problems.catalogue import CATALOGUE
from valuecase.review.changes import FINDINGS, Change, Kind, Review
from valuecase.review.guard import guarded, untitled
from valuecase.review.pair import Pair
from valuecase.review.pictures import Change as Drawn
from valuecase.review.pictures import Picture, pictures
from valuecase.review.review import Compared
from valuecase.review.telling import FRONT_WORDS, HEADINGS, Run, case_name, groups, runs
from valuecase.sections.registry import SECTIONS

#: What stands before the cases, since it may stop them from being published.
FIRST = (Kind.ERROR, Kind.PRIVACY, Kind.CONSENT)
#: Tables of more rows than this are folded.
MOST_OPEN = 30
TITLES = {section.name: section.title for section in SECTIONS}


@dataclass(frozen=True, slots=True)
class Rows:
    """Figures of one thing; `title` is empty where there is one alone, and its label says all."""

    title: str
    rows: tuple[tuple[str, Change], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Figures with the same causes: those that read differently, and those that print the same."""

    run: Run
    moved: tuple[Rows, ...]
    same: tuple[Change, ...]

    @property
    def is_long(self) -> bool:
        return sum(len(thing.rows) for thing in self.moved) > MOST_OPEN

    @property
    def number(self) -> int:
        return sum(len(thing.rows) for thing in self.moved)


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one kind in one case."""

    kind: Kind
    case: str
    runs: tuple[Run, ...]
    front: bool = False

    @property
    def heading(self) -> str:
        return FRONT_WORDS if self.front else HEADINGS[self.kind]


class Layout:
    """The parts of the page, from top to bottom."""

    def __init__(self, found: Compared) -> None:
        self.review: Review = found.review
        self.pairs = {pair.id: pair for pair in found.pairs}
        self.sections = [
            Section(group.kind, group.case, tuple(runs(group)), group.front) for group in groups(self.review)
        ]

    @property
    def headline(self) -> list[Section]:
        return [section for section in self.sections if section.kind is Kind.HEADLINE]

    @property
    def first(self) -> list[tuple[str, list[Section]]]:
        """Errors, privacy and consent: the heading of each with its cases."""
        found = [(HEADINGS[kind], [section for section in self.sections if section.kind is kind]) for kind in FIRST]
        return [(heading, sections) for heading, sections in found if sections]

    @property
    def cases(self) -> list[tuple[str, list[Section]]]:
        """Case by case, everything else."""
        rest = [section for section in self.sections if section.kind not in (Kind.HEADLINE, *FIRST)]
        return [(case, mine) for case in self.review.cases if (mine := [s for s in rest if s.case == case])]

    @property
    def contents(self) -> list[tuple[str, str]]:
        """The parts of the page below its head: their anchors and what they are called."""
        return [
            *([("headline", HEADINGS[Kind.HEADLINE])] if self.headline else []),
            *((heading.lower(), heading) for heading, _ in self.first),
            *((f"case-{case}", case_name(case, self.review)) for case, _ in self.cases),
            *([("charts", "Charts and drawings")] if self.drawn else []),
        ]

    @property
    def needed(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Owners, each with the cases and the pages of theirs that changed."""
        found: dict[str, list[tuple[str, str]]] = {}
        for one in self.review.needed:
            pages = ", ".join(page_of(file) for file in one.files)
            found.setdefault(one.owner, []).append((case_name(one.case, self.review), pages))
        return list(found.items())

    @cached_property
    def drawn(self) -> list[tuple[str, list[Drawn]]]:
        """The drawings that changed, case by case."""
        found = [(pair.id, pictures(pair)) for pair in self.pairs.values() if not has_errors(pair)]
        return [(case, changed) for case, changed in found if changed]

    @property
    def undrawn(self) -> list[str]:
        """The cases whose figures changed and that have errors: what cannot be published is not drawn."""
        moved = {change.case for change in self.review.changes if change.is_figure}
        whole = [pair for pair in self.pairs.values() if pair.base and pair.head]
        return [pair.id for pair in whole if has_errors(pair) and pair.id in moved]

    @property
    def every_picture(self) -> list[Picture]:
        return [picture for _, changed in self.drawn for drawn in changed for _, picture in drawn.sides]

    def is_invented(self, case: str) -> bool:
        pair = self.pairs.get(case)
        return any(side.invented for side in (pair.base, pair.head) if side) if pair else False

    def tables(self, section: Section) -> list[Table]:
        """Figures by what caused them."""
        return [self._table(run) for run in section.runs]

    @staticmethod
    def is_finding(change: Change) -> bool:
        """Whether a change is something that a check found; of consent, that is some of what is told."""
        return change.kind in FINDINGS or change.title.partition(" ")[0] in CATALOGUE

    def called(self, change: Change) -> str:
        """What a change is about, in words; for a finding, the thing it was found in."""
        pair = self.pairs.get(change.case)
        if self.is_finding(change):
            return self._safe(_called(pair, change.name)) if pair else change.name
        return change.title

    def _safe(self, words: str) -> str:
        return untitled(guarded(words), self._hidden)

    @cached_property
    def _hidden(self) -> frozenset[str]:
        return frozenset(title for pair in self.pairs.values() for title in pair.titles_withheld)

    def _table(self, run: Run) -> Table:
        changes = [change for block in run.blocks for change in block.changes]
        moved = [c for c in changes if c.before != c.after or c.how != "changed"]
        same = tuple(c for c in changes if c not in moved)
        return Table(run, tuple(self._things(moved)), same)

    def _things(self, changes: Iterable[Change]) -> Iterator[Rows]:
        found: dict[tuple[str, str], list[Change]] = {}
        for change in changes:
            found.setdefault((change.case, _thing(change.name)), []).append(change)
        for (case, thing), mine in found.items():
            title = self._safe(_called(self.pairs.get(case), thing))
            named = all(change.title.startswith(title) for change in mine)
            if len(mine) < 2 or not named:
                yield Rows("", tuple((change.title, change) for change in mine))
            else:
                rows = [(change.title.removeprefix(title).lstrip(" :,") or "itself", change) for change in mine]
                yield Rows(title, tuple(rows))


def has_errors(pair: Pair) -> bool:
    """Whether one of the revisions of a case could not be published."""
    problems = [problem for case in (pair.base, pair.head) if case for problem in case.problems]
    return any(level_of(problem) is Level.ERROR for problem in problems)


def _called(pair: Pair | None, name: str) -> str:
    """What a figure, a thing or a file is called; its name where its words may not be shown."""
    if pair is None or pair.is_withheld(name):
        return name
    if figure := pair.after.get(name) or pair.before.get(name):
        return figure.label
    if named := pair.items_after.get(name) or pair.items_before.get(name):
        return " ".join(named.called.split())
    return page_of(name)


def _thing(name: str) -> str:
    """The thing that a figure is of: `costs.hertsmere` of `costs.hertsmere.4.share`."""
    return ".".join(name.split(".")[:2])


def page_of(place: str) -> str:
    """A file, or a key of it, as readers know it: `Costs`, `Stories: robin`, `Overview: summary`."""
    section, _, own = place.replace(": ", ".", 1).partition(".")
    title = TITLES.get(section, section)
    return f"{title}: {own.replace('-', ' ')}" if own not in ("", "*") else title
