"""Nobody is kept out: every page in four looks by axe-core, its HTML by vnu, and what opens on a page when it is open."""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.measuring.chromium import CHROMIUM
from tests.site.checkers import JAVA, errors_in_html, load_axe, missing, violations
from tests.site.looked_at import LOOKS, Seen, looked_at, page_with
from valuecase.site.mended import CONTENTS, FOOT, MENDS

browsing = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, so no browser tests were run")


@pytest.fixture(scope="session")
def without() -> str:
    """Why the checkers cannot be used; empty where they can."""
    return missing()


@pytest.fixture(scope="module")
def seen(built: Path, address: str, browser: Any, without: str) -> Seen:
    """What there was to see on every page; all tests read the one pass."""
    return looked_at(built, address, browser, with_axe=not without)


@browsing
@pytest.mark.browser
def test_no_page_asks_another_host_or_complains(seen: Seen) -> None:
    assert seen.complaints == []


@browsing
@pytest.mark.browser
def test_no_page_scrolls_sideways_or_has_words_outside_their_box(seen: Seen) -> None:
    assert seen.sideways == []
    assert seen.spilt == []


@browsing
@pytest.mark.browser
def test_axe_finds_nothing_on_any_page(seen: Seen, built: Path, without: str) -> None:
    if without:
        pytest.skip(without)
    assert seen.views == len(LOOKS) * len(list(built.rglob("*.html")))
    assert seen.barred == [], f"{len(seen.barred)} in all; the first:\n" + "\n".join(seen.barred[:5])


@browsing
@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_what_has_been_opened(
    built: Path, address: str, browser: Any, without: str, width: int, scheme: str
) -> None:
    if without:
        pytest.skip(without)
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")

    page.goto(f"{address}/torbay/index.html")
    page.keyboard.press("s")
    page.keyboard.type("costs")
    page.locator(".md-search-result__link").first.wait_for()
    load_axe(page)
    assert violations(page) == [], "with the search open"

    page.goto(f"{address}/{page_with(built, 'vc-whatif-open')}")
    page.get_by_role("button", name="Try other assumptions").first.click()
    page.locator(".vc-whatif-sliders input").first.wait_for()
    load_axe(page)
    assert violations(page) == [], "with sliders"

    if width < 1000:
        page.goto(f"{address}/torbay/index.html")
        page.get_by_role("button", name="Menu").click()
        page.locator(".md-sidebar--primary .md-nav__link").first.wait_for()
        load_axe(page)
        assert violations(page) == [], "with the menu open"

    page.goto(f"{address}/torbay/index.html")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    load_axe(page)
    assert violations(page) == [], "with all details open"
    page.close()


def test_every_page_is_valid_html(built: Path, without: str) -> None:
    if without or not JAVA:
        pytest.skip(without or "there is no Java to run vnu with")
    assert errors_in_html(built) == []


#: What the mends rest on in Material's templates, where it is not the very text that is exchanged.
WRITTEN = {' tabindex=""': ' tabindex="{{ tabindex }}"'}
RESTS_ON = (CONTENTS, FOOT, 'aria-labelledby="{{ path }}_label"', 'class="md-nav__title" for="{{ path }}"')


@pytest.mark.parametrize("written", [*(WRITTEN.get(mend.found, mend.found) for mend in MENDS), *RESTS_ON])
def test_what_is_mended_of_material_is_still_in_its_templates(written: str) -> None:
    """Where a newer Material writes something else, the mend has to be looked at again."""
    templates = Path(str(find_spec("material").submodule_search_locations[0])) / "templates"
    assert any(written in file.read_text("utf-8") for file in templates.rglob("*.html"))


def test_every_part_of_the_menu_is_named_by_words(built: Path) -> None:
    for file in built.rglob("*.html"):
        html = file.read_text("utf-8")
        for name in re.findall(r'<nav [^>]*aria-labelledby="([^"]+)"', html):
            heading = re.search(rf'id="{name}"[^>]*>(.*?)</label>', html, re.DOTALL)
            assert heading, f"{file}: {name}"
            assert re.sub(r"<[^>]+>", "", heading[1]).strip(), f"{file}: {name}"
