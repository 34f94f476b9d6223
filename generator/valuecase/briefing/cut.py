"""Cutting so that nothing is lost without a word: whole sentences, whole things, bad news like good."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, zip_longest
from typing import Any, TypeVar

T = TypeVar("T")
Run = dict[str, Any]
Block = dict[str, Any]

#: What stands below a text that is not all here.
GOES_ON = "The rest of this is on the site."
#: Stands at the end of a line that had to be cut within a sentence.
DOTS = "…"
#: A block is never shorter on paper than a line of letters.
LEAST = 80
_END = re.compile(r"[.!?][”\"’')]*(?=\s+[“\"‘'(£]?[A-Z0-9])")
#: Blocks of an author's prose, which `whole_blocks` cuts; everything else is a line.
PROSE = ("paragraph", "item", "quote", "heading")
#: Blocks that are whole or not there.
WHOLE = ("quotation", "pictures", "basis")
#: A source is of use with its author and its link only.
REFERENCE = 240
#: Keys whose words are not for reading, or are never cut.
_KEPT = ("kind", "id", "look", "shape", "link", "svg", "alt", "widths", "lacks")


def choose(things: Iterable[T], most: int, bad: Callable[[T], bool]) -> list[T]:
    """At most so many things, in their order.

    Where not all can stay, good and bad news stay in turn, beginning with the kind that
    stands first, until one of them is used up.
    """
    found = list(things)
    if len(found) <= most:
        return found
    kinds: dict[bool, list[int]] = {}
    for place, thing in enumerate(found):
        kinds.setdefault(bad(thing), []).append(place)
    in_turn = chain.from_iterable(zip_longest(*kinds.values()))
    kept = [place for place in in_turn if place is not None][:most]
    return [found[place] for place in sorted(kept)]


def shortened(words: str, most: int, after: str = f" {DOTS}") -> str:
    """Words up to a length: whole sentences and `after` if one fits, else whole words and dots."""
    if len(words) <= most:
        return words
    ends = [found.end() for found in _END.finditer(words) if found.end() <= most]
    if ends:
        return words[: ends[-1]] + after
    room = max(most - 1, 0)
    space = words.rfind(" ", 0, room + 1)
    return words[: space if space > room // 2 else room].rstrip(" ,;:–-") + DOTS


def shortened_runs(runs: Sequence[Run], most: int, after: str = f" {DOTS}") -> list[Run]:
    """Runs of words up to a length, cut as `shortened` does."""
    words = "".join(run["text"] for run in runs)
    kept = shortened(words, most, after)
    if kept == words:
        return list(runs)
    same = next((n for n, (one, other) in enumerate(zip(kept, words, strict=False)) if one != other), len(kept))
    found: list[Run] = []
    left = same
    for run in runs:
        if left > 0:
            found.append({**run, "text": run["text"][:left]})
        left -= len(run["text"])
    if found:
        found[-1] = {**found[-1], "text": found[-1]["text"] + kept[same:]}
    return found


def whole_blocks(blocks: Sequence[Block], most: int) -> tuple[list[Block], bool]:
    """An author's blocks up to a length together, and whether any were left out or cut."""
    kept: list[Block] = []
    left = most
    for block in blocks:
        length = max(sum(len(run["text"]) for run in block["runs"]), LEAST)
        if length > left:
            # A rest of a few words would be no help, but for the first of all.
            if left > 2 * LEAST or not kept:
                kept.append({**block, "runs": shortened_runs(block["runs"], left, after="")})
            return kept, True
        kept.append(block)
        left -= length
    return kept, False


def cut_lines(part: Any, most: int) -> Any:
    """Every line of a block, a cell or a list up to a length; an author's prose and quotations as they are."""
    if isinstance(part, str):
        return shortened(part, most)
    if isinstance(part, list):
        if part and all(isinstance(run, dict) and "text" in run for run in part):
            return shortened_runs(part, most)
        return [cut_lines(one, most) for one in part]
    if isinstance(part, dict) and part.get("kind") not in (*PROSE, *WHOLE):
        own = max(most, REFERENCE) if part.get("kind") == "sources" else most
        return {key: value if key in _KEPT else cut_lines(value, own) for key, value in part.items()}
    return part
