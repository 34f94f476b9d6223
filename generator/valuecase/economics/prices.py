"""Prices of one year brought to those of another, by the GDP deflator.

The table that comes along is by calendar years. A financial year runs from April to March, so it is
made of three quarters of the year it begins in and one quarter of the next; where a table lacks
either of the two, the financial year is not known, and nothing is guessed. A table that a project
brings may hold financial years too, and then its own numbers are used for them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from valuecase.values import rounded

TABLE = Path(__file__).with_name("gdp-deflator.csv")
#: How much of a financial year lies in the calendar year it begins in.
FIRST_PART = Fraction(3, 4)
#: Years in which the pandemic bent the series: what government produced was hard to measure.
BENT = (2020, 2021)
_YEAR = re.compile(r"(\d{4})(?:/(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Prices:
    """How the price level moved.

    origin: where the table comes from, and its date, as the page prints it
    index:  calendar year (`2024`) or financial year (`2024/25`) → level
    """

    origin: str
    index: Mapping[str, Fraction]

    def level(self, year: str) -> Fraction | None:
        """The level of a calendar year (`2024`) or a financial year (`2022/23`); None where the table does not say."""
        if year in self.index:
            return self.index[year]
        levels = [self.index.get(str(number)) for number in years_in(year)]
        if len(levels) < 2 or levels[0] is None or levels[1] is None:
            return None
        return FIRST_PART * levels[0] + (1 - FIRST_PART) * levels[1]

    def factor(self, year: str, base: str) -> Fraction | None:
        """What an amount at the prices of `year` is multiplied by to be at those of `base`; 1 for the same year.

        real(base) = nominal(year) × level(base) ÷ level(year)
        """
        if year == base:
            return Fraction(1)
        here, there = self.level(year), self.level(base)
        return there / here if here and there else None

    def shown(self, year: str) -> str:
        """A level as the working prints it: `91.938`."""
        level = self.level(year)
        return f"{float(rounded(level, Fraction(1, 1000))):.3f}" if level else ""


def years_in(year: str) -> tuple[int, ...]:
    """The calendar years that a year touches: one, or for a financial year two; none for what is not a year."""
    match = _YEAR.fullmatch(year)
    if not match:
        return ()
    first = int(match[1])
    return (first, first + 1) if match[2] else (first,)


def is_bent(year: str) -> bool:
    """Whether the pandemic bent the series in that year."""
    return any(number in BENT for number in years_in(year))


@cache
def gdp_deflator() -> Prices:
    """HM Treasury's GDP deflators at market prices, as they were when this version was made."""
    origin, *lines = TABLE.read_text("utf-8").splitlines()
    index = {row["year"]: Fraction(row["index"]) for row in csv.DictReader(lines)}
    return Prices(origin.lstrip("# ").rstrip("."), index)
