"""What a pound of a later year is worth now: schedules of real discount rates that step down, and factors from them.

`DF(t) = Π 1/(1 + r_k), k = 1 … t`, and 1 for now. A lower rate for later years never reaches
back: the first thirty years are discounted at the first rate however far off the end is. Half
a year is the square root of a year's factor.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal

TABLE = Path(__file__).with_name("discount-rates.csv")
Timing = Literal["start", "mid", "end"]
#: How far into its year money moves, in years.
MOMENTS: Mapping[str, Fraction] = {"start": Fraction(0), "mid": Fraction(1, 2), "end": Fraction(1)}
#: What a schedule of the table is called by an author, and its column.
COLUMNS = {"green-book": "standard", "health": "health", "lower": "lower"}
#: A root has no end; these digits are far more than any result shows.
_ROOTS = Context(prec=40)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Rates by years from now.

    name:   `green-book`, `health`, `lower`; empty for a rate of one's own
    steps:  the last year that a rate holds for and the rate in percent, in order; None for all later years
    origin: where it comes from, as the page prints it
    """

    name: str
    steps: tuple[tuple[int | None, Fraction], ...]
    origin: str = ""

    @property
    def first(self) -> Fraction:
        """The rate of the first years, in percent."""
        return self.steps[0][1]

    def periods(self, years: Fraction) -> tuple[tuple[Fraction, Fraction], ...]:
        """How many of `years` years each rate holds for: (30, 3.5) and (5, 3) for 35 years."""
        found: list[tuple[Fraction, Fraction]] = []
        begun = Fraction(0)
        for last, rate in self.steps:
            until = years if last is None else min(years, Fraction(last))
            if until > begun:
                found.append((until - begun, rate))
                begun = until
        return tuple(found)

    def factor(self, years: Fraction) -> Fraction:
        """What a pound in so many years is worth now: 0.9335… for 2 years at 3.5%."""
        factor = Fraction(1)
        for length, rate in self.periods(years):
            factor /= _power(1 + rate / 100, length)
        return factor

    def moved(self, points: Fraction) -> Schedule:
        """The same steps, each so many percentage points higher; no rate falls below nothing."""
        return Schedule(
            self.name, tuple((last, max(rate + points, Fraction(0))) for last, rate in self.steps), self.origin
        )


def own_rate(percent: Fraction) -> Schedule:
    """One rate for all years."""
    return Schedule("", ((None, percent),))


@cache
def schedules() -> Mapping[str, Schedule]:
    """The Green Book's schedules by name, as they were when this version was made."""
    origin, *lines = TABLE.read_text("utf-8").splitlines()
    rows = list(csv.DictReader(lines))
    return {
        name: Schedule(
            name,
            tuple((int(row["to_year"]) if row["to_year"] else None, _percent(row[column])) for row in rows),
            origin.lstrip("# ").rstrip("."),
        )
        for name, column in COLUMNS.items()
    }


def _percent(text: str) -> Fraction:
    return Fraction(text.removesuffix("%"))


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    """A power with a whole or a half exponent; whole ones are exact."""
    whole, rest = divmod(exponent, 1)
    power = base ** int(whole)
    return power * _root(base) if rest else power


@cache
def _root(value: Fraction) -> Fraction:
    quotient = _ROOTS.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Fraction(_ROOTS.sqrt(quotient))
