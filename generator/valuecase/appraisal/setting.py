"""What holds for a whole appraisal: its years, its prices, its rates, and what is known of the tables it draws on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from valuecase.appraisal.model import Appraisal, Flow
from valuecase.assumptions import Assumptions
from valuecase.book import Entry
from valuecase.economics.discounting import Schedule, own_rate, schedules
from valuecase.figures import Input
from valuecase.problems import Route
from valuecase.reading.assumed import Rate
from valuecase.spans import Calendar
from valuecase.values import Written

#: More years than these are no plan.
MOST_YEARS = 150
#: Amounts, each of one line in one year, and ranges and scenarios, of all appraisals of a case: what is worked out again
#: for each of them takes long.
MOST_AMOUNTS, MOST_TRIALS = 1_500, 50


@dataclass(frozen=True, slots=True)
class Table:
    """What is known of a table whose figures may be used: how long it is for, where that stands, at whose prices.

    of: the table whose people this one is a part of, or whose comparison group it is; empty where there is none
    parts: figures that a printed one is made of
    """

    period: Written | None = None
    period_at: Route = ()
    price_year: str = ""
    of: str = ""
    parts: tuple[str, ...] = ()


@dataclass(slots=True)
class Setting:
    """What the streams of one appraisal share.

    entry:    where its figures are written
    years:    names of the years
    prices:   the year whose prices are used; empty where none is said
    schedule: the rates; None where none is said and none is needed
    tables:   what is known of the tables of costs, by id
    refusals: what cannot be worked out, and why, in the order it was met
    price_years: the years whose prices amounts are at, as far as that is said
    unsaid:   flows with a figure of the case of which nothing says at whose prices it is
    """

    entry: Entry
    years: tuple[str, ...]
    prices: str
    schedule: Schedule | None
    assumptions: Assumptions
    calendar: Calendar
    tables: Mapping[str, Table]
    refusals: list[str] = field(default_factory=list)
    price_years: set[str] = field(default_factory=set)
    unsaid: list[str] = field(default_factory=list)

    def refuse(self, words: str) -> None:
        """Say once that something cannot be worked out, and why."""
        if words not in self.refusals:
            self.refusals.append(words)


def too_much(appraisals: Mapping[str, Appraisal]) -> str:
    """What there is more of in the appraisals of a case than is worked out; empty where there is not."""
    amounts = trials = 0
    for appraisal in appraisals.values():
        flows: list[Flow] = [*(appraisal.costs or {}).values(), *(appraisal.benefits or {}).values()]
        years = max([int(appraisal.years.value) if appraisal.years else 0, *(len(flow.by_year) for flow in flows)])
        amounts += len(flows) * years if years <= MOST_YEARS else 0  # which has a message of its own
        trials += len(appraisal.vary) + len(appraisal.scenarios)
    if amounts > MOST_AMOUNTS:
        return f"{amounts:,} amounts, one for each line and year, are more than {MOST_AMOUNTS:,}"
    return f"{trials} ranges and scenarios are more than {MOST_TRIALS}" if trials > MOST_TRIALS else ""


def years_of(entry: Entry, appraisal: Appraisal) -> tuple[str, ...]:
    """The names of the years, as many as are said, else as the longest list of amounts has; none where neither says."""
    flows: list[Flow] = [*(appraisal.costs or {}).values(), *(appraisal.benefits or {}).values()]
    longest = max((len(flow.by_year) for flow in flows), default=0)
    number = int(appraisal.years.value) if appraisal.years else longest
    if number > MOST_YEARS:
        words = f"{number} years are more than {MOST_YEARS}"
        entry.problem("VC417", ("years",), words, "say how many years there are, as in years: 5")
        return ()
    if not number and "years" not in appraisal.missing and any(flow.each_year or flow.of for flow in flows):
        hint = "add years: 5; if nobody knows, say so: missing: {years: …}"
        entry.problem("VC417", (), "nothing says over how many years", hint, on="key")
    return tuple(_year_name(str(appraisal.starts or ""), step) for step in range(number))


def _year_name(starts: str, step: int) -> str:
    match = re.fullmatch(r"(\d{4})(/\d{2})?(?:-\d{2}){0,2}", starts)
    if not match:
        return f"Year {step + 1}"
    year = int(match[1]) + step
    return f"{year}/{(year + 1) % 100:02}" if match[2] else str(year)


def schedule_of(rate: Rate | None) -> Schedule | None:
    """The rates that a written discount rate stands for."""
    if rate is None:
        return None
    return own_rate(rate.own.value) if rate.own else schedules()[rate.schedule]


def rate_input(own: Entry, rate: Rate | None) -> tuple[Input, ...]:
    """Where the discount rate of an appraisal, or of one flow, was written."""
    return (Input(own.book.document.file, (*own.route, "discount"), rate.text),) if rate else ()
