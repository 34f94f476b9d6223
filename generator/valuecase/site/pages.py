"""The pages of a site: their HTML from templates."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from valuecase.appraised import rate_words
from valuecase.approaches import standing
from valuecase.case import ValueCase
from valuecase.charts.chart import Chart
from valuecase.charts.choose import charts_of
from valuecase.charts.draw import draw
from valuecase.directions import Direction
from valuecase.edition import Edition
from valuecase.evidence import COMPARISONS, LEVELS
from valuecase.items import old_names
from valuecase.problems.catalogue import CATALOGUE
from valuecase.project import Project
from valuecase.reading.dates import in_words, last_day
from valuecase.reading.ids import slugged
from valuecase.reading.prose import to_html
from valuecase.sections.logic_model import LogicModel
from valuecase.sections.outcomes import DOMAINS, domain_title
from valuecase.sections.service import theme_title
from valuecase.site.across import MARK, PAGES, Across, mark, shapes
from valuecase.site.board import Board, effect
from valuecase.site.citation import citation
from valuecase.site.downloads import DOWNLOADS, Downloads
from valuecase.site.drawn import Drawn
from valuecase.site.glossary import Marker, title_of
from valuecase.site.logic_model import ModelView
from valuecase.site.past import Past
from valuecase.site.specs import CHANGES, GLOSSARY, HOME, STATEMENT, TODO, PageSpec
from valuecase.site.views import View
from valuecase.site.workings import Workings
from valuecase.statement import BODIES
from valuecase.template_files import template_dirs
from valuecase.todo import todo_of
from valuecase.voice import lived, you_said
from valuecase.weighing import (
    WAYS,
    WAYS_OF_MONEY,
    effect_in_brief,
    of_money,
    of_outcomes,
    strength_in_brief,
    way_words,
    ways,
    weights,
)


class Pages:
    """Renders the pages of one project. Charts are drawn once a case and kept in `store`."""

    def __init__(self, project: Project, edition: Edition, store: Path | None) -> None:
        self.project, self.edition, self.store = project, edition, store
        self.site_name = self.site_url = ""
        self.drawn: dict[str, list[Drawn]] = {}
        # Case → charts of an earlier state, of which those that are the same need not be drawn again.
        self.drawn_before: dict[str, list[Drawn]] = {}
        # Case → PDF → how many pages it has, once they are printed.
        self.paper_pages: dict[str, dict[str, int]] = {}
        self.environment = environment(project.templates)
        self.workings = Workings()
        self.past = Past(project, store.parent / "past" if store else None)
        self.across = Across(project, lambda chart: self._drawn(chart, []))
        self.downloads = Downloads.of(project, edition)

    def charts(self, case: ValueCase) -> list[Drawn]:
        """The charts of a case, drawn."""
        if case.id not in self.drawn:
            before = self.drawn_before.get(case.id, [])
            self.drawn[case.id] = [self._drawn(chart, before) for chart in charts_of(case)]
        return self.drawn[case.id]

    def _drawn(self, chart: Chart, before: list[Drawn]) -> Drawn:
        same = next((drawn for drawn in before if drawn.chart == chart), None)
        return same or Drawn(chart, draw(chart, self.store))

    def render(self, spec: PageSpec) -> str:
        """A page's HTML, from its first heading on."""
        values: dict[str, Any] = {"project": self.project, "edition": self.edition, "up": spec.up, **spec.values}
        mark = Marker(self.project.settings.terms, spec.up)
        if spec.case:
            view = self._view(spec.case, self.charts(spec.case), spec.up, mark)
            values |= {"case": spec.case, "view": view, "papers": self.paper_pages.get(spec.case.id, {})}
            values |= {"claims": view.claims(), "board": Board(view), "effect": lambda claim: effect(view, claim)}
            values["changed_after"] = lambda day: self.past.changed_after(spec, day)
            values["citation"] = citation(spec.case, self.edition, self.site_name, self.site_url)
            if spec.template == CHANGES:
                values["since"] = self.past.since(spec.case)
            if spec.template == TODO:
                values["todo"] = todo_of(self.project, spec.case, published=True)
            if isinstance(spec.values.get("content"), LogicModel):
                values["model"] = ModelView.of(view, spec.values["content"])
        elif spec.template in ("home.html", *(template for _, _, template in PAGES)):
            values |= self._across_values(spec, mark)
        elif spec.uri == GLOSSARY:
            values["terms"] = self._terms()
        elif spec.uri == DOWNLOADS:
            values["downloads"] = self.downloads
        elif spec.uri == STATEMENT:
            values |= self._statement_values()
        html = _without_unused(self.environment.get_template(spec.template).render(values))
        if spec.is_found:
            html += self.environment.get_template("foot.html").render(values | {"changed": self.past.words(spec)})
        html += self._printed(spec)
        return with_old_anchors(html, spec.case) if spec.case else html

    def _printed(self, spec: PageSpec) -> str:
        """What the last line of a page says on paper: which page of which site it was, and of what day."""
        values = {"spec": spec, "site_name": self.site_name, "site_url": self.site_url, "edition": self.edition}
        return self.environment.get_template("printed.html").render(values)

    def _statement_values(self) -> dict[str, Any]:
        """What the page on accessibility says: the project's words, and who enforces the regulations."""
        said = self.project.settings.accessibility
        body = BODIES[said.enforced_by] if said.enforced_by else None
        return {
            "said": said,
            "body": body,
            "overdue": lambda day: last_day(day) < self.project.settings.today,
            "prose": lambda text: Markup(to_html(str(text), self._words, inline=True)),
        }

    def _view(self, case: ValueCase, charts: list[Drawn], up: str, mark: Marker) -> View:
        """A case as seen from a page; what it claims is found once for all pages."""
        return View(self.project, case, charts, up, mark, every=self.across.claims, workings=self.workings)

    def _terms(self) -> list[tuple[str, str, Markup]]:
        """The glossary in the order of the alphabet: id, word, meaning."""
        terms = self.project.settings.terms
        found = [(name, title_of(name, term), Markup(to_html(term.text, self._words))) for name, term in terms.items()]
        return sorted(found, key=lambda entry: entry[1].lower())

    def _words(self, name: str) -> tuple[str, str]:
        """A figure's display and the address of its working, from the top of the site."""
        figure = self.project.figure(name)
        case_id, _, own = name.partition("/")
        case = self.project.cases.get(case_id)
        return (
            (figure.display, f"{case_id}/{self.workings.page_of(case, own)}#{own}") if figure and case else (name, "")
        )

    def _across_values(self, spec: PageSpec, mark: Marker) -> dict[str, Any]:
        """What a page about all cases speaks of; the home page begins with the project's own words."""
        values = self.across.values(
            spec.template, lambda case: self._view(case, [], spec.up, mark), spec.values.get("by", "place")
        )
        home = self.project.home if spec.uri == HOME else None
        intro = Markup(to_html(home.body, self._words, mark=mark)) if home else ""
        return {"site_name": self.site_name, "intro": intro, "title": spec.title, **values}


def with_old_anchors(html: str, case: ValueCase) -> str:
    """The page with a second anchor for everything on it that had another id before."""
    for named in case.items.values():
        for old in old_names(named):
            below = [other for other in case.items.values() if other.name.startswith(f"{named.name}.")]
            for thing in (named, *below):
                was = old + thing.name.removeprefix(named.name)
                html = _also_at(html, thing.place, was.removeprefix(thing.file).lstrip(".").replace(".", "-"))
            for figure in case.ledger.under(named.name):
                html = _also_at(html, figure.id, old + figure.id.removeprefix(named.name))
    return html


def _also_at(html: str, anchor: str, old: str) -> str:
    at = html.find(f' id="{anchor}"') if anchor and old else -1
    end = html.find(">", at) + 1
    return f'{html[:end]}<span id="{escape(old)}"></span>{html[end:]}' if at >= 0 else html


def _without_unused(html: str) -> str:
    """The page without the outlines of the marks of strength, where it has no such mark."""
    return html if f'href="#{MARK}' in html else html.replace(str(shapes()), "")


def sentence_case(words: str) -> str:
    """Words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def environment(root: Path | None) -> Environment:
    """Jinja with every value escaped and no name left undefined."""
    loaders = [FileSystemLoader(folder / "site") for folder in template_dirs(root)]
    made = Environment(
        loader=ChoiceLoader(loaders), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["sentence"] = sentence_case
    made.filters["words"] = lambda name: sentence_case(str(name).replace("-", " "))
    made.filters["date"] = in_words
    made.filters["slug"] = slugged
    made.globals["domain_title"] = domain_title
    made.globals["theme_title"] = theme_title
    made.globals["comparisons"] = COMPARISONS
    made.globals["rate_words"] = rate_words
    made.globals["standing"] = standing
    made.globals["lived"] = lived
    made.globals["you_said"] = you_said
    made.globals |= {"levels": LEVELS, "strength_mark": mark, "strength_shapes": shapes}
    made.globals |= {
        "directions": list(Direction),
        "way_names": WAYS,
        "way_names_of_money": WAYS_OF_MONEY,
        "of_outcomes": of_outcomes,
        "of_money": of_money,
        "way_words": way_words,
        "weights": weights,
        "ways": ways,
    }
    made.globals["caution_title"] = lambda problem: CATALOGUE[problem.code].title.lower()
    made.globals |= {"effect_in_brief": effect_in_brief, "strength_in_brief": strength_in_brief}
    made.globals["all_domains"] = list(DOMAINS)
    return made
