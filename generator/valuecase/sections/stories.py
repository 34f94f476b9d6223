"""One person's story, with its own small cost table. One deletion takes words and numbers."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from valuecase.book import Book
from valuecase.common import Part
from valuecase.comparison.model import Comparison
from valuecase.comparison.sides import put_comparison
from valuecase.reading.dates import last_day
from valuecase.reading.fields import (
    Contact,
    Date,
    Item,
    Label,
    Text,
    expected,
    optional,
)
from valuecase.spans import Calendar


class Consent(Item):
    """On what basis the story may be published."""

    short: ClassVar[str] = "basis"
    # The first of the words stands in for one that cannot be read, so it is the one that asks for nothing more.
    basis: Literal["nobody can be recognised", "consent given", "published in source"] = Field(
        description="Why it may be published"
    )
    given: Date | None = optional("When consent was given")
    scope: list[Literal["web", "print", "video"]] = Field(default=[], description="What it may be used for")
    expires: Date | None = optional("The last day, month or year it holds for")
    withdrawn: Date | None = optional("When it was withdrawn; nothing of the story is shown from then on")
    held_by: Contact | None = optional("Who holds the form, by role; the form itself is kept out of here")
    text_read: Literal["yes", "no"] | None = optional("Whether the person has read this text")
    details_changed: Text | None = optional("Which details were changed so that nobody is recognised")
    approved_by: Contact | None = optional("Who agreed to publish, by role")


class Story(Part):
    """The front matter of stories/*.md"""

    title: Label = Field(description="The name of the story")
    person: Literal["one person", "composite", "invented"] = Field(description="Whose story it is")
    consent: Consent | None = optional("On what basis it may be published")
    pseudonym: Label | None = expected("whether the name is a pseudonym", "Whether the name is a pseudonym")
    costs: Comparison | None = expected("costs", "What services cost before and after")
    summary: Text | None = optional("The story in a sentence")

    @property
    def web_only(self) -> bool:
        """Whether the person agreed to the web and not to print."""
        consent = self.consent
        return bool(consent and consent.basis == GIVEN and consent.scope and "print" not in consent.scope)


GIVEN = "consent given"


def withheld(story: Story, today: date) -> str:
    """Why a story may not be shown on that day; empty where it may."""
    consent = story.consent
    if consent is None:
        return ""
    if consent.withdrawn:
        return f"consent was withdrawn ({consent.withdrawn})"
    if consent.expires and last_day(consent.expires) < today:
        return f"consent has ended ({consent.expires})"
    if consent.basis == GIVEN and consent.scope and "web" not in consent.scope:
        return "consent was not given for the web"
    return ""


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
            "add consent: {basis: consent given, scope: [web, print]}, or, where a public source has printed it, {basis: published in source}",
            about=book.section,
        )
    elif story.consent.basis == GIVEN:
        _given(story.consent, book)
    elif story.consent.basis == "published in source":
        book.problem(
            "VC702",
            ("consent",),
            "the person's consent is not recorded; the story is shown because its source has published it",
            "record the consent if you can find it",
            about=book.section,
        )


def _given(consent: Consent, book: Book) -> None:
    """A consent says what it is for; when it was given and who can show it are gaps where they are not said."""
    if not consent.scope:
        book.problem(
            "VC710",
            ("consent",),
            "what the consent is for is not recorded",
            "add scope: [web, print]",
            about=book.section,
        )
    lacking = [
        words for words, value in (("when it was given", consent.given), ("who holds the form", consent.held_by),
        ("whether the person has read this text", consent.text_read)) if not value
    ]  # fmt: skip
    if lacking:
        words = f"of the consent, this is not recorded: {', '.join(lacking)}"
        book.problem("VC711", ("consent",), words, "ask whoever took the consent", about=book.section)
