"""Going through everything a model holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from valuecase.problems import Route
from valuecase.reading.fields import Item, keyed


def walk(value: Any, route: Route) -> Iterator[tuple[Route, Any]]:
    """Every value of a model with its route as typed."""
    yield route, value
    if isinstance(value, Item):
        for name in type(value).model_fields:
            yield from walk(getattr(value, name), (*route, keyed(name)))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from walk(part, (*route, str(key)))
    elif isinstance(value, (list, tuple)):
        for number, part in enumerate(value):
            yield from walk(part, (*route, number))
