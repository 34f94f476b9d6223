"""What all cases share: the home page, the project's rules, the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from valuecase.problems import Problem, Route
from valuecase.problems.catalogue import CATALOGUE
from valuecase.project import Project, place_of
from valuecase.reading.fields import Prose
from valuecase.reading.markdown import NAME
from valuecase.reading.prose import to_html
from valuecase.reading.walk import walk
from valuecase.review.changes import Change, How, Kind, Part
from valuecase.review.findings import kind_of, words_of
from valuecase.review.guard import NOT_SHOWN, guarded
from valuecase.review.pair import Pair
from valuecase.settings import Settings

HOME = "cases/index.md"
TITLES = {"cases/project.yml": "The project’s rules", "cases/glossary.yml": "The glossary"}


def shared_changes(before: Project, after: Project, pairs: list[Pair]) -> Iterator[Change]:
    """The words of the home page, rules and terms that are others, and what was found in them."""
    old, new = _home(before), _home(after)
    private = {(p.file, p.route) for side in (before, after) for p in side.shared_problems if p.code.startswith("VC7")}
    if _meant(old, pairs) != _meant(new, []):
        texts = (_shown(before, old, pairs), _shown(after, new, pairs))
        part = Part("text", *((NOT_SHOWN, NOT_SHOWN) if (HOME, ("body",)) in private else texts))
        yield Change(Kind.TEXT, "changed", "", HOME, "The home page", parts=(part,))
    for file, title in TITLES.items():
        hidden = {route for own, route in private if own == file and route}
        changed = tuple(_parts(before.settings, after.settings, file, hidden))
        if changed:
            yield Change(Kind.TEXT, "changed", "", file, title, parts=changed)
    yield from _found(before, after)


def _home(project: Project) -> str:
    return project.home.body if project.home else ""


def _meant(text: str, pairs: list[Pair]) -> str:
    """The home page as it is published, with names of figures, as the newer revision has them, in place of numbers."""

    def renamed(name: str) -> tuple[str, str]:
        return next((new for pair in pairs if (new := pair.renamed.figure(name)) != name), name), ""

    return _flat(to_html(text, renamed))


def _shown(project: Project, text: str, pairs: list[Pair]) -> str:
    """The home page as a reader sees it, on one line; figures of stories that may not be shown are left out."""

    def words(match: re.Match[str]) -> str:
        case, _, name = match["name"].partition("/")
        pair = next((p for p in pairs if case in (p.id, p.renamed.case[0])), None)
        if pair and pair.is_withheld(pair.renamed.name(name)):
            return NOT_SHOWN
        figure = project.figure(match["name"])
        return figure.display if figure else match[0]

    return guarded(_flat(NAME.sub(words, text)))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _parts(before: Settings, after: Settings, file: str, hidden: set[Route]) -> Iterator[Part]:
    old, new = (
        {route: _flat(str(getattr(value, "text", value))) for route, value in walk(side.models.get(file), ())
         if isinstance(value, (str, Prose)) or hasattr(value, "display")}
        for side in (before, after)
    )  # fmt: skip
    for route in [*new, *(route for route in old if route not in new)]:
        if old.get(route) != new.get(route):
            what = ": ".join(str(key).replace("-", " ") for key in route if key != "terms")
            texts = (guarded(old.get(route, "")), guarded(new.get(route, "")))
            yield Part(what, *((NOT_SHOWN, NOT_SHOWN) if {route, route[1:]} & hidden else texts))


def _found(before: Project, after: Project) -> Iterator[Change]:
    old, new = before.shared_problems, after.shared_problems
    sides: tuple[tuple[How, list[Problem], list[Problem], Project], ...] = (
        ("appeared", new, old, after), ("gone", old, new, before),
    )  # fmt: skip
    for how, mine, theirs, project in sides:
        known = [(p.code, p.file, p.message) for p in theirs]
        for problem in mine:
            key = (problem.code, problem.file, problem.message)
            if key in known:
                known.remove(key)
                continue
            place = place_of(project, problem)
            words = words_of(problem, how)
            yield Change(
                kind_of(problem), how, "", problem.file, f"{problem.code} {CATALOGUE[problem.code].name}",
                words if how == "gone" else "", words if how == "appeared" else "",
                place=(place.file, place.line) if how == "appeared" else None,
            )  # fmt: skip
