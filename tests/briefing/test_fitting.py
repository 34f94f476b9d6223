"""Paper has a size: a sheet has two sides and a briefing four pages, whatever the case; what is cut is counted."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from valuecase.briefing.content import Material, briefing, sections_of, sheet_back, sheet_front
from valuecase.briefing.cut import choose, shortened, whole_blocks
from valuecase.briefing.detail import BARE_BACK, BARE_FRONT, BAREST, FRONT, ROWS, TABLES, WHOLE, steps
from valuecase.briefing.pictures import Picture
from valuecase.project import Project, load_project
from valuecase.site.publish import Publication

from .conftest import EDITION, REPOSITORY, Made, Paper, plain, printed

CASES = sorted(path.parent.name for path in (REPOSITORY / "cases").glob("*/case.yml"))
ORDER = [
    "ask",
    "figures",
    "picture",
    "short",
    "voices",
    "money",
    "changed",
    "unreached",
    "sure",
    "missing",
    "fund",
    "next",
]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}"><text x="9" y="40" font-family="Arimo" font-size="16px">A bar</text></svg>'
LONG = "the team stayed with people whose crises cost most and nobody counted the nights before it began "


def _title(number: int) -> str:
    return f"Thing {number} {LONG * 4}".strip()


def _text(number: int) -> str:
    return f"It is said of {number} that {LONG * 2}and it was so. " * 12


def _huge() -> dict[str, str]:
    """A hundred of everything, with long words in every place."""
    many = range(100)
    audits = "".join(f"  a{n}: {{title: {_title(n)}, period: 1 year, rows: {{x: £{n + 9}, y: £7}}}}\n" for n in many)
    pairs = "".join(
        f"  c{n}:\n    title: {_title(n)}\n    before: {{period: 1 year}}\n    after: {{period: 1 year}}\n    rows:\n"
        + "".join(
            f"      - {{id: r{r}, service: {_title(r)}, agency: Agency {_title(r)}, before: £900, after: £{400 + 700 * (r % 2)}}}\n"
            for r in range(4 if n else 12)
        )
        for n in many
    )
    stated = "".join(f"  s{n}: {{title: {_title(n)}, amount: about £{n + 40}k}}\n" for n in many)
    measures = "".join(f"  m{n}: {{title: {_title(n)}, want: lower, before: 50, after: {n}}}\n" for n in many)
    findings = "".join(f"  f{n}: {{what: {_title(n)}, change: {'unchanged' if n % 2 else 'fell'}}}\n" for n in many)
    points = "".join(f"  p{n}: {{text: {_text(n)}}}\n" for n in many)
    said = "".join(f"  i{n}: {{text: {_title(n)}, met: {'no' if n % 2 else 'yes'}}}\n" for n in many)
    head = "".join(f"  - costs.c{n}.change\n" for n in range(40))
    return {
        "case.yml": f"title: {_title(1)}\nplace: {_title(2)}\nkind: invented\nstatus: review\npeople: {_title(3)}\n"
        f"when: {_title(4)}\nask: {_text(5)}\nsummary: {_text(6)}\nhypothesis: {_text(7)}\nheadline:\n{head}",
        "costs.yml": f"audits:\n{audits}comparisons:\n{pairs}stated:\n{stated}",
        "outcomes.yml": f"measures:\n{measures}findings:\n{findings}worse:\n{points}",
        "beneficiaries.yml": f"not-served:\n{points}dropped-out:\n{points.replace('  p', '  d')}",
        "i-statements.yml": f"statements:\n{said}",
        "lessons.yml": f"next:\n{points}",
        "sources.yml": "".join(f"s{n}: {{title: {_title(n)}, kind: report}}\n" for n in many),
        "stories/a.md": f"---\ntitle: {_title(1)}\nperson: invented\nsummary: {_text(1)}\n---\n{_text(2)}\n",
    }


@pytest.fixture
def huge(made: Made) -> Project:
    return made(_huge())


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    """Every PDF of this repository's cases, and the pages that lead to them."""
    made = Publication.load(REPOSITORY, REPOSITORY / ".cache" / "valuecase")
    papers = {uri: Paper(pdf) for uri, pdf in made.briefings().items()}
    overviews = {case: made.pages.render(made.specs[f"{case}/index.md"]) for case in made.project.cases}
    return {"papers": papers, "overviews": overviews, "cases": made.project.cases}


def _model(height: int = 400) -> Picture:
    return Picture(SVG.format(900, height), "Of 3 elements, 1 is a gap.", "Logic model. Of 3 elements, 1 is a gap.", "")


@pytest.mark.parametrize("model", [None, _model()], ids=["no model", "a model"])
def test_a_case_with_far_too_much_of_everything_has_two_sides_and_four_pages(
    huge: Project, model: Picture | None
) -> None:
    charts = tuple(
        Picture(SVG.format(430, h), LONG * 3, "Bars", "", f"costs.c{n}", "pair") for n, h in enumerate((90, 4000))
    )
    one, four = printed(huge, "marrowby", charts, model)
    assert len(one.pages) == 2
    assert len(four.pages) <= 4


def test_a_case_of_one_file_has_one_side_and_no_padding(made: Made, case_file: str) -> None:
    one, brief = printed(made({"case.yml": case_file}), "marrowby")
    assert len(one.pages) == 1
    assert len(brief.pages) <= 2


@pytest.mark.parametrize("case", CASES)
def test_every_case_of_this_repository_keeps_to_its_pages(published: dict[str, Any], case: str) -> None:
    assert len(published["papers"][f"{case}/sheet.pdf"].pages) <= 2
    assert len(published["papers"][f"{case}/briefing.pdf"].pages) <= 4


@pytest.mark.parametrize("case", CASES)
def test_the_overview_leads_to_both_and_says_how_many_pages_they_have(published: dict[str, Any], case: str) -> None:
    words = plain(re.sub(r"<[^>]+>", "", published["overviews"][case]))
    for file, title in (("sheet", "One sheet"), ("briefing", "Briefing")):
        count = len(published["papers"][f"{case}/{file}.pdf"].pages)
        assert f'href="{file}.pdf"' in published["overviews"][case]
        assert f"{title} (PDF, {count} page{'' if count == 1 else 's'})" in words


@pytest.mark.parametrize("case", CASES)
def test_every_page_says_what_it_is_of_which_case_and_of_which_edition(published: dict[str, Any], case: str) -> None:
    badge = {"draft": "Draft", "review": "For review", "published": ""}[published["cases"][case].case.status]
    invented = "Invented example" if published["cases"][case].invented else ""
    for file, kind in (("sheet", "One sheet"), ("briefing", "Briefing")):
        pages = published["papers"][f"{case}/{file}.pdf"].pages
        for number, page in enumerate(pages, start=1):
            for words in (kind, badge, invented, str(published["cases"][case].case.title), "edition of "):
                assert words in page, (file, number)
            assert f"page {number} of {len(pages)}" in page


@pytest.mark.parametrize("detail", [WHOLE, TABLES, ROWS, BAREST], ids=["whole", "tables", "rows", "barest"])
def test_sections_stand_in_the_order_a_board_reads(repository: Project, detail: Any) -> None:
    charts = [Picture(SVG.format(430, 90), "Less", "Two bars", "", "costs.service-use", "pair")]
    material = Material(repository.cases["example-riverside"], repository, EDITION, charts)
    told = [part["id"] for part in sections_of(briefing(material, detail)) if part["id"] != "worse"]
    assert told == [*ORDER, "sources"]


def test_the_front_of_a_sheet_has_the_ask_and_the_back_says_where_the_rest_is(repository: Project) -> None:
    material = Material(repository.cases["example-riverside"], repository, EDITION)
    assert [part["id"] for part in sheet_front(material, FRONT)] == ["ask", "figures", "voices"]
    assert [part["id"] for part in sheet_back(material, BARE_BACK)][-1] == "rest"


def test_what_is_cut_is_counted_in_words(huge: Project) -> None:
    one, brief = printed(huge, "marrowby")
    for paper in (one, brief):
        assert re.search(r"\d+ more key figures on the site", paper.text)
        assert re.search(r"\d+ more agenc\w+ and \d+ more amounts on the site", paper.text)
        assert re.search(r"\d+ more results on the site", paper.text)
        assert re.search(r"What next \d+ more on the site", paper.text)
        assert "The rest of this is on the site." in paper.text


def test_counts_of_what_is_left_out_and_what_is_shown_add_up(huge: Project) -> None:
    parts = {part["id"]: part for part in sheet_back(Material(huge.cases["marrowby"], huge, EDITION), BARE_BACK)}
    shown = sum(len(block["rows"]) for block in parts["changed"]["blocks"] if block["kind"] == "table")
    left = int(re.search(r"(\d+) more results", parts["changed"]["more"])[1])  # type: ignore[index]
    assert shown + left == 200
    steps_shown = sum(len(block["items"]) for block in parts["next"]["blocks"] if block["kind"] == "points")
    assert steps_shown + int(parts["next"]["fewer"].split()[0]) == 100


@pytest.mark.parametrize("detail", [TABLES, BAREST, BARE_BACK], ids=["tables", "barest", "back"])
def test_bad_news_survives_the_cut_like_good(made: Made, case_file: str, detail: Any) -> None:
    """Of forty good results and one bad, and of forty falls and one rise, the bad one is always told."""
    rows = "".join(f"      - {{service: S{n}, agency: Agency {n}, before: £9, after: £5}}\n" for n in range(40))
    rows += "      - {service: Last, agency: Dearer agency, before: £5, after: £9}\n"
    costs = f"comparisons:\n  use:\n    title: Use\n    before: {{period: 1 year}}\n    after: {{period: 1 year}}\n    rows:\n{rows}"
    measures = "".join(f"  m{n}: {{title: Good {n}, want: lower, before: 9, after: 5}}\n" for n in range(40))
    measures += "  bad: {title: Colder homes, want: lower, before: 5, after: 9}\n"
    worse = "worse: {dark: The stairs were darker}\n"
    project = made({"case.yml": case_file, "costs.yml": costs, "outcomes.yml": f"measures:\n{measures}{worse}"})
    material = Material(project.cases["marrowby"], project, EDITION)
    parts = sheet_back(material, detail) if detail is BARE_BACK else sections_of(briefing(material, detail))
    told = str(parts)
    for words in ("Dearer agency", "Colder homes", "The stairs were darker", "rose 80.0%, worse", "Good 0", "Agency 0"):
        assert words in told


def test_an_increase_among_the_key_figures_is_called_one(made: Made, case_file: str) -> None:
    costs = (
        "comparisons:\n  use:\n    title: Use\n    before: {period: 1 year}\n    after: {period: 1 year}\n"
        "    rows:\n      - {service: Visits, before: £100, after: £150}\n"
    )
    project = made({"case.yml": case_file + "headline: [costs.use.reduction-percent]\n", "costs.yml": costs})
    (one, _) = printed(project, "marrowby")
    assert "50.0% Use: increase on before" in one.text
    assert "−50.0%" not in one.text


def test_the_logic_model_has_a_page_of_its_own_on_its_side(made: Made, case_file: str) -> None:
    _, brief = printed(made({"case.yml": case_file}), "marrowby", (), _model())
    last = brief.reader.pages[-1]
    assert last.mediabox.width > last.mediabox.height
    assert "How the work leads to change Of 3 elements, 1 is a gap." in brief.pages[-1]
    assert "How the work leads to change" in [mark.title for mark in brief.reader.outline if not isinstance(mark, list)]


def test_pictures_too_tall_are_left_to_the_site(made: Made, case_file: str) -> None:
    tall, short = (Picture(SVG.format(430, height), f"Of {height}", "Bars", "") for height in (2000, 90))
    for paper in printed(made({"case.yml": case_file}), "marrowby", (tall, short)):
        assert "Of 90" in paper.text
        assert "Of 2000" not in paper.text


def test_the_main_picture_is_of_the_first_key_figure_and_tells_of_its_change(made: Made, case_file: str) -> None:
    table = "    before: {period: 1 year}\n    after: {period: 1 year}\n    rows:\n      - {service: Visits, before: £9, after: £5}\n"
    costs = f"comparisons:\n  other:\n    title: Other\n{table}  use:\n    title: Use\n{table}"
    project = made({"case.yml": case_file + "headline: [costs.use.change]\n", "costs.yml": costs})
    kinds = (("costs.other", "waterfall"), ("costs.use", "rows"), ("costs.use", "pair"), ("costs.use", "waterfall"))
    charts = tuple(Picture(SVG.format(430, 90), f"{about} {kind}", "Bars", "", about, kind) for about, kind in kinds)
    material = Material(project.cases["marrowby"], project, EDITION, charts)
    (part,) = [part for part in sheet_front(material, FRONT) if part["id"] == "picture"]
    assert [picture["title"] for picture in part["blocks"][0]["pictures"]] == [
        "Costs.use waterfall",
        "Costs.other waterfall",
    ]


@pytest.mark.parametrize(
    ("words", "most", "kept"),
    [
        ("It fell. It rose.", 20, "It fell. It rose."),
        ("It fell. It rose again.", 12, "It fell. …"),
        ("It cost £5. Then it rose", 13, "It cost £5. …"),
        ("one two three four", 10, "one two…"),
        ("abcdefghijklmnop", 6, "abcde…"),
    ],
)
def test_a_line_ends_with_a_sentence_or_else_with_dots(words: str, most: int, kept: str) -> None:
    assert shortened(words, most) == kept


def test_prose_is_cut_at_the_end_of_a_sentence() -> None:
    blocks = [
        {"kind": "paragraph", "runs": [{"text": f"It is number {n}. It is warm there in winter."}]} for n in range(9)
    ]
    kept, cut = whole_blocks(blocks, 200)
    assert cut
    assert all(block["runs"][0]["text"].endswith(".") for block in kept)
    assert whole_blocks(blocks, 10_000) == (blocks, False)


def test_good_and_bad_stay_in_turn_and_in_their_order() -> None:
    assert choose([1, 2, 3, -1, -2, 4], 3, lambda n: n < 0) == [1, 2, -1]
    assert choose([1, 2, 3], 2, lambda n: n < 0) == [1, 2]
    assert choose([-1, -2, 5], 2, lambda n: n < 0) == [-1, 5]
    assert choose([1, 2], 5, lambda n: n < 0) == [1, 2]


@pytest.mark.parametrize(("fullest", "barest"), [(WHOLE, TABLES), (ROWS, BAREST), (FRONT, BARE_FRONT)])
def test_every_step_has_no_more_of_anything_than_the_one_before(fullest: Any, barest: Any) -> None:
    levels = steps(fullest, barest)
    assert (levels[0], levels[-1]) == (fullest, barest)
    for fuller, barer in pairwise(levels):
        for name in ("ask", "line", "tiles", "measures", "points", "cautions", "gaps", "amounts", "changes"):
            assert getattr(barer, name) <= getattr(fuller, name), name


def test_a_sheet_and_a_briefing_are_the_same_bytes_wherever_they_are_made(tmp_path: Path, repository: Project) -> None:
    shutil.copytree(REPOSITORY / "cases", tmp_path / "cases")
    there = printed(load_project(tmp_path), "hertfordshire")
    here = printed(repository, "hertfordshire")
    assert [paper.bytes for paper in there] == [paper.bytes for paper in here]
