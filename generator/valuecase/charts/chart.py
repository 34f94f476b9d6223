"""A chart as plain data and words. Its table is its data; only `draw` knows how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from typing import Literal

from valuecase.cells import csv_text
from valuecase.figures import Figure
from valuecase.values import show

Kind = Literal[
    "ranked", "grouped", "pair", "rows", "waterfall", "versus", "scale", "over-time", "who", "cumulative", "tornado"
]
Tone = Literal["main", "other", "total", "rise", "fall", "paid"]
"""What a bar is: what the chart is about, what that is set beside, a total, more than before, less than before;
what is paid, or not yet paid back."""

#: Rounding that could move a number by more than this part of it is drawn and said.
MATTERS = Fraction(1, 100)
#: More rows than these are told of and not drawn; the table has them all.
MOST_DRAWN = {"over-time": 10, "waterfall": 40, "cumulative": 100}
MOST_ROWS = 20
#: The longest name of a file made of words; file systems allow 255 bytes, and folders stand before it.
MOST_LETTERS = 100

NAMES: dict[Kind, str] = {
    "ranked": "Bar chart, largest first",
    "grouped": "Bar chart in groups",
    "pair": "Bar chart of two values",
    "rows": "Bar chart of before and after, largest change first",
    "waterfall": "Waterfall chart of the steps from one amount to another",
    "versus": "Bar chart of values side by side",
    "scale": "Dot chart of first and latest scores, largest change first",
    "over-time": "Column chart of several points in time",
    "who": "Bar chart of what each agency pays and gains, largest payer first",
    "cumulative": "Column chart of the total so far at the end of each year",
    "tornado": "Tornado chart of the net present value at both ends of each assumption, widest first",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a chart: its figure's name and display, and its value; None where that may not be shown.

    Where there is no figure, the name is empty and words stand in place of the number.

    plain:     the value as a decimal number without its unit
    low, high: between what rounding leaves it, where that matters; `span` says so in words
    whole:     what it is a part of, for `25 of 36`
    """

    value: Fraction | None
    display: str
    figure: str
    plain: str = ""
    low: Fraction | None = None
    high: Fraction | None = None
    span: str = ""
    whole: Fraction | None = None


#: In place of a number where nothing is written.
NOTHING = Cell(None, "nothing", "")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a chart: what it is, its numbers, and what is said of them (`50.5% less`).

    at: of each number, what it holds for (`10%`), where the picture says so beside it
    """

    label: str
    cells: tuple[Cell, ...]
    words: str = ""
    group: str = ""
    tone: Tone = "main"
    at: tuple[str, ...] = ()

    @property
    def told(self) -> list[int]:
        """Which of its numbers are drawn and said: the first, and of the others those of which there is something."""
        others = list(range(1, len(self.cells)))
        return [0, *([place for place in others if self.cells[place] != NOTHING] or others[:1])]


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows of numbers under one message.

    id:      an anchor, unique in its case
    about:   the item it shows, such as `costs.hertsmere`
    title:   what it is about, as its item is called
    message: what to take from it, as a sentence with its figures; read after the title
    heads:   the heads of its table: of the labels, of each number, and of the words if rows have any
    source:  where its numbers come from
    notes:   how many people, over how long, at whose prices
    ends:    the lowest and the highest score of a scale, where they are known
    middle:  what the bars of a tornado lead away from: the net present value as assumed
    tones:   what the bar of each number is, where a row has several
    legend:  what these bars are called
    """

    id: str
    about: str
    kind: Kind
    title: str
    message: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    source: str = ""
    notes: tuple[str, ...] = ()
    ends: tuple[Cell, Cell] | None = None
    middle: Cell | None = None
    tones: tuple[Tone, ...] = ()
    legend: tuple[tuple[Tone, str], ...] = ()

    @property
    def sentence(self) -> str:
        """Title and message, for where the title does not stand above it."""
        return f"{self.title}: {self.message}" if self.title else self.message

    @property
    def drawn(self) -> tuple[Row, ...]:
        """The rows that are drawn: the first, since the most telling stand first."""
        rows = self.rows[: MOST_DRAWN.get(self.kind, MOST_ROWS)]
        if self.grouped and len(rows) < len(self.rows):
            # A group is drawn whole or not at all, since its head says what it comes to.
            whole = tuple(row for row in rows if row.group != self.rows[len(rows)].group)
            return whole or rows
        return rows

    @property
    def rest(self) -> str:
        """What is said of the rows that are not drawn; empty where all are."""
        left = len(self.rows) - len(self.drawn)
        return f"{left} more {'is' if left == 1 else 'are'} in the table." if left else ""

    @property
    def figures(self) -> set[str]:
        """The names of all figures it shows."""
        cells = [own for row in self.rows for own in row.cells]
        return {
            own.figure for own in (*cells, *(self.ends or ()), *((self.middle,) if self.middle else ())) if own.figure
        }

    @property
    def grouped(self) -> bool:
        return any(row.group for row in self.rows)

    @property
    def worded(self) -> bool:
        """Whether its table has a column of words."""
        return any(row.words for row in self.rows)

    @property
    def telling(self) -> tuple[Row, ...]:
        """The rows whose numbers a picture must print: all; of years the first, the lowest, those with words, the last."""
        if self.kind != "cumulative":
            return self.drawn
        lowest = min((row.cells[0].value for row in self.drawn if row.cells[0].value is not None), default=None)
        first = next((row for row in self.drawn if row.cells[0].value == lowest), None)
        wanted = (self.drawn[0], first, self.drawn[-1])
        return tuple(row for row in self.drawn if row.words or row in wanted)

    @property
    def in_short(self) -> str:
        """What it is and its message, for those who do not see it where its numbers stand beside it in a table."""
        return f"{NAMES[self.kind]}. {self.sentence}."

    @property
    def alt(self) -> str:
        """The message and every number drawn in words, for those who do not see it; of many years the telling ones."""
        said = self.drawn if len(self.drawn) <= MOST_ROWS else self.telling
        parts = [_in_words(row, self.heads[1:]) for row in said]
        others = "The other years are in the table." if len(said) < len(self.drawn) else ""
        written = [self.in_short, "; ".join(parts) + ".", others, self.rest]
        return " ".join(part for part in written if part)


def cell(figure: Figure) -> Cell:
    """A figure as a number of a chart."""
    if figure.hidden:
        return Cell(None, figure.display, figure.id)
    value, bound = figure.value, figure.quantity.bound
    plain = figure.decimals()[0]
    as_printed = figure.is_written and not figure.display.startswith("about ")
    if as_printed or not value or bound <= abs(value) * MATTERS:
        return Cell(value, figure.display, figure.id, plain)
    span = f"{show(figure.low, figure.unit)} to {show(figure.high, figure.unit)}"
    return Cell(value, figure.display, figure.id, plain, figure.low, figure.high, span)


def anchor(item: str, kind: str = "") -> str:
    """The anchor of an item's chart: `chart-costs-services--steps`.

    Names hold no two hyphens in a row, so that no two charts of a case have the same.
    """
    section, _, own = item.partition(".")
    return "--".join([f"chart-{section}{own and '-'}{own.replace('.', '--')}", *([kind] if kind else [])])


def file_name(name: str) -> str:
    """A name as that of a file: cut where it is too long for one, with what tells it from others cut like it."""
    if len(name) <= MOST_LETTERS:
        return name
    return f"{name[: MOST_LETTERS - 10].rstrip('-')}-{sha256(name.encode()).hexdigest()[:8]}"


def table_as_csv(chart: Chart) -> str:
    """A chart's table for a spreadsheet: every number as it is shown and as a plain number."""
    numbers = chart.heads[1 : 1 + max(len(row.cells) for row in chart.rows)]
    heads = [*(["Group"] if chart.grouped else []), chart.heads[0]]
    heads += [name for head in numbers for name in (head, f"{head}, as a number")]
    rows = [[*heads, *(chart.heads[len(numbers) + 1 :] if chart.worded else ())]]
    for row in chart.rows:
        cells = [part for own in row.cells for part in (own.display, own.plain)]
        rows.append(
            [*([row.group] if chart.grouped else []), row.label, *cells, *([row.words] if chart.worded else [])]
        )
    return csv_text(rows)


def _in_words(row: Row, heads: Sequence[str]) -> str:
    lead = f"{row.group}, {row.label}" if row.group else row.label
    if len(row.cells) == 1:
        said = _shown(row.cells[0])
    else:
        said = ", ".join(f"{heads[place]}: {_shown(row.cells[place])}" for place in row.told)
    return f"{lead}: {said}{f' ({row.words})' if row.words else ''}"


def _shown(own: Cell) -> str:
    return f"{own.display} (between {own.span.replace(' to ', ' and ')})" if own.span else own.display
