"""What must hold for any appraisal whatever its numbers: order, scale, splitting, sums, and changed inputs put back."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import prod

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.economics.plans import CUTS, TIMINGS, plans, with_amounts, with_flow
from tests.economics.worked_out import Tree, WorkedOut, worked_out
from valuecase.appraisal.changes import changed
from valuecase.appraisal.plan import Plan, unwritten, worth
from valuecase.economics.discounting import MOMENTS, own_rate, schedules
from valuecase.economics.prices import gdp_deflator
from valuecase.values import PERCENT, POUNDS

few = settings(max_examples=10)
ONE_RATE = ("0%", "3.5%", "12.25%")


def same(one: WorkedOut, other: WorkedOut, *names: str) -> bool:
    """Whether figures have the same value in both, or are absent in both."""
    return all(
        (name in one.figures) == (name in other.figures) and (name not in one.figures or one[name] == other[name])
        for name in names
    )


TOTALS = ("costs", "benefits", "npv", "bcr", "payback", "a-year", "per-person", "break-even.share")


@few
@given(plans())
def test_the_order_in_which_things_are_written_changes_nothing(plan: Tree) -> None:
    turned = {**plan, "costs": _turned(plan["costs"]), "benefits": _turned(plan["benefits"])}
    one, other = worked_out(plan), worked_out(turned)
    assert {name: figure.value for name, figure in one.figures.items()} == {
        name: figure.value for name, figure in other.figures.items()
    }


def _turned(flows: Tree) -> Tree:
    return dict(reversed(flows.items()))


@few
@given(plans(), st.integers(2, 9))
def test_twice_the_amounts_are_twice_the_worth_and_leave_ratios_as_they_are(plan: Tree, by: int) -> None:
    larger = {
        **plan,
        **{
            side: {name: with_amounts(flow, lambda amount: amount * by) for name, flow in plan[side].items()}
            for side in ("costs", "benefits")
        },
    }
    one, other = worked_out(plan), worked_out(larger)
    assert [other[name] for name in ("costs", "benefits", "npv", "a-year")] == [
        one[name] * by for name in ("costs", "benefits", "npv", "a-year")
    ]
    assert same(one, other, "bcr", "payback", "break-even.share", *one.under("factor"))


@few
@given(plans(discounts=("0%",)))
def test_at_a_rate_of_nothing_worth_is_a_plain_sum(plan: Tree) -> None:
    made = worked_out(plan)
    assert set(made.under("factor").values()) == {1}
    assert made["npv"] == sum(made.under("net").values())
    for side in ("costs", "benefits"):
        assert made[side] == sum(made.under(side).values())


@few
@given(plans(), st.integers(1, 99), st.data())
def test_a_flow_written_in_two_parts_changes_no_total(plan: Tree, share: int, data: st.DataObject) -> None:
    side = data.draw(st.sampled_from(("costs", "benefits")))
    name, flow = data.draw(st.sampled_from(sorted(plan[side].items(), key=lambda item: item[0])))
    parts = {
        name: with_amounts(flow, lambda amount: amount * share // 100),
        "other-part": with_amounts(flow, lambda amount: amount - amount * share // 100),
    }
    one, other = worked_out(plan), worked_out({**plan, side: {**plan[side], **parts}})
    assert same(one, other, *TOTALS, *one.under("by-agency"), *one.under("by-class"), *one.under("cashable"))
    assert one.under("cumulative") == other.under("cumulative")


@few
@given(plans())
def test_results_by_agency_and_by_class_add_to_those_of_all(plan: Tree) -> None:
    made = worked_out(plan)
    for split in ("by-agency", "by-class"):
        for result in ("costs", "benefits", "net"):
            whole = made["npv" if result == "net" else result]
            assert sum(value for name, value in made.under(split).items() if name.endswith(f".{result}")) == whole


@few
@given(plans())
def test_ratios_of_agencies_weighted_by_what_they_pay_are_the_ratio_of_all(plan: Tree) -> None:
    made = worked_out(plan)
    paid = {
        name.removesuffix(".costs"): value for name, value in made.under("by-agency").items() if name.endswith(".costs")
    }
    weighted = sum(made[f"{who}.bcr"] * costs for who, costs in paid.items() if f"{who}.bcr" in made.figures)
    without = sum(
        value for name, value in made.under("by-agency").items()
        if name.endswith(".benefits") and name.removesuffix(".benefits") not in paid
    )  # fmt: skip
    assert (weighted + without) / made["costs"] == made["bcr"]


@few
@given(plans())
def test_cells_of_the_matrix_add_to_what_an_agency_gains(plan: Tree) -> None:
    kinds = ("cashable", "partly-cashable", "not-cashable", "cashable-unknown", "economic", "social")
    made = worked_out(plan)
    for name, gains in made.under("by-agency").items():
        who = name.removesuffix(".benefits")
        if name.endswith(".benefits"):
            assert sum(made[f"{who}.{kind}"] for kind in kinds if f"{who}.{kind}" in made.figures) == gains


@few
@given(plans())
def test_years_add_to_the_whole_and_run_up_to_it(plan: Tree) -> None:
    made = worked_out(plan)
    assert sum(made.under("discounted").values()) == made["npv"]
    assert list(made.under("cumulative").values())[-1] == made["npv"]


@few
@given(plans())
def test_money_is_never_worth_more_for_coming_later(plan: Tree) -> None:
    made = worked_out(plan)
    factors = list(made.under("factor").values())
    assert factors == sorted(factors, reverse=True)
    assert made["costs"] <= sum(made.under("costs").values())


@few
@given(plans())
def test_what_is_kept_is_the_product_of_what_each_reduction_leaves(plan: Tree) -> None:
    made = worked_out(plan)
    for name, flow in plan["benefits"].items():
        left = [1 - Fraction(flow[cut].rstrip("%")) / 100 for cut in CUTS if cut in flow]
        assert (f"{name}.kept" in made.figures) == bool(left)
        assert not left or made[f"{name}.kept"] == prod(left)


@few
@given(plans(), st.data())
def test_what_is_not_said_counts_as_nothing_and_is_named_as_a_limit(plan: Tree, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(plan["benefits"])))
    cut = data.draw(st.sampled_from(CUTS))
    title = name.replace("-", " ").capitalize()
    bare = {key: value for key, value in plan["benefits"][name].items() if key != cut}
    unsaid = worked_out({**plan, "benefits": {**plan["benefits"], name: bare}})
    nothing = worked_out(with_flow(plan, "benefits", name, **{cut: "0%"}))
    assert same(unsaid, nothing, *TOTALS)
    words = {"deadweight": "happened anyway", "displacement": "moved elsewhere", "attribution": "due to others"}[cut]
    assert any(words in limit and title in limit for limit in unsaid.appraised.limits)
    assert not any(words in limit and title in limit for limit in nothing.appraised.limits)


@few
@given(plans(), st.integers(1, 900), st.permutations(["NHS", "Council", "Police"]))
def test_what_one_only_gains_from_another_is_in_no_total(plan: Tree, amount: int, two: list[str]) -> None:
    payer, gainer = two[:2]
    moved = {"class": "fiscal", "each-year": f"£{amount}", "transfer": "yes"}
    other = {
        **plan,
        "costs": {**plan["costs"], "moved": {**moved, "paid-by": payer}},
        "benefits": {**plan["benefits"], "received": {**moved, "gained-by": gainer}},
    }
    without, with_it = worked_out(plan), worked_out(other)
    assert same(without, with_it, *TOTALS, *without.under("cumulative"))
    for who, sign in ((payer, -1), (gainer, 1)):
        before = without.under("by-agency").get(f"by-agency.{who.lower()}.net", Fraction(0))
        assert with_it[f"by-agency.{who.lower()}.net"] - before == sign * with_it["moved"]


rates = st.fractions(Fraction(1, 1000), Fraction(1, 2), max_denominator=1000)


@given(rates, st.integers(1, 60))
def test_factors_of_one_rate_add_to_the_annuity_of_the_textbooks(rate: Fraction, years: int) -> None:
    """a = (1 − vⁿ) ÷ r, with v = 1 ÷ (1 + r)."""
    schedule = own_rate(rate * 100)
    factors = [schedule.factor(Fraction(year)) for year in range(1, years + 1)]
    assert sum(factors) == (1 - (1 / (1 + rate)) ** years) / rate


@few
@given(st.integers(1, 200), st.integers(2, 8), st.sampled_from(("2%", "3.5%", "10%")))
def test_the_same_each_year_is_worth_the_annuity_of_the_textbooks(amount: int, years: int, discount: str) -> None:
    rate = Fraction(discount.rstrip("%")) / 100
    flow = {"paid-by": "NHS", "class": "fiscal", "each-year": f"£{amount}"}
    made = worked_out({"years": str(years), "discount": discount, "costs": {"it": flow}})
    assert made["it"] == amount * (1 - (1 / (1 + rate)) ** years) / rate


@few
@given(plans(discounts=ONE_RATE))
def test_the_start_of_a_year_is_worth_a_years_rate_more_than_its_end_and_the_middle_lies_between(plan: Tree) -> None:
    rate = 1 + Fraction(plan["discount"].rstrip("%")) / 100
    start, mid, end = (worked_out({**plan, "timing": timing}) for timing in TIMINGS)
    for name in ("costs", "benefits", "npv"):
        assert start[name] == end[name] * rate
        assert float(mid[name] ** 2) == pytest.approx(float(start[name] * end[name]))
    assert end["costs"] <= mid["costs"] <= start["costs"]


@given(rates, st.integers(0, 40), st.sampled_from(TIMINGS))
def test_half_a_year_twice_is_a_year(rate: Fraction, year: int, timing: str) -> None:
    schedule = own_rate(rate * 100)
    moment = year + MOMENTS[timing]
    half = schedule.factor(moment + Fraction(1, 2)) / schedule.factor(moment)
    assert float(half**2) == pytest.approx(float(schedule.factor(Fraction(1))))


@given(st.sampled_from(sorted(schedules())), st.integers(1, 400))
def test_each_year_is_discounted_once_more_at_its_own_rate(name: str, year: int) -> None:
    schedule = schedules()[name]
    rate = next(rate for last, rate in schedule.steps if last is None or year <= last)
    assert schedule.factor(Fraction(year - 1)) / schedule.factor(Fraction(year)) == 1 + rate / 100


INDEX = sorted(gdp_deflator().index)


@given(st.sampled_from(INDEX), st.sampled_from(INDEX), st.sampled_from(INDEX))
def test_prices_brought_there_and_back_are_as_they_were_by_whatever_way(one: str, two: str, three: str) -> None:
    factor = gdp_deflator().factor
    there, on, straight, back = factor(one, two), factor(two, three), factor(one, three), factor(three, one)
    assert None not in (there, on, straight, back)
    assert there * on == straight
    assert straight * back == 1


@few
@given(plans(), st.sampled_from(INDEX), st.sampled_from(INDEX))
def test_prices_of_another_year_scale_all_amounts_alike(plan: Tree, one: str, other: str) -> None:
    dated = {
        side: {name: flow | {"price-year": one} for name, flow in plan[side].items()} for side in ("costs", "benefits")
    }
    here, there = (worked_out({**plan, **dated, "prices": prices}) for prices in (one, other))
    factor = gdp_deflator().factor(one, other)
    assert factor is not None
    assert there["npv"] == here["npv"] * factor
    assert same(here, there, "bcr", "payback", "break-even.share")


def value(plan: Plan) -> Fraction:
    """The net present value of a plan without transfers."""
    present = {name: whole.term().value for name, whole in worth(plan, unwritten).present.items()}
    return sum((present[s.id] * (1 if s.is_benefit else -1) for s in plan.streams), Fraction(0))


def ranges(plan: Tree) -> Tree:
    """A range of each benefit's own keys, of a cost in percent, of people reached and of the rate."""
    found = {"cost-0": "50% to 150%", "gain-0": "0% to 300%", "reached": "0% to 200%", "discount": "0% to 20%"}
    for key in ("deadweight", "attribution", "drop-off"):
        if key in plan["benefits"]["gain-0"]:
            found[f"gain-0.{key}"] = "0% to 100%"
    if "unit-cost" in plan["benefits"]["gain-0"]:
        found["gain-0.unit-cost"] = "£0 to £1,000"
    return found


@few
@given(plans())
def test_a_switching_value_put_back_leaves_nothing(plan: Tree) -> None:
    made = worked_out({**plan, "vary": ranges(plan)})
    for name in ranges(plan):
        switch = f"vary.{name}.switch"
        if switch not in made.figures:
            continue
        unit = POUNDS if name.endswith("unit-cost") else PERCENT
        if name != "discount" and not name.endswith("drop-off"):
            assert value(changed(made.appraised.plan, name, made[switch], unit)) == 0
        else:  # looked for to a ten-thousandth of a point: its sign differs on the two sides
            step = Fraction(1, 10_000)
            sides = [value(changed(made.appraised.plan, name, made[switch] + way * step, unit)) for way in (-1, 1)]
            assert sides[0] * sides[1] <= 0


@few
@given(plans())
def test_where_no_switching_value_is_named_no_end_of_the_range_has_another_sign(plan: Tree) -> None:
    made = worked_out({**plan, "vary": ranges(plan)})
    for name in ranges(plan):
        own = f"vary.{name}"
        if f"{own}.switch" not in made.figures:
            assert made[f"{own}.low"] * made[f"{own}.high"] >= 0


@few
@given(plans())
def test_the_part_of_the_benefits_that_pays_the_costs_pays_them(plan: Tree) -> None:
    made = worked_out(plan)
    share = made["break-even.share"]
    assert value(changed(made.appraised.plan, "reached", share, PERCENT)) == 0
    assert made["break-even.people"] == share / 100 * Fraction(plan["people"])


AS_IT_IS: Mapping[str, str] = {"more-anyway": "0%", "more-others": "0%", "reached": "100%"}


@few
@given(plans(discounts=ONE_RATE))
def test_levers_at_their_start_change_nothing(plan: Tree) -> None:
    scenario = {"title": "As it is", "with": {**AS_IT_IS, "discount": plan["discount"]}}
    made = worked_out({**plan, "scenarios": {"as-it-is": scenario}})
    assert made["scenarios.as-it-is.npv"] == made["npv"]
    assert same(made, worked_out(plan), *TOTALS)


@few
@given(plans(), st.integers(0, 100), st.integers(0, 9))
def test_a_scenario_is_the_same_case_with_other_numbers_written(plan: Tree, cut: int, rate: int) -> None:
    """Of several inputs at once; a rate of one's own where only the first step of the schedule is reached."""
    scenario = {"title": "x", "with": {"gain-0.attribution": f"{cut}%", "discount": f"{rate}%", "cost-0": "300%"}}
    start = with_flow(plan, "benefits", "gain-0", attribution="10%")
    made = worked_out({**start, "scenarios": {"other": scenario}})
    otherwise = with_flow(start, "benefits", "gain-0", attribution=f"{cut}%") | {"discount": f"{rate}%"}
    tripled = {**plan["costs"], "cost-0": with_amounts(plan["costs"]["cost-0"], lambda amount: 3 * amount)}
    again = worked_out({**otherwise, "costs": tripled})
    assert made["scenarios.other.npv"] == again["npv"]
    assert made["scenarios.other.bcr"] == again["bcr"]


@few
@given(
    plans(),
    st.sampled_from(("deadweight", "displacement", "attribution", "drop-off")),
    st.integers(0, 40),
    st.integers(41, 100),
)
def test_ends_of_a_range_are_the_same_case_with_them_written(plan: Tree, key: str, low: int, high: int) -> None:
    start = with_flow(plan, "benefits", "gain-0", **{key: "40%"})
    made = worked_out({**start, "vary": {f"gain-0.{key}": f"{low}% to {high}%"}})
    for end, number in (("low", low), ("high", high)):
        written = worked_out(with_flow(plan, "benefits", "gain-0", **{key: f"{number}%"}))
        assert made[f"vary.gain-0.{key}.{end}"] == written["npv"]


@few
@given(plans(), st.integers(1, 100))
def test_an_amount_in_pounds_varies_to_what_is_written(plan: Tree, low: int) -> None:
    start = {**plan, "costs": {"team": {"paid-by": "NHS", "class": "fiscal", "each-year": "£40,000"}}}
    made = worked_out({**start, "vary": {"team": f"£{low} to £40,000"}})
    cheaper = with_flow(start, "costs", "team", each_year=f"£{low}")
    assert made["vary.team.low"] == worked_out(cheaper)["npv"]
    assert made["vary.team.high"] == made["npv"]


@few
@given(plans())
def test_a_stop_of_a_slider_is_the_same_case_with_other_numbers_written(plan: Tree) -> None:
    made = worked_out(plan)
    raised = {
        name: flow | {"deadweight": f"{min(100, int(flow.get('deadweight', '0%').rstrip('%')) + 30)}%"}
        for name, flow in plan["benefits"].items()
    }
    assert made["what-if.more-anyway.30"] == worked_out({**plan, "benefits": raised})["npv"]
    at_five = worked_out({**plan, "discount": "5%"})["npv"]
    slid = "what-if.discount.5"
    assert made[slid if slid in made.figures else "npv"] == at_five, "no slider where no rate changes anything"
    halved = {name: with_amounts(flow, lambda amount: amount // 2) for name, flow in plan["benefits"].items()}
    assert made["what-if.reached.50"] == worked_out({**plan, "benefits": halved})["npv"]


@few
@given(plans(at_least=2))
def test_without_the_largest_is_the_case_without_the_benefit_that_is_worth_most(plan: Tree) -> None:
    made = worked_out(plan)
    worths = {name: made[name] for name in plan["benefits"]}
    most = max(worths.values())
    assume(list(worths.values()).count(most) == 1)
    rest = {name: flow for name, flow in plan["benefits"].items() if worths[name] != most}
    assert made["without-largest"] == worked_out({**plan, "benefits": rest})["npv"]


@few
@given(plans(discounts=ONE_RATE))
def test_everything_a_year_later_is_worth_a_years_rate_less(plan: Tree) -> None:
    """What drops off is lost from the year in which it begins, and not from the first year of all."""
    later = {
        side: {name: _after_a_year(flow, int(plan["years"])) for name, flow in plan[side].items()}
        for side in ("costs", "benefits")
    }
    one, other = worked_out(plan), worked_out({**plan, **later, "years": str(int(plan["years"]) + 1)})
    rate = 1 + Fraction(plan["discount"].rstrip("%")) / 100
    assert [other[name] * rate for name in ("costs", "benefits", "npv")] == [
        one[name] for name in ("costs", "benefits", "npv")
    ]
    assert same(one, other, "bcr", "break-even.share")


def _after_a_year(flow: Tree, years: int) -> Tree:
    amounts = flow.get("by-year") or [flow["each-year"]] * years
    nothing = "£0" if amounts[0].startswith("£") else "0"
    return {**{key: said for key, said in flow.items() if key != "each-year"}, "by-year": [nothing, *amounts]}
