"""Charts with their pictures, and where their tables are in the site; a change with its two ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from valuecase.charts.chart import Chart, file_name

#: Figures that say how much something changed.
CHANGES = ("change", "reduction", "reduction-percent", "increase", "increase-percent", "per-month")


@dataclass(frozen=True, slots=True)
class Ends:
    """The names of the figures before and after, and which way it went: rise, fall, same."""

    before: str
    after: str
    way: str


def csv_of(chart: Chart) -> str:
    """Where a chart's table is in the folder of its case."""
    return f"{file_name(chart.id)}.csv"


def svg_of(chart: Chart) -> str:
    """Where a chart's picture is in the folder of its case."""
    return f"{file_name(chart.id)}.svg"


#: Charts of up to so many rows have their table beside them.
MOST_BESIDE = 8


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart with its picture."""

    chart: Chart
    svg: str

    @property
    def size(self) -> tuple[int, int]:
        """How wide and how high the picture is, in whole pixels, so that a page keeps its place before it is there."""
        head = self.svg.partition(">")[0]
        wide, high = (re.search(rf'\b{name}="([\d.]+)"', head) for name in ("width", "height"))
        return round(float(wide[1]) if wide else 0), round(float(high[1]) if high else 0)

    @property
    def is_short(self) -> bool:
        """Whether its table is small enough to stand beside it."""
        chart = self.chart
        return len(chart.rows) <= MOST_BESIDE and len(chart.heads) == 2 and not chart.grouped
