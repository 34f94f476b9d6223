"""What charts say: how something changed, how many rose and fell, over how many people and how long."""

from __future__ import annotations

from collections.abc import Sequence

from valuecase.case import ValueCase
from valuecase.charts.chart import Row, Tone
from valuecase.figures import Figure

#: The marks of a change that its word makes needless.
SIGNS = "\N{MINUS SIGN}-+"


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


def counted(rows: Sequence[Row], what: str, less: str, more: str, same: str) -> str:
    """How many of the rows went which way, good and bad news alike: `9 of 15 services cost less, 6 cost more`."""
    tones = [row.tone for row in rows]
    ways = ((tones.count("fall"), less), (tones.count("rise"), more), (tones.count("main"), same))
    found = [(number, words) for number, words in ways if number]
    if len(found) == 1:
        return f"{'both' if len(rows) == 2 else f'all {len(rows)}'} {what} {found[0][1]}"
    return ", ".join(
        f"{number}{f' of {len(rows)} {what}' if not place else ''} {words}"
        for place, (number, words) in enumerate(found)
    )


def most_changed(row: Row) -> str:
    """The row that changed most, in words: `A&E attendances from £42,400 to £21,000`."""
    first, last = row.cells[0], row.cells[-1]
    return f"{row.label} changed most, from {first.display} to {last.display}"


def shown(*figures: Figure | None) -> bool:
    """Whether all the figures are there and may be shown."""
    return all(figure is not None and not figure.hidden for figure in figures)


def joined(parts: Sequence[str]) -> tuple[str, ...]:
    """Notes without the empty ones."""
    return tuple(part for part in parts if part)
