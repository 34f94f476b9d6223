"""Nothing that is short enough to be read takes long: in a process of its own, which is ended where it does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.fields import fields, write_case, write_shared
from tests.support import PACKAGE, codes, seaside
from valuecase.project import load_project
from valuecase.reading import bounds
from valuecase.reading.fields import Prose

#: Once, reading a file full of such lines took minutes.
LINES = {
    "spaces": " " * 19_000 + "x",
    "spaces after a key": "a: " + " " * 19_000 + "x",
    "tabs": "a: [" + "\t" * 19_000 + " #",
    "spaces after a dash": "- " + " " * 19_000 + ":",
    "open quotes": "a: [" + '\\"' * 9_500 + "}",
    "brackets and quotes": "a: [" + '["' * 9_500,
    "digits and a star": "a: *" + "1" * 19_000 + "x",
}


@pytest.mark.parametrize("what", LINES)
def test_a_file_of_the_longest_lines_is_read_at_once(what: str, tmp_path: Path) -> None:
    path = tmp_path / "cases/town/costs.yml"
    path.parent.mkdir(parents=True)
    path.write_text("title: x\n" + f"{LINES[what]}\n" * 50, "utf-8")
    words = [sys.executable, "-m", "valuecase", "--project", str(tmp_path), "check"]
    ran = subprocess.run(
        words, capture_output=True, text=True, timeout=120, check=False, env=os.environ | {"PYTHONPATH": str(PACKAGE.parent)}
    )  # fmt: skip
    assert ran.returncode == 1
    assert "costs.yml:" in ran.stdout


@pytest.mark.parametrize("sign", ["[", "![", "*", "_", "`", "<", "&", "\\"])
def test_more_signs_of_markdown_than_words_are_refused_in_every_text_that_reads_them(sign: str, tmp_path: Path) -> None:
    """They are read, all the same, as long as a text has no more than an author may mean."""
    write_shared(tmp_path)
    texts = {field: sign * 1_000 for field in fields() if field.kind is Prose}
    write_case(tmp_path / "cases" / "town", texts)
    told = [problem for problem in load_project(tmp_path).problems if problem.code == "VC124"]
    assert len(told) > 110  # the others rest on some that are refused
    assert all("signs of Markdown" in problem.message for problem in told)


@pytest.mark.parametrize(("signs", "words", "told"), [(500, 0, False), (501, 0, True), (501, 2_800, False)])
def test_a_long_text_may_have_more_signs_of_markdown(signs: int, words: int, told: bool, tmp_path: Path) -> None:
    text = "x " * words + "*" * signs
    body = "x " * (words * 5) + "*" * (signs * 5)
    story = f"---\ntitle: Sam\nperson: invented\nsource: report\n---\n{body}\n"
    lessons = f"source: report\nlessons:\n  slow: >-\n    {text}\n"
    found = codes(seaside(tmp_path, {"stories/sam.md": story, "lessons.yml": lessons}))
    assert (("VC124", "stories/sam.md", 6) in found) is told
    assert (("VC124", "lessons.yml", 3) in found) is told
    assert bounds.MAX_SIGNS == 500
