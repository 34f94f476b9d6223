"""What the tests of git hosts share: where their files are, and the checkers by others."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support import ROOT

GITHUB = ROOT / ".github"
NEW_PROJECT = ROOT / "templates" / "new-project"
#: This repository's files for GitHub, and those that a new project begins with; the actions are there once.
THEIRS = NEW_PROJECT / "dot-github"
BOTH = (GITHUB, THEIRS)
WORKFLOWS = [path for folder in BOTH for path in sorted(folder.glob("workflows/*.yml"))]
ACTIONS = sorted(THEIRS.glob("actions/*/action.yml"))


def named(path: Path) -> str:
    """A file as people name it, for the lists of pytest."""
    return path.relative_to(ROOT).as_posix()


def loaded(path: Path) -> dict[str, Any]:
    """A workflow or an action; its `on:` is under `True`, as YAML 1.1 has it."""
    found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


def steps(path: Path) -> Iterator[dict[str, Any]]:
    """Every step of a workflow or an action."""
    content = loaded(path)
    parts = content["jobs"].values() if "jobs" in content else [content["runs"]]
    for part in parts:
        yield from part["steps"]


def checked_by(name: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """A checker's run; the test is skipped, and says why, where the checker is not made for this machine."""
    program = shutil.which(name, path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip(f"{name} is not installed; there is no wheel of it for this machine, or no development set-up")
    return subprocess.run([program, *map(str, words)], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
