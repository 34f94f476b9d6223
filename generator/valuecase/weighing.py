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
from valuecase.problems import Problem

#: From the strongest down; what is not known stands last.
STRONGEST_FIRST = (5, 4, 3, 2, 1, 0)
#: What claims of one level are compared with, within a sentence.
SET_BESIDE = {
    5: "beside people drawn by lot",
    4: "beside people kept out by little more than chance",
    3: "beside similar people",
    2: "beside nobody alike, with other differences allowed for",
    1: "with no similar group",
}
#: Claims about money, which are counted apart: less of it is not better for everybody.
MONEY = ("costs", "stated", "story")
#: What going one way is called, of outcomes and of money.
WAYS = {way: str(way) for way in Direction}
WAYS_OF_MONEY = WAYS | {Direction.BETTER: "cost less", Direction.WORSE: "cost more"}


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


def way_words(claim: Claim) -> str:
    """The direction of a claim in words: `better`, of money `cost less`."""
    return (WAYS_OF_MONEY if claim.kind in MONEY else WAYS)[claim.direction]


def of_outcomes(claims: Iterable[Claim]) -> list[Claim]:
    """The claims about what changed for people, and not about money."""
    return [claim for claim in claims if claim.kind not in MONEY]


def of_money(claims: Iterable[Claim]) -> list[Claim]:
    """The claims about costs and savings."""
    return [claim for claim in claims if claim.kind in MONEY]


def effect_in_brief(claims: Sequence[Claim]) -> str:
    """`18 outcomes: 10 better, 2 no change, 3 worse, 3 not said. 12 about money: 10 cost less, 2 cost more`."""
    kinds = (
        ("outcome", "outcomes", of_outcomes(claims), WAYS),
        ("about money", "about money", of_money(claims), WAYS_OF_MONEY),
    )
    said = []
    for one, many, own, names in kinds:
        if own:
            found = ", ".join(f"{number} {names[way]}" for way, number in ways(own).items() if number)
            said.append(f"{len(own)} {one if len(own) == 1 else many}: {found}")
    return ". ".join(said) or "No result is recorded"


def strength_in_brief(claims: Sequence[Claim]) -> str:
    """`2 beside people drawn by lot, 20 with no similar group; of 5 nothing says what they are compared with`."""
    found = weights(claims)
    known = ", ".join(f"{weight.number} {SET_BESIDE[weight.strength]}" for weight in found if weight.strength)
    unsaid = sum(weight.number for weight in found if not weight.strength)
    if not unsaid:
        return known
    if not known:
        return f"nothing says what {'it is' if unsaid == 1 else f'any of the {unsaid} is'} compared with"
    return f"{known}; of {unsaid} nothing says what {'it is' if unsaid == 1 else 'they are'} compared with"


def strongest_in_brief(claims: Sequence[Claim]) -> str:
    """`20 of 31 results have no similar group beside them; the strongest 2: drawn by lot`."""
    found = weights(claims)
    if not found:
        return "No result is recorded"
    best, number = found[0], len(claims)
    if not best.strength:
        words = strength_in_brief(claims)
        return words[:1].upper() + words[1:]
    weak = sum(weight.number for weight in found if weight.strength <= 1)
    unsaid = ", or do not say" if found[-1].strength == 0 else ""
    lead = (
        f"{weak} of {_results(number)} {'has' if weak == 1 else 'have'} no similar group beside them{unsaid}"
        if weak
        else ""
    )
    if best.strength == 1:
        return lead
    strongest = f"the strongest {best.number}: {LEVELS[best.strength].words.lower()}"
    return f"{lead}; {strongest}" if lead else f"{strongest[:1].upper()}{strongest[1:]}"


def cautions_in_brief(cautions: Sequence[Problem]) -> str:
    """`14 cautions, 2 of them answered`; empty where there is none."""
    answered = sum(bool(caution.answer) for caution in cautions)
    words = f"{len(cautions)} caution{'' if len(cautions) == 1 else 's'}" if cautions else ""
    return f"{words}, {answered} of them answered" if answered else words


def _results(number: int) -> str:
    return f"{number} result" if number == 1 else f"{number} results"
