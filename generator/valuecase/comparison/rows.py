"""The rows of a money table: what each came to, how it changed, and what one agency or area comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from valuecase.book import Entry
from valuecase.comparison.model import SIDES, Comparison, Row
from valuecase.figures import Arithmetic, Figure, Quantity, total
from valuecase.priced import put_unit_cost
from valuecase.problems import Route
from valuecase.reading.assumed import Code
from valuecase.reading.ids import slugged
from valuecase.values import PER_WORDS, ZERO, Mean, Value, Written


@dataclass(slots=True)
class Sums:
    """Row figures gathered for the totals: by side, over all rows and by agency and area."""

    sides: dict[str, list[Figure]] = field(default_factory=lambda: {"before": [], "after": []})
    groups: dict[str, dict[str, list[Figure]]] = field(default_factory=dict)
    recorded: list[Figure] = field(default_factory=list)


def kind_of(row: Row) -> str:
    return "one-sided" if (row.amount or row.saves) and not (row.before or row.after) else "two-sided"


def put_row(entry: Entry, name: str, row: Row, scale: Quantity | None, sums: Sums, prices: str) -> bool:
    """Write a row's figures down and gather them for the sums; False where the row is wrong.

    prices: the year at whose prices unit costs of the project's table are used; empty for their own
    """
    spot: Route = ("rows", name)
    own = entry.part(spot, f"{entry.title}, {row.service}", row, name)
    made: dict[str, Figure] = {}
    if row.before and row.after and isinstance(row.before, Mean) != isinstance(row.after, Mean) and row.unit_cost:
        words = f"“{row.before.text}” and “{row.after.text}”: one is for each person, the other for all of them"
        own.problem("VC307", ("after",), words, "write both in one way: 212, or 14.5 each for 90")
        return False
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
        cost = _row_cost(own, side, value, row, prices)
        if cost is not None:
            if side == "after" and scale is not None:
                sums.recorded.append(as_recorded(own, cost))
                cost = sums.recorded[-1] * scale
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


def _row_cost(entry: Entry, side: str, value: Value, row: Row, prices: str) -> Quantity | None:
    """What a row cost on one side: as written, count × unit cost, or mean × people × unit cost."""
    if isinstance(value, Written) and value.unit.kind == "count" and value.value < 0:
        words = f"“{value.text}” is less than none"
        entry.problem("VC414", (side,), words, "write how many there were; 0 if there was none")
        return None
    if isinstance(value, Written) and value.unit.kind == "money":
        if row.unit_cost:
            entry.problem(
                "VC407",
                (side,),
                "this is money already, and the row has a unit cost",
                "write how many there were, or leave out unit-cost",
            )
            return None
        return entry.amount((side,), value)
    if not row.unit_cost:
        if side == "after" and _counted(row.before):
            return None  # said of the side before already
        entry.problem(
            "VC407",
            (side,),
            f"“{value.text}” is a number of something, and the row has no unit cost",
            "add unit-cost:, or write an amount of money with a pound sign",
        )
        return None
    cost = _cost_of_one(entry, side, row, prices)
    if cost is None:
        return None
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


def _cost_of_one(entry: Entry, side: str, row: Row, prices: str) -> Figure | None:
    """What one costs, at the prices of the table; None where that is wrong, which is said once."""
    if isinstance(row.unit_cost, Written) and row.unit_cost.unit.per in PER_WORDS:
        words = f"“{row.unit_cost.text}” is a rate, and one of them costs an amount"
        entry.problem("VC307", ("unit-cost",), words, "write what one costs: £210")
        return None
    if isinstance(row.unit_cost, Code) and not prices:
        if side == "before":
            words = "nothing says at whose prices this table is, and the unit cost is at those of a year"
            entry.problem("VC420", ("unit-cost",), words, "add price-year: to the table")
        return None
    assert row.unit_cost is not None
    cost = put_unit_cost(entry, row.unit_cost, prices, entry.book.assumptions)
    if not isinstance(cost, str):
        return cost
    if cost and side == "before":
        hint = f"say another price-year: in the table, or bring a newer price-index: in {entry.book.assumptions.file}"
        entry.problem("VC420", ("unit-cost",), cost, hint)
    return None


def _counted(value: Value | None) -> bool:
    return isinstance(value, Mean) or (isinstance(value, Written) and value.unit.kind != "money")


def as_recorded(entry: Entry, cost: Quantity) -> Figure:
    """The cost after as it was recorded, before it is brought to another length of time."""
    return entry.figure("after.as-recorded", "after, cost as recorded", cost)


def change(entry: Entry, before: Arithmetic, after: Arithmetic) -> None:
    """Write down change, reduction and reduction as a share of `before` (none where that is 0)."""
    entry.figure("change", "change", after - before)
    reduction = entry.figure("reduction", "reduction", before - after)
    unseen = before.term().hidden or after.term().hidden
    if unseen or after.term().value > before.term().value:
        entry.figure("increase", "increase", after - before)
        if unseen or before.term().value != 0:
            entry.figure("increase-percent", "increase on before", ((after - before) / before).as_percent())
    if unseen or before.term().value != 0:
        entry.figure("reduction-percent", "reduction on before", ((before - after) / before).as_percent())
    else:
        entry.problem("VC510", (), f"no percentage for {entry.title}: there was nothing before", "", about=reduction.id)


def check_grouping(entry: Entry, rows: Mapping[str, Any]) -> None:
    """Notice agencies and areas that are spelled in two ways, and rows that do not say theirs where others do."""
    for key in ("agency", "area"):
        spelled: dict[str, str] = {}
        for name, row in rows.items():
            words = str(getattr(row, key) or "")
            first = spelled.setdefault(slugged(words), words)
            if words != first:
                message = f"“{words}” and “{first}” would be listed as two"
                entry.problem("VC412", ("rows", name, key), message, f"write {first} in both rows")
        without = [name for name, row in rows.items() if not getattr(row, key)]
        if without and len(without) < len(rows):
            message = f"{len(without)} of {len(rows)} rows {'does' if len(without) == 1 else 'do'} not say {WHOSE[key]}"
            hint = f"add {key}: to every row, or to none; sums by {key} leave these rows out"
            entry.problem("VC413", ("rows", without[0]), message, hint, about=entry.name, on="key")


def check_sums(entry: Entry, rows: Mapping[str, tuple[Fraction, ...]]) -> None:
    """Notice a total among the rows that is called something else: it equals the rows above it, or all others, together.

    rows: what each row comes to, in each of its columns
    """
    whole = [sum(column, ZERO) for column in zip(*rows.values(), strict=True)]
    above = [ZERO] * len(whole)
    for number, (name, row) in enumerate(rows.items()):
        beside = [every - own for every, own in zip(whole, row, strict=True)]
        for many, parts, which in ((number, above, "above it"), (len(rows) - 1, beside, "beside it")):
            if many >= LEAST_ROWS and any(row) and list(row) == parts:
                message = f"this row equals the {many} rows {which} together, so it may be their total"
                hint = "if it is, delete it; what the source prints goes under printed: {total: …}"
                entry.problem("VC416", ("rows", name), message, hint, about=entry.name, on="key")
                break
        above = [before + own for before, own in zip(above, row, strict=True)]


#: Fewer rows may add up to another by chance.
LEAST_ROWS = 3
#: What a row does not say without one of these keys.
WHOSE = {"agency": "which agency pays", "area": "which area of need it is for"}


def put_group(entry: Entry, group: str, members: dict[str, list[Figure]]) -> None:
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


def put_one_sided(entry: Entry, table: Comparison) -> None:
    """A list of costs (and savings, with a minus) that net to one figure."""
    costs: list[Figure] = []
    savings: list[Figure] = []
    for name, row in table.rows.items():
        own = entry.part(("rows", name), f"{entry.title}, {row.service}", row, name)
        if row.saves and row.amount:
            own.problem("VC407", ("saves",), "this row has an amount and a saving", "make two rows of it", on="key")
            continue
        if row.saves and row.saves.value < 0:
            own.problem("VC414", ("saves",), "this saving is less than nothing", "a cost is written amount: £40")
            continue
        key = "saves" if row.saves else "amount"
        number = row.saves or row.amount
        amount = own.amount((key,), number) if number else None
        if amount is None or number is None:
            continue
        if key == "saves":
            savings.append(own.figure("", "saved", amount))
        elif number.value < 0:
            savings.append(own.figure("", "saved", -amount))
        else:
            costs.append(own.figure("", "cost", amount))
    if len(costs) + len(savings) < len(table.rows):
        entry.without_figures()
        return
    check_sums(entry, {name: (row.amount.value,) for name, row in table.rows.items() if row.amount})
    made = {
        name: entry.figure(name, label, total(parts))
        for name, label, parts in (("costs", "costs together", costs), ("savings", "savings together", savings))
        if parts
    }
    if "costs" in made and "savings" in made:
        entry.figure("net", "net cost; a minus is a net saving", made["costs"] - made["savings"])
