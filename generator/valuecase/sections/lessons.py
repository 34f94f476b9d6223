"""What was learned, what remains, and what comes next."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from valuecase.book import Book
from valuecase.common import Link, Part, Voice
from valuecase.reading.fields import Id, Item, ItemName, Label, Text, expected, optional


class Lesson(Item):
    """Something learned, or something that remains."""

    short: ClassVar[str] = "text"
    title: Label | None = optional("The lesson in a few words")
    text: Text = Field(description="The lesson in a sentence or two")
    theme: Label | None = optional("What it is about; lessons of one theme stand together")
    see: list[ItemName] = Field(default=[], description="Where in the case it shows")
    links: list[Link] = Field(default=[], description="Where more is said of it")


class Step(Lesson):
    """Something that is to come."""

    by: Label | None = optional("Who sees to it, by role")
    when: Label | None = optional("By when, in words")


class Lessons(Part):
    """lessons.yml"""

    lessons: dict[Id, Lesson] = Field(default={}, description="What was learned")
    legacy: dict[Id, Lesson] = expected("what remains", "What remains of it")
    next: dict[Id, Step] = expected("what comes next", "What comes next: who does what, and by when")
    voices: dict[Id, Voice] = Field(default={}, description="What people said")


def put_figures(lessons: Lessons, book: Book) -> None:
    """The section holds no numbers; its ids are checked."""
    book.ids_once(lessons=lessons.lessons, legacy=lessons.legacy or {}, next=lessons.next or {}, voices=lessons.voices)
