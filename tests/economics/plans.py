"""Appraisals made by chance for tests of what must hold for every one of them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.economics.worked_out import Tree

AGENCIES = ("NHS", "Council", "Police")
CUTS = ("deadweight", "displacement", "attribution")
RATES = ("0%", "3.5%", "12.25%", "green-book", "health")
TIMINGS = ("start", "mid", "end")


@st.composite
def plans(
    draw: st.DrawFn, *, discounts: tuple[str, ...] = RATES, timings: tuple[str, ...] = TIMINGS, at_least: int = 1
) -> Tree:
    """A plan of one to five years whose costs are never nothing; `at_least` so many benefits."""
    years = draw(st.integers(1, 5))
    costs = {f"cost-{n}": _flow(draw, years, "paid-by") for n in range(draw(st.integers(1, 2)))}
    benefits = {f"gain-{n}": _benefit(draw, years) for n in range(draw(st.integers(at_least, 3)))}
    return {
        "starts": draw(st.sampled_from(("2024/25", "2025"))),
        "years": str(years),
        "discount": draw(st.sampled_from(discounts)),
        "timing": draw(st.sampled_from(timings)),
        "people": str(draw(st.integers(1, 90))),
        "costs": costs,
        "benefits": benefits,
    }


def _flow(draw: st.DrawFn, years: int, who: str) -> Tree:
    """Amounts in whole hundreds, so that any whole percentage of them is whole pounds."""
    flow: Tree = {
        who: draw(st.sampled_from(AGENCIES)),
        "class": draw(st.sampled_from(("fiscal", "economic", "social"))),
    }
    if draw(st.booleans()):
        return flow | {"each-year": pounds(100 * draw(st.integers(1, 900)))}
    first = 100 * draw(st.integers(1, 900))
    later = [100 * draw(st.integers(0, 900)) for _ in range(years - 1)]
    return flow | {"by-year": [pounds(amount) for amount in (first, *later)]}


def _benefit(draw: st.DrawFn, years: int) -> Tree:
    flow = _flow(draw, years, "gained-by")
    if draw(st.booleans()):
        flow |= {"unit-cost": pounds(draw(st.integers(1, 500)))}
        for key in ("each-year", "by-year"):
            if key in flow:
                flow[key] = _without_sign(flow[key])
    for key in CUTS:
        if draw(st.booleans()):
            flow[key] = f"{draw(st.integers(0, 90))}%"
    if draw(st.booleans()):
        flow["drop-off"] = f"{draw(st.integers(0, 60))}% a year"
    if flow["class"] == "fiscal":
        flow["cashable"] = draw(st.sampled_from(("yes", "partly", "no", "not known")))
    return flow


def _without_sign(written: Any) -> Any:
    return [amount.removeprefix("£") for amount in written] if isinstance(written, list) else written.removeprefix("£")


def pounds(amount: int) -> str:
    return f"£{amount:,}"


def read(amount: str) -> int:
    """What a whole amount or number is written as, as a number."""
    return int(amount.removeprefix("£").replace(",", ""))


def with_amounts(flow: Tree, change: Any) -> Tree:
    """A flow whose amounts, or numbers of things, are changed each in the same way."""
    made = dict(flow)
    for key in ("each-year", "by-year"):
        if key in flow:
            made[key] = _each(flow[key], change)
    return made


def _each(written: Any, change: Any) -> Any:
    if isinstance(written, list):
        return [_each(amount, change) for amount in written]
    sign = "£" if written.startswith("£") else ""
    return f"{sign}{change(read(written)):,}"


def with_flow(plan: Tree, side: str, name: str, **keys: str) -> Tree:
    """A plan in which some keys of a flow are written otherwise (`drop_off` for `drop-off`)."""
    flow = plan[side][name] | {key.replace("_", "-"): text for key, text in keys.items()}
    return {**plan, side: {**plan[side], name: flow}}
