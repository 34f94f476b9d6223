"""What the charts of an appraisal say beside its figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Varied:
    """An assumption in words, and its two ends as they were written: `Team: £290k to £350k`."""

    title: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the charts of an appraisal say beside its figures.

    item:     the name its figures begin with, such as `costs.five-years`
    agencies: who pays and who gains, by the part of a figure's name that stands for them
    years:    the years as they are printed, in order, by the same
    varied:   the assumptions that are varied, by the same
    notes:    whose prices, how discounted, over how long
    lacking:  `costs`, `benefits`: the sides of which not all could be counted
    sides:    the sides on which each of the agencies stands
    """

    item: str
    title: str
    agencies: Mapping[str, str]
    years: Mapping[str, str]
    varied: Mapping[str, Varied]
    notes: tuple[str, ...] = ()
    lacking: frozenset[str] = frozenset()
    sides: Mapping[str, frozenset[str]] = field(default_factory=dict)
