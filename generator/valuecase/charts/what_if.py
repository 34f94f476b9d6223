"""What if: sliders that move what an appraisal assumes, as Vega-Lite that a browser draws.

The sum stands once, in the expressions of `spec_of`: the curve, the number at its end and the
words beside it all come from it. At the start it gives what the page prints.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, prod
from typing import Any

from markupsafe import Markup

from valuecase.charts.chart import file_name
from valuecase.charts.library import LIBRARY
from valuecase.charts.what_if_curves import HEIGHT, curves_of, look
from valuecase.values import ZERO

#: Steps that a slider of the discount rate may have, in percentage points; the largest on which its start lies.
STEPS = tuple(Fraction(step) for step in ("0.5", "0.25", "0.1", "0.05", "0.01"))
MOST_RATE = 10
#: Sums of floating-point numbers end a little beside the exact ones; so much is added before halves are rounded up.
NUDGE = "1e-6"
_NUMBER = re.compile(r"(?P<about>(?:about )?)\N{MINUS SIGN}?(?P<unit>£?)(?P<whole>[\d,]+)(?:\.(?P<decimals>\d+))?")
_BLOCK = Markup("""\
<div class="vc-whatif" id="{id}" data-search-exclude data-library="{library}" data-sliders="{sliders}">
<p class="vc-whatif-without">Where JavaScript is on, other assumptions can be tried here; the table below holds the same.</p>
<button type="button" class="md-button vc-whatif-open" hidden>Try other assumptions</button>
<div class="vc-whatif-tried" role="group" aria-label="Other assumptions: {title}" hidden>
<div class="vc-whatif-sliders"></div>
<p class="vc-whatif-said" role="status">{said}</p>
<p class="vc-whatif-caption">Net present value up to each year</p>
<div class="vc-whatif-view"></div>
<p><button type="button" class="md-button vc-whatif-back">Back to what is assumed</button></p>
</div>
</div>
""")
_SAID = Markup(
    '<span>{what} <strong class="vc-whatif-{name}">{value}</strong> <small>as assumed: {value}</small></span> '
)


@dataclass(frozen=True, slots=True)
class Part:
    """One cost or benefit in one year.

    year:      counted from 0
    amount:    in pounds at the appraisal's prices, after optimism and drop-off, before what is taken off a benefit
    deadweight, displacement, attribution: what is taken off a benefit, in percent; unstated is 0
    periods:   how it is discounted: for so many years at so many percent, one after the other
    moves:     whether the slider of the discount rate moves it; not where it has a rate of its own
    factor:    its discount factor at the start: Π (1 + rate ÷ 100)^−years
    """

    year: int
    benefit: bool
    amount: Fraction
    deadweight: Fraction
    displacement: Fraction
    attribution: Fraction
    periods: tuple[tuple[Fraction, Fraction], ...]
    moves: bool
    factor: Fraction


@dataclass(frozen=True, slots=True)
class WhatIf:
    """An appraisal whose assumptions can be moved.

    id:    an anchor, such as `what-if-five-years`
    years: as the page prints them: `2024/25`
    rate:  the first discount rate in percent at the start; None where nothing is discounted by it
    npv:   the net present value as the page prints it
    bcr:   the benefit–cost ratio as the page prints it; empty where there is none
    """

    id: str
    title: str
    years: tuple[str, ...]
    parts: tuple[Part, ...]
    rate: Fraction | None
    npv: str
    bcr: str


@dataclass(frozen=True, slots=True)
class Lever:
    """A slider: what it is called in expressions and in words, where it starts, and where it may go."""

    name: str
    label: str
    start: Fraction
    most: Fraction
    step: Fraction


def levers_of(what_if: WhatIf) -> tuple[Lever, ...]:
    """The sliders of an appraisal, in their order."""
    five = Fraction(5)
    found = [
        Lever("more_anyway", "Would have happened anyway, percentage points more", ZERO, Fraction(60), five),
        Lever("more_others", "Due to others, percentage points more", ZERO, Fraction(60), five),
        Lever("reached", "People reached, % of those planned", Fraction(100), Fraction(150), five),
    ]
    if what_if.rate is not None:
        step = next((step for step in STEPS if (what_if.rate / step).denominator == 1), STEPS[-1])
        most = max(Fraction(MOST_RATE), Fraction(ceil(what_if.rate)))
        found.append(Lever("discount", "Discount rate, %", what_if.rate, most, step))
    return tuple(found)


def spec_of(what_if: WhatIf) -> dict[str, Any]:
    """The sliders and the curve of what the appraisal comes to, year by year, as Vega-Lite."""
    levers = levers_of(what_if)
    return {
        "description": f"{what_if.title}: net present value up to each year, as assumed and with other assumptions.",
        "width": "container",
        "height": HEIGHT,
        "background": "#FFFFFF",
        "padding": {"left": 8, "top": 10, "right": 12, "bottom": 6},
        "autosize": {"type": "fit", "contains": "padding"},
        "params": [_param(lever) for lever in levers],
        "data": {"name": "parts", "values": _rows(what_if)},
        "transform": _sums(what_if, levers),
        "layer": curves_of(len(what_if.years), *_reach(what_if)),
        "config": look(),
    }


def file_of(what_if: WhatIf) -> str:
    """Where the sliders of an appraisal are in the folder of its case."""
    return f"{file_name(what_if.id)}.js"


def script_of(what_if: WhatIf) -> str:
    """The sliders as a script: a page opened from a folder may load no other file that holds numbers."""
    spec = json.dumps(spec_of(what_if), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return f"(globalThis.valuecaseSliders ??= {{}})[{json.dumps(what_if.id)}] = {spec};\n"


def html_of(what_if: WhatIf, up: str, home: str) -> Markup:
    """The block for a page; `up` leads from it to the top of the site, such as `../`, and `home` to the case's first page.

    Without JavaScript there is only a line: the table that the page has below it holds the same.
    """
    ratio = _SAID.format(what="Benefits for each £1 of cost", name="bcr", value=what_if.bcr) if what_if.bcr else ""
    return _BLOCK.format(
        id=what_if.id,
        library=up + LIBRARY,
        sliders=home + file_of(what_if),
        title=what_if.title,
        said=_SAID.format(what="Net present value", name="npv", value=what_if.npv) + ratio,
    )


def _param(lever: Lever) -> dict[str, Any]:
    bind = {"input": "range", "min": 0, "max": _number(lever.most), "step": _number(lever.step), "name": lever.label}
    return {"name": lever.name, "value": _number(lever.start), "bind": bind}


def _rows(what_if: WhatIf) -> list[dict[str, Any]]:
    """The parts as rows of numbers, those that move alike added together; each year has one at least."""
    most = max((len(part.periods) for part in what_if.parts), default=0)
    amounts: dict[tuple[tuple[str, Any], ...], Fraction] = {}
    for part in what_if.parts:
        alike = tuple(_alike(part, most).items())
        amounts[alike] = amounts.get(alike, ZERO) + part.amount
    for year in sorted(set(range(len(what_if.years))) - {part.year for part in what_if.parts}):
        nothing = Part(year, False, ZERO, ZERO, ZERO, ZERO, (), False, ZERO)
        amounts[tuple(_alike(nothing, most).items())] = ZERO
    rows = ({**dict(alike), "amount": _number(amount)} for alike, amount in amounts.items())
    return [{"name": what_if.years[row["year"]], **row} for row in sorted(rows, key=lambda row: int(row["year"]))]


def _alike(part: Part, most: int) -> dict[str, Any]:
    """All of a part but its amount; it is discounted in `most` periods, of which the last may have no length."""
    found = {
        "year": part.year,
        "benefit": int(part.benefit),
        "deadweight": _number(part.deadweight),
        "displacement": _number(part.displacement),
        "attribution": _number(part.attribution),
        "moves": int(part.moves),
        "factor": _number(part.factor),
    }
    for at in range(most):
        years, rate = part.periods[at] if at < len(part.periods) else (ZERO, ZERO)
        found |= {f"years{at}": _number(years), f"rate{at}": _number(rate)}
    return found


def _sums(what_if: WhatIf, levers: tuple[Lever, ...]) -> list[dict[str, Any]]:
    """From parts to what has come together up to each year, now and with the levers where they started."""
    most = max((len(part.periods) for part in what_if.parts), default=0)
    now = {lever.name: lever.name for lever in levers}
    start = {lever.name: str(_number(lever.start)) for lever in levers}
    rate = start.get("discount", "")
    sums = ["benefits", "costs", "assumed"]
    return [
        {"as": "now", "calculate": _worth(now, rate, most)},
        {"as": "before", "calculate": _worth(start, rate, most)},
        {"as": "benefit_now", "calculate": "datum.benefit ? datum.now : 0"},
        {"as": "cost_now", "calculate": "datum.benefit ? 0 : datum.now"},
        {"as": "net_before", "calculate": "datum.benefit ? datum.before : -datum.before"},
        {
            "aggregate": [
                {"op": "sum", "field": "benefit_now", "as": "benefits"},
                {"op": "sum", "field": "cost_now", "as": "costs"},
                {"op": "sum", "field": "net_before", "as": "assumed"},
            ],
            "groupby": ["year", "name"],
        },
        {
            "window": [{"op": "sum", "field": name, "as": f"all_{name}"} for name in sums],
            "sort": [{"field": "year", "order": "ascending"}],
            "frame": [None, 0],
        },
        {"as": "net", "calculate": "datum.all_benefits - datum.all_costs"},
        {"as": "falls", "calculate": "datum.benefits < datum.costs"},
        {"as": "npv", "calculate": _printed("datum.net", what_if.npv)},
        {"as": "bcr", "calculate": _ratio(what_if.bcr) if what_if.bcr else "''"},
    ]


def _worth(lever: Mapping[str, str], rate: str, most: int) -> str:
    """What a part is worth now, as an expression: with the levers by name, or at numbers."""

    def left(cut: str, more: str) -> str:
        return f"(1 - clamp(datum.{cut} + {more}, 0, 100) / 100)"

    kept_part = " * ".join(
        [
            left("deadweight", lever["more_anyway"]),
            "(1 - datum.displacement / 100)",
            left("attribution", lever["more_others"]),
            f"{lever['reached']} / 100",
        ]
    )
    factor = " * ".join(["datum.factor", *_moved(lever, rate, most)])
    return f"datum.amount * (datum.benefit ? {kept_part} : 1) * {factor}"


def _moved(lever: Mapping[str, str], rate: str, most: int) -> Iterator[str]:
    """By how much a discount factor changes when all its rates shift along; none falls below nothing."""
    if "discount" in lever:
        for at in range(most):
            shifted = f"max(0, datum.rate{at} + datum.moves * ({lever['discount']} - {rate}))"
            yield f"pow((1 + {shifted} / 100) / (1 + datum.rate{at} / 100), -datum.years{at})"


def _ratio(like: str) -> str:
    """Benefits for each pound of cost, as an expression."""
    return f"datum.all_costs > 0 ? {_printed('datum.all_benefits / datum.all_costs', like)} : 'none'"


def _printed(value: str, like: str) -> str:
    """A number printed as the page prints it at the start, as an expression.

    It has the same words and signs around it and as many decimals; `about £2,300` stays rounded to hundreds.
    """
    found = _NUMBER.fullmatch(like)
    assert found, f"{like} holds no number"
    places = len(found["decimals"] or "")
    whole = found["whole"].replace(",", "")
    step = 10 ** (len(whole) - len(whole.rstrip("0"))) if found["about"] and whole.strip("0") else 1
    size = f"abs({value}) / {step} + {NUDGE}"
    # Without decimals halves are rounded up here; with them, the little that was added does so.
    digits = f"format({size}, ',.{places}f')" if places else f"format(floor({size} + 0.5) * {step}, ',.0f')"
    minus = f"({value} <= {float(NUDGE) - step / (2 * 10**places)!r} ? '\N{MINUS SIGN}' : '')"
    return f"'{found['about']}' + {minus} + '{found['unit']}' + {digits}"


def _reach(what_if: WhatIf) -> tuple[float, float]:
    """What the scale reaches over at least, so that it stands still for moderate moves of the sliders.

    It has room for a quarter of the benefits more and a quarter less.
    """
    costs = benefits = ZERO
    ends = [ZERO]
    for year in range(len(what_if.years)):
        for part in (part for part in what_if.parts if part.year == year):
            if part.benefit:
                cuts = (part.deadweight, part.displacement, part.attribution)
                benefits += part.amount * part.factor * prod(1 - cut / 100 for cut in cuts)
            else:
                costs += part.amount * part.factor
        ends += [benefits * Fraction(3, 4) - costs, benefits * Fraction(5, 4) - costs]
    return float(floor(min(ends))), float(ceil(max(ends)))


def _number(value: Fraction) -> float | int:
    """A number as JSON writes it."""
    return int(value) if value.denominator == 1 else float(value)
