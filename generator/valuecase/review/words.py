"""Sections and elements added, removed, renamed and reworded: everything published that is not a figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from valuecase.case import ValueCase
from valuecase.problems import Route
from valuecase.reading.fields import FigureRef, Item, ItemRef, Prose, SourceRef, StaffContact, keyed
from valuecase.reading.markdown import NAME
from valuecase.reading.prose import to_html
from valuecase.review.changes import Change, Kind, Part
from valuecase.review.elements import Elements
from valuecase.review.guard import NOT_SHOWN, guarded
from valuecase.review.pair import Pair, Spot, own_file
from valuecase.revisions.names import Renamed
from valuecase.values import Mean, PartOf, Written

#: Keys that are told elsewhere (findings, reconciling, consent, headline figures) or are not published themselves.
ELSEWHERE = ("id", "csv", "answers", "printed", "differs", "consent", "headline", "status", "signed")

#: What `was:` is for.
OLD_NAMES = "names that old links may have"


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

    def private(self) -> set[Spot]:
        """Where something stands that may not be published: it is found and told of, and not repeated."""
        found = ((self.renamed.name(own_file(p.file)), p.route) for p in self.case.problems if p.code.startswith("VC7"))
        return {(own, self.renamed.route(own, route)) for own, route in found}

    def leaves(self) -> dict[Spot, Leaf]:
        """Every text by its place."""
        found: dict[Spot, Leaf] = {}
        for _, own, model, document in self.case.sections():
            name = self.renamed.name(own)
            for route, value in published(model, ()):
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
                return sorted((repr(route), repr(self.means(part, own))) for route, part in published(value, ()))
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
                return ", ".join(self.shown(part) for _, part in published(value, ()))
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
            look = self.pair.look_before if self.case is self.pair.base else self.pair.look_after
            figure = look(match["name"])
            return figure.display if figure else str(match[0])

        return " ".join(NAME.sub(words, text).split())


def published(value: Any, route: Route) -> Iterator[tuple[Route, Any]]:
    """Every text of a model that is published and not told of elsewhere; a list is one text."""
    if isinstance(value, Item):
        for name in type(value).model_fields:
            if (key := keyed(name)) not in ELSEWHERE:
                yield from published(getattr(value, name), (*route, key))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from published(part, (*route, str(key)))
    elif value not in (None, [], ()):
        yield route, value


def word_changes(pair: Pair, told_by_figures: set[Spot], claims: set[str]) -> Iterator[Change]:
    """Sections and elements that appeared, went, were renamed or reworded.

    What figures tell is left out, and so is another source of the `claims` that are told of anyway.
    """
    older = Texts(pair.base, pair.renamed, pair) if pair.base else None
    newer = Texts(pair.head, Renamed(("", "")), pair) if pair.head else None
    base, head = (side.leaves() if side else {} for side in (older, newer))
    private = {spot for side in (older, newer) if side for spot in side.private()}
    elements = Elements(pair)
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
        if route == ("was",) and _is_renaming(pair, name):
            continue
        if route == ("source",) and any(claim == name or claim.startswith(f"{name}.") for claim in claims):
            continue
        what = ": ".join(OLD_NAMES if key == "was" else str(key).replace("-", " ") for key in route) or "text"
        before, after = (NOT_SHOWN, NOT_SHOWN) if spot in private else (_said(old, new), _said(new, old))
        parts.setdefault(name, []).append(Part(what, before, after))
    for name, changed in parts.items():
        yield Change(Kind.TEXT, "changed", pair.id, name, elements.title(name), parts=tuple(changed))


def _is_renaming(pair: Pair, name: str) -> bool:
    """Whether an old name was written down because the thing is called otherwise from now on."""
    cases = bool(pair.base and pair.head and pair.base.id != pair.head.id)
    return name in pair.renamed.names.values() or (name == "case" and cases)


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
