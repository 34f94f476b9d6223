"""Writing figures into a case's ledger: their names, their places, their sources.

A section's code says *what* is computed; everything that is the same for every figure —
its name, where its inputs stand — is done here, once. What a source prints is weighed in `printed`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field
from typing import Any, Literal

from valuecase.assumptions import Assumptions
from valuecase.figures import ATOM, Arithmetic, Figure, Input, Quantity, counted, result, written
from valuecase.items import is_among
from valuecase.ledger import Ledger
from valuecase.printed import Printed
from valuecase.problems import Level, Problem, Route
from valuecase.reading.document import Document, inherited_source
from valuecase.reading.fields import Item
from valuecase.reading.nearby import ALL_NAMES, MOST_OFFERS, offered
from valuecase.reconcile import Check, compare
from valuecase.rounding import TOO_FEW, loosely, not_too_exact
from valuecase.values import ZERO, Mean, PartOf, PeopleCount, Value, Written

TOO_FEW_WHY = "not shown, because rounding the numbers of people could move it by more than two points"
NOT_SHOWN = "not shown, because it is about so few people that they might be recognised"


@dataclass(slots=True)
class Book:
    """One section's way into the ledger.

    broken:   names of items that could not be read, such as `costs.hertsmere`; what
              refers to them is left alone, since mending them mends it
    problems: what was met on the way
    sums:     numbers of people that tables come to, by the route of their rows, fit to be shown
    assumptions: what the project supplies for all appraisals
    appraised: appraisals that were worked out, by the name of their item
    without:  routes of items whose figures could not be made; `broken` for those who come later
    stopped:  their names
    """

    section: str
    document: Document
    ledger: Ledger
    broken: frozenset[str] = frozenset()
    sums: Mapping[Route, Written] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    without: list[Route] = field(default_factory=list)
    stopped: set[str] = field(default_factory=set)
    assumptions: Assumptions = field(default_factory=Assumptions)
    appraised: dict[str, Any] = field(default_factory=dict)
    _offers: list[str] = field(default_factory=list)

    def entry(self, name: str, route: Route, title: str, item: Item) -> Entry:
        """Begin an item's figures; use it in a `with` block, so that what was printed is checked off."""
        own = f"{self.section}.{name}" if name else self.section
        source = str(item.source or "") or inherited_source(self.document, route)
        return Entry(self, own, route, title, source, item)

    def is_broken(self, name: str) -> bool:
        """Whether a figure's name belongs to an item that could not be read."""
        return is_among(name, self.broken) or is_among(name, self.stopped)

    def offer(self, name: str) -> str:
        """A hint for a name that no figure has: the name that was likely meant, else where all names are."""
        self._offers.append(name)
        near = offered(name, self.ledger.figures) if len(self._offers) <= MOST_OFFERS else ""
        return near or ALL_NAMES

    def ids_once(self, **kinds: Mapping[str, Item]) -> None:
        """Notice an id that two kinds of things in this file share: `costs.hertsmere` must mean one thing."""
        seen: dict[str, str] = {}
        for kind, things in kinds.items():
            for name in things:
                if name in seen:
                    words = f"“{name}” is already the name of something under {seen[name]}"
                    self.problem("VC205", (kind, name), words, "choose another name for one of them", on="key")
                    self.stopped.add(f"{self.section}.{name}")
                seen.setdefault(name, kind)

    def problem(
        self, code: str, route: Route, message: str, hint: str = "", *,
        about: str = "", on: Literal["key", "value"] = "value", level: Level | None = None,
    ) -> None:  # fmt: skip
        """Record a problem of this section's document."""
        self.problems.append(Problem(code, self.document.file, route, message, hint, on=on, about=about, level=level))


@dataclass(slots=True)
class Entry:
    """The figures of one item, such as `costs.hertsmere`. `item` may say what a source prints for them."""

    book: Book
    name: str
    route: Route
    title: str
    source: str
    item: InitVar[Item | None] = None
    prints: Printed = field(init=False)

    def __post_init__(self, item: Item | None) -> None:
        self.prints = Printed.of(item, self.name, self.problem)

    def __enter__(self) -> Entry:
        return self

    def __exit__(self, *error: object) -> None:
        if error[0] is None:
            self._check_off()

    def part(self, route: Route, title: str, item: Item, name: str = "") -> Entry:
        """An item inside this one that may print figures of its own, such as the side `before`."""
        own = f"{self.name}.{name}" if name else self.name
        return Entry(self.book, own, (*self.route, *route), title, str(item.source or "") or self.source, item)

    def input(self, route: Route, number: Written, text: str = "") -> Quantity:
        """A written number of this item, `route` counted from the item, as a quantity."""
        loose = isinstance(number, PeopleCount) and number.half > 0
        at = Input(self.book.document.file, (*self.route, *route), text or number.text, number.half, loose)
        return written(at, number)

    def amount(self, route: Route, number: Written) -> Quantity | None:
        """A written amount that is to be added to others; a rate, which does not add, is a problem and None."""
        if number.unit.per:
            hint = "write what it came to over the period"
            self.problem("VC307", route, f"“{number.text}” is a rate in a table of amounts", hint)
            return None
        return self.input(route, number)

    def values(self, route: Route, value: Value) -> tuple[Quantity, Quantity | None]:
        """A written value as one quantity, or as two for `28 of 36` and `14.5 each for 90`."""
        match value:
            case PartOf() if value.part.half:
                # Two rounded numbers, each of which may move by itself.
                return self.input((*route, "part"), value.part), self.input((*route, "whole"), value.whole)
            case PartOf():
                return self.input(route, value.part, value.text), self.input(route, value.whole, value.text)
            case Mean():
                return self.input(route, value.mean, value.text), self.input(route, value.people, value.text)
            case _:
                return self.input(route, value), None

    def count(self, route: Route, number: int, of: str, text: str) -> Quantity:
        """A number of parts counted at a route whose line holds `text`."""
        return counted(Input(self.book.document.file, (*self.route, *route), text), number, of)

    def people_in(self, route: Route) -> Quantity | None:
        """The number of people that a table's rows come to, counted before small numbers were hidden."""
        found = self.book.sums.get((*self.route, *route))
        return self.input(route, found) if found else None

    def figure(
        self, name: str, label: str, quantity: Arithmetic, *, display: str = "", working: str = "",
        check: Check | None = None, source: str = "",
    ) -> Figure:  # fmt: skip
        """Write a figure down. `name` comes after the item's own; empty means the item itself."""
        q = not_too_exact(quantity.term())
        own = f"{self.name}.{name}" if name else self.name
        if q.hidden:
            display, working, check = q.formula, TOO_FEW_WHY if q.formula == TOO_FEW else NOT_SHOWN, None
        single = len(q.inputs) == 1 and isinstance(q.inputs[0], Input) and q.binds == ATOM
        shown = display or (q.formula if single else result(q))
        if not q.hidden and any(at.loose for at in q.slopes):
            shown = shown if single or display else f"about {loosely(q)}"
            working = working or (f"{shown}, rounded as numbers of people are" if single else "")
        made = working or _working(q, shown, single)
        figure = Figure(
            own,
            f"{self.title}: {label}" if label else self.title,
            q,
            shown,
            made,
            source or self.source,
            check,
            self.name,
        )
        figure = self.prints.beside(name, figure)
        if own in self.book.ledger.figures:
            if not self.book.is_broken(own):
                self.problem(
                    "VC205", (), f"two figures would be called {own}", "give one of the two another id", on="key"
                )
        else:
            self.book.ledger.figures[own] = figure
        return figure

    def problem(
        self, code: str, route: Route, message: str, hint: str = "", *,
        on: Literal["key", "value"] = "value", about: str = "", level: Level | None = None,
    ) -> None:  # fmt: skip
        """Record a problem of this item, `route` counted from it."""
        self.book.problem(code, (*self.route, *route), message, hint, about=about or self.name, on=on, level=level)

    def reconcile(
        self, name: str, computed: Arithmetic, shown: str, printed: Arithmetic, route: Route, *, about: bool = False
    ) -> Check:
        """Compare a computed number with one that follows from printed numbers, and weigh the answer.

        `about` says that the printed number was written loosely, so that a difference is no error.
        """
        c, s = computed.term(), printed.term()
        check = compare(c.value, c.bound, s.value, s.bound, shown, ZERO, c.unit)
        return self.prints.weigh(name, check, c.unit, route, about=about)

    def _check_off(self) -> None:
        if self.route not in self.book.without:
            below = (figure.id for figure in self.book.ledger.under(self.name) if figure.id != self.name)
            mine = [name.removeprefix(f"{self.name}.") for name in below]
            self.prints.check_off(mine, self.book.is_broken)

    def without_figures(self) -> None:
        """Say that this item's figures could not be made, so that nobody is told of each one."""
        self.book.without.append(self.route)
        self.book.stopped.add(self.name)


def _working(q: Quantity, shown: str, single: bool) -> str:
    """The formula and its result; for a number with no formula, where it comes from."""
    if single:
        return f"{q.formula}, as written"
    return f"{q.formula}, from its only part" if q.formula == shown else f"{q.formula} = {shown}"
