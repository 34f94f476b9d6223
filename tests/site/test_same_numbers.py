"""An appraisal has the same numbers wherever it is told: on its page, on paper, in data, in charts, and where sliders start."""

from __future__ import annotations

import csv
import io
import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from valuecase.appraised import GAINS
from valuecase.cli import main
from valuecase.reading.ids import slugged

CASE, ITEM = "example-riverside", "costs.five-years."
LINK = re.compile(r'<a class="vc-figure" href="[^"]*figures[^"#]*#(costs\.five-years\.[^"]+)">([^<]*)</a>')

Figures = dict[str, dict[str, Any]]


@pytest.fixture
def figures(built: Path, capsys: pytest.CaptureFixture[str]) -> Figures:
    """The figures of the built appraisal by name, as `valuecase figures --json` gives them."""
    capsys.readouterr()
    assert main(["--project", str(built.parent), "figures", CASE, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    return {figure["id"]: figure for figure in found if figure["id"].startswith(ITEM)}


@pytest.mark.parametrize("page", ["costs.html", "costs/five-years.html", "index.html"])
def test_every_number_of_a_page_is_the_display_of_the_figure_it_links_to(
    built: Path, figures: Figures, page: str
) -> None:
    linked = LINK.findall((built / CASE / page).read_text("utf-8"))
    shown = {name.removeprefix(ITEM) for name, _ in linked}
    assert {"costs", "benefits", "npv", "cashable.net"} <= shown
    assert [pair for pair in linked if figures[pair[0]]["display"] != pair[1]] == []


def test_the_spreadsheet_of_figures_has_the_same_numbers(
    built: Path, figures: Figures, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--project", str(built.parent), "figures", CASE, "--csv"]) == 0
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    for name, figure in figures.items():
        assert (rows[name]["display"], rows[name]["value"]) == (figure["display"], figure["value"]), name


@pytest.mark.parametrize("paper", ["sheet.pdf", "briefing.pdf"])
def test_both_papers_have_the_same_numbers(built: Path, figures: Figures, paper: str) -> None:
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(built / CASE / paper).pages).split())
    for name in ("costs", "benefits", "npv", "bcr", "cashable.net", "scenarios.half-wrong.npv"):
        assert figures[ITEM + name]["display"] in text, name
    nets = [name for name in figures if re.fullmatch(rf"{re.escape(ITEM)}by-agency\.[^.]+\.net", name)]
    assert nets
    rows: dict[str, str] = {}
    for net in nets:
        own = net.removesuffix("net")
        sides = ("costs", "benefits", "cashable", "passed", "net")
        row = " ".join(figures[own + side]["display"] for side in sides if own + side in figures)
        rows[net] = row
    # Where a paper has no room for all agencies, it shows those that pay most, and whole.
    assert rows[f"{ITEM}by-agency.council.net"] in text
    for net, row in rows.items():
        assert row in text or figures[net]["display"] not in text, net


def test_the_tables_of_charts_have_the_same_numbers(built: Path, figures: Figures) -> None:
    def same(name: str, display: str, number: str) -> bool:
        figure = figures[ITEM + name]
        return display == figure["display"] and abs(Fraction(number) - Fraction(figure["value"])) <= Fraction(1, 200)

    years = _rows(built, "cumulative")
    assert all(same(f"cumulative.{row[0].replace('/', '-')}", row[1], row[2]) for row in years)
    kinds = ("costs", *(kind for kind, _ in GAINS))
    for row in (agencies := _rows(built, "who")):
        own = f"by-agency.{slugged(row[0])}"
        there = [f"{own}.{kind}" for kind in kinds if f"{ITEM}{own}.{kind}" in figures]
        numbers = [pair for pair in zip(row[1:-1:2], row[2:-1:2], strict=True) if pair[0] != "nothing"]
        assert len(numbers) == len(there)
        assert all(same(name, *pair) for name, pair in zip(there, numbers, strict=True))
        assert row[-1].endswith(figures[f"{ITEM}{own}.net"]["display"])
    displays = {figure["display"] for name, figure in figures.items() if name.startswith(f"{ITEM}vary.")}
    ends = [row[column] for row in _rows(built, "tornado") for column in (1, 3)]
    assert set(ends) <= displays
    assert years
    assert agencies
    assert ends


def test_sliders_start_at_the_same_numbers(built: Path, figures: Figures) -> None:
    html = (built / CASE / "costs/five-years.html").read_text("utf-8")
    for name in ("npv", "bcr"):
        said = re.findall(rf'class="vc-whatif-{name}">([^<]*)</strong> <small>as assumed: ([^<]*)<', html)
        assert said == [(figures[ITEM + name]["display"],) * 2]


def _rows(built: Path, chart: str) -> list[list[str]]:
    table = built / CASE / f"chart-costs-five-years--{chart}.csv"
    return list(csv.reader(io.StringIO(table.read_text("utf-8"))))[1:]
