"""Which charts a case has: ranked costs of each audit, and two bars wherever two numbers are compared."""

from __future__ import annotations

from collections.abc import Iterator

from valuecase.case import ValueCase
from valuecase.charts.chart import Chart, bar
from valuecase.figures import Figure
from valuecase.reading.fields import in_words


def charts_of(case: ValueCase) -> list[Chart]:
    """Every chart of a case, in the order of its sections."""
    return [*_stories(case), *_audits(case), *_comparisons(case), *_measures(case)]


def _audits(case: ValueCase) -> Iterator[Chart]:
    for name, audit in (case.costs.audits if case.costs else {}).items():
        item = f"costs.{name}"
        rows = [case.ledger.get(f"{item}.{row}") for row in audit.rows]
        labels = [str(row.label or key) for key, row in audit.rows.items()]
        pairs = [(label, row) for label, row in zip(labels, rows, strict=True) if row]
        total = case.ledger.get(f"{item}.total")
        if not pairs or not total:
            continue
        ordered = sorted(pairs, key=lambda pair: -pair[1].value)
        yield Chart(
            _anchor(item),
            item,
            "ranked",
            _spread(case, item, audit.period.display if audit.period else "", [row for _, row in ordered]),
            (_row_head(str(audit.rows_are or "")), "Cost"),
            tuple(bar(label, row) for label, row in ordered),
            total.source,
        )


def _row_head(rows_are: str) -> str:
    return {"people": "Person", "agencies": "Agency", "services": "Service"}.get(
        rows_are, rows_are.capitalize() or "Row"
    )


def _spread(case: ValueCase, item: str, period: str, ordered: list[Figure]) -> str:
    people = case.ledger.get(f"{item}.people")
    who = people.display if people else f"{len(ordered)} rows"
    over = f" over {period}" if period else ""
    total = case.ledger.figures[f"{item}.total"]
    return f"{who[:1].upper()}{who[1:]} cost {total.display}{over}: {ordered[0].display} at the top, {ordered[-1].display} at the bottom"


def _stories(case: ValueCase) -> Iterator[Chart]:
    for name, story in case.stories.items():
        if story.costs:
            yield from _pair(case, f"stories.{name}", str(story.costs.title or story.title))


def _comparisons(case: ValueCase) -> Iterator[Chart]:
    for name, table in (case.costs.comparisons if case.costs else {}).items():
        yield from _pair(case, f"costs.{name}", str(table.title or name))


def _pair(case: ValueCase, item: str, title: str) -> Iterator[Chart]:
    """Before and after in the unit they were compared in."""
    for rate in ("", ".per-month"):
        before, after = (case.ledger.get(f"{item}.{side}{rate}") for side in ("before", "after"))
        if before and after and before.unit == after.unit and not (before.hidden or after.hidden):
            message = f"{title}: {before.display} before, {after.display} after{_less_or_more(case, item)}"
            bars = (bar("Before", before, focus=False), bar("After", after))
            yield Chart(_anchor(item), item, "pair", message, ("When", "Cost"), bars, after.source)
            return


def _measures(case: ValueCase) -> Iterator[Chart]:
    for name, measure in (case.outcomes.measures if case.outcomes else {}).items():
        item = f"outcomes.{name}"
        before, after = case.ledger.get(f"{item}.before"), case.ledger.get(f"{item}.after")
        value, theirs = case.ledger.get(f"{item}.value"), case.ledger.get(f"{item}.comparator")
        if (
            measure.before
            and measure.after
            and before
            and after
            and _shown(before, after)
            and case.ledger.get(f"{item}.change")
        ):
            times = [
                in_words(at.when) if at.when else word
                for at, word in ((measure.before, "Before"), (measure.after, "After"))
            ]
            message = f"{measure.title}: {before.display} before, {after.display} after{_less_or_more(case, item)}"
            bars = (bar(times[0], before, focus=False), bar(times[1], after))
            yield Chart(_anchor(item), item, "pair", message, ("When", "Value"), bars, after.source)
        elif measure.comparator and value and theirs and _shown(value, theirs) and case.ledger.get(f"{item}.gap"):
            who = str(measure.comparator.who)
            place = case.case.place if case.case else case.id
            message = f"{measure.title}: {value.display} in {place}; {who}: {theirs.display}"
            bars = (bar(str(place), value), bar(who.capitalize(), theirs, focus=False))
            yield Chart(_anchor(item), item, "pair", message, ("Where", "Value"), bars, value.source)


def _shown(*figures: Figure) -> bool:
    return not any(figure.hidden for figure in figures)


def _less_or_more(case: ValueCase, item: str) -> str:
    share, more = (case.ledger.get(f"{item}.{name}") for name in ("reduction-percent", "increase-percent"))
    if share is None or share.hidden:
        return ""
    if share.value == 0:
        return ", no change"
    return f", {more.display} more" if more and not more.hidden else f", {share.display} less"


def _anchor(item: str) -> str:
    return "chart-" + item.replace(".", "-")
