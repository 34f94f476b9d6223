"""What cannot be worked out is said in words, nothing is guessed, and nothing is counted twice unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import EVERY_NUMBER, MINIMAL, SOURCES, errors, figure, one, only_case, project
from valuecase.project import Project
from valuecase.records import records

COSTS = "    costs: {team: {paid-by: NHS, class: fiscal, each-year: £1000}}\n"
BENEFITS = "    benefits: {gain: {gained-by: NHS, class: fiscal, cashable: no, each-year: £3000}}\n"
PLAN = f"appraisal:\n  plan:\n    title: A plan\n    years: 2\n    discount: 0%\n{COSTS}{BENEFITS}"
#: Forty people over half a year, and ten of them.
USE = """\
comparisons:
  use:
    title: Use
    compare: matched
    before: {period: 6 months, people: 40, when: 2021/22}
    after: {period: 6 months, people: 40, when: 2022/23}
    price-year: 2022
    rows:
      - {service: Visits, agency: NHS, before: £1200, after: £300}
      - {service: Beds, agency: Council, before: £9000, after: £6000}
  ten:
    title: Ten of them
    of: use
    compare: matched
    before: {period: 6 months, people: 10, when: 2021/22}
    after: {period: 6 months, people: 10, when: 2022/23}
    rows:
      - {service: Visits, agency: NHS, before: £500, after: £100}
"""
WHOLE = "no net present value, no ratio of benefits to costs and no payback"


class Case:
    """Reads a costs.yml, with the rules and the measures of a test where it has its own."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __call__(self, costs: str, rules: str = EVERY_NUMBER, outcomes: str = "") -> Project:
        files = {"case.yml": MINIMAL, "sources.yml": SOURCES, "costs.yml": costs}
        if outcomes:
            files["outcomes.yml"] = outcomes
        named = {f"cases/seaside/{name}": text for name, text in files.items()}
        return project(self.root, {"cases/project.yml": rules, **named})


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def refusals(found: Project) -> list[str]:
    """What is refused, in words."""
    return [problem.message for problem in found.problems if problem.code == "VC805"]


def results(found: Project) -> set[str]:
    """The results of the plan that there are, by the first word of their names."""
    return {name.split(".")[2] for name in only_case(found).ledger.figures if name.startswith("costs.plan.")}


# What is missing


def test_a_whole_plan_refuses_nothing(case: Case) -> None:
    found = case(PLAN)
    assert errors(found) == set()
    assert refusals(found) == []
    assert {"npv", "bcr", "payback", "a-year", "break-even", "what-if"} <= results(found)


def test_without_years_there_is_no_net_present_value(case: Case) -> None:
    found = case(PLAN.replace("years: 2", "missing: {years: not agreed}"))
    assert refusals(found) == [f"{WHOLE}: over how many years is not recorded"]
    assert results(found) <= {"team", "gain"}


def test_without_years_and_without_a_word_about_it_an_author_is_told_once(case: Case) -> None:
    found = case(PLAN.replace("    years: 2\n", ""))
    assert one(found, "VC417").message == "nothing says over how many years"
    assert "npv" not in results(found)


def test_without_a_rate_later_years_are_not_discounted_at_nothing(case: Case) -> None:
    found = case(PLAN.replace("    discount: 0%\n", ""))
    assert refusals(found) == [f"{WHOLE}: nothing says at what rate later years are discounted"]
    assert not results(found) & {"npv", "costs", "benefits", "what-if"}


def test_one_year_at_its_start_needs_no_rate(case: Case) -> None:
    plan = PLAN.replace("    discount: 0%\n", "").replace("years: 2", "years: 1\n    timing: start")
    assert figure(case(plan), "costs.plan.npv").value == 2000


@pytest.mark.parametrize(
    ("left_out", "words", "known"),
    [(COSTS, "what it costs is not recorded", "benefits"), (BENEFITS, "what is gained is not recorded", "costs")],
)
def test_one_side_alone_is_worked_out_and_nothing_is_taken_for_the_other(
    case: Case, left_out: str, words: str, known: str
) -> None:
    found = case(PLAN.replace(left_out, ""))
    assert refusals(found) == [f"{WHOLE}: {words}"]
    assert known in results(found)
    assert not results(found) & {"npv", "bcr", "payback", "what-if", "net"}


def test_the_most_that_it_may_cost_is_told_where_only_the_benefits_are_known(case: Case) -> None:
    assert figure(case(PLAN.replace(COSTS, "")), "costs.plan.break-even.costs").value == 6000


def test_an_amount_that_is_not_recorded_makes_its_side_unknown_and_not_nothing(case: Case) -> None:
    found = case(PLAN.replace("each-year: £3000", "missing: {each-year: not counted}"))
    assert refusals(found) == [f"{WHOLE}: what “Gain” comes to is not recorded"]
    assert "costs" in results(found)
    assert not results(found) & {"npv", "bcr", "benefits", "gain"}


def test_nothing_is_divided_by_costs_of_nothing(case: Case) -> None:
    found = case(PLAN.replace("£1000", "£0"))
    assert refusals(found) == ["no ratio of benefits to costs: there are no costs to divide by"]
    assert figure(found, "costs.plan.npv").value == 6000
    assert "bcr" not in results(found)


def test_benefits_of_nothing_break_even_at_no_part_of_them(case: Case) -> None:
    found = case(PLAN.replace("£3000", "£0"))
    assert figure(found, "costs.plan.bcr").value == 0
    assert not results(found) & {"payback", "break-even"}


def test_what_never_pays_back_has_no_payback(case: Case) -> None:
    assert "payback" not in results(case(PLAN.replace("£3000", "£999")))


# Prices


def test_prices_that_the_index_does_not_lead_to_are_not_guessed(case: Case) -> None:
    plan = PLAN.replace("years: 2", "years: 2\n    prices: 2024").replace(
        "each-year: £3000", "each-year: £3000, price-year: 2031"
    )
    found = case(plan)
    words = "“Gain” is at prices of 2031 and cannot be brought to those of 2024: the price index has no 2031"
    assert refusals(found) == [f"{WHOLE}: {words}"]
    assert not results(found) & {"npv", "benefits"}


def test_prices_of_another_year_are_brought_over_and_the_working_says_so(case: Case) -> None:
    plan = PLAN.replace("years: 2", "years: 2\n    prices: 2024").replace("each-year: £3000", "of: costs.use.reduction")
    found = case(USE + plan)
    factor = figure(found, "costs.plan.gain.to-prices")
    assert factor.working == "100.000 ÷ 90.501 = 1.1050"
    assert figure(found, "costs.plan.gain").value == 2 * 2 * 3900 * factor.value


# Windows


def test_half_a_year_is_brought_to_a_year_and_the_working_says_so(case: Case) -> None:
    found = case(USE + PLAN.replace("each-year: £3000", "of: costs.use.reduction"))
    assert figure(found, "costs.plan.gain.each-year").working == "£3,900 ÷ (6 months ÷ 12 months a year) = £7,800"


def test_a_figure_of_no_known_length_is_an_error_and_its_own_period_mends_it(case: Case) -> None:
    plan = USE.replace("period: 6 months, ", "") + PLAN.replace("each-year: £3000", "of: costs.use.reduction")
    assert "nothing says how long" in one(case(plan), "VC419").message
    mended = case(plan.replace("of: costs.use.reduction", "of: costs.use.reduction, period: 3 months"))
    assert figure(mended, "costs.plan.gain.each-year").value == 4 * 3900


def test_windows_that_differ_are_brought_to_one_and_said(case: Case) -> None:
    plan = USE.replace("after: {period: 6 months, people: 40", "after: {period: 12 months, people: 40")
    found = case(plan + PLAN.replace("each-year: £3000", "of: costs.use.reduction"))
    assert "12 months after are compared with 6 months before" in one(found, "VC507").message
    assert figure(found, "costs.plan.gain.each-year").value == 2 * (10200 - 3150)


# Small numbers


HIDES = "small-numbers: {threshold: 7, rounding: 1, marker: not shown}\n"
HOMES = "measures:\n  homes: {title: Homes, when: 2024, value: 3 people}\n"
MORE = """\
    people: 40
    outcomes: {home: {title: a home, number: outcomes.homes.value}}
    vary: {gain: 50% to 150%, gain.unit-cost: £50 to £150, team: £900 to £1100, discount: 0% to 5%}
    scenarios: {half: {title: Half, with: {reached: 50%}}}
"""


@pytest.mark.parametrize(
    "amount", ["each-year: 3 people", "of: outcomes.homes.value", "by-year: [3 people, 40 people]"]
)
def test_what_rests_on_a_number_that_is_not_shown_is_not_shown(case: Case, amount: str) -> None:
    plan = PLAN.replace("each-year: £3000", f"{amount}, unit-cost: £100") + MORE
    found = case(plan, HIDES, HOMES)
    assert errors(found) == set()
    for name in ("gain", "benefits", "npv", "bcr", "a-year", "per-person", "net.year-1", "cumulative.year-2",
                 "by-agency.nhs.net", "by-class.fiscal.bcr", "cashable.no", "per-outcome.home"):  # fmt: skip
        assert figure(found, f"costs.plan.{name}").hidden, name
        assert figure(found, f"costs.plan.{name}").display == "not shown"
    assert not results(found) & {"vary", "scenarios", "what-if", "payback", "break-even", "without-largest"}
    told = {record["id"]: record for record in records(only_case(found))}
    assert told["costs.plan.npv"]["value"] is told["costs.plan.npv"]["low"] is None
    assert told["costs.plan.costs"]["value"] is not None


def test_the_same_numbers_are_worked_out_where_every_number_may_be_shown(case: Case) -> None:
    plan = PLAN.replace("each-year: £3000", "of: outcomes.homes.value, unit-cost: £100") + MORE
    found = case(plan, outcomes=HOMES)
    assert figure(found, "costs.plan.npv").value == 2 * (300 - 1000)
    assert {"vary", "scenarios", "what-if"} <= results(found)


# Counted twice


def two(first: str, second: str) -> str:
    """A plan with a benefit for each of two figures, and what else is said of it."""
    flows = "".join(
        f"      {name}: {{gained-by: NHS, class: social, {said}}}\n" for name, said in (("one", first), ("two", second))
    )
    return USE + PLAN.replace(BENEFITS, f"    benefits:\n{flows}")


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        ("of: costs.use.reduction", "of: costs.use.reduction", "the same rows"),
        ("of: costs.use.reduction", "of: costs.use.visits.reduction", "the same rows"),
        ("of: costs.use.visits.reduction", "of: costs.use.nhs.reduction", "the same rows"),
        ("of: costs.use.before", "of: costs.use.reduction", "the same rows"),
        ("of: costs.use.reduction", "of: costs.ten.reduction", "the same people"),
        ("of: costs.ten.visits.reduction", "of: costs.use.reduction", "the same people"),
        (
            "of: costs.use.reduction, by-year: [60%, 60%]",
            "of: costs.use.reduction, by-year: [60%, 0%]",
            "the same rows",
        ),
        ("of: costs.use.reduction, by-year: [60%, 40%]", "of: costs.use.reduction", "the same rows"),
    ],
)
def test_what_two_benefits_both_count_is_noticed(case: Case, first: str, second: str, what: str) -> None:
    problem = one(case(two(first, second)), "VC418")
    assert problem.message == f"“one” counts {what} already"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("of: costs.use.visits.reduction", "of: costs.use.beds.reduction"),
        ("of: costs.use.nhs.reduction", "of: costs.use.council.reduction"),
        ("of: costs.use.reduction", "each-year: £3900"),
        ("of: costs.use.reduction, by-year: [60%, 100%]", "of: costs.use.reduction, by-year: [40%, 0%]"),
    ],
)
def test_what_two_benefits_share_out_is_counted_once(case: Case, first: str, second: str) -> None:
    assert errors(case(two(first, second))) == set()


@pytest.mark.parametrize(("each", "twice"), [("33%", False), ("40%", True)])
def test_parts_of_one_figure_come_to_no_more_than_all_of_it_however_many(case: Case, each: str, twice: bool) -> None:
    parts = "".join(
        f"      {name}: {{gained-by: NHS, class: social, of: costs.use.reduction, by-year: [{each}, {each}]}}\n"
        for name in ("one", "two", "three")
    )
    found = case(USE + PLAN.replace(BENEFITS, f"    benefits:\n{parts}"))
    assert [problem.message for problem in found.problems if problem.code == "VC418"] == (
        ["“one” and “two” count the same rows already"] if twice else []
    )


@pytest.mark.parametrize(("first", "second", "said"), [
    ("[50%, 50%]", "[50%, 50%]", None),
    ("[50%, 60%]", "[40%, 20%]", "“One” and “Two” are parts of one amount, and in Year 2 come to 80% of it"),
])  # fmt: skip
def test_a_part_of_a_shared_amount_that_nobody_has_is_a_limit(
    case: Case, first: str, second: str, said: str | None
) -> None:
    text = two(f"of: costs.use.reduction, by-year: {first}", f"of: costs.use.reduction, by-year: {second}")
    limits = only_case(case(text)).appraised["costs.plan"].limits
    assert [limit for limit in limits if "parts of one amount" in limit] == (
        [f"{said}: nobody says whose the rest is"] if said else []
    )


def test_nobody_is_asked_what_is_due_to_something_that_is_only_passed_on(case: Case) -> None:
    passed = """    benefits:
      beds: {gained-by: NHS, class: social, each-year: £3000, deadweight: 0%, displacement: 0%, attribution: 0%, drop-off: 0%}
      rents-gained: {gained-by: NHS, class: social, transfer: yes, each-year: £50}
"""
    paid = """    costs:
      team: {paid-by: NHS, class: fiscal, each-year: £1000}
      rents: {paid-by: Council, class: social, transfer: yes, each-year: £50}
"""
    found = case(PLAN.replace(COSTS, paid).replace(BENEFITS, passed))
    assert errors(found) == set()
    made = only_case(found)
    assert made.appraised["costs.plan"].limits == ()
    assert [gap.message for gap in made.gaps() if "rents-gained" in gap.route] == []


def test_a_group_of_a_group_is_some_of_the_same_people(case: Case) -> None:
    three = USE[USE.index("  ten:") :].replace("ten:", "three:").replace("of: use", "of: ten")
    text = two("of: costs.use.reduction", "of: costs.three.reduction").replace(USE, USE + three)
    assert one(case(text), "VC418").message == "“one” counts the same people already"


def test_costs_are_counted_once_too(case: Case) -> None:
    twice = "    costs:\n" + "".join(
        f"      {name}: {{paid-by: NHS, class: fiscal, of: costs.use.after}}\n" for name in ("one", "two")
    )
    assert one(case(USE + PLAN.replace(COSTS, twice)), "VC418").message == "“one” counts the same rows already"


def test_a_cost_and_a_benefit_may_not_rest_on_the_same_row(case: Case) -> None:
    """A fall is less what rose already: what rose is no cost beside it once more."""
    text = USE + PLAN.replace("each-year: £1000", "of: costs.use.after").replace(
        "each-year: £3000", "of: costs.use.reduction"
    )
    assert {code for code, *_ in errors(case(text))} == {"VC418"}


# One mistake is told once


@pytest.mark.parametrize("wrong", ["each-year: 50%", "by-year: [£1]", "each-year: 120", "of: costs.nothing.total"])
def test_an_amount_that_is_wrong_makes_no_other_name_unknown(case: Case, wrong: str) -> None:
    plan = PLAN.replace("each-year: £1000", wrong) + (
        "    vary: {team: £900 to £1100}\n    scenarios: {dear: {title: Dear, with: {team: 150%}}}\n"
    )
    assert len(errors(case(plan))) == 1
