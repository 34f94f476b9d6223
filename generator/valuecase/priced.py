"""Amounts at the prices that are wanted, and what one of something costs: as written, or by a code of the project's table."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from valuecase.assumptions import Assumptions, UnitCost
from valuecase.book import Entry
from valuecase.economics.prices import years_in
from valuecase.figures import PRODUCT, Figure, Input, Quantity
from valuecase.reading.assumed import Code
from valuecase.reading.ids import slugged
from valuecase.reading.nearby import misspelt
from valuecase.values import PER_WORDS, RATIO, Written


def put_unit_cost(entry: Entry, written: Written | Code, prices: str, assumptions: Assumptions) -> Figure | str:
    """Write down what one costs, once for an entry; words where it cannot be, empty ones where an error was said.

    A cost of the project's table stands beside the original where it was brought to other prices.
    """
    known = entry.book.ledger.get(f"{entry.name}.unit-cost")
    if known is not None:
        return known
    if isinstance(written, Written) and "£" not in written.text and slugged(written.text) in assumptions.unit_costs:
        written = Code(slugged(written.text))
    if isinstance(written, Written) and written.unit.per in PER_WORDS:
        words = f"“{written.text}” is a rate, and one of them costs an amount"
        entry.problem("VC307", ("unit-cost",), words, "write what one costs: £210")
        return ""
    if isinstance(written, Written):
        return entry.figure("unit-cost", "cost of one", entry.input(("unit-cost",), written))
    listed = assumptions.unit_costs.get(written)
    if listed is None:
        _unknown(entry, written, assumptions)
        return ""
    return _from_table(entry, str(written), listed, prices, assumptions)


def _unknown(entry: Entry, code: Code, assumptions: Assumptions) -> None:
    said = any(p.code == "VC209" and p.route == (*entry.route, "unit-cost") for p in entry.book.problems)
    if said or assumptions.broken:
        return
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
    ratio = to_prices(year, prices, assumptions)
    if isinstance(ratio, str):
        return f"what one costs in “{entry.title}” {ratio}"
    label = f"cost of one, {listed.description}, at prices of {year}"
    kept = entry.figure("unit-cost.original", label, original, source=source)
    return entry.figure("unit-cost", f"cost of one at prices of {prices}", kept * ratio, source=source)


def to_prices(year: str, base: str, assumptions: Assumptions) -> Quantity | str:
    """What brings an amount at the prices of one year to those of another; words where the index does not lead there.

    real(base) = nominal(year) × level(base) ÷ level(year)
    """
    prices = assumptions.prices
    factor = prices.factor(year, base)
    if factor is None:
        lacking = " and no ".join(one for one in (year, base) if prices.level(one) is None)
        return f"is at prices of {year} and cannot be brought to those of {base}: the price index has no {lacking}"
    inputs = tuple(at for one in (base, year) for at in _levels(one, assumptions))
    return Quantity(factor, RATIO, {}, f"{prices.shown(base)} ÷ {prices.shown(year)}", PRODUCT, inputs)


def _levels(year: str, assumptions: Assumptions) -> Iterator[Input]:
    """Where the project wrote the levels that a year's is made of."""
    rows = assumptions.index.rows if assumptions.index else {}
    own = slugged(year)
    for name in [own] if own in rows else [str(number) for number in years_in(year)]:
        if name in rows:
            yield Input(assumptions.file, ("price-index", "rows", name, "index"), rows[name].index.text)
