"""Opening a spreadsheet: which kind of file it is, and what is refused before anything of it is read."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from valuecase.spreadsheet.bulk import Bulk, Declared, TooMuch
from valuecase.spreadsheet.grid import Book, Remark, TooManyCells, one_line

#: The most that a file may be, and its parts once they are unpacked, in bytes; and how many parts it may have.
MAX_PACKED, MAX_UNPACKED, MAX_PARTS = 20_000_000, 25_000_000, 1_000
#: How parts may be packed: in other ways a few bytes may become very many at once.
PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_SAVE = "open it in the program it comes from and save it as .xlsx or .ods"


class NotOpened(Exception):
    """A file that is not read, and why."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark)


def open_book(path: Path) -> Book:
    """The sheets of an .xlsx or .ods file."""
    bulk = _refuse(path)
    try:
        if path.suffix.lower() == ".ods":
            from valuecase.spreadsheet.ods import read_ods

            return Book(one_line(path.name), read_ods(path))
        from valuecase.spreadsheet.xlsx import read_xlsx

        return Book(one_line(path.name), read_xlsx(path, bulk.formulas))
    except TooManyCells as error:
        raise _not(path, f"a sheet has more than {error}", "copy the table into a file of its own") from error
    except Exception as error:  # whatever a library makes of a broken file, its words are no help to an author
        raise _not(path, f"the file is broken ({type(error).__name__})", _SAVE + " again") from error


def _refuse(path: Path) -> Bulk:
    """Raises NotOpened for what is not read; else gives how much is in the file."""
    suffix = path.suffix.lower()
    if path.stat().st_size > MAX_PACKED:
        most = MAX_PACKED // 1_000_000
        raise _not(path, f"the file is larger than {most} MB", "copy the table into a file of its own")
    with path.open("rb") as file:
        start = file.read(8)
    if suffix == ".xls" or (start.startswith(b"\xd0\xcf\x11\xe0") and suffix not in (".xlsx", ".xlsm", ".ods")):
        raise _not(path, "this is the old format .xls", _SAVE)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise _not(path, "the file is locked with a password, or is an old .xls under another name", _SAVE)
    if suffix not in (".xlsx", ".ods", ".xlsm"):
        raise _not(path, f"“{suffix or path.name}” is not a spreadsheet that is read here", _SAVE)
    if not zipfile.is_zipfile(path):
        raise _not(path, "the file is broken, or is something else under that name", _SAVE + " again")
    try:
        return _refuse_parts(path, suffix)
    except NotOpened:
        raise
    except Exception as error:  # of a broken package zipfile and zlib raise whatever they come upon
        raise _not(path, "the file is broken", _SAVE + " again") from error


def _refuse_parts(path: Path, suffix: str) -> Bulk:
    """What the parts of the file tell: macros, passwords, sizes, and declarations that could unfold without end."""
    with zipfile.ZipFile(path) as parts:
        entries = parts.infolist()
        if len(entries) > MAX_PARTS:
            raise _not(path, f"the file holds more than {MAX_PARTS:,} parts", "copy the table into a file of its own")
        names = {entry.filename for entry in entries}
        if suffix == ".xlsm" or any(re.search(r"vbaProject\.bin$", name, re.IGNORECASE) for name in names):
            raise _not(path, "the file holds macros", "save it as .xlsx, which keeps the values and drops the macros")
        if ("content.xml" in names) is not (suffix == ".ods"):
            raise _not(path, "what is in the file is not what its name says", _SAVE)
        if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            most = MAX_UNPACKED // 1_000_000
            raise _not(path, f"the file holds more than {most} MB", "copy the table into a file of its own")
        if {entry.compress_type for entry in entries} - PACKED:
            raise _not(path, "the file is packed as no spreadsheet program packs it", _SAVE)
        if suffix == ".ods" and b"encryption-data" in parts.read("META-INF/manifest.xml"):
            raise _not(path, "the file is locked with a password", "save it without one")
        bulk = Bulk()
        for entry in entries:
            try:
                bulk.count(parts, entry)
            except Declared:
                name = one_line(entry.filename)
                raise _not(path, f"{name} declares a document type, as no spreadsheet program does", _SAVE) from None
            except TooMuch as error:
                raise _not(path, f"the file holds more than {error}", "copy the table into a file of its own") from None
    return bulk


def _not(path: Path, found: str, remedy: str) -> NotOpened:
    return NotOpened(Remark(one_line(path.name), "", found, remedy))
