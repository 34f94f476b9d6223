"""`valuecase diff` as a command: its exit codes, what makes it fail, where it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.review.history import before, named
from valuecase.cli import main
from valuecase.review.as_markdown import MARKER

#: For each kind: a commit that has such a change, and ones that have none, among them what only takes one away.
KINDS = {
    "headline": ("amount-changed", "cell-changed", "prose-reworded"),
    "figure": ("cell-changed", "prose-reworded", "error-in"),
    "reconciling": ("printed-pinned", "cell-changed", "prose-reworded"),
    "claim": ("stronger", "amount-changed", "prose-reworded"),
    "caution": ("caution-more", "caution-gone", "caution-answered", "amount-changed"),
    "text": ("prose-reworded", "amount-changed", "reformatted"),
    "consent": ("scope-changed", "prose-reworded", "amount-changed"),
    "privacy": ("identifier-in", "identifier-out", "prose-reworded"),
    "gap": ("section-added", "prose-reworded", "amount-changed"),
    "error": ("error-in", "error-mended", "amount-changed"),
    "case": ("case-added", "prose-reworded", "amount-changed"),
    "any": ("prose-reworded", "reformatted", "rows-moved"),
}
FAILS = [(kind, steps[0]) for kind, steps in KINDS.items()]
PASSES = [(kind, step) for kind, steps in KINDS.items() for step in steps[1:]]


@pytest.mark.parametrize(("kind", "step"), FAILS)
def test_it_fails_on_a_change_of_a_kind_that_is_named(
    history: Path, capsys: pytest.CaptureFixture[str], kind: str, step: str
) -> None:
    assert _diff(history, step, "--fail-on", kind) == 1
    shown = capsys.readouterr()
    assert shown.out  # what changes is told all the same
    assert kind == "any" or kind in shown.err


@pytest.mark.parametrize(("kind", "step"), PASSES)
def test_it_does_not_fail_on_others_and_not_where_something_bad_goes(
    history: Path, capsys: pytest.CaptureFixture[str], kind: str, step: str
) -> None:
    assert _diff(history, step, "--fail-on", kind) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "step", ["amount-changed", "identifier-in", "error-in", "withdrawn", "case-deleted", "reformatted"]
)
def test_without_kinds_it_never_fails(history: Path, capsys: pytest.CaptureFixture[str], step: str) -> None:
    assert _diff(history, step) == 0
    assert capsys.readouterr().err == ""


def test_a_headline_figure_is_a_figure_too(history: Path) -> None:
    assert _diff(history, "amount-changed", "--fail-on", "figure") == 1


def test_several_kinds_may_be_named(history: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _diff(history, "error-in", "--fail-on", "claim, error") == 1
    assert "error" in capsys.readouterr().err
    assert _diff(history, "amount-changed", "--fail-on", "claim,error,consent") == 0


def test_a_kind_that_is_none_is_wrong_usage_and_the_kinds_are_listed(
    history: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        _diff(history, "amount-changed", "--fail-on", "headlines")
    assert stopped.value.code == 2
    said = capsys.readouterr().err
    assert "headlines" in said
    assert [kind for kind in KINDS if kind not in said] == []


@pytest.mark.parametrize("style", ["text", "markdown", "json"])
def test_it_writes_to_a_file_what_it_would_print(
    history: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], style: str
) -> None:
    assert _diff(history, "amount-changed", "--format", style) == 0
    printed = capsys.readouterr().out
    file = tmp_path / "new" / "folder" / "review.txt"
    assert _diff(history, "amount-changed", "--format", style, "--out", str(file)) == 0
    assert capsys.readouterr().out == ""
    assert file.read_text("utf-8") == printed


def test_a_file_is_written_though_it_fails(history: Path, tmp_path: Path) -> None:
    file = tmp_path / "review.md"
    assert _diff(history, "amount-changed", "--format", "markdown", "--out", str(file), "--fail-on", "headline") == 1
    assert file.read_text("utf-8").startswith(MARKER)


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_thrown(
    history: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    assert _diff(history, "amount-changed", "--out", str(tmp_path / "file" / "review.txt")) == 2
    assert "file" in capsys.readouterr().err


def test_a_program_reads_every_part_of_a_change(history: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _diff(history, "amount-changed", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    headline = found["changes"][0]
    assert (headline["kind"], headline["how"], headline["case"], headline["file"]) == (
        "headline",
        "changed",
        "harbour",
        "costs",
    )
    (cause,) = headline["causes"]
    assert (cause["file"], cause["before"], cause["after"]) == ("cases/harbour/costs.yml", "£135,000", "£136,584")
    assert found["reviews"] == [
        {
            "owner": "Head of commissioning",
            "case": "harbour",
            "files": ["case"],
        },  # a headline figure is on the first page
        {"owner": "Head of finance", "case": "harbour", "files": ["costs"]},
    ]
    assert found["nothing_published_changes"] is False


def _diff(root: Path, step: str, *words: str) -> int:
    """The exit code of a review of one commit of the made history."""
    one = named(step)
    return main(["--project", str(root), "diff", before(one), one.name, *words])
