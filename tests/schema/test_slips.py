"""One slip at every kind of place in every kind of file: an editor marks it if and only if the reader refuses it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.schema.reading import typed
from tests.schema.support import SCHEMAS, VALIDATORS, kind_of, refused
from tests.support import CASES
from valuecase.reading.yaml_reader import read_yaml

#: Every key of every kind of file; anything else in a route is an id, a date or a number.
KEYS = {
    key
    for schema in SCHEMAS.values()
    for part in (schema, *schema["definitions"].values())
    for key in part.get("properties", ())
}
#: Files that hold every key between them: those of the invented case, and what it has no place for.
FULL = [
    *((kind_of(path), path.read_text("utf-8")) for path in sorted((CASES / "example-riverside").glob("*.yml"))),
    ("glossary", (CASES / "glossary.yml").read_text("utf-8")),
    (
        "project",
        "small-numbers: {threshold: 7, rounding: 5, marker: x}\npublish-todo: no\n"
        "allow: [{text: x, because: y, in: cases/a/service.yml}]\n"
        "unit-costs: {csv: a.csv, rows: [{code: x, description: y, unit: visit, agency: NHS, cost: £210,"
        " price-year: 2022/23, source: y, licence: none}]}\n"
        "price-index: {origin: x, date: 2024-06, csv: b.csv, rows: [{year: 2022/23, index: 91.9}]}\n"
        "optimism: {origin: x, grades: {1: {means: y, costs: 5%, benefits: 10%}}}\n"
        "accessibility: {organisation: x, contact: y, response-time: z, enforced-by: EHRC, complies: partly, tested: x,"
        " reviewed: 2025-03-14, problems: [{what: x, instead: y, mended-by: 2025-09}]}\n",
    ),
    (
        "logic-model",
        "columns: [inputs, activities, outputs, mine]\n"
        "inputs: {a: Money}\nactivities: {b: Work}\noutputs: {c: Visits}\nown: {mine: {d: {text: A home}}}\n",
    ),
    (
        "story",
        "title: Sam\nperson: one person\npseudonym: yes\nsummary: Words\n"
        "consent: {basis: consent given, scope: [web], given: 2024-06-30, expires: 2030, withdrawn: 2026-01, held-by: x,"
        " text-read: yes, details-changed: x, approved-by: x}\n"
        "costs: {before: {total: £5, period: 2 years, period-from: stated}, after: {total: £3, period: 2 years}}\n",
    ),
]
#: What may stand where something else should.
SLIPS: tuple[Any, ...] = ("zzz !", "-7", "yes", "2024-13", "£1.5", {"zzz": "x"}, ["zzz !"], "")


def slipped(tree: Any) -> Iterator[tuple[str, Any]]:
    """A file with one slip in each kind of place: a key misspelt, a key left out, a value that should not be there."""
    done = set()
    for route in walked(tree, ()):
        kind = tuple(part if part in KEYS else "*" for part in route)[-3:]
        if kind not in done and "missing" not in route[:-1]:
            done.add(kind)
            for slip in ("misspelt", "left out", *SLIPS):
                yield f"{'/'.join(map(str, route))}: {slip}", with_slip(only(tree, route), route, slip)


def only(tree: Any, route: tuple[Any, ...]) -> Any:
    """A tree without the things that stand beside the one a route leads into, which are many."""
    if len(route) < 3 or route[1] in KEYS or not isinstance(tree[route[0]], dict):
        return tree
    return {
        **{key: value for key, value in tree.items() if isinstance(value, str)},
        route[0]: {route[1]: tree[route[0]][route[1]]},
    }


def walked(tree: Any, route: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """The routes to all that stands in a tree."""
    for part in tree if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ():
        yield (*route, part)
        yield from walked(tree[part], (*route, part))


def with_slip(tree: Any, route: tuple[Any, ...], slip: Any) -> Any:
    """A copy of a tree that is wrong in one place."""
    changed = copy.deepcopy(tree)
    holder = changed
    for part in route[:-1]:
        holder = holder[part]
    if slip not in ("misspelt", "left out"):
        holder[route[-1]] = slip
        return changed
    value = holder.pop(route[-1])
    if slip == "misspelt" and isinstance(holder, dict):
        holder[f"{route[-1]}_"] = value
    return changed


@pytest.mark.parametrize(("kind", "text"), FULL, ids=[kind for kind, _ in FULL])
def test_one_slip_anywhere_is_marked_if_and_only_if_the_reader_refuses_it(kind: str, text: str) -> None:
    differ = {}
    for slip, tree in slipped(read_yaml(text, "x.yml").data):
        found = refused(kind, json.dumps(tree, ensure_ascii=False))  # which is YAML, and every scalar a text
        if slip.endswith("missing: {'zzz': 'x'}"):
            found = {"VC213"}  # said by the check of a whole case
        if bool(found) is VALIDATORS[kind].is_valid(typed(tree)):
            differ[slip] = found
    assert differ == {}


def test_the_full_files_fill_in_every_key() -> None:
    """So no key is left out of the slips above."""
    written = {part for _, text in FULL for route in walked(read_yaml(text, "x.yml").data, ()) for part in route}
    assert KEYS - written == set()
