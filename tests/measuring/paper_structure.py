"""A PDF as a screen reader hears it: its tags, its language, its bookmarks, its fonts; and what is wrong with them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

#: What paints something on a page.
PAINTS = frozenset(b"Tj TJ ' \" Do S s f F f* B B* b b* sh EI".split())
HEADING = re.compile(r"H([1-6])")


@dataclass(slots=True)
class Element:
    """One tag: its kind, what it says for itself, the marked pieces of content it holds, and what stands in it."""

    kind: str
    alt: str
    attributes: dict[str, Any]
    marks: list[tuple[int, int]] = field(default_factory=list)
    parts: list[Element] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for part in self.parts:
            yield from part.walk()

    @property
    def all_marks(self) -> list[tuple[int, int]]:
        return [mark for element in self.walk() for mark in element.marks]


class Structure:
    """What a PDF says of itself."""

    def __init__(self, pdf: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(pdf))
        self.root: Any = self.reader.trailer["/Root"]

    @cached_property
    def elements(self) -> list[Element]:
        """Every tag, in the order in which they are read."""
        tree = self.root.get("/StructTreeRoot")
        if not tree or "/K" not in tree:
            return []
        numbers = {page.indirect_reference.idnum: n for n, page in enumerate(self.reader.pages, start=1)}  # type: ignore[union-attr]
        top = Element("Root", "", {})
        _read(tree["/K"], top, numbers, 0)
        return [element for part in top.parts for element in part.walk()]

    @cached_property
    def headings(self) -> list[tuple[int, Element]]:
        """Headings with their levels."""
        return [(int(match[1]), each) for each in self.elements if (match := HEADING.fullmatch(each.kind))]

    def heading_marks(self, page: int) -> set[int]:
        """The numbers of a page's pieces of content that are headings."""
        return {mark for _, heading in self.headings for on, mark in heading.all_marks if on == page}

    @property
    def bookmarks(self) -> list[tuple[int, str]]:
        """The bookmarks with their levels."""
        return list(_outline(self.reader.outline, 1))


def structure_faults(structure: Structure, words: Mapping[tuple[int, int], str]) -> list[str]:
    """What is wrong with a PDF's structure. `words` is the text of each marked piece of content."""
    return [
        *_declared(structure),
        *_figures(structure),
        *_tables(structure),
        *_headings(structure, words),
        *_untagged(structure),
        *_fonts(structure),
    ]


def _declared(structure: Structure) -> Iterator[str]:
    root = structure.root
    if not root.get("/MarkInfo", {}).get("/Marked") or not structure.elements:
        yield "is not tagged"
    if root.get("/Lang") != "en-GB":
        yield f"its language is {root.get('/Lang') or 'not said'}"
    if not structure.reader.metadata or not structure.reader.metadata.title:
        yield "has no title"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "its window would show the name of the file and not its title"
    for number, page in enumerate(structure.reader.pages, start=1):
        if page.get("/Annots") and page.get("/Tabs") != "/S":
            yield f"page {number}: links are not reached in the order of the text"


def _figures(structure: Structure) -> Iterator[str]:
    for element in structure.elements:
        if element.kind in ("Figure", "Formula") and not element.alt.strip():
            yield "a picture has no words for those who do not see it"


def _tables(structure: Structure) -> Iterator[str]:
    for table in (element for element in structure.elements if element.kind == "Table"):
        heads = [element for element in table.walk() if element.kind == "TH"]
        if not heads:
            yield "a table has no heads"
        elif not all("/Scope" in head.attributes for head in heads):
            yield "a head of a table does not say whether it is of a row or a column"


def _headings(structure: Structure, words: Mapping[tuple[int, int], str]) -> Iterator[str]:
    titles = [" ".join(words.get(mark, "") for mark in each.all_marks) for _, each in structure.headings]
    levels = [level for level, _ in structure.headings]
    if not levels:
        yield "has no headings"
    elif levels[0] != 1:
        yield f"its first heading, “{titles[0]}”, is of level {levels[0]}"
    for before, level, title in zip(levels, levels[1:], titles[1:], strict=False):
        if level > before + 1:
            yield f"the heading “{title}” skips a level"
    marked = [_plain(title) for _, title in structure.bookmarks]
    if marked != [_plain(title) for title in titles]:
        odd = [title for title in titles if _plain(title) not in marked]
        yield f"its bookmarks are not its headings: {'; '.join(odd[:3]) or 'there are others, or in another order'}"


def _untagged(structure: Structure) -> Iterator[str]:
    """Pages that paint something outside every tag."""
    for number, page in enumerate(structure.reader.pages, start=1):
        content = page.get_contents()
        depth = 0
        for _, operator in ContentStream(content, structure.reader).operations if content is not None else ():
            depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
            if operator in PAINTS and depth == 0:
                yield f"page {number}: something is printed that no tag holds"
                break


def _fonts(structure: Structure) -> Iterator[str]:
    seen = set()
    for page in structure.reader.pages:
        for font in _fonts_in(page.get("/Resources"), 0):
            name = str(font.get("/BaseFont"))
            own = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            described = own.get("/FontDescriptor", {})
            if not any(f"/FontFile{n}" in described for n in ("", "2", "3")) and name not in seen:
                yield f"the typeface {name} is not in the file"
            if "/ToUnicode" not in font and name not in seen:
                yield f"text in {name} cannot be selected or searched"
            seen.add(name)


def _fonts_in(resources: Any, depth: int) -> Iterator[Any]:
    if resources is None or depth > 5:
        return
    resources = resources.get_object()
    for font in resources.get("/Font", {}).values():
        yield font.get_object()
    for thing in resources.get("/XObject", {}).values():
        yield from _fonts_in(thing.get_object().get("/Resources"), depth + 1)


def _read(kids: Any, parent: Element, numbers: dict[int, int], page: int) -> None:
    """Add what a tag holds to it: other tags, and marked pieces of content on a page."""
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        thing = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(thing, int):
            parent.marks.append((page, int(thing)))
            continue
        here = numbers.get(thing.raw_get("/Pg").idnum, page) if "/Pg" in thing else page
        if "/S" in thing:
            made = Element(str(thing["/S"])[1:], str(thing.get("/Alt", "")), _attributes(thing.get("/A")))
            parent.parts.append(made)
            _read(thing.get("/K", []), made, numbers, here)
        elif "/MCID" in thing:
            parent.marks.append((here, int(thing["/MCID"])))


def _attributes(given: Any) -> dict[str, Any]:
    given = given.get_object() if hasattr(given, "get_object") else given
    sets = given if isinstance(given, list) else [given] if given else []
    return {key: value for one in sets if hasattr(one.get_object(), "items") for key, value in one.get_object().items()}


def _outline(items: list[Any], level: int) -> Iterator[tuple[int, str]]:
    for item in items:
        if isinstance(item, list):
            yield from _outline(item, level + 1)
        else:
            yield level, str(item.title)


def _plain(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
