"""One mutation, read by the command that would: what came of it, and whether that is as it should be."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from tests.hostile.mutations import Mutation, base, few, laid, written
from valuecase.cli import main
from valuecase.problems import Level
from valuecase.problems.catalogue import CATALOGUE
from valuecase.project import load_project
from valuecase.records import records
from valuecase.report import report, shown
from valuecase.site.configuration import Refused, loaded, refuse
from valuecase.site.warned import warnings_of_mkdocs
from valuecase.todo import as_text, todo_of


class NotAsItShould(AssertionError):
    """What came of a mutation is neither read, nor refused in words."""


class Desk:
    """A small project and the cases of this repository, in which one mutation at a time is read and taken back."""

    def __init__(self, folder: Path) -> None:
        self.roots = {
            id(files): folder / name for name, files in (("few", few()), ("small", base()), ("written", written()))
        }
        for files in (few(), base(), written()):
            laid(self.roots[id(files)], files)

    def read(self, one: Mutation) -> str:
        """What came of a mutation in a word: `fine`, `told` or `refused`; raises where it is none of these."""
        root = self.roots[id(one.project)]
        with _changed(root, one, one.project):
            if one.kind == "settings":
                return _settings(root)
            if one.words:
                return _imported(root, one)
            return _checked(root, [one.case] if one.case else None)


@contextlib.contextmanager
def _changed(root: Path, one: Mutation, files: Mapping[str, bytes]) -> Iterator[None]:
    below = os.fsencode(root) + b"/"
    try:
        for name, data in one.files.items():
            if data is None:
                with contextlib.suppress(FileNotFoundError):
                    os.remove(below + name)
                continue
            try:
                os.makedirs(os.path.dirname(below + name), exist_ok=True)
                with open(below + name, "wb") as file:
                    file.write(data)
            except (OSError, ValueError):  # no name of this file system
                continue
        yield
    finally:
        if one.kind in ("name", "picture"):
            shutil.rmtree(below + b"cases")
            laid(root, files)
        else:
            for name in [*one.files, b"sheet.xlsx", b"sheet.ods"]:
                with contextlib.suppress(FileNotFoundError):
                    os.remove(below + name)
                if name.decode() in files:
                    (root / name.decode()).write_bytes(files[name.decode()])
            if one.words:
                laid(root, {"cases/seaside/costs.yml": files["cases/seaside/costs.yml"]})
                (root / "cases/seaside/outcomes.yml").unlink(missing_ok=True)
                laid(root, {name: data for name, data in files.items() if name.endswith("/outcomes.yml")})
                for path in (root / "cases/seaside").glob("*.csv"):
                    if f"cases/seaside/{path.name}" not in files:
                        path.unlink()


def _checked(root: Path, only: list[str] | None) -> str:
    """All that `valuecase check`, `figures` and `todo` do."""
    project = load_project(root, only)
    for style in ("text", "json", "github", "gitlab"):
        report(project, style).encode("utf-8", "surrogateescape")
    for case in project.cases.values():
        records(case)
        as_text(todo_of(project, case))
    bad = False
    for one in shown(project):
        problem, place = one.problem, one.place
        whole = problem.code in CATALOGUE and problem.message and place.file and place.line > 0 and place.column > 0
        if not whole or (one.level is Level.ERROR and not problem.hint):
            raise NotAsItShould(f"no code, place or remedy: {problem}")
        bad |= one.level is Level.ERROR
    return "told" if bad else "fine"


def _ran(words: list[str]) -> tuple[int, str]:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            code = main(words)
        except SystemExit as error:
            code = int(error.code or 0)
    if code not in (0, 1, 2) or (code and not said.getvalue().strip()):
        raise NotAsItShould(f"exit code {code}, and said “{said.getvalue()}”")
    return code, said.getvalue()


def _imported(root: Path, one: Mutation) -> str:
    (name,) = one.files
    code, _ = _ran(["--project", str(root), "import", str(root / name.decode()), "--case", *one.words])
    return "refused" if code else "fine"


def _settings(root: Path) -> str:
    """The settings as a build reads them; what MkDocs refuses itself is told as the build's failure."""
    with warnings_of_mkdocs():
        try:
            refuse(root / "mkdocs.yml")
            loaded(str(root / "mkdocs.yml"))
        except Refused as error:
            if not re.fullmatch(r"mkdocs\.yml:\d+: .+; .+\.", str(error), re.DOTALL):
                raise NotAsItShould(f"refused without place or remedy: {error}") from error
            return "refused"
        except (Abort, BuildError, ConfigurationError, OSError):
            return "refused by MkDocs"
    return "fine"
