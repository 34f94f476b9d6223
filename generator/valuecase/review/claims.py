"""Claims that are new or gone, and those whose source, strength or direction is another."""

from __future__ import annotations

from collections.abc import Iterator

from valuecase.case import ValueCase
from valuecase.claims import Claim, claims_of
from valuecase.evidence import LEVELS
from valuecase.reading.document import inherited_source
from valuecase.review.changes import Change, Kind, Part
from valuecase.review.guard import guarded
from valuecase.review.pair import Pair


def claim_changes(pair: Pair) -> Iterator[Change]:
    """Every claim that is not what it was; its cautions are told with the other findings."""
    before = {pair.renamed.name(claim.name): claim for claim in claims_of(pair.base)} if pair.base else {}
    after = {claim.name: claim for claim in claims_of(pair.head)} if pair.head else {}
    for name in [*after, *(name for name in before if name not in after)]:
        if pair.is_untold(name):
            continue
        old, new = before.get(name), after.get(name)
        if old and new:
            parts = tuple(_differences(pair, old, new))
            if parts:
                yield Change(Kind.CLAIM, "changed", pair.id, name, _title(new), parts=parts)
        elif new and pair.base:
            yield Change(Kind.CLAIM, "appeared", pair.id, name, _title(new), after=_essence(new))
        elif old and pair.head:
            yield Change(Kind.CLAIM, "gone", pair.id, name, _title(old), before=_essence(old))


def source_changes(pair: Pair, told: set[str]) -> Iterator[Change]:
    """Things with figures that come from another source: not their rows, nor the claims that are told of anyway."""
    found: dict[str, Change] = {}
    for name, new in pair.after.items():
        old = pair.before.get(name)
        thing = new.about
        if old is None or thing in {*told, *found} or pair.is_untold(name):
            continue
        if _source_now(pair, old.source) != new.source:
            part = Part("source", old.source or "none", new.source or "none")
            named = pair.items_after.get(thing)
            title = guarded(" ".join(named.called.split())) if named else thing
            found[thing] = Change(Kind.CLAIM, "changed", pair.id, thing, title, parts=(part,))
    yield from (change for thing, change in found.items() if thing.rpartition(".")[0] not in found)


def source_of(case: ValueCase | None, claim: Claim) -> str:
    """Where a claim of a case comes from: its own source, or that of what it is in."""
    assert case is not None
    own = str(getattr(claim.record, "source", None) or "")
    document = case.document_of(claim.named)
    route = claim.named.route or (("costs",) if claim.kind == "story" else ())
    return own or inherited_source(document, route)


def _differences(pair: Pair, old: Claim, new: Claim) -> Iterator[Part]:
    was, now = source_of(pair.base, old), source_of(pair.head, new)
    if _source_now(pair, was) != now:
        yield Part("source", was or "none", now or "none")
    if old.strength != new.strength:
        yield Part("strength", LEVELS[old.strength].words, LEVELS[new.strength].words)
    if old.direction != new.direction:
        yield Part("direction", str(old.direction), str(new.direction))


def _source_now(pair: Pair, was: str) -> str:
    """A source and the place in it as the newer revision names it."""
    name, comma, place = was.partition(",")
    return f"{pair.renamed.name(f'sources.{name.strip()}').removeprefix('sources.')}{comma}{place}"


def _essence(claim: Claim) -> str:
    return f"{claim.direction}; {LEVELS[claim.strength].words.lower()}"


def _title(claim: Claim) -> str:
    return guarded(" ".join(claim.title.split()))
