"""What is asked of what all cases share: the home page, the project's rules, the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from valuecase.checks.names import Names
from valuecase.checks.private import allowances_used, few_people, identifiers_in_file, text_of, withheld_named
from valuecase.checks.prose import check_prose
from valuecase.checks.statement import check_statement
from valuecase.problems import Place, Problem, Route
from valuecase.reading.bounds import too_many_files
from valuecase.reading.document import Document
from valuecase.reading.fields import Prose, StaffContact
from valuecase.reading.walk import walk
from valuecase.settings import Settings

#: The files that may stand beside the cases.
BESIDE = ("index.md", "project.yml", "glossary.yml", "README.md")


def check_shared(
    root: Path, cases: list[str], home: Document | None, settings: Settings, names: Names
) -> Iterator[Problem]:
    """Every check over the files beside the cases, whose folders are named."""
    for text, document, route in _texts(home, settings):
        yield from check_prose(text, document, route, names)
        yield from withheld_named(text, document, route, names)
        yield from few_people(text, document, route, settings)
    yield from check_statement(settings)
    yield from _stray(root, settings)
    for folder in (path for path in sorted((root / "cases").iterdir()) if path.is_dir()):
        if many := too_many_files(folder, f"cases/{folder.name}"):
            if folder.name not in cases:
                yield many
            return
    files = sorted(p for p in (root / "cases").rglob("*") if p.is_file())
    for path in files:
        if path.relative_to(root / "cases").parts[0] not in cases:
            shown = path.relative_to(root).as_posix()
            yield from identifiers_in_file(path, shown, _contacts(shown, settings), settings)
    if settings.allow:
        texts = {path.relative_to(root).as_posix(): text_of(path) for path in files}
        texts.pop("cases/project.yml", None)
        yield from allowances_used(texts, settings)


def _stray(root: Path, settings: Settings) -> Iterator[Problem]:
    """Files beside the cases that belong into one of them, or nowhere; the tables that the project names belong there."""
    tables = {str(getattr(value, "csv", None)) for model in settings.models.values() for _, value in walk(model, ())}
    for path in sorted((root / "cases").iterdir()):
        known = path.is_dir() or path.name in {*BESIDE, *tables} or path.name.startswith((".", "_"))
        if not known:
            shown = f"cases/{path.name}"
            words = f"“{path.name}” stands beside the cases and in none, so it is not published"
            hint = "move it into the folder of its case"
            yield Problem("VC203", shown, (), words, hint, place=Place(shown, 1))


def _texts(home: Document | None, settings: Settings) -> Iterator[tuple[str, Document, Route]]:
    if home:
        yield home.body, home, ("body",)
    for file, model in settings.models.items():
        for route, value in walk(model, ()):
            if isinstance(value, Prose):
                yield value, settings.documents[file], route[1:] if model.whole else route


def _contacts(file: str, settings: Settings) -> dict[int, str]:
    """The exceptions themselves stand in the project's rules."""
    model, document = settings.models.get(file), settings.documents.get(file)
    found: dict[int, str] = {}
    for route, value in walk(model, ()) if model and document else ():
        if isinstance(value, StaffContact) and document and (place := document.places.find(route)):
            found[place.line] = f"{found.get(place.line, '')} {value}"
    return found
