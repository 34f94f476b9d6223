"""What a case has and what it lacks, as its pages say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from valuecase.case import ValueCase
from valuecase.checks.claims import gap_name
from valuecase.problems import Problem
from valuecase.project import Project
from valuecase.reading.fields import Item
from valuecase.sections.registry import SECTIONS, Section


@dataclass(slots=True)
class Inventory:
    """The sections of a case, those that are there and those that are not, and every gap."""

    project: Project
    case: ValueCase

    def gaps(self) -> dict[str, list[Problem]]:
        """What is missing, by the page it would stand on."""
        found: dict[str, list[Problem]] = {}
        for problem in self.case.gaps():
            name = problem.file.removeprefix(f"cases/{self.case.id}/").partition("/")[0].partition(".")[0]
            found.setdefault(name, []).append(problem)
        return found

    def pages(self) -> list[tuple[Section, bool, int]]:
        """The other pages of the case: each section, whether it is there, and how many gaps it has."""
        gaps = self.gaps()
        return [(s, s.name in self.case.parts, len(gaps.get(s.name, []))) for s in SECTIONS if s.name != "case"]

    def absent_pages(self) -> list[Section]:
        """The sections of which there is nothing yet."""
        return [section for section, here, _ in self.pages() if not here]

    def pages_written(self) -> str:
        """How much of the case is there: `4 of 11 pages written`."""
        pages = self.pages()
        return f"{sum(here for _, here, _ in pages)} of {len(pages)} pages written"

    def gap_count(self) -> int:
        return len(self.case.gaps())

    def section_title(self, name: str) -> str:
        """What the page of a section is called."""
        return next((section.title for section in SECTIONS if section.name == name), name)

    def gap_item(self, problem: Problem) -> str:
        """What the thing is called that a gap is about."""
        found = self.case.thing_at(problem.file, problem.route)
        return found.called if found else ""

    def missing(self, item: Item, key: str) -> str:
        """What the author says of something missing, or the plain words."""
        return str(item.missing.get(key, "not recorded"))

    def gaps_of(self, item: Item, but: Sequence[str] = ()) -> list[str]:
        """What the author says is missing from an item, as phrases; `but` the keys that the page speaks of itself."""
        return [f"{gap_name(item, name)}: {why}" for name, why in item.missing.items() if name not in but]
