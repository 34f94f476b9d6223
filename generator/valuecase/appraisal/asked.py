"""Whether what an author asks to vary can be varied: inputs that are known, in their units, within what they may be."""

from __future__ import annotations

from collections.abc import Mapping

from valuecase.appraisal.changes import CALLED, DISCOUNT, LEVERS, MORE_ANYWAY, MORE_OTHERS, Known, inputs_of
from valuecase.appraisal.model import Appraisal
from valuecase.appraisal.results import Results
from valuecase.problems import Route
from valuecase.reading.assumed import InputName
from valuecase.reading.nearby import misspelt
from valuecase.values import PERCENT, POUNDS, ZERO, Written, show

#: What holds for all, and is a part of something: it cannot be more than all.
BOUNDED = (DISCOUNT, MORE_ANYWAY, MORE_OTHERS)


def is_good_range(results: Results, appraisal: Appraisal, name: InputName) -> bool:
    """Whether a range is of a known input, in its unit, and round what is written."""
    range_ = appraisal.vary[name]
    known = _known(results, ("vary", name), name, inputs_of(results.plan))
    if known is None or not _in_unit(results, ("vary", name), range_.low, known):
        return False
    if not all(_makes_sense(results, ("vary", name), name, end) for end in (range_.low, range_.high)):
        return False
    least, most = known.central[range_.low.unit]
    if range_.low.value <= least and most <= range_.high.value:
        return True
    central = least if least < range_.low.value else most
    shown = show(central, range_.low.unit, None if central.denominator > 1 else 0)
    all_of_it = (
        " (all of what is written)" if "." not in name and name != DISCOUNT and range_.low.unit == PERCENT else ""
    )
    if name.endswith(".unit-cost"):
        all_of_it = " at the prices of the appraisal"
    results.entry.problem(
        "VC312", ("vary", name), f"“{range_.text}” leaves out what is expected: {shown}{all_of_it}",
        "widen the range, or correct the number that it is a range of",
    )  # fmt: skip
    return False


def _known(results: Results, route: Route, name: str, inputs: Mapping[str, Known]) -> Known | None:
    if name in inputs:
        return inputs[name]
    if name.partition(".")[0] in results.uncounted:
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


def is_good_scenario(results: Results, appraisal: Appraisal, name: str) -> bool:
    """Whether every input that a scenario changes is known, in its unit, and something it may be."""
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
        elif not _in_unit(results, route, value, known) or not _makes_sense(results, route, own, value):
            good = False
    return good


def _makes_sense(results: Results, route: Route, name: str, number: Written) -> bool:
    """Whether an input may be this: no part is below nothing or above all; amounts may be more than is written."""
    most = 100 if (number.unit == PERCENT and name in BOUNDED) or ("." in name and number.unit == PERCENT) else None
    if number.value >= 0 and (most is None or number.value <= most):
        return True
    words = f"“{number.display}” is {'less than nothing' if number.value < 0 else 'more than all of it'}"
    results.entry.problem("VC303", route, words, "write what it may be, from 0% up" + (" to 100%" if most else ""))
    return False
