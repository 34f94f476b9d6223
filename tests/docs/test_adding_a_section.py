"""docs/adding-a-section.md is done as it says: a module, a template, a line; then a site is built with the new section."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import PACKAGE, ROOT

PAGE = ROOT / "docs" / "adding-a-section.md"
BLOCK = re.compile(r"^```\w+ (?P<path>\S+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
CASE = """\
title: Steady Hands
place: Example-upon-Sea
kind: invented
status: draft
summary: >-
  A worry: {{ risks.money.people }} would be without a team.
"""
COSTS = "source: report, page 4\nprogramme:\n  team: {title: The team, amount: £100}\n"
SOURCES = "report: {title: A report, kind: report}\n"


def blocks() -> dict[str, str]:
    """The blocks of the page that name a file, by that name."""
    return {match["path"]: match["text"] for match in BLOCK.finditer(PAGE.read_text("utf-8"))}


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the section of the page, and a project that uses it."""
    root = tmp_path_factory.mktemp("extended")
    shutil.copytree(PACKAGE, root / "generator" / "valuecase", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copy(ROOT / "mkdocs.yml", root)
    written = blocks()
    (line,) = (written.pop(path) for path in list(written) if path.endswith("registry.py"))
    registry = root / "generator" / "valuecase" / "sections" / "registry.py"
    text = registry.read_text("utf-8")
    before = '    Section("sources"'
    assert text.count(before) == 1
    text = text.replace(before, line + before).replace("    principles,\n", "    principles,\n    risks,\n", 1)
    registry.write_text(text, "utf-8")
    for path, content in written.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, "utf-8")
    for name, content in (("case.yml", CASE), ("costs.yml", COSTS), ("sources.yml", SOURCES)):
        (root / "cases" / "example" / name).write_text(content, "utf-8")
    return root


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The copy's command line in the copy's project."""
    own = {**os.environ, "PYTHONPATH": str(root / "generator"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "valuecase", *arguments]
    return subprocess.run(command, cwd=root, env=own, capture_output=True, text=True, check=False)


def test_one_module_one_template_and_one_line_make_a_section(extended: Path) -> None:
    assert len(blocks()) == 4  # the three, and an example of the file
    done = run(extended, "build")
    assert done.returncode == 0, done.stderr
    page = (extended / "site" / "example" / "risks.html").read_text("utf-8")
    assert "The partners decide by the autumn." in page
    assert 'href="costs.html#team"' in page  # a link to another section
    assert ">about 40 people</a> would be touched" in page  # the rule for small numbers
    overview = (extended / "site" / "example" / "index.html").read_text("utf-8")
    assert 'href="risks.html"' in overview  # the menu, and the list of pages
    assert "about 40 people" in overview  # a figure in prose
    assert re.search(r"Staff</span>\s*What is done about it: not recorded", overview)  # a gap, under its title
    assert 'id="risks.money.people"' in (extended / "site" / "example" / "figures.html").read_text("utf-8")


def test_the_new_section_is_checked_like_any_other(extended: Path) -> None:
    path = extended / "cases" / "example" / "risks.yml"
    text = path.read_text("utf-8")
    try:
        path.write_text(text.replace("costs.team", "costs.taem").replace("plan:", "paln:"), "utf-8")
        found = json.loads(run(extended, "check", "--format", "json").stdout)
        codes = {(p["code"], p["line"]) for p in found if p["level"] == "error"}
        assert codes == {("VC216", 7), ("VC201", 5)}
    finally:
        path.write_text(text, "utf-8")


def test_a_case_without_the_new_file_says_so(extended: Path) -> None:
    path = extended / "cases" / "example" / "risks.yml"
    aside = path.rename(path.with_suffix(".aside"))
    try:
        case = extended / "cases" / "example" / "case.yml"
        case.write_text(CASE.partition("summary")[0], "utf-8")
        assert run(extended, "build").returncode == 0
        page = (extended / "site" / "example" / "risks.html").read_text("utf-8")
        assert "What could go wrong is not recorded" in page
        assert "Risks: not recorded (what could go wrong)" in run(extended, "todo", "example").stdout
    finally:
        aside.rename(path)
        (extended / "cases" / "example" / "case.yml").write_text(CASE, "utf-8")
