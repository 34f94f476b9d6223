"""From a model to its JSON Schema, draft 7, with what `reading/expand.py` writes out: short forms, rows, single values.

A value that may be written in several ways has one schema with several types, not a choice of schemas:
what concerns keys says nothing of texts, so a mistake gets one message, about what was meant.
"""

from __future__ import annotations

import re
from inspect import getdoc
from types import UnionType
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin

from valuecase.common import Part
from valuecase.reading.annotations import fields_of, inner
from valuecase.reading.expand import TOTALS
from valuecase.reading.fields import Item, keyed
from valuecase.reading.spelling import A_NAME, PROSE, Spelling
from valuecase.schema.patterns import any_of

Schema: TypeAlias = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
SCALARS = ("string", "number", "integer", "boolean")
MISSING = keyed("missing")
#: Beside `csv:` there are no rows; an editor says why.
ROWS_OR_CSV = {"csv": {"properties": {"rows": {"type": "null", "errorMessage": "keep rows: or csv:, not both"}}}}
NOT_A_TOTAL = f"^(?!(?:{'|'.join(TOTALS)})$)"


def of_file(model: type[Item], file: str, description: str) -> Schema:
    """The schema of a file whose top is this model, or the mapping that the whole file is."""
    parts: dict[str, Schema] = {}
    top = _of(fields_of(model)[model.whole].annotation, parts) if model.whole else _block(model, parts)
    return {"$schema": DRAFT, **top, "title": file, "description": description, "definitions": parts}


def _of(annotation: Any, parts: dict[str, Schema], metadata: tuple[Any, ...] = ()) -> Schema:
    """The schema of what a field holds; the blocks of keys that it names are put into `parts`."""
    spelt = _spelling(annotation, metadata)
    kind = inner(annotation)
    if spelt:
        return _scalar(spelt)
    if get_origin(kind) is Literal:
        return {"type": "string", "enum": list(get_args(kind))}
    if get_origin(kind) is list:
        return _list(get_args(kind)[0], parts)
    if get_origin(kind) is dict:
        key, value = get_args(kind)
        return _mapping(key, value, parts)
    name = kind.__name__
    if name not in parts:
        parts[name] = {}  # its place, before the parts of it
        parts[name] |= _block(kind, parts)
    return {"$ref": f"#/definitions/{name}"}


def _spelling(annotation: Any, metadata: tuple[Any, ...] = ()) -> Spelling | None:
    """How a scalar is written, which stands beside its type; None for what is no scalar."""
    notes = [*metadata, *getattr(annotation, "__metadata__", ())]
    for part in get_args(annotation) if get_origin(annotation) in (Union, UnionType) else ():
        notes += getattr(part, "__metadata__", ())
    return next((note for note in notes if isinstance(note, Spelling)), None)


def _scalar(spelt: Spelling) -> Schema:
    schema: Schema = {"type": _one_or_many(["string", *spelt.plain]), "pattern": any_of(*spelt.patterns)}
    if spelt.least is not None:
        schema["minimum"] = spelt.least
    if spelt.examples:
        schema["examples"] = list(spelt.examples)
    return {**schema, "patternErrorMessage": spelt.advice}


def _list(item: Any, parts: dict[str, Schema]) -> Schema:
    """A list, or one value alone where its items may be written as one."""
    items = _of(item, parts)
    alone = _alone(items, parts)
    alone.pop("examples", None)  # an editor would write one where a list is usual
    return {**alone, "type": _one_or_many(["array", *alone.get("type", ())]), "items": items}


def _mapping(key: Any, value: Any, parts: dict[str, Schema]) -> Schema:
    """Things by id; also a list of rows, where words of their own give them their ids."""
    spelt = _spelling(key) or A_NAME
    names = {"pattern": any_of(*spelt.patterns), "patternErrorMessage": spelt.advice}
    values = _of(value, parts)
    schema: Schema = {"type": "object", "propertyNames": names, "additionalProperties": values}
    rows = getattr(inner(value), "naming", "")
    return {**schema, "type": ["object", "array"], "items": values} if rows else schema


def _block(model: type[Item], parts: dict[str, Schema]) -> Schema:
    """A block of keys, its own before those that anything or any file may have; or the value it is short for, alone."""
    fields = fields_of(model)
    keys = sorted(fields, key=lambda key: key in fields_of(Part))
    properties: dict[str, Schema] = {}
    for key in keys:
        schema = _of(fields[key].annotation, parts, tuple(fields[key].metadata)) if key != MISSING else _missing(keys)
        properties[key] = {**schema, "description": fields[key].description}
    alone = _alone(properties[model.short], parts) if model.short else {}
    block: Schema = {"title": _title(model), "description": _first_line(model), **alone}
    block["type"] = _one_or_many(["object", *alone.get("type", ())])
    block |= {"properties": properties, "additionalProperties": False}
    block["required"] = [key for key in keys if fields[key].is_required()]
    if "csv" in fields:
        names = properties["rows"]["propertyNames"]
        properties["rows"]["propertyNames"] = names | {"pattern": NOT_A_TOTAL + names["pattern"].removeprefix("^")}
        block["dependencies"] = ROWS_OR_CSV
    return block


def _missing(keys: list[str]) -> Schema:
    """What a source lacks: keys that could stand there, each with the reason."""
    return {"type": "object", "propertyNames": {"enum": keys}, "additionalProperties": _scalar(PROSE)}


def _alone(schema: Schema, parts: dict[str, Schema]) -> Schema:
    """What a schema says of a text that stands alone, its types as a list; empty where none may."""
    schema = parts[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    types = [name for name in types if name in SCALARS]
    if not types:
        return {}
    if "enum" in schema:  # as a pattern, which says nothing of lists and keys
        words = schema["enum"]
        advice = f"write one of: {', '.join(words)}"
        pattern = any_of(re.compile("|".join(words)))
        return {"type": types, "pattern": pattern, "examples": words, "patternErrorMessage": advice}
    kept = ("pattern", "minimum", "examples", "patternErrorMessage")
    return {"type": types, **{key: schema[key] for key in kept if key in schema}}


def _title(model: type[Item]) -> str:
    """A model's name in words: `Audit row`."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__).capitalize()


def _first_line(model: type[Item]) -> str:
    return (getdoc(model) or "").splitlines()[0]


def _one_or_many(types: list[str]) -> str | list[str]:
    return types[0] if len(types) == 1 else types
