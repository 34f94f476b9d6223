"""What a code or a figure means, in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from valuecase.problems.catalogue import CATALOGUE
from valuecase.project import Project
from valuecase.reading.shape import nearest
from valuecase.records import explained


@dataclass(frozen=True, slots=True)
class Words:
    """The explanation, or, if the name is unknown, what to ask for instead."""

    text: str
    unknown: bool = False


def explain(name: str, load: Callable[[], Project | None]) -> Words:
    """Explain `VC501`, or a figure such as `hertfordshire/costs.hertsmere.total`."""
    if re.fullmatch(r"vc\d+", name, re.IGNORECASE):
        return _code(name.upper())
    by_name = next((code for code, entry in CATALOGUE.items() if entry.name == name), None)
    if by_name:
        return _code(by_name)
    project = load()
    if project is None:
        return Words(
            "Give a code such as VC501, or a figure with its case in front: hertfordshire/costs.hertsmere.total",
            unknown=True,
        )
    case_id, _, own = name.partition("/")
    case = project.cases[case_id]
    figure = case.ledger.get(own)
    if figure:
        return Words(explained(case, figure))
    near = nearest(own, case.ledger.figures)
    return Words(
        f"There is no figure {name}. "
        + (f"Did you mean {case_id}/{near}?" if near else f"valuecase figures {case_id} lists them."),
        unknown=True,
    )


def _code(code: str) -> Words:
    entry = CATALOGUE.get(code)
    if entry is None:
        return Words(f"There is no code {code}. Did you mean {nearest(code, CATALOGUE)}?", unknown=True)
    parts = [f"{code} {entry.name} ({entry.level})", "", entry.why]
    if entry.bad:
        parts += ["", "Instead of", "", _indented(entry.bad), "", "write", "", _indented(entry.good)]
    return Words("\n".join(parts))


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
