"""Figures: numbers that know what they rest on and how they were worked out.

Arithmetic on quantities builds the working as it goes, so the code that computes a
reduction reads like its formula and a page can print `£863,091 ÷ 104 weeks = £8,298.95`.

Bounds are the worst case over the written numbers, each of which may move by half its
written step. They are carried as {written number: slope}, so a number used twice is
counted once. This is exact for sums and scalings and first order for ratios and products
of rounded numbers (`first_order` says which).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TypeAlias

from valuecase.problems import Route
from valuecase.reconcile import Check
from valuecase.units import product_unit, ratio_unit
from valuecase.values import PERCENT, POINTS, RATIO, ZERO, Unit, Written, decimal_text, show

ATOM, PRODUCT, SUM = 3, 2, 1  # how tightly a formula binds
LONG_SUM = 12


@dataclass(frozen=True, slots=True)
class Input:
    """A number somebody wrote: the document and route it stands at, its text, and its half step.

    `loose` numbers are shown rounder than they are, so what rests on them is too.
    """

    file: str
    route: Route
    text: str
    half: Fraction = field(default=ZERO, hash=False)  # of one place and text there is one, and its hash is slow
    loose: bool = False


class Arithmetic:
    """The operators that quantities and figures share."""

    def term(self) -> Quantity:
        """This number as a part of further arithmetic."""
        raise NotImplementedError

    def __add__(self, other: Arithmetic) -> Quantity:
        return _sum(self.term(), other.term(), 1)

    def __sub__(self, other: Arithmetic) -> Quantity:
        return _sum(self.term(), other.term(), -1)

    def __mul__(self, other: Arithmetic) -> Quantity:
        return _product(self.term(), other.term())

    def __truediv__(self, other: Arithmetic) -> Quantity:
        return _ratio(self.term(), other.term())

    def __neg__(self) -> Quantity:
        a = self.term()
        if a.hidden:
            return a
        slopes = {at: -slope for at, slope in a.slopes.items()}
        return Quantity(
            -a.value, a.unit, slopes, f"\N{MINUS SIGN}{a.wrapped(PRODUCT)}", PRODUCT, a.inputs, a.first_order
        )


@dataclass(frozen=True, slots=True, eq=False)
class Quantity(Arithmetic):
    """A number on its way to become a figure.

    A hidden one may not be shown: it holds no value, only the words that stand in its
    place, and so does everything worked out from it.
    """

    value: Fraction
    unit: Unit
    slopes: Mapping[Input, Fraction]
    formula: str
    binds: int = ATOM
    inputs: tuple[Rests, ...] = ()
    first_order: bool = False
    hidden: bool = False

    def term(self) -> Quantity:
        return self

    @property
    def bound(self) -> Fraction:
        """How far the true value may be from this one, at worst."""
        return sum((abs(slope) * at.half for at, slope in self.slopes.items() if at.half), ZERO)

    @property
    def is_exact(self) -> bool:
        """Whether its bound is nothing."""
        return not self.slopes or not any(at.half and slope for at, slope in self.slopes.items())

    def wrapped(self, binds: int) -> str:
        """The formula, in brackets where it binds less tightly than its surroundings."""
        return f"({self.formula})" if self.binds < binds else self.formula

    def as_percent(self) -> Quantity:
        """A ratio as a percentage."""
        slopes = {at: slope * 100 for at, slope in self.slopes.items()}
        return replace(self, value=self.value * 100, unit=PERCENT, slopes=slopes)

    def as_ratio(self) -> Quantity:
        """A percentage as a ratio."""
        slopes = {at: slope / 100 for at, slope in self.slopes.items()}
        return replace(self, value=self.value / 100, unit=RATIO, slopes=slopes)

    def called(self, unit: Unit) -> Quantity:
        """The same number with another name for its unit (`people` for a bare count)."""
        return replace(self, unit=unit)


@dataclass(frozen=True, slots=True, eq=False)
class Figure(Arithmetic):
    """A named number of a case: what it is, what it rests on, and how it compares with what is printed.

    working: the formula in words and numbers, ending in the result; for a number taken
             straight from the case, where that is.
    check:   what reconciling it with the source's printed number found, if one is printed.
    """

    id: str
    label: str
    quantity: Quantity
    display: str
    working: str
    source: str = ""
    check: Check | None = None
    about: str = ""

    def term(self) -> Quantity:
        q = self.quantity
        if q.hidden:
            return q
        return Quantity(q.value, q.unit, q.slopes, self.display, ATOM, (self,), q.first_order)

    @property
    def value(self) -> Fraction:
        return self.quantity.value

    @property
    def unit(self) -> Unit:
        return self.quantity.unit

    @property
    def low(self) -> Fraction:
        return self.quantity.value - self.quantity.bound

    @property
    def high(self) -> Fraction:
        return self.quantity.value + self.quantity.bound

    @property
    def hidden(self) -> bool:
        """Whether it may not be shown, because few people could be told apart by it."""
        return self.quantity.hidden

    @property
    def is_written(self) -> bool:
        """Whether this is a number of the case itself, not one worked out."""
        return len(self.quantity.inputs) == 1 and isinstance(self.quantity.inputs[0], Input)

    def written_inputs(self) -> tuple[Input, ...]:
        """Every written number this rests on, in the order of the working, each once."""
        return tuple(dict.fromkeys(_leaves(self.quantity.inputs)))

    def decimals(self) -> tuple[str, str, str]:
        """Value, low and high as decimal strings for machines; the bounds rounded outward."""
        unit, value, bound = self.unit, self.value, self.quantity.bound
        return (
            decimal_text(value, unit),
            decimal_text(value - bound, unit, "down"),
            decimal_text(value + bound, unit, "up"),
        )


Rests: TypeAlias = Input | Figure


def written(at: Input, number: Written) -> Quantity:
    """A written number as a quantity."""
    if number.hidden:
        return withheld(number.unit, number.display)
    return Quantity(number.value, number.unit, {at: Fraction(1)}, number.display, ATOM, (at,))


def withheld(unit: Unit, words: str) -> Quantity:
    """A number that may not be shown: no value, no inputs, only the words in its place."""
    return Quantity(ZERO, unit, {}, words, hidden=True)


def counted(at: Input, number: int, of: str) -> Quantity:
    """A number of things counted in the case, such as the rows of a table."""
    return Quantity(Fraction(number), Unit("count", of=of), {}, f"{number:,} {of}", ATOM, (at,))


def total(parts: Iterable[Arithmetic]) -> Quantity:
    """The sum of one or more quantities of one unit."""
    terms = [part.term() for part in parts]
    if unseen := next((term for term in terms if term.hidden), None):
        return unseen
    slopes: dict[Input, Fraction] = {}
    for term in terms:
        _expect(term.unit == terms[0].unit, f"cannot add {term.unit} to {terms[0].unit}")
        for at, slope in term.slopes.items():
            slopes[at] = slopes[at] + slope if at in slopes else slope
    shown = [term.wrapped(SUM) for term in terms]
    if len(shown) > LONG_SUM:
        shown = [*shown[:2], "…", shown[-1]]
    return Quantity(
        sum((term.value for term in terms), ZERO),
        terms[0].unit,
        slopes,
        " + ".join(shown) + (f" ({len(terms):,} amounts)" if len(terms) > LONG_SUM else ""),
        SUM if len(terms) > 1 else terms[0].binds,
        tuple(dict.fromkeys(i for term in terms for i in term.inputs)),
        any(term.first_order for term in terms),
    )


def _sum(a: Quantity, b: Quantity, sign: int) -> Quantity:
    _expect(a.unit == b.unit, f"cannot add {b.unit} to {a.unit}")
    if a.hidden or b.hidden:
        return a if a.hidden else b
    slopes = dict(a.slopes)
    for at, slope in b.slopes.items():
        moved = slope if sign > 0 else -slope
        slopes[at] = slopes[at] + moved if at in slopes else moved
    unit = POINTS if a.unit == PERCENT and sign < 0 else a.unit
    symbol = "+" if sign > 0 else "\N{MINUS SIGN}"
    right = b.wrapped(SUM if sign > 0 else PRODUCT)
    return Quantity(
        a.value + sign * b.value,
        unit,
        slopes,
        f"{a.wrapped(SUM)} {symbol} {right}",
        SUM,
        _both(a, b),
        a.first_order or b.first_order,
    )


def _product(a: Quantity, b: Quantity) -> Quantity:
    if a.hidden or b.hidden:
        return withheld(product_unit(a.unit, b.unit), a.formula if a.hidden else b.formula)
    slopes = {at: slope * b.value for at, slope in a.slopes.items()}
    for at, slope in b.slopes.items():
        moved = slope * a.value
        slopes[at] = slopes[at] + moved if at in slopes else moved
    first_order = a.first_order or b.first_order or not (a.is_exact or b.is_exact)
    return Quantity(
        a.value * b.value,
        product_unit(a.unit, b.unit),
        slopes,
        f"{a.wrapped(PRODUCT)} × {b.wrapped(PRODUCT)}",
        PRODUCT,
        _both(a, b),
        first_order,
    )


def _ratio(a: Quantity, b: Quantity) -> Quantity:
    if a.hidden or b.hidden:
        return withheld(ratio_unit(a.unit, b.unit), a.formula if a.hidden else b.formula)
    _expect(b.value != 0, "division by zero: ask before dividing")
    slopes = {at: slope / b.value for at, slope in a.slopes.items()}
    by_b = a.value / b.value**2
    for at, slope in b.slopes.items():
        moved = slope * by_b
        slopes[at] = slopes[at] - moved if at in slopes else -moved
    first_order = a.first_order or b.first_order or not b.is_exact
    return Quantity(
        a.value / b.value,
        ratio_unit(a.unit, b.unit),
        slopes,
        f"{a.wrapped(PRODUCT)} ÷ {b.wrapped(ATOM)}",
        PRODUCT,
        _both(a, b),
        first_order,
    )


def _both(a: Quantity, b: Quantity) -> tuple[Rests, ...]:
    return tuple(dict.fromkeys((*a.inputs, *b.inputs))) if a.inputs or b.inputs else ()


def _leaves(inputs: Sequence[Rests]) -> Iterator[Input]:
    """What is written below, in order; each figure on the way is followed once, since many rest on the same ones."""
    left = [*reversed(inputs)]  # the next one last
    seen: set[int] = set()
    while left:
        part = left.pop()
        if isinstance(part, Input):
            yield part
        elif id(part) not in seen:
            seen.add(id(part))
            left += reversed(part.quantity.inputs)


def _expect(condition: bool, message: str) -> None:
    """A mistake of ours, not of an author's: stop at once."""
    if not condition:
        raise ArithmeticError(message)


def result(quantity: Quantity) -> str:
    """How a computed quantity is printed."""
    return show(quantity.value, quantity.unit)
