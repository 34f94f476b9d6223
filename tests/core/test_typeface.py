"""How wide words are, and how they are broken into lines: nothing is lost and nothing is too wide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuecase.typeface import BOLD, width, wrapped

TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=80)


@given(TEXT, st.floats(20, 200))
def test_no_line_is_wider_than_it_may_be(text: str, most: float) -> None:
    assert all(width(line, 12) <= most or len(line) == 1 for line in wrapped(text, 12, most))


@given(TEXT, st.floats(20, 200))
def test_no_letter_is_lost(text: str, most: float) -> None:
    assert "".join(wrapped(text, 12, most)).replace(" ", "") == "".join(text.split())


def test_a_long_word_breaks_at_its_hyphens_first() -> None:
    assert wrapped("multi-disciplinary teams", 16, 100) == ["multi-", "disciplinary", "teams"]


@pytest.mark.parametrize(("words", "expected"), [("£863,091", 66.73), ("", 0)])
def test_widths_are_those_of_arial(words: str, expected: float) -> None:
    # £ and the digits are 1,139 of 2,048 parts of the size wide in Arial, a comma 569.
    assert width(words, 16) == pytest.approx(expected, abs=0.01)


def test_bold_is_wider() -> None:
    assert width("Enablers", 16, BOLD) > width("Enablers", 16)
