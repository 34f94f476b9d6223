"""Comparing what a source prints with what its own parts come to.

Let S be the printed number, known to within h (half its printed step), and C the computed
one, known to within b at worst. The answer is

- agrees:                 C, rounded half up to S's step, is S
- agrees within rounding: else, where |C - S| <= b + h
- does not reconcile:     else
- cannot be checked:      where the source prints no parts
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from valuecase.values import COUNT, POINTS, ZERO, Unit, Written, rounded, show


class Answer(StrEnum):
    """What reconciling can find."""

    AGREES = "agrees"
    WITHIN = "agrees within rounding"
    DIFFERS = "does not reconcile"
    UNCHECKED = "cannot be checked"


@dataclass(frozen=True, slots=True)
class Check:
    """A printed number beside a computed one.

    printed:    the number as the source prints it
    unit:       what both are in
    computed:   what its parts come to
    difference: computed less printed
    b, h:       how far the computed and the printed number may each be off
    pinned:     the difference the author recorded, if it is this one
    because:    why, in the author's words
    """

    answer: Answer
    printed: str
    unit: Unit = COUNT
    computed: Fraction = ZERO
    difference: Fraction = ZERO
    b: Fraction = ZERO
    h: Fraction = ZERO
    says_little: bool = False
    pinned: str = ""
    because: str = ""

    @property
    def words(self) -> str:
        """The answer in a word or a few, as pages show it."""
        return f"{self.answer}" + (", a known difference" if self.pinned else "")


def compare(
    computed: Fraction, b: Fraction, printed: Fraction, h: Fraction, shown: str, step: Fraction, unit: Unit = COUNT
) -> Check:
    """Reconcile a computed number (within `b`) with a printed one (within `h`).

    `step` is what the printed number was rounded to; 0 for one that follows from others and
    was never rounded.
    """
    difference = computed - printed
    if rounded(computed, step) == printed:
        answer = Answer.AGREES
    elif abs(difference) <= b + h:
        answer = Answer.WITHIN
    else:
        answer = Answer.DIFFERS
    return Check(answer, shown, unit, computed, difference, b, h, says_little=b > abs(printed) / 100)


def unchecked(printed: Written) -> Check:
    """For a number of which the source prints no parts."""
    return Check(Answer.UNCHECKED, printed.display, printed.unit, printed.value, h=printed.half)


def matches_pin(check: Check, pin: Written) -> bool:
    """Whether a recorded difference is the one found, to the precision it was written with."""
    return rounded(abs(check.difference), pin.step or Fraction(1, 100)) == abs(pin.value)


def computed(check: Check) -> str:
    """What the parts of a printed number come to, as printed."""
    return show(check.computed, check.unit)


def spoken(check: Check) -> str:
    """Difference and bounds in words, for messages and pages."""
    unit = POINTS if check.unit.kind == "percent" else check.unit
    off = show(abs(check.difference), unit)
    reach = show(check.b + check.h, unit)
    return f"{off} apart; printed rounding explains at most {reach}"


def pin_words(check: Check, unit: Unit) -> str:
    """How an author records the difference: `by: £67,756`, `points: 2%`, `number: 4`."""
    key = {"money": "by", "percent": "points", "points": "points"}.get(unit.kind, "number")
    words = show(abs(check.difference), Unit("percent" if key == "points" else unit.kind))
    return f'{key}: "{words}"' if "," in words else f"{key}: {words}"


def comparable(printed: Unit, computed: Unit) -> bool:
    """Whether a printed number can be compared with a computed one: the same kind, and per the same."""
    kind = {"points": "percent", "ratio": "count"}.get(computed.kind, computed.kind)
    return printed.kind == kind and printed.per in ("", computed.per)
