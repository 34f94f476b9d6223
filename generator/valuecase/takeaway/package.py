"""What the tables of a case hold, said for programs: a Tabular Data Package (Frictionless Data)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from valuecase.case import ValueCase
from valuecase.cells import csv_text
from valuecase.charts.chart import file_name
from valuecase.edition import Edition
from valuecase.sections.sources import Reference
from valuecase.takeaway.tables import ID, ITEM, LABEL, SHOWN, SOURCE, Table
from valuecase.takeaway.words import INVENTED

#: The folder of the tables, within the case's.
FOLDER = "data"
KNOWN = {
    ID: "The name of what the line is about; the names of its figures begin with it",
    LABEL: "What the line is about, in the author's words",
    ITEM: "The thing that the line is a part of",
    SOURCE: "Where the numbers come from",
}


def path_of(table: Table) -> str:
    """Where a table is, from the case's folder."""
    return f"{FOLDER}/{file_name(table.id)}.csv"


def table_as_csv(table: Table) -> str:
    """A table as CSV: numbers plain, words safe."""
    return csv_text([table.columns, *table.frame().itertuples(index=False)])


def package_of(case: ValueCase, tables: Sequence[Table], edition: Edition, rights: str) -> dict[str, Any]:
    """The description of a case's tables. `rights` are the project's own words about them."""
    found: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": case.id,
        "title": case.title,
        "description": " ".join(filter(None, [INVENTED if case.invented else "", _purpose(case), rights])),
    }
    if edition.day:
        found["version"] = edition.day
    sources = [_source(reference) for reference in case.references.values()]
    return found | ({"sources": sources} if sources else {}) | {"resources": [resource(table) for table in tables]}


def package_as_json(case: ValueCase, tables: Sequence[Table], edition: Edition, rights: str) -> str:
    """The description as JSON text."""
    return json.dumps(package_of(case, tables, edition, rights), ensure_ascii=False, indent=1) + "\n"


def resource(table: Table) -> dict[str, Any]:
    """One table: where it is, and what each of its columns holds."""
    return {
        "profile": "tabular-data-resource",
        "name": table.id,
        "title": table.title,
        "path": path_of(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "header": True},
        "schema": {"fields": list(_fields(table)), "missingValues": [""], "primaryKey": ID},
    }


def _fields(table: Table) -> list[dict[str, Any]]:
    words = [ID, LABEL, *table.words]
    found: list[dict[str, Any]] = [
        {"name": name, "type": "string", "description": KNOWN.get(name, "As the author wrote it")} for name in words
    ]
    found[0]["constraints"] = {"required": True, "unique": True}
    for measure in table.measures:
        title, units = table.called(measure), ", or ".join(table.units(measure))
        about = {"description": f"In {units}; empty where it is not shown, or not there"}
        found.append({"name": measure, "title": title, "type": "number", **about})
        shown = {"description": "The same as the site prints it"}
        found.append({"name": f"{measure}{SHOWN}", "title": f"{title}, as shown", "type": "string", **shown})
    return found


def _purpose(case: ValueCase) -> str:
    return f"Every figure of the case {case.title}, in tables."


def _source(reference: Reference) -> dict[str, str]:
    licence = f" ({reference.licence})" if reference.licence else ""
    found = {"title": f"{reference.title}{licence}"}
    return found | ({"path": str(reference.link)} if reference.link else {})
