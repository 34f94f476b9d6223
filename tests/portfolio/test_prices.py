"""Prices of one year brought to another: by hand, for years of both kinds, and never where the table says nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from valuecase.economics.prices import gdp_deflator, is_bent, years_in

PRICES = gdp_deflator()


def test_the_table_says_where_it_is_from_and_of_when() -> None:
    assert PRICES.origin == (
        "HM Treasury GDP deflators at market prices, calendar years, 2024 = 100; "
        "December 2025 Quarterly National Accounts release (Open Government Licence v3.0)"
    )
    assert PRICES.level("2024") == 100
    assert sorted(PRICES.index) == [str(year) for year in range(1990, 2025)]


def test_an_amount_moves_with_the_level_of_prices() -> None:
    """£100 of 1990 are £233.90 of 2024."""
    factor = PRICES.factor("1990", "2024")
    assert factor == 100 / Fraction("42.7537")
    assert round(float(100 * factor), 2) == 233.90
    assert PRICES.factor("2024", "1990") == 1 / factor


def test_a_financial_year_is_three_quarters_of_one_year_and_a_quarter_of_the_next() -> None:
    assert PRICES.level("2022/23") == Fraction(3, 4) * Fraction("90.5005") + Fraction(1, 4) * Fraction("96.2507")
    assert PRICES.shown("2022/23") == "91.938"
    assert PRICES.level("1999/00") == Fraction(3, 4) * Fraction("54.2793") + Fraction(1, 4) * Fraction("54.8102")


@pytest.mark.parametrize("year", ["2024/25", "2030", "1989", "1989/90", "2023-04", "", "last year"])
def test_what_the_table_does_not_say_is_not_guessed(year: str) -> None:
    assert PRICES.level(year) is None
    assert PRICES.factor(year, "2023") is None
    assert PRICES.shown(year) == ""


def test_prices_of_one_year_need_no_table() -> None:
    assert PRICES.factor("2024/25", "2024/25") == 1


def test_the_years_of_the_pandemic_are_known_for_what_they_are() -> None:
    assert [year for year in ("2019", "2019/20", "2020", "2021/22", "2022", "2022/23") if is_bent(year)] == [
        "2019/20",
        "2020",
        "2021/22",
    ]
    assert years_in("2022/23") == (2022, 2023)
