"""Charts as they are seen, measured in a browser: of all six cases, and of 200 cases made by chance."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.measuring.colours import contrast
from tests.measuring.pictures import faults
from tests.measuring.random_cases import write_project
from tests.support import ROOT
from valuecase.charts.chart import NAMES
from valuecase.charts.choose import charts_of
from valuecase.charts.draw import COLOURS, draw
from valuecase.project import load_project

KINDS = list(NAMES)
SEEDS = 200
#: How wide a chart is on a phone of 390 px; wider than 430 px it never is.
PHONE = 358


def test_every_chart_of_every_case_can_be_read_on_a_phone() -> None:
    drawn = {
        f"{case.id}: {chart.id}": draw(chart) for case in load_project(ROOT).cases.values() for chart in charts_of(case)
    }
    assert faults(drawn, shown_width=PHONE, smallest=12) == []


@pytest.mark.parametrize("tenth", range(10))
def test_charts_made_by_chance_can_be_read_on_a_phone(tmp_path: Path, tenth: int) -> None:
    """Each seed is a whole case; two charts of one kind are taken from each, the kinds in turn."""
    drawn = {}
    for seed in range(tenth * SEEDS // 10, (tenth + 1) * SEEDS // 10):
        write_project(tmp_path / str(seed), seed)
        project = load_project(tmp_path / str(seed))
        charts = [chart for case in project.cases.values() for chart in charts_of(case)]
        kind = KINDS[seed % len(KINDS)]
        taken = [chart for chart in charts if chart.kind == kind][:2] or charts[:1]
        drawn |= {f"seed {seed}: {chart.id}": draw(chart) for chart in taken}
    assert drawn
    assert faults(drawn, shown_width=PHONE, smallest=12) == []


def test_before_and_after_differ_without_colour() -> None:
    """In black and white as well: the one is three times as light as the other."""
    before, after = (tuple(int(COLOURS[tone][at : at + 2], 16) for at in (1, 3, 5)) for tone in ("other", "main"))
    assert contrast(before, after) >= 3  # type: ignore[arg-type]
