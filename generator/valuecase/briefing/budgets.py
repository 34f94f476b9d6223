"""Who pays less and who pays more: one comparison by agency, else by area of need, else by service."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from valuecase.briefing.appraised import names_who
from valuecase.briefing.basis import basis_of
from valuecase.briefing.cut import choose, shortened
from valuecase.briefing.detail import ALL, FEWEST
from valuecase.briefing.parts import Block, Cell, Voice, is_no_fall, line, more, moved, sides, table
from valuecase.comparison.model import Comparison
from valuecase.figures import Figure
from valuecase.reading.ids import slugged

#: The tables before and after: name of figures → title and table.
Tables = Mapping[str, tuple[str, Comparison]]
#: Names of agencies longer than this are cut: their column is narrow.
LONGEST = 60


def budgets(voice: Voice, tables: Tables) -> list[Block]:
    """The main comparison in its parts, with what they come to and rest on; empty where it has none."""
    name = main_comparison(voice, tables)
    head, groups = _parts(voice, name, tables)
    if not groups:
        return []
    title, item = tables[name]
    return [*_split(voice, name, title, head, groups), *basis_of(item)]


def is_split(voice: Voice, name: str) -> bool:
    """Whether a document has a table of this comparison's parts."""
    tables = tables_of(voice)
    return name == main_comparison(voice, tables) and bool(_parts(voice, name, tables)[1])


def tables_of(voice: Voice) -> Tables:
    """The tables before and after: name of figures → title and table. One person's costs stand in the story only."""
    tables = voice.case.costs.comparisons if voice.case.costs else {}
    return {f"costs.{name}": (str(table_.title or name), table_) for name, table_ in tables.items()}


def _parts(voice: Voice, name: str, tables: Tables) -> tuple[str, dict[str, str]]:
    """The head of the first column and the parts of a comparison, by the first thing that has several.

    In brief, none beside an appraisal: what each agency pays and gains is worth more there than what it spent.
    """
    if voice.detail.brief and names_who(voice):
        return "", {}
    for head, groups in _groupings(name, tables[name][1]) if name in tables else ():
        found = {words: own for words, own in groups.items() if _both(voice, own)}
        if len(found) > 1:
            return head, found
    return "", {}


def main_comparison(voice: Voice, tables: Tables) -> str:
    """The comparison of the first key figure that has one, else the first there is; empty for none."""
    case = voice.case.case
    headline = [voice.figure(name) for name in (case.headline or [] if case else [])]
    named = [figure.about for figure in headline if figure and figure.about in tables]
    return next((name for name in (*named, *tables) if sides(voice, name)), "")


def _groupings(name: str, item: Comparison) -> list[tuple[str, dict[str, str]]]:
    """Heads of the first column, and the names of figures by their words."""
    rows = item.rows.items()
    return [
        ("Agency", {str(row.agency): f"{name}.{slugged(row.agency)}" for _, row in rows if row.agency}),
        ("Area", {str(row.area): f"{name}.{slugged(row.area)}" for _, row in rows if row.area}),
        ("Service", {str(row.service): f"{name}.{key}" for key, row in rows}),
    ]


def _both(voice: Voice, name: str) -> bool:
    return all(voice.figure(f"{name}.{side}") for side in ("before", "after"))


def _split(voice: Voice, name: str, title: str, head: str, groups: Mapping[str, str]) -> list[Block]:
    """The largest changes first, whichever their direction; the total only below all of the rows."""
    largest = sorted(groups.items(), key=lambda pair: -_size(voice, pair[1]))
    room = voice.detail.budgets
    most = ALL if len(largest) <= ALL and room > FEWEST else min(ALL, room)
    shown = choose(largest, most, lambda pair: is_no_fall(voice.figure(f"{pair[1]}.change")))
    rows = [_row(voice, words, own) for words, own in shown]
    total = len(shown) == len(groups) and _both(voice, name)
    if total:
        rows.append(_row(voice, "All together", name))
    heads = [head, "Before", "After", "Change", "How it changed"]
    words = {"Agency": ("agency", "agencies"), "Area": ("area", ""), "Service": ("service", "")}[head]
    source = voice.sources([voice.figure(f"{name}.before")])
    made = table(f"{title}, by {words[0]}", heads, rows, ["name", "number", "number", "number", "way"], source)
    return [{**made, "total": total}, *more(len(groups) - len(shown), *words)]


def _size(voice: Voice, name: str) -> Fraction:
    """How large a change is, for the order of rows; what is hidden or not known comes last."""
    change = voice.figure(f"{name}.change")
    return Fraction(-1) if change is None or change.hidden else abs(change.value)


def _row(voice: Voice, words: str, name: str) -> list[Cell]:
    def get(ending: str) -> Figure | None:
        return voice.figure(f"{name}.{ending}")

    numbers = [[line(figure.display)] if (figure := get(side)) else [] for side in ("before", "after")]
    change = moved(get("change"), percent=get("reduction-percent"))
    return [[line(shortened(words, LONGEST), "strong")], *numbers, change[:1], change[1:]]
