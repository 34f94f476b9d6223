"""Who it is for and what each gains; who is not served, and who dropped out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from valuecase.book import Book, Entry
from valuecase.common import Part, Point, Voice, put_point
from valuecase.figures import Figure, total
from valuecase.reading.fields import (
    Compared,
    Date,
    Id,
    Item,
    ItemName,
    Label,
    PeopleOrNobody,
    Text,
    expected,
    optional,
)
from valuecase.reading.nearby import nearest


class Group(Item):
    """People or organisations that gain from the service."""

    title: Label = Field(description="Who they are")
    text: Text | None = optional("Who they are, in a sentence")
    how_many: PeopleOrNobody | None = optional("How many people they are")
    gains: list[Text] = expected("what they gain", "What they gain, one thing an entry")
    measure: list[ItemName] = Field(default=[], description="What shows it")


class PeopleRow(Item):
    """The people of one kind."""

    short: ClassVar[str] = "people"
    naming: ClassVar[str] = "label"
    people: PeopleOrNobody = Field(description="How many they are")
    label: Label | None = optional("What they have in common")


class PeopleTable(Compared):
    """People counted by kind. Small numbers are hidden by the project's rule, with enough others that none can be found."""

    adds_up: ClassVar[bool] = True

    title: Label = Field(description="What is counted")
    when: Date | None = optional("The year, month or day")
    of: Id | None = optional("The table that counts the same people another way")
    rows: dict[Id, PeopleRow] = Field(default={}, description="One number a row")
    csv: Label | None = optional("The CSV file that holds the rows")


class Beneficiaries(Part):
    """beneficiaries.yml"""

    groups: dict[Id, Group] = Field(default={}, description="Who gains")
    tables: dict[Id, PeopleTable] = Field(default={}, description="People counted by kind")
    not_served: dict[Id, Point] = expected("who is not served", "Who is not served, and why")
    dropped_out: dict[Id, Point] = expected("who dropped out", "Who dropped out, and why")
    voices: dict[Id, Voice] = Field(default={}, description="What people said")


def put_figures(section: Beneficiaries, book: Book) -> None:
    """Numbers of people: of groups, by kind, not served, dropped out."""
    kinds: dict[str, Mapping[str, Item]] = {
        "groups": section.groups,
        "tables": section.tables,
        "not-served": section.not_served or {},
        "dropped-out": section.dropped_out or {},
        "voices": section.voices,
    }
    book.ids_once(**kinds)
    for name, group in section.groups.items():
        with book.entry(name, ("groups", name), group.title, group) as entry:
            if group.how_many is not None:
                entry.figure("how-many", "number of people", entry.input(("how-many",), group.how_many))
    for name, table in section.tables.items():
        with book.entry(name, ("tables", name), table.title, table) as entry:
            _table(entry, table)
    for name, table in section.tables.items():
        if table.of and table.of not in section.tables and not book.is_broken(f"beneficiaries.{table.of}"):
            near = nearest(table.of, section.tables)
            hint = f"did you mean {near}?" if near else f"the tables here are: {', '.join(section.tables)}"
            book.problem("VC209", ("tables", name, "of"), f"there is no table “{table.of}” here", hint)
    for kind, words in (("not-served", "Not served"), ("dropped-out", "Dropped out")):
        for name, point in kinds[kind].items():
            assert isinstance(point, Point)
            put_point(book, name, (kind, name), f"{words}: {name.replace('-', ' ')}", point)


def _table(entry: Entry, table: PeopleTable) -> None:
    if not table.rows:
        if "rows" not in table.missing:
            entry.problem("VC408", (), "the table has no rows", "add rows: or csv:, or say under missing: why not")
        entry.without_figures()
        return
    rows: dict[str, Figure] = {}
    for name, row in table.rows.items():
        own = entry.part(("rows", name), f"{table.title}, {row_label(name, row)}", row, name)
        rows[name] = own.figure("", "", own.input(("people",), row.people))
    counted = entry.people_in(("rows",))
    whole = entry.figure("total", "total", total(rows.values()) if counted is None else counted)
    for name, row in table.rows.items():
        if whole.hidden or whole.value:
            words = f"{row_label(name, row)}, share of the total"
            entry.figure(f"{name}.share", words, (rows[name] / whole).as_percent())


def row_label(name: str, row: PeopleRow) -> str:
    """What a row is called: its label, else its id in words."""
    return str(row.label or name.replace("-", " "))
