"""More ways round the rules: a count of what, a list of whom, pictures that tell, remarks, ids, disguised identifiers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.privacy.test_not_given_away import HEAD, WEB, error_codes, few
from tests.small_pictures import jpeg, png
from tests.support import MINIMAL, SOURCES, errors, one, only_case, seaside

STORY = "---\ntitle: Quillon\nperson: one person\nconsent: {{{}}}\nsource: report\n---\n{}\n"
ROWS = "rows: {{ {}: £40, b: £60 }}"


@pytest.mark.parametrize("value", ["3 of 36", "33 of 36"])
def test_a_small_count_says_what_it_counts(tmp_path: Path, value: str) -> None:
    measure = f"{HEAD}measures:\n  a: {{title: Housed, value: {value}}}\n"
    assert error_codes(few(tmp_path, {"outcomes.yml": measure})) == {"VC713"}
    assert errors(few(tmp_path / "of", {"outcomes.yml": measure.replace("36}", "36 meetings}")})) == set()


@pytest.mark.parametrize("audit", ["title: Ten people, rows: {a: £40}", "title: Costs, rows: {person-1: £40}"])
def test_a_list_that_may_be_of_people_says_what_its_rows_are(tmp_path: Path, audit: str) -> None:
    text = f"{HEAD}audits:\n  x: {{period: 1 year, {audit}}}\n"
    assert error_codes(seaside(tmp_path, {"costs.yml": text})) == {"VC703"}
    agencies = text.replace("{period", "{rows-are: agencies, period")
    assert errors(seaside(tmp_path / "agencies", {"costs.yml": agencies})) == set()


def test_scores_of_few_people_are_not_shown(tmp_path: Path) -> None:
    scale = "scales:\n  s: {title: Scale, people: 3, areas: {money: {title: Money, first: 4.2, latest: 6.1}}}\n"
    found = few(tmp_path, {"outcomes.yml": HEAD + scale})
    figures = only_case(found).ledger.figures
    assert [figures[f"outcomes.s.money.{name}"].hidden for name in ("first", "latest", "change")] == [True] * 3


@pytest.mark.parametrize(
    ("consent", "file", "text"),
    [
        (WEB + ", withdrawn: 2025-03-02", "service.yml", "source: report\nfeatures:\n  taxis-for-quillon: Taxis\n"),
        (WEB, "case.yml", MINIMAL + "ask: Quillon told us about it.\n"),
        (WEB, "service.yml", "source: report\nvoices: {a: {quote: Quillon says so, who: a worker}}\n"),
    ],
)
def test_a_name_goes_with_its_story(tmp_path: Path, consent: str, file: str, text: str) -> None:
    files = {"stories/lodger.md": STORY.format(consent, "Words."), file: text}
    assert error_codes(seaside(tmp_path, files)) == {"VC707"}


def test_tables_of_the_same_people_name_a_table_that_is_there(tmp_path: Path) -> None:
    tables = "tables:\n  by-need: {title: A, rows: {x: 20}}\n  by-age: {title: B, of: by-needs, rows: {y: 20}}\n"
    found = seaside(tmp_path, {"beneficiaries.yml": HEAD + tables})
    assert "by-need" in one(found, "VC209").hint


@pytest.mark.parametrize(
    ("picture", "told"),
    [
        (jpeg((0xE1, b"Exif\x00\x00MM")), {"VC714"}),
        (jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\x00<x/>")), {"VC714"}),
        (png((b"tEXt", b"Author\x00Somebody")), {"VC714"}),
        (png((b"tEXt", b"Software\x00Paint")), set()),
        (jpeg((0xE0, b"JFIF\x00")), set()),
    ],
)
def test_a_picture_holds_only_the_picture(tmp_path: Path, picture: bytes, told: set[str]) -> None:
    story = "---\ntitle: Quay\nperson: invented\n---\n![The quay](quay.png)\n"
    assert error_codes(seaside(tmp_path, {"stories/quay.md": story, "stories/quay.png": picture})) == told


@pytest.mark.parametrize(
    "words", ["Ring **07700** 900123", "Ring &#48;7700 900123", "[Write](mailto:jane%40example.org)"]
)
def test_an_identifier_is_found_in_its_disguise(tmp_path: Path, words: str) -> None:
    assert error_codes(seaside(tmp_path, {"case.yml": f"{MINIMAL}summary: >-\n  {words}\n"})) == {"VC704"}


def test_a_remark_in_a_text_would_be_printed(tmp_path: Path) -> None:
    assert error_codes(seaside(tmp_path, {"case.yml": MINIMAL + "summary: So it was. <!-- ask Ann -->\n"})) == {"VC603"}


def test_pictures_stand_in_stories_only(tmp_path: Path) -> None:
    lesson = "source: report\nlessons:\n  a: >-\n    ![The quay](quay.png)\n"
    assert error_codes(seaside(tmp_path, {"lessons.yml": lesson, "sources.yml": SOURCES})) == {"VC602"}


def test_the_remedy_for_a_difference_in_percent_can_be_typed(tmp_path: Path) -> None:
    table = "  use: {title: A, before: {total: £50, period: 1 year}, after: {total: £40, period: 1 year}"
    wrong = f"{HEAD}comparisons:\n{table}, printed: {{reduction-percent: 30.0%}}}}\n"
    hint = one(seaside(tmp_path, {"costs.yml": wrong}), "VC501").hint
    typed = hint.partition("record it: ")[2].replace("…", "The report rounds")
    mended = wrong.replace("printed:", f"{typed}, printed:")
    assert errors(seaside(tmp_path / "mended", {"costs.yml": mended})) == set()
