"""The money and what changed in the fewest lines: a row for each thing, with the way it went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from valuecase.briefing.appraised import main_appraisal
from valuecase.briefing.budgets import Tables
from valuecase.briefing.cut import choose
from valuecase.briefing.parts import (
    SHAPES,
    Block,
    Cell,
    Voice,
    is_no_fall,
    line,
    more,
    moved,
    paragraph,
    sides,
    table,
    way,
)
from valuecase.briefing.used import Service, services
from valuecase.briefing.ways import by_size, change_of, counted, finding_is_null, gap_of, is_flat, measure_is_bad
from valuecase.figures import Figure
from valuecase.reconcile import Answer
from valuecase.sections.outcomes import Finding, Measure, Scale

#: So many amounts make room for an appraisal, which says more of the money than they do.
MAKES_ROOM = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: what it is, its number, which way it went, and whether that is bad news.

    under: what it belongs to, in small below what it is
    scale: the outcome scale that it is a score of
    """

    what: str
    number: Cell
    way: Cell
    bad: bool
    under: str = ""
    scale: str = ""


def money_rows(voice: Voice, tables: Tables, caption: str) -> list[Block]:
    """What the service costs, costs and savings, comparisons, what a source states, audits: a row each."""
    costs = voice.case.costs
    services = list(costs.programme.items() if costs else ())[::-1]
    found = [row for name, item in services if (row := _amount(voice, f"costs.{name}.total", str(item.title)))]
    found += [row for name in tables if (row := _net(voice, name, tables[name][0]))]
    found += [row for name in tables if (row := _compared(voice, name, tables[name][0]))]
    stated = costs.stated.items() if costs else ()
    found += [row for name, item in stated if (row := _stated(voice, name, str(item.title)))]
    audits = costs.audits.items() if costs else ()
    found += [row for name, item in audits if (row := _amount(voice, f"costs.{name}.total", str(item.title)))]
    most = voice.detail.amounts - (MAKES_ROOM if main_appraisal(voice) else 0)
    shown = _kept(found, max(most, 0))
    return [*_table(caption, ["What", "Amount", "Change, or check"], shown), *more(len(found) - len(shown), "amount")]


def _net(voice: Voice, name: str, title: str) -> Row | None:
    """What a list of costs and savings comes to."""
    net = voice.figure(f"{name}.net") if sides(voice, name) is None else None
    if net is None:
        return None
    words = "" if net.hidden else "net cost" if is_no_fall(net) else "net saving"
    return Row(title, [line(net.display)], [line(words, "small")], is_no_fall(net))


def _compared(voice: Voice, name: str, title: str) -> Row | None:
    found = sides(voice, name)
    if found is None:
        return None
    return Row(title, _from_to(*found), _way(voice, name), is_no_fall(voice.figure(f"{name}.change")))


def _way(voice: Voice, name: str, want: str = "") -> Cell:
    return moved(voice.figure(f"{name}.change"), want, voice.figure(f"{name}.reduction-percent"))[1:]


def _from_to(before: Figure, after: Figure) -> Cell:
    return [line(way(before, after))]


def _amount(voice: Voice, name: str, title: str) -> Row | None:
    figure = voice.figure(name)
    return Row(title, [line(figure.display)], _checked(figure), _differs(figure)) if figure else None


def _stated(voice: Voice, name: str, title: str) -> Row | None:
    """A figure as its source states it, with the worst that was found of it."""
    keys = ("amount", "share", "base", "parts")
    figures = {key: figure for key in keys if (figure := voice.figure(f"costs.{name}.{key}"))}
    shown = [figures[key].display for key in ("amount", "share") if key in figures]
    worst = next((f for f in figures.values() if _differs(f)), next(iter(figures.values()), None))
    return Row(title, [line(", ".join(shown))], _checked(worst), _differs(worst)) if worst and shown else None


def _checked(figure: Figure) -> Cell:
    check = figure.check
    return [line(check.words, "small", SHAPES[check.answer])] if check else []


def _differs(figure: Figure) -> bool:
    return figure.check is not None and figure.check.answer is Answer.DIFFERS


def change_rows(voice: Voice) -> list[Block]:
    """Measures, services over time, findings in words and areas of scales: a row each, bad news like good."""
    outcomes = voice.case.outcomes
    if outcomes is None:
        return []
    kinds = [
        [_measure(voice, name, measure) for name, measure in outcomes.measures.items()],
        [_service(service) for service in services(voice)],
        [_finding(voice, finding) for finding in outcomes.findings.values() if not finding.quote],
        [row for name, scale in outcomes.scales.items() for row in _areas(voice, name, scale)],
    ]
    found = [row for kind in kinds for row in kind]
    heads = ["What was looked at", "Before and after", "How it changed"]
    # Good and bad of every kind in turn, so that none is silent; they stand in the order of the kinds.
    first = bool(found) and found[0].bad
    split = [[[row for row in kind if row.bad is bad] for kind in kinds] for bad in (first, not first)]
    in_turn = [row for own in split for group in zip_longest(*own) for row in group if row]
    kept = {id(row) for row in _kept(in_turn, voice.detail.changes)}
    shown = [row for row in found if id(row) in kept]
    left = more(len(found) - len(shown), "result")
    return [*_table("", heads, shown), *_counts(voice, outcomes.scales, found, shown), *left]


def _service(service: Service) -> Row:
    """A service over time, with its times and what is said of significance."""
    return Row(str(service.used.service), service.from_to, service.change[1:], service.bad, str(service.table.title))


def _counts(voice: Voice, scales: Mapping[str, Scale], found: list[Row], shown: list[Row]) -> list[Block]:
    """How many scores of a scale went which way, where only some of them are shown."""
    counts = []
    for name, scale in scales.items():
        all_, some = (sum(row.scale == name for row in rows) for rows in (found, shown))
        words = counted(voice, name, scale) if 0 < some < all_ else ""
        if words:
            counts.append(paragraph(f"Of all {all_} scores, {words} ({scale.title}).", "note"))
    return counts


def _measure(voice: Voice, name: str, measure: Measure) -> Row:
    item = f"outcomes.{name}"
    bad = measure_is_bad(voice, name, measure)
    before, after, value = (voice.figure(f"{item}.{key}") for key in ("before", "after", "value"))
    if before and after:
        return Row(str(measure.title), _from_to(before, after), change_of(voice, item, measure)[1:], bad)
    if value is None:
        absent = voice.absent(measure, "value", "before", "after")
        return Row(str(measure.title), [], [line(absent["runs"], "small", "gap")], bad)
    theirs = voice.figure(f"{item}.comparator")
    who = f"; {measure.comparator.who}: {theirs.display}" if theirs and measure.comparator else ""
    way = gap_of(voice, item, measure)[-1:] if theirs else [line("no comparison given", "small")]
    return Row(str(measure.title), [line(f"{value.display}{who}")], way, bad)


def _finding(voice: Voice, finding: Finding) -> Row:
    what = ", ".join(finding.what) or "A finding"
    absent = [line(voice.absent(finding, "change")["runs"], "small", "gap")]
    way = [line(str(finding.change), "small")] if finding.change else absent
    return Row(what, [line("no number", "small")], way, finding_is_null(finding))


def _areas(voice: Voice, name: str, scale: Scale) -> Iterator[Row]:
    changes: dict[str, list[str]] = {}
    for key in by_size(voice, name, scale):
        area = scale.areas[key]
        item = f"outcomes.{name}.{key}"
        first, latest = voice.figure(f"{item}.first"), voice.figure(f"{item}.latest")
        if first and latest:
            said = [line(str(area.change), "small")] if area.change else []
            way_ = [*moved(voice.figure(f"{item}.change"))[1:], *said]
            bad = is_flat(voice, name, key, scale)
            yield Row(f"Score: {area.title}", _from_to(first, latest), way_, bad, scale=name)
        else:
            changes.setdefault(str(area.change or ""), []).append(key)
    for change, keys in changes.items():
        what = f"{scale.title}: {', '.join(str(scale.areas[key].title) for key in keys)}"
        way_ = [line(change or "change not recorded", "small")]
        yield Row(what, [line("no number", "small")], way_, is_flat(voice, name, keys[0], scale))


def _kept(found: list[Row], most: int) -> list[Row]:
    return choose(found, most, lambda row: row.bad)


def _table(caption: str, heads: list[str], shown: list[Row]) -> list[Block]:
    rows = [
        [[line(row.what, "strong"), *([line(row.under, "small")] if row.under else [])], row.number, row.way]
        for row in shown
    ]
    return [table(caption, heads, rows, ["title", "words", "way"])] if rows else []
