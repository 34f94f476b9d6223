"""Names of the one revision as the other calls them: `was:` says what a thing was called before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from valuecase.case import ValueCase
from valuecase.items import Named, old_names
from valuecase.problems import Route


@dataclass(frozen=True, slots=True)
class Renamed:
    """What was renamed between two revisions of a case.

    case:   the old and the new id of the case
    names:  old name → new name, of items (`costs.wards` → `costs.areas`)
    routes: file (by its new name) → pairs of old and new routes, outermost first
    """

    case: tuple[str, str]
    names: dict[str, str] = field(default_factory=dict)
    routes: dict[str, list[tuple[Route, Route]]] = field(default_factory=dict)

    def name(self, old: str) -> str:
        """An old name of a figure or an item as it is now."""
        for was, now in self.names.items():
            if old == was or old.startswith(f"{was}."):
                old = f"{now}{old[len(was) :]}"
        return old

    def figure(self, old: str) -> str:
        """A figure's old name as prose writes it: another case stands before a slash."""
        case, slash, name = old.rpartition("/")
        if not slash:
            return self.name(name)
        return f"{self.case[1]}/{self.name(name)}" if case == self.case[0] else old

    def route(self, file: str, old: Route) -> Route:
        """An old route in a file (by its new name) as it is now."""
        for was, now in self.routes.get(file, ()):
            if old[: len(was)] == was:
                old = (*now, *old[len(was) :])
        return old


def former_ids(case: ValueCase) -> list[str]:
    """The ids a case had before."""
    return [str(old) for old in (case.case.was if case.case else ())]


def renamed(base: ValueCase, head: ValueCase) -> Renamed:
    """What `was:` says was renamed: the old name is there before and not after, the new one only after."""
    found = Renamed((base.id, head.id))
    for new in _outermost_first(head.items.values()):
        for was in old_names(new):
            # An outer thing may have been renamed in the same change: its old name leads to the inner one.
            older = next((o for o in _before(was, found) if o in base.items), "")
            if older and was not in head.items and new.name not in base.items:
                _note(found, base.items[older], was, new)
    return found


def _before(was: str, found: Renamed) -> list[str]:
    """A name with outer things called as they were: every way that leads to it."""
    ways = [was]
    for old, new in reversed(found.names.items()):
        ways += [f"{old}{way[len(new) :]}" for way in ways if way.startswith(f"{new}.")]
    return ways


def _note(found: Renamed, old: Named, was: str, new: Named) -> None:
    found.names[was] = new.name
    was_route = (*new.route[:-1], old.route[-1]) if new.route and old.route else ()
    if was_route:
        found.routes.setdefault(new.file, []).append((was_route, new.route))


def _outermost_first(items: Iterable[Named]) -> list[Named]:
    return sorted(items, key=lambda named: named.name.count("."))
