"""What is asked of a whole case: sources, references, consent, personal data, what is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import MINIMAL, SOURCES, cautions, codes, costs, errors, figure, one, project, seaside, spot, value
from valuecase.project import NotAProject, case_ids, find_root
from valuecase.sections.registry import SECTIONS

AUDIT = "source: report, Costs\naudits:\n  audit:\n    title: Costs\n    period: 1 year\n    rows: {a: £600, b: £400}\n"
STORY = "---\ntitle: Sam\nperson: one person\nsource: report, Stories\n{}---\nSam waited.\n"


def test_the_least_case_there_may_be_has_no_errors(tmp_path: Path) -> None:
    found = seaside(tmp_path, {})
    assert errors(found) == cautions(found) == set()


def test_every_section_that_is_not_there_is_a_gap(tmp_path: Path) -> None:
    found = seaside(tmp_path, {})
    assert sum(code == "VC803" for code, _, _ in codes(found)) == len(SECTIONS) - 2


def test_a_case_without_its_one_required_file_is_an_error(tmp_path: Path) -> None:
    found = project(tmp_path, {"cases/seaside/sources.yml": SOURCES})
    assert errors(found) == {("VC211", "case.yml", 1)}


@pytest.mark.parametrize(("name", "hint"), [("case.yaml", "case.yml"), ("x.md", "the files of a case")])
def test_a_file_that_is_no_part_of_a_case_is_a_caution(tmp_path: Path, name: str, hint: str) -> None:
    found = seaside(tmp_path, {name: "a: b\n"})
    assert cautions(found) == {("VC203", name, 1)}
    assert hint in one(found, "VC203").hint


def test_a_section_whose_file_is_misnamed_is_one_error_and_nothing_that_names_its_figures(tmp_path: Path) -> None:
    case = MINIMAL + "headline: [costs.beds.total]\n"
    table = "source: report\naudits: {beds: {title: Beds, period: 1 year, rows-are: services, rows: {x: £5, y: £6}}}\n"
    found = seaside(tmp_path, {"case.yml": case, "cost.yml": table})
    assert errors(found) == {("VC203", "cost.yml", 1)}
    assert "costs.yml" in one(found, "VC203").hint


@pytest.mark.parametrize(
    ("source", "hint"), [("reprt", "did you mean report?"), ("zzz, page two", "the sources of this case are: report")]
)
def test_a_source_that_is_not_in_sources_is_an_error_wherever_it_is_named(
    tmp_path: Path, source: str, hint: str
) -> None:
    text = AUDIT + f"    source: {source}\n"
    found = costs(tmp_path, text)
    assert errors(found) == {("VC207", "costs.yml", 7)}
    assert hint in one(found, "VC207").hint


def test_the_source_of_a_unit_cost_is_looked_up_too(tmp_path: Path) -> None:
    row = "{service: A, before: 1, after: 2, unit-cost: £5, unit-source: rates}"
    found = costs(tmp_path, f"source: report, Costs\ncomparisons:\n  use:\n    rows:\n      - {row}\n")
    assert errors(found) == {("VC207", "costs.yml", 5)}


def test_a_persons_story_without_a_basis_is_an_error(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"stories/sam.md": STORY.format("")})
    assert errors(found) == {("VC701", "stories/sam.md", 2)}
    assert "consent: {basis: consent given, scope: [web, print]}" in one(found, "VC701").hint


def test_consent_with_a_date_and_no_basis_is_an_error(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"stories/sam.md": STORY.format("consent: {given: 2024-06-30}\n")})
    assert ("VC202", "stories/sam.md", 5) in errors(found)


@pytest.mark.parametrize(
    ("consent", "cautioned"),
    [
        ("{basis: consent given, scope: [web, print]}", set()),
        ("nobody can be recognised", set()),
        ("published in source", {("VC702", "stories/sam.md", 5)}),
    ],
)
def test_a_basis_lets_a_story_be_shown(tmp_path: Path, consent: str, cautioned: set[object]) -> None:
    found = seaside(tmp_path, {"stories/sam.md": STORY.format(f"consent: {consent}\n")})
    assert errors(found) == set()
    assert cautions(found) == cautioned


def test_an_invented_person_needs_no_consent(tmp_path: Path) -> None:
    text = STORY.format("").replace("one person", "invented")
    assert errors(seaside(tmp_path, {"stories/sam.md": text})) == set()


def test_a_story_owns_its_figures(tmp_path: Path) -> None:
    own = 'person: invented\ncosts:\n  before: {total: "£1,200", period: 12 months}\n  after: {total: £40 a month}\n'
    text = STORY.format("").replace("person: one person\n", own)
    found = seaside(tmp_path, {"stories/sam.md": text})
    assert errors(found) == set()
    assert value(found, "stories.sam.reduction") == 60
    assert value(found, "stories.sam.reduction-percent") == 60
    assert figure(found, "stories.sam.before").source == "report, Stories"


def test_a_list_of_peoples_costs_needs_a_basis(tmp_path: Path) -> None:
    found = costs(tmp_path, AUDIT + "    rows-are: people\n")
    assert errors(found) == {("VC703", "costs.yml", 7)}
    assert value(found, "costs.audit.per-person") == 500
    allowed = costs(tmp_path / "b", AUDIT + "    rows-are: people\n    disclosure: consent of each\n")
    assert errors(allowed) == set()


@pytest.mark.parametrize(("printed", "hint"), [("totl", "did you mean total?"), ("zzz", "the figures here: total")])
def test_a_printed_number_for_no_figure_offers_the_nearest(tmp_path: Path, printed: str, hint: str) -> None:
    found = costs(tmp_path, AUDIT + f"    printed: {{{printed}: £5}}\n")
    assert errors(found) == {("VC504", "costs.yml", 7)}
    assert hint in one(found, "VC504").hint


def test_a_printed_number_in_another_unit_is_an_error(tmp_path: Path) -> None:
    found = costs(tmp_path, AUDIT + "    printed: {per-week: 12%}\n")
    assert errors(found) == {("VC307", "costs.yml", 7)}
    assert "pounds a week" in one(found, "VC307").message


@pytest.mark.parametrize(
    ("share", "amount", "base", "gap"), [("50%", "£500 a year", 1000, 0), ("25%", "£300 a year", 1200, 200)]
)
def test_a_stated_share_implies_what_it_is_of(tmp_path: Path, share: str, amount: str, base: int, gap: int) -> None:
    stated = f"stated:\n  saved: {{title: Saved, amount: {amount}, share: {share}, of: [audit]}}\n"
    found = costs(tmp_path, AUDIT + stated)
    assert value(found, "costs.saved.implied-base") == base
    assert value(found, "costs.saved.base") == 1000
    assert value(found, "costs.saved.base-gap") == gap
    assert {code for code, _, _ in errors(found)} == ({"VC501"} if gap else set())


def test_a_stated_amount_is_compared_with_the_parts_it_names(tmp_path: Path) -> None:
    stated = "stated:\n  all: {title: All, amount: £1k, parts: [costs.audit.a, costs.audit.b]}\n"
    found = costs(tmp_path, AUDIT + stated)
    assert errors(found) == set()
    assert value(found, "costs.all.parts") == 1000
    wrong = costs(tmp_path / "b", AUDIT + stated.replace("£1k", "£1,300").replace("£1,300", '"£1,300"'))
    assert errors(wrong) == {("VC501", "costs.yml", 8)}


@pytest.mark.parametrize(
    ("parts", "code", "hint"),
    [
        ("[costs.audit.aa]", "VC206", "did you mean costs.audit.a?"),
        ("[costs.audit.per-week]", "VC307", "the same unit"),
    ],
)
def test_parts_must_be_figures_in_the_unit_of_the_whole(tmp_path: Path, parts: str, code: str, hint: str) -> None:
    found = costs(tmp_path, AUDIT + f"stated:\n  all: {{title: All, amount: £1k, parts: {parts}}}\n")
    assert errors(found) == {(code, "costs.yml", 8)}
    assert hint in one(found, code).hint


def test_one_name_for_two_things_of_a_file_is_an_error(tmp_path: Path) -> None:
    found = costs(tmp_path, AUDIT + "stated:\n  audit: {title: Again, amount: £5}\n")
    assert errors(found) == {("VC205", "costs.yml", 8)}
    assert "under audits" in one(found, "VC205").message


@pytest.mark.parametrize("year", ["12 months", "1 year"])
def test_a_year_is_given_in_weeks(tmp_path: Path, year: str) -> None:
    assert errors(costs(tmp_path, f"year: {year}\n" + AUDIT)) == {("VC304", "costs.yml", 1)}


@pytest.mark.parametrize(("year", "weeks"), [("", 52), ("year: 53 weeks\n", 53)])
def test_the_length_of_a_year_is_the_files_own_and_is_shown(tmp_path: Path, year: str, weeks: int) -> None:
    found = costs(tmp_path, year + AUDIT)
    assert value(found, "costs.audit.per-week") * weeks == 1000
    working = figure(found, "costs.audit.weeks").working
    assert f"× {weeks} weeks a year" in working
    assert ("a year taken as 52 weeks" in working) == (not year)


def test_a_headline_names_figures_that_are_there(tmp_path: Path) -> None:
    found = seaside(
        tmp_path, {"case.yml": MINIMAL + "headline:\n  - costs.audit.total\n  - costs.audit.totl\n", "costs.yml": AUDIT}
    )
    assert errors(found) == {("VC206", "case.yml", 7)}
    assert spot(found, "VC206").column == 5


def test_the_words_of_the_home_page_are_checked_like_any_others(tmp_path: Path) -> None:
    home = "Costs were {{ seaside/costs.audit.total }}.\n\nThen £5 and {{ seaside/costs.audit.totl }}.\n"
    found = project(
        tmp_path, {"cases/index.md": home, "cases/seaside/case.yml": MINIMAL, "cases/seaside/costs.yml": AUDIT}
    )
    mine = {c for c in errors(found) if c[1] == "cases/index.md"}
    assert {code for code, _, _ in mine} == {"VC308", "VC206"}
    assert one(found, "VC206").hint == "did you mean seaside/costs.audit.total?"


def test_a_folder_without_files_of_a_case_is_no_case(tmp_path: Path) -> None:
    seaside(tmp_path, {})
    for name in ("pictures", ".hidden", "_drafts"):
        (tmp_path / "cases" / name).mkdir()
        (tmp_path / "cases" / name / "x.png").write_bytes(b"")
    (tmp_path / "cases" / ".hidden" / "case.yml").write_text(MINIMAL, "utf-8")
    assert case_ids(tmp_path) == ["seaside"]


def test_a_project_is_found_from_any_folder_within_it(tmp_path: Path) -> None:
    seaside(tmp_path, {})
    assert find_root(tmp_path / "cases" / "seaside") == tmp_path
    (tmp_path / "cases").rename(tmp_path / "other")
    with pytest.raises(NotAProject):
        find_root(tmp_path / "other")
