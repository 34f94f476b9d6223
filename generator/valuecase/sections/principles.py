"""Values and principles: what was agreed, by whom, and whether it is lived up to."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from valuecase.book import Book
from valuecase.common import Lived, Part, Voice, put_lived
from valuecase.reading.fields import Date, Id, ItemName, Label, Text, expected, optional


class Principle(Lived):
    """One principle."""

    short: ClassVar[str] = "text"
    text: Text = Field(description="The principle, in a sentence or a word")
    theme: Label | None = optional("What it is about; principles of one theme stand together")


class Principles(Part):
    """principles.yml"""

    title: Label | None = optional("What these principles are, where “Principles” alone would mislead")
    from_: list[ItemName] = Field(default=[], description="The events of co-production they came from")
    agreed_by: list[Label] = expected("who agreed them", "Who agreed them")
    when: Date | None = optional("When they were agreed")
    principles: dict[Id, Principle] = Field(default={}, description="The principles, by id")
    living_up_to_it: Text | None = expected("whether they are lived up to", "How far they are lived up to, in words")
    voices: dict[Id, Voice] = Field(default={}, description="What people said")


def put_figures(section: Principles, book: Book) -> None:
    """The section holds no numbers; its ids are checked."""
    book.ids_once(principles=section.principles, voices=section.voices)
    put_lived(book, section.principles.values(), section.living_up_to_it, section.missing)
