"""The table of sections: which file each is, how it is read, what it computes, and its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from valuecase.book import Book
from valuecase.reading.fields import Item
from valuecase.sections import case, costs, outcomes, sources, stories


def no_figures(_model: Any, _book: Book) -> None:
    """For sections that hold no numbers."""


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of file in a case.

    file:  its name, or for a folder of files the pattern `stories/*.md`
    put:   writes its figures into the ledger
    title: what its page is called
    absent: what a page says where the file is missing
    """

    name: str
    file: str
    model: type[Item]
    put: Callable[[Any, Book], None]
    title: str
    absent: str

    @property
    def folder(self) -> str:
        """The folder of a section of many files; empty for one file."""
        return self.file.partition("/")[0] if "/" in self.file else ""


SECTIONS: tuple[Section, ...] = (
    Section("case", "case.yml", case.Case, case.put_figures, "Overview", "what this case is"),
    Section("stories", "stories/*.md", stories.Story, stories.put_figures, "Stories", "a person's story"),
    Section("costs", "costs.yml", costs.Costs, costs.put_figures, "Costs", "what is spent, before and after"),
    Section("outcomes", "outcomes.yml", outcomes.Outcomes, outcomes.put_figures, "Outcomes", "evidence of benefit"),
    Section("sources", "sources.yml", sources.Sources, no_figures, "Sources", "where its claims come from"),
)
