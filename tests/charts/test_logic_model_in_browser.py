"""The logic model as a reader meets it: measured in a browser, lit by the pointer, a list on a phone, a sheet on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.charts.test_logic_model_drawn import diagrams, drawings
from tests.measuring.chromium import CHROMIUM, started
from tests.measuring.pictures import faults
from tests.support import ROOT
from valuecase.edition import Edition
from valuecase.project import load_project
from valuecase.site.pages import Pages
from valuecase.site.specs import page_specs

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, so no picture was measured"),
]
ASSETS = ROOT / "templates" / "site" / "assets"
#: The least room a page has for the drawing where it shows it at all, and the most.
NARROW, WIDE = 880, 928


def test_every_word_can_be_read_and_every_mark_be_seen() -> None:
    """The cases' and some of every shape; what is too wide for the page is scrolled, so it is measured at its own width."""
    some = {name: drawing for number, (name, drawing) in enumerate(drawings().items()) if number < 30}
    fitting = {name: drawing.svg for name, drawing in some.items() if drawing.width * 12 <= NARROW * 14}
    assert {"example-riverside", "hertfordshire", "torbay"} <= fitting.keys()
    assert faults(fitting, shown_width=NARROW, smallest=12) == []
    others = {name: drawing.svg for name, drawing in some.items() if name not in fitting}
    assert faults(others, shown_width=2000, smallest=14) == []


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with started() as running:
        yield running


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the invented example's logic model with the styles of its assets alone."""
    project = load_project(ROOT)
    pages = Pages(project, Edition(0), None)
    spec = next(spec for spec in page_specs(project) if spec.uri == "example-riverside/logic-model.md")
    styles = "".join(path.read_text("utf-8") for path in sorted(ASSETS.glob("*.css")))
    file = tmp_path_factory.mktemp("page") / "logic-model.html"
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><style>{styles} html{{font-size:20px}} body{{margin:0}}</style>'
    file.write_text(
        f'{head}<body data-md-color-scheme="default"><main class="md-typeset">{pages.render(spec)}</main>', "utf-8"
    )
    return file


def test_pointing_at_an_element_lights_its_paths_and_no_other(browser: Any, page_file: Path) -> None:
    diagram = diagrams()["example-riverside"]
    page = browser.new_page(viewport={"width": WIDE, "height": 900})
    page.goto(page_file.as_uri())
    for name, number in diagram.numbers.items():
        page.locator(f'[data-n="{number}"]').hover()
        lit = page.evaluate(
            "[...document.querySelectorAll('[data-on]')].filter(e => getComputedStyle(e).strokeWidth === '3px')"
            ".map(e => e.dataset.from ? [e.dataset.from, e.dataset.to] : [e.parentElement.getAttribute('href').slice(1)])"
        )
        path = diagram.before[name] | diagram.after[name]
        assert {box for (box, *end) in lit if not end} == path
        expected = {
            (arrow.start, arrow.end)
            for arrow in diagram.arrows
            if arrow.end in diagram.before[name] or arrow.start in diagram.after[name]
        }
        assert {tuple(ends) for ends in lit if len(ends) == 2} == expected
    page.close()


def test_the_keyboard_lights_them_too(browser: Any, page_file: Path) -> None:
    page = browser.new_page(viewport={"width": WIDE, "height": 900}, java_script_enabled=True)
    page.goto(page_file.as_uri())
    page.evaluate("document.querySelector('.vc-model a').focus({focusVisible: true})")
    assert page.evaluate("getComputedStyle(document.querySelector('.vc-model-box')).strokeWidth") == "3px"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.n") == "2"
    page.close()


def test_a_phone_shows_the_list_with_its_arrows_in_words_and_not_the_drawing(browser: Any, page_file: Path) -> None:
    for wide, shown in ((390, False), (768, False), (1280, True)):
        page = browser.new_page(viewport={"width": wide, "height": 900})
        page.goto(page_file.as_uri())
        assert page.locator(".vc-model svg").is_visible() is shown
        assert page.get_by_text("Of 14 elements, 2 are strengths").first.is_visible()
        assert page.locator("#panel .vc-leads").inner_text() == "Leads to One worker who stays; Money for small things"
        page.close()


def test_on_paper_it_is_on_a_landscape_sheet_in_type_that_can_be_read(
    browser: Any, page_file: Path, tmp_path: Path
) -> None:
    from pypdf import PdfReader

    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(page_file.as_uri())
    page.pdf(path=tmp_path / "sheets.pdf", prefer_css_page_size=True)
    page.close()
    first = PdfReader(tmp_path / "sheets.pdf").pages[0]
    assert first.mediabox.width > first.mediabox.height
    sizes: list[float] = []
    texts: list[str] = []

    def note(text: str, matrix: list[float], inner: list[float], _font: Any, size: float) -> None:
        if text.strip():
            texts.append(text)
            sizes.append(abs(size * inner[3] * matrix[3]))

    first.extract_text(visitor_text=note)
    assert any("Dashed arrow" in text for text in texts)
    assert min(sizes) >= 9


def test_every_box_leads_to_its_element_on_the_page(page_file: Path) -> None:
    html = page_file.read_text("utf-8")
    start = html.index("<svg", html.index('class="vc-model-sheet"'))
    svg = html[start : html.index("</svg>", start)]
    anchors = re.findall(r'<a href="#([^"]+)"', svg)
    assert len(anchors) == 14
    assert all(re.search(rf'<li class="vc-element[^"]*" id="{anchor}">', html) for anchor in anchors)


def test_the_style_lights_as_many_elements_as_any_model_of_the_cases_has() -> None:
    numbers = {int(number) for number in re.findall(r'data-n="(\d+)"', (ASSETS / "logic-model.css").read_text("utf-8"))}
    assert numbers == set(range(1, 61))
    assert max(len(diagrams()[name].boxes) for name in ("example-riverside", "hertfordshire", "torbay")) <= 60
