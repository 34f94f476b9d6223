"""Which charts a case has."""

from __future__ import annotations

from collections.abc import Iterator

from valuecase.case import ValueCase
from valuecase.charts.appraisal import charts_of_appraisals
from valuecase.charts.chart import Chart
from valuecase.charts.costs import comparison_charts, cost_charts
from valuecase.charts.outcomes import outcome_charts


def charts_of(case: ValueCase) -> list[Chart]:
    """Every chart of a case, in the order of its sections."""
    return [*_stories(case), *cost_charts(case), *charts_of_appraisals(case), *outcome_charts(case)]


def _stories(case: ValueCase) -> Iterator[Chart]:
    for name, story in case.stories.items():
        if story.costs:
            title = str(story.costs.title or story.title)
            yield from comparison_charts(case, f"stories.{name}", story.costs, title)
