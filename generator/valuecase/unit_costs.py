"""What one of something costs: as written, or by a code of the project's table, at the prices that are wanted."""

from __future__ import annotations

from fractions import Fraction

from valuecase.assumptions import Assumptions, UnitCost
from valuecase.book import Entry
from valuecase.figures import PRODUCT, Figure, Input, Quantity
from valuecase.reading.assumed import Code
from valuecase.reading.nearby import misspelt
from valuecase.values import RATIO, Written


def put_unit_cost(entry: Entry, written: Written | Code, prices: str, assumptions: Assumptions) -> Figure | str:
    """Write down what one costs, once for an entry; words where it cannot be, empty ones where an error was said.

    A cost of the project's table stands beside the original where it was brought to other prices.
    """
    known = entry.book.ledger.get(f"{entry.name}.unit-cost")
    if known is not None:
        return known
    if isinstance(written, Written):
        return entry.figure("unit-cost", "cost of one", entry.input(("unit-cost",), written))
    listed = assumptions.unit_costs.get(written)
    if listed is None:
        _unknown(entry, written, assumptions)
        return ""
    return _from_table(entry, str(written), listed, prices, assumptions)


def _unknown(entry: Entry, code: Code, assumptions: Assumptions) -> None:
    known = list(assumptions.unit_costs)
    near = misspelt(code, known)
    hint = f"did you mean {near}?" if near else f"the codes known here are: {', '.join(known[:12]) or 'none'}"
    entry.problem("VC209", ("unit-cost",), f"there is no unit cost “{code}” in {assumptions.file}", hint)


def _from_table(entry: Entry, code: str, listed: UnitCost, prices: str, assumptions: Assumptions) -> Figure | str:
    at = Input(assumptions.file, ("unit-costs", "rows", code, "cost"), listed.cost.text, listed.cost.half)
    original = Quantity(listed.cost.value, listed.cost.unit, {at: Fraction(1)}, listed.cost.display, inputs=(at,))
    source = f"{listed.source} ({listed.code})"
    year = str(listed.price_year)
    if not prices or year == prices:
        return entry.figure("unit-cost", f"cost of one, {listed.description}", original, source=source)
    index = assumptions.prices
    factor = index.factor(year, prices)
    if factor is None:
        lacking = " and no ".join(y for y in (year, prices) if index.level(y) is None)
        return (
            f"what one costs in “{entry.title}” is at prices of {year} and cannot be brought to those of {prices}: "
            f"the price index has no {lacking}"
        )
    label = f"cost of one, {listed.description}, at prices of {year}"
    kept = entry.figure("unit-cost.original", label, original, source=source)
    ratio = Quantity(factor, RATIO, {}, f"{index.shown(prices)} ÷ {index.shown(year)}", PRODUCT)
    return entry.figure("unit-cost", f"cost of one at prices of {prices}", kept * ratio, source=source)
