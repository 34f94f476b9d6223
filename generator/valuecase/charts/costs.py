"""The charts of money: ranked costs, costs by area of need and agency, before and after, and the steps between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from valuecase.case import ValueCase
from valuecase.charts.chart import Cell, Chart, Row, Tone, anchor, cell
from valuecase.charts.words import COST, PAY, changed, counted, direction, joined, most_changed, shown
from valuecase.comparison.model import Comparison, Side
from valuecase.figures import Figure
from valuecase.reading.dates import in_words
from valuecase.reading.ids import slugged
from valuecase.spent import Audit, AuditRow

ROW_HEADS = {"people": "Person", "agencies": "Agency", "services": "Service"}
#: More steps than these tell no story.
MOST_STEPS = 14


def cost_charts(case: ValueCase) -> Iterator[Chart]:
    """Every chart of a case's costs, in the order of its tables."""
    if case.costs is None:
        return
    for name, audit in case.costs.audits.items():
        yield from _audit(case, f"costs.{name}", audit)
    for name, table in case.costs.comparisons.items():
        yield from comparison_charts(case, f"costs.{name}", table, str(table.title or name))
    for name, service in case.costs.programme.items():
        if service.rows and len(service.rows) > 1:
            yield from _ranked(case, f"costs.{name}", service.rows, "What", str(service.title), "")
    for name, stated in case.costs.stated.items():
        yield from _implied(case, f"costs.{name}", str(stated.title))


def _audit(case: ValueCase, item: str, audit: Audit) -> Iterator[Chart]:
    notes = joined(
        [
            audit.people.in_words if audit.people else "",
            audit.period.display if audit.period else "",
            in_words(audit.when) if audit.when else "",
        ]
    )
    if any(case.ledger.get(f"{item}.by-area.{slugged(str(row.area))}") for row in audit.rows.values()):
        yield from _by_area(case, item, audit, notes)
        return
    people = case.ledger.get(f"{item}.people") if audit.rows_are == "people" else None
    who = f"{people.display} cost " if people else ""
    head = ROW_HEADS.get(str(audit.rows_are or ""), str(audit.rows_are or "Row").capitalize())
    over = f" over {audit.period.display}" if audit.period else ""
    yield from _ranked(case, item, audit.rows, head, str(audit.title), who, over, notes)


def _ranked(
    case: ValueCase,
    item: str,
    rows: Mapping[str, AuditRow],
    head: str,
    title: str,
    who: str,
    over: str = "",
    notes: tuple[str, ...] = (),
) -> Iterator[Chart]:
    """One bar a row, the costliest first."""
    found = [(str(row.label or key), case.ledger.get(f"{item}.{key}")) for key, row in rows.items()]
    costs = sorted(((label, figure) for label, figure in found if figure), key=lambda pair: -pair[1].value)
    total = case.ledger.get(f"{item}.total")
    if not costs or total is None:
        return
    (top, most), (bottom, least) = costs[0], costs[-1]
    ends = f": {most.display} at the top, {least.display} at the bottom"
    if head not in ("Person", "Row"):
        ends = f": {top} most, {most.display}; {bottom} least, {least.display}"
    message = f"{who or 'together '}{total.display}{over}{ends if most.value > least.value else ''}"
    bars = tuple(Row(label, (cell(figure),)) for label, figure in costs)
    yield Chart(anchor(item), item, "ranked", title, message, (head, "Cost"), bars, total.source, notes)


def _by_area(case: ValueCase, item: str, audit: Audit, notes: tuple[str, ...]) -> Iterator[Chart]:
    """What each agency pays for each area of need; the costliest area first, and in it the agency that pays most."""
    cells: dict[str, dict[str, Figure]] = {}
    for row in audit.rows.values():
        figure = case.ledger.get(f"{item}.by-area.{slugged(str(row.area))}.{slugged(str(row.agency))}")
        if figure:
            cells.setdefault(str(row.area), {})[str(row.agency)] = figure
    areas = {area: case.ledger.figures[f"{item}.by-area.{slugged(area)}"] for area in cells}
    ordered = sorted(areas, key=lambda area: -areas[area].value)
    rows = [
        Row(agency, (cell(figure),), group=f"{area}: {areas[area].display}")
        for area in ordered
        for agency, figure in sorted(cells[area].items(), key=lambda pair: -pair[1].value)
    ]
    total = case.ledger.figures[f"{item}.total"]
    alike = len({figure.value for figure in areas.values()}) == 1
    most = f"{ordered[0]} cost most, {areas[ordered[0]].display} of {total.display}"
    message = f"together {total.display}" if alike else most
    heads = ("Agency", "Cost")
    yield Chart(anchor(item), item, "grouped", str(audit.title), message, heads, tuple(rows), total.source, notes)


def comparison_charts(case: ValueCase, item: str, table: Comparison, title: str) -> Iterator[Chart]:
    """Two bars for the whole; every row before and after; and the steps from the one to the other."""
    notes = joined(
        [
            _side("before", table.before),
            _side("after", table.after),
            f"prices of {in_words(table.price_year)}" if table.price_year else "",
        ]
    )
    yield from _pair(case, item, title, table, notes)
    if len(table.rows) > 1:
        steps = list(_steps(case, item, table, title, notes))
        yield from steps
        if not steps or len(table.rows) > len({row.agency for row in table.rows.values()}):
            yield from _rows(case, item, table, title, notes)


def _side(word: str, side: Side | None) -> str:
    if side is None:
        return ""
    parts = [
        side.people.in_words if side.people else "",
        side.period.display if side.period else "",
        in_words(side.when) if side.when else "",
    ]
    said = ", ".join(part for part in parts if part)
    return f"{word}: {said}" if said else ""


def _pair(case: ValueCase, item: str, title: str, table: Comparison, notes: tuple[str, ...]) -> Iterator[Chart]:
    """Before and after in the unit they were compared in."""
    for rate in ("", ".per-month"):
        before, after = (case.ledger.get(f"{item}.{side}{rate}") for side in ("before", "after"))
        if before and after and before.unit == after.unit and shown(before, after):
            words = changed(case, item)
            message = f"{before.display} before, {after.display} after{f', {words}' if words else ''}"
            rows = (Row("Before", (cell(before),), tone="other"), Row("After", (cell(after),)))
            yield Chart(anchor(item), item, "pair", title, message, ("When", "Cost"), rows, after.source, notes)
            return


def _rows(case: ValueCase, item: str, table: Comparison, title: str, notes: tuple[str, ...]) -> Iterator[Chart]:
    """Each row before and after, the largest change first whichever way it went."""
    found: list[tuple[Fraction, Row]] = []
    for name, row in table.rows.items():
        before, after = (case.ledger.get(f"{item}.{name}.{side}") for side in ("before", "after"))
        change = case.ledger.get(f"{item}.{name}.change")
        if before and after and change:
            words = changed(case, f"{item}.{name}")
            cells = (cell(before), cell(after))
            found.append((abs(change.value), Row(str(row.service), cells, words, tone=direction(change))))
    rows = tuple(row for _, row in sorted(found, key=lambda pair: -pair[0]))
    whole = case.ledger.get(f"{item}.after")
    if len(rows) < 2 or whole is None:
        return
    message = f"{counted(rows, 'services', *COST)}{most_changed(rows[0])}"
    heads = ("Service", "Before", "After", "Change")
    tones: tuple[Tone, ...] = ("other", "main")
    yield Chart(
        anchor(item, "rows"), item, "rows", title, message, heads, rows, whole.source, notes,
        tones=tones, legend=tuple(zip(tones, heads[1:3], strict=True)),
    )  # fmt: skip


def _steps(case: ValueCase, item: str, table: Comparison, title: str, notes: tuple[str, ...]) -> Iterator[Chart]:
    """From before to after agency by agency; or from nothing to what costs and savings come to."""
    net = case.ledger.get(f"{item}.net")
    if net is not None:
        yield from _net(case, item, table, title, net)
        return
    before, after = (case.ledger.get(f"{item}.{side}") for side in ("before", "after"))
    if before is None or after is None or not shown(before, after):
        return
    agencies = {str(row.agency): slugged(str(row.agency)) for row in table.rows.values() if row.agency}
    if not all(row.agency for row in table.rows.values()) or not 1 < len(agencies) <= MOST_STEPS:
        return
    steps = [
        (label, figure) for label, name in agencies.items() if (figure := case.ledger.get(f"{item}.{name}.change"))
    ]
    if before.value + sum(figure.value for _, figure in steps) != after.value:
        return
    rows = [_step(label, figure) for label, figure in sorted(steps, key=lambda step: step[1].value)]
    said = counted(rows, "agencies", *PAY)
    message = f"from {before.display} to {after.display}; {said}"
    ends = (Row("Before", (cell(before),), tone="other"), *rows, Row("After", (cell(after),), tone="total"))
    heads = ("Agency", "Amount or change")
    yield Chart(anchor(item, "steps"), item, "waterfall", title, message, heads, ends, after.source, notes)


def _step(label: str, figure: Figure) -> Row:
    return Row(label, (_added(figure) if figure.value > 0 else cell(figure),), tone=direction(figure))


def _net(case: ValueCase, item: str, table: Comparison, title: str, net: Figure) -> Iterator[Chart]:
    """Costs, then savings, to what is left of both."""
    costs, savings = (case.ledger.get(f"{item}.{name}") for name in ("costs", "savings"))
    if costs is None or savings is None or len(table.rows) > MOST_STEPS:
        return
    rows = []
    for name, row in table.rows.items():
        figure = case.ledger.get(f"{item}.{name}")
        if figure is None:
            return
        saved = bool(row.saves) or bool(row.amount and row.amount.value < 0)
        rows.append(
            Row(
                str(row.service),
                (_saved(figure) if saved else _added(figure),),
                tone="fall" if saved else "rise",
            )
        )
    rows.sort(key=lambda row: (row.tone == "fall", -abs(row.cells[0].value or 0)))
    message = f"{costs.display} of costs less {savings.display} of savings come to {net.display}"
    ends = (*rows, Row("Net", (cell(net),), tone="total"))
    heads = ("What", "Cost, or saving with a minus")
    yield Chart(anchor(item, "steps"), item, "waterfall", title, message, heads, ends, net.source)


def _added(figure: Figure) -> Cell:
    """A cost as the step up that it is."""
    own = cell(figure)
    return own if own.value is None else replace(own, display=f"+{own.display}")


def _saved(figure: Figure) -> Cell:
    """A saving as the step down that it is."""
    own = cell(figure)
    if own.value is None:
        return own
    return replace(
        own,
        value=-own.value,
        display=f"\N{MINUS SIGN}{own.display}",
        plain=f"-{own.plain}",
        low=None,
        high=None,
        span="",
    )


def _implied(case: ValueCase, item: str, title: str) -> Iterator[Chart]:
    """What a stated share must be of, between what rounding leaves it, beside the tables it might be of."""
    implied, base = case.ledger.get(f"{item}.implied-base"), case.ledger.get(f"{item}.base")
    amount, share = case.ledger.get(f"{item}.amount"), case.ledger.get(f"{item}.share")
    if implied is None or base is None or amount is None or share is None or not shown(implied, base, amount, share):
        return
    message = f"{amount.display} as {share.display} would be a part of {implied.display}; the tables here come to {base.display}"
    rows = (
        Row(f"What {share.display} implies", (cell(implied),)),
        Row("What the tables come to", (cell(base),), tone="other"),
    )
    yield Chart(anchor(item), item, "versus", title, message, ("What", "Cost"), rows, amount.source)
