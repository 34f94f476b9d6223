"""The Hertfordshire figures worked out a second time, from the text of the files alone.

Regular expressions and Decimal; nothing of valuecase is imported, so that a mistake there
cannot repeat itself here.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, getcontext
from pathlib import Path

getcontext().prec = 60
CENT = Decimal("0.01")


def amounts(folder: Path) -> dict[str, list[Decimal]]:
    """The rows of both audits, in their order."""
    block = re.search(r"hertsmere:.*?rows:\n(.*?)printed:", _costs(folder), re.DOTALL)
    assert block
    tables = {"hertsmere": block[1], "three-rivers": (folder / "three-rivers.csv").read_text("utf-8")}
    return {name: [number(m) for m in re.findall(r"£[\d,]+", text)] for name, text in tables.items()}


def years(folder: Path) -> list[Decimal]:
    """The periods of both audits, in their order."""
    return [Decimal(n) for n in re.findall(r"^    period: (\d+) years$", _costs(folder), re.MULTILINE)]


def printed(folder: Path) -> list[tuple[Decimal, Decimal]]:
    """The total and the weekly cost that the source prints, for both audits."""
    found = re.findall(r'printed: \{total: "(.*?)", per-week: "(.*?)"\}', _costs(folder))
    return [(number(total), number(week)) for total, week in found]


def figures(folder: Path) -> dict[str, Decimal]:
    """Every figure of `exact`, to the penny."""
    return {name: value.quantize(CENT, ROUND_HALF_UP) for name, value in exact(folder).items()}


def exact(folder: Path) -> dict[str, Decimal]:
    """Every computed figure of the two audits, and the base the stated reduction might be of."""
    found: dict[str, Decimal] = {}
    yearly = Decimal(0)
    for (name, rows), length in zip(amounts(folder).items(), years(folder), strict=True):
        whole = sum(rows, Decimal(0))
        weeks, months = length * 52, length * 12
        found |= {
            f"costs.{name}.total": whole,
            f"costs.{name}.per-week": whole / weeks,
            f"costs.{name}.per-month": whole / months,
            f"costs.{name}.per-year": whole / length,
            f"costs.{name}.per-person": whole / len(rows),
        }
        found |= {f"costs.{name}.{n}.share": 100 * row / whole for n, row in enumerate(rows, 1)}
        yearly += whole / length
    stated = re.search(r"amount: £(\d+)k a year\n    share: (\d+)%", _costs(folder))
    assert stated
    found["costs.reduction.base"] = yearly
    found["costs.reduction.base-gap"] = Decimal(stated[1]) * 1000 / (Decimal(stated[2]) / 100) - yearly
    return found


def number(text: str) -> Decimal:
    return Decimal(text.strip("£").replace(",", ""))


def _costs(folder: Path) -> str:
    return (folder / "costs.yml").read_text("utf-8")
