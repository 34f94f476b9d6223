"""Spreadsheets taken apart and put together wrongly: members renamed, twice, missing, broken, too large, in one another."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable
from functools import cache

import openpyxl
from odfdo import Document, Table

from tests.hostile import damage, tokens

ROWS = (
    ("Service", "Agency", "2022/23", "2023/24"), ("Visits", "NHS", 212.5, 96), ("Rent", "Council", 900, 700.25),
    ("Beds", "NHS", 12000, 8000), ("Total", None, 13112.5, 8796.25),
)  # fmt: skip
Members = list[tuple[str, bytes]]


@cache
def xlsx() -> bytes:
    """A small table as Excel keeps it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(list(row))
    sheet["E1"] = "=SUM(C2:C4)"
    sheet["F2"].number_format = '"£"#,##0.0,'
    sheet.merge_cells("A7:B8")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@cache
def ods() -> bytes:
    """The same table as LibreOffice keeps it."""
    document = Document("spreadsheet")
    document.body.clear()
    table = Table("Sheet1")
    for y, row in enumerate(ROWS):
        for x, value in enumerate(row):
            if value is not None:
                table.set_value((x, y), value)
    document.body.append(table)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@cache
def members(package: bytes) -> tuple[tuple[str, bytes], ...]:
    """The parts of a package, unpacked."""
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        return tuple((entry.filename, parts.read(entry)) for entry in parts.infolist())


def packed(parts: Members) -> bytes:
    """Parts as a package, whatever they are called and however often."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name, data in parts:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, data)
    return out.getvalue()


def _renamed(parts: Members, at: int, chance: random.Random) -> None:
    name = parts[at][0]
    other = (
        name.upper(),
        "../" + name,
        "/" + name,
        name + " ",
        name.replace("/", "\\"),
        "x\0y",
        "a" * 300,
        chance.choice(parts)[0],
    )
    parts[at] = (chance.choice(other), parts[at][1])


def _missing(parts: Members, at: int, _: random.Random) -> None:
    del parts[at]


def _emptied(parts: Members, at: int, _: random.Random) -> None:
    parts[at] = (parts[at][0], b"")


def _broken(parts: Members, at: int, chance: random.Random) -> None:
    name, data = parts[at]
    parts[at] = (name, chance.choice(damage.BYTES)(data, chance, chance.choice(parts)[1]))


def _exchanged(parts: Members, at: int, chance: random.Random) -> None:
    parts[at] = (parts[at][0], chance.choice(parts)[1])


def _nested(parts: Members, at: int, _: random.Random) -> None:
    parts[at] = (parts[at][0], packed(parts[:3]))


def _vast(parts: Members, at: int, chance: random.Random) -> None:
    name, data = parts[at]
    size = chance.choice((1_000_000, 3_000_000))
    filler = chance.choice((b" ", b"<a>", b"<c/>", b"0"))
    parts[at] = (name, data + filler * (size // len(filler)))


#: Declarations that unfold without end, or fetch something.
DECLARED = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>', b'<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', b"<!doctype x>", b'<?xml-stylesheet href="x"?>', b"<!DOCTYPE",
    b'<!--' + b" " * 5000 + b'--><!DOCTYPE x [<!ENTITY a "a">]>',
)  # fmt: skip


def _declared(parts: Members, at: int, chance: random.Random) -> None:
    name, data = parts[at]
    head, end, rest = data.partition(b"?>")
    made = head + end + chance.choice(DECLARED) + rest
    if chance.random() < 0.3:
        made = made.decode("utf-8", "replace").encode("utf-16")
    parts[at] = (name, made)


def _values(parts: Members, at: int, chance: random.Random) -> None:
    """Numbers, references and words of the markup that are something else."""
    name, data = parts[at]
    text = data.decode("utf-8", "replace")
    made = chance.choice(
        (
            tokens.token(chance).replace("<", "").replace("&", "").replace('"', "").replace("\0", ""),
            "-1",
            "0",
            "1048577",
            "16385",
            "9" * 30,
            "A0",
            "XFD1048576",
            "ZZZZ9",
            "A1:XFD1048576",
            "",
        )
    )
    quotes = [n for n, letter in enumerate(text) if letter in '">' and n + 1 < len(text)]
    for _ in range(chance.choice((1, 1, 3, 20))):
        if not quotes:
            return
        start = chance.choice(quotes) + 1
        ends = [e for e in (text.find('"', start), text.find("<", start)) if e > start]
        if ends and text[start] not in ' <>/?"':
            text = text[:start] + made + text[min(ends) :]
            quotes = [n for n, letter in enumerate(text) if letter in '">' and n + 1 < len(text)]
    parts[at] = (name, text.encode("utf-8", "replace"))


def _repeated(parts: Members, at: int, chance: random.Random) -> None:
    """Rows and columns that are said to be very many; depth without end."""
    name, data = parts[at]
    many = chance.choice((b"2", b"1000000", b"99999999999", b"-5", b"x"))
    sheet = data.replace(
        b"<table:table-cell", b'<table:table-cell table:number-columns-repeated="' + many + b'"', chance.choice((1, -1))
    )
    sheet = sheet.replace(
        b"<table:table-row", b'<table:table-row table:number-rows-repeated="' + many + b'"', chance.choice((1, -1))
    )
    deep = chance.choice((0, 50, 5000))
    parts[at] = (name, sheet.replace(b"</row>", b"<c>" * deep + b"</c>" * deep + b"</row>", 1))


MEMBER: tuple[Callable[[Members, int, random.Random], None], ...] = (
    _renamed, _missing, _emptied, _broken, _broken, _exchanged, _nested, _vast, _declared, _declared, _values, _values, _values, _repeated,
)  # fmt: skip


def _twice(package: bytes, chance: random.Random) -> bytes:
    parts = list(members(package))
    return packed([*parts, *(chance.choice(parts) for _ in range(chance.choice((1, 2, 2000))))])


def _lies(package: bytes, chance: random.Random) -> bytes:
    """Sizes, checks, methods and flags in the directory that are not those of the parts."""
    made = bytearray(package)
    starts = [n for n in range(len(made) - 46) if made[n : n + 4] == b"PK\x01\x02"]
    start = chance.choice(starts)
    field, size = chance.choice(((8, "H"), (10, "H"), (16, "I"), (20, "I"), (24, "I"), (28, "H"), (30, "H"), (42, "I")))
    struct.pack_into(
        "<" + size,
        made,
        start + field,
        chance.choice((0, 1, 9, 0xFFFF, 0xFFFFFFFF if size == "I" else 99, chance.randrange(1 << 16))),
    )
    return bytes(made)


def in_package(package: bytes, chance: random.Random) -> bytes:
    """A spreadsheet with something hostile in it."""
    what = chance.random()
    if what < 0.25:
        return chance.choice(damage.BYTES)(package, chance, chance.choice((xlsx(), ods())))
    if what < 0.35:
        return chance.choice((_twice, _lies, _lies))(package, chance)
    parts = list(members(package))
    sheets = [n for n, (name, _) in enumerate(parts) if "sheet1" in name or name == "content.xml"]
    for _ in range(chance.choice((1, 1, 2))):
        at = chance.choice(sheets) if chance.random() < 0.4 else chance.randrange(len(parts))
        chance.choice(MEMBER)(parts, min(at, len(parts) - 1), chance)
    return packed(parts)
