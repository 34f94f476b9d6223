"""The site in a real browser: without JavaScript, from a folder, and its numbers lead to their working."""

from pathlib import Path
from typing import Any

import pytest

from tests.measuring.chromium import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, so no browser tests were run"),
]


def test_without_javascript_every_page_has_its_words(built: Path, address: str, browser: Any) -> None:
    page = browser.new_page(java_script_enabled=False)
    for file in sorted(built.glob("*/**/*.html")):
        page.goto(f"{address}/{file.relative_to(built).as_posix()}")
        assert page.locator("article h1").count() == 1, file
        assert len(page.locator("article").inner_text()) > 60, file
    page.close()


def test_a_number_leads_to_its_working(address: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{address}/hertfordshire/index.html")
    page.get_by_role("link", name="£8,298.95 a week").first.click()
    working = page.locator('[id="costs.hertsmere.per-week"]')
    assert "£863,091 ÷ 104 weeks = £8,298.95 a week" in working.inner_text()
    working.get_by_role("link", name="£863,091").click()
    total = page.locator('[id="costs.hertsmere.total"]')
    assert "£136,584 + £129,654" in total.inner_text()
    assert total.bounding_box()["y"] >= 0
    page.close()


def test_the_pages_open_from_a_folder_too(built: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto((built / "index.html").as_uri())
    page.locator("table.vc-cases").get_by_role("link", name="Torbay").click()
    assert page.locator("h1").inner_text() == "Integrated care"
    page.close()


def test_every_sheet_of_an_invented_case_says_so_and_no_sheet_of_a_real_one(
    built: Path, browser: Any, tmp_path: Path
) -> None:
    from pypdf import PdfReader

    for name in ("example-riverside/index", "example-riverside/beneficiaries", "torbay/index", "torbay/service"):
        page = browser.new_page()
        page.goto((built / f"{name}.html").as_uri())
        page.pdf(path=tmp_path / "sheets.pdf", prefer_css_page_size=True)
        page.close()
        sheets = [sheet.extract_text() for sheet in PdfReader(tmp_path / "sheets.pdf").pages]
        marked = ["Invented example" in sheet.splitlines()[0] or "Invented example" in sheet[-40:] for sheet in sheets]
        assert len(sheets) > 1
        assert all(marked) if name.startswith("example") else not any(marked), name


def test_every_page_and_every_sheet_of_the_briefing_of_an_invented_case_says_so(built: Path) -> None:
    from pypdf import PdfReader

    pages = {page.name: page.read_text("utf-8") for page in sorted((built / "example-riverside").rglob("*.html"))}
    assert len(pages) > 10
    shown = {name for name, html in pages.items() if "This page has moved" not in html}
    assert {name for name in shown if "vc-badge--invented" not in pages[name]} == set()
    for sheet in PdfReader(built / "example-riverside" / "briefing.pdf").pages:
        assert "Invented example" in sheet.extract_text()
