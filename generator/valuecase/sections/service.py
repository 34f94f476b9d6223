"""What we did: the features of the service, and what made it possible."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from valuecase.book import Book
from valuecase.common import Link, Part, Voice
from valuecase.reading.fields import Id, Item, ItemName, Label, Text, optional

THEMES = {
    "governance": "Governance",
    "workforce": "Workforce",
    "co-design": "Co-design with users and carers",
    "finance": "Finance",
    "management": "Management",
}
"""The themes of enablers that the value cases for integrated care use; a case may name its own."""


class Feature(Item):
    """Something the service does, or is made of."""

    short: ClassVar[str] = "text"
    title: Label | None = optional("What it is called")
    text: Text = Field(description="What it is, in a sentence or two")
    persona: Literal["invented", "composite"] | None = optional("Set where it tells of a person who does not exist")
    measure: list[ItemName] = Field(default=[], description="What shows that it works")
    links: list[Link] = Field(default=[], description="Where more is said of it")


class Enabler(Item):
    """Something that made the service possible."""

    short: ClassVar[str] = "text"
    title: Label | None = optional("What it is called")
    text: Text = Field(description="What it is, in a sentence or two")
    theme: Id | None = optional("governance, workforce, co-design, finance, management, or your own")


class Service(Part):
    """service.yml"""

    summary: Text | None = optional("The service in a paragraph")
    features: dict[Id, Feature] = Field(default={}, description="What the service does")
    enablers: dict[Id, Enabler] = Field(default={}, description="What made it possible")
    voices: dict[Id, Voice] = Field(default={}, description="What people said")


def put_figures(service: Service, book: Book) -> None:
    """The section holds no numbers; its ids are checked."""
    book.ids_once(features=service.features, enablers=service.enablers, voices=service.voices)


def theme_title(theme: str) -> str:
    """A theme in words."""
    return THEMES.get(theme, theme.replace("-", " ").capitalize())
