"""Economic case studies: what they ask of a case."""

from __future__ import annotations

from valuecase.approaches.model import Answer, Approach, Question, many, share
from valuecase.case import ValueCase
from valuecase.comparison.model import Comparison
from valuecase.evidence import UNCONTROLLED
from valuecase.spent import Audit, Programme

#: What tables are called, one and several.
TABLE, BEFORE_AFTER = "table of costs/tables of costs", "table of before and after/tables of before and after"


def _audits(case: ValueCase) -> list[Audit]:
    return list(case.costs.audits.values()) if case.costs else []


def _programmes(case: ValueCase) -> list[Programme]:
    return list(case.costs.programme.values()) if case.costs else []


def _comparisons(case: ValueCase) -> list[Comparison]:
    """The tables that set a time before beside a time after; those that are parts of another's claim are not counted."""
    tables = case.costs.comparisons.values() if case.costs else ()
    own = [table for table in tables if not table.of and not table.beside]
    return [table for table in own if table.before or any(row.before for row in table.rows.values())]


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
    """A table set beside nobody, or beside the whole country, does not say what would have happened anyway."""
    tables = _comparisons(case)
    done = sum(table.compare not in UNCONTROLLED for table in tables)
    return share(tables, done, BEFORE_AFTER, "is compared with other people", "compared with nobody like them")


def _for_how_many(case: ValueCase) -> Answer:
    audits = [bool(table.people or table.rows_are == "people") for table in _audits(case)]
    sides = [bool((t.before and t.before.people) or (t.after and t.after.people)) for t in _comparisons(case)]
    tables = [*audits, *sides]
    return share(tables, sum(tables), TABLE, "says for how many", "without a number of people")


def _whose_money(case: ValueCase) -> Answer:
    audits = [table.rows_are == "agencies" or _all_agencies(table) for table in _audits(case)]
    sides = [_all_agencies(table) for table in _comparisons(case)]
    own = [bool(programme.paid_by) or _all_agencies(programme) for programme in _programmes(case)]
    tables = [*audits, *sides, *own]
    return share(tables, sum(tables), TABLE, "says who pays", "without who pays")


def _all_agencies(table: Audit | Comparison | Programme) -> bool:
    return bool(table.rows) and all(row.agency for row in table.rows.values())


def _prices(case: ValueCase) -> Answer:
    tables = _comparisons(case)
    done = sum(bool(table.price_year) for table in tables)
    return share(tables, done, BEFORE_AFTER, "says in which year’s prices", "without the year of its prices")


def _over_years(case: ValueCase) -> Answer:
    """Costs and benefits over years, as far as they come to a result."""
    names = [f"costs.{name}" for name in case.costs.appraisal] if case.costs else []
    done = sum(f"{name}.npv" in case.ledger.figures for name in names)
    if names and not done:
        return Answer(False, f"{many(len(names), 'appraisal')} without a result: something is not recorded")
    return Answer(bool(done), f"{many(done, 'appraisal')} over years")


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
            "Put down what the service costs in a year, line by line.", "costs.html#part-top"),
        Question("What was spent before, and after?", _before_and_after,
            "Count what the same people cost over the same length of time before and after.", "costs.html#part-top"),
        Question("For how many people?", _for_how_many,
            "Add to each table for how many people it is.", "costs.html#part-top"),
        Question("Who pays?", _whose_money,
            "Name the agency behind each cost, so that each sees what it pays and what it gains.", "costs.html#part-top"),
        Question("In the prices of which year?", _prices,
            "Say for each table in which year’s prices it is.", "costs.html#part-top"),
        Question("What would have happened anyway?", _without_it,
            "Find people like these who had no such service, or an earlier group, and set their costs beside.",
            "costs.html#part-top"),
        Question("What is it worth over years, and to whom?", _over_years,
            "Set costs and benefits year by year, say who pays and who gains, and what would have happened anyway.",
            "costs.html#part-top"),
        Question("What is it for one person?", _one_person,
            "Follow one person, with their consent, and set their costs before and after beside their story.",
            "stories/index.html"),
    ),
)  # fmt: skip
"""What it costs, before and after, with and without."""
