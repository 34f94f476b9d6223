"""Counts of people: small ones are hidden, and nothing that is published gives a hidden one away.

A count from 1 to the threshold is hidden. Where the sums would give it back (28 of 30
leaves 2), further counts are hidden with it, marked alike. All that a reader can know is
which sums hold, the policy, the numbers shown and which cells are hidden; shares, means and
differences are worked out from the shown numbers and so say nothing more.

A hidden cell is safe if other counts, differing from the true ones in that cell, would have
been published the same. No cell is taken to be safe without such *other counts* at hand:
they are the proof. Where a bounded search finds none, more is hidden, never less.

The other counts also leave a small count in every line that has one, so that to know which
lines do helps nobody. (Only where all of a table is hidden may there be no such counts left.)
Not considered: a reader who runs this program on every table that might be the true one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count as numbering
from typing import Literal, NamedTuple, TypeAlias

#: How far the counts of cells differ from the true ones; a cell that is not named does not.
Change: TypeAlias = dict[str, int]
#: By how much lines do not add up; the last is mended next.
Gaps: TypeAlias = dict[int, int]
#: Lines left without a small count, though readers may know that they have one; the last is mended next.
Mute: TypeAlias = tuple[int, ...]
#: What hiding costs, the worst first: totals hidden, cells hidden, people counted in them.
Cost: TypeAlias = tuple[int, int, int]
#: How other counts are looked for: hiding nothing more, the least, or whatever is soon found.
Way: TypeAlias = Literal["free", "cheapest", "nearest"]

FREE: Cost = (0, 0, 0)
STEPS = 1_000  # of one search
ALL_STEPS, STEPS_A_CELL = 10_000, 30  # of all searches together: less than a second for 200 cells


@dataclass(frozen=True, slots=True)
class Policy:
    """How counts of people are published.

    threshold: counts from 1 to this one are hidden; 0 hides none
    base:      the others are shown to the nearest multiple of this one; 1 rounds nothing
    marker:    what stands in place of a hidden count
    """

    threshold: int = 7
    base: int = 5
    marker: str = "not shown"

    def __post_init__(self) -> None:
        if self.threshold < 0 or self.threshold == 1 or self.base < 1:
            # A threshold of 1 hides only ones, so that the marker itself would say 1.
            raise ValueError("a threshold is 0 or from 2 up, and a rounding base from 1 up")

    def small(self, count: int) -> bool:
        """Whether a count is one to hide."""
        return 1 <= count <= self.threshold

    def shown(self, count: int) -> int:
        """A count as it is printed: rounded half up, yet never to what could be 0 or a hidden count."""
        if count < 0 or self.small(count):
            raise ValueError(f"{count} is not a count that may be shown")
        if count == 0:
            return 0
        return max((2 * count + self.base) // (2 * self.base) * self.base, self._first)

    def span(self, count: int) -> tuple[int, int]:
        """The lowest and the highest count that are shown as this one is: 38 and 42 for 40 to base 5."""
        shown = self.shown(count)
        if shown == 0:
            return 0, 0
        low = self.threshold + 1 if shown == self._first else shown - self.base // 2
        return low, shown + (self.base - 1) // 2

    @property
    def _first(self) -> int:
        """The lowest number above the threshold that is ever shown."""
        return (self.threshold // self.base + 1) * self.base


@dataclass(frozen=True, slots=True)
class Sum:
    """Cells that add up to another: the rows of a table and its total."""

    whole: str
    parts: tuple[str, ...]


def hidden(
    counts: Mapping[str, int], sums: Sequence[Sum], policy: Policy, silent: Collection[str] = ()
) -> frozenset[str]:
    """The cells that may not be shown.

    `silent` cells are never printed (the rest in `28 of 36`): all of them are in the answer,
    and those from 1 to the threshold are protected like hidden ones. Totals are hidden last,
    small counts before larger ones, and of equal ones that which stands first in its sum.
    Raises ValueError where the counts are not what the sums say.
    """
    _expect_agreement(counts, sums, silent)
    tables = _Tables(counts, sums, policy, frozenset(silent))
    tables.hide_what_gives_away()
    tables.show_what_need_not_be_hidden()
    return frozenset(tables.unknown)


def _expect_agreement(counts: Mapping[str, int], sums: Sequence[Sum], silent: Collection[str]) -> None:
    for cell in (*silent, *(cell for line in sums for cell in (line.whole, *line.parts))):
        if cell not in counts:
            raise ValueError(f"{cell} has no count")
    if any(count < 0 for count in counts.values()):
        raise ValueError("no count is below 0")
    for line in sums:
        if len({line.whole, *line.parts}) <= len(line.parts):
            raise ValueError(f"the sum of {line.whole} names a cell twice")
        parts = sum(counts[part] for part in line.parts)
        if counts[line.whole] != parts:
            raise ValueError(f"{line.whole} is {counts[line.whole]}, and its parts come to {parts}")


class _Try(NamedTuple):
    """Other counts in the making: what they change, what is amiss with them, what they make us hide."""

    change: Change
    gaps: Gaps
    mute: Mute
    cost: Cost


class _Tables:
    """The tables as a reader sees them, and the other counts that would look the same.

    lines:   every sum as the sign of each cell: parts 1, the whole -1; together they give 0
    small:   the cells with a count from 1 to the threshold
    unknown: the cells that are not shown, `silent` ones among them
    spans:   the lowest and highest count a reader can take a cell for; None is no limit
    others:  the proofs: each changes the counts to ones that would be published the same
    """

    def __init__(self, counts: Mapping[str, int], sums: Sequence[Sum], policy: Policy, silent: frozenset[str]) -> None:
        self.counts = counts
        self.policy = policy
        self.silent = silent
        self.wholes = {line.whole for line in sums}
        self.lines = [{line.whole: -1, **dict.fromkeys(line.parts, 1)} for line in sums]
        self.lines_of: dict[str, list[int]] = {cell: [] for cell in counts}
        for at, line in enumerate(self.lines):
            for cell in line:
                self.lines_of[cell].append(at)
        self.small = {cell for cell, count in counts.items() if policy.small(count)}
        self.unknown = self.small | silent
        self.spans = {cell: self._span(cell) for cell in counts}
        self.others: list[Change] = []
        self.steps_left = ALL_STEPS + STEPS_A_CELL * len(counts)

    def hide_what_gives_away(self) -> None:
        """Hides what it takes for every small count to be safe. What is hidden is safe by the same proof."""
        for cell in self._unproved():
            change = self._other_counts(cell, "cheapest") or self._other_counts(cell, "nearest")
            if change is None:
                # Twice the true counts always add up, and where all of its tables are hidden, who can tell?
                change = {each: self.counts[each] for each in self._connected(cell) if self.counts[each]}
            self._hide(each for each, by in change.items() if not self._within(each, by))
            self.others.append(change)

    def show_what_need_not_be_hidden(self) -> None:
        """Shows again what later choices made needless to hide: totals first, then the largest counts."""
        second = [c for c in self.counts if c in self.unknown and c not in self.small and c not in self.silent]
        for cell in sorted(second, key=lambda cell: (cell not in self.wholes, -self.counts[cell])):
            others = self.others
            self.unknown.remove(cell)
            self.spans[cell] = self._span(cell)
            self.others = [change for change in others if self._within(cell, change.get(cell, 0))]
            if not self._prove_the_rest():
                self._hide([cell])
                self.others = others

    def _prove_the_rest(self) -> bool:
        """Finds the proofs that are missing as things stand; says whether it found all."""
        for cell in self._unproved():
            change = self._other_counts(cell, "free")
            if change is None:
                return False
            self.others.append(change)
        return True

    def _unproved(self) -> Iterator[str]:
        """The cells nobody may find and no proof changes. A proof is to be added before the next is asked for."""
        proved = set[str]().union(*self.others)
        for cell in self.counts:
            if cell not in proved and (cell in self.small or (cell in self.unknown and cell not in self.silent)):
                yield cell
                proved.update(self.others[-1])

    def _hide(self, cells: Iterable[str]) -> None:
        for cell in list(cells):
            self.unknown.add(cell)
            self.spans[cell] = self._span(cell)

    def _span(self, cell: str) -> tuple[int, int | None]:
        if cell in self.silent:
            return 0, None
        return (1, None) if cell in self.unknown else self.policy.span(self.counts[cell])

    def _within(self, cell: str, by: int) -> bool:
        """Whether a reader can take a cell to differ by so much from its true count."""
        low, high = self.spans[cell]
        other = self.counts[cell] + by
        return low <= other and (high is None or other <= high)

    def _connected(self, cell: str) -> list[str]:
        """All cells that sums connect with one, directly or through others."""
        found = [cell]
        for each in found:
            new = {other: True for line in self.lines_of[each] for other in self.lines[line]}
            found += [other for other in new if other not in found]
        return found

    def _other_counts(self, cell: str, way: Way) -> Change | None:
        """Other counts that change a cell and would look the same; None if none were found.

        From the cell, one cell after the other is changed to mend a line that does not add up,
        until all do. Of two tries with the same left to mend, the cheaper is kept: this is the
        shortest way through a network where each cell is in two lines at most.
        """
        start = _Try({}, {}, (), FREE)
        numbers = numbering()  # of equal tries, the one found first goes first
        first = [self._moved(start, cell, by, FREE) for by in (1, -1) if self._within(cell, by)]
        queue = [(_rank(start, way), next(numbers), each) for each in first]
        cheapest: dict[tuple[object, ...], Cost] = {}
        stop = max(0, self.steps_left - STEPS)
        while queue and self.steps_left > stop:
            self.steps_left -= 1
            at = heappop(queue)[-1]
            if not at.gaps and not at.mute:
                return at.change
            for each, by, price in self._mending(at, way):
                new = self._moved(at, each, by, price)
                left = (*new.gaps.items(), *new.mute)
                if not left or left not in cheapest or new.cost < cheapest[left]:
                    cheapest[left] = new.cost
                    heappush(queue, (_rank(new, way), next(numbers), new))
        return None

    def _mending(self, at: _Try, way: Way) -> Iterator[tuple[str, int, Cost]]:
        """The steps that mend what is amiss, each with what it makes us hide.

        A line that does not add up is mended by 1, or at once; one without a small count by making one.
        """
        line, gap = next(reversed(at.gaps.items())) if at.gaps else (at.mute[-1], 0)
        for cell, sign in self.lines[line].items():
            before = at.change.get(cell, 0)
            unit = -sign if gap > 0 else sign
            few = self.policy.threshold - self.counts[cell] - before
            for by in dict.fromkeys((unit, unit * abs(gap))) if gap else (few,):
                price = self._price(cell, before, by, way)
                if price is not None:
                    yield cell, by, price

    def _price(self, cell: str, before: int, by: int, way: Way) -> Cost | None:
        """What it costs to change a cell further, as it was before; None if that cannot be."""
        count = self.counts[cell]
        if before * by < 0:
            return None
        if self._within(cell, before + by):
            return FREE
        if way == "free" or cell in self.unknown or count == 0 or count + before + by < 1:
            return None
        return (int(cell in self.wholes), 1, count) if self._within(cell, before) else FREE  # it is hidden once

    def _moved(self, at: _Try, cell: str, by: int, price: Cost) -> _Try:
        """A try with one more step."""
        gaps = at.gaps.copy()
        for line in self.lines_of[cell]:
            gap = gaps.pop(line, 0) + by * self.lines[line][cell]
            if gap:
                gaps[line] = gap
        change = {**at.change, cell: at.change.get(cell, 0) + by}
        mute = self._mute(change) if at.mute or cell in self.small else ()
        totals, cells, people = (a + b for a, b in zip(at.cost, price, strict=True))
        return _Try(change, gaps, mute, (totals, cells, people))

    def _mute(self, change: Change) -> Mute:
        """The lines that a change leaves without a small count."""
        grown = [cell for cell in change if cell in self.small and not self._is_small(cell, change)]
        lines = dict.fromkeys(line for cell in grown for line in self.lines_of[cell])
        return tuple(line for line in lines if not any(self._is_small(cell, change) for cell in self.lines[line]))

    def _is_small(self, cell: str, change: Change) -> bool:
        return self.policy.small(self.counts[cell] + change[cell]) if cell in change else cell in self.small


def _rank(at: _Try, way: Way) -> tuple[int, ...]:
    """Which try to go on with: the lowest."""
    far = len(at.change) + 2 * sum(map(abs, at.gaps.values()))
    return (far + 5 * at.cost[0], *at.cost) if way == "nearest" else (*at.cost, far)
