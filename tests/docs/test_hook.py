"""The hook for the time before a commit: what is offered to other repositories, and the two lines without a tool."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import yaml

from tests.support import MINIMAL, ROOT

OFFERED = ROOT / ".pre-commit-hooks.yaml"
LEAK = MINIMAL + "summary: Ring Sam on 07700 900123.\n"


def git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """git in a folder, with an author of its own and the hook's command on the path."""
    tools = Path(sys.executable).parent
    own = {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Somebody"),
        **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "somebody@example.org"),
    }
    return subprocess.run(
        ["git", *arguments], cwd=root, env={**os.environ, **own}, capture_output=True, text=True, check=False
    )


def repository(root: Path, case: str) -> Path:
    """A repository with the hook of docs/privacy.md, and one case about to be committed."""
    page = (ROOT / "docs" / "privacy.md").read_text("utf-8")
    (hook,) = re.findall(r"```sh\n(#!/bin/sh\n.*?)```", page, re.DOTALL)
    git(root, "init", "-q")
    path = root / ".git" / "hooks" / "pre-commit"
    path.write_text(hook, "utf-8")
    path.chmod(0o755)
    (root / "cases" / "seaside").mkdir(parents=True)
    (root / "cases" / "seaside" / "case.yml").write_text(case, "utf-8")
    git(root, "add", ".")
    return root


def test_a_commit_with_a_phone_number_is_refused_with_its_place(tmp_path: Path) -> None:
    done = git(repository(tmp_path, LEAK), "commit", "-q", "-m", "A case")
    assert done.returncode == 1
    assert "cases/seaside/case.yml:5:22: error VC704" in done.stdout + done.stderr
    assert git(tmp_path, "log").returncode != 0  # nothing is in the history


def test_a_commit_without_errors_goes_through(tmp_path: Path) -> None:
    done = git(repository(tmp_path, MINIMAL), "commit", "-q", "-m", "A case")
    assert done.returncode == 0, done.stderr


def test_what_is_checked_is_what_would_be_committed(tmp_path: Path) -> None:
    """Mended in the folder and not staged again, the number would still be in the history."""
    root = repository(tmp_path, LEAK)
    (root / "cases" / "seaside" / "case.yml").write_text(MINIMAL, "utf-8")
    assert git(root, "commit", "-q", "-m", "A case").returncode == 1


def test_the_hook_offered_to_other_repositories_runs_the_check() -> None:
    (hook,) = yaml.safe_load(OFFERED.read_text("utf-8"))
    assert hook["entry"] == "valuecase check --errors-only"
    assert hook["pass_filenames"] is False  # a figure named in one file may be in another
    assert re.search(hook["files"], "cases/seaside/case.yml")
    assert not re.search(hook["files"], "README.md")
