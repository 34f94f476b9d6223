"""How sure a case is, in brief: how many of its claims go which way, and how many are how strong.

Effect and strength are counted apart; an increase, a fall and a null weigh the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from valuecase.claims import Claim
from valuecase.directions import Direction
from valuecase.evidence import LEVELS

#: From the strongest down; what is not known stands last.
STRONGEST_FIRST = (5, 4, 3, 2, 1, 0)
#: What claims of one level are compared with, within a sentence.
SET_BESIDE = {
    5: "beside people drawn by lot",
    4: "beside people kept out by little more than chance",
    3: "beside similar people",
    2: "beside nobody alike, with other differences allowed for",
    1: "with no comparison group",
}
#: What a column of results is called that went one way.
HEADS = {
    Direction.BETTER: "Better or cheaper",
    Direction.SAME: "No change",
    Direction.WORSE: "Worse or dearer",
    Direction.MIXED: "Mixed",
    Direction.UNSAID: "Not said",
}


@dataclass(frozen=True, slots=True)
class Weight:
    """Claims of one strength: how many there are, and how many go which way."""

    strength: int
    number: int
    ways: Mapping[Direction, int]


def weights(claims: Iterable[Claim]) -> list[Weight]:
    """The claims by strength, the strongest first; a strength that no claim has is not there."""
    found = [(claim.strength, claim.direction) for claim in claims]
    return [
        Weight(level, sum(s == level for s, _ in found), Counter(way for s, way in found if s == level))
        for level in STRONGEST_FIRST
        if any(s == level for s, _ in found)
    ]


def ways(claims: Iterable[Claim]) -> dict[Direction, int]:
    """How many claims go which way; a way that none goes is there with 0."""
    counts = Counter(claim.direction for claim in claims)
    return {way: counts[way] for way in Direction}


def effect_in_brief(claims: Sequence[Claim]) -> str:
    """`31 results: 21 better or cheaper, 2 no change, 3 worse or dearer, 2 mixed, 3 not said`."""
    said = ", ".join(f"{number} {HEADS[way].lower()}" for way, number in ways(claims).items() if number)
    return f"{_results(len(claims))}: {said}" if claims else "no result is recorded"


def strength_in_brief(claims: Sequence[Claim]) -> str:
    """`2 beside people drawn by lot, 20 with no comparison group; of 5 nothing says what they are compared with`."""
    found = weights(claims)
    known = ", ".join(f"{weight.number} {SET_BESIDE[weight.strength]}" for weight in found if weight.strength)
    unsaid = sum(weight.number for weight in found if not weight.strength)
    if not unsaid:
        return known
    if not known:
        return f"nothing says what {'it is' if unsaid == 1 else f'any of the {unsaid} is'} compared with"
    return f"{known}; of {unsaid} nothing says what {'it is' if unsaid == 1 else 'they are'} compared with"


def strongest_in_brief(claims: Sequence[Claim]) -> str:
    """`At best drawn by lot (2 of 31 results)`."""
    found = weights(claims)
    if not found:
        return "No result is recorded"
    best = found[0]
    if not best.strength:
        words = strength_in_brief(claims)
        return words[:1].upper() + words[1:]
    return f"At best {LEVELS[best.strength].words.lower()} ({best.number} of {_results(len(claims))})"


def open_cautions(claims: Iterable[Claim]) -> int:
    """How many cautions about the claims nobody has answered."""
    return sum(not caution.answer for claim in claims for caution in claim.cautions)


def _results(number: int) -> str:
    return f"{number} result" if number == 1 else f"{number} results"
