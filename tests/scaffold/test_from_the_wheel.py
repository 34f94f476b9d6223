"""A project from nothing but the built wheel: begun, filled in as docs/authors.md says, checked, and built."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support import ROOT

PAGE = (ROOT / "docs" / "authors.md").read_text("utf-8")
BLOCK = re.compile(r"^```(?P<kind>\w+)(?: (?P<file>\S+))?\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this repository, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (packed,) = folder.glob("*.whl")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder / "unpacked")
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
    assert [path.name for path in published] == ["search_index.json"]
    everything = "".join(path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html"))
    assert "£" not in everything  # no amount of the examples is shown as if it were the case's
    assert "take the" not in everything


def test_the_first_case_of_the_page_for_authors_works_as_it_stands(wheel: Path, tmp_path: Path) -> None:
    where, printed, typed = tmp_path, "", []
    for block in BLOCK.finditer(PAGE):
        match block["kind"]:
            case "yaml":
                assert (where / block["file"]).is_file(), "the page fills in what the program made"
                (where / block["file"]).write_text(block["text"], "utf-8")
            case "text":  # what the command before it prints at its end
                assert printed.endswith(block["text"])
            case _:
                for line in block["text"].splitlines():
                    program, *words = shlex.split(line)
                    typed.append(words[0])
                    if program == "cd":
                        where /= words[0]
                    elif words[0] != "serve":  # goes on until somebody ends it
                        printed = run(wheel, where, program, *words)
    assert [word for word in typed if word != "our-cases"] == [
        "init",
        "new",
        "serve",
        "figures",
        "check",
        "build",
        "new",
    ]
    page = (where / "site/steady-hands/index.html").read_text("utf-8")
    assert re.search(r">£23,860</a>\s+less in the year with it", page)
