"""The tornado: how far each assumption moves a result, as a bar between the results at its two ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from valuecase.charts.chart import Cell, Chart, Row, Tone
from valuecase.charts.shapes import (
    BETWEEN,
    EDGE,
    GAP,
    LINE,
    LONG_ENOUGH,
    SIZE,
    WIDTH,
    Anchor,
    Bar,
    Layout,
    Rule,
    Ruler,
    Words,
    put_legend,
)
from valuecase.typeface import width, wrapped

#: A bar is as high as the two lines of words at its ends.
BAR = 34.0
#: How far the lines at the middle and at nothing reach beyond a bar, and how near to words they may come.
OVER, CLEAR = 4.0, 2.0


@dataclass(frozen=True, slots=True)
class End:
    """One end of a row's bar: its number, what that holds for, and the colour that leads to it."""

    cell: Cell
    at: str
    tone: Tone

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands beside it: the number, and under that what it holds for."""
        return (self.cell.display, f"at {self.at}") if self.at else (self.cell.display,)

    @property
    def wide(self) -> float:
        return max(width(line, SIZE) for line in self.lines) + GAP


@dataclass(frozen=True, slots=True)
class Scene:
    """What all rows share: the ruler, where lines run down through them, and whether words stand beside the bars.

    middle: the result as assumed
    zero:   where nothing is, if it is in reach
    """

    ruler: Ruler
    beside: bool
    middle: Fraction | None
    zero: float | None

    @property
    def lines(self) -> list[float]:
        middle = [self.ruler.at(self.middle)] if self.middle is not None else []
        return middle + ([self.zero] if self.zero is not None else [])


def lay_tornado(chart: Chart, made: Layout) -> None:
    """Under the label of each row, a bar from the lesser result to the greater, with both in words at its ends."""
    rows = [_ends(row) for row in chart.drawn]
    scene = _scene(rows, chart.middle.value if chart.middle else None)
    put_legend(made, [("other", chart.heads[1]), ("main", chart.heads[2])])
    if chart.middle and scene.middle is not None:
        _centred(made, f"{chart.middle.display} as assumed", scene.lines[0])
    for row, ends in zip(chart.drawn, rows, strict=True):
        made.write(wrapped(row.label, SIZE, WIDTH - 2 * EDGE))
        made.height += OVER
        _row(made, row.label, ends, scene)
        made.height += BETWEEN
    if scene.zero is not None:
        made.height -= BETWEEN / 2
        _centred(made, "£0", scene.zero)


def _ends(row: Row) -> tuple[End, End]:
    """Both ends of a row, the one with the lesser result first; one that may not be shown stands where the other is."""
    at = row.at or ("", "")
    first, last = End(row.cells[0], at[0], "other"), End(row.cells[1], at[1], "main")
    if first.cell.value is None or last.cell.value is None or first.cell.value <= last.cell.value:
        return first, last
    return last, first


def _values(ends: tuple[End, End]) -> list[Fraction]:
    return [end.cell.value for end in ends if end.cell.value is not None]


def _scene(rows: Sequence[tuple[End, End]], middle: Fraction | None) -> Scene:
    """The longest bars for which the words at their ends still fit; these stand under bars that would be too short."""
    spans = [
        (min(values), max(values), left.wide, right.wide) for left, right in rows if (values := _values((left, right)))
    ]
    spans += [(middle, middle, 0.0, 0.0)] if middle is not None else []
    if not spans:
        return Scene(Ruler(WIDTH / 2, 0), True, None, None)
    least, most = min(low for low, *_ in spans), max(high for _, high, *_ in spans)
    ruler = _fitted(spans)
    beside = least == most or float(most - least) * ruler.step >= LONG_ENOUGH
    if not beside:
        ruler = _fitted([(low, high, 0.0, 0.0) for low, high, *_ in spans])
    return Scene(ruler, beside, middle, ruler.at(Fraction(0)) if least < 0 < most else None)


def _fitted(spans: Sequence[tuple[Fraction, Fraction, float, float]]) -> Ruler:
    """The ruler that has room for words of the given widths left and right of what lies between two values."""
    room = WIDTH - 2 * EDGE
    base = min(low for low, *_ in spans)
    steps = [
        (room - before - after) / float(high - low)
        for low, _, before, _ in spans
        for _, high, _, after in spans
        if high > low
    ]
    step = max(min(steps, default=0.0), 0.0)
    start = max(EDGE + before - float(low - base) * step for low, _, before, _ in spans)
    if not step:
        start = (start + WIDTH - EDGE - max(after for *_, after in spans)) / 2
    return Ruler(start - float(base) * step, step)


def _row(made: Layout, label: str, ends: tuple[End, End], scene: Scene) -> None:
    """One bar, the lines that run through it, and the words at its ends."""
    at, top = scene.ruler.at, made.height
    values = _values(ends) or [scene.middle or Fraction(0)]
    low, high = min(values), max(values)
    # Where the result as assumed lies outside, all of the bar leads to the end that is further away.
    split = min(max(scene.middle if scene.middle is not None else low, low), high)
    bars = []
    for end in ends:
        if end.cell.value is not None:
            left, right = sorted((at(split), at(end.cell.value)))
            bars.append(Bar(left, top, right - left, BAR, end.tone, end.cell, label))
    made.bars += bars
    left, right = at(low) - GAP, at(high) + GAP
    words = [(left - ends[0].wide, left), (right, right + ends[1].wide)] if scene.beside else []
    for x in scene.lines:
        if not any(start - CLEAR < x < end + CLEAR for start, end in words):
            made.rules += _line(x, top, bars)
    made.height = top + BAR + OVER
    if scene.beside:
        _beside(made, ends[0], left, "right", top)
        _beside(made, ends[1], right, "left", top)
    else:
        made.write(wrapped("; ".join(" ".join(end.lines) for end in ends), SIZE, WIDTH - 2 * EDGE))


def _line(x: float, top: float, bars: Sequence[Bar]) -> Iterator[Rule]:
    """A line down through a row: dark on the paper, and white within a bar."""
    yield Rule(x, top - OVER, x, top + BAR + OVER, "axis")
    if any(bar.x + CLEAR < x < bar.x + bar.wide - CLEAR for bar in bars):
        yield Rule(x, top + CLEAR, x, top + BAR - CLEAR, "cut")


def _beside(made: Layout, end: End, x: float, anchor: Anchor, top: float) -> None:
    """The number at an end of a bar, and under it what it holds for."""
    for number, line in enumerate(end.lines):
        y = top + BAR / 2 + (LINE - 2) * (number - (len(end.lines) - 1) / 2)
        made.words.append(Words(line, x, y, anchor))


def _centred(made: Layout, words: str, x: float) -> None:
    """A line of words about a place, within the picture."""
    half = width(words, SIZE) / 2
    middle = min(max(x, EDGE + half), WIDTH - EDGE - half)
    made.write([words], middle, "middle")
