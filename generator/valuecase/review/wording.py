"""Two wordings of a text set against each other, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

#: Words that stand in both, only in the older, only in the newer.
Fate = Literal["same", "gone", "new"]
Piece: TypeAlias = tuple[Fate, str]
Stretch: TypeAlias = tuple[Fate, list[str]]

#: Texts that differ over more words than this are told whole: to compare them takes long, and says little.
MOST_WORDS = 1_500
#: Fewer words than this between two changes belong to the change: a lone `the` explains nothing.
FEWEST_SAME = 2
#: Texts that have less than this part of their words in common are told whole.
LEAST_ALIKE = 0.35
#: Of a long stretch that did not change, so many words beside a change are kept.
BESIDE = 10


def word_diff(before: str, after: str) -> list[Piece]:
    """What became of the words, in reading order; of a change, what is gone comes first.

    `same` and `gone` together are the older text and `same` and `new` the newer one, but for spaces.
    """
    old, new = before.split(), after.split()
    first = _alike(old, new)
    old, new = old[first:], new[first:]
    last = _alike(old[::-1], new[::-1])
    middle = _compared(old[: len(old) - last], new[: len(new) - last])
    return list(_joined([("same", before.split()[:first]), *middle, ("same", old[len(old) - last :])]))


def shortened(pieces: list[Piece]) -> list[Piece]:
    """The same with … in the place of what is far from any change."""
    last = len(pieces) - 1
    return [
        (fate, _cut(text, keep_first=at > 0, keep_last=at < last) if fate == "same" else text)
        for at, (fate, text) in enumerate(pieces)
    ]


def _alike(old: list[str], new: list[str]) -> int:
    """How many words two texts begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def _compared(old: list[str], new: list[str]) -> list[Stretch]:
    """Words that are neither both texts' first nor their last."""
    if max(len(old), len(new)) > MOST_WORDS:
        return [("gone", old), ("new", new)]
    match = SequenceMatcher(None, old, new, autojunk=False)
    if match.ratio() < LEAST_ALIKE:
        return [("gone", old), ("new", new)]
    found: list[Stretch] = []
    for tag, start, end, first, last in match.get_opcodes():
        if tag == "equal" and end - start >= FEWEST_SAME:
            found.append(("same", old[start:end]))
        else:
            found += [("gone", old[start:end]), ("new", new[first:last])]
    return found


def _joined(stretches: list[Stretch]) -> Iterator[Piece]:
    """Neighbouring changes as one: all that is gone of it, then all that is new."""
    gone: list[str] = []
    new: list[str] = []
    for fate, words in stretches:
        if fate == "gone":
            gone += words
        elif fate == "new":
            new += words
        elif words:
            yield from _change(gone, new)
            gone, new = [], []
            yield "same", " ".join(words)
    yield from _change(gone, new)


def _change(gone: list[str], new: list[str]) -> Iterator[Piece]:
    if gone:
        yield "gone", " ".join(gone)
    if new:
        yield "new", " ".join(new)


def _cut(text: str, *, keep_first: bool, keep_last: bool) -> str:
    """A stretch of words with its middle, its beginning or its end left out, where that is far from any change."""
    words = text.split()
    kept = BESIDE * (keep_first + keep_last)
    if len(words) <= kept + BESIDE:
        return text
    first = words[:BESIDE] if keep_first else []
    last = words[-BESIDE:] if keep_last else []
    return " ".join([*first, "…", *last])
