"""Sections and elements added, removed, renamed and reworded: everything published that is not a figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from valuecase.case import ValueCase
from valuecase.items import Named
from valuecase.problems import Route
from valuecase.reading.fields import FigureRef, Item, ItemRef, Prose, SourceRef, StaffContact, keyed
from valuecase.reading.prose import NAME, to_html
from valuecase.review.changes import Change, Kind, Part
from valuecase.review.guard import NOT_SHOWN, guarded
from valuecase.review.names import Renamed
from valuecase.review.pair import Pair, Spot, own_file
from valuecase.values import Mean, PartOf, Written

#: Keys that are told elsewhere (findings, reconciling, consent, headline figures) or are not published themselves.
ELSEWHERE = ("id", "was", "csv", "answers", "printed", "differs", "consent", "headline", "status", "signed")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One published text: as it was read, and the revision and the file it is in.

    means: what it says, whatever its layout; shown: how it reads
    """

    value: Any
    texts: Texts
    own: str

    @property
    def number(self) -> bool:
        return isinstance(self.value, (Written, PartOf, Mean))

    @property
    def means(self) -> Any:
        return self.texts.means(self.value, self.own)

    @property
    def shown(self) -> str:
        return self.texts.shown(self.value)


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one revision of a case, figures filled in; names are those of the newer revision."""

    case: ValueCase
    renamed: Renamed
    pair: Pair

    @property
    def private(self) -> set[Spot]:
        """Where something stands that may not be published: it is found and told of, and not repeated."""
        found = ((self.renamed.name(own_file(p.file)), p.route) for p in self.case.problems if p.code.startswith("VC7"))
        return {(own, self.renamed.route(own, route)) for own, route in found}

    def leaves(self) -> dict[Spot, Leaf]:
        """Every text by its place."""
        found: dict[Spot, Leaf] = {}
        for _, own, model, document in self.case.sections():
            name = self.renamed.name(own)
            for route, value in _published(model, ()):
                route = route[1:] if model.whole else route
                found[name, self.renamed.route(name, route)] = Leaf(value, self, own)
            if document.body.strip():
                found[name, ("body",)] = Leaf(Prose(document.body.strip()), self, own)
        return found

    def means(self, value: Any, own: str) -> Any:
        """What a text says, in the names of the newer revision; lists mean the same in any order."""
        match value:
            case list() | tuple():
                return sorted(repr(self.means(part, own)) for part in value)
            case Item():
                return sorted((repr(route), repr(self.means(part, own))) for route, part in _published(value, ()))
            case Prose():
                return " ".join(to_html(value, lambda name: (self.renamed.figure(name), "")).split())
            case Written():
                return value.display
            case PartOf():
                return value.part.display, value.whole.display, value.whole.unit
            case Mean():
                return value.mean.display, value.people.display
        return self._named(value, " ".join(str(value).split()), own)

    def shown(self, value: Any) -> str:
        """How a text reads, on one line, without what may identify somebody."""
        match value:
            case list() | tuple():
                return "; ".join(self.shown(part) for part in value)
            case Item():
                return ", ".join(self.shown(part) for _, part in _published(value, ()))
            case Prose():
                return guarded(self._filled(value))
            case Written():
                return value.display
            case PartOf() | Mean():
                return value.text
        words = " ".join(str(value).split())
        return words if isinstance(value, StaffContact) else guarded(words)

    def _named(self, value: Any, words: str, own: str) -> str:
        """Words that are names, as the newer revision writes them."""
        match value:
            case SourceRef():
                return f"{self.renamed.name(f'sources.{value.id}')}, {value.place}"
            case FigureRef() | ItemRef():
                return self.renamed.figure(words)
        inner = f"{own}.{words}"
        return self.renamed.name(inner) if self.renamed.name(inner) != inner else words

    def _filled(self, text: str) -> str:
        """Prose as a reader sees it, on one line."""

        def words(match: Any) -> str:
            if self.pair.is_withheld(self.renamed.name(match["name"])):
                return NOT_SHOWN
            figure = self.case.ledger.get(match["name"])
            return figure.display if figure else str(match[0])

        return " ".join(NAME.sub(words, text).split())


def _published(value: Any, route: Route) -> Iterator[tuple[Route, Any]]:
    """Every text of a model that is published and not told of elsewhere; a list is one text."""
    if isinstance(value, Item):
        for name in type(value).model_fields:
            if (key := keyed(name)) not in ELSEWHERE:
                yield from _published(getattr(value, name), (*route, key))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _published(part, (*route, str(key)))
    elif value not in (None, [], ()):
        yield route, value


def word_changes(pair: Pair, told_by_figures: set[Spot], claims: set[str]) -> Iterator[Change]:
    """Sections and elements that appeared, went, were renamed or reworded.

    What figures tell is left out, and so is another source of the `claims` that are told of anyway.
    """
    base = Texts(pair.base, pair.renamed, pair).leaves() if pair.base else {}
    head = Texts(pair.head, Renamed(("", "")), pair).leaves() if pair.head else {}
    elements = _Elements(pair)
    yield from elements.changes()
    parts: dict[str, list[Part]] = {}
    told = told_by_figures | {(file, route[:-1]) for file, route in told_by_figures}
    for spot in [*head, *(spot for spot in base if spot not in head)]:
        old, new = base.get(spot), head.get(spot)
        about = elements.about(spot)
        if about is None or pair.is_untold(spot[0]) or (old and new and _same(old, new)):
            continue
        if (new or old).number and ({spot, (spot[0], spot[1][:-1])} & told):  # type: ignore[union-attr]
            continue
        name, route = about
        if route == ("source",) and name in claims:
            continue
        what = ": ".join(str(key).replace("-", " ") for key in route) or "text"
        hidden = any(one and spot in one.texts.private for one in (old, new))
        before, after = (NOT_SHOWN, NOT_SHOWN) if hidden else (_said(old, new), _said(new, old))
        parts.setdefault(name, []).append(Part(what, before, after))
    for name, changed in parts.items():
        yield Change(Kind.TEXT, "changed", pair.id, name, elements.title(name), parts=tuple(changed))


def _said(leaf: Leaf | None, other: Leaf | None) -> str:
    """How a text reads; of a list, the entries that the other revision has not."""
    if leaf is None:
        return ""
    if not isinstance(leaf.value, list) or other is None or not isinstance(other.value, list):
        return leaf.shown
    there = [repr(other.texts.means(part, other.own)) for part in other.value]
    return "; ".join(
        leaf.texts.shown(part) for part in leaf.value if repr(leaf.texts.means(part, leaf.own)) not in there
    )


def _same(old: Leaf, new: Leaf) -> bool:
    return bool(type(old.value) is type(new.value) and old.value == new.value) or bool(old.means == new.means)


class _Elements:
    """The elements of both revisions by name, and which of them are only in one."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.files_before = self._files(pair.base, pair.renamed)
        self.files_after = self._files(pair.head, Renamed(("", "")))
        items = pair.base.items if pair.base else {}
        self.before = {pair.renamed.name(name): named for name, named in items.items()}
        self.after = dict(pair.head.items) if pair.head else {}
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
        mine = self.places.get(file, {})
        length = next((n for n in range(len(route), 0, -1) if route[:n] in mine), 0)
        name = mine[route[:length]] if length else file
        return None if self._only_once(name) or self._only_once(file) else (name, route[length:])

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
        return self.pair.is_broken(name) or any(name in names for names in held)

    def _once(self, name: str, appeared: bool) -> Change:
        title = name if self.pair.is_withheld(name) else self.title(name)
        return Change(Kind.TEXT, "appeared" if appeared else "gone", self.pair.id, name, title)

    def _only_once(self, name: str) -> bool:
        return (name in self.after) != (name in self.before) or (name in self.files_after) != (
            name in self.files_before
        )

    def _told(self, name: str, named: Named) -> bool:
        """Whether it is a row whose figures say that it came or went, or is not to be told of."""
        figures = {*self.pair.before, *self.pair.after}
        row = bool(type(named.item).naming)
        has = any(figure == name or figure.startswith(f"{name}.") for figure in figures)
        elsewhere = bool({"differs", "printed"} & set(named.route))
        return elsewhere or self.pair.is_untold(name) or (row and has)

    def _files(self, case: ValueCase | None, renamed: Renamed) -> dict[str, str]:
        found = {}
        for section, own, model, _ in case.sections() if case else ():
            title = str(getattr(model, "title", "") or "") if section.folder else section.title
            found[renamed.name(own)] = title or section.title
        return found
