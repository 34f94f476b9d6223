"""Which pages a site has: their addresses, titles and templates, and the menu that leads to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any

from valuecase.case import ValueCase
from valuecase.items import old_names
from valuecase.portfolio.rows import ORDERS
from valuecase.project import Project
from valuecase.sections.registry import SECTIONS
from valuecase.site.across import PAGES
from valuecase.site.downloads import DOWNLOADS
from valuecase.site.workings import INDEX, WorkingPage, index_of, working_pages

HOME = "index.md"
GLOSSARY = "glossary.md"
STATEMENT = "accessibility.md"
TODO = "todo.html"
CHANGES = "changes.html"


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: its source address in MkDocs, its title, its template, and what the template is about.

    instead: the page that it shows in another order, and that search finds in its place
    part_of: the page below which it stands in the menu
    in_menu: what it is called there, where that is not its title
    """

    uri: str
    title: str
    template: str
    case: ValueCase | None = None
    values: dict[str, Any] = field(default_factory=dict)
    instead: str = ""
    part_of: str = ""
    in_menu: str = ""

    @property
    def up(self) -> str:
        """The way from this page to the top of the site."""
        return "../" * self.uri.count("/")

    @property
    def is_found(self) -> bool:
        """Whether search, and lists of the site's pages, name it: not what only leads on to another page."""
        return self.template != "moved.html" and not self.instead


def page_specs(project: Project) -> list[PageSpec]:
    """Every page of a project, the home page first."""
    found = [
        PageSpec(HOME, "Home", "home.html"),
        *_other_orders(),
        *(PageSpec(*page) for page in PAGES),
        *(spec for case in project.cases.values() for spec in case_specs(case, project)),
        PageSpec(DOWNLOADS, "Downloads", "downloads.html"),
        PageSpec(STATEMENT, "Accessibility", "accessibility.html"),
    ]
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
    named = spec.values.get("named") or case.items.get(f"stories.{spec.values.get('name', '')}")
    return [old.replace(".", "/") for old in old_names(named)] if named else []


def case_specs(case: ValueCase, project: Project) -> Iterator[PageSpec]:
    """The pages of a case in the order a board reads: overview, stories, sections, figures, sources, to do."""
    for section in SECTIONS:
        values = {"section": section, "content": case.parts.get(section.name), "owner": case.owner_of(section.name)}
        if section.name == "case":
            yield PageSpec(f"{case.id}/index.md", "Overview", "overview.html", case, values)
        elif section.folder:
            uri = f"{case.id}/{section.folder}/index.md"
            yield PageSpec(uri, section.title, "stories.html", case, values)
            for name, story in case.stories.items():
                about = {**values, "name": name, "story": story, "owner": case.owner_of(f"{section.name}.{name}")}
                yield PageSpec(
                    f"{case.id}/{section.folder}/{name}.md", str(story.title), "story.html", case, about, part_of=uri
                )
        else:
            if section.name == "logic-model":
                yield PageSpec(f"{case.id}/how-sure.md", "How sure are we?", "how-sure.html", case)
            if section.name == "sources":
                yield PageSpec(f"{case.id}/approaches.md", "Three approaches", "approaches.html", case)
                yield from _workings(case)
            yield PageSpec(f"{case.id}/{section.name}.md", section.title, f"{section.name}.html", case, values)
            yield from _parts(case, section.name, values)
    if project.settings.publish_todo:
        yield PageSpec(f"{case.id}/todo.md", "To do", TODO, case)
    yield PageSpec(f"{case.id}/changes.md", "What changed since", CHANGES, case)


def _parts(case: ValueCase, section: str, values: dict[str, Any]) -> Iterator[PageSpec]:
    """The things of a section that have pages of their own below its page."""
    for named in case.items.values():
        if named.file == section and named.has_page:
            about = {**values, "named": named, "item": named.name, "thing": named.item}
            yield PageSpec(
                f"{case.id}/{named.page.replace('.html', '.md')}", named.called, f"{section}-one.html", case, about,
                part_of=f"{case.id}/{section}.md",
            )  # fmt: skip


def _workings(case: ValueCase) -> Iterator[PageSpec]:
    """The page of figures, and where there are many those below it that hold their workings."""
    index, *others = pages = working_pages(case) or [WorkingPage(INDEX, "", 1, 1, ())]
    uri = f"{case.id}/{INDEX.replace('.html', '.md')}"
    if not others:
        yield PageSpec(uri, "Figures", "figures.html", case, {"index": [], "sheet": index})
        return
    yield PageSpec(uri, "Figures", "figures.html", case, {"index": index_of(pages), "sheet": None})
    for page in pages:
        yield PageSpec(
            f"{case.id}/{page.address.replace('.html', '.md')}", f"Figures: {page.title}", "workings.html", case,
            {"sheet": page}, part_of=uri, in_menu=page.title,
        )  # fmt: skip


def navigation(project: Project) -> list[Any]:
    """The menu: home, real cases, all cases side by side, invented examples."""
    menu: list[Any] = [{"Home": HOME}]
    for title, invented in (("Cases", False), ("Invented examples", True)):
        cases = [_menu_of(case, project) for case in project.cases.values() if case.invented is invented]
        if cases:
            menu.append({title: cases})
        if not invented:
            menu.append({"Across cases": [{title: uri} for uri, title, _ in PAGES]})
    glossary = [{"Glossary": GLOSSARY}] if project.settings.terms else []
    return [*menu, *glossary, {"Downloads": DOWNLOADS}]


def _menu_of(case: ValueCase, project: Project) -> dict[str, Any]:
    """The menu of a case: an overview that stands for it, its sections, and below these their parts."""
    specs = list(case_specs(case, project))
    below: dict[str, list[Any]] = {spec.uri: [] for spec in specs}
    for spec in specs:
        if spec.part_of:
            below[spec.part_of].append({escape(spec.in_menu or spec.title): spec.uri})
    entries: list[Any] = []
    for spec in specs:
        if spec.template == "overview.html":
            entries.append(spec.uri)
        elif not spec.part_of:
            entries.append({escape(spec.title): [spec.uri, *below[spec.uri]] if below[spec.uri] else spec.uri})
    place = case.case.place if case.case else case.id
    return {escape(str(place)): entries}
