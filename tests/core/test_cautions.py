"""Every automatic caution about a claim, held and not held; none is forgotten and none can be silenced."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.caution_rows import ROWS_OF_CLAIMS, Row
from tests.core.caution_rows_of_appraisals import ROWS_OF_APPRAISALS
from tests.core.caution_rows_of_numbers import ROWS_OF_NUMBERS
from tests.core.evidence_support import KINDS, balance, page_of, read, table, totals, warned
from tests.support import errors, figure, one
from valuecase.problems import Level
from valuecase.problems.claims import CLAIMS

ROWS = [*ROWS_OF_CLAIMS, *ROWS_OF_NUMBERS, *ROWS_OF_APPRAISALS]
#: Cautions about claims; all of them are shown beside a thing.
CODES = sorted(code for code, entry in CLAIMS.items() if entry.level is Level.CAUTION)


def _called(row: Row) -> str:
    return f"{row.code}-{row.about}-{'holds' if row.holds else 'not'}"


@pytest.mark.parametrize("row", ROWS, ids=_called)
def test_a_caution_holds_exactly_where_it_should(tmp_path: Path, row: Row) -> None:
    found = warned(read(tmp_path, row.files, row.today, row.rule))
    assert {p.code for p in found} == {*row.also, *([row.code] if row.holds else [])}
    if row.holds:
        assert row.about in {p.about for p in found if p.code == row.code}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("holds", [True, False])
def test_no_caution_is_left_out_of_the_table(code: str, holds: bool) -> None:
    assert [row for row in ROWS if row.code == code and row.holds is holds]


@pytest.mark.parametrize("name", KINDS)
def test_a_claim_that_says_all_it_should_has_no_caution_and_no_error(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, KINDS[name]())
    assert warned(found) == []
    assert errors(found) == set()


BECAUSE = "The report counts one bed twice."


@pytest.mark.parametrize(
    ("printed", "refused"),
    [
        ('before: "£9,000"', False),
        ('before: "£9,001"', False),  # each of the two may be fifty pence off
        ('before: "£9,002"', True),
        ('reduction: "£2,003"', True),
        ('change: "-£2,000"', False),
        ('change: "£2,000"', True),
        ('reduction: "-£2,000"', True),
        ("reduction-percent: 22%", False),
        ("reduction-percent: 29%", True),
    ],
)
def test_what_a_source_prints_and_its_lines_are_not_is_an_error(tmp_path: Path, printed: str, refused: bool) -> None:
    for number, files in enumerate((table(printed=f"{{{printed}}}"), totals(printed=f"{{{printed}}}"))):
        found = errors(read(tmp_path / str(number), files))
        assert {code for code, _, _ in found} == ({"VC501"} if refused else set())


def test_where_only_the_sign_is_wrong_it_is_said_so(tmp_path: Path) -> None:
    problem = one(read(tmp_path, table(printed='{change: "£2,000"}')), "VC501")
    assert problem.about == "costs.use.change"
    assert problem.hint.startswith("turn the sign round")


def test_a_list_of_costs_and_savings_is_held_to_what_it_comes_to(tmp_path: Path) -> None:
    found = read(tmp_path, balance(printed='{costs: £500, savings: £900, net: "£400"}'))
    assert one(found, "VC501").about == "costs.sums.net"


def test_a_recorded_difference_is_shown_with_its_reason_and_hides_no_other(tmp_path: Path) -> None:
    pin = f"{{before: {{by: £100, because: {BECAUSE}}}}}"
    found = read(tmp_path / "known", table(printed='{before: "£9,100"}', differs=pin))
    assert errors(found) == set()
    check = figure(found, "costs.use.before").check
    assert check is not None
    assert (str(check.answer), check.pinned, check.because) == ("does not reconcile", "£100", BECAUSE)
    page = page_of(found, "costs.use")
    assert BECAUSE in page
    assert "£9,100" in page
    other = read(tmp_path / "other", table(printed='{before: "£9,200"}', differs=pin))
    assert {code for code, _, _ in errors(other)} == {"VC502"}


def test_a_rate_of_unknown_length_is_said_once_at_its_side(tmp_path: Path) -> None:
    found = read(tmp_path, totals(after="{total: £700 a month, people: 40}"))
    assert one(found, "VC508").route == ("comparisons", "use", "after")
