"""One schema for each kind of file. It stands alone: it refers to no other file, and to nothing on the web."""

from __future__ import annotations

import json
from pathlib import Path

from valuecase.all_or_none import write_files
from valuecase.reading.ids import slugged
from valuecase.schema.models import Schema, of_file
from valuecase.sections.registry import SECTIONS, Section
from valuecase.settings import GLOSSARY, PROJECT, Glossary, Rules

FOLDER = ".valuecase/schema"
"""Where the schemas stand, below a project's own folder."""


def schemas() -> dict[str, Schema]:
    """The schema of each kind of file, by its name: `case`, `costs`, `story`, `project` and so on."""
    found = {_kind(one): of_file(one.model, one.file, f"{one.title}: {one.absent}") for one in SECTIONS}
    found["project"] = of_file(Rules, PROJECT, "What a project decides for all its cases")
    found["glossary"] = of_file(Glossary, GLOSSARY, "Words that readers ask about")
    return found


def _kind(section: Section) -> str:
    """What a file of a section is called: the section's name, or, of many in a folder, that of one."""
    return slugged(section.model.__name__) if section.folder else section.name


def schema_files() -> dict[str, str]:
    """The text of every schema by the name of its file; the same on every machine."""
    return {
        f"{kind}.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for kind, schema in schemas().items()
    }


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema into a folder, made where there is none, in place of those there are. Raises NotWritten."""
    texts = schema_files()
    write_files(folder, texts, over=texts)
    return [folder / name for name in texts]
