"""What comes out of the browser's own printing: every word, no sheet for nothing, and what a sheet alone has to say."""

import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.measuring.chromium import CHROMIUM
from tests.site.looked_at import one_of_each_kind, page_with

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, so no browser tests were run"),
]
#: Pages longer than this are printed by nobody, and take a minute to be read back.
BYTES = 400_000
# The words of an article with all that is folded in it; without what is only of use on a screen.
WORDS = """() => {
  const useless = "svg, script, .vc-whatif, .vc-narrow, .vc-actions, .vc-unseen, .vc-sorted, .vc-model-hint, .headerlink,"
    + " .vc-cases thead, .vc-order, .vc-chart--beside caption, nav";
  const walk = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const words = [];
  while (walk.nextNode()) {
    if (!walk.currentNode.parentElement.closest(useless)) words.push(...walk.currentNode.data.split(/\\s+/));
  }
  return words.filter(Boolean);
}"""
# What reaches beyond the right edge of what is printed on.
CUT = """() => {
  const edge = document.documentElement.clientWidth;
  return [...document.querySelectorAll("article *")]
    .filter(each => !each.closest("svg") && each.checkVisibility() && each.getBoundingClientRect().right > edge + 1)
    .map(each => `${each.tagName}.${each.className}: ${each.textContent.trim().slice(0, 60)}`);
}"""
#: The width of a sheet of A4 between its margins, in pixels of CSS: upright, and on its side.
UPRIGHT, LYING = 680, 1000


def close(text: str) -> str:
    """Text without the spaces, which a printed line has elsewhere."""
    return re.sub(r"\s+", "", text)


def sheets(page: Any, path: Path) -> list[str]:
    """The words of each sheet that a page is printed on."""
    page.pdf(path=path, prefer_css_page_size=True)
    return [sheet.extract_text() for sheet in PdfReader(path).pages]


def short_pages(built: Path) -> list[str]:
    """A page of each kind, where it is not too long to be printed."""
    return [name for name in one_of_each_kind(built) if (built / name).stat().st_size < BYTES and name != "404.html"]


def test_every_word_is_printed_and_no_sheet_is_empty(built: Path, browser: Any, tmp_path: Path) -> None:
    """From a folder, without JavaScript: what is folded is open by the style sheet alone."""
    bare = browser.new_context(java_script_enabled=False).new_page()
    page = browser.new_page()
    for name in short_pages(built):
        for each in (bare, page):
            each.goto((built / name).as_uri())
        printed = sheets(bare, tmp_path / "sheets.pdf")
        whole = close("".join(printed))
        assert [word for word in page.evaluate(WORDS) if close(word) not in whole] == [], name
        assert [text for text in printed if len(close(text.replace("Invented example", ""))) < 12] == [], name
    bare.context.close()
    page.close()


def test_nothing_is_cut_at_the_right(built: Path, browser: Any) -> None:
    page = browser.new_page(viewport={"width": UPRIGHT, "height": 900})
    page.emulate_media(media="print")
    for name in short_pages(built):
        page.goto((built / name).as_uri())
        lies = page.locator(".vc-model--printed, .vc-map").count() > 0
        page.set_viewport_size({"width": LYING if lies else UPRIGHT, "height": 900})
        assert page.evaluate(CUT) == [], name
    page.close()


def test_the_last_line_says_which_page_it_was(built: Path, browser: Any, tmp_path: Path) -> None:
    page = browser.new_page()
    for name in ("torbay/service.html", "index.html", "accessibility.html"):
        page.goto((built / name).as_uri())
        assert page.locator(".vc-printed").is_hidden()
        last = sheets(page, tmp_path / "sheets.pdf")[-1].replace("\n", " ")
        assert close(f"Value cases, {name}, edition of ") in close(last)
    page.close()


def test_a_long_table_has_its_heads_on_every_sheet(built: Path, browser: Any, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto((built / "example-riverside" / "how-sure.html").as_uri())
    table = page.locator("table.vc-table--results").first
    heads = [close(head) for head in table.locator("thead th").all_text_contents()]
    names = [close(name) for name in table.locator("tbody th a:first-child").all_text_contents()]
    printed = [close(text) for text in sheets(page, tmp_path / "sheets.pdf")]
    holding = [text for text in printed if any(name in text for name in names) and heads[0] in text]
    assert len(holding) > 1
    for text in holding:
        assert [head for head in heads if head not in text] == []
    page.close()


def test_addresses_elsewhere_are_printed_and_screens_things_are_not(
    built: Path, address: str, browser: Any, tmp_path: Path
) -> None:
    page = browser.new_page()
    page.goto(f"{address}/torbay/service.html")
    page.evaluate(
        "document.querySelector('article p').innerHTML = '<a href=\"https://www.example.org/far\">Elsewhere</a>'"
    )
    text = close("".join(sheets(page, tmp_path / "sheets.pdf")))
    assert "Elsewhere(https://www.example.org/far)" in text
    assert "Tableofcontents" not in text
    assert "Skiptocontent" not in text

    page.goto(f"{address}/{page_with(built, 'vc-whatif-open')}")
    page.get_by_role("button", name="Try other assumptions").first.click()
    page.locator(".vc-whatif-sliders input").first.wait_for()
    page.emulate_media(media="print")
    assert page.locator(".vc-whatif-tried").first.is_hidden()
    page.close()


def test_from_dark_mode_too_it_is_black_on_white(built: Path, browser: Any, tmp_path: Path) -> None:
    from pypdfium2 import PdfDocument

    page = browser.new_page(color_scheme="dark")
    page.goto((built / "torbay" / "index.html").as_uri())
    sheets(page, tmp_path / "sheets.pdf")
    page.close()
    for sheet in PdfDocument(tmp_path / "sheets.pdf"):
        shades = sheet.render(scale=0.5).to_pil().convert("L").histogram()
        assert shades[255] > 0.7 * sum(shades)
        assert sum(shades[:110]) > 0
