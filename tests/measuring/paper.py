"""A PDF as it is printed: its lines of text where they stand, and what is wrong with how they look.

faults(pdf)      # of the look, here, and of the structure, in `paper_structure`
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from tests.measuring.colours import WHITE, Colour, contrast, named
from tests.measuring.paper_structure import Structure, structure_faults
from tests.measuring.pictures import Box

#: Points: the least size of type, and the least room to the edge of the paper (5 mm).
SMALLEST, EDGE = 9.0, 14.17
#: What a text must have against what is behind it.
TEXT_CONTRAST = 4.5
#: Points by which the ink of two lines may touch.
SLACK = 0.7
#: A page with fewer lines than this, and no picture, is all but empty.
FEWEST_LINES = 3
#: Pixels a point, where the paper is looked at.
SHARP = 2


@dataclass(slots=True)
class Line:
    """A run of letters on one line. Its box is that of the ink, in points from the upper left corner of the page."""

    text: str
    box: Box
    size: float
    colour: Colour
    marks: frozenset[int]
    artifact: bool
    behind: Colour = WHITE


@dataclass(frozen=True, slots=True)
class Page:
    """A printed page: its size in points, its lines, and the boxes of what is drawn on it besides."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    drawn: list[Box] = field(default_factory=list)

    @property
    def body(self) -> list[Line]:
        """The lines that are read: all but headers, footers and other things beside the text."""
        return [line for line in self.lines if not line.artifact]


def faults(pdf: bytes) -> list[str]:
    """What is wrong with a PDF, as sentences; none, if all is well."""
    structure = Structure(pdf)
    read = pages(pdf)
    return [*structure_faults(structure, words_by_mark(read)), *looks(read, structure)]


def looks(read: list[Page], structure: Structure) -> list[str]:
    """What is wrong with how pages look."""
    found = []
    for page in read:
        mine = [*_small(page), *_outside(page), *_overlaps(page), *_unreadable(page), *_empty(page)]
        found += [f"page {page.number}: {fault}" for fault in [*mine, *_widows(page, structure)]]
    return found


def pages(pdf: bytes) -> list[Page]:
    """Every page with its lines."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page(document[number], number + 1) for number in range(len(document))]
    finally:
        document.close()


def words_by_mark(read: list[Page]) -> dict[tuple[int, int], str]:
    """The text of every marked piece of content, by its page and its number on the page."""
    found: dict[tuple[int, int], str] = {}
    for page in read:
        for line in page.lines:
            for mark in line.marks:
                found[page.number, mark] = f"{found.get((page.number, mark), '')} {line.text}".strip()
    return found


def _small(page: Page) -> Iterator[str]:
    for line in page.lines:
        if line.size < SMALLEST - 0.05:
            yield f"“{line.text}” is {line.size:.1f} pt high"


def _outside(page: Page) -> Iterator[str]:
    sheet = Box(EDGE, EDGE, page.width - EDGE, page.height - EDGE)
    for line in page.lines:
        if (by := line.box.beyond(sheet)) > 0:
            yield f"“{line.text}” stands {max(0, EDGE - by) / 72 * 25.4:.0f} mm from the edge of the paper"


def _overlaps(page: Page) -> Iterator[str]:
    for one, other in combinations(page.lines, 2):
        across, down = one.box.shared(other.box)
        if across > SLACK and down > SLACK:
            yield f"“{one.text}” and “{other.text}” overlap by {across:.1f}×{down:.1f} pt"


def _unreadable(page: Page) -> Iterator[str]:
    for line in page.lines:
        if (found := contrast(line.colour, line.behind)) < TEXT_CONTRAST:
            yield f"“{line.text}” has contrast {found:.1f} on {named(line.behind)}"


def _empty(page: Page) -> Iterator[str]:
    picture = any(box.width > 100 and 60 < box.height < page.height / 1.2 for box in page.drawn)
    if len(page.body) < FEWEST_LINES and not picture:
        yield "is all but empty" if page.body else "is empty"


def _widows(page: Page, structure: Structure) -> Iterator[str]:
    """Headings that nothing follows in their own column."""
    heads = structure.heading_marks(page.number)
    for line in page.body:
        if not line.marks & heads:
            continue
        below = [other.box for other in page.body if not other.marks & heads] + page.drawn
        if not any(box.top > line.box.bottom - SLACK and box.shared(line.box)[0] > -20 for box in below):
            yield f"the heading “{line.text}” stands alone at the foot of the page"


def _page(page: Any, number: int) -> Page:
    width, height = page.get_size()
    text = page.get_textpage()
    read = Page(number, width, height, _lines(text, height), _drawn(page, height))
    picture = page.render(scale=SHARP).to_pil().convert("RGB")
    for line in read.lines:
        line.behind = _behind(picture, line.box)
    return read


def _lines(text: Any, height: float) -> list[Line]:
    found: list[Line] = []
    last: tuple[float, float] | None = None
    spaced = False
    for n in range(pdfium.FPDFText_CountChars(text)):
        letter = chr(pdfium.FPDFText_GetUnicode(text, n))
        if letter.isspace() or not letter.isprintable():
            spaced = True
            continue
        box, (x, y), size = _ink(text, n, height), _origin(text, n), _size(text, n)
        thing = pdfium.FPDFText_GetTextObject(text, n)
        mark, artifact = pdfium.FPDFPageObj_GetMarkedContentID(thing), _is_artifact(thing)
        line = found[-1] if found else None
        if (
            line and last and abs(last[1] - y) < 0.5 and abs(line.size - size) < 0.1 and line.artifact == artifact
            and -0.5 * size < x - line.box.right < 0.8 * size
        ):  # fmt: skip
            line.text += " " * spaced + letter
            line.marks |= {mark}
            line.box = Box(
                min(line.box.left, box.left), min(line.box.top, box.top),
                max(line.box.right, box.right), max(line.box.bottom, box.bottom),
            )  # fmt: skip
        else:
            found.append(Line(letter, box, size, _colour(text, n), frozenset({mark}), artifact))
        last, spaced = (x, y), False
    return found


def _ink(text: Any, n: int, height: float) -> Box:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, n, left, right, bottom, top)
    return Box(left.value, height - top.value, right.value, height - bottom.value)


def _origin(text: Any, n: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, n, x, y)
    return x.value, y.value


def _size(text: Any, n: int) -> float:
    """The size of a letter as printed, where a picture with words in it was made smaller too."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, n, matrix)
    size: float = pdfium.FPDFText_GetFontSize(text, n)
    return float(round(size * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5, 2))


def _colour(text: Any, n: int) -> Colour:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(text, n, red, green, blue, alpha)
    return float(red.value), float(green.value), float(blue.value)


def _is_artifact(thing: Any) -> bool:
    """Whether a thing on a page stands beside its text: a header, a rule, a decoration."""
    for n in range(pdfium.FPDFPageObj_CountMarks(thing)):
        mark = pdfium.FPDFPageObj_GetMark(thing, n)
        name, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
        pdfium.FPDFPageObjMark_GetName(mark, ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort)), 64, length)
        if name.raw[: max(0, length.value - 2)].decode("utf-16-le") == "Artifact":
            return True
    return False


def _drawn(page: Any, height: float) -> list[Box]:
    found = []
    for thing in page.get_objects(max_depth=1):
        if thing.type != pdfium.FPDF_PAGEOBJ_TEXT and not _is_artifact(thing):
            left, bottom, right, top = thing.get_bounds()
            found.append(Box(left, height - top, right, height - bottom))
    return found


def _behind(picture: Any, box: Box) -> Colour:
    """The commonest colour around a line: what it is printed on."""
    around = (box.left - 1, box.top - 1, box.right + 1, box.bottom + 1)
    part = picture.crop(tuple(round(SHARP * side) for side in around))
    counted = part.getcolors(part.width * part.height) or [(1, (255, 255, 255))]
    red, green, blue = max(counted)[1]
    return float(red), float(green), float(blue)
