"""The sections and elements of two revisions of a case: which of them are in one only, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from valuecase.case import ValueCase
from valuecase.figures import Figure
from valuecase.items import Named
from valuecase.problems import Route
from valuecase.review.changes import Change, Kind
from valuecase.review.guard import guarded
from valuecase.review.pair import Pair, Spot
from valuecase.revisions.names import Renamed

#: Of the things that came or went with a file, so many are named.
MOST_NAMED = 6


class Elements:
    """The elements of both revisions by name, and which of them are only in one."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.files_before = self._files(pair.base, pair.renamed)
        self.files_after = self._files(pair.head, Renamed(("", "")))
        self.before, self.after = pair.items_before, pair.items_after
        self.places: dict[str, dict[Route, str]] = {}
        for name, named in self.before.items():
            file = pair.renamed.name(named.file)
            self.places.setdefault(file, {})[pair.renamed.route(file, named.route)] = name
        for name, named in self.after.items():
            self.places.setdefault(named.file, {})[named.route] = name

    def title(self, name: str) -> str:
        """What something is called: by its own words, or by its page."""
        named = self.after.get(name) or self.before.get(name)
        if named and named.route:
            return guarded(" ".join(named.called.split()))
        return self.files_after.get(name) or self.files_before.get(name) or name

    def about(self, spot: Spot) -> tuple[str, Route] | None:
        """The element a place belongs to and the rest of the way; None for one that is only in one revision."""
        file, route = spot
        name, rest = self.owner(spot)
        if self.pair.was_broken(file) and file in self.files_after and name == file:
            return name, route  # nobody can tell what of it is new, so all of it is told
        return None if self._only_once(name) or self._only_once(file) else (name, rest)

    def owner(self, spot: Spot) -> tuple[str, Route]:
        """The element that a place belongs to, or else the file, and the rest of the way from there."""
        file, route = spot
        mine = self.places.get(file, {})
        length = next((n for n in range(len(route), 0, -1) if route[:n] in mine), 0)
        return mine[route[:length]] if length else file, route[length:]

    def changes(self) -> Iterator[Change]:
        for was, now in self.pair.renamed.names.items():
            yield Change(
                Kind.TEXT, "renamed", self.pair.id, now, self.title(now), was, now, note="old links still lead there"
            )
        for name in [*self.files_after, *self.files_before]:
            if self._only_once(name) and not self._silent(name):
                yield self._once(name, name in self.files_after)
        for name, named in [*self.after.items(), *self.before.items()]:
            outer = name.rpartition(".")[0]
            inside = self._only_once(outer) or self._only_once(self.pair.renamed.name(named.file))
            if self._only_once(name) and not inside and not self._told(name, named):
                yield self._once(name, name in self.after)

    def _silent(self, name: str) -> bool:
        """Whether a file that is in one revision only is told of otherwise: with a consent, or as an error."""
        held = [side.withheld for side in (self.pair.base, self.pair.head) if side]
        return self.pair.is_broken(name) or self.pair.was_broken(name) or any(name in names for names in held)

    def _once(self, name: str, appeared: bool) -> Change:
        if self.pair.is_withheld(name):
            return Change(Kind.TEXT, "appeared" if appeared else "gone", self.pair.id, name, name)
        note = "; ".join(filter(None, (self._holds(name), self._might_be(name) if appeared else "")))
        return Change(Kind.TEXT, "appeared" if appeared else "gone", self.pair.id, name, self.title(name), note=note)

    def _holds(self, name: str) -> str:
        """What came or went with a file, by the titles of its things."""
        things = {**self.before, **self.after}
        inside = [one for one in things if one.rpartition(".")[0] == name and not name.startswith("stories.")]
        more = f" and {len(inside) - MOST_NAMED} more" if len(inside) > MOST_NAMED else ""
        return f"with {', '.join(self.title(one) for one in inside[:MOST_NAMED])}{more}" if inside else ""

    def _might_be(self, name: str) -> str:
        """What a thing with the same figures was called, where nothing says that it is the same."""
        outer, _, _ = name.rpartition(".")
        mine = self._figures(self.pair.after, name)
        gone = (n for n in self.before if n.rpartition(".")[0] == outer and n not in self.after)
        same = next((n for n in gone if mine and self._figures(self.pair.before, n) == mine), "")
        was = same.rpartition(".")[2]
        return (
            f"its figures are those of {same}, which is gone: if it is the same, say so by was: [{was}]" if same else ""
        )

    @staticmethod
    def _figures(figures: Mapping[str, Figure], name: str) -> dict[str, str]:
        return {n.removeprefix(name): f.display for n, f in figures.items() if n == name or n.startswith(f"{name}.")}

    def _only_once(self, name: str) -> bool:
        return (name in self.after) != (name in self.before) or (name in self.files_after) != (
            name in self.files_before
        )

    def is_row(self, name: str) -> bool:
        """Whether something is a row of a table."""
        named = self.after.get(name) or self.before.get(name)
        return bool(named and type(named.item).naming)

    def _told(self, name: str, named: Named) -> bool:
        """Whether it is a row whose figures say that it came or went, or is not to be told of."""
        figures = {*self.pair.before, *self.pair.after}
        has = any(figure == name or figure.startswith(f"{name}.") for figure in figures)
        elsewhere = bool({"differs", "printed"} & set(named.route))
        return elsewhere or self.pair.is_untold(name) or (self.is_row(name) and has)

    def _files(self, case: ValueCase | None, renamed: Renamed) -> dict[str, str]:
        found = {}
        for section, own, model, _ in case.sections() if case else ():
            title = str(getattr(model, "title", "") or "") if section.folder else section.title
            found[renamed.name(own)] = title or section.title
        return found
