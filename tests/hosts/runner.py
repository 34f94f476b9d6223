"""Runs the scripts of a composite action as a runner of GitHub does: in order, by bash, until one fails.

Only what our action uses is understood, and anything else is refused: `env`, `run`, `${{ inputs.x }}`,
`${{ steps.x.outputs.y }}`, `${{ runner.temp }}`, and the keeping of files, which is noted and not done.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.hosts.support import loaded

KNOWN_KEYS = {"name", "id", "shell", "env", "run", "uses", "with"}
EXPRESSION = re.compile(r"\$\{\{ (\S+) \}\}")


@dataclass
class Ran:
    """What a run of an action left.

    code:    0, or the exit code of the step that failed
    log:     what the steps printed
    summary: what is shown on the page of the run
    kept:    the artifacts by name, each with its files below its folder
    """

    code: int = 0
    log: str = ""
    summary: str = ""
    kept: dict[str, list[str]] = field(default_factory=dict)


def run_action(action: Path, project: Path, temporary: Path, given: dict[str, str]) -> Ran:
    """Run an action in a project's folder, with a folder for what is temporary."""
    content = loaded(action)
    known = {f"inputs.{name}": given.get(name, what.get("default", "")) for name, what in content["inputs"].items()}
    known["runner.temp"] = str(temporary)
    ran = Ran()
    summary = temporary / "summary"
    summary.touch()
    for step in content["runs"]["steps"]:
        assert set(step) <= KNOWN_KEYS, f"not understood: {set(step) - KNOWN_KEYS}"
        if "uses" in step:
            _keep(step, project, known, ran)
            continue
        ran.code = _run(step, project, temporary, known, ran)
        if ran.code:
            break
    ran.summary = summary.read_text("utf-8")
    return ran


def _filled(text: str, known: dict[str, str]) -> str:
    return EXPRESSION.sub(lambda found: known[found[1]], text)


def _run(step: dict[str, Any], project: Path, temporary: Path, known: dict[str, str], ran: Ran) -> int:
    """Run a script; its outputs are known from then on."""
    assert step["shell"] == "bash"
    script, outputs = temporary / "script.sh", temporary / "outputs"
    script.write_text(step["run"], "utf-8")
    outputs.write_text("", "utf-8")
    own = {name: _filled(value, known) for name, value in step["env"].items()}
    files = {"GITHUB_OUTPUT": outputs, "GITHUB_STEP_SUMMARY": temporary / "summary", "RUNNER_TEMP": temporary}
    environment = {**os.environ, **{name: str(path) for name, path in files.items()}, **own}
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)]
    done = subprocess.run(
        command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    ran.log += done.stdout
    for line in outputs.read_text("utf-8").splitlines():
        name, _, value = line.partition("=")
        known[f"steps.{step['id']}.outputs.{name}"] = value
    return done.returncode


def _keep(step: dict[str, Any], project: Path, known: dict[str, str], ran: Ran) -> None:
    """Note what would be uploaded: nothing where there is nothing, which is no failure, and no hidden file."""
    assert step["uses"].startswith("actions/upload-artifact@")
    assert step["with"]["if-no-files-found"] == "ignore"
    top = project / _filled(step["with"]["path"], known)
    files = [path.relative_to(top) for path in sorted(top.rglob("*")) if path.is_file()]
    shown = [path.as_posix() for path in files if not any(part.startswith(".") for part in path.parts)]
    if shown:
        ran.kept[step["with"]["name"]] = shown
