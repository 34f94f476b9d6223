"""The unit of a product and of a ratio."""

from __future__ import annotations

from valuecase.values import COUNT, POUNDS, RATIO, Unit


def product_unit(a: Unit, b: Unit) -> Unit:
    """£ × number is £; a number of times a number for each is a number."""
    if b.kind == "ratio":
        return a
    if a.kind == "ratio":
        return b
    if b.kind == "money":
        a, b = b, a
    if a.kind == "money":
        return POUNDS
    if a.kind == b.kind == "count":
        return Unit("count", of=a.of if a.per else "")
    return a if b.kind == "count" else COUNT


def ratio_unit(a: Unit, b: Unit) -> Unit:
    """£ ÷ weeks is £ a week; £ ÷ people is £ per person; like by like is a ratio."""
    if a == b or a.kind == b.kind == "count":
        return RATIO
    if b.kind == "percent" or b.kind == "ratio":
        return a
    if b.kind in ("weeks", "months", "years"):
        return Unit(a.kind, b.kind[:-1], a.of)
    if b.kind == "count":
        each = "person" if b.of == "people" else b.of or "one"
        return Unit(a.kind, f"{a.per} per {each}" if a.per else each, a.of)
    return RATIO
