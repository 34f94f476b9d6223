"""From a tree of text to a section's model, with every misfit as a problem.

One wrong part does not hide the rest. Wrong words are stood in for, so that what stands
around them is still read; a wrong number takes its item with it, since nothing computed
from the rest of the item would be true. What was taken out is remembered as broken, and
what refers to it is left alone: mending it mends that too.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar, get_args, get_origin

from pydantic import ValidationError

from valuecase.problems import Problem, Route
from valuecase.reading.annotations import annotation_at, fields_of, is_many, is_words, model_at, top_of
from valuecase.reading.document import Document, Places
from valuecase.reading.expand import Expander, Tables
from valuecase.reading.fields import ANYWHERE, Item
from valuecase.reading.nearby import nearest, nearest_key
from valuecase.reading.numbers import LEFT_OUT

ModelT = TypeVar("ModelT", bound=Item)
MAX_ROUNDS = 40


@dataclass(frozen=True, slots=True)
class Shaped(Generic[ModelT]):
    """A section as read.

    model:  None if nothing of it could be read
    broken: routes of items that were taken out
    lost:   routes of words that were taken out or stood in for
    """

    model: ModelT | None
    problems: tuple[Problem, ...]
    broken: tuple[Route, ...] = ()
    lost: tuple[Route, ...] = ()


def shape(model: type[ModelT], document: Document, tables: Tables) -> Shaped[ModelT]:
    """Read a document as `model`."""
    expander = Expander(document, tables)
    tree = expander.expand(copy.deepcopy(document.data), top_of(model), ())
    mender = _Mender(model, document.file, tree, document.places, list(expander.problems))
    unread = [p.route for p in document.problems if p.code in ("VC111", "VC112") and p.route]
    mender.lost += unread
    for route in [*expander.broken, *unread, *(p.route for p in document.problems if p.route[-1:] == ("rows",))]:
        mender.take_out(route)
    for _ in range(MAX_ROUNDS):
        try:
            found = model.model_validate({model.whole: tree} if model.whole else tree)
        except ValidationError as error:
            if not mender.mend(error):
                return Shaped(None, tuple(mender.problems), ((),))
        else:
            return Shaped(found, tuple(mender.problems), tuple(dict.fromkeys(mender.broken)), tuple(mender.lost))
    return Shaped(None, tuple(mender.problems), ((),))


@dataclass(slots=True)
class _Mender:
    """Turns misfits into problems, and the tree into one that can be read without them."""

    model: type[Item]
    file: str
    tree: Any
    places: Places
    problems: list[Problem]
    broken: list[Route] = field(default_factory=list)
    lost: list[Route] = field(default_factory=list)
    renamed: list[Route] = field(default_factory=list)

    def mend(self, error: ValidationError) -> bool:
        """Record what is wrong and take it out; False where nothing could be taken out."""
        found = error.errors(include_url=False)
        before = set(self.broken)
        found.sort(key=lambda one: one["type"] != "extra_forbidden")  # a misspelt key may be the one that is missing
        mended = [self._mend_one(one, before) for one in found]  # every one, not only until the first
        return any(mended)

    def _mend_one(self, found: Any, broken: set[Route]) -> bool:
        route = self._route(found)
        if found["type"] == "extra_forbidden":
            self.problems.append(_unknown_key(route, self.model, self.file))
            return self._as_meant(route)
        if found["type"] == "missing" and route in self.renamed:
            return True
        if route not in self.lost and _item_of(route, self.model) not in broken:
            self.problems.append(_misfit(found, route, self.file, self.in_table(route), self.model))
        on_key = "[key]" in found["loc"]
        annotation = None if on_key else annotation_at(self.model, route)
        if is_words(annotation) and isinstance(_at(self.tree, route[:-1]), dict):
            return self._stand_in(route, annotation)
        return self.take_out(route)

    def in_table(self, route: Route) -> bool:
        """Whether a route is that of a cell of a CSV file."""
        place = self.places.find(route)
        return bool(place and place.file != self.file)

    def take_out(self, route: Route) -> bool:
        """Take out the item a route is in."""
        item = _item_of(route, self.model)
        self.broken.append(item)
        self.lost.append(item)
        return _remove(self.tree, item)

    def _stand_in(self, route: Route, annotation: Any) -> bool:
        """Put other words for wrong or missing ones; where none would do, leave the key out."""
        words = get_args(annotation)[0] if get_origin(annotation) is Literal else self._name_at(route)
        holder = _at(self.tree, route[:-1])
        again = route in self.lost
        self.lost.append(route)
        if again or _is_dated(annotation) or "missing" in route[-2:-1]:
            return _remove(self.tree, route) or self.take_out(route)
        holder[route[-1]] = words
        return True

    def _name_at(self, route: Route) -> str:
        """What stands in for words may be printed beside other problems: the name of the thing they are about."""
        names = [part for part in route[:-1] if isinstance(part, str)]
        return names[-1] if names else self.file.rsplit("/", 1)[-1].split(".")[0]

    def _as_meant(self, route: Route) -> bool:
        """Read a key that is not known as the one it was likely meant to be, so that it is told once; else take it out."""
        value, holder = _at(self.tree, route), _at(self.tree, route[:-1])
        near = nearest_key(str(route[-1]), _known_at(route, self.model))
        meant = (*route[:-1], near)
        if near and near not in (holder or ()):
            self.lost.append(meant)
            if near in ("rows", "csv"):  # which are written out before they are read: too late for these
                return self.take_out(route)
            if isinstance(value, str) and not _holds_more(annotation_at(self.model, meant)):
                self.renamed.append(meant)
                self.places.alias(route, meant)
                holder[near] = value
        if len(route) == 1 and isinstance(value, dict):  # a misspelt `comparisons:` takes its tables along
            self.broken += [(*route, name) for name in value]
        return _remove(self.tree, route)

    def _route(self, found: Any) -> Route:
        return tuple(part for part in found["loc"] if part != "[key]")[1 if self.model.whole else 0 :]


def _holds_more(annotation: Any) -> bool:
    """Whether a key holds a list or keys of its own, so that a text alone may be a short form of it."""
    return get_origin(annotation) in (list, dict) or (isinstance(annotation, type) and issubclass(annotation, Item))


def _is_dated(annotation: Any) -> bool:
    """Dates, sources, ids and names mean something: a stand-in would be wrong in another way."""
    return isinstance(annotation, type) and (
        annotation is str or annotation.__name__ in ("When", "SourceRef", "ItemRef", "FigureRef")
    )


def _misfit(found: Any, route: Route, file: str, in_table: bool, model: type[Item]) -> Problem:
    kind, context = found["type"], found.get("ctx", {})
    if kind.startswith("VC"):
        on: Literal["key", "value"] = "key" if "[key]" in found["loc"] else "value"
        hint = _named(_meant(context, route, model), route)
        return Problem(kind, file, route, str(context["message"]), hint, on=on)
    if kind == "missing":
        return Problem(
            "VC202",
            file,
            route,
            f"“{route[-1]}” is needed here",
            f"fill in the cell under “{route[-1]}”" if in_table else f"add a line {route[-1]}: …",
        )
    if kind == "literal_error":
        return _unknown_word(found, context, route, file)
    if kind == "dict_type" and route[-1:] == ("rows",) and str(found["input"]).lower().endswith(".csv"):
        words = "the rows are wanted here, and this is the name of a file"
        return Problem("VC210", file, route, words, f"write csv: {found['input']} in place of rows:")
    if kind in _BLOCKS and route[-1:] == ("missing",):
        return _half_missing(found["input"], route, file)
    if kind == "dict_type" and isinstance(found["input"], list):
        return _list_for_names(found["input"], route, file)
    wanted, hint = SHAPES.get(
        kind, (f"something else is wanted here ({found['msg']})", "compare it with the examples of the format")
    )
    return Problem("VC210", file, route, wanted, hint)


def _meant(context: Mapping[str, Any], route: Route, model: type[Item]) -> str:
    """A hint; where words are to be filled in, with what the key means in place of an example of words in general."""
    hint, example, wanted = str(context["hint"]), context.get("example"), annotation_at(model, route)
    key = route[:-1] if route and isinstance(route[-1], int) else route  # what stands in a list is what its key means
    holder = model_at(model, key[:-1]) if key and is_words(wanted) and not _is_dated(wanted) else None
    field = fields_of(holder).get(str(key[-1])) if holder else None
    return hint.replace(f"({example})", f"({field.description})") if example and field and field.description else hint


def _named(hint: str, route: Route) -> str:
    """A hint with the key that it is about. A row that is left out is no key that is missing, nor is a number printed."""
    if LEFT_OUT not in hint:
        return hint
    if "rows" in route:
        return hint.replace(LEFT_OUT, "leave the row out, and say in the note: of the table what the source lacks")
    if "printed" in route:
        return hint.replace(LEFT_OUT, "leave the line out")
    return hint.replace("KEY", str(route[-1]))


_BLOCKS = ("dict_type", "model_type", "model_attributes_type")
_BLOCK = ("a block of keys is wanted here", "start a new line for each key, indented by two more spaces")
SHAPES = {
    "model_type": _BLOCK,
    "dict_type": _BLOCK,
    "model_attributes_type": _BLOCK,
    "list_type": ("a list is wanted here", "start a new line with a dash for each item, or write [one, two]"),
}


def _list_for_names(given: list[Any], route: Route, file: str) -> Problem:
    """A list in the place of things that each have a name."""
    first = given[0] if given else "…"
    hint = "each has a name: take its dash away, and put all at the same indentation"
    if isinstance(first, str):
        shown = first if len(first) < 40 else f"{first[:40].rsplit(' ', 1)[0]} …"
        hint = f"each needs a name of its own, not a dash: my-name: {shown}"
    return Problem("VC210", file, route, "a block of keys is wanted here, not a list", hint)


def _half_missing(given: Any, route: Route, file: str) -> Problem:
    """`missing:` with something else than keys and the reasons why they cannot be had."""
    words = str(given[0]) if isinstance(given, list) and given else given if isinstance(given, str) else ""
    key, _, reason = words.partition(":")
    shown = f"missing: {{{key.strip() or 'KEY'}: {reason.strip() or 'why it cannot be had'}}}"
    hint = f"write {shown}" + ("" if key.strip() else ", with the key that is absent for KEY")
    return Problem("VC210", file, route, "what is missing is wanted here, and why it cannot be had", hint)


def _unknown_word(found: Any, context: Mapping[str, Any], route: Route, file: str) -> Problem:
    choices = [part.strip(" '") for part in str(context["expected"]).replace(" or ", ", ").split(",")]
    words = found["input"]
    if words == "":
        return Problem("VC121", file, route, "there is a key and no value", f"write one of: {', '.join(choices)}")
    near = nearest(str(words), choices)
    hint = f"did you mean {near}? " if near else ""
    return Problem(
        "VC208",
        file,
        route,
        f"“{words}” is not one of the words known here",
        f"{hint}write one of: {', '.join(choices)}",
    )


def _known_at(route: Route, model: type[Item]) -> list[str]:
    """The keys of the block that a key stands in."""
    return list(fields_of(model_at(model, route[:-1]) or model))


def _unknown_key(route: Route, model: type[Item], file: str) -> Problem:
    known = _known_at(route, model)
    near = nearest_key(str(route[-1]), known)
    if " " in str(route[-1]) and not near:
        hint = "a comma within { } begins the next key: put the whole text in quotes, or on a line of its own"
        return Problem("VC201", file, route, f"“{route[-1]}” stands where a key is wanted", hint, on="key")
    known = [key for key in known if key not in ANYWHERE or key == "csv"] + ["missing", "source", "note"]
    hint = f"did you mean {near}?" if near else f"the keys known here are: {', '.join(known)}"
    return Problem("VC201", file, route, f"the key “{route[-1]}” is not known here", hint, on="key")


def _item_of(route: Route, model: type[Item]) -> Route:
    """The part of a file that stands or falls as one: `audits / hertsmere`, or a key of the top level."""
    if model.whole:
        return route[:1]
    top = fields_of(model).get(str(route[0])) if route else None
    return route[: 2 if top is not None and is_many(top.annotation) else 1]


def _at(tree: Any, route: Route) -> Any:
    for part in route:
        try:
            tree = tree[part]
        except (KeyError, IndexError, TypeError):
            return None
    return tree


def _remove(tree: Any, route: Route) -> bool:
    """Take a part out of a tree; False where there is nothing to take."""
    holder = _at(tree, route[:-1])
    if isinstance(holder, dict) and route and route[-1] in holder:
        del holder[route[-1]]
        return True
    return False
