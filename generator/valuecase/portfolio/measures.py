"""The same measure in several cases: which numbers may stand beside one another, and what makes that unfair.

Measures are the same where they have the same name, `metric:` or else their title, and their numbers
may be compared where these are in the same unit. Costs have a yardstick of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from valuecase.case import ValueCase
from valuecase.claims import Claim
from valuecase.figures import Figure
from valuecase.measured import alike
from valuecase.portfolio.claimed import Claims
from valuecase.portfolio.words import listed, names_of, real

#: Kinds of claim that are about costs, which the yardstick is for.
COSTS = ("costs", "story")


@dataclass(frozen=True, slots=True)
class Held:
    """A measure as one case holds it; of a part of a whole the share. `after` is the latest value.

    name: what the case is called among the others: its place, with its title where a place has several
    part: the latest value as a part of a whole (`12 of 41 people`), where its share may not be shown
    why:  why the share may not be shown
    """

    case: ValueCase
    name: str
    claim: Claim
    before: Figure | None
    after: Figure | None
    part: Figure | None = None
    why: str = ""

    @property
    def shown(self) -> Figure | None:
        """The latest value as it may be shown, whether or not it can be compared."""
        return self.after or self.part

    @property
    def in_quotes(self) -> bool:
        """Whether it is called by the source's own words."""
        return str(getattr(self.claim.record, "quote", None) or "") == self.claim.title

    @property
    def is_pair(self) -> bool:
        return self.before is not None and self.after is not None


@dataclass(frozen=True, slots=True)
class SameMeasure:
    """A measure that several cases hold.

    like:   what is in one unit, and in two cases or more
    unlike: what is in another unit, or has no number
    """

    metric: str
    title: str
    like: tuple[Held, ...]
    unlike: tuple[Held, ...]

    @property
    def pairs(self) -> bool:
        """Whether every case has a value before and one after."""
        return all(held.is_pair for held in self.like)

    @property
    def unfair(self) -> list[str]:
        """What makes it unfair to read one case against another, each in a sentence without its full stop."""
        return list(_unfair(self.like))


@dataclass(frozen=True, slots=True)
class Measures:
    """Every measure of the real cases: those that several hold, and those that only one does."""

    several: tuple[SameMeasure, ...]
    alone: tuple[Held, ...]

    @property
    def comparable(self) -> tuple[SameMeasure, ...]:
        return tuple(same for same in self.several if same.like)

    @property
    def named_alike(self) -> tuple[SameMeasure, ...]:
        """Those with one name and no two numbers in the same unit."""
        return tuple(same for same in self.several if not same.like)


def measures(cases: Iterable[ValueCase], found: Claims | None = None) -> Measures:
    """Measures, findings, scales and stated savings of the real cases by the name they share."""
    groups: dict[str, list[Held]] = {}
    chosen, found = real(cases), found or Claims()
    names = names_of(chosen)
    for case in chosen:
        for claim in found.of(case):
            if claim.kind not in COSTS:
                # A title of signs alone gives no name, and nothing is the same as that.
                groups.setdefault(claim.metric or f"{case.id}/{claim.name}", []).append(
                    _held(case, names[case.id], claim)
                )
    several, alone = [], []
    for metric, held in groups.items():
        if len({one.case.id for one in held}) > 1:
            several.append(_same(metric, held))
        else:
            alone += held
    several.sort(key=lambda same: (same.title.casefold(), same.metric))
    return Measures(tuple(several), tuple(sorted(alone, key=_by_title)))


def _by_title(held: Held) -> tuple[str, str, str]:
    return held.claim.title.casefold(), held.name.casefold(), held.claim.name


def _held(case: ValueCase, name: str, claim: Claim) -> Held:
    before, after = _figure(case, claim.before), _figure(case, claim.after)
    share = case.ledger.get(_share_of(claim.after))
    part = case.ledger.get(claim.after) if share and share.hidden else None
    if share is None or part is None or part.hidden:
        return Held(case, name, claim, before, after)
    return Held(case, name, claim, before, after, part, share.display)


def _figure(case: ValueCase, name: str) -> Figure | None:
    """A figure that may be shown; its share, where it is a part of a whole."""
    if not name:
        return None
    figure = case.ledger.get(_share_of(name)) or case.ledger.get(name)
    return figure if figure and not figure.hidden else None


def _share_of(name: str) -> str:
    """What the share is called that a part of a whole has."""
    return f"{name.removesuffix('.value')}.share"


def _same(metric: str, held: Sequence[Held]) -> SameMeasure:
    like: list[Held] = []
    for first in held:
        group = [other for other in held if _alike(first, other)]
        if len({other.case.id for other in group}) > max(1, len({one.case.id for one in like})):
            like = group
    unlike = tuple(one for one in held if one not in like)
    return SameMeasure(metric, held[0].claim.title, tuple(like), unlike)


def _alike(one: Held, other: Held) -> bool:
    return one.after is not None and other.after is not None and alike(one.after, other.after)


def _unfair(like: Sequence[Held]) -> Iterator[str]:
    yield from _differing(like, "times", [held.claim.when for held in like])
    if any(held.after is not None and held.after.unit.kind == "money" for held in like):
        yield (
            "Not at the same prices. Amounts stand as each case prints them; in which year’s prices they are is not"
            " recorded, so nothing is brought to those of one year"
        )
    yield from _differing(like, "numbers of people", [held.claim.people for held in like])
    yield from _differing(like, "people", [str(held.case.case.people or "") if held.case.case else "" for held in like])
    yield from _differing(like, "ways of comparing", [held.claim.compared for held in like])
    yield from _differing(like, "ways of choosing people", [held.claim.chosen for held in like])


def _differing(like: Sequence[Held], what: str, words: Sequence[str]) -> Iterator[str]:
    """How something differs between cases, and for which it is not recorded."""
    if len(set(words)) > 1:
        said = [f"{held.name}: {said}" for held, said in zip(like, words, strict=True) if said]
        unknown = [held.name for held, said in zip(like, words, strict=True) if not said]
        parts = ["; ".join(said)] if said else []
        parts += [f"not recorded for {listed(unknown)}"] if unknown else []
        yield f"Different {what}. {'; '.join(parts)}"
    elif not words[0]:
        yield f"{what.capitalize()}: recorded for none of them"
