"""Figures as plain records for programs, and as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from valuecase.case import ValueCase
from valuecase.cells import csv_text
from valuecase.figures import Figure, Input

#: Columns of figures as CSV.
COLUMNS = ("id", "label", "value", "unit", "display", "low", "high", "working", "source", "printed", "status")


def record(case: ValueCase, figure: Figure) -> dict[str, Any]:
    """One figure for JSON. `value`, `low` and `high` are decimal strings (pounds, or percent); None where hidden."""
    check = figure.check
    value, low, high = (None, None, None) if figure.hidden else figure.decimals()
    return {
        "id": figure.id,
        "label": figure.label,
        "value": value,
        "unit": figure.unit.name,
        "display": figure.display,
        "low": low,
        "high": high,
        "working": figure.working,
        "inputs": [input_record(case, at) for at in figure.written_inputs()],
        "source": figure.source or None,
        "printed": check.printed if check else None,
        "status": str(check.answer) if check else None,
        "differs": {"by": check.pinned, "because": check.because} if check and check.pinned else None,
    }


def records(case: ValueCase, figures: Iterable[Figure] | None = None) -> list[dict[str, Any]]:
    """Figures of a case: those named, else every one."""
    return [record(case, figure) for figure in (case.ledger.figures.values() if figures is None else figures)]


def as_list(figures: Sequence[Figure]) -> str:
    """Names to write in texts, with what is printed for them: one figure a line, in columns."""
    widths = [max(len(words) for words in column) for column in zip(*((f.id, f.display) for f in figures), strict=True)]
    return "\n".join(f"{f.id:<{widths[0]}}  {f.display:<{widths[1]}}  {f.label}".rstrip() for f in figures)


def as_csv(case: ValueCase, figures: Iterable[Figure] | None = None) -> str:
    """Figures of a case as CSV, one a line."""
    rows = ([found[column] or "" for column in COLUMNS] for found in records(case, figures))
    return csv_text([COLUMNS, *rows])


def input_record(case: ValueCase, at: Input) -> dict[str, Any]:
    """A written number: the file and line it stands on, and its text there."""
    place = case.place_of(at)
    return {"file": place.file, "line": place.line, "text": at.text}


def explained(case: ValueCase, figure: Figure) -> str:
    """A figure for a reader at a terminal: value, working, where its numbers stand, the comparison."""
    found = record(case, figure)
    lines = [f"{case.id}/{figure.id}", f"  {figure.label}", f"  {figure.working}"]
    if figure.quantity.bound:
        about = ", to first order" if figure.quantity.first_order else ""
        lines.append(
            f"  rounding of its parts leaves it between {found['low']} and {found['high']} ({figure.unit.name}{about})"
        )
    if figure.check:
        lines.append(f"  printed: {figure.check.printed}; {figure.check.words}")
        if figure.check.because:
            lines.append(f"  {figure.check.because}")
    if figure.source:
        lines.append(f"  source: {figure.source}")
    lines += [f"  {i['file']}:{i['line']}: {i['text']}" for i in found["inputs"]]
    return "\n".join(lines)
