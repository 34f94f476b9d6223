"""Words by chance, for cases made by chance: short and long labels, whole sentences, amounts, ids."""

from __future__ import annotations

from random import Random
from typing import TypeVar

PLAIN = [
    "team",
    "door",
    "key",
    "list",
    "room",
    "garden",
    "harbour",
    "kettle",
    "lamp",
    "bridge",
    "shelf",
    "letter",
    "winter",
    "morning",
    "window",
    "quiet",
    "early",
    "late",
    "shared",
    "local",
    "kind",
    "plain",
    "visit",
    "meeting",
    "worker",
    "advice",
    "shelter",
    "support",
    "transport",
    "housing",
    "health",
    "food",
]
#: Words that break layouts: compounds, strokes, signs that HTML and typst would read as their own.
AWKWARD = (
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
    "multi-disciplinary/multi-agency/multi-organisational",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch",
    "A&E",
    "housing/benefits",
    "out-of-hours",
    "“quoted”",
    "<b>bold</b>",
    "#hash",
    "$dollar$",
    "a_b_c",
    "back\\slash",
)
AGENCIES = ("NHS", "Council", "Police", "Probation", "Housing charity", "Fire service", "Schools", "Job centre")
AREAS = ("Housing", "Mental health", "Physical health", "Offending", "Alcohol and drugs", "Daily life", "Money")

T = TypeVar("T")


class Dice(Random):
    """A source of chance that is the same for the same seed on every machine."""

    def often(self, share: float) -> bool:
        """Whether something of that likelihood happens."""
        return self.random() < share

    def one(self, *choices: T) -> T:
        return choices[self.randrange(len(choices))]

    def words(self, fewest: int, most: int, awkward: float = 0.02) -> str:
        """Some words with a capital at the front."""
        count = self.randint(fewest, most)
        found = [self.choice(AWKWARD) if self.often(awkward) else self.choice(PLAIN) for _ in range(count)]
        text = " ".join(found)
        return text[:1].upper() + text[1:]

    def label(self) -> str:
        """What a row or a box is called: mostly short, now and then long or all one word."""
        if self.often(0.06):
            return self.long_label()
        return self.words(1, 4, awkward=0.05)

    def long_label(self) -> str:
        """A label of about 120 letters."""
        text = self.words(3, 3)
        while len(text) < 112:
            text += " " + self.choice(PLAIN)
        return text

    def sentences(self, fewest: int, most: int) -> str:
        return " ".join(self.words(4, 18) + "." for _ in range(self.randint(fewest, most)))

    def money(self, most: int = 900_000, least: int = 1) -> str:
        """An amount in pounds, as people print it: each size is as likely as another."""
        digits = self.randint(len(str(least)), len(str(most)))
        number = min(most, max(least, self.randrange(10 ** (digits - 1), 10**digits)))
        if number < 1000 and self.often(0.3):
            return f"£{number}.{self.randrange(100):02}"
        return f"£{number:,}"

    def ids(self, what: str, count: int) -> list[str]:
        return [f"{what}-{number}" for number in range(1, count + 1)]
