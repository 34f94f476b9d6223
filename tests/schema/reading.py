"""A file as an editor reads it: YAML 1.2 with the types of its core schema, where `yes` and `2024-06-30` are words."""

from __future__ import annotations

import re
from typing import Any

import yaml

_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)


def typed(tree: Any) -> Any:
    """A tree of texts with the types that an editor sees in texts without quotes."""
    if isinstance(tree, dict):
        return {key: typed(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [typed(value) for value in tree]
    return _scalar(str(tree))


def as_an_editor(text: str) -> Any:
    """The YAML of a file, or of the front matter of a story."""
    if text.startswith("---\n"):
        text = text.split("---\n")[1]
    return _value(yaml.compose(text, Loader=yaml.BaseLoader))


def _value(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(child) for child in node.value]
    return _scalar(node.value) if node.style is None else node.value


def _scalar(text: str) -> Any:
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text.lower() == "true"
    if _INT.fullmatch(text):
        return int(text, 0 if text.startswith("0") and len(text) > 1 and text[1] in "ox" else 10)
    return float(text) if _FLOAT.fullmatch(text) and not text.strip("+-.").lower().startswith(("inf", "nan")) else text
