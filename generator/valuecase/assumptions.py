"""What all appraisals of a project assume: unit costs, the price index, what a grade of confidence takes off.

Each is a file or a block of the project, with its origin; where a project brings no price index,
the one that came with this version holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from pydantic import Field

from valuecase.economics.prices import Prices, gdp_deflator
from valuecase.reading.assumed import CostOfOne, IndexYear, Part, PriceLevel
from valuecase.reading.fields import Date, Id, Item, Label, optional

#: Where a project writes what it assumes.
PROJECT_FILE = "cases/project.yml"


class UnitCost(Item):
    """What one of something costs, as a table of unit costs has it."""

    naming: ClassVar[str] = "code"
    code: Label = Field(description="Its code, by which rows and flows refer to it")
    description: Label = Field(description="What it is the cost of")
    unit: Label = Field(description="One of what: a night, a visit")
    agency: Label | None = optional("Who bears it")
    cost: CostOfOne = Field(description="What one costs, at the prices of its year")
    price_year: Date = Field(description="The year whose prices these are")
    source: Label = Field(description="Where the cost is from, in words")  # type: ignore[assignment]
    licence: Label = Field(description="On what terms it may be published")


class UnitCosts(Item):
    """A table of unit costs."""

    rows: dict[Id, UnitCost] = Field(default={}, description="One unit cost a row")
    csv: Label | None = optional("The CSV file in the folder cases that holds the rows")


class Level(Item):
    """The level of prices in one year."""

    naming: ClassVar[str] = "year"
    year: IndexYear = Field(description="A calendar year or a financial year: 2024, 2024/25")
    index: PriceLevel = Field(description="The level of prices in that year")


class PriceIndex(Item):
    """A series of price levels, newer than the one that comes along."""

    origin: Label = Field(description="What the series is, and who publishes it")
    date: Date = Field(description="When it was published")
    rows: dict[Id, Level] = Field(default={}, description="One year a row")
    csv: Label | None = optional("The CSV file in the folder cases that holds the rows")


class Grade(Item):
    """What a grade of confidence does to an amount."""

    means: Label = Field(description="When an amount is of this grade")
    costs: Part = Field(description="What is put on top of a cost of this grade")
    benefits: Part = Field(description="What is taken off a benefit of this grade")


class Optimism(Item):
    """How much too hopeful amounts tend to be, by how sure one can be of them."""

    origin: Label = Field(description="Where the table is from")
    grades: dict[Id, Grade] = Field(description="The grades, by the word or number that flows name them by")


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What a project supplies for all its appraisals.

    file:  where it stands, for the places of its numbers
    index: the price index as the project wrote it; None where it brings none
    broken: whether some of it could not be read; then a code that is not known may be there
    """

    file: str = PROJECT_FILE
    prices: Prices = field(default_factory=gdp_deflator)
    index: PriceIndex | None = None
    unit_costs: Mapping[str, UnitCost] = field(default_factory=dict)
    optimism: Optimism | None = None
    broken: bool = False


def prices_of(index: PriceIndex | None) -> Prices:
    """The price index a project brings, else the one that comes along."""
    if index is None or not index.rows:
        return gdp_deflator()
    levels = {str(level.year): level.index.value for level in index.rows.values()}
    return Prices(f"{index.origin}; {index.date}", levels)
