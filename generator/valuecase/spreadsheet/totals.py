"""Which rows are totals: by their words, by being a sum of cells, or by coming to what the rows above add to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol, TypeVar

from valuecase.spreadsheet.amounts import Amount
from valuecase.spreadsheet.grid import Cell

_OTHER_WORDS = r"net(?: (?:costs?|expenditure|position))?|gesamt(?:summe)?|summe|somme|total general"
_EXACT = re.compile(rf"(?:(?:grand|overall|net|gross)[ -]?)?(?:totals?|sum)|{_OTHER_WORDS}", re.IGNORECASE)
_CALLED = re.compile(
    rf"(?:(?:grand|overall|sub)[ -]?)?(?:totals?|sum)\b.*|.*\b(?:sub-?)?totals?|{_OTHER_WORDS}", re.IGNORECASE
)
_SUB = re.compile(r"sub-?\s?total|zwischensumme", re.IGNORECASE)
_SUMS = re.compile(r"=?\s*(?:SUM|SUBTOTAL)\s*\(.*\)\s*", re.IGNORECASE)


class Numbers(Protocol):
    """A row, as far as its numbers go."""

    amounts: dict[str, Amount]
    cells: dict[str, Cell]


Line = TypeVar("Line", bound=Numbers)
#: How many rows below one are looked at as its parts.
MOST_PARTS = 12


def called_total(words: str) -> bool:
    """Whether words may be those of a total: `Total`, `NHS total`, `Sub-total staff`, `Summe`."""
    return bool(_CALLED.fullmatch(_bare(words)))


def surely_total(words: str) -> bool:
    """Whether words can be nothing else."""
    return bool(_EXACT.fullmatch(_bare(words)) or _SUB.search(words))


def subtotal(words: str) -> bool:
    """Whether words say that it is the total of a part."""
    return bool(_SUB.search(words))


def _bare(words: str) -> str:
    return words.strip().rstrip(": ")


def is_sum(line: Numbers) -> bool:
    """Whether its numbers are formulas, and nothing but sums of cells."""
    formulas = [cell.formula for key, cell in line.cells.items() if key != "unit-cost" and cell.formula]
    return bool(formulas) and all(_SUMS.fullmatch(formula) for formula in formulas)


@dataclass(slots=True)
class Sums:
    """What the rows added so far come to, by key; `room` is what rounding may account for."""

    rows: int = 0
    total: dict[str, Fraction] = field(default_factory=dict)
    room: dict[str, Fraction] = field(default_factory=dict)
    count: dict[str, int] = field(default_factory=dict)

    def add(self, line: Numbers) -> None:
        """Add the numbers of one more row."""
        self.rows += 1
        for key, amount in line.amounts.items():
            self.total[key] = self.total.get(key, Fraction(0)) + amount.stored
            self.room[key] = self.room.get(key, Fraction(0)) + _step(amount) / 2
            self.count[key] = self.count.get(key, 0) + 1

    def off(self, key: str, amount: Amount) -> Fraction:
        """By how much an amount is more than the rows; nothing where rounding may account for it."""
        more = amount.stored - self.total.get(key, Fraction(0))
        return more if abs(more) > self.room.get(key, Fraction(0)) + _step(amount) / 2 else Fraction(0)


def adds(line: Numbers, sums: Sums, *, exactly: bool = False) -> bool:
    """Whether each of its numbers is the sum of the rows; `exactly` also asks for two rows and more than nothing."""
    keys = [key for key in line.amounts if key != "unit-cost"]
    return bool(keys and sums.rows) and all(_is_sum_of(line.amounts[key], key, sums, exactly) for key in keys)


def _is_sum_of(amount: Amount, key: str, sums: Sums, exactly: bool) -> bool:
    if not exactly:
        return not sums.off(key, amount)
    several = amount.stored and sums.count.get(key, 0) > 1
    return bool(several) and abs(amount.stored - sums.total[key]) <= Fraction(1, 200)


def sums_of_those_below(rows: Sequence[Line]) -> Iterator[tuple[Line, int]]:
    """Rows that come to two or more rows right below them, as in a pivot table; with the number of those."""
    for at, line in enumerate(rows):
        sums = Sums()
        for below in rows[at + 1 : at + 1 + MOST_PARTS]:
            sums.add(below)
            if adds(line, sums, exactly=True):
                yield line, sums.rows
                break


def _step(amount: Amount) -> Fraction:
    """The unit of the last digit written: £100 for £124.4k."""
    digits = len(re.sub(r"[^\d.]", "", amount.text).partition(".")[2])
    scale = {"k": 1000, "m": 1_000_000}.get(amount.text[-1:], 1)
    return Fraction(scale, 10**digits)
