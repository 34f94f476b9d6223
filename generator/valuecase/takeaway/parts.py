"""What was worked out for parts of things (their sides, agencies, years), put in tables of the same columns.

Sides have lengths and rates, agencies a before and an after, costs and benefits have years: parts that share a column
are in one table, so that none has many cells empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from valuecase.case import ValueCase
from valuecase.figures import Figure
from valuecase.reading.fields import Words
from valuecase.reading.ids import slugged
from valuecase.reading.walk import walk

#: Between the section and the name of a table of parts; names of things hold no two hyphens in a row.
BETWEEN = "--"
#: The table of parts that share no column with another.
OTHERS = "others"


def by_columns(section: str, rows: Mapping[str, Mapping[str, Figure]]) -> dict[str, list[str]]:
    """The ids of rows by the id of their table, which is called by its first row's part: `costs--before`."""
    found: dict[str, list[str]] = {}
    for alike in _sharing(rows):
        name = part_of(alike[0]).partition(".")[0] if len(alike) > 1 else OTHERS
        found.setdefault(_free(f"{section}{BETWEEN}{name}", found, name == OTHERS), []).extend(alike)
    return found


def part_of(row: str) -> str:
    """The name of a part within its thing: `before` of `costs.service-use.before`."""
    return ".".join(row.split(".")[2:])


def _sharing(rows: Mapping[str, Mapping[str, Figure]]) -> list[list[str]]:
    """Rows that share a column, or share one with rows that do; in the order in which they come."""
    groups: list[tuple[list[str], set[str]]] = []
    for row, figures in rows.items():
        mine, columns = [row], set(figures)
        for group in [group for group in groups if group[1] & columns]:
            groups.remove(group)
            mine, columns = [*group[0], *mine], columns | group[1]
        groups.append((mine, columns))
    order = {row: number for number, row in enumerate(rows)}
    return sorted((sorted(group, key=order.__getitem__) for group, _ in groups), key=lambda group: order[group[0]])


def _free(name: str, taken: Iterable[str], may_share: bool) -> str:
    number = 1
    found = name
    while found in taken and not may_share:
        number += 1
        found = f"{name}-{number}"
    return found


def in_words(case: ValueCase, row: str) -> str:
    """The name of a part as the author spells it, `Housing charity`; what we name, in plain words: `by agency, NHS`."""
    named = case.items.get(".".join(row.split(".")[:2]))
    typed = (str(value) for _, value in walk(named.item, ()) if isinstance(value, Words)) if named else ()
    spelt = {slugged(words): words for words in typed}
    return ", ".join(spelt.get(name) or name.replace("-", " ") for name in part_of(row).split("."))


def title_of(case: ValueCase, rows: Iterable[str]) -> str:
    """What a table of parts is called by the parts of things that it holds: `before, after`."""
    return few([in_words(case, row).partition(", ")[0] for row in rows])


def few(names: Iterable[str]) -> str:
    """Each name once; of many the first three, and how many more."""
    each = list(dict.fromkeys(names))
    more = f" and {len(each) - 3} more" if len(each) > 3 else ""
    return ", ".join(each[:3]) + more
