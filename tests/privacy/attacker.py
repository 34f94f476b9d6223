"""Readers who try to find the counts that were hidden. Nothing here is taken from the program.

All know the sums, the policy, the numbers shown and which cells are hidden. The `Patient`
one tries every whole number and so finds all that can be known, on small tables. The
`Quick` one solves the sums and narrows ranges: what it finds is so, on tables of any size.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from itertools import product
from math import lcm

Line = tuple[str, tuple[str, ...]]
Ranges = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Published:
    """All that a reader has.

    lines:  whole and parts of every sum
    cells:  the number shown; None where it is hidden
    silent: the hidden cells that are not printed at all, so that they may be 0
    cap:    no count is higher: common sense, and generous
    known:  lines of which the reader knows that some cell that is not shown is small
    """

    lines: Sequence[Line]
    cells: Mapping[str, int | None]
    threshold: int
    base: int
    cap: int
    silent: frozenset[str] = frozenset()
    known: Sequence[Line] = ()


@cache
def printed(count: int, threshold: int, base: int) -> int | None:
    """How a count that needs no second suppression is printed, worked out by measuring distances."""
    if count == 0:
        return 0
    if count <= threshold:
        return None
    multiples = range(count - count % base, count + base + threshold + 1, base)
    allowed = [m for m in multiples if m > threshold]
    return min(allowed, key=lambda m: (abs(m - count), -m))


def ranges(seen: Published) -> Ranges:
    """What each cell can be by itself: trying all counts to see which print as the shown number."""
    found: Ranges = {}
    for cell, shown in seen.cells.items():
        if shown is None:
            found[cell] = (0 if cell in seen.silent else 1, seen.cap)
        else:
            near = range(max(0, shown - 2 * seen.base - seen.threshold), shown + 2 * seen.base + 1)
            fits = [n for n in near if printed(n, seen.threshold, seen.base) == shown]
            found[cell] = (fits[0], fits[-1])
    return found


def narrowed(equations: Sequence[Mapping[str, int]], start: Ranges, rounds: int = 60) -> Ranges | None:
    """Ranges narrowed by equations (cells times factors come to 0, `""` being 1); None if they contradict."""
    now = dict(start)
    for _ in range(rounds):
        before = dict(now)
        for equation in equations:
            ends = {c: (f * now[c][f < 0], f * now[c][f > 0]) for c, f in equation.items() if c}
            low = equation.get("", 0) + sum(least for least, _ in ends.values())
            high = equation.get("", 0) + sum(most for _, most in ends.values())
            for cell, (least, most) in ends.items():
                # The cell's own term is minus the rest, and the rest lies between these two.
                factor = equation[cell]
                up, down = (least - low, most - high) if factor > 0 else (most - high, least - low)
                new = max(now[cell][0], -(-down // factor)), min(now[cell][1], up // factor)
                if new[0] > new[1]:
                    return None
                now[cell] = new
        if now == before:
            break
    return now


def equations(lines: Sequence[Line]) -> list[dict[str, int]]:
    """The sums: all parts less the whole come to 0."""
    return [{whole: -1, **dict.fromkeys(parts, 1)} for whole, parts in lines]


@dataclass
class Patient:
    """Branches over whole numbers. `steps` bounds the search; `gave_up` says that it was reached."""

    seen: Published
    steps: int = 20_000
    gave_up: bool = False
    worlds: list[dict[str, int]] = field(default_factory=list)

    def values(self, enough: int = 2) -> dict[str, set[int]]:
        """Values each hidden cell can have, at least `enough` of them if there are so many."""
        start = narrowed(equations(self.seen.lines), ranges(self.seen))
        found: dict[str, set[int]] = {cell: set() for cell, shown in self.seen.cells.items() if shown is None}
        for cell, values in found.items():
            while start and len(values) < enough:
                world = self._another(start, cell, values)
                if world is None:
                    break
                self.worlds.append(world)
                for each, met in found.items():
                    met.add(world[each])
        return found

    def _another(self, start: Ranges, cell: str, met: set[int]) -> dict[str, int] | None:
        low, high = start[cell]
        left = [self.steps]
        edges = sorted(met)
        gaps = zip([low - 1, *edges], [*edges, high + 1], strict=True)
        for a, b in gaps:
            if b - a > 1:
                world = next(self._search({**start, cell: (a + 1, b - 1)}, left), None)
                if world is not None:
                    return world
        self.gave_up = self.gave_up or left[0] <= 0
        return None

    def _search(self, start: Ranges, left: list[int]) -> Iterator[dict[str, int]]:
        left[0] -= 1
        if left[0] <= 0:
            return
        now = narrowed(equations(self.seen.lines), start)
        if now is None or not self._plausible(now):
            return
        open_cells = [cell for cell, (low, high) in now.items() if low < high]
        if not open_cells:
            yield {cell: low for cell, (low, _) in now.items()}
            return
        cell = min(open_cells, key=lambda c: now[c][1] - now[c][0])
        low, high = now[cell]
        middle = (low + high) // 2
        yield from self._search({**now, cell: (low, middle)}, left)
        yield from self._search({**now, cell: (middle + 1, high)}, left)

    def _plausible(self, now: Ranges) -> bool:
        return all(
            any(
                now[cell][0] <= self.seen.threshold and now[cell][1] >= 1
                for cell in (whole, *parts)
                if self.seen.cells[cell] is None
            )
            for whole, parts in self.seen.known
        )


def quick(seen: Published) -> Ranges | None:
    """Ranges after solving the sums (Gauss, exactly) and narrowing by the sums and by what was solved."""
    exact = {cell: span[0] for cell, span in ranges(seen).items() if span[0] == span[1]}
    solved = _solved([_known_put_in(line, exact) for line in equations(seen.lines)])
    return narrowed([*equations(seen.lines), *map(_whole_numbers, solved)], ranges(seen), rounds=8)


def _known_put_in(line: Mapping[str, int], exact: Mapping[str, int]) -> dict[str, Fraction]:
    row = {"": Fraction(0)}
    for cell, factor in line.items():
        if cell in exact:
            row[""] += factor * exact[cell]
        else:
            row[cell] = Fraction(factor)
    return row


def _solved(rows: list[dict[str, Fraction]]) -> list[dict[str, Fraction]]:
    """Reduced row echelon form; the cell a row is solved for stands first in it."""
    done: list[dict[str, Fraction]] = []
    for row in rows:
        for pivot in done:
            row = _less(row, pivot, next(iter(pivot)))
        lead = next((c for c in row if c), None)
        if lead is None:
            continue
        row = {lead: Fraction(1), **{c: f / row[lead] for c, f in row.items() if c != lead}}
        done = [_less(other, row, lead) for other in done]
        done.append(row)
    return done


def _less(row: dict[str, Fraction], pivot: Mapping[str, Fraction], cell: str) -> dict[str, Fraction]:
    factor = row.get(cell, Fraction(0))
    if not factor:
        return row
    new = {c: row.get(c, Fraction(0)) - factor * pivot.get(c, Fraction(0)) for c in {**row, **pivot}}
    return {c: f for c, f in new.items() if f or not c}


def _whole_numbers(row: Mapping[str, Fraction]) -> dict[str, int]:
    times = lcm(*(f.denominator for f in row.values()))
    return {cell: int(f * times) for cell, f in row.items()}


def every_value(seen: Published) -> dict[str, set[int]]:
    """By trying all combinations of counts: for tables of a few cells, to check the other readers by."""
    spans = ranges(seen)
    found: dict[str, set[int]] = {cell: set() for cell, shown in seen.cells.items() if shown is None}
    for counts in product(*(range(low, high + 1) for low, high in spans.values())):
        world = dict(zip(spans, counts, strict=True))
        if all(world[whole] == sum(world[part] for part in parts) for whole, parts in seen.lines) and all(
            any(1 <= world[c] <= seen.threshold for c in (whole, *parts) if seen.cells[c] is None)
            for whole, parts in seen.known
        ):
            for cell, values in found.items():
                values.add(world[cell])
    return found
