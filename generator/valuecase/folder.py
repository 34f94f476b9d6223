"""The files of a case's folder: its tables, and what is no file of a case."""

from __future__ import annotations

from pathlib import Path

from valuecase.problems import Place, Problem
from valuecase.reading.csv_reader import Cell, read_csv
from valuecase.reading.files import read_text
from valuecase.reading.shape import nearest
from valuecase.sections.registry import SECTIONS


def table(folder: Path, case_id: str, wanted: str) -> tuple[list[dict[str, Cell]], list[Problem]]:
    """The CSV file of that name in the case's folder."""
    path = folder / wanted
    shown = f"cases/{case_id}/{wanted}"
    if Path(wanted).name != wanted or not wanted.endswith(".csv") or path.is_symlink():
        return [], [
            Problem(
                "VC401",
                shown,
                (),
                f"“{wanted}” is not the name of a CSV file in this folder",
                "give the name alone, such as hertsmere.csv",
            )
        ]
    if not path.is_file():
        there = [p.name for p in folder.glob("*.csv")]
        near = nearest(wanted, there)
        return [], [
            Problem(
                "VC401",
                shown,
                (),
                f"there is no file “{wanted}” beside this one",
                f"did you mean {near}?" if near else "put it in the case's folder",
            )
        ]
    text, problems = read_text(path, shown)
    return read_csv(text, shown) if not problems else ([], problems)


def stray_files(folder: Path) -> list[Problem]:
    """Files that look like a section and are none: not published, and worth a word."""
    case_id = folder.name
    found: list[Problem] = []
    known = [section.file for section in SECTIONS if not section.folder]
    for path in sorted(folder.iterdir()):
        shown = f"cases/{case_id}/{path.name}"
        expected = path.name in known or path.suffix == ".csv" or path.name.startswith(".") or path.name == "stories"
        if not expected:
            near = nearest(path.name, known)
            hint = f"did you mean {near}?" if near else f"the files of a case are: {', '.join(known)}, stories/*.md"
            found.append(
                Problem(
                    "VC203",
                    shown,
                    (),
                    f"“{path.name}” is not a file of a case, so it is not published",
                    hint,
                    place=Place(shown, 1),
                )
            )
    if not (folder / "case.yml").is_file():
        shown = f"cases/{case_id}/case.yml"
        found.append(
            Problem(
                "VC211",
                shown,
                (),
                "the case has no case.yml",
                "begin one with title, place, kind and status",
                place=Place(shown, 1),
            )
        )
    return found
