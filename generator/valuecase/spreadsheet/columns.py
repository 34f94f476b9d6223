"""Settling what each column is: which of two years comes before, which column names the rows; asking where it is open."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from valuecase.spreadsheet.grid import Remark
from valuecase.spreadsheet.headings import meaning
from valuecase.spreadsheet.options import SKIP, Options
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
    _left_out(at)
    return at.remarks


def _hidden(at: Settling) -> None:
    for column in list(at.table.columns):
        if column.number in at.table.sheet.hidden_columns and not column.said:
            if column.key or column.heading:
                key = column.key if column.key in ("label", "agency", "area", "amount", "before", "after") else "KEY"
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
        if at.options.section == "costs" and column.meaning.percent and key:
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
    elif len(whens) > 2:
        first, last = dated[0].letter, dated[-1].letter
        other = "--as outcomes " if at.options.section == "costs" else ""
        more = f"; or keep all of them: {other}--table over-time"
        found = f"there are numbers for {len(whens)} times: {', '.join(whens)}"
        at.remark(dated[0], found, f"say which two to compare: --columns {first}=before,{last}=after{more}", stops=True)
    else:
        for column in dated:
            at.rename(column, "")


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
            chosen = same[0]
        for column in same:
            if column is not chosen:
                at.rename(column, SKIP)


def _variety(table: Table, column: Column) -> int:
    cells = (table.sheet.at(row, column.number) for row in range(table.first, table.last + 1))
    return len({cell.text for cell in cells if cell})


def _named(at: Settling) -> None:
    """A column that names the rows: without one, the first column if it has no heading, else agency or area."""
    if at.having("label") or at.having("row") or at.having("person"):
        return
    known = [column.number for column in at.table.columns if column.key]
    first = at.table.columns[0] if at.table.columns else None
    if first and not first.heading and not first.said and not first.key and first.number < min(known, default=0):
        at.rename(first, "label")


def _worked_out(at: Settling) -> None:
    """Beside a before and an after, a saving is their difference; between amounts, it is a saving of its own."""
    if at.having("before") and at.having("after"):
        for column in at.having("saves"):
            if not column.said:
                at.rename(column, "worked out")


def _enough(at: Settling) -> None:
    keys = {column.key for column in at.table.columns}
    if any(remark.stops for remark in at.remarks):
        return
    one = "amount" if at.options.section == "costs" else "value"
    if not keys & {"label", "agency", "area", "row", "person", "domain"}:
        at.remark(None, "no column names the rows", "say which one does: --columns A=label", stops=True)
    if at.options.table == "over-time" and len(at.having("dated")) < 2:
        found = "a table over time wants two columns of times or more"
        at.remark(None, found, "name them: --columns B=dated,C=dated", stops=True)
    elif len(keys & {"before", "after"}) == 1:
        there, other = ("before", "after") if "before" in keys else ("after", "before")
        at.remark(
            None, f"there is a column “{there}” and none “{other}”", f"say which it is: --columns C={other}", stops=True
        )
    elif not keys & {"before", "amount", "saves", "value", "dated"}:
        at.remark(None, "no column of numbers is known here", f"say which it is: --columns B={one}", stops=True)


def _left_out(at: Settling) -> None:
    for column in at.having("worked out"):
        at.remark(column, f"{column} is left out, since it is worked out from the rest")
    others = [column for column in at.having("") if column.heading]
    if not others:
        return
    first = others[0]
    key = "note" if meaning(first.heading).key == "note" else "KEY"
    if len(others) == 1:
        at.remark(first, f"{first} is left out", f"to use it: --columns {first.letter}={key}")
    else:
        words = ", ".join(f"{column.letter} “{column.heading}”" for column in others)
        at.remark(first, f"{len(others)} columns are left out: {words}", f"to use one: --columns {first.letter}={key}")
