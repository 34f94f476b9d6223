"""The charts of an appraisal: who pays and who gains, when it pays back, and which assumptions move it most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from valuecase.appraisal.appraise import Appraised
from valuecase.appraisal.changes import inputs_of
from valuecase.appraisal.model import Appraisal
from valuecase.appraisal.plan import Plan, agency_id, year_id
from valuecase.appraised import GAINS
from valuecase.case import ValueCase
from valuecase.charts.chart import NOTHING, Cell, Chart, Row, Tone, anchor, cell
from valuecase.charts.words import SIGNS, many, shown
from valuecase.figures import Figure, Ledger
from valuecase.reading.dates import in_words
from valuecase.values import RATIO, decimal_text
from valuecase.wording import listed

#: So many agencies are counted, not named.
MANY = 4
#: The kinds of gain whose bars stand out: what can be cashed, and what is not told apart.
CERTAIN = ("cashable", "benefits")
#: Where not all of a side could be counted.
UNKNOWN = Cell(None, "not known", "")
#: What is said of each kind of gain beside its bar.
KINDS = {
    "cashable": "can be cashed",
    "partly-cashable": "partly cashed",
    "not-cashable": "cannot be cashed",
    "cashable-unknown": "cashable or not",
    "economic": "economic",
    "social": "social",
}
#: What the schedules of discount rates are called.
SCHEDULES = {"green-book": "Green Book", "health": "Green Book, health", "lower": "Green Book, lower"}


@dataclass(frozen=True, slots=True)
class Varied:
    """An assumption in words, and its two ends as they were written: `Team: £290k to £350k`."""

    title: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the charts of an appraisal say beside its figures.

    item:     the name its figures begin with, such as `costs.five-years`
    agencies: who pays and who gains, by the part of a figure's name that stands for them
    years:    the years as they are printed, in order, by the same
    varied:   the assumptions that are varied, by the same
    notes:    whose prices, how discounted, over how long
    lacking:  `costs`, `benefits`: the sides of which not all could be counted
    sides:    the sides on which each of the agencies stands
    """

    item: str
    title: str
    agencies: Mapping[str, str]
    years: Mapping[str, str]
    varied: Mapping[str, Varied]
    notes: tuple[str, ...] = ()
    lacking: frozenset[str] = frozenset()
    sides: Mapping[str, frozenset[str]] = field(default_factory=dict)


def charts_of_appraisals(case: ValueCase) -> Iterator[Chart]:
    """Every chart of every appraisal of a case that could be worked out."""
    for name, appraisal in (case.costs.appraisal if case.costs else {}).items():
        made = case.appraised.get(f"costs.{name}")
        if made is not None:
            yield from appraisal_charts(case.ledger, _told(f"costs.{name}", appraisal, made))


def _told(item: str, appraisal: Appraisal, made: Appraised) -> Told:
    plan, inputs = made.plan, inputs_of(made.plan)
    return Told(
        item,
        str(appraisal.title),
        {agency_id(agency): agency or "Somebody not named" for agency in made.agencies},
        {year_id(year): year for year in plan.years},
        {
            str(name): Varied(inputs[name].label, ends.low.display, ends.high.display)
            for name, ends in appraisal.vary.items()
            if name in inputs
        },
        tuple(_notes(appraisal, made.plan)),
        made.lacking,
        {agency_id(agency): sides for agency, sides in made.agencies.items()},
    )


def _notes(appraisal: Appraisal, plan: Plan) -> Iterator[str]:
    """Over how long, at whose prices, and how later years are discounted."""
    number = len(plan.years)
    yield f"{number} years from {plan.years[0]}" if number > 1 and appraisal.starts else many(number, "year")
    if appraisal.prices:
        yield f"prices of {in_words(appraisal.prices)}"
    if appraisal.discount and plan.schedule.first:
        steps = len(plan.schedule.periods(plan.moment(number - 1))) > 1
        name = SCHEDULES.get(plan.schedule.name)
        yield (
            f"discounted at {decimal_text(plan.schedule.first, RATIO)}% a year{' at first' if steps else ''}"
            f"{f' ({name})' if name else ''}"
        )
    if any(stream.schedule for stream in plan.streams):
        yield "some amounts at rates of their own"


def appraisal_charts(ledger: Ledger, told: Told) -> Iterator[Chart]:
    """Every chart of an appraisal for which it has figures that may be shown."""
    yield from _who(ledger, told)
    yield from _cumulative(ledger, told)
    yield from _tornado(ledger, told)


# Who pays and who gains.


def _who(ledger: Ledger, told: Told) -> Iterator[Chart]:
    """What each agency pays and gains, the largest payer first; gains of different kinds are never added."""
    amounts = {
        slug: {part: ledger.get(f"{told.item}.by-agency.{slug}.{part}") for part in ("costs", "benefits", *dict(GAINS))}
        for slug in told.agencies
    }
    kinds = [key for key, _ in GAINS if any(own[key] for own in amounts.values())] or ["benefits"]
    found: list[tuple[Fraction, Fraction, Row]] = []
    for slug, own in amounts.items():
        passed, net = (ledger.get(f"{told.item}.by-agency.{slug}.{part}") for part in ("passed", "net"))
        unknown = told.lacking & told.sides.get(slug, told.lacking)
        if passed or unknown or any(own.values()):
            cells = [
                _side(own["costs"], "costs" in unknown),
                *(_side(own[key], "benefits" in unknown) for key in kinds),
            ]
            words = "" if told.lacking else _left(passed, net)
            row = Row(told.agencies[slug], tuple(cells), words, at=("", *(KINDS.get(key, "") for key in kinds)))
            found.append((-_worth(own["costs"]), -_worth(own["benefits"]), row))
    rows = tuple(row for *_, row in sorted(found, key=lambda each: each[:2]))
    figures = [own[key] for own in amounts.values() for key in ("costs", *kinds)]
    if not any(shown(figure) for figure in figures if figure):
        return
    partly = not shown(*(figure for figure in figures if figure))
    message = _one_side(rows, kinds, told.lacking) if told.lacking else _pays_and_gains(rows, kinds, partly)
    heads = ("Agency", "Pays", *(({"benefits": "Gains"} | dict(GAINS))[key] for key in kinds), "What is left")
    source = next(figure.source for figure in figures if figure)
    tones: tuple[Tone, ...] = ("paid", *("main" if key in CERTAIN else "other" for key in kinds))
    yield Chart(
        anchor(told.item, "who"), told.item, "who", told.title, message, heads, rows, source, told.notes,
        tones=tones, legend=_legend(tones),
    )  # fmt: skip


def _legend(tones: Sequence[Tone]) -> tuple[tuple[Tone, str], ...]:
    """What the bars of each tone are called."""
    words = {"paid": "Pays", "main": "Gains", "other": "Gains"}
    if {"main", "other"} <= set(tones):
        words |= {"main": "Gains that can be cashed", "other": "Other gains"}
    return tuple((tone, words[tone]) for tone in dict.fromkeys(tones))


def _side(figure: Figure | None, lacking: bool) -> Cell:
    return cell(figure) if figure else UNKNOWN if lacking else NOTHING


def _left(passed: Figure | None, net: Figure | None) -> str:
    """What is left of both, with what is only passed from one to another: `£9,000 passed to others, net −£4,000`."""
    parts = []
    if passed and shown(passed) and passed.value:
        ways = "passed on by others" if passed.value > 0 else "passed to others"
        parts.append(f"{passed.display.lstrip(SIGNS)} {ways}")
    if net and shown(net):
        parts.append(f"net {net.display}")
    return ", ".join(parts)


def _worth(figure: Figure | None) -> Fraction:
    return figure.value if figure and not figure.hidden else Fraction(0)


def _pays_and_gains(rows: Sequence[Row], kinds: Sequence[str], partly: bool) -> str:
    """`Council pays most, £1,234,567; NHS gains most that can be cashed, £765,432`."""
    lead = "as far as it may be shown, " if partly else ""
    if len(rows) == 1:
        paid, *gained = rows[0].cells
        said = [f"{own.display}{at and f' ({at})'}" for own, at in zip(gained, rows[0].at[1:], strict=True)]
        return f"{lead}{rows[0].label} pays {paid.display} and gains {listed(said)}"
    (payer, pays), (gainer, gains) = _most(rows, 0, "pays", "pay"), _gains_most(rows, kinds)
    return f"{lead}{payer} {pays}, and {gains}" if payer == gainer else f"{lead}{payer} {pays}; {gainer} {gains}"


def _gains_most(rows: Sequence[Row], kinds: Sequence[str]) -> tuple[str, str]:
    """Who gains most of what can be cashed; of what is no budget's, only where no budget gains anything."""
    if kinds[0] == "cashable" and max(row.cells[1].value or 0 for row in rows) > 0:
        return _most(rows, 1, "gains", "gain", " that can be cashed")
    if not set(kinds) <= {"economic", "social", "benefits"}:
        return "nobody", "is known to gain what can be cashed"
    return _largest_gain(rows, kinds)


def _largest_gain(rows: Sequence[Row], kinds: Sequence[str]) -> tuple[str, str]:
    """Who gains most of the kind of which one gains most."""
    place = max(range(len(kinds)), key=lambda place: max(row.cells[place + 1].value or 0 for row in rows))
    return _most(rows, place + 1, "gains", "gain", f" ({KINDS[kinds[place]]})" if len(kinds) > 1 else "")


def _one_side(rows: Sequence[Row], kinds: Sequence[str], lacking: frozenset[str]) -> str:
    """Where only one side could be counted."""
    if "costs" in lacking:
        return f"{' '.join(_largest_gain(rows, kinds))}; what is paid is not known"
    return f"{' '.join(_most(rows, 0, 'pays', 'pay'))}; what is gained is not known"


def _most(rows: Sequence[Row], place: int, one: str, several: str, kind: str = "") -> tuple[str, str]:
    """Who pays or gains most of a kind, and how much: `Council`, `pays most, £1,234,567`."""
    cells = [row.cells[place] for row in rows]
    amounts = [own.value or Fraction(0) for own in cells]
    if max(amounts) <= 0:
        return "nobody", one
    first = [row for row, amount in zip(rows, amounts, strict=True) if amount == max(amounts)]
    shown_as = first[0].cells[place].display
    if len(first) == 1:
        known = all(own.value is not None or own == NOTHING for own in cells)
        part = "all" if known and sum(map(bool, amounts)) == 1 else "most"
        return first[0].label, f"{one} {part}{kind}, {shown_as}"
    names = listed([row.label for row in first])
    part = f"most{kind}, " if len(first) < len(rows) else ""
    return names if len(
        first
    ) < MANY else f"{len(first)} agencies", f"{several} {part}{shown_as} each{'' if part else kind}"


# Year by year.


def _cumulative(ledger: Ledger, told: Told) -> Iterator[Chart]:
    """What benefits less costs have come to by the end of each year, and in which they are paid back."""
    found = [(year, ledger.get(f"{told.item}.cumulative.{name}")) for name, year in told.years.items()]
    years = [(year, figure) for year, figure in found if figure]
    if not any(shown(figure) for _, figure in years):
        return
    words, message = _course(years)
    rows = tuple(Row(year, (cell(figure),), words.get(year, "")) for year, figure in years)
    heads = ("Year", "Benefits less costs so far", "Payback")
    source, item = years[-1][1].source, told.item
    chart_id = anchor(item, "cumulative")
    yield Chart(chart_id, item, "cumulative", told.title, message, heads, rows, source, told.notes)


def _course(years: Sequence[tuple[str, Figure]]) -> tuple[dict[str, str], str]:
    """What is said of single years, and of all of them: how low they go, when they pay back, where they end."""
    last, end = years[-1]
    if not shown(*(figure for _, figure in years)):
        return {}, "not every year may be shown"
    if end.value < 0:
        never = f"does not pay back within {many(len(years), 'year')}"
        high_year, highest = max(years, key=lambda pair: pair[1].value)
        rose = f" after {highest.display} in {high_year}" if highest.value > 0 else ""
        return {last: never}, f"{never}: {end.display.lstrip(SIGNS)} short at the end{rose}"
    # The first year from which on none ends below nothing.
    back = years[max((number for number, (_, figure) in enumerate(years, start=1) if figure.value < 0), default=0)][0]
    low_year, lowest = min(years, key=lambda pair: pair[1].value)
    fell = f" after {lowest.display} in {low_year}" if lowest.value < 0 else ""
    at_the_end = "" if last == back else f" of {last}"
    return {back: f"pays back in {back}"}, f"pays back in {back}{fell}; {end.display} at the end{at_the_end}"


# Which assumptions move it most.


def _tornado(ledger: Ledger, told: Told) -> Iterator[Chart]:
    """The net present value at both ends of every assumption that is varied, the one that moves it most first."""
    middle = ledger.get(f"{told.item}.npv")
    found: list[tuple[Fraction, Row]] = []
    for name, varied in told.varied.items():
        low, high = (ledger.get(f"{told.item}.vary.{name}.{end}") for end in ("low", "high"))
        if low and high and shown(low) | shown(high):
            words = f"{varied.low} to {varied.high}"
            row = Row(varied.title, (cell(low), cell(high)), words, at=(varied.low, varied.high))
            found.append((abs(high.value - low.value) if shown(low, high) else Fraction(-1), row))
    rows = tuple(row for _, row in sorted(found, key=lambda pair: -pair[0]))
    if not rows or middle is None or middle.hidden:
        return
    item = told.item
    heads = ("Assumption", "At its lower end", "At its higher end", "Its ends")
    yield Chart(
        anchor(item, "tornado"), item, "tornado", told.title, _moves(rows, cell(middle)), heads, rows, middle.source,
        told.notes, middle=cell(middle),
    )  # fmt: skip


def _moves(rows: Sequence[Row], middle: Cell) -> str:
    """`£120,000 as assumed; discount rate moves it most, …; 1 of 6 assumptions could take it below £0`."""
    first = rows[0]
    ends = sorted((own.value, own.display) for own in first.cells if own.value is not None)
    parts = [f"net present value {middle.display} as assumed"]
    if len(ends) == 2 and ends[0][0] < ends[1][0]:
        by = "moved most by" if len(rows) > 1 else "moved by"
        parts.append(f"{by} {first.label}, between {ends[0][1]} and {ends[1][1]}")
    elif len(ends) == 2:
        parts.append("no assumption moves it")
    return "; ".join([*parts, _turns(rows, middle)])


def _turns(rows: Sequence[Row], middle: Cell) -> str:
    """How many assumptions alone could turn a gain into a loss, or a loss into a gain."""
    above = (middle.value or Fraction(0)) >= 0
    values = [[own.value for own in row.cells if own.value is not None] for row in rows]
    turning = sum(min(own) < 0 if above else max(own) >= 0 for own in values)
    could = "take it below £0" if above else "bring it to £0 or above"
    if len(rows) == 1:
        return f"it {'could' if turning else 'could not'} {could}"
    return f"{turning or 'none'} of {len(rows)} assumptions could alone {could}"
