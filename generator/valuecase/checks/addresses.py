"""Where links within the site lead: from the first page of the case that a text is of, whichever page shows the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from posixpath import join, normpath
from typing import TypeAlias

from valuecase.case import ValueCase
from valuecase.reading.nearby import misspelt
from valuecase.sections.registry import SECTIONS

#: Pages that every case has beside those of its sections and things; the working of a figure is linked to by its name.
OF_A_CASE = ("index.html", "how-sure.html", "approaches.html", "figures.html", "changes.html")
#: Pages that every site has.
OF_ALL = ("index.html", "compare.html", "evidence-map.html", "said.html", "downloads.html", "accessibility.html")
#: No page is called by more letters.
LONGEST = 200
#: Pages by their addresses from the first page of a case, each with the places on it: None where these are not known.
Pages: TypeAlias = "Mapping[str, set[str] | None]"


def pages_of(case: ValueCase) -> Pages:
    """The pages of a case that a text may link to; those that could not be read have their own messages."""
    found: dict[str, set[str] | None] = {page: set() for page in OF_A_CASE}
    found |= {f"{s.folder}/index.html" if s.folder else f"{s.name}.html": set() for s in SECTIONS if s.name != "case"}
    found |= {f"stories/{name}.html": set() for name in case.stories}
    for named in case.items.values():
        places = found.setdefault(named.page if named.file != "case" else "index.html", set())
        directly = (
            named.name.removeprefix(named.file).count(".") == 1
        )  # not every part of a thing has a place of its own
        if places is not None and named.anchor and directly:
            places.add(named.anchor)
    for name in case.broken:
        section, _, rest = name.partition(".")
        found[f"{section}.html"] = None
        found |= {f"{section}/{rest.partition('.')[0]}.html": None} if rest else {}
    return found


def no_way(address: str, case: str, pages: Callable[[str], Pages | None], shared: list[str]) -> str:
    """What to write in the place of an address of this site that leads nowhere; empty where it leads somewhere.

    case:   the id of the case that the text is of; empty for what all cases share
    pages:  the pages of a case by its id; None where there is no such case
    shared: the pages at the top of the site
    """
    page, _, anchor = address.partition("#")
    target = normpath(join(case, page)) if page else ""
    folder, _, own = target.partition("/")
    there = (pages(folder) if own else None) or {}
    places = there.get(own, set())
    if (own in there or target in shared) and (not anchor or places is None or anchor in places):
        return ""
    apart = f"{own.removesuffix('.html')}/{anchor}.html"
    if apart in there:
        return f"write {page.removesuffix('.html')}/{anchor}.html: it has a page of its own"
    if own in there or target in shared:
        return f"leave #{anchor} out, or write the id of a thing on that page after the #"
    mine = (pages(case) if case else None) or {}
    if not page:
        holder = next((name for name, places in mine.items() if places and anchor in places), "")
        return f"write {holder}#{anchor}" if holder else "write the page before the #, such as costs.html#the-id"
    return _meant(page, [*mine] or shared, bool(mine))


def _meant(page: str, known: list[str], of_a_case: bool) -> str:
    """The page that was likely meant; else all there are."""
    begin = "as from the first page of the case, wherever the text is shown" if of_a_case else "as from the home page"
    bare = page.lstrip("./")[-LONGEST:]
    below = next((name for name in known if name.endswith(f"/{bare}")), "") if bare != "index.html" else ""
    near = bare if bare in known else below or misspelt(bare, known)
    return f"write {near}, {begin}" if near else f"{begin}, the pages are: {', '.join(known[:20])}"
