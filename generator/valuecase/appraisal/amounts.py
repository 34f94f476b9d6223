"""What a flow comes to in each year, at the prices of the appraisal: money, numbers × unit cost, or a figure of the case."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import NoReturn

from valuecase.appraisal.model import Flow
from valuecase.appraisal.plan import NOTHING, pounds
from valuecase.appraisal.setting import Setting, Table
from valuecase.book import Entry
from valuecase.figures import Arithmetic, Input, Quantity
from valuecase.priced import put_unit_cost, to_prices
from valuecase.problems import Route
from valuecase.reading.assumed import Code
from valuecase.values import PERCENT, POUNDS, RATIO, Unit, Value, Written, show


class _Unclear(Exception):
    """The amount of a flow cannot be worked out; what is wrong was said."""


def yearly_amounts(
    own: Entry, flow: Flow, setting: Setting
) -> tuple[tuple[Quantity, ...], Arithmetic | None, Quantity | None] | None:
    """Pounds in each year at the appraisal's prices; what one costs where things are counted; what all of it comes to
    in a year where years take parts of it. None where unclear.
    """
    try:
        one = _one(own, flow, setting)
        each, price_year = _each_year(own, flow, setting, one)
        listed = _listed(own, flow, setting, each, one)
    except _Unclear:
        return None
    factor = _to_prices(own, flow, setting, price_year if one is None or flow.price_year else "")
    if factor is None:
        return None
    amounts = tuple((amount * factor if factor is not NO_FACTOR and amount.value else amount) for amount in listed)
    whole = (each * factor).called(POUNDS) if each is not None and (flow.by_year or flow.in_) else None
    return amounts, one, whole


NO_FACTOR = Quantity(Fraction(1), RATIO, {}, "1")


def _one(own: Entry, flow: Flow, setting: Setting) -> Arithmetic | None:
    """What one costs, at the prices of the appraisal where the project's table knows it."""
    if flow.unit_cost is None:
        return None
    if isinstance(flow.unit_cost, Code):
        if flow.price_year:
            words = "the table of unit costs says of which year its prices are"
            _unclear(own, ("price-year",), words, "leave out price-year", on_key=True)
        if flow.unit_cost in setting.assumptions.unit_costs:
            setting.price_years.add(str(setting.assumptions.unit_costs[flow.unit_cost].price_year))
    made = put_unit_cost(own, flow.unit_cost, setting.prices, setting.assumptions)
    if isinstance(made, str):
        if made:
            setting.refuse(made)
        raise _Unclear
    return made


def _each_year(own: Entry, flow: Flow, setting: Setting, one: Arithmetic | None) -> tuple[Quantity | None, str]:
    """What it comes to each year where that is said once, and the year whose prices that is at."""
    said = [key for key, value in (("each-year", flow.each_year), ("of", flow.of)) if value is not None]
    price_year = str(flow.price_year or "")
    if len(said) > 1:
        _unclear(own, ("of",), "each-year and of: both say what it comes to", "keep one of the two")
    if flow.each_year is not None:
        amount = _number(own, ("each-year",), flow.each_year, one)
        shown = pounds(amount) if one is not None else ""
        return own.figure("each-year", "each year", amount, display=shown).term(), price_year
    if flow.of is not None:
        figure, table = _of(own, flow, setting)
        amount = _in_pounds(own, ("of",), figure, one)
        name = "each year" if amount.formula == figure.term().formula else "each year, worked out"
        return own.figure("each-year", name, amount, display=pounds(amount)).term(), price_year or table.price_year
    if not flow.by_year and not flow.in_:
        _without_amount(own, flow, setting)
    return None, price_year


def _without_amount(own: Entry, flow: Flow, setting: Setting) -> None:
    """A flow whose amount the source lacks is a refusal; one whose amount was forgotten is an error."""
    if {"each-year", "of", "by-year", "in"} & set(flow.missing):
        setting.refuse(f"what “{_called(own, setting)}” comes to is not recorded")
        raise _Unclear
    hint = "add each-year:, of:, by-year: or in:; if the source has none, say so: missing: {each-year: …}"
    _unclear(own, (), "nothing says what it comes to", hint, on_key=True)


def _of(own: Entry, flow: Flow, setting: Setting) -> tuple[Quantity, Table]:
    """A figure of the case, brought to a year."""
    name = str(flow.of)
    book = own.book
    if book.is_broken(name):
        raise _Unclear
    figure = book.ledger.get(name)
    if figure is None:
        own.problem("VC206", ("of",), f"there is no figure “{name}”", book.offer(name))
        raise _Unclear
    section, _, rest = name.partition(".")
    table = setting.tables.get(rest.partition(".")[0], Table()) if section == "costs" else Table()
    return _a_year(own, flow, setting, figure.term(), table), table


def _a_year(own: Entry, flow: Flow, setting: Setting, amount: Quantity, table: Table) -> Quantity:
    """An amount over some length of time as that of a year."""
    per = amount.unit.per
    if per == "year":
        return amount
    if per in ("week", "month"):
        return setting.calendar.rate(amount, "year")
    if per:
        _unclear(own, ("of",), f"{flow.of} is per {per}", "name a figure of all together, or of a year")
    if amount.unit.kind == "count" and flow.period is None and table.period is None:
        return amount  # so many each year, as the author says by naming it here
    if flow.period is not None:
        length = own.input(("period",), flow.period)
    elif table.period is not None:
        at = Input(own.book.document.file, table.period_at, table.period.text)
        length = Quantity(table.period.value, table.period.unit, {}, table.period.display, inputs=(at,))
    else:
        hint = "add period: 12 months, or how long it is for"
        _unclear(own, ("of",), f"nothing says how long {flow.of} is for", hint)
    years = setting.calendar.span(length, "years")
    return amount if years.value == 1 else amount / years


def _listed(
    own: Entry, flow: Flow, setting: Setting, each: Quantity | None, one: Arithmetic | None
) -> tuple[Quantity, ...]:
    """An amount for each year."""
    number = len(setting.years)
    if flow.in_:
        return _in_single_years(own, flow, setting, each, one)
    if not flow.by_year:
        if not number:
            raise _Unclear  # said once for all, by years_of
        assert each is not None
        return (each.called(POUNDS),) * number
    if len(flow.by_year) != number:
        words = f"{len(flow.by_year)} amount{'' if len(flow.by_year) == 1 else 's'} for {number} years"
        _unclear(own, ("by-year",), words, f"write one for each year from {setting.years[0]} on; £0 where there is none",
                 code="VC417")  # fmt: skip
    return tuple(_of_year(own, ("by-year", index), value, each, one) for index, value in enumerate(flow.by_year))


def _in_single_years(
    own: Entry, flow: Flow, setting: Setting, each: Quantity | None, one: Arithmetic | None
) -> tuple[Quantity, ...]:
    """Amounts of the years that are named, and nothing in all others."""
    if flow.by_year:
        _unclear(own, ("in",), "by-year and in: both say what it comes to", "keep one of the two", on_key=True)
    for year in flow.in_:
        if year not in setting.years:
            ends = f"{setting.years[0]} to {setting.years[-1]}" if setting.years else "not known"
            words = f"{year} is none of the years of the appraisal, which are {ends}"
            _unclear(
                own, ("in", str(year)), words, "name a year as the page prints it: 2026/27", code="VC417", on_key=True
            )
    found = {str(year): _of_year(own, ("in", str(year)), value, each, one) for year, value in flow.in_.items()}
    return tuple(found.get(year, NOTHING) for year in setting.years)


def _of_year(own: Entry, route: Route, value: Value, each: Quantity | None, one: Arithmetic | None) -> Quantity:
    if isinstance(value, Written) and value.unit == PERCENT:
        if each is None:
            _unclear(own, route, f"“{value.text}” is a part, and nothing says of what", "add each-year: or of:")
        part = _assumed(own, route, value)
        return NOTHING if not value.value else each.called(POUNDS) if value.value == 100 else each * part.as_ratio()
    if each is not None:
        hint = "write parts of it, such as 50%, or leave out each-year: and of:"
        _unclear(own, route, f"“{value.text}” stands beside what it comes to each year", hint)
    return _number(own, route, value, one)


def _number(own: Entry, route: Route, value: Value, one: Arithmetic | None) -> Quantity:
    """Written money, or a number of things × what one costs."""
    if not isinstance(value, Written) or value.unit.kind not in ("money", "count"):
        _unclear(
            own,
            route,
            f"“{value.text}” is neither money nor a number of things",
            "write £310k; or 120, and a unit-cost",
        )
    if value.unit.per not in ("", "year"):
        _unclear(own, route, f"“{value.text}” is not for a year", "write what it comes to in a year")
    return _in_pounds(own, route, own.input(route, value), one)


def _in_pounds(own: Entry, route: Route, amount: Quantity, one: Arithmetic | None) -> Quantity:
    """An amount of money as it is; a number of things × what one costs."""
    if amount.unit.kind == "money":
        if one is not None:
            _unclear(
                own, route, "this is money already, and a unit cost is for a number of things", "leave out unit-cost:"
            )
        return amount.called(POUNDS)
    if amount.unit.kind != "count":
        _unclear(own, route, f"{amount.unit.name} are neither money nor a number of things", "name another figure")
    if one is None:
        _unclear(
            own,
            route,
            "this is a number of things, and nothing says what one costs",
            "add unit-cost:, or write an amount of money with a pound sign",
        )
    return amount.called(Unit("count", of=amount.unit.of)) * one


def _to_prices(own: Entry, flow: Flow, setting: Setting, price_year: str) -> Quantity | None:
    """What brings amounts at the prices of one year to those of the appraisal; None where the index does not lead there."""
    if price_year:
        setting.price_years.add(price_year)
    elif flow.of is not None and flow.unit_cost is None:
        setting.unsaid.append(_called(own, setting))
    if not price_year or not setting.prices or price_year == setting.prices:
        return NO_FACTOR
    factor = to_prices(price_year, setting.prices, setting.assumptions)
    if isinstance(factor, str):
        setting.refuse(f"“{_called(own, setting)}” {factor}")
        return None
    at = Input(own.book.document.file, (*setting.entry.route, "prices"), setting.prices)
    factor = replace(factor, inputs=(*factor.inputs, at))
    words = f"prices of {price_year} to those of {setting.prices}"
    return own.figure("to-prices", words, factor, display=show(factor.value, RATIO, 4)).term()


def _called(own: Entry, setting: Setting) -> str:
    """What a flow is called within its appraisal."""
    return own.title.removeprefix(f"{setting.entry.title}, ")


def _assumed(own: Entry, route: Route, number: Written) -> Quantity:
    """A number that is chosen and not measured: exactly what it is written as."""
    at = Input(own.book.document.file, (*own.route, *route), number.text)
    return Quantity(number.value, number.unit, {at: Fraction(1)}, number.display, inputs=(at,))


def assumed(own: Entry, key: str, number: Written | None) -> Quantity | None:
    """A written assumption of a flow, None where it is not stated."""
    return None if number is None else _assumed(own, (key,), number)


def _unclear(
    own: Entry, route: Route, message: str, hint: str, *, code: str = "VC419", on_key: bool = False
) -> NoReturn:
    """Say what is wrong and stop working this flow out."""
    own.problem(code, route, message, hint, on="key" if on_key else "value")
    raise _Unclear
