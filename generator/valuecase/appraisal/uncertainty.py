"""What if it is wrong: one input at a time from its least to its most, several at once, and without the largest benefit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

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
)
from valuecase.appraisal.model import Appraisal
from valuecase.appraisal.plan import Plan, Stream, unwritten, worth
from valuecase.appraisal.results import Results
from valuecase.book import Entry
from valuecase.figures import PRODUCT, Arithmetic, Figure, Input, Quantity
from valuecase.problems import Route
from valuecase.reading.assumed import InputName
from valuecase.reading.nearby import misspelt
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
    """Works an appraisal out with other numbers, beside the result as it is."""

    results: Results
    plan: Plan
    npv: Figure
    known: dict[str, Known]
    present: Mapping[str, Fraction]

    @classmethod
    def of(cls, results: Results) -> Trials | None:
        """None where there is no net present value that may be shown."""
        npv = results.figure("npv")
        if npv is None or npv.hidden:
            return None
        present = {name: whole.term().value for name, whole in results.worth.present.items()}
        return cls(results, results.plan.bare(), npv, inputs_of(results.plan), present)

    @property
    def entry(self) -> Entry:
        return self.results.entry

    def value(self, plan: Plan) -> tuple[Fraction, Fraction | None]:
        """Net present value and benefits for each pound of cost of a changed plan."""
        present = dict(self.present)
        others = tuple(stream for stream in plan.streams if not self._is_as_it_was(stream, plan))
        for name, whole in worth(replace(plan, streams=others), unwritten).present.items():
            present[name] = whole.term().value
        counted = [stream for stream in plan.streams if not stream.is_transfer]
        costs = sum((present[stream.id] for stream in counted if not stream.is_benefit), ZERO)
        benefits = sum((present[stream.id] for stream in counted if stream.is_benefit), ZERO)
        return benefits - costs, benefits / costs if costs > 0 else None

    def _is_as_it_was(self, stream: Stream, plan: Plan) -> bool:
        """Whether a stream, and what it is discounted by, is that of the appraisal itself."""
        same_rate = stream.schedule is not None or plan.schedule is self.plan.schedule
        return same_rate and any(stream is own for own in self.plan.streams)

    def put(self, name: str, label: str, plan: Plan, words: str, inputs: tuple[Input, ...] = ()) -> Fraction:
        """Write down the net present value of a changed plan; `words` say what was changed."""
        npv, bcr = self.value(plan)
        self._put(f"{name}", f"net present value, {label}", npv, POUNDS, words, inputs)
        if bcr is not None and name.startswith("scenarios."):
            self._put(
                name.removesuffix("npv") + "bcr", f"benefits for each £1 of cost, {label}", bcr, RATIO, words, inputs
            )
        return npv

    def _put(self, name: str, label: str, value: Fraction, unit: Unit, words: str, inputs: tuple[Input, ...]) -> None:
        quantity = Quantity(value, unit, {}, words, PRODUCT, (*inputs, self.npv))
        shown = show(value, unit, 0 if unit == POUNDS else 2)
        self.results.put(name, label, quantity, display=shown, working=f"worked out again with {words}: {shown}")


def put_uncertainty(results: Results, appraisal: Appraisal) -> None:
    """Everything that is worked out again with other numbers."""
    trials = Trials.of(results)
    good_ranges = [name for name in appraisal.vary if _is_good(results, appraisal, name)]
    good_scenarios = [name for name in appraisal.scenarios if _is_good_scenario(results, appraisal, name)]
    if trials is None:
        return
    for name in good_ranges:
        _vary(trials, appraisal, name)
    for scenario in good_scenarios:
        _scenario(trials, appraisal, scenario)
    for lever, stops in STOPS.items():
        for stop in stops:
            plan = changed(trials.plan, lever, Fraction(stop), PERCENT)
            words = f"{LEVERS[lever]}: {stop}" + ("" if lever in (MORE_ANYWAY, MORE_OTHERS) else "%")
            trials.put(f"what-if.{lever}.{stop}", words, plan, words)
    _without_largest(trials)


def _is_good(results: Results, appraisal: Appraisal, name: InputName) -> bool:
    """Whether a range is of a known input, in its unit, and round what is written."""
    range_ = appraisal.vary[name]
    known = _known(results, ("vary", name), name, inputs_of(results.plan))
    if known is None or not _in_unit(results, ("vary", name), range_.low, known):
        return False
    least, most = known.central[range_.low.unit]
    if range_.low.value <= least and most <= range_.high.value:
        return True
    central = least if least < range_.low.value else most
    shown = show(central, range_.low.unit, None if central.denominator > 1 else 0)
    all_of_it = (
        " (all of what is written)" if "." not in name and name != DISCOUNT and range_.low.unit == PERCENT else ""
    )
    results.entry.problem(
        "VC312", ("vary", name), f"“{range_.text}” leaves out what is expected: {shown}{all_of_it}",
        "widen the range, or correct the number that it is a range of",
    )  # fmt: skip
    return False


def _known(results: Results, route: Route, name: str, inputs: Mapping[str, Known]) -> Known | None:
    if name in inputs:
        return inputs[name]
    if results.entry.book.is_broken(f"{results.entry.name}.{name}"):
        return None
    near = misspelt(name, list(inputs))
    own, _, key = name.partition(".")
    hint = f"did you mean {near}?" if near else f"the inputs here are: {', '.join(list(inputs)[:14])}"
    if not near and key and own in inputs:
        first = f"write {key}: in {own} first, or " if key in CALLED else ""
        mine = ", ".join(other for other in inputs if other.partition(".")[0] == own)
        hint = f"{first}name one of: {mine}"
    results.entry.problem("VC209", route, f"“{name}” is no input of this appraisal", hint, on="key")
    return None


def _in_unit(results: Results, route: Route, number: Written, known: Known) -> bool:
    if number.unit in known.central:
        return True
    wanted = " or ".join("pounds" if unit == POUNDS else "percent" for unit in known.central)
    results.entry.problem("VC307", route, f"“{number.text}” is not in {wanted}", f"write it in {wanted}")
    return False


def _is_good_scenario(results: Results, appraisal: Appraisal, name: str) -> bool:
    inputs = inputs_of(results.plan) | {
        lever: Known(LEVERS[lever], {PERCENT: (ZERO, ZERO)}) for lever in (MORE_ANYWAY, MORE_OTHERS)
    }
    good = True
    for own, value in appraisal.scenarios[name].with_.items():
        route: Route = ("scenarios", name, "with", own)
        known = _known(results, route, own, inputs)
        if known is None:
            good = False
        elif not isinstance(value, Written):
            results.entry.problem("VC307", route, f"“{value.text}” is not a single number", "write 50% or £300k")
            good = False
        elif not _in_unit(results, route, value, known):
            good = False
    return good


def _vary(trials: Trials, appraisal: Appraisal, name: InputName) -> None:
    range_ = appraisal.vary[name]
    unit = range_.low.unit
    at = Input(trials.entry.book.document.file, (*trials.entry.route, "vary", name), range_.text)
    own = f"vary.{name.replace('.', '-')}"
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
    shown = show(value, unit, 0 if unit == POUNDS else 1)
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
    low, high = ZERO, Fraction(100)
    at_low = trials.value(changed(trials.plan, name, low, PERCENT))[0]
    at_high = trials.value(changed(trials.plan, name, high, PERCENT))[0]
    if (at_low < 0) == (at_high < 0):
        return None
    while high - low > FINE:
        middle = (low + high) / 2
        if (trials.value(changed(trials.plan, name, middle, PERCENT))[0] < 0) == (at_low < 0):
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _scenario(trials: Trials, appraisal: Appraisal, name: str) -> None:
    scenario = appraisal.scenarios[name]
    plan = trials.plan
    said: list[str] = []
    inputs: list[Input] = []
    for own, value in scenario.with_.items():
        assert isinstance(value, Written)
        plan = changed(plan, own, value.value, value.unit)
        label = trials.known[own].label if own in trials.known else LEVERS[own]
        said.append(f"{label} {value.display}")
        route = (*trials.entry.route, "scenarios", name, "with", own)
        inputs.append(Input(trials.entry.book.document.file, route, value.text))
    trials.put(f"scenarios.{name}.npv", str(scenario.title), plan, "; ".join(said), tuple(inputs))


def _without_largest(trials: Trials) -> None:
    """What is left without the benefit that is worth most."""
    counted = [stream for stream in trials.plan.benefits if not stream.is_transfer]
    present = {stream.id: trials.results.worth.present[stream.id] for stream in counted}
    largest = largest_of(present)
    if largest is None or len(present) < 2:
        return
    plan = replace(trials.plan, streams=tuple(s for s in trials.plan.streams if s.id != largest))
    title = next(s.title for s in trials.plan.streams if s.id == largest)
    trials.put("without-largest", f"without {title}", plan, f"no {title}")


def largest_of(present: Mapping[str, Arithmetic]) -> str | None:
    """The id of the stream that is worth most; the first of several such."""
    return max(present, key=lambda name: present[name].term().value, default=None)


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
