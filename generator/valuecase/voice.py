"""What people said, counted: what they say a good service is like, what they asked for, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from valuecase.case import ValueCase
from valuecase.common import Lived, Voice
from valuecase.sections.co_production import Asked, CoProduction, Event
from valuecase.sections.i_statements import IStatements
from valuecase.sections.principles import Principles


@dataclass(frozen=True, slots=True)
class LivedUpTo:
    """Of how many statements or principles it is said that they are lived up to, and of how many nothing is said.

    yes, partly, no: so many are lived up to, partly, or not
    not_known: of so many it is said that nobody knows
    not_said: of so many nothing is said at all
    """

    yes: int = 0
    partly: int = 0
    no: int = 0
    not_known: int = 0
    not_said: int = 0

    @property
    def of(self) -> int:
        """How many there are."""
        return self.said + self.not_said

    @property
    def said(self) -> int:
        """Of how many it is said whether they are lived up to, or that nobody knows."""
        return self.yes + self.partly + self.no + self.not_known


@dataclass(frozen=True, slots=True)
class YouSaid:
    """One thing that people asked for.

    name:  as other files name it, `co-production.panel.nights`
    event: the event it was asked at, whose id is `event_id`
    """

    name: str
    event_id: str
    event: Event
    asked: Asked

    @property
    def anchor(self) -> str:
        """Its place on the page of co-production."""
        return self.name.partition(".")[2].replace(".", "-")

    @property
    def changed(self) -> bool:
        """Whether something is said to have changed because of it."""
        return bool(self.asked.changed)

    @property
    def shown(self) -> bool:
        """Whether the change is shown by something in the case."""
        return bool(self.asked.changed and self.asked.shown_by)


@dataclass(frozen=True, slots=True)
class SaidByPeople:
    """How much of a case is people's own: numbers of things written down, not of people."""

    statements: int = 0
    prompts: int = 0
    asked: int = 0
    voices: int = 0

    def __bool__(self) -> bool:
        return bool(self.statements or self.prompts or self.asked or self.voices)


def lived_up_to(case: ValueCase) -> LivedUpTo:
    """How far the statements and principles of a case are lived up to, all together."""
    return lived([*_statements(case), *_principles(case)])


def lived(things: Iterable[Lived]) -> LivedUpTo:
    """How far these statements or principles are lived up to."""
    counts = Counter(str(thing.met or "") for thing in things)
    return LivedUpTo(counts["yes"], counts["partly"], counts["no"], counts["not known"], counts[""])


def you_said(case: ValueCase) -> list[YouSaid]:
    """Everything that people asked for, event by event, each with what came of it."""
    section: CoProduction | None = case.parts.get("co-production")
    return [
        YouSaid(f"co-production.{event_id}.{name}", event_id, event, asked)
        for event_id, event in (section.events if section else {}).items()
        for name, asked in event.asked.items()
    ]


def said_by_people(case: ValueCase) -> SaidByPeople:
    """How many statements, beginnings of sentences, wishes and quotations a case holds; false where there is none."""
    section: IStatements | None = case.parts.get("i-statements")
    return SaidByPeople(
        statements=len(list(_statements(case))),
        prompts=len(section.prompts) if section else 0,
        asked=len(you_said(case)),
        voices=sum(isinstance(named.item, Voice) for named in case.items.values()),
    )


def _statements(case: ValueCase) -> Iterator[Lived]:
    section: IStatements | None = case.parts.get("i-statements")
    return iter(section.every() if section else ())


def _principles(case: ValueCase) -> Iterator[Lived]:
    section: Principles | None = case.parts.get("principles")
    return iter(section.principles.values() if section else ())
