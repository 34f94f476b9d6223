"""The charts of what changed: measures before and after or beside others, outcome scales, use over time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from valuecase.case import ValueCase
from valuecase.charts.chart import Cell, Chart, Row, anchor, cell
from valuecase.charts.words import WENT, changed, counted, direction, in_points, joined, most_changed, shown
from valuecase.measured import OverTime
from valuecase.reading.dates import in_words
from valuecase.reading.ids import slugged
from valuecase.sections.outcomes import At, Measure, Scale
from valuecase.values import PartOf, Value


def outcome_charts(case: ValueCase) -> Iterator[Chart]:
    """Every chart of a case's outcomes, in the order of its file."""
    if case.outcomes is None:
        return
    for name, measure in case.outcomes.measures.items():
        yield from _measure(case, f"outcomes.{name}", measure)
    for name, scale in case.outcomes.scales.items():
        yield from _scale(case, f"outcomes.{name}", scale)
    for name, table in case.outcomes.over_time.items():
        yield from _over_time(case, f"outcomes.{name}", table)


def _measure(case: ValueCase, item: str, measure: Measure) -> Iterator[Chart]:
    """Before and after, or beside somebody else's."""
    before, after = case.ledger.get(f"{item}.before"), case.ledger.get(f"{item}.after")
    value, theirs = case.ledger.get(f"{item}.value"), case.ledger.get(f"{item}.comparator")
    better = f"{measure.want} is better" if measure.want else ""
    if (
        measure.before
        and measure.after
        and before
        and after
        and case.ledger.get(f"{item}.change")
        and shown(before, after)
    ):
        words = changed(case, item)
        times = [_time(measure.before, "Before"), _time(measure.after, "After")]
        message = f"{before.display} before, {after.display} after{f', {words}' if words else ''}"
        cells = (_part(cell(before), measure.before.value), _part(cell(after), measure.after.value))
        rows = (Row(times[0], cells[:1], tone="other"), Row(times[1], cells[1:]))
        yield Chart(
            anchor(item),
            item,
            "pair",
            str(measure.title),
            message,
            ("When", "Value"),
            rows,
            after.source,
            joined([better]),
        )
    elif measure.comparator and value and theirs and case.ledger.get(f"{item}.gap") and shown(value, theirs):
        who = str(measure.comparator.who)
        place = str(case.case.place if case.case else case.id)
        message = f"{value.display} in {place}; {who}: {theirs.display}"
        ours, others = _part(cell(value), measure.value), _part(cell(theirs), measure.comparator.value)
        rows = (Row(place, (ours,)), Row(who[:1].upper() + who[1:], (others,), tone="other"))
        when = in_words(measure.when) if measure.when else ""
        yield Chart(
            anchor(item),
            item,
            "versus",
            str(measure.title),
            message,
            ("Where", "Value"),
            rows,
            value.source,
            joined([when, better]),
        )


def _part(own: Cell, written: Value | None) -> Cell:
    """A number with the whole it is a part of, for `25 of 36`."""
    return replace(own, whole=written.whole.value) if isinstance(written, PartOf) and own.value is not None else own


def _time(at: At, word: str) -> str:
    return in_words(at.when) if at.when else word


def _scale(case: ValueCase, item: str, scale: Scale) -> Iterator[Chart]:
    """First and latest score of each area, the largest change first whichever way it went."""
    found: list[tuple[Fraction, Row]] = []
    for name, area in scale.areas.items():
        first, latest, change = (case.ledger.get(f"{item}.{name}.{part}") for part in ("first", "latest", "change"))
        if first and latest and change and shown(first, latest, change):
            found.append(
                (
                    abs(change.value),
                    Row(str(area.title), (cell(first), cell(latest)), in_points(change), tone=direction(change)),
                )
            )
    rows = tuple(row for _, row in sorted(found, key=lambda pair: -pair[0]))
    if not rows:
        return
    said = counted(rows, "areas", *WENT)
    message = f"{said}{most_changed(rows[0])}"
    heads = (
        "Area",
        f"First ({in_words(scale.first)})" if scale.first else "First",
        f"Latest ({in_words(scale.latest)})" if scale.latest else "Latest",
        "Change",
    )
    notes = joined([scale.people.in_words if scale.people else ""])
    source = case.ledger.figures[f"{item}.{next(iter(scale.areas))}.first"].source
    lowest, highest = (case.ledger.get(f"{item}.{end}") for end in ("lowest", "highest"))
    ends = (cell(lowest), cell(highest)) if lowest and highest else None
    yield Chart(anchor(item), item, "scale", str(scale.title), message, heads, rows, source, notes, ends)


def _over_time(case: ValueCase, item: str, table: OverTime) -> Iterator[Chart]:
    """Each service at each time, with what is said of significance."""
    rows = []
    for name, row in table.rows.items():
        figures = [case.ledger.get(f"{item}.{name}.{slugged(str(time))}") for time in table.times]
        cells = tuple(cell(figure) for figure in figures if figure)
        if len(cells) == len(table.times):
            words = changed(case, f"{item}.{name}")
            significance = row.significance or row.missing.get("significance")
            said = "; ".join(str(part) for part in (words, significance) if part)
            change = case.ledger.get(f"{item}.{name}.change")
            rows.append(Row(str(row.service), cells, said, tone=direction(change) if change else "main"))
    if not rows:
        return
    first, last = rows[0].cells[0], rows[0].cells[-1]
    said = counted(rows, "services", *WENT) + "; " if len(rows) > 1 else ""
    ends = f"{rows[0].label} from {first.display} ({table.times[0]}) to {last.display} ({table.times[-1]})"
    message = f"{said}{ends}"
    heads = ("Service", *map(str, table.times), "Change, and significance as printed")
    notes = joined(
        [
            table.people.in_words if table.people else "",
            "each service has a scale of its own" if len(rows) > 1 else "",
            f"{table.want} is better" if table.want else "",
        ]
    )
    source = case.ledger.figures[rows[0].cells[0].figure].source
    yield Chart(anchor(item), item, "over-time", str(table.title), message, heads, tuple(rows), source, notes)
