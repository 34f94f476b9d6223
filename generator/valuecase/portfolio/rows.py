"""The table of all cases: a row for each, and the orders it can be read in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from valuecase.approaches import APPROACHES, Standing, standing
from valuecase.case import ValueCase
from valuecase.evidence import LEVELS
from valuecase.portfolio.claimed import Claims
from valuecase.portfolio.words import by_name

STATUSES = {"published": "Published", "review": "For review", "draft": "Draft"}


@dataclass(frozen=True, slots=True)
class CaseRow:
    """What the table says of a case.

    results:   how many claims it makes
    strongest: the highest level of evidence among them; -1 where there is none
    cautions:  how many doubts are published beside its figures
    gaps:      how much is known to be missing
    approaches: how far it is with each of the three approaches
    """

    case: ValueCase
    status: str
    results: int
    strongest: int
    cautions: int
    gaps: int
    approaches: tuple[Standing, ...]

    @property
    def begun(self) -> list[str]:
        """The approaches of which at least one question is answered, by their ids."""
        return [found.approach.id for found in self.approaches if found.answered]


@dataclass(frozen=True, slots=True)
class Order:
    """A way to put the rows in order.

    head: what the column is called
    said: the order in words, for those who hear it
    sort: what `aria-sort` calls it
    key:  by what rows are put in order; those it does not tell apart stand by their names
    """

    name: str
    head: str
    said: str
    sort: Literal["ascending", "descending", "other"]
    key: Callable[[CaseRow], int]

    @property
    def page(self) -> str:
        """The address of the table in this order, from the top of the site."""
        return "index.html" if self.name == "place" else f"cases-by-{self.name}.html"


ORDERS: dict[str, Order] = {
    order.name: order
    for order in (
        Order("place", "Case", "place, from A to Z", "ascending", lambda row: 0),
        Order("status", "Status", "status, published first", "other", lambda row: list(STATUSES).index(row.status)),
        Order("results", "Results", "results, most first", "descending", lambda row: -row.results),
        Order("strength", "Strongest evidence", "strongest evidence first", "descending", lambda row: -row.strongest),
        Order("cautions", "Cautions", "cautions, most first", "descending", lambda row: -row.cautions),
        Order("gaps", "Gaps", "gaps, most first", "descending", lambda row: -row.gaps),
    )
}


def row_of(case: ValueCase, found: Claims | None = None) -> CaseRow:
    """The row of a case."""
    claims = (found or Claims()).of(case)
    status = str(case.case.status) if case.case else "draft"
    strongest = max((claim.strength for claim in claims), default=-1)
    return CaseRow(case, status, len(claims), strongest, len(case.cautions()), len(case.gaps()), tuple(standing(case)))


def ordered(rows: Iterable[CaseRow], order: Order) -> list[CaseRow]:
    """The rows in an order."""
    return sorted(rows, key=lambda row: (order.key(row), by_name(row.case)))


def places(rows: Sequence[CaseRow]) -> dict[str, list[int]]:
    """The places of each case by its id: one in each of the orders, as they stand in `ORDERS`."""
    found: dict[str, list[int]] = {row.case.id: [] for row in rows}
    for order in ORDERS.values():
        for number, row in enumerate(ordered(rows, order)):
            found[row.case.id].append(number)
    return found


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several ways to narrow the table: its value, its words, and how many cases it leaves."""

    value: str
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Facet:
    """What the table can be narrowed by. The first choice leaves every case."""

    name: str
    title: str
    choices: tuple[Choice, ...]


def facet(name: str, title: str, everything: int, choices: Iterable[tuple[str, str, int]]) -> Facet | None:
    """A facet with the choices that leave some cases and not all; None where there are none."""
    made = [Choice(value, words, number) for value, words, number in choices if 0 < number < everything]
    return Facet(name, title, (Choice("any", "Any", everything), *made)) if made else None


def facets(rows: Sequence[CaseRow]) -> list[Facet]:
    """What matters most to whoever looks for a case: how far it is, how sure it is, what it can be learned from."""
    statuses = [(value, words, sum(row.status == value for row in rows)) for value, words in STATUSES.items()]
    at_least = [(str(n), level.words, sum(row.strongest >= n for row in rows)) for n, level in LEVELS.items() if n]
    begun = [(a.id, a.title, sum(a.id in row.begun for row in rows)) for a in APPROACHES]
    found = [
        facet("status", "Status", len(rows), statuses),
        facet("strength", "Evidence at least", len(rows), _apart(at_least)),
        facet("approach", "Has begun with", len(rows), begun),
    ]
    return [one for one in found if one]


def _apart(choices: list[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """Choices without those that leave the same cases as the next one."""
    following = [number for _, _, number in choices[1:]] + [-1]
    return [choice for choice, after in zip(choices, following, strict=True) if choice[2] != after]
