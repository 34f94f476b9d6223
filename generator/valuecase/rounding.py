"""What rests on numbers of people that are shown rounder than they are is shown no more exactly."""

from __future__ import annotations

from fractions import Fraction

from valuecase.figures import Arithmetic, Quantity, withheld
from valuecase.values import PERCENT, rounded, show

#: A percentage of people counted to the nearest five says too little beyond this many points either way.
MOST_POINTS = 2
TOO_FEW = "too few for a percentage"


def loosely(quantity: Quantity) -> str:
    """A computed quantity printed no more exactly than its bound allows: £2,300 for £2,331 give or take £160."""
    step = Fraction(1)
    while step * 10 <= quantity.bound:
        step *= 10
    return show(rounded(quantity.value, step), quantity.unit, 0)


def as_share(part: Arithmetic, whole: Arithmetic) -> Quantity:
    """A part as a percentage of a whole; not shown where the rounding of few people would make it say too little."""
    share = (part / whole).as_percent()
    loose = any(at.loose for at in share.slopes)
    return withheld(PERCENT, TOO_FEW) if loose and share.bound > MOST_POINTS else share
