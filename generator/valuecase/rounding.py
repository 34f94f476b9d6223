"""What rests on numbers of people that are shown rounder than they are is shown no more exactly."""

from __future__ import annotations

from fractions import Fraction

from valuecase.figures import Quantity, withheld
from valuecase.values import Written, rounded, show

#: A percentage of people counted to the nearest five says too little beyond this many points either way.
MOST_POINTS = 2
TOO_FEW = "too few people for a percentage"


def loosely(quantity: Quantity) -> str:
    """A computed quantity printed no more exactly than its bound allows: £2,300 for £2,331 give or take £160."""
    return show(loosened(quantity), quantity.unit, 0)


def loosened(quantity: Quantity) -> Fraction:
    """The value of a computed quantity, no more exact than its bound allows."""
    step = Fraction(1)
    while step * 10 <= quantity.bound:
        step *= 10
    return rounded(quantity.value, step)


def is_too_few(people: Written) -> bool:
    """Whether a percentage of so many people, whose number is rounded, would be more exact than the number."""
    return people.half * 100 > MOST_POINTS * people.value


def not_too_exact(quantity: Quantity) -> Quantity:
    """The quantity; a percentage that rounding numbers of people could move too far is not shown."""
    percent = quantity.unit.kind in ("percent", "points") and not quantity.hidden
    too_exact = percent and any(at.loose for at in quantity.slopes) and quantity.bound > MOST_POINTS
    return withheld(quantity.unit, TOO_FEW) if too_exact else quantity
