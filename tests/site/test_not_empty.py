"""A page that said nothing would have no fault: every page holds what it is there for, and every picture its message in words."""

import re
from html import unescape
from pathlib import Path

import pytest

from tests.site.conftest import REPOSITORY
from valuecase.project import load_project
from valuecase.reading.fields import Differs
from valuecase.reading.prose import to_words
from valuecase.site.specs import page_specs

FIGURE = re.compile(r'<figure class="vc-chart[^"]*".*?</figure>', re.DOTALL)
CAPTION = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)
#: A picture in words: the text instead of an image, or title and description of a drawing.
INSTEAD = re.compile(r'<img\b[^>]*\balt="([^"]*)"|<(?:title|desc)\b[^>]*>(.*?)</(?:title|desc)>', re.DOTALL)
NUMBER = re.compile(r"[£+−]?\d[\d,.]*\d|\d")
TAG = re.compile(r"<[^>]+>")
SPECS = {spec.uri.replace(".md", ".html"): spec for spec in page_specs(load_project(REPOSITORY))}


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(TAG.sub(" ", html))).strip()


def article(built: Path, name: str) -> str:
    """What a page itself says, without what the theme says around it."""
    html = (built / name).read_text("utf-8")
    return html[html.index("<article") : html.index("</article>")]


def test_every_page_is_there(built: Path) -> None:
    assert [name for name in SPECS if not (built / name).is_file()] == []


@pytest.mark.parametrize("name", SPECS)
def test_a_page_is_headed_by_what_it_is_about(built: Path, name: str) -> None:
    spec, html = SPECS[name], article(built, name)
    heads = [words(head) for head in re.findall(r"<h1\b[^>]*>(.*?)</h1>", html, re.DOTALL)]
    wanted = "Value cases" if name == "index.html" else spec.title
    if spec.case and spec.case.case and spec.template == "overview.html":
        wanted = str(spec.case.case.title)
    elif spec.case and spec.template == "principles.html" and (held := spec.case.parts.get("principles")):
        wanted = str(getattr(held, "title", None) or wanted)  # what those who agreed them called them
    assert heads == [words(wanted)]
    if spec.case:
        assert words(str(spec.case.title)) in words(html)


#: The parts that every page from a template has, whatever its case holds.
PARTS = {
    "home.html": ["The cases", "Invented examples", "Across cases", "Checking a number"],
    "compare.html": ["The same measure in several cases", "Costs on one yardstick", "Held by one case only"],
    "evidence-map.html": ["How to read it", "The map"],
    "said.html": ["In the same words", "Under the same theme", "How this is found", "What each case holds"],
    "accessibility.html": ["Where something does not work for you", "What is known not to work", "What was tested"],
    "overview.html": [
        "What is asked for",
        "Ten questions",
        "What this case holds",
        "The money",
        "What changed",
        "Whom it does not reach",
        "How sure are we?",
        "What is missing",
        "How to cite this case",
    ],
    "how-sure.html": ["Every result", "Printed numbers against their parts", "What the strengths mean"],
    "approaches.html": ["A logic model", "Co-production", "Economic case studies"],
}


@pytest.mark.parametrize("template", PARTS)
def test_a_page_has_the_parts_it_is_read_for(built: Path, template: str) -> None:
    names = [name for name, spec in SPECS.items() if spec.template == template]
    assert names
    for name in names:
        heads = [words(head) for head in re.findall(r"<h2\b[^>]*>(.*?)</h2>", article(built, name), re.DOTALL)]
        assert [head for head in PARTS[template] if head not in heads] == [], name


def test_everything_an_author_named_stands_at_its_place_on_its_page(built: Path) -> None:
    project = load_project(REPOSITORY)
    seen = 0
    for case in project.cases.values():
        for named in case.items.values():
            if isinstance(named.item, Differs):
                continue  # stands with the number that it is about
            html = article(built, f"{case.id}/{named.page}")
            place = html.find(f'id="{named.anchor}"') if named.anchor else 0
            assert place >= 0, f"{case.id}/{named.page}#{named.anchor}"
            begins = letters(to_words(named.title.partition("{{")[0], lambda name: ("", "")))[:40]
            assert begins in letters(words(html[place : place + 4000])), f"{case.id}: {named.name}: {named.title}"
            seen += 1
    assert seen > 300


def letters(text: str) -> str:
    """Letters and digits alone, which marks and tags do not change."""
    return "".join(sign for sign in text if sign.isalnum()).casefold()


def test_the_words_instead_of_a_chart_hold_the_numbers_of_its_message(built: Path) -> None:
    seen = 0
    for name in SPECS:
        for figure in FIGURE.findall(article(built, name)):
            caption = CAPTION.search(figure)
            assert caption, name
            instead = " ".join(words(alt or drawn) for alt, drawn in INSTEAD.findall(figure))
            missing = set(NUMBER.findall(words(caption[1]))) - set(NUMBER.findall(instead))
            assert len(instead) > 20, f"{name}: {figure[:200]}"
            assert not missing, f"{name}: {words(caption[1])}: {instead}"
            seen += 1
    assert seen > 40
