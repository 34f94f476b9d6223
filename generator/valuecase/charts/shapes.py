"""What a chart's picture is made of, in pixels: bars, dots, rules, words, and the ruler that turns values into lengths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from valuecase.charts.chart import Cell, Tone
from valuecase.typeface import BOLD, REGULAR, width, wrapped

WIDTH = 430.0
SIZE, LINE = 16, 20
#: At the edge of the picture; between a bar and its number; between one row and the next.
EDGE, GAP, BETWEEN = 6.0, 7.0, 12.0
BAR, PAIRED = 20.0, 17.0
#: How much room what rounding leaves a number takes under its bar.
REACH = 13.0
#: Shorter than this, it would be a speck.
SEEN = 5.0
#: Labels stand beside their bars over up to two lines of this width, if the bars can still be this long.
BESIDE, LONG_ENOUGH = 142.0, 110.0
#: A number wider than this stands under its bar.
WIDE_NUMBER, BOTH_SIDES = 190.0, 90.0
DOT = 6.5
COLUMNS = 96.0

Anchor = Literal["left", "middle", "right"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle that stands for a number; `cell` is the one."""

    x: float
    y: float
    wide: float
    high: float
    tone: Tone
    cell: Cell
    label: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The outline of a whole that a bar is a part of."""

    x: float
    y: float
    wide: float
    high: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot that stands for a number: hollow or full."""

    x: float
    y: float
    full: bool
    cell: Cell
    label: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line: `quiet` ones only lead the eye, `reach` ones show between what rounding leaves a number,
    and a `cut` goes on with another line where a bar hides it.
    """

    x: float
    y: float
    x2: float
    y2: float
    kind: Literal["quiet", "axis", "reach", "way", "cut"] = "quiet"


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text: `x` is its left end, middle or right end, `y` its middle."""

    text: str
    x: float
    y: float
    anchor: Anchor = "left"
    weight: int = REGULAR


@dataclass(frozen=True, slots=True)
class Key:
    """A swatch of the legend: a bar's colour, or a dot."""

    x: float
    y: float
    tone: Tone
    dot: bool = False


@dataclass(slots=True)
class Layout:
    """Everything to draw, and how high the picture is."""

    bars: list[Bar] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    height: float = EDGE

    def write(self, lines: Iterable[str], x: float = EDGE, anchor: Anchor = "left", weight: int = REGULAR) -> None:
        """Lines of text under one another, below everything so far."""
        for line in lines:
            self.words.append(Words(line, x, self.height + LINE / 2, anchor, weight))
            self.height += LINE


@dataclass(frozen=True, slots=True)
class Ruler:
    """Turns values into pixels: zero stands at `zero`, one of the unit is `step` wide,
    bars begin at `left` or later, and numbers wider
    than `most` stand under their bars.
    """

    zero: float
    step: float
    left: float = EDGE
    most: float = WIDE_NUMBER

    @property
    def over(self) -> float:
        """How far the line at nothing reaches above a bar: not where a label stands on it."""
        return 3.0 if self.left > EDGE else 0.0

    def at(self, value: Fraction) -> float:
        return self.zero + float(value) * self.step


def ruler_for(
    spans: Sequence[tuple[Fraction, Fraction, float]], left: float, widest_number: float = WIDE_NUMBER
) -> Ruler:
    """The longest bars for which every number still fits beside its own.

    `spans` are each bar's lower and upper end, and the width of the number beyond its end:
    to the right, or to the left of a bar that lies below zero.
    """
    right = WIDTH - EDGE
    most = max((high for _, high, _ in spans), default=Fraction(0))
    least = min((low for low, _, _ in spans), default=Fraction(0))
    if most == least == 0:
        return Ruler(left, 0, left, widest_number)
    below = [(float(-low), wide if high <= 0 else 0.0) for low, high, wide in spans if low < 0] or [(0.0, 0.0)]
    above = [(float(high), wide) for low, high, wide in spans if high > 0 or low == 0] or [(0.0, 0.0)]
    steps = [
        (right - left - wide_below - wide_above) / (low + high)
        for low, wide_below in below
        for high, wide_above in above
        if low + high
    ]
    step = max(min(steps), 0.0)
    return Ruler(left + max(low * step + wide for low, wide in below), step, left, widest_number)


def widest(cells: Iterable[Cell]) -> float:
    """How wide a number may be beside its bar: less where numbers stand on both sides of nothing."""
    values = [cell.value for cell in cells if cell.value is not None]
    return BOTH_SIDES if min(values, default=Fraction(0)) < 0 < max(values, default=Fraction(0)) else WIDE_NUMBER


def span_of(cell: Cell, most: float = WIDE_NUMBER, words: str = "") -> tuple[Fraction, Fraction, float]:
    """Between what a bar reaches from zero, and how wide its number, or the `words` in its place, is beside it."""
    ends = [Fraction(0), *(end for end in (cell.value, cell.low, cell.high, cell.whole) if end is not None)]
    wide = width(words or cell.display, SIZE)
    return min(ends), max(ends), 0.0 if wide > most else wide + GAP


def margin_for(labels: Sequence[str], spans: Sequence[tuple[Fraction, Fraction, float]]) -> float:
    """Where bars may begin if labels stand beside them; 0 where these have to stand above."""
    lines = [wrapped(label, SIZE, BESIDE) for label in labels]
    whole = all(width(word, SIZE) <= BESIDE for label in labels for word in label.split())
    left = EDGE + max((width(line, SIZE) for label in lines for line in label), default=0.0) + GAP
    room = WIDTH - EDGE - left - max((number for *_, number in spans), default=0.0)
    return left if whole and room >= LONG_ENOUGH and max(map(len, lines), default=0) <= 2 else 0.0


def put_beside(made: Layout, label: str, left: float) -> float:
    """A label beside its bar; returns how much room above and below the bar its second line takes."""
    lines = wrapped(label, SIZE, BESIDE)
    spare = (len(lines) * LINE - BAR) / 2
    middle = made.height + spare + BAR / 2
    for number, line in enumerate(lines):
        made.words.append(Words(line, left - GAP, middle + LINE * (number - (len(lines) - 1) / 2), "right"))
    return spare


def put_label(made: Layout, label: str, words: str, tone: Tone) -> None:
    """A label above its bars, and at the other end of the line how it changed, if both fit; else under it."""
    said = f"{ARROWS.get(tone, '')} {words}".strip() if words else ""
    room = WIDTH - 2 * EDGE
    beside = room - width(said, SIZE, BOLD) - 2 * GAP
    if said and beside > room / 3:
        top = made.height
        made.write(wrapped(label, SIZE, beside))
        made.words.append(Words(said, WIDTH - EDGE, top + LINE / 2, "right", BOLD))
        return
    made.write(wrapped(label, SIZE, room))
    made.write(wrapped(said, SIZE, room, BOLD) if said else (), weight=BOLD)


ARROWS = {"rise": "\N{BLACK UP-POINTING TRIANGLE}", "fall": "\N{BLACK DOWN-POINTING TRIANGLE}"}


def put_bar(made: Layout, label: str, cell: Cell, ruler: Ruler, tone: Tone, high: float, words: str = "") -> None:
    """One bar with its number, or the `words` in its place, beside or under it."""
    words = words or cell.display
    middle = made.height + high / 2
    made.rules.append(Rule(ruler.zero, made.height - ruler.over, ruler.zero, made.height + high + 3, "axis"))
    value = cell.value or Fraction(0)
    start, end = sorted((ruler.zero, ruler.at(value)))
    if cell.value is not None:
        made.bars.append(Bar(start, made.height, end - start, high, tone, cell, label))
    left, right = start, end
    if cell.whole is not None:
        # What it is a part of: an empty frame as long as the whole.
        right = max(right, ruler.at(cell.whole))
        made.frames.append(Frame(ruler.zero, made.height, right - ruler.zero, high))
    if cell.low is not None and cell.high is not None and ruler.at(cell.high) - ruler.at(cell.low) >= SEEN:
        made.rules += _reach(ruler.at(cell.low), ruler.at(cell.high), made.height + high + 5)
        high += REACH
    if width(words, SIZE) > ruler.most:
        made.height += high
        made.write(wrapped(words, SIZE, WIDTH - EDGE - ruler.left), ruler.left)
        return
    below = value < 0 and right <= ruler.zero
    made.words.append(Words(words, left - GAP, middle, "right") if below else Words(words, right + GAP, middle))
    made.height += high


def _reach(low: float, high: float, y: float) -> Iterator[Rule]:
    """From the least to the most that rounding leaves a number, under its bar, with a stroke at each end."""
    yield Rule(low, y, high, y, "reach")
    yield Rule(low, y - 3, low, y + 3, "reach")
    yield Rule(high, y - 3, high, y + 3, "reach")


def put_legend(made: Layout, entries: Sequence[tuple[Tone, str]], dots: bool = False) -> None:
    """Swatches with their words, on one line if they fit."""
    x = EDGE
    for tone, words in entries:
        lines = wrapped(words, SIZE, WIDTH - 2 * EDGE - 24)
        wide = 24 + max(width(line, SIZE) for line in lines)
        if x > EDGE and (x + wide > WIDTH - EDGE or len(lines) > 1):
            x, made.height = EDGE, made.height + LINE
        made.keys.append(Key(x + 8, made.height + LINE / 2, tone, dots))
        for number, line in enumerate(lines):
            made.words.append(Words(line, x + 24, made.height + LINE * (number + 0.5)))
        made.height += LINE * (len(lines) - 1)
        x += wide + 2 * GAP
    made.height += LINE + BETWEEN / 2
