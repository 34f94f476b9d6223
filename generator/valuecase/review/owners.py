"""Whose review is needed: whoever looks after a file whose published contents changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from valuecase.case import ValueCase
from valuecase.review.changes import FINDINGS, Change, Needed
from valuecase.review.pair import Pair
from valuecase.sections.registry import SECTIONS


def needed(pairs: Iterable[Pair], changes: Iterable[Change]) -> Iterator[Needed]:
    """Owners with the files of theirs that changed; owner `` for files that nobody looks after."""
    changes = list(changes)
    for pair in pairs:
        case = pair.head or pair.base
        assert case is not None
        mine = [c for c in changes if c.case == pair.id and not (c.kind in FINDINGS and c.how == "gone")]
        files: dict[str, dict[str, None]] = {}
        for change in mine:
            file = file_of(change.name)
            files.setdefault(_owner(pair, case, file), {})[file] = None
        yield from (Needed(owner, pair.id, tuple(sorted(of))) for owner, of in sorted(files.items(), key=_named_first))


def file_of(name: str) -> str:
    """The file that a figure or an item belongs to: `costs`, `stories.robin`; what is about the whole case is `case`."""
    section, _, rest = name.partition(".")
    found = next((s for s in SECTIONS if s.name == section), None)
    if found is None:
        return "case"
    return f"{section}.{rest.partition('.')[0]}" if found.folder and rest not in ("", "*") else section


def _owner(pair: Pair, case: ValueCase, file: str) -> str:
    """Who looks after a file; of one that is gone, whoever did."""
    return case.owner_of(file) or (pair.base.owner_of(file) if pair.base else "")


def _named_first(pair: tuple[str, dict[str, None]]) -> tuple[bool, str]:
    return not pair[0], pair[0]
