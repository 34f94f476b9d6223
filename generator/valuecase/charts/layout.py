"""Where everything of a chart stands, in pixels of a picture WIDTH wide.

Words are measured in the typeface they are drawn in, so that no two lie on one another
and none is cut: a label that is too wide for the margin stands above its bar, over as
many lines as it needs, and bars are as long as the numbers beside them leave room for.
"""

from __future__ import annotations

from valuecase.charts.bars import lay_bars, lay_waterfall
from valuecase.charts.by_year import lay_cumulative
from valuecase.charts.chart import Chart
from valuecase.charts.points import lay_over_time, lay_scale
from valuecase.charts.shapes import BETWEEN, EDGE, SIZE, WIDTH, Layout
from valuecase.charts.tornado import lay_tornado
from valuecase.typeface import wrapped


def laid_out(chart: Chart) -> Layout:
    """A chart's picture as shapes and words."""
    made = Layout()
    match chart.kind:
        case "scale":
            lay_scale(chart, made)
        case "over-time":
            lay_over_time(chart, made)
        case "waterfall":
            lay_waterfall(chart, made)
        case "cumulative":
            lay_cumulative(chart, made)
        case "tornado":
            lay_tornado(chart, made)
        case _:
            lay_bars(chart, made)
    if chart.rest:
        made.height += BETWEEN / 2
        made.write(wrapped(chart.rest, SIZE, WIDTH - 2 * EDGE))
    made.height += EDGE
    return made
