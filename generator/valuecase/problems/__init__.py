"""What is wrong, doubtful or absent in a case, as plain values.

Every stage returns the problems it met beside the data it could make. Nothing here
prints: `render` turns problems into text, and only the command line shows them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

RoutePart: TypeAlias = str | int
#: A path of keys inside one document, such as `("audits", "hertsmere", "period")`.
Route: TypeAlias = tuple[RoutePart, ...]


class Level(StrEnum):
    """How much a problem weighs: an error stops publishing, the others are published."""

    ERROR = "error"
    CAUTION = "caution"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Place:
    """Where some text stands: file as shown to people, line and columns counted from 1.

    `end` is the column after the last character on `line`; `last_line` is the line on
    which a longer text (a folded paragraph) ends.
    """

    file: str
    line: int
    column: int = 1
    end: int = 2
    last_line: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend or to know.

    code:    a key of the catalogue (`VC501`), which fixes its name and level
    file:    the document it concerns (a Place in another file may still be shown, as
             for rows kept in a CSV)
    route:   the path of keys it concerns; empty for the whole document
    message: what was found, in the author's words
    hint:    what to type instead
    on:      whether the key, the value, or a fixed place is meant
    needle:  the words inside the value that are meant, where it is long
    place:   a fixed place, for text that could not be read far enough to have routes
    about:   the figure or item that it concerns, for pages that show it there
    answer:  what the author says to a caution; both are shown
    level:   overrides the catalogue's level (a difference from an `about` number is a caution)
    """

    code: str
    file: str
    route: Route
    message: str
    hint: str = ""
    on: Literal["key", "value"] = "value"
    needle: str = ""
    place: Place | None = None
    about: str = ""
    level: Level | None = None
    answer: str = ""


def level_of(problem: Problem) -> Level:
    """The level a problem has: its own, else that of its code."""
    from valuecase.problems.catalogue import CATALOGUE

    return problem.level or CATALOGUE[problem.code].level


def errors_in(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stop publishing."""
    return [problem for problem in problems if level_of(problem) is Level.ERROR]
