"""The command line: exit codes, formats, explanations, and what `check` has no need to import."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import MINIMAL, PACKAGE, ROOT, seaside
from valuecase.cli import main

#: One error, one caution and some gaps, in the case `seaside`.
WRONG = {"case.yml": MINIMAL + "titel: x\n", "notes.md": "x\n"}
GITHUB = re.compile(r"::(error|warning|notice) file=([^,]+),line=(\d+),col=(\d+),endColumn=(\d+),title=([^:]+)::(.+)")


def _run(root: Path, *words: str) -> int:
    return main(["--project", str(root), *words])


@pytest.mark.parametrize(("files", "code"), [({}, 0), ({"notes.md": "x\n"}, 0), (WRONG, 1)])
def test_only_errors_fail_a_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], files: dict[str, str], code: int
) -> None:
    seaside(tmp_path, files)
    assert _run(tmp_path, "check") == code
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "words",
    [
        ("check", "seasid"),
        ("figures", "seasid"),
        ("explain", "seasid/costs.audit.total"),
        ("explain", "costs.audit.total"),
    ],
)
def test_a_name_that_is_not_there_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    seaside(tmp_path, {})
    assert _run(tmp_path, *words) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "seaside" in shown.err or "case in front" in shown.err


def test_figures_are_listed_by_name_and_value_and_some_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(ROOT, "figures", "hertfordshire", "costs.hertsmere", "--short") == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith("costs.hertsmere.") for line in lines)
    assert any(line.split()[:2] == ["costs.hertsmere.total", "£863,091"] for line in lines)
    assert _run(ROOT, "figures", "hertfordshire", "costs.herts") == 0
    assert capsys.readouterr().out == "hertfordshire has no figures called costs.herts.\n"


@pytest.mark.parametrize("words", [["chek"], ["check", "--format", "xml"], ["figures"]])
def test_words_that_are_no_command_are_wrong_usage(words: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2


def test_no_command_at_all_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "explain a code" in capsys.readouterr().err


def test_a_case_may_be_given_by_its_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seaside(tmp_path, {})
    assert _run(tmp_path, "check", "cases/seaside/") == 0


def test_a_folder_that_is_no_project_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(tmp_path, "check") == 2
    assert _run(tmp_path / "nowhere", "check") == 2
    assert "cases" in capsys.readouterr().err


def test_the_text_of_a_check_shows_where_what_and_how(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seaside(tmp_path, WRONG)
    _run(tmp_path, "check")
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("cases/seaside/case.yml:5:1: error VC201 unknown-key")
    assert lines[at + 1] == "   5 | titel: x"
    assert lines[at + 2] == "     | ^^^^^ the key “titel” is not known here"
    assert lines[at + 3] == "   hint: did you mean title?   more: valuecase explain VC201"
    assert re.fullmatch(r"1 error, 1 caution, \d+ gaps", lines[-1])


def test_the_json_of_a_check_is_a_list_of_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seaside(tmp_path, WRONG)
    assert _run(tmp_path, "check", "--format", "json") == 1
    records = json.loads(capsys.readouterr().out)
    keys = {"code", "name", "level", "file", "line", "column", "end", "message", "hint", "about", "answer"}
    assert all(set(record) == keys for record in records)
    mine = next(record for record in records if record["code"] == "VC201")
    assert (mine["file"], mine["line"], mine["column"], mine["end"]) == ("cases/seaside/case.yml", 5, 1, 6)
    assert {record["level"] for record in records} == {"error", "caution", "gap"}


def test_the_annotations_of_a_check_are_one_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seaside(tmp_path, WRONG)
    assert _run(tmp_path, "check", "--format", "github") == 1
    *lines, counts = capsys.readouterr().out.splitlines()
    found = [GITHUB.fullmatch(line) for line in lines]
    assert all(found)
    assert any(m and m.group(1, 2, 3) == ("error", "cases/seaside/case.yml", "5") for m in found)
    assert counts.startswith("1 error")


def test_the_code_quality_of_a_check_is_what_gitlab_takes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seaside(tmp_path, WRONG)
    assert _run(tmp_path, "check", "--format", "gitlab") == 1
    found = json.loads(capsys.readouterr().out)
    keys = {"description", "check_name", "fingerprint", "severity", "location"}
    assert all(set(each) == keys for each in found)
    mine = next(each for each in found if each["check_name"] == "VC201")
    assert mine["description"] == "VC201 unknown-key: the key “titel” is not known here; hint: did you mean title?"
    assert mine["severity"] == "blocker"
    assert mine["location"] == {"path": "cases/seaside/case.yml", "lines": {"begin": 5}}
    assert {each["severity"] for each in found} == {"blocker", "minor", "info"}


def test_a_problem_keeps_its_fingerprint_when_its_line_moves_and_two_alike_have_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def prints(lines: str) -> list[str]:
        rows = "audits:\n  a: {title: A, rows: {x: £5}, wrong: 1}\n  b: {title: B, rows: {x: £5}, wrong: 1}\n"
        seaside(tmp_path, {"costs.yml": f"{lines}source: report\n{rows}"})
        _run(tmp_path, "check", "--format", "gitlab")
        return [each["fingerprint"] for each in json.loads(capsys.readouterr().out)]

    before = prints("")
    assert len(set(before)) == len(before) > 2
    assert prints("# A remark.\n# And another.\n") == before


def test_one_case_is_checked_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seaside(tmp_path, {})
    other = tmp_path / "cases" / "hill"
    other.mkdir()
    (other / "case.yml").write_text("titel: x\n", "utf-8")
    assert _run(tmp_path, "check", "seaside") == 0
    assert "hill" not in capsys.readouterr().out
    assert _run(tmp_path, "check") == 1


def test_figures_of_a_case_with_errors_are_listed_and_the_errors_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "source: report, Costs\naudits:\n  audit: {title: Costs, rows: {a: £5}}\n"
    seaside(tmp_path, WRONG | {"costs.yml": text})
    assert _run(tmp_path, "figures", "seaside", "--json") == 1
    shown = capsys.readouterr()
    assert "costs.audit.total" in {record["id"] for record in json.loads(shown.out)}
    assert "1 error" in shown.err


@pytest.mark.parametrize("name", ["VC501", "vc501", "does-not-reconcile"])
def test_a_code_is_explained_by_number_and_by_name(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["explain", name]) == 0
    assert capsys.readouterr().out.startswith("VC501 does-not-reconcile: A printed number")


def test_a_figure_is_explained_to_the_lines_it_rests_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(ROOT, "explain", "hertfordshire/costs.hertsmere.total") == 0
    words = capsys.readouterr().out
    assert "= £863,091" in words
    assert "printed: £863,092; agrees within rounding" in words
    assert "cases/hertfordshire/costs.yml:11: £136,584" in words
    assert "between 863086 and 863096" in words


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("VC599", "“valuecase explain” alone lists the codes"),
        ("hertfordshire/costs.hertsmere.totl", "Did you mean hertfordshire/costs.hertsmere.total"),
    ],
)
def test_an_unknown_name_offers_the_nearest(capsys: pytest.CaptureFixture[str], name: str, near: str) -> None:
    assert _run(ROOT, "explain", name) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert near in shown.err


def test_checking_imports_nothing_that_only_publishing_needs() -> None:
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "valuecase", "--project", str(ROOT), "check"],
        capture_output=True, text=True, env=environment, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "pydantic" in imported
    assert imported & {"altair", "mkdocs", "typst", "pandas", "vl_convert", "jinja2", "numpy"} == set()
