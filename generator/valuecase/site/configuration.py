"""What is refused of mkdocs.yml before MkDocs reads it: a file that would fill the memory, or that Python cannot read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from valuecase.reading.bounds import MAX_BYTES, MAX_DEPTH, MAX_PARTS, MAX_TEXT
from valuecase.reading.yaml_reader import LOADER


class Refused(Exception):
    """The settings of the site are not read; the message says where, why, and what to do."""


def refuse(path: Path) -> None:
    """Raise Refused for settings that are no YAML, or larger, deeper or more unfolded than any are."""
    if path.stat().st_size > MAX_BYTES:
        raise _because(path, 1, f"the file is larger than {MAX_BYTES // 1_000_000} MB", "keep only what the site needs")
    try:
        text = path.read_bytes().decode("utf-8-sig")
        _measure(path, text)
        yaml.load(text, Loader=_Plain)  # which makes nothing but numbers, dates, texts, lists and mappings
    except UnicodeDecodeError as error:
        raise _because(path, 1, "the file is not saved as UTF-8", "save it again as UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        words = str(getattr(error, "problem", "") or getattr(error, "reason", "") or "it is no YAML")
        raise _because(path, mark.line + 1 if mark else 1, words, "compare the line with those around it") from error
    except (ValueError, TypeError, OverflowError, KeyError, AttributeError) as error:
        words = "a number or a date cannot be read"
        raise _because(
            path, 1, f"{words} ({error})"[:300], "put it in double quotes if it is meant as words"
        ) from error


def loaded(settings: str) -> MkDocsConfig:
    """MkDocs' configuration from the path of mkdocs.yml. MkDocs checks some values by using them: what it breaks on is refused too."""
    try:
        return load_config(settings)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        words = f"{Path(settings).name}: a value is not of the kind that MkDocs expects ({error})"
        raise ConfigurationError(f"{words[:300]}; compare it with the mkdocs.yml of a new project") from error


def _measure(path: Path, text: str) -> None:
    """How deep it is, and how large once every reference is written out; aliases within aliases grow without end."""
    sizes: dict[str, int] = {}
    open_parts: list[tuple[str | None, int]] = []
    size = 0
    event: Any
    for event in yaml.parse(text, Loader=LOADER):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            if event.anchor in [anchor for anchor, _ in open_parts]:
                raise _because(path, line, f"*{event.anchor} refers to itself", "write the words out")
            size += sizes.get(str(event.anchor), 1)
        elif isinstance(event, yaml.CollectionStartEvent):
            open_parts.append((event.anchor, size))
            size += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = open_parts.pop()
            if anchor:
                sizes[anchor] = size - before
        elif isinstance(event, yaml.ScalarEvent):
            size += 1
            if len(event.value) > MAX_TEXT:
                raise _because(path, line, f"this text has more than {MAX_TEXT:,} characters", "write less")
        if len(open_parts) > MAX_DEPTH:
            raise _because(path, line, f"more than {MAX_DEPTH} levels deep", "use fewer levels")
        if size > MAX_PARTS:
            words = f"more than {MAX_PARTS:,} keys and items, once every reference (*) is written out"
            raise _because(path, line, words, "take away what the site does not need")


class _Plain(yaml.SafeLoader):
    """Reads numbers and dates as MkDocs does, and what has a tag of its own as nothing."""


def _nothing(_loader: Any, _name: str, _node: Any) -> None:
    return None


_Plain.add_multi_constructor("!", _nothing)
_Plain.add_multi_constructor("tag:yaml.org,2002:python/", _nothing)


def _because(path: Path, line: int, words: str, remedy: str) -> Refused:
    return Refused(f"{path.name}:{line}: {words}; {remedy}.")
