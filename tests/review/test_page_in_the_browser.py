"""The review page in a real browser: it fits a phone, can be read in light and dark, and asks nobody for anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.measuring.chromium import CHROMIUM, started
from tests.measuring.colours import WHITE, Colour, contrast, laid_on
from tests.measuring.pictures import TEXT_CONTRAST
from tests.review.history import STEPS, before
from tests.review.history_case import SECOND
from tests.review.page_made import COSTS, Page, edit, page_of, project
from valuecase.review.page import write_page
from valuecase.review.review import compared

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, so no browser tests were run"),
]
LOOKED_AT = Path(__file__).with_name("page_looked_at.js").read_text("utf-8")
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPENED = "document.querySelectorAll('details').forEach((details) => { details.open = true; })"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with started() as running:
        yield running


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The page of a change with something of most kinds, with words longer than a line of a phone."""
    root = project(tmp_path_factory.mktemp("rich") / "project")
    edit(
        root,
        {
            COSTS: (("£135,000", "£136,584"), ("£237,644", "£239,228"), ("source: report, page 4", "source: audit, page 9"),
                    ("Hostel nights", "Nights in the hostel at the harbour" + "x" * 90)),
            "cases/harbour/service.yml": (("A team of four", "A team of five" + "y" * 90),),
            "cases/harbour/logic-model.yml": (("One pooled budget", "Two budgets"),),
            "cases/harbour/outcomes.yml": (("value: 62", "value: 60"), ("compare: none", "compare: historic")),
            "cases/harbour/stories/second.md": (("  given:", "  withdrawn: 2025-08-01\n  given:"),),
        },
    )  # fmt: skip
    (root / "cases/harbour/stories/robin.md").write_text(
        SECOND.replace("Quillon", "Robin").replace("stories.second", "stories.robin"), "utf-8"
    )
    return page_of(root, tmp_path_factory.mktemp("rich-page"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_it_fits_and_can_be_read(rich: Page, browser: Any, width: int, scheme: str) -> None:
    assert {"Headline figures", "Other figures", "Claims", "Consent", "Words and parts"} <= set(rich.lines)
    assert len(rich.drawings) > 3
    page, complaints = _opened(browser, rich.folder, width, scheme)
    page.evaluate(OPENED)
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate("[...document.images].filter((image) => !image.naturalWidth).length") == 0
    seen = page.evaluate(LOOKED_AT)
    page.close()
    assert len(seen) > 100
    assert [words["words"] for words in seen if _contrast(words) < TEXT_CONTRAST] == []
    assert complaints == []


def test_no_page_of_the_made_history_is_wider_than_a_phone(history: Path, browser: Any, tmp_path: Path) -> None:
    for step in STEPS:
        with compared(history, before(step), step.name) as found:
            write_page(found, tmp_path / step.name, history)
        page, complaints = _opened(browser, tmp_path / step.name, 390, "light")
        page.evaluate(OPENED)
        assert page.evaluate(SIDEWAYS) <= 0, step.name
        assert complaints == []
        page.close()


def test_side_by_side_on_a_desk_and_one_below_the_other_on_a_phone(rich: Page, browser: Any) -> None:
    def tops(width: int) -> list[float]:
        page, _ = _opened(browser, rich.folder, width, "light")
        pair = page.locator(".vc-drawing:not(.vc-drawing--wide):has(figure + figure)").first.locator("img")
        found = [pair.nth(number).bounding_box()["y"] for number in range(2)]
        page.close()
        return found

    assert tops(1280)[0] == pytest.approx(tops(1280)[1], abs=1)
    assert tops(390)[0] + 100 < tops(390)[1]


def test_the_headline_figures_are_seen_without_scrolling(rich: Page, browser: Any) -> None:
    page, _ = _opened(browser, rich.folder, 1280, "light")
    box = page.locator(".vc-tile").first.bounding_box()
    page.close()
    assert box["y"] + box["height"] < 900


def test_it_is_printed_on_sheets_of_a4(rich: Page, browser: Any, tmp_path: Path) -> None:
    from pypdf import PdfReader

    page, _ = _opened(browser, rich.folder, 1280, "light")
    page.pdf(path=tmp_path / "review.pdf", prefer_css_page_size=True)
    page.close()
    sheets = PdfReader(tmp_path / "review.pdf").pages
    assert 1 < len(sheets) < 12
    assert {(round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))) for sheet in sheets} <= {
        (595, 842),
        (596, 842),
    }
    assert "What changes in what is published" in sheets[0].extract_text()


@pytest.mark.parametrize(
    "smuggled",
    [
        "<script>document.title = 'taken over'</script>",
        "<img src='data:,' onerror=\"document.title = 'taken over'\">",
        "<script src='taken.js'></script>",
    ],
    ids=["script", "handler", "beside"],
)
def test_a_script_smuggled_into_the_page_does_not_run(rich: Page, browser: Any, tmp_path: Path, smuggled: str) -> None:
    without = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", rich.html)
    assert without != rich.html
    (tmp_path / "taken.js").write_text("document.title = 'taken over'", "utf-8")
    titles = {}
    for name, html in (("with", rich.html), ("without", without)):
        (tmp_path / "index.html").write_text(html.replace("</h1>", f"</h1>{smuggled}", 1), "utf-8")
        page, _ = _opened(browser, tmp_path, 1280, "light")
        page.wait_for_load_state("networkidle")
        titles[name] = page.title()
        page.close()
    assert titles["without"] == "taken over"
    assert titles["with"].startswith("What changes")


def _opened(browser: Any, folder: Path, width: int, scheme: str) -> tuple[Any, list[str]]:
    """A page opened from its folder, as from a shared drive; and what the browser complains of."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.on("request", lambda request: None if request.url.startswith("file:") else complaints.append(request.url))
    page.goto((folder / "index.html").as_uri())
    return page, complaints


def _contrast(words: dict[str, Any]) -> float:
    behind: Colour = WHITE
    for paint in reversed(words["behind"]):
        behind = laid_on(paint, behind) or behind
    return contrast(laid_on(words["colour"], behind) or behind, behind)
