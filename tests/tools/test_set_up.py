"""Setting up: what is in the way is said in one sentence, and the same versions come everywhere."""

import re
import runpy
import subprocess
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
BOOTSTRAP = ROOT / "tools" / "bootstrap.py"


CONSTRAINTS = ROOT / "constraints.txt"


def name_of(requirement: str) -> str:
    """`PyYAML>=6` is about `pyyaml`."""
    return canonicalize_name(re.split(r"[<>=!~ \[;]", requirement)[0])


def installed_for(name: str, *extras: str) -> set[str]:
    """What is installed here because a package needs it, or something that it needs does."""
    found: set[str] = set()
    left = [(name, extras)]
    while left:
        package, wanted = left.pop()
        for requirement in map(Requirement, requires(package) or ()):
            marker = requirement.marker
            meant = marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *wanted))
            if meant and canonicalize_name(requirement.name) not in found:
                found.add(canonicalize_name(requirement.name))
                left.append((requirement.name, tuple(requirement.extras)))
    return found


def test_a_python_that_is_too_old_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 2))
    monkeypatch.setattr(sys, "argv", ["bootstrap.py"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(str(BOOTSTRAP), run_name="__main__")
    assert stopped.value.code == 1
    assert capsys.readouterr().err == "valuecase needs Python 3.11 or later, and this is 3.10.\n"


def test_a_missing_venv_module_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "bootstrap.py").write_bytes(BOOTSTRAP.read_bytes())
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    without = "import sys, runpy; sys.modules['ensurepip'] = None; sys.argv = ['x']; runpy.run_path('tools/bootstrap.py', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", without], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert re.fullmatch(r"This Python has no venv module; on Debian .* apt install python3\.\d+-venv\n", done.stderr)
    assert not (tmp_path / ".venv").exists()


def test_every_requirement_has_one_version_that_is_known_to_work() -> None:
    """The requirements, theirs, and so on: what is not pinned would be another version next month."""
    pins = [line for line in CONSTRAINTS.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", pin) for pin in pins)
    needed = installed_for("valuecase", "dev")
    assert {"jinja2", "markupsafe", "pytest", "pluggy"} <= needed
    assert needed - {name_of(pin) for pin in pins} == set()


def test_the_audit_and_what_it_needs_are_pinned_and_kept_out_of_the_tests() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "--constraint constraints.txt pip-audit\n" in makefile
    assert re.search(r"^pip_audit==", CONSTRAINTS.read_text("utf-8"), re.MULTILINE)
    # openpyxl reads otherwise where defusedxml is, and users do not have it.
    assert "defusedxml" not in installed_for("valuecase", "dev")


def test_the_wheel_carries_the_templates() -> None:
    """Built as anyone would build it; nothing but the wheel is looked at."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert settings["force-include"] == {"templates": "valuecase/templates"}


def test_the_readme_names_every_command() -> None:
    from valuecase.cli.arguments import parser

    words = (ROOT / "README.md").read_text("utf-8")
    help_text = parser().format_help()
    commands = re.findall(r"^    (\w+) ", help_text, re.MULTILINE)
    assert {"check", "build", "serve", "figures", "explain"} <= set(commands)
    assert [c for c in commands if f"`valuecase {c}" not in words] == []
