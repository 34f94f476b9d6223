"""I statements: what people say a good service is like, in their own words."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from valuecase.book import Book
from valuecase.common import Lived, Part, Voice, put_lived
from valuecase.reading.fields import Id, Item, ItemName, Label, Quotation, Text, expected, optional


class Statement(Lived):
    """One statement, as people put it."""

    short: ClassVar[str] = "text"
    text: Quotation = Field(description="The statement, word for word")
    theme: Label | None = optional("What it is about; statements of one theme stand together")


class Prompt(Item):
    """The beginning of a sentence, and how people ended it."""

    text: Quotation = Field(description="The beginning that people were given")
    statements: dict[Id, Statement] = Field(description="How they ended it")
    from_: list[ItemName] = Field(default=[], description="The events of co-production it was asked at")


class IStatements(Part):
    """i-statements.yml"""

    from_: list[ItemName] = Field(default=[], description="The events of co-production they came from")
    prompts: dict[Id, Prompt] = Field(default={}, description="Beginnings of sentences that people ended")
    statements: dict[Id, Statement] = Field(default={}, description="Statements that stand by themselves")
    living_up_to_it: Text | None = expected("whether they are lived up to", "How far they are lived up to, in words")
    voices: dict[Id, Voice] = Field(default={}, description="What people said")

    def every(self) -> list[Statement]:
        """All statements, those that end a prompt first."""
        ended = [statement for prompt in self.prompts.values() for statement in prompt.statements.values()]
        return [*ended, *self.statements.values()]


def put_figures(said: IStatements, book: Book) -> None:
    """The section holds no numbers; its ids are checked."""
    book.ids_once(prompts=said.prompts, statements=said.statements, voices=said.voices)
    if not said.prompts and not said.statements and not {"prompts", "statements"} & set(said.missing):
        hint = "add prompts: or statements:, or say why they are missing: missing: {statements: …}"
        book.problem("VC801", (), "the statements: not recorded", hint)
    put_lived(book, said.every(), said.living_up_to_it, said.missing)
