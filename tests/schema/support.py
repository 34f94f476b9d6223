"""What the tests of the schemas share: which schema a file has, what an editor marks by it, what the reader refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

from tests.support import CASES
from valuecase.reading.fields import Item
from valuecase.reading.shape import shape
from valuecase.reading.yaml_reader import read_yaml
from valuecase.schema.files import schemas
from valuecase.sections.registry import SECTIONS
from valuecase.settings import Glossary, Rules

SCHEMAS = schemas()
VALIDATORS = {kind: Draft7Validator(schema) for kind, schema in SCHEMAS.items()}
MODELS: dict[str, type[Item]] = {
    **{section.name if not section.folder else "story": section.model for section in SECTIONS},
    "project": Rules,
    "glossary": Glossary,
}
LEAST = {
    "case": "title: A team\nplace: Example-upon-Sea\nkind: invented\nstatus: draft\n",
    "story": "title: Robin\nperson: invented\n",
}


def kind_of(path: Path | str) -> str:
    """Which schema a file's is."""
    path = Path(path)
    return "story" if path.suffix == ".md" else path.stem


def marked(kind: str, tree: Any) -> list[str]:
    """What an editor marks."""
    return [error.message for error in VALIDATORS[kind].iter_errors(tree)]


def refused(kind: str, text: str) -> set[str]:
    """The codes of what the reader refuses, before sections are joined."""
    document = read_yaml(text, "x.yml")
    shaped = shape(MODELS[kind], document, lambda _: ([], []))
    return {problem.code for problem in (*document.problems, *shaped.problems)}


FILES = [path for path in sorted(CASES.rglob("*")) if path.suffix in (".yml", ".md") and path.name != "index.md"]
