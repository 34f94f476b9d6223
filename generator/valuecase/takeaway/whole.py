"""A whole case as data: what is written in it, its figures, its checks, cautions, gaps and sources.

All of it is what pages show: small numbers were hidden when the case was read, and stories that may not be shown
are not among its sections.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from valuecase.case import ValueCase
from valuecase.edition import Edition
from valuecase.project import Project
from valuecase.reading.fields import Item, Prose, keyed
from valuecase.reconcile import Check
from valuecase.records import records
from valuecase.takeaway.words import INVENTED, plainly
from valuecase.values import Mean, PartOf, Range, Written, decimal_text

#: Where the description of the format is, from the top of the site.
SCHEMA = "case.schema.json"
#: What is kept with a story for those who publish it, and stands on no page.
UNPUBLISHED = ("held-by", "approved-by", "details-changed", "withdrawn")


def case_record(project: Project, case: ValueCase, edition: Edition) -> dict[str, Any]:
    """Everything published of a case, in the order of its pages."""
    words = plainly(project, case)
    figures, lines = _figures(case)
    return {
        "$schema": f"../{SCHEMA}",
        "id": case.id,
        "title": str(case.case.title) if case.case else case.id,
        "place": str(case.case.place) if case.case else "",
        "status": str(case.case.status) if case.case else "",
        "invented": case.invented,
        "note": INVENTED if case.invented else "",
        "edition": {"date": edition.day, "commit": edition.commit},
        "sections": dict(_sections(case, words)),
        "figures": figures,
        "lines": lines,
        "checks": list(_checks(case)),
        "cautions": [
            {"code": p.code, "about": p.about, "message": p.message, "answer": p.answer or None}
            for p in case.cautions()
        ],
        "gaps": [{"code": p.code, "file": p.file, "message": p.message} for p in case.gaps()],
        "sources": [{"id": name, **_data(reference, words)} for name, reference in case.references.items()],
    }  # fmt: skip


def case_as_json(project: Project, case: ValueCase, edition: Edition) -> str:
    """A case as JSON text."""
    return json.dumps(case_record(project, case, edition), ensure_ascii=False, separators=(",", ":")) + "\n"


def _figures(case: ValueCase) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The figures; and the lines their written numbers stand on, each once, to which `inputs` point by number.

    A total may rest on hundreds of lines that others rest on too.
    """
    numbers: dict[tuple[str, int, str], int] = {}
    figures = records(case)
    for figure in figures:
        inputs = [(line["file"], line["line"], line["text"]) for line in figure["inputs"]]
        figure["inputs"] = [numbers.setdefault(line, len(numbers)) for line in inputs]
    return figures, [{"file": file, "line": line, "text": text} for file, line, text in numbers]


def _sections(case: ValueCase, words: Callable[[str], str]) -> Iterator[tuple[str, Any]]:
    """What is written in each file, stories with their text; sources stand by themselves."""
    for section, name, model, document in case.sections():
        if section.name == "sources":
            continue
        found = _data(model, words)
        if section.folder:
            found["text"] = words(document.body)
        yield name, found


def _data(value: Any, words: Callable[[str], str]) -> Any:
    """A part of a model as plain data: keys as authors write them, numbers as pages print them."""
    match value:
        case Item():
            fields = ((keyed(name), getattr(value, name)) for name in type(value).model_fields)
            return {key: _data(part, words) for key, part in fields if part and key not in UNPUBLISHED}
        case Mapping():
            return {str(key): _data(part, words) for key, part in value.items()}
        case list() | tuple():
            return [_data(part, words) for part in value]
        case Written():
            return value.display
        case PartOf() | Mean() | Range():
            return value.text
        case Prose():
            return words(value)
        case _:
            return str(value)


def _checks(case: ValueCase) -> Iterator[dict[str, Any]]:
    """Every printed number that was compared with its parts, once, with the first figure that it stands beside."""
    seen: set[int] = set()
    for figure in case.ledger.figures.values():
        check = figure.check
        if check and id(check) not in seen:
            seen.add(id(check))
            yield {"figure": figure.id, **_check(check)}


def _check(check: Check) -> dict[str, Any]:
    told = check.answer != "cannot be checked"
    return {
        "printed": check.printed,
        "computed": decimal_text(check.computed, check.unit) if told else None,
        "difference": decimal_text(check.difference, check.unit) if told else None,
        "unit": check.unit.name,
        "answer": str(check.answer),
        "pinned": check.pinned or None,
        "because": check.because or None,
    }
