"""Charts of points: first and latest scores as dots, and several points in time as columns."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from valuecase.charts.chart import Cell, Chart, Row
from valuecase.charts.shapes import (
    BAR,
    BETWEEN,
    COLUMNS,
    DOT,
    EDGE,
    GAP,
    LINE,
    SIZE,
    WIDTH,
    Bar,
    Dot,
    Layout,
    Rule,
    Ruler,
    Words,
    margin_for,
    put_bar,
    put_beside,
    put_label,
    put_legend,
    ruler_for,
    span_of,
    widest,
)
from valuecase.typeface import BOLD, width, wrapped

# Scores: first and latest, as dots on one line.


def lay_scale(chart: Chart, made: Layout) -> None:
    """Dots on a line that runs from the lowest to the highest score there is; from nothing, where that is not known."""
    values = [cell.value for row in chart.drawn for cell in row.cells if cell.value is not None]
    ends = chart.ends or (Cell(min([Fraction(0), *values]), "0", ""), Cell(max(values), "", ""))
    low, high = (cell.value or Fraction(0) for cell in ends)
    least, most = min([low, *values]), max([high, *values])
    wide = max(width(cell.display, SIZE) for cell in (*ends, *(cell for row in chart.drawn for cell in row.cells)))
    left, right = EDGE + wide + GAP + DOT, WIDTH - EDGE - wide - GAP - DOT
    step = (right - left) / float(most - least) if most > least else 0.0
    ruler = Ruler(left - float(least) * step, step)
    put_legend(made, [("other", chart.heads[1]), ("main", chart.heads[2])], dots=True)
    if chart.ends:
        _axis(made, ruler, ends)
    for row in chart.drawn:
        put_label(made, row.label, row.words, row.tone)
        _dots(made, row, ruler)
        made.height += BAR + BETWEEN


def _axis(made: Layout, ruler: Ruler, ends: tuple[Cell, Cell]) -> None:
    """The whole scale as a line with its ends."""
    y = made.height + LINE / 2
    left, right = (ruler.at(cell.value or Fraction(0)) for cell in ends)
    made.rules.append(Rule(left, y, right, y, "axis"))
    made.rules += [Rule(x, y - 4, x, y + 4, "axis") for x in (left, right)]
    made.words.append(Words(ends[0].display, left - GAP, y, "right"))
    made.words.append(Words(ends[1].display, right + GAP, y))
    made.height += LINE + BETWEEN / 2


def _dots(made: Layout, row: Row, ruler: Ruler) -> None:
    """First and latest, each with its number on the side away from the other."""
    y = made.height + BAR / 2
    first, latest = row.cells
    if first.value is None or latest.value is None:
        made.words.append(Words(f"{first.display} to {latest.display}", EDGE, y))
        return
    a, b = ruler.at(first.value), ruler.at(latest.value)
    if abs(a - b) > 2 * DOT:
        made.rules.append(Rule(a, y, b, y, "way"))
    made.dots += [Dot(a, y, False, first, row.label), Dot(b, y, True, latest, row.label)]
    if first.display == latest.display:
        made.words.append(Words(latest.display, b + DOT + GAP, y))
        return
    ends = sorted(((a, 0, first.display), (b, 1, latest.display)))
    made.words.append(Words(ends[0][2], ends[0][0] - DOT - GAP, y, "right"))
    made.words.append(Words(ends[1][2], ends[1][0] + DOT + GAP, y))


# Several points in time: columns side by side, or bars where there are too many for that.


def lay_over_time(chart: Chart, made: Layout) -> None:
    times = chart.heads[1 : 1 + len(chart.drawn[0].cells)]
    slot = (WIDTH - 2 * EDGE) / len(times)
    under = [wrapped(time, SIZE, slot - GAP) for time in times]
    words = [word for time in times for word in time.split()]
    numbers = [cell.display for row in chart.drawn for cell in row.cells]
    fits = all(width(text, SIZE) <= slot - GAP for text in (*words, *numbers))
    for row in chart.drawn:
        made.write(wrapped(row.label, SIZE, WIDTH - 2 * EDGE, BOLD), weight=BOLD)
        if row.words:
            made.write(wrapped(row.words, SIZE, WIDTH - 2 * EDGE))
        if fits:
            _columns(made, row, under, slot)
        else:
            _times_as_bars(made, row, times)
        made.height += BETWEEN


def _columns(made: Layout, row: Row, under: Sequence[Sequence[str]], slot: float) -> None:
    """One column a time, its number above it and the time below, down to a common line."""
    values = [Fraction(0), *(cell.value for cell in row.cells if cell.value is not None)]
    most, least = max(values), min(values)
    step = COLUMNS / float(most - least) if most > least else 0.0
    top = made.height + LINE
    line = top + float(most) * step
    wide = min(slot * 0.62, 54.0)
    for number, cell in enumerate(row.cells):
        middle = EDGE + slot * (number + 0.5)
        value = cell.value or Fraction(0)
        up, down = sorted((line, line - float(value) * step))
        if cell.value is not None:
            made.bars.append(
                Bar(middle - wide / 2, up, wide, down - up, "main" if number else "other", cell, row.label)
            )
        made.words.append(Words(cell.display, middle, up - LINE / 2, "middle"))
    bottom = line - float(least) * step
    made.rules.append(Rule(EDGE, line, WIDTH - EDGE, line, "axis"))
    for number, lines in enumerate(under):
        for place, text in enumerate(lines):
            made.words.append(Words(text, EDGE + slot * (number + 0.5), bottom + LINE * (place + 0.6), "middle"))
    made.height = bottom + LINE * (max(len(lines) for lines in under) + 0.2)


def _times_as_bars(made: Layout, row: Row, times: Sequence[str]) -> None:
    most = widest(row.cells)
    spans = [span_of(cell, most) for cell in row.cells]
    left = margin_for(times, spans)
    ruler = ruler_for(spans, left or EDGE, most)
    for time, cell in zip(times, row.cells, strict=True):
        spare = put_beside(made, time, left) if left else 0.0
        if not left:
            made.write(wrapped(time, SIZE, WIDTH - 2 * EDGE))
        made.height += spare
        put_bar(made, row.label, cell, ruler, row.tone, BAR)
        made.height += spare + BETWEEN / 2
