"""Numbers as people write them: read exactly, kept with the precision they were written with.

`£136,584` means within 50p, `£232k` within £500, `29%` within half a point, and
`about £3,250` within half a unit of its last digit that is not zero (£5). Counts and
periods are exact. Values are `Fraction`s, so no sum depends on its order.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Literal, TypeAlias

Kind = Literal["money", "count", "percent", "points", "ratio", "rate", "weeks", "months", "years"]
ZERO = Fraction(0)
PER_WORDS = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts: its kind, what it is per (`week`, `person`, `1,000 people`), of what."""

    kind: Kind
    per: str = ""
    of: str = ""

    @property
    def name(self) -> str:
        """The unit in words, as the figures in JSON give it: `pounds a week`, `percent`."""
        if self.kind == "points":
            return "percentage points"
        base = "pounds" if self.kind == "money" else self.of or self.kind
        if not self.per:
            return base
        if self.kind == "rate":
            return f"{self.of} per {self.per}".strip()
        return f"{base} {per_words(self.per)}"


POUNDS = Unit("money")
PERCENT = Unit("percent")
POINTS = Unit("points")
COUNT = Unit("count")
RATIO = Unit("ratio")


@dataclass(frozen=True, slots=True)
class Written:
    """A number somebody wrote. The true value lies within `half` of `value`; 0 means exact.

    `hidden` numbers are not shown, because few people could be told apart by them: their
    value is 0, and their text is the words that stand in their place.
    """

    text: str
    value: Fraction
    half: Fraction
    unit: Unit
    about: bool = False
    scale: str = ""
    hidden: bool = False

    @property
    def step(self) -> Fraction:
        """The unit of the last digit written: £1 for £136,584, £1,000 for £232k."""
        return 2 * self.half

    @property
    def display(self) -> str:
        """The number as a page prints it: as it was written, in one typographic style."""
        if self.hidden:
            return self.text
        if self.scale and self.unit.kind == "money":
            shrunk = self.value / SCALES[self.scale]
            short = "k" if SCALES[self.scale] == 1000 else "m" if SCALES[self.scale] == 10**6 else "bn"
            digits = _decimals(self.half * 2 / SCALES[self.scale])
            shown = f"{_sign(shrunk)}£{_fixed(abs(shrunk), digits)}{short}{_per(self.unit)}"
        else:
            shown = show(self.value, self.unit, decimals=_decimals(self.step) if self.half else None)
        return f"about {shown}" if self.about else shown


#: What numbers of people are numbers of.
PEOPLE_WORDS = (
    *("people", "persons", "women", "men", "adults", "children", "clients", "patients", "residents", "tenants"),
    *("users", "service users", "participants", "families", "households", "veterans", "students", "carers"),
    *("individuals", "rough sleepers", "deaths", "boys", "girls", "mothers", "fathers", "parents", "neighbours"),
)


@dataclass(frozen=True, slots=True)
class PeopleCount(Written):
    """A number of people: the kind that the rule for small numbers is about."""

    @property
    def in_words(self) -> str:
        """The number within a sentence: `36 people`; where it is hidden, that it is."""
        return f"number of people {self.text}" if self.hidden else self.display


@dataclass(frozen=True, slots=True)
class PartOf:
    """`28 of 36`: a part and the whole it is of, both exact."""

    text: str
    part: Written
    whole: Written


@dataclass(frozen=True, slots=True)
class Mean:
    """`14.5 each for 90`: a rounded mean and the exact number it is over."""

    text: str
    mean: Written
    people: Written


@dataclass(frozen=True, slots=True)
class Range:
    """`10% to 40%`: the least and the most that something may be, in one unit."""

    text: str
    low: Written
    high: Written


Value: TypeAlias = Written | PartOf | Mean
SCALES = {"k": 1000, "thousand": 1000, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}


def rounded(value: Fraction, step: Fraction) -> Fraction:
    """`value` to the nearest multiple of `step`, halves away from zero, as people round."""
    if step == 0:
        return value
    parts, whole = abs(value.numerator) * step.denominator, value.denominator * step.numerator
    steps = (2 * parts + whole) // (2 * whole)  # in whole numbers, since nearly every number shown comes by here
    return Fraction((steps if value >= 0 else -steps) * step.numerator, step.denominator)


def decimal_text(value: Fraction, unit: Unit, towards: Literal["nearest", "down", "up"] = "nearest") -> str:
    """A decimal number for machines: `8298.95`, `58.69`, `863091`; money and shares to 2 places.

    Bounds are rounded outward (`down` and `up`), so that they still hold the true ones.
    """
    places = 2 if unit.kind in ("money", "percent", "points") else 4
    if towards == "nearest":
        shown = rounded(value, Fraction(1, 10**places))
    else:
        steps = value * 10**places
        shown = Fraction(floor(steps) if towards == "down" else ceil(steps), 10**places)
    text = f"{_sign(shown, '-')}{_fixed(abs(shown), places).replace(',', '')}"
    if "." not in text:
        return text
    if unit.kind == "money" and shown.denominator != 1:
        return text
    return text.rstrip("0").rstrip(".")


def show(value: Fraction, unit: Unit, decimals: int | None = None) -> str:
    """A number for people: `£8,298.95 a week`, `58.7%`, `248`, `1,920 per 1,000 people`."""
    match unit.kind:
        case "money":
            places = (
                decimals if decimals is not None else (0 if rounded(value, Fraction(1, 100)).denominator == 1 else 2)
            )
            places = 2 if places == 1 else places
            return f"{_sign(rounded(value, Fraction(1, 10**places)))}£{_fixed(abs(value), places)}{_per(unit)}"
        case "percent":
            return f"{_plain(value, decimals if decimals is not None else 1, keep=True)}%"
        case "points":
            return f"{_plain(value, 1, keep=True)} percentage points"
        case "weeks" | "months" | "years":
            shown = _plain(value, 2)
            return f"{shown} {unit.kind[:-1] if shown == '1' else unit.kind}"
        case "rate":
            return f"{_plain(value, decimals or 2, keep=bool(decimals))}{_of(unit)} per {unit.per}"
        case _:
            shown = _plain(value, decimals if decimals is not None else 2, keep=decimals is not None)
            return f"{shown} person" if (shown, unit.of) == ("1", "people") else f"{shown}{_of(unit)}"


def per_words(per: str) -> str:
    """`a week`, `per person`: how people say what a number is per."""
    return f"a {per}" if per in PER_WORDS else f"per {per}"


def _per(unit: Unit) -> str:
    return f" {per_words(unit.per)}" if unit.per else ""


def _of(unit: Unit) -> str:
    return f" {unit.of}" if unit.of else ""


def _sign(value: Fraction, minus: str = "\N{MINUS SIGN}") -> str:
    return minus if value < 0 else ""


def _plain(value: Fraction, places: int, keep: bool = False) -> str:
    shown = rounded(value, Fraction(1, 10**places))
    text = _fixed(abs(shown), places)
    if not keep and "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{_sign(shown)}{text}"


def _fixed(value: Fraction, places: int) -> str:
    """A number that is not negative with exactly `places` digits after the point, commas for thousands."""
    units = (2 * value.numerator * 10**places + value.denominator) // (2 * value.denominator)
    whole, rest = divmod(units, 10**places)
    return f"{whole:,}.{rest:0{places}d}" if places else f"{whole:,}"


def _decimals(step: Fraction) -> int:
    places = 0
    while step < 1 and step != 0 and (step * 10**places).denominator != 1:
        places += 1
    return places
