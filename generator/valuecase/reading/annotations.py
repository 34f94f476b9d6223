"""What a model's fields are, seen through `Annotated` and `| None`."""

from __future__ import annotations

import types
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from valuecase.problems import Route
from valuecase.reading.fields import Item, keyed


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


@cache
def fields_of(model: type[Item]) -> Mapping[str, Any]:
    """A model's fields by the keys an author types."""
    return {keyed(name): field for name, field in model.model_fields.items()}


def top_of(model: type[Item]) -> Any:
    """What the top of a file is: the model, or the mapping that the whole file is."""
    return inner(fields_of(model)[model.whole].annotation) if model.whole else model


def annotation_at(model: type[Item], route: Route) -> Any:
    """The annotation of whatever stands at a route; None where nothing could."""
    kind: Any = top_of(model)
    for part in route:
        if isinstance(kind, type) and issubclass(kind, Item):
            kind = _kinds(kind).get(str(part))
        elif get_origin(kind) in (dict, list):
            kind = inner(get_args(kind)[-1])
        else:
            return None
    return kind


@cache
def _kinds(model: type[Item]) -> Mapping[str, Any]:
    """What each field of a model is, by the key an author types."""
    return {key: inner(field.annotation) for key, field in fields_of(model).items()}


def model_at(model: type[Item], route: Route) -> type[Item] | None:
    """The model at a route, if there is one."""
    kind = annotation_at(model, route)
    return kind if isinstance(kind, type) and issubclass(kind, Item) else None


def is_words(annotation: Any) -> bool:
    """Whether a field holds words, on which no number depends."""
    return get_origin(annotation) is Literal or (isinstance(annotation, type) and issubclass(annotation, str))


def is_many(annotation: Any) -> bool:
    """Whether a field holds things by id."""
    return get_origin(inner(annotation)) is dict
