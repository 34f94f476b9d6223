"""Names of cases: each leads to one place of the site, and so does each name that a case had before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from valuecase.case import ValueCase
from valuecase.problems import Place, Problem
from valuecase.reading.files import read_document

#: What the top of every site holds beside cases: pages, tables and folders, by their names without an ending.
OF_THE_SITE = frozenset(
    {
        "404", "accessibility", "assets", "case", "cases-by-cautions", "cases-by-gaps", "cases-by-results",
        "cases-by-status", "cases-by-strength", "compare", "cost-per-person", "downloads", "evidence-map", "figures",
        "glossary", "index", "said", "search", "sitemap",
    }
)  # fmt: skip


def check_case_names(cases: Mapping[str, ValueCase], ids: Iterable[str]) -> Iterator[Problem]:
    """Every check over the names of the cases that were read; `ids` are those of all there are."""
    there, seen = set(ids), set[str]()
    for case in cases.values():
        file = f"cases/{case.id}/case.yml"
        if case.id in OF_THE_SITE:
            words = f"“{case.id}” is a name of the site itself"
            yield Problem("VC205", file, (), words, "give the folder of the case another name", place=Place(file, 1))
        for number, old in enumerate(case.case.was if case.case else ()):
            if clash := _clash(old, case.id, there, seen):
                yield Problem("VC205", file, ("was", number), *clash)
            seen.add(old)


def _clash(old: str, own: str, there: set[str], seen: set[str]) -> tuple[str, str] | None:
    """What else an old name leads to, and what to do; None where it leads to its case alone."""
    if old == own:
        return f"“{old}” is what the case is called now", "leave it out"
    if old in there:
        return f"“{old}” is the name of another case", f"leave it out, or give the folder cases/{old} another name"
    if old in OF_THE_SITE:
        return f"“{old}” is a name of the site itself", "leave it out"
    if old in seen:
        return f"“{old}” is the old name of another case too", "leave it out in one of the two"
    return None


def case_once_called(name: str, root: Path, ids: Iterable[str]) -> str:
    """The case that had this name before; empty where none had."""
    for case_id in ids:
        path = root / "cases" / case_id / "case.yml"
        was = read_document(path, path.name).data.get("was") if path.is_file() else None
        if name in (was if isinstance(was, list) else [was]):
            return case_id
    return ""
