"""Money over years on paper: what it comes to, who pays and who gains, what if it is wrong, what nobody can say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest

from valuecase.appraised import SLIDERS, Shown, rate_words, refusals, shown_of
from valuecase.briefing.cut import choose, shortened
from valuecase.briefing.detail import ALL, FEWEST
from valuecase.briefing.parts import (
    Block,
    Cell,
    Run,
    Voice,
    capital,
    gap,
    line,
    listed,
    more,
    paragraph,
    run,
    sentence,
    table,
)
from valuecase.figures import Figure
from valuecase.reading.dates import in_words

#: What can be known where there is no whole result.
KNOWN = (
    ("costs", "costs"),
    ("benefits", "benefits"),
    ("break-even.costs", "what it could cost at most, if all of this is due to it"),
)
#: What is taken from who pays and who gains: the ending of a figure, its head, and that of all together.
SIDES = (
    ("costs", "Pays", "costs"),
    ("benefits", "Gains", "benefits"),
    ("cashable", "In cash", "cashable.yes"),
    ("passed", "Passed on", ""),
    ("net", "Benefits less costs", "npv"),
)
#: So many assumptions are shown, those that move the result most.
MOST_VARIED = 2
#: The longest title of an appraisal.
MOST_TITLE = 120
#: Names of agencies longer than this are cut: their column is narrow.
LONGEST = 60
#: The stop of a slider that stands for being half wrong where no scenario says what that is.
HALF = "what-if.reached.50"


@dataclass(frozen=True, slots=True)
class Wrong:
    """Benefits less costs if something is otherwise: what, the numbers, and whether it is bad news."""

    what: Cell
    left: str
    ratio: str
    bad: bool


def shown(voice: Voice) -> list[Shown]:
    """Every appraisal of a case."""
    costs, assumptions = voice.case.costs, voice.project.settings.assumptions
    return [shown_of(voice.case, assumptions, f"costs.{name}") for name in (costs.appraisal if costs else {})]


def main_appraisal(voice: Voice) -> Shown | None:
    """The first appraisal with a net present value."""
    return next((own for own in shown(voice) if own.has("npv")), None)


def names_who(voice: Voice) -> bool:
    """Whether a document says who pays and who gains over years."""
    return any(own.has("npv") and own.names_agencies for own in shown(voice))


def tile_words(voice: Voice) -> dict[str, tuple[str, str]]:
    """The two figures of the main appraisal that a board sees first, each with its label and a line below it.

    Benefits less costs, and what of it is money in a budget, stand side by side, so that neither hides the other.
    """
    own = main_appraisal(voice)
    if own is None:
        return {}
    costs, benefits, ratio, back = (
        voice.display(f"{own.item}.{key}") for key in ("costs", "benefits", "bcr", "payback")
    )
    left = f"benefits of {benefits} less costs of {costs}, over {own.length}" if costs and benefits else ""
    each = f"£{ratio} for each £1 of cost" if ratio else ""
    never = f"does not pay back within {own.length}" if own.pays_back is False else ""
    when = f"pays back after {back}" if back else never
    below = "; ".join(words for words in (each, when, own.turns) if words)
    return {
        f"{own.item}.npv": (left, capital(below)),
        f"{own.item}.cashable.net": ("what can be taken out of budgets, less what they pay", ""),
    }


def appraisals(voice: Voice) -> list[Block]:
    """The appraisals of a case, each with what it comes to or why it comes to nothing."""
    found = shown(voice)
    kept = choose(found, voice.detail.appraisals, lambda own: _is_loss(voice.figure(f"{own.item}.npv")))
    blocks = [block for own in kept for block in (_whole(voice, own) if own.has("npv") else _refused(voice, own))]
    return [*blocks, *more(len(found) - len(kept), "appraisal")]


def _whole(voice: Voice, own: Shown) -> list[Block]:
    """What it comes to, unless key figures on the other side say so; who, what if, and what nobody can say."""
    tables = [*_who(voice, own), *_if_wrong(voice, own)]
    title = shortened(str(own.appraisal.title), MOST_TITLE)
    source = voice.sources([voice.figure(f"{own.item}.npv")])
    rests_on = paragraph(f"{_rests_on(voice, own)}{f' {source}.' if source else ''}", "basis")
    main = main_appraisal(voice)
    if voice.detail.tiles or not tables or (main and main.item != own.item):
        tables = [paragraph([run(sentence(title), strong=True), run(" "), *_come_to(voice, own)]), rests_on, *tables]
    else:
        first, *others = tables
        lead = first["caption"][:1].lower() + first["caption"][1:]
        tables = [{**first, "caption": f"{title}: {lead}"}, rests_on, *others]
    return [*tables, *_gaps(voice, own), *_limits(voice, own)]


def _refused(voice: Voice, own: Shown) -> list[Block]:
    """Where there is no net present value: why, and what can be known all the same."""
    known = [f"{words} {voice.display(f'{own.item}.{key}')}" for key, words in KNOWN if own.has(key)]
    words = [paragraph(f"What can be known, as it is worth now: {listed(known)}.", "note")] if known else []
    caption: Block = {"kind": "caption", "runs": [run(str(own.appraisal.title))], "source": ""}
    return [caption, *_gaps(voice, own), *words, *_limits(voice, own)]


def _gaps(voice: Voice, own: Shown) -> list[Block]:
    """What cannot be worked out, and why."""
    reasons = refusals(voice.case, own.item)
    kept = reasons[: max(voice.detail.limits, 1)]
    lacks = ["costs/" + own.item.replace("costs.", "appraisal/")] if kept == reasons else []
    left = more(len(reasons) - len(kept), "result that cannot be worked out", "results that cannot be worked out")
    return [*(gap(sentence(words), *lacks) for words in kept), *left]


def _come_to(voice: Voice, own: Shown) -> list[Run]:
    words = []
    if own.has("costs") and own.has("benefits"):
        words += _said(voice, own, "Costs of ", "costs", " stand against benefits of ", "benefits", ". ")
    words += _said(voice, own, "Benefits less costs come to ", "npv")
    if own.has("bcr"):
        words += _said(voice, own, ": benefits of £", "bcr", " for each £1 of cost")
    if own.has("payback"):
        words += _said(voice, own, "; it pays back after ", "payback")
    elif own.pays_back is False:
        words += [run("; it does "), run("not pay back", strong=True), run(f" within {own.length}")]
    if own.turns:
        words.append(run(f". {sentence(own.turns).rstrip('.')}"))
    if own.has("without-largest"):
        words += _said(voice, own, ". Without the largest benefit it comes to ", "without-largest")
    if own.has("cashable.net"):
        words += _said(voice, own, ". What can be taken out of budgets, less what they pay, comes to ", "cashable.net")
    return [*words, run(".")]


def _said(voice: Voice, own: Shown, *words: str) -> list[Run]:
    """Words and, in every second place, the figure of that ending."""
    return [
        run(voice.display(f"{own.item}.{part}"), strong=True) if place % 2 else run(part)
        for place, part in enumerate(words)
    ]


def _rests_on(voice: Voice, own: Shown) -> str:
    words = [f"Worth now, over {own.over}"]
    if own.appraisal.prices:
        words.append(f"prices of {in_words(own.appraisal.prices)}")
    words += [f"discounted at {rate_words(schedule, len(own.years))}" for what, schedule in own.schedules if not what]
    if voice.detail.reasons:
        own_rates = any(what for what, _ in own.schedules)
        words += [*(["some amounts at rates of their own"] if own_rates else []), f"money moves {own.timing}"]
    return sentence("; ".join(words))


def _who(voice: Voice, own: Shown) -> list[Block]:
    """Who pays and who gains, whoever pays most first; the total only below all of them."""
    if not own.names_agencies:
        return []
    largest = sorted(
        own.agencies, key=lambda pair: [-_size(voice.figure(f"{pair[1]}.{key}")) for key in ("costs", "net")]
    )
    room = voice.detail.agencies
    most = ALL if len(largest) <= ALL and room > FEWEST else room
    kept = choose(largest, most, lambda pair: _is_loss(voice.figure(f"{pair[1]}.net")))
    sides = [side for side in SIDES if any(voice.figure(f"{name}.{side[0]}") for _, name in kept)]
    rows = [_agency(voice, shortened(who, LONGEST), [f"{name}.{key}" for key, *_ in sides]) for who, name in kept]
    total = len(kept) == len(largest) > 1
    if total:
        rows.append(_agency(voice, "All together", [f"{own.item}.{whole}" if whole else "" for *_, whole in sides]))
    heads = ["Who", *(head for _, head, _ in sides)]
    made = table("Who pays and who gains", heads, rows, ["name", *("number" for _ in sides)])
    return [{**made, "total": total}, *more(len(largest) - len(kept), "agency", "agencies")]


def _agency(voice: Voice, who: str, names: list[str]) -> list[Cell]:
    return [[line(who, "strong")], *([line(words)] if (words := voice.display(name)) else [] for name in names)]


def _if_wrong(voice: Voice, own: Shown) -> list[Block]:
    """Benefits less costs if several things are otherwise, or the largest benefit is not there, or one assumption is."""
    varied = sorted(_varied(voice, own), key=lambda pair: -pair[0])
    kinds = [list(_scenarios(voice, own)), [row for _, row in varied[:MOST_VARIED]], list(_without(voice, own))]
    found = [row for kind in kinds for row in kind]
    in_turn = [row for group in zip_longest(*kinds) for row in group if row]
    # Good news is no answer to what is wrong, so it stands only where all the bad news does.
    kept = {id(row) for row in sorted(in_turn, key=lambda row: not row.bad)[: voice.detail.wrong]}
    rows = [[row.what, [line(row.left)], [line(row.ratio)] if row.ratio else []] for row in found if id(row) in kept]
    if not rows:
        return []
    heads = ["If", "Benefits less costs", "For each £1"]
    made = table("What if it is wrong?", heads, rows, ["long", "change", "narrow"])
    left = len(found) - len(rows) + len(varied[MOST_VARIED:])
    return [made, *more(left, "way to be wrong", "ways to be wrong")]


def _scenarios(voice: Voice, own: Shown) -> Iterator[Wrong]:
    """The scenarios, the one that comes to least first."""
    by_result = sorted(
        own.scenarios, key=lambda scenario: figure.value if (figure := voice.figure(f"{scenario[2]}.npv")) else 0
    )
    for title, changed, name in by_result:
        what = [line(title, "strong"), *([line(sentence(changed), "small")] if voice.detail.reasons else [])]
        left = voice.figure(f"{name}.npv")
        if left:
            yield Wrong(what, left.display, voice.display(f"{name}.bcr"), _is_loss(left))
    half = voice.figure(f"{own.item}.{HALF}")
    if half and not own.scenarios:
        yield Wrong([line(f"{SLIDERS['reached']}: half", "strong")], half.display, "", _is_loss(half))


def _without(voice: Voice, own: Shown) -> Iterator[Wrong]:
    left = voice.figure(f"{own.item}.without-largest")
    if left:
        what = left.label.partition("without ")[2]
        yield Wrong([line(f"Without the largest benefit: {what}", "strong")], left.display, "", _is_loss(left))


def _varied(voice: Voice, own: Shown) -> Iterator[tuple[Fraction, Wrong]]:
    """How far each assumption moves the result, and the row for it."""
    for label, low, _, high, name in own.varied:
        ends = [end for end in (voice.figure(f"{name}.low"), voice.figure(f"{name}.high")) if end]
        if len(ends) == 2:
            switch = voice.figure(f"{name}.switch")
            where = f"benefits equal costs at {switch.display}" if switch else "benefits equal costs at no value of it"
            what = [line(f"{label}: {low} to {high}", "strong"), line(where, "small")]
            words = f"{ends[0].display} to {ends[1].display}"
            yield abs(ends[1].value - ends[0].value), Wrong(what, words, "", any(map(_is_loss, ends)))


def _limits(voice: Voice, own: Shown) -> list[Block]:
    """What nothing is taken off for, and what the author says that it cannot tell."""
    stated = [[run(f"{words}.")] for words in (own.made.limits if own.made else ())]
    told = [[run("What it cannot tell: "), *voice.sentence(words)] for words in own.appraisal.limits]
    found = [*stated, *told]
    if voice.detail.reasons and own.has("npv"):
        found.append([run("No interval is given: amounts are totals, and how much people differ is not in them.")])
    kept = found[: voice.detail.limits]
    points: Block = {"kind": "points", "items": [{"lines": [line(words, "small")]} for words in kept]}
    return [*([points] if kept else []), *more(len(found) - len(kept), "limit")]


def _is_loss(figure: Figure | None) -> bool:
    """Whether less than nothing is left, or nobody can say."""
    return figure is None or (not figure.hidden and figure.value < 0)


def _size(figure: Figure | None) -> Fraction:
    return Fraction(-1) if figure is None or figure.hidden else abs(figure.value)
