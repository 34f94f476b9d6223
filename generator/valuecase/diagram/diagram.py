"""A logic model as plain data and words: columns of boxes, and arrows. How it is drawn is said elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from valuecase.wording import listed

State = Literal["", "strength", "in place", "partly", "gap"]
STATES: tuple[State, ...] = ("strength", "in place", "partly", "gap")
#: More arrows than this are not listened to one by one; the page has them in a table.
MOST_ARROWS_IN_WORDS = 60


@dataclass(frozen=True, slots=True)
class Box:
    """One element: its id, which is also its anchor in the list on the page, its words, and how far it is there."""

    id: str
    words: str
    state: State = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head and its boxes in the author's order; a column without any is a gap to show."""

    head: str
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one box to another of the same or a later column; `grounded` if a reason or a measure is recorded."""

    start: str
    end: str
    grounded: bool = True


@dataclass(frozen=True)
class Diagram:
    """Columns and arrows; no two arrows have the same ends, and no chain of arrows comes back to its beginning."""

    columns: tuple[Column, ...]
    arrows: tuple[Arrow, ...] = ()

    @cached_property
    def boxes(self) -> dict[str, Box]:
        """Every box by its id, column by column."""
        return {box.id: box for column in self.columns for box in column.boxes}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Every box's number, from 1, column by column."""
        return {name: number for number, name in enumerate(self.boxes, 1)}

    @cached_property
    def before(self) -> Mapping[str, frozenset[str]]:
        """The boxes from which arrows lead to a box, over one step or many; itself included."""
        return _reached(self.boxes, [(arrow.end, arrow.start) for arrow in self.arrows])

    @cached_property
    def after(self) -> Mapping[str, frozenset[str]]:
        """The boxes to which arrows lead from a box, over one step or many; itself included."""
        return _reached(self.boxes, [(arrow.start, arrow.end) for arrow in self.arrows])

    def paths_through(self, start: str, end: str) -> list[int]:
        """The numbers of the boxes whose paths, up or down, run through an arrow; or, with one name twice, a box."""
        return sorted(self.numbers[name] for name in self.before[start] | self.after[end])

    @property
    def message(self) -> str:
        """What to take from it, as a sentence without its full stop."""
        many = len(self.boxes)
        counts = Counter(box.state for box in self.boxes.values())
        ways = {
            "strength": ("is a strength", "are strengths"),
            "in place": ("is in place", "are in place"),
            "partly": ("is partly there", "are partly there"),
            "gap": ("is a gap", "are gaps"),
        }
        said = [f"{counts[state]} {ways[state][counts[state] != 1]}" for state in STATES if counts[state]]
        if not said:
            return f"{_many(many, 'element')} in {_many(len(self.columns), 'column')}, and {_many(len(self.arrows), 'arrow')}"
        rest = f"; of {counts['']} it is not said how far they are there" if counts[""] else ""
        return f"Of {_many(many, 'element')}, {listed(said)}{rest}"

    @property
    def alt(self) -> str:
        """The message, every column with its boxes, and the arrows in words, for those who do not see it."""
        parts = [f"Logic model. {self.message}."]
        for column in self.columns:
            boxes = [f"{box.words} ({box.state})" if box.state else box.words for box in column.boxes]
            parts.append(f"{column.head}: {'; '.join(boxes) or 'nothing recorded'}.")
        if len(self.arrows) > MOST_ARROWS_IN_WORDS:
            parts.append(f"{_many(len(self.arrows), 'arrow')} lead from one to another.")
            return " ".join(parts)
        for start in self.boxes:
            ends = [self.boxes[arrow.end].words for arrow in self.arrows if arrow.start == start]
            if ends:
                parts.append(f"{self.boxes[start].words} leads to {listed(ends)}.")
        bare = [f"{self.boxes[a.start].words} to {self.boxes[a.end].words}" for a in self.arrows if not a.grounded]
        if bare:
            parts.append(f"Dashed, with no reason and no measure recorded: {'; '.join(bare)}.")
        return " ".join(parts)


def _many(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"


def _reached(names: Iterable[str], steps: list[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """What can be reached from each name, itself included."""
    following: dict[str, list[str]] = {name: [] for name in names}
    for start, end in steps:
        following[start].append(end)
    found = {}
    for name in following:
        reached, left = {name}, [name]
        while left:
            fresh = [end for end in following[left.pop()] if end not in reached]
            reached.update(fresh)
            left += fresh
        found[name] = frozenset(reached)
    return found
