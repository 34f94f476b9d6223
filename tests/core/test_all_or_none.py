"""Files that cannot all be written: none is, what was there stays as it was, and the next attempt succeeds."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

import pytest

from tests.disk import everything, limited, room_for
from tests.support import MINIMAL, project
from valuecase.all_or_none import NotWritten, why_not, write_files
from valuecase.cli import main

pytestmark = limited


def test_what_was_begun_is_taken_away_and_what_was_there_stays(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there/kept.yml").write_text("kept: yes\n")
    before = everything(tmp_path)
    texts = {"new/deep/small.yml": "a", "there/beside.csv": "b", "there/kept.yml": "kept: no\n", "last.yml": "x" * 9000}
    with room_for(4096), pytest.raises(NotWritten, match=r"^last.yml: cannot be written \(File too large\)"):
        write_files(tmp_path, texts, over=["there/kept.yml"])
    assert everything(tmp_path) == before
    write_files(tmp_path, texts, over=["there/kept.yml"])
    assert {name: (tmp_path / name).read_text() for name in texts} == texts
    assert set(everything(tmp_path)) == {*texts, "new", "new/deep", "there"}  # and nothing beside them


def test_a_file_that_is_to_be_replaced_is_not_cut_off(tmp_path: Path) -> None:
    file = tmp_path / "costs.yml"
    file.write_text("x" * 9000)
    with room_for(4096), pytest.raises(NotWritten, match=r"^costs.yml: "):
        write_files(tmp_path, {"costs.yml": "y" * 9001}, over=["costs.yml"])
    assert everything(tmp_path) == {"costs.yml": b"x" * 9000}


def test_what_is_there_is_replaced_only_where_that_is_meant(tmp_path: Path) -> None:
    (tmp_path / "mine.yml").write_text("mine")
    with pytest.raises(NotWritten, match=r"^mine.yml: is there already$"):
        write_files(tmp_path, {"new.yml": "new", "mine.yml": "yours"})
    assert everything(tmp_path) == {"mine.yml": b"mine"}


def test_a_replaced_file_keeps_who_may_read_it_and_the_link_to_it(tmp_path: Path) -> None:
    (tmp_path / "real.yml").write_text("old")
    (tmp_path / "real.yml").chmod(0o640)
    (tmp_path / "costs.yml").symlink_to("real.yml")
    write_files(tmp_path, {"costs.yml": "new"}, over=["costs.yml"])
    assert (tmp_path / "costs.yml").is_symlink()
    assert (tmp_path / "real.yml").read_text() == "new"
    assert stat.S_IMODE((tmp_path / "real.yml").stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "there is no room on the disk: make some, and type it again"),
        (errno.EROFS, "cannot be written to"),
        (errno.EACCES, "cannot be written to"),
        (errno.EIO, "cannot be written (trouble)"),
    ],
)
def test_it_is_said_what_to_do(number: int, words: str) -> None:
    assert why_not(OSError(number, "trouble")) == words


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["new", "harbour"], "cases/harbour/case.yml"),
        (["new", "seaside", "--section", "costs"], "cases/seaside/costs.yml"),
        (["init", "ours/deep"], "README.md"),
        (["schema", "--out", "schemas"], "schemas/case.json"),
    ],
)
def test_a_command_that_finds_no_room_leaves_nothing_and_can_be_typed_again(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    named: str,
) -> None:
    project(tmp_path, {"cases/seaside/case.yml": MINIMAL})
    monkeypatch.chdir(tmp_path)
    before = everything(tmp_path)
    with room_for(100):
        assert main(words) == 2
    assert capsys.readouterr().err == f"valuecase: {named}: cannot be written (File too large)\n"
    assert everything(tmp_path) == before
    assert main(words) == 0
