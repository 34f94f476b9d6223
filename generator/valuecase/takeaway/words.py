"""An author's words without marks, as they stand in a cell."""

from __future__ import annotations

from collections.abc import Callable

from valuecase.case import ValueCase
from valuecase.project import Project
from valuecase.reading.fields import SourceRef
from valuecase.reading.prose import to_words

#: Said wherever something of an invented case is taken away.
INVENTED = "An invented example: the place, the people and the numbers do not exist."


def in_order(project: Project) -> list[ValueCase]:
    """The cases as in the menu: the real ones, then the invented ones."""
    return sorted(project.cases.values(), key=lambda case: case.invented)


def plainly(project: Project, case: ValueCase) -> Callable[[str], str]:
    """What turns an author's prose into words alone; names of figures become what pages print for them."""

    def words(name: str) -> tuple[str, str]:
        figure = project.figure(name, case)
        return (figure.display if figure else name), ""

    return lambda text: to_words(str(text), words)


def source_words(case: ValueCase, ref: str) -> str:
    """A source by its title and the place in it: `Annual report, page 4`; empty where there is none."""
    found = SourceRef(ref)
    reference = case.references.get(found.id)
    if reference is None:
        return ""
    return f"{reference.title}, {found.place}" if found.place else str(reference.title)


def lines(number: int) -> str:
    """`1 line`, `12 lines`."""
    return f"{number:,} line{'' if number == 1 else 's'}"
