"""Which files are read, what is refused before that, and what is never written over."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.disk import everything, limited, room_for
from tests.spreadsheet.support import Author, ods
from tests.spreadsheet.ugly import save, sheet_of
from tests.support import errors, value
from valuecase.project import load_project
from valuecase.spreadsheet.grid import MAX_ROWS

ROWS: list[list[Any]] = [["Service", "Cost"], ["Rent", 10], ["Food", 20]]


def _file(author: Author) -> Path:
    return save(sheet_of(ROWS), author.root / "table.xlsx")


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is the old format .xls"),
        ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "locked with a password"),
        ("broken.xlsx", b"PK\x03\x04 and no more", "the file is broken"),
        ("empty.ods", b"", "the file is broken"),
        ("notes.docx", b"PK", "is not a spreadsheet that is read here"),
        ("costs.csv", b"a,b", "is not a spreadsheet that is read here"),
    ],
)
def test_other_files_are_refused_in_words(author: Author, name: str, content: bytes, found: str) -> None:
    (author.root / name).write_bytes(content)
    ran = author.imports(author.root / name)
    assert ran.code == 1
    assert ran.err.startswith(f"{name}: ")
    assert found in ran.err
    assert "; " in ran.err.splitlines()[0]  # and what to do
    assert "Traceback" not in ran.err


def _with(source: Path, target: Path, name: str, content: bytes) -> Path:
    """A copy of a spreadsheet with one more, or another, part."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return target


def test_macros_are_refused(author: Author, tmp_path: Path) -> None:
    for name in ("macros.xlsm", "macros.xlsx"):
        ran = author.imports(_with(_file(author), tmp_path / name, "xl/vbaProject.bin", b"x"))
        assert f"{name}: the file holds macros; save it as .xlsx" in ran.err
    named = tmp_path / "named.xlsm"
    named.write_bytes(_file(author).read_bytes())
    assert "holds macros" in author.imports(named).err


def test_a_locked_ods_and_one_under_a_wrong_name_are_refused(author: Author, tmp_path: Path) -> None:
    file = ods(tmp_path / "table.ods", ROWS)
    locked = _with(file, tmp_path / "locked.ods", "META-INF/manifest.xml", b"<m><manifest:encryption-data/></m>")
    assert "locked with a password" in author.imports(locked).err
    renamed = file.rename(tmp_path / "table.xlsx")
    assert "what is in the file is not what its name says" in author.imports(renamed).err


def test_declarations_that_could_unfold_without_end_are_refused(author: Author, tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    ran = author.imports(_with(_file(author), tmp_path / "bomb.xlsx", "xl/styles.xml", bomb))
    assert "declares a document type" in ran.err


def test_a_sheet_that_is_longer_than_what_is_read_is_refused(author: Author) -> None:
    sheet = sheet_of(ROWS)
    sheet.cell(MAX_ROWS + 1, 1, "More")
    sheet.cell(MAX_ROWS + 1, 2, 5)
    file = save(sheet, author.root / "table.xlsx")
    ran = author.imports(file)
    assert f"the sheet goes on to row {MAX_ROWS + 1:,}, and {MAX_ROWS:,} are read" in ran.err
    assert author.imports(file, "--rows", "1-3").code == 0


def test_a_cell_at_the_far_end_takes_no_time(author: Author) -> None:
    sheet = sheet_of(ROWS)
    sheet["XFD1048576"] = "stray"
    ran = author.imports(save(sheet, author.root / "table.xlsx"), "--rows", "1-3")
    assert ran.code == 0
    assert "columns up to GR are read" in ran.out


def test_ods_and_xlsx_of_one_table_are_written_alike(author: Author, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Service", "Agency", "Cost before", "Cost after"],
        ["Visits", "NHS", 12.5, 7],
        ["Nights", "Police", 8, 5],
    ]
    one = author.imports(ods(tmp_path / "one.ods", rows))
    two = author.imports(save(sheet_of(rows), tmp_path / "two.xlsx"))
    assert one.code == two.code == 0
    assert one.text("one.csv") == two.text("two.csv")


@pytest.mark.parametrize(
    "words",
    [
        ("--columns", "Cost=money"),
        ("--columns", "Price=amount"),
        ("--columns", "Cost"),
        ("--rows", "four"),
        ("--rows", "9-3"),
        ("--leave-out", "x"),
        ("--id", "Not An Id"),
        ("--table", "measures"),
    ],
)
def test_options_that_are_not_understood_are_wrong_usage(author: Author, words: tuple[str, str]) -> None:
    ran = author.imports(_file(author), *words)
    assert ran.code == 2
    assert words[0] in ran.err
    assert ran.out == ""


def test_a_file_or_a_case_that_is_not_there_is_wrong_usage(author: Author) -> None:
    assert author.imports(author.root / "none.xlsx").code == 2
    assert author.imports(_file(author), "--case", "nowhere").code == 2


def test_a_dry_run_shows_and_writes_nothing(author: Author) -> None:
    ran = author.imports(_file(author), "--dry-run")
    assert ran.code == 0
    assert "label,amount\nRent,£10" in ran.out
    assert ran.text("costs.yml") == ran.text("table.csv") == ""


def test_nothing_is_written_over(author: Author) -> None:
    assert author.imports(_file(author)).code == 0
    first = author.imports(_file(author), "--dry-run").text("costs.yml")
    again = author.imports(_file(author))
    assert again.code == 1
    assert "cases/seaside/costs.yml: “table” stands in it already, and nothing is written over" in again.err
    assert "cases/seaside/table.csv: is there already" in again.err
    assert again.text("costs.yml") == first
    assert author.imports(_file(author), "--id", "second").code == 0


HAND_WRITTEN = """\
# What it costs
audits:
    old:   # kept as it is
        title: "Old: costs"
        period: 1 year
        rows: {rent: £5}

# What follows is about the team
programme:
    team: {title: The team, amount: £9}
"""


def test_an_item_is_put_beside_others_and_all_else_stays_to_the_letter(author: Author) -> None:
    (author.root / "cases/seaside/costs.yml").write_text(HAND_WRITTEN)
    ran = author.imports(_file(author))
    written = ran.text("costs.yml")
    lines = iter(written.splitlines())
    assert all(line in lines for line in HAND_WRITTEN.splitlines())
    assert written.index("    table:") < written.index("# What follows")
    assert value(ran.project, "costs.table.total") == 30
    assert value(ran.project, "costs.old.total") == 5
    assert errors(ran.project) == set()


@pytest.mark.parametrize("written", ["audits: {old: {title: Old, rows: {rent: £5}}}\n", "audits:\n"])
def test_where_only_the_author_can_put_it_the_lines_are_shown(author: Author, written: str) -> None:
    (author.root / "cases/seaside/costs.yml").write_text(written)
    ran = author.imports(_file(author))
    if ran.code == 0:
        assert "Put these lines under audits: in cases/seaside/costs.yml" in ran.out
        assert ran.text("table.csv")
    assert ran.text("costs.yml") == written


def test_a_file_with_mistakes_is_to_be_mended_first(author: Author) -> None:
    (author.root / "cases/seaside/costs.yml").write_text("audits: [\n")
    ran = author.imports(_file(author))
    assert ran.code == 1
    assert "mend the file first: valuecase check seaside" in ran.err
    assert ran.text("table.csv") == ""


def test_a_check_reads_no_spreadsheet_library(author: Author) -> None:
    import subprocess
    import sys

    load_project(author.root)
    code = "import sys; from valuecase.cli import main; main(sys.argv[1:]); print([m for m in sys.modules if m.split('.')[0] in ('openpyxl', 'odfdo') or 'spreadsheet' in m])"
    words = [sys.executable, "-c", code, "--project", str(author.root), "check"]
    shown = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert shown.rstrip().endswith("[]")


def test_line_ends_stay_as_they_are(author: Author) -> None:
    path = author.root / "cases/seaside/costs.yml"
    path.write_bytes(b"audits:\r\n  old: {title: Old, rows: {rent: 5}}\r\n")
    assert author.imports(_file(author)).code == 0
    written = path.read_bytes()
    assert written.count(b"\n") == written.count(b"\r\n") > 4


def test_names_of_files_and_sheets_cannot_write_keys_of_their_own(author: Author) -> None:
    file = save(sheet_of(ROWS, "a\u2028status"), author.root / "costs\nstatus: published.xlsx")
    ran = author.imports(file, "--id", "table")
    assert ran.code == 0
    assert "\nstatus" not in ran.text("costs.yml")


def test_what_is_no_file_is_said_to_be_none_and_never_waited_for(author: Author, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    for name, words in {
        "pipe.xlsx": "pipe.xlsx is a pipe, not a spreadsheet",
        "folder.xlsx": "folder.xlsx is a folder, not a spreadsheet",
        "none.xlsx": "there is no file ",
    }.items():
        ran = author.imports(tmp_path / name)
        assert ran.code == 2
        assert words in ran.err
    assert "/dev/null is a device, not a spreadsheet" in author.imports(Path("/dev/null")).err


@limited
@pytest.mark.parametrize("others", [0, 4_000])
def test_where_the_disk_is_full_nothing_is_left_that_blocks_the_next_attempt(author: Author, others: int) -> None:
    rows: list[list[Any]] = [["Service", "Cost"], *([f"Service {number}", number] for number in range(1, 200))]
    file = save(sheet_of(rows), author.root / "table.xlsx")
    costs = author.root / "cases/seaside/costs.yml"
    costs.write_text(f"# {'kept ' * (others // 5)}\n")
    before = everything(author.root)
    with room_for(others or 3_000):  # no room for the table; or for the table, and not for the lines that name it
        ran = author.imports(file)
    assert ran.code == 1
    named = "costs.yml" if others else "table.csv"
    assert f"valuecase: cases/seaside/{named}: cannot be written (File too large)\nNothing was written." in ran.err
    assert everything(author.root) == before
    assert author.imports(file).code == 0
