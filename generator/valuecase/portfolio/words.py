"""Small words that pages about several cases share."""

from __future__ import annotations

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


def by_name(case: ValueCase) -> tuple[str, str, str]:
    """What cases are put in order by where nothing else tells them apart."""
    return place_of(case).casefold(), case.title.casefold(), case.id


def real(cases: Iterable[ValueCase]) -> list[ValueCase]:
    """The cases of real places, in the order of their names."""
    return sorted((case for case in cases if not case.invented), key=by_name)


def invented(cases: Iterable[ValueCase]) -> list[ValueCase]:
    """The invented examples, in the order of their names."""
    return sorted((case for case in cases if case.invented), key=by_name)
