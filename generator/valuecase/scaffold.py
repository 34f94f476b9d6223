"""What a new project and a new case begin with: plain files from templates/new-project and templates/new-case.

A name there that begins with `dot-` begins with a full stop where it is written. A project's own
templates/new-case takes precedence, file by file. Nothing that is there already is ever written over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from valuecase import __version__
from valuecase.all_or_none import NotWritten, write_files
from valuecase.checks.case_names import OF_THE_SITE, case_once_called
from valuecase.project import CASES, case_ids
from valuecase.reading.ids import fault_of_id
from valuecase.reading.inside import is_inside
from valuecase.reading.nearby import nearest
from valuecase.sections.registry import SECTIONS
from valuecase.template_files import find_template, shipped

#: The sections of a new case; the others come one by one.
FIRST = ("case", "costs", "outcomes", "sources", "stories")
#: What a story's file is called until somebody renames it.
STORY = "first-story"
#: A folder made by a git host has these, and they may stay as they are.
MAY_BE_THERE = ("README.md", ".gitignore")
#: Words that YAML reads as they stand; others are put in quotes.
_PLAIN = re.compile(r"[^\W_][\w ,.'’()&/–-]*")


class NotMade(Exception):
    """Nothing was written; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was written below a folder, and what was there and stays as it was; paths from that folder."""

    folder: Path
    written: tuple[str, ...]
    kept: tuple[str, ...] = ()


def new_project(folder: Path) -> Made:
    """A project that builds at once: settings, rules, schemas and no case yet.

    Raises NotMade where the folder holds a project, or a file that would be written over, or cannot be written to.
    """
    from valuecase.schema.files import FOLDER, schema_files

    files = _project_files()
    there = [name for name in (CASES, FOLDER, *files) if (folder / name).exists()]
    kept = tuple(name for name in there if name in MAY_BE_THERE)
    in_the_way = [name for name in there if name not in kept]
    if folder.exists() and not folder.is_dir():
        raise NotMade(f"{folder} is a file; name a folder, or one that is not there yet")
    if CASES in in_the_way:
        raise NotMade(f"{folder} holds a project already; valuecase new CASE begins a case in it")
    if in_the_way:
        raise NotMade(f"these are there already, and would be written over: {', '.join(in_the_way)}; move them first")
    wanted = {name: text for name, text in files.items() if name not in kept}
    wanted |= {f"{FOLDER}/{name}": text for name, text in schema_files().items()}
    return Made(folder, _write(folder, wanted), kept)


def new_case(root: Path, case_id: str, title: str = "", place: str = "") -> Made:
    """The first files of a case, in which everything but its name is still to be written.

    title: without one, the id in words. Raises NotMade where there is such a case or was one, or the id cannot be one.
    """
    _check_id(case_id, "a case")
    _check_new_name(root, case_id)
    if (root / CASES / case_id).exists():
        raise NotMade(f"there is a case “{case_id}” already; valuecase new {case_id} --section NAME adds a part to it")
    return _into_case(root, case_id, dict.fromkeys(FIRST, STORY), title, place)


def new_section(root: Path, case_id: str, section: str, title: str = "", place: str = "") -> Made:
    """One more file of a case: `logic-model`; or a story by its name, `stories/robin`.

    Raises NotMade where there is no such case or section, or the file is there already.
    """
    if not (root / CASES / case_id).is_dir():
        raise NotMade(f"there is no case “{case_id}” yet; begin it with: valuecase new {case_id}")
    name, slash, story = section.removesuffix(".yml").removesuffix(".md").partition("/")
    known = {each.name: each for each in SECTIONS}
    if name not in known or (slash and not known[name].folder):
        near = nearest(name, known)
        hint = f"did you mean {near}?" if near and not slash else f"the parts of a case are: {', '.join(known)}"
        raise NotMade(f"“{section}” is not a part of a case; {hint}")
    if slash:
        _check_id(story, "a page")
    return _into_case(root, case_id, {name: story or STORY}, title, place)


def _into_case(root: Path, case_id: str, wanted: Mapping[str, str], title: str, place: str) -> Made:
    """Write the starting texts of sections; of those with many files, the one named."""
    filled = {
        "{title}": _scalar(title) or case_id.replace("-", " ").capitalize(),
        "{place}": _scalar(place) or "Place not yet named",
        "{case}": case_id,
    }
    texts: dict[str, str] = {}
    for section in SECTIONS:
        if section.name in wanted:
            file = section.file.replace("*", wanted[section.name])
            text = _starting_text(f"new-case/{section.file.replace('*', STORY)}", root)
            for placeholder, words in filled.items():
                text = text.replace(placeholder, words)
            texts[f"{CASES}/{case_id}/{file}"] = text
    there = [name for name in texts if (root / name).exists()]
    if there:
        raise NotMade(f"there is a file {', '.join(there)} already")
    if away := next((name for name in texts if not is_inside(root / name, root)), ""):
        raise NotMade(f"{away}: a link leads out of the project")
    return Made(root, _write(root, texts))


def _check_id(name: str, what: str) -> None:
    if fault := fault_of_id(name, f"the name of {what}"):
        raise NotMade("; ".join(fault))


def _check_new_name(root: Path, case_id: str) -> None:
    """A new case takes no name that leads elsewhere already."""
    if case_id in OF_THE_SITE:
        raise NotMade(f"“{case_id}” is a name of the site itself; choose another")
    if now := case_once_called(case_id, root, case_ids(root)):
        raise NotMade(
            f"“{case_id}” is an old name of the case “{now}”, to which links to it lead; choose another, "
            f"or take it out of was: in cases/{now}/case.yml"
        )


def _starting_text(name: str, root: Path) -> str:
    try:
        return find_template(name, root).read_text("utf-8")
    except FileNotFoundError:
        raise NotMade(f"there is no starting text for it: templates/{name}") from None


def _project_files() -> dict[str, str]:
    """The files of a new project by their names in it; not what pip compiled when it installed them."""
    top = shipped() / "new-project"
    found: dict[str, str] = {}
    for path in sorted(p for p in top.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        parts = [re.sub(r"^dot-", ".", part) for part in path.relative_to(top).parts]
        found["/".join(parts)] = path.read_text("utf-8").replace("{version}", __version__)
    return found


def _scalar(words: str) -> str:
    """Words as YAML reads them back, on one line."""
    line = " ".join(words.split())
    return line if not line or _PLAIN.fullmatch(line) else json.dumps(line, ensure_ascii=False)


def _write(folder: Path, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Write files that are not there yet, all or none; the names of all."""
    try:
        write_files(folder, texts)
    except NotWritten as error:
        raise NotMade(str(error)) from error
    return tuple(texts)
