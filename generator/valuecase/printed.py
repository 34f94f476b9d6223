"""What a source prints for an item's figures, beside what they are computed as, and the differences on record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from valuecase.figures import Figure
from valuecase.problems import Level, Route
from valuecase.reading.fields import Compared, Differs, Item
from valuecase.reading.nearby import figure_meant
from valuecase.reconcile import Answer, Check, comparable, compare, computed, matches_pin, pin_words, spoken
from valuecase.values import Unit, Value, Written, show


class Say(Protocol):
    """Records a problem of the item, the route counted from it."""

    def __call__(
        self, code: str, route: Route, message: str, hint: str = "", *,
        on: Literal["key", "value"] = "value", about: str = "", level: Level | None = None,
    ) -> None: ...  # fmt: skip


@dataclass(slots=True)
class Printed:
    """The printed numbers of one item, such as `costs.hertsmere`, checked off as its figures are made.

    used: names that were compared; with `differs ` in front, differences that were asked for
    """

    name: str
    printed: Mapping[str, Value]
    differs: Mapping[str, Differs]
    say: Say
    used: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, item: Item | None, name: str, say: Say) -> Printed:
        """Those of an item; none where it is of a kind that sources print no numbers for."""
        if isinstance(item, Compared):
            return cls(name, item.printed, item.differs, say)
        return cls(name, {}, {}, say)

    def beside(self, name: str, figure: Figure) -> Figure:
        """A figure with what the source prints for it; a hidden one is compared with nothing."""
        if name not in self.printed:
            return figure
        self.used.add(name)
        return figure if figure.hidden else replace(figure, check=self._compare(name, figure))

    def leave(self, name: str) -> None:
        """Do not ask after a recorded difference whose figures could not be computed."""
        self.used.add(f"differs {name}")

    def _compare(self, name: str, figure: Figure) -> Check | None:
        number = self.printed[name]
        route: Route = ("printed", name)
        if not isinstance(number, Written) or not comparable(number.unit, figure.unit):
            kind = figure.unit.name
            self.say(
                "VC307",
                route,
                f"“{number.text}” cannot be compared with {figure.id}, which is in {kind}",
                _in_its_unit(number, figure.unit) or "write it in the same unit",
            )
            return None
        check = compare(
            figure.value, figure.quantity.bound, number.value, number.half, number.display, number.step, figure.unit
        )
        return self.weigh(name, check, figure.unit, route, about=number.about)

    def weigh(self, name: str, check: Check, unit: Unit, route: Route, *, about: bool) -> Check:
        """Say what a comparison found, unless that very difference is on record. `about`: the number was written loosely."""
        pin = self.differs.get(name)
        self.used.add(f"differs {name}")
        own = f"{self.name}.{name}" if name else self.name
        if pin:
            return self._pinned(name, check, unit, pin, Level.CAUTION if about else None)
        if check.answer is Answer.DIFFERS:
            self.say(
                "VC512" if about else "VC501", route,
                f"printed {check.printed}, computed {computed(check)}: {spoken(check)}",
                _turned(check) or f"correct the parts or the printed number; or record it: differs: {{{name}: {{{pin_words(check, unit)}, because: …}}}}",
                about=own,
            )  # fmt: skip
        elif check.says_little and unit.of != "people":  # whose rounding is ours, and not the source's
            self.say(
                "VC505",
                route,
                f"agreeing says little here: rounding alone may move it by {show(check.b, unit)}",
                "write the parts more exactly if the source does",
                about=own,
            )
        return check

    def _pinned(self, name: str, check: Check, unit: Unit, pin: Differs, level: Level | None) -> Check:
        route: Route = ("differs", name)
        number = pin.by or pin.points or pin.number
        if check.answer is not Answer.DIFFERS:
            self.say(
                "VC502",
                route,
                f"the difference recorded here is gone: it {check.answer}",
                "delete it",
                on="key",
                level=level,
            )
            return check
        if number is None or not comparable(number.unit, unit):
            self.say(
                "VC307",
                route,
                "the difference is not written in the unit of the figure",
                "write by: for money, points: for percentages, number: for counts",
                on="key",
            )
            return check
        if not matches_pin(check, number):
            self.say(
                "VC502",
                route,
                f"the difference is {show(abs(check.difference), unit)}, not {number.display}",
                "look at what changed; then correct or delete the record",
                on="key",
                level=level,
            )
            return check
        return replace(check, pinned=number.display, because=str(pin.because))

    def check_off(self, figures: list[str], is_broken: Callable[[str], bool]) -> None:
        """Notice printed numbers and differences that nothing was compared with. `figures`: the item's own, by name."""
        rows = {name.partition(".")[0] for name in figures if name.endswith((".share", ".rank"))}
        mine = [name for name in figures if name.partition(".")[0] not in rows]
        for name in self.printed:
            if name not in self.used and not is_broken(f"{self.name}.{name}"):
                near = figure_meant(name, mine)
                self.say(
                    "VC504",
                    ("printed", name),
                    f"no figure called “{name}” is computed here",
                    f"did you mean {near}?" if near else f"the figures here: {', '.join(mine) or 'none'}",
                    on="key",
                )
        for name in self.differs:
            if f"differs {name}" not in self.used and name not in self.printed:
                self.say(
                    "VC503",
                    ("differs", name),
                    f"nothing called “{name}” is compared here",
                    "a difference needs a printed: number of the same name",
                    on="key",
                )


def _in_its_unit(number: Value, unit: Unit) -> str:
    """How a number printed without its sign, or in points, is written as the percentage it is compared with."""
    points = ("", "point", "points", "percentage point", "percentage points", "percent points", "pp")
    if not isinstance(number, Written) or number.unit.kind != "count" or unit.kind != "percent":
        return ""
    return "" if number.unit.of not in points else f"write {number.text.removesuffix(number.unit.of).strip()}%"


def _turned(check: Check) -> str:
    """What to do where only the sign differs."""
    if not check.computed or check.difference != 2 * check.computed:
        return ""
    return "turn the sign round: a reduction has no minus where there is less after, and a change has one"
