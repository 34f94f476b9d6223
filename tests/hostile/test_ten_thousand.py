"""Ten thousand mutations of every kind of file: each is read, or refused in words; none breaks, hangs or fills the memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.hostile.mutations import KINDS, NUMBER, mutation
from tests.hostile.worker import MEMORY
from tests.support import PACKAGE, ROOT

PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_each_mutation_is_read_or_refused_in_words(part: int, capsys: pytest.CaptureFixture[str]) -> None:
    """In a process of its own, which may have little memory and is ended where one mutation hangs."""
    size = NUMBER // PARTS
    ran = subprocess.run(
        [sys.executable, "-m", "tests.hostile.worker", str(part * size), str((part + 1) * size)],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": f"{PACKAGE.parent}{os.pathsep}{ROOT}"}, capture_output=True, text=True,
    )  # fmt: skip
    *broken, last = [json.loads(line) for line in ran.stdout.splitlines()] or [{}]
    assert ran.returncode == 0, f"ended with {ran.returncode}; the last it said:\n{ran.stderr[-3000:]}"
    assert not broken, "\n\n".join(
        f"again: python -m tests.hostile.again {b['seed']}  ({b['kind']})\n{b['error']}" for b in broken[:5]
    )
    assert sum(last["came"].values()) == size
    assert last["peak"] * 1024**2 < MEMORY
    with capsys.disabled():
        told = sum(count for what, count in last["came"].items() if not what.endswith(("fine", "changed")))
        sys.stdout.write(f"\n{size} mutations: {told} told or refused; at most {last['peak']} MB\n")


def test_a_mutation_is_made_again_from_its_number() -> None:
    for seed in range(0, NUMBER, 97):
        assert mutation(seed) == mutation(seed)


def test_nine_in_ten_numbers_change_something_in_every_kind() -> None:
    made = Counter(one.kind for seed in range(0, NUMBER, 10) if (one := mutation(seed)))
    assert set(made) <= set(KINDS)
    assert sum(made.values()) > 0.9 * NUMBER / 10


def test_what_breaks_is_reported_with_its_number(tmp_path: Path) -> None:
    """A worker whose reader is broken says of which mutation, and goes on."""
    broken = (
        "import sys, tests.hostile.worker as worker, tests.hostile.reading as reading\n"
        "reading.load_project = lambda *_: [][0]\n"
        "worker.main(0, 3)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", broken], cwd=ROOT, capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": f"{PACKAGE.parent}{os.pathsep}{ROOT}"},
    )  # fmt: skip
    said = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [one["seed"] for one in said if "error" in one] == [
        s for s in range(3) if mutation(s) and mutation(s).kind not in ("xlsx", "ods", "settings")
    ]  # type: ignore[union-attr]
    assert all("IndexError" in one["error"] for one in said if "error" in one)
