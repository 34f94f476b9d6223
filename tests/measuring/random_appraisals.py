"""Appraisals made by chance: of one year and of sixty, with one agency and with many, that pay back and that do not."""

from __future__ import annotations

from typing import Any

from tests.measuring.random_words import AGENCIES, AWKWARD, Dice

Tree = dict[str, Any]
FLOWS = {"small": (1,), "usual": (1, 2, 4), "large": (5, 8), "huge": (14,)}
PAYERS = (*AGENCIES, "Bwrdd Iechyd Prifysgol Betsi Cadwaladr", "People and their families", f"Agency of {AWKWARD[0]}")
CLASSES = ("fiscal", "fiscal", "economic", "social")


def appraisals(dice: Dice, large: str) -> Tree:
    """The block `appraisal:` of costs.yml; in some cases it is not there."""
    if dice.often(0.2):
        return {}
    return {name: _appraisal(dice, large) for name in dice.ids("worth", dice.one(1, 1, 2))}


def _appraisal(dice: Dice, large: str) -> Tree:
    years = dice.one(1, 2, 3, 5, 5, 10, 30, 60)
    few = dice.choice(FLOWS[large])
    costs = {name: _flow(dice, years, "paid-by") for name in dice.ids("cost", few)}
    benefits = {name: _benefit(dice, years) for name in dice.ids("gain", few)}
    found: Tree = {
        "title": dice.label(),
        "starts": dice.one("2024/25", "2023"),
        "years": years,
        "prices": "2024",
        "discount": dice.one("green-book", "health", "4%", "0%"),
        "timing": dice.one("start", "mid", "end"),
        "people": dice.randint(12, 90),
        "costs": costs,
        "benefits": benefits,
        "vary": _vary(dice, costs, benefits),
    }
    kept = ("title", "years", "prices", "discount", "costs", "benefits")
    return {name: part for name, part in found.items() if name in kept or dice.often(0.85)}


def _flow(dice: Dice, years: int, who: str) -> Tree:
    flow: Tree = {"title": dice.label(), who: dice.choice(PAYERS), "class": dice.choice(CLASSES)}
    if dice.often(0.6):
        return flow | {"each-year": dice.money()}
    return flow | {"by-year": [dice.money() if dice.often(0.9) else "£0" for _ in range(years)]}


def _benefit(dice: Dice, years: int) -> Tree:
    flow = _flow(dice, years, "gained-by")
    if flow["class"] == "fiscal":
        flow["cashable"] = dice.one("yes", "partly", "no", "not known")
    parts = {key: f"{dice.randint(0, 60)}%" for key in ("deadweight", "displacement", "attribution")}
    return flow | {key: part for key, part in parts.items() if dice.often(0.6)}


def _vary(dice: Dice, costs: Tree, benefits: Tree) -> Tree:
    """Ranges around what is written, of some inputs."""
    found = {"discount": "0% to 9%", "reached": f"{dice.randint(0, 99)}% to {dice.randint(101, 200)}%"}
    found |= {name: f"{dice.randint(10, 95)}% to {dice.randint(100, 300)}%" for name in (*costs, *benefits)}
    found |= {f"{name}.deadweight": "0% to 75%" for name, flow in benefits.items() if "deadweight" in flow}
    return {name: found[name] for name in dice.sample(sorted(found), dice.randint(1, min(15, len(found))))}
