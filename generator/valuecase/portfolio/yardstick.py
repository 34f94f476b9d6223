"""Costs of several cases on one yardstick: pounds per person per year, at the prices of one year.

What a case does not say is not guessed: a table without its number of people, its length or its price
year stands beside the yardstick, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from valuecase.case import ValueCase
from valuecase.economics.prices import Prices, years_in
from valuecase.figures import PRODUCT
from valuecase.portfolio.cost_tables import Beside, OnYardstick, Side, tables_of
from valuecase.portfolio.words import listed, names_of, real


@dataclass(frozen=True, slots=True)
class Yardstick:
    """All tables of costs of the real cases. `base`: the year whose prices are used; empty where nothing is on it."""

    base: str
    on: tuple[OnYardstick, ...]
    beside: tuple[Beside, ...]

    @property
    def prices_moved(self) -> bool:
        """Whether any cost had to be brought to other prices."""
        return any(table.prices != self.base for table in self.on)

    @property
    def unfair(self) -> list[str]:
        """What makes it unfair to read one table against another, each in a sentence without its full stop."""
        return list(_unfair(self)) if len(self.on) > 1 else []


def _unfair(found: Yardstick) -> Iterator[str]:
    if len({frozenset(table.counted) for table in found.on}) > 1:
        yield "The tables do not hold the same services; what is in each stands beside it, and more agencies come to more"
    top = list(dict.fromkeys(table.place for table in found.on if table.chosen.lower().startswith("top")))
    if top:
        yield f"In {listed(top)} those were chosen whose costs were highest, and such costs fall back by themselves"
    people = list(dict.fromkeys(side.people for table in found.on for side in table.sides))
    if len(people) > 1:
        yield f"They are not for the same people, nor for as many: {listed(people)}"
    periods = list(dict.fromkeys(side.period for table in found.on for side in table.sides if side.period))
    if len(periods) > 1:
        yield f"Costs were counted over {listed(periods)}; what is counted over a short time varies more"
    if found.prices_moved:
        yield "Prices were brought together by an index of the whole economy, which is not that of these services"


def yardstick(cases: Iterable[ValueCase], prices: Prices) -> Yardstick:
    """Every audit and every comparison of the real cases, on the yardstick or beside it."""
    on: list[OnYardstick] = []
    beside: list[Beside] = []
    chosen = real(cases)
    names = names_of(chosen)
    for case in chosen:
        for table in tables_of(case):
            if isinstance(table, OnYardstick):
                on.append(replace(table, place=names[case.id]))
            else:
                beside.append(replace(table, place=names[case.id]))
    base = base_year([table.prices for table in on], prices)
    brought: list[OnYardstick] = []
    for table in on:
        factor = prices.factor(table.prices, base)
        if factor is None:
            reason = (
                f"its prices are those of {table.prices}, and the table of prices does not lead from there to {base}"
            )
            figures = tuple(side.figure.partition("/")[2] for side in table.sides)
            beside.append(Beside(table.case, table.name, table.title, figures, (reason,), place=table.place))
        else:
            sides = tuple(_brought(side, table.prices, base, prices) for side in table.sides)
            brought.append(replace(table, sides=sides))
    order = {case.id: number for number, case in enumerate(chosen)}
    return Yardstick(base, tuple(brought), tuple(sorted(beside, key=lambda b: order[b.case.id])))


def base_year(years: Sequence[str], prices: Prices) -> str:
    """The price year that most of the tables can be brought to; of several such, the one that ends last."""

    def rank(base: str) -> tuple[int, tuple[int, ...], bool]:
        reached = sum(prices.factor(year, base) is not None for year in years)
        return reached, years_in(base)[-1:], len(years_in(base)) == 1  # a calendar year ends after March

    return max(sorted(set(years)), key=rank, default="")


def _brought(side: Side, year: str, base: str, prices: Prices) -> Side:
    """A cost at the prices of the base year: × the level of that year ÷ the level of its own."""
    if year == base:
        return side
    factor = prices.factor(year, base)
    assert factor is not None
    nominal = side.nominal
    formula = f"{nominal.wrapped(PRODUCT)} × {prices.shown(base)} ÷ {prices.shown(year)}"
    slopes = {at: slope * factor for at, slope in nominal.slopes.items()}
    cost = replace(nominal, value=nominal.value * factor, slopes=slopes, formula=formula, binds=PRODUCT)
    return replace(side, cost=cost)
