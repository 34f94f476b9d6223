"""What an appraisal comes to: present values in total, by agency and by class, by year, for each person and outcome."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from valuecase.appraisal.model import Appraisal
from valuecase.appraisal.plan import (
    NOTHING,
    Plan,
    Stream,
    Worth,
    agency_id,
    is_something,
    pounds,
    shown_loosely,
    together,
    year_id,
)
from valuecase.book import Entry
from valuecase.figures import ATOM, Arithmetic, Figure, Quantity, total
from valuecase.values import POUNDS, RATIO, Unit, show

#: Benefits to public budgets, by whether they can be taken out of them: the figure's name, and what a reader is told.
CASHABLE = {
    "yes": ("cashable", "can be taken out of a budget"),
    "partly": ("partly-cashable", "can partly be taken out of a budget"),
    "no": ("not-cashable", "cannot be taken out of a budget"),
    "": ("cashable-unknown", "may or may not be taken out of a budget: nobody says"),
}
CLASSES = {"fiscal": "budgets", "economic": "people’s purses and firms", "social": "people’s lives"}


@dataclass(slots=True)
class Results:
    """Writes the results of one appraisal down.

    What one only passes to another stands apart: it is no cost and no benefit of the whole, and counts in what is left
    for those who pay and gain it.

    lacking: the sides of which not all could be counted: no sum of them would be true
    uncounted: the flows that could not be
    """

    entry: Entry
    plan: Plan
    worth: Worth
    lacking: frozenset[str] = frozenset()
    uncounted: frozenset[str] = frozenset()

    def put_all(self, appraisal: Appraisal) -> None:
        """Every result that the streams allow."""
        counted = [stream for stream in self.plan.streams if not stream.is_transfer]
        self._whole(counted)
        self._by_year(counted)
        self._each(appraisal)
        self._by_agency()
        self._by_class()

    def put(self, name: str, label: str, quantity: Arithmetic, *, display: str = "", working: str = "") -> Figure:
        """An amount of money, or a ratio of two."""
        q = quantity.term()
        exact = show(q.value, q.unit, 2) if q.unit == RATIO and not q.hidden else pounds(q)
        shown = display or shown_loosely(q) or exact
        return self.entry.figure(name, label, quantity, display=shown, working=working)

    def sums(self, name: str, label: str, streams: Sequence[Stream]) -> Figure | None:
        """The present values of some streams of one side together; None where there are none, or not all are known."""
        parts = [self.worth.present[stream.id] for stream in streams if self._known(stream)]
        return self.put(name, label, total(parts)) if parts else None

    def _known(self, stream: Stream) -> bool:
        return ("benefits" if stream.is_benefit else "costs") not in self.lacking

    def figure(self, name: str) -> Figure | None:
        return self.entry.book.ledger.get(f"{self.entry.name}.{name}")

    def _whole(self, streams: Sequence[Stream]) -> None:
        costs = self.sums("costs", "costs, present value", [s for s in streams if not s.is_benefit])
        benefits = self.sums("benefits", "benefits, present value", [s for s in streams if s.is_benefit])
        if costs is None or benefits is None:
            return
        self.put("npv", "net present value", benefits - costs)
        if costs.hidden or costs.value > 0:
            self.put("bcr", "benefits for each £1 of cost", benefits / costs)

    def _by_year(self, streams: Sequence[Stream]) -> None:
        """Costs, benefits and what is left in each year; the last also as it is worth now, and running up."""
        sides = [[s for s in streams if s.is_benefit is benefit and self._known(s)] for benefit in (False, True)]
        running: Arithmetic | None = None
        paid_back: list[tuple[int, Figure]] = []
        for number, year in enumerate(self.plan.years):
            made = [
                self.put(
                    f"{name}.{year_id(year)}", f"{name}, {year}",
                    together([a for s in own if is_something(a := self.worth.by_year[s.id][number])]),
                )
                for name, own in zip(("costs", "benefits"), sides, strict=True)
                if own
            ]  # fmt: skip
            if len(made) < 2:
                continue
            self.put(f"net.{year_id(year)}", f"benefits less costs, {year}", made[1] - made[0])
            now = self.put(
                f"discounted.{year_id(year)}", f"benefits less costs, {year}, worth now", self._now(streams, number)
            )
            running = self.put(
                f"cumulative.{year_id(year)}", f"benefits less costs up to {year}, worth now",
                now if running is None else running + now,
            )  # fmt: skip
            paid_back.append((number + 1, running))
        self._payback(paid_back)

    def _now(self, streams: Sequence[Stream], number: int) -> Quantity:
        """What is left in a year, each stream at its own rate."""
        sides: dict[bool, list[Quantity]] = {True: [], False: []}
        for stream in streams:
            amount = self.worth.by_year[stream.id][number]
            if is_something(amount):
                sides[stream.is_benefit].append(amount * self.worth.factors[stream.id][number])
        if not sides[True]:
            return -total(sides[False]) if sides[False] else NOTHING
        return total(sides[True]) - total(sides[False]) if sides[False] else total(sides[True])

    def _payback(self, running: Sequence[tuple[int, Figure]]) -> None:
        """How long until benefits so far are at least costs so far, and remain so; counted from now."""
        after = [number for number, figure in running if figure.hidden or figure.value < 0]
        first = after[-1] + 1 if after else 1
        if not running or first > len(running) or any(figure.hidden for _, figure in running):
            return
        ends = running[first - 1][1]
        year = self.plan.years[first - 1]
        before = f"{running[first - 2][1].display} up to {self.plan.years[first - 2]}, " if first > 1 else ""
        # Money of the first year moves now where it moves at the start of its year: that is no year from now.
        length = Fraction(first - 1 if self.plan.timing == "start" else first)
        quantity = Quantity(length, Unit("years"), {}, f"{before}{ends.display} up to {year}", ATOM, (ends,))
        shown = f"{show(length, Unit('years'))}, in {year}"
        self.put("payback", "paid back after", quantity, display=shown, working=f"{quantity.formula}: {shown}")

    def _each(self, appraisal: Appraisal) -> None:
        """For each year, person and outcome; and what would be enough for benefits to equal costs."""
        factors = [self.figure(f"factor.{year_id(year)}") for year in self.plan.years]
        known = [factor for factor in factors if factor is not None]
        npv, costs, benefits = (self.figure(name) for name in ("npv", "costs", "benefits"))
        for name, what, own in (("a-year", "net present value", npv), ("costs-a-year", "costs", costs)):
            if own and known:
                self.put(name, f"{what} as the same amount each year", own / total(known))
        people = None
        if appraisal.people:
            people = self.entry.figure("people", "number of people", self.entry.input(("people",), appraisal.people))
        if people is not None and npv:
            self.put("per-person", "net present value per person", npv / people)
        if people is not None and costs:
            self.put("costs-per-person", "costs per person, present value", costs / people)
        self._break_even(costs, benefits, people)
        self._per_outcome(appraisal, costs)

    def _break_even(self, costs: Figure | None, benefits: Figure | None, people: Figure | None) -> None:
        if benefits is None or benefits.hidden or benefits.value <= 0:
            return
        if costs is None:
            self.put(
                "break-even.costs",
                "the most it could cost for benefits to equal costs, if all of them are due to it",
                benefits.term(),
            )
            return
        share = (costs / benefits).as_percent()
        self.put("break-even.share", "part of the benefits that pays the costs", share)
        if people is not None and not people.hidden and not costs.hidden:
            needed = costs / (benefits / people)
            whole = show(Fraction(ceil(needed.value)), Unit("count", of="people"))
            self.put(
                "break-even.people", "people who must gain as planned for benefits to equal costs",
                needed.called(Unit("count", of="people")), display=whole,
                working=f"{needed.formula} = {show(needed.value, RATIO)}, so {whole}",
            )  # fmt: skip

    def _per_outcome(self, appraisal: Appraisal, costs: Figure | None) -> None:
        ledger = self.entry.book.ledger
        for name, outcome in appraisal.outcomes.items():
            number = ledger.get(str(outcome.number))
            route = ("outcomes", name, "number")
            if self.entry.book.is_broken(str(outcome.number)):
                continue
            if number is None:
                hint = self.entry.book.offer(str(outcome.number))
                self.entry.problem("VC206", route, f"there is no figure “{outcome.number}”", hint)
            elif number.unit.kind != "count":
                words = f"{outcome.number} is in {number.unit.name}, and a number of things is wanted"
                self.entry.problem("VC307", route, words, "name a figure that counts")
            elif costs is not None and (number.hidden or number.value > 0):
                label = f"costs for each: {outcome.title}"
                self.put(f"per-outcome.{name}", label, (costs / number).called(POUNDS))

    def _by_agency(self) -> None:
        for agency in dict.fromkeys(stream.agency for stream in self.plan.streams):
            own = [stream for stream in self.plan.streams if stream.agency == agency]
            who = agency or "Nobody named"
            name = f"by-agency.{agency_id(agency)}"
            self._balance(name, who, own)
            gains = [stream for stream in own if stream.is_benefit and not stream.is_transfer]
            for key, words, chosen in kinds(gains):
                self.sums(f"{name}.{key}", f"{who}: benefits that {words}", chosen)

    def _by_class(self) -> None:
        for class_, words in CLASSES.items():
            own = [stream for stream in self.plan.streams if stream.class_ == class_]
            if own:
                self._balance(f"by-class.{class_}", f"{class_.capitalize()}, in {words}", own)
        gains = [s for s in self.plan.benefits if s.class_ == "fiscal" and not s.is_transfer]
        for said, (_, words) in CASHABLE.items():
            chosen = [stream for stream in gains if cashable(stream) == said]
            self.sums(f"cashable.{said or 'not-known'}", f"fiscal benefits that {words}", chosen)
        cash, costs = self.figure("cashable.yes"), self.figure("by-class.fiscal.costs")
        if costs is not None and "benefits" not in self.lacking:
            passed = self.figure("by-class.fiscal.passed")
            gained = [part for part in (cash, passed) if part is not None]
            left = together(gained) - costs
            self.put(
                "cashable.net", "what can be taken out of budgets, and what is passed to them, less what they pay", left
            )

    def _balance(self, name: str, who: str, streams: Sequence[Stream]) -> None:
        """Costs, benefits, what is passed on, what is left, and benefits for each pound of cost, of some streams."""
        real = [stream for stream in streams if not stream.is_transfer]
        costs = self.sums(f"{name}.costs", f"{who}: costs, present value", [s for s in real if not s.is_benefit])
        gains = self.sums(f"{name}.benefits", f"{who}: benefits, present value", [s for s in real if s.is_benefit])
        passed = self._passed(name, who, [stream for stream in streams if stream.is_transfer])
        if self.lacking:
            return
        parts = [part for part in (gains, passed) if part is not None]
        if costs is None and parts:
            self.put(f"{name}.net", f"{who}: gains less what it pays", total(parts))
        elif costs is not None:
            left = total(parts) - costs if parts else -costs
            self.put(f"{name}.net", f"{who}: gains less what it pays", left)
        if costs is not None and gains is not None and (costs.hidden or costs.value > 0):
            self.put(f"{name}.bcr", f"{who}: benefits for each £1 of cost", gains / costs)

    def _passed(self, name: str, who: str, streams: Sequence[Stream]) -> Figure | None:
        """What one only passes to another: what these gain of it, less what they pay."""
        sides = [[self.worth.present[s.id] for s in streams if s.is_benefit is gain] for gain in (True, False)]
        if not streams or self.lacking:
            return None
        gained, paid = (together(side) for side in sides)
        left = gained - paid if sides[0] and sides[1] else gained if sides[0] else -paid
        return self.put(f"{name}.passed", f"{who}: received from others, less what is passed on to others", left)


def cashable(stream: Stream) -> str:
    """Whether a benefit can be taken out of a budget: yes, partly or no; empty where that is not known."""
    return stream.cashable if stream.cashable in CASHABLE else ""


def kinds(gains: Iterable[Stream]) -> list[tuple[str, str, list[Stream]]]:
    """Benefits by class, the fiscal ones by whether they can be taken out of budgets: name, words, streams."""
    every = list(gains)
    fiscal = [s for s in every if s.class_ == "fiscal"]
    found = [(key, words, [s for s in fiscal if cashable(s) == said]) for said, (key, words) in CASHABLE.items()]
    for class_ in ("economic", "social"):
        found.append((class_, f"are {class_}", [s for s in every if s.class_ == class_]))
    return found
