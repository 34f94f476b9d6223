"""The live preview as an author sees it: a real process, a real browser, and files saved in every way editors save."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.preview.conftest import Preview, changed

pytestmark = pytest.mark.browser
Start = Callable[..., Preview]
PANEL = ".vc-preview__panel"


def ready(preview: Start) -> Preview:
    """A preview that has its first good site."""
    shown = preview()
    shown.hears("Ready.")
    return shown


def test_a_saved_change_is_shown_where_the_reader_is(project: Path, preview: Start, browser_page: Any) -> None:
    browser_page.set_viewport_size({"width": 390, "height": 500})
    browser_page.goto(f"{ready(preview).address}/seaside/costs.html")
    browser_page.get_by_role("heading", name="What a year cost").scroll_into_view_if_needed()
    browser_page.evaluate("scrollTo(0, 400)")
    changed(project / "cases/seaside/costs.yml", "£100,000", "£123,000")
    browser_page.get_by_role("link", name="£143,000").first.wait_for()
    assert browser_page.url.endswith("/seaside/costs.html")
    browser_page.wait_for_function("Math.abs(scrollY - 400) < 5")
    assert browser_page.locator(PANEL).count() == 0


def test_while_a_file_is_broken_the_page_stays_and_says_why_and_mends_itself(
    project: Path, preview: Start, browser_page: Any
) -> None:
    shown = ready(preview)
    browser_page.goto(f"{shown.address}/seaside/costs.html")
    file = project / "cases/seaside/costs.yml"
    changed(file, 'amount: "£100,000"', "amount: many pounds")
    panel = browser_page.locator(PANEL)
    panel.get_by_text("cases/seaside/costs.yml, line 10").wait_for()
    assert "many pounds" in panel.locator("mark").first.inner_text()
    assert "1 error" in panel.inner_text()
    assert browser_page.get_by_role("link", name="£120,000").count() > 0
    browser_page.reload()
    panel.get_by_text("cases/seaside/costs.yml, line 10").wait_for()
    shown.hears("cases/seaside/costs.yml:10")
    shown.hears("The pages are the last good ones.")
    changed(file, "amount: many pounds", 'amount: "£130,000"')
    browser_page.get_by_role("link", name="£150,000").first.wait_for()
    assert panel.count() == 0
    shown.hears("Mended.")


def test_the_panel_takes_no_focus_and_stays_folded(project: Path, preview: Start, browser_page: Any) -> None:
    browser_page.goto(f"{ready(preview).address}/seaside/costs.html")
    link = browser_page.get_by_role("link", name="£120,000").first
    link.focus()
    file = project / "cases/seaside/case.yml"
    changed(file, "kind: invented", "kind: dragons")
    listed = browser_page.locator(".vc-preview__list")
    listed.wait_for()
    assert link.evaluate("element => element === document.activeElement")
    browser_page.locator(".vc-preview__head").click()
    listed.wait_for(state="hidden")
    changed(file, "kind: dragons", "kind: unicorns")
    browser_page.locator(".vc-preview__line", has_text="unicorns").wait_for(state="attached")
    assert not listed.is_visible()


def test_what_an_author_wrote_is_text_in_the_panel(project: Path, preview: Start, browser_page: Any) -> None:
    browser_page.goto(f"{ready(preview).address}/seaside/costs.html")
    bad = "<img src=x onerror=alert(1)>"
    changed(project / "cases/seaside/costs.yml", '"£100,000"', f"'{bad}'")
    line = browser_page.locator(".vc-preview__line", has_text=bad).first
    line.wait_for()
    browser_page.reload()
    line.wait_for()
    assert browser_page.locator(".vc-preview img").count() == 0


def test_with_errors_at_the_start_they_are_listed_until_they_are_mended(
    project: Path, preview: Start, browser_page: Any
) -> None:
    file = project / "cases/hilltop/case.yml"
    changed(file, "kind: invented", "kind: imagined")
    shown = preview()
    shown.hears("Nothing can be shown until this is mended.")
    browser_page.goto(f"{shown.address}/hilltop/index.html")
    browser_page.locator(PANEL).get_by_text("cases/hilltop/case.yml, line 3").wait_for()
    changed(file, "kind: imagined", "kind: invented")
    browser_page.get_by_role("heading", name="Hilltop", level=1).wait_for()
    assert browser_page.url.endswith("/hilltop/index.html")


def test_from_a_page_that_is_deleted_the_reader_comes_home_with_a_word(
    project: Path, preview: Start, browser_page: Any
) -> None:
    browser_page.goto(f"{ready(preview).address}/seaside/costs.html")
    shutil.rmtree(project / "cases/seaside")
    browser_page.get_by_text("There is no page seaside/costs.html now").wait_for()
    assert browser_page.locator("table.vc-cases").get_by_role("link", name="Hilltop").count() == 1
    assert browser_page.locator("table.vc-cases").get_by_role("link", name="Seaside").count() == 0


def test_a_renamed_folder_has_its_pages_under_the_new_name(project: Path, preview: Start, browser_page: Any) -> None:
    browser_page.goto(f"{ready(preview).address}/seaside/costs.html")
    (project / "cases/seaside").rename(project / "cases/harbour")
    browser_page.get_by_text("There is no page seaside/costs.html now").wait_for()
    browser_page.locator("table.vc-cases").get_by_role("link", name="Seaside").click()
    browser_page.wait_for_url("**/harbour/index.html")


def test_an_editor_may_write_beside_the_file_and_rename(project: Path, preview: Start, browser_page: Any) -> None:
    browser_page.goto(f"{ready(preview).address}/seaside/costs.html")
    file = project / "cases/seaside/costs.yml"
    beside = file.with_name(".costs.yml.swp")
    beside.write_text(file.read_text("utf-8").replace("£100,000", "£105,000"), "utf-8")
    beside.replace(file)
    browser_page.get_by_role("link", name="£125,000").first.wait_for()


def test_a_file_written_in_two_goes_ends_well(project: Path, preview: Start, browser_page: Any) -> None:
    shown = ready(preview)
    browser_page.goto(f"{shown.address}/seaside/costs.html")
    file = project / "cases/seaside/costs.yml"
    text = file.read_text("utf-8").replace("£100,000", "£107,000")
    with file.open("w", encoding="utf-8") as being_written:
        being_written.write(text[: text.index("£107")])
        being_written.flush()
        browser_page.locator(PANEL).wait_for()
        being_written.write(text[text.index("£107") :])
    browser_page.get_by_role("link", name="£127,000").first.wait_for()
    assert browser_page.locator(PANEL).count() == 0


def test_settings_that_break_and_are_mended(project: Path, preview: Start, browser_page: Any) -> None:
    shown = ready(preview)
    browser_page.goto(f"{shown.address}/index.html")
    file = project / "mkdocs.yml"
    good = file.read_text("utf-8")
    file.write_text("site_name: [", "utf-8")
    browser_page.locator(PANEL).get_by_text("The site cannot be made").wait_for()
    assert "mkdocs.yml" in shown.hears("mkdocs.yml")
    assert browser_page.locator("table.vc-cases").get_by_role("link", name="Seaside").is_visible()
    file.write_text(good.replace("site_name: Value cases", "site_name: Cases by the sea"), "utf-8")
    browser_page.get_by_role("banner").get_by_text("Cases by the sea").first.wait_for()
    assert browser_page.locator(PANEL).count() == 0


def test_a_template_that_fails_and_is_mended(project: Path, preview: Start, browser_page: Any) -> None:
    shown = ready(preview)
    browser_page.goto(f"{shown.address}/seaside/sources.html")
    own = project / "templates/site/sources.html"
    own.parent.mkdir(parents=True)
    own.write_text("<h1>{{ nothing.of_that_name }}</h1>", "utf-8")
    browser_page.locator(PANEL).get_by_text("sources.md fails").wait_for()
    assert browser_page.get_by_role("heading", name="A report").is_visible()
    own.write_text("<h1>Our own page of sources</h1>", "utf-8")
    browser_page.get_by_role("heading", name="Our own page of sources").wait_for()
    own.unlink()
    browser_page.get_by_role("heading", name="A report").wait_for()


def test_figures_that_the_home_page_takes_from_a_case_follow_it(
    project: Path, preview: Start, browser_page: Any
) -> None:
    words = "In Seaside a year cost {{ seaside/costs.year.total }}."
    (project / "cases/index.md").write_text(words, "utf-8")
    browser_page.goto(f"{ready(preview).address}/")
    browser_page.get_by_text("a year cost £120,000").wait_for()
    changed(project / "cases/seaside/costs.yml", "£100,000", "£111,000")
    browser_page.get_by_text("a year cost £131,000").wait_for()
    changed(project / "cases/seaside/costs.yml", "  year:", "  another-year:")
    browser_page.locator(PANEL).get_by_text("cases/index.md, line 1").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_fits_a_phone(project: Path, preview: Start, chromium: Any, scheme: str) -> None:
    changed(project / "cases/seaside/costs.yml", '"£100,000"', "x" * 300)
    shown = preview()
    shown.hears("Nothing can be shown")
    page = chromium.new_page(viewport={"width": 390, "height": 700}, color_scheme=scheme)
    page.goto(shown.address)
    page.locator(PANEL).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.close()


def test_a_page_says_when_the_preview_has_ended(preview: Start, browser_page: Any) -> None:
    shown = ready(preview)
    browser_page.goto(f"{shown.address}/seaside/costs.html")
    shown.interrupt()
    browser_page.get_by_text("The preview has ended").wait_for()
    assert browser_page.get_by_role("link", name="£120,000").count() > 0
