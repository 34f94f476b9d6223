"""The wheel: the same commit makes the same bytes, and nothing but what is committed is in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support import ROOT


@pytest.fixture(scope="module")
def commit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with what this one packs, as it stands here, in one commit."""
    root = tmp_path_factory.mktemp("commit") / "repository"
    left_out = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in ("generator", "templates", "tools"):
        shutil.copytree(ROOT / name, root / name, ignore=left_out)
    for name in ("README.md", "LICENSE", "pyproject.toml", ".gitattributes", ".gitignore"):
        shutil.copy(ROOT / name, root / name)
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message", "All")
    return root


def git(where: Path, *words: str | Path) -> None:
    subprocess.run(["git", *map(str, words)], cwd=where, check=True, capture_output=True)


def clone(commit: Path, where: Path, umask: int) -> Path:
    """Another copy of the commit, with other permissions."""
    before = os.umask(umask)
    try:
        git(commit, "clone", "--quiet", "--no-local", commit, where)
    finally:
        os.umask(before)
    return where


def wheel(repository: Path, settings: Mapping[str, str]) -> Path:
    """What the tool makes there: the file that it names, with the sum that it prints."""
    command = [sys.executable, "tools/wheel.py"]
    environment = {**os.environ, **settings}
    done = subprocess.run(command, cwd=repository, env=environment, check=True, capture_output=True, text=True)
    sum_, name = done.stdout.split()
    assert len(sum_) == 64
    return repository / name


def test_a_commit_makes_the_same_bytes_wherever_and_whenever_it_is_made(commit: Path, tmp_path: Path) -> None:
    here = wheel(clone(commit, tmp_path / "here", 0o022), {"TZ": "UTC", "PYTHONHASHSEED": "1"})
    there = clone(commit, tmp_path / "far away" / "there", 0o077)
    for path in there.rglob("*.py"):
        os.utime(path, (981_173_106, 981_173_106))
    odd = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1700000000"}
    assert wheel(there, odd).read_bytes() == here.read_bytes()


def test_what_is_not_committed_is_not_in_it(commit: Path, tmp_path: Path) -> None:
    repository = clone(commit, tmp_path / "repository", 0o022)
    before = wheel(repository, {}).read_bytes()
    for name in ("generator/valuecase/notes.txt", "templates/notes.html", "generator/valuecase/dropped.py"):
        (repository / name).write_text("A note that is nobody's business.\n", "utf-8")
    (repository / "generator/valuecase/values.py").write_text("raise SystemExit\n", "utf-8")
    assert wheel(repository, {}).read_bytes() == before


def test_a_change_makes_another(commit: Path, tmp_path: Path) -> None:
    repository = clone(commit, tmp_path / "repository", 0o022)
    before = wheel(repository, {})
    had = set(zipfile.ZipFile(before).namelist())
    (repository / "templates/another.html").write_text("A page.\n", "utf-8")
    git(repository, "add", "--all")
    git(
        repository, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message", "One"
    )
    after = set(zipfile.ZipFile(wheel(repository, {})).namelist())
    assert after - had == {"valuecase/templates/another.html"}
