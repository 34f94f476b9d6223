"""An appraisal worked out: every step and every result as a figure, and what cannot be worked out in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from valuecase.appraisal.amounts import assumed, yearly_amounts
from valuecase.appraisal.doubts import (
    counted_twice,
    limits_of,
    put_cautions,
    put_one_sided,
    put_refusals,
    spelled_alike,
)
from valuecase.appraisal.model import Appraisal, Benefit, Flow
from valuecase.appraisal.plan import CUTS, Plan, Stream, Worth, Write, pounds, worth
from valuecase.appraisal.results import Results
from valuecase.appraisal.setting import Setting, Table, rate_input, schedule_of, years_of
from valuecase.appraisal.uncertainty import put_uncertainty, unvaried
from valuecase.book import Entry
from valuecase.economics.discounting import own_rate
from valuecase.figures import Arithmetic, Input, Quantity
from valuecase.problems import errors_in
from valuecase.spans import Calendar
from valuecase.values import PERCENT, ZERO

#: Names that results have, and flows may not.
RESERVED = (
    "costs", "benefits", "npv", "bcr", "payback", "a-year", "costs-a-year", "per-person", "costs-per-person", "per-outcome", "people",
    "break-even", "without-largest", "by-agency", "by-class", "cashable", "vary", "scenarios", "what-if", "factor",
    "net", "discounted", "cumulative", "discount", "reached", "more-anyway", "more-others",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Appraised:
    """An appraisal that was worked out, for whoever draws it or lets readers try other numbers.

    lacking:  `costs`, `benefits`: the sides of which not all could be counted
    agencies: who pays or gains, with the sides they stand on; an empty name where nobody is named
    limits:   what is not stated and so not taken off, in sentences
    unvaried: inputs without a range, in words, by the title of their flow
    """

    plan: Plan
    worth: Worth
    lacking: frozenset[str]
    agencies: Mapping[str, frozenset[str]]
    limits: tuple[str, ...]
    unvaried: Mapping[str, list[str]]


def put_appraisal(entry: Entry, appraisal: Appraisal, calendar: Calendar, tables: Mapping[str, Table],
                  uncompared: Mapping[str, bool]) -> Appraised | None:  # fmt: skip
    """Write every figure of an appraisal down; None where not even its years are known.

    tables:     what is known of the tables of costs whose figures it may use
    uncompared: those of them whose change is set beside nothing
    """
    book = entry.book
    setting = Setting(
        entry, years_of(entry, appraisal), str(appraisal.prices or ""), schedule_of(appraisal.discount),
        book.assumptions, calendar, tables,
    )  # fmt: skip
    if not setting.years and "years" in appraisal.missing:
        setting.refuse("over how many years is not recorded")
    counted_twice(entry, appraisal, tables)
    spelled_alike(entry, appraisal)
    put_cautions(entry, appraisal, uncompared, setting.prices)
    streams, written = _streams(entry, appraisal, setting)
    lacking = frozenset(
        side for side, flows in (("costs", appraisal.costs), ("benefits", appraisal.benefits))
        if not flows or any(name not in written for name in flows)
    )  # fmt: skip
    if setting.schedule is None and len(setting.years) > 1:
        setting.refuse("nothing says at what rate later years are discounted")
        streams = []
    if not setting.prices and (len(setting.price_years) > 1 or (setting.price_years and setting.unsaid)):
        years = " and ".join([*sorted(setting.price_years), *(["a year nobody says"] if setting.unsaid else [])])
        setting.refuse(f"amounts are at prices of {years}, and nothing says at whose prices to add them up")
        streams = []
    if not streams:
        put_refusals(entry, setting, None, appraisal)
        return None
    schedule = setting.schedule or own_rate(ZERO)
    # One year alone needs no rate: its factor follows from there being one year.
    rate = rate_input(entry, appraisal.discount) or (_years_input(entry, appraisal),)
    plan = Plan(setting.years, appraisal.timing, schedule, tuple(streams), rate)
    uncounted = frozenset({*(appraisal.costs or {}), *(appraisal.benefits or {})} - set(written))
    results = Results(entry, plan, worth(plan, _writer(entry, written)), lacking, uncounted)
    results.put_all(appraisal)
    put_one_sided(entry, results)
    put_uncertainty(results, appraisal)
    put_refusals(entry, setting, results, appraisal)
    return Appraised(
        plan,
        results.worth,
        lacking,
        _agencies(appraisal),
        (*limits_of(plan, appraisal), *_prices_unsaid(setting)),
        unvaried(results, appraisal),
    )


def _prices_unsaid(setting: Setting) -> list[str]:
    """Amounts that are taken as they stand, since nothing says of which year their prices are."""
    if not setting.unsaid or not setting.prices:
        return []
    return [
        f"Taken as at prices of {setting.prices}, since nothing says at whose they are: {', '.join(setting.unsaid)}"
    ]


def _agencies(appraisal: Appraisal) -> dict[str, frozenset[str]]:
    """Everybody who pays or gains, whether or not the amount is known."""
    found: dict[str, frozenset[str]] = {}
    for cost in (appraisal.costs or {}).values():
        found[str(cost.paid_by or "")] = frozenset({"costs"})
    for benefit in (appraisal.benefits or {}).values():
        name = str(benefit.gained_by or "")
        found[name] = found.get(name, frozenset()) | {"benefits"}
    return found


def _years_input(entry: Entry, appraisal: Appraisal) -> Input:
    """Where it says over how many years an appraisal is; else where it begins."""
    key, text = ("years", appraisal.years.text) if appraisal.years else ("title", str(appraisal.title))
    return Input(entry.book.document.file, (*entry.route, key), text)


def _streams(entry: Entry, appraisal: Appraisal, setting: Setting) -> tuple[list[Stream], dict[str, Entry]]:
    """The flows that can be counted, as streams, with the entries that their figures are written in."""
    streams: list[Stream] = []
    written: dict[str, Entry] = {}
    sides: tuple[tuple[str, Mapping[str, Flow]], ...] = (
        ("costs", appraisal.costs or {}), ("benefits", appraisal.benefits or {}),
    )  # fmt: skip
    for kind, flows in sides:
        for name, flow in flows.items():
            title = flow.called(name)
            own = entry.part((kind, name), f"{entry.title}, {title}", flow, name)
            if name in written or name in RESERVED or name.startswith("factor-"):
                words = "is the name of a cost already" if name in written else "is the name of a result"
                own.problem("VC205", (), f"“{name}” {words}", "choose another name for it", on="key")
                continue
            known = len(entry.book.problems)
            amounts = yearly_amounts(own, flow, setting)
            grade = _grade(own, flow, setting, kind)
            if amounts is None:
                if errors_in(entry.book.problems[known:]):
                    own.without_figures()
                continue
            written[name] = own
            streams.append(_stream(own, name, title, flow, amounts, grade))
    return streams, written


def _stream(
    own: Entry, name: str, title: str, flow: Flow,
    amounts: tuple[tuple[Quantity, ...], Arithmetic | None, Quantity | None], grade: Quantity | None,
) -> Stream:  # fmt: skip
    gross, one, each = amounts
    mine = Stream(
        name, title, isinstance(flow, Benefit), str(getattr(flow, "gained_by", None) or getattr(flow, "paid_by", None) or ""),
        flow.class_, gross, is_transfer=flow.transfer == "yes", grade=grade, schedule=schedule_of(flow.discount),
        rate=rate_input(own, flow.discount),
        one=one.term() if one is not None else None,
        each=each,
    )  # fmt: skip
    if not isinstance(flow, Benefit):
        return mine
    if flow.class_ != "fiscal" and flow.cashable in ("yes", "partly"):
        hint = "leave out cashable, or write class: fiscal"
        own.problem("VC208", ("cashable",), "only what budgets gain can be taken out of one", hint)
    cuts = {key: assumed(own, key, getattr(flow, key)) for key in CUTS}
    return replace(
        mine,
        cashable=str(flow.cashable or ""),
        cuts={key: cut for key, cut in cuts.items() if cut is not None},
        drop_off=assumed(own, "drop-off", flow.drop_off),
    )


def _grade(own: Entry, flow: Flow, setting: Setting, kind: str) -> Quantity | None:
    """What the project's table adds to a cost, or takes off a benefit, of this grade."""
    if flow.confidence is None:
        return None
    table = setting.assumptions.optimism
    if table is None or flow.confidence not in table.grades:
        known = list(table.grades) if table else []
        hint = f"write one of: {', '.join(known)}" if known else f"add optimism: to {setting.assumptions.file}"
        if not setting.assumptions.broken:
            own.problem("VC209", ("confidence",), f"there is no grade “{flow.confidence}” of confidence", hint)
        return None
    grade = table.grades[flow.confidence]
    part = grade.costs if kind == "costs" else grade.benefits
    at = Input(setting.assumptions.file, ("optimism", "grades", str(flow.confidence), kind), part.text)
    named = Input(own.book.document.file, (*own.route, "confidence"), str(flow.confidence))
    return Quantity(part.value, PERCENT, {at: Fraction(1)}, part.display, inputs=(at, named))


def _writer(entry: Entry, written: Mapping[str, Entry]) -> Write:
    def write(of: str, name: str, label: str, quantity: Quantity, *, display: str = "") -> Arithmetic:
        return (written[of] if of else entry).figure(name, label, quantity, display=display or pounds(quantity))

    return write
