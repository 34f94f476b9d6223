"""From a tree of text to a section: short forms, tables in three spellings, and misfits that hide nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import MINIMAL, cautions, codes, costs, errors, figure, one, only_case, project, seaside, spot, value

ROWS_BY_ID = "rows: {hospital-beds: {amount: £600, label: Hospital beds}, visits: {amount: £400, label: Visits}}"
COSTS = "source: report, Costs\naudits:\n  audit:\n    title: Costs\n    period: 1 year\n    {}\n"


def _figures(root: Path, rows: str, **tables: str) -> dict[str, tuple[object, ...]]:
    found = costs(root, COSTS.format(rows), **tables)
    assert errors(found) == set()
    return {
        name: (f.value, f.low, f.high, f.unit, f.display, f.working, f.label)
        for name, f in only_case(found).ledger.figures.items()
    }


@pytest.mark.parametrize(
    ("rows", "table"),
    [
        ("rows: [{label: Hospital beds, amount: £600}, {label: Visits, amount: £400}]", ""),
        ("csv: audit.csv", "row,label,amount\nhospital-beds,Hospital beds,£600\nvisits,Visits,£400\n"),
        ("csv: audit.csv", 'id,amount,label\nhospital-beds,"£600",Hospital beds\n,£400,Visits\n'),
    ],
)
def test_a_list_of_rows_and_a_csv_file_give_the_figures_of_rows_by_id(tmp_path: Path, rows: str, table: str) -> None:
    assert _figures(tmp_path / "a", ROWS_BY_ID) == _figures(tmp_path / "b", rows, audit=table)


def test_a_short_form_gives_the_figures_of_the_long_one(tmp_path: Path) -> None:
    short = _figures(tmp_path / "a", "rows: {beds: £600, visits: £400}")
    long = _figures(tmp_path / "b", "rows: {beds: {amount: £600}, visits: {amount: £400}}")
    assert short == long


def test_a_row_without_a_name_is_called_by_its_number(tmp_path: Path) -> None:
    assert "costs.audit.2" in _figures(tmp_path, "rows: [{amount: £600}, {amount: £400}]")


def test_the_problem_of_a_row_in_a_list_stands_on_its_line(tmp_path: Path) -> None:
    found = costs(
        tmp_path, COSTS.format("rows:\n      - {label: Beds, amount: £600}\n      - {label: Visits, amount: x}")
    )
    assert errors(found) == {("VC301", "costs.yml", 8)}
    assert spot(found, "VC301").column == 33


def test_one_wrong_item_does_not_hide_the_rest(tmp_path: Path) -> None:
    text = """\
        source: report, Costs
        audits:
          one: {title: One, rows: {a: £5, b: six}}
          two: {title: Two, rows: {a: £5, b: £6}, printed: {total: £20}}
          three: {rows: {a: £5}}
        programme:
          team: {title: Team, amount: £40k}
        """
    found = costs(tmp_path, text)
    assert errors(found) == {("VC301", "costs.yml", 3), ("VC501", "costs.yml", 4), ("VC202", "costs.yml", 5)}
    assert figure(found, "costs.two.total").value == 11
    assert figure(found, "costs.team.total").value == 40_000


def test_what_names_a_broken_item_is_left_alone(tmp_path: Path) -> None:
    words = MINIMAL + "summary: >-\n  {{ costs.audit.total }}, {{ costs.audi.total }}\nheadline: [costs.audit.total]\n"
    found = seaside(tmp_path, {"case.yml": words, "costs.yml": COSTS.format("rows: {a: five}")})
    assert errors(found) == {("VC301", "costs.yml", 6), ("VC206", "case.yml", 6)}


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("titel: x", "did you mean title?"),
        ("perriod: 1 year", "did you mean period?"),
        ("zzz: x", "the keys known here are"),
    ],
)
def test_an_unknown_key_offers_the_nearest(tmp_path: Path, key: str, hint: str) -> None:
    found = costs(tmp_path, COSTS.format(f"rows: {{a: £5}}\n    {key}"))
    problem = one(found, "VC201")
    assert errors(found) == {("VC201", "costs.yml", 7)}
    assert spot(found, "VC201").column == 5
    assert hint in problem.hint


def test_an_unknown_key_takes_nothing_else_away(tmp_path: Path) -> None:
    found = costs(tmp_path, COSTS.format("rows: {a: {amount: £5, colour: red}}"))
    assert errors(found) == {("VC201", "costs.yml", 6)}
    assert figure(found, "costs.audit.total").value == 5


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "hint"),
    [
        ("kind: invented", "kind: invent", "VC208", 3, "did you mean invented?"),
        ("status: draft", "status: zzz", "VC208", 4, "draft, review, published"),
        ("title: A team for Example-upon-Sea", "title: [A, team]", "VC210", 1, "after the colon"),
        ("title: A team for Example-upon-Sea", "title:", "VC121", 1, "missing"),
        ("place: Example-upon-Sea", "areas: {a: b}", "VC210", 2, "a dash for each item"),
        ("place: Example-upon-Sea", "dates: [a, b]", "VC210", 2, "my-name"),
        ("place: Example-upon-Sea", "population: many", "VC302", 2, "digits"),
        ("place: Example-upon-Sea", "dates: {June: x}", "VC305", 2, "2024-06"),
        ("place: Example-upon-Sea", "source: The Report", "VC207", 2, "a comma, and the place"),
        ("place: Example-upon-Sea", "headline: [total]", "VC206", 2, "costs.wards.total"),
    ],
)
def test_a_misfit_is_told_in_the_words_of_the_format(
    tmp_path: Path, old: str, new: str, code: str, line: int, hint: str
) -> None:
    found = seaside(tmp_path, {"case.yml": MINIMAL.replace(old, new)})
    assert (code, "case.yml", line) in errors(found)
    assert hint in one(found, code).hint
    assert "pydantic" not in str(found.problems)
    assert "Input should" not in str(found.problems)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Three Rivers", "three-rivers"),
        ("three_rivers", "three-rivers"),
        ("é", "e"),
        ("Tŷ agored", "ty-agored"),
        ("é&", "e"),
        ("€", "my-name"),
        ("a--b", "a-b"),
    ],
)
def test_a_name_that_cannot_be_an_address_offers_one_that_can(tmp_path: Path, name: str, hint: str) -> None:
    found = costs(tmp_path, COSTS.replace("audit:", f"{name}:").format("rows: {a: £5}"))
    assert ("VC204", "costs.yml", 3) in errors(found)
    assert hint in one(found, "VC204").hint


@pytest.mark.parametrize("key", ["title", "place", "kind", "status"])
def test_a_key_that_is_needed_and_absent_is_named(tmp_path: Path, key: str) -> None:
    words = "".join(line for line in MINIMAL.splitlines(keepends=True) if not line.startswith(key))
    found = seaside(tmp_path, {"case.yml": words})
    assert errors(found) == {("VC202", "case.yml", 1)}
    assert f"“{key}”" in one(found, "VC202").message


def test_rows_here_and_in_a_file_contradict_each_other(tmp_path: Path) -> None:
    found = costs(tmp_path, COSTS.format("rows: {a: £5}\n    csv: audit.csv"), audit="row,amount\na,£5\n")
    assert errors(found) == {("VC405", "costs.yml", 6)}


def test_a_source_is_that_of_the_row_else_of_the_table_else_of_the_file(tmp_path: Path) -> None:
    text = """\
        source: report, File
        audits:
          one: {title: One, rows: {a: {amount: £5, source: "report, Row"}, b: £5}, source: "report, Table"}
          two: {title: Two, rows: {a: £5}}
        """
    found = costs(tmp_path, text)
    assert figure(found, "costs.one.a").source == "report, Row"
    assert figure(found, "costs.one.b").source == "report, Table"
    assert figure(found, "costs.one.total").source == "report, Table"
    assert figure(found, "costs.two.a").source == "report, File"


@pytest.mark.parametrize(
    ("missing", "code", "line", "hint"),
    [
        ("{title: not stated}", "VC212", 7, "delete one of the two"),
        ("{peroid: not stated}", "VC213", 7, "did you mean period?"),
        ("{zzz: not stated}", "VC213", 7, "the keys here are"),
    ],
)
def test_a_gap_names_a_key_that_could_stand_there_and_does_not(
    tmp_path: Path, missing: str, code: str, line: int, hint: str
) -> None:
    found = costs(tmp_path, COSTS.format(f"rows: {{a: £5}}\n    missing: {missing}"))
    assert (code, "costs.yml", line) in errors(found)
    assert hint in one(found, code).hint


def test_a_gap_that_is_explained_is_told_once_in_the_authors_words(tmp_path: Path) -> None:
    text = (
        "source: report, Costs\naudits:\n  a: {title: A, rows: {x: £5}, missing: {period: the report does not say}}\n"
    )
    found = costs(tmp_path, text)
    assert errors(found) == cautions(found) == set()
    gaps = [p.message for p in found.problems if p.route[:2] == ("audits", "a")]
    assert gaps == ["length of the period: the report does not say"]


def test_a_gap_that_is_not_explained_is_told_as_not_recorded(tmp_path: Path) -> None:
    found = costs(tmp_path, "source: report, Costs\naudits:\n  a: {title: A, rows: {x: £5}}\n")
    assert ("VC801", "costs.yml", 3) in codes(found)


def test_a_word_left_out_is_told_as_left_out(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"case.yml": MINIMAL.replace("status: draft", "status:")})
    assert errors(found) == {("VC121", "case.yml", 4)}


def test_a_row_of_a_list_may_have_an_id_of_its_own(tmp_path: Path) -> None:
    found = costs(
        tmp_path,
        "source: report, Costs\naudits:\n  a: {title: A, rows: [{id: beds, label: Hospital beds, amount: £5}]}\n",
    )
    assert errors(found) == set()
    assert value(found, "costs.a.beds") == 5


@pytest.mark.parametrize(
    ("file", "text", "meant"),
    [
        ("cases/project.yml", "accessibility:\n  organisation:\n", "fill it in (Who answers for the site)"),
        ("cases/project.yml", "accessibility:\n  contact:\n", "fill it in (Where to tell what does not work: "),
        ("cases/seaside/case.yml", f"{MINIMAL}ask:\n", "fill it in (What the board is asked for)"),
        ("cases/seaside/case.yml", f"{MINIMAL}areas: [North, '']\n", "fill it in (The areas "),
        ("cases/seaside/case.yml", f"{MINIMAL}review-by:\n", "fill it in (2024/25)"),
        ("cases/seaside/case.yml", f"{MINIMAL}source:\n", "fill it in (report, page 4)"),
    ],
)
def test_a_key_without_a_value_is_told_what_it_means_or_how_it_is_written(
    tmp_path: Path, file: str, text: str, meant: str
) -> None:
    found = project(tmp_path, {"cases/seaside/case.yml": MINIMAL, file: text})
    assert one(found, "VC121").hint.startswith(meant)
