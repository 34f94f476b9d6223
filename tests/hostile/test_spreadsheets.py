"""Spreadsheets made to do harm: declarations in any encoding, bombs, and parts that lead elsewhere."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.spreadsheet.conftest import author  # noqa: F401 - a fixture
from tests.spreadsheet.support import Author, ods
from tests.spreadsheet.ugly import save, sheet_of
from valuecase.spreadsheet.opening import MAX_PARTS

ROWS: list[list[Any]] = [["Service", "Cost"], ["Rent", 10], ["Food", 20]]
DOCTYPE = '<!DOCTYPE a [<!ENTITY b SYSTEM "{there}"><!ENTITY c "&b;&b;">]>'
#: The same declaration as a writer of files might hide it.
DISGUISES = {
    "plain": lambda text: text.encode(),
    "behind a long remark": lambda text: text.replace("<!DOCTYPE", f"<!--{'x' * 100_000}--><!DOCTYPE").encode(),
    "UTF-16": lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16"),
    "Latin": lambda text: text.replace("UTF-8", "ISO-8859-1").encode("latin-1"),
    "EBCDIC": lambda text: text.replace("UTF-8", "IBM037").encode("cp037"),
    "with a mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
}


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text("quillon-lighthouse")
    return path


def _with(source: Path, target: Path, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return target


def _sheet(head: str, words: str) -> str:
    rows = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{words}</t></is></c></row>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_declaration_is_found_in_any_disguise(
    author: Author,  # noqa: F811
    tmp_path: Path, secret: Path, kind: str, disguise: str,
) -> None:  # fmt: skip
    head = DOCTYPE.format(there=secret.as_uri())
    if kind == "xlsx":
        source, part = save(sheet_of(ROWS), tmp_path / "a.xlsx"), "xl/worksheets/sheet1.xml"
        text = _sheet(head, "&c;")
    else:
        source, part = ods(tmp_path / "a.ods", ROWS), "content.xml"
        with zipfile.ZipFile(source) as parts:
            text = parts.read(part).decode().replace("?>", f"?>{head}", 1).replace("Rent", "&c;")
        text = text if text.startswith("<?xml") else f'<?xml version="1.0" encoding="UTF-8"?>{head}{text}'
    ran = author.imports(_with(source, tmp_path / f"bad.{kind}", part, DISGUISES[disguise](text)))
    assert ran.code == 1
    assert "declares a document type" in ran.err or (disguise == "EBCDIC" and "the file is broken" in ran.err)
    assert "quillon" not in ran.out + ran.err


def test_a_bomb_of_zeros_is_refused_by_what_it_says_of_itself(author: Author, tmp_path: Path) -> None:  # noqa: F811
    bomb = _with(save(sheet_of(ROWS), tmp_path / "a.xlsx"), tmp_path / "b.xlsx", "xl/media/x.bin", b"\0" * 25_000_001)
    assert bomb.stat().st_size < 200_000
    ran = author.imports(bomb)
    assert (ran.code, "holds more than 25 MB" in ran.err) == (1, True)


def test_a_file_of_many_parts_is_refused(author: Author, tmp_path: Path) -> None:  # noqa: F811
    source = save(sheet_of(ROWS), tmp_path / "a.xlsx")
    with zipfile.ZipFile(source, "a") as parts:
        for number in range(MAX_PARTS + 1):
            parts.writestr(f"x/{number}", b"")
    ran = author.imports(source)
    assert (ran.code, f"more than {MAX_PARTS:,} parts" in ran.err) == (1, True)


def test_members_that_climb_out_are_never_written(author: Author, tmp_path: Path) -> None:  # noqa: F811
    source = save(sheet_of(ROWS), tmp_path / "a.xlsx")
    with zipfile.ZipFile(source, "a") as parts:
        for name in ("../climbed.txt", "/tmp/climbed.txt", "..\\climbed.txt"):
            parts.writestr(name, b"x")
    before = {path for path in tmp_path.rglob("*") if path.name != "costs.yml"}
    ran = author.imports(source)
    assert ran.code == 0
    made = {path.relative_to(author.root).as_posix() for path in {*tmp_path.rglob("*")} - before}
    assert {name for name in made if "climbed" in name} == set()


@pytest.mark.parametrize(
    "formula", ["=cmd|'/C touch hit'!A0", '=HYPERLINK("http://192.0.2.1/","x")', "=[http://192.0.2.1/x.xlsx]a!A1"]
)
def test_formulas_of_a_spreadsheet_are_not_worked_out_or_followed(author: Author, formula: str) -> None:  # noqa: F811
    ran = author.imports_rows([["Service", "Cost"], ["Rent", formula], ["Food", 20]])
    assert ran.code == 1
    assert "holds the formula" in ran.err
    assert not Path("hit").exists()
