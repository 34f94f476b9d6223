"""A digit mistyped anywhere in the two audits: what is caught, decided a second time without the code under test."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from tests.core import independent
from tests.support import CASES, copied
from valuecase.loading import load_case
from valuecase.records import records

AUDITS = ("costs.hertsmere", "costs.three-rivers")
#: Numbers whose digits are mistyped, one at a time: rows, printed numbers, periods.
NUMBERS = {
    "costs.yml": r"^      \d+: £(?P<row>[\d,]+)$|(?:total|per-week): \"£(?P<printed>[\d,.]+)\"|^    period: (?P<period>\d+) years$",
    "three-rivers.csv": r"\"£(?P<row>[\d,]+)\"",
}


def _mutations() -> Iterator[tuple[str, str]]:
    """(file, its text with one digit changed) for every digit and every other digit that still makes a number."""
    for file, pattern in NUMBERS.items():
        text = (CASES / "hertfordshire" / file).read_text("utf-8")
        for match in re.finditer(pattern, text, re.MULTILINE):
            start, end = match.span(match.lastgroup or 0)
            for at in range(start, end):
                for digit in "0123456789" if text[at].isdigit() else "":
                    leading_zero = at == start and digit == "0"
                    if digit != text[at] and not leading_zero:
                        yield file, f"{text[:at]}{digit}{text[at + 1 :]}"


def _must_be_caught(folder: Path) -> set[str]:
    """Which printed numbers neither agree with their parts nor lie within rounding of them."""
    caught = set()
    audits = zip(
        AUDITS,
        independent.amounts(folder).values(),
        independent.years(folder),
        independent.printed(folder),
        strict=True,
    )
    for name, rows, years, (total, week) in audits:
        whole, reach = Fraction(sum(rows)), Fraction(len(rows), 2)  # each row within 50p
        for key, computed, b, printed, half in (
            ("total", whole, reach, Fraction(total), Fraction(1, 2)),
            ("per-week", whole / (52 * int(years)), reach / (52 * int(years)), Fraction(week), Fraction(1, 200)),
        ):
            step = 2 * half
            agrees = int(computed / step + Fraction(1, 2)) * step == printed
            if not agrees and abs(computed - printed) > b + half:
                caught.add(f"{name}.{key}")
    return caught


def _caught(folder: Path) -> set[str]:
    """The printed numbers of the audits that the case's own check refuses."""
    return {p.about for p in load_case(folder).problems if p.code == "VC501" and p.about.startswith(AUDITS)}


def test_exactly_those_mistyped_digits_are_caught_that_rounding_cannot_explain(
    hertfordshire: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = hertfordshire / "cases" / "hertfordshire"
    assert _caught(folder) == _must_be_caught(folder) == set()
    tried = caught = 0
    for file, text in _mutations():
        kept = (folder / file).read_text("utf-8")
        (folder / file).write_text(text, "utf-8")
        wanted = _must_be_caught(folder)
        found = _caught(folder)
        (folder / file).write_text(kept, "utf-8")
        assert found == wanted, [line for line in text.splitlines() if line not in kept.splitlines()]
        tried += 1
        caught += bool(wanted)
    assert tried > 1000
    with capsys.disabled():
        sys.stdout.write(f"\nmistyped digits caught: {caught} of {tried}, {caught / tried:.1%}\n")


def _rows() -> list[tuple[str, str]]:
    """Every row of both audits: its file, and its amount as typed."""
    found = []
    for file, pattern in NUMBERS.items():
        text = (CASES / "hertfordshire" / file).read_text("utf-8")
        found += [(file, m["row"]) for m in re.finditer(pattern, text, re.MULTILINE) if m["row"]]
    return found


def _values(folder: Path) -> dict[str, Decimal]:
    return {record["id"]: Decimal(record["value"]) for record in records(load_case(folder))}


def test_a_second_working_out_gives_every_figure_of_the_audits(hertfordshire: Path) -> None:
    folder = hertfordshire / "cases" / "hertfordshire"
    wanted = independent.figures(folder)
    assert len(wanted) == 2 * (5 + 10) + 2
    assert {name: _values(folder)[name] for name in wanted} == wanted


@pytest.mark.parametrize(("file", "amount"), _rows())
def test_one_changed_row_moves_every_figure_that_rests_on_it(tmp_path: Path, file: str, amount: str) -> None:
    folder = copied(tmp_path, "hertfordshire") / "cases" / "hertfordshire"
    before = independent.figures(folder)
    text = (folder / file).read_text("utf-8")
    more = f"{int(amount.replace(',', '')) + 12_345:,}"
    (folder / file).write_text(text.replace(amount, more), "utf-8")
    wanted = independent.figures(folder)
    values = _values(folder)
    assert {name: values[name] for name in wanted} == wanted
    audit = "costs.hertsmere" if file == "costs.yml" else "costs.three-rivers"
    resting = [name for name in wanted if name.startswith((audit, "costs.reduction"))]
    assert all(wanted[name] != before[name] for name in resting)
    assert all(wanted[name] == before[name] for name in wanted if name not in resting)
