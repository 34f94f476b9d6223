"""From a tree of text to a section's model, with every misfit as a problem.

Short forms are written out, lists of rows and CSV files become rows by id, and one
wrong part does not hide the rest: it is left out, remembered as broken, and what stands
around it is still read.
"""

from __future__ import annotations

import copy
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError

from valuecase.problems import Place, Problem, Route
from valuecase.reading.csv_reader import Cell
from valuecase.reading.document import Document, Tree
from valuecase.reading.fields import Item, keyed, slugged

ModelT = TypeVar("ModelT", bound=Item)
#: Reads the CSV file of that name, in the folder of the document: rows, and what was wrong.
Tables = Callable[[str], tuple[list[dict[str, Cell]], list[Problem]]]
MAX_ROUNDS = 40


@dataclass(frozen=True, slots=True)
class Shaped(Generic[ModelT]):
    """A section as read: its model (None if nothing of it could be), problems, and broken routes."""

    model: ModelT | None
    problems: tuple[Problem, ...]
    broken: tuple[Route, ...] = ()


def shape(model: type[ModelT], document: Document, tables: Tables) -> Shaped[ModelT]:
    """Read a document as `model`."""
    expander = _Expander(document, tables)
    tree = expander.expand(copy.deepcopy(document.data), _top(model), ())
    problems, broken = list(expander.problems), list(expander.broken)
    broken = [_item_of(route, model) for route in broken]
    for route in broken:
        _remove(tree, route)
    for _ in range(MAX_ROUNDS):
        try:
            found = model.model_validate({model.whole: tree} if model.whole else tree)
        except ValidationError as error:
            fresh, cut = _misfits(error, model, document.file)
            # A required key that was left out for being wrong has had its message.
            problems += [p for p in fresh if not (p.code == "VC202" and p.route in broken)]
            broken += [_item_of(route, model) for route in cut if route]
            removed = [_remove(tree, part) for part in cut]
            if not any(removed):
                return Shaped(None, tuple(problems), ((),))
        else:
            return Shaped(found, tuple(problems), tuple(dict.fromkeys(broken)))
    return Shaped(None, tuple(problems), ((),))


def inner(annotation: Any) -> Any:
    """An annotation without `Annotated` and without `| None`."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, types.UnionType):
            others = [part for part in get_args(annotation) if part is not type(None)]
            if len(others) != 1:
                return annotation
            annotation = others[0]
        else:
            return annotation


def fields_of(model: type[Item]) -> Mapping[str, Any]:
    """A model's fields by the keys an author types."""
    return {keyed(name): field for name, field in model.model_fields.items()}


def nearest(word: str, known: Iterable[str]) -> str:
    """“, did you mean …?” for a slip of the keyboard; else nothing."""
    match = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return match[0] if match else ""


class _Expander:
    def __init__(self, document: Document, tables: Tables) -> None:
        self.document, self.tables = document, tables
        self.places = document.places
        self.problems: list[Problem] = []
        self.broken: list[Route] = []

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
            self._also(route, (*route, 0))
            tree = [tree]
        if not isinstance(tree, list):
            return tree
        return [self.expand(value, annotation, (*route, number)) for number, value in enumerate(tree)]

    def _mapping(self, tree: Tree, annotation: Any, route: Route) -> Any:
        kind = inner(annotation)
        rows = isinstance(kind, type) and issubclass(kind, Item) and bool(kind.naming)
        if isinstance(tree, list) and rows:
            tree = self._named(tree, kind, route)
        if not isinstance(tree, dict):
            return tree
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
        rows, problems = self.tables(str(tree["csv"]))
        for problem in problems:
            at_key = Problem(problem.code, self.document.file, (*route, "csv"), problem.message, problem.hint)
            self.problems.append(problem if problem.place else at_key)
        if problems:
            self.broken.append(route)
            return
        row_model = inner(get_args(inner(fields_of(model)["rows"].annotation))[1])
        table: dict[str, Tree] = {}
        for number, row in enumerate(rows):
            self._row(table, row, number, row_model, route)
        tree["rows"] = table

    def _row(self, table: dict[str, Tree], row: dict[str, Cell], number: int, model: type[Item], route: Route) -> None:
        first = next(iter(row.values())).place
        words = next((row[key].text for key in ("row", "id", model.naming) if key in row), "")
        name = slugged(words) or str(number + 1)
        spot = (*route, "rows", name)
        if name in table:
            self.problems.append(
                Problem(
                    "VC406",
                    first.file,
                    spot,
                    f"two rows are called “{name}”",
                    "give them different names in a column called row",
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

    def _also(self, route: Route, new: Route) -> None:
        if route in self.places.values:
            self.places.values.setdefault(new, self.places.values[route])
            self.places.keys.setdefault(new, self.places.values[route])


def _misfits(error: ValidationError, model: type[Item], file: str) -> tuple[list[Problem], list[Route]]:
    """pydantic's errors in our words, and the routes to leave out before reading on."""
    problems: list[Problem] = []
    cut: list[Route] = []
    for found in error.errors(include_url=False):
        route = tuple(part for part in found["loc"] if part != "[key]")[1 if model.whole else 0 :]
        kind, context = found["type"], found.get("ctx", {})
        if kind == "extra_forbidden":
            problems.append(_unknown_key(route, model, file))
            cut.append(route)
            continue
        problems.append(_misfit(kind, context, route, found, file, on_key="[key]" in found["loc"]))
        cut.append(_item_of(route, model))
    return problems, cut


def _misfit(kind: str, context: Mapping[str, Any], route: Route, found: Any, file: str, *, on_key: bool) -> Problem:
    if kind.startswith("VC"):
        return Problem(
            kind, file, route, str(context["message"]), str(context["hint"]), on="key" if on_key else "value"
        )
    if kind == "missing":
        return Problem("VC202", file, route, f"“{route[-1]}” is needed here", f"add a line {route[-1]}: …")
    if kind == "literal_error":
        choices = [part.strip(" '") for part in str(context["expected"]).replace(" or ", ", ").split(",")]
        near = nearest(str(found["input"]), choices)
        hint = f"did you mean {near}? " if near else ""
        return Problem(
            "VC208",
            file,
            route,
            f"“{found['input']}” is not one of the words known here",
            f"{hint}write one of: {', '.join(choices)}",
        )
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return Problem(
            "VC210",
            file,
            route,
            "a block of keys is wanted here",
            "start a new line for each key, indented by two more spaces",
        )
    if kind == "list_type":
        return Problem(
            "VC210",
            file,
            route,
            "a list is wanted here",
            "start a new line with a dash for each item, or write [one, two]",
        )
    return Problem(
        "VC210", file, route, f"this does not fit here ({found['msg']})", "compare it with the examples of the format"
    )


def _unknown_key(route: Route, model: type[Item], file: str) -> Problem:
    known = list(fields_of(_model_at(model, route[:-1]) or model))
    near = nearest(str(route[-1]), known)
    hint = f"did you mean {near}?" if near else f"the keys known here are: {', '.join(known)}"
    return Problem("VC201", file, route, f"the key “{route[-1]}” is not known here", hint, on="key")


def _top(model: type[Item]) -> Any:
    """What the top of a file is: the model, or the mapping that the whole file is."""
    return inner(fields_of(model)[model.whole].annotation) if model.whole else model


def _model_at(model: type[Item], route: Route) -> type[Item] | None:
    kind: Any = _top(model)
    for part in route:
        if isinstance(kind, type) and issubclass(kind, Item):
            field = fields_of(kind).get(str(part))
            kind = inner(field.annotation) if field else None
        elif get_origin(kind) in (dict, list):
            kind = inner(get_args(kind)[-1])
        else:
            return None
    return kind if isinstance(kind, type) and issubclass(kind, Item) else None


def _item_of(route: Route, model: type[Item]) -> Route:
    """The part of a file that stands or falls as one: `audits / hertsmere`, or a key of the top level."""
    if model.whole:
        return route[:1]
    field = fields_of(model).get(str(route[0])) if route else None
    many = field is not None and get_origin(inner(field.annotation)) is dict
    return route[: 2 if many else 1]


def _remove(tree: Any, route: Route) -> bool:
    """Take a part out of a tree; False where there is nothing to take."""
    for part in route[:-1]:
        try:
            tree = tree[part]
        except (KeyError, IndexError, TypeError):
            return False
    if isinstance(tree, dict) and route and route[-1] in tree:
        del tree[route[-1]]
        return True
    return False


def no_tables(_: str) -> tuple[list[dict[str, Cell]], list[Problem]]:
    """For files that hold no tables."""
    return [], [Problem("VC401", "", (), "a CSV file cannot be used here", "write the rows here", place=Place("", 1))]
