"""Costs before and after, or costs and savings side by side: the money table of costs and stories.

A row is an amount of money, a count with a unit cost, or a mean for so many people with a
unit cost. Sides over different lengths of time are brought to the length of the first, or
to a month where a source prints only a rate.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from pydantic import Field

from valuecase.book import Entry
from valuecase.figures import Arithmetic, Figure, Quantity, total
from valuecase.problems import Route
from valuecase.reading.fields import (
    Date,
    Differs,
    Id,
    Item,
    Label,
    Money,
    Number,
    Period,
    Quotation,
    Source,
    Whole,
    expected,
    optional,
    slugged,
)
from valuecase.spans import Calendar, put_rates
from valuecase.values import Mean, Unit, Value, Written, per_words, show

COMPARED = Literal["none", "historic", "matched", "random", "national"]
SIDES = ("before", "after")


class Side(Item):
    """One of the two times compared: how long it was, for how many people, when."""

    period: Period | None = expected("length of the period", "How long the costs were counted: 12 months")
    period_from: Literal["stated", "implied"] = Field(
        default="stated", description="implied where the length follows from other printed numbers"
    )
    people: Whole | None = optional("How many people the costs are for")
    when: Date | None = optional("The year, month or day")
    total: Money | None = optional("The total, where there are no rows; or a rate: £180.36 a month")
    printed: dict[Id, Number] = Field(default={}, description="What the source prints for figures computed here")
    differs: dict[Id, Differs] = Field(default={}, description="Differences that are known")


class Row(Item):
    """One service before and after; or one cost or saving."""

    naming: ClassVar[str] = "service"
    service: Label = Field(description="What was used, such as A&E attendances")
    id: Id | None = optional("A name for the row, where the service alone is not enough")
    agency: Label | None = optional("Who pays for it")
    area: Label | None = optional("The area of need it belongs to")
    before: Number | None = optional("Money, a count, or a mean such as 14.5 each for 90")
    after: Number | None = optional("The same kind of number, after")
    unit_cost: Money | None = optional("What one of them costs")
    unit_source: Source | None = optional("Where the unit cost comes from")
    amount: Money | None = optional("A cost; a saving with a minus")
    saves: Money | None = optional("A saving")
    spread: Quotation | None = optional("The spread as printed, such as 10.3")
    interval: Quotation | None = optional("The interval as printed, such as 2.88 to 6.77")
    p: Quotation | None = optional("The p value as printed, such as <0.01")


class Comparison(Item):
    """A table of costs before and after, or of costs and savings."""

    title: Label | None = optional("What the table shows")
    before: Side | None = optional("The time before")
    after: Side | None = optional("The time after")
    rows: dict[Id, Row] = Field(default={}, description="One row a service")
    csv: Label | None = optional("The CSV file that holds the rows")
    group: Label | None = optional("The group of people this table is for, as a part of another table")
    of: Id | None = optional("The table whose people this group is part of")
    price_year: Date | None = optional("The year whose prices were used")
    compare: COMPARED | None = optional("What it is compared with")
    chosen: Label | None = optional("How the people were chosen, such as top 40 by cost")
    printed: dict[Id, Number] = Field(default={}, description="What the source prints for figures computed here")
    differs: dict[Id, Differs] = Field(default={}, description="Differences that are known")


@dataclass(slots=True)
class _Sums:
    """Row figures gathered for the totals: by side, over all rows and by agency and area."""

    sides: dict[str, list[Figure]] = field(default_factory=lambda: {"before": [], "after": []})
    groups: dict[str, dict[str, list[Figure]]] = field(default_factory=dict)


def put_comparison(entry: Entry, table: Comparison, calendar: Calendar) -> None:
    """Write down every figure of a money table."""
    kinds = {_kind(row) for row in table.rows.values()}
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
        _one_sided(entry, table)
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
    _cautions(entry, table)


def _two_sided(entry: Entry, table: Comparison, calendar: Calendar) -> None:
    windows = {side: _window(entry, side, getattr(table, side)) for side in SIDES}
    scale = _to_first_window(entry, table, windows, calendar)
    sums = _Sums()
    put = [_put_row(entry, name, row, scale, sums) for name, row in table.rows.items()]
    if not all(put):
        entry.without_figures()
        return
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
        _put_group(entry, group, members)


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
            "give a period to each side, or a rate such as £180.36 a month", on="key",
        )  # fmt: skip
    people = {s: rates[s].get("per-person") for s in SIDES}
    if people["before"] and people["after"] and people["before"].unit == people["after"].unit:
        entry.figure("per-person", "reduction per person", people["before"] - people["after"])


def change(entry: Entry, before: Arithmetic, after: Arithmetic, prefix: str = "") -> None:
    """Write down change, reduction and reduction as a share of `before` (none where that is 0)."""
    entry.figure(f"{prefix}change", "change", after - before)
    reduction = entry.figure(f"{prefix}reduction", "reduction", before - after)
    if before.term().value != 0:
        entry.figure(f"{prefix}reduction-percent", "reduction on before", ((before - after) / before).as_percent())
    else:
        entry.problem(
            "VC510", (), f"{reduction.id} has no percentage: there was nothing before", "", about=reduction.id
        )


def _put_row(entry: Entry, name: str, row: Row, scale: Quantity | None, sums: _Sums) -> bool:
    """Write a row's figures down and gather them for the sums; False where the row is wrong."""
    spot: Route = ("rows", name)
    own = entry.part(spot, f"{entry.title}, {row.service}", row, name)
    made: dict[str, Figure] = {}
    for side in SIDES:
        value: Value | None = getattr(row, side)
        if value is None:
            own.problem(
                "VC202",
                (),
                f"“{side}” is needed in this row",
                f"add {side}: with the same kind of number; 0 if there was none",
            )
            continue
        cost = _row_cost(own, side, value, row)
        if cost is not None:
            if side == "after" and scale is not None:
                cost = _as_recorded(own, cost) * scale
            made[side] = own.figure(side, f"{side}, cost", cost)
            sums.sides[side].append(made[side])
    if len(made) < 2:
        return False
    change(own, made["before"], made["after"])
    for group in dict.fromkeys(slugged(group) for group in (row.agency, row.area) if group):
        members = sums.groups.setdefault(group, {"before": [], "after": []})
        for side in SIDES:
            members[side].append(made[side])
    return True


def _as_recorded(entry: Entry, cost: Quantity) -> Figure:
    """The cost after as it was recorded, before it is brought to another length of time."""
    return entry.figure("after.as-recorded", "after, cost as recorded", cost)


def _row_cost(entry: Entry, side: str, value: Value, row: Row) -> Quantity | None:
    """What a row cost on one side: as written, count × unit cost, or mean × people × unit cost."""
    if isinstance(value, Written) and value.unit.kind == "money":
        if value.unit.per:
            entry.problem(
                "VC307",
                (side,),
                f"“{value.text}” is a rate in a table of amounts",
                "write what it came to over the period",
            )
            return None
        if row.unit_cost:
            entry.problem(
                "VC407",
                (side,),
                "this is money already, and the row has a unit cost",
                "write how many there were, or leave out unit-cost",
            )
            return None
        return entry.input((side,), value)
    if not row.unit_cost:
        entry.problem(
            "VC407",
            (side,),
            f"“{value.text}” is a number of something, and the row has no unit cost",
            "add unit-cost:, or write an amount of money with a pound sign",
        )
        return None
    cost = entry.input(("unit-cost",), row.unit_cost)
    if isinstance(value, Mean):
        mean, people = entry.values((side,), value)
        assert people is not None
        used = entry.figure(f"{side}.used", f"{side}, number", mean * people)
        return used * cost
    if isinstance(value, Written) and value.unit.kind == "count":
        used = entry.figure(f"{side}.used", f"{side}, number", entry.input((side,), value))
        return used * cost
    entry.problem(
        "VC306",
        (side,),
        f"“{value.text}” is neither money nor a number of things",
        "write £18,400, 212 or 14.5 each for 90",
    )
    return None


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
    if first is None or second is None or table.after is None or _is_rate(table.before) or _is_rate(table.after):
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
        return entry.figure(
            side, f"{side}, total, brought to the length of before", _as_recorded(entry, amount) * scale
        )
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
            people = part.input(("people",), what.people).called(Unit("count", of="people"))
            made["per-person"] = part.figure("per-person", "cost per person", whole / people)
    return made


def _put_group(entry: Entry, group: str, members: dict[str, list[Figure]]) -> None:
    """The rows of one agency or area of need together."""
    own = Entry(entry.book, f"{entry.name}.{group}", entry.route, f"{entry.title}, {group}", entry.source)
    if entry.book.ledger.under(own.name):
        entry.problem(
            "VC205",
            ("rows", group),
            f"a row and an agency or area are both called “{group}”",
            "give the row an id: of its own",
            on="key",
        )
        return
    before = own.figure("before", "before", total(members["before"]))
    after = own.figure("after", "after", total(members["after"]))
    change(own, before, after)


def _one_sided(entry: Entry, table: Comparison) -> None:
    """A list of costs (and savings, with a minus) that net to one figure."""
    costs: list[Figure] = []
    savings: list[Figure] = []
    for name, row in table.rows.items():
        own = entry.part(("rows", name), f"{entry.title}, {row.service}", row, name)
        if row.saves and row.amount:
            own.problem("VC407", ("saves",), "this row has an amount and a saving", "make two rows of it", on="key")
            continue
        if row.saves:
            savings.append(own.figure("", "saved", own.input(("saves",), row.saves)))
        elif row.amount and row.amount.value < 0:
            savings.append(own.figure("", "saved", -own.input(("amount",), row.amount)))
        elif row.amount:
            costs.append(own.figure("", "cost", own.input(("amount",), row.amount)))
    made = {
        name: entry.figure(name, label, total(parts))
        for name, label, parts in (("costs", "costs together", costs), ("savings", "savings together", savings))
        if parts
    }
    if "costs" in made and "savings" in made:
        entry.figure("net", "net cost; a minus is a net saving", made["costs"] - made["savings"])


def _cautions(entry: Entry, table: Comparison) -> None:
    before, after = table.before, table.after
    if before and after and before.people and after.people and before.people.value != after.people.value:
        entry.problem(
            "VC514",
            ("after", "people"),
            f"{before.people.display} people before and {after.people.display} after: compare the costs per person",
            "",
            about=entry.name,
        )
    if table.chosen and table.compare in (None, "none"):
        entry.problem(
            "VC511",
            ("chosen",),
            "people chosen for past cost tend to cost less later by themselves, and there is no comparison group",
            "",
            about=entry.name,
        )
    if (
        table.rows
        and any(row.before for row in table.rows.values())
        and not (before and after and before.period and after.period)
    ):
        entry.problem(
            "VC508",
            (),
            "how long the two sides lasted is not known; they are compared as they stand",
            "give a period: under before and after",
            about=entry.name,
        )
    if _is_rate(table.after) and table.after is not None and table.after.period is None:
        entry.problem(
            "VC508",
            ("after",),
            "how long the time after lasted is not known: only its rate is printed",
            "",
            about=entry.name,
            on="key",
        )


def check_groups(entry_of: dict[str, Entry], tables: dict[str, Comparison]) -> None:
    """Notice groups of people whose costs do not add to the whole they are part of."""
    for name, entry in entry_of.items():
        groups = [other for other, table in tables.items() if table.of == name and other in entry_of]
        ledger = entry.book.ledger
        for side in SIDES if groups else ():
            whole = ledger.get(f"{entry.name}.{side}")
            parts = [p for g in groups if (p := ledger.get(f"{entry_of[g].name}.{side}"))]
            if whole and parts and len(parts) == len(groups) and parts[0].unit == whole.unit:
                gap = whole - total(parts)
                if abs(gap.value) > gap.bound:
                    entry.problem(
                        "VC513",
                        (),
                        f"the groups add to {show(total(parts).value, whole.unit)} {side} and the whole is {whole.display}",
                        "",
                        about=whole.id,
                    )


def _kind(row: Row) -> str:
    return "one-sided" if (row.amount or row.saves) and not (row.before or row.after) else "two-sided"


def _has_totals(table: Comparison) -> bool:
    return bool(table.before and table.before.total and table.after and table.after.total)


def _is_rate(side: Side | None) -> bool:
    return bool(side and side.total and side.total.unit.per)
