"""A project written another way, with the same meaning: another layout, another order, rows in other files."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

#: What a written file holds: every scalar is the text that was typed.
Tree = Any
#: The tables whose rows may stand in CSV files, and what a row is where it is written as one text.
TABLES = {"costs.yml": {"audits": "amount", "comparisons": "amount"}, "beneficiaries.yml": {"tables": "people"}}


class Narrow(yaml.Dumper):
    """Narrow lines, and lists further in than their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def in_quotes(tree: Tree) -> str:
    """Every text in quotes, a line for every key."""
    return yaml.dump(tree, Dumper=Narrow, default_style='"', allow_unicode=True, sort_keys=False, width=50)


def in_braces(tree: Tree) -> str:
    """Braces and brackets all the way, on lines of any length."""
    return yaml.dump(
        tree, default_flow_style=True, default_style="'", allow_unicode=True, sort_keys=False, width=10_000
    )


def on_narrow_lines(tree: Tree) -> str:
    """As few quotes as may be, on narrow lines, with a remark on top and spaces at the end of lines."""
    text = yaml.dump(tree, Dumper=Narrow, allow_unicode=True, sort_keys=False, width=30, indent=4)
    return "# Written by a program\n" + text


def upside_down(tree: Tree) -> Tree:
    """Keys in the opposite order, and rows; the order of texts, columns, times and headline figures has a meaning."""
    match tree:
        case dict():
            return {key: upside_down(value) for key, value in reversed(tree.items())}
        case list() if all(isinstance(part, dict) for part in tree):
            return [upside_down(part) for part in reversed(tree)]
        case list():
            return [upside_down(part) for part in tree]
    return tree


def rewrite(root: Path, layout: Callable[[Tree], str], order: Callable[[Tree], Tree] = lambda tree: tree) -> None:
    """Write every YAML file and every story's head below a project's `cases` another way."""
    for path in sorted((root / "cases").rglob("*.yml")):
        path.write_text(layout(order(texts(path.read_text("utf-8")))), "utf-8")
    for path in sorted((root / "cases").rglob("stories/*.md")):
        _, head, body = path.read_text("utf-8").split("---\n", 2)
        path.write_text(f"---\n{layout(order(texts(head)))}---\n{body}", "utf-8")


def texts(text: str) -> Tree:
    return yaml.load(text, yaml.BaseLoader)


def rows_to_files(root: Path) -> list[str]:
    """Move rows of costs and beneficiaries into CSV files wherever cells can hold them; gives the files written."""
    found = []
    for path in sorted(p for name in TABLES for p in (root / "cases").glob(f"*/{name}")):
        tree = texts(path.read_text("utf-8"))
        for kind, short in TABLES[path.name].items():
            for name, table in (tree.get(kind) or {}).items():
                rows = _rows(table, short)
                if rows:
                    del table["rows"]
                    table["csv"] = f"{name}-rows.csv"
                    (path.parent / table["csv"]).write_text(_csv(rows), "utf-8")
                    found.append(f"{path.parent.name}/{table['csv']}")
        path.write_text(in_quotes(tree), "utf-8")
    return found


def _rows(table: Tree, short: str) -> list[dict[str, str]]:
    """A table's rows as cells; none where a row holds more than cells can."""
    rows = table.get("rows") or []
    if isinstance(rows, dict):
        rows = [{"id": key, **(row if isinstance(row, dict) else {short: row})} for key, row in rows.items()]
    plain = all(isinstance(cell, str) for row in rows for cell in row.values())
    return [{("row" if key == "id" else key): cell for key, cell in row.items()} for row in rows] if plain else []


def _csv(rows: list[dict[str, str]]) -> str:
    written = io.StringIO()
    table = csv.DictWriter(written, list(dict.fromkeys(key for row in rows for key in row)), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return written.getvalue()
