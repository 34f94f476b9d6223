"""Every field of a case that takes text, found from the models of its sections; and cases written with other texts in them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

import yaml

from tests.docs.test_format_page import BLOCKS
from valuecase.problems import Route
from valuecase.reading.annotations import annotation_at, fields_of, inner, model_at
from valuecase.reading.document import walk as walked
from valuecase.reading.fields import ChosenWords, Item, Prose, Quote, SourceRef, StaffContact, Words
from valuecase.reading.files import read_markdown
from valuecase.reading.yaml_reader import read_yaml
from valuecase.sections.registry import SECTIONS

#: Kinds of text, as fields have them.
TEXTS = (Prose, Words, Quote, StaffContact, ChosenWords, SourceRef)
#: Words before a text without which a field of the kind takes none.
LEADS: dict[type, str] = {ChosenWords: "other, "}
#: Fields of words that stand for something else: an address, a hash, the name of a file.
NO_TEXT = ("url", "web", "link", "archived", "sha256", "csv")
STORY = "stories/robin.md"
#: Words that other parts of the example rest on: of other ones, those would be wrong.
RESTED_ON: tuple[tuple[str, Route], ...] = (
    ("costs.yml", ("audits", "harbour", "rows-are")),
    ("costs.yml", ("comparisons", "service-use", "rows", 1, "agency")),
    ("costs.yml", ("comparisons", "service-use", "chosen")),
    ("outcomes.yml", ("findings", "kindness", "what", 0)),
)


@dataclass(frozen=True, slots=True)
class Field:
    """A place in a case where an author may write words: its file, its route there, what kind of text it is.

    model: the model and the key it is a field of, such as `Comparison.title`
    """

    file: str
    route: Route
    kind: type
    model: str

    @property
    def canary(self) -> str:
        """A word that stands beside whatever is written in this field, and nowhere else."""
        return f"zq{fields().index(self):03d}x"


def base() -> dict[str, Any]:
    """The files of the example of docs/format.md, read: trees of text, and tables of CSV as lists of rows."""
    files: dict[str, Any] = {}
    for name, text in BLOCKS.items():
        if name.endswith(".csv"):
            files[name] = list(csv.reader(io.StringIO(text)))
        elif name.endswith(".md"):
            document = read_markdown(text, name)
            files[name] = document.data | {"": document.body}
        elif not name.startswith(".."):
            files[name] = read_yaml(text, name).data
    return files


def _models() -> dict[str, type[Item]]:
    return {STORY if section.folder else section.file: section.model for section in SECTIONS}


def _there(files: Mapping[str, Any]) -> Iterator[Field]:
    """Every text that the example has."""
    for file, model in _models().items():
        for route, leaf in walked({k: v for k, v in files[file].items() if k}):
            if not isinstance(leaf, str) or route[-1] in NO_TEXT or (file, route) in RESTED_ON:
                continue
            kind = annotation_at(model, route)
            owner = model_at(model, route[:-1])
            if isinstance(kind, type) and issubclass(kind, Item):  # a value standing alone for its one key
                owner, kind = kind, inner(fields_of(kind)[kind.short].annotation) if kind.short else None
            if kind in TEXTS:
                yield Field(file, route, kind, f"{owner.__name__ if owner else model.__name__}.{_key(route)}")
    yield Field(STORY, ("",), Prose, "Story.body")
    for name, rows in files.items():
        if name.endswith(".csv"):
            yield from (
                Field(name, (1, at), Words, f"{name}.{head}") for at, head in enumerate(rows[0]) if head == "label"
            )


def _absent(files: Mapping[str, Any]) -> Iterator[Field]:
    """Every text that the models know and no thing of the example of the same kind has: one of each."""
    seen = {field.model for field in _there(files)}
    for file, model in _models().items():
        for route, part in walked({k: v for k, v in files[file].items() if k}):
            owner = model_at(model, route)
            if owner is None or not isinstance(part, dict):
                continue
            for key, about in fields_of(owner).items():
                kind, many = _kind_of(about.annotation)
                name = f"{owner.__name__}.{key}"
                lacking = part.get("missing", {})  # what is said to be missing may not be there
                at = (*route, key, *((0,) if many else ()))
                if (
                    kind in TEXTS
                    and key not in (*part, *lacking, *NO_TEXT)
                    and name not in seen
                    and (file, at) not in RESTED_ON
                ):
                    seen.add(name)
                    yield Field(file, at, kind, name)


def _kind_of(annotation: Any) -> tuple[Any, bool]:
    """The kind of a field's text, and whether it is a list of them; things by id are left out."""
    kind = inner(annotation)
    if get_origin(kind) is list:
        return inner(get_args(kind)[0]), True
    return kind, False


def _key(route: Route) -> str:
    return next((str(part) for part in reversed(route) if isinstance(part, str)), "")


def text_of(field: Field, words: str, files: Mapping[str, Any]) -> str:
    """What to write in a field so that it holds these words."""
    if field.kind is SourceRef:
        return f"report, {words}"
    return f"{LEADS.get(field.kind, '')}{words}"


def written(texts: Mapping[Field, str]) -> dict[str, str]:
    """The files of the example with other texts in some of its fields, as an author might have typed them."""
    files = deepcopy(base())
    for field, words in texts.items():
        _put(files[field.file], field.route, text_of(field, words, files))
    return {name: _typed(name, content) for name, content in files.items()}


def _put(tree: Any, route: Route, text: str) -> None:
    *above, last = route
    for at, part in enumerate(above):
        if isinstance(tree, dict) and part not in tree:
            tree[part] = [] if isinstance(route[at + 1], int) else {}
        tree = tree[part]
    if isinstance(tree, list) and last == len(tree):
        tree.append(text)
    else:
        tree[last] = text


class _Dumper(yaml.SafeDumper):
    """Writes texts that would end lines of the file in double quotes, as signs."""


def _scalar(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if re.search("[\u2028\u2029\x85]", text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _scalar)


def _typed(name: str, content: Any) -> str:
    if name.endswith(".csv"):
        made = io.StringIO()
        csv.writer(made, lineterminator="\n").writerows(content)
        return made.getvalue()
    head = yaml.dump(
        {k: v for k, v in content.items() if k}, Dumper=_Dumper, width=1_000_000, allow_unicode=True, sort_keys=False
    )
    return f"---\n{head}---\n{content['']}\n" if "" in content else head


def write_shared(root: Path) -> None:
    """Write what the example needs beside its case: the rules of its project and its glossary."""
    (root / "cases").mkdir(parents=True, exist_ok=True)
    for name, text in BLOCKS.items():
        if name.startswith("../"):
            (root / "cases" / name[3:]).write_text(text, "utf-8")


def write_case(folder: Path, texts: Mapping[Field, str]) -> None:
    """Write the example with other texts into a case's folder."""
    for name, text in written(texts).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))


@cache
def fields() -> tuple[Field, ...]:
    """Every field, in the order of the files."""
    files = base()
    return (*_there(files), *_absent(files))
