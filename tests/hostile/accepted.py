"""Which texts fields take and which they refuse, found by reading a case that has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.hostile.fields import STORY, Field, fields, write_case, write_shared
from valuecase.problems import Problem, errors_in
from valuecase.project import Project, load_project, place_of
from valuecase.reading.document import as_lines

CANARY = re.compile(r"zq(\d{3})x")
#: A case is read so often at most, with fewer texts each time.
MOST = 40


@dataclass(frozen=True, slots=True)
class Tried:
    """Texts by the fields that took them, and the codes of why others did not."""

    taken: dict[Field, str]
    refused: dict[Field, str]


def hostile(value: str, field: Field) -> str:
    """A text as it is tried in a field: first in its line, with the field's own word behind it."""
    return f"{value} {field.canary}"


def tried(values: Mapping[Field, str]) -> Tried:
    """What each field says to its text; raises AssertionError where an error is about no field."""
    left, refused = dict(values), dict[Field, str]()
    errors: list[Problem] = []
    with TemporaryDirectory() as folder:
        for _ in range(MOST):
            found = _read(Path(folder), left)
            errors = errors_in(found.problems)
            if not errors:
                return Tried(left, refused)
            for field, code in _refusing(found, errors, left, Path(folder)):
                refused[field] = code
            left = {field: value for field, value in left.items() if field not in refused}
    raise AssertionError(f"refused again and again: {[(p.code, p.message) for p in errors]}")


def _read(root: Path, values: Mapping[Field, str]) -> Project:
    write_shared(root)
    write_case(root / "cases" / "example", {field: hostile(value, field) for field, value in values.items()})
    return load_project(root)


def _refusing(
    found: Project, errors: Iterable[Problem], left: Mapping[Field, str], root: Path
) -> Iterator[tuple[Field, str]]:
    """The fields that errors are about."""
    for error in errors:
        place = place_of(found, error)
        lines = as_lines((root / place.file).read_text("utf-8", "replace"))
        about = " ".join(lines[place.line - 1 : max(place.last_line, place.line)])
        document = found.document(error.file)
        whole = document.places.find(error.route) if document and not CANARY.search(about) else None
        if whole:  # the needle is on a line of its own
            about = " ".join(lines[whole.line - 1 : max(whole.last_line, whole.line)])
        own = [fields()[int(number)] for number in CANARY.findall(about)]
        if not own and place.file.endswith((STORY, ".csv")):  # a text of several lines: its own word is on the last
            own = [f for f in left if place.file.endswith(f.file) and (f.file != STORY or f.route == ("",))]
        if error.code == "VC901":  # told once for a character, wherever it stands
            value = left.get(own[0], "") if own else ""
            own += [field for field in left if error.needle in left[field] and (error.needle or left[field] == value)]
        assert own, f"{error.code} {place}: {error.message}: {about}"
        yield from ((field, error.code) for field in own)
