"""One kind of problem, as the catalogue describes it."""

from __future__ import annotations

from dataclasses import dataclass

from valuecase.problems import Level


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of problem. `bad` and `good` are lines of a case before and after the remedy."""

    name: str
    level: Level
    why: str
    bad: str = ""
    good: str = ""
