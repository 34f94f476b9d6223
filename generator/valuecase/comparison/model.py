"""The table of costs before and after, or of costs and savings, as an author writes it."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from valuecase.evidence import Evidence
from valuecase.reading.assumed import UnitCost
from valuecase.reading.fields import (
    Compared,
    Date,
    Id,
    Item,
    Label,
    Money,
    Number,
    People,
    Period,
    Quotation,
    Source,
    expected,
    optional,
)

SIDES = ("before", "after")


class Side(Compared):
    """One of the two times compared: how long it was, for how many people, when."""

    period: Period | None = expected("length of the period", "How long the costs were counted: 12 months")
    period_from: Literal["stated", "implied"] = Field(
        default="stated", description="implied where the length follows from other printed numbers"
    )
    people: People | None = optional("How many people the costs are for")
    when: Date | None = optional("The year, month or day")
    total: Money | None = optional("The total, where there are no rows; or a rate: £180.36 a month")


class Row(Item):
    """One service before and after; or one cost or saving."""

    naming: ClassVar[str] = "service"
    of_people: ClassVar[tuple[str, ...]] = ("spread", "interval", "p")
    service: Label = Field(description="What was used, such as A&E attendances")
    id: Id | None = optional("A name for the row, where the service alone is not enough")
    agency: Label | None = optional("Who pays for it")
    area: Label | None = optional("The area of need it belongs to")
    before: Number | None = optional("Money, a count, or a mean such as 14.5 each for 90")
    after: Number | None = optional("The same kind of number, after")
    unit_cost: UnitCost | None = optional("What one costs: money, or a code of the project's unit costs")
    unit_source: Source | None = optional("Where the unit cost comes from")
    amount: Money | None = optional("A cost; a saving with a minus")
    saves: Money | None = optional("A saving")
    spread: Quotation | None = optional("The spread as printed, such as 10.3")
    interval: Quotation | None = optional("The interval as printed, such as 2.88 to 6.77")
    p: Quotation | None = optional("The p value as printed, such as <0.01")


class Comparison(Evidence, Compared):
    """A table of costs before and after, or of costs and savings."""

    apart: ClassVar[bool] = True

    title: Label | None = optional("What the table shows")
    before: Side | None = optional("The time before")
    after: Side | None = optional("The time after")
    rows: dict[Id, Row] = Field(default={}, description="One row a service")
    csv: Label | None = optional("The CSV file that holds the rows")
    group: Label | None = optional("The group of people this table is for, as a part of another table")
    of: Id | None = optional("The table whose people this group is part of")
    beside: Id | None = optional("The table whose comparison group this is")
    price_year: Date | None = optional("The year whose prices were used")
    domain: Id | None = optional("The domain of outcomes it belongs to; cost unless said")
