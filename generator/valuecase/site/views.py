"""What templates may ask of a case: figures with a link to their working, prose as HTML, charts drawn.

Nothing here computes a number; it finds, links and words what the ledger holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from valuecase.appraised import Shown, refusals, shown_of, unit_costs_of
from valuecase.assumptions import UnitCost
from valuecase.charts.chart import Cell, Chart
from valuecase.charts.what_if import html_of
from valuecase.charts.what_if_of import what_if_of
from valuecase.common import Voice
from valuecase.figures import Figure, Input
from valuecase.privacy.small_numbers import Policy
from valuecase.reading.fields import Item, SourceRef
from valuecase.reading.ids import slugged
from valuecase.reading.markdown import Mark
from valuecase.reading.prose import to_html, to_words
from valuecase.reconcile import Answer, Check, computed, spoken
from valuecase.records import input_record
from valuecase.sections.registry import SECTIONS
from valuecase.site.claimed import Claimed
from valuecase.site.drawn import CHANGES, Drawn, Ends, csv_of, svg_of
from valuecase.site.workings import WorkingPage, Workings
from valuecase.values import show

MARKS = {
    Answer.AGREES: "agrees",
    Answer.WITHIN: "within",
    Answer.DIFFERS: "differs",
    Answer.UNCHECKED: "unchecked",
}


@dataclass(slots=True)
class View(Claimed):
    """A case as seen from one page. `up` leads from that page to the site's top, `../` or `../../`."""

    charts: list[Drawn]
    up: str = "../"
    mark: Mark | None = None
    workings: Workings = field(default_factory=Workings, kw_only=True, repr=False)

    @property
    def home(self) -> str:
        """The way from this page to the first of its case: none from the case's own pages, else through the top."""
        return self.up.removeprefix("../") if self.up else f"{self.case.id}/"

    def fig(self, name: str) -> Markup:
        """A figure's display as a link to its working; nothing where there is no such figure."""
        figure = self.figure(name)
        if figure is None:
            return Markup("")
        return Markup('<a class="vc-figure" href="{}">{}</a>').format(self.address(name), figure.display)

    def change(self, name: str) -> Markup:
        """A change with its sign, also where it is a rise."""
        figure = self.figure(name)
        return (
            Markup("+{}").format(self.fig(name))
            if figure and not figure.hidden and figure.value > 0
            else self.fig(name)
        )

    def figure(self, name: str) -> Figure | None:
        return self.project.figure(name, self.case)

    def address(self, name: str) -> str:
        """Where a figure's working stands, from this page."""
        case_id, _, own = name.rpartition("/")
        case = self.project.cases.get(case_id, self.case)
        home = self.home if case is self.case else f"{self.up}{case.id}/"
        return f"{home}{self.workings.page_of(case, own)}#{own}"

    def words(self, name: str) -> tuple[str, str]:
        """A name in prose: the display of its figure and the address of its working."""
        figure = self.figure(name)
        return (figure.display, self.address(name)) if figure else (name, "")

    def prose(self, text: str | None, inline: bool = False) -> Markup:
        """An author's prose as safe HTML."""
        return Markup(to_html(str(text), self.words, inline, self.mark, self.home)) if text else Markup("")

    def plain(self, text: str) -> str:
        """An author's line as words alone, for inside a link."""
        return to_words(text, self.words)

    def source(self, ref: str | None, inherit: Item | None = None) -> Markup:
        """A source and the place in it, linked to the page of sources."""
        found = SourceRef(ref or (inherit.source if inherit and inherit.source else ""))
        reference = self.case.references.get(found.id)
        if reference is None:
            return Markup("")
        place = f", {found.place}" if found.place else ""
        link = Markup('<a href="{}sources.html#{}">{}</a>').format(self.home, found.id, reference.title)
        return Markup("{}{}").format(link, place)

    def check(self, check: Check | None) -> Markup:
        """What reconciling found, as a mark and words."""
        if check is None:
            return Markup("")
        mark = MARKS[check.answer]
        return Markup('<span class="vc-check vc-check--{}">{}</span>').format(mark, check.words)

    def chart(self, about: str) -> Drawn | None:
        """The plainest chart of an item, if it has one."""
        return next((drawn for drawn in self.charts if drawn.chart.about == about), None)

    def charts_about(self, about: str) -> list[Drawn]:
        """The charts of an item; those that go further than two bars instead of these."""
        found = [drawn for drawn in self.charts if drawn.chart.about == about]
        return [drawn for drawn in found if drawn.chart.kind != "pair"] or found

    def appraised(self, item: str) -> Shown:
        """An appraisal as its page shows it."""
        return shown_of(self.case, self.project.settings.assumptions, item)

    def refusals(self, item: str) -> list[str]:
        """What cannot be worked out of a thing, and why."""
        return refusals(self.case, item)

    def unit_costs(self) -> list[tuple[str, UnitCost]]:
        """The unit costs of the project's table that the case takes, each with a figure that does."""
        return unit_costs_of(self.case, self.project.settings.assumptions)

    def what_if(self, item: str) -> Markup:
        """Sliders for what an appraisal assumes; nothing where there is nothing to move."""
        found = what_if_of(self.case, item)
        return html_of(found, self.up, self.home) if found else Markup("")

    def cell(self, cell: Cell) -> Markup:
        """A number of a chart as a link to its working; words in its place as they are."""
        if not cell.figure:
            return Markup("{}").format(cell.display)
        return Markup('<a class="vc-figure" href="{}">{}</a>').format(self.address(cell.figure), cell.display)

    def csv(self, chart: Chart) -> str:
        """Where a chart's table is for a spreadsheet, from this page."""
        return f"{self.home}{csv_of(chart)}"

    def picture(self, chart: Chart) -> str:
        """Where a chart's picture is, from this page."""
        return f"{self.home}{svg_of(chart)}"

    def differing(self) -> list[Figure]:
        """The figures whose printed number is not what the parts come to; one comparison once."""
        found = {id(f.check): f for f in self.checked() if f.check and f.check.answer is Answer.DIFFERS}
        return list(found.values())

    def link(self, name: str) -> Markup:
        """A thing or a figure of this case by its name, as a link to where it stands."""
        named = self.case.items.get(name)
        if named is None:
            figure = self.figure(name)
            return Markup("{}: {}").format(figure.label, self.fig(name)) if figure else Markup("")
        anchor = f"#{named.anchor}" if named.anchor else ""
        words = self.plain(named.title).rstrip(".")
        return Markup('<a href="{}{}{}">{}</a>').format(self.home, named.page, anchor, words)

    def links(self, names: Iterable[str]) -> Markup:
        """Things by their names, as links with commas."""
        return Markup(", ").join(self.link(name) for name in names)

    def item_words(self, name: str) -> str:
        """The words of a thing that another refers to."""
        named = self.case.items.get(name)
        return self.plain(named.title) if named else name

    def voices(self, name: str) -> list[tuple[str, Voice]]:
        """What people said about a thing, from anywhere in the case, with its own name."""
        found = []
        for own, named in self.case.items.items():
            if isinstance(named.item, Voice) and name in named.item.about:
                found.append((own, named.item))
        return found

    def by_source(self, things: Mapping[str, Any], holder: Item) -> list[tuple[str, dict[str, Any]]]:
        """Things that follow one another and share a source, with that source; so it is printed once."""
        found: list[tuple[str, dict[str, Any]]] = []
        for name, thing in things.items():
            source = str(thing.source or holder.source or "")
            if not found or found[-1][0] != source:
                found.append((source, {}))
            found[-1][1][name] = thing
        return found

    def any_shown(self, item: str, rows: Iterable[str], ending: str) -> bool:
        """Whether any row of a table has a figure of that ending that may be shown."""
        return any(self._is_shown(f"{item}.{row}.{ending}") for row in rows)

    def ends(self, figure: Figure) -> Ends | None:
        """What a change leads from and to, for a figure that says how much something changed."""
        if figure.id.removeprefix(f"{figure.about}.") not in CHANGES:
            return None
        for rate in ("", ".per-month"):
            before, after = (self.figure(f"{figure.about}.{side}{rate}") for side in ("before", "after"))
            if before and after and before.unit == after.unit and not (before.hidden or after.hidden):
                way = "rise" if after.value > before.value else "fall" if after.value < before.value else "same"
                return Ends(before.id, after.id, way)
        return None

    def rose(self, item: str) -> bool:
        """Whether what is compared is known to have risen."""
        return self._is_shown(f"{item}.increase")

    def leads(self, item: str) -> bool:
        """Whether a measure is known to be above its comparator."""
        return self._is_shown(f"{item}.lead")

    def _is_shown(self, name: str) -> bool:
        figure = self.figure(name)
        return figure is not None and not figure.hidden

    def all_voices(self) -> list[tuple[str, Voice]]:
        """What people said anywhere in the case, each with its own name."""
        return [(own, named.item) for own, named in self.case.items.items() if isinstance(named.item, Voice)]

    def voices_apart(self, section: str, voices: Mapping[str, Voice]) -> dict[str, Voice]:
        """The voices of a section that are about nothing on its own page."""
        return {
            own: said for own, said in voices.items() if not any(n.startswith(f"{section}.") for n in said.about[:1])
        }

    @property
    def policy(self) -> Policy:
        return self.project.settings.policy

    def themes(self, things: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        """Things by their theme, in the order in which the themes come up; those without one last."""
        found: dict[str, dict[str, Any]] = {str(thing.theme): {} for thing in things.values() if thing.theme}
        for name, thing in things.items():
            found.setdefault(str(thing.theme or ""), {})[name] = thing
        return found

    def beside_working(self, sheet: WorkingPage, name: str) -> str:
        """Where another working stands, from a page of workings."""
        page = self.workings.page_of(self.case, name)
        return f"#{name}" if page == sheet.address else f"{self.home}{page}#{name}"

    def reach(self, figure: Figure) -> str:
        """Between what and what rounding leaves a computed figure; empty where that says nothing."""
        if figure.is_written:
            return ""
        low, high = show(figure.low, figure.unit), show(figure.high, figure.unit)
        return f"{low} and {high}" if low != high else ""

    def item_title(self, name: str) -> str:
        """The title of the item a figure or a caution is about."""
        return self.group_title(".".join(name.split(".")[:2]))

    def checked(self) -> list[Figure]:
        """Figures that a printed number was compared with, or could not be."""
        return [figure for figure in self.case.ledger.figures.values() if figure.check]

    def check_counts(self) -> list[tuple[str, int]]:
        """How many printed figures got each answer; one comparison counts once."""
        checks = list({id(f.check): f.check for f in self.checked()}.values())
        return [(str(answer), sum(c is not None and c.answer is answer for c in checks)) for answer in Answer]

    def spoken(self, figure: Figure) -> str:
        """The difference of a comparison and what rounding explains, in words."""
        return spoken(figure.check) if figure.check else ""

    def computed(self, check: Check) -> str:
        """What the parts of a printed number come to."""
        return computed(check)

    def tile_checks(self, figure: Figure) -> list[Check]:
        """The figure's own comparison, and any of its item that does not reconcile."""
        others = [f.check for f in self.case.ledger.under(figure.about) if f.check and f.check.answer is Answer.DIFFERS]
        own = [figure.check] if figure.check else []
        return list({id(check): check for check in (*own, *others)}.values()) if own else []

    def groups_of(self, item: str, rows: Iterable[Any], key: str) -> list[tuple[str, str]]:
        """The agencies (or areas) of a table's rows, with the names of their figures."""
        words = dict.fromkeys(str(getattr(row, key)) for row in rows if getattr(row, key))
        return [(w, f"{item}.{slugged(w)}") for w in words if self.figure(f"{item}.{slugged(w)}.before")]

    def rests_on(self, figure: Figure) -> list[dict[str, Any]]:
        """What a figure is made of directly: other figures, or written numbers with file and line."""
        made_of: list[dict[str, Any]] = []
        for part in figure.quantity.inputs:
            if isinstance(part, Input):
                made_of.append(input_record(self.case, part))
            else:
                made_of.append({"name": part.id, "display": part.display, "label": part.label})
        return made_of

    def group_link(self, name: str) -> Markup:
        """The title of the item a group of figures belongs to, as a link to where it is told."""
        named, title = self.case.items.get(name), self.group_title(name)
        if named is None:
            return Markup("{}").format(title)
        anchor = f"#{named.anchor}" if named.anchor else ""
        return Markup('<a href="{}{}{}">{}</a>').format(self.home, named.page, anchor, title)

    def group_title(self, name: str) -> str:
        """The title of the item a group of figures belongs to."""
        section, _, item = name.partition(".")
        if section == "case":
            return "The case"
        found = self.case.items.get(name)
        if found is None:
            return self.section_title(section) if not item or item == "weeks" else item
        words = found.title if getattr(found.item, "title", None) else item.replace("-", " ").capitalize()
        folder = next((s.title for s in SECTIONS if s.name == section and s.folder), "")
        return f"{folder}: {words}" if folder else words
