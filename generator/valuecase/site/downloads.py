"""The page of downloads: everything that can be taken away, with its format and its true size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from valuecase.case import ValueCase
from valuecase.edition import Edition
from valuecase.project import Project
from valuecase.site.across import COSTS_CSV, MAP_CSV
from valuecase.site.papers import BRIEFING, SHEET
from valuecase.takeaway.shelf import Download, Shelf, size_in_words
from valuecase.takeaway.words import in_order

DOWNLOADS = "downloads.md"


@dataclass(slots=True)
class Downloads:
    """What the page of downloads speaks of. Until the files are made, in a preview, sizes are not said.

    sizes: of files in bytes, by their addresses
    """

    shelf: Shelf
    sizes: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, project: Project, edition: Edition) -> Downloads:
        """The downloads of a project, whose site has no name yet."""
        return cls(Shelf(project, edition))

    def named(self, title: str, rights: str) -> None:
        """Tell the name of the site, and its words about who owns what it holds."""
        self.shelf.title, self.shelf.rights = title, rights

    def weigh(self, files: Mapping[str, bytes]) -> None:
        """Note how large files are that were made."""
        self.sizes |= {uri: len(content) for uri, content in files.items()}

    def of_project(self) -> list[Download]:
        """What holds all cases."""
        return [
            *self.shelf.of_project(),
            Download(COSTS_CSV, "Cost per person a year", "CSV", "tables of costs of all cases on one yardstick"),
            Download(MAP_CSV, "Evidence map", "CSV", "how many results each case has in each domain, and how strong"),
        ]

    def of_case(self, case: ValueCase) -> list[Download]:
        """What holds the whole of a case: its PDFs first."""
        return [
            Download(f"{case.id}/{SHEET}", "One sheet", "PDF", "to print, for the busy"),
            Download(f"{case.id}/{BRIEFING}", "Briefing", "PDF", "to print, with the evidence"),
            *self.shelf.of_case(case),
        ]

    def tables(self, case: ValueCase) -> list[Download]:
        """The tables of a case."""
        return self.shelf.tables_of_case(case)

    def kind(self, download: Download) -> str:
        """The format of a file, and its size once it is known: `CSV, 12 KB`."""
        size = self.sizes.get(download.uri)
        return download.format if size is None else f"{download.format}, {size_in_words(size)}"

    def in_order(self) -> list[ValueCase]:
        """The cases as in the menu."""
        return in_order(self.shelf.project)
