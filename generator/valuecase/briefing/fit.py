"""As much as fits: a document is set again and again until it has no more pages than it may."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from valuecase.briefing.ahead import to_fund
from valuecase.briefing.content import Material, briefing, model_page, one_side, sheet, sheet_back, sheet_front
from valuecase.briefing.detail import (
    ALL,
    BACK,
    BARE_BACK,
    BARE_FRONT,
    BAREST,
    FRONT,
    LAST,
    LAST_BACK,
    LAST_FRONT,
    ROWS,
    TABLES,
    WHOLE,
    Detail,
    steps,
)
from valuecase.briefing.press import NotPrinted, Printed, press

MOST_BRIEFING = 4
TOO_LONG = "even with as little as possible on it, it has too many pages"
#: So many steps of detail are given up to have a sheet on one side.
LITTLE = 4
#: An ask of so many letters is not cut on a sheet while anything else can be.
ASK = 600
#: A briefing of so many pages may fit on one.
SMALL = 2

T = TypeVar("T")
Side = Callable[[Material, Detail], list[dict[str, Any]]]


def print_briefing(material: Material, root: Path | None = None) -> Printed:
    """The briefing, on four pages at most; raises NotPrinted where a template fails or even the barest is longer.

    The drawing of the logic model takes a page of its own. Tables of each kind are worth
    more than it, and it is worth more than long tables in brief.
    """
    material = replace(material, below=_below(material, root))
    made: dict[tuple[Detail, int], Printed] = {}

    def tried(detail: Detail, model: int) -> Printed:
        """The words alone: without what stands below the drawing where that is to be there."""
        below = material.below if model else 0
        if (detail, below) not in made:
            words = replace(material, model=None, below=below)
            made[detail, below] = press(briefing(words, detail), material.edition, root)
        return made[detail, below]

    # A row for each thing on one page is better than tables of each kind on two that are half empty.
    drawn = 1 if material.model else 0
    for detail in (WHOLE, ROWS) if tried(WHOLE, drawn).pages <= SMALL else ():
        if tried(detail, drawn).pages == 1:
            return press(briefing(material, detail), material.edition, root) if drawn else tried(detail, 0)
    # With a smaller picture there is often room for the drawing, and for all who pay and gain.
    small = replace(BAREST, picture=BARE_FRONT.picture)
    bare = [*steps(ROWS, BAREST), replace(small, budgets=ALL, agencies=ALL, wrong=4, limits=2), small, LAST]
    for levels in (steps(WHOLE, TABLES), bare):
        for model in (1, 0) if drawn else (0,):
            most = MOST_BRIEFING - model
            # Where not even the barest of them fits, the others need not be tried.
            if tried(levels[-1], model).pages > most:
                continue

            def make(detail: Detail, model: int = model) -> Printed:
                return tried(detail, model)

            found = _fullest(levels, make, lambda printed, most=most: printed.pages <= most)  # type: ignore[misc]
            if found:
                return press(briefing(material, found[0]), material.edition, root) if model else found[1]
    raise NotPrinted(TOO_LONG)


def _below(material: Material, root: Path | None) -> int:
    """How many of the things that must be funded have room below the drawing of the logic model."""
    most = min(len(to_fund(material.voice(WHOLE))), WHOLE.funded) if material.model else 0
    for number in range(most, 0, -1):
        if press(model_page(replace(material, below=number)), material.edition, root).pages == 1:
            return number
    return 0


def print_sheet(material: Material, root: Path | None = None) -> Printed:
    """The one sheet: one page where all fits on it, else two sides, each filled by itself."""

    def printed(content: dict[str, Any]) -> Printed:
        return press(content, material.edition, root)

    # A little less on one side is better than two sides that are half empty.
    for front, back in list(zip(steps(FRONT, BARE_FRONT), steps(BACK, BARE_BACK), strict=True))[:LITTLE:2]:
        both = printed(sheet(material, front, back, two_sides=False))
        if both.pages == 1:
            return both
        if both.pages > 2:
            break
    details = []
    fronts, backs = steps(FRONT, BARE_FRONT), steps(BACK, BARE_BACK)
    # What is asked for, and a total with all of its rows, go last of all.
    fronts = [
        *(replace(front, ask=max(front.ask, ASK)) for front in fronts[:-1]),
        replace(BARE_FRONT, ask=ASK),
        *fronts[-1:],
        LAST_FRONT,
    ]
    whole = replace(BARE_BACK, budgets=ALL, agencies=ALL)
    backs = [*backs[:-1], whole, replace(whole, steps=1), *backs[-1:], LAST_BACK]
    for levels, side in ((fronts, sheet_front), (backs, sheet_back)):

        def tried(detail: Detail, side: Side = side) -> Printed:
            return printed(one_side(material, side(material, detail)))

        found = _fullest(levels, tried, lambda made: made.pages == 1)
        if found is None:
            raise NotPrinted(TOO_LONG)
        details.append(found[0])
    return printed(sheet(material, details[0], details[1], two_sides=True))


def _fullest(
    levels: Sequence[Detail], make: Callable[[Detail], T], fits: Callable[[T], bool]
) -> tuple[Detail, T] | None:
    """The fullest of the levels that fits, found by halving; none where not even the barest does."""
    made = make(levels[0])
    if fits(made):
        return levels[0], made
    found: tuple[Detail, T] | None = None
    low, high = 1, len(levels) - 1
    while low <= high:
        middle = (low + high) // 2
        made = make(levels[middle])
        if fits(made):
            found, high = (levels[middle], made), middle - 1
        else:
            low = middle + 1
    return found
