"""Charts as SVG: the one place that knows Altair and vl-convert.

The same bytes on every machine: the typeface is a package, never the machine's own, and
the result is cached under a hash of all that decides it.
"""

from __future__ import annotations

import json
import os
import tempfile
from functools import cache
from hashlib import sha256
from html import escape
from importlib.metadata import version
from pathlib import Path
from textwrap import wrap
from typing import Any

from valuecase.charts.chart import Chart
from valuecase.typeface import FOLDER

MAIN, OTHER, TEXT = "#12436D", "#8A8F94", "#3D3D3D"
FONT = "Arimo"
FAMILY = 'Arimo, "Liberation Sans", Arial, sans-serif'
# A label is cut nowhere: it goes on over as many lines as it needs.
LETTERS, LINE = 18, 17
WIDTH = 460
BAR, PAIR = 24, 34


def draw(chart: Chart, store: Path | None = None) -> str:
    """A chart as an SVG element with a title and a description; `store` keeps what was drawn before."""
    spec = json.dumps(_spec(chart), sort_keys=True)
    key = sha256("\n".join([spec, _versions()]).encode()).hexdigest()
    svg = _kept(store, key)
    if svg is None:
        svg = _render(spec)
        _keep(store, key, svg)
    return _named(svg, chart)


def _spec(chart: Chart) -> dict[str, Any]:
    import altair as alt

    rows = [
        {
            "label": "\n".join(wrap(b.label, LETTERS)),
            "value": float(b.value),
            "display": b.display,
            "tone": MAIN if b.focus else OTHER,
        }
        for b in chart.bars
    ]
    most = max([abs(row["value"]) for row in rows if isinstance(row["value"], float)] or [1.0]) or 1.0
    least = min([row["value"] for row in rows if isinstance(row["value"], float)] or [0.0])
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y(
            "label:N",
            sort=None,
            title=None,
            axis=alt.Axis(
                domain=False,
                ticks=False,
                labelPadding=8,
                labelLimit=0,
                labelFontSize=15,
                labelExpr="split(datum.label, '\\n')",
                labelLineHeight=LINE,
            ),
        ),
        x=alt.X("value:Q", axis=None, scale=alt.Scale(domain=[min(least * 1.45, 0), most * 1.45])),
    )
    bars = base.mark_bar(height={"band": 0.72}).encode(color=alt.Color("tone:N", scale=None))
    words = base.mark_text(align="left", dx=6, fontSize=15, color=TEXT).encode(text="display:N")
    lines = max(len(wrap(b.label, LETTERS)) for b in chart.bars)
    step = max(BAR if chart.kind == "ranked" else PAIR, lines * LINE + 6)
    layered = (bars + words).properties(width=WIDTH - 100, height={"step": step}, background="transparent")
    drawn = layered.configure(font=FONT, padding=4).configure_view(stroke=None).configure_axis(labelColor=TEXT)
    found: dict[str, Any] = drawn.to_dict()
    found.pop("usermeta", None)
    return found


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
    names = f'role="img" aria-labelledby="{chart.id}-title {chart.id}-desc"'
    title = f'<title id="{chart.id}-title">{escape(chart.message)}</title>'
    desc = f'<desc id="{chart.id}-desc">{escape(chart.alt)}</desc>'
    named = f"{head} {names}>{title}{desc}{rest}"
    return named.replace(f'font-family="{FONT}"', f"font-family='{FAMILY}'")


def _kept(store: Path | None, key: str) -> str | None:
    """What was drawn before, if the file is whole: its first line is the hash of the rest."""
    if store is None:
        return None
    try:
        digest, _, svg = (store / f"{key}.svg").read_text("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return svg if digest == sha256(svg.encode()).hexdigest() else None


def _keep(store: Path | None, key: str, svg: str) -> None:
    """Keep a drawing. A folder that cannot be written to only costs time, so nothing is said."""
    if store is None:
        return
    try:
        store.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=store)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(f"{sha256(svg.encode()).hexdigest()}\n{svg}")
        Path(name).replace(store / f"{key}.svg")
    except OSError:
        return
