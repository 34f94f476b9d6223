"""What a case is, where, for whom, when, what it asks for, and which figures stand at its head."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from valuecase.book import Book
from valuecase.common import Part
from valuecase.reading.fields import (
    Contact,
    Count,
    Date,
    Day,
    FigureName,
    Item,
    Label,
    Quotation,
    Text,
    Url,
    expected,
    optional,
)


class Hypothesis(Item):
    """What the partners set out to show."""

    short: ClassVar[str] = "text"
    text: Text | None = optional("The hypothesis in your own words")
    quote: Quotation | None = optional("The hypothesis as it was written")
    who: Label | None = optional("Whose words they are")


class StaffContacts(Item):
    """How staff can be reached at work; nobody else's details stand in a case."""

    who: Label | None = optional("Whom one reaches, by role")
    email: Contact | None = optional("A work address")
    phone: Contact | None = optional("A work number")
    address: Contact | None = optional("A work address on paper")
    web: Url | None = optional("A page with more")


class Signed(Item):
    """When and by whom a case was signed off."""

    when: Day = Field(description="The day on which it was signed")
    by: Label = Field(description="Who signed, by role or as a body, as it stands after “signed by”; never a name")


class Case(Part):
    """case.yml"""

    title: Label = Field(description="The name of the case")
    place: Label = Field(description="Where it is")
    kind: Literal["real", "invented"] = Field(description="Whether it is about a real place")
    status: Literal["draft", "review", "published"] = Field(description="How far it is")
    signed: Signed | None = expected(
        "when it was signed, and by whom",
        "When and by whom the case was signed off as published",
        where=("status", "published"),
    )
    people: Label | None = expected("who it is for", "Whom the service is for")
    when: Label | None = expected("when it ran", "When it ran, in words")
    dates: dict[Date, Text] = expected("dates", "What happened when")
    areas: list[Label] = Field(default=[], description="The areas it covers")
    population: Count | None = optional("How many people live there")
    ask: Text | None = expected("what is asked for", "What the board is asked for")
    summary: Text | None = expected("summary", "The case in a paragraph")
    background: Text | None = optional("What a reader needs to know first")
    without_it: Text | None = expected(
        "what would have happened without it", "What would have happened anyway, as far as anybody knows"
    )
    hypothesis: Hypothesis | None = expected("hypothesis", "What the partners set out to show")
    contact: StaffContacts | None = optional("How staff can be reached")
    headline: list[FigureName] = expected("headline figures", "The figures shown first, in this order")


def put_figures(case: Case, book: Book) -> None:
    """Write the case's own figures into the ledger."""
    with book.entry("", (), case.title, case) as entry:
        if case.population:
            entry.figure("population", "people living there", entry.input(("population",), case.population))
    hypothesis = case.hypothesis
    if hypothesis and not hypothesis.text and not hypothesis.quote:
        book.problem(
            "VC202", ("hypothesis",), "“text” or “quote” is needed here", "write the hypothesis, or leave the key out"
        )
