"""Settling what each column is: which of two years comes before, which column names the rows; asking where it is open."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from valuecase.spreadsheet.grid import Remark
from valuecase.spreadsheet.headings import NUMBERS, meaning, quarter_in
from valuecase.spreadsheet.likely import holds_numbers, likely_label, likely_number, likely_side
from valuecase.spreadsheet.options import KEYS, SKIP, Options
from valuecase.spreadsheet.table import Column, Table

#: What headings of one file are called in the other; an empty word is a column that it has no key for.
_COSTS = {"domain": "area", "value": "amount", "comparator": "", "when": "", "want": ""}
_OUTCOMES = {
    "area": "domain",
    "amount": "value",
    "saves": "",
    "unit-cost": "",
    "unit-source": "",
    "agency": "",
    "row": "",
}


@dataclass(slots=True)
class Settling:
    """A table whose columns are being settled, and the remarks that came of it."""

    file: str
    table: Table
    options: Options
    remarks: list[Remark] = field(default_factory=list)

    def remark(self, column: Column | None, found: str, remedy: str = "", *, stops: bool = False) -> None:
        place = self.table.sheet.place(self.table.top, column.number if column else None)
        self.remarks.append(Remark(self.file, place, found, remedy, stops))

    def rename(self, column: Column, key: str) -> None:
        at = self.table.columns.index(column)
        self.table.columns[at] = replace(column, meaning=replace(column.meaning, key=key))

    def having(self, key: str) -> list[Column]:
        return [column for column in self.table.columns if column.key == key]


def settle(file: str, table: Table, options: Options) -> list[Remark]:
    """Give every column of a table the one key it has, or none; returns what is to be said or asked."""
    at = Settling(file, table, options)
    _hidden(at)
    _other_file(at)
    _personal(at)
    _dated(at)
    _once(at)
    _named(at)
    _worked_out(at)
    _enough(at)
    _quarters(at)
    _left_out(at)
    return at.remarks


def _hidden(at: Settling) -> None:
    for column in list(at.table.columns):
        if column.number in at.table.sheet.hidden_columns and not column.said:
            if column.key or column.heading:
                known = column.key in ("label", "agency", "area", "amount", "before", "after")
                key = column.key if known else f"KEY{_keys_left(at, column)}"
                at.remark(
                    column, f"{column} is hidden, so it is left out", f"to use it: --columns {column.letter}={key}"
                )
            at.rename(column, SKIP)


def _other_file(at: Settling) -> None:
    others = _COSTS if at.options.section == "costs" else _OUTCOMES
    for column in list(at.table.columns):
        if column.said:
            continue
        key = others.get(column.key, column.key)
        if at.options.section == "costs" and column.meaning.percent and key != "note":
            key = "worked out"
        if key == "note":  # what was noted for colleagues is published only if the author says so
            key = ""
        if key != column.key:
            at.rename(column, key)


def _personal(at: Settling) -> None:
    for column in at.having("name"):
        remedy = f"if it does not: --columns {column.letter}=label; if it does: --columns {column.letter}=skip"
        at.remark(column, f"{column} may name people, which is never written into a case", remedy, stops=True)
    for column in at.having("personal"):
        found = f"{column} may tell who somebody is; such a thing is never written into a case"
        at.remark(
            column, found, f"leave it out with --columns {column.letter}=skip, and call people 1, 2, 3", stops=True
        )


def _dated(at: Settling) -> None:
    """Numbers under years: one is the amount, two are before and after, more are asked about or stand over time."""
    dated = at.having("dated")
    if not dated or at.options.table == "over-time":
        return
    whens = sorted({column.meaning.when for column in dated})
    one = "amount" if at.options.section == "costs" else "value"
    if len(whens) == 2 and not at.having("before") and not at.having("after"):
        for column in dated:
            at.rename(column, "before" if column.meaning.when == whens[0] else "after")
    elif len(whens) == 1 and not at.having(one):
        for column in dated:
            at.rename(column, one)
    elif len(whens) > 2 and one == "amount" and at.having(one) and all(_is_month(when) for when in whens):
        for column in dated:  # twelve months beside what they come to
            at.rename(column, "")
    elif len(whens) > 2:
        first, last = dated[0].letter, dated[-1].letter
        other = "--as outcomes " if at.options.section == "costs" else ""
        more = f"; or keep all of them: {other}--table over-time"
        found = f"there are numbers for {len(whens)} times: {_few(whens)}"
        at.remark(dated[0], found, f"say which two to compare: --columns {first}=before,{last}=after{more}", stops=True)
    else:
        for column in dated:
            at.rename(column, "")


def _is_month(when: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d{2}", when))


def _few(whens: list[str]) -> str:
    return ", ".join(whens) if len(whens) < 6 else f"{whens[0]} to {whens[-1]}"


def _once(at: Settling) -> None:
    """One column a key. Which of two columns of words names the rows is seen; which of two numbers counts is asked."""
    for key in dict.fromkeys(column.key for column in at.table.columns):
        same = at.having(key)
        if len(same) < 2 or key in ("", SKIP, "worked out", "dated", "personal"):
            continue
        said = [column for column in same if column.said]
        if len(said) == 1:
            chosen = said[0]
        elif key in ("label", "agency", "area", "domain", "row", "person"):
            chosen = max(same, key=lambda column: (_variety(at.table, column), -column.number))
            others = [column for column in same if column is not chosen]
            for other in others:
                found = f"{chosen} is read as the {key}, so {other} is left out"
                at.remark(other, found, f"to exchange them: --columns {other.letter}={key}")
        else:
            words = " and ".join(str(column) for column in same)
            ways = " or ".join(f"--columns {column.letter}={key}" for column in same)
            at.remark(same[0], f"{words} may each be “{key}”", f"say which: {ways}", stops=True)
            chosen = next((column for column in same if column.meaning.money), same[0])
            at.table.open.add(chosen.number)
        for column in same:
            if column is not chosen:
                at.rename(column, "" if said == [chosen] and key in NUMBERS else SKIP)


def _variety(table: Table, column: Column) -> int:
    cells = (table.sheet.at(row, column.number) for row in range(table.first, table.last + 1))
    return len({cell.text for cell in cells if cell})


def _named(at: Settling) -> None:
    """A column that names the rows: without one, the first if it has no heading, or one of words; else the agency."""
    if at.having("label") or at.having("row") or at.having("person"):
        return
    known = [column.number for column in at.table.columns if column.key]
    first = at.table.columns[0] if at.table.columns else None
    if first and not first.heading and not first.said and not first.key and first.number < min(known, default=0):
        at.rename(first, "label")
    elif likely := likely_label(at.table):
        at.rename(likely, "label")
        at.remark(likely, f"{likely} is taken for what names the rows", f"if not: --columns {likely.letter}=skip")


def _worked_out(at: Settling) -> None:
    """Beside a before and an after, a saving is their difference; beside amounts of money, a unit cost counts nothing."""
    sides = at.having("before") + at.having("after")
    if not (at.having("before") and at.having("after")):
        return
    for column in at.having("saves"):
        if not column.said:
            at.rename(column, "worked out")
    for column in at.having("unit-cost"):
        if not column.said and all(side.meaning.money for side in sides):
            at.rename(column, SKIP)
            if not at.table.open:
                at.remark(column, f"{column} is left out, since before and after are amounts of money")


def _enough(at: Settling) -> None:
    keys = {column.key for column in at.table.columns}
    if any(remark.stops for remark in at.remarks):
        return
    one = "amount" if at.options.section == "costs" else "value"
    if not keys & {"label", "agency", "area", "row", "person", "domain"}:
        letter = likely.letter if (likely := likely_label(at.table)) else "A"
        at.remark(None, "no column names the rows", f"say which one does: --columns {letter}=label", stops=True)
    if at.options.table == "over-time" and len(at.having("dated")) < 2:
        found = "a table over time wants two columns of times or more"
        at.remark(None, found, "name them: --columns B=dated,C=dated", stops=True)
    elif len(keys & {"before", "after"}) == 1:
        there, other = ("before", "after") if "before" in keys else ("after", "before")
        likely = likely_side(at.table, other)
        remedy = (
            f"if {likely} is it: --columns {likely.letter}={other}"
            if likely
            else f"say which it is: --columns LETTER={other}"
        )
        at.remark(None, f"there is a column “{there}” and none “{other}”", remedy, stops=True)
    elif not keys & {"before", "amount", "saves", "value", "dated"}:
        letter = likely.letter if (likely := likely_number(at.table)) else "B"
        at.remark(None, "no column of numbers is known here", f"say which it is: --columns {letter}={one}", stops=True)


def _left_out(at: Settling) -> None:
    if len(worked := at.having("worked out")) == 1:
        at.remark(worked[0], f"{worked[0]} is left out, since it is worked out from the rest")
    elif worked:
        words = _listed(worked)
        at.remark(worked[0], f"{len(worked)} columns are left out, since they are worked out from the rest: {words}")
    others = [column for column in at.having("") if column.heading]
    if not others:
        return
    first = others[0]
    key, keys = ("note", "") if meaning(first.heading).key == "note" else ("KEY", _keys_left(at, first))
    if len(others) == 1:
        at.remark(first, f"{first} is left out", f"to use it: --columns {first.letter}={key}{keys}")
    else:
        words = _listed(others)
        found = f"{len(others)} columns are left out: {words}"
        at.remark(first, found, f"to use one: --columns {first.letter}={key}{keys}")


def _listed(columns: list[Column]) -> str:
    """Their letters and headings; of many, the first and the last."""
    words = [f"{column.letter} “{column.heading}”" for column in columns]
    return ", ".join(words) if len(words) < 8 else f"{', '.join(words[:3])} … {', '.join(words[-2:])}"


def _keys_left(at: Settling, column: Column) -> str:
    """What KEY may be: the keys for numbers or for words that no column of this table has yet."""
    of_numbers = holds_numbers(at.table, column)
    fit = [key for key in KEYS[at.options.section] if key != SKIP and (key in NUMBERS) is of_numbers]
    over_time = at.options.table == "over-time"
    left = [key for key in fit if (over_time if key == "dated" else not at.having(key))]
    return f", KEY being one of {', '.join(left)}"


def _quarters(at: Settling) -> None:
    for column in at.table.columns:
        if column.key in ("before", "after", "value", "dated") and (quarter := quarter_in(column.heading)):
            when = column.meaning.when
            if when:
                found = f"{column} is of one quarter, {quarter}; a case has no word for that, and says when: {when}"
                at.remark(column, found)
