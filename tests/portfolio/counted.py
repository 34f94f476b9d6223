"""What a project's cases claim, counted a second time from their files: PyYAML and this module alone.

Nothing of valuecase is imported, so that a mistake there cannot repeat itself here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

Tree = dict[str, Any]
#: Case, domain, level of the Maryland scale.
Key = tuple[str, str, int]


def cases(root: Path, kind: str = "real") -> list[str]:
    """The cases of one kind."""
    folders = sorted(path for path in (root / "cases").iterdir() if (path / "case.yml").is_file())
    return [path.name for path in folders if read(path / "case.yml")["kind"] == kind]


def claims(root: Path, kind: str = "real") -> Counter[Key]:
    """How many claims there are in each case and domain, and of each strength."""
    found: Counter[Key] = Counter()
    for case in cases(root, kind):
        found.update((case, domain, level) for domain, level in _claims(root / "cases" / case))
    return found


def read(path: Path) -> Tree:
    """A YAML file with every scalar as text; nothing where there is no file."""
    found = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader) if path.is_file() else None
    return found if isinstance(found, dict) else {}


def front_matter(path: Path) -> Tree:
    """The front matter of a story."""
    found = yaml.load(path.read_text("utf-8").split("---")[1], Loader=yaml.BaseLoader)
    return found if isinstance(found, dict) else {}


def _claims(folder: Path) -> Iterator[tuple[str, int]]:
    outcomes, costs = read(folder / "outcomes.yml"), read(folder / "costs.yml")
    for measure in outcomes.get("measures", {}).values():
        yield measure.get("domain", ""), _of_measure(measure)
    for finding in outcomes.get("findings", {}).values():
        yield finding.get("domain", ""), _level(finding, two_times="change" in finding)
    for key in ("scales", "over-time"):
        for table in outcomes.get(key, {}).values():
            yield table.get("domain", ""), _level(table)
    for table in costs.get("comparisons", {}).values():
        if "of" not in table and "beside" not in table:
            yield table.get("domain", "cost"), _level(table)
    for stated in costs.get("stated", {}).values():
        if stated.get("kind") == "saving":
            yield stated.get("domain", "cost"), _level(stated)
    for path in sorted((folder / "stories").glob("*.md")):
        story = front_matter(path)
        if story.get("person") == "one person" and "costs" in story:
            yield story["costs"].get("domain", ""), min(_level(story["costs"]), 1)  # one person is no group


def _of_measure(measure: Tree) -> int:
    """One value at one time, with nothing said of a comparison, is a cross-section."""
    if "compare" not in measure and "value" in measure and not {"before", "after"} & set(measure):
        return 1
    return _level(measure, two_times={"before", "after"} <= set(measure))


def _level(item: Tree, two_times: bool = True) -> int:
    levels = {"random": 5, "quasi-random": 4, "matched": 3 if two_times else 2}
    if "compare" not in item:
        return 0
    return levels.get(item["compare"], 2 if "adjusted-for" in item else 1)


def yardstick(root: Path) -> dict[tuple[str, str, str], tuple[Fraction, str]]:
    """What each person costs a year, by case, table and side, at the table's own prices; with the year of these."""
    found = {}
    for case in cases(root):
        costs = read(root / "cases" / case / "costs.yml")
        for name, audit in costs.get("audits", {}).items():
            if {"period", "people", "when"} <= set(audit) and years(audit["period"]) <= 1:
                whole = sum((pounds(row["amount"]) for row in audit["rows"]), Fraction(0))
                found[case, name, ""] = whole / people(audit) / years(audit["period"]), audit["when"]
        for name, table in costs.get("comparisons", {}).items():
            sides = {side: table[side] for side in ("before", "after") if side in table}
            whole = all({"period", "people"} <= set(side) for side in sides.values())
            if sides and whole and "price-year" in table and not {"of", "beside"} & set(table):
                for side, at in sides.items():
                    amount = pounds(at["total"]) if "total" in at else _rows(table, side)
                    found[case, name, side] = amount / people(at) / years(at["period"]), table["price-year"]
    return found


def tables_of_costs(root: Path) -> set[tuple[str, str]]:
    """Every audit and every comparison of the real cases."""
    kinds = ("audits", "comparisons")
    files = {case: read(root / "cases" / case / "costs.yml") for case in cases(root)}
    return {(case, name) for case, costs in files.items() for kind in kinds for name in costs.get(kind, {})}


def level(table: Path, year: str) -> Fraction | None:
    """The level of prices in a year: of a financial year nine months of the first and three of the second."""
    lines = [line.split(",") for line in table.read_text("utf-8").splitlines() if line[:1].isdigit()]
    index = {year: Fraction(number) for year, number in lines}
    first, _, second = year.partition("/")
    if not second:
        return index.get(first)
    months = [index.get(first)] * 9 + [index.get(str(int(first) + 1))] * 3
    return None if None in months else sum((m for m in months if m is not None), Fraction(0)) / 12


def pounds(text: str) -> Fraction:
    return Fraction(text.strip("£").replace(",", ""))


def people(at: Tree) -> Fraction:
    return Fraction(at["people"])


def years(period: str) -> Fraction:
    number, _, unit = period.partition(" ")
    return Fraction(number) / {"month": 12, "year": 1}[unit.rstrip("s")]


def _rows(table: Tree, side: str) -> Fraction:
    return sum((pounds(row[side]) for row in table["rows"]), Fraction(0))
