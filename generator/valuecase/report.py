"""A project's problems, ready to print."""

from __future__ import annotations

from pathlib import Path

from valuecase.problems import Level, Place, Problem, level_of
from valuecase.problems.render import as_github, as_json, as_text, show_all
from valuecase.project import Project, place_of
from valuecase.reading.document import as_lines

FORMATS = {"text": as_text, "json": as_json, "github": as_github}


def report(project: Project, style: str, *, errors_only: bool = False) -> str:
    """Every problem in the style asked for: `text`, `json` or `github`."""
    problems = [p for p in project.problems if not errors_only or level_of(p) is Level.ERROR]
    lines = _Lines(project)

    def place(problem: Problem) -> Place:
        return place_of(project, problem)

    return FORMATS[style](show_all(problems, place, lines.at))


class _Lines:
    """The text of any line that a problem points to, files that are no documents (CSV) included."""

    def __init__(self, project: Project) -> None:
        self.root = project.root
        self.files: dict[str, tuple[str, ...]] = {file: d.lines for file, d in project.documents.items()}

    def at(self, place: Place) -> str:
        if place.file not in self.files:
            self.files[place.file] = _read(self.root / place.file)
        lines = self.files[place.file]
        return lines[place.line - 1] if 0 < place.line <= len(lines) else ""


def _read(path: Path) -> tuple[str, ...]:
    try:
        return as_lines(path.read_bytes().decode("utf-8-sig", "replace"))
    except OSError:
        return ()
