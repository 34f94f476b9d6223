"""What charts say: how something changed, how many rose and fell, over how many people and how long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from valuecase.case import ValueCase
from valuecase.charts.chart import Row, Tone
from valuecase.figures import Figure

#: The marks of a change that its word makes needless.
SIGNS = "\N{MINUS SIGN}-+"


#: What is said of one that changed so, and of several.
Way: TypeAlias = tuple[str, str]
COST: tuple[Way, Way, Way] = (
    ("costs less", "cost less"),
    ("costs more", "cost more"),
    ("costs the same", "cost the same"),
)
PAY: tuple[Way, Way, Way] = (("pays less", "pay less"), ("pays more", "pay more"), ("pays the same", "pay the same"))
WENT: tuple[Way, Way, Way] = (("went down",) * 2, ("went up",) * 2, ("stayed the same",) * 2)


def direction(change: Figure) -> Tone:
    """Which way a change goes; a hidden one goes neither."""
    return "rise" if change.value > 0 else "fall" if change.value < 0 else "main"


def changed(case: ValueCase, item: str) -> str:
    """How what is compared under a name changed: `50.5% less`; empty where that may not be shown."""
    change = case.ledger.get(f"{item}.change")
    if change is None or change.hidden:
        return ""
    if change.value == 0:
        return "no change"
    key, word = ("increase", "more") if change.value > 0 else ("reduction", "less")
    for name in (f"{item}.{key}-percent", f"{item}.{key}"):
        figure = case.ledger.get(name)
        if figure is not None:
            return "" if figure.hidden else f"{figure.display} {word}"
    return in_points(change)


def in_points(change: Figure) -> str:
    """A change without a base in words: `1.6 up`."""
    return f"{change.display.lstrip(SIGNS)} {'up' if change.value > 0 else 'down'}" if change.value else "no change"


def counted(rows: Sequence[Row], what: str, less: Way, more: Way, same: Way) -> str:
    """How many of the rows went which way, good and bad news alike: `9 of 15 services cost less, 6 cost more`."""
    tones = [row.tone for row in rows]
    ways = ((tones.count("fall"), less), (tones.count("rise"), more), (tones.count("main"), same))
    found = [(number, way) for number, way in ways if number]
    if len(found) == 1 and len(rows) > 1:
        return f"{'both' if len(rows) == 2 else f'all {len(rows)}'} {what} {found[0][1][1]}"
    parts = [
        f"{number}{'' if place else f' of {len(rows)} {what}'} {way[number > 1]}"
        for place, (number, way) in enumerate(found)
    ]
    return ", ".join(parts)


def most_changed(row: Row) -> str:
    """The row that changed most, in words: `; A&E attendances changed most, from £42,400 to £21,000`."""
    if row.tone == "main":
        return ""
    first, last = row.cells[0], row.cells[-1]
    return f"; {row.label} changed most, from {first.display} to {last.display}"


def shown(*figures: Figure | None) -> bool:
    """Whether all the figures are there and may be shown."""
    return all(figure is not None and not figure.hidden for figure in figures)


def joined(parts: Sequence[str]) -> tuple[str, ...]:
    """Notes without the empty ones."""
    return tuple(part for part in parts if part)


def many(number: int, what: str) -> str:
    """`1 year`, `5 years`."""
    return f"{number} {what}{'' if number == 1 else 's'}"
