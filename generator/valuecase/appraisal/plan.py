"""An appraisal as numbers ready to be worked out: streams of money, what is taken off them, how they are discounted.

The same arithmetic serves the case itself, where every step is written down as a figure, and
each “what if”, where only the result counts: `worth` is told how to write a step down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from typing import Protocol

from valuecase.economics.discounting import MOMENTS, Schedule
from valuecase.figures import ATOM, PRODUCT, Arithmetic, Input, Quantity, total
from valuecase.reading.ids import slugged
from valuecase.rounding import loosely
from valuecase.values import POUNDS, RATIO, ZERO, decimal_text, show

#: What is taken off a benefit, in the order of the guides on social return.
CUTS = ("deadweight", "displacement", "attribution")
ONE = Quantity(Fraction(1), RATIO, {}, "1", ATOM)
#: Amounts from here up are shown in whole pounds.
WHOLE_POUNDS_FROM = 100
NOTHING = Quantity(ZERO, POUNDS, {}, "£0", ATOM)


@dataclass(frozen=True, slots=True)
class Stream:
    """A cost or a benefit in numbers.

    gross:    what it comes to in each year, in pounds at the prices of the appraisal
    cuts:     percentages that are taken off a benefit; those that are not stated are absent
    drop_off: what is lost from each year to the next, in percent
    grade:    what its grade of confidence adds to a cost or takes off a benefit, in percent
    schedule: the rates of its own, None where those of the appraisal hold
    rate:     where those were written
    one:      what one of it costs, where it is a number of things
    each:     what it comes to each year, where that is said once and years take parts of it
    """

    id: str
    title: str
    is_benefit: bool
    agency: str
    class_: str
    gross: tuple[Quantity, ...]
    cashable: str = ""
    is_transfer: bool = False
    cuts: Mapping[str, Quantity] = field(default_factory=dict)
    drop_off: Quantity | None = None
    grade: Quantity | None = None
    schedule: Schedule | None = None
    rate: tuple[Input, ...] = ()
    one: Quantity | None = None
    each: Quantity | None = None

    @property
    def first(self) -> int:
        """The year, counted from 0, in which it begins."""
        return next((number for number, amount in enumerate(self.gross) if amount.value or amount.hidden), 0)


@dataclass(frozen=True, slots=True)
class Plan:
    """All streams of an appraisal, and what holds for them all.

    years: names of the years in order, such as `2024/25`
    rate:  where the discount rate was written, for the working
    """

    years: tuple[str, ...]
    timing: str
    schedule: Schedule
    streams: tuple[Stream, ...]
    rate: tuple[Input, ...] = ()

    def schedule_of(self, stream: Stream) -> Schedule:
        return stream.schedule or self.schedule

    def moment(self, year: int) -> Fraction:
        """How many years from now money of a year moves; years are counted from 0."""
        return year + MOMENTS[self.timing]

    @property
    def benefits(self) -> tuple[Stream, ...]:
        return tuple(stream for stream in self.streams if stream.is_benefit)

    @property
    def is_discounted(self) -> bool:
        """Whether the appraisal's own rate discounts anything."""
        return any(
            stream.schedule is None and is_something(amount) and self.moment(year) > 0
            for stream in self.streams
            for year, amount in enumerate(stream.gross)
        )

    def bare(self) -> Plan:
        """The same numbers without their working, for results that are worked out many times."""
        return replace(self, streams=tuple(_bare_stream(stream) for stream in self.streams), rate=())

    def exact(self) -> Plan:
        """The same numbers without what rounding leaves open, for a search that only asks for a sign."""
        streams = (
            replace(stream, gross=tuple(replace(amount, slopes={}) for amount in stream.gross))
            for stream in self.bare().streams
        )
        return replace(self, streams=tuple(streams), rate=())


class Write(Protocol):
    """Writes a step down: of a stream by its id (empty for the whole), its name there, what it is; returns it for further use."""

    def __call__(self, of: str, name: str, label: str, quantity: Quantity, *, display: str = "") -> Arithmetic: ...


def unwritten(of: str, name: str, label: str, quantity: Quantity, *, display: str = "") -> Arithmetic:
    """For results of which only the end counts: the step is forgotten."""
    return _stripped(quantity)


@dataclass(frozen=True, slots=True)
class Worth:
    """What the streams come to, by the id of the stream: amounts and discount factors by year, and present values."""

    by_year: Mapping[str, tuple[Arithmetic, ...]]
    factors: Mapping[str, Sequence[Arithmetic]]
    present: Mapping[str, Arithmetic]


def year_id(year: str) -> str:
    """A year as a part of a figure's name: `2024-25`, `year-1`."""
    return year.lower().replace("/", "-").replace(" ", "-")


def agency_id(agency: str) -> str:
    """Who pays or gains as a part of a figure's name: `housing-charity`; `not-said` where nobody is named."""
    return slugged(agency) or "not-said"


def worth(plan: Plan, write: Write) -> Worth:
    """Work every stream out: what counts of it in each year, and what that is worth now."""
    factors: dict[str, list[Arithmetic]] = {}
    by_year: dict[str, tuple[Arithmetic, ...]] = {}
    present: dict[str, Arithmetic] = {}
    for stream in plan.streams:
        key = _key(stream.schedule)
        if key not in factors:
            factors[key] = [_factor(plan, stream, key, year, write) for year in range(len(plan.years))]
        by_year[stream.id] = counted = _counted(plan, stream, write)
        parts = [amount * factor for amount, factor in zip(counted, factors[key], strict=True) if is_something(amount)]
        present[stream.id] = write(stream.id, "", "present value", together(parts))
    mine = {stream.id: factors[_key(stream.schedule)] for stream in plan.streams}
    return Worth(by_year, mine, present)


def _counted(plan: Plan, stream: Stream, write: Write) -> tuple[Arithmetic, ...]:
    """What counts of a stream in each year: × what is left of it × its grade × what has not dropped off."""
    shares = [share for share in (_kept(stream, write), _graded(stream, write)) if share is not None]
    lasting = ONE - stream.drop_off.as_ratio() if stream.drop_off is not None and stream.drop_off.value else None
    found: list[Arithmetic] = []
    for number, (year, gross) in enumerate(zip(plan.years, stream.gross, strict=True)):
        if not is_something(gross):
            found.append(gross)
            continue
        amount: Quantity = gross
        for share in shares:
            amount = amount * share
        if lasting is not None and number > stream.first:
            amount = amount * power(lasting, number - stream.first)
        found.append(write(stream.id, year_id(year), f"counted in {year}", amount))
    return tuple(found)


def _kept(stream: Stream, write: Write) -> Arithmetic | None:
    """(1 − deadweight) × (1 − displacement) × (1 − attribution to others), as a ratio shown in percent."""
    left: Quantity | None = None
    for cut in CUTS:
        if cut in stream.cuts:
            factor = ONE - stream.cuts[cut].as_ratio()
            left = factor if left is None else left * factor
    return None if left is None else write(stream.id, "kept", "the part that counts", left, display=in_percent(left))


def _graded(stream: Stream, write: Write) -> Arithmetic | None:
    """1 + or − what the grade of confidence says."""
    if stream.grade is None:
        return None
    share = ONE - stream.grade.as_ratio() if stream.is_benefit else ONE + stream.grade.as_ratio()
    words = "after optimism" if stream.is_benefit else "with optimism"
    return write(stream.id, "optimism", words, share, display=in_percent(share))


def _factor(plan: Plan, stream: Stream, key: str, year: int, write: Write) -> Arithmetic:
    value, formula, display = _discounted(plan.schedule_of(stream), plan.moment(year))
    quantity = Quantity(value, RATIO, {}, formula, PRODUCT, stream.rate or plan.rate)
    name = f"factor{key}.{year_id(plan.years[year])}"
    return write("", name, f"discount factor, {plan.years[year]}", quantity, display=display)


@lru_cache(maxsize=1024)  # an appraisal is worked out again some thirty times, mostly at the same rate
def _discounted(schedule: Schedule, moment: Fraction) -> tuple[Fraction, str, str]:
    """A discount factor, how it is worked out, and how it is printed."""
    value = schedule.factor(moment)
    return value, _factor_formula(schedule, moment), four_places(value)


def _factor_formula(schedule: Schedule, moment: Fraction) -> str:
    parts = [f"{_base(rate)}^{_exponent(length)}" for length, rate in schedule.periods(moment)]
    if not parts:
        return "1"
    return f"1 ÷ {parts[0]}" if len(parts) == 1 else f"1 ÷ ({' × '.join(parts)})"


def _base(rate: Fraction) -> str:
    return decimal_text(1 + rate / 100, RATIO)


def _exponent(length: Fraction) -> str:
    return str(length.numerator) if length.denominator == 1 else str(float(length))


def _key(schedule: Schedule | None) -> str:
    """What the factors of a stream's own schedule are called."""
    if schedule is None:
        return ""
    return f"-{schedule.name or decimal_text(schedule.first, RATIO).replace('.', '-')}"


def power(base: Quantity, exponent: int) -> Quantity:
    """A quantity to a whole power."""
    if exponent == 1 or base.hidden:
        return base
    slope = exponent * base.value ** (exponent - 1)
    return replace(
        base,
        value=base.value**exponent,
        slopes={at: own * slope for at, own in base.slopes.items()},
        formula=f"{base.wrapped(ATOM)}^{exponent}",
        binds=PRODUCT,
    )


def in_percent(share: Quantity) -> str:
    """A ratio as a percentage with as many decimals as it needs, up to two."""
    return "" if share.hidden else f"{show(share.value * 100, RATIO)}%"


def four_places(value: Fraction) -> str:
    """A discount factor as tables print it: 0.9335."""
    return show(value, RATIO, 4)


def is_something(amount: Arithmetic) -> bool:
    """Whether an amount is more, or less, than nothing, as far as that may be shown."""
    term = amount.term()
    return bool(term.value) or term.hidden


def together(parts: Sequence[Arithmetic]) -> Quantity:
    """Amounts of money added up; nothing where there are none."""
    return total(parts) if parts else NOTHING


def _stripped(quantity: Quantity) -> Quantity:
    """A number without its working; what rounding leaves of it stays."""
    slopes = {at: slope for at, slope in quantity.slopes.items() if at.half or at.loose}
    formula = quantity.formula if quantity.hidden else ""
    return Quantity(
        quantity.value, quantity.unit, slopes, formula, quantity.binds,
        first_order=quantity.first_order, hidden=quantity.hidden,
    )  # fmt: skip


def _bare_stream(stream: Stream) -> Stream:
    def bare(quantity: Quantity | None) -> Quantity | None:
        return None if quantity is None else _stripped(quantity)

    return replace(
        stream,
        rate=(),
        gross=tuple(_stripped(amount) for amount in stream.gross),
        cuts={name: _stripped(cut) for name, cut in stream.cuts.items()},
        drop_off=bare(stream.drop_off),
        grade=bare(stream.grade),
        one=bare(stream.one),
    )


def shown_loosely(quantity: Quantity) -> str:
    """A number that rests on rounded numbers of people, no more exactly than they allow; empty for any other."""
    if quantity.hidden or not any(at.loose for at in quantity.slopes):
        return ""
    return f"about {show(quantity.value, RATIO, 1) if quantity.unit == RATIO else loosely(quantity)}"


def pounds(quantity: Quantity) -> str:
    """An amount as an appraisal prints it, in whole pounds from £100 up; empty where it must be shown more loosely."""
    if quantity.hidden or any(at.loose for at in quantity.slopes) or quantity.unit.kind != "money":
        return ""
    return show(quantity.value, quantity.unit, 0) if abs(quantity.value) >= WHOLE_POUNDS_FROM else ""
