"""The ledger: all figures of a case by name, found by what their names begin with and by their values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice

from valuecase.figures import Figure


@dataclass(slots=True)
class Ledger:
    """All figures of a case by name, in the order they were made."""

    figures: dict[str, Figure] = field(default_factory=dict)
    _below: dict[str, list[str]] = field(default_factory=dict)
    _equal: dict[Fraction, list[str]] = field(default_factory=dict)
    _known: dict[str, Figure] | None = None
    _count: int = 0

    def get(self, name: str) -> Figure | None:
        return self.figures.get(name)

    def equal_to(self, value: Fraction) -> Iterator[Figure]:
        """The figures of that value, in the order they were made."""
        self._look_up()
        return (figure for name in self._equal.get(value, ()) if (figure := self.figures[name]).value == value)

    def _look_up(self) -> None:
        """Note what figures have been made since the last time by what their names begin with, and by their values."""
        if self._known is not self.figures:
            self._known, self._count, self._below, self._equal = self.figures, 0, {}, {}
        if self._count == len(self.figures):
            return
        for name, figure in islice(self.figures.items(), self._count, None):
            self._equal.setdefault(figure.value, []).append(name)
            while name:
                self._below.setdefault(name, []).append(figure.id)
                name = name.rpartition(".")[0]
        self._count = len(self.figures)

    def under(self, item: str) -> list[Figure]:
        """The figures of an item: `costs.hertsmere` and all that begin with `costs.hertsmere.`."""
        self._look_up()
        return [self.figures[name] for name in self._below.get(item, ())]
