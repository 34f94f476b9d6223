"""Projects of many cases made by chance, the same for the same seed on every machine. Every case is invented.

They are written as real ones, so that they are counted; one in five is marked as invented, and may not be.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import yaml

Tree = dict[str, Any]
DOMAINS = ("user-experience", "staff-experience", "wellbeing", "institutional-care", "cost", "productivity", "home")
COMPARE = (None, None, "none", "historic", "matched", "quasi-random", "random", "national")
YEARS = ("2019/20", "2020", "2021/22", "2022/23", "2023", "2023/24", "2024/25", None)
THEMES = ("Trust", "One door", "Time", None, None)
TEXTS = ("Nobody is given up on", "nobody is given up on.", "Plain words", "“Plain words”", "Somebody stays")
RULES = "small-numbers: {threshold: 0, rounding: 1}\n"


def write_many(root: Path, seed: int, number: int) -> Path:
    """A project of so many cases below a folder; gives the folder."""
    chance = Random(seed)
    (root / "cases").mkdir(parents=True)
    (root / "cases" / "project.yml").write_text(RULES, "utf-8")
    (root / "cases" / "index.md").write_text("Cases made by chance; all of them are invented.\n", "utf-8")
    for place in range(number):
        folder = root / "cases" / f"case-{place:03}"
        folder.mkdir()
        for name, tree in _case(chance, place).items():
            (folder / name).write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), "utf-8")
    return root


def _case(chance: Random, place: int) -> dict[str, Tree]:
    case: Tree = {
        "title": f"An invented team, number {place}",
        "place": f"Invented town {chance.randint(1, 60)}",
        "kind": "invented" if chance.random() < 0.2 else "real",
        "status": chance.choice(("draft", "review", "published")),
        **({"people": f"Invented people of kind {chance.randint(1, 3)}"} if chance.random() < 0.7 else {}),
    }
    found = {"case.yml": case, "sources.yml": {"report": {"title": "A report that does not exist", "kind": "report"}}}
    if chance.random() < 0.8:
        found["outcomes.yml"] = _outcomes(chance)
        case["headline"] = [
            f"outcomes.{name}.value" for name, m in found["outcomes.yml"]["measures"].items() if "value" in m
        ][:1]
    if chance.random() < 0.7:
        found["costs.yml"] = _costs(chance)
    if chance.random() < 0.5:
        texts = chance.sample(TEXTS, chance.randint(1, 3))
        found["principles.yml"] = {"principles": {f"p-{n}": _said(chance, text) for n, text in enumerate(texts)}}
    return found


def _said(chance: Random, text: str) -> Tree:
    theme, met = chance.choice(THEMES), chance.choice(("yes", "partly", "no", "not known", None))
    return _some(text=text, theme=theme, met=met)


def _outcomes(chance: Random) -> Tree:
    measures = {f"measure-{n}": _measure(chance) for n in range(chance.randint(1, 4))}
    findings = {
        f"finding-{n}": {
            **_evidence(chance),
            "what": f"Something invented, {n}",
            "change": chance.choice(("fell", "rose")),
        }
        for n in range(chance.randint(0, 3))
    }
    return {"source": "report, page 1", "domains": list(DOMAINS), "measures": measures, "findings": findings}


def _measure(chance: Random) -> Tree:
    metric = chance.choice(("waiting", "settled", "missed", None))
    found = {"title": f"Invented measure {chance.randint(1, 40)}", **_some(metric=metric), **_evidence(chance)}
    found["want"] = chance.choice(("lower", "higher"))
    unit = {"waiting": "{} days", "settled": "{} of 100 people", "missed": "{}%", None: "{}"}[metric]
    if chance.random() < 0.5:
        before, after = (unit.format(chance.randint(1, 99)) for _ in range(2))
        return found | {"before": {"value": before, "when": "2022/23"}, "after": {"value": after, "when": "2023/24"}}
    return found | {"value": unit.format(chance.randint(1, 99)), "when": "2023/24"}


def _evidence(chance: Random) -> Tree:
    domain = chance.choice((*DOMAINS, None))
    adjusted = "age and earlier use" if chance.random() < 0.2 else None
    return {
        key.replace("_", "-"): value
        for key, value in _some(domain=domain, compare=chance.choice(COMPARE), adjusted_for=adjusted).items()
    }


def _costs(chance: Random) -> Tree:
    comparisons = {f"table-{n}": _comparison(chance, n) for n in range(chance.randint(0, 3))}
    audits = {f"audit-{n}": _audit(chance) for n in range(chance.randint(0, 2))}
    stated = {
        "saved": {
            "title": "Saved, as an invented leaflet has it",
            "kind": chance.choice(("saving", "cost", "other")),
            "amount": "£90k a year",
        }
    }
    return {
        "source": "report, page 2",
        "audits": audits,
        "comparisons": comparisons,
        "stated": stated if chance.random() < 0.5 else {},
    }


def _comparison(chance: Random, number: int) -> Tree:
    sides = {side: _side(chance) for side in ("before", "after")}
    found = {
        "title": f"Invented costs {number}",
        **sides,
        **_some(compare=chance.choice(COMPARE), chosen=chance.choice(("top 40 by cost", "all", None))),
    }
    year = chance.choice(YEARS)
    return found | ({"price-year": year} if year else {})


def _side(chance: Random) -> Tree:
    months = chance.choice((6, 12, 12, 12, 24, None))
    found: Tree = {"total": f"£{chance.randint(10_000, 900_000):,}", "when": "2022/23"}
    return found | _some(period=months and f"{months} months", people=chance.choice((36, 40, 90, None)))


def _audit(chance: Random) -> Tree:
    rows = [
        {
            "id": f"row-{n}",
            "label": f"Invented agency {n}",
            "agency": f"Invented agency {n}",
            "amount": f"£{chance.randint(1_000, 400_000):,}",
        }
        for n in range(chance.randint(1, 4))
    ]
    found: Tree = {"title": "What was spent in an invented town", "rows-are": "agencies", "rows": rows}
    period = chance.choice(("12 months", "6 months", "2 years", None))
    return found | _some(period=period, people=chance.choice((20, 60, None)), when=chance.choice(YEARS))


def _some(**values: Any) -> Tree:
    return {name: value for name, value in values.items() if value is not None}
