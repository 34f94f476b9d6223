"""Things in a case by name: `service.zones` is the thing with the id `zones` in service.yml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from valuecase.problems import Route
from valuecase.reading.dates import When
from valuecase.reading.fields import Item, keyed

#: Where a thing's own words stand, in this order.
WORDS = ("title", "label", "service", "text", "quote")


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with an id of its own.

    name:    as other files write it: section, id, and the id of what is within it
    file:    the name of its file, `service` or `stories.kerry`
    route:   where it stands in its document
    title:   its title, or its own words
    within:  the thing of that file whose page it stands on, such as `zones`; empty where it stands on the file's
    """

    name: str
    file: str
    route: Route
    item: Item
    within: str = ""

    @property
    def anchor(self) -> str:
        """The place on its page; empty where it is what the page is about."""
        return "" if self.has_page else self.place

    @property
    def place(self) -> str:
        """The name without its file, as an anchor; empty for what the file is about."""
        return self.name.removeprefix(self.file).lstrip(".").replace(".", "-")

    @property
    def page(self) -> str:
        """Its page, from the case's first: `service.html`, `stories/kerry.html`, `costs/audit.html`."""
        return "/".join(part for part in (*self.file.split("."), self.within) if part) + ".html"

    @property
    def has_page(self) -> bool:
        """Whether it has a page of its own below that of its file."""
        return bool(self.within) and self.name == f"{self.file}.{self.within}"

    @property
    def called(self) -> str:
        """What it is called in a list: its title, or its id in words."""
        for key in ("title", "label", "service"):
            if words := str(getattr(self.item, key, None) or ""):
                return words
        return self.name.rpartition(".")[2].replace("-", " ").capitalize()

    @property
    def title(self) -> str:
        what = getattr(self.item, "what", None)
        if isinstance(what, list) and what:
            return ", ".join(str(word) for word in what)
        return next((str(w) for key in WORDS if (w := getattr(self.item, key, None))), "") or self.called


def named_items(name: str, model: Item) -> Iterator[Named]:
    """Every thing of a file with an id: itself where it is one of many, those by id at its top, those within them."""
    if "." in name:
        yield Named(name, name, (), model)
    if model.whole:
        yield from _within(name, name, getattr(model, model.whole), ())
        return
    for key in type(model).model_fields:
        yield from _within(name, name, getattr(model, key), (keyed(key),))


def old_names(named: Named) -> list[str]:
    """The names a thing had before."""
    holder = named.name.rpartition(".")[0]
    return [f"{holder}.{old}" for old in named.item.was]


def _within(file: str, name: str, part: Any, route: Route, within: str = "") -> Iterator[Named]:
    if not isinstance(part, Mapping):
        return
    for key, value in part.items():
        if isinstance(key, When):
            continue  # what is dated belongs to the thing around it, and has no name of its own
        if isinstance(value, Item):
            page = within or (str(key) if value.apart and name == file else "")
            found = Named(f"{name}.{key}", file, (*route, str(key)), value, page)
            yield found
            for inner in type(value).model_fields:
                yield from _within(file, found.name, getattr(value, inner), (*found.route, keyed(inner)), page)
        else:
            yield from _within(file, name, value, (*route, str(key)), within)


def is_among(name: str, broken: Iterable[str]) -> bool:
    """Whether a figure's name is, or is part of, something broken; a pattern may hold a star."""
    return any(
        name == item or name.startswith(f"{item}.") or ("*" in item and fnmatchcase(name, item)) for item in broken
    )
