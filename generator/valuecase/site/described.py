"""What each page is called in a list of results, and what it is about in a sentence: taken from the case."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from valuecase.case import ValueCase
from valuecase.figures import Figure
from valuecase.project import Project
from valuecase.reading.prose import to_words
from valuecase.site.specs import PageSpec

#: Lists of results show about so many characters of a description.
LONGEST = 160
INVENTED = "Invented example. "
OVERVIEW = "overview.html"
#: What pages without a section of their own are about.
ABOUT = {
    "how-sure.html": "how strong the evidence for each result is, and the cautions",
    "approaches.html": "how far it is with a logic model, co-production and an economic case",
    "figures.html": "every figure with its working, its bounds and where it was taken from",
    "changes.html": "which figures moved, which gaps were closed, and when",
    "todo.html": "what is still open",
    "evidence-map.html": "Where there are results, how strong they are, and where there are none",
    "compare.html": "The same measure and the same costs in several places, side by side",
    "said.html": "What people ask for in more than one place",
    "glossary.html": "What the words in these cases mean",
}


def titles(specs: Iterable[PageSpec], site: str) -> dict[str, str]:
    """The title of every page by its address: what it is, which case, which site; no two are alike."""
    found = {spec.uri: " – ".join(dict.fromkeys(filter(None, (*_parts(spec), site)))) for spec in specs}
    number = Counter(found.values())
    return {uri: title if number[title] == 1 else f"{title} ({_name(uri)})" for uri, title in found.items()}


def description(spec: PageSpec, project: Project, site: str) -> str:
    """What a page is about, in a sentence of whole words; invented examples say that they are."""
    case = spec.case
    words = _of_case(spec, case, project) if case else _of_all(spec, project, site)
    lead = INVENTED if case and case.invented else ""
    return shortened(f"{lead}{words[:1].upper()}{words[1:]}")


def shortened(words: str, most: int = LONGEST) -> str:
    """Words on one line, cut after a whole word where they are too long."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    return re.sub(r"[\s,;:.–-]*\S*$", "", line[:most]) + "…"


def _parts(spec: PageSpec) -> tuple[str, ...]:
    case = spec.case
    if spec.template == "moved.html":
        return spec.title, str(spec.values["words"])
    if spec.uri == "index.md":
        return ()
    if spec.template == OVERVIEW and case:
        return (case.title,)
    return spec.title, case.title if case else ""


def _name(uri: str) -> str:
    return uri.removesuffix(".md")


def _of_all(spec: PageSpec, project: Project, site: str) -> str:
    """A page about all cases; the first page begins with the project's own words."""
    if spec.template == "moved.html":
        return f"{spec.title}: {spec.values['words']}"
    if spec.template == "home.html":
        order = f"{spec.title} – " if spec.uri != "index.md" else ""
        home = _plain(project.home.body, project) if project.home else ""
        return f"{order}{home or site}"
    about = ABOUT.get(spec.template, spec.title)
    places = [str(case.case.place) for case in project.cases.values() if case.case and not case.invented]
    return f"{about}: {', '.join(places)}" if places and spec.template != "glossary.html" else f"{about}; {site}"


def _of_case(spec: PageSpec, case: ValueCase, project: Project) -> str:
    story = spec.values.get("story")
    if story is not None:
        return f"{story.title}: {_plain(story.summary or '', project, case) or case.title}"
    about = case.title if spec.template == OVERVIEW else f"{spec.title} – {case.title}"
    words = ABOUT.get(spec.template) or "; ".join(_figures(spec, case)) or _else(spec, case, project)
    return f"{about}: {words}" if words else about


def _figures(spec: PageSpec, case: ValueCase) -> Iterator[str]:
    """Headline figures that stand on a page: all of them on the overview, elsewhere those of the page's own file."""
    section = spec.values.get("section")
    for name in case.headline:
        figure: Figure | None = case.ledger.get(name)
        here = spec.template == OVERVIEW or (section and name.partition(".")[0] == section.name)
        if figure and here and not figure.hidden:
            yield f"{figure.label} {figure.display}"


def _else(spec: PageSpec, case: ValueCase, project: Project) -> str:
    """What a page without headline figures is about: its things by their titles, or what it lacks."""
    if spec.template == OVERVIEW and case.case:
        return _plain(case.case.summary or "", project, case) or str(case.case.people or "")
    section = spec.values.get("section")
    if section is None:
        return ""
    if section.name not in case.parts:
        return f"nothing is recorded yet ({section.absent})"
    things = [n for n in case.items.values() if n.name.partition(".")[0] == section.name and n.name.count(".") == 1]
    return "; ".join(dict.fromkeys(_plain(thing.title, project, case).rstrip(".") for thing in things))


def _plain(text: str, project: Project, case: ValueCase | None = None) -> str:
    def figure(name: str) -> tuple[str, str]:
        found = project.figure(name, case)
        return (found.display if found else name), ""

    return to_words(text, figure)
