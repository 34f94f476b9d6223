"""Following every link of a built site: pages, anchors, downloads."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

ADDRESSES = {"a": "href", "link": "href", "img": "src", "script": "src"}


def dead_links(site: Path) -> list[str]:
    """Every link within the site that leads nowhere, as `page: address`."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name: _read(site / name) for name in sorted(files) if name.endswith(".html") and name != "404.html"}
    return [
        f"{name}: {address}"
        for name, page in pages.items()
        for address in page.links
        if _is_dead(name, address, files, pages)
    ]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs:
            if key == "id" and value:
                self.ids.add(value)
            elif key == ADDRESSES.get(tag) and value:
                self.links.append(value)


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text("utf-8"))
    return page


def _is_dead(page: str, address: str, files: set[str], pages: dict[str, _Page]) -> bool:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return False
    target = page if not parts.path else normpath(join(dirname(page), unquote(parts.path)))
    if parts.path.endswith("/") or target == ".":
        target = normpath(join(target, "index.html"))
    if target not in files:
        return True
    return bool(parts.fragment) and target in pages and unquote(parts.fragment) not in pages[target].ids
