"""Numbers and dates as people write them elsewhere: what a hint offers instead is what was meant, and can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuecase.reading.dates import read_when
from valuecase.reading.numbers import (
    NotRead,
    read_count,
    read_money,
    read_people,
    read_period,
    read_share,
    read_value,
    read_whole,
)

Read = Callable[[str], object]
READERS: tuple[Read, ...] = (
    read_money, read_share, read_count, read_whole, read_people, read_period, read_value, read_when,
)  # fmt: skip
MEANT: list[tuple[Read, dict[str, str]]] = [
    (
        read_money,
        {
            "£41,500 pa": "£41,500 a year", "£41,500 p.a.": "£41,500 a year", "£41,500 per annum": "£41,500 a year",
            "£41,500/week": "£41,500 a week", "£500 pcm": "£500 a month", "£12k pw": "£12k a week",
            "(£41,500)": "-£41,500", "£-41,500": "-£41,500", "~£41,500": "about £41,500", "c. £4m": "about £4m",
            "£41,500 approx": "about £41,500", "41500 pounds": "£41,500", "GBP 41,500": "£41,500",
            "£'000 41.5": "£41.5k", "£4.5mn": "£4.5m", "£41,5OO": "£41,500", "£1l,500": "£11,500",
            "£136 584": "£136,584",
        },
    ),
    (read_share, {"29": "29%", "0.37": "37%", "18 points": "18%", "1.8 percentage points": "1.8%", "~29%": "about 29%"}),
    (read_count, {"c. 40": "about 40", "12 345": "12,345", "forty": "40", "4O": "40"}),
    (read_people, {"1 920": "1,920", "twelve": "12"}),
    (
        read_period,
        {
            "12 Months": "12 months", "12months": "12 months", "1 yr": "1 year", "1 year 6 months": "18 months",
            "two years": "2 years", "12-month": "12 months", "a year": "1 year", "six weeks": "6 weeks",
            "1 quarter": "3 months", "2 weeks and 3 days": "17 days",
        },
    ),
    (
        read_when,
        {
            "06/30/2024": "2024-06-30", "30/06/2024": "2024-06-30", "2024/06": "2024-06", "2022/2023": "2022/23",
            "2024–25": "2024/25", "24/25": "2024/25", "98/99": "1998/99", "June 2024": "2024-06",
            "30 June 2024": "2024-06-30", "Jun-24": "2024-06", "2024.06.30": "2024-06-30", "06/2024": "2024-06",
            "30th June 2024": "2024-06-30", "June 30, 2024": "2024-06-30", "FY2024-25": "2024/25",
        },
    ),
]  # fmt: skip
#: Ways to write a number that people may mix.
PIECES = st.lists(
    st.sampled_from(
        [
            "£",
            "-",
            "(",
            ")",
            "~",
            "c.",
            "about",
            "1",
            "40",
            "1,250",
            "12.5",
            "0.4",
            "O",
            "k",
            "m",
            "mn",
            "%",
            " ",
            "/",
            "pa",
            "a year",
            "per week",
            "months",
            "yr",
            "June",
            "2024",
            "24",
            "30",
            "points",
            "n/a",
            "<",
            "+",
            "of",
            "people",
            "'000",
            "E+05",
        ]
    ),
    min_size=1,
    max_size=5,
)


def _offered(hint: str) -> Iterator[str]:
    """The values that a hint says to write, where it says `write X`, and the other where there are two."""
    if match := re.search(r"write (.+)$", hint):
        yield from (re.sub(r" (?:for \d.*|if .*)$", "", part) for part in match[1].split(", or "))


@pytest.mark.parametrize(
    ("read", "text", "meant"), [(read, text, meant) for read, pairs in MEANT for text, meant in pairs.items()]
)
def test_what_is_meant_is_offered_and_can_be_read(read: Read, text: str, meant: str) -> None:
    with pytest.raises(NotRead) as refused:
        read(text)
    offered = list(_offered(refused.value.hint))
    assert offered[0] == meant
    for other in offered:
        read(other)


@given(pieces=PIECES)
def test_no_hint_leads_to_another_error(pieces: list[str]) -> None:
    for read in READERS:
        for text in ("".join(pieces), " ".join(pieces)):
            try:
                read(text)
            except NotRead as refused:
                # An example of the format's own, after a colon or in a list of them, is no offer.
                if re.search(r"(?:^|: )write [^:]+$", refused.hint) and "such as" not in refused.hint:
                    for other in _offered(refused.hint):
                        if "£136,584" not in other and "2024/25, " not in other:
                            read(other)


def test_a_day_that_may_be_read_in_two_ways_is_offered_in_both() -> None:
    with pytest.raises(NotRead, match="two ways") as refused:
        read_when("05/06/2024")
    assert refused.value.hint == "write 2024-06-05 for 5 Jun, or 2024-05-06 for 6 May"


@pytest.mark.parametrize("text", ["<5", "n/a", "unknown", "40+", "about 40", "fewer than 5"])
def test_nobody_is_asked_to_make_up_a_number_of_people(text: str) -> None:
    with pytest.raises(NotRead) as refused:
        read_people(text)
    assert "missing:" in refused.value.hint
    assert "write" not in refused.value.hint


@pytest.mark.parametrize("text", ["#REF!", "1.71E+05", "#N/A", "####"])
def test_what_a_spreadsheet_puts_for_a_number_is_known(text: str) -> None:
    with pytest.raises(NotRead, match="not an amount") as refused:
        read_money(text)
    assert "a spreadsheet wrote this" in refused.value.hint
