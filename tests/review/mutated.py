"""One written number of a case replaced by another of its form: `£136,584` by `£136,784`, `28 of 36` by `26 of 36`."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

#: A text that is a number, with what may stand around one.
NUMBER = re.compile(r"(?:about |-)?£?\d[\d,]*(?:\.\d+)?(?:k|m|%)?(?: .*)?")
#: Dates look like numbers, and so do these.
DATE = re.compile(r"(?:19|20)\d\d\b.*")
NO_NUMBER = ("id", "sha256", "p", "phone", "link", "text", "title", "when", "note", "licence", "interval", "spread")


@dataclass(frozen=True, slots=True)
class Number:
    """A written number: its file, its line (from 1), its text, and where in the file that begins (in characters)."""

    file: str
    line: int
    text: str
    at: int


def numbers(root: Path, case: str) -> list[Number]:
    """Every written number of a case, in the order of its files and lines."""
    folder = root / "cases" / case
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".yml", ".md", ".csv")):
        text = path.read_text("utf-8")
        reader = _in_csv if path.suffix == ".csv" else _in_yaml
        found += [Number(path.relative_to(root).as_posix(), *one) for one in reader(text)]
    return found


def replaced(text: str, number: Number, chance: random.Random) -> str:
    """A file's text with another number there: one digit is another, and never so that it begins with nothing."""
    spots = [m.start() for m in re.finditer(r"\d", re.match(r"\D*[\d,.]+", number.text)[0])]  # type: ignore[index]
    spot = chance.choice(spots)
    old = number.text[spot]
    new = chance.choice([digit for digit in "123456789" if digit != old])
    at = number.at + spot
    assert text[at] == old, (number, text[at - 5 : at + 5])
    return text[:at] + new + text[at + 1 :]


def _in_yaml(text: str) -> Iterator[tuple[int, str, int]]:
    start = 4 if text.startswith("---\n") else 0
    head = text[start:].split("\n---\n")[0]
    lines = text[:start].count("\n")
    for key, node in _scalars(yaml.compose(head, getattr(yaml, "CSafeLoader", yaml.SafeLoader)), ""):
        written = node.value
        fits = NUMBER.fullmatch(written) and not DATE.fullmatch(written) and key not in NO_NUMBER
        if fits and len(written) < 40 and node.style not in (">", "|"):
            quoted = 1 if node.style in ("'", '"') else 0
            yield node.start_mark.line + 1 + lines, written, start + node.start_mark.index + quoted


def _scalars(node: yaml.Node, key: str) -> Iterator[tuple[str, yaml.ScalarNode]]:
    match node:
        case yaml.ScalarNode():
            yield key, node
        case yaml.SequenceNode():
            for part in node.value:
                yield from _scalars(part, key)
        case yaml.MappingNode():
            for name, part in node.value:
                yield from _scalars(part, name.value)


def _in_csv(text: str) -> Iterator[tuple[int, str, int]]:
    head, *lines = text.splitlines(keepends=True)
    columns = head.strip().split(",")
    at = len(head)
    for number, line in enumerate(lines, 2):
        (cells,) = csv.reader([line])
        spot = at
        for column, cell in zip(columns, cells, strict=True):
            spot = text.index(cell, spot)
            if NUMBER.fullmatch(cell) and column not in ("row", *NO_NUMBER):
                yield number, cell, spot
            spot += len(cell)
        at += len(line)
