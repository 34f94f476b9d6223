"""Calculations that others have printed, as a finance officer wrote them down: read, worked out, and compared.

A file holds `title`, `printed-in` (where it is printed), `note` where one is needed, what goes into a case
(`project:` and `costs:`, just as in a real one), and `expect`: figures by name, each as it is printed.
A new file needs no line of Python.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from tests.support import EVERY_NUMBER, MINIMAL, SOURCES, errors, only_case, project
from valuecase.reading.yaml_reader import read_yaml

FILES = sorted(Path(__file__).parent.glob("*.yml"))
SCALES = {"": 1, "k": 10**3, "m": 10**6, "bn": 10**9}
PRINTED = re.compile(r"(?P<sign>[−-]?)£?(?P<digits>[\d,]+(?:\.(?P<places>\d+))?)(?P<scale>k|m|bn)?%?")


@cache
def written(path: Path) -> Mapping[str, Any]:
    """A file as it stands, every value as text."""
    document = read_yaml(path.read_text("utf-8"), path.name)
    assert not document.problems
    return document.data


@cache
def values(path: Path) -> Mapping[str, Fraction]:
    """Every figure of the case that a file makes, exactly."""
    tree = written(path)
    files = {
        "cases/seaside/case.yml": MINIMAL,
        "cases/seaside/sources.yml": SOURCES,
        "cases/seaside/costs.yml": json.dumps(tree["costs"], ensure_ascii=False),
        "cases/project.yml": EVERY_NUMBER,
    }
    if "project" in tree:
        block = json.dumps(tree["project"], ensure_ascii=False)
        files["cases/project.yml"] = f'{{"small-numbers": {{"threshold": 0, "rounding": 1}}, {block[1:]}'
    with tempfile.TemporaryDirectory() as root:
        found = project(Path(root), files)
    assert errors(found) == set()
    return {name: figure.value for name, figure in only_case(found).ledger.figures.items()}


def as_printed(value: Fraction, text: str) -> Decimal:
    """A value in the scale of a printed number, rounded to as many places as that has, halves away from zero."""
    match = _match(text)
    scaled = value / SCALES[match["scale"] or ""]
    exact = Decimal(scaled.numerator) / Decimal(scaled.denominator)
    return exact.quantize(last_place(text), ROUND_HALF_UP)


def number(text: str) -> Decimal:
    """A printed number in its own scale: −200.5 for `−£200.5k`."""
    match = _match(text)
    return Decimal(f"{'-' if match['sign'] else ''}{match['digits'].replace(',', '')}")


def last_place(text: str) -> Decimal:
    """What one in the last printed place is worth: 0.01 for `£8.36m`."""
    return Decimal(1).scaleb(-len(_match(text)["places"] or ""))


def _match(text: str) -> re.Match[str]:
    match = PRINTED.fullmatch(text.strip())
    assert match, f"“{text}” is not printed as a number"
    return match
