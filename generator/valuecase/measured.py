"""What was counted or measured, at one time or several: values as figures, and how the last differs from the first."""

from __future__ import annotations

import re
from typing import ClassVar, Literal

from pydantic import Field

from valuecase.book import Entry
from valuecase.comparison.rows import change
from valuecase.evidence import Evidence
from valuecase.figures import Figure, withheld
from valuecase.problems import Route
from valuecase.reading.fields import Id, Item, Label, Number, People, Quotation, expected, optional
from valuecase.reading.ids import slugged
from valuecase.reconcile import unchecked
from valuecase.rounding import TOO_FEW, is_too_few
from valuecase.values import Mean, PartOf, Value, Written

#: Where in a measure the number of others stands.
THEIRS = ("comparator", "value")
#: What stands in place of “the” before a name.
DETERMINERS = {"a", "all", "an", "another", "any", "each", "every", "its", "most", "no", "one", "other", "others", "our",
               "some", "that", "the", "their", "these", "this", "those"}  # fmt: skip


class Used(Item):
    """One service at several points in time."""

    naming: ClassVar[str] = "service"
    of_people: ClassVar[tuple[str, ...]] = ("values", "significance")
    service: Label = Field(description="What was used, such as A&E attendances")
    id: Id | None = optional("A name for the row, where the service alone is not enough")
    values: list[Number] = Field(description="How much at each of the times, in their order")
    significance: Quotation | None = expected("significance", "What is said of statistical significance, as printed")


class OverTime(Evidence):
    """The use of services at several points in time."""

    title: Label = Field(description="What the table shows")
    domain: Id | None = optional("The domain of outcomes it belongs to")
    want: Literal["lower", "higher"] | None = optional("Which direction is better", "which way is better")
    times: list[Label] = Field(
        description="The points in time, the first one first: [Year before, 8 months, 11 months]"
    )
    people: People | None = expected("number of people", "How many people it is over")
    rows: dict[Id, Used] = Field(description="One row a service")


def put_over_time(entry: Entry, table: OverTime) -> None:
    """Every value of a table over time, and how the last differs from the first."""
    if len(table.times) < 2:
        entry.problem("VC219", ("times",), "one point in time shows no change", "add a second, or make it a measure")
        return
    names = [slugged(time) for time in table.times]
    for number, time in enumerate(table.times):
        if names[number] in names[:number]:
            words = f"“{time}” is the name of another time already"
            entry.problem("VC219", ("times", number), words, "give each time a name of its own")
            return
    for name, row in table.rows.items():
        own = entry.part(("rows", name), f"{entry.title}, {row.service}", row, name)
        if len(row.values) != len(table.times):
            words = f"{len(row.values)} value{'' if len(row.values) == 1 else 's'} for {len(table.times)} times"
            own.problem("VC219", ("values",), words, f"write one for each of: {', '.join(table.times)}")
            continue
        made = [
            put_value(own, slugged(time), str(time), ("values", number), value, table.people)
            for number, (time, value) in enumerate(zip(table.times, row.values, strict=True))
        ]
        first, last = made[0], made[-1]
        for number, figure in enumerate(made):
            if first and figure and not alike(figure, first):
                words = f"this is in {figure.unit.name}, and the first value in {first.unit.name}"
                own.problem("VC307", ("values", number), words, "write every value of a row in the same unit")
                first = None
        if first is not None and last is not None:
            put_change(own, first, last, (row.values[0], row.values[-1]), ("values",))


def put_value(
    entry: Entry, name: str, label: str, route: Route, value: Value, people: People | None = None
) -> Figure | None:
    """A written value as figures; `28 of 36` also gives its share, a mean the number of people it is over.

    `people` are those it is over: where they are so few that their number is not shown, nor is the value, and nor is
    a percentage that would tell how many of them are meant.
    """
    if people is not None and people.hidden:
        whole = value.part if isinstance(value, PartOf) else value.mean if isinstance(value, Mean) else value
        return entry.figure(name, label, withheld(whole.unit, people.text))
    if people is not None and isinstance(value, Written) and value.unit.kind == "percent" and is_too_few(people):
        return entry.figure(name, label, withheld(value.unit, TOO_FEW))
    first, second = entry.values(route, value)
    match value:
        case PartOf():
            assert second is not None
            display = first.formula if first.hidden else f"{_bare(first.formula, second.formula)} of {second.formula}"
            part = entry.figure(name, label, first, display=display, working=f"{display}, as written")
            share = "share" if name == "value" else f"{name}.share"
            entry.figure(share, f"{label}: share".strip(": "), (first / second).as_percent())
            return part
        case Mean():
            assert second is not None
            mean = entry.figure(name, label, first)
            entry.figure(f"{name}.people" if name != "value" else "people", "number of people", second)
            return mean
        case _:
            single = isinstance(value, Written) and value.unit.kind in ("money", "percent")
            return entry.figure(name, label, first, check=unchecked(value) if single else None)


def put_gap(entry: Entry, who: str, figures: tuple[Figure, Figure], written: tuple[Value, Value]) -> None:
    """How far a value is from that of `who`, and the gap as a share of theirs; ours comes first."""
    value, other = figures
    if not alike(other, value):
        words = f"this is in {other.unit.name} and the value in {value.unit.name}"
        entry.problem("VC307", THEIRS, words, "write both in the same unit")
        return
    wholes = {number.whole.value for number in written if isinstance(number, PartOf)}
    if len(wholes) == 2 and not (value.hidden or other.hidden):
        # Parts of different wholes are compared by their shares, as before and after are.
        shares = ("share" if value.id.endswith(".value") else "after.share", "comparator.share")
        value, other = (entry.book.ledger.figures[f"{entry.name}.{name}"] for name in shares)
    theirs, called = other.term().called(value.unit), _with_article(who)
    entry.figure("gap", f"less than {called}, by", theirs - value)
    unseen = value.hidden or other.hidden
    if unseen or other.value:
        entry.figure("gap-percent", f"less than {called}, as a share of it", ((theirs - value) / theirs).as_percent())
    if unseen or value.value > other.value:
        entry.figure("lead", f"more than {called}, by", value.term() - theirs)


def _with_article(who: str) -> str:
    """Whose value it is, with “the” in front unless it begins with an article or the like of its own."""
    first, space, rest = who.partition(" ")
    return f"{first.lower()}{space}{rest}" if first.lower() in DETERMINERS else f"the {who}"


def put_change(entry: Entry, first: Figure, last: Figure, values: tuple[Value, Value], route: Route) -> None:
    """How the last value differs from the first; parts of different wholes differ in percentage points."""
    if not alike(first, last):
        entry.problem(
            "VC307",
            route,
            f"{_place(first)} is in {first.unit.name} and {_place(last)} in {last.unit.name}",
            "write both in the same unit",
            on="key",
        )
        return
    before, after = values
    shown = not (first.hidden or last.hidden)
    if shown and isinstance(before, PartOf) and isinstance(after, PartOf) and before.whole.value != after.whole.value:
        shares = [entry.book.ledger.figures[f"{figure.id}.share"] for figure in (first, last)]
        entry.figure("change", "change", shares[1] - shares[0])
    else:
        change(entry, first.term().called(last.unit), last)


def alike(one: Figure, other: Figure) -> bool:
    """Whether two numbers may be compared: of one kind, per the same, and where both say of what, of the same."""
    a, b = one.unit, other.unit
    return (a.kind, a.per) == (b.kind, b.per) and (not a.of or not b.of or _stem(a.of) == _stem(b.of))


def _stem(words: str) -> str:
    """What is counted, one or many: `1 week`, `3 weeks`."""
    return {"person": "people"}.get(words.lower(), re.sub(r"e?s?$", "", words.lower()))


def _place(figure: Figure) -> str:
    return figure.id.rpartition(".")[2]


def _bare(part: str, whole: str) -> str:
    """A part without the unit that its whole is printed with: `about 30 of about 35 people`."""
    unit = re.sub(r"^(?:about )?[\d,.]+ ?", "", whole)
    return part.removesuffix(f" {unit}") if unit else part
