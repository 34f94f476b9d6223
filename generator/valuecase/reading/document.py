"""One file as read: plain data, and the place of every key and value in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from valuecase.problems import Place, Problem, Route, RoutePart

#: Data as written: every scalar is the text the author typed.
Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str"

# The line breaks that YAML counts, so that our line numbers are the reader's.
LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


@dataclass(slots=True)
class Places:
    """Where keys and values stand, by route. A route not in it is placed by its nearest parent."""

    keys: dict[Route, Place] = field(default_factory=dict)
    values: dict[Route, Place] = field(default_factory=dict)

    def find(self, route: Route, on: str = "value") -> Place | None:
        """The place of `route`, shortened until something is known; a key stands in for its block."""
        first, second = (self.keys, self.values) if on == "key" else (self.values, self.keys)
        for length in range(len(route), 0, -1):
            part = route[:length]
            exact = length == len(route)
            place = (first if exact else self.keys).get(part) or second.get(part) or self.values.get(part)
            if place:
                return place
        return self.values.get(())

    def alias(self, old: Route, new: Route) -> None:
        """Let everything below `old` be found below `new` too (a row of a list, by its own id)."""
        for table in (self.keys, self.values):
            for route in [r for r in table if r[: len(old)] == old]:
                table[new + route[len(old) :]] = table[route]


@dataclass(frozen=True, slots=True)
class Document:
    """A file of a case: its text in lines, its data, the places of its parts, what was wrong with it.

    `body` is the Markdown below a front matter; it begins on line `body_line`.
    `whole` is false when the text could not be read to its end.
    """

    file: str
    lines: tuple[str, ...]
    data: dict[str, Tree]
    places: Places
    problems: tuple[Problem, ...] = ()
    body: str = ""
    body_line: int = 0
    whole: bool = True

    @property
    def only_remarks(self) -> bool:
        """Whether the file was begun and says nothing yet: remarks, and neither keys nor text."""
        said = self.data or self.body.strip() or not self.whole
        return not said and any(line.lstrip().startswith("#") for line in self.lines)

    def place(self, problem: Problem) -> Place:
        """Where a problem of this document is to be shown."""
        if problem.place:
            return problem.place
        place = self.places.find(problem.route, problem.on) or Place(self.file, 1, 1, 1)
        if problem.needle and place.file == self.file:
            return self._within(place, problem.needle)
        return place

    def _within(self, place: Place, needle: str) -> Place:
        """The first of the place's lines that holds the words meant."""
        for number in range(place.line, max(place.last_line, place.line) + 1):
            line = self.lines[number - 1] if number <= len(self.lines) else ""
            column = line.find(needle, place.column - 1 if number == place.line else 0)
            if column >= 0:
                return Place(self.file, number, column + 1, column + 1 + len(needle))
        return place


def as_lines(text: str) -> tuple[str, ...]:
    """Text cut where YAML counts a new line."""
    return tuple(LINE_BREAK.split(text))


def walk(tree: Tree, route: Route = ()) -> Iterator[tuple[Route, Tree]]:
    """Every part of a tree with its route, parents first."""
    yield route, tree
    pairs: Iterator[tuple[RoutePart, Tree]] = iter(())
    if isinstance(tree, dict):
        pairs = iter(tree.items())
    elif isinstance(tree, list):
        pairs = iter(enumerate(tree))
    for key, value in pairs:
        yield from walk(value, (*route, key))


def at(tree: Mapping[str, Tree], route: Route) -> Tree | None:
    """The part of a tree at a route, or None."""
    part: Tree | None = dict(tree)
    for key in route:
        if isinstance(part, dict) and isinstance(key, str):
            part = part.get(key)
        elif isinstance(part, list) and isinstance(key, int) and key < len(part):
            part = part[key]
        else:
            return None
    return part


def inherited_source(document: Document, route: Route) -> str:
    """The nearest `source:` at or above a route."""
    for length in range(len(route), -1, -1):
        part: Any = at(document.data, route[:length])
        if isinstance(part, dict) and isinstance(part.get("source"), str):
            return str(part["source"])
    return ""
