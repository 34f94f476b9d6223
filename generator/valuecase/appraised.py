"""An appraisal as pages and papers show it: which rows its tables have, and the words around its figures.

Nothing here computes; every number is the name of a figure of the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from valuecase.appraisal.appraise import Appraised
from valuecase.appraisal.changes import DISCOUNT, LEVERS, MORE_ANYWAY, MORE_OTHERS, inputs_of, said
from valuecase.appraisal.model import Appraisal, Benefit, Cost, Flow
from valuecase.appraisal.plan import Plan, agency_id, year_id
from valuecase.appraisal.uncertainty import STOPS
from valuecase.assumptions import Assumptions, Grade, UnitCost
from valuecase.case import ValueCase
from valuecase.economics.discounting import Schedule
from valuecase.reading.assumed import Code
from valuecase.values import RATIO, Written, decimal_text

#: Columns of the table of who pays and who gains: the ending of the figures, and the head.
GAINS = (
    ("cashable", "Gains, can be cashed"),
    ("partly-cashable", "Gains, partly cashed"),
    ("not-cashable", "Gains, cannot be cashed"),
    ("cashable-unknown", "Gains, cashable or not"),
    ("economic", "Gains, economic"),
    ("social", "Gains, social"),
)
#: The same over all agencies.
WHOLE = {
    "cashable": "cashable.yes",
    "partly-cashable": "cashable.partly",
    "not-cashable": "cashable.no",
    "cashable-unknown": "cashable.not-known",
    "economic": "by-class.economic.benefits",
    "social": "by-class.social.benefits",
}
TIMINGS = {"start": "at the start of its year", "mid": "in the middle of its year", "end": "at the end of its year"}
CUTS = (
    ("deadweight", "Anyway"),
    ("displacement", "Only moved"),
    ("attribution", "Due to others"),
    ("drop-off", "Lost a year"),
)
SLIDERS = {
    MORE_ANYWAY: "Would have happened anyway: more, in percentage points",
    MORE_OTHERS: "Due to others: more, in percentage points",
    "reached": "People reached, of those planned",
    DISCOUNT: "Discount rate",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One appraisal on a page or on paper. `made` is None where it could not be worked out at all."""

    case: ValueCase
    item: str
    appraisal: Appraisal
    made: Appraised | None
    assumptions: Assumptions

    def has(self, name: str) -> bool:
        return f"{self.item}.{name}" in self.case.ledger.figures

    @property
    def length(self) -> str:
        """How long it looks ahead: `5 years`."""
        return f"{len(self.years)} year{'' if len(self.years) == 1 else 's'}"

    @property
    def over(self) -> str:
        """How long, and from when where that is known: `5 years from 2025/26`."""
        return f"{self.length} from {self.years[0][0]}" if self.years and self.appraisal.starts else self.length

    @property
    def pays_back(self) -> bool | None:
        """Whether it pays back within its years; None where nothing says so."""
        npv = self.case.ledger.get(f"{self.item}.npv")
        return None if npv is None or npv.hidden else self.has("payback")

    @property
    def plan(self) -> Plan | None:
        return self.made.plan if self.made else None

    @property
    def years(self) -> list[tuple[str, str]]:
        """The years as printed, each with its part of a figure's name."""
        return [(year, year_id(year)) for year in self.plan.years] if self.plan else []

    @property
    def agencies(self) -> list[tuple[str, str]]:
        """Who pays or gains, each with the name its figures begin with; whoever pays first."""
        names = self.made.agencies if self.made else {}
        return [(name or "Nobody named", f"{self.item}.by-agency.{agency_id(name)}") for name in names]

    def absent(self, side: str, figure: str) -> str:
        """What stands where an agency has no figure on a side: that it is not known, or that there is nothing."""
        made = self.made
        own = {agency_id(name): sides for name, sides in (made.agencies if made else {}).items()}
        mine = own.get(figure.rpartition(".")[2], frozenset())
        return "not known" if made and side in made.lacking & mine else "\N{EN DASH}"

    @property
    def names_agencies(self) -> bool:
        """Whether anybody is named who pays or gains."""
        return any(self.made.agencies) if self.made else False

    @property
    def gains(self) -> list[tuple[str, str, str]]:
        """The columns of gains that anybody has: their ending, their head, the figure over all."""
        return [(key, head, f"{self.item}.{WHOLE[key]}") for key, head in GAINS if self.has(WHOLE[key])]

    @property
    def passes(self) -> bool:
        """Whether anybody passes anything on to another."""
        return any(f"{own}.passed" in self.case.ledger.figures for _, own in self.agencies)

    def cuts(self, benefit: Benefit) -> list[tuple[str, str]]:
        """What is taken off a benefit, column by column: the head, and the number as written or that it is not said."""
        found = []
        for key, head in CUTS:
            number: Written | None = getattr(benefit, key.replace("-", "_"))
            found.append((head, number.display if number else "not said"))
        return found

    @property
    def varied(self) -> list[tuple[str, str, str, str, str]]:
        """What is varied: what it is called, its least, as assumed, its most, and the name its figures begin with."""
        if self.plan is None:
            return []
        inputs = inputs_of(self.plan)
        return [
            (
                inputs[name].label,
                ends.low.display,
                inputs[name].as_assumed(ends.low.unit),
                ends.high.display,
                f"{self.item}.vary.{name}",
            )
            for name, ends in self.appraisal.vary.items()
            if name in inputs and self.has(f"vary.{name}.low")
        ]

    @property
    def turns(self) -> str:
        """How many of the assumptions that are varied could alone turn a gain into a loss, or the reverse; or nothing."""
        figures = self.case.ledger.figures
        npv = figures.get(f"{self.item}.npv")
        ends = [
            [figure.value for end in ("low", "high") if not (figure := figures[f"{name}.{end}"]).hidden]
            for *_, name in self.varied
        ]
        return "" if npv is None or npv.hidden or not any(ends) else turning(npv.value, [own for own in ends if own])

    @property
    def scenarios(self) -> list[tuple[str, str, str]]:
        """What is supposed at once: its title, what is changed, and the name its figures begin with."""
        inputs = inputs_of(self.plan) if self.plan else {}
        return [
            (
                str(scenario.title),
                "; ".join(
                    said(name, inputs[name].label if name in inputs else LEVERS[name].capitalize(), value.text)
                    for name, value in scenario.with_.items()
                ),
                f"{self.item}.scenarios.{own}",
            )
            for own, scenario in self.appraisal.scenarios.items()
            if self.has(f"scenarios.{own}.npv")
        ]

    @property
    def stops(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What each slider would show at some of its stops: its words, and each stop with its figure."""
        found = []
        for lever, stops in STOPS.items():
            unit = "" if lever in (MORE_ANYWAY, MORE_OTHERS) else "%"
            cells = [(f"{stop}{unit}", f"{self.item}.what-if.{lever}.{stop}") for stop in stops]
            if self.has(f"what-if.{lever}.{stops[0]}"):
                found.append((SLIDERS[lever], cells))
        return found

    @property
    def own_rates(self) -> bool:
        """Whether some flows are discounted at rates of their own."""
        return bool(self.plan and any(stream.schedule for stream in self.plan.streams))

    @property
    def schedules(self) -> list[tuple[str, Schedule]]:
        """The rates that are used: of the appraisal, then those of single flows, each with what it is for."""
        if self.plan is None:
            return []
        found = [("", self.plan.schedule)] if self.appraisal.discount else []
        for stream in self.plan.streams:
            if stream.schedule is not None:
                found.append((stream.title, stream.schedule))
        return found

    @property
    def grades(self) -> Mapping[str, Grade]:
        """The grades of confidence that its flows name, as the project's table has them."""
        table = self.assumptions.optimism
        named = {str(flow.confidence) for _, flow in self.flows if flow.confidence}
        return {name: grade for name, grade in table.grades.items() if name in named} if table else {}

    def price_year(self, flow: Flow) -> str:
        """The year whose prices an amount was at before it was brought to those of the appraisal."""
        section, _, rest = str(flow.of or "").partition(".")
        tables = self.case.costs.comparisons if self.case.costs and section == "costs" else {}
        table = tables.get(rest.partition(".")[0])
        return str(flow.price_year or (table.price_year if table else None) or "")

    @property
    def flows(self) -> Iterator[tuple[str, Cost | Benefit]]:
        yield from (self.appraisal.costs or {}).items()
        yield from (self.appraisal.benefits or {}).items()

    @property
    def costs(self) -> Mapping[str, Cost]:
        return self.appraisal.costs or {}

    @property
    def benefits(self) -> Mapping[str, Benefit]:
        return self.appraisal.benefits or {}

    @property
    def timing(self) -> str:
        return TIMINGS[self.appraisal.timing]

    @property
    def brings_prices(self) -> bool:
        """Whether an amount was brought from the prices of another year."""
        return any(
            name.startswith(f"{self.item}.") and name.endswith((".to-prices", ".unit-cost.original"))
            for name in self.case.ledger.figures
        )


def turning(npv: Fraction, ends: Sequence[Sequence[Fraction]]) -> str:
    """How many assumptions alone could turn a gain into a loss: `7 of 8 assumptions could alone take it below £0`.

    ends: what the net present value is at the least and the most of each assumption
    """
    above = npv >= 0
    number = sum(min(own) < 0 if above else max(own) >= 0 for own in ends)
    could = "take it below £0" if above else "bring it to £0 or above"
    if len(ends) == 1:
        return f"it {'could' if number else 'could not'} {could}"
    return f"{number or 'none'} of {len(ends)} assumptions could alone {could}"


def unit_costs_of(case: ValueCase, assumptions: Assumptions) -> list[tuple[str, UnitCost]]:
    """The unit costs of the project's table that the costs of a case take, each once, with a figure that does."""
    uses: list[tuple[str, object]] = []
    for name, table in (case.costs.comparisons if case.costs else {}).items():
        uses += [(f"costs.{name}.{row}", values.unit_cost) for row, values in table.rows.items()]
    for name, appraisal in (case.costs.appraisal if case.costs else {}).items():
        flows = {**(appraisal.costs or {}), **(appraisal.benefits or {})}
        uses += [(f"costs.{name}.{own}", flow.unit_cost) for own, flow in flows.items()]
    return [
        (f"{name}.unit-cost", assumptions.unit_costs[code])
        for name, code in uses
        if isinstance(code, Code) and code in assumptions.unit_costs
    ]


def shown_of(case: ValueCase, assumptions: Assumptions, item: str) -> Shown:
    """The appraisal of that name, such as `costs.five-years`."""
    assert case.costs
    return Shown(case, item, case.costs.appraisal[item.partition(".")[2]], case.appraised.get(item), assumptions)


def refusals(case: ValueCase, item: str) -> list[str]:
    """What cannot be worked out of a thing, and why."""
    return [problem.message for problem in case.gaps() if problem.code == "VC805" and problem.about == item]


def rate_words(schedule: Schedule, years: int) -> str:
    """A schedule in words: `3.5% a year`, `3.5% a year for 30 years, then 3%`."""
    steps = [(last, f"{decimal_text(rate, RATIO)}%") for last, rate in schedule.steps]
    words = f"{steps[0][1]} a year"
    begun = steps[0][0]
    for last, rate in steps[1:]:
        if begun is None or begun >= years:
            break
        words += f" up to year {begun}, then {rate}"
        begun = last
    return words
