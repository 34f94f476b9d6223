"""Charts with their pictures, and where their tables are in the site; a change with its two ends."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from valuecase.case import ValueCase
from valuecase.charts.chart import Chart, file_name

#: Figures that say how much something changed.
CHANGES = ("change", "reduction", "reduction-percent", "increase", "increase-percent", "per-month")


@dataclass(frozen=True, slots=True)
class Ends:
    """The names of the figures before and after, and which way it went: rise, fall, same."""

    before: str
    after: str
    way: str


def csv_of(case: ValueCase, chart: Chart) -> str:
    """Where a chart's table is in the site."""
    return f"{case.id}/{file_name(chart.id)}.csv"


#: Charts of up to so many rows have their table beside them.
MOST_BESIDE = 8


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart with its picture."""

    chart: Chart
    svg: Markup

    @property
    def is_short(self) -> bool:
        """Whether its table is small enough to stand beside it."""
        chart = self.chart
        return len(chart.rows) <= MOST_BESIDE and len(chart.heads) == 2 and not chart.grouped
