"""Slips by chance: each is told or does no harm, and where it is told, the place is near."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.test_written_another_way import READERS as NUMBERS_AND_DATES
from tests.mutations import Workshop, near, slips
from valuecase.reading.csv_reader import read_csv
from valuecase.reading.fields import (
    read_figure_name,
    read_item,
    read_prose,
    read_source,
    read_url,
)
from valuecase.reading.files import read_markdown
from valuecase.reading.ids import read_id
from valuecase.reading.numbers import NotRead

SEED, NUMBER = 5, 2000
NEAR = 0.9  # of those told, within two lines of the change
READERS = (*NUMBERS_AND_DATES, read_id, read_figure_name, read_item, read_source, read_prose, read_url)
NUMBERISH = st.text(
    "0123456789,.£%-\N{MINUS SIGN} kmabnoutfepr/\t\N{ARABIC-INDIC DIGIT TWO}\N{SUPERSCRIPT TWO}", max_size=24
)
#: Files of any kind: pieces of YAML, Markdown and CSV in any order.
PIECES = st.lists(
    st.sampled_from(
        ["title: ", "- ", "  ", "\n", "---\n", "{", "}", "[", "]", "{{ a.b }}", '"', "'", "#", ">-\n", "|", "&a", "*a", ",",
         "£1,200", "a", "é", "\t", "\r\n", ":", "!!x ", "? ", "<!-- -->", "\x85", "\x00", "![x](y)"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


def test_no_slip_stops_the_check_and_nine_in_ten_are_told_within_two_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workshop = Workshop(tmp_path / "project")
    made = told = close = 0
    for slip in slips(SEED, NUMBER):
        places = workshop.places(slip)  # which raises where anything breaks
        made += 1
        told += bool(places)
        close += near(slip, places)
    with capsys.disabled():
        sys.stdout.write(f"\n{made} slips: {told} told, {close / told:.1%} of them within two lines\n")
    assert made > 0.9 * NUMBER
    assert close / told >= NEAR


@pytest.mark.parametrize("read", READERS, ids=[read.__name__ for read in READERS])
@given(text=st.text(max_size=40) | NUMBERISH)
def test_any_text_is_read_as_a_value_or_refused_in_words(read: Callable[[str], Any], text: str) -> None:
    refused = _refusal(read, text)
    assert refused is None or (refused.code.startswith("VC") and refused.message and refused.hint)


def _refusal(read: Callable[[str], Any], text: str) -> NotRead | None:
    try:
        read(text)
    except NotRead as refused:
        return refused
    return None


@given(text=PIECES)
def test_any_file_is_read_or_refused_with_a_place(text: str) -> None:
    document = read_markdown(text, "x.md")
    lines = len(document.lines) or 1
    assert all(p.place is None or 1 <= p.place.line <= lines for p in document.problems)
    _, problems = read_csv(text, "x.csv")
    assert all(p.place is not None and 1 <= p.place.line <= lines + text.count("\x85") + 1 for p in problems)
