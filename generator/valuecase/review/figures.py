"""Figures that moved, appeared or disappeared, and the written numbers that did it."""

from __future__ import annotations

from collections.abc import Iterator

from valuecase.figures import Figure, Input
from valuecase.reading.numbers import NotRead, read_value
from valuecase.reconcile import Answer, Check
from valuecase.review.changes import Cause, Change, How, Kind
from valuecase.review.pair import Pair, Spot, own_file
from valuecase.revisions.moved import difference, same
from valuecase.values import Mean, PartOf

#: Of lines that only might be the cause, no more than these are named.
MOST_LINES = 3


def figure_changes(pair: Pair) -> Iterator[Change]:
    """Every figure that is printed differently or whose value differs, in the order of the case; what is gone comes last."""
    for name in [*pair.after, *(name for name in pair.before if name not in pair.after)]:
        old, new = pair.before.get(name), pair.after.get(name)
        if old and new and same(old, new):
            continue
        kind = Kind.HEADLINE if name in pair.headline else Kind.FIGURE
        if pair.is_withheld(name):
            if kind is Kind.HEADLINE:
                how: How = "appeared" if new else "gone"
                yield Change(kind, how, pair.id, name, name, note="its story is not shown in both revisions")
            continue
        yield _change(pair, kind, name, old, new)


def headline_changes(pair: Pair) -> Iterator[Change]:
    """Figures that are now shown first, or no longer, though they did not change; and another order."""
    if not pair.base or not pair.head:
        return
    before, after = [pair.renamed.name(name) for name in pair.base.headline], pair.head.headline
    for name in dict.fromkeys([*after, *before]):
        old, new = pair.before.get(name), pair.after.get(name)
        if (name in before) != (name in after) and old and new and same(old, new):
            words = "is now a headline figure" if name in after else "is no longer a headline figure"
            yield Change(
                Kind.HEADLINE, "changed", pair.id, "case.headline", new.label, old.display, new.display, note=words
            )
    if before != after and sorted(before) == sorted(after):
        yield Change(
            Kind.HEADLINE, "changed", pair.id, "case.headline", "Order of the headline figures",
            ", ".join(before), ", ".join(after),
        )  # fmt: skip


def reconciling_changes(pair: Pair) -> Iterator[Change]:
    """Figures whose comparison with what a source prints has another answer, or another printed number."""
    for name, new in pair.after.items():
        old = pair.before.get(name)
        checks = [figure.check if figure else None for figure in (old, new)]
        before, after = map(_answer, checks)
        told = all(check and check.answer is Answer.UNCHECKED for check in checks)  # by the figure itself
        if before != after and not told and not pair.is_untold(name):
            how: How = "changed" if before and after else "appeared" if after else "gone"
            yield Change(Kind.RECONCILING, how, pair.id, name, new.label, before, after)


def spots_of(pair: Pair, changes: list[Change]) -> set[Spot]:
    """Where the written numbers stand that changed figures rest on: what is told of those need not be told of these."""
    found: set[Spot] = set()
    for change in (c for c in changes if c.is_figure):
        old, new = pair.before.get(change.name), pair.after.get(change.name)
        found |= {pair.spot_before(at) for at in (old.written_inputs() if old else ())}
        found |= {pair.spot_after(at) for at in (new.written_inputs() if new else ())}
    return found


def _change(pair: Pair, kind: Kind, name: str, old: Figure | None, new: Figure | None) -> Change:
    figure = new or old
    assert figure is not None
    how: How = "changed" if old and new else "appeared" if new else "gone"
    before, after = old.display if old else "", new.display if new else ""
    if old and new and new.hidden and not old.hidden:
        before = "shown"  # what few people hide now is not told once more
    note = ""
    if before == after:
        note = "prints the same; only digits that are not printed, or what rounding leaves open, differ"
    broken = (new is None and pair.is_broken(name)) or (old is None and pair.was_broken(name))
    if broken:
        note = f"{'could not' if new else 'cannot'} be worked out{' before' if new else ''}, because of an error"
    return Change(
        kind, how, pair.id, name, figure.label, before, after,
        by=difference(old, new) if old and new else "",
        causes=() if broken else causes(pair, name, old, new),
        said_in=pair.cited.get(name, ()), note=note,
    )  # fmt: skip


def causes(pair: Pair, name: str, old: Figure | None, new: Figure | None) -> tuple[Cause, ...]:
    """The written numbers that made a figure what it is now, or took it away.

    Of a number that few people hide, nothing is known but which lines changed. Of a whole
    thing that came or went, the thing is the cause, not each of its numbers.
    """
    if pair.rules and not pair.lines_changed:
        return _lines(pair, name)
    hidden = bool((old and old.hidden) or (new and new.hidden))
    before = {pair.spot_before(at) for at in (old.written_inputs() if old else ())}
    after = {pair.spot_after(at) for at in (new.written_inputs() if new else ())}
    found = {cause for spot in before | after for cause in _causes(pair, spot)}
    # A number of the project that is no longer used, or is now, did not change: what names it did.
    found = {c for c in found if c.file.count("/") > 1 or (c.before and not c.gone)} or found
    if hidden or not found:
        return _lines(pair, name) or tuple(found)
    if len(found) > 1 and (whole := _whole(pair, name)):
        return (whole,)
    return tuple(sorted(found, key=lambda cause: (cause.file, cause.line, cause.before, cause.after)))


def _whole(pair: Pair, name: str) -> Cause | None:
    """The thing around a figure that came or went with all its numbers."""
    thing = pair.only_once(name)
    case = pair.head if thing and pair.items_after.get(thing.name) is thing else pair.base
    if thing is None or case is None:
        return None
    place = case.document_of(thing).places.find(thing.route, "key")
    return Cause(place.file, place.line, gone=case is pair.base, new=case is pair.head) if place else None


def _causes(pair: Pair, spot: Spot) -> list[Cause]:
    """What changed at a place: the number there, or for something counted the lines that were counted."""
    cause = _cause(pair, spot)
    at, case = pair.inputs_after.get(spot), pair.head
    if cause is None or at is None or case is None:
        return [cause] if cause else []
    places = case.document_at(at.file).places.values
    within = {(p.file, p.line) for route, p in places.items() if route[: len(at.route)] == at.route != route}
    lines = [(file, line) for file, lines in pair.lines_changed.items() for line in lines if (file, line) in within]
    return [Cause(file, line) for file, line in lines[:MOST_LINES]] or [cause]


def _cause(pair: Pair, spot: Spot) -> Cause | None:
    old, new = pair.inputs_before.get(spot), pair.inputs_after.get(spot)
    if old and new and (old.text == new.text or _meant(old) == _meant(new)):
        return None
    secret = pair.is_withheld(spot[0])
    if new and pair.head:
        place = pair.head.place_of(new)
        return Cause(place.file, place.line, *(("", "") if secret else (old.text if old else "", new.text)))
    if old and pair.base:
        place = pair.base.place_of(old)
        return Cause(place.file, place.line, "" if secret else old.text, gone=True)
    return None


def _lines(pair: Pair, name: str) -> tuple[Cause, ...]:
    """The lines that changed in the figure's own file, else in the case, else in what all cases rest on."""
    own = name.partition(".")[0]
    mine = {file: lines for file, lines in pair.lines_changed.items() if own_file(file).partition(".")[0] == own}
    files = mine or pair.lines_changed or pair.rules
    return tuple(Cause(file, line) for file, lines in files.items() for line in lines)[:MOST_LINES]


def _meant(at: Input) -> object:
    """A number as typed, by what it means: `£136,584` and `£136584` mean the same."""
    if at.text == "rows" or at.text.endswith(".csv"):
        return ""  # counted: what was counted tells
    try:
        value = read_value(at.text)
    except NotRead:
        return " ".join(at.text.split())
    match value:
        case PartOf():
            parts = [value.part, value.whole]
        case Mean():
            parts = [value.mean, value.people]
        case _:
            parts = [value]
    return [(part.value, part.half, part.unit) for part in parts]


def _answer(check: Check | None) -> str:
    if check is None:
        return ""
    because = f" ({check.because})" if check.because else ""
    return f"{check.words}; printed {check.printed}{because}"
