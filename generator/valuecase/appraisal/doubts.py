"""What makes an appraisal doubtful: the same row counted twice, nothing taken off, prices of the pandemic, what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from valuecase.appraisal.model import Appraisal, Benefit, Flow
from valuecase.appraisal.plan import Plan, together
from valuecase.appraisal.results import Results
from valuecase.appraisal.setting import Setting, Table
from valuecase.assumptions import PROJECT_FILE
from valuecase.book import Entry
from valuecase.economics.prices import is_bent
from valuecase.figures import Input
from valuecase.ledger import Ledger
from valuecase.reading.ids import slugged
from valuecase.values import PERCENT, RATIO, ZERO, Written, show
from valuecase.wording import listed

#: What goes beyond a comparison group has been compared.
BEYOND = (".beyond", ".beyond-per-person")
#: Keys of a row whose numbers are no amount of it: sharing them counts nothing twice.
NO_AMOUNT = ("unit-cost", "period", "people", "year", "price-year", "prices")


def counted_twice(entry: Entry, appraisal: Appraisal, tables: Mapping[str, Table]) -> None:
    """Notice costs and benefits that rest on the same written amounts, or on a group of people and on the whole of them."""
    sides: tuple[tuple[str, Mapping[str, Flow]], ...] = (
        ("costs", appraisal.costs or {}), ("benefits", appraisal.benefits or {}),
    )  # fmt: skip
    drawn = [
        (kind, name, flow) for kind, flows in sides for name, flow in flows.items() if flow.of and flow.transfer == "no"
    ]
    for number, (kind, name, second) in enumerate(drawn):
        shared = [
            (side, one, first, _shared(entry.book.ledger, str(first.of), str(second.of), tables))
            for side, one, first in drawn[:number]
        ]
        alike = [(one, first, what) for _, one, first, what in shared if what]
        across = any(what and side != kind for side, _, _, what in shared)
        if alike and (across or not _are_parts([*(first for _, first, _ in alike), second])):
            names = " and ".join(f"“{one}”" for one, _, _ in alike)
            entry.problem(
                "VC418", (kind, name, "of"),
                f"{names} count{'s' if len(alike) == 1 else ''} {alike[0][2]} already",
                "leave one of the two out, name figures that do not overlap, or give each its part: by-year: [50%, …]",
            )  # fmt: skip


def spelled_alike(entry: Entry, appraisal: Appraisal) -> None:
    """Notice agencies that are spelled in two ways: they would pay and gain as two."""
    spelled: dict[str, str] = {}
    for kind, key, flows in (("costs", "paid-by", appraisal.costs), ("benefits", "gained-by", appraisal.benefits)):
        for name, flow in (flows or {}).items():
            words = str(getattr(flow, key.replace("-", "_")) or "")
            first = spelled.setdefault(slugged(words), words)
            if words != first:
                message = f"“{words}” and “{first}” would be listed as two"
                entry.problem("VC412", (kind, name, key), message, f"write {first} in both places")


def _shared(ledger: Ledger, one: str, other: str, tables: Mapping[str, Table]) -> str:
    """What two figures both count: words for it, empty for nothing."""
    if _amounts(ledger, one, tables) & _amounts(ledger, other, tables):
        return "the same rows"
    own = [_table_of(name) for name in (one, other)]
    if own[0] and own[1] and (_within(own[0], own[1], tables) or _within(own[1], own[0], tables)):
        return "the same people"
    return ""


def _amounts(ledger: Ledger, name: str, tables: Mapping[str, Table]) -> set[Input]:
    """The written amounts that a figure rests on; for a printed one, also those of the parts it is made of."""
    table = tables.get(_table_of(name))
    figures = [ledger.get(one) for one in (name, *(table.parts if table else ()))]
    return {at for figure in figures if figure for at in figure.written_inputs() if _is_amount(at)}


def _is_amount(at: Input) -> bool:
    """Whether a written number is an amount of the case, and not a price that many amounts have in common."""
    return at.file != PROJECT_FILE and str(at.route[-1] if at.route else "") not in NO_AMOUNT


def _table_of(name: str) -> str:
    section, _, rest = name.partition(".")
    return rest.partition(".")[0] if section == "costs" else ""


def _within(part: str, whole: str, tables: Mapping[str, Table]) -> bool:
    """Whether the people of a table are some of those of another, by however many steps."""
    passed: list[str] = []
    while part in tables and part not in passed:
        passed.append(part)
        part = tables[part].of
        if part == whole:
            return True
    return False


def _are_parts(flows: Sequence[Flow]) -> bool:
    """Whether flows share one figure between them: parts that come to no more than all of it in any year."""
    if len({len(flow.by_year) for flow in flows}) > 1 or not flows[0].by_year:
        return False
    years = list(zip(*(flow.by_year for flow in flows), strict=True))
    if not all(isinstance(part, Written) and part.unit == PERCENT for year in years for part in year):
        return False
    return all(sum(part.value for part in year if isinstance(part, Written)) <= 100 for year in years)


def put_cautions(entry: Entry, appraisal: Appraisal, uncompared: Mapping[str, bool], prices: str) -> None:
    """Say beside the appraisal what a reader must know of its benefits and its prices."""
    for name, benefit in (appraisal.benefits or {}).items():
        compared = str(benefit.of or "").endswith(BEYOND)
        if uncompared.get(_table_of(str(benefit.of or ""))) and not compared and _takes_nothing_off(benefit):
            entry.problem(
                "VC526", ("benefits", name),
                f"“{benefit.title or name}” rests on a change without a comparison, and nothing is taken off for what "
                "would have happened anyway",
                "say how much would have: deadweight: 30%", about=f"{entry.name}.{name}", on="key",
            )  # fmt: skip
    if prices and is_bent(prices):
        entry.problem(
            "VC527", ("prices",),
            f"prices of {prices}: the pandemic bent the price index in 2020 and 2021",
            "choose another year", about=entry.name,
        )  # fmt: skip


def _takes_nothing_off(benefit: Benefit) -> bool:
    return benefit.deadweight is None or benefit.deadweight.value == 0


def put_one_sided(entry: Entry, results: Results) -> None:
    """Say that what is passed from one to another does not come to the same on both sides."""
    paid, gained = (
        [results.worth.present[s.id] for s in results.plan.streams if s.is_transfer and s.is_benefit is side]
        for side in (False, True)
    )
    if not (paid or gained) or results.lacking:
        return
    sums = [together(side) for side in (paid, gained)]
    if sums[0].hidden or sums[1].hidden or abs(sums[0].value - sums[1].value) <= sums[0].bound + sums[1].bound:
        return
    shown = [show(side.value, side.unit, 0) for side in sums]
    entry.problem(
        "VC528", (), f"of what is passed from one to another, {shown[0]} is paid and {shown[1]} is gained",
        "write both sides of it, with the same amounts", about=entry.name, on="key",
    )  # fmt: skip


def put_refusals(entry: Entry, setting: Setting, results: Results | None, appraisal: Appraisal) -> None:
    """Say what cannot be worked out, and why, once for each reason."""
    for words in _refusals(setting, results, appraisal):
        entry.problem("VC805", (), words, "", about=entry.name, on="key")


def _refusals(setting: Setting, results: Results | None, appraisal: Appraisal) -> Iterator[str]:
    whole = "no net present value, no ratio of benefits to costs and no payback"
    for reason in setting.refusals:
        yield f"{whole}: {reason}"
    for flows, words in ((appraisal.costs, "what it costs"), (appraisal.benefits, "what is gained")):
        if not flows:
            yield f"{whole}: {words} is not recorded"
    if results is None:
        return
    for side, words in (("costs", "what it costs"), ("benefits", "what is gained")):
        if side not in results.lacking and results.figure(side) is None:
            yield f"{whole}: {words} is only passed from one to another"
    npv = results.figure("npv")
    if npv is not None and results.figure("bcr") is None and not npv.hidden:
        yield "no ratio of benefits to costs: there are no costs to divide by"


def limits_of(plan: Plan, appraisal: Appraisal) -> list[str]:
    """What is not stated and so not taken off, in sentences without their full stops."""
    found = []
    for key, words in (
        ("deadweight", "what would have happened anyway"),
        ("displacement", "what is only moved elsewhere"),
        ("attribution", "what is due to others"),
        ("drop_off", "what is lost from year to year"),
    ):
        without = [
            benefit.called(name)
            for name, benefit in (appraisal.benefits or {}).items()
            if benefit.transfer == "no" and getattr(benefit, key) is None and (key != "drop_off" or len(plan.years) > 1)
        ]
        if without:
            found.append(
                f"Nothing is taken off for {words}, since nobody says how much that is, in: {', '.join(without)}"
            )
    for flows in (appraisal.costs or {}, appraisal.benefits or {}):
        found += _left_over(plan, flows)
    return found


def _left_over(plan: Plan, flows: Mapping[str, Flow]) -> Iterator[str]:
    """What is left of one figure that several flows take parts of."""
    sharing: dict[str, list[str]] = {}
    for name, flow in flows.items():
        if flow.of and flow.by_year:
            sharing.setdefault(str(flow.of), []).append(name)
    for names in sharing.values():
        own = [flows[name] for name in names]
        if len(own) < 2 or not _are_parts(own):
            continue
        parts = [
            sum((part.value for part in year if isinstance(part, Written)), ZERO)
            for year in zip(*(flow.by_year for flow in own), strict=True)
        ]
        if min(parts) < 100:
            year = plan.years[parts.index(min(parts))]
            yield (
                f"{listed([f'“{flows[name].called(name)}”' for name in names])} are parts of one amount, and "
                f"in {year} come to {show(min(parts), RATIO)}% of it: nobody says whose the rest is"
            )
