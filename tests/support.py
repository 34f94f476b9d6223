"""Small helpers for tests: invented cases written to a folder, and what was found wrong with them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from textwrap import dedent

import pytest
from filelock import FileLock

from valuecase.case import ValueCase
from valuecase.figures import Figure
from valuecase.problems import Level, Place, Problem, level_of
from valuecase.project import Project, load_project, place_of

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "cases"
PACKAGE = ROOT / "generator" / "valuecase"

#: The least that a case may be: only what is required, about a place that does not exist.
MINIMAL = """\
title: A team for Example-upon-Sea
place: Example-upon-Sea
kind: invented
status: draft
"""
#: One source, so that claims may have one.
SOURCES = """\
report:
  title: A report on Example-upon-Sea
  kind: report
"""

#: Numbers of people as they are written: what is tested is mostly not the rule for small numbers.
EVERY_NUMBER = "small-numbers: {threshold: 0, rounding: 1}\n"

Found = tuple[str, str, int]


def project(root: Path, files: Mapping[str, str | bytes], only: list[str] | None = None) -> Project:
    """Write files below a folder and read the project they make; it shows every number of people, unless it says so."""
    for name, text in {"cases/project.yml": EVERY_NUMBER, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_project(root, only)


def seaside(root: Path, files: Mapping[str, str | bytes]) -> Project:
    """A project with one case, `seaside`: the least there may be, and these files in its folder."""
    whole: dict[str, str | bytes] = {"case.yml": MINIMAL, "sources.yml": SOURCES}
    whole |= {name: text if isinstance(text, bytes) else dedent(text) for name, text in files.items()}
    return project(root, {f"cases/seaside/{name}": text for name, text in whole.items()})


def costs(root: Path, text: str, **files: str) -> Project:
    """The seaside case with this costs.yml (and CSV files, named without their ending)."""
    tables = {f"{name}.csv": rows for name, rows in files.items()}
    return seaside(root, {"costs.yml": text, **tables})


def copied(root: Path, *names: str) -> Path:
    """A project's folder that holds copies of cases of this repository."""
    for name in names:
        shutil.copytree(CASES / name, root / "cases" / name)
    return root


def codes(found: Project, level: Level | None = None) -> set[Found]:
    """(code, file, line) of every problem, or of those of one level; files named without `cases/CASE/`."""
    return {(p.code, _short(place_of(found, p).file), place_of(found, p).line) for p in found.problems if _is(p, level)}


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that takes long to make and is only read: the first process that needs it makes it, for all of them.

    What is made first stands under another name, so that nobody takes half of it for the whole.
    """
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            begun = factory.mktemp(name) / name
            make(begun)
            begun.rename(folder)
    return folder


def errors(found: Project) -> set[Found]:
    """(code, file, line) of every error."""
    return codes(found, Level.ERROR)


def cautions(found: Project) -> set[Found]:
    """(code, file, line) of every caution."""
    return codes(found, Level.CAUTION)


def one(found: Project, code: str) -> Problem:
    """The one problem with that code."""
    mine = [p for p in found.problems if p.code == code]
    assert len(mine) == 1, f"{len(mine)} problems {code}, among {[(p.code, p.message) for p in found.problems]}"
    return mine[0]


def spot(found: Project, code: str) -> Place:
    """Where the one problem with that code is shown."""
    return place_of(found, one(found, code))


def only_case(found: Project) -> ValueCase:
    """The one case of a project."""
    (case,) = found.cases.values()
    return case


def figure(found: Project, name: str) -> Figure:
    """A figure of the one case."""
    figures = only_case(found).ledger.figures
    assert name in figures, f"no {name} among {list(figures)}"
    return figures[name]


def value(found: Project, name: str) -> Fraction:
    """The exact value of a figure of the one case."""
    return figure(found, name).value


def pence(number: Fraction | Decimal) -> Decimal:
    """A number to two places, halves away from zero: done with Decimal alone, to check the code that does it."""
    exact = Decimal(number.numerator) / Decimal(number.denominator) if isinstance(number, Fraction) else number
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _is(problem: Problem, level: Level | None) -> bool:
    return level is None or level_of(problem) is level


def _short(file: str) -> str:
    return file.split("/", 2)[2] if file.startswith("cases/") and file.count("/") > 1 else file
