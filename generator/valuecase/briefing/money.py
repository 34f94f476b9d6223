"""The money: what was counted, costs before and after, what the service costs, what a source states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from valuecase.briefing.appraised import appraisals
from valuecase.briefing.basis import window
from valuecase.briefing.brief import money_rows
from valuecase.briefing.budgets import Tables, budgets, main_comparison, tables_of
from valuecase.briefing.cut import choose
from valuecase.briefing.parts import (
    NOT_RECORDED,
    SHAPES,
    Block,
    Cell,
    Line,
    Voice,
    amount,
    compared,
    gap,
    is_no_fall,
    known,
    line,
    more,
    moved,
    notes,
    paragraph,
    run,
    sides,
    table,
)
from valuecase.comparison.model import Comparison
from valuecase.figures import Figure
from valuecase.reading.fields import Item
from valuecase.reconcile import Answer, spoken
from valuecase.sections.costs import Costs
from valuecase.spent import Audit, Programme
from valuecase.stated import Stated


def money(voice: Voice) -> list[Block]:
    """Everything a document says about money."""
    costs = voice.case.costs
    tables = tables_of(voice)
    blocks = [] if costs else [gap("What is spent, before and after, is not recorded.", "costs")]
    blocks += appraisals(voice)
    split = budgets(voice, tables)
    blocks += split
    # What is split into its parts has its total there already, unless some of them had to be left out.
    told = main_comparison(voice, tables) if any(block.get("total") for block in split) else ""
    rest = {name: found for name, found in tables.items() if name != told}
    if voice.detail.brief:
        return [*blocks, *money_rows(voice, rest, "Other amounts" if blocks and costs else "")] or [_nothing(voice)]
    blocks += _before_after(voice, rest)
    blocks += _net(voice, tables)
    if costs:
        blocks += _programme(voice, costs.programme)
        blocks += _stated_all(voice, costs)
        blocks += _audits(voice, costs.audits)
    blocks += notes(voice, _noted(tables, costs))
    return blocks or [_nothing(voice)]


def _nothing(voice: Voice) -> Block:
    return voice.absent(voice.case.costs, "audits", "comparisons", "stated", "programme", section="costs")


def _audits(voice: Voice, audits: Mapping[str, Audit]) -> list[Block]:
    if not audits:
        return []
    kept = dict(choose(audits.items(), voice.detail.audits, lambda pair: _differs(voice, f"costs.{pair[0]}.total")))
    left = len(audits) - len(kept)
    audits = kept
    columns = [
        (head, key)
        for head, key in (("Total", "total"), ("A week", "per-week"), ("A person", "per-person"))
        if any(voice.figure(f"costs.{name}.{key}") for name in audits)
    ]
    rows, remarks = [], []
    shown: list[Figure | None] = []
    for name, audit in audits.items():
        first = [line(audit.title, "strong"), *_over(voice, name, audit)]
        if not voice.figure(f"costs.{name}.total"):
            first.append(_missing(voice, audit, "rows"))
        figures = [voice.figure(f"costs.{name}.{key}") for _, key in columns]
        rows.append([first, *(amount(voice, figure) for figure in figures)])
        shown += figures
        for (head, _), figure in zip(columns, figures, strict=True):
            remarks += known(voice, f"{audit.title}, {head.lower()}", figure)
    heads = ["What was counted", *(head for head, _ in columns)]
    made = table("What was spent", heads, rows, _widths(rows), voice.sources(shown))
    return [made, *remarks, *more(left, "audit")] if rows else more(left, "audit")


def _differs(voice: Voice, name: str) -> bool:
    """Whether a source prints another number than its parts come to."""
    figure = voice.figure(name)
    return bool(figure and figure.check and figure.check.answer is Answer.DIFFERS)


def _widths(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """More room for the columns whose figures stand beside what a source prints."""
    columns = list(zip(*rows, strict=True))[1:]
    return ["wide", *("checked" if any(len(cell) > 2 for cell in column) else "number" for column in columns)]


def _over(voice: Voice, name: str, audit: Audit) -> list[Line]:
    """How long, when and for how many people an audit counted."""
    people = voice.display(f"costs.{name}.people")
    words = [f"over {audit.period.display}" if audit.period else "", str(audit.when or ""), people]
    return [line(", ".join(word for word in words if word), "small")] if any(words) else []


def _missing(voice: Voice, item: Item, key: str) -> Line:
    return line(voice.absent(item, key)["runs"], "small", "gap")


def _before_after(voice: Voice, tables: Tables) -> list[Block]:
    pairs = {name: found for name in tables if (found := sides(voice, name))}
    kept = choose(pairs.items(), voice.detail.comparisons, lambda pair: is_no_fall(voice.figure(f"{pair[0]}.change")))
    rows, remarks = [], []
    for name, found in kept:
        title, item = tables[name]
        first = [line(title, "strong"), *(_windows(voice, name, item) if voice.detail.workings else [])]
        last = moved(voice.figure(f"{name}.change"), percent=voice.figure(f"{name}.reduction-percent"))
        rows.append([first, *(amount(voice, side) for side in found), last])
        for word, figure in zip(("before", "after"), found, strict=True):
            remarks += known(voice, f"{title}, {word}", figure)
    left = more(len(pairs) - len(kept), "comparison")
    if not rows:
        return left
    source = voice.sources(figure for _, found in kept for figure in found)
    made = table(
        "Costs before and after", ["What was compared", "Before", "After", "Change"], rows, _pair_widths(rows), source
    )
    return [made, *remarks, *left]


def _pair_widths(rows: Sequence[Sequence[Cell]]) -> list[str]:
    return [*_widths(rows)[:3], "change"]


def _noted(tables: Tables, costs: Costs | None) -> Iterator[Item]:
    for _, table_ in tables.values():
        yield table_
        yield from (side for side in (table_.before, table_.after) if side)
    yield from (*costs.audits.values(), *costs.appraisal.values()) if costs else ()


def _windows(voice: Voice, name: str, item: Comparison) -> Cell:
    """What each side covers: its total if it is not in the table, its length, its people, its date."""
    shown = {figure.id for figure in sides(voice, name) or ()}
    lines = []
    for word, side in (("before", item.before), ("after", item.after)):
        whole = voice.figure(f"{name}.{word}")
        total = whole.display if whole and whole.id not in shown else ""
        recorded = voice.figure(f"{name}.{word}.as-recorded")
        words = [part for part in (recorded.display if recorded else total, *window(side)) if part]
        if recorded and whole:
            words.append(f"brought to {whole.display} over the length of before")
        if words:
            lines.append(line(f"{word}: {', '.join(words)}", "small"))
    return lines


def _net(voice: Voice, tables: Tables) -> list[Block]:
    """Lists of costs and savings that come to one figure."""
    keys = ("costs", "savings", "net")
    rows = []
    shown: list[Figure | None] = []
    lists = [name for name in tables if sides(voice, name) is None and any(map(voice.figure, _names(name, keys)))]
    kept = choose(lists, voice.detail.comparisons, lambda name: is_no_fall(voice.figure(f"{name}.net")))
    for name in kept:
        figures = [voice.figure(own) for own in _names(name, keys)]
        rows.append([[line(tables[name][0], "strong")], *(amount(voice, figure) for figure in figures)])
        shown += figures
    left = more(len(lists) - len(kept), "list of costs and savings", "lists of costs and savings")
    if not rows:
        return left
    heads = ["What was counted", "Costs", "Savings", "Net cost"]
    remark = paragraph("A net cost with a minus is a net saving.", "note")
    return [table("Costs and savings", heads, rows, _widths(rows), voice.sources(shown)), remark, *left]


def _names(name: str, keys: Sequence[str]) -> list[str]:
    return [f"{name}.{key}" for key in keys]


def _programme(voice: Voice, services: Mapping[str, Programme]) -> Iterator[Block]:
    """What the service itself costs; a sentence where the source prints no amount."""
    shown = list(services.items())[-voice.detail.programme :] if voice.detail.programme else []
    for name, service in shown:
        whole = voice.figure(f"costs.{name}.total")
        payer = [line(f"Paid by {service.paid_by}.", "small")] if service.paid_by else []
        rates = [voice.display(f"costs.{name}.{key}") for key in ("per-year", "per-person")]
        each = [line(", ".join(filter(None, rates)), "small")] if any(rates) else []
        lines = [*compared(voice, whole), *each] if whole else [_missing(voice, service, "rows")]
        yield _item(voice, service, whole.display if whole else "", [*payer, *lines], whole)
    yield from more(len(services) - len(shown), "cost of the service", "costs of the service")


def _item(voice: Voice, item: Programme | Stated, display: str, lines: Sequence[Line], figure: Figure | None) -> Block:
    """A thing with its figure and some lines below; its note and where the figure comes from stand last."""
    last = [*voice.sentence(item.note), run(" ")] if item.note and voice.detail.workings else []
    last += [run(f"{voice.source(figure.source)}.")] if figure and figure.source and voice.detail.sources else []
    said = [*lines, *([line(last, "small")] if last else [])]
    return {"kind": "stated", "title": str(item.title), "display": display, "lines": said}


def _stated_all(voice: Voice, costs: Costs) -> Iterator[Block]:
    shown = choose(costs.stated.items(), voice.detail.stated, lambda pair: _differs(voice, f"costs.{pair[0]}.base"))
    for name, item in shown:
        yield from _stated(voice, name, item, costs)
    yield from more(len(costs.stated) - len(shown), "figure as a source states it", "figures as sources state them")


def _stated(voice: Voice, name: str, item: Stated, costs: Costs) -> Iterator[Block]:
    """A figure that the source prints without its parts: the number, then how far it can be checked."""
    whole, share = voice.figure(f"costs.{name}.amount"), voice.figure(f"costs.{name}.share")
    displays = [figure.display for figure in (whole, share) if figure]
    lines = list(_checked(voice, name, item, costs)) or [_missing(voice, item, "amount")]
    yield _item(voice, item, ", printed as ".join(displays), lines, whole or share)


def _checked(voice: Voice, name: str, item: Stated, costs: Costs) -> Iterator[Line]:
    base, parts = voice.figure(f"costs.{name}.base"), voice.figure(f"costs.{name}.parts")
    implied = voice.figure(f"costs.{name}.implied-base")
    if base and base.check and implied:
        named = " and ".join(str(costs.audits[i].title) for i in item.of if i in costs.audits)
        tables = "the costs counted above" if set(item.of) == set(costs.audits) else named or "the tables here"
        words = f"As a share of costs it implies a base of {implied.display}; {tables} come to {base.display}: "
        yield _answer(voice, base, words)
    elif implied:
        yield line(f"As a share of costs it implies a base of {implied.display}.", "small")
    if parts and parts.check:
        yield _answer(voice, parts, f"Its parts together come to {parts.display}: ")
    amount_ = voice.figure(f"costs.{name}.amount") or voice.figure(f"costs.{name}.share")
    if amount_ and amount_.check and amount_.check.answer is Answer.UNCHECKED and not parts:
        why = voice.absent(item, "parts")["runs"]
        if "".join(part["text"] for part in why) == NOT_RECORDED:
            why = [run("Its parts are not recorded.")]
        yield line([run("The amount cannot be checked against parts. "), *why], "small", SHAPES[Answer.UNCHECKED])


def _answer(voice: Voice, figure: Figure, words: str) -> Line:
    check = figure.check
    assert check is not None
    if check.answer is Answer.DIFFERS and check.pinned:
        lead = run(f"{words}a difference of {check.pinned} that is known. ")
        return line([lead, *voice.sentence(check.because)], "small", SHAPES[check.answer])
    far = "" if check.answer is Answer.AGREES else f", {spoken(check)}"
    return line(f"{words}{check.words}{far}.", "small", SHAPES[check.answer])
