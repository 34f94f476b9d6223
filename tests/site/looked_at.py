"""Every page of the site opened once, and what was seen on it: wide and as on a phone, light and dark."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from tests.site.checkers import load_axe, violations

WIDTHS, SCHEMES = (1280, 390), ("light", "dark")
LOOKS = tuple(product(WIDTHS, SCHEMES))
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Boxes whose words reach beyond their right edge.
SPILT = """() => [...document.querySelectorAll('.vc-tile, .vc-gap, .vc-facts > div')]
  .filter(box => box.scrollWidth > box.clientWidth + 1)
  .map(box => box.innerText)"""


@dataclass(slots=True)
class Seen:
    """What was seen on all pages, each thing with its page and look.

    complaints: of the browser, and addresses on other hosts that were asked for
    sideways: pages that scroll sideways; spilt: boxes with words outside them; barred: what axe found
    views: how often axe looked
    """

    complaints: list[str] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    spilt: list[str] = field(default_factory=list)
    barred: list[str] = field(default_factory=list)
    views: int = 0


def kind_of(name: str) -> str:
    """Pages of one kind come from one template: `torbay/costs.html` is of the kind `*/costs.html`."""
    folders = name.split("/")
    if len(folders) == 1:
        return "cases-by" if name.startswith("cases-by-") else name
    own = "/".join(folders[1:])
    return own if len(folders) == 2 or own.endswith("/index.html") else f"{folders[1]}/*"


def one_of_each_kind(site: Path) -> list[str]:
    """The longest page of each kind, by its address."""
    longest: dict[str, str] = {}
    for file in sorted(site.rglob("*.html"), key=lambda file: (-file.stat().st_size, file.as_posix())):
        name = file.relative_to(site).as_posix()
        longest.setdefault(kind_of(name), name)
    return sorted(longest.values())


def page_with(site: Path, html: str) -> str:
    """The address of the first page of the invented case that holds this."""
    found = (file for file in sorted(site.glob("example-*/**/*.html")) if html in file.read_text("utf-8"))
    return next(found).relative_to(site).as_posix()


def looked_at(site: Path, address: str, browser: Any, with_axe: bool) -> Seen:
    """Open every page, and look at it in all four looks."""
    seen = Seen()
    page = browser.new_page(reduced_motion="reduce")  # so that nothing is measured on its way
    _listen(page, address, seen.complaints)
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        page.goto(f"{address}/{name}")
        if with_axe:
            load_axe(page)
        for width, scheme in LOOKS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            where = f"{name}, {width}px, {scheme}"
            if (beyond := page.evaluate(SIDEWAYS)) > 0:
                seen.sideways.append(f"{where}: by {beyond}px")
            seen.spilt += [f"{where}: {words}" for words in page.evaluate(SPILT)]
            if with_axe:
                seen.views += 1
                seen.barred += [f"{where}: {found}" for found in violations(page)]
    page.close()
    return seen


def _listen(page: Any, address: str, complaints: list[str]) -> None:
    def said(message: Any) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"{page.url}: {message.text}")

    def asked(request: Any) -> None:
        if not request.url.startswith((address, "data:")):
            complaints.append(f"{page.url} asks for {request.url}")

    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("request", asked)
