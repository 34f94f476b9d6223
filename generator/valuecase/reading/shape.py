"""From a tree of text to a section's model, with every misfit as a problem.

One wrong part does not hide the rest. Wrong words are stood in for, so that what stands
around them is still read; a wrong number takes its item with it, since nothing computed
from the rest of the item would be true. What was taken out is remembered as broken, and
what refers to it is left alone: mending it mends that too.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Generic, Literal, TypeVar, get_args, get_origin

from pydantic import ValidationError

from valuecase.problems import Problem, Route
from valuecase.reading.annotations import annotation_at, fields_of, is_many, is_words, model_at, top_of
from valuecase.reading.document import Document, Places
from valuecase.reading.expand import Expander, Tables
from valuecase.reading.fields import ANYWHERE, Item

ModelT = TypeVar("ModelT", bound=Item)
MAX_ROUNDS = 40
STAND_IN = "stand-in"


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
    unread = [p.route for p in document.problems if p.code == "VC112" and p.route]
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


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was likely meant; empty if none is near."""
    match = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return match[0] if match else ""


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
    unknown: list[Route] = field(default_factory=list)

    def mend(self, error: ValidationError) -> bool:
        """Record what is wrong and take it out; False where nothing could be taken out."""
        found = error.errors(include_url=False)
        self.unknown += [self._route(one) for one in found if one["type"] == "extra_forbidden"]
        before = set(self.broken)
        mended = [self._mend_one(one, before) for one in found]  # every one, not only until the first
        return any(mended)

    def _mend_one(self, found: Any, broken: set[Route]) -> bool:
        route = self._route(found)
        if found["type"] == "extra_forbidden":
            self.problems.append(_unknown_key(route, self.model, self.file))
            meant = nearest(str(route[-1]), _known_at(route, self.model))
            if meant and meant not in (_at(self.tree, route[:-1]) or ()):
                self.lost.append((*route[:-1], meant))
            below = _at(self.tree, route)
            if len(route) == 1 and isinstance(below, dict):  # a misspelt `comparisons:` takes its tables along
                self.broken += [(*route, name) for name in below]
            return _remove(self.tree, route)
        misspelt = found["type"] == "missing" and self._misspelt(route)
        if not misspelt and route not in self.lost and _item_of(route, self.model) not in broken:
            self.problems.append(_misfit(found, route, self.file, self.in_table(route)))
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
        words = get_args(annotation)[0] if get_origin(annotation) is Literal else STAND_IN
        holder = _at(self.tree, route[:-1])
        again = route in self.lost
        self.lost.append(route)
        if again or _is_dated(annotation):
            return _remove(self.tree, route) or self.take_out(route)
        holder[route[-1]] = words
        return True

    def _misspelt(self, route: Route) -> bool:
        """Whether a key said to be needed stands beside it, misspelt."""
        beside = [str(other[-1]) for other in self.unknown if other[:-1] == route[:-1]]
        return bool(nearest(str(route[-1]), beside))

    def _route(self, found: Any) -> Route:
        return tuple(part for part in found["loc"] if part != "[key]")[1 if self.model.whole else 0 :]


def _is_dated(annotation: Any) -> bool:
    """Dates, sources, ids and names mean something: a stand-in would be wrong in another way."""
    return isinstance(annotation, type) and (
        annotation is str or annotation.__name__ in ("When", "SourceRef", "ItemRef", "FigureRef")
    )


def _misfit(found: Any, route: Route, file: str, in_table: bool) -> Problem:
    kind, context = found["type"], found.get("ctx", {})
    if kind.startswith("VC"):
        on: Literal["key", "value"] = "key" if "[key]" in found["loc"] else "value"
        return Problem(kind, file, route, str(context["message"]), str(context["hint"]), on=on)
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
    if kind == "dict_type" and isinstance(found["input"], list):
        hint = "give each a name of its own on a line of its own, then a colon: my-name: …"
        return Problem("VC210", file, route, "a block of keys is wanted here, not a list", hint)
    wanted, hint = SHAPES.get(
        kind, (f"something else is wanted here ({found['msg']})", "compare it with the examples of the format")
    )
    return Problem("VC210", file, route, wanted, hint)


_BLOCK = ("a block of keys is wanted here", "start a new line for each key, indented by two more spaces")
SHAPES = {
    "model_type": _BLOCK,
    "dict_type": _BLOCK,
    "model_attributes_type": _BLOCK,
    "list_type": ("a list is wanted here", "start a new line with a dash for each item, or write [one, two]"),
}


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
    near = nearest(str(route[-1]), known)
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
