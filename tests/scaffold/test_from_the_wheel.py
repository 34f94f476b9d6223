"""A project from nothing but the built wheel: begun, filled in as docs/authors.md says, checked, and built."""

from __future__ import annotations

import compileall
import os
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.support import ROOT
from valuecase.sections.registry import SECTIONS

PAGE = (ROOT / "docs" / "authors.md").read_text("utf-8")
BLOCK = re.compile(r"^```(?P<kind>\w+)(?: (?P<file>\S+))?(?P<add> add)?\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
MESSAGES = ROOT / "tests" / "problems"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this repository, unpacked and compiled, as pip installs it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (packed,) = folder.glob("*.whl")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder / "unpacked")
    compiled = compileall.compile_dir(folder / "unpacked" / "valuecase" / "templates", quiet=1)
    assert compiled
    return folder / "unpacked"


def run(wheel: Path, where: Path, *words: str) -> str:
    """A command of the wheel's program, which succeeds without a word of warning; what it prints."""
    own = {**os.environ, "PYTHONPATH": str(wheel), "PYTHONWARNINGS": "default", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", *words]
    done = subprocess.run(command, cwd=where, env=own, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return done.stdout


def test_the_templates_are_those_of_the_wheel(wheel: Path, tmp_path: Path) -> None:
    (tmp_path / "say.py").write_text("from valuecase.template_files import shipped\nprint(shipped())\n", "utf-8")
    own = {**os.environ, "PYTHONPATH": str(wheel)}
    done = subprocess.run([sys.executable, "say.py"], cwd=tmp_path, env=own, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()) == wheel / "valuecase" / "templates"


def test_a_new_project_and_an_empty_case_make_a_site_at_once(wheel: Path, tmp_path: Path) -> None:
    run(wheel, tmp_path, "valuecase", "init", ".")
    run(wheel, tmp_path, "valuecase", "new", "harbour")
    assert re.search(r"^0 errors, \d+ gaps$", run(wheel, tmp_path, "valuecase", "check"), re.MULTILINE)
    assert run(wheel, tmp_path, "valuecase", "build").startswith("Built 1 case.")
    overview = (tmp_path / "site/harbour/index.html").read_text("utf-8")
    assert "What is asked for: not recorded" in overview
    published = [path for path in (tmp_path / "site").rglob("*") if path.suffix in (".yml", ".md", ".txt", ".json")]
    assert sorted(path.name for path in published) == ["case.json", "case.schema.json", "search_index.json"]
    everything = "".join(path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html"))
    assert "£" not in everything  # no amount of the examples is shown as if it were the case's
    assert "take the" not in everything


def test_what_the_page_for_authors_says_works_as_it_stands(wheel: Path, tmp_path: Path) -> None:
    """Every command is typed, every block is put into its file, and what is said to be printed is printed."""
    where, printed, typed = tmp_path, "", []
    for block in BLOCK.finditer(PAGE):
        match block["kind"]:
            case "yaml" | "csv":
                _put(where / block["file"], block["text"], add=bool(block["add"]))
            case "text" if not block["file"]:  # what the command before it prints at its end
                assert printed.endswith(block["text"])
            case "text":  # a message, as the catalogue has it
                assert block["text"] in [
                    path.read_text("utf-8") for path in MESSAGES.glob(f"{block['file']}-*/terminal.txt")
                ]
            case _:
                for line in block["text"].splitlines():
                    program, *words = shlex.split(line)
                    typed.append(words[0] if program == "valuecase" else program)
                    if program == "cd":
                        where /= words[0]
                    elif program == "rm":
                        (where / words[0]).unlink()
                    elif words[0] == "import":
                        _spreadsheet(where / words[1])
                        printed = run(wheel, where, program, *words)
                    elif words[0] != "serve":  # goes on until somebody ends it
                        printed = run(wheel, where, program, *words)
    assert typed[:7] == ["init", "cd", "new", "serve", "figures", "check", "build"]
    assert set(typed) == {"init", "cd", "new", "serve", "figures", "check", "build", "rm", "import"}
    page = (where / "site/steady-hands/index.html").read_text("utf-8")
    assert re.search(r">£23,860</a>\s+less in the year with it", page)
    last = run(wheel, where, "valuecase", "check", "steady-hands")
    assert last.splitlines()[-1].startswith("0 errors")
    assert run(wheel, where, "valuecase", "build").startswith("Built 1 case.")


def test_the_page_for_authors_teaches_every_part_of_a_case() -> None:
    taught = {
        Path(block["file"]).relative_to("cases/steady-hands").as_posix()
        for block in BLOCK.finditer(PAGE)
        if block["kind"] == "yaml"
    }
    assert taught == {section.file.replace("*", "robin") for section in SECTIONS}


def _put(path: Path, text: str, *, add: bool) -> None:
    assert path.is_file() or path.suffix == ".csv", "the page fills in what the program made"
    path.write_text((path.read_text("utf-8") if add else "") + text, "utf-8")


def _spreadsheet(path: Path) -> None:
    """The spreadsheet that the page shows as a table."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("| ")
    ]
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append([int(cell) if cell.isdigit() else cell for cell in row])
    book.save(path)
