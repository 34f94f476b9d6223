"""A chart as plain data and words. Its table is its data; only `draw` knows how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from valuecase.figures import Figure


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is, its figure's value and display, and the figure's name."""

    label: str
    value: Fraction
    display: str
    figure: str
    focus: bool = True


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars under one message.

    id:      an anchor, unique in its case
    about:   the item it shows, such as `costs.hertsmere`
    message: what to take from it, as a sentence with its figures
    heads:   the heads of its table: of the labels and of the values
    source:  where its numbers come from
    """

    id: str
    about: str
    kind: Literal["ranked", "pair"]
    message: str
    heads: tuple[str, str]
    bars: tuple[Bar, ...]
    source: str = ""

    @property
    def alt(self) -> str:
        """The message and every bar in words, for those who do not see it."""
        parts = "; ".join(f"{bar.label}: {bar.display}" for bar in self.bars)
        return f"Bar chart. {self.message}. {parts}."


def bar(label: str, figure: Figure, focus: bool = True) -> Bar:
    """A figure as a bar."""
    return Bar(label, figure.value, figure.display, figure.id, focus)
