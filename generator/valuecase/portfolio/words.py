"""Small words that pages about several cases share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from valuecase.case import ValueCase


def number_of(count: int, one: str, many: str = "") -> str:
    """`1 case`, `3 cases`; `no cases`."""
    return f"{count or 'no'} {one if count == 1 else many or f'{one}s'}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def place_of(case: ValueCase) -> str:
    """Where a case is, as tables name it."""
    return str(case.case.place) if case.case else case.id


def names_of(cases: Sequence[ValueCase]) -> dict[str, str]:
    """What tells these cases apart in a list, by their ids: the place; its title too where a place has several.

    Where the titles are the same as well, the id of the case stands in their stead.
    """
    found = {case.id: place_of(case) for case in cases}
    for more in (_title_of, lambda case: case.id):
        numbers = Counter(name.casefold() for name in found.values())
        several = [case for case in cases if numbers[found[case.id].casefold()] > 1]
        found |= {case.id: f"{place_of(case)} ({more(case)})" for case in several}
    return found


def _title_of(case: ValueCase) -> str:
    return str(case.case.title) if case.case else case.id


def by_name(case: ValueCase) -> tuple[str, str, str]:
    """What cases are put in order by where nothing else tells them apart."""
    return place_of(case).casefold(), case.title.casefold(), case.id


def real(cases: Iterable[ValueCase]) -> list[ValueCase]:
    """The cases of real places, in the order of their names."""
    return sorted((case for case in cases if not case.invented), key=by_name)


def invented(cases: Iterable[ValueCase]) -> list[ValueCase]:
    """The invented examples, in the order of their names."""
    return sorted((case for case in cases if case.invented), key=by_name)
