"""The tables of costs of a case, each as pounds per person a year, or with what keeps it from being that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from valuecase.case import ValueCase
from valuecase.comparison.doubts import is_rate
from valuecase.comparison.model import SIDES, Comparison
from valuecase.economics.prices import years_in
from valuecase.figures import ATOM, Figure, Quantity
from valuecase.rounding import loosened
from valuecase.spans import Calendar
from valuecase.spent import Audit
from valuecase.values import PER_WORDS, POUNDS, Unit, decimal_text, rounded, show

PER_PERSON_A_YEAR = Unit("money", "person a year")
#: An amount that was spent over longer than this is at the prices of no one year.
ONE_YEAR = Fraction(1)
NO_PRICES = "the year of its prices is not recorded"


@dataclass(frozen=True, slots=True)
class Side:
    """What a table costs at one time, on the yardstick.

    label:  `before`, `after`, or empty for a table of one time
    figure: the figure of the case that it is worked out from, the cost per person
    cost:   pounds per person a year, at the prices of the base year; its formula is the working
    nominal: the same at the table's own prices
    """

    label: str
    figure: str
    cost: Quantity
    nominal: Quantity
    people: str
    period: str
    when: str

    @property
    def display(self) -> str:
        """The cost at the prices of the base year."""
        return _in_pounds(self.cost)

    @property
    def plain(self) -> str:
        """The same as a number without its unit, rounded as it is shown."""
        return _plain(self.cost)

    @property
    def nominal_display(self) -> str:
        """The cost at the table's own prices."""
        return _in_pounds(self.nominal)

    @property
    def nominal_plain(self) -> str:
        """The same as a number without its unit, rounded as it is shown."""
        return _plain(self.nominal)

    @property
    def working(self) -> str:
        """How it was worked out, ending in the result; empty where it is the figure of the case itself."""
        return f"{self.cost.formula} = {self.display} per person a year" if self.cost.binds != ATOM else ""


def _in_pounds(cost: Quantity) -> str:
    """To the pound, since a price index says no more; looser where it rests on numbers of people that are."""
    return f"{'about ' if _is_loose(cost) else ''}{show(_rounded(cost), POUNDS, decimals=0)}"


def _plain(cost: Quantity) -> str:
    return decimal_text(_rounded(cost), POUNDS)


def _rounded(cost: Quantity) -> Fraction:
    return loosened(cost) if _is_loose(cost) else rounded(cost.value, Fraction(1))


def _is_loose(cost: Quantity) -> bool:
    """Whether it rests on numbers of people that are shown rounder than they are."""
    return any(at.loose for at in cost.slopes)


@dataclass(frozen=True, slots=True)
class OnYardstick:
    """A table of costs that could be brought to the yardstick, with what makes it fair or unfair.

    place: what its case is called among the others
    """

    case: ValueCase
    name: str
    title: str
    prices: str
    sides: tuple[Side, ...]
    counted: tuple[str, ...]
    rows: int
    chosen: str
    compare: str
    place: str = ""

    @property
    def anchor(self) -> str:
        """Its place on the page; ids have no two hyphens in a row, so no other table has the same."""
        return f"cost--{self.case.id}--{self.name.rpartition('.')[2]}"

    def anchor_of(self, side: Side) -> str:
        """The place of one of its sides."""
        return f"{self.anchor}--{side.label}" if side.label else self.anchor


@dataclass(frozen=True, slots=True)
class Beside:
    """A table that could not: the figures it has, what keeps it away, and how long its costs were counted."""

    case: ValueCase
    name: str
    title: str
    figures: tuple[str, ...]
    reasons: tuple[str, ...]
    over: str = ""
    place: str = ""


def tables_of(case: ValueCase) -> Iterator[OnYardstick | Beside]:
    """Every audit and every comparison of a case, at its own prices."""
    if case.costs is None:
        return
    calendar = Calendar(case.costs.year, None)
    for name, audit in case.costs.audits.items():
        yield _audit(case, name, audit, calendar)
    for name, table in case.costs.comparisons.items():
        yield _comparison(case, name, table, calendar)


def _audit(case: ValueCase, name: str, audit: Audit, calendar: Calendar) -> OnYardstick | Beside:
    item = f"costs.{name}"
    year = str(audit.when or "")
    people = case.ledger.get(f"{item}.people")
    reasons = [*_without(people, audit.period), *_without_prices(year, audit, calendar)]
    each = case.ledger.get(f"{item}.per-person")
    if reasons or each is None:
        figures = tuple(n for n in (f"{item}.total", f"{item}.per-person") if case.ledger.get(n))
        over = audit.period.display if audit.period else ""
        return Beside(
            case, item, str(audit.title), figures, tuple(reasons or ["its total could not be worked out"]), over
        )
    side = _side(case, "", each, audit, people.display if people else "", calendar)
    counted = _counted([row.agency or row.label for row in audit.rows.values()] if audit.rows_are != "people" else [])
    return OnYardstick(case, item, str(audit.title), year, (side,), counted, len(audit.rows), "", "")


def _comparison(case: ValueCase, name: str, table: Comparison, calendar: Calendar) -> OnYardstick | Beside:
    item = f"costs.{name}"
    title = str(table.title or name)
    sides = [(label, getattr(table, label)) for label in SIDES if getattr(table, label) is not None]
    reasons = _another_kind(case, table)
    if not reasons:
        timed = [(label, at, at.period or is_rate(at)) for label, at in sides]
        reasons = [f"{words}, {label}" for label, at, period in timed for words in _without(at.people, period)]
        reasons += [] if years_in(str(table.price_year or "")) else [NO_PRICES]
    each = [(label, at, case.ledger.get(f"{item}.{label}.per-person")) for label, at in sides]
    known = [(label, at, figure) for label, at, figure in each if figure is not None and not figure.hidden]
    if reasons or not known or len(known) < len(each):
        reasons = list(dict.fromkeys(reasons or ["its cost per person is not known"]))
        return Beside(case, item, title, _figures_of(case, item), tuple(reasons))
    # Totals were brought to the length of the first in the case, so its length is the one that counts; rates were not.
    first = None if any(is_rate(at) for _, at in sides) else known[0][1]
    made = tuple(
        _side(case, label, figure, first or at, at.people.display, calendar, at) for label, at, figure in known
    )
    counted = _counted([row.agency or row.service for row in table.rows.values()])
    chosen, compare = str(table.chosen or ""), str(table.compare or "")
    return OnYardstick(case, item, title, str(table.price_year), made, counted, len(table.rows), chosen, compare)


def _another_kind(case: ValueCase, table: Comparison) -> list[str]:
    """Why a table is not one of what people's services cost at one time; nothing where it is."""
    tables = case.costs.comparisons if case.costs else {}

    def called(name: str) -> str:
        return str(tables[name].title or name) if name in tables else name

    if table.of:
        return [f"these people are a part of those in “{called(table.of)}”"]
    if table.beside:
        return [f"these people had no such service: “{called(table.beside)}” is compared with them"]
    if table.before is None and table.after is None:
        return ["it is a list of costs and savings, not of what people’s services cost"]
    return []


def _figures_of(case: ValueCase, item: str) -> tuple[str, ...]:
    """The figures of a table that say how much it is about."""
    for names in (("before", "after"), ("before.per-month", "after.per-month"), ("net",)):
        found = tuple(f"{item}.{name}" for name in names if case.ledger.get(f"{item}.{name}"))
        if found:
            return found
    return ()


def _without(people: Any, period: Any) -> Iterator[str]:
    """What keeps a cost from being one per person per year."""
    if people is None:
        yield "the number of people is not recorded"
    elif people.hidden:
        yield "the number of people is not shown"
    if not period:
        yield "how long the costs were counted is not recorded"


def _without_prices(year: str, audit: Audit, calendar: Calendar) -> Iterator[str]:
    """What keeps the prices of an audit from being known: what was spent in a year is at that year's prices."""
    if not years_in(year):
        yield NO_PRICES
    elif audit.period and _years(audit.period, calendar) > ONE_YEAR:
        yield "it was spent over more than a year, so it is at the prices of no one year"


def _years(period: Any, calendar: Calendar) -> Fraction:
    return calendar.span(_length(period), "years").value


def _length(period: Any) -> Quantity:
    return Quantity(period.value, period.unit, {}, period.display)


def _side(
    case: ValueCase, label: str, each: Figure, timed: Any, people: str, calendar: Calendar, at: Any = None
) -> Side:
    """A cost per person as one per person a year; over a year it is that already."""
    own = at or timed
    cost = replace(_a_year(each, timed, calendar), unit=PER_PERSON_A_YEAR)
    period = own.period.display if own.period else ""
    return Side(label, f"{case.id}/{each.id}", cost, cost, people, period, str(own.when or ""))


def _a_year(each: Figure, timed: Any, calendar: Calendar) -> Quantity:
    """A cost per person for a length of time, or at a rate, as one for a year."""
    per = each.unit.per.partition(" ")[0]
    if per in PER_WORDS:
        return calendar.rate(replace(each.term(), unit=Unit("money", per)), "year")
    years = calendar.span(_length(timed.period), "years")
    return each.term() if years.value == 1 else each / years


def _counted(words: Iterable[Any]) -> tuple[str, ...]:
    """Whose costs, or which, are in a table: each once, in its order."""
    return tuple(dict.fromkeys(str(word) for word in words if word))
