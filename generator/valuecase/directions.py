"""Which way something went: as figures say it, as words say it, and whether that is better or worse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction

from valuecase.figures import Figure
from valuecase.values import PartOf, Value

#: Words that say a way; the weak ones only where no strong one stands beside them.
STRONG = {
    "down": r"fell|fall(?:s|en|ing)?|declin\w*|decreas\w*|reduc\w*|drop(?:s|ped|ping)?|halv\w*|shrank|shr[iu]nk\w*|fewer|cuts?",
    "up": r"rose|ris(?:e|es|en|ing)|increas\w*|grew|grow(?:s|n|ing|th)?|doubl\w*|tripl\w*",
    "same": r"unchanged|same|stable",
    "better": r"improv\w*|better",
    "worse": r"wors\w*|deteriorat\w*",
}
WEAK = {"down": r"lower|less|down", "up": r"higher|more|up"}
#: What is not there where nothing changed: no difference, no clear effect, did not change.
NOTHING_CHANGED = re.compile(
    r"\b(?:no|not|without|n.t)(?:\s+\w+)?\s+(?:chang|differ|effect|impact|reduc|increas|improv|declin|decreas)\w*"
)
#: With one of these, another word says the contrary or nothing: no better, never fell, didn’t rise.
NEGATED = re.compile(r"\b(?:no|not|never|nor|neither|without|hardly|barely)\b|n.t\b")


class Direction(StrEnum):
    """Which way a claim goes, seen from the people it is about."""

    BETTER = "better"
    SAME = "no change"
    WORSE = "worse"
    MIXED = "mixed"
    CHANCE = "could be chance"
    UNSAID = "not said"


def said_way(words: str) -> str:
    """The way some words say: `down`, `up`, `same`, `better`, `worse`; empty where they say none, or several."""
    text, nothing = NOTHING_CHANGED.subn(" ", words.lower())
    ways = _ways(text, STRONG) or _ways(text, WEAK)
    if nothing:
        return "same" if not ways and not NEGATED.search(text) else ""
    return ways[0] if len(ways) == 1 and not NEGATED.search(text) else ""


def _ways(text: str, known: Mapping[str, str]) -> list[str]:
    return [way for way, forms in known.items() if re.search(rf"\b(?:{forms})\b", text)]


def is_close(figure: Figure) -> bool:
    """Whether rounding of numbers of people leaves it open which way a change went."""
    loose = any(at.loose for at in figure.quantity.slopes)
    return loose and abs(figure.value) <= figure.quantity.bound


def signed(figure: Figure | None, want: str | None) -> Direction:
    """The direction of a change, or of a gap to somebody else, for people who `want` it lower or higher."""
    if figure is None or figure.hidden or is_close(figure):
        return Direction.UNSAID
    if figure.value == 0:
        return Direction.SAME
    if want is None:
        return Direction.UNSAID
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
    """The direction of several rows: theirs where all agree, mixed where they do not, not said where one is not."""
    found = set(ways)
    if {Direction.BETTER, Direction.WORSE} <= found:
        return Direction.MIXED
    if Direction.UNSAID in found or not found:
        return Direction.UNSAID
    return found.pop() if len(found) == 1 else Direction.MIXED


def counted(ways: list[Direction]) -> str:
    """`5 better, 1 worse` of the rows of a table."""
    return ", ".join(f"{number} {way}" for way in Direction if (number := ways.count(way)))


def by_shares(before: Value, after: Value, want: str) -> Direction:
    """The direction of parts of different wholes whose change is not shown: where rounding leaves only one way."""
    if not (isinstance(before, PartOf) and isinstance(after, PartOf)) or before.part.hidden or after.part.hidden:
        return Direction.UNSAID
    (low, high), (new_low, new_high) = (_bounds(value) for value in (before, after))
    if high < new_low:
        return Direction.BETTER if want == "higher" else Direction.WORSE
    if new_high < low:
        return Direction.BETTER if want == "lower" else Direction.WORSE
    return Direction.UNSAID


def _bounds(value: PartOf) -> tuple[Fraction, Fraction]:
    """The least and the greatest that a share may be, as its two numbers are rounded."""
    part, whole = value.part, value.whole
    return (part.value - part.half) / (whole.value + whole.half), (part.value + part.half) / (whole.value - whole.half)
