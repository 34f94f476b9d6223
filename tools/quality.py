"""Every check of this repository, in the order in which they fail fastest."""

import os
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
#: One more than there are processors, since many tests wait for a browser or another program; and no more than four.
PROCESSES = str(min(4, (os.cpu_count() or 1) + 1))
STEPS = (
    ("format", ["ruff", "format", "--check", "generator", "tests", "tools", "templates"]),
    ("lint", ["ruff", "check", "generator", "tests", "tools", "templates"]),
    ("types", ["mypy"]),
    ("cases", ["valuecase", "check"]),
    ("tests", ["pytest", "--numprocesses", PROCESSES, "--dist", "loadfile", "--no-loadscope-reorder"]),
)


def main():
    failed = []
    for name, command in STEPS:
        started = time.monotonic()
        print(f"== {name}: {' '.join(command)}", flush=True)
        quiet = subprocess.PIPE if name == "cases" else None
        program = os.path.join(os.path.dirname(sys.executable), command[0])
        more = sys.argv[1:] if name == "tests" else []
        done = subprocess.run([program, *command[1:], *more], cwd=ROOT, stdout=quiet)
        if done.returncode:
            failed.append(name)
            if quiet:
                print(done.stdout.decode("utf-8", "replace"))
        print(f"   {'FAILED' if done.returncode else 'fine'} in {time.monotonic() - started:.0f} s", flush=True)
    if failed:
        sys.exit("Failed: " + ", ".join(failed))


if __name__ == "__main__":
    main()
