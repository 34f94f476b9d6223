"""How scalars are spelt: the patterns of the schemas beside the readers."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from valuecase.reading import fields, ids, numbers, spelling
from valuecase.reading.numbers import NotRead
from valuecase.reading.spelling import Spelling
from valuecase.schema.patterns import any_of

#: Each spelling with the reader it stands beside.
READERS: list[tuple[Spelling, Callable[[str], object]]] = [
    (spelling.A_NAME, ids.read_id),
    (spelling.PROSE, fields.read_prose),
    (spelling.MONEY, numbers.read_money),
    (spelling.SHARE, numbers.read_share),
    (spelling.COUNT, numbers.read_count),
    (spelling.WHOLE, numbers.read_whole),
    (spelling.PEOPLE, numbers.read_people),
    (spelling.PEOPLE_OR_NOBODY, lambda text: numbers.read_people(text, 0)),
    (spelling.PERIOD, numbers.read_period),
    (spelling.VALUE, numbers.read_value),
    (spelling.DATE, fields.read_when),
    (spelling.FIGURE, fields.read_figure_name),
    (spelling.THING, fields.read_item),
    (spelling.SOURCE, fields.read_source),
    (spelling.ADDRESS, fields.read_url),
]
#: Bits that numbers, dates and names are made of, put together by chance below.
BITS = (
    "",
    "1",
    "0",
    "12",
    "2024",
    "1,234",
    "1,23",
    ".5",
    ".50",
    ".125",
    "£",
    "%",
    " per cent",
    "-",
    "\N{MINUS SIGN}",
    "/25",
    "-06",
    "-31",
    "k",
    " Million",
    " a month",
    " each",
    " each for ",
    " of ",
    " people",
    " weeks",
    " per 1,000 people",
    "about ",
    "Some ",
    "a",
    "A",
    ", page 4",
    "…",
    "\n",
)


@pytest.mark.parametrize(("spelt", "read"), READERS, ids=[spelt.called for spelt, _ in READERS])
@settings(max_examples=300)
@given(bits=st.lists(st.sampled_from(BITS), max_size=6))
def test_a_pattern_is_as_strict_as_the_reader_and_never_stricter(
    spelt: Spelling, read: Callable[[str], object], bits: list[str]
) -> None:
    text = "".join(bits).strip()
    matches = re.search(any_of(*spelt.patterns), text) is not None
    why = why_not(read, text)
    assume(not re.match("[-\N{MINUS SIGN}]0", text))  # which is read as 0 people, and nobody writes
    if not any(words in why for words in LEFT_TO_THE_CHECK) and not (spelt is spelling.VALUE and WITHIN_ANOTHER in why):
        assert matches is (not why and bool(text)), f"“{text}”: {why or 'is read'}"


def why_not(read: Callable[[str], object], text: str) -> str:
    """Why a reader refuses a text; empty where it does not."""
    try:
        read(text)
    except NotRead as error:
        return error.message
    return ""


#: Rules that are not of spelling: `2024-06-31`, `2024/27`, `5 of 3`; and `5 of 0`, where the number is within another.
LEFT_TO_THE_CHECK = ("of the calendar", "not one financial year", "more than all of them")
WITHIN_ANOTHER = "is not a whole number"


@pytest.mark.parametrize(("spelt", "read"), READERS, ids=[spelt.called for spelt, _ in READERS])
def test_every_example_can_be_read(spelt: Spelling, read: Callable[[str], object]) -> None:
    for example in spelt.examples:
        read(example)
