"""The MkDocs plugin: an adapter that hands over to `publish`."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.utils import get_relative_url

from valuecase.briefing.press import NotPrinted
from valuecase.site.address import BadAddress, check_address
from valuecase.site.exchange import list_made
from valuecase.site.mended import mended, with_statement
from valuecase.site.offline import mend_search, write_search_script
from valuecase.site.policy import with_policy
from valuecase.site.publish import NotPublished, Publication
from valuecase.site.spare import spared

#: The moment a build is dated with, for MkDocs and every other tool.
EPOCH = "SOURCE_DATE_EPOCH"
#: Templates of the theme that are ours to fill.
SITEMAP, NOT_FOUND = "sitemap.xml", "404.html"
#: Where the page on accessibility is, which every page leads to.
ADDRESS = "accessibility.html"


class Options(Config):
    """The plugin's settings in mkdocs.yml."""

    cache = Type(str, default=".cache/valuecase")
    project_templates = Type(bool, default=True)


class ValuecasePlugin(BasePlugin[Options]):
    """Publishes the cases of a project: every page is ours, and nothing else leaves the folder."""

    def __init__(self) -> None:
        self.publication: Publication | None = None
        self.is_handed = False
        self.root = Path()
        self.preview = False
        self.given = os.environ.get(EPOCH, "")

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Having this method, the plugin is kept over the rebuilds of `serve`, which is for those who write."""
        self.preview, self.is_handed = command == "serve", False

    def hand(self, publication: Publication) -> None:
        """Publish this, which was read and checked already; its tables and PDFs are made when they are asked for."""
        self.publication, self.is_handed = publication, True

    def on_config(self, config: Any) -> Any:
        if self.is_handed:
            return config
        self.root = Path(config.config_file_path).resolve().parent
        try:
            check_address(Path(config.config_file_path), config.site_url or "")
        except BadAddress as error:
            raise PluginError(str(error)) from None
        self._restore_date()
        try:
            self.publication = Publication.load(
                self.root, self.root / self.config.cache, self.preview, self.config.project_templates
            )
        except NotPublished as error:
            if self.publication is None:
                raise PluginError(str(error)) from None
            # While serving, the last good pages stay until the file is mended.
            logging.getLogger("mkdocs.plugins.valuecase").error("%s\nThe pages shown are the last good ones.", error)
        os.environ[EPOCH] = str(self.publication.edition.epoch)
        return config

    def _restore_date(self) -> None:
        """Forget the date of the last build: each has its own, and consents are judged on the day itself."""
        os.environ.pop(EPOCH, None)
        if self.given:
            os.environ[EPOCH] = self.given

    @event_priority(100)
    def on_files(self, files: Any, *, config: Any) -> Any:
        assert self.publication
        try:
            self.publication.replace(files, config)
            if not self.is_handed:
                self.publication.add_downloads(files, config)
        except NotPrinted as error:
            raise PluginError(f"a briefing could not be printed: {error}") from error
        return files

    def on_page_content(self, html: str, *, page: Any, config: Any, files: Any) -> str:
        assert self.publication
        try:
            return self.publication.content(page) or html
        except TemplateError as error:
            line = f", line {error.lineno}" if isinstance(error, TemplateSyntaxError) else ""
            raise PluginError(f"the template of {page.file.src_uri} fails{line}: {error}") from error

    # After all other plugins, since what they add to a page has to be allowed by its policy too.
    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Any, config: Any) -> str:
        assert self.publication
        return self._finished(self.publication.finished(output, page), get_relative_url(ADDRESS, page.url))

    def on_template_context(self, context: Any, *, template_name: str, config: Any) -> Any:
        if template_name == NOT_FOUND and not config.site_url:
            context["base_url"] = "."  # nobody said where the site begins, so at least from its own folder
        return context

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: Any) -> str:
        assert self.publication
        assert self.publication.finding
        if template_name == SITEMAP:
            return self.publication.sitemap()
        if not template_name.endswith(".html"):
            return output_content
        up = urlsplit(config.site_url).path.rstrip("/") + "/" if config.site_url else ""
        if template_name == NOT_FOUND:
            output_content = self.publication.finding.not_found(output_content, up)
        return self._finished(output_content, up + ADDRESS)

    def _finished(self, html: str, statement: str) -> str:
        """A page as it is published, with the way to the `statement` on accessibility.

        `serve` adds a script after this, so its pages have no policy.
        """
        html = spared(with_statement(mended(html), statement))
        return html if self.preview else with_policy(html)

    @event_priority(-100)
    def on_post_build(self, *, config: Any) -> None:
        mend_search(Path(config.site_dir))
        write_search_script(Path(config.site_dir))
        if not self.preview:
            list_made(Path(config.site_dir))

    def on_serve(self, server: Any, *, config: Any, builder: Any) -> Any:
        templates = self.root / "templates"
        if templates.is_dir():
            server.watch(str(templates))
        return server
