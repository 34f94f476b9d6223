"""Building: the old site stays until the new one is whole, and a build depends on nothing but the text."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.conftest import TWO, copy_project
from valuecase.site.build import BuildFailed
from valuecase.site.build import build as build_site


def contents(site: Path) -> dict[str, str]:
    """Every file of a site with the hash of its bytes."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def run_build(root: Path, **environment: str) -> None:
    """Build in a process of its own, so that its environment is the one given."""
    known = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "valuecase", "build"],
        cwd=root,
        env={**known, **environment},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def commit_all(root: Path) -> None:
    """A repository with one commit of a fixed date."""
    (root / ".gitignore").write_text("site/\n.cache/\n")
    stamp = {"GIT_AUTHOR_DATE": "2026-03-01T10:00:00Z", "GIT_COMMITTER_DATE": "2026-03-01T10:00:00Z"}
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "one"]):
        subprocess.run(["git", *command], cwd=root, check=True, env={**os.environ, **stamp})


def test_a_case_with_errors_leaves_the_old_site_untouched(project_copy: Path, build: Callable[[Path], int]) -> None:
    assert build(project_copy) == 0
    before = contents(project_copy / "site")
    costs = project_copy / "cases/hertfordshire/costs.yml"
    costs.write_text(costs.read_text("utf-8").replace("£136,584", "£236,584"), "utf-8")
    assert build(project_copy) == 1
    assert contents(project_copy / "site") == before
    assert not list(project_copy.glob(".site-*"))


def test_a_template_that_fails_leaves_the_old_site_untouched(project_copy: Path, build: Callable[[Path], int]) -> None:
    assert build(project_copy) == 0
    before = contents(project_copy / "site")
    page = project_copy / "templates/site/sources.html"
    page.write_text(page.read_text("utf-8") + '<a href="nowhere.html">x</a>', "utf-8")
    with pytest.raises(BuildFailed, match="nowhere"):
        build_site(project_copy)
    assert contents(project_copy / "site") == before
    assert not list(project_copy.glob(".site-*"))


def test_what_git_tracks_in_the_site_folder_survives_a_build(project_copy: Path, build: Callable[[Path], int]) -> None:
    (project_copy / "site").mkdir()
    (project_copy / "site/.gitignore").write_text("*\n!.gitignore\n")
    assert build(project_copy) == 0
    assert (project_copy / "site/.gitignore").read_text() == "*\n!.gitignore\n"
    assert (project_copy / "site/index.html").is_file()


@pytest.mark.parametrize("with_git", [False, True], ids=["without git", "with git"])
def test_two_builds_have_the_same_bytes_wherever_they_are_made(tmp_path: Path, with_git: bool) -> None:
    one = copy_project(tmp_path / "one", *TWO)
    two = copy_project(tmp_path / "another folder" / "two", *TWO)
    if with_git:
        commit_all(one)
        commit_all(two)
    run_build(one, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    run_build(two, TZ="Pacific/Kiritimati", LC_ALL="cy_GB.UTF-8", PYTHONHASHSEED="2")
    first = contents(one / "site")
    assert first == contents(two / "site")
    assert sum(name.endswith(".pdf") for name in first) == 4
    run_build(one, TZ="UTC", PYTHONHASHSEED="3")  # from the cache
    assert contents(one / "site") == first
    shutil.rmtree(one / ".cache")
    run_build(one, TZ="UTC", PYTHONHASHSEED="4")
    assert contents(one / "site") == first


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _other_number(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"1", b"2"))


def _emptied(file: Path) -> None:
    file.write_bytes(b"")


def _gone(file: Path) -> None:
    file.unlink()


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _no_text(file: Path) -> None:
    file.write_bytes(bytes(range(256)))


def _of_another(file: Path) -> None:
    """The content of another file, which is whole."""
    other = next(each for each in sorted(file.parent.iterdir()) if each != file and each.is_file())
    file.write_bytes(other.read_bytes())


def test_a_corrupted_cache_never_changes_a_page(project_copy: Path, build: Callable[[Path], int]) -> None:
    commit_all(project_copy)
    assert build(project_copy) == 0
    before = contents(project_copy / "site")
    files = [path for path in sorted((project_copy / ".cache").rglob("*")) if path.is_file()]
    assert len(files) >= 7
    harm = [_cut, _other_number, _emptied, _gone, _folder, _no_text, _of_another]
    for number, file in enumerate(files):
        if file.is_file():
            harm[number % len(harm)](file)
    (files[0].parent / ".begun-by-an-ended-build").write_text("half", "utf-8")
    assert build(project_copy) == 0
    assert contents(project_copy / "site") == before
    assert not list((project_copy / ".cache").rglob(".begun-*"))


def test_mkdocs_alone_builds_the_same_pages(tmp_path: Path, built: Path) -> None:
    project_copy = copy_project(tmp_path / "project")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q"], cwd=project_copy, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert contents(project_copy / "site") == contents(built)


def test_mkdocs_alone_refuses_a_case_with_errors_and_keeps_the_site(project_copy: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=project_copy, check=True, capture_output=True)
    before = contents(project_copy / "site")
    case = project_copy / "cases/torbay/case.yml"
    case.write_text(case.read_text("utf-8").replace("kind: real", "kind: reel"), "utf-8")
    done = subprocess.run(command, cwd=project_copy, capture_output=True, text=True)
    assert done.returncode != 0
    assert "cases/torbay/case.yml:3:7: error VC208" in done.stderr
    assert contents(project_copy / "site") == before
