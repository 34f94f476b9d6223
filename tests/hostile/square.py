"""Cases in which every field has once a text of every family, each field another one: a project to be built."""

from __future__ import annotations

import os
from pathlib import Path

from tests.hostile.accepted import Tried, hostile, tried
from tests.hostile.corpus import FAMILIES, HARMLESS
from tests.hostile.fields import Field, fields, write_case, write_shared
from valuecase.reading.fields import Prose

#: How many cases are built. With as many as there are families, each field has a text of each; with fewer, of every
#: third, and neighbouring fields of others. `HOSTILE_CASES=24` in the environment builds all: some minutes.
CASES = int(os.environ.get("HOSTILE_CASES", "8"))


def values_of(number: int) -> dict[Field, str]:
    """The texts of the case of that number: field by field another family, and case by case one further on."""
    names = list(FAMILIES)
    step = number * len(names) // CASES
    found = {}
    for at, field in enumerate(fields()):
        values = FAMILIES[names[(step + at) % len(names)]]
        found[field] = values[(at // len(names) * CASES + number) % len(values)]  # so that each value has its turn
    return found


def harmless_values(number: int) -> dict[Field, str]:
    """Harmless texts in the same fields: Markdown of every kind where it is read, else the first alone."""
    marked = ((field, HARMLESS[(at + number) % len(HARMLESS)]) for at, field in enumerate(fields()))
    return {field: text if field.kind is Prose else HARMLESS[0] for field, text in marked}


def write_project(root: Path, cases: dict[str, dict[Field, str]]) -> dict[str, Tried]:
    """Write a project whose cases have these texts, as far as they are taken; gives what was."""
    write_shared(root)
    found = {name: tried(values) for name, values in cases.items()}
    for name, one in found.items():
        write_case(root / "cases" / name, {field: hostile(value, field) for field, value in one.taken.items()})
    return found


def squares() -> dict[str, dict[Field, str]]:
    """The texts of every case of the square, by the names of the cases."""
    return {f"case-{number}": values_of(number) for number in range(CASES)}
