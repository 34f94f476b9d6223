"""What there is to take away, and what each is: the list behind the page of downloads, and the files themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from valuecase.case import ValueCase
from valuecase.edition import Edition
from valuecase.project import Project
from valuecase.takeaway.figures import figures_as_csv
from valuecase.takeaway.package import package_as_json, path_of, table_as_csv
from valuecase.takeaway.tables import Table, tables_of
from valuecase.takeaway.whole import SCHEMA, case_as_json
from valuecase.template_files import find_template

FIGURES_CSV, FIGURES_XLSX = "figures.csv", "figures.xlsx"
CASE_JSON, PACKAGE = "case.json", "datapackage.json"
#: Makes a file when it is asked for.
Maker: TypeAlias = Callable[[], bytes]
_KB, _KEPT = 1024, "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: its address from the top of the site, what it is called, its format, what it holds."""

    uri: str
    title: str
    format: str
    about: str = ""


@dataclass(slots=True)
class Shelf:
    """Everything of a project that is to be taken away, but for the PDFs and the tables of charts.

    title, rights: the name of the site, and its own words about who owns what it holds
    """

    project: Project
    edition: Edition
    title: str = ""
    rights: str = ""
    _tables: dict[str, list[Table]] = field(default_factory=dict)

    def tables(self, case: ValueCase) -> list[Table]:
        """The tables of a case."""
        if case.id not in self._tables:
            self._tables[case.id] = tables_of(self.project, case)
        return self._tables[case.id]

    def of_project(self) -> list[Download]:
        """What holds all cases."""
        return [
            Download(FIGURES_XLSX, "All figures as a workbook", "XLSX", "for Excel and the like, one table a sheet, with notes"),
            Download(FIGURES_CSV, "All figures", "CSV", "every figure of every case, one a line, with its working"),
            Download(SCHEMA, "How a case as data is laid out", "JSON Schema", "for programs that read case.json"),
        ]  # fmt: skip

    def of_case(self, case: ValueCase) -> list[Download]:
        """What holds the whole of a case."""
        about = "what is written, every figure with its working, checks, cautions, gaps and sources, for programs"
        found = [Download(f"{case.id}/{CASE_JSON}", "The case as data", "JSON", about)]
        if self.tables(case):
            words = "what each table holds, column by column, for programs (a Tabular Data Package)"
            found.append(Download(f"{case.id}/{PACKAGE}", "Its tables described", "JSON", words))
        return found

    def tables_of_case(self, case: ValueCase) -> list[Download]:
        """The tables of a case, one file each."""
        return [Download(f"{case.id}/{path_of(table)}", table.title, "CSV", table.about) for table in self.tables(case)]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file by its address from the top of the site."""
        yield from ((uri, made()) for uri, made in self._of_project().items())
        for case in self.project.cases.values():
            yield from self.files_of(case)

    def files_of(self, case: ValueCase) -> Iterator[tuple[str, bytes]]:
        """The files of a case by their addresses."""
        yield from ((uri, made()) for uri, made in self._of_case(case).items())

    def file(self, uri: str) -> bytes | None:
        """One file, made now; None where there is none of that address."""
        case = self.project.cases.get(uri.partition("/")[0])
        made = (self._of_case(case) if case else self._of_project()).get(uri)
        return made() if made else None

    def _of_project(self) -> dict[str, Maker]:
        def book() -> bytes:
            from valuecase.takeaway.workbook import workbook

            return workbook(self.project, self.edition, self.title)

        return {
            FIGURES_CSV: lambda: figures_as_csv(self.project).encode(),
            FIGURES_XLSX: book,
            SCHEMA: find_template(f"site/{SCHEMA}", None).read_bytes,
        }

    def _of_case(self, case: ValueCase) -> dict[str, Maker]:
        tables = self.tables(case)
        found: dict[str, Maker] = {
            f"{case.id}/{CASE_JSON}": lambda: case_as_json(self.project, case, self.edition).encode()
        }
        if tables:
            found[f"{case.id}/{PACKAGE}"] = lambda: package_as_json(case, tables, self.edition, self.rights).encode()
        return found | {f"{case.id}/{path_of(table)}": partial(_csv, table) for table in tables}


def _csv(table: Table) -> bytes:
    return table_as_csv(table).encode()


def size_in_words(size: int) -> str:
    """The size of a file in bytes as people say it, in units of 1,024: `640 bytes`, `12 KB`, `1.4 MB`, never on two lines."""
    if size < _KB:
        return f"{size}{_KEPT}byte{'' if size == 1 else 's'}"
    if size < _KB * _KB:
        return f"{(2 * size + _KB) // (2 * _KB):,}{_KEPT}KB"
    tenths = (20 * size + _KB * _KB) // (2 * _KB * _KB)
    return f"{tenths // 10}.{tenths % 10}{_KEPT}MB"
