"""Numbers as people write them: their value, how exact they are, their unit, and how they are printed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuecase.reading.numbers import read_count, read_money, read_period, read_share, read_value
from valuecase.values import PERCENT, POUNDS, Mean, PartOf, Unit, Written, decimal_text, rounded, show


@pytest.mark.parametrize(
    ("text", "value", "half", "unit", "display"),
    [
        ("£136,584", "136584", "0.5", "pounds", "£136,584"),
        ("136584", "136584", "0.5", "pounds", "£136,584"),
        ("£ 136,584", "136584", "0.5", "pounds", "£136,584"),
        ("£8,298.97", "8298.97", "0.005", "pounds", "£8,298.97"),
        ("£8,298.90", "8298.9", "0.005", "pounds", "£8,298.90"),
        ("£0.50", "0.5", "0.005", "pounds", "£0.50"),
        ("£0", "0", "0.5", "pounds", "£0"),
        ("-£34,777", "-34777", "0.5", "pounds", "−£34,777"),
        ("−£34,777", "-34777", "0.5", "pounds", "−£34,777"),
        ("£232k", "232000", "500", "pounds", "£232k"),
        ("£1.5m", "1500000", "50000", "pounds", "£1.5m"),
        ("£2 million", "2000000", "500000", "pounds", "£2m"),
        ("£0.25bn", "250000000", "5000000", "pounds", "£0.25bn"),
        ("£12 thousand", "12000", "500", "pounds", "£12k"),
        ("£232k a year", "232000", "500", "pounds a year", "£232k a year"),
        ("£180.36 a month", "180.36", "0.005", "pounds a month", "£180.36 a month"),
        ("£40 per week", "40", "0.5", "pounds a week", "£40 a week"),
        ("£14 each", "14", "0.5", "pounds per person", "£14 per person"),
        ("about £3,250", "3250", "5", "pounds", "about £3,250"),
        ("about £250,000", "250000", "5000", "pounds", "about £250,000"),
        ("approximately £3,251", "3251", "0.5", "pounds", "about £3,251"),
        ("about £232k", "232000", "500", "pounds", "about £232k"),
        ("about £230k", "230000", "5000", "pounds", "about £230k"),
        ("around £10.50", "10.5", "0.05", "pounds", "about £10.50"),
    ],
)
def test_money_is_read_as_people_write_it(text: str, value: str, half: str, unit: str, display: str) -> None:
    _is(read_money(text), value, half, unit, display)


@pytest.mark.parametrize(
    ("text", "value", "half", "display"),
    [
        ("29%", "29", "0.5", "29%"),
        ("28.5%", "28.5", "0.05", "28.5%"),
        ("28.0 %", "28", "0.05", "28.0%"),
        ("29 per cent", "29", "0.5", "29%"),
        ("29 percent", "29", "0.5", "29%"),
        ("-4%", "-4", "0.5", "−4%"),
        ("about 30%", "30", "5", "about 30%"),
        ("120%", "120", "0.5", "120%"),
    ],
)
def test_a_share_is_read_as_a_number_of_percent(text: str, value: str, half: str, display: str) -> None:
    _is(read_share(text), value, half, "percent", display)


@pytest.mark.parametrize(
    ("text", "value", "half", "unit", "display"),
    [
        ("750", "750", "0", "count", "750"),
        ("1,920", "1920", "0", "count", "1,920"),
        ("40 people", "40", "0", "people", "40 people"),
        ("14.5", "14.5", "0.05", "count", "14.5"),
        ("14.50", "14.5", "0.005", "count", "14.50"),
        ("about 300", "300", "50", "count", "about 300"),
        ("-3", "-3", "0", "count", "−3"),
    ],
)
def test_a_whole_count_is_exact_and_a_decimal_one_is_not(
    text: str, value: str, half: str, unit: str, display: str
) -> None:
    _is(read_count(text), value, half, unit, display)


@pytest.mark.parametrize(
    ("text", "value", "unit", "display"),
    [
        ("2 years", "2", "years", "2 years"),
        ("1 year", "1", "years", "1 year"),
        ("24 months", "24", "months", "24 months"),
        ("52 weeks", "52", "weeks", "52 weeks"),
        ("1.5 years", "3/2", "years", "1.5 years"),
        ("28 days", "4", "weeks", "4 weeks"),
        ("91 days", "13", "weeks", "13 weeks"),
    ],
)
def test_a_length_of_time_is_exact(text: str, value: str, unit: str, display: str) -> None:
    _is(read_period(text), value, "0", unit, display)


def test_any_written_number_is_known_by_its_form() -> None:
    assert read_value("£5").unit == POUNDS  # type: ignore[union-attr]
    assert read_value("5%").unit == PERCENT  # type: ignore[union-attr]
    assert read_value("5").unit == Unit("count")  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["28 of 36", "28 out of 36", "28 of 36 indicators"])
def test_a_part_of_a_whole_keeps_both_and_both_are_exact(text: str) -> None:
    found = read_value(text)
    assert isinstance(found, PartOf)
    assert (found.part.value, found.part.half, found.whole.value, found.whole.half) == (28, 0, 36, 0)


def test_a_mean_is_rounded_and_its_number_of_people_exact() -> None:
    found = read_value("14.5 each for 90")
    assert isinstance(found, Mean)
    assert (found.mean.value, found.mean.half) == (Fraction("14.5"), Fraction("0.05"))
    assert (found.people.value, found.people.half, found.people.unit.of) == (90, 0, "people")


def test_a_whole_mean_is_rounded_too() -> None:
    found = read_value("3 each for 90")
    assert isinstance(found, Mean)
    assert found.mean.half == Fraction(1, 2)


@pytest.mark.parametrize(
    ("text", "value", "half", "unit"),
    [
        ("1,920 per 1,000 people", "1920", "0.5", "per 1,000 people"),
        ("2.5 per 100 people", "2.5", "0.05", "per 100 people"),
        ("12 falls per week", "12", "0.5", "falls per week"),
    ],
)
def test_a_rate_is_known_to_half_its_last_digit(text: str, value: str, half: str, unit: str) -> None:
    found = read_value(text)
    assert isinstance(found, Written)
    _is(found, value, half, unit, text)


MONEY = st.builds(
    lambda about, minus, pounds, tail: f"{about}{minus}£{pounds:,}{tail}",
    st.sampled_from(["", "about "]),
    st.sampled_from(["", "-"]),
    st.integers(0, 10**9),
    st.sampled_from(["", ".00", ".07", ".50", "k", "m", "bn", ".5m", " a week", ".25 a month", "k a year", " each"]),
)


@given(text=MONEY)
def test_money_read_again_as_it_is_displayed_is_the_same(text: str) -> None:
    first = read_money(text)
    again = read_money(first.display)
    assert (again.value, again.half, again.unit, again.about) == (first.value, first.half, first.unit, first.about)
    assert again.display == first.display


@given(value=st.fractions(-(10**7), 10**7, max_denominator=10**4), places=st.integers(0, 4))
def test_halves_are_rounded_away_from_zero(value: Fraction, places: int) -> None:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    wanted = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert rounded(value, Fraction(1, 10**places)) == Fraction(wanted)


@given(value=st.fractions(-(10**9), 10**9), unit=st.sampled_from([POUNDS, PERCENT, Unit("count"), Unit("weeks")]))
def test_a_number_for_machines_is_the_value_to_its_places(value: Fraction, unit: Unit) -> None:
    text = decimal_text(value, unit)
    places = 2 if unit in (POUNDS, PERCENT) else 4
    assert Fraction(Decimal(text)) == rounded(value, Fraction(1, 10**places))
    assert not ({",", "E", "e", "£"} & set(text))
    assert text != "-0"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("863091/104", POUNDS, "8298.95"),
        ("863091", POUNDS, "863091"),
        ("431545.5", POUNDS, "431545.50"),
        ("58.687", PERCENT, "58.69"),
        ("29", PERCENT, "29"),
        ("-0.001", POUNDS, "0"),
        ("1/3", Unit("ratio"), "0.3333"),
    ],
)
def test_pounds_have_two_places_or_none_for_machines(value: str, unit: Unit, text: str) -> None:
    assert decimal_text(Fraction(value), unit) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("863091/104", Unit("money", "week"), "£8,298.95 a week"),
        ("863091", POUNDS, "£863,091"),
        ("999.995", POUNDS, "£1,000"),
        ("-256.22", Unit("money", "month"), "−£256.22 a month"),
        ("-0.001", POUNDS, "£0"),
        ("58.687", PERCENT, "58.7%"),
        ("10", Unit("count", of="people"), "10 people"),
        ("1", Unit("years"), "1 year"),
        ("778", Unit("rate", "1,000 people"), "778 per 1,000 people"),
    ],
)
def test_a_computed_number_is_printed_for_people(value: str, unit: Unit, text: str) -> None:
    assert show(Fraction(value), unit) == text


def _is(number: Written, value: str, half: str, unit: str, display: str) -> None:
    assert (number.value, number.half) == (Fraction(value), Fraction(half))
    assert (number.unit.name, number.display) == (unit, display)
    assert number.step == 2 * number.half
