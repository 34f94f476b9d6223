"""An appraisal as an author writes it: costs and benefits over years, and what is assumed of them."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from valuecase.economics.discounting import Timing
from valuecase.reading.assumed import AnInput, DiscountRate, DropOff, LowToHigh, Part, UnitCost
from valuecase.reading.fields import (
    Compared,
    Date,
    FigureName,
    Id,
    Item,
    Label,
    Number,
    People,
    Period,
    Text,
    Whole,
    expected,
    optional,
)

Class = Literal["fiscal", "economic", "social"]
Cashable = Literal["yes", "partly", "no", "not known"]


class Flow(Item):
    """A cost or a benefit over the years."""

    title: Label | None = optional("What it is, where its name in words will not do")
    class_: Class = Field(
        description="fiscal: in budgets of public bodies and of those they fund; economic: in people's purses and firms' books; "
        "social: in people's lives"
    )
    each_year: Number | None = optional("What it comes to each year: money, or a number with a unit cost")
    of: FigureName | None = optional("The figure of the case that it comes to each year")
    period: Period | None = optional("How long that figure is for, where its table does not say")
    unit_cost: UnitCost | None = optional("What one costs: money, or a code of the project's unit costs")
    by_year: list[Number] = Field(
        default=[], description="What it comes to in each year: money, numbers, or parts of what it comes to each year"
    )
    in_: dict[Date, Number] = Field(default={}, description="What it comes to in single years; nothing in all others")
    price_year: Date | None = optional("The year whose prices these are, where not those of the appraisal")
    discount: DiscountRate | None = optional("Its own discount rate, such as health for an effect on health")
    confidence: Id | None = optional("How sure the amount is: a grade of the project's table of optimism")
    transfer: Literal["yes", "no"] = Field(
        default="no", description="yes where one only gains what another loses: then it is in no total of all together"
    )

    def called(self, name: str) -> str:
        """Its title, else its name in words."""
        return str(self.title or name.replace("-", " ").capitalize())


class Cost(Flow):
    """What somebody pays."""

    paid_by: Label | None = expected("who pays", "The agency or the people who pay")


class Benefit(Flow):
    """What somebody gains."""

    gained_by: Label | None = expected("who gains", "The agency or the people who gain")
    cashable: Cashable | None = expected(
        "whether it can be taken out of a budget", "Whether it can be taken out of a budget", where=("class_", "fiscal")
    )
    # What is only passed from one to another is not asked what is due to it.
    deadweight: Part | None = expected(
        "how much would have happened anyway", "The part that would have happened anyway", where=("transfer", "no")
    )
    displacement: Part | None = expected(
        "how much is only moved elsewhere", "The part that is only moved elsewhere", where=("transfer", "no")
    )
    attribution: Part | None = expected(
        "how much is due to others", "The part that is due to others", where=("transfer", "no")
    )
    drop_off: DropOff | None = expected(
        "how much is lost from year to year", "What is lost from each year to the next", where=("transfer", "no")
    )


class Outcome(Item):
    """Something that is achieved, whose cost is worked out."""

    title: Label = Field(description="One of what: a home of one's own")
    number: FigureName = Field(description="The figure that says how many there are over the whole time")


class Scenario(Item):
    """Several assumptions changed at once."""

    title: Label = Field(description="What is supposed, in a few words")
    with_: dict[AnInput, Number] = Field(description="What each changed input is then")


class Appraisal(Compared):
    """Costs and benefits over years, brought to what they are worth now."""

    apart: ClassVar[bool] = True

    title: Label = Field(description="What is appraised")
    starts: Date | None = expected("first year", "The first year: 2024/25 or 2024")
    years: Whole | None = optional("How many years; else as many as the longest by-year")
    prices: Date | None = expected("whose prices", "The year at whose prices everything is worked out")
    discount: DiscountRate | None = optional("green-book, health, lower, or a rate of one's own; one year needs none")
    timing: Timing = Field(default="end", description="When in its year money moves")
    people: People | None = optional("How many people it is planned for")
    costs: dict[Id, Cost] = expected("what it costs", "What is paid")
    benefits: dict[Id, Benefit] = expected("what is gained", "What is gained")
    outcomes: dict[Id, Outcome] = Field(default={}, description="What is achieved, for a cost of each")
    vary: dict[AnInput, LowToHigh] = Field(default={}, description="The least and the most an input may be")
    scenarios: dict[Id, Scenario] = Field(default={}, description="Several inputs changed at once, by name")
    limits: list[Text] = Field(default=[], description="What it cannot tell")
