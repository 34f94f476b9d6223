"""Charts as data and words: what they say, that their table is their data, and that bad news weighs what good news does."""

from __future__ import annotations

import csv
import io
import json
import re
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import altair as alt
import pytest
from jsonschema import ValidationError

from tests.support import ROOT, costs, seaside
from valuecase.case import ValueCase
from valuecase.charts.chart import NAMES as KINDS
from valuecase.charts.chart import Cell, Chart, Row, table_as_csv
from valuecase.charts.choose import charts_of
from valuecase.charts.draw import draw, spec_of
from valuecase.charts.layout import laid_out
from valuecase.project import load_project

CASES = load_project(ROOT).cases
ALL = [(case, chart) for case in CASES.values() for chart in charts_of(case)]
NAMES = [f"{case.id}-{chart.id}" for case, chart in ALL]


def chart_of(case: ValueCase, name: str, kind: str) -> Chart:
    return next(chart for chart in charts_of(case) if chart.about == name and chart.kind == kind)


def riverside(name: str, kind: str) -> Chart:
    return chart_of(CASES["example-riverside"], name, kind)


def test_the_cases_have_a_chart_of_every_kind() -> None:
    assert {chart.kind for _, chart in ALL} == set(KINDS)


@pytest.mark.parametrize(("case", "chart"), ALL, ids=NAMES)
def test_every_number_of_a_chart_is_a_figure_of_the_case(case: ValueCase, chart: Chart) -> None:
    for row in chart.rows:
        for cell in row.cells:
            if not cell.figure:
                assert cell.value is None
                continue
            figure = case.ledger.figures[cell.figure]
            saved = chart.kind == "waterfall" and cell.display == f"−{figure.display}"
            added = chart.kind == "waterfall" and cell.display == f"+{figure.display}"
            assert cell.display == figure.display or saved or added
            assert cell.value == (None if figure.hidden else -figure.value if saved else figure.value)


@pytest.mark.parametrize(("case", "chart"), ALL, ids=NAMES)
def test_what_is_drawn_is_what_the_table_holds(case: ValueCase, chart: Chart) -> None:
    drawn = {(each["label"], each["display"], each["value"]) for each in shapes(chart)}
    cells = [(row.label, cell) for row in chart.drawn for cell in row.cells if cell.value is not None]
    table = {(label, cell.display, cell.plain) for label, cell in cells}
    assert drawn == table


@pytest.mark.parametrize(("case", "chart"), ALL, ids=NAMES)
def test_the_description_holds_the_message_and_every_number_drawn(case: ValueCase, chart: Chart) -> None:
    svg = draw(chart)
    description = re.search(r"<desc[^>]*>(.*?)</desc>", svg, re.DOTALL)
    assert description
    for words in (chart.sentence, *(cell.display for row in chart.drawn for cell in row.cells)):
        assert words.replace("&", "&amp;") in description[1].replace("&#x27;", "'")
    assert 'role="img"' in svg


@pytest.mark.parametrize(("case", "chart"), ALL, ids=NAMES)
def test_every_label_and_number_is_there_as_text_to_select(case: ValueCase, chart: Chart) -> None:
    words = " ".join(re.findall(r"<text[^>]*>(.*?)</text>", draw(chart))).replace("&amp;", "&")
    for row in chart.drawn:
        for piece in (*row.label.split(), *(cell.display for cell in row.cells)):
            assert piece in words


@pytest.mark.parametrize(("case", "chart"), ALL, ids=NAMES)
def test_the_whole_of_a_drawing_is_what_vega_lite_allows(case: ValueCase, chart: Chart) -> None:
    spec = spec_of(chart)
    assert alt.Chart.from_dict(spec, validate=True)
    spec["layer"][0]["mark"]["tilt"] = 3
    with pytest.raises(ValidationError):
        alt.Chart.from_dict(spec, validate=True)


def shapes(chart: Chart) -> list[dict[str, Any]]:
    """Every shape of a chart that stands for a number, from its Vega-Lite."""
    spec = spec_of(chart)
    data = [
        spec["datasets"][layer["data"]["name"]] if "name" in layer["data"] else layer["data"]["values"]
        for layer in spec["layer"]
    ]
    return [each for values in data for each in values if "label" in each]


def test_a_bar_is_as_long_as_its_number_is_large() -> None:
    made = laid_out(riverside("costs.ten-people", "ranked"))
    lengths = [bar.wide / float(bar.cell.value or 1) for bar in made.bars]
    assert max(lengths) == pytest.approx(min(lengths), rel=0.01)


def test_each_step_begins_where_the_one_before_it_ended() -> None:
    chart = riverside("costs.service-use", "waterfall")
    made = laid_out(chart)
    ends = [(bar.x, bar.x + bar.wide) for bar in made.bars]
    for (left, right), (next_left, next_right) in pairwise(ends):
        assert min(abs(a - b) for a in (left, right) for b in (next_left, next_right)) < 0.01
    total, *steps, after = (row.cells[0].value or 0 for row in chart.rows)
    assert total + sum(steps) == after


ROWS = """\
comparisons:
  use:
    title: Use
    before: {{period: 12 months}}
    after: {{period: 12 months}}
    source: report
    rows: [{rows}]
"""


def compared(root: Path, *pairs: tuple[int, int]) -> ValueCase:
    rows = ", ".join(
        f'{{service: Service {n}, before: "£{before}", after: "£{after}"}}' for n, (before, after) in enumerate(pairs)
    )
    return costs(root, ROWS.format(rows=rows)).cases["seaside"]


def test_the_largest_change_stands_first_whether_it_is_a_rise_or_a_fall(tmp_path: Path) -> None:
    chart = chart_of(compared(tmp_path, (100, 90), (100, 300), (100, 20)), "costs.use", "rows")
    assert [row.label for row in chart.rows] == ["Service 1", "Service 2", "Service 0"]
    assert [row.words for row in chart.rows] == ["200.0% more", "80.0% less", "10.0% less"]
    assert chart.message == "2 of 3 services cost less, 1 costs more; Service 1 changed most, from £100 to £300"


def test_what_is_the_same_and_what_began_at_nothing_are_said(tmp_path: Path) -> None:
    chart = chart_of(compared(tmp_path, (0, 50), (70, 70)), "costs.use", "rows")
    assert [row.words for row in chart.rows] == ["£50 more", "no change"]


def test_of_hundreds_of_rows_the_largest_are_drawn_and_the_rest_is_told(tmp_path: Path) -> None:
    chart = chart_of(compared(tmp_path, *((100, 100 + n) for n in range(300))), "costs.use", "rows")
    assert len(chart.drawn) == 20
    assert chart.rest == "280 more are in the table."
    assert chart.rest in draw(chart)
    assert chart.rest in chart.alt
    assert len(list(csv.reader(io.StringIO(table_as_csv(chart))))) == 301


def test_what_rounding_leaves_open_is_drawn_and_said_where_it_matters() -> None:
    chart = chart_of(CASES["hertfordshire"], "costs.reduction", "versus")
    implied, base = chart.rows
    assert implied.cells[0].span == "£784,482.76 a year to £815,517.24 a year"
    assert base.cells[0].span == ""
    assert [rule.kind for rule in laid_out(chart).rules].count("reach") == 3
    assert "between £784,482.76 a year and £815,517.24 a year" in chart.alt


def test_scores_stand_with_the_largest_change_first() -> None:
    chart = riverside("outcomes.ten-steps", "scale")
    assert [row.words for row in chart.rows][:1] == ["3.3 up"]
    assert [row.words for row in chart.rows if row.tone == "fall"] == ["0.5 down"]
    assert chart.message.startswith("1 of 7 areas went down, 6 went up")


def test_significance_is_printed_as_it_stands() -> None:
    chart = riverside("outcomes.crises", "over-time")
    assert chart.rows[1].words == "50.5% less; p = 0.17 at 24 months; chance could bring it"
    assert "chance could bring it" in draw(chart)


OVER_TIME = """\
source: report
over-time:
  use: {{title: Use, times: [{times}], rows: [{{service: Stays, values: [{values}]}}], missing: {{people: not said}}}}
"""


def test_many_points_in_time_become_bars_under_one_another(tmp_path: Path) -> None:
    times = ", ".join(f"month {n}" for n in range(12))
    values = ", ".join(str(1000 + n) for n in range(12))
    case = seaside(tmp_path, {"outcomes.yml": OVER_TIME.format(times=times, values=values)}).cases["seaside"]
    made = laid_out(chart_of(case, "outcomes.use", "over-time"))
    assert len({bar.y for bar in made.bars}) == 12


def test_a_number_that_may_not_be_shown_has_no_bar(tmp_path: Path) -> None:
    text = OVER_TIME.format(times="before, after", values="3 people, 40 people")
    project = seaside(
        tmp_path, {"outcomes.yml": text, "../project.yml": "small-numbers: {threshold: 7, rounding: 5}\n"}
    )
    chart = chart_of(project.cases["seaside"], "outcomes.use", "over-time")
    assert [cell.value is None for cell in chart.rows[0].cells] == [True, False]
    assert [bar.cell.display for bar in laid_out(chart).bars] == ["about 40 people"]
    assert "not shown" in draw(chart)
    assert "3" not in table_as_csv(chart).splitlines()[1]


def test_the_table_for_a_spreadsheet_has_numbers_as_shown_and_plain() -> None:
    lines = table_as_csv(chart_of(CASES["torbay"], "outcomes.occupied-beds", "pair")).splitlines()
    assert lines == ['When,Value,"Value, as a number"', "1998/99,750,750", "2009/10,502,502"]


def test_a_chart_is_drawn_the_same_each_time() -> None:
    chart = riverside("costs.service-use", "rows")
    assert draw(chart) == draw(chart)
    assert json.dumps(spec_of(chart), sort_keys=True) == json.dumps(spec_of(chart), sort_keys=True)


def test_words_are_data_of_a_drawing_and_nothing_that_it_works_out_or_leads_to() -> None:
    words = "{'signal': 'width'} datum.value javascript:__hit=1"
    row = Row(words, (Cell(Fraction(5), words, "costs.a", "5"),), words)
    spec = spec_of(Chart("chart-a", "costs.a", "ranked", words, words, ("Row", "Cost", "Words"), (row, row)))
    data, other, keys = list[str](), list[str](), set[str]()

    def walk(part: object, is_data: bool) -> None:
        if isinstance(part, dict):
            keys.update(part)
            for key, value in part.items():
                walk(value, is_data or key in ("data", "datasets"))
        elif isinstance(part, list):
            for value in part:
                walk(value, is_data)
        else:
            (data if is_data else other).append(str(part))

    walk(spec, False)
    assert any("__hit" in text for text in data)
    assert not [text for text in other if "__hit" in text or "datum" in text]
    assert keys & {"href", "url", "expr", "signal", "calculate", "transform", "params", "tooltip"} == set()
