"""Cases in which every field has once a text of every family, each field another one: a project to be built."""

from __future__ import annotations

from pathlib import Path

from tests.hostile.accepted import Tried, hostile, tried
from tests.hostile.corpus import FAMILIES, HARMLESS
from tests.hostile.fields import Field, fields, write_case, write_shared


def values_of(number: int) -> dict[Field, str]:
    """The texts of the case of that number: field by field another family, and case by case the next one."""
    names = list(FAMILIES)
    chosen = (FAMILIES[names[(number + at) % len(names)]] for at in range(len(fields())))
    return {field: values[at % len(values)] for at, (field, values) in enumerate(zip(fields(), chosen, strict=True))}


def harmless_values(number: int) -> dict[Field, str]:
    """Harmless texts in the same fields."""
    return {field: HARMLESS[(at + number) % len(HARMLESS)] for at, field in enumerate(fields())}


def write_project(root: Path, cases: dict[str, dict[Field, str]]) -> dict[str, Tried]:
    """Write a project whose cases have these texts, as far as they are taken; gives what was."""
    write_shared(root)
    found = {name: tried(values) for name, values in cases.items()}
    for name, one in found.items():
        write_case(root / "cases" / name, {field: hostile(value, field) for field, value in one.taken.items()})
    return found


def squares() -> dict[str, dict[Field, str]]:
    """The texts of every case of the square, by the names of the cases."""
    return {f"case-{number}": values_of(number) for number in range(len(FAMILIES))}
