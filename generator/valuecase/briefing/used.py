"""How the use of services went over time: a row each, from the first time to the last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from valuecase.briefing.cut import choose
from valuecase.briefing.parts import Block, Cell, Voice, line, more, moved, notes, table, way
from valuecase.briefing.ways import went_badly
from valuecase.figures import Figure
from valuecase.measured import OverTime, Used
from valuecase.reading.ids import slugged


@dataclass(frozen=True, slots=True)
class Service:
    """One service of a table over time, with its first figure and its last."""

    table: OverTime
    used: Used
    first: Figure
    last: Figure
    change: Cell
    bad: bool

    @property
    def from_to(self) -> Cell:
        """Both numbers in a line, and below it when they were counted."""
        times = f"{self.table.times[0]} → {self.table.times[-1]}"
        return [line(way(self.first, self.last)), line(times, "small")]


def services(voice: Voice) -> Iterator[Service]:
    """Every service of every table over time."""
    outcomes = voice.case.outcomes
    tables = outcomes.over_time if outcomes else {}
    for name, own in ((name, own) for name, own in tables.items() if own.times):
        ends = [slugged(str(time)) for time in (own.times[0], own.times[-1])]
        for row, used in own.rows.items():
            item = f"outcomes.{name}.{row}"
            first, last = (voice.figure(f"{item}.{end}") for end in ends)
            if first and last:
                change, want = voice.figure(f"{item}.change"), str(own.want or "")
                words = moved(change, want, voice.figure(f"{item}.reduction-percent"))
                yield Service(own, used, first, last, [*words, _significance(voice, used)], went_badly(change, want))


def _significance(voice: Voice, used: Used) -> dict[str, object]:
    """What is said of significance, as printed; else why it is not."""
    if used.significance:
        return line(str(used.significance), "small")
    why = "".join(part["text"] for part in voice.absent(used, "significance")["runs"])
    return line(f"significance: {why[:1].lower()}{why[1:]}", "small")


def over_time(voice: Voice) -> list[Block]:
    """A table for each table over time, with as many services as there is room for."""
    found = list(services(voice))
    kept = choose(found, voice.detail.used, lambda service: service.bad)
    blocks: list[Block] = []
    for own in {id(service.table): service.table for service in kept}.values():
        rows = []
        shown = [service for service in kept if service.table is own]
        for service in shown:
            ends = ([line(service.first.display)], [line(service.last.display)])
            rows.append([[line(service.used.service, "strong")], *ends, service.change])
        people = own.people.in_words if own.people else ""
        heads = ["Service", str(own.times[0]), str(own.times[-1]), "Change, and significance as printed"]
        title = f"{own.title}, {people}" if people else str(own.title)
        source = voice.sources(service.first for service in shown)
        blocks.append(table(title, heads, rows, ["wide", "number", "number", "words"], source))
        blocks += notes(voice, [own])
    return [*blocks, *more(len(found) - len(kept), "service over time", "services over time")]
