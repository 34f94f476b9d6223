"""Reading numbers as people write them: money, shares, counts, rates, lengths of time."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from valuecase.values import PEOPLE_WORDS, PERCENT, SCALES, ZERO, Mean, PartOf, PeopleCount, Unit, Value, Written

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?"
_ABOUT = r"(?P<about>about|around|approximately|some)?\s*"
_SIGN = r"(?P<sign>[-\N{MINUS SIGN}])?\s*"
MONEY = re.compile(
    _ABOUT + _SIGN + rf"(?P<pound>£)?\s*(?P<number>{_NUMBER})\s*(?P<scale>k|m|bn|thousand|million|billion)?"
    r"(?:\s+(?:an?|per|each)\s+(?P<per>day|week|month|year|person))?(?P<each>\s+each)?",
    re.IGNORECASE,
)
SHARE = re.compile(_ABOUT + _SIGN + rf"(?P<number>{_NUMBER})\s*(?:%|per\s?cent|percent)", re.IGNORECASE)
COUNT = re.compile(_ABOUT + _SIGN + rf"(?P<number>{_NUMBER})(?:\s+(?P<of>[a-z][a-z -]*))?", re.IGNORECASE)
PART_OF = re.compile(rf"(?P<part>{_NUMBER})\s+(?:of|out of)\s+(?P<whole>{_NUMBER})(?:\s+(?P<of>[a-z][a-z -]*))?")
RATE = re.compile(
    _ABOUT + _SIGN + rf"(?P<number>{_NUMBER})(?:\s+(?P<of>[a-z][a-z -]*?))?\s+per\s+(?P<per>(?:{_NUMBER}\s+)?[a-z]+)",
    re.IGNORECASE,
)
MEAN = re.compile(rf"(?P<mean>{_NUMBER})\s+each\s+for\s+(?P<people>{_NUMBER})(?:\s+(?P<of>[a-z][a-z -]*))?")
PERIOD = re.compile(rf"(?P<number>{_NUMBER})\s+(?P<unit>day|week|month|year)s?")


class NotRead(ValueError):
    """Text that is not the number its field needs; `code` and `hint` go into the problem."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def read_money(text: str) -> Written:
    """Pounds, with or without the sign: `£136,584`, `-£34,777`, `£232k a year`, `about £3,250`."""
    match = MONEY.fullmatch(text.strip())
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
    match = SHARE.fullmatch(text.strip())
    if not match:
        raise NotRead("VC303", f"“{text}” is not a percentage", "write a number and a percent sign: 29%")
    return _signed(_written(text, match["number"], PERCENT), match)


def read_count(text: str) -> Written:
    """A number of things. Whole numbers are exact; `14.5` is within half its last digit."""
    match = COUNT.fullmatch(text.strip())
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


def read_people(text: str, least: int = 1) -> PeopleCount:
    """A whole number of people, from `least` up."""
    number = read_count(text)
    if number.value.denominator != 1 or number.value < least or number.about or number.unit.of not in ("", "people"):
        raise NotRead("VC302", f"“{text}” is not a whole number of people from {least} up", "write a whole number: 36")
    return PeopleCount(number.text, number.value, ZERO, Unit("count", of="people"))


def read_period(text: str) -> Written:
    """A length of time: `2 years`, `24 months`, `52 weeks`; exact. A day is a seventh of a week."""
    match = PERIOD.fullmatch(text.strip())
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
    if match := PART_OF.fullmatch(words):
        return _part_of(text, match)
    if match := MEAN.fullmatch(words):
        of = match["of"] or "people"
        return Mean(
            text,
            _written(text, match["mean"], Unit("count", per="person")),
            read_whole(f"{match['people']} {of}"),
        )
    if "£" in words:
        return read_money(text)
    if "%" in words or SHARE.fullmatch(words):
        return read_share(text)
    if match := RATE.fullmatch(words):
        return _signed(_written(text, match["number"], Unit("rate", match["per"], match["of"] or "")), match)
    if COUNT.fullmatch(words):
        count = read_count(text)
        people = count.unit.of in PEOPLE_WORDS and count.value.denominator == 1 and count.value >= 0 and not count.about
        return (
            replace(read_people(count.text.replace(count.unit.of, ""), 0), text=text, unit=count.unit)
            if people
            else count
        )
    raise NotRead(
        "VC306",
        f"“{text}” is not a number this field can hold",
        "write £136,584, 29%, 750, 28 of 36, 1,920 per 1,000 people or 14.5 each for 90",
    )


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
    if re.search(
        "[\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]",
        text,
    ):
        return "the quotes are curly ones; type straight ones, or none"
    if re.search(r"[$€]", text):
        return "amounts are in pounds: £136,584"
    if re.search(r"\d,\d{1,2}(?!\d)|\d,\d{4,}|\d\s\d{3}\b", text):
        return "put a comma before every three digits and a full stop before pence: £136,584.50"
    if re.fullmatch(r"\s*(?:n/?a|tb[cd]|unknown|not known|-|\?|none)?\s*", text, re.IGNORECASE):
        return "leave the line out; what the source lacks is named under missing:, as in missing: {rows: not stated}"
    return "write pounds: £136,584, £232k, £180.36 a month or about £3,250"
