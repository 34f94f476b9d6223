"""The table of sections: which file each is, how it is read, what it computes, and its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from valuecase.book import Book
from valuecase.problems import Route
from valuecase.reading.annotations import fields_of, is_many
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
    scalars: keys at the top of the file that only some figures depend on, with the endings of those
    """

    name: str
    file: str
    model: type[Item]
    put: Callable[[Any, Book], None]
    title: str
    absent: str
    scalars: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def names_broken(self, name: str, route: Route) -> list[str]:
        """The names of figures and items that go with a broken part, as patterns."""
        if self.model.whole:
            return [f"{name}.{route[0]}"] if route else [name]
        top = fields_of(self.model).get(str(route[0])) if route else None
        if (top is not None and is_many(top.annotation)) or len(route) > 1:
            return [f"{name}.{route[1]}"] if len(route) > 1 else [name]
        if route and str(route[0]) in self.scalars:
            return [f"{name}.*.{ending}" for ending in self.scalars[str(route[0])]] + [f"{name}#{route[0]}"]
        return [name]

    @property
    def folder(self) -> str:
        """The folder of a section of many files; empty for one file."""
        return self.file.partition("/")[0] if "/" in self.file else ""


SECTIONS: tuple[Section, ...] = (
    Section(
        "case", "case.yml", case.Case, case.put_figures, "Overview", "what this case is",
        {"population": ("population",), "headline": (), "areas": (), "hypothesis": ()},
    ),
    Section("stories", "stories/*.md", stories.Story, stories.put_figures, "Stories", "a person's story", {"consent": ()}),
    Section(
        "costs", "costs.yml", costs.Costs, costs.put_figures, "Costs", "what is spent, before and after",
        {"year": ("weeks", "per-week")},
    ),
    Section(
        "outcomes", "outcomes.yml", outcomes.Outcomes, outcomes.put_figures, "Outcomes", "evidence of benefit",
        {"domains": ()},
    ),
    Section("sources", "sources.yml", sources.Sources, no_figures, "Sources", "where its claims come from"),
)  # fmt: skip
