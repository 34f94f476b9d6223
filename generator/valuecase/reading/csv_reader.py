"""CSV as rows of text, with the place of every cell.

The standard module gives rows but not columns, and a reader of a message needs to know
which cell is meant, so the cells are cut here: RFC 4180, on one line each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from valuecase.problems import Place, Problem
from valuecase.reading.bounds import MAX_COLUMNS, MAX_ROWS
from valuecase.reading.document import as_lines
from valuecase.reading.odd_characters import half_quoted

_CELL = re.compile(r'\s*"(?P<quoted>(?:[^"]|"")*)"\s*(?=,|$)|(?P<plain>[^,]*)')


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, without quotes and the spaces round it, and where it stands."""

    text: str
    place: Place
    unclosed: bool = False


class Rows(list[dict[str, Cell]]):
    """The rows of a table by their column heads; `heads` are the cells of the heads."""

    def __init__(self, heads: Iterable[tuple[str, Cell]] = ()) -> None:
        super().__init__()
        self.heads = dict(heads)


def read_csv(text: str, file: str) -> tuple[Rows, list[Problem]]:
    """The rows of a table whose first line holds the column heads. Empty cells are left out."""
    table = [
        (number, list(_cells(line, file, number))) for number, line in enumerate(as_lines(text), 1) if line.strip()
    ]
    if not table:
        return Rows(), [
            Problem(
                "VC402",
                file,
                (),
                "the file is empty",
                "begin with a line of column heads: row,amount",
                place=Place(file, 1),
            )
        ]
    if above := _above_the_heads(table, file):
        return Rows(), [above]
    if many := _too_many(table, file):
        return Rows(), [many]
    heads, problems = _heads(table[0][1], file)
    if problems:
        return Rows(), problems
    rows = Rows(zip(heads, table[0][1], strict=True))
    for number, cells in table[1:]:
        if broken := next((c for c in cells if c.unclosed), None):
            problems.append(_unclosed(broken))
        elif len(cells) != len(heads):
            problems.append(_ragged(file, number, cells, len(heads)))
        elif any(cell.text for cell in cells):
            rows.append({head: cell for head, cell in zip(heads, cells, strict=True) if cell.text})
    if not rows and not problems:
        words, hint = "there are column heads and no rows", "write the rows below the heads"
        problems.append(Problem("VC402", file, (), words, hint, place=table[0][1][0].place))
    return rows, problems


def _too_many(table: list[tuple[int, list[Cell]]], file: str) -> Problem | None:
    """More rows or columns than are read."""
    if len(table) - 1 > MAX_ROWS:
        place = Place(file, table[MAX_ROWS + 1][0])
        words, hint = f"more than {MAX_ROWS:,} rows", "keep totals here and the rows elsewhere"
        return Problem("VC124", file, (), words, hint, place=place)
    if wide := next((cells for _, cells in table if len(cells) > MAX_COLUMNS), None):
        words, hint = f"more than {MAX_COLUMNS} columns", "delete the columns that are not known here"
        return Problem("VC124", file, (), words, hint, place=wide[MAX_COLUMNS].place)
    return None


def _above_the_heads(table: list[tuple[int, list[Cell]]], file: str) -> Problem | None:
    """A first line that is a title: one cell, where the others of the table have several."""
    first = table[0][1]
    filled = [cell for cell in first if cell.text]
    wider = any(sum(bool(cell.text) for cell in cells) > 1 for _, cells in table[1:])
    if len(filled) != 1 or len(first) == 2 or not wider or re.search(r"[;\t]", filled[0].text):
        return None
    words = "the first line is not the column heads"
    hint = "delete the lines above the column heads; what they say goes beside csv:, as in title: and when:"
    return Problem("VC402", file, (), words, hint, place=filled[0].place)


def _cells(line: str, file: str, number: int) -> Iterator[Cell]:
    position = 0
    while True:
        match = _CELL.match(line, position)
        assert match  # the plain branch matches anything
        quoted = match["quoted"]
        text = quoted.replace('""', '"') if quoted is not None else match["plain"]
        start = match.start("quoted") if quoted is not None else match.start() + len(text) - len(text.lstrip())
        shown = text.strip()
        place = Place(file, number, start + 1, start + 1 + max(len(shown), 1), number)
        yield Cell(shown, place, unclosed=quoted is None and shown.startswith('"'))
        position = match.end()
        if position >= len(line):
            return
        position += 1  # the comma
        if position == len(line):
            yield Cell("", Place(file, number, position + 1, position + 2, number))
            return


def _heads(cells: list[Cell], file: str) -> tuple[list[str], list[Problem]]:
    heads = [cell.text.lower().replace(" ", "-").replace("_", "-") for cell in cells]
    if len(heads) == 1 and re.search(r"[;\t]", heads[0]):
        return heads, [
            Problem(
                "VC410",
                file,
                (),
                "the columns are not separated by commas",
                "save it as CSV with commas",
                place=cells[0].place,
            )
        ]
    problems = []
    for number, (head, cell) in enumerate(zip(heads, cells, strict=True)):
        if not head:
            problems.append(
                Problem(
                    "VC402",
                    file,
                    (),
                    "a column has no head",
                    "give it a name, or delete the empty column",
                    place=cell.place,
                )
            )
        elif head in heads[:number]:
            problems.append(
                Problem("VC402", file, (), f"the column “{head}” stands twice", "keep one of the two", place=cell.place)
            )
    return heads, problems


def _ragged(file: str, number: int, cells: list[Cell], wanted: int) -> Problem:
    hint = 'quote a number that has a comma: "£124,277"' if len(cells) > wanted else "add the missing commas"
    place = cells[wanted].place if len(cells) > wanted else cells[-1].place
    if curled := next((cell for cell in cells if half_quoted(cell.text)), None):
        words, straight = "curly quotes do not hold a cell together", "type them again as straight ones"
        return Problem("VC403", file, (), words, straight, place=curled.place)
    return Problem(
        "VC403",
        file,
        (),
        f"this row has {len(cells)} cell{'' if len(cells) == 1 else 's'} and the heads are {wanted}",
        hint,
        place=place,
    )


def _unclosed(cell: Cell) -> Problem:
    return Problem(
        "VC404",
        cell.place.file,
        (),
        "a quote is not closed in this cell",
        "close it on the same line, and double a quote inside a text",
        place=cell.place,
    )
