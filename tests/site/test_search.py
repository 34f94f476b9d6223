"""The search finds each fact of the sources: asked of the theme's own search, with the words that a reader would type."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.core.test_facts import FACTS, Fact, _folded
from tests.measuring.chromium import CHROMIUM, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, so no browser tests were run"),
]
#: A reader types so many words, and looks at so many pages of what is found. Words on more pages than that single out
#: nothing: of facts that have only such, it is asked whether the index has them.
TYPED, LOOKED_AT = 4, 10
#: Numbers, signs and common words as readers type them, and how the address of a page with each begins.
SAMPLE = {
    "863,092": "hertfordshire/costs",
    "£8,298.97": "hertfordshire/costs",
    "33.1": "torbay/outcomes.html",
    "a&e": "hertfordshire/outcomes.html",
    "you can": "hertfordshire/",
    "customer focussed": "hertfordshire/index.html",
}
#: Asks the theme's worker, with the index that the site has, each of these questions; gives the pages found, best first.
ASK = """async ([worker, questions]) => {
  const { config, docs } = await (await fetch("search/search_index.json")).json();
  const running = new Worker(worker);
  const answer = message => new Promise(done => {
    running.onmessage = ({ data }) => done(data.data);
    running.postMessage(message);
  });
  await answer({ type: 0, data: { config, docs, options: { suggest: false } } });
  const found = [];
  for (const question of questions)
    found.push((await answer({ type: 2, data: question })).items.map(([first]) => first.location.split("#")[0]));
  running.terminate();
  return found;
}"""


@pytest.fixture(scope="module")
def indexed(built: Path) -> dict[str, str]:
    """The words that the index has of each page."""
    found: dict[str, str] = {}
    for entry in json.loads((built / "search" / "search_index.json").read_text("utf-8"))["docs"]:
        page = entry["location"].partition("#")[0]
        found[page] = f"{found.get(page, '')} {_plain(entry['title'])} {_plain(entry['text'])}"
    return found


def test_the_index_holds_every_page_but_those_that_say_things_once_more(built: Path, indexed: dict[str, str]) -> None:
    pages = {path.relative_to(built).as_posix() for path in built.rglob("*.html")} - {"404.html"}
    left_out = pages - set(indexed)
    told = {page for page in left_out if page.startswith("cases-by-") or "/figures" in page}
    told |= {page for page in left_out if "This page has moved" in (built / page).read_text("utf-8")}
    assert left_out == told


def test_the_index_holds_the_words_of_each_fact_on_its_own_page(indexed: dict[str, str]) -> None:
    lost = [
        f"{case}/{section}: {fact.says}"
        for case, section, fact in _facts()
        for word in fact.words
        if word in _typed(fact)
        and not any(
            _folded(word) in _folded(indexed[page]) for page in indexed if page.startswith(_page(case, section))
        )
    ]
    assert lost == []


def test_each_fact_is_found_by_its_rarest_words(built: Path, indexed: dict[str, str], browser: Any) -> None:
    asked = [(fact, case, question) for case, _, fact in _facts() if (question := _question(fact, indexed))]
    answers = _asked(built, browser, [question for *_, question in asked])
    lost = [
        f"{case}: {fact.says} ({question})"
        for (fact, case, question), found in zip(asked, answers, strict=True)
        if not any(page.startswith(f"{case}/") for page in found[:LOOKED_AT])
    ]
    assert lost == []
    assert len(asked) > 250


def test_numbers_and_signs_are_found_as_readers_type_them(built: Path, browser: Any) -> None:
    found = dict(zip(SAMPLE, _asked(built, browser, list(SAMPLE)), strict=True))
    assert [typed for typed, page in SAMPLE.items() if not any(p.startswith(page) for p in found[typed][:3])] == []


@pytest.mark.parametrize("how", ["http", "files"])
def test_what_is_typed_into_the_box_is_listed(built: Path, browser: Any, how: str) -> None:
    with served(built) as address:
        for typed, where in list(SAMPLE.items())[:3]:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"{address if how == 'http' else built.as_uri()}/torbay/costs.html")
            page.locator("input.md-search__input").click()
            page.keyboard.type(typed)
            page.locator(f".md-search-result__item a[href*='{where}']").first.wait_for(state="attached")
            page.close()


def _asked(built: Path, browser: Any, questions: list[str]) -> list[list[str]]:
    (worker,) = (built / "assets" / "javascripts" / "workers").glob("search.*.js")
    with served(built) as address:
        page = browser.new_page()
        page.goto(f"{address}/index.html")
        found: list[list[str]] = page.evaluate(ASK, [worker.relative_to(built).as_posix(), questions])
        page.close()
    return found


def _facts() -> Iterator[tuple[str, str, Fact]]:
    """What the sources say, not what they lack: case, section, fact."""
    yield from ((*place, fact) for place, facts in FACTS.items() for fact in facts if not fact.gap)


def _page(case: str, section: str) -> str:
    """How the address of a section's pages begins."""
    return f"{case}/{'index' if section == 'case' else section}"


def _question(fact: Fact, indexed: dict[str, str]) -> str:
    """The rarest words of a fact, as typed; signs by which the search would be told more are left out."""
    words = dict.fromkeys(re.findall(r"[\w£&%.,'’]*\w%?", _typed(fact).lower()))
    on = {word: sum(word in text for text in indexed.values()) for word in words}
    return " ".join(sorted((word for word in words if 0 < on[word] <= LOOKED_AT), key=lambda word: on[word])[:TYPED])


def _typed(fact: Fact) -> str:
    """The words of a fact but for addresses, which stand behind other words."""
    return " ".join(word for word in fact.words if not word.startswith(("http", "www")))


def _plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", html)).lower()
