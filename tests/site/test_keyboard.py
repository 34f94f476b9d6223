"""Keyboard alone, enlarged, with little movement, with the reader's own colours: in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.measuring.chromium import CHROMIUM
from tests.site.looked_at import SIDEWAYS, one_of_each_kind, page_with

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, so no browser tests were run"),
]
# What has the focus: its words, what surrounds it, and where it is. The choice of colours is shown by its label.
FOCUSED = """() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const seen = focused.matches(".md-option") ? focused.nextElementSibling : focused;
  const look = getComputedStyle(seen), box = seen.getBoundingClientRect();
  return {
    what: `${focused.tagName} ${focused.getAttribute("class") || ""}: ${(focused.textContent || focused.ariaLabel || "").trim().slice(0, 60)}`,
    outline: look.outlineStyle === "none" ? 0 : parseFloat(look.outlineWidth),
    shown: look.visibility === "visible" && box.width > 4 && box.height > 4 && box.right > 0 && box.left < innerWidth,
  };
}"""
# Everything that a keyboard ought to reach and that is to be seen.
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
  .filter(each => each.checkVisibility({visibilityProperty: true}) && !each.disabled && each.tabIndex >= 0)
  .length"""
# What takes longer than a moment to change.
MOVING = """() => [...document.querySelectorAll("*")].flatMap(each => {
  const look = getComputedStyle(each);
  const longest = [look.transitionDuration, look.animationDuration].join(",").split(",")
    .map(time => parseFloat(time) * (time.trim().endsWith("ms") ? 0.001 : 1));
  return Math.max(...longest) > 0.01 ? [`${each.tagName}.${each.getAttribute("class")}`] : [];
})"""
# What can be scrolled sideways within a page, and whether it has the focus and a name.
SCROLLED = """() => [...document.querySelectorAll("article *")]
  .filter(each => each.clientWidth > 20 && each.scrollWidth > each.clientWidth + 1)
  .filter(each => ["auto", "scroll"].includes(getComputedStyle(each).overflowX))
  .map(each => [each.className, each.tabIndex, each.getAttribute("role"),
    (document.getElementById(each.getAttribute("aria-labelledby")) || {}).textContent || ""])"""


@pytest.fixture
def wide(browser: Any) -> Iterator[Any]:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield page
    page.close()


@pytest.fixture
def narrow(browser: Any) -> Iterator[Any]:
    """A laptop's screen at 400%."""
    page = browser.new_page(viewport={"width": 320, "height": 256}, reduced_motion="reduce")
    yield page
    page.close()


def walked(page: Any) -> list[dict[str, Any]]:
    """What has the focus, from one press of Tab to the next, until the end of the page."""
    found: list[dict[str, Any]] = []
    page.keyboard.press("Tab")
    while focused := page.evaluate(FOCUSED):
        found.append(focused)
        page.keyboard.press("Tab")
    return found


@pytest.mark.parametrize(
    "name", ["index.html", "torbay/index.html", "example-riverside/logic-model.html", "example-riverside/outcomes.html"]
)
@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_everything_has_the_focus_in_turn_and_shows_it(
    request: pytest.FixtureRequest, address: str, name: str, size: str
) -> None:
    page = request.getfixturevalue(size)
    page.goto(f"{address}/{name}")
    reachable = page.evaluate(REACHABLE)
    steps = walked(page)
    # Of choices of which one holds, one has the focus; arrows lead to the others.
    assert len(steps) >= reachable * 0.8 > 5
    assert [step["what"] for step in steps if not step["shown"]] == []
    assert [step["what"] for step in steps if step["outline"] < 2] == []


def test_the_first_thing_skips_to_the_words_of_the_page(address: str, wide: Any) -> None:
    wide.goto(f"{address}/torbay/costs.html")
    wide.keyboard.press("Tab")
    assert wide.evaluate("document.activeElement.textContent.trim()") == "Skip to content"
    wide.keyboard.press("Enter")
    wide.keyboard.press("Tab")
    assert wide.evaluate("!!document.activeElement.closest('article')")


def test_the_search_is_opened_used_and_left_by_keys(address: str, wide: Any) -> None:
    wide.goto(f"{address}/torbay/index.html")
    wide.keyboard.press("s")
    wide.keyboard.type("hospital beds")
    wide.locator(".md-search-result__link").first.wait_for()
    wide.keyboard.press("ArrowDown")
    assert wide.evaluate("document.activeElement.className").startswith("md-search-result__link")
    assert wide.evaluate(FOCUSED)["outline"] >= 2
    wide.keyboard.press("Escape")
    assert wide.evaluate("document.getElementById('__search').checked") is False
    assert wide.locator(".md-search__output").is_hidden()


def test_the_menu_of_a_narrow_screen_is_opened_used_and_left_by_keys(address: str, narrow: Any) -> None:
    narrow.goto(f"{address}/torbay/index.html")
    assert narrow.locator(".md-sidebar--primary").is_hidden()
    button = narrow.get_by_role("button", name="Menu")
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    narrow.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert narrow.evaluate("!!document.activeElement.closest('.md-sidebar--primary')")
    narrow.keyboard.press("Escape")
    assert narrow.locator(".md-sidebar--primary").is_hidden()
    assert narrow.evaluate("document.activeElement.ariaLabel") == "Menu"


def test_details_open_and_a_table_is_sorted_by_keys(built: Path, address: str, wide: Any) -> None:
    wide.goto(f"{address}/{page_with(built, '<summary')}")
    summary = wide.locator("article summary").first
    summary.focus()
    wide.keyboard.press("Enter")
    assert summary.evaluate("each => each.parentElement.open")

    wide.goto(f"{address}/index.html")
    head = wide.locator("table.vc-cases thead a").nth(1)
    head.focus()
    wide.keyboard.press("Enter")
    assert wide.url.endswith("/index.html")
    assert wide.locator("table.vc-cases th[aria-sort]").first.inner_text().strip() == head.inner_text().strip()


def test_the_drawing_of_the_logic_model_leads_to_its_elements(address: str, wide: Any) -> None:
    wide.goto(f"{address}/example-riverside/logic-model.html")
    box = wide.locator(".vc-model-sheet a").first
    target = box.get_attribute("href")
    box.focus()
    assert wide.evaluate(FOCUSED)["outline"] >= 2
    wide.keyboard.press("Enter")
    assert wide.url.endswith(target)


def test_the_sliders_are_moved_by_keys(built: Path, address: str, wide: Any) -> None:
    wide.goto(f"{address}/{page_with(built, 'vc-whatif-open')}")
    wide.get_by_role("button", name="Try other assumptions").first.focus()
    wide.keyboard.press("Enter")
    wide.locator(".vc-whatif-sliders input").first.wait_for()
    wide.wait_for_function("document.activeElement.type === 'range'")
    assert wide.evaluate(FOCUSED)["outline"] >= 2
    before = wide.locator(".vc-whatif-npv").first.inner_text()
    for _ in range(5):
        wide.keyboard.press("ArrowRight")
    wide.wait_for_function("before => document.querySelector('.vc-whatif-npv').innerText !== before", arg=before)


def test_enlarged_to_400_percent_only_a_named_region_scrolls_sideways(built: Path, address: str, narrow: Any) -> None:
    for name in one_of_each_kind(built):
        narrow.goto(f"{address}/{name}")
        assert narrow.evaluate(SIDEWAYS) <= 0, name
        for box, tab, role, named in narrow.evaluate(SCROLLED):
            assert (tab, role, bool(named)) == (0, "region", True), f"{name}: {box}"


def test_nothing_moves_for_those_who_asked_for_that(address: str, wide: Any) -> None:
    for name in ("torbay/index.html", "example-riverside/logic-model.html"):
        wide.goto(f"{address}/{name}")
        assert wide.evaluate(MOVING) == []


def test_marks_keep_their_shapes_in_the_readers_own_colours(address: str, browser: Any) -> None:
    """A mark that is a filled disc would be an empty one if its filling were taken for a background."""
    page = browser.new_page(forced_colors="active", color_scheme="dark")
    page.goto(f"{address}/example-riverside/index.html")
    for mark in ("agrees", "differs"):
        look = page.evaluate(
            "name => { const look = getComputedStyle(document.querySelector(`.vc-check--${name}`), '::before');"
            " return [look.forcedColorAdjust, look.borderTopColor, look.backgroundColor]; }",
            mark,
        )
        assert look[0] == "none"
        assert look[1] == page.evaluate("getComputedStyle(document.querySelector('article p')).color")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["outline"] >= 2
    page.close()
