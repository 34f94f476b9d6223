"""Nothing leads nowhere, and nothing lies about: links of pages, of PDFs and of the map of the site, and every file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.review.history import begun, committed
from tests.site.conftest import TWO, copy_project
from valuecase.checks.addresses import OF_ALL, pages_of
from valuecase.checks.case_names import OF_THE_SITE
from valuecase.cli import main
from valuecase.project import load_project
from valuecase.site.links import dead_links

ADDRESS = "https://cases.example.org/board/"
MOVED = "This page has moved"
#: Files that no page links to, and why they are there.
UNLINKED = {
    r"\.valuecase-made": "the list of what the next build replaces",
    r"404\.html": "a server shows it where there is no page",
    r"search/search_index\.(json|js)": "read by the search, from a server and from files",
    r"assets/javascripts/workers/.*": "the search",
    r"assets/javascripts/lunr/.*": "the search in other languages, which the theme loads where they are set",
    r"assets/(javascripts|stylesheets)/.*\.map": "read by the tools of those who write the theme",
    r"assets/stylesheets/.*": "styles of the theme for what is switched off here",
    r"cost-per-person\.csv": "linked to on the page Compare as soon as a real case has costs per person to compare",
    r"[\w-]+/chart-.*\.csv": "the table of a plain chart, in whose place its page shows a fuller one",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two cases, one of them and its story renamed, with an address in a sub-folder and a history."""
    root = copy_project(tmp_path_factory.mktemp("linked"), *TWO)
    settings = root / "mkdocs.yml"
    settings.write_text(f"site_url: {ADDRESS}\n{settings.read_text('utf-8')}", "utf-8")
    (root / ".gitignore").write_text("site/\n.cache/\n", "utf-8")
    committed(begun(root), "One", 1)
    story = root / "cases/hertfordshire/stories/kerry.md"
    story.write_text(story.read_text("utf-8").replace("---\n", "---\nwas: [someone]\n", 1), "utf-8")
    committed(root, "Two", 2)
    assert main(["--project", str(root), "build"]) == 0
    return root / "site"


def test_every_link_and_every_anchor_of_every_page_is_there(built: Path, site: Path) -> None:
    assert dead_links(built) == []
    assert dead_links(site) == []


def test_no_case_can_take_the_name_of_anything_at_the_top_of_the_site(built: Path, site: Path) -> None:
    for top in (built, site):
        names = {path.name.partition(".")[0] for path in top.iterdir() if not (path / "costs.html").is_file()}
        assert names - {""} - OF_THE_SITE == set()


def test_every_file_is_linked_to_or_there_for_a_reason(built: Path) -> None:
    files = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}
    linked = {target for page in built.rglob("*.html") for target in _targets(built, page)}
    moved = {name for name in files if name.endswith(".html") and MOVED in (built / name).read_text("utf-8")}
    lost = files - linked - moved  # old links lead to those, from elsewhere
    assert sorted(name for name in lost if not any(re.fullmatch(known, name) for known in UNLINKED)) == []
    assert linked <= files


def test_every_address_that_a_pdf_names_within_the_site_is_there(site: Path) -> None:
    named = {(pdf.name, address) for pdf in site.rglob("*.pdf") for address in _addresses(PdfReader(pdf))}
    inside = {(pdf, address.removeprefix(ADDRESS)) for pdf, address in named if address.startswith(ADDRESS)}
    assert {pdf for pdf, _ in inside} == {"sheet.pdf", "briefing.pdf"}
    assert [entry for entry in inside if not _is_there(site, entry[1])] == []


def test_every_place_within_a_pdf_that_it_leads_to_is_there(site: Path) -> None:
    for pdf in site.rglob("*.pdf"):
        read = PdfReader(pdf)
        pages = {page.indirect_reference.idnum for page in read.pages if page.indirect_reference}
        for outline in _flat(read.outline):
            assert outline.page.idnum in pages, pdf
        for link in _links(read):
            target = link.get("/Dest") or link.get("/A", {}).get("/D")
            if isinstance(target, list):
                assert target[0].idnum in pages, pdf
            elif target is not None:
                assert str(target) in read.named_destinations, pdf


def test_the_map_of_the_site_lists_each_page_that_can_be_found_once_with_its_day(site: Path) -> None:
    text = (site / "sitemap.xml").read_text("utf-8")
    listed = [unescape(found).removeprefix(ADDRESS) for found in re.findall(r"<loc>(.*?)</loc>", text)]
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    left_out = pages - set(listed)
    assert len(listed) == len(set(listed))
    assert set(listed) <= pages
    assert left_out == {"404.html", "hertfordshire/stories/someone.html", *(p for p in pages if "cases-by-" in p)}
    assert f"<loc>{ADDRESS}torbay/costs.html</loc><lastmod>2025-09-02</lastmod>" in text
    assert f"<loc>{ADDRESS}hertfordshire/stories/kerry.html</loc><lastmod>2025-09-03</lastmod>" in text
    assert "torbay/stories/index.html</loc></url>" in text  # no file, so no day


def test_without_an_address_no_page_claims_one(built: Path) -> None:
    assert not (built / "sitemap.xml").exists()
    for page in built.rglob("*.html"):
        assert not re.search(r'rel="canonical"|og:url', page.read_text("utf-8")), page


def test_each_page_has_a_title_and_a_description_of_its_own(built: Path, site: Path) -> None:
    for where in (built, site):
        heads = {page: page.read_text("utf-8").partition("</head>")[0] for page in where.rglob("*.html")}
        titles = [_only(r"<title>(.*?)</title>", head) for head in heads.values()]
        about = {
            page: unescape(_only(r'<meta name="description" content="(.*?)">', head)) for page, head in heads.items()
        }
        assert len(set(titles)) == len(titles)
        assert len(set(about.values())) == len(about)
        assert all(0 < len(words) <= 160 for words in about.values())
        assert all(
            words.startswith("Invented example")
            for page, words in about.items()
            if "riverside" in str(page) and not words.startswith(MOVED)
        )
    home, costs = (unescape((site / name).read_text("utf-8")) for name in ("index.html", "torbay/costs.html"))
    assert "<title>Value cases</title>" in home
    assert "<title>Costs – Integrated care, Torbay – Value cases</title>" in costs
    assert f'<link rel="canonical" href="{ADDRESS}torbay/costs.html">' in costs


def test_a_page_that_only_says_where_another_is_now_is_kept_out_of_lists(site: Path) -> None:
    moved = (site / "hertfordshire/stories/someone.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in moved
    assert "canonical" not in moved
    assert "noindex" not in (site / "hertfordshire/stories/kerry.html").read_text("utf-8")


def test_where_there_is_no_page_the_cases_are_named(built: Path, site: Path) -> None:
    for where, up in ((built, ""), (site, "/board/")):
        html = (where / "404.html").read_text("utf-8")
        assert "This page is not here" in html
        assert f'<a href="{up}torbay/index.html">Integrated care, Torbay</a>' in html
        local = [a for a in re.findall(r'(?:href|src)="([^"#]+)', html) if not a.startswith(("http", "data:"))]
        assert all((where / a.removeprefix(up or "./").partition("?")[0]).exists() for a in local), local


def test_a_case_says_how_it_is_cited_and_links_to_its_past(site: Path) -> None:
    page = unescape((site / "torbay/index.html").read_text("utf-8"))
    cited = _only(
        r"Integrated care, Torbay \(2025\)\. Value cases\. Edition of 3 September 2025, revision (\w{10})\. ", page
    )
    assert cited
    assert f"Available at: {ADDRESS}torbay/index.html" in page
    assert '<a href="changes.html">What changed since</a>' in page


def _only(pattern: str, text: str) -> str:
    found = set(re.findall(pattern, text, re.DOTALL))
    assert len(found) == 1, found
    return str(found.pop())


def _targets(site: Path, page: Path) -> Iterator[str]:
    """The files of the site that a page leads to or loads."""
    for address in re.findall(r'(?:href|src|data-bundle|data-[\w-]+)="([^"]+)"', page.read_text("utf-8")):
        parts = urlsplit(unescape(address))
        target = (page.parent / unquote(parts.path)).resolve()
        if parts.path and not parts.scheme and target.is_file() and target.is_relative_to(site):
            yield target.relative_to(site).as_posix()


def _links(read: PdfReader) -> Iterator[DictionaryObject]:
    for page in read.pages:
        for annotation in page.get("/Annots") or ():
            found = annotation.get_object()
            if found.get("/Subtype") == "/Link":
                yield found


def _addresses(read: PdfReader) -> Iterator[str]:
    for link in _links(read):
        if address := link.get("/A", {}).get("/URI"):
            yield str(address)


def _flat(outline: object) -> Iterator[Any]:
    for entry in outline if isinstance(outline, list) else ():
        yield from _flat(entry) if isinstance(entry, list) else (entry,)


def _is_there(site: Path, address: str) -> bool:
    path, _, anchor = address.partition("#")
    file = site / (path + "index.html" if path == "" or path.endswith("/") else path)
    return file.is_file() and (not anchor or f'id="{anchor}"' in file.read_text("utf-8"))


def test_whatever_page_and_place_a_text_may_link_to_is_there(built: Path) -> None:
    """What the check lets pass, in every case and in what all share."""
    project = load_project(built.parent)
    for case in project.cases.values():
        for page, anchors in pages_of(case).items():
            html = (built / case.id / page).read_text("utf-8")
            assert [anchor for anchor in anchors or () if anchor and f'id="{anchor}"' not in html] == [], (
                f"{case.id}/{page}"
            )
    assert [page for page in (*OF_ALL, "glossary.html") if not (built / page).is_file()] == []


def test_a_link_of_a_text_leads_to_one_page_from_wherever_it_is_shown(tmp_path: Path) -> None:
    root = copy_project(tmp_path, "example-riverside")
    (root / "cases/index.md").write_text("See [the money](example-riverside/costs.html).\n", "utf-8")
    for file in ("stories/alex.md", "stories/jo.md"):
        path = root / "cases/example-riverside" / file
        path.write_text(
            path.read_text("utf-8") + "\nSee [the money](costs.html) and [others](../compare.html).\n", "utf-8"
        )
    assert main(["--project", str(root), "build"]) == 0
    told = (root / "site/example-riverside/stories/alex.html").read_text("utf-8")
    assert 'href="../costs.html"' in told
    assert 'href="../../compare.html"' in told
