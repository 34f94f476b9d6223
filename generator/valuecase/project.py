"""A project: its folder, its cases, and figures looked up by name across them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from os.path import lexists
from pathlib import Path

from valuecase.case import ValueCase
from valuecase.characters import characters_missing
from valuecase.checks.addresses import OF_ALL, Pages, no_way, pages_of
from valuecase.checks.case_names import check_case_names
from valuecase.checks.names import Names
from valuecase.checks.shared import check_shared
from valuecase.checks.whole import check_case
from valuecase.figures import Figure
from valuecase.loading import load_case
from valuecase.problems import Place, Problem
from valuecase.reading.bounds import MAX_CASES
from valuecase.reading.document import Document
from valuecase.reading.files import read_document
from valuecase.reading.inside import entries_refused
from valuecase.settings import Settings, load_settings, today

CASES = "cases"


class NotAProject(Exception):
    """There is no project, or no such case, where one was looked for."""


@dataclass(slots=True)
class Project:
    """The cases of a project that were asked for, with every problem met in them.

    others: cases that were read only because a figure of theirs is named
    home:   the words of the home page, cases/index.md, if there are any
    own_templates: whether the project's own templates, which are code, go before the shipped ones
    shared_problems: of the home page, the project's rules, its glossary, and of cases beside one another
    """

    root: Path
    cases: dict[str, ValueCase] = field(default_factory=dict)
    others: dict[str, ValueCase] = field(default_factory=dict)
    home: Document | None = None
    shared_problems: list[Problem] = field(default_factory=list)
    settings: Settings = field(default_factory=lambda: Settings(today()))
    own_templates: bool = True

    @property
    def templates(self) -> Path | None:
        """The folder whose `templates` go before the shipped ones; None where only those are used."""
        return self.root if self.own_templates else None

    @property
    def problems(self) -> list[Problem]:
        return [*self.shared_problems, *(p for case in self.cases.values() for p in case.problems)]

    @property
    def documents(self) -> dict[str, Document]:
        found = {file: document for case in self.cases.values() for file, document in case.documents.items()}
        found |= self.settings.documents
        if self.home:
            found[self.home.file] = self.home
        return found

    def document(self, file: str) -> Document | None:
        """The document of a file, such as `cases/torbay/costs.yml`; None for what was not read, or is no document."""
        case = self.cases.get(file.removeprefix(f"{CASES}/").partition("/")[0])
        if case and file in case.documents:
            return case.documents[file]
        return self.home if self.home and self.home.file == file else self.settings.documents.get(file)

    def case(self, name: str) -> ValueCase | None:
        """A case of the project, read now if it has not been."""
        if name not in self.cases and name not in self.others and name in case_ids(self.root):
            self.others[name] = load_case(self.root / CASES / name, self.settings)
        return self.cases.get(name) or self.others.get(name)

    def figure(self, name: str, within: ValueCase | None = None) -> Figure | None:
        """A figure by its name, with the case in front unless `within` says which case is meant."""
        if "/" in name:
            case_id, _, name = name.partition("/")
            within = self.case(case_id)
        return within.ledger.get(name) if within else None

    def names(self, within: ValueCase | None = None) -> Names:
        """What names mean in a case, or on the home page."""

        def known() -> list[str]:
            if within:
                return list(within.ledger.figures)
            return [f"{case.id}/{name}" for case in self.cases.values() for name in case.ledger.figures]

        def broken(name: str) -> bool:
            case_id, slash, rest = name.rpartition("/")
            owner = self.case(case_id) if slash else within
            return bool(owner and owner.is_broken(rest))

        def barred(name: str, own: str) -> str:
            case_id, slash, rest = name.rpartition("/")
            owner = self.case(case_id) if slash else within
            where = "" if within is None else own if owner is within else f"{within.id}/{own}"
            return owner.why_barred(rest, where) if owner else ""

        @cache
        def hidden_titles(own: str) -> dict[str, str]:
            owners = [within] if within else self.cases.values()
            found = {withheld.title: withheld.why for case in owners for withheld in case.withheld.values()}
            return found | (within.web_only_titles(own) if within and own else {})

        @cache
        def pages(name: str) -> Pages | None:
            owner = self.case(name)
            return pages_of(owner) if owner else None

        def no_way_to(address: str) -> str:
            shared = [*OF_ALL, *(["glossary.html"] if self.settings.terms else [])]
            return no_way(address, within.id if within else "", pages, shared)

        return Names(lambda name: self.figure(name, within), known, broken, barred, hidden_titles, no_way_to)


def find_root(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that holds a `cases` folder."""
    for folder in (start, *start.parents):
        if (folder / CASES).is_dir():
            return folder
    raise NotAProject(f"there is no folder called “{CASES}” in {start} or above it")


def case_ids(root: Path) -> list[str]:
    """The cases of a project: the folders of `cases` that hold a file of a case."""
    folders = sorted(p for p in (root / CASES).iterdir() if p.is_dir() and not p.name.startswith((".", "_")))
    return [p.name for p in folders if any(p.glob("*.yml")) or (p / "stories").is_dir()]


def asked_for(root: Path, only: list[str] | None) -> list[str]:
    """The cases that were asked for, which are all where none is named; raises NotAProject where there is no such case."""
    ids = case_ids(root)
    for name in only or ():
        if name not in ids:
            raise NotAProject(f"there is no case “{name}”; the cases are: {', '.join(ids) or 'none'}")
    return only or ids


def load_project(root: Path, only: list[str] | None = None, kept: Mapping[str, ValueCase] | None = None) -> Project:
    """Read and check a project, or some of its cases.

    kept: cases that were read and checked before, and of which nothing has changed since: they
          are taken as they are
    """
    kept = kept or {}
    project = Project(root, settings=load_settings(root))
    for name in asked_for(root, only)[:MAX_CASES]:
        project.cases[name] = kept.get(name) or load_case(root / CASES / name, project.settings)
    for case in (case for name, case in project.cases.items() if name not in kept and not case.unread):
        case.problems += [*check_case(case, project.names(case), project.settings), *characters_missing(case)]
    project.shared_problems += [
        *check_case_names(project.cases, case_ids(root)),
        *_too_many(root),
        *project.settings.problems,
    ]
    if only is None:
        _read_home(project)
        project.shared_problems += check_shared(root, case_ids(root), project.home, project.settings, project.names())
    told = set(project.problems)
    project.shared_problems += [problem for problem in entries_refused(root) if problem not in told]
    return project


def _too_many(root: Path) -> Iterator[Problem]:
    """More cases than are read."""
    if len(case_ids(root)) > MAX_CASES:
        words, hint = f"the project has more than {MAX_CASES:,} cases", "make several projects of it"
        yield Problem("VC124", CASES, (), words, hint, place=Place(CASES, 1))


def _read_home(project: Project) -> None:
    path = project.root / CASES / "index.md"
    if not lexists(path):
        return
    project.home = read_document(path, f"{CASES}/index.md")
    project.shared_problems += project.home.problems


def place_of(project: Project, problem: Problem) -> Place:
    """Where a problem is to be shown."""
    document = project.document(problem.file)
    return document.place(problem) if document else problem.place or Place(problem.file, 1)
