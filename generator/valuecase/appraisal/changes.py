"""The inputs of an appraisal by name, and the same appraisal with another number in the place of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from valuecase.appraisal.plan import Plan, Stream
from valuecase.figures import Quantity
from valuecase.values import PERCENT, POUNDS, ZERO, Unit, show

DISCOUNT, REACHED, MORE_ANYWAY, MORE_OTHERS = "discount", "reached", "more-anyway", "more-others"
#: What holds for all benefits at once: its name, what it is called, and what it is where nothing is changed.
LEVERS: Mapping[str, str] = {
    REACHED: "people reached, of those planned",
    MORE_ANYWAY: "would have happened anyway, percentage points more",
    MORE_OTHERS: "due to others, percentage points more",
    DISCOUNT: "discount rate",
}


def said(name: str, label: str, number: str) -> str:
    """An input with a number in its place, as a phrase."""
    points = f"{number.removesuffix('%')} percentage points more"
    return {MORE_ANYWAY: f"{points} would have happened anyway", MORE_OTHERS: f"{points} are due to others"}.get(
        name, f"{label} {number}"
    )


#: What the keys of a benefit are called where they vary.
CALLED = {
    "deadweight": "would have happened anyway",
    "displacement": "only moved elsewhere",
    "attribution": "due to others",
    "drop-off": "lost from year to year",
    "unit-cost": "cost of one",
}


@dataclass(frozen=True, slots=True)
class Known:
    """An input: what it is called, its unit, and between what its written numbers lie.

    units:   those a range of it may be written in
    central: the least and the most that is written of it, by unit
    """

    label: str
    central: Mapping[Unit, tuple[Fraction, Fraction]]

    def as_assumed(self, unit: Unit) -> str:
        """What is written of it, in one of its units: `45%`, or `£10,000 to £12,000` where years differ."""
        least, most = (show(value, unit, None if value.denominator > 1 else 0) for value in self.central[unit])
        return least if least == most else f"{least} to {most}"


def inputs_of(plan: Plan) -> dict[str, Known]:
    """Every input of an appraisal that may be varied, by name."""
    found: dict[str, Known] = {}
    for stream in plan.streams:
        hundred = (Fraction(100), Fraction(100))
        amounts = [amount.value for amount in stream.gross if amount.value]
        least, most = (min(amounts), max(amounts)) if amounts else (ZERO, ZERO)
        if stream.each is not None:
            least = most = stream.each.value
        money = {POUNDS: (least, most)} if amounts and stream.one is None else {}
        found[stream.id] = Known(f"{stream.title}, amount", {**money, PERCENT: hundred})
        for key, quantity in (*stream.cuts.items(), ("drop-off", stream.drop_off)):
            if quantity is not None:
                own = (quantity.value, quantity.value)
                found[f"{stream.id}.{key}"] = Known(f"{stream.title}: {CALLED[key]}", {PERCENT: own})
        if stream.one is not None:
            own = (stream.one.value, stream.one.value)
            found[f"{stream.id}.unit-cost"] = Known(f"{stream.title}: {CALLED['unit-cost']}", {POUNDS: own})
    first = plan.schedule.first
    found[REACHED] = Known(LEVERS[REACHED].capitalize(), {PERCENT: (Fraction(100), Fraction(100))})
    found[DISCOUNT] = Known(LEVERS[DISCOUNT].capitalize(), {PERCENT: (first, first)})
    return found


def changed(plan: Plan, name: str, value: Fraction, unit: Unit) -> Plan:
    """The plan with another number in the place of an input: in percent, or in pounds."""
    if name == DISCOUNT:
        return replace(plan, schedule=plan.schedule.moved(value - plan.schedule.first))
    if name in (REACHED, MORE_ANYWAY, MORE_OTHERS):
        return replace(plan, streams=tuple(_for_all(s, name, value) if s.is_benefit else s for s in plan.streams))
    own, _, key = name.partition(".")
    return replace(plan, streams=tuple(_with(s, key, value, unit) if s.id == own else s for s in plan.streams))


def _for_all(stream: Stream, lever: str, value: Fraction) -> Stream:
    if lever == REACHED:
        return _scaled(stream, value / 100)
    return _more(stream, "deadweight" if lever == MORE_ANYWAY else "attribution", value)


def _with(stream: Stream, key: str, value: Fraction, unit: Unit) -> Stream:
    if not key and unit == PERCENT:
        return _scaled(stream, value / 100)
    if not key and stream.each is not None and stream.each.value:
        return _scaled(stream, value / stream.each.value)
    if not key:
        return replace(stream, gross=tuple(_at(value, POUNDS) if amount.value else amount for amount in stream.gross))
    if key == "unit-cost" and stream.one is not None and stream.one.value:
        return replace(_scaled(stream, value / stream.one.value), one=_at(value, POUNDS))
    if key == "drop-off":
        return replace(stream, drop_off=_at(value, PERCENT))
    return replace(stream, cuts={**stream.cuts, key: _at(value, PERCENT)})


def _scaled(stream: Stream, by: Fraction) -> Stream:
    return replace(stream, gross=tuple(_times(amount, by) for amount in stream.gross))


def _times(amount: Quantity, by: Fraction) -> Quantity:
    slopes = {at: slope * by for at, slope in amount.slopes.items()}
    return replace(amount, value=amount.value * by, slopes=slopes)


def _more(stream: Stream, cut: str, points: Fraction) -> Stream:
    """More of a cut, in percentage points, held between nothing and everything."""
    now = stream.cuts[cut].value if cut in stream.cuts else ZERO
    held = min(max(now + points, ZERO), Fraction(100))
    return replace(stream, cuts={**stream.cuts, cut: _at(held, PERCENT)})


def _at(value: Fraction, unit: Unit) -> Quantity:
    return Quantity(value, unit, {}, "")
