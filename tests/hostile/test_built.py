"""A site of cases full of hostile texts holds what a site of harmless ones holds, and their words, and nothing else.

Every output is read with a parser that is not ours. Which texts were taken is counted by family.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pikepdf
import pytest
from pypdf import PdfReader

from tests.hostile.accepted import CANARY, hostile
from tests.hostile.conftest import Built
from tests.hostile.corpus import FAMILIES, VALUES
from tests.hostile.fields import fields
from tests.hostile.looked_at import drawing, kind_of, spaced
from tests.measuring.chromium import CHROMIUM, served
from valuecase.cells import runs
from valuecase.reading.fields import Quote, Words

#: Where the only links of the example and of the texts lead to that are meant to be links.
MEANT = re.compile(r"https://(?:www\.)?example\.org(?:/|$)|https://cases\.example\.org/|mailto:")
#: What makes a reader of a PDF do something.
ACTIVE = ("/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia", "/GoToR", "/GoToE",
          "/SubmitForm", "/ImportData", "/AA", "/XFA", "/Movie", "/Sound", "/Rendition")  # fmt: skip
#: Texts of which Markdown drops words: more than twenty quotations or lists in one another, and what follows a fence on its line.
DROPPED = (">>>", "- - -", "```")


def test_four_fifths_of_the_texts_are_taken_where_words_are_taken_at_all(hostile_site: Built) -> None:
    families = {value: family for family, value in VALUES}
    tried, taken = Counter[str](), Counter[str]()
    for one in hostile_site.cases.values():
        taken.update(families[value] for value in one.taken.values())
    tried.update(families[value] for values in _asked(hostile_site).values() for value in values)
    for family in FAMILIES:
        print(f"{family:12} {taken[family]:5} of {tried[family]:5}  {taken[family] / tried[family]:4.0%}")  # noqa: T201
    share = taken.total() / tried.total()
    print(f"all          {taken.total():5} of {tried.total():5}  {share:4.0%}")  # noqa: T201
    assert share >= 0.8
    assert {value for _, value in VALUES} == {value for values in _asked(hostile_site).values() for value in values}


def _asked(site: Built) -> dict[str, list[str]]:
    from tests.hostile.square import squares

    return {name: list(values.values()) for name, values in squares().items() if name in site.cases}


def test_pages_have_no_element_attribute_or_script_that_harmless_ones_have_not(
    harmless: Built, hostile_site: Built
) -> None:
    known = {part for page in harmless.pages for part in page.parts}
    scripts = {script.strip() for page in harmless.pages for script in page.scripts}
    assert ("a", "href") in known
    for page in hostile_site.pages:
        assert page.parts - known == set(), page.path
        assert {script.strip() for script in page.scripts} - scripts == set(), page.path


def test_pages_lead_and_load_only_from_where_harmless_ones_do(harmless: Built, hostile_site: Built) -> None:
    known = {(tag, name, kind_of(value)) for page in harmless.pages for tag, name, value in page.leads}
    for page in hostile_site.pages:
        assert {(tag, name, kind_of(value)) for tag, name, value in page.leads} - known == set(), page.path


def test_words_and_quotations_are_on_a_page_as_they_were_typed(harmless: Built, hostile_site: Built) -> None:
    shown = [f for f in fields() if all(f.canary in words for words in harmless.words.values())]
    assert len(shown) > 200
    seen = 0
    for name, one in hostile_site.cases.items():
        words = hostile_site.words[name]
        for field in shown:
            value = one.taken.get(field, "")
            if not value or (value.startswith(DROPPED) and field.kind not in (Words, Quote)):
                continue
            whole = field.kind in (Words, Quote)
            assert (spaced(hostile(value, field)) if whole else field.canary) in words, (name, field, value)
            seen += whole
    assert seen > 300


def test_drawings_are_xml_of_the_same_elements_and_attributes(harmless: Built, hostile_site: Built) -> None:
    known = {part for path in harmless.site.rglob("*.svg") for part in drawing(path)}
    drawn = sorted(hostile_site.site.rglob("case-*/*.svg"))
    assert len(drawn) >= 8 * 5
    for path in drawn:
        assert drawing(path) - known == set(), path
        links = [e.attrib for e in ElementTree.parse(path).iter() if any("href" in name for name in e.attrib)]
        assert links == [], path


def test_the_sitemap_names_pages_of_the_site_alone(hostile_site: Built) -> None:
    tree = ElementTree.parse(hostile_site.site / "sitemap.xml")
    found = [element.text or "" for element in tree.iter() if element.tag.endswith("loc")]
    assert len(found) > 8 * 10
    assert all(re.fullmatch(r"https://cases\.example\.org/[\w./-]*", address) for address in found)


def test_papers_do_nothing_hold_no_files_and_lead_only_where_they_are_meant_to(hostile_site: Built) -> None:
    papers = sorted(hostile_site.site.rglob("*.pdf"))
    assert len(papers) == 2 * len(hostile_site.cases)
    for path in papers:
        with pikepdf.open(path) as paper:
            keys, addresses = set[str](), set[str]()
            for thing in paper.objects:
                _keys(thing, keys, addresses)
        assert keys & set(ACTIVE) == set(), path
        assert [address for address in addresses if not MEANT.match(address)] == [], path


def _keys(thing: Any, keys: set[str], addresses: set[str]) -> None:
    """The names of all that is in a PDF, and where its links lead."""
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for name, value in thing.items():
            keys.add(str(name))
            keys.add(str(value) if isinstance(value, pikepdf.Name) else "")
            if name == "/URI" and isinstance(value, pikepdf.String):
                addresses.add(str(value))
            if not getattr(value, "is_indirect", False):
                _keys(value, keys, addresses)
    elif isinstance(thing, pikepdf.Array):
        for value in thing.as_list():
            if not getattr(value, "is_indirect", False):
                _keys(value, keys, addresses)


def test_papers_print_words_as_they_were_typed(hostile_site: Built) -> None:
    printed = 0
    for name, one in hostile_site.cases.items():
        for paper in ("sheet.pdf", "briefing.pdf"):
            pages = PdfReader(hostile_site.site / name / paper).pages
            words = re.sub(r"\s", "", "".join(page.extract_text() for page in pages))
            for number in dict.fromkeys(CANARY.findall(words)):
                field = fields()[int(number)]
                value = re.sub(r"\s", "", one.taken[field])
                if field.kind in (Words, Quote) and value.isascii() and len(value) < 30:
                    printed += value.lower() in words.lower()
    # Lines are broken within words and some are cut, so a few are not found.
    assert printed > 60


def test_tables_have_no_cell_that_a_spreadsheet_runs(hostile_site: Built) -> None:
    tables = sorted(hostile_site.site.rglob("*.csv"))
    cells = [
        cell for path in tables for row in csv.reader(io.StringIO(path.read_text("utf-8-sig"))) for cell in row
    ]  # fmt: skip
    assert sum("=1+1" in cell for cell in cells) > 5
    assert [cell for cell in cells if runs(cell) and not cell.startswith("'")] == []


def test_the_workbook_has_no_formula_link_or_relation_to_elsewhere(hostile_site: Built) -> None:
    (path,) = hostile_site.site.glob("*.xlsx")
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any("=1+1" in str(cell.value) for cell in cells)
    assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()
        relations = b"".join(parts.read(name) for name in names if name.endswith(".rels"))
    assert not [name for name in names if re.search(r"extern|vba|embed|activex|customXml|drawing", name, re.IGNORECASE)]
    assert b'TargetMode="External"' not in relations


def test_what_programs_read_is_json_and_holds_every_word(hostile_site: Built) -> None:
    files = sorted(hostile_site.site.rglob("*.json"))
    assert files
    for path in files:
        json.loads(path.read_bytes())
    for name in hostile_site.cases:
        text = json.dumps(json.loads((hostile_site.site / name / "case.json").read_bytes()), ensure_ascii=False)
        assert len(set(CANARY.findall(text))) > 200


def test_scripts_are_ours_with_the_words_of_cases_as_data(harmless: Built, hostile_site: Built) -> None:
    known = {path.relative_to(harmless.site).as_posix() for path in harmless.site.rglob("*.js")}
    for path in hostile_site.site.rglob("*.js"):
        name, text = path.relative_to(hostile_site.site).as_posix(), path.read_text("utf-8")
        if name.startswith("case-"):
            assigned = re.fullmatch(r'\(globalThis\.valuecaseSliders \?\?= \{\}\)\["[a-z0-9-]+"\] = (\{.*\});\n', text)
            assert assigned, name
            json.loads(assigned[1])
            assert text.isascii()
        elif name == "search/search_index.js":
            json.loads(text.removeprefix("var __index = "))
        else:
            assert name in known
            assert path.read_bytes() == (harmless.site / name).read_bytes(), name


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, so no browser tests were run")
class TestInTheBrowser:
    """Chromium opens the pages, and searches them: nothing of a case runs, and nothing is asked of another host."""

    def test_nothing_runs_loads_or_complains(self, hostile_site: Built, browser: Any) -> None:
        said: list[str] = []
        page = _watched(browser, said)
        with served(hostile_site.site) as address:
            # Of each case every eighth page, so that of every kind of page some are looked at.
            for number, path in enumerate(sorted(hostile_site.site.rglob("*.html"))):
                if number % 8 and path.parent != hostile_site.site:
                    continue
                page.goto(f"{address}/{path.relative_to(hostile_site.site).as_posix()}", wait_until="load")
                assert page.evaluate("window.__hit") is None, path
        page.close()
        assert said == []

    @pytest.mark.parametrize("words", ["zq", "script", "onerror"])
    def test_the_search_shows_what_it_finds_as_words(self, hostile_site: Built, browser: Any, words: str) -> None:
        said: list[str] = []
        page = _watched(browser, said)
        with served(hostile_site.site) as address:
            page.goto(f"{address}/index.html")
            page.locator("input.md-search__input").click()
            page.keyboard.type(words)
            page.locator(".md-search-result__item").first.wait_for()
            kinds = page.evaluate("[...document.querySelectorAll('.md-search-result *')].map(e => e.localName)")
            ran = page.evaluate("window.__hit")
        page.close()
        assert ran is None
        assert set(kinds) & {"script", "img", "iframe", "svg", "style", "form", "input", "object"} <= {"svg"}
        assert said == []


def _watched(browser: Any, said: list[str]) -> Any:
    """A page of which everything is noted that is no good sign."""
    page = browser.new_page()
    page.on("dialog", lambda dialog: (said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda line: said.append(f"console: {line.text}") if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on("request", lambda asked: None if _is_own(asked.url) else said.append(f"request: {asked.url}"))
    return page


def _is_own(address: str) -> bool:
    return address.startswith(("http://127.0.0.1:", "data:image/", "blob:http://127.0.0.1:"))


def test_nothing_was_made_beside_the_site(hostile_site: Built) -> None:
    assert {path.name for path in hostile_site.root.iterdir()} <= {"cases", "site", "mkdocs.yml", ".cache"}
    assert not Path("hit").exists()
