"""What a fall goes beyond that of the people it is compared with: the difference in differences."""

from __future__ import annotations

from valuecase.book import Entry
from valuecase.comparison.model import Comparison


def put_beyond(entry: Entry, other: Entry, table: Comparison, beside: Comparison) -> None:
    """Write down (before − after) − (before − after of the comparison group): in all where both are of as many people
    over the same time, and for each person where both numbers of people are known.
    """
    if _period(table) != _period(beside) or table.price_year != beside.price_year:
        return
    alike = _people(table) is not None and _people(table) == _people(beside)
    name = "reduction" if alike else "per-person"
    own, theirs = (entry.book.ledger.get(f"{one.name}.{name}") for one in (entry, other))
    if own is None or theirs is None or own.unit != theirs.unit:
        return
    if alike:
        entry.figure("beyond", "reduction beyond that of the comparison group", own - theirs)
    else:
        words = "reduction per person beyond that of the comparison group"
        entry.figure("beyond-per-person", words, own - theirs)


def _people(table: Comparison) -> object:
    """How many people both sides are for; None where that is not known, or differs, or is not shown."""
    sides = [side.people for side in (table.before, table.after) if side and side.people]
    known = len(sides) == 2 and not any(side.hidden for side in sides) and sides[0].value == sides[1].value
    return sides[0].value if known else None


def _period(table: Comparison) -> object:
    """How long the time before is, to which the time after is brought; None where nobody says."""
    period = table.before.period if table.before else None
    return (period.value, period.unit) if period else None
