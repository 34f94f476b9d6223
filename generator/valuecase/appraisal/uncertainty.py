"""What if it is wrong: one input at a time from its least to its most, several at once, and without the largest benefit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from valuecase.appraisal.asked import is_good_range, is_good_scenario
from valuecase.appraisal.changes import (
    CALLED,
    DISCOUNT,
    LEVERS,
    MORE_ANYWAY,
    MORE_OTHERS,
    REACHED,
    Known,
    changed,
    inputs_of,
    said,
)
from valuecase.appraisal.model import Appraisal
from valuecase.appraisal.plan import Plan, Stream, pounds, shown_loosely, together, unwritten, worth
from valuecase.appraisal.results import Results
from valuecase.book import Entry
from valuecase.figures import PRODUCT, Figure, Input, Quantity, result
from valuecase.reading.assumed import InputName
from valuecase.values import PERCENT, POUNDS, RATIO, ZERO, Unit, Written, show

#: Where the sliders of a page stop in the table that says the same without them.
STOPS: Mapping[str, tuple[int, ...]] = {
    MORE_ANYWAY: (10, 20, 30, 40),
    MORE_OTHERS: (10, 20, 30, 40),
    REACHED: (50, 75, 90, 110),
    DISCOUNT: (0, 2, 5, 7),
}
#: A rate or a drop-off at which nothing is left is looked for to this many percentage points.
FINE = Fraction(1, 10_000)


@dataclass(slots=True)
class Trials:
    """Works an appraisal out with other numbers, beside the result as it is. `present`: what each stream is worth."""

    results: Results
    plan: Plan
    npv: Figure
    known: dict[str, Known]
    present: Mapping[str, Quantity]

    @classmethod
    def of(cls, results: Results) -> Trials | None:
        """None where there is no net present value that may be shown."""
        npv = results.figure("npv")
        if npv is None or npv.hidden:
            return None
        plan = results.plan.bare()
        present = {name: whole.term() for name, whole in worth(plan, unwritten).present.items()}
        return cls(results, plan, npv, inputs_of(results.plan), present)

    @property
    def entry(self) -> Entry:
        return self.results.entry

    def value(self, plan: Plan) -> tuple[Quantity, Quantity | None]:
        """Net present value and benefits for each pound of cost of a changed plan."""
        present = dict(self.present)
        others = tuple(stream for stream in plan.streams if not self._is_as_it_was(stream, plan))
        for name, whole in worth(replace(plan, streams=others), unwritten).present.items():
            present[name] = whole.term()
        counted = [stream for stream in plan.streams if not stream.is_transfer]
        costs, benefits = (together([present[s.id] for s in counted if s.is_benefit is side]) for side in (False, True))
        return benefits - costs, benefits / costs if costs.value > 0 else None

    def _is_as_it_was(self, stream: Stream, plan: Plan) -> bool:
        """Whether a stream, and what it is discounted by, is that of the appraisal itself."""
        same_rate = stream.schedule is not None or plan.schedule is self.plan.schedule
        return same_rate and any(stream is own for own in self.plan.streams)

    def put(self, name: str, label: str, plan: Plan, words: str, inputs: tuple[Input, ...] = ()) -> Fraction:
        """Write down the net present value of a changed plan; `words` say what was changed."""
        npv, bcr = self.value(plan)
        self._put(name, f"net present value, {label}", npv, words, inputs)
        if bcr is not None and name.startswith("scenarios."):
            own = name.removesuffix("npv") + "bcr"
            self._put(own, f"benefits for each £1 of cost, {label}", bcr, words, inputs)
        return npv.value

    def _put(self, name: str, label: str, made: Quantity, words: str, inputs: tuple[Input, ...]) -> None:
        quantity = replace(made, formula=words, binds=PRODUCT, inputs=(*inputs, self.npv))
        shown = shown_loosely(made) or show(made.value, made.unit, 2 if made.unit == RATIO else 0)
        self.results.put(name, label, quantity, display=shown, working=f"worked out again with {words}: {shown}")


def put_uncertainty(results: Results, appraisal: Appraisal) -> None:
    """Everything that is worked out again with other numbers."""
    trials = Trials.of(results)
    good_ranges = [name for name in appraisal.vary if is_good_range(results, appraisal, name)]
    good_scenarios = [name for name in appraisal.scenarios if is_good_scenario(results, appraisal, name)]
    if trials is None:
        return
    for name in good_ranges:
        _vary(trials, appraisal, name)
    for scenario in good_scenarios:
        _scenario(trials, appraisal, scenario)
    for lever, stops in STOPS.items():
        if lever == DISCOUNT and not (appraisal.discount and results.plan.is_discounted):
            continue
        for stop in stops:
            plan = changed(trials.plan, lever, Fraction(stop), PERCENT)
            words = said(lever, LEVERS[lever], f"{stop}%")
            trials.put(f"what-if.{lever}.{stop}", words, plan, words)
    _without_largest(trials)


def _vary(trials: Trials, appraisal: Appraisal, name: InputName) -> None:
    range_ = appraisal.vary[name]
    unit = range_.low.unit
    at = Input(trials.entry.book.document.file, (*trials.entry.route, "vary", name), range_.text)
    own = f"vary.{name}"
    label = trials.known[name].label
    ends = [
        trials.put(f"{own}.{end}", f"{label} {number.display}", changed(trials.plan, name, number.value, unit),
                   f"{label} {number.display}", (at,))
        for end, number in (("low", range_.low), ("high", range_.high))
    ]  # fmt: skip
    found = _switching(trials, name, unit, (range_.low, range_.high), (ends[0], ends[1]))
    if found is None:
        return
    value, words = found
    quantity = Quantity(value, unit, {}, words, PRODUCT, (at, trials.npv))
    shown = pounds(quantity) or result(quantity)
    trials.results.put(
        f"{own}.switch", f"{label} at which benefits equal costs", quantity, display=shown, working=f"{words}: {shown}"
    )


def _switching(
    trials: Trials, name: str, unit: Unit, ends: tuple[Written, Written], npvs: tuple[Fraction, Fraction]
) -> tuple[Fraction, str] | None:
    """The value of an input at which benefits equal costs, alone; None where no value that makes sense does.

    All but rates and drop-offs move the result in a straight line, so two points of it tell where it is nothing.
    """
    (low, high), (at_low, at_high) = ends, npvs
    curved = name == DISCOUNT or name.endswith(".drop-off")
    if curved:
        found = _looked_for(trials, name)
    elif at_low == at_high:
        found = None
    else:
        found = low.value - at_low * (high.value - low.value) / (at_high - at_low)
    bounded = "." in name and unit == PERCENT
    if found is None or found < 0 or (bounded and found > 100):
        return None
    shown = (show(at_low, POUNDS, 0), show(at_high, POUNDS, 0))
    how = "looked for step by step" if curved else "on the straight line between them"
    return found, f"{shown[0]} at {low.display}, {shown[1]} at {high.display}; nothing is left, {how}, at"


def _looked_for(trials: Trials, name: str) -> Fraction | None:
    """Where from 0% to 100% the result changes its sign, by halving."""
    exact = replace(
        trials,
        plan=trials.plan.exact(),
        present={own: replace(whole, slopes={}) for own, whole in trials.present.items()},
    )

    def at(value: Fraction) -> Fraction:
        return exact.value(changed(exact.plan, name, value, PERCENT))[0].value

    low, high = ZERO, Fraction(100)
    at_low, at_high = at(low), at(high)
    if (at_low < 0) == (at_high < 0):
        return None
    while high - low > FINE:
        middle = (low + high) / 2
        if (at(middle) < 0) == (at_low < 0):
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _scenario(trials: Trials, appraisal: Appraisal, name: str) -> None:
    """Several inputs changed at once: those of single flows first, whatever the order they are written in."""
    scenario = appraisal.scenarios[name]
    plan = trials.plan
    changes: list[str] = []
    inputs: list[Input] = []
    for own in sorted(scenario.with_, key=_rank):
        value = scenario.with_[own]
        assert isinstance(value, Written)
        plan = changed(plan, own, value.value, value.unit)
        label = trials.known[own].label if own in trials.known else LEVERS[own]
        changes.append(said(own, label, value.display))
        route = (*trials.entry.route, "scenarios", name, "with", own)
        inputs.append(Input(trials.entry.book.document.file, route, value.text))
    trials.put(f"scenarios.{name}.npv", str(scenario.title), plan, "; ".join(changes), tuple(inputs))


def _rank(name: str) -> tuple[int, int]:
    """When an input is changed: amounts, then what is said of them, then what holds for all benefits."""
    return (2, list(LEVERS).index(name)) if name in LEVERS else ("." in name, 0)


def _without_largest(trials: Trials) -> None:
    """What is left without the benefit that is worth most."""
    counted = [stream for stream in trials.plan.benefits if not stream.is_transfer]
    present = {stream.id: trials.results.worth.present[stream.id] for stream in counted}
    if len(present) < 2:
        return
    largest = max(present, key=lambda name: present[name].term().value)
    plan = replace(trials.plan, streams=tuple(s for s in trials.plan.streams if s.id != largest))
    title = next(s.title for s in trials.plan.streams if s.id == largest)
    trials.put("without-largest", f"without {title}", plan, f"no {title}")


def unvaried(results: Results, appraisal: Appraisal) -> dict[str, list[str]]:
    """What is not varied: the keys of each flow in words, by its title; what holds for all, by its own name."""
    titles = {stream.id: stream.title for stream in results.plan.streams}
    found: dict[str, list[str]] = {}
    for name in inputs_of(results.plan):
        if name not in appraisal.vary:
            own, _, key = name.partition(".")
            if own in titles:
                found.setdefault(titles[own], []).append(CALLED.get(key, "its amount"))
            else:
                found[LEVERS[name].capitalize()] = []
    return found
