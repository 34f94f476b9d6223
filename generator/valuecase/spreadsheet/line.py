"""One row of a table as it was read."""

from __future__ import annotations

from dataclasses import dataclass, field

from valuecase.spreadsheet.amounts import Amount
from valuecase.spreadsheet.grid import Cell


@dataclass(slots=True)
class Line:
    """One row: its words, its numbers and its cells by key, the heading it stands under, and what is not there."""

    row: int
    words: dict[str, str] = field(default_factory=dict)
    amounts: dict[str, Amount] = field(default_factory=dict)
    cells: dict[str, Cell] = field(default_factory=dict)
    group: str = ""
    absent: dict[str, str] = field(default_factory=dict)
