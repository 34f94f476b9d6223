"""Charts of bars: ranked, in groups, two values, two in each row, and steps from one amount to another."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from valuecase.charts.chart import Cell, Chart, Row, Tone
from valuecase.charts.shapes import (
    BAR,
    BETWEEN,
    EDGE,
    GAP,
    PAIRED,
    SIZE,
    WIDTH,
    Bar,
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

# Bars: ranked, in groups, two values, before and after in rows, and what each agency pays and gains.


def lay_bars(chart: Chart, made: Layout) -> None:
    """Ranked, grouped, two values: one bar a row; `rows` and `who`: several bars a row under its label."""
    bars = [bar for row in chart.drawn for bar in _bars(chart, row)]
    most = widest(cell for _, cell, _ in bars)
    spans = [span_of(cell, most, words) for _, cell, words in bars]
    left = 0.0 if chart.tones else margin_for([row.label for row in chart.drawn], spans)
    ruler = ruler_for(spans, left or EDGE, most)
    if chart.legend:
        put_legend(made, chart.legend)
    group = ""
    for row in chart.drawn:
        if row.group and row.group != group:
            group = row.group
            made.height += BETWEEN if made.words else 0.0
            made.write(wrapped(group, SIZE, WIDTH - 2 * EDGE, BOLD), weight=BOLD)
            made.height += BETWEEN / 3
        if chart.tones:
            _several(made, row, ruler, _bars(chart, row))
        else:
            _single(made, row, ruler, beside=bool(left))


def _single(made: Layout, row: Row, ruler: Ruler, beside: bool) -> None:
    """One bar with its label beside or above it, and under it between what rounding leaves it."""
    spare = put_beside(made, row.label, ruler.left) if beside else 0.0
    if not beside:
        made.write(wrapped(row.label, SIZE, WIDTH - 2 * EDGE))
    cell = row.cells[0]
    made.height += spare
    put_bar(made, row.label, cell, ruler, row.tone, BAR)
    if cell.span:
        words = f"between {cell.span.replace(' to ', ' and ')}"
        made.write(wrapped(words, SIZE, WIDTH - EDGE - ruler.left), ruler.left)
    made.height += spare + (BETWEEN / 2 if beside else BETWEEN)


def _bars(chart: Chart, row: Row) -> list[tuple[Tone, Cell, str]]:
    """The bars of a row, each with what it holds for beside its number; of kinds of which there is nothing, none."""
    if not chart.tones:
        return [(row.tone, row.cells[0], row.cells[0].display)]
    found = []
    for place in row.told:
        cell, at = row.cells[place], row.at[place] if row.at else ""
        found.append(
            (chart.tones[place], cell, f"{cell.display}, {at}" if at and cell.value is not None else cell.display)
        )
    return found


def _several(made: Layout, row: Row, ruler: Ruler, bars: Sequence[tuple[Tone, Cell, str]]) -> None:
    """Bars under one another, below their label and what is said of them."""
    put_label(made, row.label, row.words, row.tone)
    for tone, cell, words in bars:
        put_bar(made, row.label, cell, ruler, tone, PAIRED, words)
        made.height += 2
    made.height += BETWEEN


# From one amount to another, step by step.


def lay_waterfall(chart: Chart, made: Layout) -> None:
    """A bar for each total, and between them each step from where the one before it ended."""
    starts = _starts(chart.drawn)
    spans = [_reach_of(row.cells[0], start) for row, start in zip(chart.drawn, starts, strict=True)]
    left = margin_for([row.label for row in chart.drawn], spans)
    ruler = ruler_for(spans, left or EDGE)
    tones = {row.tone for row in chart.drawn}
    keys: list[tuple[Tone, str]] = [("fall", "takes away"), ("rise", "adds")]
    put_legend(made, [(tone, words) for tone, words in keys if tone in tones])
    top = made.height - 3
    level: tuple[float, float] | None = None
    for row, start in zip(chart.drawn, starts, strict=True):
        spare = put_beside(made, row.label, left) if left else 0.0
        if not left:
            made.write(wrapped(row.label, SIZE, WIDTH - 2 * EDGE))
        made.height += spare
        end = start + (row.cells[0].value or Fraction(0))
        if level and left:
            made.rules.append(Rule(level[0], level[1], level[0], made.height))
        _step(made, row, ruler, start, end)
        if not left:
            made.rules.append(Rule(ruler.zero, made.height - BAR, ruler.zero, made.height + 3, "axis"))
        level = (ruler.at(end), made.height)
        made.height += spare + (BETWEEN / 2 if left else BETWEEN)
    if left:
        made.rules.append(Rule(ruler.zero, top, ruler.zero, made.height, "axis"))


def _reach_of(cell: Cell, start: Fraction) -> tuple[Fraction, Fraction, float]:
    """How far a step reaches from zero, and how wide its number is."""
    ends = (Fraction(0), start, start + (cell.value or Fraction(0)))
    return min(ends), max(ends), width(cell.display, SIZE) + GAP


def _step(made: Layout, row: Row, ruler: Ruler, start: Fraction, end: Fraction) -> None:
    cell = row.cells[0]
    left, right = sorted((ruler.at(start), ruler.at(end)))
    made.bars.append(Bar(left, made.height, right - left, BAR, row.tone, cell, row.label))
    middle = made.height + BAR / 2
    below = left < ruler.zero and right <= ruler.zero
    made.words.append(
        Words(cell.display, left - GAP, middle, "right") if below else Words(cell.display, right + GAP, middle)
    )
    made.height += BAR


def _starts(rows: Sequence[Row]) -> list[Fraction]:
    """Where each bar begins: totals at nothing, a step where the one before it ended."""
    found: list[Fraction] = []
    level = Fraction(0)
    for row in rows:
        found.append(Fraction(0) if row.tone in ("total", "other") else level)
        level = found[-1] + (row.cells[0].value or Fraction(0))
    return found
