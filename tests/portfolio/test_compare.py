"""Measures and costs side by side: recomputed from the files, never guessed, and what is unfair about it is said."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tests.portfolio import counted
from tests.portfolio.many import write_many
from tests.support import MINIMAL, PACKAGE, ROOT, seaside
from valuecase.economics.prices import gdp_deflator
from valuecase.portfolio.charts import cost_charts, measure_chart
from valuecase.portfolio.measures import measures
from valuecase.portfolio.yardstick import Yardstick, yardstick
from valuecase.project import Project, load_project

DEFLATOR = PACKAGE / "economics" / "gdp-deflator.csv"


def of(project: Project) -> Yardstick:
    return yardstick(project.cases.values(), gdp_deflator())


def costs(found: Yardstick) -> dict[tuple[str, str, str], Fraction]:
    """Every cost on the yardstick by case, table and side."""
    tables = [(table, side) for table in found.on for side in table.sides]
    return {(t.case.id, t.name.removeprefix("costs."), side.label): side.cost.value for t, side in tables}


@pytest.mark.parametrize("seed", range(8))
def test_costs_per_person_a_year_are_those_of_the_files(tmp_path: Path, seed: int) -> None:
    """Recomputed from the files and the table of prices alone, in exact fractions."""
    project = load_project(write_many(tmp_path / "many", seed, 12))
    found = of(project)
    base = counted.level(DEFLATOR, found.base)
    expected = {}
    for key, (nominal, year) in counted.yardstick(project.root).items():
        level = counted.level(DEFLATOR, year)
        if year == found.base:
            expected[key] = nominal
        elif level and base:
            expected[key] = nominal * base / level
    assert costs(found) == expected
    assert len(expected) > 2


@pytest.mark.parametrize("seed", range(4))
def test_every_table_of_costs_is_on_the_yardstick_or_beside_it_with_a_reason(tmp_path: Path, seed: int) -> None:
    project = load_project(write_many(tmp_path / "many", seed, 12))
    found = of(project)
    on = [(table.case.id, table.name.removeprefix("costs.")) for table in found.on]
    beside = [(table.case.id, table.name.removeprefix("costs.")) for table in found.beside]
    assert sorted(on + beside) == sorted(counted.tables_of_costs(project.root))
    assert all(table.reasons for table in found.beside)


def test_the_towns_costs_stand_at_the_prices_that_most_can_be_brought_to(project: Project) -> None:
    """£480,000 for 40 people in a year at 2022/23 prices; £900,000 for 60 in two years at those of 2023."""
    found = of(project)
    assert found.base == "2023"
    level_2022 = Fraction("90.5005") * 3 / 4 + Fraction("96.2507") / 4
    assert costs(found)["ashby", "services", "before"] == 12_000 * Fraction("96.2507") / level_2022
    assert costs(found)["ashby", "services", "after"] == 9_000 * Fraction("96.2507") / level_2022
    assert costs(found)["birch", "use", "before"] == 7_500
    assert costs(found)["birch", "use", "after"] == 10_000


def test_the_working_can_be_followed(project: Project) -> None:
    sides = {(table.name, side.label): side for table in of(project).on for side in table.sides}
    first = sides["costs.services", "before"]
    assert first.working == "£12,000 per person × 96.251 ÷ 91.938 = £12,563 per person a year"
    assert first.figure == "ashby/costs.services.before.per-person"
    assert sides["costs.use", "after"].working == "£20,000 per person ÷ 2 years = £10,000 per person a year"


def test_a_rate_needs_no_length_and_each_total_beside_it_keeps_its_own(tmp_path: Path) -> None:
    """£36,000 for 12 people in six months are £6,000 each a year; £4,000 a month for 10 people are £4,800 each."""
    costs_of_one = """
        comparisons:
          use:
            title: Services
            price-year: 2023
            compare: none
            before: {total: "£36,000", period: 6 months, people: 12}
            after: {total: "£4,000 a month", people: 10}
        """
    project = seaside(tmp_path, {"costs.yml": costs_of_one, "case.yml": MINIMAL.replace("invented", "real")})
    assert costs(of(project)) == {("seaside", "use", "before"): 6_000, ("seaside", "use", "after"): 4_800}


def test_a_month_is_no_price_year(tmp_path: Path) -> None:
    text = "audits: {a: {title: Spent, period: 6 months, people: 10, when: 2023-04, rows-are: agencies, rows: {nhs: £900}}}"
    project = seaside(tmp_path, {"costs.yml": text, "case.yml": MINIMAL.replace("invented", "real")})
    (beside,) = of(project).beside
    assert beside.reasons == ("the year of its prices is not recorded",)


def test_what_cannot_be_compared_says_what_is_in_the_way(project: Project) -> None:
    reasons = {table.name: table.reasons for table in of(project).beside}
    assert reasons["costs.two-years"] == ("it was spent over more than a year, so it is at the prices of no one year",)
    assert reasons["costs.unknown"] == (
        "the number of people is not recorded",
        "how long the costs were counted is not recorded",
        "the year of its prices is not recorded",
    )


def test_real_cases_of_this_repository_are_not_guessed_onto_the_yardstick() -> None:
    """The two audits of Hertfordshire print no year, so their prices are not known."""
    found = of(load_project(ROOT))
    assert {(table.case.id, table.name) for table in found.beside} >= {
        ("hertfordshire", "costs.hertsmere"),
        ("hertfordshire", "costs.three-rivers"),
    }
    assert not any(table.case.invented for table in (*found.on, *found.beside))


def test_numbers_of_people_that_are_shown_rounded_make_costs_that_are(tmp_path: Path) -> None:
    root = write_many(tmp_path / "many", 3, 12)
    (root / "cases/project.yml").write_text("small-numbers: {threshold: 7, rounding: 5}\n", "utf-8")
    sides = [side for table in of(load_project(root)).on for side in table.sides]
    assert sides
    assert all(side.display.startswith("about £") for side in sides)


def test_the_same_measure_in_two_cases_stands_side_by_side(project: Project) -> None:
    (settled,) = measures(project.cases.values()).comparable
    assert [
        (held.case.id, held.before.display, held.after.display) for held in settled.like if held.before and held.after
    ] == [
        ("ashby", "25.0%", "75.0%"),
        ("birch", "20%", "35%"),
    ]
    chart = measure_chart(settled)
    assert [(row.label, row.words) for row in chart.rows] == [
        ("Ashby Invented", "50.0 percentage points up"),
        ("Birch Invented", "15.0 percentage points up"),
    ]
    assert [cell.figure for row in chart.rows for cell in row.cells] == [
        "ashby/outcomes.settled.before.share",
        "ashby/outcomes.settled.after.share",
        "birch/outcomes.homes.before",
        "birch/outcomes.homes.after",
    ]


def test_what_makes_it_unfair_is_said_and_what_is_not_recorded(project: Project) -> None:
    (settled,) = measures(project.cases.values()).comparable
    assert settled.unfair == [
        "Different times. Ashby Invented: 2022/23 and 2023/24; Birch Invented: 2021/22 and 2023/24",
        "Different numbers of people. Ashby Invented: 40 people; Birch Invented: 60 people before, 55 people after",
        "Different people. Ashby Invented: Adults without a home; Birch Invented: Adults who use many services",
        "Different ways of comparing. Ashby Invented: similar people; Birch Invented: nobody",
        "Different ways of choosing people. Ashby Invented: all; not recorded for Birch Invented",
    ]


def test_days_are_not_set_beside_weeks(project: Project) -> None:
    found = measures(project.cases.values())
    assert [same.metric for same in found.named_alike] == ["waiting"]
    assert {held.claim.title for held in found.alone} == {
        "Nights in hospital",
        "Appointments missed",
        "Staff who stay",
        "Saved",
    }


@pytest.mark.parametrize("seed", range(4))
def test_every_measure_is_compared_or_held_by_one_case_alone(tmp_path: Path, seed: int) -> None:
    project = load_project(write_many(tmp_path / "many", seed, 12))
    found = measures(project.cases.values())
    held = [one.claim.name for same in found.several for one in (*same.like, *same.unlike)]
    held += [one.claim.name for one in found.alone]
    files = [counted.read(project.root / "cases" / case / "outcomes.yml") for case in counted.cases(project.root)]
    outcomes = sum(len(file.get("measures", {})) + len(file.get("findings", {})) for file in files)
    assert sum(name.startswith("outcomes.") for name in held) == outcomes
    for same in found.comparable:
        assert len({one.case.id for one in same.like}) > 1
        assert len({one.after.unit.kind for one in same.like if one.after}) == 1


def test_charts_show_the_numbers_of_the_table(project: Project) -> None:
    (pairs,) = cost_charts(of(project))
    assert [row.label.partition(":")[0] for row in pairs.rows] == ["Ashby Invented", "Birch Invented"]
    assert [cell.display for row in pairs.rows for cell in row.cells] == ["£12,563", "£9,422", "£7,500", "£10,000"]
    assert [row.words for row in pairs.rows] == ["cost less", "cost more"]
