"""Lengths of time in another unit, with their working, so that a rate can be followed."""

from __future__ import annotations

from fractions import Fraction

from valuecase.book import Entry
from valuecase.figures import Arithmetic, Figure, Quantity
from valuecase.reading.numbers import read_period
from valuecase.values import Unit, Written, show

DEFAULT_YEAR = read_period("52 weeks")
MONTHS_A_YEAR = 12
RATES = (
    ("per-week", "cost per week", "weeks"),
    ("per-month", "cost per month", "months"),
    ("per-year", "cost per year", "years"),
)


class Calendar:
    """How many weeks this file takes a year to have: written as `year:`, else 52; unknown if that cannot be read."""

    def __init__(self, year: Written | None, at: Quantity | None, *, weeks_known: bool = True) -> None:
        self.weeks = (year or DEFAULT_YEAR).value
        self.at = at
        self.weeks_known = weeks_known

    def span(self, period: Quantity, unit: str) -> Quantity:
        """A period in weeks, months or years: 2 years are 104 weeks where a year has 52."""
        have = period.unit.kind
        if have == unit:
            return period
        factor = self._in_years(have) / self._in_years(unit)
        year_used = "weeks" in (have, unit)
        value = period.value * factor
        formula = f"{period.formula} {_factor(factor, have, unit, self.weeks)}"
        if year_used and self.at is None:
            formula += " (a year taken as 52 weeks)"
        inputs = (*period.inputs, *(self.at.inputs if year_used and self.at else ()))
        return Quantity(value, Unit(unit), {}, formula, 2, inputs)  # type: ignore[arg-type]

    def rate(self, amount: Arithmetic, per: str) -> Quantity:
        """A rate of money per week, month or year as one per another of these."""
        q = amount.term()
        have = q.unit.per
        if have == per:
            return q
        factor = self._in_years(f"{per}s") / self._in_years(f"{have}s")
        year_used = "week" in (have, per)
        formula = f"{q.wrapped(2)} {_factor(factor, f'{per}s', f'{have}s', self.weeks)}"
        inputs = (*q.inputs, *(self.at.inputs if year_used and self.at else ()))
        slopes = {at: slope * factor for at, slope in q.slopes.items()}
        return Quantity(q.value * factor, Unit(q.unit.kind, per, q.unit.of), slopes, formula, 2, inputs, q.first_order)

    def _in_years(self, unit: str) -> Fraction:
        return {"years": Fraction(1), "months": Fraction(1, MONTHS_A_YEAR), "weeks": 1 / self.weeks}[unit]


def _factor(factor: Fraction, have: str, unit: str, weeks: Fraction) -> str:
    if factor.denominator == 1:
        return f"× {_shown(factor, unit)} a {have[:-1]}"
    if factor.numerator == 1:
        return f"÷ {_shown(1 / factor, have)} a {unit[:-1]}"
    a_year = {"weeks": _shown(weeks, "weeks"), "months": _shown(Fraction(MONTHS_A_YEAR), "months"), "years": "1 year"}
    return f"× {a_year[unit]} ÷ {a_year[have]}"


def _shown(value: Fraction, unit: str) -> str:
    return show(value, Unit(unit))  # type: ignore[arg-type]


def put_rates(entry: Entry, amount: Arithmetic, period: Quantity, calendar: Calendar) -> dict[str, Figure]:
    """Write down an amount per week, per month and per year, and the spans they are divided by."""
    made: dict[str, Figure] = {}
    for key, label, unit in RATES:
        if not calendar.weeks_known and "weeks" in (unit, period.unit.kind):
            continue
        span: Arithmetic = calendar.span(period, unit)
        if span.term().formula != period.formula:
            length = span.term()
            span = entry.figure(unit, f"length in {unit}", length)
        made[key] = entry.figure(key, label, amount / span)
    return made
