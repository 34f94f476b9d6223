"""What somebody may commit decides neither what git runs nor where files are written."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support import MINIMAL, ROOT, SOURCES
from valuecase.cli import main
from valuecase.edition import edition_of
from valuecase.git import git
from valuecase.project import load_project
from valuecase.revisions.history import history_of

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="no git on this machine, so there is nothing to command it"),
    pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names, and has no touch"),
]
SPENT = "source: report\naudits: {{beds: {{title: Beds, period: 1 year, rows: {{nhs: £{0}}}}}}}\n"


def _git(folder: Path, *words: str, given: bytes | None = None) -> str:
    who = {f"GIT_{role}_{what}": "x@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return subprocess.run(
        ["git", *words], cwd=folder, input=given, env=os.environ | who, check=True, capture_output=True
    ).stdout.decode()  # fmt: skip


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of one case with two commits, between which an amount changed."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.fspath(tmp_path / "settings"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    case = tmp_path / "project/cases/seaside"
    case.mkdir(parents=True)
    (case / "case.yml").write_text(MINIMAL, "utf-8")
    (case / "sources.yml").write_text(SOURCES, "utf-8")
    shutil.copy2(ROOT / "mkdocs.yml", tmp_path / "project")
    _git(tmp_path / "project", "init", "-q", "-b", "main")
    for pounds in (500, 600):
        (case / "costs.yml").write_text(SPENT.format(pounds), "utf-8")
        _git(tmp_path / "project", "add", "-A")
        _git(tmp_path / "project", "commit", "-qm", "x")
    return tmp_path / "project"


def test_attributes_of_a_branch_run_no_filter_and_hide_nothing(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Programs that the machine's owner has set up for other files are not run on those of a stranger."""
    hit = tmp_path / "hit"
    run = f'"touch {hit}; cat"'
    (tmp_path / "settings").write_text(
        f"[filter \"evil\"]\n  clean = {run}\n  smudge = {run}\n  required = true\n"
        f"[diff \"evil\"]\n  textconv = {run}\n  command = {run}\n[diff]\n  external = {run}\n[core]\n  pager = {run}\n"
    )  # fmt: skip
    attributes = "* filter=evil diff=evil export-subst ident\n*.yml -diff binary\n"
    (root / ".gitattributes").write_text(attributes, "utf-8")
    store = _git(root, "hash-object", "-w", "--no-filters", ".gitattributes").strip()
    _git(root, "update-index", "--add", "--cacheinfo", f"100644,{store},.gitattributes")
    _git(root, "commit", "-qm", "attributes")
    hit.unlink(missing_ok=True)
    assert main(["--project", str(root), "diff", "HEAD~2", "HEAD", "--site", str(tmp_path / "page")]) == 0
    assert "£600" in capsys.readouterr().out
    assert not hit.exists()


def test_a_program_that_watches_files_is_not_asked(root: Path, tmp_path: Path) -> None:
    hit = tmp_path / "hit"
    _git(root, "config", "core.fsmonitor", f"touch {hit}")
    _git(root, "status")
    assert hit.exists()
    hit.unlink()
    assert edition_of(load_project(root)).commit
    assert history_of(root).commits
    assert main(["--project", str(root), "diff", "HEAD~1"]) == 0
    assert not hit.exists()


def test_a_folder_made_to_look_like_a_repository_is_none(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All that is in a `.git` can be committed under another name; git would obey the settings among it."""
    hit, inner = tmp_path / "hit", root / "inner"
    shutil.copytree(root / "cases", inner / "cases")
    shutil.copy2(root / "mkdocs.yml", inner)
    for name in ("HEAD", "index", "objects", "refs"):
        path = root / ".git" / name
        (shutil.copytree if path.is_dir() else shutil.copy2)(path, inner / name)
    settings = f'[core]\n  repositoryformatversion = 0\n  bare = false\n  worktree = {inner}\n  fsmonitor = "touch {hit}"\n[filter "evil"]\n  clean = "touch {hit}; cat"\n'
    (inner / "config").write_text(settings, "utf-8")
    (inner / "cases/.gitattributes").write_text("* filter=evil\n", "utf-8")
    (inner / "cases/seaside/costs.yml").write_text(SPENT.format(700), "utf-8")
    _git(inner, "status")
    assert hit.exists()  # git itself does obey
    hit.unlink()
    for words in (["check"], ["build", "--no-project-templates"], ["diff", "HEAD~1"], ["diff", "HEAD~1", "HEAD"]):
        code = main(["--project", str(inner), *words])
        assert not hit.exists(), words
        assert code == (2 if words[0] == "diff" else 0), capsys.readouterr()
    assert "made to look like a repository" in capsys.readouterr().err


def test_a_project_in_a_folder_of_a_repository_that_is_called_head_is_one(root: Path) -> None:
    (root / "HEAD" / "inner").mkdir(parents=True)
    assert git(root / "HEAD" / "inner", "rev-parse", "--show-prefix") == b"HEAD/inner/\n"


@pytest.mark.parametrize("name", ["..", ".", ".git", "a\\..\\..\\b", "C:x", "con:x"])
def test_names_in_a_commit_that_climb_are_not_written(
    root: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A commit can be made by hand, with names in it that git itself would never write."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    blob = _git(root, "hash-object", "-w", "--stdin", given=b"lessons: {a: {title: Climbed}}\n").strip()

    def tree(entries: str) -> str:
        return _git(root, "mktree", "-z", "--missing", given=entries.encode()).strip()

    inner = tree(f"100644 blob {blob}\tlessons.yml\0")
    listed = _git(root, "ls-tree", "-z", "HEAD:cases/seaside")
    case = tree(f"{listed}040000 tree {inner}\t{name}\0")
    top = tree(_git(root, "ls-tree", "-z", "HEAD").replace(_git(root, "rev-parse", "HEAD:cases").strip(), tree(f"040000 tree {case}\tseaside\0")))  # fmt: skip
    commit = _git(root, "commit-tree", top, "-m", "x").strip()
    before = sorted(path for path in tmp_path.rglob("*") if ".git" not in path.parts)
    assert main(["--project", str(root), "diff", "HEAD", commit]) == 0
    assert "Climbed" not in capsys.readouterr().out
    assert sorted(path for path in tmp_path.rglob("*") if ".git" not in path.parts) == before


@pytest.mark.parametrize("style", ["text", "markdown", "json"])
def test_names_of_files_that_are_no_words_are_told_all_the_same(
    root: Path, tmp_path: Path, style: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Line ends, signs for terminals and bytes that are no letters, in the name of a file and of a case."""
    for raw in (b"a\nb.yml", b"\x1b[31mred.yml", b"\xff.yml", b"\xe2\x80\xaex.yml", b"::error::x.yml"):
        folder = os.path.join(os.fsencode(root), b"cases", raw)
        os.mkdir(folder)
        for path in (os.path.join(folder, b"case.yml"), os.path.join(os.fsencode(root), b"cases/seaside", raw)):
            with open(path, "wb") as file:
                file.write(MINIMAL.encode())
    _git(root, "add", "-A")
    _git(root, "commit", "-qm", "names")
    out = tmp_path / "said"
    assert main(["--project", str(root), "diff", "HEAD~1", "HEAD", "--format", style, "--out", str(out)]) == 0
    assert main(["--project", str(root), "diff", "HEAD~1", "--format", style]) == 0
    main(["--project", str(root), "check", "--format", "text" if style == "markdown" else style])
    shown = capsys.readouterr().out
    assert not {"\x1b", "\x9b", "\u202e"} & set(shown + out.read_text("utf-8"))
    assert not [line for line in shown.split("\n") if line.lstrip().startswith("::")]


@pytest.mark.parametrize("when", ["0", "-5", "253402300800", "9" * 30, "x"])
def test_a_commit_whose_time_is_none_stops_no_build(root: Path, when: str) -> None:
    """Once merged, such a commit stays in the history of everybody."""
    tree = _git(root, "rev-parse", "HEAD^{tree}").strip()
    parent = _git(root, "rev-parse", "HEAD").strip()
    text = f"tree {tree}\nparent {parent}\nauthor x <x@x> {when} +0000\ncommitter x <x@x> {when} +0000\n\nx\n"
    commit = _git(root, "hash-object", "-t", "commit", "-w", "--stdin", "--literally", given=text.encode()).strip()
    _git(root, "update-ref", "refs/heads/main", commit)
    found = edition_of(load_project(root))
    assert found.commit == commit[:10]
    assert found.moment.year in (1980, 2107)
    assert found.date == ("" if found.moment.year == 1980 else "31 December 2107")
    assert all(1980 <= int(one.day[:4]) <= 2107 for one in history_of(root).commits)
    assert main(["--project", str(root), "diff", "HEAD~1", "HEAD"]) == 0
