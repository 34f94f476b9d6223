"""Figures that a source prints and no table computes, beside what they might follow from."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pydantic import Field

from valuecase.book import Entry
from valuecase.evidence import Evidence
from valuecase.figures import Figure, result, total
from valuecase.reading.fields import (
    Compared,
    Date,
    FigureName,
    Id,
    Label,
    Money,
    People,
    Share,
    Text,
    expected,
    optional,
)
from valuecase.reading.nearby import misspelt
from valuecase.reconcile import unchecked

#: Where all names of figures are found.


class Stated(Evidence, Compared):
    """A figure the source prints and no table here computes."""

    title: Label = Field(description="What it is")
    amount: Money | None = optional("The amount, as printed")
    share: Share | None = optional("The percentage, as printed")
    of: list[Id] = Field(default=[], description="Tables whose yearly total the share may be of")
    parts: list[FigureName] = expected("parts", "Figures of this case that should add to it")
    kind: Literal["saving", "cost", "other"] | None = expected(
        "whether it is a cost or a saving", "What kind of figure it is"
    )
    people: People | None = optional("How many people it is about")
    when: Date | None = optional("The year, month or day it is for")
    significance: Text | None = optional("What is said of statistical significance")
    domain: Id | None = optional("The domain of outcomes it belongs to; cost for a saving unless said")


def put_stated(entry: Entry, stated: Stated, tables: list[str]) -> None:
    """Write down what is stated, and compare it with what it might be a share or a sum of.

    `tables` are the ids of the tables of the same file.
    """
    amount = share = None
    if stated.amount:
        written = entry.input(("amount",), stated.amount)
        amount = entry.figure("amount", "", written, check=unchecked(stated.amount))
    if stated.share and not (amount and stated.of):
        share = entry.figure("share", "share", entry.input(("share",), stated.share), check=unchecked(stated.share))
    if amount is None and share is None and not {"amount", "share"} & set(stated.missing):
        entry.problem(
            "VC202", (), "“amount” or “share” is needed here", "add what the source prints, or say why it is missing"
        )
    if amount and stated.share and stated.of:
        _implied_base(entry, stated, amount, tables)
    if amount and stated.parts:
        _from_parts(entry, stated, amount)


def _implied_base(entry: Entry, stated: Stated, amount: Figure, tables: list[str]) -> None:
    """What the share must be of, beside the tables it might be of.

    implied base = amount ÷ share; base = the yearly total of the tables named under `of`.
    """
    assert stated.share
    if stated.share.value == 0:
        entry.problem("VC510", ("share",), "a share of nothing implies no base", "leave it out")
        return
    written = entry.input(("share",), stated.share)
    implied = amount / written.as_ratio()
    bases = _bases(entry, stated, tables, f"per-{amount.unit.per}" if amount.unit.per else "total")
    if not bases:
        entry.prints.leave("base")
        entry.figure("share", "share", written, check=unchecked(stated.share))
        entry.figure("implied-base", "what the share must be of", implied)
        return
    assert stated.amount
    shown = f"{stated.amount.display} as {stated.share.display}, so a base of {result(implied)}"
    loose = stated.amount.about or stated.share.about
    check = entry.reconcile("base", total(bases), shown, implied, ("of",), about=loose)
    entry.figure("share", "share", written, check=check)
    whole = entry.figure("implied-base", "what the share must be of", implied, check=check)
    base = entry.figure("base", "the tables it might be a share of", total(bases), check=check)
    entry.figure("base-gap", "implied base less those tables", whole - base)


def _bases(entry: Entry, stated: Stated, tables: list[str], rate: str) -> list[Figure]:
    found: list[Figure] = []
    for number, name in enumerate(stated.of):
        if name in stated.of[:number]:
            entry.problem("VC214", ("of", number), f"“{name}” stands here twice", "name each table once")
            return []
        ledger = entry.book.ledger
        side = "before" if rate == "total" else f"before.{rate}"
        figure = ledger.get(f"costs.{name}.{side}") or ledger.get(f"costs.{name}.{rate}")
        if name not in tables and not entry.book.is_broken(f"costs.{name}"):
            entry.problem("VC209", ("of", number), f"there is no table “{name}” here", offer(name, tables))
        elif figure is not None:
            found.append(figure)
        elif not entry.book.is_broken(f"costs.{name}"):
            entry.problem(
                "VC209",
                ("of", number),
                f"“{name}” has no figure “{rate}” that this could be a share of",
                "give the table a period, or leave it out of the list",
            )
    return found if len(found) == len(stated.of) else []


def _from_parts(entry: Entry, stated: Stated, amount: Figure) -> None:
    """Compare a stated amount with the figures the author says it is made of."""
    ledger = entry.book.ledger
    parts = [ledger.get(name) for name in stated.parts]
    found = [part for part in parts if part is not None]
    for number, (name, part) in enumerate(zip(stated.parts, parts, strict=True)):
        if name.startswith(f"{entry.name}."):
            entry.problem("VC215", ("parts", number), f"{name} is this very figure", "name the figures it is made of")
            return
        if part is None and not entry.book.is_broken(name):
            entry.problem("VC206", ("parts", number), f"there is no figure “{name}”", entry.book.offer(name))
        elif part is not None and part.unit != amount.unit:
            entry.problem(
                "VC307",
                ("parts", number),
                f"{name} is in {part.unit.name}, and this is in {amount.unit.name}",
                "name figures in the same unit",
            )
            return
    if found and len(found) == len(parts):
        assert stated.amount
        check = entry.reconcile(
            "parts", total(found), stated.amount.display, amount, ("parts",), about=stated.amount.about
        )
        entry.figure("parts", "its parts together", total(found), check=check)
        entry.book.ledger.figures[amount.id] = replace(amount, check=check)


def offer(name: str, known: list[str]) -> str:
    """A hint with the table that was likely meant, or the tables there are."""
    near = misspelt(name, known)
    return f"did you mean {near}?" if near else f"the names known here are: {', '.join(known[:12]) or 'none'}"
