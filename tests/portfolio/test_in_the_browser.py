"""The table of cases in a real browser: sorted and narrowed by the keyboard alone, with JavaScript and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.measuring.chromium import CHROMIUM, served, started

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, so no browser tests were run"),
]
#: The cases that can be seen, in the order in which they can.
SEEN = """() => [...document.querySelectorAll('table.vc-cases--real tbody tr')]
  .filter(row => getComputedStyle(row).display !== 'none').map(row => row.cells[0].id)"""
EVERY = ["ashby", "birch", "cold", "drift"]
PAGES = ("index", "cases-by-gaps", "compare", "evidence-map", "said")


@pytest.fixture(scope="module")
def address(towns: Path) -> Iterator[str]:
    with served(towns) as at:
        yield at


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with started() as running:
        yield running


@pytest.fixture
def page(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page with JavaScript, or without where a test asks for it so; whatever it complains of fails the test."""
    shown = browser.new_page(
        java_script_enabled=getattr(request, "param", True), viewport={"width": 1280, "height": 900}
    )
    complaints: list[str] = []
    shown.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    shown.on("pageerror", lambda error: complaints.append(str(error)))
    yield shown
    shown.close()
    assert complaints == []


def head(page: Any, name: str) -> Any:
    """The head of a column of the real cases."""
    return page.locator(f"table.vc-cases--real thead a[data-by='{name}']")


def tab_to(page: Any, wanted: Any) -> None:
    """Move there with the Tab key alone."""
    handle = wanted.element_handle()
    for _ in range(80):
        page.keyboard.press("Tab")
        if handle.evaluate("it => it === document.activeElement"):
            return
    raise AssertionError("the Tab key does not lead there")


def test_a_head_sorts_where_it_stands_and_keeps_the_focus(page: Any, address: str) -> None:
    page.goto(f"{address}/index.html")
    assert page.evaluate(SEEN) == EVERY
    tab_to(page, head(page, "results"))
    top = head(page, "results").bounding_box()
    page.keyboard.press("Enter")
    assert page.evaluate(SEEN) == ["birch", "ashby", "cold", "drift"]
    assert page.url.endswith("/index.html")
    assert head(page, "results").evaluate("it => it === document.activeElement")
    assert head(page, "results").bounding_box()["y"] == top["y"]
    assert page.locator("[role=status].vc-sorted").inner_text() == "Sorted by results, most first."
    sorted_by = page.locator("table.vc-cases--real th[aria-sort]")
    assert sorted_by.count() == 1
    assert sorted_by.get_attribute("aria-sort") == "descending"
    assert "by results, most first" in page.locator("table.vc-cases--real caption").inner_text()


def test_the_order_is_that_of_the_page_of_that_order(page: Any, address: str) -> None:
    for name in ("status", "results", "strength", "cautions", "gaps"):
        page.goto(f"{address}/cases-by-{name}.html")
        expected = page.evaluate(SEEN)
        page.goto(f"{address}/index.html")
        head(page, name).click()
        assert page.evaluate(SEEN) == expected


@pytest.mark.parametrize("page", [False], indirect=True)
def test_without_javascript_a_head_leads_to_the_same_table_in_that_order(page: Any, address: str) -> None:
    page.goto(f"{address}/index.html")
    tab_to(page, head(page, "gaps"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases-by-gaps.html#part-cases")
    assert page.evaluate(SEEN)[-1] == "drift"
    assert head(page, "gaps").locator("xpath=..").get_attribute("aria-sort") == "descending"
    tab_to(page, head(page, "place"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/index.html#part-cases")
    assert page.evaluate(SEEN) == EVERY


@pytest.mark.parametrize("page", [True, False], indirect=True, ids=["with JavaScript", "without"])
def test_choices_narrow_the_table_by_the_keyboard(page: Any, address: str) -> None:
    page.goto(f"{address}/index.html")
    tab_to(page, page.locator("[name=status][value=any]"))
    page.keyboard.press("ArrowDown")  # published
    assert page.evaluate(SEEN) == ["ashby"]
    page.keyboard.press("ArrowDown")  # for review
    page.keyboard.press("ArrowDown")  # draft
    assert page.evaluate(SEEN) == ["cold", "drift"]
    tab_to(page, page.locator("[name=approach][value=any]"))
    page.keyboard.press("ArrowDown")  # has begun with co-production
    assert page.evaluate(SEEN) == ["cold"]
    shown = page.locator(".vc-shown").evaluate("it => getComputedStyle(it, '::before').content")
    assert shown == 'counter(vc-case) " of 4 shown"'


@pytest.mark.parametrize("page", [False], indirect=True)
def test_every_choice_leaves_as_many_cases_as_it_says(page: Any, address: str) -> None:
    page.goto(f"{address}/index.html")
    for choice in page.locator(".vc-facet label").all():
        number = int(choice.locator("small").inner_text().split()[0])
        choice.locator("input").check()
        assert len(page.evaluate(SEEN)) == number, choice.inner_text()
        name = choice.locator("input").get_attribute("name")
        page.locator(f"[name={name}][value=any]").check()
    page.locator("table.vc-cases--invented").get_by_text("Example Town").wait_for()


def test_words_narrow_the_table_and_the_number_is_said(page: Any, address: str) -> None:
    page.goto(f"{address}/index.html")
    box = page.get_by_label("Words in this table")
    tab_to(page, box)
    page.keyboard.type("adults many")
    assert page.evaluate(SEEN) == ["birch"]
    assert page.locator("[role=status].vc-sorted").inner_text() == "1 of 4 cases shown."
    box.fill("")
    assert page.evaluate(SEEN) == EVERY
    head(page, "results").click()
    box.fill("invented team")
    assert page.evaluate(SEEN) == ["birch", "ashby", "cold"]


@pytest.mark.parametrize("page", [False], indirect=True)
def test_without_javascript_no_box_stands_there_that_does_nothing(page: Any, address: str) -> None:
    page.goto(f"{address}/index.html")
    assert not page.get_by_label("Words in this table").is_visible()


def test_where_the_script_does_not_come_no_box_stands_there_either(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.route("**/tables.js", lambda route: route.abort())
    page.goto(f"{address}/index.html")
    assert not page.locator("#vc-words").is_visible()
    assert not page.get_by_text("Words in this table").is_visible()
    page.close()


def test_the_script_moves_nothing_when_it_comes(browser: Any, address: str) -> None:
    """The table stands at the same height before and after the script; with the script held back it is not there."""
    heights = []
    for blocked in (True, False):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        if blocked:
            page.route("**/tables.js", lambda route: route.abort())
        page.goto(f"{address}/index.html")
        heights.append(page.locator("table.vc-cases--real").bounding_box())
        page.close()
    assert heights[0] == heights[1]


def test_from_a_folder_it_sorts_too(browser: Any, towns: Path) -> None:
    page = browser.new_page()
    page.goto((towns / "index.html").as_uri())
    head(page, "results").click()
    assert page.evaluate(SEEN) == ["birch", "ashby", "cold", "drift"]
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_scrolls_sideways(browser: Any, address: str, width: int, scheme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    for name in PAGES:
        page.goto(f"{address}/{name}.html")
        sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert sideways <= 0, f"{name} scrolls sideways by {sideways}px"
    page.close()


def test_the_head_of_the_map_stays_while_the_cases_pass(page: Any, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 400})
    page.goto(f"{address}/evidence-map.html")
    page.locator("table.vc-map--real tbody tr").nth(3).scroll_into_view_if_needed()
    page.mouse.wheel(0, 200)
    page.wait_for_function("document.querySelector('table.vc-map--real thead').getBoundingClientRect().top < 0")
    top = page.locator("table.vc-map--real thead th").first.bounding_box()["y"]
    assert 0 <= top < 100


def test_the_table_is_whole_on_paper(browser: Any, towns: Path, tmp_path: Path) -> None:
    from pypdf import PdfReader

    page = browser.new_page()
    page.goto((towns / "index.html").as_uri())
    page.pdf(path=tmp_path / "home.pdf", prefer_css_page_size=True)
    page.close()
    words = " ".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "home.pdf").pages)
    for said in (
        "Ashby Invented",
        "Drift Invented",
        "30 of 40 people",
        "Strongest evidence",
        "Drawn by lot",
        "Co-production",
    ):
        assert said in words
    assert "Words in this table" not in words
