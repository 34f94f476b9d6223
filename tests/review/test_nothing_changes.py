"""Whoever moves, sorts or lays out again the files of a case changes nothing that is published, and is told so."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.review.history import begun, committed
from tests.review.rewritten import (
    in_braces,
    in_quotes,
    on_narrow_lines,
    rewrite,
    rows_to_files,
    texts,
    upside_down,
)
from tests.support import CASES
from valuecase.cli import main
from valuecase.project import load_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository of every case here."""
    folder = begun(tmp_path / "project")
    shutil.copytree(CASES, folder / "cases")
    committed(folder, "The cases as they are")
    return folder


@pytest.mark.parametrize("layout", [in_quotes, in_braces, on_narrow_lines])
def test_every_case_laid_out_again(root: Path, capsys: pytest.CaptureFixture[str], layout: Callable[..., str]) -> None:
    rewrite(root, layout)
    _is_quiet(root, capsys)


def test_every_case_upside_down(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(root, on_narrow_lines, upside_down)
    _is_quiet(root, capsys)


def test_every_table_of_costs_with_its_rows_in_a_file_of_their_own(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = rows_to_files(root)
    assert len(written) >= 5
    assert {name.partition("/")[0] for name in written} == {"example-riverside", "hertfordshire"}
    _is_quiet(root, capsys)


def test_lines_that_end_as_on_windows(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in [path for path in (root / "cases").rglob("*") if path.is_file()]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    _is_quiet(root, capsys)


def test_pounds_with_and_without_commas(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "cases" / "hertfordshire" / "costs.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("£136,584", "£136584").replace("£67,756", "'£67756'"), "utf-8")
    assert path.read_text("utf-8") != text
    _is_quiet(root, capsys)


def test_what_is_rewritten_has_no_error_and_holds_what_it_held(root: Path) -> None:
    """The rewriters are right: what is read from their files is what was typed."""
    before = {path: texts(path.read_text("utf-8")) for path in (root / "cases").rglob("*.yml")}
    for layout in (in_quotes, in_braces, on_narrow_lines):
        rewrite(root, layout)
        assert {path: texts(path.read_text("utf-8")) for path in before} == before
        figures = [name for case in load_project(root).cases.values() for name in case.ledger.figures]
        assert len(figures) > 500


def _is_quiet(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--project", str(root), "diff", "HEAD", "--format", "json", "--fail-on", "any"])
    found = json.loads(capsys.readouterr().out)
    assert [f"{c['case']}: {c['kind']} {c['name']} {c['parts']}" for c in found["changes"]] == []
    assert (found["nothing_published_changes"], code) == (True, 0)
    assert main(["--project", str(root), "diff", "HEAD"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Nothing published changes."
