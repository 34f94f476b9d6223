"""Which cases need not be read again after a change."""

from __future__ import annotations

from collections.abc import Iterable

from valuecase.case import ValueCase
from valuecase.project import CASES, Project
from valuecase.settings import GLOSSARY, PROJECT, today


def cases_kept(project: Project, changed: Iterable[str]) -> dict[str, ValueCase]:
    """The cases of a project that would be read as they are, though these files have changed.

    A case depends on its own folder, on the project's decisions and their tables, on the day, and on every case
    whose figures it names.
    """
    changed = set(changed)
    tables = any(name.endswith(".csv") and name.count("/") == 1 for name in changed)
    if tables or changed & {PROJECT, GLOSSARY} or project.settings.today != today():
        return {}
    ids = {parts[1] for parts in (name.split("/") for name in changed) if parts[0] == CASES and len(parts) > 2}
    return {name: case for name, case in project.cases.items() if name not in ids and not _names_any(case, ids)}


def _names_any(case: ValueCase, ids: set[str]) -> bool:
    """Whether a case may name a figure of one of these, as in `torbay/costs.total`."""
    lines = (line for document in case.documents.values() for line in document.lines if "/" in line)
    return bool(ids) and any(f"{name}/" in line for line in lines for name in ids)
