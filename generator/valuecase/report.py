"""A project's problems, ready to print."""

from __future__ import annotations

from pathlib import Path

from valuecase.problems import Level, Place, Problem, level_of
from valuecase.problems.render import Shown, as_github, as_gitlab, as_json, as_text, show_all
from valuecase.project import Project, place_of
from valuecase.reading.document import as_lines
from valuecase.reading.inside import is_inside

FORMATS = {"text": as_text, "json": as_json, "github": as_github, "gitlab": as_gitlab}


def report(project: Project, style: str, *, errors_only: bool = False, colour: bool = False) -> str:
    """Every problem in the style asked for: `text` (in `colour` or not), `json`, `github` or `gitlab`."""
    found = shown(project, errors_only=errors_only)
    return as_text(found, colour=True) if style == "text" and colour else FORMATS[style](found)


def shown(project: Project, *, errors_only: bool = False) -> list[Shown]:
    """Every problem with its place and its line, in the order of files and lines."""
    problems = [p for p in project.problems if not errors_only or level_of(p) is Level.ERROR]
    lines = _Lines(project)

    def place(problem: Problem) -> Place:
        return place_of(project, problem)

    return show_all(problems, place, lines.at)


class _Lines:
    """The text of any line that a problem points to, files that are no documents (CSV) included."""

    def __init__(self, project: Project) -> None:
        self.root = project.root
        self.files: dict[str, tuple[str, ...]] = {file: d.lines for file, d in project.documents.items() if d.lines}

    def at(self, place: Place) -> str:
        if place.file not in self.files:
            path = self.root / place.file
            self.files[place.file] = _read(path) if path.is_file() and is_inside(path, self.root) else ()
        lines = self.files[place.file]
        return lines[place.line - 1] if 0 < place.line <= len(lines) else ""


def _read(path: Path) -> tuple[str, ...]:
    try:
        return as_lines(path.read_bytes().decode("utf-8-sig", "replace"))
    except OSError:
        return ()
