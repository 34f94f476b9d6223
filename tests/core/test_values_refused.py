"""Numbers and dates that cannot be read, or could be misread: refused with a code and a remedy."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from valuecase.reading.dates import read_when
from valuecase.reading.numbers import NotRead, read_count, read_money, read_period, read_share, read_value, read_whole


@pytest.mark.parametrize(
    ("read", "text", "code", "remedy"),
    [
        (read_money, "£1,36,584", "VC301", "a comma before every three digits"),
        (read_money, "£13,6584", "VC301", "a comma before every three digits"),
        (read_money, "£136 584", "VC301", "write £136,584"),
        (read_money, "£3.215", "VC301", "a comma"),
        (read_money, "$500", "VC301", "in pounds"),
        (read_money, "€500", "VC301", "in pounds"),
        (read_money, "n/a", "VC301", "missing:"),
        (read_money, "tbc", "VC301", "missing:"),
        (read_money, "unknown", "VC301", "missing:"),
        (read_money, "a lot", "VC301", "£136,584"),
        (read_money, "£1_000", "VC301", "£136,584"),
        (read_money, "nan", "VC301", "£136,584"),
        (read_money, "1e6", "VC301", "£136,584"),
        (read_money, "£5 to £6", "VC301", "£136,584"),
        (read_share, "0.29", "VC303", "29%"),
        (read_share, "29", "VC303", "29%"),
        (read_share, "a third", "VC303", "29%"),
        (read_count, "forty", "VC302", "write 40"),
        (read_count, "1,2", "VC302", "a comma for thousands"),
        (read_whole, "14.5", "VC302", "36"),
        (read_whole, "0", "VC302", "36"),
        (read_whole, "-4", "VC302", "36"),
        (read_whole, "about 40", "VC302", "missing:"),
        (read_period, "two years", "VC304", "2 years"),
        (read_period, "24", "VC304", "24 months"),
        (read_period, "0 months", "VC304", "24 months"),
        (read_period, "2 yrs", "VC304", "2 years"),
        (read_value, "many", "VC306", "28 of 36"),
        (read_value, "40 of 36", "VC306", "cannot exceed"),
        (read_value, "", "VC306", "missing:"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(
    read: Callable[[str], object], text: str, code: str, remedy: str
) -> None:
    with pytest.raises(NotRead) as refused:
        read(text)
    assert refused.value.code == code
    assert remedy in refused.value.hint
    assert f"“{text}”" in refused.value.message


def test_a_part_of_nothing_is_refused() -> None:
    with pytest.raises(NotRead, match="not a whole number of at least 1"):
        read_value("3 of 0")


@pytest.mark.parametrize("text", ["2024", "2024/25", "1999/00", "2024-02", "2024-02-29"])
def test_a_date_is_kept_as_it_is_written(text: str) -> None:
    assert read_when(text) == text


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("2024/26", "2024/25"),
        ("2023-02-29", "check the month and the day"),
        ("2024-25", "2024/25"),
        ("01/04/13", "2024-06-30"),
        ("June 2024", "2024-06"),
        ("24", "2024"),
    ],
)
def test_a_date_that_may_be_misread_is_refused(text: str, remedy: str) -> None:
    with pytest.raises(NotRead) as refused:
        read_when(text)
    assert (refused.value.code, remedy in refused.value.hint) == ("VC305", True)
