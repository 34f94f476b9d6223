"""What is said about few people goes with their number: the values that are over them, and what statistics say of these.

An item names such fields itself (`of_people`). They are hidden where a number of people in it is, or in one of the two
times it compares, or in the item it is in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from valuecase.problems import Route
from valuecase.reading.fields import Item, keyed
from valuecase.values import ZERO, Mean, PartOf, PeopleCount, Written

SIDES = ("before", "after")


def of_enough(part: Any, few: str = "") -> Any:
    """A part of a model whose small numbers of people are hidden, without what tells about few people.

    few: the words in place of the number of people that a value is over, where that is hidden further up
    """
    if part is None or isinstance(part, str):
        return part
    match part:
        case Item():
            few = _few(part, few)
            fields = {
                name: _hidden(getattr(part, name), few)
                if few and name in part.of_people
                else of_enough(getattr(part, name), few)
                for name in type(part).model_fields
            }
            changed = {name: value for name, value in fields.items() if value is not getattr(part, name)}
            return part.model_copy(update=changed) if changed else part
        case dict():
            return {key: of_enough(value, few) for key, value in part.items()}
        case list():
            return [of_enough(value, few) for value in part]
    return part


def of_few(part: Any, route: Route = (), few: str = "") -> Iterator[tuple[str, Route]]:
    """What a source prints for values that are over few people: its name, and where it stands."""
    if part is None or isinstance(part, str):
        return
    match part:
        case Item():
            few = _few(part, few)
            if few and part.of_people:
                yield from ((name, (*route, "printed", name)) for name in getattr(part, "printed", {}))
            for name in type(part).model_fields:
                yield from of_few(getattr(part, name), (*route, keyed(name)), few)
        case dict():
            for key, value in part.items():
                yield from of_few(value, (*route, key), few)
        case list():
            for number, value in enumerate(part):
                yield from of_few(value, (*route, number), few)


def _few(item: Item, few: str) -> str:
    """The words in place of a hidden number of people that an item's values are over; empty where there is none."""
    if hasattr(item, "people"):
        few = ""  # its own number of people counts, or that nobody says it
    own = (item, *(side for name in SIDES if isinstance(side := getattr(item, name, None), Item)))
    return next((unseen for each in own for name in type(each).model_fields if (unseen := _unseen(each, name))), few)


def _unseen(item: Item, name: str) -> str:
    """The words in place of a number of people, or of a part of them, that is hidden; else empty."""
    match value := getattr(item, name):
        case PeopleCount() if value.hidden:
            return str(value.text)
        case PartOf() if value.part.hidden:
            return str(value.part.text)
        case Mean() if value.mean.hidden:
            return str(value.mean.text)
    return ""


def _hidden(value: Any, words: str) -> Any:
    """A number without its value; words about numbers are left out, as if nobody had said them."""
    match value:
        case Written():
            return replace(value, text=words, value=ZERO, half=ZERO, hidden=True, about=False, scale="")
        case PartOf():
            return PartOf(words, _hidden(value.part, words), _hidden(value.whole, words))
        case Mean():
            return Mean(words, _hidden(value.mean, words), _hidden(value.people, words))
        case list():
            return [_hidden(each, words) for each in value]
    return None
