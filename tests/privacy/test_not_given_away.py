"""Ways round the rules that were tried: printed numbers, a second table, means, words, other cases, file names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.privacy.support import RULE, STORY
from tests.privacy.support import SOURCES as STORY_SOURCES
from tests.small_pictures import png
from tests.support import MINIMAL, SOURCES, codes, errors, only_case, project, seaside
from valuecase.briefing.content import content
from valuecase.edition import Edition
from valuecase.project import Project
from valuecase.records import records

EDITION = Edition(1_700_000_000)
WEB = "basis: consent given, scope: [web], given: 2024-05, held-by: The lead nurse, text-read: yes"
PICTURE: dict[str, str | bytes] = {"stories/quillon-lighthouse.png": png()}
HEAD = "source: report\n"
MEASURES = """\
source: report
measures:
  part: {title: A, value: 3 of 36 people}
  work: {title: B, before: {value: 3 people}, after: {value: 12 people}}
  calls: {title: C, value: 14.5 each for 6}
  clubs: {title: D, value: 12 people, comparator: {who: they, value: 4 people}}
"""
COSTS = """\
source: report
comparisons:
  use:
    before: {period: 1 year}
    after: {period: 1 year}
    rows:
      - {service: Visits, before: 3 people, after: 12 people, unit-cost: £44}
  per:
    before: {period: 1 year, people: 3, total: £90}
    after: {period: 1 year, people: 12, total: £80}
"""


def few(root: Path, files: dict[str, str | bytes], rule: str = RULE) -> Project:
    """The seaside case under the rule for small numbers."""
    return seaside(root, {**files, "../project.yml": rule})


def error_codes(found: Project) -> set[str]:
    return {code for code, _, _ in errors(found)}


def test_a_mean_does_not_show_the_true_number_of_people(tmp_path: Path) -> None:
    row = "{service: Visits, before: 16.2 each for 1234, after: 17.5 each for 1238, unit-cost: £44}"
    table = f"  use:\n    before: {{period: 1 year}}\n    after: {{period: 1 year}}\n    rows:\n      - {row}\n"
    told = json.dumps(records(only_case(few(tmp_path, {"costs.yml": f"{HEAD}comparisons:\n{table}"}))))
    assert "1234" not in told
    assert "16.2 each for about 1235" in told


def test_where_every_number_is_shown_a_mean_stands_as_it_was_written(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"outcomes.yml": f"{HEAD}measures:\n  a: {{title: A, value: 14.5 each for 90}}\n"})
    assert records(only_case(found))[0]["inputs"][0]["text"] == "14.5 each for 90"


@pytest.mark.parametrize(
    "text",
    [
        "tables:\n  a: {title: A, rows: {x: 1, y: 8}, printed: {total: 9}}\n",
        "tables:\n  a: {title: A, disclosure: published in source, rows: {x: 9}}\n"
        "  b: {title: B, of: a, rows: {p: 1, q: 8}}\n",
    ],
)
def test_what_is_printed_or_disclosed_beside_it_may_not_give_a_number_away(tmp_path: Path, text: str) -> None:
    assert error_codes(few(tmp_path, {"beneficiaries.yml": HEAD + text})) == {"VC712"}
    assert errors(seaside(tmp_path / "every", {"beneficiaries.yml": HEAD + text})) == set()


def test_a_printed_cost_per_person_is_refused_where_the_number_of_people_is_rounded(tmp_path: Path) -> None:
    audit = (
        "audits:\n  a: {title: A, period: 1 year, people: 1301, rows: {x: £900,007}, printed: {per-person: £691.78}}\n"
    )
    audit = audit.replace("£900,007", '"£900,007"')
    assert error_codes(few(tmp_path, {"costs.yml": HEAD + audit})) == {"VC712"}
    disclosed = audit.replace("{title", "{disclosure: published in source, title")
    assert errors(few(tmp_path / "disclosed", {"costs.yml": HEAD + disclosed})) == set()


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("stories/a.md", "---\ntitle: A story\nperson: invented\n---\nThere were 3 people.\n"),
        ("../index.md", "There were 3 people.\n"),
        ("../glossary.yml", "a: {text: There were 3 people}\n"),
        ("case.yml", MINIMAL + "summary: We heard 3 of 36 people.\n"),
        ("case.yml", MINIMAL + "summary: We heard 3 young people.\n"),
        ("case.yml", MINIMAL + "summary: We heard three tenants.\n"),
    ],
)
def test_a_small_number_of_people_in_words_is_refused_wherever_it_is_published(
    tmp_path: Path, file: str, text: str
) -> None:
    assert error_codes(few(tmp_path, {file: text})) == {"VC708"}


@pytest.mark.parametrize("words", ["8 people", "28 of 36 indicators", "one person", "3 kinds of people", "ten people"])
def test_other_numbers_in_words_pass(tmp_path: Path, words: str) -> None:
    assert errors(few(tmp_path, {"case.yml": MINIMAL + f"summary: We saw {words}.\n"})) == set()


@pytest.mark.parametrize(
    "name",
    [
        *("outcomes.part.share", "outcomes.work.reduction-percent", "outcomes.work.increase-percent"),
        *("outcomes.calls.people", "outcomes.clubs.gap-percent"),
        *("costs.use.reduction-percent", "costs.per.per-person-percent"),
    ],
)
def test_a_figure_that_is_hidden_may_be_named(tmp_path: Path, name: str) -> None:
    files: dict[str, str | bytes] = {
        "case.yml": MINIMAL + f"headline: [{name}]\n",
        "outcomes.yml": MEASURES,
        "costs.yml": COSTS,
    }
    assert errors(seaside(tmp_path / "every", files)) == set()
    found = few(tmp_path / "few", files)
    assert errors(found) == set()
    assert only_case(found).ledger.figures[name].hidden


def test_nothing_untrue_is_said_of_hidden_numbers(tmp_path: Path) -> None:
    found = few(tmp_path, {"outcomes.yml": MEASURES})
    said = json.dumps(content(only_case(found), found, EDITION, ()))
    assert "VC510" not in {code for code, _, _ in codes(found)}
    assert "no change" not in said
    assert "the same" not in said


@pytest.mark.parametrize("value", ["3 of 36 women", "3 women", "3 of 36 tenants"])
def test_women_and_tenants_are_people(tmp_path: Path, value: str) -> None:
    found = few(tmp_path, {"outcomes.yml": f"{HEAD}measures:\n  a: {{title: Housed, value: {value}}}\n"})
    assert only_case(found).ledger.figures["outcomes.a.value"].hidden


@pytest.mark.parametrize(
    "more",
    ["summary: It was {{ seaside/stories.lodger.before }}.\n", "headline: [seaside/stories.lodger.before]\n"],
)
def test_a_story_for_the_web_does_not_reach_paper_through_another_case(tmp_path: Path, more: str) -> None:
    files = {"stories/lodger.md": STORY.format(consent=WEB), **PICTURE}
    others = {"../other/case.yml": MINIMAL + more, "../other/sources.yml": STORY_SOURCES}
    assert "VC707" in error_codes(seaside(tmp_path, {**files, **others}))


@pytest.mark.parametrize("consent", [WEB, WEB + ", withdrawn: 2025-03-02"])
def test_a_stated_figure_may_not_have_parts_in_a_story_that_may_not_be_used(tmp_path: Path, consent: str) -> None:
    stated = f"{HEAD}stated:\n  s: {{title: Saved, amount: £24k, parts: [stories.lodger.reduction]}}\n"
    files = {"stories/lodger.md": STORY.format(consent=consent), "costs.yml": stated, **PICTURE}
    assert error_codes(seaside(tmp_path, files)) == {"VC707"}


@pytest.mark.parametrize("name", ["tel-07700900123.txt", "sam-b33-8th.txt", "07700 900123/x.txt"])
def test_the_names_of_files_and_folders_are_searched(tmp_path: Path, name: str) -> None:
    assert error_codes(seaside(tmp_path, {name: "x"})) == {"VC704"}


def test_folders_beside_the_cases_are_searched(tmp_path: Path) -> None:
    files = {"cases/seaside/case.yml": MINIMAL, "cases/seaside/sources.yml": SOURCES}
    found = project(tmp_path, {**files, "cases/_drafts/x.txt": "Ring 07700 900123"})
    assert error_codes(found) == {"VC704"}


def test_a_table_that_is_not_utf_8_is_searched_though_nothing_uses_it(tmp_path: Path) -> None:
    assert error_codes(seaside(tmp_path, {"old.csv": "name,tel\na,07700 900123\n".encode("utf-16")})) == {"VC704"}


def test_two_cases_may_not_have_had_the_same_name(tmp_path: Path) -> None:
    found = project(tmp_path, {f"cases/{name}/case.yml": MINIMAL + "was: [old]\n" for name in "ab"})
    assert error_codes(found) == {"VC205"}
