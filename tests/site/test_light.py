"""Pages are light, so that they open at once on a slow line too."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from tests.measuring.chromium import CHROMIUM, served, started
from valuecase.charts.library import LIBRARY

#: Bytes of HTML that no page may exceed, and bytes that the first view of the home page may take on the wire.
MOST_OF_A_PAGE, MOST_OF_THE_FIRST_VIEW = 80 * 1024, 250_000


def test_no_page_is_heavy(built: Path) -> None:
    sizes = {page.relative_to(built).as_posix(): page.stat().st_size for page in built.rglob("*.html")}
    assert sizes
    assert {page: size for page, size in sizes.items() if size > MOST_OF_A_PAGE} == {}


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, so no browser tests were run")
def test_the_first_view_of_the_home_page_is_light_and_loads_nothing_that_draws(built: Path) -> None:
    """Everything that comes until nothing more does, the index of the search among it, compressed as hosts send it."""
    with served(built) as address, started() as browser:
        page = browser.new_page()
        came: list[Any] = []
        page.on("response", lambda one: came.append(one))
        page.goto(f"{address}/index.html")
        page.wait_for_load_state("networkidle")
        sizes = {one.url.removeprefix(f"{address}/"): len(gzip.compress(one.body(), 6)) for one in came}
    assert "search/search_index.json" in sizes
    assert LIBRARY not in sizes
    assert sum(sizes.values()) <= MOST_OF_THE_FIRST_VIEW, sizes
