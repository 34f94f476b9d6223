"""Co-production: who was asked, when and how, what people asked for, and what came of it."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from valuecase.book import Book
from valuecase.common import Link, Part, Voice
from valuecase.reading.fields import Date, Id, Item, ItemName, Label, PeopleOrNobody, Text, Whole, expected, optional


class Asked(Item):
    """Something people asked for, and what came of it."""

    short: ClassVar[str] = "text"
    text: Text = Field(description="What they asked for")
    changed: Text | None = expected("what changed because of it", "What was changed because of it")
    shown_by: list[ItemName] = expected("what shows the change", "What shows the change", unless="needs_nothing_shown")

    @property
    def needs_nothing_shown(self) -> bool:
        """Whether nothing is said to have changed, so that nothing can show it."""
        return not self.changed


class Event(Item):
    """One piece of work with people: an interview, a workshop, a panel."""

    title: Label = Field(description="What it was")
    what: Literal["interview", "workshop", "panel", "survey", "visit", "other"] = Field(description="Its kind")
    how_many: Whole | None = optional("How many of them there were")
    when: Date | None = expected("when it was", "When it was, or began")
    until: Date | None = optional("When it ended")
    with_: list[Label] = expected("who took part", "Who took part, by role")
    people: PeopleOrNobody | None = expected("how many people took part", "How many people took part")
    why: Text | None = optional("What it was for")
    asked: dict[Id, Asked] = Field(default={}, description="What people asked for")
    changed: Text | None = expected("what came of it", "What came of it, in words")
    links: list[Link] = Field(default=[], description="What was made or written of it")


class CoProduction(Part):
    """co-production.yml"""

    events: dict[Id, Event] = Field(default={}, description="What was done with people")
    voices: dict[Id, Voice] = Field(default={}, description="What people said")


def put_figures(section: CoProduction, book: Book) -> None:
    """How many events there were, and how many people took part."""
    book.ids_once(events=section.events, voices=section.voices)
    for name, event in section.events.items():
        with book.entry(name, ("events", name), event.title, event) as entry:
            if event.how_many:
                entry.figure("how-many", "how many there were", entry.input(("how-many",), event.how_many))
            if event.people is not None:
                entry.figure("people", "people who took part", entry.input(("people",), event.people))
