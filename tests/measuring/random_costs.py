"""The money of a case made by chance: audits, tables before and after, what is paid and saved, stated figures."""

from __future__ import annotations

from typing import Any

from tests.measuring.random_words import AGENCIES, AREAS, Dice

Tree = dict[str, Any]
ROWS = {"small": (1, 1, 2), "usual": (1, 2, 3, 7, 10), "large": (7, 12, 30), "huge": (60, 120)}
#: The rows of the first table in a case that is far too large.
MOST_ROWS = 300


def costs(dice: Dice, large: str) -> tuple[Tree, dict[str, str]]:
    """costs.yml as a tree, and the CSV files it names."""
    few = {"small": 1, "usual": 2, "large": 3, "huge": 3}[large]
    tables: dict[str, str] = {}
    sizes = [dice.choice(ROWS[large]) for _ in range(few)]
    if large == "huge":
        sizes[0] = MOST_ROWS
    audits = {name: _audit(dice, name, rows, tables) for name, rows in zip(dice.ids("audit", few), sizes, strict=True)}
    comparisons: Tree = {}
    for name in dice.ids("table", dice.randint(1, few + 1)):
        rows = dice.choice(ROWS[large])
        comparisons[name] = {"title": dice.label(), **side_by_side(dice, dice.one(0, rows, rows))}
    for name in dice.ids("balance", dice.randint(0, few)):
        comparisons[name] = {"title": dice.label(), "rows": _in_the_balance(dice, min(20, dice.choice(ROWS[large])))}
    found: Tree = {"year": "52 weeks", "audits": audits, "comparisons": comparisons}
    if dice.often(0.6):
        rows = {name: {"amount": dice.money(), "label": dice.label()} for name in dice.ids("part", 1 + few)}
        found["programme"] = {"team": {"title": dice.label(), "period": "12 months", "people": 40, "rows": rows}}
    if dice.often(0.5):
        found["stated"] = {"reduction": {"title": dice.label(), "amount": "£60k a year", "share": "29%"}}
    return found, tables


def _audit(dice: Dice, name: str, rows: int, tables: dict[str, str]) -> Tree:
    kind = dice.one("people", "services", "agencies and areas")
    found: Tree = {
        "title": dice.label(),
        "period": dice.one("12 months", "2 years", "26 weeks"),
        "disclosure": "published in source",
        "rows-are": "people" if kind == "people" else "services",
    }
    amounts = [dice.one(dice.money(), dice.money(2_000_000, 1_000), "£0" if dice.often(0.1) else dice.money()) for _ in range(rows)]  # fmt: skip
    if kind == "people" and rows > 2:
        tables[f"{name}.csv"] = "row,amount\n" + "".join(f'{n},"{a}"\n' for n, a in enumerate(amounts, start=1))
        return found | {"csv": f"{name}.csv"}
    if kind == "people":
        return found | {"rows": dict(zip(range(1, rows + 1), amounts, strict=True))}
    if kind == "agencies and areas":
        agencies = dice.sample(AGENCIES, dice.randint(1, len(AGENCIES)))
        areas = dice.sample(AREAS, dice.randint(1, len(AREAS)))
        return found | {
            "rows": {
                f"row-{n}": {
                    "amount": amount,
                    "label": dice.label(),
                    "agency": dice.choice(agencies),
                    "area": dice.choice(areas),
                }
                for n, amount in enumerate(amounts)
            }
        }
    if amounts and dice.often(0.2):
        amounts[-1] = "-" + amounts[-1]
    return found | {"rows": {f"row-{n}": {"amount": a, "label": dice.label()} for n, a in enumerate(amounts)}}


def side_by_side(dice: Dice, rows: int, story: bool = False) -> Tree:
    """A table before and after; with no rows, its two totals alone."""
    length = dice.one("12 months", "12 months", "24 months")
    before: Tree = {"period": length, "when": "2022/23"}
    after: Tree = {"period": length if dice.often(0.6) else "9 months", "when": "2024/25"}
    if not story and dice.often(0.6):
        before["people"] = after["people"] = dice.randint(12, 90)
    found: Tree = {"before": before, "after": after, "compare": dice.one("none", "historic", "matched", "national")}
    if not rows:
        before["total"], after["total"] = (dice.money(900_000, 100) for _ in range(2))
        return found
    return found | {"rows": [_row(dice, number) for number in range(rows)]}


def _row(dice: Dice, number: int) -> Tree:
    row: Tree = {"id": f"row-{number}", "service": dice.label(), "agency": dice.choice(AGENCIES)}
    if dice.often(0.4):
        row["area"] = dice.choice(AREAS)
    course = dice.one("fell", "fell", "rose", "same", "to nothing", "from nothing")
    if dice.often(0.5):
        first, last = _course(dice, course, dice.randint(100, 90_000))
        return row | {"before": f"£{first:,}", "after": f"£{last:,}"}
    first, last = _course(dice, course, dice.randint(1, 900))
    if dice.often(0.2):
        return row | {
            "before": f"{first / 10} each for 40",
            "after": f"{last / 10} each for 35",
            "unit-cost": dice.money(900),
        }
    return row | {"before": f"{first:,}", "after": f"{last:,}", "unit-cost": dice.money(900)}


def _course(dice: Dice, course: str, number: int) -> tuple[int, int]:
    other = dice.randint(0, number)
    ways = {"fell": (number, other), "rose": (other, number), "same": (number, number), "to nothing": (number, 0)}
    return ways.get(course, (0, number))


def _in_the_balance(dice: Dice, rows: int) -> list[Tree]:
    """Costs and savings: amounts, amounts below nothing, and what is saved."""
    found = []
    for number in range(rows):
        way = dice.one("amount", "saves", "below")
        amount = dice.money(90_000, 10)
        row: Tree = {"id": f"row-{number}", "service": dice.label()}
        if dice.often(0.5):
            row["agency"] = dice.choice(AGENCIES)
        found.append(row | ({"saves": amount} if way == "saves" else {"amount": "-" * (way == "below") + amount}))
    return found
