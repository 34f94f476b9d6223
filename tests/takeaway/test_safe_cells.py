"""Nothing that is taken away runs in a spreadsheet, and numbers stay numbers."""

from __future__ import annotations

import csv
import io
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuecase.cells import BEGINS, csv_text, is_number, legible, runs, safe
from valuecase.charts.chart import Cell, Chart, Row, table_as_csv

RUN = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\N{NO-BREAK SPACE}=1", '"=1', "'=1", "“=1",
    '" =1', "\N{ZERO WIDTH SPACE}=1", "\N{ZERO WIDTH NO-BREAK SPACE}=1", "＝1", "＋1", "－1", "＠A", "-", "-£5", "+44 20",
    "=cmd|' /C calc'!A0", "-1.", "--1", "-1e5", "-１",
]  # fmt: skip
STAY = [
    "-12.5",
    "-0",
    "12",
    "£5",
    "−£5",
    "a=1",
    "1-2",
    "",
    " ",
    "about 40",
    "Hertsmere",
    "'tis",
    "“We are heard”",
    "5%",
]


@pytest.mark.parametrize("text", RUN)
def test_a_cell_that_a_spreadsheet_would_run_is_made_words(text: str) -> None:
    assert safe(text).startswith("'")
    assert safe(text).replace("'", "") == legible(text).replace("'", "")


@pytest.mark.parametrize("text", ["x;=1", "x; =1", 'x;"=1', "x\t=1", "x\n=1", "x;;@A", "x;-1", "a;b;+1", "=1;=1"])
def test_where_cells_end_at_semicolons_no_piece_of_one_runs(text: str) -> None:
    pieces = re.split("[;\t\n]", safe(text))
    assert [piece for piece in pieces if runs(piece) and not piece.lstrip(' "').startswith("'")] == []
    assert safe(text).replace("'", "") == text


@pytest.mark.parametrize("text", STAY)
def test_any_other_cell_stays_as_it_is(text: str) -> None:
    assert safe(text) == text


@given(st.text(st.one_of(st.characters(), st.sampled_from("=+-@'\"\t\r\n\x00 ＝1,"))))
def test_whatever_is_written_no_cell_begins_a_formula_unless_it_is_a_number(text: str) -> None:
    (line,) = csv.reader(io.StringIO(csv_text([[text, "end"]]), newline=""))
    cell = line[0]
    assert is_number(cell) or not cell.lstrip().startswith(tuple(BEGINS))
    assert "\r" not in cell
    assert cell.replace("'", "") == legible(text).replace("'", "")
    assert not any(letter in cell for letter in map(chr, [0, 1, 8, 11, 12, 31, 0xD800, 0xFFFE, 0xFFFF]))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12))
def test_a_plain_number_is_never_touched(number: object) -> None:
    assert safe(number) == str(number)
    assert not runs(str(number))


def test_the_tables_of_charts_are_as_safe() -> None:
    row = Row("=HYPERLINK(1)", (Cell(Fraction(-5, 2), "-£2.50", "costs.a", "-2.5"),), words="@x", group="+g")
    chart = Chart("chart-a", "costs.a", "ranked", "T", "M", ("Row", "Cost", "Words"), (row,))
    assert table_as_csv(chart).splitlines()[1] == "'+g,'=HYPERLINK(1),'-£2.50,-2.5,'@x"
