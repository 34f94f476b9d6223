"""Numbers as people write them: read exactly, kept with the precision they were written with.

`£136,584` means within 50p, `£232k` within £500, `29%` within half a point, and
`about £3,250` within half a unit of its last digit that is not zero (£5). Counts and
periods are exact. Values are `Fraction`s, so no sum depends on its order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from typing import Literal, TypeAlias

Kind = Literal["money", "count", "percent", "ratio", "rate", "weeks", "months", "years"]
ZERO = Fraction(0)
PER_WORDS = ("day", "week", "month", "year")


class NotRead(ValueError):
    """Text that is not the number its field needs; `code` and `hint` go into the problem."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts: its kind, what it is per (`week`, `person`, `1,000 people`), of what."""

    kind: Kind
    per: str = ""
    of: str = ""

    @property
    def name(self) -> str:
        """The unit in words, as the figures in JSON give it: `pounds a week`, `percent`."""
        base = "pounds" if self.kind == "money" else self.of or self.kind
        if not self.per:
            return base
        if self.kind == "rate":
            return f"{self.of} per {self.per}".strip()
        return f"{base} {per_words(self.per)}"


POUNDS = Unit("money")
PERCENT = Unit("percent")
COUNT = Unit("count")
RATIO = Unit("ratio")


@dataclass(frozen=True, slots=True)
class Written:
    """A number somebody wrote. The true value lies within `half` of `value`; 0 means exact.

    `note` keeps words that belong to the display, such as the `of 36` in `28 of 36`.
    """

    text: str
    value: Fraction
    half: Fraction
    unit: Unit
    about: bool = False
    scale: str = ""

    @property
    def step(self) -> Fraction:
        """The unit of the last digit written: £1 for £136,584, £1,000 for £232k."""
        return 2 * self.half

    @property
    def display(self) -> str:
        """The number as a page prints it: as it was written, in one typographic style."""
        if self.scale and self.unit.kind == "money":
            shrunk = self.value / SCALES[self.scale]
            short = "k" if SCALES[self.scale] == 1000 else "m" if SCALES[self.scale] == 10**6 else "bn"
            digits = _decimals(self.half * 2 / SCALES[self.scale])
            shown = f"{_sign(shrunk)}£{_fixed(abs(shrunk), digits)}{short}{_per(self.unit)}"
        else:
            shown = show(self.value, self.unit, decimals=_decimals(self.step) if self.half else None)
        return f"about {shown}" if self.about else shown


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


Value: TypeAlias = Written | PartOf | Mean
SCALES = {"k": 1000, "thousand": 1000, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
WEEKS_IN = {"days": Fraction(1, 7), "weeks": Fraction(1)}

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?"
_ABOUT = r"(?P<about>about|around|approximately|some)?\s*"
_SIGN = r"(?P<sign>[-\N{MINUS SIGN}])?\s*"
_MONEY = re.compile(
    _ABOUT + _SIGN + rf"(?P<pound>£)?\s*(?P<number>{_NUMBER})\s*(?P<scale>k|m|bn|thousand|million|billion)?"
    r"(?:\s+(?:an?|per|each)\s+(?P<per>day|week|month|year|person))?(?P<each>\s+each)?",
    re.IGNORECASE,
)
_SHARE = re.compile(_ABOUT + _SIGN + rf"(?P<number>{_NUMBER})\s*(?:%|per\s?cent|percent)", re.IGNORECASE)
_COUNT = re.compile(_ABOUT + _SIGN + rf"(?P<number>{_NUMBER})(?:\s+(?P<of>[a-z][a-z -]*))?", re.IGNORECASE)
_PART_OF = re.compile(rf"(?P<part>{_NUMBER})\s+(?:of|out of)\s+(?P<whole>{_NUMBER})(?:\s+(?P<of>[a-z][a-z -]*))?")
_RATE = re.compile(
    _ABOUT + _SIGN + rf"(?P<number>{_NUMBER})(?:\s+(?P<of>[a-z][a-z -]*?))?\s+per\s+(?P<per>(?:{_NUMBER}\s+)?[a-z]+)",
    re.IGNORECASE,
)
_MEAN = re.compile(rf"(?P<mean>{_NUMBER})\s+each\s+for\s+(?P<people>{_NUMBER})(?:\s+(?P<of>[a-z][a-z -]*))?")
_PERIOD = re.compile(rf"(?P<number>{_NUMBER})\s+(?P<unit>day|week|month|year)s?")


def read_money(text: str) -> Written:
    """Pounds, with or without the sign: `£136,584`, `-£34,777`, `£232k a year`, `about £3,250`."""
    match = _MONEY.fullmatch(text.strip())
    if not match:
        raise NotRead("VC301", f"“{text}” is not an amount of money", _money_hint(text))
    scale = (match["scale"] or "").lower()
    decimals = match["number"].partition(".")[2]
    if not scale and len(decimals) not in (0, 2):
        raise NotRead(
            "VC301",
            f"“{text}” has {len(decimals)} digit{'' if len(decimals) == 1 else 's'} after the point",
            "pence have two digits; for thousands write a comma, as in £10,478",
        )
    per = "person" if match["each"] else (match["per"] or "").lower()
    number = _written(text, match["number"], Unit("money", per), SCALES.get(scale, 1))
    return replace(_signed(number, match), scale=scale)


def read_share(text: str) -> Written:
    """A percentage such as `29%` or `28.5%`, as a number of percent."""
    match = _SHARE.fullmatch(text.strip())
    if not match:
        raise NotRead("VC303", f"“{text}” is not a percentage", "write a number and a percent sign: 29%")
    return _signed(_written(text, match["number"], PERCENT), match)


def read_count(text: str) -> Written:
    """A number of things. Whole numbers are exact; `14.5` is within half its last digit."""
    match = _COUNT.fullmatch(text.strip())
    if not match:
        raise NotRead("VC302", f"“{text}” is not a number", "write digits, with a comma for thousands: 1,920")
    number = _written(text, match["number"], Unit("count", of=match["of"] or ""))
    return _exact_if_whole(_signed(number, match))


def read_whole(text: str) -> Written:
    """A whole number of people or things, from 1 up."""
    number = read_count(text)
    if number.value.denominator != 1 or number.value < 1 or number.about:
        raise NotRead("VC302", f"“{text}” is not a whole number of at least 1", "write a whole number: 36")
    return number


def read_period(text: str) -> Written:
    """A length of time: `2 years`, `24 months`, `52 weeks`; exact. A day is a seventh of a week."""
    match = _PERIOD.fullmatch(text.strip())
    if not match:
        raise NotRead("VC304", f"“{text}” is not a length of time", "write a number and a unit: 2 years, 24 months")
    value = _fraction(match["number"])
    if value == 0:
        raise NotRead("VC304", f"“{text}” is no time at all", "write how long it lasted: 24 months")
    unit = match["unit"] + "s"
    if unit == "days":
        return Written(text, value / 7, ZERO, Unit("weeks"))
    return Written(text, value, ZERO, Unit(unit))  # type: ignore[arg-type]


def read_value(text: str) -> Value:
    """Any written number: money, share, count, `28 of 36`, a rate, or a mean for so many."""
    words = text.strip()
    if match := _PART_OF.fullmatch(words):
        return _part_of(text, match)
    if match := _MEAN.fullmatch(words):
        of = match["of"] or "people"
        return Mean(
            text,
            _written(text, match["mean"], Unit("count", per="person")),
            read_whole(f"{match['people']} {of}"),
        )
    if "£" in words:
        return read_money(text)
    if "%" in words or _SHARE.fullmatch(words):
        return read_share(text)
    if match := _RATE.fullmatch(words):
        return _signed(_written(text, match["number"], Unit("rate", match["per"], match["of"] or "")), match)
    if _COUNT.fullmatch(words):
        return read_count(text)
    raise NotRead(
        "VC306",
        f"“{text}” is not a number this field can hold",
        "write £136,584, 29%, 750, 28 of 36, 1,920 per 1,000 people or 14.5 each for 90",
    )


def rounded(value: Fraction, step: Fraction) -> Fraction:
    """`value` to the nearest multiple of `step`, halves away from zero, as people round."""
    if step == 0:
        return value
    steps = abs(value) / step
    whole = (steps + Fraction(1, 2)).__floor__()
    return (whole if value >= 0 else -whole) * step


def decimal_text(value: Fraction, unit: Unit, towards: Literal["nearest", "down", "up"] = "nearest") -> str:
    """A decimal number for machines: `8298.95`, `58.69`, `863091`; money and shares to 2 places.

    Bounds are rounded outward (`down` and `up`), so that they still hold the true ones.
    """
    places = 2 if unit.kind in ("money", "percent") else 4
    scaled = value * 10**places
    steps = {"nearest": rounded(scaled, Fraction(1)), "down": Fraction(floor(scaled)), "up": Fraction(ceil(scaled))}
    shown = steps[towards] / 10**places
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
            return f"{_plain(value, decimals if decimals is not None else 1, keep=decimals is not None)}%"
        case "weeks" | "months" | "years":
            shown = _plain(value, 2)
            return f"{shown} {unit.kind[:-1] if shown == '1' else unit.kind}"
        case "rate":
            return f"{_plain(value, decimals or 2, keep=bool(decimals))}{_of(unit)} per {unit.per}"
        case _:
            return f"{_plain(value, decimals if decimals is not None else 2, keep=decimals is not None)}{_of(unit)}"


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
    units = (rounded(value, Fraction(1, 10**places)) * 10**places).__floor__()
    whole, rest = divmod(units, 10**places)
    return f"{whole:,}.{rest:0{places}d}" if places else f"{whole:,}"


def _decimals(step: Fraction) -> int:
    places = 0
    while step < 1 and step != 0 and (step * 10**places).denominator != 1:
        places += 1
    return places


def _fraction(number: str) -> Fraction:
    return Fraction(number.replace(",", ""))


def _written(text: str, number: str, unit: Unit, scale: int = 1) -> Written:
    places = len(number.partition(".")[2])
    return Written(text, _fraction(number) * scale, Fraction(scale, 2 * 10**places), unit)


def _exact_if_whole(number: Written) -> Written:
    whole = "." not in number.text and not number.about
    return replace(number, half=ZERO) if whole else number


def _signed(number: Written, match: re.Match[str]) -> Written:
    value = -number.value if match["sign"] else number.value
    if not match["about"]:
        return replace(number, value=value)
    return replace(number, value=value, about=True, half=_loosened(value, number.half))


def _loosened(value: Fraction, half: Fraction) -> Fraction:
    """Half a unit of the last digit that is not zero: 5 for 3,250; the written half for 0."""
    step = 2 * half
    if value == 0:
        return half
    while (value / (step * 10)).denominator == 1:
        step *= 10
    return step / 2


def _part_of(text: str, match: re.Match[str]) -> PartOf:
    part, whole = read_count(match["part"]), read_whole(match["whole"])
    of = match["of"] or ""
    if part.value > whole.value:
        raise NotRead("VC306", f"“{text}” is more than all of them", "the part cannot exceed the whole")
    unit = Unit("count", of=of)
    return PartOf(text, replace(part, unit=unit), replace(whole, unit=unit))


def _money_hint(text: str) -> str:
    if re.search(r"[$€]", text):
        return "amounts are in pounds: £136,584"
    if re.search(r"\d,\d{1,2}(?!\d)|\d,\d{4,}|\d\s\d{3}\b", text):
        return "put a comma before every three digits and a full stop before pence: £136,584.50"
    if re.fullmatch(r"\s*(?:n/?a|tb[cd]|unknown|not known|-|\?|none)?\s*", text, re.IGNORECASE):
        return "leave the key out and say why under missing, as in: missing: {amount: not stated}"
    return "write pounds: £136,584, £232k, £180.36 a month or about £3,250"
