"""The pages about all cases side by side: home, compare, the evidence map, what is said in several places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from markupsafe import Markup

from valuecase.case import ValueCase
from valuecase.cells import csv_text
from valuecase.charts.chart import Chart, file_name, table_as_csv
from valuecase.economics.prices import Prices, is_bent
from valuecase.evidence import LEVELS
from valuecase.portfolio.charts import cost_charts, measure_chart
from valuecase.portfolio.claimed import Claims
from valuecase.portfolio.cost_tables import Side
from valuecase.portfolio.evidence_map import EvidenceMap, as_csv, evidence_map, in_a_sentence, in_map
from valuecase.portfolio.measures import Measures, measures
from valuecase.portfolio.rows import ORDERS, CaseRow, facets, ordered, places, row_of
from valuecase.portfolio.said import KINDS, Recurring, holdings, recurring
from valuecase.portfolio.words import invented, listed, names_of, number_of, place_of, real
from valuecase.portfolio.yardstick import Yardstick, yardstick
from valuecase.project import Project
from valuecase.site.drawn import Drawn

#: Address, title and template of the pages in the menu “Across cases”.
PAGES = (
    ("compare.md", "Compare", "compare.html"),
    ("evidence-map.md", "Evidence map", "evidence-map.html"),
    ("said.md", "Said in several places", "said.html"),
)
HOME = "home.html"
MAP_CSV, COSTS_CSV = "evidence-map.csv", "cost-per-person.csv"
#: How the names of the outlines begin.
MARK = "vc-mark-"
#: The outline of a mark for each level of strength, all of the same area, around the middle of their picture.
SHAPES = {
    0: '<circle r="0.8" fill="none" stroke="currentColor" stroke-width="0.22" stroke-dasharray="0.36 0.27"/>',
    1: '<circle r="0.76" fill="none" stroke="currentColor" stroke-width="0.24"/>',
    2: '<circle r="0.76" fill="none" stroke="currentColor" stroke-width="0.24"/>'
    '<path d="M-0.8 0A0.8 0.8 0 0 0 0.8 0Z" fill="currentColor"/>',
    3: '<path d="M0-1.2L1.08 0.66H-1.08Z" fill="currentColor"/>',
    4: '<path d="M-0.71-0.71H0.71V0.71H-0.71Z" fill="currentColor"/>',
    5: '<path d="M0-1.2L0.35-0.48L1.14-0.37L0.57 0.19L0.71 0.97L0 0.6L-0.71 0.97L-0.57 0.19L-1.14-0.37L-0.35-0.48Z"'
    ' fill="currentColor"/>',
}
#: The width of a mark that stands for one result, in pixels, and the most results whose number a mark's size shows.
ONE, MOST = 16.0, 9


def mark(level: int, number: int = 1) -> Markup:
    """A mark whose shape says how strong and whose area how many; what it says stands beside it in words."""
    size = f"{round(ONE * min(number, MOST) ** 0.5, 1):g}"
    return Markup(
        '<svg class="vc-mark vc-mark--{}" width="{}" height="{}" aria-hidden="true"><use href="#{}{}"/></svg>'
    ).format(level, size, size, MARK, level)


def shapes() -> Markup:
    """The outlines of all marks, once a page; without a size, and with nothing to see."""
    made = "".join(
        f'<symbol id="{MARK}{level}" viewBox="-1.3 -1.3 2.6 2.6">{shape}</symbol>' for level, shape in SHAPES.items()
    )
    return Markup('<svg class="vc-marks" width="0" height="0" aria-hidden="true">{}</svg>').format(Markup(made))


class Across:
    """All cases of a project side by side, worked out once for all pages. `drawn` draws a chart."""

    def __init__(self, project: Project, drawn: Callable[[Chart], Drawn]) -> None:
        self.project, self.drawn = project, drawn
        self.claims = Claims()

    @property
    def cases(self) -> list[ValueCase]:
        return list(self.project.cases.values())

    @property
    def prices(self) -> Prices:
        """The price index of the project."""
        return self.project.settings.assumptions.prices

    @cached_property
    def rows(self) -> list[CaseRow]:
        """The rows of the real cases."""
        return [row_of(case, self.claims) for case in real(self.cases)]

    @cached_property
    def examples(self) -> list[CaseRow]:
        """The rows of the invented examples."""
        return [row_of(case, self.claims) for case in invented(self.cases)]

    @cached_property
    def map(self) -> EvidenceMap:
        return evidence_map(real(self.cases), self.claims)

    @cached_property
    def measures(self) -> Measures:
        return measures(self.cases, self.claims)

    @cached_property
    def costs(self) -> Yardstick:
        return yardstick(self.cases, self.prices)

    @cached_property
    def recurring(self) -> list[Recurring]:
        return recurring(self.cases)

    @cached_property
    def charts(self) -> dict[str, Drawn]:
        """The charts of the page Compare, by their anchors."""
        charts = [*(measure_chart(same) for same in self.measures.comparable), *cost_charts(self.costs)]
        return {chart.id: self.drawn(chart) for chart in charts}

    def files(self) -> dict[str, str]:
        """Every table of these pages for a spreadsheet, and every picture, by its address from the top of the site."""
        found = {MAP_CSV: as_csv(self.map), COSTS_CSV: costs_as_csv(self.costs)}
        for drawn in self.charts.values():
            found |= {csv_of(drawn.chart): table_as_csv(drawn.chart), svg_of(drawn.chart): drawn.svg}
        return found

    def values(self, template: str, view_of: Callable[[ValueCase], Any], order: str = "place") -> dict[str, Any]:
        """What a template of these pages speaks of."""
        shared = {"view_of": view_of, "place_of": place_of, "names": names_of(real(self.cases))}
        shared |= {"number_of": number_of, "listed": listed}
        return shared | dict(self._own(template, order))

    def _own(self, template: str, order: str) -> Iterator[tuple[str, Any]]:
        if template == HOME:
            chosen = ORDERS[order]
            yield from {
                "rows": ordered(self.rows, chosen), "examples": ordered(self.examples, chosen), "order": chosen,
                "orders": ORDERS, "places": places(self.rows) | places(self.examples), "facets": facets(self.rows),
                "levels": LEVELS, "mark": mark, "shapes": shapes(),
            }.items()  # fmt: skip
        elif template == "evidence-map.html":
            yield from {
                "map": self.map, "examples": evidence_map(invented(self.cases), self.claims), "levels": LEVELS, "in_map": in_map,
                "in_a_sentence": in_a_sentence, "mark": mark, "shapes": shapes(), "csv": MAP_CSV,
            }.items()  # fmt: skip
        elif template == "compare.html":
            yield from {
                "measures": self.measures, "costs": self.costs, "charts": self.charts, "csv_of": csv_of, "svg_of": svg_of,
                "costs_csv": COSTS_CSV, "prices": self.prices, "bent": is_bent(self.costs.base), "levels": LEVELS,
                "in_a_sentence": in_a_sentence, "number_of_cases": len(self.rows),
            }.items()  # fmt: skip
        elif template == "said.html":
            yield from {
                "recurring": self.recurring, "holdings": holdings(self.cases), "kinds": KINDS,
            }.items()  # fmt: skip


def csv_of(chart: Chart) -> str:
    """Where the table of a chart of several cases is in the site."""
    return f"{_name_of(chart)}.csv"


def svg_of(chart: Chart) -> str:
    """Where the picture of a chart of several cases is in the site."""
    return f"{_name_of(chart)}.svg"


def _name_of(chart: Chart) -> str:
    return file_name(f"compare-{chart.id.removeprefix('chart-')}")


def costs_as_csv(found: Yardstick) -> str:
    """Costs per person per year for a spreadsheet: as counted, at the prices of the base year, or why not."""
    own, brought = "Per person a year", "Per person a year, brought"
    heads = ["Case", "Place", "Table", "Side", "Prices", own, f"{own}, as a number"]
    heads += ["Prices brought to", brought, f"{brought}, as a number", "Working", "Not on the yardstick because"]
    rows = [heads]
    for on in found.on:
        for side in on.sides:
            named = [on.case.id, on.place, on.title, side.label, on.prices]
            rows.append([*named, *_amounts(side, found.base), side.working, ""])
    for beside in found.beside:
        named = [beside.case.id, beside.place, beside.title]
        rows.append([*named, *[""] * (len(heads) - len(named) - 1), "; ".join(beside.reasons)])
    return csv_text(rows)


def _amounts(side: Side, base: str) -> tuple[str, str, str, str, str]:
    return side.nominal_display, side.nominal_plain, base, side.display, side.plain
