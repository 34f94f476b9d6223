"""The money: what was counted, costs before and after, what the service costs, what a source states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from valuecase.briefing.parts import (
    NOT_RECORDED,
    SHAPES,
    Block,
    Cell,
    Voice,
    amount,
    explained,
    gap,
    line,
    notes,
    paragraph,
    run,
    table,
)
from valuecase.comparison import Comparison, Side
from valuecase.figures import Figure
from valuecase.reading.fields import Item
from valuecase.reconcile import Answer
from valuecase.sections.costs import Audit, Costs, Programme, Stated

#: The figures that may stand for a side of a comparison, the fullest first.
SIDES = (("before", "after"), ("before.per-month", "after.per-month"), ("before.per-person", "after.per-person"))


def money(voice: Voice) -> list[Block]:
    """Everything the briefing says about money."""
    costs = voice.case.costs
    tables = _tables(voice)
    blocks = [] if costs else [gap("What is spent, before and after, is not recorded.")]
    if costs and costs.audits:
        blocks += _audits(voice, costs.audits)
    blocks += _before_after(voice, tables)
    blocks += _net(voice, tables)
    if costs and costs.programme:
        blocks += _programme(voice, costs.programme)
    if costs and costs.stated:
        blocks += [block for name, item in costs.stated.items() for block in _stated(voice, name, item, costs)]
    return blocks


def _tables(voice: Voice) -> dict[str, tuple[str, Comparison]]:
    """The tables before and after, those of stories included: name of figures → title and table."""
    found = {}
    for name, table_ in (voice.case.costs.comparisons if voice.case.costs else {}).items():
        found[f"costs.{name}"] = (str(table_.title or name), table_)
    for name, story in voice.case.stories.items():
        if story.costs:
            found[f"stories.{name}"] = (str(story.costs.title or story.title), story.costs)
    return found


def _audits(voice: Voice, audits: Mapping[str, Audit]) -> list[Block]:
    columns = [
        (head, key)
        for head, key in (("Total", "total"), ("A week", "per-week"), ("A person", "per-person"))
        if any(voice.figure(f"costs.{name}.{key}") for name in audits)
    ]
    rows, remarks = [], []
    for name, audit in audits.items():
        first = [line(audit.title, "strong"), *_over(voice, name, audit)]
        if not voice.figure(f"costs.{name}.total"):
            first.append(_missing(voice, audit, "rows"))
        figures = [voice.figure(f"costs.{name}.{key}") for _, key in columns]
        rows.append([first, *(amount(figure) for figure in figures)])
        for (head, _), figure in zip(columns, figures, strict=True):
            remarks += explained(voice, f"{audit.title}, {head.lower()}", figure)
    heads = ["What was counted", *(head for head, _ in columns)]
    widths = ["wide", *("number" for _ in columns)]
    return [table("Costs that were counted", heads, rows, widths), *remarks, *notes(voice, audits.values())]


def _over(voice: Voice, name: str, audit: Audit) -> list[dict[str, object]]:
    """How long, when and for how many people an audit counted."""
    people = voice.display(f"costs.{name}.people")
    words = [f"over {audit.period.display}" if audit.period else "", str(audit.when or ""), people]
    return [line(", ".join(word for word in words if word), "small")] if any(words) else []


def _missing(voice: Voice, item: Item, key: str) -> dict[str, object]:
    return line(voice.absent(item, key)["runs"], "small", "gap")


def _before_after(voice: Voice, tables: Mapping[str, tuple[str, Comparison]]) -> list[Block]:
    rows, remarks = [], []
    for name, (title, item) in tables.items():
        sides = _sides(voice, name)
        if sides is None:
            continue
        reduced = voice.figure(f"{name}.reduction-percent")
        first = [line(title, "strong"), *_windows(voice, name, item)]
        rows.append([first, *map(amount, (*sides, voice.figure(f"{name}.change"))), _reduced(reduced)])
        for word, figure in zip(("before", "after"), sides, strict=True):
            remarks += explained(voice, f"{title}, {word}", figure)
    if not rows:
        return []
    heads = ["What was compared", "Before", "After", "Change", "Lower by"]
    made = table("Costs before and after", heads, rows, ["wide", "number", "number", "number", "number"])
    return [made, *remarks, *notes(voice, _noted(tables))]


def _sides(voice: Voice, name: str) -> tuple[Figure, Figure] | None:
    """The two figures that are compared: totals if both have one, else the same rate on both sides."""
    for before, after in SIDES:
        first, second = voice.figure(f"{name}.{before}"), voice.figure(f"{name}.{after}")
        if first and second and first.unit == second.unit:
            return first, second
    return None


def _noted(tables: Mapping[str, tuple[str, Comparison]]) -> Iterator[Item]:
    for _, table_ in tables.values():
        yield table_
        yield from (side for side in (table_.before, table_.after) if side)


def _windows(voice: Voice, name: str, item: Comparison) -> Cell:
    """What each side covers: its total if it is not in the table, its length, its people, its date."""
    shown = {figure.id for figure in _sides(voice, name) or ()}
    lines = []
    for word, side in (("before", item.before), ("after", item.after)):
        whole = voice.figure(f"{name}.{word}")
        total = whole.display if whole and whole.id not in shown else ""
        words = [part for part in (total, *_window(side)) if part]
        if words:
            lines.append(line(f"{word}: {', '.join(words)}", "small"))
    return lines


def _window(side: Side | None) -> list[str]:
    if side is None:
        return []
    implied = ", implied by other numbers" if side.period_from == "implied" else ""
    period = f"over {side.period.display}{implied}" if side.period else ""
    return [period, f"{side.people.display} people" if side.people else "", str(side.when or "")]


def _reduced(figure: Figure | None) -> Cell:
    """A reduction in percent; a minus is put into words, since more is no less."""
    if figure is None:
        return []
    return [line(figure.display), *([line("that is, more", "small")] if figure.value < 0 else [])]


def _net(voice: Voice, tables: Mapping[str, tuple[str, Comparison]]) -> list[Block]:
    """Lists of costs and savings that come to one figure."""
    keys = ("costs", "savings", "net")
    rows = []
    for name, (title, _) in tables.items():
        figures = [voice.figure(f"{name}.{key}") for key in keys]
        if any(figures) and _sides(voice, name) is None:
            rows.append([[line(title, "strong")], *map(amount, figures)])
    if not rows:
        return []
    heads = ["What was counted", "Costs", "Savings", "Net cost"]
    remark = paragraph("A net cost with a minus is a net saving.", "note")
    return [table("Costs and savings", heads, rows, ["wide", "number", "number", "number"]), remark]


def _programme(voice: Voice, services: Mapping[str, Programme]) -> list[Block]:
    """What the service itself costs, a line each; a sentence where the source prints no amount."""
    rows: list[Sequence[Cell]] = []
    for name, service in services.items():
        first = [line(service.title, "strong")]
        if service.paid_by:
            first.append(line(f"paid by {service.paid_by}", "small"))
        whole = voice.figure(f"costs.{name}.total")
        each = voice.figure(f"costs.{name}.per-person") or voice.figure(f"costs.{name}.per-year")
        second = [*amount(whole), *amount(each)] if whole else [_missing(voice, service, "rows")]
        rows.append([first, second])
    made = table("What the service costs", ["Service", "Cost"], rows, ["wide", "words"])
    return [made, *notes(voice, services.values())]


def _stated(voice: Voice, name: str, item: Stated, costs: Costs) -> Iterator[Block]:
    """A figure that the source prints without its parts: the number, then how far it can be checked."""
    whole, share = voice.figure(f"costs.{name}.amount"), voice.figure(f"costs.{name}.share")
    displays = [figure.display for figure in (whole, share) if figure]
    yield {
        "kind": "stated",
        "title": str(item.title),
        "display": ", stated as ".join(displays) if displays else "",
        "lines": list(_checked(voice, name, item, costs)) or [_missing(voice, item, "amount")],
    }
    yield from notes(voice, [item])


def _checked(voice: Voice, name: str, item: Stated, costs: Costs) -> Iterator[dict[str, object]]:
    base, parts = voice.figure(f"costs.{name}.base"), voice.figure(f"costs.{name}.parts")
    implied = voice.figure(f"costs.{name}.implied-base")
    if base and base.check and implied:
        tables = " and ".join(str(costs.audits[i].title) for i in item.of if i in costs.audits) or "the tables here"
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


def _answer(voice: Voice, figure: Figure, words: str) -> dict[str, object]:
    check = figure.check
    assert check is not None
    if check.answer is Answer.DIFFERS and check.pinned:
        lead = run(f"{words}a difference of {check.pinned} that is known. ")
        return line([lead, *voice.sentence(check.because)], "small", SHAPES[check.answer])
    return line(f"{words}{check.words}.", "small", SHAPES[check.answer])
