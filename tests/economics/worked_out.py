"""Appraisals as trees, written to a costs.yml, read as any case is, and worked out."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.support import errors, only_case, seaside
from valuecase.appraisal.appraise import Appraised
from valuecase.figures import Figure

Tree = dict[str, Any]


@dataclass(frozen=True)
class WorkedOut:
    """What became of one appraisal: its figures, named as under it, and the plan behind them."""

    figures: Mapping[str, Figure]
    appraised: Appraised

    def __getitem__(self, name: str) -> Fraction:
        return self.figures[name].value

    def under(self, name: str) -> dict[str, Fraction]:
        """The values of all figures below a name: those of `by-agency.nhs.net` and so on below `by-agency`."""
        return {own: figure.value for own, figure in self.figures.items() if own.startswith(f"{name}.")}


def worked_out(appraisal: Tree) -> WorkedOut:
    """An appraisal without a mistake, worked out in a case that has nothing else."""
    text = json.dumps({"appraisal": {"plan": {"title": "A plan", **appraisal}}}, ensure_ascii=False)
    with tempfile.TemporaryDirectory() as root:
        found = seaside(Path(root), {"costs.yml": text})
    assert errors(found) == set(), [problem.message for problem in found.problems]
    book = only_case(found)
    prefix = "costs.plan."
    figures = {name.removeprefix(prefix): made for name, made in book.ledger.figures.items() if name.startswith(prefix)}
    return WorkedOut(figures, book.appraised[prefix.rstrip(".")])
