"""The pages of a site: which there are, and their HTML from templates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
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
from valuecase.portfolio.rows import ORDERS
from valuecase.problems.catalogue import CATALOGUE
from valuecase.project import Project
from valuecase.reading.dates import in_words
from valuecase.reading.fields import slugged
from valuecase.reading.prose import to_html
from valuecase.sections.logic_model import LogicModel
from valuecase.sections.outcomes import DOMAINS, domain_title
from valuecase.sections.registry import SECTIONS
from valuecase.sections.service import theme_title
from valuecase.site.across import PAGES, Across, mark, shapes
from valuecase.site.board import Board, effect
from valuecase.site.drawn import Drawn
from valuecase.site.glossary import Marker, title_of
from valuecase.site.logic_model import ModelView
from valuecase.site.views import View
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

HOME = "index.md"
GLOSSARY = "glossary.md"
STATEMENT = "accessibility.md"
TODO = "todo.html"


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: its source address in MkDocs, its title, its template, and what the template is about.

    instead: the page that it shows in another order, and that search finds in its place
    """

    uri: str
    title: str
    template: str
    case: ValueCase | None = None
    values: dict[str, Any] = field(default_factory=dict)
    instead: str = ""

    @property
    def up(self) -> str:
        """The way from this page to the top of the site."""
        return "../" * self.uri.count("/")


def page_specs(project: Project) -> list[PageSpec]:
    """Every page of a project, the home page first."""
    found = [
        PageSpec(HOME, "Home", "home.html"),
        *_other_orders(),
        *(PageSpec(*page) for page in PAGES),
        *(spec for case in project.cases.values() for spec in case_specs(case, project)),
    ]
    found.append(PageSpec(STATEMENT, "Accessibility", "accessibility.html"))
    if project.settings.terms:
        found.append(PageSpec(GLOSSARY, "Glossary", "glossary.html"))
    return [*found, *moved_specs(project, found)]


def _other_orders() -> Iterator[PageSpec]:
    """The table of cases in its other orders, for those who have no JavaScript to sort it with."""
    for order in ORDERS.values():
        uri = order.page.replace(".html", ".md")
        if uri != HOME:
            yield PageSpec(uri, f"Cases by {order.head.lower()}", "home.html", None, {"by": order.name}, HOME)


def moved_specs(project: Project, specs: list[PageSpec]) -> Iterator[PageSpec]:
    """Where pages were before a case or a story got another id: each says where it is now."""
    taken = {spec.uri for spec in specs}
    for spec in specs:
        case = spec.case
        if case is None:
            continue
        own = [f"{old}.md" for old in _old_names(case, spec)]
        folders = [case.id, *(case.case.was if case.case else ())]
        names = [spec.uri.removeprefix(f"{case.id}/"), *own]
        for uri in (f"{folder}/{name}" for folder in folders for name in names):
            if uri not in taken:
                taken.add(uri)
                target = "../" * uri.count("/") + spec.uri.replace(".md", ".html")
                values = {"target": target, "words": f"{case.title}: {spec.title}"}
                yield PageSpec(uri, "This page has moved", "moved.html", None, values)


def _old_names(case: ValueCase, spec: PageSpec) -> list[str]:
    named = case.items.get(f"stories.{spec.values.get('name', '')}")
    return [old.replace(".", "/") for old in old_names(named)] if named else []


def case_specs(case: ValueCase, project: Project) -> Iterator[PageSpec]:
    """The pages of a case in the order a board reads: overview, stories, sections, figures, sources, to do."""
    for section in SECTIONS:
        values = {"section": section, "content": case.parts.get(section.name), "owner": case.owner_of(section.name)}
        if section.name == "case":
            yield PageSpec(f"{case.id}/index.md", "Overview", "overview.html", case, values)
        elif section.folder:
            yield PageSpec(f"{case.id}/{section.folder}/index.md", section.title, "stories.html", case, values)
            for name, story in case.stories.items():
                about = {**values, "name": name, "story": story, "owner": case.owner_of(f"{section.name}.{name}")}
                yield PageSpec(f"{case.id}/{section.folder}/{name}.md", str(story.title), "story.html", case, about)
        else:
            if section.name == "logic-model":
                yield PageSpec(f"{case.id}/how-sure.md", "How sure are we?", "how-sure.html", case)
            if section.name == "sources":
                yield PageSpec(f"{case.id}/approaches.md", "Three approaches", "approaches.html", case)
                yield PageSpec(f"{case.id}/figures.md", "Figures", "figures.html", case)
            yield PageSpec(f"{case.id}/{section.name}.md", section.title, f"{section.name}.html", case, values)
    if project.settings.publish_todo:
        yield PageSpec(f"{case.id}/todo.md", "To do", TODO, case)


def navigation(project: Project) -> list[Any]:
    """The menu: home, real cases, all cases side by side, invented examples."""
    menu: list[Any] = [{"Home": HOME}]
    for title, invented in (("Cases", False), ("Invented examples", True)):
        cases = [_menu_of(case, project) for case in project.cases.values() if case.invented is invented]
        if cases:
            menu.append({title: cases})
        if not invented:
            menu.append({"Across cases": [{title: uri} for uri, title, _ in PAGES]})
    return [*menu, {"Glossary": GLOSSARY}] if project.settings.terms else menu


def _menu_of(case: ValueCase, project: Project) -> dict[str, Any]:
    entries: list[Any] = []
    for spec in case_specs(case, project):
        if spec.template == "story.html":
            entries[-1]["Stories"].append({escape(spec.title): spec.uri})
        elif spec.template == "stories.html":
            entries.append({"Stories": [spec.uri]})
        elif spec.template == "overview.html":
            entries.append(spec.uri)
        else:
            entries.append({spec.title: spec.uri})
    place = case.case.place if case.case else case.id
    return {escape(str(place)): entries}


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
        self.environment = environment(project.root)
        self.across = Across(project, lambda chart: self._drawn(chart, []))

    def charts(self, case: ValueCase) -> list[Drawn]:
        """The charts of a case, drawn."""
        if case.id not in self.drawn:
            before = self.drawn_before.get(case.id, [])
            self.drawn[case.id] = [self._drawn(chart, before) for chart in charts_of(case)]
        return self.drawn[case.id]

    def _drawn(self, chart: Chart, before: list[Drawn]) -> Drawn:
        same = next((drawn for drawn in before if drawn.chart == chart), None)
        return same or Drawn(chart, Markup(draw(chart, self.store)))

    def render(self, spec: PageSpec) -> str:
        """A page's HTML, from its first heading on."""
        values: dict[str, Any] = {"project": self.project, "edition": self.edition, "up": spec.up, **spec.values}
        mark = Marker(self.project.settings.terms, spec.up)
        if spec.case:
            view = self._view(spec.case, self.charts(spec.case), spec.up, mark)
            values |= {"case": spec.case, "view": view, "papers": self.paper_pages.get(spec.case.id, {})}
            values |= {"claims": view.claims(), "board": Board(view), "effect": lambda claim: effect(view, claim)}
            if spec.template == TODO:
                values["todo"] = todo_of(self.project, spec.case, published=True)
            if isinstance(spec.values.get("content"), LogicModel):
                values["model"] = ModelView.of(view, spec.values["content"])
        elif spec.template in ("home.html", *(template for _, _, template in PAGES)):
            values |= self._across_values(spec, mark)
        elif spec.uri == GLOSSARY:
            values["terms"] = self._terms()
        elif spec.uri == STATEMENT:
            values |= self._statement_values()
        html = self.environment.get_template(spec.template).render(values)
        html += self.environment.get_template("foot.html").render(values) if values.get("owner") else ""
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
        return {"said": said, "body": body, "prose": lambda text: Markup(to_html(str(text), self._words, inline=True))}

    def _view(self, case: ValueCase, charts: list[Drawn], up: str, mark: Marker) -> View:
        """A case as seen from a page; what it claims is found once for all pages."""
        return View(self.project, case, charts, up, mark, every=self.across.claims)

    def _terms(self) -> list[tuple[str, str, Markup]]:
        """The glossary in the order of the alphabet: id, word, meaning."""
        terms = self.project.settings.terms
        found = [(name, title_of(name, term), Markup(to_html(term.text, self._words))) for name, term in terms.items()]
        return sorted(found, key=lambda entry: entry[1].lower())

    def _words(self, name: str) -> tuple[str, str]:
        """A figure's display and the address of its working, from the top of the site."""
        figure = self.project.figure(name)
        case_id, _, own = name.partition("/")
        return (figure.display, f"{case_id}/figures.html#{own}") if figure else (name, "")

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
                html = _also_at(html, thing.anchor, was.removeprefix(thing.file).lstrip(".").replace(".", "-"))
            for figure in case.ledger.under(named.name):
                html = _also_at(html, figure.id, old + figure.id.removeprefix(named.name))
    return html


def _also_at(html: str, anchor: str, old: str) -> str:
    at = html.find(f' id="{anchor}"') if anchor and old else -1
    end = html.find(">", at) + 1
    return f'{html[:end]}<span id="{escape(old)}"></span>{html[end:]}' if at >= 0 else html


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
