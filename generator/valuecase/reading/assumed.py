"""The types of fields that say what an appraisal assumes: rates, ranges, unit costs, names of inputs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Annotated

from valuecase.economics.discounting import COLUMNS
from valuecase.economics.prices import years_in
from valuecase.reading import spelling
from valuecase.reading.dates import When, read_when
from valuecase.reading.fields import reads
from valuecase.reading.ids import slugged
from valuecase.reading.numbers import NotRead, read_count, read_money, read_share, read_value
from valuecase.values import Range, Value, Written

_A_YEAR = re.compile(r"(?P<share>.*?(?:%|per\s?cent|percent))\s+(?:a|per)\s+year", re.IGNORECASE)


class Code(str):
    """The code of a unit cost in the project's table, as an id: `he1-0` for `HE1.0`."""


class InputName(str):
    """What an appraisal rests on, by name: `team`, `emergency.deadweight`, `discount`."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A discount rate: the name of a schedule, or a percentage of one's own."""

    text: str
    schedule: str
    own: Written | None = None


def read_part(text: str) -> Written:
    """A percentage from 0% to 100%."""
    share = read_share(text)
    if not 0 <= share.value <= 100:
        raise NotRead("VC303", f"“{text}” is not between 0% and 100%", "write the part that is meant: 20%")
    return share


def read_drop_off(text: str) -> Written:
    """What is lost of a benefit from each year to the next: `10% a year`, or `10%` alone."""
    match = _A_YEAR.fullmatch(text.strip())
    return replace(read_part(match["share"] if match else text), text=text)


def read_rate(text: str) -> Rate:
    """`green-book`, `health`, `lower` or a percentage from 0% to 100%."""
    words = text.strip()
    if words.lower() in COLUMNS:
        return Rate(words, words.lower())
    try:
        return Rate(words, "", read_part(words))
    except NotRead:
        names = ", ".join(COLUMNS)
        rate = f"{words}%" if re.fullmatch(r"\d{1,2}(?:\.\d+)?", words) else "3%"
        raise NotRead(
            "VC303", f"“{text}” is not a discount rate", f"write one of: {names}; or a rate: {rate}"
        ) from None


def read_range(text: str) -> Range:
    """The least and the most of something: `10% to 40%`, `£290k to £350k`, `80 to 120`."""
    low, to, high = (part.strip() for part in re.sub(r"\s+(?:to|–|-)\s+", "\0", text.strip(), count=1).partition("\0"))
    if not to:
        raise NotRead("VC311", f"“{text}” is not a range", "write the least, the word to, and the most: 10% to 40%")
    ends = [_end(end, text) for end in (low, high)]
    if not all(isinstance(end, Written) for end in ends):
        raise NotRead("VC311", f"“{text}” is not a range of single numbers", "write 10% to 40% or £290k to £350k")
    least, most = (end for end in ends if isinstance(end, Written))
    if least.unit != most.unit:
        hint = "write both in pounds, or both in percent: 10% to 40%"
        raise NotRead("VC311", f"the two ends of “{text}” are not in one unit", hint)
    if least.value >= most.value:
        raise NotRead("VC311", f"“{text}” does not lead from less to more", "write the least first: 10% to 40%")
    return Range(text.strip(), least, most)


def _end(end: str, text: str) -> Value:
    try:
        return read_value(end)
    except NotRead as wrong:
        if wrong.code != "VC306":
            raise
        hint = "write the least, the word to, and the most: 10% to 40%"
        raise NotRead("VC311", f"“{text}” is not a range: “{end}” is not a number", hint) from None


def read_input_name(text: str) -> InputName:
    """The name of a flow, of one of its keys, or of what holds for all."""
    words = text.strip()
    if not spelling.INPUT_NAME.fullmatch(words):
        raise NotRead("VC204", f"“{text}” is not the name of an input", "write a flow and its key: beds.deadweight")
    return InputName(words)


def read_cost_of_one(text: str) -> Written:
    """What one of something costs: more than nothing, and no rate."""
    cost = read_money(text)
    if cost.unit.per or cost.value <= 0:
        words = "is a rate, and one of them costs an amount" if cost.unit.per else "is not more than nothing"
        raise NotRead("VC301", f"“{text}” {words}", "write what one costs: £210")
    return cost


def read_level(text: str) -> Written:
    """The level of prices in a year: more than nothing."""
    level = read_count(text)
    if level.value <= 0:
        raise NotRead("VC302", f"“{text}” is not more than nothing", "write the level as the series has it: 96.1")
    return level


def read_unit_cost(text: str) -> Written | Code:
    """What one of them costs: an amount of money, or a code of the project's table of unit costs."""
    if re.match(r"(?:about\b|some\b|around\b|approximately\b|[\d£$€.,\s-])", text.strip(), re.IGNORECASE):
        return read_money(text)
    return Code(slugged(text))


def read_index_year(text: str) -> When:
    """A year of a price index; the Treasury's sheets write a financial year as `2021-22`."""
    when = read_when(re.sub(r"^(\d{4})-(\d{2})$", r"\1/\2", text.strip()))
    if not years_in(when):
        raise NotRead("VC305", f"“{text}” is not a year", "write a calendar year or a financial year: 2024, 2024/25")
    return when


Part = Annotated[Written, *reads(read_part, "20%", spelling.PART)]
DropOff = Annotated[Written, *reads(read_drop_off, "10% a year", spelling.DROP_OFF)]
DiscountRate = Annotated[Rate, *reads(read_rate, "green-book", spelling.RATE)]
LowToHigh = Annotated[Range, *reads(read_range, "10% to 40%", spelling.RANGE)]
AnInput = Annotated[InputName, *reads(read_input_name, "beds.deadweight", spelling.INPUT)]
CostOfOne = Annotated[Written, *reads(read_cost_of_one, "£210", spelling.MONEY)]
PriceLevel = Annotated[Written, *reads(read_level, "96.1", spelling.COUNT)]
IndexYear = Annotated[When, *reads(read_index_year, "2024/25", spelling.YEAR)]
UnitCost = Annotated[Written | Code, *reads(read_unit_cost, "£210", spelling.UNIT_COST)]
