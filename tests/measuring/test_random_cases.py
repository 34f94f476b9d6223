"""Cases made by chance are valid, the same every time, and hold what is hard to show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.measuring.random_cases import SIZES, files, size, write_project
from valuecase.problems import errors_in
from valuecase.project import load_project


@pytest.mark.parametrize("ten", range(0, 200, 10))
def test_every_case_is_accepted(tmp_path: Path, ten: int) -> None:
    for seed in range(ten, ten + 10):
        write_project(tmp_path / str(seed), seed)
        project = load_project(tmp_path / str(seed))
        found = [(problem.code, problem.message, problem.route) for problem in errors_in(project.problems)]
        assert found == [], seed


def test_a_seed_gives_the_same_case_every_time() -> None:
    assert files(7) == files(7)
    assert files(7) != files(8)


def test_every_size_comes_up() -> None:
    assert {size(seed) for seed in range(40)} == set(SIZES) == {"bare", "small", "usual", "large", "huge"}


def test_what_is_hard_to_show_comes_up() -> None:
    every = "\n".join(text for seed in range(60) for text in files(seed).values())
    assert re.search(r"^300,|row-299:", every, re.MULTILINE), "a table of 300 rows"
    for hard in (
        "Donaudampf",
        "amount: -£",
        "saves:",
        "£0",
        "each for 40",
        "over-time:",
        "state: gap",
        "column-5",
    ):
        assert hard in every, hard
