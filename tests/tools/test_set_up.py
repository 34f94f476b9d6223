"""Setting up: what is in the way is said in one sentence, and the same versions come everywhere."""

import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BOOTSTRAP = ROOT / "tools" / "bootstrap.py"


def name_of(requirement: str) -> str:
    """`PyYAML>=6` is about `pyyaml`."""
    return re.split(r"[<>=!~ \[;]", requirement)[0].lower().replace("_", "-")


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
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pins = [line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", pin) for pin in pins)
    assert {name_of(w) for w in wanted} <= {name_of(pin) for pin in pins}


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
