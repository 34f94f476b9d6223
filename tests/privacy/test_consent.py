"""A story is shown for as long as its consent says, and as widely; then nothing of it is anywhere."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.privacy.support import CASE, SOURCES, STORY, build, files_with, rendered, whole_site, words, written
from tests.small_pictures import png
from tests.support import MINIMAL, cautions, errors, one, only_case, seaside, spot
from valuecase.briefing.content import content
from valuecase.edition import Edition
from valuecase.problems import Level, level_of
from valuecase.project import Project

GIVEN = "basis: consent given, scope: [web, print], given: 2024-05, held-by: The lead nurse, text-read: yes"
#: What only the story says.
TELLING = ("Quillon", "quillon", "marmoset", "lodger", "hillman", "£41,233", "£17,077", "£24,156", "58.6%")
PICTURE = png() + b"quillon-pixels"


def _with(root: Path, consent: str, files: Mapping[str, str] | None = None) -> Project:
    """A project with the story, given this consent, and other files."""
    own = {"stories/lodger.md": STORY.format(consent=consent), "stories/quillon-lighthouse.png": PICTURE}
    return seaside(root, {**own, **(files or {})})


# On what basis


@pytest.mark.parametrize("person", ["one person", "composite"])
def test_a_story_about_people_without_consent_is_an_error(tmp_path: Path, person: str) -> None:
    text = STORY.format(consent=GIVEN).replace("one person", person).replace(f"consent: {{{GIVEN}}}\n", "")
    found = seaside(tmp_path, {"stories/lodger.md": text, "stories/quillon-lighthouse.png": PICTURE})
    assert errors(found) == {("VC701", "stories/lodger.md", 2)}
    assert "on what basis" in one(found, "VC701").message


def test_consent_that_was_given_says_what_for(tmp_path: Path) -> None:
    found = _with(tmp_path, "basis: consent given, given: 2024-05, held-by: The lead nurse, text-read: yes")
    assert errors(found) == {("VC710", "stories/lodger.md", 7)}
    assert one(found, "VC710").hint == "add scope: [web, print]"


def test_what_is_not_recorded_of_a_consent_is_a_gap(tmp_path: Path) -> None:
    found = _with(tmp_path, "basis: consent given, scope: [web, print], given: 2024-05")
    assert errors(found) == set()
    problem = one(found, "VC711")
    assert level_of(problem) is Level.GAP
    assert problem.message.endswith("who holds the form, whether the person has read this text")


def test_a_story_that_its_source_has_published_is_shown_with_a_caution(tmp_path: Path) -> None:
    found = _with(tmp_path, "basis: published in source")
    assert errors(found) == set()
    assert cautions(found) == {("VC702", "stories/lodger.md", 7), ("VC518", "stories/lodger.md", 8)}
    assert "the person's consent is not recorded" in words(rendered(found)["seaside/stories/lodger.html"]).lower()


# Until when


@pytest.mark.parametrize(
    ("expires", "last"),
    [
        ("2025", "2025-12-31"),
        ("2025-02", "2025-02-28"),
        ("2024-02", "2024-02-29"),
        ("2025-06-15", "2025-06-15"),
        ("2024/25", "2025-03-31"),
        ("1999/00", "2000-03-31"),
    ],
)
@pytest.mark.parametrize("basis", [GIVEN, "basis: published in source"])
def test_a_consent_holds_through_its_last_day_and_no_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, basis: str, expires: str, last: str
) -> None:
    consent = f"{basis}, expires: {expires}"
    last_second = int(datetime.fromisoformat(f"{last}T23:59:59").replace(tzinfo=UTC).timestamp())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(last_second))
    before = _with(tmp_path, consent)
    assert only_case(before).stories
    assert "VC706" not in {p.code for p in before.problems}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(last_second + 1))
    after = _with(tmp_path, consent)
    assert not only_case(after).stories
    assert one(after, "VC706").message == f"not shown: consent has ended ({expires})"


@pytest.mark.parametrize(
    ("consent", "why"),
    [
        (f"{GIVEN}, expires: 2020-01", "consent has ended (2020-01)"),
        (f"{GIVEN}, withdrawn: 2025-03-02", "consent was withdrawn (2025-03-02)"),
        ("basis: nobody can be recognised, withdrawn: 2025", "consent was withdrawn (2025)"),
        (GIVEN.replace("[web, print]", "[print]"), "consent was not given for the web"),
        (GIVEN.replace("[web, print]", "[video]"), "consent was not given for the web"),
    ],
)
def test_a_story_that_may_not_be_shown_is_read_and_not_shown_and_that_is_no_error(
    tmp_path: Path, consent: str, why: str
) -> None:
    found = _with(tmp_path, consent)
    assert errors(found) == set()
    assert cautions(found) == {("VC706", "stories/lodger.md", 1)}
    assert one(found, "VC706").message == f"not shown: {why}"
    case = only_case(found)
    assert case.withheld["stories.lodger"].why == why
    assert not case.stories
    assert not case.ledger.figures
    pages = rendered(found)
    assert not any("lodger" in uri for uri in pages)
    assert not any(word in html for html in pages.values() for word in TELLING)


# Used elsewhere

WITHDRAWN = f"{GIVEN}, withdrawn: 2025-03-02"
NAMED = "{{ stories.lodger.before }}"


#: Texts of the same case that use the story, with the line on which they do.
USED = [
    ("case.yml", f"{MINIMAL}summary: It was {NAMED}.\n", 5),
    ("case.yml", f"{MINIMAL}headline: [stories.lodger.before]\n", 5),
    ("service.yml", f"features:\n  a:\n    text: It was {NAMED}.\n", 3),
    ("stories/other.md", f"---\ntitle: Other\nperson: invented\n---\nOne.\n\nIt was {NAMED}.\n", 7),
    ("lessons.yml", "lessons:\n  a: {text: One, see: [stories.lodger]}\n", 2),
]
ELSEWHERE = [
    ("../index.md", "Hello.\n\nIt was {{ seaside/stories.lodger.before }}.\n", 3),
    ("../other/case.yml", f"{MINIMAL}summary: It was {{{{ seaside/stories.lodger.before }}}}.\n", 5),
    ("../other/case.yml", f"{MINIMAL}headline: [seaside/stories.lodger.before]\n", 5),
]


@pytest.mark.parametrize(("file", "text", "line"), [*USED, *ELSEWHERE])
def test_a_figure_of_a_story_that_may_not_be_shown_is_an_error_wherever_it_is_named(
    tmp_path: Path, file: str, text: str, line: int
) -> None:
    assert not errors(_with(tmp_path / "given", GIVEN, {file: text}))
    found = _with(tmp_path / "withdrawn", WITHDRAWN, {file: text})
    name = file.removeprefix("../other/") if file != "../index.md" else "cases/index.md"
    assert errors(found) == {("VC707", name, line)}
    assert "consent was withdrawn (2025-03-02)" in one(found, "VC707").message


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("case.yml", f"{MINIMAL}summary: We met Quillon.\n", 5),
        ("case.yml", f"{MINIMAL}people: Quillon and others\n", 5),
        ("service.yml", "voices:\n  a: {quote: I know quillon well, who: A nurse}\n", 2),
        ("lessons.yml", "lessons:\n  a: {text: One, missing: {title: Quillon knew}}\n", 2),
        ("a.csv", "row,amount,label\nx,£5,Quillon\n", 2),
        ("stories/other.md", "---\ntitle: Other\nperson: invented\n---\nOne.\n\nHe met Quillon.\n", 7),
        ("../index.md", "Hello.\n\nQuillon says so.\n", 3),
        ("../glossary.yml", "help:\n  text: What Quillon got\n", 2),
    ],
)
def test_the_title_of_a_story_that_may_not_be_shown_is_an_error_in_any_text_or_quote(
    tmp_path: Path, file: str, text: str, line: int
) -> None:
    costs = "source: report\naudits:\n  a: {title: A, period: 1 year, csv: a.csv}\n"
    found = _with(tmp_path, WITHDRAWN, {"a.csv": "row,amount\nx,£5\n", "costs.yml": costs, file: text})
    assert {code for code, _, _ in errors(found)} == {"VC707"}
    place = spot(found, "VC707")
    assert (Path(place.file).name, place.line) == (Path(file).name, line)
    assert "is the title of a story that may not be shown: consent was withdrawn" in one(found, "VC707").message


def test_a_longer_word_that_holds_the_title_is_not_the_title(tmp_path: Path) -> None:
    assert not errors(_with(tmp_path, WITHDRAWN, {"case.yml": f"{MINIMAL}summary: In Quillontown.\n"}))


# On the web and not on paper

WEB = GIVEN.replace("[web, print]", "[web]")
ON_PAPER = "---\ntitle: Bexley\nperson: invented\n---\nBexley is told of on paper.\n"
#: Told on the web only, by somebody who has no table of costs.
WEB_STORY = f"""\
---
title: Fennimore
person: one person
source: report
pseudonym: yes
consent: {{{WEB}}}
missing: {{costs: nobody counted Fennimore's costs}}
summary: Fennimore in a sentence.
---
Fennimore plays the ocarina.
"""


@pytest.mark.parametrize("other", ["", ON_PAPER])
def test_a_story_for_the_web_only_is_on_its_page_and_not_in_the_briefing(tmp_path: Path, other: str) -> None:
    files = {"stories/fennimore.md": WEB_STORY} | ({"stories/bexley.md": other} if other else {})
    found = seaside(tmp_path, files)
    assert errors(found) == set()
    assert "Fennimore plays the ocarina." in words(rendered(found)["seaside/stories/fennimore.html"])
    printed = str(content(only_case(found), found, Edition(1_700_000_000), ()))
    assert "Fennimore" not in printed
    assert "ocarina" not in printed
    assert ("Bexley is told of on paper." in printed) == bool(other)
    assert ("the consent to it does not cover print" in printed) == (not other)


@pytest.mark.parametrize(("file", "text", "line"), USED)
def test_a_text_that_is_printed_may_not_use_the_figures_of_a_story_for_the_web_only(
    tmp_path: Path, file: str, text: str, line: int
) -> None:
    found = _with(tmp_path, WEB, {file: text})
    assert errors(found) == {("VC707", file, line)}
    assert one(found, "VC707").message.endswith("consent covers the web only, and this text is printed too")


def test_the_home_page_is_not_printed_and_may_use_the_figures_of_a_story_for_the_web_only(tmp_path: Path) -> None:
    found = _with(tmp_path, WEB, {"../index.md": "It was {{ seaside/stories.lodger.before }}.\n"})
    assert errors(found) == set()
    assert "£41,233" in rendered(found, "index.html")["index.html"]
    printed = str(content(only_case(found), found, Edition(1_700_000_000), ()))
    assert [telling for telling in TELLING if telling in printed] == []


# What is left of a story in a built site


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site was built with the story, and again when its consent had been withdrawn."""
    root = written(
        tmp_path_factory.mktemp("consent"),
        {
            "project.yml": "publish-todo: yes\n",
            "marsh/case.yml": CASE.format(title="Marsh") + "headline: [stories.lodger.reduction-percent]\n",
            "marsh/sources.yml": SOURCES,
            "marsh/stories/lodger.md": STORY.format(consent=GIVEN),
            "marsh/stories/quillon-lighthouse.png": PICTURE,
            "marsh/stories/fennimore.md": WEB_STORY,
        },
    )
    assert build(root) == 0
    shutil.copytree(root / "site", root / "site-before")
    written(root, {"marsh/stories/lodger.md": STORY.format(consent=WITHDRAWN)})
    assert build(root) == 1, "a figure of the story is still at the head of the case"
    assert _differing(root / "site-before", root / "site") == []
    written(root, {"marsh/case.yml": CASE.format(title="Marsh")})
    assert build(root) == 0
    return root


def _differing(one_folder: Path, other: Path) -> list[str]:
    names = {p.relative_to(folder) for folder in (one_folder, other) for p in folder.rglob("*") if p.is_file()}
    return [str(n) for n in sorted(names) if (one_folder / n).read_bytes() != (other / n).read_bytes()]


@pytest.fixture(scope="module")
def before(root: Path) -> dict[str, list[str]]:
    return whole_site(root / "site-before")


@pytest.fixture(scope="module")
def after(root: Path) -> dict[str, list[str]]:
    return whole_site(root / "site")


def test_while_consent_holds_the_story_is_on_the_site_in_the_search_and_in_the_briefing(
    before: dict[str, list[str]],
) -> None:
    both = {"marsh/stories/lodger.html", "search/search_index.json", "marsh/briefing.pdf", "marsh/case.json"}
    for telling in ("marmoset", "£41,233", "£24,156"):
        assert files_with(before, telling) >= both, telling
    assert files_with(before, "58.6%") >= {"marsh/index.html", "marsh/figures.html", "marsh/briefing.pdf"}
    assert "sitemap.xml.gz" in files_with(before, "lodger")
    assert {"marsh/stories/quillon-lighthouse.png", "marsh/stories/hillman.html"} <= set(before)
    web = files_with(before, "ocarina")
    assert web >= {"marsh/stories/fennimore.html", "search/search_index.json"}
    assert "marsh/briefing.pdf" not in web | files_with(before, "Fennimore")


def test_once_consent_is_withdrawn_nothing_of_the_story_is_in_any_byte_of_the_site(
    before: dict[str, list[str]], after: dict[str, list[str]]
) -> None:
    gone = {name for name in before if name not in after}
    pages = {f"marsh/stories/{name}" for name in ("lodger.html", "hillman.html", "quillon-lighthouse.png")}
    charts = {"marsh/chart-stories-lodger.csv", "marsh/chart-stories-lodger.svg"}
    tables = {f"marsh/{name}" for name in ("data/stories.csv", "data/stories--before.csv", "datapackage.json")}
    assert gone == pages | charts | tables | {"assets/moved.js"}  # one of the pages led on from an old name
    told = {telling: [name for name, parts in after.items() if any(telling in p for p in parts)] for telling in TELLING}
    assert {telling: names for telling, names in told.items() if names} == {}
    assert "ocarina" in " ".join(after["marsh/stories/fennimore.html"])
    assert "A story: its consent does not allow it" in " ".join(after["marsh/todo.html"])
