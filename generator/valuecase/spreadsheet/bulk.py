"""How much the parts of a spreadsheet hold, counted as they go by, before a library is let at them.

A library makes of each element of XML an object a hundred times its size, and some numbers it writes out: a merged area
or a link over a million cells becomes a million cells, a space that is repeated a thousand million times a text as long.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Mapping
from xml.parsers import expat

from valuecase.spreadsheet.grid import MAX_CELLS, column_number

#: The most elements that are neither cells nor in them, and the most bytes of one piece of markup.
MAX_OTHERS, MAX_MARKUP = 50_000, 1_000_000
CELLS = ("c", "table-cell", "covered-table-cell")
#: What else there is of as many as there are cells: rows, and the values, formulas and words of cells.
AS_MANY = ("row", "table-row", "v", "f", "is", "si", "t", "p")
#: What a library writes out cell by cell.
_SPREAD = ("mergeCell", "hyperlink")
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?", re.IGNORECASE)
#: How XML begins in encodings that only some parsers know.
_DISGUISED = (b"Lo\xa7\x94", b"\0\0\0<", b"<\0\0\0", b"\0\0\xfe\xff", b"\xff\xfe\0\0")
_PIECE = 65_536


class TooMuch(Exception):
    """There is more than is read; the message says what."""


class Declared(Exception):
    """A part declares a document type: it could unfold without end, or name files to be read."""


class Bulk:
    """What has been counted in the parts of a file so far.

    formulas: whether some cell has a formula
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self._others = self._spread = 0

    @property
    def formulas(self) -> bool:
        return self._seen["f"] > 0

    def count(self, parts: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
        """Count what is in a part, whatever its name; one that is no XML counts for nothing.

        Raises TooMuch, Declared, and BadZipFile where a part that should be XML is none.
        """
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._element
        read = 0
        with parts.open(entry) as part:
            try:
                while piece := part.read(_PIECE):
                    if not read and piece.startswith(_DISGUISED):
                        raise zipfile.BadZipFile("an encoding that is not read")
                    parser.Parse(piece)
                    read += len(piece)
                    if read - parser.CurrentByteIndex > MAX_MARKUP:
                        raise TooMuch(f"{MAX_MARKUP // 1_000_000} MB of markup in one piece")
            except expat.ExpatError as error:  # another parser may know an encoding that this one does not
                if entry.filename.lower().endswith((".xml", ".rels")):
                    raise zipfile.BadZipFile(str(error)) from error

    def _element(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _local(tag)
        self._seen[name] += 1
        if name in CELLS or name in AS_MANY:
            if self._seen[name] > MAX_CELLS:
                raise TooMuch(f"{MAX_CELLS:,} {'cells' if name in CELLS else 'rows or texts'}")
            return
        self._others += 1 + (_spaces(attributes) if name == "s" else 0)
        if self._others > MAX_OTHERS:
            raise TooMuch(f"{MAX_OTHERS:,} things beside its cells, such as styles, links and repeated spaces")
        if name in _SPREAD:
            self._spread += _area(attributes.get("ref", ""))
            if self._spread > MAX_CELLS:
                raise TooMuch(f"{MAX_CELLS:,} cells that are merged or one link")


def _refuse(*_: object) -> None:
    raise Declared


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _spaces(attributes: Mapping[str, str]) -> int:
    """How many spaces an element of ODS stands for."""
    return sum(_number(value) for name, value in attributes.items() if _local(name) == "c")


def _number(digits: str) -> int:
    return int(digits) if re.fullmatch(r"[0-9]{1,9}", digits.strip()) else MAX_OTHERS


def _area(ref: str) -> int:
    """How many cells an area has; whole rows and columns have more than are read."""
    found = _AREA.fullmatch(ref)
    if not found:
        return MAX_CELLS + 1
    left, top, right, bottom = found.groups()
    across = abs(column_number(right or left) - column_number(left)) + 1
    return across * (abs(int(bottom or top) - int(top)) + 1)
