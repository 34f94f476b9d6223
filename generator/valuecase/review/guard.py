"""What a review must not repeat: words that identify somebody, and titles of stories that may not be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from valuecase.privacy.identifiers import identifiers_in
from valuecase.review.changes import Change, Part

NOT_SHOWN = "▒▒▒"
#: The key under which it is said how staff are reached.
CONTACT = "contact"


def guarded(text: str) -> str:
    """Text without what may identify somebody: taking it out of a case must not publish it once more."""
    for found in reversed(identifiers_in(text)):
        text = f"{text[: found.start]}{NOT_SHOWN}{text[found.end :]}"
    return text


def untitled(text: str, titles: Iterable[str]) -> str:
    """Text in which these titles of stories are not told, wherever they stand."""
    words = sorted((title for title in titles if len(title) > 1), key=len, reverse=True)
    return (
        re.sub(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", NOT_SHOWN, text, flags=re.I) if words else text
    )


def made_safe(changes: Iterable[Change], titles: Iterable[str]) -> list[Change]:
    """Changes that tell neither what may identify somebody nor these titles; staff contacts are meant to be read."""
    hidden = frozenset(titles)
    return [_safe(change, hidden) for change in changes]


def _safe(change: Change, titles: frozenset[str]) -> Change:
    def clean(text: str) -> str:
        return untitled(guarded(text), titles)

    parts = tuple(
        p if p.what.startswith(CONTACT) else Part(p.what, clean(p.before), clean(p.after)) for p in change.parts
    )
    return replace(
        change, title=change.title if change.title == change.name else clean(change.title),
        before=clean(change.before), after=clean(change.after), note=clean(change.note), parts=parts,
    )  # fmt: skip
