"""Figures: bounds against every corner, working as it is printed, and the units of results."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import count, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuecase.figures import Figure, Input, Quantity, result, total, written
from valuecase.reading.numbers import read_count, read_money, read_period, read_value
from valuecase.values import COUNT, PERCENT, POUNDS, RATIO, Unit

_LINES = count(1)
Worked = Callable[[Sequence[Fraction]], Fraction]

#: Amounts as people write them: pence, pounds, thousands, roughly.
AMOUNTS = st.one_of(
    st.integers(1, 10**6).map(lambda n: f"£{n}"),
    st.integers(1, 10**8).map(lambda n: f"£{n // 100}.{n % 100:02d}" if n >= 100 else f"£{n}"),
    st.integers(1, 900).map(lambda n: f"£{n}k"),
    st.integers(1, 10**6).map(lambda n: f"about £{n}"),
)


def _money(text: str) -> Quantity:
    number = read_money(text)
    return written(Input("costs.yml", ("rows", next(_LINES), "amount"), text, number.half), number)


def _number(text: str) -> Quantity:
    number = read_period(text) if text.endswith(("weeks", "months", "years")) else read_value(text)
    return written(Input("costs.yml", ("rows", next(_LINES), "before"), text, number.half), number)  # type: ignore[union-attr, arg-type]


def _corners(parts: Sequence[Quantity], formula: Worked) -> Iterator[Fraction]:
    """The formula with every number moved to either end of what it may be."""
    for signs in product((-1, 1), repeat=len(parts)):
        yield formula([p.value + sign * p.bound for p, sign in zip(parts, signs, strict=True)])


def _worst(parts: Sequence[Quantity], formula: Worked) -> Fraction:
    middle = formula([p.value for p in parts])
    return max(abs(corner - middle) for corner in _corners(parts, formula))


@given(texts=st.lists(AMOUNTS, min_size=1, max_size=6))
def test_the_bound_of_a_sum_is_its_worst_corner(texts: list[str]) -> None:
    parts = [_money(t) for t in texts]
    made = total(parts)
    assert made.value == sum(p.value for p in parts)
    assert made.bound == _worst(parts, sum)
    assert not made.first_order


@given(texts=st.lists(AMOUNTS, min_size=3, max_size=3), weeks=st.integers(1, 520))
def test_the_bound_of_a_scaled_sum_is_its_worst_corner(texts: list[str], weeks: int) -> None:
    a, b, c = parts = [_money(t) for t in texts]
    made = (a + b - c) / _number(f"{weeks} weeks")
    assert made.bound == _worst(parts, lambda v: (v[0] + v[1] - v[2]) / weeks)
    assert not made.first_order


@given(texts=st.lists(AMOUNTS, min_size=2, max_size=2))
def test_a_number_used_twice_moves_once(texts: list[str]) -> None:
    a, b = (_money(t) for t in texts)
    assert ((a + b) - a).bound == b.bound
    assert (a - a).bound == 0
    assert (a + a).bound == 2 * a.bound


@given(texts=st.lists(AMOUNTS, min_size=2, max_size=2))
def test_a_reduction_as_a_share_is_bounded_to_first_order_and_counts_before_once(texts: list[str]) -> None:
    before, after = parts = [_money(t) for t in texts]
    made = (before - after) / before
    assert made.value == 1 - after.value / before.value
    worst = _worst(parts, lambda v: (v[0] - v[1]) / v[0])
    # Exactly: the worst corner is the first-order bound over (1 less the relative error of what is divided by).
    assert made.bound <= worst <= made.bound / (1 - before.bound / before.value)
    assert made.first_order


@given(texts=st.lists(AMOUNTS, min_size=2, max_size=2))
def test_the_bound_of_a_ratio_is_close_to_its_worst_corner(texts: list[str]) -> None:
    a, b = parts = [_money(t) for t in texts]
    made = a / b
    worst = _worst(parts, lambda v: v[0] / v[1])
    assert made.bound <= worst <= made.bound / (1 - b.bound / b.value)


@given(each=AMOUNTS, how_many=st.decimals(1, 500, places=1).map(str))
def test_the_bound_of_a_product_lacks_only_the_product_of_both_errors(each: str, how_many: str) -> None:
    a, b = parts = [_money(each), _number(how_many)]
    made = a * b
    assert _worst(parts, lambda v: v[0] * v[1]) == made.bound + a.bound * b.bound
    assert made.first_order == bool(a.bound and b.bound)


@given(texts=st.lists(AMOUNTS, min_size=2, max_size=8), seed=st.integers())
def test_the_order_of_terms_never_matters(texts: list[str], seed: int) -> None:
    parts = [_money(t) for t in texts]
    mixed = parts.copy()
    random.Random(seed).shuffle(mixed)
    assert (total(parts).value, total(parts).bound) == (total(mixed).value, total(mixed).bound)
    by_hand = mixed[0].term()
    for part in mixed[1:]:
        by_hand = by_hand + part
    assert (by_hand.value, by_hand.bound) == (total(parts).value, total(parts).bound)


@given(texts=st.lists(AMOUNTS, min_size=1, max_size=4))
def test_a_minus_turns_the_sign_and_keeps_the_bound(texts: list[str]) -> None:
    made = total(_money(t) for t in texts)
    assert ((-made).value, (-made).bound) == (-made.value, made.bound)


def test_the_working_reads_as_the_formula_was_written() -> None:
    before, after, weeks = _money("£863,091"), _money("£1,091"), _number("104 weeks")
    assert (before / weeks).formula == "£863,091 ÷ 104 weeks"
    assert result(before / weeks) == "£8,298.95 a week"
    assert (before - after).formula == "£863,091 − £1,091"
    assert ((before - after) / before).as_percent().formula == "(£863,091 − £1,091) ÷ £863,091"
    assert (before - (after + after)).formula == "£863,091 − (£1,091 + £1,091)"
    assert (before / (weeks * _number("2"))).formula == "£863,091 ÷ (104 weeks × 2)"
    assert (-(before + after)).formula == "−(£863,091 + £1,091)"


def test_a_long_sum_is_shown_by_its_ends_and_its_length() -> None:
    made = total(_money(f"£{n}") for n in range(1, 14))
    assert made.formula == "£1 + £2 + … + £13 (13 amounts)"
    assert total(_money(f"£{n}") for n in range(1, 13)).formula.count("+") == 11


def test_a_figure_stands_in_further_working_as_it_is_shown() -> None:
    rows = total([_money("£600"), _money("£400")])
    whole = Figure("costs.audit.total", "total", rows, "£1,000", "")
    assert (whole / _number("2 years")).formula == "£1,000 ÷ 2 years"
    assert (whole / _number("2 years")).inputs[0] is whole


def test_the_inputs_of_a_figure_are_the_written_numbers_each_once_in_order() -> None:
    a, b = _money("£600"), _money("£400")
    whole = Figure("costs.audit.total", "total", a + b, "£1,000", "")
    share = Figure("costs.audit.1.share", "share", (a / whole).as_percent(), "60%", "")
    assert [i.text for i in share.written_inputs()] == ["£600", "£400"]
    assert (share.value, share.is_written) == (60, False)


@pytest.mark.parametrize(
    ("a", "b", "unit"),
    [
        (POUNDS, Unit("weeks"), Unit("money", "week")),
        (POUNDS, Unit("months"), Unit("money", "month")),
        (POUNDS, Unit("years"), Unit("money", "year")),
        (POUNDS, Unit("count", of="people"), Unit("money", "person")),
        (POUNDS, POUNDS, RATIO),
        (POUNDS, RATIO, POUNDS),
        (POUNDS, PERCENT, POUNDS),
        (COUNT, Unit("count", of="people"), RATIO),
        (Unit("money", "year"), RATIO, Unit("money", "year")),
        (Unit("money", "year"), Unit("money", "year"), RATIO),
        (Unit("rate", "1,000 people"), Unit("rate", "1,000 people"), RATIO),
    ],
)
def test_dividing_gives_the_unit_people_expect(a: Unit, b: Unit, unit: Unit) -> None:
    assert (_of(6, a) / _of(3, b)).unit == unit


@pytest.mark.parametrize(
    ("a", "b", "unit"),
    [
        (COUNT, POUNDS, POUNDS),
        (POUNDS, COUNT, POUNDS),
        (POUNDS, RATIO, POUNDS),
        (RATIO, Unit("money", "year"), Unit("money", "year")),
        (Unit("count", per="person"), Unit("count", of="people"), Unit("count")),
    ],
)
def test_multiplying_gives_the_unit_people_expect(a: Unit, b: Unit, unit: Unit) -> None:
    assert (_of(6, a) * _of(3, b)).unit == unit


@pytest.mark.parametrize("other", [COUNT, PERCENT, Unit("money", "week"), Unit("weeks")])
def test_different_units_are_never_added(other: Unit) -> None:
    with pytest.raises(ArithmeticError):
        _of(1, POUNDS) + _of(1, other)
    with pytest.raises(ArithmeticError):
        _of(1, POUNDS) - _of(1, other)
    with pytest.raises(ArithmeticError):
        total([_of(1, POUNDS), _of(1, other)])


def test_nothing_is_divided_by_zero() -> None:
    with pytest.raises(ArithmeticError):
        _of(1, POUNDS) / _of(0, POUNDS)


def test_a_count_is_exact_and_money_is_not() -> None:
    assert _number("212").bound == 0
    assert _number("14.5").bound == Fraction(1, 20)
    assert read_count("about 200").half == 50
    assert (_number("212") * _money("£210")).bound == 106


def _of(value: int, unit: Unit) -> Quantity:
    return Quantity(Fraction(value), unit, {}, str(value))
