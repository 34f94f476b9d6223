"""Where claims come from."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from valuecase.reading.fields import Date, Id, Item, Label, Url, expected, optional

KINDS = Literal["presentation", "report", "article", "data", "web page", "interview"]


class Reference(Item):
    """One source: a document, a data set, an interview."""

    title: Label = Field(description="Its title")
    by: Label | None = optional("Who wrote or published it")
    kind: KINDS = Field(description="What it is")
    date: Date | None = expected("date", "When it was published")
    link: Url | None = expected("link", "Where it can be found")
    archived: Url | None = optional("A lasting copy")
    sha256: Label | None = optional("The checksum of the file that was read")
    checked: Date | None = optional("When somebody last looked")
    licence: Label | None = optional("Under which licence it may be used")


class Sources(Item):
    """sources.yml: references by id."""

    whole: ClassVar[str] = "references"
    references: dict[Id, Reference] = Field(default={}, description="The sources, by id")
