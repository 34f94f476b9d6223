"""What is spent: audits of costs, costs before and after, what the service costs, stated headline figures."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from valuecase.appraisal.appraise import put_appraisal
from valuecase.appraisal.model import Appraisal
from valuecase.appraisal.setting import Table, too_much
from valuecase.book import Book, Entry
from valuecase.common import Part
from valuecase.comparison.beyond import put_beyond
from valuecase.comparison.doubts import check_groups
from valuecase.comparison.model import Comparison
from valuecase.comparison.sides import put_comparison
from valuecase.evidence import UNCONTROLLED
from valuecase.figures import Quantity
from valuecase.reading.fields import (
    Id,
    Period,
    optional,
)
from valuecase.spans import Calendar
from valuecase.spent import Audit, Programme, put_audit, put_programme
from valuecase.stated import Stated, offer, put_stated


class Costs(Part):
    """costs.yml"""

    year: Period | None = optional("How many weeks a year has in this file; 52 unless said")
    audits: dict[Id, Audit] = Field(default={}, description="Tables of costs over one period")
    comparisons: dict[Id, Comparison] = Field(default={}, description="Costs before and after")
    programme: dict[Id, Programme] = Field(default={}, description="What the service costs")
    stated: dict[Id, Stated] = Field(default={}, description="Figures printed without their parts")
    appraisal: dict[Id, Appraisal] = Field(default={}, description="Costs and benefits over years")


def put_figures(costs: Costs, book: Book) -> None:
    """Write every figure of the section into the ledger."""
    calendar = _calendar(book, costs)
    book.ids_once(
        audits=costs.audits, comparisons=costs.comparisons, programme=costs.programme, stated=costs.stated,
        appraisal=costs.appraisal,
    )  # fmt: skip
    for name, audit in costs.audits.items():
        with book.entry(name, ("audits", name), audit.title, audit) as entry:
            put_audit(entry, audit, calendar)
    _comparisons(book, costs, calendar)
    for name, service in costs.programme.items():
        with book.entry(name, ("programme", name), service.title, service) as entry:
            put_programme(entry, service, calendar)
    for name, stated in costs.stated.items():
        with book.entry(name, ("stated", name), stated.title, stated) as entry:
            put_stated(entry, stated, [*costs.audits, *costs.comparisons, *costs.programme])


def put_appraisals(costs: Costs, book: Book) -> None:
    """Work every appraisal out, once all figures that it may rest on are there."""
    if words := too_much(costs.appraisal):
        book.problem("VC124", ("appraisal",), words, "put small lines together, or appraise fewer years", on="key")
        book.stopped.update(f"{book.section}.{name}" for name in costs.appraisal)
        book.without += [("appraisal", name) for name in costs.appraisal]
        return
    calendar = _calendar(book, costs)
    for name, appraisal in costs.appraisal.items():
        with book.entry(name, ("appraisal", name), appraisal.title, appraisal) as entry:
            made = put_appraisal(entry, appraisal, calendar, _tables(costs), _uncompared(costs))
            if made is not None:
                book.appraised[entry.name] = made


def _tables(costs: Costs) -> dict[str, Table]:
    """What appraisals must know of the tables they draw on."""
    found = {
        name: Table(table.period, (kind, name, "period"))
        for kind, tables in (("audits", costs.audits), ("programme", costs.programme))
        for name, table in tables.items()
    }
    for name, table in costs.comparisons.items():
        period = table.before.period if table.before else None
        part_of = str(table.of or table.beside or "")
        at = ("comparisons", name, "before", "period")
        found[name] = Table(period, at, str(table.price_year or ""), part_of)
    for name, stated in costs.stated.items():
        found[name] = Table(parts=tuple(str(part) for part in stated.parts or ()))
    return found


def _uncompared(costs: Costs) -> dict[str, bool]:
    """The tables and stated figures whose change is set beside nothing."""
    found = {name: table.compare in UNCONTROLLED for name, table in costs.comparisons.items()}
    return found | {name: stated.compare in UNCONTROLLED for name, stated in costs.stated.items()}


def _calendar(book: Book, costs: Costs) -> Calendar:
    at: Quantity | None = None
    if costs.year and (costs.year.unit.kind != "weeks" or not 52 <= costs.year.value <= 53):
        book.problem("VC304", ("year",), "a year is given as 52 to 53 weeks", "write year: 52 weeks")
        return Calendar(None, None, weeks_known=False)
    if costs.year:
        at = book.entry("", (), "", costs).input(("year",), costs.year)
    if book.is_broken("costs#year"):
        return Calendar(None, None, weeks_known=False)
    return Calendar(costs.year, at)


def _comparisons(book: Book, costs: Costs, calendar: Calendar) -> None:
    entries: dict[str, Entry] = {}
    for name, table in costs.comparisons.items():
        with book.entry(name, ("comparisons", name), table.title or name, table) as entry:
            put_comparison(entry, table, calendar)
            entries[name] = entry
        for key, other in (("of", table.of), ("beside", table.beside)):
            if other and other not in costs.comparisons and not book.is_broken(f"costs.{other}"):
                words = f"there is no table “{other}” here"
                entry.problem("VC209", (key,), words, offer(other, list(costs.comparisons)))
        if table.beside and _leads_back(name, costs.comparisons):
            words = f"{name} is this very table" if table.beside == name else f"{table.beside} leads back to {name}"
            entry.problem("VC215", ("beside",), words, "name the table it is compared with")
    check_groups(entries, dict(costs.comparisons))
    for name, table in costs.comparisons.items():
        if table.beside in entries and name in entries:
            put_beyond(entries[str(table.beside)], entries[name], costs.comparisons[str(table.beside)], table)


def _leads_back(name: str, tables: Mapping[str, Comparison]) -> bool:
    """Whether a table is part of, or beside, one that is so of it: then neither would be a claim."""
    passed: list[str] = []
    at = name
    while at in tables and at not in passed:
        passed.append(at)
        at = str(tables[at].of or tables[at].beside or "")
    return at == name
