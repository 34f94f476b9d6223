"""One kind of problem, as the catalogue describes it."""

from __future__ import annotations

from dataclasses import dataclass

from valuecase.problems import Level


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of problem.

    name:  its name beside the code, such as `unknown-key`
    level: what it weighs
    title: what is found, in a few words
    why:   why it matters to whoever reads or writes the case
    check: what exactly is looked for, and where
    bad:   lines of a file in which it is found
    good:  the same lines after the remedy; empty where the remedy is to delete them
    where: what must be so before they may be written: a remedy never changes what is true
    """

    name: str
    level: Level
    title: str
    why: str
    check: str
    bad: str
    good: str
    where: str = ""
