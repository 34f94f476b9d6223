"""Ask what is known against each version in constraints.txt: `make audit`. It fails where something is, and where nobody can tell.

pip-audit asks the package index, over the network; what it answers is told in lines that can be acted on.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [
    "--requirement", str(ROOT / "constraints.txt"), "--no-deps", "--disable-pip", "--format", "json",
    "--progress-spinner", "off",
]  # fmt: skip


def told(report: str) -> tuple[list[str], bool]:
    """What a report of pip-audit says, in lines, and whether all is well."""
    asked = json.loads(report)["dependencies"]
    unknown = [one["name"] for one in asked if "skip_reason" in one]
    lines = [
        f"{one['name']} {one['version']}: {found['id']}, mended in {', '.join(found['fix_versions']) or 'no version yet'}"
        for one in asked
        for found in one.get("vulns", [])
    ]
    if lines:
        lines.append("Raise these in constraints.txt and pyproject.toml, and run make test.")
    if len(unknown) == len(asked):
        lines.append(
            f"Nothing was audited: none of the {len(asked)} versions could be looked up. Is the network there?"
        )
    elif unknown:
        lines.append(f"{len(unknown)} of {len(asked)} versions could not be looked up: {', '.join(unknown)}.")
    return lines or [f"Nothing is known against any of the {len(asked)} versions."], not lines


def main() -> None:
    program = Path(sys.executable).with_name("pip-audit")
    done = subprocess.run([str(program), *COMMAND], capture_output=True, text=True)
    if not done.stdout.strip():
        sys.exit(f"{done.stderr.strip()}\nNothing was audited. Is the network there?")
    lines, well = told(done.stdout)
    print("\n".join(lines))
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
