"""The tables of a case hold what its pages show, every figure once."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

from tests.support import only_case, seaside
from valuecase.cells import safe
from valuecase.takeaway.figures import COLUMNS
from valuecase.takeaway.shelf import Shelf
from valuecase.takeaway.tables import ID, SHOWN, tables_of
from valuecase.takeaway.words import in_order


def read(content: bytes) -> list[dict[str, str]]:
    """The lines of a CSV file by the heads of its columns."""
    assert b"\r" not in content
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_every_figure_of_a_case_is_in_one_table_once(shelf: Shelf) -> None:
    for case in shelf.project.cases.values():
        held = [figure.id for table in shelf.tables(case) for row in table.rows for figure in row.figures.values()]
        assert Counter(held) == Counter(case.ledger.figures.keys())


def test_each_number_stands_as_the_pages_show_it_and_plain_beside(shelf: Shelf, files: dict[str, bytes]) -> None:
    for case in shelf.project.cases.values():
        for table, found in zip(shelf.tables(case), shelf.tables_of_case(case), strict=True):
            lines = {line[ID]: line for line in read(files[found.uri])}
            assert list(lines) == [row.id for row in table.rows]
            for row in table.rows:
                for measure in table.measures:
                    figure = row.figures.get(measure)
                    shown = safe(figure.display) if figure else ""
                    value = figure.decimals()[0] if figure and not figure.hidden else ""
                    assert (lines[row.id][measure + SHOWN], lines[row.id][measure]) == (shown, value)


def test_the_table_of_all_figures_holds_every_case_and_says_which_are_invented(
    shelf: Shelf, files: dict[str, bytes]
) -> None:
    lines = read(files["figures.csv"])
    assert list(lines[0]) == list(COLUMNS)
    every = [(case, figure) for case in in_order(shelf.project) for figure in case.ledger.figures.values()]
    assert len(lines) == len(every)
    for line, (case, figure) in zip(lines, every, strict=True):
        assert (line["case"], line["id"], line["shown"]) == (case.id, figure.id, safe(figure.display))
        numbers = ("", "", "") if figure.hidden else figure.decimals()
        assert (line["value"], line["low"], line["high"]) == numbers
        assert line["invented"] == ("yes" if case.id == "example-riverside" else "no")


COSTS = """
    source: report
    comparisons:
      use:
        title: Services used
        before: {period: 1 year}
        after: {period: 1 year}
        rows:
          - {service: Home visits, agency: Harbour NHS, area: Health, before: 20, after: 10, unit-cost: £43}
          - {service: Nights, agency: Police, area: Crime, before: 4, after: 6, unit-cost: £100}
      beds:
        title: Beds
        before: {period: 1 year, total: £900}
        after: {period: 1 year, total: £700}
"""


def test_rows_items_and_parts_are_tables_of_their_own_with_the_authors_words(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"costs.yml": COSTS})
    tables = {table.id: table for table in tables_of(found, only_case(found))}
    assert list(tables) == ["costs", "costs.use", "costs--before", "costs--harbour-nhs"]
    use = tables["costs.use"].frame()
    assert list(use["service"]) == list(use["label"]) == ["Home visits", "Nights"]
    assert list(use["agency"]) == ["Harbour NHS", "Police"]
    assert list(use["before"]) == ["860", "400"]
    assert list(use["before shown"]) == ["£860", "£400"]
    assert list(use["increase"]) == ["", "200"], "a row without an increase has none"
    costs = tables["costs"].frame()
    assert list(costs["label"]) == ["Services used", "Beds"]
    assert list(costs["reduction"]) == ["230", "200"]
    agencies = tables["costs--harbour-nhs"].frame()
    assert list(agencies["label"]) == ["Harbour NHS", "Health", "Police", "Crime"]
    assert set(agencies["item"]) == {"Services used"}
    sides = tables["costs--before"].frame()
    assert list(sides[ID]) == ["costs.use.before", "costs.use.after", "costs.beds.before", "costs.beds.after"]
    assert tables["costs--before"].title == "Costs: before, after, of 2 things"
    assert tables["costs--harbour-nhs"].title == "Costs: Harbour NHS, Health, Police and 1 more, of Services used"
    assert tables["costs--harbour-nhs"].about == "4 lines: before, after, change and 4 more"


def test_a_case_without_figures_has_no_tables_and_no_description_of_them(tmp_path: Path, shelf: Shelf) -> None:
    found = seaside(tmp_path, {})
    case = only_case(found)
    mine = Shelf(found, shelf.edition)
    assert [uri for uri, _ in mine.files_of(case)] == ["seaside/case.json"]
    assert [d.uri for d in mine.of_case(case)] == ["seaside/case.json"]
