"""What is spent: audits of costs, and what the service itself costs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar

from pydantic import Field

from valuecase.book import Entry
from valuecase.comparison.rows import check_grouping, check_sums
from valuecase.figures import Figure, Quantity, total
from valuecase.reading.fields import (
    Compared,
    Date,
    Id,
    Item,
    Label,
    Money,
    People,
    Period,
    expected,
    optional,
)
from valuecase.reading.ids import slugged
from valuecase.spans import Calendar, put_rates
from valuecase.values import PEOPLE_WORDS, Unit

#: What a person is called in a list of people's costs.
CODE = re.compile(r"(?:person-|p-?|[a-z]-?)?\d+|[a-z]")


class AuditRow(Item):
    """One person's, agency's or service's cost."""

    short: ClassVar[str] = "amount"
    naming: ClassVar[str] = "label"
    id: Id | None = optional("A name for the row of a list, where the label alone is not enough")
    amount: Money = Field(description="What it cost")
    label: Label | None = optional("What the row is")
    agency: Label | None = optional("Who pays for it")
    area: Label | None = optional("The area of need it belongs to")


class Audit(Compared):
    """A table of costs over one period, whose total we compute."""

    apart: ClassVar[bool] = True

    title: Label = Field(description="What the table shows")
    period: Period | None = expected("length of the period", "How long the costs were counted: 2 years")
    when: Date | None = optional("The year, month or day")
    rows_are: Label | None = optional("What each row is, such as people")
    people: People | None = optional("How many people the costs are for, where rows are something else")
    rows: dict[Id, AuditRow] = Field(default={}, description="One amount a row")
    csv: Label | None = optional("The CSV file that holds the rows")


class Programme(Compared):
    """What the service itself costs."""

    title: Label = Field(description="What it is")
    paid_by: Label | None = optional("Who pays")
    period: Period | None = optional("How long the costs are for")
    people: People | None = optional("How many people it served")
    amount: Money | None = optional("What it costs, where there are no rows")
    rows: dict[Id, AuditRow] = expected("amounts", "One amount a row", unless="amount")
    csv: Label | None = optional("The CSV file that holds the rows")


def put_audit(entry: Entry, audit: Audit, calendar: Calendar) -> None:
    if not audit.rows:
        if "rows" not in audit.missing:
            entry.problem(
                "VC408",
                (),
                "the table has no rows",
                "add rows: or csv:; if the source prints none, say so: missing: {rows: …}",
            )
        entry.without_figures()
        return
    if audit.rows_are == "people" and not audit.disclosure:
        entry.problem(
            "VC703",
            ("rows-are",),
            "a list of people's costs is personal data, and no basis for publishing it is recorded",
            "if the source has published it, add disclosure: published in source",
        )
    if not audit.rows_are and not audit.disclosure and _sounds_like_people(audit):
        hint = "add rows-are: people, or say what else each row is: rows-are: agencies"
        entry.problem("VC703", (), "the rows may be people, and nothing says what each row is", hint, on="key")
    if audit.rows_are == "people":
        _nobody_named(entry, audit.rows)
    rows = _rows(entry, audit.rows)
    if not rows:
        return
    whole = entry.figure("total", "total", total(rows.values()))
    _ranks_and_shares(entry, rows, audit.rows, whole)
    _by_area_and_agency(entry, rows, audit.rows)
    people = _people(entry, audit)
    if people is not None:
        entry.figure("per-person", "cost per person", whole / people)
    if audit.period:
        put_rates(entry, whole, entry.input(("period",), audit.period), calendar)


def _sounds_like_people(audit: Audit) -> bool:
    words = f"{audit.title} {audit.csv or ''} {' '.join(audit.rows)}".lower()
    return any(re.search(rf"(?<![a-z]){word}(?![a-z])", words) for word in ("person", *PEOPLE_WORDS))


def _nobody_named(entry: Entry, rows: Mapping[str, AuditRow]) -> None:
    """A list of people's costs has numbers or codes where names would stand."""
    for name, row in rows.items():
        if row.label or not CODE.fullmatch(name):
            words = f"“{row.label or name}” may be the name of a person"
            hint = "call the rows 1, 2, 3 or p1, p2, p3, and give them no label"
            entry.problem("VC705", ("rows", name), words, hint, on="key")


def _rows(entry: Entry, rows: Mapping[str, AuditRow]) -> dict[str, Figure]:
    """The rows' amounts; none where one is a rate, since rates over different times do not add."""
    made = {}
    for name, row in rows.items():
        own = entry.part(("rows", name), f"{entry.title}, {row.label or f'row {name}'}", row, name)
        amount = own.amount(("amount",), row.amount)
        if amount is not None:
            made[name] = own.figure("", "", amount)
    if len(made) < len(rows):
        entry.without_figures()
        return {}
    check_sums(entry, {name: (figure.value,) for name, figure in made.items()})
    return made


def _ranks_and_shares(entry: Entry, rows: Mapping[str, Figure], labels: Mapping[str, AuditRow], whole: Figure) -> None:
    """Each row's share of the whole, and its place from the costliest down."""
    places: dict[Fraction, int] = {}
    for place, value in enumerate(sorted((row.value for row in rows.values()), reverse=True), 1):
        places.setdefault(value, place)
    for name, row in rows.items():
        called = str(labels[name].label or f"row {name}")
        if whole.value:
            entry.figure(f"{name}.share", f"{called}, share of the total", (row / whole).as_percent())
        place = places[row.value]
        words = f"place {place} of {len(rows)}, from the costliest down"
        rank = Quantity(Fraction(place), Unit("count"), {}, words, inputs=(row,))
        entry.figure(f"{name}.rank", f"{called}, rank", rank, display=str(place), working=rank.formula)


def _by_area_and_agency(entry: Entry, rows: Mapping[str, Figure], written: Mapping[str, AuditRow]) -> None:
    """What each agency pays for each area of need, and each of the two by itself, where every row says both."""
    check_grouping(entry, written)
    if not all(row.agency and row.area for row in written.values()):
        return
    groups: dict[str, tuple[str, list[Figure]]] = {}
    for name, row in written.items():
        area, agency = slugged(str(row.area)), slugged(str(row.agency))
        words = {f"by-area.{area}": f"{row.area}", f"by-agency.{agency}": f"{row.agency}"}
        for key, label in (words | {f"by-area.{area}.{agency}": f"{row.area}, {row.agency}"}).items():
            groups.setdefault(key, (label, []))[1].append(rows[name])
    for key, (label, parts) in groups.items():
        entry.figure(key, label, total(parts))


def _people(entry: Entry, audit: Audit) -> Figure | None:
    if audit.people:
        people = entry.input(("people",), audit.people)
        return entry.figure("people", "number of people", people)
    if audit.rows_are != "people":
        return None
    where = ("csv",) if audit.csv else ("rows",)
    number = entry.count(where, len(audit.rows), "people", audit.csv or "rows")
    return entry.figure("people", "number of people", number, working=f"{len(audit.rows)} rows counted, one a person")


def put_programme(entry: Entry, service: Programme, calendar: Calendar) -> None:
    if service.rows:
        if service.amount:
            entry.problem(
                "VC405",
                ("amount",),
                "an amount stands here and rows below",
                "keep one of the two; what the source prints goes under printed:",
                on="key",
            )
        rows = _rows(entry, service.rows)
        if not rows:
            return
        whole = entry.figure("total", "total", total(rows.values()))
    elif service.amount:
        whole = entry.figure("total", "amount", entry.input(("amount",), service.amount))
    else:
        return
    if service.people:
        people = entry.input(("people",), service.people)
        entry.figure("per-person", "cost per person", whole / people)
    if service.period and not whole.unit.per:
        put_rates(entry, whole, entry.input(("period",), service.period), calendar)
