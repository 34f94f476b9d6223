"""Charts of several cases: one measure in each of them, and their costs per person."""

from __future__ import annotations

from fractions import Fraction

from valuecase.charts.chart import Cell, Chart, Row, Tone, cell
from valuecase.figures import Figure
from valuecase.portfolio.cost_tables import OnYardstick, Side
from valuecase.portfolio.measures import Held, SameMeasure
from valuecase.portfolio.words import number_of
from valuecase.portfolio.yardstick import Yardstick
from valuecase.rounding import not_too_exact
from valuecase.values import show

BEFORE_AFTER = ("Case", "Before", "After", "Change")
LATEST = ("Case", "Latest value")


def measure_chart(same: SameMeasure) -> Chart:
    """A measure in every case that has it in one unit: before and after where all have both, else the latest."""
    where = number_of(len({held.case.id for held in same.like}), "case")
    if same.pairs:
        rows = tuple(sorted((_pair(held, same) for held in same.like), key=lambda row: -_moved(row)))
        message = f"before and after in {where}"
        return Chart(f"chart-measure-{same.metric}", same.metric, "rows", same.title, message, BEFORE_AFTER, rows)
    rows = tuple(Row(_label(held, same), (_own(held, held.after),)) for held in same.like if held.after)
    message = f"the latest value in {where}"
    return Chart(f"chart-measure-{same.metric}", same.metric, "versus", same.title, message, LATEST, rows)


def _label(held: Held, same: SameMeasure) -> str:
    """The place, and where a place has several such measures, which of them."""
    place = held.name
    several = sum(other.case.id == held.case.id for other in same.like) > 1
    return f"{place}: {held.claim.title}" if several else place


def _own(held: Held, figure: Figure) -> Cell:
    """A figure with its case in front of its name, since several cases stand in the chart."""
    found = cell(figure)
    return Cell(
        found.value, found.display, f"{held.case.id}/{found.figure}", found.plain, found.low, found.high, found.span
    )


def _pair(held: Held, same: SameMeasure) -> Row:
    assert held.before
    assert held.after
    change = not_too_exact(held.after - held.before.term().called(held.after.unit))
    shown = show(abs(change.value), change.unit)
    tone: Tone = "rise" if change.value > 0 else "fall" if change.value < 0 else "main"
    words = {"rise": f"{shown} up", "fall": f"{shown} down", "main": "" if change.hidden else "no change"}[tone]
    return Row(_label(held, same), (_own(held, held.before), _own(held, held.after)), words, tone=tone)


def _moved(row: Row) -> Fraction:
    first, last = row.cells[0].value, row.cells[-1].value
    return abs(last - first) if first is not None and last is not None else Fraction(0)


def cost_charts(found: Yardstick) -> list[Chart]:
    """Costs per person per year: of tables with a time before and after, and of tables of one time."""
    pairs = [table for table in found.on if len(table.sides) == 2]
    single = [table for table in found.on if len(table.sides) == 1]
    return [chart for chart in (_cost_pairs(pairs, found.base), _cost_single(single, found.base)) if chart]


def _cost_pairs(tables: list[OnYardstick], base: str) -> Chart | None:
    if not tables:
        return None
    rows = sorted((_cost_pair(table) for table in tables), key=lambda row: -_moved(row))
    message = f"before and after in {number_of(len(tables), 'table')}, at {base} prices"
    title = "Cost per person a year"
    return Chart("chart-cost-before-after", "cost", "rows", title, message, BEFORE_AFTER, tuple(rows))


def _cost_pair(table: OnYardstick) -> Row:
    first, last = table.sides
    less = first.cost.value - last.cost.value
    tone: Tone = "fall" if less > 0 else "rise" if less < 0 else "main"
    words = {"fall": "cost less", "rise": "cost more", "main": "cost the same"}[tone]
    return Row(table_name(table), (_cost(table, first), _cost(table, last)), words, tone=tone)


def _cost_single(tables: list[OnYardstick], base: str) -> Chart | None:
    if len(tables) < 2:
        return None
    rows = sorted(tables, key=lambda table: -table.sides[0].cost.value)
    made = tuple(Row(table_name(table), (_cost(table, table.sides[0]),)) for table in rows)
    message = f"{number_of(len(tables), 'audit')}, at {base} prices"
    heads = ("Table", "Per person a year")
    return Chart("chart-cost-audits", "cost", "ranked", "Cost per person a year", message, heads, made)


def table_name(table: OnYardstick) -> str:
    """A table with its place in front, and the title of its case where a place has several."""
    return f"{table.place}: {table.title}"


def _cost(table: OnYardstick, side: Side) -> Cell:
    return Cell(side.cost.value, side.display, table.anchor_of(side), side.plain)
