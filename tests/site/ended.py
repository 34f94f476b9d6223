"""Builds that end themselves, as a crash ends them: by SIGKILL, at one of the things they do to files.

Run as a program with a project's folder. Each line it reads is the event to die at: `120` is the 120th, `late 3` the third
from the exchange of the two sites on, `0` none. It builds in a process of its own that has everything loaded, and answers
with that process's exit code and with how many events there were. An event is what Python's audit hooks tell of: a file
is opened, a folder made, a name changed.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from pathlib import Path
from typing import Any

#: What a build does to files.
EVENTS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.scandir", "shutil.", "ctypes.dlsym")
#: What a build loads, some of it late.
LOADED = (
    "valuecase.site.build",
    "valuecase.site.plugin",
    "altair",
    "vl_convert",
    "typst",
    "pandas",
    "openpyxl",
    "material",
)


class Count:
    """Counts events, and ends the process at one of them."""

    def __init__(self, end_at: int, late: bool) -> None:
        self.end_at, self.number, self.counts = end_at, 0, not late

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """An audit hook."""
        self.counts = self.counts or event in ("ctypes.dlsym", "valuecase.exchange")
        if not self.counts or not event.startswith(EVENTS):
            return
        self.number += 1
        if self.number == self.end_at:
            os.kill(os.getpid(), signal.SIGKILL)


def build_once(root: Path, end_at: int, late: bool, two_steps: bool) -> None:
    """Build, and tell how many events there were."""
    from valuecase.site import exchange
    from valuecase.site.build import build

    def in_two_steps(one: Path, other: Path) -> bool:
        sys.audit("valuecase.exchange")
        return False

    if two_steps:
        exchange.swapped = in_two_steps  # as on a system that cannot exchange two folders in one step
    count = Count(end_at, late)
    sys.addaudithook(count)
    build(root)
    answer(0, count.number)


def answer(*words: int) -> None:
    """Tell whoever asked."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main(root: Path, two_steps: bool) -> None:
    """Build once for each line."""
    for name in LOADED:
        importlib.import_module(name)
    for line in sys.stdin:
        *late, number = line.split()
        child = os.fork()
        if child == 0:
            build_once(root, int(number), bool(late), two_steps)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if code := os.waitstatus_to_exitcode(status):
            answer(code, 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), "two-steps" in sys.argv)
