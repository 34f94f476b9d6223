"""Evidence of benefit: measures before and after, beside others, as parts of a whole, and claims without a number."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tests.privacy.support import rendered, words
from tests.support import codes, errors, figure, one, only_case, pence, seaside, value
from valuecase.project import Project


def _outcomes(root: Path, text: str) -> Project:
    return seaside(root, {"outcomes.yml": f"source: report, Outcomes\n{text}"})


def _measure(root: Path, text: str) -> Project:
    return _outcomes(root, f"measures:\n  beds:\n    title: Occupied beds\n    {text}\n")


def test_a_fall_is_a_reduction_and_a_share_of_before(tmp_path: Path) -> None:
    found = _measure(tmp_path, "before: {value: 750, when: 1998/99}\n    after: {value: 502, when: 2009/10}")
    assert errors(found) == set()
    assert value(found, "outcomes.beds.reduction") == 248
    assert value(found, "outcomes.beds.change") == -248
    assert value(found, "outcomes.beds.reduction-percent") == Fraction(24_800, 750)
    assert pence(value(found, "outcomes.beds.reduction-percent")) == pence(Fraction("33.07"))
    assert figure(found, "outcomes.beds.before").label == "Occupied beds: before (1998/99)"


def test_a_value_is_compared_with_somebody_elses(tmp_path: Path) -> None:
    text = 'value: "1,920 per 1,000 people"\n    comparator: {who: elsewhere, value: "2,698 per 1,000 people"}'
    found = _measure(tmp_path, text)
    gap = figure(found, "outcomes.beds.gap")
    assert (gap.value, gap.low, gap.high) == (778, 777, 779)
    assert value(found, "outcomes.beds.gap-percent") == Fraction(77_800, 2_698)
    assert pence(value(found, "outcomes.beds.gap-percent")) == pence(Fraction("28.84"))
    assert gap.unit.name == "per 1,000 people"


def test_how_it_is_after_is_compared_with_somebody_elses_where_there_is_no_value(tmp_path: Path) -> None:
    others = "comparator: {who: a matched group, value: 90}"
    found = _measure(tmp_path / "sides", f"before: 100\n    after: 60\n    {others}")
    assert (value(found, "outcomes.beds.gap"), value(found, "outcomes.beds.reduction")) == (30, 40)
    alone = _measure(tmp_path / "after", f"after: 60\n    {others}")
    assert value(alone, "outcomes.beds.gap") == 30
    shares = _measure(
        tmp_path / "shares", "before: 20 of 40\n    after: 10 of 40\n    comparator: {who: others, value: 15 of 30}"
    )
    assert value(shares, "outcomes.beds.gap") == 25
    both = _measure(tmp_path / "both", f"value: 80\n    before: 100\n    after: 60\n    {others}")
    assert value(both, "outcomes.beds.gap") == 10


def test_a_comparator_stands_there_where_nothing_can_be_compared_with_it(tmp_path: Path) -> None:
    found = _measure(tmp_path, "before: 100\n    comparator: {who: a matched group, value: 90}")
    assert value(found, "outcomes.beds.comparator") == 90
    assert "outcomes.beds.gap" not in only_case(found).ledger.figures


def test_the_page_shows_before_after_and_somebody_elses(tmp_path: Path) -> None:
    found = _measure(
        tmp_path, "before: 100\n    after: 60\n    comparator: {who: a matched group, value: 90}\n    want: lower"
    )
    said = words(rendered(found, "seaside/outcomes.html")["seaside/outcomes.html"])
    assert "A matched group 90" in said
    assert "Less than a matched group, by 30" in said


@pytest.mark.parametrize(
    ("who", "label"),
    [
        ("national average", "Occupied beds: less than the national average, by"),
        ("a matched group", "Occupied beds: less than a matched group, by"),
        ("A matched group", "Occupied beds: less than a matched group, by"),
        ("the county", "Occupied beds: less than the county, by"),
        ("average of England", "Occupied beds: less than the average of England, by"),
    ],
)
def test_a_name_has_one_article(tmp_path: Path, who: str, label: str) -> None:
    found = _measure(tmp_path, f"value: 5\n    comparator: {{who: {who}, value: 6}}")
    assert figure(found, "outcomes.beds.gap").label == label


def test_a_part_of_a_whole_has_a_share(tmp_path: Path) -> None:
    found = _measure(tmp_path, "value: 28 of 36")
    assert figure(found, "outcomes.beds.value").display == "28 of 36"
    assert value(found, "outcomes.beds.share") == Fraction(2_800, 36)
    assert figure(found, "outcomes.beds.share").display == "77.8%"
    assert figure(found, "outcomes.beds.share").working == "28 ÷ 36 = 77.8%"


def test_parts_before_and_after_have_shares_of_their_own(tmp_path: Path) -> None:
    found = _measure(tmp_path, "before: 20 of 40\n    after: 30 of 40")
    assert value(found, "outcomes.beds.before.share") == 50
    assert value(found, "outcomes.beds.after.share") == 75


def test_a_value_may_stand_without_its_key(tmp_path: Path) -> None:
    found = _measure(tmp_path, "before: 90\n    after: 81")
    assert errors(found) == set()
    assert value(found, "outcomes.beds.reduction-percent") == 10


@pytest.mark.parametrize(
    ("before", "after"),
    [("750", "12%"), ("£5", "5"), ("5 per 100 people", "5 per 1,000 people"), ("£5 a week", "£5 a month"), ("5%", "5")],
)
def test_two_values_in_different_units_are_not_compared(tmp_path: Path, before: str, after: str) -> None:
    found = _measure(tmp_path, f'before: {{value: "{before}"}}\n    after: {{value: "{after}"}}')
    assert errors(found) == {("VC307", "outcomes.yml", 6)}
    assert one(found, "VC307").message.startswith("before is in ")
    assert "outcomes.beds.reduction" not in only_case(found).ledger.figures


def test_a_comparator_in_another_unit_is_not_compared(tmp_path: Path) -> None:
    found = _measure(tmp_path, "value: 5%\n    comparator: {who: elsewhere, value: 6}")
    assert errors(found) == {("VC307", "outcomes.yml", 6)}


def test_nothing_before_has_no_percentage(tmp_path: Path) -> None:
    found = _measure(tmp_path, "before: 0\n    after: 5")
    assert value(found, "outcomes.beds.reduction") == -5
    assert "outcomes.beds.reduction-percent" not in only_case(found).ledger.figures
    assert one(found, "VC510").about == "outcomes.beds.reduction"


def test_what_a_source_prints_for_a_reduction_is_compared(tmp_path: Path) -> None:
    text = "before: 750\n    after: 502\n    printed: {reduction-percent: 33%, reduction: 250}"
    found = _measure(tmp_path, text)
    assert errors(found) == {("VC501", "outcomes.yml", 7)}
    assert one(found, "VC501").about == "outcomes.beds.reduction"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("measures:\n  beds: {title: Beds}", "VC202", 3),
        ("measures:\n  beds: {title: Beds, value: 5, domain: wellbeeing}", "VC209", 3),
        ("measures:\n  beds: {title: Beds, value: many}", "VC306", 3),
        ("findings:\n  trust: {change: rose}", "VC202", 3),
        ("findings:\n  trust: {what: Trust}", "VC202", 3),
        ("findings:\n  trust: {what: Trust, change: rose, domain: cots}", "VC209", 3),
        ("measures:\n  a: {title: A, value: 1}\nfindings:\n  a: {what: A, change: rose}", "VC205", 5),
    ],
)
def test_evidence_that_says_nothing_or_is_misfiled_is_an_error(tmp_path: Path, text: str, code: str, line: int) -> None:
    assert errors(_outcomes(tmp_path, text + "\n")) == {(code, "outcomes.yml", line)}


def test_a_finding_in_the_sources_words_needs_nothing_else(tmp_path: Path) -> None:
    found = _outcomes(tmp_path, "findings:\n  trust: {quote: People said they trusted us.}\n")
    assert errors(found) == set()


def test_what_a_source_lacks_is_a_gap_and_no_error(tmp_path: Path) -> None:
    text = "measures:\n  beds: {title: Beds, missing: {value: no number is printed}}\n"
    found = _outcomes(tmp_path, text)
    assert errors(found) == set()
    assert ("VC802", "outcomes.yml", 3) in codes(found)


def test_a_file_may_name_domains_of_its_own(tmp_path: Path) -> None:
    found = _outcomes(tmp_path, "domains: [safety]\nfindings:\n  a: {what: Doors, change: fell, domain: safety}\n")
    assert errors(found) == set()


def test_the_areas_of_a_scale_change_between_two_scores(tmp_path: Path) -> None:
    areas = "areas: {money: {title: Money, first: 3.5, latest: 6}, tenancy: Tenancy}"
    found = _outcomes(tmp_path, f"scales:\n  star:\n    title: Scale\n    {areas}\n")
    assert errors(found) == set()
    assert value(found, "outcomes.star.money.change") == Fraction("2.5")
    assert "outcomes.star.tenancy.change" not in only_case(found).ledger.figures


def test_a_change_of_percentages_is_in_percentage_points(tmp_path: Path) -> None:
    """Sickness of 6.2% falls to 4.9%: 1.3 percentage points, which is 21% less."""
    text = "measures:\n  sick: {title: Sickness, source: report, before: 6.2%, after: 4.9%}\n"
    found = _outcomes(tmp_path, text)
    assert figure(found, "outcomes.sick.change").display == "−1.3 percentage points"
    assert figure(found, "outcomes.sick.reduction-percent").display == "21.0%"
