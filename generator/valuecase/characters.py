"""Characters that paper cannot show: found before a briefing is printed, with the author's line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from valuecase.case import ValueCase
from valuecase.problems import Problem, Route
from valuecase.reading.document import Document
from valuecase.reading.prose import to_words
from valuecase.reading.walk import walk
from valuecase.typeface import unshown


def characters_missing(case: ValueCase) -> list[Problem]:
    """VC901 for every character of a case's text that the briefing's typeface has not, at its first place."""
    found: dict[str, Problem] = {}
    for document, route, text in _texts(case):
        for character in unshown(text + _as_read(text)):
            if character not in found:
                found[character] = _missing(document, route, character, text)
    return list(found.values())


def _missing(document: Document, route: Route, character: str, text: str) -> Problem:
    code = f"U+{ord(character):04X}"
    shown = f"“{character}” ({code})" if character.isprintable() else f"the invisible character {code}"
    if unicodedata.combining(character):
        shown = f"the mark {code} on the letter before it"
    return Problem(
        "VC901", document.file, route, f"the briefing cannot print {shown}", "write it in words, or leave it out",
        needle=character if character in text else "",
    )  # fmt: skip


def _texts(case: ValueCase) -> Iterator[tuple[Document, Route, str]]:
    """Every text of a case with its place, in the order of the files."""
    for _, _, model, document in case.sections():
        for route, value in walk(model, ()):
            if isinstance(value, str):
                yield document, route[1:] if model.whole else route, str(value)
        if document.body:
            yield document, ("body",), document.body


def _as_read(text: str) -> str:
    """The text after Markdown, in which `&#10003;` has become a tick."""
    return to_words(text, lambda name: ("", "")) if "&" in text else ""
