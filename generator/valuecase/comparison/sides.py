"""Costs before and after, or costs and savings side by side: the money table of costs and stories.

A row is an amount of money, a count with a unit cost, or a mean for so many people with a
unit cost. Sides over different lengths of time are brought to the length of the first, or
to a month where a source prints only a rate.
"""

from __future__ import annotations

from valuecase.book import Entry
from valuecase.comparison.doubts import is_rate, put_cautions
from valuecase.comparison.model import SIDES, Comparison, Side
from valuecase.comparison.rows import (
    Sums,
    as_recorded,
    change,
    check_grouping,
    check_sums,
    kind_of,
    put_group,
    put_one_sided,
    put_row,
)
from valuecase.figures import Figure, Quantity, total
from valuecase.spans import Calendar, put_rates
from valuecase.values import Unit, per_words, show


def put_comparison(entry: Entry, table: Comparison, calendar: Calendar) -> None:
    """Write down every figure of a money table."""
    kinds = {kind_of(row) for row in table.rows.values()}
    check_grouping(entry, table.rows)
    if "one-sided" in kinds and len(kinds) > 1:
        entry.problem(
            "VC407",
            ("rows",),
            "costs before and after and single amounts stand in one table",
            "make two tables of it",
            on="key",
        )
        entry.without_figures()
        return
    if kinds == {"one-sided"}:
        put_one_sided(entry, table)
        return
    if not table.rows and not _has_totals(table):
        entry.problem(
            "VC408",
            (),
            "the table has neither rows nor a total before and after",
            "add rows:, csv:, or a total: under before and after",
        )
        entry.without_figures()
        return
    _two_sided(entry, table, calendar)
    put_cautions(entry, table)


def _two_sided(entry: Entry, table: Comparison, calendar: Calendar) -> None:
    windows = {side: _window(entry, side, getattr(table, side)) for side in SIDES}
    scale = _to_first_window(entry, table, windows, calendar)
    sums = Sums()
    prices = str(table.price_year or "")
    put = [put_row(entry, name, row, scale, sums, prices) for name, row in table.rows.items()]
    if not all(put):
        entry.without_figures()
        return
    pairs = zip(sums.sides["before"], sums.sides["after"], strict=True)
    check_sums(entry, {name: (one.value, two.value) for name, (one, two) in zip(table.rows, pairs, strict=True)})
    if sums.recorded:
        as_recorded(entry, total(sums.recorded))
    wholes: dict[str, Figure] = {}
    for side in SIDES:
        whole = _side_total(entry, side, getattr(table, side), sums.sides[side], scale)
        if whole:
            wholes[side] = whole
    # Once brought together, both sides last as long as the first.
    lengths = {"before": windows["before"], "after": windows["before"] if scale is not None else windows["after"]}
    rates = {
        side: _side_rates(entry, side, getattr(table, side), wholes.get(side), lengths[side], calendar)
        for side in SIDES
    }
    _put_changes(entry, table, wholes, rates)
    for group, members in sums.groups.items():
        put_group(entry, group, members)


def _put_changes(
    entry: Entry, table: Comparison, wholes: dict[str, Figure], rates: dict[str, dict[str, Figure]]
) -> None:
    before, after = wholes.get("before"), wholes.get("after")
    if before and after and before.unit == after.unit:
        change(entry, before, after)
        if "per-month" in rates["before"] and "per-month" in rates["after"]:
            entry.figure("per-month", "reduction per month", rates["before"]["per-month"] - rates["after"]["per-month"])
    elif "per-month" in rates["before"] and "per-month" in rates["after"]:
        change(entry, rates["before"]["per-month"], rates["after"]["per-month"])
    elif before and after:
        entry.problem(
            "VC508", ("after",), "the two sides cover lengths of time that cannot be brought together",
            "give a period to each side, or a rate such as £180.36 a month", on="key", about=entry.name,
        )  # fmt: skip
    people = {s: rates[s].get("per-person") for s in SIDES}
    if people["before"] and people["after"] and people["before"].unit == people["after"].unit:
        entry.figure("per-person", "reduction per person", people["before"] - people["after"])
        if people["before"].hidden or people["after"].hidden or people["before"].value:
            share = (people["before"] - people["after"]) / people["before"]
            entry.figure("per-person-percent", "reduction on before, per person", share.as_percent())


def _window(entry: Entry, side: str, what: Side | None) -> Quantity | None:
    if what is None or what.period is None:
        return None
    if what.period_from == "implied":
        entry.problem(
            "VC509",
            (side, "period"),
            f"the {show(what.period.value, what.period.unit)} are implied by other numbers, not stated",
            "",
            about=entry.name,
        )
    return entry.input((side, "period"), what.period)


def _to_first_window(
    entry: Entry, table: Comparison, windows: dict[str, Quantity | None], calendar: Calendar
) -> Quantity | None:
    """What the side after is multiplied by, so that both sides cover the first one's length of time."""
    first, second = windows["before"], windows["after"]
    if first is None or second is None or table.after is None or is_rate(table.before) or is_rate(table.after):
        return None
    a, b = calendar.span(first, "months"), calendar.span(second, "months")
    if a.value == b.value:
        return None
    ratio = Quantity(
        a.value / b.value, Unit("ratio"), {}, f"{first.formula} ÷ {second.formula}", 2, (*first.inputs, *second.inputs)
    )
    entry.problem(
        "VC507",
        ("after", "period"),
        f"{second.formula} after are compared with {first.formula} before: the costs after are brought to {first.formula}",
        "",
        about=entry.name,
    )
    return ratio


def _side_total(
    entry: Entry, side: str, what: Side | None, rows: list[Figure], scale: Quantity | None
) -> Figure | None:
    """A side's cost: the sum of its rows, else its written total or rate."""
    if rows:
        if what and what.total:
            entry.problem(
                "VC405",
                (side, "total"),
                "a total stands here and rows below",
                f"if the source prints it, write printed: {{{side}: …}} under the table",
                on="key",
            )
        return entry.figure(side, f"{side}, total", total(rows))
    if what is None or what.total is None:
        return None
    amount = entry.input((side, "total"), what.total)
    if per := what.total.unit.per:
        return entry.figure(f"{side}.per-{per}", f"{side}, {per_words(per)}", amount)
    if side == "after" and scale is not None:
        return entry.figure(side, f"{side}, total, brought to the length of before", as_recorded(entry, amount) * scale)
    return entry.figure(side, f"{side}, total", amount)


def _side_rates(
    entry: Entry, side: str, what: Side | None, whole: Figure | None, window: Quantity | None, calendar: Calendar
) -> dict[str, Figure]:
    """A side's cost per week, month, year and person; what is printed for the side is checked off."""
    if what is None:
        return {}
    made: dict[str, Figure] = {}
    with entry.part((side,), f"{entry.title}, {side}", what, side) as part:
        if whole is None:
            return {}
        if whole.unit.per == "month":
            made["per-month"] = whole
        elif whole.unit.per in ("week", "year"):
            made["per-month"] = part.figure("per-month", "cost per month", calendar.rate(whole, "month"))
        elif window is not None:
            made |= put_rates(part, whole, window, calendar)
        if what.people:
            people = part.input(("people",), what.people)
            made["per-person"] = part.figure("per-person", "cost per person", whole / people)
    return made


def _has_totals(table: Comparison) -> bool:
    return bool(table.before and table.before.total and table.after and table.after.total)
