"""Pages that have moved: an old link to a part of one leads to that part, by a server and from files, with JavaScript or without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.measuring.chromium import served
from tests.privacy.support import CASE, SOURCES, build, written

FILES = {
    "harbour/case.yml": CASE.format(title="Harbour") + "was: [haven]\n",
    "harbour/sources.yml": SOURCES,
    "harbour/lessons.yml": "lessons: {early: {text: Begin early, was: [old]}}\n",
}


@pytest.fixture(scope="module")
def moved_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = written(tmp_path_factory.mktemp("moved"), FILES)
    assert build(root) == 0
    return root / "site"


@pytest.fixture(scope="module", params=["by a server", "from files"])
def start(request: pytest.FixtureRequest, moved_site: Path) -> Iterator[str]:
    """Where the site begins, as a browser is told it."""
    if request.param == "from files":
        yield moved_site.as_uri()
    else:
        with served(moved_site) as at:
            yield at.rstrip("/")


@pytest.mark.parametrize("anchor", ["#early", "#old", "", '#"><b>'])
def test_an_old_link_leads_to_the_part_it_names(browser: Any, start: str, anchor: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{start}/haven/lessons.html{anchor}")
    quoted = page.evaluate("location.hash")
    page.click("a.vc-moved")
    page.wait_for_url(f"{start}/harbour/lessons.html*")
    assert page.evaluate("location.hash") == quoted
    if anchor in ("#early", "#old"):
        assert page.locator(anchor).count() == 1
    assert said == []
    page.close()


def test_without_javascript_it_leads_to_the_page(browser: Any, start: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{start}/haven/lessons.html#early")
    page.click("a.vc-moved")
    page.wait_for_url(f"{start}/harbour/lessons.html")
    context.close()


def test_only_pages_that_have_moved_have_the_script(moved_site: Path, tmp_path: Path) -> None:
    with_it = {
        path.relative_to(moved_site).parts[0]
        for path in moved_site.rglob("*.html")
        if "moved.js" in path.read_text("utf-8")
    }
    assert with_it == {"haven"}
    other = written(tmp_path, FILES | {"harbour/case.yml": CASE.format(title="Harbour")})
    assert build(other) == 0
    assert not (other / "site/assets/moved.js").exists()
