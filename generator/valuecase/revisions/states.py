"""What of a state of a case may be told today, and no more.

An earlier state may hold what is withheld now: a story that was taken back, a number of few people, a name. So
nothing it says is repeated. Every word comes from the case as it is published today; of the earlier state come
numbers that stand beside one of today's, levels of evidence, and which of today's things it had.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from valuecase.case import ValueCase
from valuecase.checks.claims import gap_name
from valuecase.claims import claims_of
from valuecase.figures import Figure, Input
from valuecase.problems import Problem, Route
from valuecase.reading.fields import Item
from valuecase.reading.walk import walk
from valuecase.revisions.names import Renamed, renamed
from valuecase.sections.logic_model import Arrow
from valuecase.sections.registry import SECTIONS

#: Where something stands: its file as figures name it, and its route there.
Spot = tuple[str, Route]
#: Gaps whose messages begin with words of the format: what nobody wrote, and what an author says is missing.
TELLING = ("VC801", "VC802")
#: Sections of one person each. Of these nothing is told: one that was taken back is to leave no trace.
OF_PEOPLE = tuple(section.name for section in SECTIONS if section.folder)


@dataclass(frozen=True, slots=True)
class State:
    """What may be told of a state of a case, all by today's names.

    figures:   figures that may be compared with today's
    sections:  the files that were there
    things:    the things that were there and are today
    strengths: how strong the evidence for each of today's claims was
    results:   the names of all claims there were, those that are gone today among them; only counted
    gaps:      what was missing in today's things: the thing (or section) and what of it in words
    cautions:  how many cautions there were
    status:    how far the case was
    """

    figures: dict[str, Figure]
    sections: frozenset[str]
    things: frozenset[str]
    strengths: dict[str, int]
    results: frozenset[str]
    gaps: frozenset[tuple[str, str]]
    cautions: int
    status: str


class Today:
    """The case as it is published now, by which every earlier state is judged."""

    def __init__(self, case: ValueCase) -> None:
        self.case = case
        self.claims = {claim.name: claim for claim in claims_of(case) if not of_people(claim.name)}

    @cached_property
    def disclosed(self) -> frozenset[Spot]:
        """Where numbers of people are shown as they are, because that is on record."""
        return frozenset(_disclosed(self.case))

    def state(self, case: ValueCase) -> State:
        """What may be told of a state of this case."""
        names = renamed(case, self.case) if case is not self.case else Renamed((case.id, case.id))
        claims = {names.name(c.name): c for c in claims_of(case) if not of_people(names.name(c.name))}
        return State(
            figures=dict(self._figures(case, names)),
            sections=frozenset(name for name in case.parts if name not in OF_PEOPLE),
            things=frozenset(name for old in case.items if (name := names.name(old)) in self.case.items),
            strengths={name: claim.strength for name, claim in claims.items() if name in self.claims},
            results=frozenset(claims),
            gaps=frozenset(gap for problem in case.gaps() if (gap := self._gap(case, names, problem))),
            cautions=sum(not of_people(_own(problem.file)) for problem in case.cautions()),
            status=str(case.case.status) if case.case else "",
        )

    @cached_property
    def spots(self) -> frozenset[Spot]:
        """Where every number stands that a figure rests on."""
        return frozenset(_spot(at) for figure in self.case.ledger.figures.values() for at in figure.written_inputs())

    def _figures(self, case: ValueCase, names: Renamed) -> Iterator[tuple[str, Figure]]:
        disclosed = {(names.name(file), names.route(names.name(file), route)) for file, route in _disclosed(case)}
        spots = {
            old: {_spot(at, names) for at in figure.written_inputs()} for old, figure in case.ledger.figures.items()
        }
        # What was disclosed must be so today, every number of it: else others would tell what was taken out.
        gone = {spot for mine in spots.values() for spot in mine} - self.spots
        barred = {place for place in disclosed if place not in self.disclosed or _below(place, gone)}
        for old, figure in case.ledger.figures.items():
            name = names.name(old)
            now = self.case.ledger.get(name)
            if now is None or any(_below(place, spots[old]) for place in barred):
                continue
            if _are_alike(figure, now) and not any(map(of_people, (name, *_files(spots[old], now)))):
                yield name, figure

    def _gap(self, case: ValueCase, names: Renamed, problem: Problem) -> tuple[str, str] | None:
        """What was missing in a thing that is there today; None where today's case cannot say what it is."""
        thing = case.thing_at(problem.file, problem.route)
        name = names.name(thing.name if thing else _own(problem.file))
        now = self.case.items.get(name)
        if problem.code not in TELLING or of_people(name) or (thing and now is None):
            return None
        return name, _gap_words(problem, now.item if now else None)


def _gap_words(problem: Problem, item: Item | None) -> str:
    """What the format calls what is missing; what an author says of it is theirs, and not repeated."""
    if isinstance(item, Arrow):  # the message begins with what the arrow joins
        return gap_name(item, str(problem.route[-1])) if problem.code == "VC802" else ""
    return problem.message.partition(":")[0]


def of_people(name: str) -> bool:
    """Whether something belongs to a section of one person each."""
    return name.partition(".")[0] in OF_PEOPLE


def _own(file: str) -> str:
    """A file of a case as figures name it: `cases/torbay/stories/robin.md` is `stories.robin`."""
    return file.split("/", 2)[-1].rpartition(".")[0].replace("/", ".")


def _spot(at: Input, names: Renamed | None = None) -> Spot:
    own = _own(at.file)
    return (names.name(own), names.route(names.name(own), at.route)) if names else (own, at.route)


def _disclosed(case: ValueCase) -> Iterator[Spot]:
    """The places below which numbers of people are shown as they are, because that is on record."""
    for _, own, model, _ in case.sections():
        for route, item in walk(model, ()):
            if isinstance(item, Item) and item.disclosure:
                yield own, route[1:] if model.whole else route


def _files(spots: set[Spot], now: Figure) -> set[str]:
    """The files that a figure rested on, or rests on today."""
    return {file for file, _ in spots} | {_own(at.file) for at in now.written_inputs()}


def _below(place: Spot, spots: Iterable[Spot]) -> bool:
    """Whether any of these stands below a place."""
    file, route = place
    return any(own == file and at[: len(route)] == route for own, at in spots)


def _are_alike(old: Figure, now: Figure) -> bool:
    """Whether an earlier figure may stand beside today's.

    Not where few people are hidden in either, or numbers of people are shown rounder than they are: two states
    together could tell what each alone does not.
    """
    return not (old.hidden or now.hidden or old.unit != now.unit or _is_loose(old) or _is_loose(now))


def _is_loose(figure: Figure) -> bool:
    return any(at.loose for at in figure.quantity.slopes)
