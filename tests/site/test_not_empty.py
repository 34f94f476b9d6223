"""A page that said nothing would have no fault: every page holds what it is there for, and every picture its message in words."""

import re
from html import unescape
from pathlib import Path

import pytest

from tests.site.conftest import REPOSITORY
from valuecase.project import load_project
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
