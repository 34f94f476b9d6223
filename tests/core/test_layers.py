"""One way, left to right: a module imports only from layers below its own. Read from the text of every module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import PACKAGE

#: From low to high. Modules on one line may not import one another; those of one folder may.
LAYERS: list[set[str]] = [
    {"all_or_none", "cells", "git", "kept", "problems", "template_files", "typeface", "wording"},
    {"values"},
    {"units", "economics"},
    {"reading"},
    {"privacy", "items", "evidence", "assumptions", "statement"},
    {"settings"},
    {"reconcile"},
    {"figures"},
    {"ledger"},
    {"rounding", "printed", "directions"},
    {"book"},
    {"priced", "spans"},
    {"appraisal", "comparison", "common"},
    {"measured", "spent", "stated"},
    {"sections"},
    {"folder"},
    {"case"},
    {"loading"},
    {"claims"},
    {"checks", "characters"},
    {"project"},
    {"appraised", "edition", "records", "report", "todo", "voice", "weighing"},
    {"explain", "approaches", "revisions"},
    {"charts", "diagram"},
    {"portfolio"},
    {"schema"},
    {"spreadsheet"},
    {"scaffold"},
    {"takeaway"},
    {"briefing"},
    {"site"},
    {"review"},
    {"preview"},
    {"cli"},
    {"__main__"},
]
#: Libraries that only these parts may know.
ONLY = {
    "altair": {"charts"},
    "vl_convert": {"charts"},
    "typst": {"briefing"},
    "filelock": {"site"},
    "mkdocs": {"site"},
    "openpyxl": {"spreadsheet", "takeaway"},
    "odfdo": {"spreadsheet"},
    "pandas": {"takeaway"},
}
#: What `valuecase check` needs: everything below the charts, and the command line.
CHECKING = {name for layer in LAYERS[: LAYERS.index({"charts", "diagram"})] for name in layer} | {"cli", "__main__"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    """A module's name below the package: `reading.shape`; the package itself is ``."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path) -> Iterator[str]:
    """Every module that a module imports, at its top or within a function."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _ours(path: Path) -> Iterator[str]:
    for name in _imports(path):
        if name.startswith("valuecase."):
            yield name.removeprefix("valuecase.")


def _layer(module: str) -> int:
    top = module.partition(".")[0]
    found = [number for number, layer in enumerate(LAYERS) if top in layer]
    assert len(found) == 1, f"{top} is in no layer, or in two: say in LAYERS where it belongs"
    return found[0]


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_imports_only_from_layers_below(path: Path) -> None:
    mine = _name(path)
    for other in _ours(path):
        if other == "__version__":
            continue
        same_folder = mine.partition(".")[0] == other.partition(".")[0]
        assert same_folder or _layer(other) < _layer(mine), f"{mine} imports {other}, which is not below it"


@pytest.mark.parametrize("path", [p for p in MODULES if p.parent.name == "sections"], ids=_name)
def test_sections_do_not_import_one_another(path: Path) -> None:
    others = {name.split(".")[1] for name in _ours(path) if name.startswith("sections.")}
    assert path.stem == "registry" or others == set()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_library_is_known_to_its_parts_only(path: Path) -> None:
    mine = _name(path).partition(".")[0]
    for library in (name.partition(".")[0] for name in _imports(path)):
        assert mine in ONLY.get(library, {mine}), f"{mine} imports {library}"
        assert library != "pandas" or mine not in CHECKING, f"{mine} imports pandas, and check needs {mine}"


def test_no_two_modules_import_each_other() -> None:
    graph = {_name(path): {_module(name) for name in _ours(path)} for path in MODULES}
    for start in graph:
        reached, left = set(), [*graph[start]]
        while left:
            name = left.pop()
            if name not in reached:
                reached.add(name)
                left += graph.get(name, ())
        # The level of a problem is looked up in the catalogue, which is made of levels.
        assert start not in reached or start.startswith("problems"), f"{start} imports itself in a circle"


def _module(name: str) -> str:
    """The module that `module.name` is in, or is."""
    return name if (PACKAGE / name.replace(".", "/")).with_suffix(".py").is_file() else name.rpartition(".")[0]
