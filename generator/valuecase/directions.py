"""Which way something went: as figures say it, as words say it, and whether that is better or worse."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from valuecase.figures import Figure

DOWN = ("fell", "fall", "falling", "decreased", "reduced", "lower", "dropped", "fewer", "less", "down")
UP = ("rose", "rise", "rising", "increased", "higher", "grew", "more", "up")
SAME = ("unchanged", "same")
GOOD = ("improved", "improvement", "better")
BAD = ("worse", "worsened", "deteriorated")
#: With one of these, another word says the contrary or nothing: no better, never fell, didn’t rise.
NEGATED = {"no", "not", "never", "nor", "neither", "without", "hardly", "barely", "t"}


class Direction(StrEnum):
    """Which way a claim goes, seen from the people it is about."""

    BETTER = "better"
    SAME = "no change"
    WORSE = "worse"
    MIXED = "mixed"
    UNSAID = "not said"


def said_way(words: str) -> str:
    """The way a word or two say: `down`, `up`, `same`, `better`, `worse`; empty where they say none, or several."""
    found = set(re.findall(r"[a-z]+", words.lower()))
    kinds = (("down", DOWN), ("up", UP), ("same", SAME), ("better", GOOD), ("worse", BAD))
    ways = [way for way, known in kinds if found & set(known)]
    if found & NEGATED:
        return "same" if "no" in found and found & {"change", "difference"} and not ways else ""
    return ways[0] if len(ways) == 1 else ""


def signed(figure: Figure | None, want: str | None) -> Direction:
    """The direction of a change, or of a gap to somebody else, for people who `want` it lower or higher."""
    if figure is None or figure.hidden or want is None:
        return Direction.SAME if figure is not None and not figure.hidden and figure.value == 0 else Direction.UNSAID
    if figure.value == 0:
        return Direction.SAME
    # A gap is counted from the other's side: less than theirs is a positive gap.
    lower = (figure.value > 0) if figure.id.endswith(".gap") else figure.value < 0
    return Direction.BETTER if lower is (want == "lower") else Direction.WORSE


def worded(way: str, want: str | None) -> Direction:
    """The direction of what `said_way` found in words."""
    match way, want:
        case "same", _:
            return Direction.SAME
        case "better", _:
            return Direction.BETTER
        case "worse", _:
            return Direction.WORSE
        case (("down" | "up"), ("lower" | "higher")):
            return Direction.BETTER if (way == "down") is (want == "lower") else Direction.WORSE
    return Direction.UNSAID


def together(ways: Iterable[Direction]) -> Direction:
    """The direction of several rows: theirs where they agree, mixed where they do not."""
    found = {way for way in ways if way is not Direction.UNSAID}
    return found.pop() if len(found) == 1 else Direction.MIXED if found else Direction.UNSAID


def counted(ways: list[Direction]) -> str:
    """`5 better, 1 worse` of the rows of a table."""
    return ", ".join(f"{number} {way}" for way in Direction if (number := ways.count(way)))
