"""How long it takes to say what a change of one case changes, among many: `python tools/time_diff.py`.

In a repository of 150 cases (copies of the cases here) one amount of the invented case is another. Measures,
each as a program of its own and in turn, `valuecase --version` (starting up), `valuecase check CASE` and
`valuecase diff HEAD`, which reads the case twice. A comparison should take less than twice the time of a
check: exits with 1 where it does not. The times depend on the machine, so this is run by hand and is no test.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.review.history import begun, committed  # noqa: E402
from time_preview import AMOUNT, CASE, project_of  # noqa: E402

COMMANDS = {"starting up": ("--version",), "check": ("check", CASE), "diff": ("diff", "HEAD")}
CHANGED = "£28,900"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=150, metavar="N", help="how many cases (150)")
    parser.add_argument("--runs", type=int, default=7, metavar="N", help="how often each is measured (7)")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        times = measured(repository_of(wanted.cases, Path(folder) / "project"), wanted.runs)
    medians = {name: statistics.median(found) for name, found in times.items()}
    for name, found in times.items():
        print(f"{name:<12} {' '.join(f'{t:.2f}' for t in found)}   median {medians[name]:.2f} s")
    share = medians["diff"] / (2 * medians["check"])
    print(
        f"diff ÷ (2 × check): {share:.2f}; a comparison of {wanted.cases} cases takes {'less' if share < 1 else 'more'}"
    )
    print("than twice as long as a check of the one that changed")
    return 0 if share < 1 else 1


def repository_of(many, folder):
    """A repository of so many cases in one commit, and an amount changed since."""
    committed(project_of(many, begun(folder)), "Many cases")
    path = folder / "cases" / CASE / "costs.yml"
    text = path.read_text("utf-8")
    if AMOUNT not in text:
        sys.exit(f"{CASE} has no amount {AMOUNT} to change")
    path.write_text(text.replace(AMOUNT, CHANGED, 1), "utf-8")
    return folder


def measured(folder, runs):
    """Seconds of every run of each command; a first round, in which files are read from the disk, does not count."""
    times = {name: [] for name in COMMANDS}
    for _ in range(runs + 1):
        for name, words in COMMANDS.items():
            times[name].append(seconds_of(folder, words))
    return {name: found[1:] for name, found in times.items()}


def seconds_of(folder, words):
    """One run, from starting the program until it has ended."""
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "valuecase", "--project", str(folder), *words],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode not in (0, 1):
        sys.exit(f"valuecase {' '.join(words)} ended with {done.returncode}:\n{done.stderr}")
    if words[0] == "diff" and CHANGED not in done.stdout:
        sys.exit(f"the comparison does not tell of {CHANGED}:\n{done.stdout}")
    return time.monotonic() - start


if __name__ == "__main__":
    sys.exit(main())
