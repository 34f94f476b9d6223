"""Reading numbers as people write them: money, shares, counts, rates, lengths of time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from valuecase.reading import rewritten
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
    """Text that is not the number its field needs; `code` and `hint` go into the problem.

    A hint may be made only when it is asked for, since another text is read to see whether it may be offered.
    """

    def __init__(self, code: str, message: str, hint: str | Callable[[], str] = "") -> None:
        super().__init__(message)
        self.code, self.message, self._hint = code, message, hint

    @property
    def hint(self) -> str:
        return self._hint if isinstance(self._hint, str) else self._hint()


def read_money(text: str) -> Written:
    """Pounds, with or without the sign: `£136,584`, `-£34,777`, `£232k a year`, `about £3,250`."""
    match = MONEY.fullmatch(text.strip())
    if not match:
        raise NotRead("VC301", f"“{text}” is not an amount of money", lambda: _money_hint(text))
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
        raise NotRead("VC303", f"“{text}” is not a percentage", lambda: _share_hint(text))
    return _signed(_written(text, match["number"], PERCENT), match)


def read_count(text: str) -> Written:
    """A number of things. Whole numbers are exact; `14.5` is within half its last digit."""
    match = COUNT.fullmatch(text.strip())
    if not match:
        raise NotRead("VC302", f"“{text}” is not a number", lambda: _count_hint(text, read_count, "1,920"))
    number = _written(text, match["number"], Unit("count", of=match["of"] or ""))
    return _exact_if_whole(_signed(number, match))


def read_whole(text: str) -> Written:
    """A whole number of people or things, from 1 up."""
    match = COUNT.fullmatch(text.strip())
    number = read_count(text) if match else None
    if number is None or number.value.denominator != 1 or number.value < 1 or number.about:
        words = "is not a whole number of at least 1" if number else "is not a number"
        raise NotRead("VC302", f"“{text}” {words}", lambda: _count_hint(text, read_whole, "36"))
    return number


def read_people(text: str, least: int = 1) -> PeopleCount:
    """A whole number of people, from `least` up."""
    match = COUNT.fullmatch(text.strip())
    number = read_count(text) if match else None
    counted = number is not None and number.value.denominator == 1 and number.value >= least and not number.about
    if number is None or not counted or number.unit.of not in ("", "people"):
        raise NotRead(
            "VC302",
            f"“{text}” is not a whole number of people from {least} up",
            lambda: _count_hint(text, lambda other: read_people(other, least), "36"),
        )
    return PeopleCount(number.text, number.value, ZERO, Unit("count", of="people"))


def read_period(text: str) -> Written:
    """A length of time: `2 years`, `24 months`, `52 weeks`; exact. A day is a seventh of a week."""
    match = PERIOD.fullmatch(text.strip())
    if not match:
        raise NotRead("VC304", f"“{text}” is not a length of time", lambda: _period_hint(text))
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
    raise NotRead("VC306", f"“{text}” is not a number this field can hold", lambda: _value_hint(text))


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
    if "%" in text:
        return "an amount of money is wanted here; under differs: a percentage stands under points:, as in points: 1.8%"
    if other := _reads(read_money, rewritten.as_money(text)):
        return _instead(text, other)
    if re.search(r"\d,\d{1,2}(?!\d)|\d,\d{4,}|\d\s\d{3}\b", text):
        return "put a comma before every three digits and a full stop before pence: £136,584.50"
    return _no_number(text) or ("write pounds: £136,584, £232k, £180.36 a month or about £3,250")


def _share_hint(text: str) -> str:
    if not (other := _reads(read_share, rewritten.as_share(text))):
        return _no_number(text) or "write a number and a percent sign: 29%"
    if re.fullmatch(r"0?\.\d{1,6}", text.strip()):
        return f"write {other}, or {text.strip()}% if less than one in a hundred is meant"
    return _instead(text, other)


def _count_hint(text: str, read: Callable[[str], object], example: str) -> str:
    if other := _reads(read, rewritten.as_count(text)):
        return _instead(text, other)
    if hint := _no_number(text):
        return hint
    return f"write {'digits, with a comma for thousands' if ',' in example else 'a whole number'}: {example}"


def _period_hint(text: str) -> str:
    if other := _reads(read_period, rewritten.as_period(text)):
        return _instead(text, other)
    if re.fullmatch(r"\s*\d{4}(?:[/-]\d+)*\s*", text):
        return "this says when; say how long: 12 months, and for the year of costs.yml 52 weeks"
    return _no_number(text) or "write a number and a unit: 2 years, 24 months"


def _value_hint(text: str) -> str:
    for rewrite in (rewritten.as_money if re.search("£|GBP|pound", text) else rewritten.as_count, rewritten.as_share):
        if other := _reads(read_value, rewrite(text)):
            return _instead(text, other)
    return _no_number(text) or ("write £136,584, 29%, 750, 28 of 36, 1,920 per 1,000 people or 14.5 each for 90")


def _instead(text: str, other: str) -> str:
    """What to write, and where it is easily overlooked, why."""
    letter = rewritten.letters_in(text)
    return f"a letter {letter} stands among the digits: write {other}" if letter else f"write {other}"


#: What to do where a source has no number to write; whoever knows the key puts it there.
LEFT_OUT = "leave the line out; what the source lacks is named under missing:, as in missing: {KEY: not stated}"


def _no_number(text: str) -> str:
    """What to do where a source tells no number, or only a bound, or a spreadsheet could not show it."""
    words = text.strip()
    if rewritten.OF_A_SPREADSHEET.fullmatch(words):
        return "a spreadsheet wrote this in place of the number: take the number itself from the source, all its digits"
    if rewritten.NOT_KNOWN.fullmatch(words):
        return LEFT_OUT
    if rewritten.BOUND.fullmatch(words) or rewritten.as_count(words).startswith("about"):
        return f"the number itself is wanted; where the source has none, {LEFT_OUT}"
    return ""


def _reads(read: Callable[[str], object], text: str) -> str:
    """A text that a hint may offer: empty where reading it would lead to another error."""
    try:
        return text if text and read(text) else ""
    except NotRead:
        return ""
