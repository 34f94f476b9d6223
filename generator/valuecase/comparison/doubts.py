"""What makes a comparison of costs doubtful, said beside it."""

from __future__ import annotations

from valuecase.book import Entry
from valuecase.comparison.model import SIDES, Comparison, Side
from valuecase.figures import total
from valuecase.reading.dates import last_day
from valuecase.values import PeopleCount, show


def is_rate(side: Side | None) -> bool:
    return bool(side and side.total and side.total.unit.per)


def _known_to_differ(before: PeopleCount, after: PeopleCount) -> bool:
    return not (before.hidden or after.hidden) and before.value != after.value


def _untimed(table: Comparison) -> str:
    """The sides without a length of time, but for rates, which have one of their own."""
    sides = ((name, getattr(table, name)) for name in SIDES)
    return " and ".join(name for name, side in sides if not is_rate(side) and not (side and side.period))


def put_cautions(entry: Entry, table: Comparison) -> None:
    before, after = table.before, table.after
    if before and after and before.people and after.people and _known_to_differ(before.people, after.people):
        entry.problem(
            "VC514",
            ("after", "people"),
            f"{before.people.in_words} before and {after.people.in_words} after: compare the costs per person",
            "",
            about=entry.name,
        )
    if before and after and before.when and after.when and last_day(after.when) < last_day(before.when):
        entry.problem(
            "VC515", ("after", "when"), f"after ({after.when}) is earlier than before ({before.when})",
            "exchange the two, or correct the dates", about=entry.name,
        )  # fmt: skip
    if untimed := _untimed(table):
        entry.problem(
            "VC508",
            (),
            f"how long {untimed} lasted is not known; the two sides are compared as they stand",
            "give a period: under before and after",
            about=entry.name,
        )
    for name, side in ((SIDES[0], before), (SIDES[1], after)):
        if side and is_rate(side) and side.period is None:
            entry.problem(
                "VC508",
                (name,),
                f"how long the time {name} lasted is not known: only its rate is printed",
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
