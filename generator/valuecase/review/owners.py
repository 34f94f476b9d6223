"""Whose review is needed: whoever looks after a file whose published contents changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from valuecase.case import ValueCase
from valuecase.review.changes import FINDINGS, Change, Kind, Needed
from valuecase.review.guard import guarded
from valuecase.review.pair import Pair, file_of


def needed(pairs: Iterable[Pair], changes: Iterable[Change]) -> Iterator[Needed]:
    """Owners with the files of theirs that changed; owner `` for files that nobody looks after."""
    changes = list(changes)
    for pair in pairs:
        case = pair.head or pair.base
        assert case is not None
        mine = [c for c in changes if c.case == pair.id and not (c.kind in FINDINGS and c.how == "gone")]
        files: dict[str, dict[str, None]] = {}
        headline = ["case"] if any(change.kind is Kind.HEADLINE for change in mine) else []
        named = [
            text.removeprefix(f"{pair.id}/") for c in changes for text in c.said_in if text.startswith(f"{pair.id}/")
        ]
        for file in [*(file_of(change.name) for change in mine), *headline, *map(file_of_text, named)]:
            files.setdefault(_owner(pair, case, file), {})[file] = None
        yield from (Needed(owner, pair.id, tuple(sorted(of))) for owner, of in sorted(files.items(), key=_named_first))


def file_of_text(text: str) -> str:
    """The file of a text that names a figure: `case: ask` stands in `case`."""
    return file_of(text.partition(":")[0])


def _owner(pair: Pair, case: ValueCase, file: str) -> str:
    """Who looks after a file; of one that is gone or cannot be read, whoever did."""
    there = any(own == file for _, own, _, _ in case.sections())
    before = pair.base.owner_of(file) if pair.base and not there else ""
    return guarded(before or case.owner_of(file))


def _named_first(pair: tuple[str, dict[str, None]]) -> tuple[bool, str]:
    return not pair[0], pair[0]
