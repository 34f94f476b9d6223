"""The catalogue of problems as folders: a case with one mistake, what the terminal says, the same case mended."""

from __future__ import annotations

import shutil
from pathlib import Path

from valuecase.problems import Problem
from valuecase.project import Project, load_project
from valuecase.report import report

HERE = Path(__file__).parent
#: A small case without a mistake, a doubt or a gap. A folder holds only the files that differ from it.
CLEAN = HERE / "clean"
FOLDERS = sorted(path for path in HERE.iterdir() if path.name.startswith("VC"))
#: The end of a file's name that says that the file is not there.
ABSENT = ".absent"
#: The day on which consents and reviews are judged: 1 June 2026.
EPOCH = "1780272000"


def code_of(folder: Path) -> str:
    """The code that a folder is about."""
    return folder.name[:5]


def read(case: Path, root: Path) -> Project:
    """The project that the files of `bad` or `good` make when they are laid over the clean case, below `root`."""
    shutil.copytree(CLEAN, root / "cases")
    for path in sorted(p for p in case.rglob("*") if p.is_file()):
        target = root / "cases" / path.relative_to(case)
        if target.name.endswith(ABSENT):
            target.with_name(target.name.removesuffix(ABSENT)).unlink()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return load_project(root)


def found(case: Path, root: Path) -> list[Problem]:
    """What is wrong with a case."""
    return read(case, root).problems


def terminal(case: Path, root: Path) -> str:
    """What `valuecase check` prints, without colours."""
    return report(read(case, root), "text") + "\n"
