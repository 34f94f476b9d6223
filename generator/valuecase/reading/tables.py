"""The CSV files that tables name, in the folder of the file that names them."""

from __future__ import annotations

from os.path import lexists
from pathlib import Path

from valuecase.problems import Problem
from valuecase.reading.csv_reader import Rows, read_csv
from valuecase.reading.files import read_text
from valuecase.reading.inside import REMEDY
from valuecase.reading.nearby import misspelt


def table(folder: Path, shown_in: str, wanted: str) -> tuple[Rows, list[Problem]]:
    """The CSV file of that name in a folder, which problems call `shown_in`: `cases/torbay`."""
    path = folder / wanted
    shown = f"{shown_in}/{wanted}"
    there = [p.name for p in sorted(folder.glob("*.csv"))]
    if wanted in there and path.is_symlink():
        return Rows(), [Problem("VC401", shown, (), f"“{wanted}” is a link to another file", REMEDY)]
    if Path(wanted).name != wanted or not wanted.endswith(".csv") or path.is_symlink():
        return Rows(), [
            Problem(
                "VC401",
                shown,
                (),
                f"“{wanted}” is not the name of a CSV file in this folder",
                _table_meant(wanted, there),
            )
        ]
    if not lexists(path):
        near = misspelt(wanted.lower(), there)
        return Rows(), [
            Problem(
                "VC401",
                shown,
                (),
                f"there is no file “{wanted}” beside this one",
                f"did you mean {near}?" if near else "put it beside this one",
            )
        ]
    text, problems = read_text(path, shown)
    return read_csv(text, shown) if not problems else (Rows(), problems)


def _table_meant(wanted: str, there: list[str]) -> str:
    """What to write where the name of a CSV file is that of something else."""
    if Path(wanted).suffix.lower() in (".xlsx", ".xls", ".ods"):
        return f"make a CSV file of it: valuecase import {Path(wanted).name}"
    if near := misspelt(f"{Path(wanted).stem.lower()}.csv", there) if Path(wanted).name == wanted else "":
        return f"did you mean {near}?"
    return "give the name alone, such as wards.csv"
