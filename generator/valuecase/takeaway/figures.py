"""Every figure of every published case in one table, one a line."""

from __future__ import annotations

from collections.abc import Iterator

from valuecase.case import ValueCase
from valuecase.cells import csv_text
from valuecase.project import Project
from valuecase.records import record
from valuecase.takeaway.words import in_order, source_words

#: The head of the table, and what each column holds.
COLUMNS = {
    "case": "The case, by its id",
    "place": "Where the case is",
    "invented": "yes for an invented example, which describes no real place; else no",
    "id": "The name of the figure in its case",
    "label": "What it is",
    "value": "The number; empty where it is not shown because it is about few people",
    "low": "The least it can be, for all that rounding leaves open",
    "high": "The most it can be, for all that rounding leaves open",
    "unit": "What the number counts",
    "shown": "How the site prints it",
    "working": "How it was worked out",
    "source": "Where it comes from",
}
NUMBERS = ("value", "low", "high")


def rows_of(case: ValueCase) -> Iterator[list[str]]:
    """The lines of a case; numbers as decimal text."""
    place = str(case.case.place) if case.case else case.id
    for figure in case.ledger.figures.values():
        found = record(case, figure)
        numbers = [found[name] or "" for name in NUMBERS]
        about = [found["unit"], found["display"], found["working"], source_words(case, figure.source)]
        yield [case.id, place, "yes" if case.invented else "no", figure.id, figure.label, *numbers, *about]


def all_rows(project: Project) -> Iterator[list[str]]:
    """The lines of all cases, those of the invented ones last."""
    for case in in_order(project):
        yield from rows_of(case)


def figures_as_csv(project: Project) -> str:
    """Every figure of a project as CSV."""
    return csv_text([list(COLUMNS), *all_rows(project)])
