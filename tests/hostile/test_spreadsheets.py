"""Spreadsheets made to do harm: declarations in any encoding, bombs, and parts that lead elsewhere."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.hostile import packages
from tests.spreadsheet.conftest import author  # noqa: F401 - a fixture
from tests.spreadsheet.support import Author, ods
from tests.spreadsheet.ugly import save, sheet_of
from valuecase.cli import main
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


SHEET, STYLES, CONTENT = "xl/worksheets/sheet1.xml", "xl/styles.xml", "content.xml"
#: Files of a few kilobytes from which a library makes more than a machine holds: the part, what stands in it, and what instead.
BOMBS: dict[str, tuple[str, bytes, bytes]] = {
    "cells": (SHEET, b"</sheetData>", b"<row>" + b"<c/>" * 200_001 + b"</row></sheetData>"),
    "rows": (SHEET, b"</sheetData>", b"<row/>" * 200_001 + b"</sheetData>"),
    "texts": (SHEET, b"</sheetData>", b"<row><c><is>" + b"<t/>" * 200_001 + b"</is></c></row></sheetData>"),
    "styles": (STYLES, b"</cellXfs>", b"<xf/>" * 50_001 + b"</cellXfs>"),
    "a merged sheet": (SHEET, b"A7:B8", b"A7:T10100"),
    "merged columns": (SHEET, b"A7:B8", b"$A:$XFD"),
    "a linked sheet": (SHEET, b"</sheetData>", b'</sheetData><hyperlinks><hyperlink ref="a1:t10100"/></hyperlinks>'),
    "linked rows": (SHEET, b"</sheetData>", b'</sheetData><hyperlinks><hyperlink ref="1:9"/></hyperlinks>'),
    "markup": (SHEET, b"<sheetData>", b"<sheetData><a " + b" ".join(b'a%d=""' % n for n in range(150_000)) + b"/>"),
    "spaces": (CONTENT, b"<text:p>", b'<text:p><text:s text:c="50001"/>'),
    "spaces without end": (CONTENT, b"<text:p>", b'<text:p><text:s text:c="9999999999999"/>'),
    "cells of ods": (CONTENT, b"</table:table>", b"<table:table-row>" + b"<table:table-cell/>" * 200_001 + b"</table:table-row></table:table>"),
}  # fmt: skip


def _altered(folder: Path, part: str, old: bytes, new: bytes) -> Path:
    """A spreadsheet that is sound but for one piece of one of its parts."""
    package, kind = (packages.ods(), "ods") if part == CONTENT else (packages.xlsx(), "xlsx")
    parts = [(name, data.replace(old, new, 1) if name == part else data) for name, data in packages.members(package)]
    assert parts != list(packages.members(package))
    path = folder / f"altered.{kind}"
    path.write_bytes(packages.packed(parts))
    return path


@pytest.mark.parametrize("bomb", BOMBS)
def test_what_a_library_would_make_too_much_of_is_counted_before(author: Author, tmp_path: Path, bomb: str) -> None:  # noqa: F811
    part, old, new = BOMBS[bomb]
    path = _altered(tmp_path, part, old, new)
    ran = author.imports(path)
    assert ran.code == 1
    assert f"{path.name}: the file holds more than" in ran.err
    assert "copy the table into a file of its own" in ran.err


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_table_of_many_cells_and_merged_headings_is_read_all_the_same(
    author: Author,  # noqa: F811
    tmp_path: Path, kind: str,
) -> None:  # fmt: skip
    rows: list[list[Any]] = [["Service", "Agency", "Cost"], *(["Rent", "NHS", number + 10] for number in range(300))]
    sheet = sheet_of(rows)
    sheet.merge_cells("E1:XFD1")
    path = save(sheet, tmp_path / "many.xlsx") if kind == "xlsx" else ods(tmp_path / "many.ods", rows)
    ran = author.imports(path, "--dry-run")
    assert ran.code == 0
    assert "Read 300 rows" in ran.out


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_signs_that_nobody_sees_are_not_written_into_a_case(author: Author, tmp_path: Path, kind: str) -> None:  # noqa: F811
    """What turns words round, commands a terminal, or ends a line for some programs and not for others."""
    rows: list[list[Any]] = [["Ser\u202evice", "Co\u200bst"], ["Re\u202e\x9bnt\u2028=1+1", 10], ["Fo\ufeffod", 20]]
    path = save(sheet_of(rows), tmp_path / "odd.xlsx") if kind == "xlsx" else ods(tmp_path / "odd.ods", rows)
    ran = author.imports(path, "--id", "odd", "--columns", "A=label,B=amount")
    assert ran.code == 0
    assert ran.text("odd.csv").splitlines()[1:] == ["Re nt =1+1,£10", "Fo od,£20"]
    assert not set("\u202e\x9b\u2028\u200b\ufeff") & set(ran.text("costs.yml"))


#: What says of few elements that they are many: the part, what stands in it, what instead, and what is said.
REPEATED: dict[str, tuple[str, bytes, bytes, str]] = {
    "cells": (
        CONTENT, b"</table:table>", b'<table:table-row table:number-rows-repeated="2000"><table:table-cell table:number-columns-repeated="150" '
        b'office:value-type="float" office:value="1"/></table:table-row></table:table>', "200,000 cells that are not empty",
    ),
    "merged cells": (SHEET, b"</mergeCells>", b"".join(b'<mergeCell ref="A%d:B%d"/>' % (n, n) for n in range(100, 5100)) + b"</mergeCells>", "5,000 merged cells"),
}  # fmt: skip


@pytest.mark.parametrize("what", REPEATED)
def test_of_a_sheet_no_more_is_kept_than_is_read(author: Author, tmp_path: Path, what: str) -> None:  # noqa: F811
    part, old, new, said = REPEATED[what]
    ran = author.imports(_altered(tmp_path, part, old, new))
    assert (ran.code, f"a sheet has more than {said}" in ran.err) == (1, True)


def test_a_file_that_is_too_large_is_refused_before_it_is_opened(author: Author, tmp_path: Path) -> None:  # noqa: F811
    path = tmp_path / "large.xlsx"
    path.write_bytes(packages.xlsx())
    with path.open("r+b") as file:
        file.truncate(20_000_001)
    ran = author.imports(path)
    assert (ran.code, "the file is larger than 20 MB" in ran.err) == (1, True)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_file_that_is_packed_in_another_way_is_refused(author: Author, tmp_path: Path, method: int) -> None:  # noqa: F811
    """Python unpacks such a part in one go, however much it comes to and however little it says that it holds."""
    path = tmp_path / "packed.xlsx"
    with zipfile.ZipFile(path, "w", method) as package:
        for name, data in packages.members(packages.xlsx()):
            package.writestr(name, data)
    ran = author.imports(path)
    assert (ran.code, "packed as no spreadsheet program packs it" in ran.err) == (1, True)


@pytest.mark.parametrize("link", ["cases/seaside/costs.yml", "cases/seaside"])
def test_nothing_is_written_through_a_link_that_leads_out_of_the_project(
    author: Author,  # noqa: F811
    tmp_path: Path, link: str,
) -> None:  # fmt: skip
    elsewhere = tmp_path.with_name(f"{tmp_path.name}-elsewhere")
    elsewhere.mkdir()
    if link == "cases/seaside":
        (author.root / link).rename(tmp_path / "moved")
        (author.root / link).symlink_to(elsewhere)
        (elsewhere / "case.yml").write_text("title: x\n")
    else:
        (author.root / link).symlink_to(elsewhere / "costs.yml")  # which is not there yet
    before = sorted(elsewhere.iterdir())
    ran = author.imports(save(sheet_of(ROWS), tmp_path / "table.xlsx"))
    assert (ran.code, "a link leads out of the project" in ran.err) == (1, True)
    assert main(["--project", str(author.root), "new", "seaside", "--section", "lessons"]) == (
        2 if link == "cases/seaside" else 0
    )
    assert sorted(elsewhere.iterdir()) == before


def _called(old: str, new: str, head: str = "", encoding: str = "utf-8") -> bytes:
    """A workbook one part of which has another name, as its lists of parts and relations say, and begins with other words."""
    parts = []
    for name, data in packages.members(packages.xlsx()):
        if name.endswith(f"/{old}"):
            text = re.sub(r"<\?xml.*?\?>", "", data.decode())
            parts.append((name.replace(old, new), (head + text).encode(encoding)))
        else:
            parts.append((name.replace(old, new), data.replace(old.encode(), new.encode())))
    return packages.packed(parts)


@pytest.mark.parametrize("part", ["sheet1.xml", "workbook.xml"])
def test_a_part_is_looked_at_whatever_it_is_called(author: Author, tmp_path: Path, part: str) -> None:  # noqa: F811
    path = tmp_path / "odd.xlsx"
    path.write_bytes(_called(part, "odd.bin"))
    assert author.imports(path, "--dry-run", "--columns", "C=before,D=after").err.count("broken") == 0
    path.write_bytes(_called(part, "odd.bin", '<!DOCTYPE a [<!ENTITY b "c">]>'))
    assert "odd.bin declares a document type" in author.imports(path).err
    for encoding in ("cp037", "utf-32"):  # which only some parsers read
        path.write_bytes(_called(part, "odd.bin", '<?xml version="1.0"?><!DOCTYPE a>', encoding))
        assert "the file is broken" in author.imports(path).err


@pytest.mark.parametrize(
    "formula", ["=cmd|'/C touch hit'!A0", '=HYPERLINK("http://192.0.2.1/","x")', "=[http://192.0.2.1/x.xlsx]a!A1"]
)
def test_formulas_of_a_spreadsheet_are_not_worked_out_or_followed(author: Author, formula: str) -> None:  # noqa: F811
    ran = author.imports_rows([["Service", "Cost"], ["Rent", formula], ["Food", 20]])
    assert ran.code == 1
    assert "holds the formula" in ran.err
    assert not Path("hit").exists()
