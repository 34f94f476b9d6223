"""From a checked project to the files of a site: an allow-list, pages, briefings, style.

MkDocs would copy everything under `cases/` into the site, rows that must not be published
among it. So every file from there is taken out first but for those that mkdocs.yml names for
the look, and only what we made is put in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import AnchorLink, TableOfContents

from valuecase.charts.chart import table_as_csv
from valuecase.charts.library import LIBRARY, library
from valuecase.charts.what_if import file_of, script_of
from valuecase.charts.what_if_of import what_ifs_of
from valuecase.edition import Edition, edition_of
from valuecase.kept import tidy
from valuecase.problems import errors_in
from valuecase.project import Project, load_project
from valuecase.reading.inside import is_inside
from valuecase.reading.prose import pictures_in
from valuecase.report import report
from valuecase.site.drawn import csv_of, svg_of
from valuecase.site.finding import Finding
from valuecase.site.offline import STAND_IN
from valuecase.site.pages import Pages
from valuecase.site.specs import PageSpec, navigation, page_specs
from valuecase.site.warned import PROGRESS
from valuecase.template_files import find_template

STYLES = (
    "assets/valuecase.css",
    "assets/charts.css",
    "assets/logic-model.css",
    "assets/portfolio.css",
    "assets/what-if.css",
    "assets/reach.css",
    "assets/paper.css",
)
SCRIPTS = ("assets/tables.js", "assets/what-if.js", "assets/keyboard.js", "assets/paper.js")
#: What pages that have moved run, and they alone.
MOVED = "assets/moved.js"
#: Wide tables and the drawing of the logic model need the room beside them.
WIDE = {
    "home.html": "[navigation, toc]",
    "evidence-map.html": "[navigation, toc]",
    "compare.html": "[navigation]",
    "said.html": "[navigation]",
    "logic-model.html": "[toc]",
    "approaches.html": "[toc]",
    "how-sure.html": "[toc]",
}
#: Pages that search leaves out, since every number leads to them.
UNSEARCHED = ("figures.html", "workings.html")
_HEADING = re.compile(r'<h(?P<level>[123])[^>]*?\bid="(?P<id>[^"]+)"[^>]*>(?P<words>.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


class NotPublished(Exception):
    """The project has errors; the message is the report of them."""


@dataclass(slots=True)
class Publication:
    """One project on its way into a site."""

    project: Project
    edition: Edition
    pages: Pages
    store: Path
    specs: dict[str, PageSpec] = field(default_factory=dict)
    published: dict[str, File] = field(default_factory=dict)
    finding: Finding | None = None

    @classmethod
    def load(cls, root: Path, store: Path, preview: bool = False, own_templates: bool = True) -> Publication:
        """Read and check the project; raises NotPublished with a report if it has errors."""
        project = load_project(root)
        project.own_templates = own_templates
        if errors_in(project.problems):
            raise NotPublished("\n" + report(project, "text", errors_only=True))
        return cls.of(project, store, preview)

    @classmethod
    def of(cls, project: Project, store: Path, preview: bool = False) -> Publication:
        """The publication of a project that has no errors.

        A `preview` is for those who write: it shows what is still to do.
        """
        if preview:
            project.settings = replace(project.settings, publish_todo=True)
        tidy(store)
        edition = edition_of(project)
        pages = Pages(project, edition, store / "charts")
        return cls(project, edition, pages, store, {spec.uri: spec for spec in page_specs(project)})

    def replace(self, files: Files, config: Any) -> None:
        """Take every file of `cases/` out of MkDocs' list and put in what is published."""
        self.pages.site_name, self.pages.site_url = config.site_name, config.site_url or ""
        self.pages.downloads.named(config.site_name, config.copyright or "")
        self.finding = Finding(self.project, self.pages, self.specs.values())
        kept = look_of(config)
        for file in list(files):
            # By where MkDocs found it, not by where a link leads: a link out of the folder is no less of the folder.
            ours = file.src_dir and Path(file.src_dir) == Path(config.docs_dir)
            if ours and not (file.src_uri in kept and is_inside(Path(file.abs_src_path or ""), self.project.root)):
                files.remove(file)
        holders = {spec.part_of for spec in self.specs.values()}
        for uri, spec in self.specs.items():
            self.published[uri] = page = File.generated(config, uri, content=_front_matter(spec))
            if uri in holders and page.dest_uri:
                page.name = "index"  # the theme lets a page stand for the part of the menu below it if it is called so
            files.append(page)
        moved = [MOVED] if any(spec.template == "moved.html" for spec in self.specs.values()) else []
        for asset in (*STYLES, *SCRIPTS, STAND_IN, *moved):
            path = find_template(f"site/{asset}", self.project.templates)
            files.append(File.generated(config, asset, abs_src_path=str(path)))
        for uri, path in self.pictures().items():
            files.append(File.generated(config, uri, abs_src_path=str(path)))
        if any(case.appraised for case in self.project.cases.values()):
            files.append(File.generated(config, LIBRARY, content=library(self.store / "charts")))
        config.nav = navigation(self.project)
        config.extra_css.extend(style for style in STYLES if style not in config.extra_css)
        early = config.extra.setdefault("polyfills", [])
        early.extend(script for script in (STAND_IN,) if script not in early)
        named = set(map(str, config.extra_javascript))
        config.extra_javascript.extend(_deferred(script) for script in SCRIPTS if script not in named)

    def add_downloads(self, files: Files, config: Any) -> None:
        """Put in charts, tables and PDFs; pages that are made after this tell how long a PDF is, and how large a file."""
        found = self.charts() | self.briefings() | dict(self.pages.downloads.shelf.files())
        self.pages.downloads.weigh(found)
        for uri, content in found.items():
            files.append(File.generated(config, uri, content=content))

    def pictures(self) -> dict[str, Path]:
        """The pictures that stories show; no other file of a case is published."""
        found: dict[str, Path] = {}
        for case in self.project.cases.values():
            for _, _, _, document in case.sections():
                folder = Path(document.file).parent
                for name in pictures_in(document.body):
                    found[(folder / name).relative_to("cases").as_posix()] = self.project.root / folder / name
        return found

    def charts(self) -> dict[str, bytes]:
        """The picture and the table of every chart, the sliders, and the tables of the pages about all cases."""
        found = {uri: made.encode() for uri, made in self.pages.across.files().items()}
        for case in self.project.cases.values():
            for drawn in self.pages.charts(case):
                found[f"{case.id}/{csv_of(drawn.chart)}"] = table_as_csv(drawn.chart).encode()
                found[f"{case.id}/{svg_of(drawn.chart)}"] = drawn.svg.encode()
            found |= {f"{case.id}/{file_of(sliders)}": script_of(sliders).encode() for sliders in what_ifs_of(case)}
        return found

    def briefings(self) -> dict[str, bytes]:
        """Two PDFs a case; the pages are told how many pages they have."""
        from valuecase.site.papers import papers_of

        found: dict[str, bytes] = {}
        for number, case in enumerate(self.project.cases.values(), 1):
            PROGRESS.info("Printing %s, %d of %d", case.id, number, len(self.project.cases))
            papers = papers_of(case, self.project, self.edition, self.pages.charts(case), self.pages.site_url)
            self.pages.paper_pages[case.id] = {name: printed.pages for name, printed in papers.items()}
            found |= {f"{case.id}/{name}": printed.pdf for name, printed in papers.items()}
        return found

    def content(self, page: Any) -> str:
        """A page's HTML; its headings become the page's contents and its anchors are made known to MkDocs."""
        spec = self.specs.get(page.file.src_uri)
        if spec is None:
            return ""
        html = self.pages.render(spec)
        if spec.template == "moved.html":
            page.canonical_url = None
        elif spec.instead and page.canonical_url:
            page.canonical_url = page.canonical_url.removesuffix(page.url) + spec.instead.replace(".md", ".html")
        page.toc = contents_of(html)
        page.present_anchor_ids = set(re.findall(r'\bid="([^"]+)"', html))
        return html

    def finished(self, html: str, page: Any) -> str:
        """A page of the theme with what it says of itself to those who look for it."""
        spec = self.specs.get(page.file.src_uri)
        return self.finding.page(html, spec, page.canonical_url or "") if spec and self.finding else html

    def sitemap(self) -> str:
        """The addresses of the pages; empty where mkdocs.yml does not say where the site is."""
        assert self.finding
        pages = ((self.specs[uri], file.page) for uri, file in self.published.items())
        return self.finding.sitemap(((spec, page.canonical_url or "") for spec, page in pages if page), self.edition)


def look_of(config: Any) -> set[str]:
    """The files that mkdocs.yml names for the look of the site: logo, icon, style sheets, scripts."""
    named = [
        config.theme.get("logo"),
        config.theme.get("favicon"),
        *config.extra_css,
        *map(str, config.extra_javascript),
    ]
    return {str(name) for name in named if name}


def contents_of(html: str) -> TableOfContents:
    """The headings of a page as MkDocs wants them: nested, with their anchors."""
    top: list[AnchorLink] = []
    stack: list[AnchorLink] = []
    for match in _HEADING.finditer(html):
        words = _TAG.sub("", match["words"]).strip()  # still escaped: themes print it as it is
        link = AnchorLink(title=words, id=match["id"], level=int(match["level"]))
        while stack and stack[-1].level >= link.level:
            stack.pop()
        (stack[-1].children if stack else top).append(link)
        stack.append(link)
    return TableOfContents(top)


def _front_matter(spec: PageSpec) -> str:
    """A page for MkDocs that holds only its title; the words come from the template.

    Themes print titles as they are, so they are escaped here.
    """
    title = escape(f"{spec.title} – {spec.case.title}" if spec.case else spec.title)
    wide = f"hide: {WIDE[spec.template]}\n" if spec.template in WIDE else ""
    unsearched = "" if spec.is_found and spec.template not in UNSEARCHED else "search: {exclude: true}\n"
    return "---\ntitle: " + _yaml_text(title) + f"\n{wide}{unsearched}---\n"


def _deferred(script: str) -> ExtraScriptValue:
    """A script that waits until the page is read; it only makes quicker what works without it."""
    found = ExtraScriptValue(script)
    found.defer = True
    return found


def _yaml_text(text: str) -> str:
    return "'" + text.replace("'", "''").replace("\n", " ") + "'"
