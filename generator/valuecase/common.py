"""What several sections say in the same way: voices, links, points with a number of people, being lived up to."""

from __future__ import annotations

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

    met: Literal["yes", "partly", "no", "not known"] | None = optional("Whether it is lived up to")
    since: Date | None = optional("Since when")
    known_by: list[ItemName] = Field(default=[], description="What shows it")


def put_point(book: Book, name: str, route: Route, title: str, point: Point) -> None:
    """The number of people of a point, as a figure."""
    if point.how_many is not None:
        with book.entry(name, route, title, point) as entry:
            entry.figure("how-many", "number of people", entry.input(("how-many",), point.how_many))
