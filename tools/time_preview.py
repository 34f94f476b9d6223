"""How long a saved change takes to be in an open browser: `python tools/time_preview.py`.

Starts `valuecase serve` on a project of one case and on one of 150 (copies of the cases here),
opens the page of costs of the invented case, writes another amount into its costs.yml ten times,
and measures from each save until the browser shows the new amount. Prints the ten times and their
median. The times depend on the machine, so this is run by hand and is no test.
"""

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.measuring.chromium import CHROMIUM, started  # noqa: E402

CASE, AMOUNT = "example-riverside", "£27,900"
#: How long the first page and a change may take before this gives up (ms).
PATIENCE = 600_000
#: Says in the browser's console which amount a page has drawn, so that the browser tells and need not be asked.
TELL = r"""addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => requestAnimationFrame(() =>
  console.log("drawn", document.querySelector("article")?.innerText.match(/£27,9\d\d/)?.[0]))))"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--saves", type=int, default=10, metavar="N", help="how often to save (10)")
    parser.add_argument("--cases", type=int, nargs="+", default=[1, 150], metavar="N", help="how many cases (1 150)")
    wanted = parser.parse_args()
    if CHROMIUM is None:
        sys.exit("This needs Chromium: install it, or Chrome, so that it is found as chromium.")
    for many in wanted.cases:
        with tempfile.TemporaryDirectory() as folder:
            times = measured(project_of(many, Path(folder)), wanted.saves)
        print(f"{many} case{'' if many == 1 else 's'}: {' '.join(f'{t:.2f}' for t in times)}")
        print(f"  median {statistics.median(times):.2f} s, longest {max(times):.2f} s")


def project_of(many, folder):
    """A project of so many cases: the invented one, the others of this repository, and copies of all."""
    shutil.copy2(ROOT / "mkdocs.yml", folder)
    (folder / "cases").mkdir()
    for name in ("project.yml", "glossary.yml", "index.md") if many > 6 else ("project.yml", "glossary.yml"):
        shutil.copy2(ROOT / "cases" / name, folder / "cases")
    names = sorted((path.name for path in (ROOT / "cases").iterdir() if path.is_dir()), key=lambda name: name != CASE)
    for number in range(many):
        name, copy = names[number % len(names)], number // len(names)
        shutil.copytree(ROOT / "cases" / name, folder / "cases" / (f"{name}-{copy}" if copy else name))
    return folder


def measured(folder, saves):
    """Seconds from each save to the new amount in the browser."""
    command = [sys.executable, "-m", "valuecase", "--project", str(folder), "serve", "--port", "0"]
    with (
        subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as preview,
        started() as browser,
    ):
        try:
            address = re.search(r"http://[\d.:]+/", preview.stderr.readline())[0]
            page = browser.new_page()
            page.add_init_script(TELL)
            with page.expect_console_message(lambda said: AMOUNT in said.text, timeout=PATIENCE):
                page.goto(f"{address}{CASE}/costs.html")
            return [seconds_of(page, folder / "cases" / CASE / "costs.yml", number) for number in range(1, saves + 1)]
        finally:
            preview.terminate()


def seconds_of(page, file, number):
    """One save: from writing the file until the browser has drawn what it says."""
    amount = f"£27,{900 + number}"
    text = re.sub(r"£27,9\d\d", amount, file.read_text("utf-8"), count=1)
    start = time.monotonic()
    with page.expect_console_message(lambda said: amount in said.text, timeout=PATIENCE):
        file.write_text(text, "utf-8")
    return time.monotonic() - start


if __name__ == "__main__":
    main()
