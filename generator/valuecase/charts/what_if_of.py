"""From an appraisal that was worked out to what its readers can move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from valuecase.appraisal.plan import Plan, Stream, unwritten, worth
from valuecase.case import ValueCase
from valuecase.charts.what_if import Part, WhatIf
from valuecase.values import ZERO


def what_ifs_of(case: ValueCase) -> list[WhatIf]:
    """Every appraisal of a case whose assumptions can be moved."""
    return [found for item in case.appraised if (found := what_if_of(case, item))]


def what_if_of(case: ValueCase, item: str) -> WhatIf | None:
    """The appraisal of that name, such as `costs.five-years`; None where it has no net present value to show."""
    made, npv, bcr = case.appraised.get(item), case.ledger.get(f"{item}.npv"), case.ledger.get(f"{item}.bcr")
    if made is None or npv is None or npv.hidden:
        return None
    name = item.rpartition(".")[2]
    appraisal = case.costs.appraisal[name] if case.costs else None
    plan = made.plan
    parts = tuple(_parts(plan))
    moves = appraisal and appraisal.discount and plan.is_discounted
    return WhatIf(
        f"what-if-{name}",
        str(appraisal.title) if appraisal else "",
        plan.years,
        parts,
        plan.schedule.first if moves else None,
        npv.display,
        bcr.display if bcr and not bcr.hidden else "",
    )


def _parts(plan: Plan) -> Iterator[Part]:
    """Every amount of every year; transfers do not count in the whole, so they are not among them."""
    streams = [stream for stream in plan.bare().streams if not stream.is_transfer]
    uncut = worth(replace(plan, streams=tuple(replace(stream, cuts={}) for stream in streams)), unwritten)
    for stream in streams:
        for year, amount in enumerate(uncut.by_year[stream.id]):
            if value := amount.term().value:
                moment, schedule = plan.moment(year), plan.schedule_of(stream)
                yield Part(
                    year, stream.is_benefit, value,
                    _cut(stream, "deadweight"), _cut(stream, "displacement"), _cut(stream, "attribution"),
                    schedule.periods(moment), stream.schedule is None, schedule.factor(moment),
                )  # fmt: skip


def _cut(stream: Stream, name: str) -> Fraction:
    return stream.cuts[name].value if name in stream.cuts else ZERO
