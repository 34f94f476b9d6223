"""A file that was begun and holds only remarks is a gap; one that holds anything else is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import codes, errors, one, seaside
from valuecase.problems import Level


@pytest.mark.parametrize(
    ("file", "text", "gap"),
    [
        ("costs.yml", "## What is spent.\n\n# audits:\n#   town: {title: x}\n", "Costs"),
        ("stories/robin.md", "---\n# title: Robin\n---\n\n", "Stories"),
    ],
)
def test_remarks_alone_are_a_gap_to_be_filled_in(tmp_path: Path, file: str, text: str, gap: str) -> None:
    found = seaside(tmp_path, {file: text})
    assert errors(found) == set()
    told = [p for p in found.problems if p.code == "VC803" and p.message.startswith(f"{gap}: not recorded")]
    assert len(told) == 1
    assert file != "costs.yml" or told[0].hint == "fill in costs.yml"


def test_a_story_written_below_remarks_is_not_passed_over(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"stories/robin.md": "---\n# title: Robin\n---\nRobin moved.\n"})
    assert "VC202" in {code for code, _, _ in errors(found)}


def test_a_file_without_a_word_is_still_a_mistake(tmp_path: Path) -> None:
    assert one(seaside(tmp_path, {"costs.yml": " \n\n"}), "VC122").file == "cases/seaside/costs.yml"


def test_a_name_that_only_a_remark_has_is_unknown(tmp_path: Path) -> None:
    files = {"sources.yml": "# report:\n#   title: A report\n#   kind: report\n", "lessons.yml": "source: report\n"}
    found = seaside(tmp_path, files)
    assert ("VC207", "lessons.yml", 1) in errors(found)
    assert "VC122" not in {code for code, _, _ in codes(found, Level.ERROR)}
