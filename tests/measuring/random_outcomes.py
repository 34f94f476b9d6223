"""The results of a case made by chance: measures, comparators, findings, what got worse, scales, use over time."""

from __future__ import annotations

from typing import Any

from tests.measuring.random_words import Dice

Tree = dict[str, Any]
DOMAINS = ("user-experience", "staff-experience", "wellbeing", "institutional-care", "cost", "productivity")


def outcomes(dice: Dice, large: str) -> Tree:
    """outcomes.yml as a tree."""
    many = {"small": 1, "usual": 4, "large": 10, "huge": 30}[large]
    found: Tree = {
        "disclosure": "published in source",
        "measures": {name: _measure(dice) for name in dice.ids("measure", dice.randint(1, many))},
        "findings": {name: _finding(dice) for name in dice.ids("finding", dice.randint(0, many))},
        "scales": {name: _scale(dice) for name in dice.ids("scale", dice.randint(0, min(3, many)))},
    }
    if dice.often(0.7):
        found["worse"] = {
            name: {"text": dice.sentences(1, 1), "because": dice.sentences(1, 1)}
            for name in dice.ids("worse", dice.randint(1, many))
        }
    if dice.often(0.5):
        found["over-time"] = {name: _over_time(dice, large) for name in dice.ids("use", dice.randint(1, 2))}
    return {name: part for name, part in found.items() if part}


def _measure(dice: Dice) -> Tree:
    found: Tree = {"title": dice.label(), "domain": dice.choice(DOMAINS), "want": dice.one("lower", "higher")}
    kind = dice.one("share", "count", "people", "rate", "days", "money")
    way = dice.one("before", "before", "comparator", "alone")
    if way == "before":
        return found | {
            "before": {"value": _value(dice, kind), "when": "2022/23"},
            "after": {"value": _value(dice, kind), "when": "2024/25"},
            "compare": dice.one("none", "historic", "matched"),
        }
    found |= {"value": _value(dice, kind), "when": "2025-03"}
    if way == "comparator":
        found["comparator"] = {"who": dice.one("national average", dice.label()), "value": _value(dice, kind)}
    return found


def _value(dice: Dice, kind: str) -> str:
    number = dice.one(dice.randint(1, 99), dice.randint(1, 99), dice.randint(100, 9_000), 0)
    if kind == "people":
        return f"{dice.randint(0, 36)} of 36 people"
    if kind == "money":
        return f"£{number:,}"
    return {"share": f"{number % 100}%", "rate": f"{number:,} per 1,000 people", "days": f"{number:,} days"}.get(
        kind, f"{number:,}"
    )


def _finding(dice: Dice) -> Tree:
    if dice.often(0.4):
        return {"domain": dice.choice(DOMAINS), "quote": dice.sentences(1, 3), "who": dice.words(2, 7)}
    what = [dice.words(1, 6) for _ in range(dice.randint(1, 3))]
    return {"domain": dice.choice(DOMAINS), "what": what, "change": dice.one("fell", "rose", "improved", "unchanged")}


def _scale(dice: Dice) -> Tree:
    course = dice.one("better", "worse", "equal", "mixed")
    return {
        "title": dice.label(),
        "domain": dice.choice(DOMAINS),
        "people": dice.randint(12, 90),
        "first": "June 2023",
        "latest": "March 2025",
        "areas": {name: _area(dice, course) for name in dice.ids("area", dice.randint(1, 15))},
    }


def _area(dice: Dice, course: str) -> Tree:
    low, high = sorted(dice.randint(10, 100) for _ in range(2))
    way = dice.one("better", "worse", "equal") if course == "mixed" else course
    first, latest = {"better": (low, high), "worse": (high, low), "equal": (low, low)}[way]
    return {"title": dice.label(), "first": f"{first / 10}", "latest": f"{latest / 10}"}


def _over_time(dice: Dice, large: str) -> Tree:
    """Use of services at two to six times, each row of one kind of number."""
    times = ["Year before", "8 months", "11 months", "18 months", "2 years", "3 years"][: dice.randint(2, 6)]
    rows = dice.randint(1, {"small": 1, "usual": 6, "large": 15, "huge": 40}[large])
    return {
        "title": dice.label(),
        "want": dice.one("lower", "higher"),
        "people": dice.randint(12, 90),
        "times": times,
        "rows": [
            {"id": f"row-{number}", "service": dice.label(), "values": [f"{dice.randint(0, 900):,}" for _ in times]}
            for number in range(rows)
        ],
    }
