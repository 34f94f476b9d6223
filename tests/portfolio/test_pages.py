"""The built pages about all cases: whole, linked, marked, and small enough for many cases."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.portfolio.counted import claims
from tests.portfolio.many import write_many
from tests.support import ROOT
from valuecase.portfolio.rows import ORDERS
from valuecase.project import load_project
from valuecase.site.links import dead_links
from valuecase.site.live import Frame, LiveSite

MOST = 250_000


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def table(html: str, name: str) -> str:
    """The body of a table, by its class."""
    return re.search(rf'<table class="[^"]*\b{name}\b.*?<tbody>(.*?)</table>', html, re.DOTALL)[1]  # type: ignore[index]


def numbers_of(html: str) -> int:
    """The results that the cells of a map say in words, which are as many as the sentence above it says."""
    said = re.findall(r'vc-unseen">(\d+) results?:', table(html, "vc-map--real").split("<tfoot>")[0])
    total = sum(map(int, said))
    assert f'<p class="vc-lead">{total} results in ' in html
    return total


def cases_in(page: Path, kind: str = "real") -> list[str]:
    return re.findall(r'<th scope="row" id="([^"]+)"', table(page.read_text("utf-8"), f"vc-cases--{kind}"))


def test_every_link_of_these_pages_leads_somewhere(towns: Path) -> None:
    assert dead_links(towns) == []


def test_every_cell_of_the_map_leads_to_a_heading_of_its_case(towns: Path) -> None:
    """Four towns, seven domains: results lead to them, gaps to the page that says what is missing."""
    cells = re.findall(
        r'<td data-head="[^"]*"[^>]*><a href="([^"]+)">',
        table((towns / "evidence-map.html").read_text(), "vc-map--real"),
    )
    assert len(cells) == 4 * 7
    for address in cells:
        page, _, anchor = address.partition("#")
        assert not anchor or f'id="{anchor}"' in (towns / page).read_text("utf-8"), address
    assert "ashby/outcomes.html#domain-wellbeing" in cells
    assert "drift/outcomes.html" in cells


def test_the_numbers_on_the_page_are_those_of_the_files(towns: Path) -> None:
    html = (towns / "evidence-map.html").read_text("utf-8")
    assert numbers_of(html) == sum(claims(towns.parent).values())


def test_each_order_has_its_page(towns: Path) -> None:
    assert cases_in(towns / "index.html") == ["ashby", "birch", "cold", "drift"]
    assert cases_in(towns / "cases-by-results.html") == ["birch", "ashby", "cold", "drift"]
    assert cases_in(towns / "cases-by-strength.html") == ["birch", "ashby", "cold", "drift"]
    assert cases_in(towns / "cases-by-status.html") == ["ashby", "birch", "cold", "drift"]
    for order in ORDERS.values():
        html = (towns / order.page).read_text("utf-8")
        sorted_by = re.findall(r'<th scope="col" aria-sort="(\w+)"[^>]*><a [^>]*data-by="(\w+)"', html)
        assert sorted_by == [(order.sort, order.name)] * 2  # the real cases, and the invented examples
        assert cases_in(towns / order.page, "invented") == ["example"]


def test_pages_in_other_orders_are_in_no_menu_and_no_search_and_point_home(towns: Path) -> None:
    home = (towns / "index.html").read_text("utf-8")
    index = (towns / "search/search_index.json").read_text("utf-8")
    assert "cases-by-" not in re.sub(r"<article.*?</article>", "", home, flags=re.DOTALL)
    assert "cases-by-" not in index
    assert "evidence-map.html" in index
    for order in ORDERS.values():
        html = (towns / order.page).read_text("utf-8")
        assert '<link rel="canonical" href="https://example.org/cases/index.html">' in html or (
            order.page == "index.html" and '<link rel="canonical" href="https://example.org/cases/' in html
        )


def test_the_menu_leads_to_all_pages_about_several_cases(towns: Path) -> None:
    home = (towns / "evidence-map.html").read_text("utf-8")
    for address, title in (("compare.html", "Compare"), ("said.html", "Said in several places")):
        assert re.search(rf'href="{address}" class="md-nav__link">\s*<span class="md-ellipsis">\s*{title}', home)


def test_nothing_invented_is_counted(towns: Path) -> None:
    """The example holds a result drawn by lot on homes, from 1 to 39 of 40; no count and no comparison knows of it."""
    html = (towns / "evidence-map.html").read_text("utf-8")
    assert "Example Town" not in table(html, "vc-map--real")
    assert "Example Town" in table(html, "vc-map--invented")
    for name in ("compare", "said"):
        assert "Example Town" not in words((towns / f"{name}.html").read_text("utf-8").split("<article")[1])
    for name in ("evidence-map.csv", "cost-per-person.csv", "compare-measure-settled.csv"):
        text = (towns / name).read_text("utf-8")
        assert "example" not in text.lower()
        assert "ashby" in text.lower()


def test_what_is_invented_says_so_beside_its_name(towns: Path) -> None:
    for page in ("index.html", "cases-by-gaps.html"):
        body = table((towns / page).read_text("utf-8"), "vc-cases--invented")
        assert body.count('<th scope="row"') == body.count("vc-badge--invented") > 0


def test_no_style_and_no_handler_stands_in_these_pages(towns: Path) -> None:
    for name in ("index", "compare", "evidence-map", "said", "cases-by-gaps"):
        article = (towns / f"{name}.html").read_text("utf-8").split("<article")[1].split("</article>")[0]
        assert not re.search(r"\sstyle=|<style|<script|\son\w+=", article), name


def test_without_javascript_it_is_said_that_another_order_begins_anew(towns: Path) -> None:
    (told,) = re.findall(r"<noscript><p[^>]*>(.*?)</p></noscript>", (towns / "index.html").read_text("utf-8"))
    assert told == "Choices are for this order of the table; another order begins with every case."


def test_a_script_that_comes_last_is_all_that_is_added(towns: Path) -> None:
    assert '<script src="assets/tables.js" defer></script>' in (towns / "index.html").read_text("utf-8")
    script = (towns / "assets/tables.js").read_text("utf-8")
    assert not re.search(r"eval|Function|innerHTML|fetch|import", script)


def live(root: Path) -> LiveSite:
    shutil.copy2(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(ROOT / "templates", root / "templates")
    return LiveSite(load_project(root), Frame(root))


def test_with_150_cases_the_pages_stay_small(tmp_path: Path) -> None:
    site = live(write_many(tmp_path / "many", 11, 150))
    sizes = {page: len(site.content(page) or b"") for page in ("index.html", "cases-by-gaps.html", "evidence-map.html")}
    assert 0 < sizes["index.html"] < MOST, sizes
    assert 0 < sizes["cases-by-gaps.html"] < MOST, sizes
    assert 0 < sizes["evidence-map.html"] < 2 * MOST, sizes
    assert site.content("compare.html")
    assert site.content("said.html")


@pytest.mark.parametrize("number", [0, 1])
def test_with_one_case_or_none_every_page_is_there(tmp_path: Path, number: int) -> None:
    site = live(write_many(tmp_path / "few", 2, number))
    for page in ("index.html", "compare.html", "evidence-map.html", "said.html", "evidence-map.csv"):
        assert site.content(page), page
