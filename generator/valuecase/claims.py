"""What a case claims, each claim with its effect and, apart from it, how strong the evidence is.

A claim is a measure, a finding, a scale, a table over time, a comparison of costs, a saving
that a source states, or one person's costs. Good and bad news are claims alike. A table for a
group of people, or for those whom others are compared with, is a part of another's claim.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from valuecase.case import ValueCase
from valuecase.comparison.model import Comparison
from valuecase.directions import Direction, by_shares, counted, said_way, signed, together, worded
from valuecase.evidence import COMPARED_WITH, by_chance, p_values, says_something, strength
from valuecase.figures import Figure
from valuecase.items import Named
from valuecase.measured import OverTime
from valuecase.problems import Problem
from valuecase.reading.dates import in_words
from valuecase.reading.fields import Item
from valuecase.reading.ids import slugged
from valuecase.sections.outcomes import Finding, Measure, Scale, ScaleArea
from valuecase.sections.stories import Story
from valuecase.stated import Stated
from valuecase.values import PEOPLE_WORDS, Mean, PartOf, Value, Written

COST = "cost"


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of a case.

    case:      the id of the case
    named:     the thing in the case that makes it
    record:    the item that carries its evidence; for a story its cost table
    domain:    the domain of outcomes it belongs to, empty where it has none
    metric:    the name it shares with the same measure elsewhere
    strength:  its Maryland level, 1 to 5; 0 where nothing says what it was compared with
    numbers:   the numbers of people it rests on
    before, after: names of the figures compared; `after` alone for a single value
    change:    the name of the figure that says how much it changed, empty where there is none
    words:     how it changed where no figure says it
    dates:     the dates it is about, as written
    """

    case: str
    named: Named
    kind: str
    record: Item
    domain: str
    metric: str
    strength: int
    direction: Direction
    numbers: tuple[Written, ...] = ()
    before: str = ""
    after: str = ""
    change: str = ""
    words: str = ""
    dates: tuple[str, ...] = ()
    cautions: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        return self.named.name

    @property
    def title(self) -> str:
        return self.named.title

    @property
    def page(self) -> str:
        """Where it stands, from the folder of its case."""
        anchor = self.named.anchor or ("costs" if self.kind == "story" else "")
        return f"{self.named.page}#{anchor}" if anchor else self.named.page

    @property
    def people(self) -> str:
        """For how many, in words; empty where that is not recorded."""
        if self.kind == "story":
            return "one person"
        said = list(dict.fromkeys(_in_words(number) for number in self.numbers))
        if len(said) == 2 and len(self.numbers) == 2 and self.before:
            return f"{said[0]} before, {said[1]} after"
        return " and ".join(said)

    @property
    def compared(self) -> str:
        """Compared with what, in words; empty where that is not recorded."""
        compare = getattr(self.record, "compare", None)
        comparator = getattr(self.record, "comparator", None)
        return COMPARED_WITH[compare] if compare else str(comparator.who) if comparator else ""

    @property
    def chosen(self) -> str:
        """How the people were chosen, in the author's words."""
        return str(getattr(self.record, "chosen", None) or "")

    @property
    def when(self) -> str:
        """When, in words."""
        return " and ".join(in_words(date) for date in dict.fromkeys(self.dates))


def claims_of(case: ValueCase) -> list[Claim]:
    """Every claim of a case with the cautions found by now: in the order of its files, one person's last."""
    found = [claim for named in case.items.values() if (claim := _claim(case, named))]
    return sorted(found, key=lambda claim: claim.kind == "story")


def domains_named(case: ValueCase, claims: Iterable[Claim]) -> list[str]:
    """The domains of outcomes that a case lists or that one of its claims is in."""
    listed = [str(domain) for domain in case.outcomes.domains] if case.outcomes else []
    return list(dict.fromkeys([*listed, *(claim.domain for claim in claims if claim.domain)]))


def is_change(claim: Claim) -> bool:
    """Whether it claims that something changed or was saved, so that a comparison is asked for."""
    return bool((claim.before and claim.after) or claim.words or claim.change or isinstance(claim.record, Stated))


def saves(case: ValueCase, claim: Claim) -> bool:
    """Whether it claims that money was saved: costs that fell, savings in a list, a saving that is stated."""
    match claim.record:
        case Stated():
            names = [claim.after]
        case Comparison():
            names = [f"{claim.name}.savings", f"{claim.name}.reduction"]
        case Measure(want="lower"):
            names = [f"{claim.name}.reduction"]
        case _:
            return False
    figures = [figure for name in names if (figure := case.ledger.get(name)) and not figure.hidden]
    return any(f.value > 0 and (f.unit.kind == "money" or claim.kind == "stated") for f in figures)


def parts_of(case: ValueCase) -> list[Claim]:
    """Tables for a group of people, or for those whom others are compared with: parts of another's claim."""
    tables = ((named, named.item) for named in case.items.values() if isinstance(named.item, Comparison))
    return [_of_costs(case, named, table, "part") for named, table in tables if table.of or table.beside]


def _claim(case: ValueCase, named: Named) -> Claim | None:
    item = named.item
    match item:
        case Measure():
            return _of_measure(case, named, item)
        case Finding():
            direction = worded(said_way(str(item.change or "")), item.want)
            words = str(item.change or "")
            return _made(
                case,
                named,
                "finding",
                item,
                direction,
                words=words,
                dates=_dates(item.when),
                numbers=_some(item.people),
            )
        case Scale():
            ways = [_area_way(case, f"{named.name}.{name}", area, item) for name, area in item.areas.items()]
            words = counted(ways)
            return _made(case, named, "scale", item, together(ways), words=words, numbers=_some(item.people))
        case OverTime():
            ways = [_moved(case, f"{named.name}.{row}", item.want) for row in item.rows]
            return _made(
                case, named, "over time", item, together(ways), words=counted(ways), numbers=_some(item.people)
            )
        case Comparison() if not item.of and not item.beside:
            return _of_costs(case, named, item, "costs")
        case Story() if item.person == "one person" and item.costs:
            return _of_costs(case, named, item.costs, "story")
        case Stated() if item.kind == "saving":
            key = "amount" if item.amount else "share"
            direction = signed(case.ledger.get(f"{named.name}.{key}"), "higher")
            return _made(
                case, named, "stated", item, direction, after=f"{named.name}.{key}",
                dates=_dates(item.when), numbers=_some(item.people),
            )  # fmt: skip
    return None


def _made(
    case: ValueCase,
    named: Named,
    kind: str,
    record: Any,
    direction: Direction,
    *,
    level: int | None = None,
    **more: Any,
) -> Claim:
    """A claim with what every kind of it has in common."""
    two_times = bool(more.get("before") and more.get("after")) or kind != "measure"
    if kind == "finding":
        two_times = bool(record.change)
    if level is None:
        level = strength(record.compare, adjusted=says_something(record.adjusted_for), two_times=two_times)
    if kind == "story":
        level = min(level, 1)  # nobody is a group
    if direction in (Direction.BETTER, Direction.WORSE, Direction.MIXED) and by_chance(_p_values(record)):
        direction = Direction.CHANCE
    default = COST if kind in ("costs", "stated") else ""
    return Claim(
        case.id, named, kind, record,
        domain=str(getattr(record, "domain", None) or default),
        metric=str(record.metric or slugged(named.title)),
        strength=level, direction=direction, cautions=tuple(case.cautions_about(named.name)), **more,
    )  # fmt: skip


def _p_values(record: Any) -> list[tuple[str, float]]:
    """Every p value that is printed for a claim: its own and those of its rows."""
    rows = getattr(record, "rows", {})
    said = [getattr(row, key, None) for row in rows.values() for key in ("p", "significance")]
    return p_values(record.p, getattr(record, "significance", None), *said)


def _of_measure(case: ValueCase, named: Named, item: Measure) -> Claim:
    points = [point for point in (item.before, item.after) if point]
    numbers = [number for point in points for number in (_people_in(point.value) or _some(point.people))]
    alone = _people_in(item.value) or _some(item.people) if item.value is not None else ()
    dates = _dates(*(point.when for point in points), item.when)
    has = {
        key: f"{named.name}.{key}"
        for key in ("before", "after", "value", "comparator")
        if case.ledger.get(f"{named.name}.{key}")
    }
    # A single value is a cross-section, whatever it is set beside.
    level = 1 if item.compare is None and item.value is not None and not points else None
    if "comparator" in has and "value" in has:
        direction = signed(_difference(case, has["comparator"], has["value"]), item.want)
    elif points:
        direction = _moved(case, named.name, item.want)
        if direction is Direction.UNSAID and item.before and item.after and item.want:
            direction = by_shares(item.before.value, item.after.value, item.want)
        if direction is Direction.UNSAID and not has:
            direction = worded(said_way(str(item.change or "")), item.want)
    else:
        direction = worded(said_way(str(item.change or "")), item.want)
    return _made(
        case, named, "measure", item, direction, level=level, numbers=(*numbers, *alone),
        before=has.get("before", ""), after=has.get("after", has.get("value", "")),
        change=_known(case, f"{named.name}.change"), words=str(item.change or ""), dates=dates,
    )  # fmt: skip


def _of_costs(case: ValueCase, named: Named, table: Comparison, kind: str) -> Claim:
    sides = [side for side in (table.before, table.after) if side]
    numbers = [number for side in sides for number in _some(side.people)]
    if not numbers:
        numbers = list(
            dict.fromkeys(n for row in table.rows.values() for v in (row.before, row.after) for n in _people_in(v))
        )
    net, saved = case.ledger.get(f"{named.name}.net"), case.ledger.get(f"{named.name}.savings")
    pairs = ((f"{named.name}.before{rate}", f"{named.name}.after{rate}") for rate in ("", ".per-month"))
    before, after = next(((b, a) for b, a in pairs if case.ledger.get(b) and case.ledger.get(a)), ("", ""))
    if net is None:
        direction = signed(saved, "higher") if saved else _moved(case, named.name, "lower")
    else:
        direction = signed(net, "lower")
    return _made(
        case, named, kind, table, direction, numbers=tuple(numbers), before=before,
        after=after or (net.id if net else ""), change=_known(case, f"{named.name}.change"),
        dates=_dates(*(side.when for side in sides)),
    )  # fmt: skip


def _area_way(case: ValueCase, name: str, area: ScaleArea, scale: Scale) -> Direction:
    found = _moved(case, name, scale.want or "higher")
    return worded(said_way(str(area.change or "")), scale.want or "higher") if found is Direction.UNSAID else found


def _moved(case: ValueCase, name: str, want: str | None) -> Direction:
    return signed(case.ledger.get(f"{name}.change"), want)


def _difference(case: ValueCase, theirs: str, ours: str) -> Figure | None:
    """Ours less theirs: the figure itself is `lead`, or `gap` with its sign turned round."""
    lead = case.ledger.get(f"{ours.rpartition('.')[0]}.lead")
    return lead or case.ledger.get(f"{ours.rpartition('.')[0]}.gap")


def _known(case: ValueCase, name: str) -> str:
    return name if case.ledger.get(name) else ""


def _some(number: Written | None) -> tuple[Written, ...]:
    return (number,) if number is not None else ()


def _people_in(value: Value | None) -> tuple[Written, ...]:
    """The number of people that a value is over: the whole of a part of people, those a mean is for."""
    if isinstance(value, Mean):
        return (value.people,)
    if isinstance(value, PartOf) and value.whole.unit.of.lower() in PEOPLE_WORDS:
        return (value.whole,)
    return ()


def _in_words(number: Written) -> str:
    words = getattr(number, "in_words", "") or number.display
    return words if number.hidden or number.unit.of else f"{words} people"


def _dates(*dates: Any) -> tuple[str, ...]:
    return tuple(str(date) for date in dates if date)
