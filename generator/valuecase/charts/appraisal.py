"""The charts of an appraisal: who pays and who gains, when it pays back, and which assumptions move it most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from valuecase.appraisal.appraise import Appraised
from valuecase.appraisal.changes import inputs_of
from valuecase.appraisal.model import Appraisal
from valuecase.appraisal.plan import Plan, agency_id, year_id
from valuecase.appraised import turning
from valuecase.case import ValueCase
from valuecase.charts.chart import Cell, Chart, Row, anchor, cell
from valuecase.charts.told import Told, Varied
from valuecase.charts.who_pays import who_pays
from valuecase.charts.words import SIGNS, many, shown
from valuecase.figures import Figure
from valuecase.ledger import Ledger
from valuecase.reading.dates import in_words
from valuecase.values import RATIO, decimal_text

#: What the schedules of discount rates are called.
SCHEDULES = {"green-book": "Green Book", "health": "Green Book, health", "lower": "Green Book, lower"}


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
    yield from who_pays(ledger, told)
    yield from _cumulative(ledger, told)
    yield from _tornado(ledger, told)


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
    return turning(
        middle.value or Fraction(0), [[own.value for own in row.cells if own.value is not None] for row in rows]
    )
