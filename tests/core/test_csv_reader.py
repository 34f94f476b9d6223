"""Tables in CSV: the cells the standard reader finds, each with its place, and what spreadsheets do wrong."""

from __future__ import annotations

import csv
import io
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import costs, errors, only_case, seaside, spot, value
from valuecase.problems import Problem
from valuecase.reading.csv_reader import MAX_ROWS, read_csv

FILE = "cases/seaside/wards.csv"
#: An audit whose rows stand in wards.csv.
AUDIT = "source: report, Costs\naudits:\n  wards: {title: Wards, csv: wards.csv}\n"
# Quotes stand in pairs, as quotations do.
CELLS = st.text(string.ascii_letters + string.digits + " £,;'-.é#", max_size=12).map(
    lambda t: t.strip().replace("'", '""')
)


def _problem(text: str) -> Problem:
    rows, problems = read_csv(text, FILE)
    assert len(problems) == 1, (rows, problems)
    assert problems[0].hint
    return problems[0]


def _at(problem: Problem) -> tuple[str, int, int]:
    assert problem.place
    assert problem.place.file == FILE
    return problem.code, problem.place.line, problem.place.column


@given(
    table=st.integers(1, 5).flatmap(
        lambda n: st.lists(st.lists(CELLS.filter(bool), min_size=n, max_size=n), min_size=1, max_size=5)
    )
)
def test_cells_are_those_that_the_standard_reader_finds(table: list[list[str]]) -> None:
    heads = [f"column-{n}" for n in range(len(table[0]))]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([heads, *table])
    rows, problems = read_csv(text.getvalue(), FILE)
    wanted = list(csv.DictReader(io.StringIO(text.getvalue())))
    assert problems == []
    assert [{head: cell.text for head, cell in row.items()} for row in rows] == wanted


@given(table=st.lists(st.lists(CELLS.filter(lambda c: c and '"' not in c), min_size=3, max_size=3), min_size=1))
def test_each_cell_is_placed_where_its_text_stands(table: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([["a", "b", "c"], *table])
    lines = text.getvalue().split("\n")
    rows, _ = read_csv(text.getvalue(), FILE)
    assert len(rows) == len(table)
    for row in rows:
        for cell in row.values():
            assert lines[cell.place.line - 1][cell.place.column - 1 : cell.place.end - 1] == cell.text


def test_heads_are_read_in_small_letters_with_hyphens() -> None:
    rows, _ = read_csv("Service,Unit cost,unit_source\nVisits,£5,report\n", FILE)
    assert list(rows[0]) == ["service", "unit-cost", "unit-source"]


def test_empty_cells_and_empty_rows_are_left_out() -> None:
    rows, problems = read_csv("row,amount,label\n\nnorth,£5,\n,,\n  \nsouth,£6,x\n", FILE)
    assert problems == []
    assert [list(row) for row in rows] == [["row", "amount"], ["row", "amount", "label"]]
    assert rows[1]["row"].place.line == 6


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_read(ending: str) -> None:
    rows, problems = read_csv(ending.join(["row,amount", "north,£5", "south,£6"]), FILE)
    assert problems == []
    assert [row["amount"].text for row in rows] == ["£5", "£6"]
    assert rows[1]["amount"].place.line == 3


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "remedy"),
    [
        ("row,amount\nnorth,£1,250\n", "VC403", 2, 10, '"£124,277"'),
        ("row,amount\nnorth\n", "VC403", 2, 1, "commas"),
        ("row,amount,amount\nnorth,£1,£2\n", "VC402", 1, 12, "one of the two"),
        ("row,Amount,amount\nnorth,£1,£2\n", "VC402", 1, 12, "one of the two"),
        ("row,amount,\nnorth,£1,\n", "VC402", 1, 12, "delete the empty column"),
        ("row;amount\nnorth;£1\n", "VC410", 1, 1, "with commas"),
        ("row\tamount\nnorth\t£1\n", "VC410", 1, 1, "with commas"),
        ('row,amount\nnorth,"£1\n', "VC404", 2, 7, "close it on the same line"),
        ("", "VC402", 1, 1, "row,amount"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_with_its_cell_and_remedy(
    text: str, code: str, line: int, column: int, remedy: str
) -> None:
    problem = _problem(text)
    assert _at(problem) == (code, line, column)
    assert remedy in problem.hint


def test_a_table_of_very_many_rows_is_refused() -> None:
    problem = _problem("row,amount\n" + "a,1\n" * (MAX_ROWS + 1))
    assert problem.code == "VC124"
    assert problem.hint


def test_each_ragged_row_is_told() -> None:
    _, problems = read_csv("row,amount\na,£1,2\nb,£2\nc\n", FILE)
    assert [_at(p)[:2] for p in problems] == [("VC403", 2), ("VC403", 4)]


def test_a_table_saved_by_a_spreadsheet_in_another_encoding_is_told_with_the_first_wrong_letter(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"costs.yml": AUDIT, "wards.csv": "row,amount\nnorth,£900\n".encode("cp1252")})
    assert errors(found) == {("VC117", "wards.csv", 2)}
    assert spot(found, "VC117").column == 7


def test_a_byte_order_mark_is_no_part_of_the_first_head(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"costs.yml": AUDIT, "wards.csv": "\ufeffrow,amount\nnorth,£900\n".encode()})
    assert errors(found) == set()
    assert value(found, "costs.wards.total") == 900


def test_a_wrong_amount_is_shown_in_its_cell_of_the_csv_file(tmp_path: Path) -> None:
    found = costs(tmp_path, AUDIT, wards="row,amount\nnorth,£900\nsouth,nine\n")
    place = spot(found, "VC301")
    assert (place.file, place.line, place.column, place.end) == ("cases/seaside/wards.csv", 3, 7, 11)


def test_an_unknown_column_is_shown_in_the_csv_file(tmp_path: Path) -> None:
    found = costs(tmp_path, AUDIT, wards="row,amount,colour\nnorth,£900,red\n")
    assert errors(found) == {("VC402", "wards.csv", 1)}


def test_a_wrong_head_is_told_once_for_the_whole_table(tmp_path: Path) -> None:
    found = costs(tmp_path, AUDIT, wards="row,cost\nnorth,£900\nsouth,£800\n")
    assert errors(found) == {("VC402", "wards.csv", 1)}


def test_a_total_left_among_the_rows_is_told_at_its_row(tmp_path: Path) -> None:
    found = costs(tmp_path, AUDIT, wards="row,amount\nnorth,£900\nTotal,£900\n")
    assert errors(found) == {("VC409", "wards.csv", 3)}


def test_of_a_row_that_is_too_long_the_texts_are_to_be_shorter(tmp_path: Path) -> None:
    found = costs(tmp_path, AUDIT, wards=f"row,note,amount\nnorth,{'long ' * 4_001},£900\n")
    assert ("VC123", "wards.csv", 2) in errors(found)
    (hint,) = [problem.hint for problem in found.problems if problem.code == "VC123"]
    assert hint == "make its texts shorter"


def test_rows_that_share_a_name_are_told(tmp_path: Path) -> None:
    found = costs(tmp_path, AUDIT, wards="row,amount\nnorth,£900\nNorth,£800\n")
    assert errors(found) == {("VC406", "wards.csv", 3)}


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("ward.csv", "did you mean wards.csv?"),
        ("../secret.csv", "the name alone"),
        ("wards.txt", "did you mean wards.csv?"),
        ("wards", "did you mean wards.csv?"),
        ("wards.xlsx", "valuecase import wards.xlsx"),
        ("tables/wards.csv", "the name alone"),
    ],
)
def test_a_table_outside_the_folder_or_absent_is_told_at_its_key(tmp_path: Path, name: str, remedy: str) -> None:
    found = costs(tmp_path, AUDIT.replace("wards.csv", name), wards="row,amount\nnorth,£900\n")
    assert errors(found) == {("VC401", "costs.yml", 3)}
    assert any(remedy in p.hint for p in found.problems)


def test_a_linked_table_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("row,amount\nnorth,£900\n", "utf-8")
    (tmp_path / "cases" / "seaside").mkdir(parents=True)
    (tmp_path / "cases" / "seaside" / "wards.csv").symlink_to(secret)
    found = costs(tmp_path, AUDIT)
    assert {code for code, _, _ in errors(found)} == {"VC401"}
    assert "costs.wards.total" not in only_case(found).ledger.figures


def test_a_table_of_no_rows_computes_nothing(tmp_path: Path) -> None:
    found = costs(tmp_path, AUDIT, wards="row,amount\n")
    assert errors(found) == {("VC402", "wards.csv", 1)}


def test_a_doubled_quote_inside_a_quoted_cell_is_no_mistake() -> None:
    rows, problems = read_csv('row,label\n1,"5"" pipe"\n', "a.csv")
    assert problems == []
    assert rows[0]["label"].text == '5" pipe'


def test_a_table_of_exactly_the_most_rows_is_read() -> None:
    rows, problems = read_csv("row,amount\n" + "a,1\n" * MAX_ROWS, "a.csv")
    assert (len(rows), problems) == (MAX_ROWS, [])
