"""Economic case studies: what they ask of a case."""

from __future__ import annotations

from valuecase.approaches.model import Answer, Approach, Question, many, share
from valuecase.case import ValueCase
from valuecase.comparison.model import Comparison
from valuecase.sections.costs import Audit, Programme


def _audits(case: ValueCase) -> list[Audit]:
    return list(case.costs.audits.values()) if case.costs else []


def _programmes(case: ValueCase) -> list[Programme]:
    return list(case.costs.programme.values()) if case.costs else []


def _comparisons(case: ValueCase) -> list[Comparison]:
    """The tables that set a time before beside a time after."""
    tables = case.costs.comparisons.values() if case.costs else ()
    return [table for table in tables if table.before or any(row.before for row in table.rows.values())]


def _service_cost(case: ValueCase) -> Answer:
    found = [programme for programme in _programmes(case) if programme.rows or programme.amount]
    if not found and _programmes(case):
        return Answer(False, "the service is named, with no amount")
    return Answer(bool(found), f"{many(len(found), 'table')} of what the service costs")


def _before_and_after(case: ValueCase) -> Answer:
    tables, stated = len(_comparisons(case)), len(case.costs.stated) if case.costs else 0
    if tables:
        return Answer(True, f"{many(tables, 'table')} of before and after")
    counted = [many(len(_audits(case)), "table of what was spent", "tables of what was spent")] if _audits(case) else []
    printed = [many(stated, "figure printed without its parts", "figures printed without their parts")]
    others = [*counted, *(printed if stated else [])]
    return Answer(False, f"no table of before and after; {' and '.join(others)}" if others else "no table of costs")


def _without_it(case: ValueCase) -> Answer:
    tables = _comparisons(case)
    done = sum(table.compare not in (None, "none") for table in tables)
    if not done:
        return Answer(False, "no change in costs is compared with anybody else’s")
    return Answer(True, f"{done} of {many(len(tables), 'table')} compared with others, or with another time")


def _for_how_many(case: ValueCase) -> Answer:
    audits = [bool(table.people or table.rows_are == "people") for table in _audits(case)]
    sides = [bool((t.before and t.before.people) or (t.after and t.after.people)) for t in _comparisons(case)]
    tables = [*audits, *sides]
    return share(
        tables, sum(tables), "table of costs/tables of costs", "says for how many", "without a number of people"
    )


def _whose_money(case: ValueCase) -> Answer:
    audits = [all(row.agency for row in table.rows.values()) for table in _audits(case) if table.rows]
    sides = [all(row.agency for row in table.rows.values()) for table in _comparisons(case) if table.rows]
    own = [bool(p.paid_by or (p.rows and all(row.agency for row in p.rows.values()))) for p in _programmes(case)]
    found = [*audits, *sides, *own]
    if not any(found):
        return Answer(False, "no table says who pays")
    return Answer(True, f"{sum(found)} of {many(len(found), 'table')} {'says' if sum(found) == 1 else 'say'} who pays")


def _prices(case: ValueCase) -> Answer:
    tables = _comparisons(case)
    done = sum(bool(table.price_year) for table in tables)
    each = "table of before and after/tables of before and after"
    return share(tables, done, each, "says in which year’s prices", "without the year of its prices")


def _one_person(case: ValueCase) -> Answer:
    found = sum(bool(story.costs) for story in case.stories.values())
    return Answer(found > 0, f"{many(found, 'story', 'stories')} with costs")


ECONOMIC_CASE = Approach(
    "economic-case", "Economic case studies",
    "What the service costs, what is spent with and without it, by whom and for how many people.",
    "costs",
    "Begin with what the service itself costs in a year, and who pays it.",
    "Look again when a year’s costs are in, and at whether the change lasted.",
    (
        Question("What does the service cost?", _service_cost,
            "Put down what the service costs in a year, line by line.", "costs.html#top"),
        Question("What was spent before, and after?", _before_and_after,
            "Count what the same people cost over the same length of time before and after.", "costs.html#top"),
        Question("For how many people?", _for_how_many,
            "Add to each table for how many people it is.", "costs.html#top"),
        Question("Who pays?", _whose_money,
            "Name the agency behind each cost, so that each sees what it pays and what it gains.", "costs.html#top"),
        Question("In the prices of which year?", _prices,
            "Say for each table in which year’s prices it is.", "costs.html#top"),
        Question("What would have happened anyway?", _without_it,
            "Find people like these who had no such service, or an earlier group, and set their costs beside.",
            "costs.html#top"),
        Question("What is it for one person?", _one_person,
            "Follow one person, with their consent, and set their costs before and after beside their story.",
            "stories/index.html"),
    ),
)  # fmt: skip
"""What it costs, before and after, with and without."""
