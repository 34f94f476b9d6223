"""Whether a figure is published as it was, and by how much it moved."""

from __future__ import annotations

import re
from fractions import Fraction

from valuecase.figures import Figure
from valuecase.values import PERCENT, POINTS, rounded, show

MINUS = "\N{MINUS SIGN}"


def same(old: Figure, new: Figure) -> bool:
    """Whether two figures are published alike: on pages, and in the figures for programs."""
    if old.hidden or new.hidden:
        return (old.hidden, old.display) == (new.hidden, new.display)
    if old.display != new.display or old.unit != new.unit:
        return False
    exact = old.value == new.value and old.quantity.bound == new.quantity.bound
    return exact or old.decimals() == new.decimals()


def difference(old: Figure, new: Figure) -> str:
    """`+£1,584 (+0.2%)`, `−3.0 percentage points`; empty where the two cannot be compared or nothing would be seen.

    Figures that rest on rounded numbers of people are printed rounder than they are, so their difference is not printed.
    """
    loose = any(at.loose for figure in (old, new) for at in figure.quantity.slopes)
    if old.hidden or new.hidden or old.unit != new.unit or loose:
        return ""
    off = _printed(new) - _printed(old)
    unit = POINTS if old.unit.kind == "percent" else old.unit
    words, sign = show(abs(off), unit), "+" if off > 0 else MINUS
    if not any(digit in "123456789" for digit in words):
        return ""
    if unit.kind in ("points", "ratio") or old.value <= 0 or new.value < 0 or old.id.endswith(".rank"):
        return f"{sign}{words}"
    share = show(abs(off / old.value) * 100, PERCENT)
    return f"{sign}{words}" + (f" ({sign}{share})" if share != "0.0%" else "")


def _printed(figure: Figure) -> Fraction:
    """The value to the digits that are printed, so that a reader who subtracts finds the same difference."""
    if re.search(r"\d(?:k|m|bn)\b", figure.display):
        return figure.value
    digits = re.search(r"\.(\d+)", figure.display)
    return rounded(figure.value, Fraction(1, 10 ** len(digits[1]) if digits else 1))
