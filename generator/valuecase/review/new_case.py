"""The words of a case that is new: what a reviewer has to read before it is published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from valuecase.problems import Route
from valuecase.reading.fields import Item, Prose, Quote, Words
from valuecase.review.changes import Change, Kind, Part
from valuecase.review.elements import Elements
from valuecase.review.guard import NOT_SHOWN
from valuecase.review.pair import Pair, Spot
from valuecase.review.words import Texts, published
from valuecase.revisions.names import Renamed

#: Keys that are told elsewhere: with whose review is needed.
ELSEWHERE = ("owner",)
#: The texts of a file or thing that are told first.
FIRST = ("title", "place", "summary", "ask", "text", "quote")
# The name of a picture's file is not published, and may tell of whom it is.
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")


def new_words(pair: Pair) -> Iterator[Change]:
    """Every text of a new case by the file or thing it is of, with its line; numbers are counted elsewhere."""
    if pair.head is None:
        return
    texts, elements = Texts(pair.head, Renamed(("", "")), pair), Elements(pair)
    private, hidden = texts.private(), set[str]()
    found: dict[str, dict[str, list[str]]] = {}
    places: dict[str, tuple[str, int]] = {}
    documents = {own: document for _, own, _, document in pair.head.sections()}
    for (file, route), leaf in texts.leaves().items():
        words = "; ".join(_words(leaf.value, texts))
        if not words or route[-1] in ELSEWHERE or pair.is_untold(file):
            continue
        name, rest = elements.owner((file, route))
        what = ": ".join(str(key).replace("-", " ") for key in rest) or "text"
        if elements.is_row(name):  # a line of its table
            name, _, what = name.rpartition(".")
        if _is_in((file, route), private):
            hidden.add(words)
            words = NOT_SHOWN
        found.setdefault(name, {}).setdefault(what, []).append(words)
        place = documents[file].places.find(route[: len(route) - len(rest)] or route, "key")
        where = (place.file, place.line) if place else (documents[file].file, 1)
        places[name] = min(places.get(name, where), where)
    for name, texts_of in found.items():
        title = elements.title(name) if elements.title(name) not in hidden else name
        said = {what: ", ".join(words) for what, words in texts_of.items()}
        parts = tuple(Part(what, after=words) for what, words in said.items() if words != title)
        first = tuple(sorted(parts, key=_order))
        yield Change(Kind.TEXT, "appeared", pair.id, name, title, parts=first, place=places[name])


def _order(part: Part) -> int:
    """What says most comes first, and last why something is missing."""
    if part.what in FIRST:
        return FIRST.index(part.what)
    return len(FIRST) + part.what.startswith("missing")


def _words(value: Any, texts: Texts) -> Iterator[str]:
    """What of a value is words: not numbers, names of other things or choices."""
    match value:
        case Words() | Prose() | Quote():
            yield _PICTURE.sub(r"[picture: \1]", texts.shown(value))
        case list() | tuple():
            for part in value:
                yield from _words(part, texts)
        case Item():
            for _, part in published(value, ()):
                yield from _words(part, texts)


def _is_in(spot: Spot, private: set[Spot]) -> bool:
    """Whether a text, or an entry of it, is something that may not be published."""
    file, route = spot
    return any(own == file and _begins(within, route) for own, within in private)


def _begins(route: Route, outer: Route) -> bool:
    return route[: len(outer)] == outer
