"""The table of sections: which file each is, how it is read, what it computes, and its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, get_args

from valuecase.book import Book
from valuecase.problems import Route
from valuecase.reading.annotations import fields_of, inner, is_many
from valuecase.reading.fields import Item
from valuecase.sections import (
    beneficiaries,
    case,
    co_production,
    costs,
    i_statements,
    lessons,
    logic_model,
    outcomes,
    principles,
    service,
    sources,
    stories,
)


def no_figures(_model: Any, _book: Book) -> None:
    """For sections that hold no numbers."""


def always_shown(_model: Any, _day: date) -> str:
    """For sections whose files need nobody's consent."""
    return ""


def printed_too(_model: Any) -> bool:
    """For sections that stand on the site and on paper alike."""
    return False


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of file in a case.

    file:  its name, or for a folder of files the pattern `stories/*.md`
    put:   writes its figures into the ledger
    late:  writes those that may rest on figures of any section, once all others are written
    title: what its page is called
    absent: what a page says where the file is missing
    scalars: keys at the top of the file that only some figures depend on, with the endings of those
    withheld: why one of its files may not be shown on a day; empty where it may
    web_only: whether one of its files may be shown on the site and not on paper
    """

    name: str
    file: str
    model: type[Item]
    put: Callable[[Any, Book], None]
    title: str
    absent: str
    scalars: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    withheld: Callable[[Any, date], str] = always_shown
    web_only: Callable[[Any], bool] = printed_too
    late: Callable[[Any, Book], None] = no_figures

    def names_broken(self, name: str, route: Route) -> list[str]:
        """The names of figures and items that go with a broken part, as patterns."""
        if self.model.whole:
            return [f"{name}.{route[0]}"] if route else [name]
        top = fields_of(self.model).get(str(route[0])) if route else None
        if top is not None and is_many(top.annotation) and is_many(get_args(inner(top.annotation))[1]):
            return [f"{name}.{route[2]}" if len(route) > 2 else f"{name}.*"]
        if (top is not None and is_many(top.annotation)) or len(route) > 1:
            return [f"{name}.{route[1]}"] if len(route) > 1 else [name]
        scalars = {"owner": (), **self.scalars}
        if route and str(route[0]) in scalars:
            return [f"{name}.*.{ending}" for ending in scalars[str(route[0])]] + [f"{name}#{route[0]}"]
        return [name]

    @property
    def folder(self) -> str:
        """The folder of a section of many files; empty for one file."""
        return self.file.partition("/")[0] if "/" in self.file else ""


SECTIONS: tuple[Section, ...] = (
    Section(
        "case", "case.yml", case.Case, case.put_figures, "Overview", "what this case is",
        {"population": ("population",), "headline": (), "areas": (), "hypothesis": (), "contact": (), "dates": (),
         "signed": ()},
    ),
    Section(
        "stories", "stories/*.md", stories.Story, stories.put_figures, "Stories", "a person's story", {"consent": ()},
        withheld=stories.withheld, web_only=lambda story: bool(story.web_only),
    ),
    Section(
        "costs", "costs.yml", costs.Costs, costs.put_figures, "Costs", "what is spent, before and after",
        {"year": ("weeks", "per-week")}, late=costs.put_appraisals,
    ),
    Section(
        "outcomes", "outcomes.yml", outcomes.Outcomes, outcomes.put_figures, "Outcomes", "evidence of benefit",
        {"domains": ()},
    ),
    Section(
        "logic-model", "logic-model.yml", logic_model.LogicModel, logic_model.put_figures, "Logic model",
        "how the work leads to change", {"columns": (), "arrows": ()},
    ),
    Section("service", "service.yml", service.Service, service.put_figures, "Service", "what was done"),
    Section(
        "co-production", "co-production.yml", co_production.CoProduction, co_production.put_figures, "Co-production",
        "who was asked, and what came of it",
    ),
    Section(
        "i-statements", "i-statements.yml", i_statements.IStatements, i_statements.put_figures, "I statements",
        "what people say a good service is like", {"from": ()},
    ),
    Section(
        "principles", "principles.yml", principles.Principles, principles.put_figures, "Principles",
        "the values that were agreed", {"from": (), "agreed-by": ()},
    ),
    Section(
        "beneficiaries", "beneficiaries.yml", beneficiaries.Beneficiaries, beneficiaries.put_figures, "Beneficiaries",
        "who gains, who is not served and who dropped out",
    ),
    Section("lessons", "lessons.yml", lessons.Lessons, lessons.put_figures, "Lessons", "what was learned and what remains"),
    Section("sources", "sources.yml", sources.Sources, no_figures, "Sources", "where its claims come from"),
)  # fmt: skip
