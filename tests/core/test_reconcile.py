"""What a source prints beside what its parts come to: four answers, and differences that are recorded."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support import cautions, costs, errors, figure, one, spot
from valuecase.reading.numbers import read_money
from valuecase.reconcile import Answer, compare, matches_pin, unchecked

#: An audit of two rows, each known to 50p, so that their sum is known to £1.
AUDIT = """\
source: report, Costs
audits:
  audit:
    title: What services cost
    rows: {{beds: "£12,000", visits: £800}}
    printed: {{total: "{printed}"}}
"""


@pytest.mark.parametrize(
    ("computed", "b", "printed", "answer"),
    [
        # The numbers of the design, worked by hand.
        ("863091", "5", "£863,092", Answer.WITHIN),
        ("863091/104", "5/104", "£8,298.97", Answer.WITHIN),
        ("601397", "5", "£601,397", Answer.AGREES),
        ("601397/104", "5/104", "£5,782.66", Answer.AGREES),
        ("10478/24", "1/48", "£436.57", Answer.WITHIN),
        # A printed step of £1,000: rounding to it is agreement, half up.
        ("231500", "0", "£232k", Answer.AGREES),
        ("232499.99", "0", "£232k", Answer.AGREES),
        ("232500", "0", "£232k", Answer.WITHIN),
        ("232501", "0", "£232k", Answer.DIFFERS),
        ("232501", "1", "£232k", Answer.WITHIN),
        ("231499", "0", "£232k", Answer.DIFFERS),
        # Halves go away from zero on either side of it.
        ("-34777.5", "0", "-£34,778", Answer.AGREES),
        ("-34778.5", "0", "-£34,778", Answer.WITHIN),
        ("0", "0", "£0", Answer.AGREES),
        # `about` loosens to half a unit of the last digit that is not zero.
        ("3245", "0", "about £3,250", Answer.AGREES),
        ("3255", "0", "about £3,250", Answer.WITHIN),
        ("3256", "0", "about £3,250", Answer.DIFFERS),
        # The edge of b + h belongs to it.
        ("863097.5", "5", "£863,092", Answer.WITHIN),
        ("863097.51", "5", "£863,092", Answer.DIFFERS),
    ],
)
def test_the_answers_are_those_of_the_definition(computed: str, b: str, printed: str, answer: Answer) -> None:
    number = read_money(printed)
    value = Fraction(*map(Fraction, computed.split("/"))) if "/" in computed else Fraction(computed)
    reach = Fraction(*map(Fraction, b.split("/"))) if "/" in b else Fraction(b)
    check = compare(value, reach, number.value, number.half, number.display, number.step)
    assert check.answer is answer
    assert (check.difference, check.b, check.h) == (value - number.value, reach, number.half)


@given(
    pounds=st.integers(-(10**7), 10**7),
    off=st.fractions(-20, 20, max_denominator=1000),
    b=st.fractions(0, 20, max_denominator=100),
)
def test_a_number_that_rounds_to_what_is_printed_agrees_whatever_its_bound(
    pounds: int, off: Fraction, b: Fraction
) -> None:
    printed = read_money(f"{'-' if pounds < 0 else ''}£{abs(pounds)}")
    check = compare(printed.value + off, b, printed.value, printed.half, "", printed.step)
    assert (check.answer is Answer.DIFFERS) == (abs(off) > b + Fraction(1, 2))
    if abs(off) < Fraction(1, 2):
        assert check.answer is Answer.AGREES


@given(off=st.fractions(-5, 5, max_denominator=100), b=st.fractions(0, 5), more=st.fractions(0, 5))
def test_a_wider_bound_never_turns_agreement_into_difference(off: Fraction, b: Fraction, more: Fraction) -> None:
    narrow = compare(1000 + off, b, Fraction(1000), Fraction(1, 2), "", Fraction(1)).answer
    assume(narrow is not Answer.DIFFERS)
    assert compare(1000 + off, b + more, Fraction(1000), Fraction(1, 2), "", Fraction(1)).answer is narrow


def test_a_number_without_parts_cannot_be_checked() -> None:
    assert unchecked(read_money("about £3,250")).answer is Answer.UNCHECKED


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("£12,800", "agrees"),
        ("£12,801", "agrees within rounding"),
        ("£12,799", "agrees within rounding"),
        ("£13k", "agrees"),
        ("about £12,800", "agrees"),
    ],
)
def test_a_printed_total_within_the_rounding_of_its_rows_is_no_error(tmp_path: Path, printed: str, status: str) -> None:
    found = costs(tmp_path, AUDIT.format(printed=printed))
    assert errors(found) == set()
    check = figure(found, "costs.audit.total").check
    assert check
    assert (str(check.answer), check.pinned) == (status, "")


def test_a_printed_total_beyond_rounding_is_an_error_that_shows_both_and_the_remedy(tmp_path: Path) -> None:
    found = costs(tmp_path, AUDIT.format(printed="£12,900"))
    problem = one(found, "VC501")
    assert errors(found) == {("VC501", "costs.yml", 6)}
    assert (spot(found, "VC501").line, spot(found, "VC501").column) == (6, 22)
    assert "£12,900" in problem.message
    assert "£12,800" in problem.message
    assert "£100 apart; printed rounding explains at most £1.50" in problem.message
    assert "differs: {total: {by: £100, because: …}}" in problem.hint
    assert problem.about == "costs.audit.total"


@pytest.mark.parametrize("by", ["£100", "£100.00", "about £100"])
def test_a_recorded_difference_that_fits_is_shown_and_is_no_error(tmp_path: Path, by: str) -> None:
    pin = f"    differs: {{total: {{by: {by}, because: The report leaves out one visit.}}}}\n"
    found = costs(tmp_path, AUDIT.format(printed="£12,900") + pin)
    assert errors(found) == set()
    check = figure(found, "costs.audit.total").check
    assert check
    assert check.answer is Answer.DIFFERS
    assert (check.pinned, check.because) == (read_money(by).display, "The report leaves out one visit.")
    assert check.words == "does not reconcile, a known difference"


@pytest.mark.parametrize(("printed", "words"), [("£12,800", "it agrees"), ("£12,801", "it agrees within rounding")])
def test_a_recorded_difference_that_is_gone_is_an_error(tmp_path: Path, printed: str, words: str) -> None:
    pin = "    differs: {total: {by: £100, because: One visit is left out.}}\n"
    found = costs(tmp_path, AUDIT.format(printed=printed) + pin)
    assert errors(found) == {("VC502", "costs.yml", 7)}
    assert one(found, "VC502").message.endswith(words)


@pytest.mark.parametrize("by", ["£99", "£101", "£100.01", "£1k", "£0"])
def test_a_recorded_difference_of_another_amount_is_an_error_that_says_which_it_is(tmp_path: Path, by: str) -> None:
    pin = f"    differs: {{total: {{by: {by}, because: One visit is left out.}}}}\n"
    found = costs(tmp_path, AUDIT.format(printed="£12,900") + pin)
    assert errors(found) == {("VC502", "costs.yml", 7)}
    assert "the difference is £100, not" in one(found, "VC502").message


def test_a_recorded_difference_of_nothing_that_is_compared_is_an_error(tmp_path: Path) -> None:
    pin = "    differs: {per-week: {by: £100, because: One visit is left out.}}\n"
    found = costs(tmp_path, AUDIT.format(printed="£12,800") + pin)
    assert errors(found) == {("VC503", "costs.yml", 7)}


def test_a_recorded_difference_in_another_unit_is_an_error(tmp_path: Path) -> None:
    pin = "    differs: {total: {points: 5%, because: One visit is left out.}}\n"
    found = costs(tmp_path, AUDIT.format(printed="£12,900") + pin)
    assert errors(found) == {("VC307", "costs.yml", 7)}


def test_a_note_silences_nothing(tmp_path: Path) -> None:
    found = costs(tmp_path, AUDIT.format(printed="£12,900") + "    note: The report leaves out one visit.\n")
    assert errors(found) == {("VC501", "costs.yml", 6)}


@pytest.mark.parametrize("printed", ["about £12,900", "about £50", "about £1m", "around £12,000"])
def test_a_loosely_printed_number_can_never_stop_publishing(tmp_path: Path, printed: str) -> None:
    found = costs(tmp_path, AUDIT.format(printed=printed))
    assert errors(found) == set()
    assert ("VC512", "costs.yml", 6) in cautions(found)


def test_a_loosely_printed_share_can_never_stop_publishing(tmp_path: Path) -> None:
    text = AUDIT.format(printed="£12,800").replace("    rows", "    period: 1 year\n    rows")
    stated = "stated:\n  saved: {title: Saved, amount: £4k a year, share: about 90%, of: [audit]}\n"
    found = costs(tmp_path, text + stated)
    assert errors(found) == set()
    assert "VC512" in {code for code, _, _ in cautions(found)}


def test_parts_so_rounded_that_any_total_agrees_are_a_caution(tmp_path: Path) -> None:
    rounded = AUDIT.replace('"£12,000"', "£12k").format(printed="£12,900")
    found = costs(tmp_path, rounded)
    assert errors(found) == set()
    assert "VC505" in {code for code, _, _ in cautions(found)}
    assert "£500.50" in one(found, "VC505").message


@pytest.mark.parametrize(("b", "little"), [("10", False), ("10.01", True)])
def test_more_than_a_hundredth_of_the_printed_number_says_little(b: str, little: bool) -> None:
    assert compare(Fraction(1000), Fraction(b), Fraction(1000), Fraction(1, 2), "", Fraction(1)).says_little is little


@given(difference=st.integers(-(10**6), 10**6), said=st.integers(0, 10**6))
def test_a_record_fits_only_its_own_difference(difference: int, said: int) -> None:
    check = compare(Fraction(10**9 + difference), Fraction(0), Fraction(10**9), Fraction(1, 2), "", Fraction(1))
    assert matches_pin(check, read_money(f"£{said}")) == (abs(difference) == said)
