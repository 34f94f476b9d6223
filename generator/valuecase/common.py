"""What several sections say in the same way: who looks after them, voices, links, points with a number of people, being lived up to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from pydantic import Field

from valuecase.book import Book
from valuecase.problems import Route
from valuecase.reading.fields import (
    Date,
    Item,
    ItemName,
    Label,
    PeopleOrNobody,
    Quotation,
    Text,
    Url,
    expected,
    optional,
)


class Part(Item):
    """A file of a case with keys of its own."""

    owner: Label | None = optional("Who looks after this file and signs its changes, by role")


class Link(Item):
    """Something to look at elsewhere."""

    title: Label = Field(description="What is found there")
    url: Url = Field(description="Its address")


class Voice(Item):
    """What somebody said, and what it illustrates."""

    short: ClassVar[str] = "quote"
    quote: Quotation = Field(description="The words as they were said")
    who: Label | None = expected("who said it", "The role of whoever said it, as printed; never a name")
    about: list[ItemName] = Field(default=[], description="What it illustrates, and is shown beside")


class Point(Item):
    """Something said in words, for a number of people where that is known."""

    short: ClassVar[str] = "text"
    text: Text = Field(description="What happened, in a sentence")
    how_many: PeopleOrNobody | None = optional("How many people")
    because: Text | None = optional("Why, as far as it is known")
    see: list[ItemName] = Field(default=[], description="Where in the case it can be seen")


class Lived(Item):
    """A principle or a statement, and whether it is lived up to."""

    met: Literal["yes", "partly", "no", "not known"] | None = optional(
        "Whether it is lived up to", called="whether it is lived up to"
    )
    since: Date | None = optional("Since when")
    known_by: list[ItemName] = Field(
        default=[], description="What shows it", json_schema_extra={"called": "how that is known"}
    )


def put_lived(book: Book, things: Iterable[Lived], answer: str | None, missing: Iterable[str]) -> None:
    """One gap for all things of a file of which nobody says whether they are lived up to.

    None where the file as a whole says why that is not known, or has no answer at all: then that is the gap.
    """
    every = list(things)
    unsaid = sum(not thing.met for thing in every)
    reported = sum(not thing.met and "met" not in thing.missing for thing in every)
    if reported and "living-up-to-it" not in missing and (answer or unsaid < len(every)):
        words = f"whether each is lived up to: {unsaid} of {len(every)} {'is' if unsaid == 1 else 'are'} not said"
        hint = "add met: yes, partly, no or not known to each, or say why: missing: {living-up-to-it: …}"
        book.problem("VC801", (), words, hint)


def put_point(book: Book, name: str, route: Route, title: str, point: Point) -> None:
    """The number of people of a point, as a figure."""
    if point.how_many is not None:
        with book.entry(name, route, title, point) as entry:
            entry.figure("how-many", "number of people", entry.input(("how-many",), point.how_many))
