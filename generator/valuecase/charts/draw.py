"""Charts as SVG: the one place that knows Altair and vl-convert.

The layout says where everything stands; Vega-Lite draws it, each shape carrying the label
and the number it stands for. The same bytes on every machine: the typeface is a package,
never the machine's own, and the result is cached under a hash of all that decides it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from html import escape
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any

from valuecase.charts.chart import Cell, Chart, Tone
from valuecase.charts.layout import laid_out
from valuecase.charts.shapes import DOT, SIZE, WIDTH, Layout, Rule
from valuecase.kept import keep, kept
from valuecase.typeface import FOLDER

#: Dark blue for what a chart is about, grey for what that is set beside; turquoise for less and a dark orange for more;
#: orange for what is paid.
COLOURS: dict[Tone, str] = {
    "main": "#12436D",
    "other": "#8A8F94",
    "total": "#12436D",
    "fall": "#28A197",
    "rise": "#C2410C",
    "paid": "#F46A25",
}
INK, QUIET = "#1D1D1D", "#8A8F94"
FONT = "Arimo"
FAMILY = 'Arimo, "Liberation Sans", Arial, sans-serif'
KEY = 14
INSET = 1.5
_ROLES = re.compile(r' role="graphics-(?:symbol|object)"| aria-roledescription="[^"]*"')


def draw(chart: Chart, store: Path | None = None) -> str:
    """A chart as an SVG element with a title and a description; `store` keeps what was drawn before."""
    spec = json.dumps(spec_of(chart), sort_keys=True)
    key = sha256("\n".join([spec, _versions()]).encode()).hexdigest()
    svg = kept(store, f"{key}.svg")
    if svg is None:
        svg = _render(spec)
        keep(store, f"{key}.svg", svg)
    return _named(svg, chart)


def spec_of(chart: Chart) -> dict[str, Any]:
    """A chart as Vega-Lite."""
    import altair as alt

    made = laid_out(chart)
    layers = [
        *_frames(made),
        *_rules(made, ("quiet", "axis", "way")),
        *_bars(made),
        *_rules(made, ("reach", "cut")),
        *_dots(made),
    ]
    drawn = alt.layer(*layers, *_words(made)).properties(
        width=WIDTH, height=round(made.height, 1), background="transparent"
    )
    drawn = drawn.configure(font=FONT, padding=0, autosize={"type": "none"}, aria=False).configure_view(stroke=None)
    # Its parts were checked as they were made; the whole is in the tests, since that takes as long as drawing it.
    found: dict[str, Any] = drawn.to_dict(validate=False)
    found.pop("usermeta", None)
    return found


def _chart(rows: Sequence[dict[str, Any]]) -> Any:
    """A layer of shapes that stand where their row says, in pixels."""
    import altair as alt

    rounded = [{key: round(at, 1) if isinstance(at, float) else at for key, at in row.items()} for row in rows]
    channels: dict[str, Any] = {"x": alt.X("x:Q", scale=None, axis=None), "y": alt.Y("y:Q", scale=None, axis=None)}
    # Altair takes ten times as long to find out what channel a mere name stands for.
    channels |= {name: kind(name) for name, kind in (("x2", alt.X2), ("y2", alt.Y2)) if name in rows[0]}
    return alt.Chart(alt.Data(values=rounded)).encode(**channels)


def _datum(label: str, cell: Cell) -> dict[str, Any]:
    """What a shape stands for, carried along with it."""
    return {"label": label, "display": cell.display, "value": cell.plain}


def _frames(made: Layout) -> Iterator[Any]:
    frames = [{"x": f.x, "x2": f.x + f.wide, "y": f.y, "y2": f.y + f.high} for f in made.frames]
    if frames:
        yield _chart(frames).mark_rect(fill="#FFFFFF", stroke=QUIET, strokeWidth=1)


def _bars(made: Layout) -> Iterator[Any]:
    import altair as alt

    bars = [
        {"x": b.x, "x2": b.x + b.wide, "y": b.y, "y2": b.y + b.high, "tone": COLOURS[b.tone], **_datum(b.label, b.cell)}
        for b in made.bars
    ]
    keys = [
        {"x": k.x - KEY / 2, "x2": k.x + KEY / 2, "y": k.y - KEY / 2, "y2": k.y + KEY / 2, "tone": COLOURS[k.tone]}
        for k in made.keys
        if not k.dot
    ]
    for rows in (bars, keys):
        # What was added is hollow, so that it differs from what was taken away in black and white too.
        for hollow in (False, True):
            alike = [row for row in rows if (row["tone"] == COLOURS["rise"]) is hollow]
            if alike and hollow:
                yield _chart([_inset(row) for row in alike]).mark_rect(
                    fill="#FFFFFF", stroke=COLOURS["rise"], strokeWidth=2 * INSET
                )
            elif alike:
                yield _chart(alike).mark_rect().encode(color=alt.Color("tone:N", scale=None))


def _inset(row: dict[str, Any]) -> dict[str, Any]:
    """A hollow bar with its outline inside its length."""
    x = min(INSET, (row["x2"] - row["x"]) / 2)
    return row | {"x": row["x"] + x, "x2": row["x2"] - x, "y": row["y"] + INSET, "y2": row["y2"] - INSET}


def _rules(made: Layout, kinds: Sequence[str]) -> Iterator[Any]:
    looks = {
        "quiet": {"stroke": QUIET, "strokeWidth": 1},
        "axis": {"stroke": INK, "strokeWidth": 1.5},
        "reach": {"stroke": INK, "strokeWidth": 1.5},
        "way": {"stroke": COLOURS["main"], "strokeWidth": 3},
        "cut": {"stroke": "#FFFFFF", "strokeWidth": 2},
    }
    for kind in kinds:
        rules = [_rule(rule) for rule in made.rules if rule.kind == kind]
        if rules:
            yield _chart(rules).mark_rule(**looks[kind])


def _rule(rule: Rule) -> dict[str, Any]:
    return {"x": rule.x, "y": rule.y, "x2": rule.x2, "y2": rule.y2}


def _dots(made: Layout) -> Iterator[Any]:
    dots = [{"x": d.x, "y": d.y, "full": d.full, **_datum(d.label, d.cell)} for d in made.dots]
    dots += [{"x": k.x, "y": k.y, "full": k.tone == "main"} for k in made.keys if k.dot]
    for full in (False, True):
        rows = [{key: at for key, at in dot.items() if key != "full"} for dot in dots if dot["full"] is full]
        if rows:
            fill = COLOURS["main"] if full else "#FFFFFF"
            yield _chart(rows).mark_point(
                size=(2 * DOT) ** 2, stroke=COLOURS["main"], strokeWidth=2, fill=fill, opacity=1
            )


def _words(made: Layout) -> Iterator[Any]:
    import altair as alt

    for (anchor, weight), words in groupby(
        sorted(made.words, key=lambda w: (w.anchor, w.weight)), key=lambda w: (w.anchor, w.weight)
    ):
        rows = [{"x": w.x, "y": w.y, "text": w.text} for w in words]
        look = {"align": {"middle": "center"}.get(anchor, anchor), "baseline": "middle", "fontSize": SIZE}
        yield _chart(rows).mark_text(**look, fontWeight=weight, color=INK, limit=0).encode(text=alt.Text("text:N"))


def _render(spec: str) -> str:
    import vl_convert

    _register()
    return str(vl_convert.vegalite_to_svg(spec))


@cache
def _register() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(FOLDER))


@cache
def _versions() -> str:
    return " ".join(f"{name} {version(name)}" for name in ("altair", "vl-convert-python", "fontpkg-arimo"))


def _named(svg: str, chart: Chart) -> str:
    """Add what readers of the page and of the screen need: role, title, description, one family of type."""
    head, _, rest = svg.partition(">")
    names = f'role="img" aria-labelledby="{chart.id}--title {chart.id}--desc"'
    title = f'<title id="{chart.id}--title">{escape(chart.sentence)}</title>'
    desc = f'<desc id="{chart.id}--desc">{escape(chart.alt)}</desc>'
    named = f"{head} {names}>{title}{desc}{rest}"
    # Within a picture that is described as a whole, its shapes are nothing of their own; without names they would be faults.
    return _ROLES.sub("", named).replace(f'font-family="{FONT}"', f"font-family='{FAMILY}'")
