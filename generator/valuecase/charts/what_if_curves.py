"""The curve of what an appraisal comes to, as layers of Vega-Lite over rows of `year`, `name`, `all_assumed`, `net`, `npv`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from valuecase.charts.draw import COLOURS, FAMILY, INK, QUIET

SIZE, HEIGHT = 13, 300
#: Pixels above and below the curve, for the number at its end.
ROOM = 24
#: With more years than these the dots would touch on a phone.
MOST_DOTS = 12
ASSUMED, CHANGED = "What is assumed", "With your changes"
#: An amount beside the axis: £1.2m, £300k.
_SHORT = (
    "(datum.value < 0 ? '\N{MINUS SIGN}' : '') + '£' + (abs(datum.value) >= 1e6 ? format(abs(datum.value) / 1e6, '~r') + 'm'"
    " : abs(datum.value) >= 1e3 ? format(abs(datum.value) / 1e3, '~r') + 'k' : format(abs(datum.value), '~r'))"
)


def curves_of(years: int, low: float, high: float) -> list[dict[str, Any]]:
    """Zero, what is assumed in grey and dashed, and what comes of the sliders in dark blue with points.

    years:     how many
    low, high: what the scale reaches over at least
    """
    x = {
        "field": "name",
        "type": "ordinal",
        "sort": {"field": "year"},
        "axis": {"title": None, "labelAngle": 0, "labelOverlap": True, "labelSeparation": 6},
    }
    axis = {"title": None, "labelExpr": _SHORT, "tickCount": 6, "grid": True}
    legend = {
        "title": None,
        "orient": "top",
        "columns": 1,
        "symbolType": "stroke",
        "symbolSize": 600,
        "symbolStrokeWidth": 3,
    }
    tones = {"domain": [CHANGED, ASSUMED], "range": [COLOURS["main"], COLOURS["other"]]}
    dashes = {"domain": [CHANGED, ASSUMED], "range": [[1, 0], [5, 4]]}

    # Said of the curve that moves, and of it alone: the scale grows with it, and the others share it.
    scale = {"domain": {"unionWith": [low, high]}, "nice": True, "padding": ROOM}

    def y(field: str) -> dict[str, Any]:
        return {"field": field, "type": "quantitative", "axis": axis}

    def line(field: str, name: str) -> dict[str, Any]:
        keys = {
            "color": {"datum": name, "type": "nominal", "scale": tones, "legend": legend},
            "strokeDash": {"datum": name, "type": "nominal", "scale": dashes, "legend": legend},
        }
        return {
            "mark": {"type": "line", "strokeWidth": 2.5, "aria": False},
            "encoding": {"x": x, "y": y(field) | ({"scale": scale} if name == CHANGED else {}), **keys},
        }

    zero = {
        "mark": {"type": "rule", "stroke": INK, "strokeWidth": 1.5, "aria": False},
        "encoding": {"y": {"datum": 0, "type": "quantitative", "axis": axis}},
    }
    points = {
        "mark": {
            "type": "point",
            "filled": True,
            "size": 70 if years <= MOST_DOTS else 16,
            "opacity": 1,
            "color": COLOURS["main"],
            "aria": False,
        },
        "encoding": {"x": x, "y": y("net")},
    }
    return [zero, line("all_assumed", ASSUMED), line("net", CHANGED), points, *_end(years, x, y("net"))]


def _end(years: int, x: Mapping[str, Any], y: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The number at the end of the curve, on a white edge so that no line runs through it."""
    look = {
        "type": "text", "align": "right", "dx": 8, "dy": {"expr": "datum.falls ? 20 : -16"},
        "fontSize": SIZE + 1, "fontWeight": "bold", "aria": False,
    }  # fmt: skip
    last = [{"filter": f"datum.year === {years - 1}"}]
    place = {"x": x, "y": y, "text": {"field": "npv", "type": "nominal"}}
    for colours in ({"stroke": "#FFFFFF", "strokeWidth": 4, "strokeJoin": "round"}, {"fill": COLOURS["main"]}):
        yield {"transform": last, "mark": look | colours, "encoding": place}


def look() -> dict[str, Any]:
    """Type and quiet colours, as in all charts."""
    return {
        "font": FAMILY,
        "axis": {"labelColor": INK, "labelFontSize": SIZE, "gridColor": "#E3E6E8", "domain": False, "tickColor": QUIET},
        "legend": {"labelColor": INK, "labelFontSize": SIZE, "labelLimit": 0, "columnPadding": 16},
        "view": {"stroke": None},
    }
