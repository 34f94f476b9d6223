"""What a project decides for all its cases: cases/project.yml and cases/glossary.yml, both optional."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from os.path import lexists
from pathlib import Path
from typing import ClassVar, Literal, TypeVar

from pydantic import Field

from valuecase.assumptions import PROJECT_FILE, Assumptions, Optimism, PriceIndex, UnitCosts, prices_of
from valuecase.privacy.small_numbers import Policy
from valuecase.problems import Problem
from valuecase.reading.document import Document
from valuecase.reading.fields import Contact, Id, Item, Label, PeopleOrNobody, Text, Whole, optional
from valuecase.reading.files import read_document
from valuecase.reading.shape import shape
from valuecase.reading.tables import table
from valuecase.statement import Accessibility

CASES = "cases"
PROJECT = PROJECT_FILE
GLOSSARY = "cases/glossary.yml"
ModelT = TypeVar("ModelT", bound=Item)


class SmallNumbers(Item):
    """The rule for numbers of few people."""

    threshold: PeopleOrNobody | None = optional("Numbers from 1 to this are not shown; 0 switches the rule off")
    rounding: Whole | None = optional("Other numbers are shown to the nearest of this; 1 for no rounding")
    marker: Label | None = optional("What stands in the place of a number that is not shown")


class Allowed(Item):
    """Words that look as if they identified somebody, and do not."""

    text: Contact = Field(description="The words, as they stand in the text")
    because: Text = Field(description="Why they may stand there")
    in_: Label | None = optional("The only file in which they may: cases/torbay/service.yml")


class Rules(Item):
    """project.yml"""

    small_numbers: SmallNumbers | None = optional("The rule for numbers of few people")
    allow: list[Allowed] = Field(default=[], description="Words that look as if they identified somebody")
    publish_todo: Literal["yes", "no"] = Field(default="no", description="Whether readers see the page “To do”")
    unit_costs: UnitCosts | None = optional("What one of something costs, by code, for all cases")
    price_index: PriceIndex | None = optional("A series of price levels to use in place of the one that comes along")
    accessibility: Accessibility | None = optional("How accessible the site is, and whom to tell what does not work")
    optimism: Optimism | None = optional("How much too hopeful amounts tend to be, by grade of confidence")


class Term(Item):
    """A word that readers ask about."""

    short: ClassVar[str] = "text"
    title: Label | None = optional("The word as it stands in texts, where the id in words is not it")
    text: Text = Field(description="What it means, in a sentence or two")
    also: list[Label] = Field(default=[], description="Other ways to write it, such as plurals")


class Glossary(Item):
    """glossary.yml"""

    whole: ClassVar[str] = "terms"
    terms: dict[Id, Term] = Field(default={}, description="Words by id")


@dataclass(frozen=True, slots=True)
class Settings:
    """A project's decisions.

    today: the day that consents and reviews are judged on
    assumptions: unit costs, price index and grades for all appraisals
    """

    today: date
    policy: Policy = field(default_factory=Policy)
    allow: tuple[Allowed, ...] = ()
    publish_todo: bool = False
    terms: Mapping[str, Term] = field(default_factory=dict)
    assumptions: Assumptions = field(default_factory=Assumptions)
    models: Mapping[str, Item] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    accessibility: Accessibility = field(default_factory=Accessibility)


def load_settings(root: Path) -> Settings:
    """Read a project's decisions; where it made none, the defaults, which are the strict ones."""
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    rules = _read(root, PROJECT, Rules, documents, problems)
    rule = rules.small_numbers if rules else None
    if rule and rule.threshold is not None and rule.threshold.value == 1:
        words = "a threshold of 1 hides only ones, so a hidden number would be known to be 1"
        problems.append(Problem("VC302", PROJECT, ("small-numbers", "threshold"), words, "write 0, or 2 and more"))
        rule = None
    glossary = _read(root, GLOSSARY, Glossary, documents, problems)
    return Settings(
        today(),
        _policy(rule),
        tuple(rules.allow) if rules else (),
        bool(rules and rules.publish_todo == "yes"),
        glossary.terms if glossary else {},
        _assumptions(rules, any(problem.file != GLOSSARY for problem in problems)),
        {file: model for file, model in ((PROJECT, rules), (GLOSSARY, glossary)) if model},
        documents,
        tuple(problems),
        (rules and rules.accessibility) or Accessibility(),
    )


def _assumptions(rules: Rules | None, broken: bool) -> Assumptions:
    if rules is None:
        return Assumptions(broken=broken)
    costs = rules.unit_costs.rows if rules.unit_costs else {}
    return Assumptions(PROJECT, prices_of(rules.price_index), rules.price_index, costs, rules.optimism, broken)


def today() -> date:
    """The day a build is for: that of SOURCE_DATE_EPOCH where it is set, else the clock's.

    The clock is asked for nothing else: a consent that has ended is not shown, however
    old the last commit is.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(given), UTC) if given.isdigit() else datetime.now(UTC)
    return now.date()


def _read(
    root: Path, file: str, model: type[ModelT], documents: dict[str, Document], problems: list[Problem]
) -> ModelT | None:
    if not lexists(root / file):
        return None
    document = documents[file] = read_document(root / file, file)
    problems += document.problems
    if not document.whole or not document.data:
        return None
    shaped = shape(model, document, lambda wanted: table((root / file).parent, CASES, wanted))
    problems += shaped.problems
    return shaped.model


def _policy(rule: SmallNumbers | None) -> Policy:
    default = Policy()
    if rule is None:
        return default
    return Policy(
        default.threshold if rule.threshold is None else int(rule.threshold.value),
        default.base if rule.rounding is None else int(rule.rounding.value),
        str(rule.marker or default.marker),
    )
