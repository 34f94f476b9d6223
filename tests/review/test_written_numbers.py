"""Another number in a case: which figures move, and that the review names all of them, no other, and the line that did it.

What moves is worked out here from the public records of both revisions, without the code that makes reviews.
"""

from __future__ import annotations

import json
import random
import shutil
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.review.history import begun, committed
from tests.review.mutated import Number, numbers, replaced
from tests.support import CASES, ROOT
from valuecase.case import ValueCase
from valuecase.cli import main
from valuecase.loading import load_case
from valuecase.records import records
from valuecase.review.changes import Change
from valuecase.review.figures import figure_changes
from valuecase.review.pair import Pair
from valuecase.settings import load_settings

#: How many numbers of each case are replaced, one at a time; a case with fewer has each replaced once.
MANY = {
    "example-riverside": 110,
    "hertfordshire": 50,
    "torbay": 50,
    "cornwall": 50,
    "greater-manchester": 50,
    "nottingham": 50,
}
#: They are done in parts, so that several processors can share them.
PARTS = [
    (name, part) for name, parts in {**dict.fromkeys(MANY, 1), "example-riverside": 6}.items() for part in range(parts)
]
Public: TypeAlias = dict[str, tuple[Any, ...]]
SEEN = ("value", "low", "high", "display", "unit")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of every case; whoever changes a file puts it back."""
    root = begun(tmp_path_factory.mktemp("numbers") / "project")
    shutil.copytree(CASES, root / "cases")
    committed(root, "The cases as they are")
    return root


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_every_figure_that_a_number_moves_is_told_with_its_line(copy: Path, name: str, part: int) -> None:
    base, before = _base(name)
    for number, text in _chosen(copy, name)[part :: sum(one == name for one, _ in PARTS)]:
        with _Replaced(copy, number, text):
            head = _loaded(copy, name)
            told = _figures(figure_changes(Pair(base, head)))
            back = _figures(figure_changes(Pair(head, base)))
        moved = _moved(before, _public(head))
        assert set(told) == moved, number
        assert set(back) == moved, f"backwards: {number}"
        if not _breaks(base, head):
            _blames(told, number, head)


def test_there_are_numbers_enough() -> None:
    assert sum(min(many, len(numbers(ROOT, name))) for name, many in MANY.items()) >= 150


@pytest.mark.parametrize("turn", range(12))
def test_the_command_tells_the_same(copy: Path, capsys: pytest.CaptureFixture[str], turn: int) -> None:
    name = ("example-riverside", "hertfordshire")[turn % 2]
    base, before = _base(name)
    number, text = _chosen(copy, name)[-1 - turn]
    with _Replaced(copy, number, text):
        head = _loaded(copy, name)
        assert main(["--project", str(copy), "diff", "HEAD", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["changes"]
    mine = [change for change in found if change["kind"] in ("headline", "figure")]
    assert {change["case"] for change in mine} <= {name}
    assert {change["name"] for change in mine} == _moved(before, _public(head)), number
    if not _breaks(base, head):
        causes = {(cause["file"], cause["line"]) for change in mine for cause in change["causes"]}
        assert causes <= {(number.file, number.line)} or _any_hidden(head), number


class _Replaced:
    """A file with other words for as long as it is looked at."""

    def __init__(self, root: Path, number: Number, text: str) -> None:
        self.path, self.text = root / number.file, text

    def __enter__(self) -> None:
        self.kept = self.path.read_bytes()
        self.path.write_bytes(self.text.encode())

    def __exit__(self, *_: object) -> None:
        self.path.write_bytes(self.kept)


def _loaded(root: Path, name: str) -> ValueCase:
    return load_case(root / "cases" / name, load_settings(root))


@cache
def _base(name: str) -> tuple[ValueCase, Public]:
    """A case as it is, and what is public of its figures."""
    case = _loaded(ROOT, name)
    return case, _public(case)


def _chosen(root: Path, name: str) -> list[tuple[Number, str]]:
    """Numbers of a case with the text of their file after each is replaced; the same on every run."""
    chance = random.Random(name)
    found = numbers(root, name)
    return [
        (number, replaced((root / number.file).read_text("utf-8"), number, chance))
        for number in chance.sample(found, min(MANY[name], len(found)))
    ]


def _moved(before: Public, after: Public) -> set[str]:
    """The figures whose public record is another, or which are in one revision only."""
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}


def _public(case: ValueCase) -> Public:
    return {record["id"]: tuple(record[key] for key in SEEN) for record in records(case)}


def _figures(changes: Any) -> dict[str, Change]:
    return {change.name: change for change in changes if change.is_figure}


def _breaks(base: ValueCase, head: ValueCase) -> bool:
    """Whether something can no longer be read, so that its figures are missing and not moved."""
    return head.broken != base.broken


def _any_hidden(case: ValueCase) -> bool:
    return any(figure.hidden for figure in case.ledger.figures.values())


def _blames(told: dict[str, Change], number: Number, head: ValueCase) -> None:
    """The one number that was replaced is named as the cause of each; of hidden ones, its line is among those named."""
    for name, change in told.items():
        places = [(cause.file, cause.line) for cause in change.causes]
        figure = head.ledger.get(name)
        assert (number.file, number.line) in places, (number, name, change)
        assert len(places) == 1 or (figure and figure.hidden), (number, name, change)
