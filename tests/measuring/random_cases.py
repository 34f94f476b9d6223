"""Whole cases made by chance, and valid: for charts and paper of every size that a case may come in.

    write_project(folder, seed)      # folder/cases/… with one case, the same for the same seed on every machine

The case is invented. It holds what is hard to show: one row and hundreds, rises, falls, zeros and
savings, long words and long labels, empty columns, many arrows, stories with and without money.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from tests.measuring.random_appraisals import appraisals
from tests.measuring.random_costs import costs, side_by_side
from tests.measuring.random_outcomes import outcomes
from tests.measuring.random_words import Dice

CASE = "marrowby"
PROJECT = "small-numbers: {threshold: 0, rounding: 1}\n"
#: How large a case is, in turn: most are usual, some have almost nothing, some are far too large.
SIZES = (
    *("usual", "small", "large", "usual", "huge", "usual", "bare", "usual", "usual", "large"),
    *["usual", "small", "usual", "large", "usual"] * 2,
    *["usual"] * 20,
)
COLUMNS = {
    "scie": ("enablers", "components", "outcomes", "impacts"),
    "classic": ("inputs", "activities", "outputs", "outcomes", "impacts"),
}

Tree = dict[str, Any]


def write_project(folder: Path, seed: int) -> Path:
    """Write a project with one case into a folder; gives the case's own folder."""
    case = folder / "cases" / CASE
    for name, text in {"../project.yml": PROJECT, **files(seed)}.items():
        path = (case / name).resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return case


def size(seed: int) -> str:
    """How large the case of a seed is."""
    return SIZES[seed % len(SIZES)]


def files(seed: int) -> dict[str, str]:
    """The files of a case by their names."""
    dice = Dice(seed)
    large = size(seed)
    many = {"bare": 0, "small": 1, "usual": 4, "large": 8, "huge": 25}[large]
    if large == "bare":
        return {"case.yml": _yaml(_case(dice, many, []))}
    money, tables = costs(dice, large)
    # A source of chance of its own, so that the rest of a case does not depend on it.
    money["appraisal"] = appraisals(Dice(f"appraisals {seed}"), large)
    results = outcomes(dice, large)
    parts: dict[str, Tree] = {
        "costs.yml": money,
        "outcomes.yml": results,
        "logic-model.yml": _logic_model(dice, large),
        "service.yml": _service(dice, many),
        "co-production.yml": _co_production(dice, many),
        "i-statements.yml": _statements(dice, many),
        "principles.yml": _principles(dice, many),
        "beneficiaries.yml": _beneficiaries(dice, many),
        "lessons.yml": _lessons(dice, many),
    }
    kept = {name: part for name, part in parts.items() if name in ("costs.yml", "outcomes.yml") or dice.often(0.8)}
    kept = {name: {"source": "report, page 4", **part} for name, part in kept.items()}
    written = {name: _yaml(part) for name, part in kept.items()}
    stories = {f"stories/{name}.md": _story(dice, name) for name in dice.ids("robin", dice.randint(0, min(many, 6)))}
    headline = [f"outcomes.{name}.value" for name, measure in results["measures"].items() if "value" in measure]
    headline += [f"costs.{name}.total" for name in money["audits"]]
    headline += [f"costs.{name}.change" for name, table in money["comparisons"].items() if "before" in table]
    return {
        "case.yml": _yaml(_case(dice, many, dice.sample(headline, min(len(headline), many + 2)))),
        "sources.yml": _yaml(_sources(dice, many)),
        **written,
        **tables,
        **stories,
    }


def _yaml(tree: Tree) -> str:
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=100)


def _case(dice: Dice, many: int, headline: list[str]) -> Tree:
    found: Tree = {
        "title": dice.long_label() if dice.often(0.1) else dice.words(1, 4),
        "place": "Marrowby",
        "kind": "invented",
        "status": dice.one("draft", "review", "published"),
        "people": dice.words(3, 12),
        "when": "two years",
        "areas": [dice.words(1, 2) for _ in range(dice.randint(0, many))],
        "dates": {f"20{year}-03": dice.words(3, 12) for year in range(20, 21 + min(many, 6))},
        "summary": dice.sentences(1, 3 * many + 2),
        "background": dice.sentences(1, many + 1),
        "hypothesis": {"quote": dice.sentences(1, 3), "who": "the first paper"},
        "ask": dice.sentences(1, max(2, many)),
        "headline": headline,
    }
    kept = ("title", "place", "kind", "status")
    return {name: part for name, part in found.items() if part and (name in kept or dice.often(0.85 if many else 0.2))}


def _sources(dice: Dice, many: int) -> Tree:
    report = {"title": "A report on Marrowby", "kind": "report", "date": "2025-06", "by": "Nobody"}
    more = {name: {"title": dice.label(), "kind": "article"} for name in dice.ids("paper", dice.randint(0, many))}
    return {"report": report, **more}


def _logic_model(dice: Dice, large: str) -> Tree:
    preset = dice.one("scie", "classic", "own")
    names = COLUMNS.get(preset) or tuple(dice.ids("column", dice.randint(1, 5)))
    most = {"small": 2, "usual": 5, "large": 8, "huge": 30}[large]
    columns = [(name, dice.ids(f"{name}-box", dice.randint(0, most))) for name in names]
    if not any(boxes for _, boxes in columns):
        columns[0] = (columns[0][0], [f"{names[0]}-box-1"])
    written = {name: {box: _element(dice) for box in boxes} for name, boxes in columns if boxes or preset == "own"}
    order = [(box, place) for place, (_, boxes) in enumerate(columns) for box in boxes]
    pairs = [(a, b) for n, (a, first) in enumerate(order) for b, second in order[n + 1 :] if second - first < 3]
    arrows: list[Tree] = []
    for start, end in dice.sample(pairs, min(len(pairs), dice.one(0, 3, 8, 20, 40))):
        reason = {"because": dice.sentences(1, 1)} if dice.often(0.6) else {}
        arrows.append({"from": start, "to": end, **reason})
    own: Tree = {"columns": list(names), "own": written} if preset == "own" else {"columns": preset, **written}
    return {"reading": dice.sentences(1, 2), **own, **({"arrows": arrows} if arrows else {})}


def _element(dice: Dice) -> Tree:
    state = dice.one("strength", "in place", "partly", "gap", "")
    found: Tree = {"text": dice.words(1, 20) if dice.often(0.2) else dice.label()}
    if state and len(found["text"]) % 2:
        found["state"] = state
    elif state:
        found["assessed"] = {"2023": "gap", "2024-05": {"state": state, "confidence": "low", "because": found["text"]}}
    if dice.often(0.2):
        found["to-fund"] = dice.sentences(1, 2)
    return found


def _service(dice: Dice, many: int) -> Tree:
    return {
        "summary": dice.sentences(1, 4),
        "features": {
            name: {"title": dice.label(), "text": dice.sentences(1, 2)}
            for name in dice.ids("feature", dice.randint(1, many + 1))
        },
        "enablers": {name: dice.sentences(1, 2) for name in dice.ids("enabler", dice.randint(0, many))},
        "voices": _voices(dice, many),
    }


def _voices(dice: Dice, many: int) -> Tree:
    return {
        name: {"quote": dice.sentences(1, 1 if dice.often(0.7) else 5), "who": dice.words(2, 6)}
        for name in dice.ids("voice", dice.randint(0, min(many, 12)))
    }


def _co_production(dice: Dice, many: int) -> Tree:
    def event() -> Tree:
        asked = {name: {"text": dice.sentences(1, 1), "changed": dice.sentences(1, 1)} for name in dice.ids("wish", 2)}
        return {
            "title": dice.label(),
            "what": dice.one("interview", "workshop", "panel", "survey", "visit", "other"),
            "how-many": dice.randint(1, 60),
            "when": "2023-02",
            "with": [dice.words(1, 4) for _ in range(dice.randint(1, 3))],
            "people": dice.randint(8, 90),
            "changed": dice.sentences(1, 2),
            **({"asked": {f"{dice.choice('abcdef')}{n}-{key}": each for n, (key, each) in enumerate(asked.items())}}
               if dice.often(0.5) else {}),
        }  # fmt: skip

    events = {name: event() for name in dice.ids("event", dice.randint(1, many))}
    return {"events": events, "voices": _voices(dice, many)}


def _statements(dice: Dice, many: int) -> Tree:
    statements = {
        name: {"text": dice.words(4, 20), "met": dice.one("yes", "partly", "no", "not known")}
        for name in dice.ids("statement", dice.randint(1, 2 * many + 1))
    }
    return {"statements": statements, "living-up-to-it": dice.sentences(1, 3)}


def _principles(dice: Dice, many: int) -> Tree:
    principles = {name: dice.words(2, 16) + "." for name in dice.ids("principle", dice.randint(1, many + 1))}
    return {"principles": principles, "agreed-by": [dice.words(1, 3)]}


def _beneficiaries(dice: Dice, many: int) -> Tree:
    def points(what: str) -> Tree:
        return {
            name: {"text": dice.sentences(1, 1), "how-many": dice.randint(8, 400), "because": dice.sentences(1, 1)}
            for name in dice.ids(what, dice.randint(1, max(1, many // 2)))
        }

    groups = {
        name: {"title": dice.label(), "how-many": dice.randint(8, 900), "gains": [dice.words(2, 9)]}
        for name in dice.ids("group", dice.randint(1, many))
    }
    rows = {name: dice.randint(0, 90) for name in dice.ids("kind", dice.randint(1, many + 1))}
    table = {"title": dice.label(), "disclosure": "published in source", "rows": rows}
    return {
        "groups": groups,
        "tables": {"by-kind": table},
        "not-served": points("waiting"),
        "dropped-out": points("left"),
    }


def _lessons(dice: Dice, many: int) -> Tree:
    def lessons(what: str) -> Tree:
        return {
            name: {"title": dice.label(), "text": dice.sentences(1, 3), "theme": dice.one("Money", "People")}
            for name in dice.ids(what, dice.randint(1, many + 1))
        }

    steps = lessons("next")
    for step in steps.values():
        step |= {"by": dice.words(2, 4), "when": dice.words(1, 4)} if dice.often(0.5) else {}
    return {"lessons": lessons("lesson"), "legacy": lessons("legacy"), "next": steps}


def _story(dice: Dice, name: str) -> str:
    front: Tree = {
        "title": f"Example {name.rpartition('-')[2]}",
        "person": "invented",
        "pseudonym": "Nobody is called that",
        "source": "report, page 12",
        "summary": dice.sentences(1, 1),
    }
    if dice.often(0.8):
        front["costs"] = {"title": "Cost of services", **side_by_side(dice, dice.one(0, 1, 2, 5, 9), story=True)}
    body = "\n\n".join(dice.sentences(1, 6) for _ in range(dice.randint(1, 5)))
    return f"---\n{_yaml(front)}---\n{body}\n"
