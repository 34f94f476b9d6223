"""Where the working of each figure stands: on one page of a case, or on several where there are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from valuecase.case import ValueCase
from valuecase.figures import Figure
from valuecase.sections.registry import SECTIONS

#: So many figures make a page of a size that opens quickly.
MOST = 50
INDEX = "figures.html"


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of one item, which go on from an earlier page where they are `continued`."""

    name: str
    figures: tuple[Figure, ...]
    continued: bool = False


@dataclass(frozen=True, slots=True)
class WorkingPage:
    """One page of workings, of the `of` pages that a section has.

    address: from the case's first page: `figures/costs-2.html`
    """

    address: str
    section: str
    number: int
    of: int
    groups: tuple[Group, ...]

    @property
    def section_title(self) -> str:
        """What the page of its section is called."""
        return next((section.title for section in SECTIONS if section.name == self.section), self.section)

    @property
    def title(self) -> str:
        """The title of its section, and which of its pages it is: `Costs, 2 of 5`."""
        return f"{self.section_title}, {self.number} of {self.of}" if self.of > 1 else self.section_title

    @property
    def before(self) -> str:
        """The address of the page of its section before it; empty for the first."""
        return _address(self.section, self.number - 1) if self.number > 1 else ""

    @property
    def after(self) -> str:
        """The address of the page of its section after it; empty for the last."""
        return _address(self.section, self.number + 1) if self.number < self.of else ""


@dataclass(slots=True)
class Workings:
    """The pages of workings of the cases of a build, each case's found once."""

    known: dict[str, tuple[ValueCase, list[WorkingPage], dict[str, str]]] = field(default_factory=dict)

    def pages(self, case: ValueCase) -> list[WorkingPage]:
        """The pages of a case; one alone, at the address of the index, where all figures have room on it."""
        return self._of(case)[1]

    def page_of(self, case: ValueCase, name: str) -> str:
        """Where the working of a figure of the case stands."""
        return self._of(case)[2].get(name, INDEX)

    def _of(self, case: ValueCase) -> tuple[ValueCase, list[WorkingPage], dict[str, str]]:
        found = self.known.get(case.id)
        if found is None or found[0] is not case:
            pages = working_pages(case)
            places = {figure.id: page.address for page in pages for group in page.groups for figure in group.figures}
            found = self.known[case.id] = (case, pages, places)
        return found


def working_pages(case: ValueCase) -> list[WorkingPage]:
    """The pages of workings of a case: each holds figures of one section, in the order of the ledger."""
    items: dict[str, list[Figure]] = {}
    for figure in case.ledger.figures.values():
        items.setdefault(".".join(figure.id.split(".")[:2]), []).append(figure)
    groups = [Group(name, tuple(figures)) for name, figures in items.items()]
    if sum(len(group.figures) for group in groups) <= MOST:
        return [WorkingPage(INDEX, "", 1, 1, tuple(groups))]
    sections: dict[str, list[Group]] = {}
    for group in groups:
        sections.setdefault(group.name.partition(".")[0], []).append(group)
    found = []
    for section, own in sections.items():
        sheets = list(_sheets(own))
        for number, sheet in enumerate(sheets, start=1):
            found.append(WorkingPage(_address(section, number), section, number, len(sheets), sheet))
    return found


@dataclass(slots=True)
class Entry:
    """An item in the index of workings: how many figures it has, and the pages they stand on, in their order."""

    name: str
    number: int = 0
    pages: list[str] = field(default_factory=list)


def index_of(pages: Sequence[WorkingPage]) -> list[tuple[str, list[Entry]]]:
    """The items that have figures, by section."""
    found: dict[str, dict[str, Entry]] = {}
    for page in pages:
        for group in page.groups:
            entry = found.setdefault(page.section, {}).setdefault(group.name, Entry(group.name))
            entry.number += len(group.figures)
            entry.pages.append(page.address)
    return [(section, list(entries.values())) for section, entries in found.items()]


def _address(section: str, number: int) -> str:
    return f"figures/{section}.html" if number == 1 else f"figures/{section}-{number}.html"


def _sheets(groups: Sequence[Group]) -> Iterator[tuple[Group, ...]]:
    """Groups laid on sheets in their order; one is cut only where it is longer than a sheet."""
    sheet: list[Group] = []
    for group in groups:
        for start in range(0, len(group.figures), MOST):
            piece = Group(group.name, group.figures[start : start + MOST], continued=start > 0)
            if sheet and sum(len(own.figures) for own in sheet) + len(piece.figures) > MOST:
                yield tuple(sheet)
                sheet = []
            sheet.append(piece)
    if sheet:
        yield tuple(sheet)
