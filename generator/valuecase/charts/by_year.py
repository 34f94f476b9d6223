"""Columns year by year: what has come together by the end of each, above and below nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, islice

from valuecase.charts.chart import Chart, Row, Tone
from valuecase.charts.shapes import BETWEEN, EDGE, GAP, LINE, SIZE, WIDTH, Bar, Layout, Rule, Words
from valuecase.typeface import BOLD, width, wrapped

#: How high all columns are together, from the lowest end to the highest.
HIGH = 190.0
#: The part of its slot that a column takes, and its width at most.
PART, WIDEST = 0.72, 54.0
#: Half of how high a line of words is, between which and the next nothing else may stand.
HALF = LINE / 2 - 1

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Column:
    """A year: its row, the middle of its column, and the column's end."""

    row: Row
    x: float
    end: float

    @property
    def is_below(self) -> bool:
        return (self.row.cells[0].value or 0) < 0


def lay_cumulative(chart: Chart, made: Layout) -> None:
    """A column a year from the line at nothing; the numbers that fit, and at least the telling ones; the years."""
    values = [Fraction(0), *(row.cells[0].value or Fraction(0) for row in chart.drawn)]
    most, least = max(values), min(values)
    step = HIGH / float(most - least) if most > least else 0.0
    slot = (WIDTH - 2 * EDGE) / len(chart.drawn)
    line = made.height + LINE + float(most) * step
    columns = [
        Column(row, EDGE + slot * (number + 0.5), line - float(row.cells[0].value or 0) * step)
        for number, row in enumerate(chart.drawn)
    ]
    taken = list(_bars(made, columns, line, min(slot * PART, WIDEST)))
    made.rules.append(Rule(EDGE, line, WIDTH - EDGE, line, "axis"))
    made.height = line - float(least) * step + LINE + GAP
    taken += _words(made, columns, line)
    left_out = _numbers(made, columns, chart.telling, line, taken)
    _years(made, columns)
    if left_out:
        # Where there is no room at the column, the number stands below all.
        said = "; ".join(f"{row.label}: {row.cells[0].display}" for row in left_out)
        made.write(wrapped(said, SIZE, WIDTH - 2 * EDGE))


def _bars(made: Layout, columns: Sequence[Column], line: float, wide: float) -> Iterator[Box]:
    """The columns, and the place each takes."""
    for column in columns:
        cell = column.row.cells[0]
        if cell.value is not None:
            top, bottom = sorted((line, column.end))
            tone: Tone = "paid" if column.is_below else "main"
            left = column.x - wide / 2
            made.bars.append(Bar(left, top, wide, bottom - top, tone, cell, column.row.label))
            yield left, top, left + wide, bottom


def _words(made: Layout, columns: Sequence[Column], line: float) -> Iterator[Box]:
    """What is said of a year, below all columns; a line leads down to it from a column that stands above nothing."""
    for column in columns:
        if not column.row.words:
            continue
        lines = wrapped(column.row.words, SIZE, WIDTH - 2 * EDGE, BOLD)
        if not column.is_below:
            made.rules.append(Rule(column.x, line, column.x, made.height - 2, "quiet"))
            yield column.x - GAP, line, column.x + GAP, made.height
        for text in lines:
            made.write([text], _held(column.x, width(text, SIZE, BOLD)), "middle", BOLD)


def _held(x: float, wide: float) -> float:
    """The middle of words as wide as that, as near to a place as the picture allows."""
    return min(max(x, EDGE + wide / 2), WIDTH - EDGE - wide / 2)


# Numbers at their columns.


def _numbers(
    made: Layout, columns: Sequence[Column], telling: Sequence[Row], line: float, taken: Sequence[Box]
) -> list[Row]:
    """Every number at its column's end if all fit, else the telling ones; returns those for which there is no room."""
    few = [column for column in columns if column.row in telling]
    few.sort(key=lambda column: (column.end, column.x), reverse=True)
    seats = _seated(columns, line, taken, most=1)
    if len(seats) < len(columns):
        seats = _seated(few, line, taken)
    for column, x, y in seats:
        made.words.append(Words(column.row.cells[0].display, x, y, "middle"))
    seated = [column for column, *_ in seats]
    return [column.row for column in columns if column in few and column not in seated]


def _seated(
    columns: Sequence[Column], line: float, taken: Sequence[Box], most: int = 6
) -> list[tuple[Column, float, float]]:
    """The columns whose numbers find room, one after the other, each with the middle of its number.

    Of the places for each, only the first `most` are tried.
    """
    found, boxes = [], list(taken)
    for column in columns:
        wide = width(column.row.cells[0].display, SIZE)
        for x, y in islice(_seats(column, wide, line), most):
            box = (x - wide / 2 - GAP / 2, y - HALF, x + wide / 2 + GAP / 2, y + HALF)
            if not any(_touch(box, other) for other in boxes):
                found.append((column, x, y))
                boxes.append(box)
                break
    return found


def _seats(column: Column, wide: float, line: float) -> Iterator[tuple[float, float]]:
    """Where a number may stand: beyond its column's end, else across the line at nothing; over its middle or aside."""
    way = 1 if column.is_below else -1
    for y in (column.end + way * LINE / 2, line - way * LINE / 2):
        for x in (column.x, column.x + wide / 2, column.x - wide / 2):
            yield _held(x, wide), y


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


# The years below.


def _years(made: Layout, columns: Sequence[Column]) -> None:
    """As many years as fit beside one another: the last, the first, those with words, and every so many of the others."""
    y = made.height + LINE / 2
    boxes = {column.row.label: _year_box(column, y) for column in columns}
    every = next(n for n in range(1, len(columns) + 1) if _apart([boxes[c.row.label] for c in columns[::n]]))
    marked = [column for column in columns if column.row.words]
    placed: list[Box] = []
    for column in (columns[-1], columns[0], *marked, *columns[::every]):
        box = boxes[column.row.label]
        if _apart([*placed, box]):
            placed.append(box)
            made.words.append(Words(column.row.label, (box[0] + box[2]) / 2, y, "middle"))
    made.height += LINE + BETWEEN / 3


def _year_box(column: Column, y: float) -> Box:
    wide = width(column.row.label, SIZE)
    x = _held(column.x, wide)
    return x - wide / 2 - GAP / 2, y - HALF, x + wide / 2 + GAP / 2, y + HALF


def _apart(boxes: Sequence[Box]) -> bool:
    return not any(_touch(one, other) for one, other in combinations(boxes, 2))
