"""Every page says what it may load: nothing from elsewhere, and no script that was not there when it was built."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.measuring.chromium import CHROMIUM, served
from tests.site.looked_at import one_of_each_kind
from valuecase.site.policy import hashes_of, policy_of, with_policy

in_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, so no browser tests were run"),
]


class Read(HTMLParser):
    """What a page holds that its policy is about, read without the code that wrote the policy."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.heads: list[tuple[str, dict[str, str | None]]] = []
        self.policies: list[str] = []
        self.inline: list[str] = []
        self.styled: list[str] = []
        self._code: list[str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        if tag in ("meta", "link", "script"):
            self.heads.append((tag, own))
        if tag == "meta" and own.get("http-equiv") == "Content-Security-Policy":
            self.policies.append(own["content"] or "")
        if tag == "style" or "style" in own or any(name.startswith("on") for name in own):
            self.styled.append(str(self.get_starttag_text()))
        if tag == "script" and "src" not in own and own.get("type") != "application/json":
            self._code = []

    def handle_data(self, data: str) -> None:
        if self._code is not None:
            self._code.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._code is not None:
            self.inline.append("".join(self._code))
            self._code = None


def pages(built: Path) -> list[Path]:
    return sorted(built.rglob("*.html"))


def test_every_page_has_a_policy_before_anything_is_loaded(built: Path) -> None:
    assert built / "404.html" in pages(built)
    for page in pages(built):
        read = Read(page.read_text("utf-8"))
        assert len(read.policies) == 1, page
        (first, charset), (second, _) = read.heads[:2]
        assert (first, charset.get("charset"), second) == ("meta", "utf-8", "meta"), page
        allowed = dict(part.strip().split(" ", 1) for part in read.policies[0].split(";"))
        assert allowed["default-src"] == "'none'"
        assert "unsafe-" not in read.policies[0]
        assert not re.search(r"\*|https?:|blob:", read.policies[0]), page


def test_a_policy_says_of_each_kind_of_thing_from_where_it_may_come() -> None:
    """Two of them, where forms are sent and what addresses begin with, are not among the kinds that `default-src` is for."""
    allowed = dict(part.split(" ", 1) for part in policy_of("<p>Words</p>").split("; "))
    assert allowed == {
        "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' data:", "font-src": "'self'",
        "connect-src": "'self'", "worker-src": "'self'", "form-action": "'none'", "base-uri": "'none'",
    }  # fmt: skip


def test_the_hash_of_every_script_within_a_page_is_in_its_policy(built: Path) -> None:
    codes: set[str] = set()
    for page in pages(built):
        read = Read(page.read_text("utf-8"))
        hashes = {f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'" for code in read.inline}
        assert hashes, page
        assert set(re.findall(r"'sha256-[^']+'", read.policies[0])) == hashes, page
        codes |= {re.sub(r'new URL\("[./]*"|new URL\("[^"]*",location', "", code) for code in read.inline}
    # The theme's own three; the first holds the way to the top, which differs from folder to folder.
    assert len(codes) <= 4, codes


def test_no_page_has_a_style_or_a_handler_within_its_tags_since_its_policy_would_stop_them(built: Path) -> None:
    assert {page.name: styled for page in pages(built) if (styled := Read(page.read_text("utf-8")).styled)} == {}


def test_line_ends_of_windows_do_not_change_a_hash() -> None:
    one, other = (f"<script>first{end}second</script>" for end in ("\n", "\r\n"))
    assert hashes_of(one) == hashes_of(other)
    assert hashes_of('<script src="x.js"></script><script type="application/json">{}</script>') == []


def test_a_page_without_a_character_set_is_refused_rather_than_published_without_its_policy() -> None:
    with pytest.raises(ValueError, match="charset"):
        with_policy("<html><head></head></html>")


class TestInTheBrowser:
    """A real Chromium keeps to the policy, and has nothing to say about our own pages."""

    pytestmark = in_browser

    @pytest.mark.parametrize("how", ["http", "files"])
    def test_no_kind_of_page_makes_the_browser_complain(self, built: Path, browser: Any, how: str) -> None:
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(f"{page.url}: {said.text}"))
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        with served(built) as address:
            base = address if how == "http" else built.as_uri()
            for name in one_of_each_kind(built):
                page.goto(f"{base}/{name}")
                # The search is ready, and with it whatever it loads.
                page.locator("[data-md-component=search-result] .md-search-result__meta").wait_for(state="attached")
                page.wait_for_load_state("networkidle")
        page.close()
        assert complaints == []

    @pytest.mark.parametrize("how", ["http", "files"])
    def test_the_search_finds_pages(self, built: Path, browser: Any, how: str) -> None:
        for start in ("index.html", "torbay/costs.html"):
            with served(built) as address:
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                page.goto(f"{address if how == 'http' else built.as_uri()}/{start}")
                page.locator("input.md-search__input").click()
                page.keyboard.type("Kerry")
                page.locator(".md-search-result__item a", has_text="Kerry").first.click()
                page.wait_for_url("**/*.html?h=*")
                assert "Kerry" in page.locator("article").inner_text()
                page.close()

    @pytest.mark.parametrize("how", ["http", "files"])
    @pytest.mark.parametrize(
        "smuggled",
        [
            "<script>document.title = 'taken over'</script>",
            "<img src='data:,' onerror=\"document.title = 'taken over'\">",
            "<script src='data:text/javascript,document.title=%22taken over%22'></script>",
        ],
        ids=["script", "handler", "data"],
    )
    def test_a_script_smuggled_into_a_page_does_not_run(
        self, built: Path, browser: Any, tmp_path: Path, how: str, smuggled: str
    ) -> None:
        good = (built / "torbay" / "costs.html").read_text("utf-8")
        without = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", good)
        assert without != good
        for name, html in (("with.html", good), ("without.html", without)):
            (tmp_path / name).write_text(html.replace("</h1>", f"</h1>{smuggled}", 1), "utf-8")
        titles = {}
        with served(tmp_path) as address:
            for name in ("with.html", "without.html"):
                page = browser.new_page()
                page.goto(f"{address if how == 'http' else tmp_path.as_uri()}/{name}")
                page.wait_for_load_state("networkidle")
                titles[name] = page.title()
                page.close()
        assert titles["without.html"] == "taken over"
        assert titles["with.html"] != "taken over"
