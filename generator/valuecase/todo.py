"""What is still open in a case, by section: what its authors and reviewers look at first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from valuecase.case import ValueCase
from valuecase.problems import Level, Place, Problem, level_of
from valuecase.project import Project, place_of
from valuecase.reconcile import Answer, spoken
from valuecase.sections.registry import SECTIONS

#: Kinds in the order of their weight, with what one and several of them are called.
KINDS = {
    "Error": ("error", "errors"),
    "Not shown": ("story not shown", "stories not shown"),
    "Past its review": ("review overdue", "reviews overdue"),
    "Does not reconcile": ("number that does not reconcile", "numbers that do not reconcile"),
    "Caution": ("caution", "cautions"),
    "No source": ("claim without a source", "claims without a source"),
    "Gap": ("gap", "gaps"),
}
LEVELS = {Level.ERROR: "Error", Level.CAUTION: "Caution", Level.GAP: "Gap"}
CODES = {"VC506": "No source", "VC706": "Not shown", "VC804": "Past its review"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to do: its kind, what is open, how to close it, where it stands."""

    kind: str
    words: str
    remedy: str
    place: Place


@dataclass(frozen=True, slots=True)
class Todo:
    """What is open in a case, by the titles of its sections, the weightiest first in each."""

    sections: dict[str, list[Entry]]

    @property
    def summary(self) -> str:
        """How much is open of each kind: `2 cautions, 14 gaps`."""
        numbers = Counter(entry.kind for entries in self.sections.values() for entry in entries)
        said = [
            f"{numbers[kind]} {one if numbers[kind] == 1 else many}"
            for kind, (one, many) in KINDS.items()
            if numbers[kind]
        ]
        return ", ".join(said) or "nothing is open"


def todo_of(project: Project, case: ValueCase, *, published: bool = False) -> Todo:
    """Everything open in a case. What is to be `published` names no story that may not be shown."""
    found: dict[str, list[Entry]] = {}
    for entry in (*_problems(project, case), *_differences(case)):
        if published and entry.kind == "Not shown":
            entry = Entry(entry.kind, "a story: its consent does not allow it", "", Place("stories", 1))
        found.setdefault(_section_of(case, entry.place.file), []).append(entry)
    order = list(KINDS)
    titles = [section.title for section in SECTIONS]
    return Todo(
        {
            title: sorted(found[title], key=lambda entry: order.index(entry.kind))
            for title in sorted(found, key=lambda title: titles.index(title) if title in titles else len(titles))
        }
    )


def as_text(todo: Todo) -> str:
    """The list for a terminal."""
    lines: list[str] = []
    for title, entries in todo.sections.items():
        lines += [title, *(line for entry in entries for line in _lines(entry)), ""]
    summary = todo.summary
    return "\n".join([*lines, f"{summary[0].upper()}{summary[1:]}."])


def _lines(entry: Entry) -> Iterator[str]:
    yield f"  {entry.kind}: {entry.words}"
    yield f"    {entry.place.file}:{entry.place.line}{f' – {entry.remedy}' if entry.remedy else ''}"


def _problems(project: Project, case: ValueCase) -> Iterator[Entry]:
    for problem in (p for p in case.problems if not p.answer):
        kind = CODES.get(problem.code, LEVELS[level_of(problem)])
        yield Entry(kind, _words(case, problem), problem.hint, place_of(project, problem))


def _words(case: ValueCase, problem: Problem) -> str:
    thing = case.thing_at(problem.file, problem.route)
    return f"{thing.called}: {problem.message}" if thing and problem.code != "VC506" else problem.message


def _differences(case: ValueCase) -> Iterator[Entry]:
    """Differences that are on record; those that are not are errors already."""
    said = set()
    for figure in case.ledger.figures.values():
        check = figure.check
        if check and check.answer is Answer.DIFFERS and check.pinned and id(check) not in said:
            said.add(id(check))
            words = f"{figure.label}: printed {check.printed}; {spoken(check)}. On record: {check.because}"
            places = [case.place_of(at) for at in figure.written_inputs()]
            yield Entry("Does not reconcile", words, "", places[0] if places else Place(f"cases/{case.id}", 1))


def _section_of(case: ValueCase, file: str) -> str:
    own = file.removeprefix(f"cases/{case.id}/")
    return next(
        (s.title for s in SECTIONS if fnmatchcase(own, s.file) or (s.folder and own.startswith(s.folder))),
        "Other files",
    )
