"""What helps people to find the pages, and to find their way from an address that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from valuecase.edition import Edition
from valuecase.project import Project
from valuecase.site.described import description, titles
from valuecase.site.head import Head, with_head
from valuecase.site.pages import Pages
from valuecase.site.specs import PageSpec

#: Where the theme's own words for a page that is not there stand.
_NOT_FOUND = re.compile(r"<h1>404 - Not found</h1>")
NOT_FOUND = "This page is not here"


class Finding:
    """Titles, descriptions and addresses of the pages of a site."""

    def __init__(self, project: Project, pages: Pages, specs: Iterable[PageSpec]) -> None:
        self.project, self.pages = project, pages
        self.titles = titles(specs, pages.site_name)

    def page(self, html: str, spec: PageSpec, address: str) -> str:
        """A finished page with its head; `address` is where it is on the web, empty where nobody said."""
        site = self.pages.site_name
        head = Head(
            self.titles[spec.uri], description(spec, self.project, site), site, address,
            listed=spec.template != "moved.html",
        )  # fmt: skip
        return with_head(html, head)

    def not_found(self, html: str, up: str) -> str:
        """The page that a server shows where there is none; `up` leads from it to the top of the site."""
        words = self.pages.environment.get_template("not-found.html").render(
            title=NOT_FOUND, cases=list(self.project.cases.values()), up=up, site_name=self.pages.site_name
        )
        site = self.pages.site_name
        about = "What was looked for is not here; the cases are, and a search."
        return with_head(
            _NOT_FOUND.sub(lambda _: words, html), Head(f"{NOT_FOUND} – {site}", about, site, listed=False)
        )

    def sitemap(self, addresses: Iterable[tuple[PageSpec, str]], edition: Edition) -> str:
        """The addresses of all pages that may be found, with the days they changed; empty where none is known."""
        entries = [
            f"  <url><loc>{escape(address)}</loc>{self._day(spec, edition)}</url>\n"
            for spec, address in addresses
            if address and spec.is_found
        ]
        if not entries:
            return ""
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            + "".join(entries)
            + "</urlset>\n"
        )

    def _day(self, spec: PageSpec, edition: Edition) -> str:
        """When a page changed last; nothing where git does not know."""
        found = self.pages.past.last_change(spec)
        if found is None:
            return ""
        return f"<lastmod>{edition.moment.date().isoformat() if found.later else found.day}</lastmod>"
