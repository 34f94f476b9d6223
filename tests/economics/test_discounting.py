"""The schedules of discount rates: what they are, where they come from, and that a later rate never reaches back."""

from __future__ import annotations

from fractions import Fraction

import pytest

from valuecase.economics.discounting import own_rate, schedules

STANDARD = schedules()["green-book"]


@pytest.mark.parametrize(
    ("years", "printed"), [(1, "0.9662"), (10, "0.7089"), (30, "0.3563"), (40, "0.2651"), (125, "0.0274")]
)
def test_factors_are_those_that_are_printed(years: int, printed: str) -> None:
    """Years 1 to 30 as in the Green Book's table; 40 and 125 as a library for railway appraisals has them from it."""
    assert f"{float(STANDARD.factor(Fraction(years))):.4f}" == printed


def test_a_lower_rate_for_later_years_leaves_the_years_before_as_they_are() -> None:
    """35 years are thirty at 3.5% and five at 3%, by hand; not 35 at 3%."""
    assert STANDARD.factor(Fraction(35)) == 1 / (Fraction(1035, 1000) ** 30 * Fraction(103, 100) ** 5)
    assert STANDARD.periods(Fraction(35)) == ((30, Fraction(7, 2)), (5, 3))


@pytest.mark.parametrize(
    ("name", "rates"),
    [
        ("green-book", ("3.5", "3", "2.5", "2", "1.5", "1")),
        ("health", ("1.5", "1.29", "1.07", "0.86", "0.64", "0.43")),
        ("lower", ("3", "2.57", "2.14", "1.71", "1.29", "0.86")),
    ],
)
def test_each_schedule_steps_down_at_the_same_years(name: str, rates: tuple[str, ...]) -> None:
    assert [last for last, _ in schedules()[name].steps] == [30, 75, 125, 200, 300, None]
    assert [rate for _, rate in schedules()[name].steps] == [Fraction(rate) for rate in rates]
    assert "Green Book" in schedules()[name].origin


def test_half_a_year_is_the_square_root_of_a_year() -> None:
    assert own_rate(Fraction(21)).factor(Fraction(1, 2)) == Fraction(10, 11)
    assert own_rate(Fraction(21)).factor(Fraction(5, 2)) == Fraction(10, 11) ** 5


def test_money_that_moves_now_is_not_discounted() -> None:
    assert STANDARD.factor(Fraction(0)) == 1
    assert own_rate(Fraction(0)).factor(Fraction(99)) == 1


def test_a_schedule_moves_as_a_whole_and_no_rate_falls_below_nothing() -> None:
    assert [rate for _, rate in STANDARD.moved(Fraction(-2)).steps] == [Fraction(3, 2), 1, Fraction(1, 2), 0, 0, 0]
