"""How strong the evidence for a claim is: what an author records of it, and its level on the Maryland scale.

The level speaks of how a comparison was made, never of how large a change was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import Field

from valuecase.reading.fields import (
    Chosen,
    Date,
    Id,
    Item,
    Label,
    Period,
    Quotation,
    Text,
    optional,
)

COMPARED = Literal["none", "historic", "matched", "quasi-random", "random", "national"]
#: What a change is compared with, as a page says it.
COMPARISONS = {
    "none": "There is no comparison group.",
    "historic": "Compared with people before the service began.",
    "matched": "Compared with similar people elsewhere.",
    "quasi-random": "Compared with people whom little more than chance kept from the service.",
    "random": "Compared with people chosen by lot.",
    "national": "Compared with the whole country.",
}
#: The same in a cell of a table.
COMPARED_WITH = {
    "none": "nobody",
    "historic": "people of an earlier time",
    "matched": "similar people",
    "quasi-random": "people kept out by little more than chance",
    "random": "people drawn by lot",
    "national": "the whole country",
}
#: Comparisons without a group of people beside those the claim is about.
UNCONTROLLED = (None, "none", "national")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of strength in words: a few for a table, and a line of what it means."""

    words: str
    meaning: str


#: Levels of the Maryland Scientific Methods Scale, 1 to 5; 0 where nothing says what a claim was compared with.
LEVELS: dict[int, Level] = {
    0: Level(
        "Not known", "Nothing says what it was compared with, so nobody can tell what would have happened anyway."
    ),
    1: Level(
        "No similar group",
        "People are looked at before and after, or once. Much of a change may come by itself.",
    ),
    2: Level(
        "Differences allowed for",
        "What else differs between people or times was allowed for, and nobody alike was followed from before to after.",
    ),
    3: Level(
        "Beside a similar group",
        "The change is set beside that of similar people without the service.",
    ),
    4: Level(
        "Close to chance",
        "Little more than chance decided who got the service, such as a waiting list or a boundary.",
    ),
    5: Level(
        "Drawn by lot",
        "Who got the service was drawn by lot, so a difference is the service’s doing or an accident of the draw.",
    ),
}


class Evidence(Item):
    """What makes a claim more or less certain, apart from how large it is."""

    of_people: ClassVar[tuple[str, ...]] = ("p", "interval")

    compare: COMPARED | None = optional("What a change is compared with", "what it is compared with")
    chosen: Chosen | None = optional("How the people were chosen, such as top 40 by cost")
    adjusted_for: Text | None = optional("What else was allowed for, such as age and earlier use")
    method: Text | None = optional("How it was counted or worked out, in a sentence")
    observed: Period | None = optional("How long people were followed: 11 months")
    test: Label | None = optional("The statistical test, by its name")
    p: Quotation | None = optional("The p value as printed, such as <0.01")
    interval: Quotation | None = optional("The interval as printed, such as 2.88 to 6.77")
    limits: list[Text] = Field(default=[], description="What it cannot tell")
    reviewed: Date | None = optional("When somebody last weighed this evidence")
    cashable: Literal["yes", "partly", "no", "not known"] | None = optional(
        "Whether what was saved can be taken out of a budget"
    )
    metric: Id | None = optional("The name that the same measure has in other cases, such as emergency-bed-days")


#: From this p value on, a difference is one that chance would often bring.
CHANCE = 0.05
_P = re.compile(r"\bp\s*(?:-value|value)?\s*(?P<sign>[=<>≤≥])\s*(?P<value>0?\.\d+)", re.IGNORECASE)
_NOTHING = re.compile(r"(?:no|none|not|nothing|n/a)\b", re.IGNORECASE)


def p_values(*printed: str | None) -> list[tuple[str, float]]:
    """The p values in some words, each with its sign: `0.03`, `<0.01`, `p = 0.17 at 24 months`."""
    found = []
    for words in printed:
        text = str(words or "").strip()
        bare = re.fullmatch(r"(?P<sign>[=<>≤≥]?)\s*(?P<value>0?\.\d+|1(?:\.0+)?)", text)
        for match in [bare] if bare else _P.finditer(text):
            found.append((match["sign"] or "=", float(match["value"])))
    return found


def by_chance(values: list[tuple[str, float]]) -> bool:
    """Whether there are p values and each says that chance would often bring such a difference."""
    return bool(values) and all(value >= CHANCE and sign not in ("<", "≤") for sign, value in values)


def says_something(words: str | None) -> bool:
    """Whether words name something: `age and sex`, and not `none given`."""
    return bool(words) and not _NOTHING.match(str(words).strip())


def strength(compare: str | None, *, adjusted: bool = False, two_times: bool = True) -> int:
    """The Maryland level of a comparison, 1 to 5; 0 where nothing says what a claim is compared with.

    1 before and after or cross-section without a comparison group, 2 with adequate controls,
    3 before and after with a comparison group, 4 quasi-random, 5 randomised (Maryland
    Scientific Methods Scale). A group that is matched at one time only counts as a control.
    """
    match compare:
        case None:
            return 0
        case "random":
            return 5
        case "quasi-random":
            return 4
        case "matched":
            return 3 if two_times else 2
        case _:
            return 2 if adjusted else 1
