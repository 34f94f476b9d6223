"""Writing a tree out in full before it is read as a model: short forms, rows by id, CSV files as rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias, get_args, get_origin

from valuecase.problems import Place, Problem, Route
from valuecase.reading.annotations import fields_of, inner
from valuecase.reading.bounds import MAX_ALL_ROWS
from valuecase.reading.csv_reader import Cell, Rows
from valuecase.reading.document import Document, Tree
from valuecase.reading.fields import ANYWHERE, Item, Words, keyed
from valuecase.reading.ids import slugged
from valuecase.reading.nearby import nearest_key

TOTALS = ("total", "totals", "sum", "grand-total", "subtotal")
#: Reads the CSV file of that name, in the folder of the document: rows, and what was wrong.
Tables: TypeAlias = Callable[[str], tuple[Rows, list[Problem]]]


class Expander:
    """Writes a tree out in full: short forms, lists of rows, CSV files. `broken` are routes that could not be."""

    def __init__(self, document: Document, tables: Tables) -> None:
        self.document, self.tables = document, tables
        self.places = document.places
        self.problems: list[Problem] = []
        self.broken: list[Route] = []
        self.rows = 0

    def expand(self, tree: Tree, annotation: Any, route: Route) -> Any:
        kind = inner(annotation)
        if isinstance(kind, type) and issubclass(kind, Item):
            return self._item(tree, kind, route)
        if get_origin(kind) is dict:
            return self._mapping(tree, get_args(kind)[1], route)
        if get_origin(kind) is list:
            return self._list(tree, get_args(kind)[0], route)
        return tree

    def _item(self, tree: Tree, model: type[Item], route: Route) -> Any:
        if not isinstance(tree, dict):
            if not model.short or (
                isinstance(tree, list) and get_origin(inner(fields_of(model)[model.short].annotation)) is not list
            ):
                return tree
            self._also(route, (*route, model.short))
            tree = {model.short: tree}
        fields = fields_of(model)
        if "csv" in fields and isinstance(tree.get("csv"), str):
            self._table(tree, model, route)
        return {
            key: self.expand(value, fields[key].annotation, (*route, key)) if key in fields else value
            for key, value in tree.items()
        }

    def _list(self, tree: Tree, annotation: Any, route: Route) -> Any:
        if isinstance(tree, str) and tree.strip():
            self._meant_as_list(tree, annotation, route)
            self._also(route, (*route, 0))
            tree = [tree]
        if not isinstance(tree, list):
            return tree
        return [self.expand(value, annotation, (*route, number)) for number, value in enumerate(tree)]

    def _meant_as_list(self, text: str, annotation: Any, route: Route) -> None:
        """Notice a text that was to be several: dashes without their spaces, bullets, names with commas between."""
        several = re.match(r"[-•·*–—]\s?[^\W\d]", text) or re.search(r"\s[•·]\s?\w", text)
        names = text.split(",") if inner(annotation) is Words else ()
        if several or (len(names) > 1 and all(name.strip()[:1].isupper() for name in names)):
            hint = "write a list: [one, two], or each on a line of its own after a dash and a space"
            words = "this is read as one text, and a list may be meant"
            self.problems.append(Problem("VC210", self.document.file, route, words, hint))

    def _mapping(self, tree: Tree, annotation: Any, route: Route) -> Any:
        kind = inner(annotation)
        rows = isinstance(kind, type) and issubclass(kind, Item) and bool(kind.naming)
        if isinstance(tree, list) and rows:
            tree = self._named(tree, kind, route)
        if not isinstance(tree, dict):
            return tree
        if route[-1:] == ("rows",) and any(self._is_total(str(key), (*route, key)) for key in tree):
            self.broken.append(route[:-1])
        return {key: self.expand(value, annotation, (*route, key)) for key, value in tree.items()}

    def _named(self, rows: list[Tree], model: type[Item], route: Route) -> dict[str, Tree]:
        """The rows of a list by id: the one written, else the words that name the row, else the number."""
        found: dict[str, Tree] = {}
        for number, row in enumerate(rows):
            name = ""
            if isinstance(row, dict):
                words = row.get("id") or row.get(model.naming)
                name = slugged(words) if isinstance(words, str) else ""
            name = name or str(number + 1)
            if name in found:
                self.problems.append(
                    Problem(
                        "VC406",
                        self.document.file,
                        (*route, number),
                        f"two rows are called “{name}”",
                        "give one of them an id: of its own",
                    )
                )
                self.broken.append(route[:-1])
                continue
            self.places.alias((*route, number), (*route, name))
            self.places.keys.setdefault((*route, name), self.places.values[(*route, number)])
            found[name] = row
        return found

    def _table(self, tree: dict[str, Tree], model: type[Item], route: Route) -> None:
        """Put the rows of the CSV file that `csv:` names where `rows:` would stand."""
        if "rows" in tree:
            self.problems.append(
                Problem(
                    "VC405",
                    self.document.file,
                    (*route, "rows"),
                    "the rows stand here and in a CSV file",
                    "keep rows: or csv:, not both",
                    on="key",
                )
            )
            self.broken.append(route)
            return
        if self.rows > MAX_ALL_ROWS:  # which was told of the table before this one
            self.broken.append(route)
            return
        rows, problems = self.tables(str(tree["csv"]))
        for problem in problems:
            at_key = Problem(problem.code, self.document.file, (*route, "csv"), problem.message, problem.hint)
            self.problems.append(problem if problem.place else at_key)
        if problems:
            self.broken.append(route)
            return
        self.rows += len(rows)
        if self.rows > MAX_ALL_ROWS:
            words, hint = f"the tables of this file have more than {MAX_ALL_ROWS:,} rows", "keep totals here"
            self.problems.append(Problem("VC124", self.document.file, (*route, "csv"), words, hint))
            self.broken.append(route)
            return
        row_model = inner(get_args(inner(fields_of(model)["rows"].annotation))[1])
        if self._unknown_heads(rows, row_model, route) or self._nameless(rows, row_model, route):
            return
        table: dict[str, Tree] = {}
        for number, row in enumerate(rows):
            self._row(table, row, number, row_model, route)
        tree["rows"] = table

    def _unknown_heads(self, rows: Rows, model: type[Item], route: Route) -> bool:
        """Notice columns that no key of a row is called, and needed ones that are not there, once for the table."""
        own = {keyed(name) for name in model.__annotations__}
        known = [key for key in ("row", *fields_of(model)) if key not in ANYWHERE or key in own]
        there = list(dict.fromkeys(head for row in rows for head in row))
        unknown = [head for head in there if head not in (*known, "note")]
        lacking = [k for k, f in fields_of(model).items() if f.is_required() and rows and k not in there]
        for head in unknown:
            place = rows.heads[head].place
            near = nearest_key(re.sub(r"[^a-z0-9-]", "", head).strip("-"), [key for key in known if key not in there])
            hint = f"call it {near}" if near else f"the columns known here are: {', '.join(known)}"
            words = f"the column “{rows.heads[head].text}” is not known here"
            self.problems.append(Problem("VC402", place.file, route, words, hint, place=place))
        for key in lacking if not unknown else ():
            file = next(iter(rows[0].values())).place.file
            words, hint = f"there is no column “{key}”", f"add it; the columns known here are: {', '.join(known)}"
            self.problems.append(Problem("VC402", file, route, words, hint, place=Place(file, 1)))
        if unknown or lacking:
            self.broken.append(route)
        return bool(unknown or lacking)

    def _nameless(self, rows: Rows, model: type[Item], route: Route) -> bool:
        """Notice rows without a name among rows that have one, as merged cells of a spreadsheet leave them."""
        keys = ("row", "id", model.naming)
        naming = next((key for key in keys if any(key in row for row in rows)), "")
        without = [row for row in rows if naming and not any(key in row for key in keys)]
        for row in without:
            first = next(iter(row.values())).place
            hint = "fill it in on every row: merged cells of a spreadsheet leave all but the first empty"
            place = Place(first.file, first.line, 1, 2, first.line)
            words = f"this row has nothing in the column “{naming}”"
            self.problems.append(Problem("VC415", first.file, route, words, hint, place=place))
        if without:
            self.broken.append(route)
        return bool(without)

    def _row(self, table: dict[str, Tree], row: dict[str, Cell], number: int, model: type[Item], route: Route) -> None:
        first = next(iter(row.values())).place
        words = next((row[key].text for key in ("row", "id", model.naming) if key in row), "")
        name = slugged(words) or str(number + 1)
        spot = (*route, "rows", name)
        if self._is_total(name, spot, first):
            self.broken.append(route)
            return
        if name in table:
            self.problems.append(
                Problem(
                    "VC406",
                    first.file,
                    spot,
                    f"two rows are called “{name}”",
                    "delete one of them, or give them different names in a column called row",
                    place=first,
                )
            )
            self.broken.append(route)
            return
        self.places.keys[spot] = first
        self.places.values[spot] = first
        for key, cell in row.items():
            self.places.keys[(*spot, key)] = self.places.values[(*spot, key)] = cell.place
        table[name] = {key: cell.text for key, cell in row.items() if key not in ("row", "id")}

    def _is_total(self, name: str, spot: Route, place: Place | None = None) -> bool:
        """Notice a total among the rows, which spreadsheets leave there."""
        if name not in TOTALS:
            return False
        hint = "delete the row; what the source prints goes under printed: {total: …}"
        file = place.file if place else self.document.file
        self.problems.append(
            Problem("VC409", file, spot, f"a row called “{name}” stands among the rows", hint, on="key", place=place)
        )
        return True

    def _also(self, route: Route, new: Route) -> None:
        if route in self.places.values:
            self.places.values.setdefault(new, self.places.values[route])
            self.places.keys.setdefault(new, self.places.values[route])
