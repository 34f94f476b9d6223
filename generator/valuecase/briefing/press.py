"""Printing: a briefing's content and the templates made into a PDF by typst, the only place that knows it.

The bytes depend on the content, the templates, the edition's moment and the versions of
typst and of the typeface, and on nothing else: no clock, no folder, no font of the machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import typst

from valuecase.briefing.typeface import FOLDER, can_show
from valuecase.case import ValueCase
from valuecase.checks import walk
from valuecase.edition import Edition
from valuecase.problems import Problem, Route
from valuecase.reading.document import Document
from valuecase.reading.prose import to_words
from valuecase.templates import find_template

#: The template and what it imports; a project may shadow any one of them.
TEMPLATES = ("briefing.typ", "blocks.typ", "look.typ")


class NotPrinted(Exception):
    """A template could not be made into a PDF; the words are typst's own."""


def press(content: dict[str, Any], edition: Edition, root: Path | None = None) -> bytes:
    """A briefing as a tagged PDF in PDF/UA-1 mode.

    `root` is the project's folder, whose own templates go before ours. Raises NotPrinted
    where typst fails or warns: a warning is a font, a picture or a style that is not there.
    """
    try:
        made, warnings = typst.compile_with_warnings(
            _templates(root),
            format="pdf",
            font_paths=_fonts(),
            sys_inputs={"content": json.dumps(content, ensure_ascii=False, sort_keys=True)},
            pdf_standards="ua-1",
            timestamp=edition.epoch,
        )
    except typst.TypstError as error:
        raise NotPrinted(_words(error)) from error
    if warnings:
        raise NotPrinted("; ".join(_words(warning) for warning in warnings))
    return bytes(made)


def characters_missing(case: ValueCase) -> list[Problem]:
    """VC901 for every character of a case's text that the briefing's typeface has not, at its first place."""
    found: dict[str, Problem] = {}
    for document, route, text in _texts(case):
        for character in dict.fromkeys(text + _as_read(text)):
            if not can_show(character) and character not in found:
                found[character] = _missing(document, route, character, text)
    return list(found.values())


def _missing(document: Document, route: Route, character: str, text: str) -> Problem:
    code = f"U+{ord(character):04X}"
    shown = f"“{character}” ({code})" if character.isprintable() else f"the invisible character {code}"
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


def _templates(root: Path | None) -> dict[str, bytes]:
    """The templates as bytes by name, so that no folder finds its way into the PDF."""
    found = {name: find_template(f"briefing/{name}", root).read_bytes() for name in TEMPLATES}
    return {"main": found.pop(TEMPLATES[0]), **found}


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])


def _words(error: BaseException) -> str:
    """What typst says, with its hints."""
    hints = [str(hint) for hint in getattr(error, "hints", None) or ()]
    return "; ".join([str(getattr(error, "message", "") or error), *hints])
