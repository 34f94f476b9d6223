"""Going through everything a model holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from valuecase.problems import Route
from valuecase.reading.fields import Item, keyed


def walk(value: Any, route: Route) -> Iterator[tuple[Route, Any]]:
    """Every value of a model with its route as typed."""
    left: list[tuple[Route, Any]] = [(route, value)]  # the next one last
    while left:
        at, part = left.pop()
        yield at, part
        if part is None or isinstance(part, str):  # most are, and it is quickly asked
            continue
        if isinstance(part, dict):
            left += [((*at, str(key)), below) for key, below in reversed(part.items())]
        elif isinstance(part, (list, tuple)):
            left += [((*at, number), below) for number, below in reversed([*enumerate(part)])]
        elif isinstance(part, Item):
            left += [((*at, keyed(name)), getattr(part, name)) for name in reversed([*type(part).model_fields])]
