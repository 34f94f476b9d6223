"""Charts of an appraisal: who pays and who gains, when it pays back, which assumption moves it; what they say and draw."""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from itertools import pairwise

import pytest

from tests.charts.appraised import HIDDEN, WELSH, Amount, by_chance, charts
from tests.measuring.pictures import faults
from tests.support import ROOT
from valuecase.charts.chart import Chart, table_as_csv
from valuecase.charts.draw import draw
from valuecase.charts.layout import laid_out
from valuecase.charts.shapes import Bar
from valuecase.project import load_project

PHONE = 358

FERRY: dict[str, Amount] = {
    "2024/25": -310_000,
    "2025/26": -352_345,
    "2026/27": -180_400,
    "2027/28": 35_210,
    "2028/29": 212_480,
}


def words_of(chart: Chart) -> list[str]:
    return [words.text for words in laid_out(chart).words]


def bars_of(chart: Chart) -> dict[str, list[Bar]]:
    """The bars of a chart by the label of their row."""
    found: dict[str, list[Bar]] = {}
    for bar in laid_out(chart).bars:
        found.setdefault(bar.label, []).append(bar)
    return found


# Who pays and who gains.


def test_who_pays_most_stands_first_and_is_said() -> None:
    chart = charts({"NHS": (300, 965_432), "Council": (1_234_567, 210_000), "Police": (0, 5)})["who"]
    assert [row.label for row in chart.rows] == ["Council", "NHS", "Police"]
    assert chart.message == "Council pays most, £1,234,567; NHS gains most that can be cashed, £965,432"
    assert [row.words for row in chart.rows] == ["net −£1,024,567", "net £965,132", "net £5"]


@pytest.mark.parametrize(
    ("agencies", "said"),
    [
        ({"Council": (500, 20)}, "Council pays £500 and gains £20 (can be cashed)"),
        ({"Council": (500, {"cashable": 20, "social": 9})}, "Council pays £500 and gains £20 (can be cashed) and £9 (social)"),
        ({"Council": (500, 900), "NHS": (40, 20)}, "Council pays most, £500, and gains most that can be cashed, £900"),
        ({"Council": (500, ""), "NHS": ("", 900)}, "Council pays all, £500; NHS gains all that can be cashed, £900"),
        ({"Council": (500, {"social": 900}), "NHS": ("", 9)}, "Council pays all, £500; NHS gains all that can be cashed, £9"),
        ({"Council": (500, 0), "NHS": (500, 0)}, "Council and NHS pay £500 each; nobody is known to gain what can be cashed"),
        ({"Council": (500, {"not-cashable": 7}), "NHS": (5, {"social": 9})}, "Council pays most, £500; nobody is known to gain what can be cashed"),
        ({"Council": (500, {"economic": 7}), "NHS": (5, {"social": 9})}, "Council pays most, £500; NHS gains all (social), £9"),
        ({"Council": (500, {"social": 7}), "NHS": (5, {"social": 9})}, "Council pays most, £500; NHS gains most, £9"),
        ({"Council": (500, ""), "NHS": (5, "")}, "Council pays most, £500; nobody gains"),
        ({"Council": (500, -7), "NHS": (500, 3), "Police": (1, 2)}, "NHS and Council pay most, £500 each; NHS gains most that can be cashed, £3"),
        (dict.fromkeys("ABCD", (5, 1)), "4 agencies pay £5 each, and gain £1 each that can be cashed"),
        ({"Council": (500, 900), "NHS": (None, 20)}, "as far as it may be shown, Council pays most, £500, and gains most that can be cashed, £900"),
    ],
)  # fmt: skip
def test_who_pays_and_gains_is_said_in_every_case(agencies: dict[str, tuple[Amount, Amount]], said: str) -> None:
    assert charts(agencies)["who"].message == said


def test_who_only_pays_and_who_only_gains_are_both_drawn() -> None:
    chart = charts({"Council": (500, ""), "People and families": ("", 900)})["who"]
    assert {label: [bar.tone for bar in bars] for label, bars in bars_of(chart).items()} == {
        "Council": ["paid"],
        "People and families": ["main"],
    }
    assert words_of(chart).count("nothing") == 2


def test_gains_of_different_kinds_are_never_added() -> None:
    gains = {"cashable": 90, "partly-cashable": 60, "economic": 5, "social": 700}
    chart = charts({"Council": (500, 30), "People and families": ("", gains)})["who"]
    assert chart.heads == (
        "Agency", "Pays", "Gains, can be cashed", "Gains, partly cashed", "Gains, economic", "Gains, social", "What is left",
    )  # fmt: skip
    told = {label: [(bar.tone, bar.cell.display) for bar in bars] for label, bars in bars_of(chart).items()}
    assert told["People and families"] == [
        ("main", "£90"),
        ("other", "£60"),
        ("other", "£5"),
        ("other", "£700"),
    ]
    assert {"£90, can be cashed", "£60, partly cashed", "£5, economic", "£700, social"} <= set(words_of(chart))
    assert [words for _, words in chart.legend] == ["Pays", "Gains that can be cashed", "Other gains"]
    assert "£855" not in (chart.sentence + chart.alt + table_as_csv(chart)).replace("net £855", "")


def test_what_is_only_passed_on_is_said_and_counts_in_what_is_left() -> None:
    agencies = {"Council": (500, 400, -90), "Charity": ("", 50, 90), "Landlords": ("", "", 7), "NHS": (10, 30)}
    chart = charts(agencies)["who"]
    assert {row.label: row.words for row in chart.rows} == {
        "Council": "£90 passed to others, net −£190",
        "NHS": "net £20",
        "Charity": "£90 passed on by others, net £140",
        "Landlords": "£7 passed on by others, net £7",
    }
    assert chart.message == "Council pays most, £500, and gains most that can be cashed, £400"


def test_a_side_that_could_not_be_counted_is_not_taken_for_nothing() -> None:
    chart = charts({"Council": (500, ""), "NHS": (20, "")}, lacking=frozenset({"benefits"}))["who"]
    assert chart.message == "Council pays most, £500; what is gained is not known"
    assert words_of(chart).count("not known") == 2
    assert [row.words for row in chart.rows] == ["", ""]


def test_nothing_is_drawn_of_an_agency_that_may_not_be_shown() -> None:
    chart = charts({"Council": (500, 900), "NHS": (None, None)})["who"]
    assert list(bars_of(chart)) == ["Council"]
    assert words_of(chart).count(HIDDEN) == 2
    assert "who" not in charts({"Council": (None, None)})


def test_what_is_paid_and_what_is_gained_have_one_scale() -> None:
    bars = laid_out(charts({"Council": (1_000_000, 250_000), WELSH: (1, -500_000)})["who"]).bars
    lengths = [bar.wide / abs(float(bar.cell.value or 1)) for bar in bars]
    assert max(lengths) == pytest.approx(min(lengths), rel=0.01)


# Year by year.


def test_the_year_that_pays_back_is_said_and_marked() -> None:
    chart = charts(so_far=FERRY)["cumulative"]
    assert chart.message == "pays back in 2027/28 after −£352,345 in 2025/26; £212,480 at the end of 2028/29"
    assert [row.label for row in chart.rows if row.words] == ["2027/28"]
    assert "pays back in 2027/28" in words_of(chart)
    (pointer,) = [rule for rule in laid_out(chart).rules if rule.kind == "quiet"]
    (bar,) = bars_of(chart)["2027/28"]
    assert pointer.x == pytest.approx(bar.x + bar.wide / 2)


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ([-300, -200], "does not pay back within 2 years: £200 short at the end"),
        ([-45], "does not pay back within 1 year: £45 short at the end"),
        ([100, 20, -50], "does not pay back within 3 years: £50 short at the end after £100 in 2024"),
        ([0, 0, 0], "pays back in 2024; £0 at the end of 2026"),
        ([5], "pays back in 2024; £5 at the end"),
        ([-5, 0], "pays back in 2025 after −£5 in 2024; £0 at the end"),
        ([7, None], "not every year may be shown"),
    ],
)
def test_how_it_goes_is_said_in_every_case(amounts: list[Amount], said: str) -> None:
    assert charts(so_far={str(2024 + n): amount for n, amount in enumerate(amounts)})["cumulative"].message == said


def test_columns_hang_below_the_line_where_costs_are_ahead() -> None:
    made = laid_out(charts(so_far=FERRY)["cumulative"])
    (line,) = [rule.y for rule in made.rules if rule.kind == "axis"]
    assert [bar.tone for bar in made.bars] == ["paid"] * 3 + ["main"] * 2
    for bar in made.bars:
        ends = (bar.y, bar.y + bar.high)
        assert (min(ends) if bar.tone == "paid" else max(ends)) == pytest.approx(line)
    heights = [bar.high / abs(float(bar.cell.value or 1)) for bar in made.bars]
    assert max(heights) == pytest.approx(min(heights))


def test_of_few_years_every_number_stands_at_its_column() -> None:
    chart = charts(so_far=FERRY)["cumulative"]
    assert {row.cells[0].display for row in chart.rows} | set(FERRY) <= set(words_of(chart))


@pytest.mark.parametrize("count", range(1, 61))
def test_any_number_of_years_is_drawn_with_its_telling_numbers(count: int) -> None:
    so_far: dict[str, Amount] = {f"{2024 + n}/{25 + n:02}": 1000 * n * n - 30_000 * n - 5_000 for n in range(count)}
    chart = charts(so_far=so_far)["cumulative"]
    made = laid_out(chart)
    words = " ".join(each.text for each in made.words)
    assert len(made.bars) == len(chart.rows) == count
    for row in (chart.rows[0], min(chart.rows, key=lambda row: row.cells[0].value or 0), chart.rows[-1]):
        assert row.cells[0].display in words
        assert row.cells[0].display in chart.alt
    assert chart.rows[-1].label in words
    assert made.height < 400
    assert all(left.x + left.wide < right.x for left, right in pairwise(made.bars))


def test_of_sixty_years_the_telling_ones_are_read_out_and_the_table_has_all() -> None:
    chart = charts(so_far={f"Year {n + 1}": n * 1000 - 25_500 for n in range(60)})["cumulative"]
    assert [row.label for row in chart.telling] == ["Year 1", "Year 27", "Year 60"]
    assert chart.alt.endswith("The other years are in the table.")
    assert len(list(csv.reader(io.StringIO(table_as_csv(chart))))) == 61


def test_a_year_that_may_not_be_shown_has_no_column() -> None:
    chart = charts(so_far={"2024": -5, "2025": None})["cumulative"]
    assert list(bars_of(chart)) == ["2024"]
    assert HIDDEN in words_of(chart)
    assert "cumulative" not in charts(so_far={"2024": None})


# Which assumptions move it most.

VARIED: dict[str, tuple[str, str, Amount, Amount]] = {
    "Discount rate": ("1.5%", "5%", 240_000, 180_000),
    "Emergency care: would have happened anyway": ("10%", "40%", 400_000, -12_345),
    "People reached": ("70%", "110%", -62_000, 301_000),
}


def test_the_assumption_that_moves_it_most_stands_first_and_is_said() -> None:
    chart = charts(varied=VARIED, npv=212_480)["tornado"]
    assert [row.label.partition(":")[0] for row in chart.rows] == ["Emergency care", "People reached", "Discount rate"]
    assert chart.message == (
        "net present value £212,480 as assumed; moved most by Emergency care: would have happened anyway, "
        "between −£12,345 and £400,000; 2 of 3 assumptions could alone take it below £0"
    )
    assert [row.words for row in chart.rows] == ["10% to 40%", "70% to 110%", "1.5% to 5%"]


@pytest.mark.parametrize(
    ("varied", "npv", "said"),
    [
        ({"Rate": ("1%", "5%", 30, 10)}, 20, "moved by Rate, between £10 and £30; it could not take it below £0"),
        ({"Rate": ("1%", "5%", 30, -1)}, 20, "moved by Rate, between −£1 and £30; it could take it below £0"),
        ({"Rate": ("1%", "5%", 7, 7)}, 7, "no assumption moves it; it could not take it below £0"),
        (
            {"Rate": ("1%", "5%", -10, -30), "Team": ("£1", "£3", 0, -25)}, -20,
            "moved most by Team, between −£25 and £0; 1 of 2 assumptions could alone bring it to £0 or above",
        ),
    ],
)  # fmt: skip
def test_what_moves_it_is_said_in_every_case(
    varied: dict[str, tuple[str, str, Amount, Amount]], npv: int, said: str
) -> None:
    assert charts(varied=varied, npv=npv)["tornado"].message.endswith(f" as assumed; {said}")


def test_each_end_says_its_result_and_for_which_input() -> None:
    """Without colour too: `at 40%` stands under the number on the left, `at 10%` under that on the right."""
    made = laid_out(charts(varied=VARIED, npv=212_480)["tornado"])
    places = {words.text: words for words in made.words}
    for number, at in (("−£12,345", "at 40%"), ("£400,000", "at 10%"), ("−£62,000", "at 70%")):
        assert places[at].x == places[number].x
        assert 0 < places[at].y - places[number].y <= 20
    assert places["at 40%"].x < places["at 10%"].x


def test_a_bar_leads_from_the_result_as_assumed_to_both_ends() -> None:
    for bars in bars_of(charts(varied=VARIED, npv=212_480)["tornado"]).values():
        left, right = sorted(bars, key=lambda bar: bar.x)
        assert left.x + left.wide == pytest.approx(right.x)
        scale = {round((bar.wide) / abs(float((bar.cell.value or 0) - 212_480)), 9) for bar in bars}
        assert len(scale) == 1


def test_where_both_ends_lie_on_one_side_the_bar_does_too() -> None:
    chart = charts(varied={"Rate": ("1%", "5%", 500, 300), "Team": ("1", "2", 100, 210)}, npv=200)["tornado"]
    (middle,) = {rule.x for rule in laid_out(chart).rules}
    near, far = sorted(bars_of(chart)["Rate"], key=lambda bar: bar.wide)
    assert near.wide == 0
    assert middle < near.x == pytest.approx(far.x)


@pytest.mark.parametrize(
    ("low", "high", "shown"), [(10, 30, False), (-30, -10, False), (-10, 30, True), (0, 30, False)]
)
def test_a_line_at_nothing_is_drawn_where_results_lie_on_both_sides_of_it(low: int, high: int, shown: bool) -> None:
    chart = charts(varied={"Rate": ("1%", "5%", low, high)}, npv=Fraction(low + high, 2) + 1)["tornado"]
    assert ("£0" in words_of(chart)[-1:]) is shown


def test_an_end_that_may_not_be_shown_is_said_and_not_drawn() -> None:
    chart = charts(varied={"Rate": ("1%", "5%", 500, None)}, npv=200)["tornado"]
    assert [bar.cell.display for bar in laid_out(chart).bars] == ["£500"]
    assert HIDDEN in words_of(chart)
    assert "tornado" not in charts(varied={"Rate": ("1%", "5%", 5, 3)}, npv=None)


# All three.


@pytest.mark.parametrize("seed", range(12))
def test_the_description_holds_the_message_and_every_telling_number(seed: int) -> None:
    for chart in by_chance(seed).values():
        for row in chart.telling:
            for cell in row.cells:
                assert cell.display in chart.alt
        assert chart.message in chart.alt


@pytest.mark.parametrize("tenth", range(10))
def test_appraisals_made_by_chance_can_be_read_on_a_phone(tenth: int) -> None:
    drawn = {
        f"seed {seed}: {kind}": draw(chart)
        for seed in range(tenth * 6, tenth * 6 + 6)
        for kind, chart in by_chance(seed).items()
    }
    assert faults(drawn, shown_width=PHONE, smallest=12) == []


def test_the_invented_case_has_all_three() -> None:
    from valuecase.charts.choose import charts_of

    case = load_project(ROOT, ["example-riverside"]).cases["example-riverside"]
    found = {chart.kind: chart for chart in charts_of(case) if chart.kind in ("who", "cumulative", "tornado")}
    assert list(found) == ["who", "cumulative", "tornado"]
    for chart in found.values():
        assert chart.about in case.appraised
        assert chart.figures <= case.ledger.figures.keys()
        assert any(note.startswith("prices of ") for note in chart.notes)
        assert any(note.startswith("discounted at ") for note in chart.notes)
    (year,) = (row.label for row in found["cumulative"].rows if row.words.startswith("pays back"))
    payback = case.ledger.figures["costs.five-years.payback"]
    assert payback.display.endswith(year)
