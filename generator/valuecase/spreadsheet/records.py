"""What the lines of a table are in a case: rows with names of their own, measures, what is printed; and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain, count

from valuecase.privacy.identifiers import identifiers_in
from valuecase.reading.expand import TOTALS
from valuecase.reading.ids import fault_of_id, shortened, slugged
from valuecase.spent import CODE
from valuecase.spreadsheet.amounts import Amount, Kind
from valuecase.spreadsheet.grid import Remark
from valuecase.spreadsheet.line import Line
from valuecase.spreadsheet.lines import Lines
from valuecase.spreadsheet.options import Options
from valuecase.spreadsheet.table import Column, Table
from valuecase.spreadsheet.totals import sums_of_those_below

#: The columns of a CSV file, in their order; `label` is what names a row.
COLUMNS = ("row", "label", "agency", "area", "before", "after", "unit-cost", "unit-source", "amount", "saves", "note")


@dataclass(slots=True)
class Records:
    """What is written: rows by id, each a mapping of keys to text; the years of the sides; what totals are printed."""

    kind: str
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    times: dict[str, str] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    people: bool = False
    remarks: list[Remark] = field(default_factory=list)


def kind_of_table(table: Table, options: Options) -> str:
    """Which kind of table its columns make, unless the author says."""
    if options.table:
        return options.table
    if options.section == "outcomes":
        return "measures"
    compared = table.column("before") or table.column("saves")
    return "comparisons" if compared else "audits"


def kinds_of_columns(file: str, table: Table, options: Options) -> tuple[dict[int, Kind], list[Remark]]:
    """Whether the numbers of each column are money, percentages or counts; and what is missing for that."""
    kinds: dict[int, Kind] = {}
    remarks = []
    for column in table.numbers:
        kinds[column.number] = _kind(table, column, options)
        alone = column.meaning.count and not column.said and not table.column("unit-cost")
        if options.section == "costs" and column.key in ("before", "after") and alone:
            found = f"{column} counts things, and no column says what one of them costs"
            remedy = "name the column of unit costs: --columns E=unit-cost; or, if these are pounds, --columns " + (
                f"{column.letter}={column.key}"
            )
            remarks.append(Remark(file, table.place(table.top, column), found, remedy))
    return kinds, remarks


def _kind(table: Table, column: Column, options: Options) -> Kind:
    if options.section == "outcomes":
        return "percent" if column.meaning.percent else "money" if column.meaning.money else "as it is"
    counted = column.key in ("before", "after") and table.column("unit-cost") and not column.meaning.money
    return "count" if counted else "money"


def make_records(file: str, table: Table, lines: Lines, options: Options) -> Records:
    """The records of a table, with every problem that its words and numbers have."""
    made = Records(kind_of_table(table, options))
    made.people = table.column("person") is not None
    made.times = {
        c.key: c.meaning.when
        for c in table.columns
        if c.meaning.when and c.key in ("before", "after", "amount", "value")
    }
    for line in lines.rows:
        made.remarks += _identifiers(file, table, line)
        row = _row(line, made.kind)
        name = _name(line, row, made)
        if not name and not any(column.key in ("name", "personal") for column in table.columns):
            found = "has numbers and no words that name it"
            remedy = f"write its name, or leave the row out: --leave-out {line.row}"
            made.remarks.append(Remark(file, table.place(line.row), found, remedy))
        elif made.people and not CODE.fullmatch(name):
            found = f"“{name}” may be the name of a person"
            made.remarks.append(Remark(file, table.place(line.row), found, "call people 1, 2, 3 or p1, p2, p3"))
        made.rows[name or f"row-{line.row}"] = row
    if lines.printed and options.section == "costs":
        made.printed = dict(_printed(table, lines.printed, made.kind))
        if not made.printed and any(amount.kind == "count" for amount in lines.printed.amounts.values()):
            found = "the total is of numbers of things, for which a case has no figure, so it is not kept"
            made.remarks.append(Remark(file, table.place(lines.printed.row), found, stops=False, numbers=True))
    made.remarks += _rounded(file, table, lines)
    for line, parts in sums_of_those_below(lines.rows):
        words = line.words.get("label") or line.words.get("agency") or "this row"
        found = f"“{words}” comes to the {parts} rows below it, and is read as a row beside them"
        remedy = f"if they are its parts: --leave-out {line.row}"
        made.remarks.append(Remark(file, table.place(line.row), found, remedy, stops=False, numbers=True))
    return made


def _row(line: Line, kind: str) -> dict[str, str]:
    """The keys of a row in the order they are written."""
    words = dict(line.words)
    if "person" in words:
        words["row"] = words.pop("person")
    if "label" not in words and kind != "measures":
        instead = next((words[key] for key in ("agency", "area") if key in words and "row" not in words), "")
        words |= {"label": instead} if instead else {}
    if "label" not in words and "domain" in words:
        words["label"] = words["domain"]
    found = words | {key: amount.text for key, amount in line.amounts.items()}
    return found | {f"missing {key}": why for key, why in line.absent.items()}


def _name(line: Line, row: dict[str, str], made: Records) -> str:
    """The id of a row, by which no other is called: its words, with the agency or the area where those stand twice."""
    whole = slugged(row.get("row") or row.get("label") or "")
    if not whole:
        return ""
    own = shortened(whole)
    ways = [
        own,
        *(f"{own}-{slugged(row[key])}" for key in ("agency", "area") if row.get(key)),
        *(f"{own}-{slugged(line.group)}",) * bool(line.group),
    ]
    others = (f"{own[:70].rstrip('-')}-{number}" for number in count(2))
    free = (way for way in chain(ways, others) if way not in made.rows and way not in TOTALS)
    name = next(way for way in free if not fault_of_id(way))
    if name != whole or ("row" in row and slugged(row["row"]) != row["row"]):
        row["row"] = name
    return name


def _identifiers(file: str, table: Table, line: Line) -> Iterator[Remark]:
    """Words that may tell who somebody is are not written into a case."""
    for key, words in line.words.items():
        column = table.column(key)
        for one in identifiers_in(words):
            found = f"holds {one.kind}: such a thing is never written into a case"
            yield Remark(
                file, table.place(line.row, column), found, f"take it out, or leave the row out: --leave-out {line.row}"
            )


def _printed(table: Table, total: Line, kind: str) -> Iterator[tuple[str, str]]:
    """What the total row prints, under the names of the figures it is printed for."""
    money = {key: amount.text for key, amount in total.amounts.items() if amount.kind == "money"}
    if kind in ("audits", "programme"):
        if "amount" in money:
            yield "total", money["amount"]
    elif "amount" in money or "saves" in money:
        if "amount" in money:
            yield ("costs" if table.column("saves") else "net"), money["amount"]
        if "saves" in money:
            yield "savings", money["saves"]
    elif not table.column("unit-cost"):
        for key in ("before", "after"):
            if key in money:
                yield key, money[key]


def _rounded(file: str, table: Table, lines: Lines) -> Iterator[Remark]:
    """Cells that hold more digits than they show: a case has the shown ones."""
    for column in table.numbers:
        pairs = [(line.row, line.amounts[column.name]) for line in lines.rows if column.name in line.amounts]
        others = [(row, amount) for row, amount in pairs if amount.value != amount.stored]
        if not others:
            continue
        told = [f"{column.letter}{row} holds {_stored(one)}, written {one.text}" for row, one in others[:3]]
        told += [f"and {len(others) - 3} more"] * (len(others) > 3)
        found = f"written as shown, with fewer digits than stored: {', '.join(told)}"
        if column.key in ("before", "after", "amount", "saves") and all(one.kind == "money" for _row, one in pairs):
            written = sum((one.value for _row, one in pairs), Fraction(0))
            stored = sum((one.stored for _row, one in pairs), Fraction(0))
            found += f"; as written the column adds to £{_digits(written)}, as stored to £{_digits(stored)}"
        yield Remark(file, table.place(others[0][0], column), found, stops=False, numbers=True)


def _stored(amount: Amount) -> str:
    digits = _digits(abs(amount.stored))
    sign = "-" if amount.stored < 0 else ""
    return f"{sign}{'£' if amount.kind == 'money' else ''}{digits}{'%' if amount.kind == 'percent' else ''}"


def _digits(number: Fraction) -> str:
    text = f"{float(number):,.6f}"
    return text.rstrip("0").rstrip(".")
