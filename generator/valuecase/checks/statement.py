"""What is asked of the statement on accessibility in cases/project.yml: it is there, whole, and at one with itself."""

from __future__ import annotations

from collections.abc import Iterator

from valuecase.checks.claims import gap_name, missing_honest, overdue
from valuecase.problems import Place, Problem, Route
from valuecase.reading.dates import last_day
from valuecase.reading.document import Document, at
from valuecase.reading.fields import keyed
from valuecase.settings import PROJECT, Settings
from valuecase.statement import Accessibility

#: Where the statement stands in the file.
HERE: Route = ("accessibility",)


def check_statement(settings: Settings) -> Iterator[Problem]:
    """Every check over the statement. What could not be read has its own message."""
    document = settings.documents.get(PROJECT)
    if document is None or (document.whole and at(document.data, HERE) is None):
        words = "a statement on accessibility: not recorded"
        hint = "add accessibility: with organisation: and contact: below it"
        yield Problem("VC801", PROJECT, (), words, hint, place=Place(PROJECT, 1))
        return
    said = getattr(settings.models.get(PROJECT), "accessibility", None)
    written = at(document.data, HERE)
    if not isinstance(said, Accessibility) or not isinstance(written, dict):
        return
    filled = {str(key) for key, value in written.items() if value != []}
    yield from _gaps(said, document, filled)
    yield from missing_honest(said, document, HERE)
    yield from _contradictions(said, filled)
    yield from _days(said, document, settings)


def _gaps(said: Accessibility, document: Document, written: set[str]) -> Iterator[Problem]:
    """What the page shows as missing: the reason where one is given. A key that is there and wrong has its own message."""
    asked = [keyed(name) for name, field in Accessibility.model_fields.items() if _has_gap(field.json_schema_extra)]
    if said.complies != "fully":
        asked.append("problems")
    for key in asked:
        called = "what is known not to work" if key == "problems" else gap_name(said, key)
        if key in written:
            continue
        if key in said.missing:
            spot = (*HERE, "missing", key)
            yield Problem("VC802", document.file, spot, f"{called}: {said.missing[key]}", on="key")
        elif key != "problems" or not said.complies:
            hint = f"fill in {key}:, or say why it is missing: missing: {{{key}: …}}"
            yield Problem("VC801", document.file, HERE, f"{called}: not recorded", hint, on="key")


def _has_gap(extra: object) -> bool:
    return isinstance(extra, dict) and "gap" in extra


def _contradictions(said: Accessibility, written: set[str]) -> Iterator[Problem]:
    spot = (*HERE, "complies")
    if said.complies == "fully" and said.problems:
        words = "the standard is said to be fully met, and problems: lists what does not work"
        yield Problem("VC221", PROJECT, spot, words, "write partly, or take out what is mended")
    if said.complies in ("partly", "not") and "problems" not in written and "problems" not in said.missing:
        words = f"“{said.complies}” says that something is not met, and nothing says what"
        hint = "list it under problems:, or say why there is no list: missing: {problems: …}"
        yield Problem("VC221", PROJECT, spot, words, hint)


def _days(said: Accessibility, document: Document, settings: Settings) -> Iterator[Problem]:
    if said.reviewed and last_day(said.reviewed) > settings.today:
        words = f"“{said.reviewed}” is still to come, so nobody can have gone through it then"
        hint = "write the day on which it was gone through, or leave reviewed: out until then"
        yield Problem("VC305", document.file, (*HERE, "reviewed"), words, hint)
    yield from overdue(said, document, HERE, settings)
    for number, problem in enumerate(said.problems):
        spot = (*HERE, "problems", number)
        if problem.mended_by and last_day(problem.mended_by) < settings.today:
            words = f"to be mended by {problem.mended_by}"
            hint = "take it out where it is mended; else write the next date"
            yield Problem("VC804", document.file, (*spot, "mended-by"), words, hint)
        yield from overdue(problem, document, spot, settings)
