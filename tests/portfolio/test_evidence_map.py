"""The evidence map says what the files say, counted a second time without our models; and nothing invented is in it."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import pytest

from tests.portfolio.counted import Key, claims
from tests.portfolio.many import write_many
from tests.support import ROOT, seaside
from valuecase.portfolio.evidence_map import NO_DOMAIN, EvidenceMap, as_csv, evidence_map, in_map
from valuecase.portfolio.words import invented, real
from valuecase.problems import errors_in
from valuecase.project import Project, load_project
from valuecase.sections.outcomes import DOMAINS


def counted(found: EvidenceMap) -> Counter[Key]:
    """The numbers of a map by case, domain and strength."""
    cells = ((row.case.id, cell) for row in found.rows for cell in row.cells)
    return Counter({(case, cell.domain, level): n for case, cell in cells for level, n in cell.strengths.items()})


def test_the_numbers_of_this_repository_are_those_of_its_files() -> None:
    cases = load_project(ROOT).cases.values()
    assert counted(evidence_map(real(cases))) == claims(ROOT)
    assert counted(evidence_map(invented(cases))) == claims(ROOT, "invented")
    assert sum(claims(ROOT).values()) > 10


@pytest.mark.parametrize("seed", range(8))
def test_the_numbers_of_any_project_are_those_of_its_files(tmp_path: Path, seed: int) -> None:
    project = load_project(write_many(tmp_path / "many", seed, 12))
    assert not errors_in(project.problems)
    found = evidence_map(real(project.cases.values()))
    expected = claims(project.root)
    assert counted(found) == expected
    assert found.total.number == sum(expected.values())
    for cell in found.totals:
        assert cell.number == sum(number for (_, domain, _), number in expected.items() if domain == cell.domain)
    for row in found.rows:
        assert row.total.number == sum(number for (case, _, _), number in expected.items() if case == row.case.id)


def test_the_table_for_a_spreadsheet_has_the_same_numbers(project: Project) -> None:
    found = evidence_map(real(project.cases.values()))
    rows = list(csv.DictReader(io.StringIO(as_csv(found))))
    filled = Counter({(r["Case"], r["Domain"], int(r["Level"])): int(r["Results"]) for r in rows if r["Level"]})
    assert filled == Counter({(case, in_map(domain), level): n for (case, domain, level), n in counted(found).items()})
    empty = {(r["Case"], r["Domain"]) for r in rows if r["Results"] == "0"}
    assert ("drift", "Cost") in empty
    assert len(empty) == sum(not cell.number for row in found.rows for cell in row.cells)


def test_domains_stand_in_the_order_that_the_page_says(project: Project) -> None:
    """The six of every case, then cases' own by their names; results without a domain last, where there are any."""
    domains = evidence_map(real(project.cases.values())).domains
    assert domains == (*DOMAINS, "home")
    assert NO_DOMAIN not in domains
    with_none = evidence_map(load_project(ROOT).cases.values()).domains
    assert with_none == (*DOMAINS, "home", "offending", NO_DOMAIN)


def test_what_to_take_from_it_is_said_first(project: Project) -> None:
    message = evidence_map(real(project.cases.values())).message
    assert message == (
        "10 results in 3 of 4 cases; nothing yet on health and wellbeing;"
        " of 3 it is not recorded what they were compared with"
    )


@pytest.mark.parametrize(
    ("compare", "words"),
    [
        ("", "1 result in 1 case; nothing yet on .*; of none is it recorded what it was compared with"),
        ("compare: none", "1 result in 1 case; nothing yet on .*; nothing stronger than “no similar group”"),
        ("compare: random", "1 result in 1 case; nothing yet on [^;]*"),
    ],
)
def test_the_strongest_evidence_is_named_unless_it_is_the_strongest_there_is(
    tmp_path: Path, compare: str, words: str
) -> None:
    import re

    text = f"findings:\n  one: {{domain: wellbeing, what: Sleep, change: improved{', ' if compare else ''}{compare}}}\n"
    message = evidence_map(seaside(tmp_path, {"outcomes.yml": text}).cases.values()).message
    assert re.fullmatch(words, message), message


def test_of_no_cases_and_of_cases_without_results_it_says_so(tmp_path: Path) -> None:
    assert evidence_map([]).message == "There are no cases yet"
    assert evidence_map(seaside(tmp_path, {}).cases.values()).message == "No results in 1 case yet"


def test_a_cell_says_in_words_what_its_marks_show(project: Project) -> None:
    cost = next(cell for cell in evidence_map(real(project.cases.values())).totals if cell.domain == "cost")
    assert cost.words == "3 results: 1 not known, 2 no similar group"
