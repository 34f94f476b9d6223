"""Printing: a document's content and the templates made into a PDF by typst, the only place that knows it.

The bytes depend on the content, the templates, the edition's moment and the versions of
typst and of the typeface, and on nothing else: no clock, no folder, no font of the machine.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst

from valuecase.edition import Edition
from valuecase.template_files import find_template
from valuecase.typeface import FOLDER

#: The template and what it imports; a project may shadow any one of them.
TEMPLATES = ("briefing.typ", "blocks.typ", "look.typ")


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF and how many pages it has."""

    pdf: bytes
    pages: int


class NotPrinted(Exception):
    """A template could not be made into a PDF; the words are typst's own."""


def press(content: dict[str, Any], edition: Edition, root: Path | None = None) -> Printed:
    """A document as a tagged PDF in PDF/UA-1 mode.

    `root` is the project's folder, whose own templates go before ours. Raises NotPrinted
    where typst fails or warns: a warning is a font, a picture or a style that is not there.
    """
    # typst takes several files by name; its type hints know only one.
    templates: Any = _templates(root)
    try:
        made, warnings = typst.compile_with_warnings(
            templates,
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
    pdf = bytes(made)
    return Printed(pdf, _pages(pdf))


def _pages(pdf: bytes) -> int:
    """How many pages a PDF says that it has, in the description of itself that PDF/UA asks for."""
    found = re.search(rb"<xmpTPg:NPages>(\d+)<", pdf)
    if not found:
        raise NotPrinted("typst does not say how many pages there are")
    return int(found[1])


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
