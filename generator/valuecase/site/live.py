"""A site whose pages, tables and PDFs are made when they are asked for, and not before; nothing is written to a folder."""

from __future__ import annotations

import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.exceptions import Abort, BuildError, ConfigurationError
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from valuecase.briefing.press import NotPrinted
from valuecase.case import ValueCase
from valuecase.charts.chart import table_as_csv
from valuecase.charts.what_if import file_of, script_of
from valuecase.charts.what_if_of import what_ifs_of
from valuecase.project import CASES, Project
from valuecase.reading.inside import is_inside
from valuecase.site.build import BuildFailed, settings_file
from valuecase.site.configuration import Refused, loaded, refuse
from valuecase.site.drawn import csv_of, svg_of
from valuecase.site.papers import BRIEFING, SHEET, papers_of
from valuecase.site.plain import NotPlain, plain_config
from valuecase.site.plugin import ValuecasePlugin
from valuecase.site.publish import Publication
from valuecase.site.warned import warnings_of_mkdocs

#: MkDocs marks the page it is making in things that all pages share, so one is made at a time.
_ONE_AT_A_TIME = threading.RLock()


class NotMade(Exception):
    """A site or one of its pages could not be made; the message says why, in words for an author."""


class Frame:
    """What mkdocs.yml decides: MkDocs' configuration, its plugins and the theme's templates."""

    def __init__(self, root: Path, own_templates: bool = True) -> None:
        """Without a project's `own_templates`, with nothing of it that could run; its settings are ours then."""
        self.own_templates, self._kept = own_templates, TemporaryDirectory(prefix="valuecase-")
        with warnings_of_mkdocs() as warned:
            try:
                settings = settings_file(root)
                refuse(settings)
                if own_templates:
                    self.config = loaded(str(settings))
                else:
                    self.config = plain_config(root, Path(self._kept.name))
            except (Abort, BuildFailed, ConfigurationError, NotPlain, OSError, Refused) as error:
                raise NotMade("\n".join(warned) or str(error)) from error
        if warned:
            raise NotMade("MkDocs warns of mkdocs.yml:\n" + "\n".join(warned))
        found = [plugin for plugin in self.config.plugins.values() if isinstance(plugin, ValuecasePlugin)]
        if not found:
            raise NotMade("mkdocs.yml names no plugin “valuecase”, which makes the pages")
        self.plugin = found[0]
        self.store = root / self.plugin.config.cache
        self.env: Any = None
        self.theme_files: list[File] = []

    def begin(self) -> None:
        """Let the plugins begin, with what they publish handed to ours."""
        if self.env is not None:
            return
        search = self.config.plugins.get("material/search")
        if search:  # an index of every page would have to be made before the first is shown
            search.config.enabled = False
        self.config = self.config.plugins.on_config(self.config)
        self.config.plugins.on_pre_build(config=self.config)
        self.env = self.config.theme.get_env()
        found = Files([])
        found.add_files_from_theme(self.env, self.config)
        self.theme_files = list(found)


class LiveSite:
    """A project that has no errors, as a site. Raises NotMade where mkdocs.yml or a template fails."""

    def __init__(self, project: Project, frame: Frame, before: LiveSite | None = None) -> None:
        """With the site `before` this one, of the same frame and templates, what has not changed is not made again."""
        self.project, self.frame = project, frame
        project.own_templates = frame.own_templates
        self.publication = Publication.of(project, frame.store, preview=True)
        self.made: dict[str, bytes] = {}
        if before:
            pages, earlier = self.publication.pages, before.publication.pages
            pages.environment = earlier.environment
            pages.drawn_before = earlier.drawn_before | earlier.drawn
            same = {name for name, case in project.cases.items() if before.project.cases.get(name) is case}
            pages.drawn = {name: drawn for name, drawn in earlier.drawn.items() if name in same}
        with _ONE_AT_A_TIME, warnings_of_mkdocs():
            try:
                self._arrange()
            except (Abort, BuildError, OSError) as error:
                raise NotMade(str(error)) from error

    def _arrange(self) -> None:
        """Find out which files there are and what the menu is."""
        frame = self.frame
        frame.plugin.on_startup(command="serve", dirty=False)
        frame.plugin.hand(self.publication)
        frame.begin()
        config, plugins = frame.config, frame.config.plugins
        files = get_files(config)
        for file in frame.theme_files:
            if file.src_uri not in files.src_uris:  # the project's own go first
                files.append(file)
        self.files = plugins.on_files(files, config=config)
        set_exclusions(self.files, config)
        self.nav = plugins.on_nav(get_navigation(self.files, config), config=config, files=self.files)
        for file in self.files.documentation_pages():
            (file.page or Page(None, file, config)).read_source(config)  # so that each has its title
        self.env = plugins.on_env(frame.env, config=config, files=self.files)
        self.places = {file.dest_uri: file for file in self.files}

    def content(self, path: str) -> bytes | None:
        """What is at an address of the site, such as `torbay/costs.html`; None where there is nothing.

        Raises NotMade where a template fails.
        """
        with _ONE_AT_A_TIME:
            if path not in self.made:
                made = self._make(path)
                if made is None or path not in self.places or not self.places[path].is_documentation_page():
                    return made
                self.made[path] = made
            return self.made[path]

    def _make(self, path: str) -> bytes | None:
        try:
            file = self.places.get(path)
            if file is None:
                return self._download(path)
            if file.is_documentation_page():
                return self._page(file)
            return bytes(file.content_bytes) if self._may_be_read(file.abs_src_path) else None
        except FileNotFoundError:
            return None
        except (BuildError, NotPrinted) as error:
            raise NotMade(str(error)) from error

    def _may_be_read(self, path: str | None) -> bool:
        """Whether a file of a case is still within its project: a link may have taken its place since it was checked."""
        root = self.project.root
        return not (path and Path(path).is_relative_to(root / CASES)) or is_inside(Path(path), root)

    def _page(self, file: File) -> bytes:
        """A page in the theme's frame, by the steps of MkDocs' own build."""
        config, plugins = self.frame.config, self.frame.config.plugins
        page: Any = file.page
        self.frame.plugin.hand(self.publication)
        with warnings_of_mkdocs():
            page = plugins.on_pre_page(page, config=config, files=self.files)
            page.markdown = plugins.on_page_markdown(page.markdown, page=page, config=config, files=self.files)
            page.render(config, self.files)
            page.content = plugins.on_page_content(page.content, page=page, config=config, files=self.files)
            page.active = True
            try:
                context = get_context(self.nav, self.files, config, page)
                template = self.env.get_template(page.meta.get("template", "main.html"))
                context = plugins.on_page_context(context, page=page, config=config, nav=self.nav)
                html = plugins.on_post_page(template.render(context), page=page, config=config)
            finally:
                page.active = False
        return str(html).encode("utf-8", errors="xmlcharrefreplace")

    def _download(self, path: str) -> bytes | None:
        """The picture or the table of a chart, sliders, a PDF, or what else can be taken away."""
        case = self.project.cases.get(path.partition("/")[0])
        if case is None:
            across = self.publication.pages.across.files()
            return across[path].encode() if path in across else self.publication.pages.downloads.shelf.file(path)
        if path in (f"{case.id}/{name}" for name in (SHEET, BRIEFING)):
            return self._printed(case, path)
        for drawn in self.publication.pages.charts(case):
            if path == f"{case.id}/{csv_of(drawn.chart)}":
                return table_as_csv(drawn.chart).encode()
            if path == f"{case.id}/{svg_of(drawn.chart)}":
                return drawn.svg.encode()
        sliders = next((own for own in what_ifs_of(case) if path == f"{case.id}/{file_of(own)}"), None)
        return script_of(sliders).encode() if sliders else self.publication.pages.downloads.shelf.file(path)

    def _printed(self, case: ValueCase, path: str) -> bytes:
        pages = self.publication.pages
        papers = papers_of(case, self.project, self.publication.edition, pages.charts(case), pages.site_url)
        self.made |= {f"{case.id}/{name}": printed.pdf for name, printed in papers.items()}
        return self.made[path]
