"""One person's story, with its own small cost table. One deletion takes words and numbers."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from valuecase.book import Book
from valuecase.comparison.model import Comparison
from valuecase.comparison.sides import put_comparison
from valuecase.reading.fields import Date, Item, Label, Text, expected, optional
from valuecase.spans import Calendar


class Consent(Item):
    """On what basis the story may be published."""

    short: ClassVar[str] = "basis"
    basis: Literal["consent given", "published in source", "nobody can be recognised"] = Field(
        description="Why it may be published"
    )
    given: Date | None = optional("When consent was given")
    held_by: Label | None = optional("Who holds the form")


class Story(Item):
    """The front matter of stories/*.md"""

    title: Label = Field(description="The name of the story")
    person: Literal["one person", "composite", "invented"] = Field(description="Whose story it is")
    consent: Consent | None = optional("On what basis it may be published")
    pseudonym: Label | None = expected("whether the name is a pseudonym", "Whether the name is a pseudonym")
    costs: Comparison | None = expected("costs", "What services cost before and after")
    summary: Text | None = optional("The story in a sentence")


def put_figures(story: Story, book: Book) -> None:
    """Write the figures of a story's own cost table into the ledger."""
    _consent(story, book)
    if story.costs:
        with book.entry("", ("costs",), story.costs.title or story.title, story.costs) as entry:
            put_comparison(entry, story.costs, Calendar(None, None))


def _consent(story: Story, book: Book) -> None:
    if story.person == "invented":
        return
    if story.consent is None:
        book.problem(
            "VC701",
            ("consent",),
            "nothing says on what basis this story may be published",
            "add consent: {basis: consent given}, or, where a public source has printed it, {basis: published in source}",
            about=book.section,
        )
    elif story.consent.basis == "published in source":
        book.problem(
            "VC702",
            ("consent",),
            "the person's consent is not recorded; the story is shown because its source has published it",
            "record the consent if you can find it",
            about=book.section,
        )
