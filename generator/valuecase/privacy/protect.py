"""Hiding small numbers of people in a case as soon as it is read.

The numbers are replaced in the models themselves, before anything is worked out: what is
published is worked out from what may be shown, so nothing downstream can give more away.
A number stays as it is where its item, or one it is in, records why it may (`disclosure`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, TypeAlias

from valuecase.privacy.few import of_enough, of_few
from valuecase.privacy.small_numbers import Policy, Sum, hidden
from valuecase.problems import Route
from valuecase.reading.fields import Item, keyed
from valuecase.values import PEOPLE_WORDS, ZERO, Mean, PartOf, PeopleCount, Unit, Written

PEOPLE = Unit("count", of="people")
#: A code, a route, what is wrong and what to do.
Trouble: TypeAlias = tuple[str, Route, str, str]
#: What a source prints for a table or a comparison, and from which a number of people could be worked out.
TELLING = ("total", "people", "per-person", "share", "how-many")
RECORD = "add disclosure: published in source, if a source has printed the numbers; or leave printed: out"


@dataclass(frozen=True, slots=True)
class Protected:
    """A section whose numbers may be shown.

    sums:     what its tables of people come to, by the route of their rows
    problems: what cannot be shown as it is written: code, route, what is wrong, what to do
    """

    model: Item
    sums: Mapping[Route, Written]
    problems: Sequence[Trouble] = ()


@dataclass(slots=True)
class _Found:
    """The numbers of people of a section: cells by name, which of them add up, which are not printed themselves."""

    policy: Policy
    cells: dict[str, int] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)
    silent: set[str] = field(default_factory=set)
    problems: list[Trouble] = field(default_factory=list)


def protect(model: Item, policy: Policy) -> Protected:
    """A section with its small numbers hidden and the others rounded."""
    found = _Found(policy)
    _collect(model, (), found)
    if not policy.threshold and policy.base == 1:
        found.problems = [trouble for trouble in found.problems if trouble[0] != "VC712"]
    unseen = hidden(found.cells, found.sums, policy, found.silent)
    shown = {
        name: _hidden(policy) if name in unseen else _rounded(count, policy) for name, count in found.cells.items()
    }
    sums = {route: shown[_total(route)] for route in _tables(model, ()) if _total(route) in shown}
    replaced = _replaced(model, (), shown)
    told = {route for code, route, *_ in found.problems if code == "VC712"}
    found.problems += [_too_telling(name, route) for name, route in of_few(replaced) if route not in told]
    return Protected(of_enough(replaced), sums, found.problems)


def _hidden(policy: Policy) -> PeopleCount:
    return PeopleCount(policy.marker, ZERO, ZERO, PEOPLE, hidden=True)


def _rounded(count: int, policy: Policy) -> PeopleCount:
    number = policy.shown(count)
    low, high = policy.span(count)
    half = Fraction(max(number - low, high - number))
    return PeopleCount(f"about {number}" if half else str(number), Fraction(number), half, PEOPLE, about=bool(half))


def _collect(part: Any, route: Route, found: _Found) -> None:
    """Every number of people below, but for those whose disclosure is on record."""
    if part is None or isinstance(part, str):
        return
    if isinstance(part, Item):
        if part.disclosure:
            return
        if part.adds_up:
            _collect_table(part, route, found)
        _printed(part, route, found)
        for name in type(part).model_fields:
            _collect(getattr(part, name), (*route, keyed(name)), found)
    elif isinstance(part, dict):
        _collect_groups(part, route, found)
        for key, value in part.items():
            _collect(value, (*route, key), found)
    elif isinstance(part, (list, tuple)):
        for number, value in enumerate(part):
            _collect(value, (*route, number), found)
    else:
        _collect_number(part, route, found)


def _printed(item: Item, route: Route, found: _Found) -> None:
    """What a source prints would give away numbers that are hidden or rounded."""
    counted = item.adds_up or any(isinstance(getattr(item, name), PeopleCount) for name in type(item).model_fields)
    for name in getattr(item, "printed", {}) if counted else ():
        if name.rpartition(".")[2] in (TELLING if item.adds_up else TELLING[1:]):
            found.problems.append(_too_telling(name, (*route, "printed", name)))


def _too_telling(name: str, route: Route) -> Trouble:
    words = f"“{name}” is printed here as it is, and numbers of people here may not be shown as they are"
    return "VC712", route, words, RECORD


def _collect_number(value: Any, route: Route, found: _Found) -> None:
    name = _name(route)
    match value:
        case PeopleCount():
            found.cells[name] = int(value.value)
        case Written() if route[-1:] == ("of",) and value.unit.of in PEOPLE_WORDS:
            words = f"“{value.text}” is a number of people, and of: is for what is not people"
            found.problems.append(("VC713", route, words, f"write people: {value.text.split()[0]}"))
        case PartOf() if value.whole.unit.of in PEOPLE_WORDS:
            part, whole = int(value.part.value), int(value.whole.value)
            found.cells |= {f"{name}#part": part, f"{name}#whole": whole, f"{name}#rest": whole - part}
            found.sums.append(Sum(f"{name}#whole", (f"{name}#part", f"{name}#rest")))
            found.silent.add(f"{name}#rest")
        case PartOf() if not value.whole.unit.of:
            part, whole = int(value.part.value), int(value.whole.value)
            if found.policy.small(part) or found.policy.small(whole - part):
                words = f"“{value.text}” does not say what it counts, and few people must not be counted"
                remedy = "write what they are: 3 of 36 women, or 3 of 36 meetings"
                found.problems.append(("VC713", route, words, remedy))
        case Mean() if value.people.unit.of in PEOPLE_WORDS:
            found.cells[f"{name}#people"] = int(value.people.value)


def _collect_table(table: Item, route: Route, found: _Found) -> None:
    """A table's rows add up to its total; tables that count the same people share the total."""
    rows: Mapping[str, Any] = getattr(table, "rows", {})
    names = tuple(_name((*route, "rows", name, "people")) for name in rows)
    total = _total((*route, "rows"))
    if names:
        found.cells[total] = sum(int(row.people.value) for row in rows.values())
        found.sums.append(Sum(total, names))


def _collect_groups(things: Mapping[str, Any], route: Route, found: _Found) -> None:
    """Things of one kind of which one is part of another, or counts the same people another way."""
    for name, thing in things.items():
        whole = str(getattr(thing, "of", ""))
        other = things.get(whole)
        if other is None:
            continue
        if _leads_back(things, name):
            words, remedy = f"“{name}” is said to be part of itself", "name the table it is part of, or leave out of:"
            found.problems.append(("VC215", (*route, name, "of"), words, remedy))
            continue
        if bool(thing.disclosure) != bool(other.disclosure) and (thing.adds_up or getattr(thing, "group", None)):
            words = f"“{name}” and “{whole}” are about the same people, and only one of the two has a disclosure"
            remedy = "give both the same disclosure: or neither; else the one gives the other away"
            found.problems.append(("VC712", (*route, name), words, remedy))
        if thing.disclosure or other.disclosure:
            continue
        if thing.adds_up:
            mine, theirs = (sum(int(row.people.value) for row in t.rows.values()) for t in (thing, other))
            if mine != theirs:
                words = f"“{name}” counts {mine} people and “{whole}” {theirs}, and they are said to be the same"
                found.problems.append(
                    ("VC411", (*route, name, "of"), words, "correct one of the two, or leave out of:")
                )
            elif thing.rows:
                total = _total((*route, name, "rows"))
                found.sums.append(Sum(total, (_total((*route, whole, "rows")),)))
    _collect_parts(things, route, found)


def _collect_parts(things: Mapping[str, Any], route: Route, found: _Found) -> None:
    """Groups of people by the whole they are part of: each is looked for once, however many things there are."""
    parts: dict[str, list[str]] = {}
    for name, thing in things.items():
        if (
            getattr(thing, "group", None)
            and (whole := str(getattr(thing, "of", None) or "")) in things
            and whole != name
        ):
            parts.setdefault(whole, []).append(name)
    for whole, of in parts.items():
        for side in ("before", "after"):
            _collect_side_groups(things, whole, of, side, route, found)


def _leads_back(things: Mapping[str, Any], name: str) -> bool:
    """Whether `of:` leads from a thing, by way of others or at once, back to itself."""
    seen: set[str] = set()
    at = name
    while at in things and at not in seen:
        seen.add(at)
        at = str(getattr(things[at], "of", ""))
    return at == name


def _collect_side_groups(
    things: Mapping[str, Any], whole: str, of: list[str], side: str, route: Route, found: _Found
) -> None:
    """Groups of people compared are parts `of` the whole they name; whoever is in none of them is the rest."""
    counts = [_people_of(things[name], side) for name in (whole, *of)]
    if None in counts:
        return
    rest = (counts[0] or 0) - sum(count or 0 for count in counts[1:])
    if rest < 0:
        return
    name = _name((*route, whole, side, "people"))
    found.cells[f"{name}#rest"] = rest
    found.silent.add(f"{name}#rest")
    found.sums.append(Sum(name, (*(_name((*route, n, side, "people")) for n in of), f"{name}#rest")))


def _people_of(thing: Any, side: str) -> int | None:
    """The people of one side of a comparison; None where they are not written, or may be shown anyway."""
    written = getattr(getattr(thing, side, None), "people", None)
    return int(written.value) if isinstance(written, PeopleCount) and not thing.disclosure else None


def _tables(part: Any, route: Route) -> Iterator[Route]:
    if part is None or isinstance(part, str):
        return
    if isinstance(part, Item):
        if part.adds_up:
            yield (*route, "rows")
        for name in type(part).model_fields:
            yield from _tables(getattr(part, name), (*route, keyed(name)))
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from _tables(value, (*route, key))


def _replaced(part: Any, route: Route, shown: Mapping[str, PeopleCount]) -> Any:
    """The same part with the numbers that may be shown."""
    if part is None or isinstance(part, str):
        return part
    match part:
        case Item():
            fields = {
                key: _replaced(getattr(part, key), (*route, keyed(key)), shown) for key in type(part).model_fields
            }
            return part.model_copy(update={k: v for k, v in fields.items() if v is not getattr(part, k)})
        case dict():
            return {key: _replaced(value, (*route, key), shown) for key, value in part.items()}
        case list():
            return [_replaced(value, (*route, number), shown) for number, value in enumerate(part)]
        case PeopleCount() if (name := _name(route)) in shown:
            return replace(shown[name], unit=part.unit)
        case PartOf() if f"{(name := _name(route))}#part" in shown:
            return _part_of(part, shown[f"{name}#part"], shown[f"{name}#whole"])
        case Mean() if (people := f"{_name(route)}#people") in shown:
            return _mean(part, shown[people])
    return part


def _mean(value: Mean, people: PeopleCount) -> Mean:
    """A mean over the number of people that may be shown; over few people, it is not shown either."""
    if people.hidden:
        mean = replace(value.mean, text=people.text, value=ZERO, half=ZERO, hidden=True)
        return Mean(people.text, mean, people)
    words = value.text.partition(" each")[0]
    text = value.text if not people.half else f"{words} each for {people.text}"
    return Mean(text, replace(value.mean, text=text), people)


def _part_of(value: PartOf, part: PeopleCount, whole: PeopleCount) -> PartOf:
    unit = value.whole.unit
    if part.hidden or whole.hidden:
        unseen = part if part.hidden else whole
        return PartOf(unseen.text, replace(unseen, unit=unit), replace(unseen, unit=unit))
    text = f"{part.text} of {whole.text} {unit.of}" if part.half or whole.half else value.text
    return PartOf(text, replace(part, unit=unit), replace(whole, unit=unit))


def _name(route: Route) -> str:
    return "/".join(str(key) for key in route)


def _total(route: Route) -> str:
    return f"{_name(route)}#total"
