"""Helpers: a case to import into, the command run on a file, and files made cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from odfdo import Cell, Document, Table

from tests.spreadsheet.ugly import save, sheet_of
from tests.support import EVERY_NUMBER, MINIMAL, SOURCES, project
from valuecase.cli import main
from valuecase.project import Project, load_project

COSTS = "cases/seaside/costs.yml"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run said and left behind."""

    code: int
    out: str
    err: str
    root: Path

    def text(self, name: str) -> str:
        """A file of the case; empty where there is none."""
        path = self.root / "cases" / "seaside" / name
        return path.read_text("utf-8") if path.exists() else ""

    @property
    def project(self) -> Project:
        return load_project(self.root)


class Author:
    """Somebody who imports spreadsheets into the case `seaside`."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = root, capsys
        project(root, {"cases/seaside/case.yml": MINIMAL, "cases/seaside/sources.yml": SOURCES})
        (root / "cases/project.yml").write_text(EVERY_NUMBER)

    def imports(self, file: Path, *words: str) -> Ran:
        self.capsys.readouterr()
        code = main(["--project", str(self.root), "import", str(file), "--case", "seaside", *words])
        shown = self.capsys.readouterr()
        return Ran(code, shown.out, shown.err, self.root)

    def imports_rows(self, rows: list[list[Any]], *words: str, formats: dict[str, str] | None = None) -> Ran:
        """The same, from a sheet of these rows; `formats` are number formats by cell."""
        sheet = sheet_of(rows)
        for where, code in (formats or {}).items():
            sheet[where].number_format = code
        return self.imports(save(sheet, self.root / "table.xlsx"), *words)


def ods(path: Path, rows: list[list[Any]], name: str = "Sheet1") -> Path:
    """An .ods file; a cell may be a `Cell` of odfdo, with the text that is shown."""
    document = Document("spreadsheet")
    document.body.clear()
    table = Table(name)
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            if isinstance(value, Cell):
                table.set_cell((x, y), value)
            elif value is not None:
                table.set_value((x, y), value)
    document.body.append(table)
    document.save(path)
    return path
