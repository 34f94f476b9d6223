"""Author prose: names filled in, numbers not typed, and nothing that a browser could run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.small_pictures import PICTURE
from tests.support import MINIMAL, cautions, errors, one, seaside, spot
from valuecase.project import place_of
from valuecase.reading.prose import (
    bad_links,
    bare_numbers,
    cleaned,
    names_in,
    to_html,
    to_tree,
    to_words,
    typed_numbers,
)

FIGURES = {
    "costs.audit.total": ("£1,000", "figures.html#costs.audit.total"),
    "costs.audit.odd": ("<b>£5</b> & more", ""),
    "costs.audit.led": ("<i>£6", "figures.html#costs.audit.led"),
}
#: One audit of £1,000, for names to point at.
COSTS = "source: report, Costs\naudits:\n  audit: {title: Costs, rows: {beds: £600, visits: £400}}\n"
#: A story about an invented person; its words come below.
STORY = "---\ntitle: Sam\nperson: invented\nsource: report, Stories\n---\n"


def _figure(name: str) -> tuple[str, str]:
    return FIGURES.get(name, (name, ""))


def _case(summary: str) -> str:
    return f"title: A team\nplace: Example-upon-Sea\nkind: invented\nstatus: draft\nsummary: {summary}\n"


def test_a_name_becomes_the_figure_and_leads_to_its_working() -> None:
    html = to_html("It cost {{ costs.audit.total }}.", _figure)
    assert 'href="figures.html#costs.audit.total"' in html
    assert ">£1,000</a>." in html
    assert to_words("It cost {{costs.audit.total}}.", _figure) == "It cost £1,000."


def test_the_words_of_a_figure_are_never_markup() -> None:
    assert "&lt;b&gt;£5&lt;/b&gt; &amp; more" in to_html("{{ costs.audit.odd }}", _figure)
    assert "&lt;i&gt;£6</a>" in to_html("{{ costs.audit.led }}", _figure)
    assert to_words("{{ costs.audit.odd }}", _figure) == "<b>£5</b> & more"


def test_prose_is_a_tree_of_blocks_and_runs_for_paper() -> None:
    blocks = to_tree("# Head\n\nA **bold** [link](https://www.example.org/) word\nmore\n\n- item\n\n> said", _figure)
    assert [block["kind"] for block in blocks] == ["heading", "paragraph", "item", "quote"]
    runs = {run["text"]: run for run in blocks[1]["runs"]}
    assert runs["bold"]["strong"]
    assert not runs["bold"]["em"]
    assert runs["link"]["link"] == "https://www.example.org/"
    assert "".join(run["text"] for run in blocks[1]["runs"]) == "A bold link word more"


def test_one_line_may_be_shown_without_its_paragraph() -> None:
    assert to_html("*so*", _figure, inline=True) == "<em>so</em>"


def test_a_picture_stands_in_stories_alone(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"case.yml": _case("'![x](team.png)'"), "team.png": PICTURE})
    assert "pictures stand in stories only" in one(found, "VC602").message


@pytest.mark.parametrize("text", ["<b>x</b>", "<script>x()</script>", "<img src=x onerror=x()>", "<!-- x -->"])
def test_raw_html_is_shown_as_it_was_typed(text: str) -> None:
    html = to_html(text, _figure)
    assert "&lt;" in html
    assert text not in html
    assert to_words(text, _figure) == text


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JavaScript:x", "&#106;avascript:x", "<javascript:x>", "data:text/html,x", "vbscript:x",
        "file:///etc/passwd", "ftp://www.example.org/", "//www.example.org/x.html", "/etc/passwd", "notes.txt",
    ],
)  # fmt: skip
def test_a_link_to_anything_but_the_web_mail_or_the_site_is_refused_and_leads_nowhere(address: str) -> None:
    text = f"[x]({address})"
    assert [code for code, _ in bad_links(text)] == ["VC601"]
    assert "href" not in to_html(text, _figure)
    assert [run["link"] for block in to_tree(text, _figure) for run in block["runs"]] == [""]


@pytest.mark.parametrize(
    "address",
    ["https://www.example.org/a?b=1#c", "http://www.example.org", "mailto:a@example.org", "costs.html", "../x/costs.html#a", "#top"],
)  # fmt: skip
def test_a_link_to_the_web_to_mail_or_within_the_site_is_kept(address: str) -> None:
    assert list(bad_links(f"[x]({address})")) == []
    assert f'href="{address}"' in to_html(f"[x]({address})", _figure)


@pytest.mark.parametrize(
    "address",
    ["https://www.example.org/x.png", "//www.example.org/x.png", "../x.png", "/x.png", "a/x.png", "x.svg", "data:image/png;base64,x"],
)  # fmt: skip
def test_a_picture_from_elsewhere_is_refused_and_not_shown(address: str) -> None:
    text = f"![x]({address})"
    assert [code for code, _ in bad_links(text)] == ["VC602"]
    assert "<img" not in to_html(text, _figure)


def test_a_picture_of_the_folder_is_shown_with_its_words() -> None:
    assert '<img src="team.png" alt="The team">' in to_html("![The team](team.png)", _figure)


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<script>x()</script><style>a{}</style>", ""),
        ('<p onclick="x()" style="a" id="top" class="md-nav">so</p>', "<p>so</p>"),
        ('<iframe src="//x"></iframe><form><input></form><svg><a></a></svg><object></object><base href="//x">', ""),
        ('<a href="javascript:x()" onclick="x()" style="a" id="top" target="_blank">so</a>', '<a rel="noopener">so</a>'),
        ('<a href="data:text/html,x">so</a><a href="vbscript:x">so</a>', '<a rel="noopener">so</a>' * 2),
        ('<a class="figure term md-nav" href="https://x/">so</a>', '<a class="figure term" href="https://x/" rel="noopener">so</a>'),
        ('<span class="term figure md-nav">so</span><code class="language-js">so</code>', '<span class="figure">so</span><code>so</code>'),
        ('<img src="javascript:x" onerror="x()" srcset="//x" alt="a">', '<img alt="a">'),
        ("<h1>so</h1><h2>so</h2><!-- x -->", "so<h2>so</h2>"),
    ],
)  # fmt: skip
def test_behind_markdown_stands_a_second_wall_that_lets_through_only_what_prose_may_have(html: str, left: str) -> None:
    assert cleaned(html) == left


@given(text=st.text(max_size=80) | st.text("<>[]()!*_`\"'{}&;:/\\ \nahref=javscriptdon", max_size=80))
def test_no_text_can_bring_a_script_into_a_page(text: str) -> None:
    html = to_html(text, _figure).lower()
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert 'src="http' not in html
    to_tree(text, _figure)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They cost £863,091.", ["£863,091"]),
        ("It fell by −£5.50 or £232k", ["−£5.50", "£232k"]),
        ("29% or 28.5 %", ["29%", "28.5 %"]),
        ("1,920 bed days", ["1,920"]),
        ("**£5** and `£6`", ["£5", "£6"]),
        ("In 1998/99 at 12:30, ward A1, 2 of them", []),
        ("{{ costs.audit.total }} and {{ costs.1,000 }}", []),
        ("[report](https://www.example.org/29%25/1,000)", []),
        ("<https://www.example.org/1,000>", []),
    ],
)
def test_amounts_percentages_and_thousands_typed_by_hand_are_found(text: str, found: list[str]) -> None:
    assert typed_numbers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("750 beds and 14.5 days", ["750", "14.5"]), ("in 2024, 1998/99, A1, 2013-04-01", []), ("£750", [])],
)
def test_other_numbers_are_found_but_for_years_and_dates(text: str, found: list[str]) -> None:
    assert bare_numbers(text) == found


def test_names_are_found_as_typed() -> None:
    assert names_in("{{ a.b }} {{a.c}} {{ x/a.d }} { a.e }") == ["a.b", "a.c", "x/a.d"]


def test_an_unknown_name_is_told_where_it_stands_in_a_folded_text(tmp_path: Path) -> None:
    summary = ">-\n  Words come first,\n  then {{ costs.audit.totl }} is named."
    found = seaside(tmp_path, {"case.yml": _case(summary), "costs.yml": COSTS})
    place = spot(found, "VC206")
    assert errors(found) == {("VC206", "case.yml", 7)}
    assert (place.column, place.end) == (8, 8 + len("{{ costs.audit.totl }}"))
    assert one(found, "VC206").hint == "did you mean costs.audit.total?"


def test_a_typed_number_is_told_where_it_stands_in_a_story(tmp_path: Path) -> None:
    body = "Sam waited.\n\nIt cost £5,000 a year.\n"
    found = seaside(tmp_path, {"stories/sam.md": STORY + body})
    place = spot(found, "VC308")
    assert (place.line, place.column, place.end) == (8, 9, 15)
    assert "write the name of a figure" in one(found, "VC308").hint


def test_a_figure_named_far_from_any_other_leads_to_the_list_of_names(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"case.yml": _case(">-\n  See {{ zzz }}."), "costs.yml": COSTS})
    assert "valuecase figures CASE" in one(found, "VC206").hint


def test_another_case_is_named_with_a_slash(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"case.yml": _case(">-\n  {{ seaside/costs.audit.total }}"), "costs.yml": COSTS})
    assert errors(found) == set()


def test_a_number_that_repeats_a_figure_is_a_caution(tmp_path: Path) -> None:
    found = seaside(tmp_path, {"case.yml": _case("There were 600 of them."), "costs.yml": COSTS})
    assert (errors(found), cautions(found)) == (set(), {("VC309", "case.yml", 5)})
    assert "costs.audit.beds" in one(found, "VC309").message


def test_a_quotation_may_hold_any_number(tmp_path: Path) -> None:
    words = _case("x") + "hypothesis:\n  quote: It saved £5,000, or 29%, on 1,920 days, says <b>{{ nobody }}</b>\n"
    assert errors(seaside(tmp_path, {"case.yml": words})) == set()


@pytest.mark.parametrize(("name", "code"), [("team.png", None), ("Team.png", "VC602"), ("other.png", "VC602")])
def test_a_picture_must_stand_beside_its_story(tmp_path: Path, name: str, code: str | None) -> None:
    story = STORY + f"![The team]({name})\n"
    found = seaside(tmp_path, {"stories/sam.md": story, "stories/team.png": PICTURE})
    assert {c for c, _, _ in errors(found)} == ({code} if code else set())


@pytest.mark.parametrize("text", ["29 per cent", "29 percent", "&pound;5"])
def test_a_percentage_in_words_or_an_amount_in_disguise_is_typed_too(text: str) -> None:
    assert typed_numbers(text)


@pytest.mark.parametrize("text", ["{{ costs.audit.total }", "{{ costs.audit.total"])
def test_a_name_whose_braces_are_not_closed_is_an_error(tmp_path: Path, text: str) -> None:
    words = f"{MINIMAL}summary: >-\n  It cost {text} in all.\n"
    assert errors(seaside(tmp_path, {"case.yml": words}))


def test_the_largest_heading_of_a_story_stays_a_heading() -> None:
    assert "<h" in to_html("# Before\n\nWords.", lambda name: (name, ""))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("£{{ stories.sam.before }}", "VC310"),
        ("{{ stories.sam.reduction-percent }}%", "VC310"),
        ("{{ stories.sam.reduction-percent }} per cent", "VC310"),
        ("{ stories.sam.before }", "VC206"),
    ],
)
def test_a_sign_typed_beside_a_figure_or_a_brace_too_few_is_an_error(tmp_path: Path, text: str, code: str) -> None:
    """A pound or a percent sign beside a name would be printed twice; single braces as they stand."""
    story = (
        "---\ntitle: Sam\nperson: invented\nsource: report, Stories\ncosts:\n"
        "  before: {total: £50, period: 2 months}\n  after: {total: £20, period: 2 months}\n---\n"
        f"Sam: {text}.\n"
    )
    assert errors(seaside(tmp_path, {"stories/sam.md": story})) == {(code, "stories/sam.md", 9)}


ADDRESSES = [
    ("stories/sam.md", "costs.html", ""),
    ("stories/sam.md", "stories/sam.html", ""),
    ("stories/sam.md", "../index.html", ""),
    ("stories/sam.md", "costs/audit.html", ""),
    ("stories/sam.md", "../costs.html", "write costs.html,"),
    ("stories/sam.md", "no-such.html", "the pages are: index.html"),
    ("stories/sam.md", "sam.html", "write stories/sam.html"),
    ("stories/sam.md", "/costs.html", "write costs.html,"),
    ("stories/sam.md", "costs.html#audit", "write costs/audit.html: it has a page"),
    ("stories/sam.md", "#audit", "write the page before the #"),
    ("stories/sam.md", "lessons.html#slow", ""),
    ("lessons.yml", "#slow", "write lessons.html#slow"),
    ("stories/sam.md", "costs.html#nothing", "leave #nothing out"),
    ("stories/sam.md", "../inland/sums.html", "the pages are: "),
    ("lessons.yml", "cost.html", "write costs.html,"),
    ("../index.md", "costs.html", "the pages are: "),
    ("../index.md", "seaside/costs.html", ""),
    ("../index.md", "compare.html", ""),
]


@pytest.mark.parametrize(("file", "address", "remedy"), ADDRESSES)
def test_a_link_within_the_site_begins_at_the_first_page_of_its_case_and_leads_somewhere(
    tmp_path: Path, file: str, address: str, remedy: str
) -> None:
    words = f"See [there]({address})."
    lessons = "source: report\nlessons: {slow: It took a year.}\n"
    files = {"stories/sam.md": STORY + "Sam waited.\n", "costs.yml": COSTS, "lessons.yml": lessons}
    texts = {
        "stories/sam.md": f"{STORY}{words}\n",
        "lessons.yml": f"source: report\nlessons:\n  slow: >-\n    {words}\n",
        "../index.md": f"{words}\n",
    }
    found = seaside(tmp_path, files | {file: texts[file]})
    told = [problem for problem in found.problems if problem.code == "VC601"]
    assert [remedy in problem.hint for problem in told] == ([True] if remedy else [])
    assert all(place_of(found, problem).line == {"lessons.yml": 4, "../index.md": 1}.get(file, 6) for problem in told)


def test_a_link_within_the_site_is_led_on_from_the_page_that_shows_it() -> None:
    assert 'href="../costs.html"' in to_html("[x](costs.html)", _figure, home="../")
    assert 'href="https://www.example.org/"' in to_html("[x](https://www.example.org/)", _figure, home="../")
