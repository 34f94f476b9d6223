"""Two wordings of a text set against each other: nothing is lost, and what did not change is not marked."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuecase.review.wording import MOST_WORDS, Piece, shortened, word_diff

WORDS = st.lists(st.sampled_from(["a", "the", "team", "stayed", "left", "£5,000", "–"]), max_size=30).map(" ".join)
TEXTS = st.one_of(WORDS, st.text(max_size=60))


def _text(pieces: list[Piece], *fates: str) -> list[str]:
    return " ".join(text for fate, text in pieces if fate in fates).split()


@given(TEXTS, TEXTS)
def test_both_wordings_can_be_read_from_what_is_shown(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert _text(pieces, "same", "gone") == before.split()
    assert _text(pieces, "same", "new") == after.split()


@given(TEXTS, TEXTS)
def test_of_a_change_what_is_gone_comes_first_and_each_piece_is_whole(before: str, after: str) -> None:
    fates = [fate for fate, _ in word_diff(before, after)]
    pairs = list(pairwise(fates))
    assert all(one != other for one, other in pairs)
    assert ("new", "gone") not in pairs
    assert all(text.strip() for _, text in word_diff(before, after))


@given(TEXTS)
def test_a_text_is_like_itself(text: str) -> None:
    assert _text(word_diff(text, text), "gone", "new") == []


@given(TEXTS, TEXTS)
def test_shortening_leaves_out_only_what_did_not_change(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    cut = shortened(pieces)
    assert [piece for piece in cut if piece[0] != "same"] == [piece for piece in pieces if piece[0] != "same"]
    assert [fate for fate, _ in cut] == [fate for fate, _ in pieces]


def test_only_the_words_that_changed_are_marked() -> None:
    before, after = "Each agency had a plan, and no two plans agreed.", "Each agency had a plan, and all plans agreed."
    assert word_diff(before, after) == [
        ("same", "Each agency had a plan, and"), ("gone", "no two"), ("new", "all"), ("same", "plans agreed."),
    ]  # fmt: skip


def test_a_lone_word_between_two_changes_is_part_of_them() -> None:
    pieces = word_diff("We saw twelve of thirty people here", "We met some of the people here")
    assert pieces == [
        ("same", "We"), ("gone", "saw twelve of thirty"), ("new", "met some of the"), ("same", "people here"),
    ]  # fmt: skip


def test_texts_with_little_in_common_are_told_whole() -> None:
    before, after = "Nobody asked them what they wanted from it", "A panel now decides on all of the money"
    assert word_diff(before, after) == [("gone", before), ("new", after)]


@pytest.mark.parametrize("where", ["before", "between", "after"])
def test_what_is_far_from_any_change_is_left_out(where: str) -> None:
    long = " ".join(f"word{number}" for number in range(100))
    before = {"before": f"{long} old", "after": f"old {long}", "between": f"old {long} old"}[where]
    cut = shortened(word_diff(before, before.replace("old", "new")))
    (same,) = [text for fate, text in cut if fate == "same"]
    assert "…" in same
    assert ("word0 " in same, "word99" in same) == (where != "before", where != "after")
    assert len(same.split()) < 30


def test_a_text_of_any_length_is_compared() -> None:
    many = " ".join(["a", "b"] * MOST_WORDS)
    assert word_diff(f"old {many} old", f"new {many} new") == [
        ("gone", f"old {many} old"), ("new", f"new {many} new"),
    ]  # fmt: skip
    assert [fate for fate, _ in word_diff(f"{many} old", f"{many} new")] == ["same", "gone", "new"]
