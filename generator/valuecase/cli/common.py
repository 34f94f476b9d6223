"""What every command needs: its project, its case, whether colours are shown."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TextIO

from valuecase.problems.render import plain
from valuecase.project import NotAProject, find_root


def project_root(arguments: argparse.Namespace) -> Path:
    """The project's folder: the one named, or the nearest one upwards."""
    start = arguments.project or Path.cwd()
    if not start.is_dir():
        raise NotAProject(f"there is no folder {start}")
    return find_root(start.resolve())


def case_id(name: str) -> str:
    """A case by its name, or by its folder as a terminal completes it: `cases/hertfordshire/`."""
    return name.rstrip("/").removeprefix("cases/")


def shows_colours(stream: TextIO) -> bool:
    """Whether a stream shows colours: a terminal does, but for an old one or a reader who wants none (no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") != "0":
        return True
    modern = sys.platform != "win32" or "WT_SESSION" in os.environ
    return stream.isatty() and modern and os.environ.get("TERM") != "dumb"


def say(words: str, stream: TextIO | None = None) -> None:
    """Print words of a case, so that they command neither a terminal nor the program that runs this for a host."""
    print(plain_lines(words), file=stream or sys.stdout, flush=True)


def plain_lines(words: str) -> str:
    """Lines without what commands a terminal; GitHub would obey one that begins with `::`, so none does."""
    lines = map(plain, words.split("\n"))
    return "\n".join(f"\N{ZERO WIDTH SPACE}{line}" if line.lstrip().startswith("::") else line for line in lines)
