"""Every PDF is fit to be printed and to be read aloud: those of the cases, and those of cases made by chance."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.measuring.paper import faults
from tests.measuring.printed import printed, printed_by_chance
from tests.support import CASES

#: Cases made by chance, a few at a time: the smallest, the usual ones and those far too large.
SEEDS, AT_A_TIME = 30, 5


@pytest.mark.parametrize("case", sorted(path.parent.name for path in CASES.glob("*/case.yml")))
def test_the_paper_of_a_case_has_no_faults(case: str) -> None:
    mine = {name: pdf for name, pdf in printed().items() if name.startswith(f"{case}/")}
    assert mine
    assert {name: found for name, pdf in mine.items() if (found := faults(pdf))} == {}


@pytest.mark.parametrize("first", range(0, SEEDS, AT_A_TIME))
def test_the_paper_of_a_case_made_by_chance_has_no_faults(tmp_path: Path, first: int) -> None:
    for seed in range(first, first + AT_A_TIME):
        made = printed_by_chance(tmp_path / str(seed), seed)
        assert made
        assert {name: found for name, pdf in made.items() if (found := faults(pdf))} == {}, seed
