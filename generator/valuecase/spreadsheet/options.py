"""What an author says about a spreadsheet beside its name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Section: TypeAlias = Literal["costs", "outcomes"]
#: The kinds of table each file of a case may be given.
TABLES: dict[Section, tuple[str, ...]] = {
    "costs": ("audits", "comparisons", "programme"),
    "outcomes": ("measures", "over-time"),
}
SKIP = "skip"
#: What a column may be called with --columns.
KEYS: dict[Section, tuple[str, ...]] = {
    "costs": (
        *("row", "label", "agency", "area", "amount", "before", "after", "unit-cost", "unit-source", "saves"),
        *("note", SKIP),
    ),
    "outcomes": ("label", "domain", "want", "before", "after", "value", "when", "comparator", "note", "dated", SKIP),
}
_SAME = {"service": "label", "title": "label", "item": "label", "id": "row", "person": "row"}


class WrongUsage(Exception):
    """An option that was not understood, in words."""


@dataclass(frozen=True, slots=True)
class Options:
    """What an author said. Empty where nothing was said, and the importer finds out or asks.

    columns: heading or letter of a column → the key it is
    rows:    the first and the last row of the table, headings first
    """

    section: Section = "costs"
    sheet: str = ""
    table: str = ""
    id: str = ""
    title: str = ""
    source: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    rows: tuple[int, int] | None = None
    keep: frozenset[int] = frozenset()
    leave_out: frozenset[int] = frozenset()
    groups: str = ""
    hidden_rows: str = ""


def read_columns(text: str, section: Section) -> dict[str, str]:
    """`Total cost=amount,B=agency` as headings (or letters) and keys."""
    found = {}
    for part in filter(None, (one.strip() for one in text.split(","))):
        name, sign, key = part.rpartition("=")
        key = _SAME.get(key.strip().lower(), key.strip().lower())
        if not sign or not name.strip():
            raise WrongUsage(f'--columns: “{part}” is not written COLUMN=KEY, as in "Total cost=amount,B=agency"')
        if key not in KEYS[section]:
            raise WrongUsage(
                f"--columns: “{key}” is not a key of {section}.yml; the keys are: {', '.join(KEYS[section])}"
            )
        found[name.strip()] = key
    return found


def read_rows(text: str) -> tuple[int, int]:
    """`4-20` or `4-` as the first and the last row."""
    match = re.fullmatch(r"\s*(\d{1,7})\s*[-–:]\s*(\d{1,7})?\s*", text)
    if not match or int(match[1]) < 1 or (match[2] and int(match[2]) < int(match[1])):
        raise WrongUsage(f"--rows: “{text}” is not two row numbers, as in 4-20")
    return int(match[1]), int(match[2]) if match[2] else 10**7


def read_numbers(text: str, option: str) -> frozenset[int]:
    """`7,9,12-14` as row numbers."""
    found: set[int] = set()
    for part in filter(None, (one.strip() for one in text.split(","))):
        match = re.fullmatch(r"(\d{1,7})(?:[-–](\d{1,7}))?", part)
        if not match or int(match[2] or match[1]) - int(match[1]) > 10_000:
            raise WrongUsage(f"{option}: “{part}” is not a row number, as in 7 or 7,9,12-14")
        found |= set(range(int(match[1]), int(match[2] or match[1]) + 1))
    return frozenset(found)
