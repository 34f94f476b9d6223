"""PDFs with one thing wrong with them, made from a good one: what a checker must notice."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Name


def broken(pdf: bytes, how: str) -> bytes:
    """A PDF after one of BREAKS was done to it."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        BREAKS[how](document)
        made = io.BytesIO()
        document.save(made)
    return made.getvalue()


def _elements(node: Any, seen: set[Any]) -> Iterator[Any]:
    """Every tag below a node of the structure."""
    if isinstance(node, pikepdf.Array):
        for part in node:  # type: ignore[attr-defined]
            yield from _elements(part, seen)
    elif isinstance(node, pikepdf.Dictionary):
        if node.objgen != (0, 0) and node.objgen in seen:
            return
        seen.add(node.objgen)
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _elements(node.K, seen)


def _tags(document: Any, *kinds: str) -> list[Any]:
    every = list(_elements(document.Root.StructTreeRoot.K, set()))
    return [each for each in every if not kinds or str(each.S)[1:] in kinds]


def _without_alternatives(document: Any) -> None:
    for figure in _tags(document, "Figure"):
        del figure["/Alt"]


def _without_language(document: Any) -> None:
    for holder in [document.Root, *_tags(document)]:
        if "/Lang" in holder:
            del holder["/Lang"]


def _without_tags(document: Any) -> None:
    del document.Root["/StructTreeRoot"]
    del document.Root["/MarkInfo"]


def _without_title(document: Any) -> None:
    plain = re.sub(rb"<dc:title>.*?</dc:title>", b"", document.Root.Metadata.read_bytes(), flags=re.DOTALL)
    document.Root.Metadata = document.make_stream(plain, Type=Name.Metadata, Subtype=Name.XML)
    del document.docinfo["/Title"]


def _without_window_title(document: Any) -> None:
    del document.Root.ViewerPreferences["/DisplayDocTitle"]


def _without_heads(document: Any) -> None:
    for head in _tags(document, "TH"):
        head.S = Name.TD


def _without_scope(document: Any) -> None:
    for head in _tags(document, "TH"):
        del head["/A"]


def _skipping_a_level(document: Any) -> None:
    for heading in _tags(document, "H2"):
        heading.S = Name.H4


def _fonts(document: Any) -> list[Any]:
    return [font for page in document.pages for font in page.Resources.Font.values()]


def _without_typefaces(document: Any) -> None:
    for font in _fonts(document):
        described = font.DescendantFonts[0].FontDescriptor
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            if key in described:
                del described[key]


def _not_selectable(document: Any) -> None:
    for font in _fonts(document):
        if "/ToUnicode" in font:
            del font["/ToUnicode"]


def _with_untagged_text(document: Any) -> None:
    page = document.pages[0]
    font = next(iter(page.Resources.Font.keys()))
    page.contents_add(f"BT {font} 12 Tf 90 90 Td <0003> Tj ET".encode())


def _without_bookmarks(document: Any) -> None:
    del document.Root["/Outlines"]


#: What can be done to a PDF, by name.
BREAKS: dict[str, Callable[[Any], None]] = {
    "no alternatives": _without_alternatives,
    "no language": _without_language,
    "no tags": _without_tags,
    "no title": _without_title,
    "no title in the window": _without_window_title,
    "no heads of tables": _without_heads,
    "no scope": _without_scope,
    "a level skipped": _skipping_a_level,
    "no typefaces": _without_typefaces,
    "not selectable": _not_selectable,
    "untagged text": _with_untagged_text,
    "no bookmarks": _without_bookmarks,
}
