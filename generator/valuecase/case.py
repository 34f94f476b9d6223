"""One case as the rest of the program sees it: its sections, its figures, its things by name, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from valuecase.appraisal.appraise import Appraised
from valuecase.common import Part
from valuecase.figures import Input
from valuecase.items import Named, is_among
from valuecase.ledger import Ledger
from valuecase.problems import Level, Place, Problem, Route, level_of
from valuecase.reading.document import Document
from valuecase.reading.fields import Item
from valuecase.sections.beneficiaries import Beneficiaries
from valuecase.sections.case import Case
from valuecase.sections.costs import Costs
from valuecase.sections.outcomes import Outcomes
from valuecase.sections.registry import SECTIONS, Section
from valuecase.sections.sources import Reference, Sources
from valuecase.sections.stories import Story

WEB_ONLY = "consent covers the web only, and this text is printed too"


@dataclass(frozen=True, slots=True)
class Withheld:
    """A file that was read and may not be shown: its title, and why."""

    title: str
    why: str


@dataclass(slots=True)
class ValueCase:
    """A case as the rest of the program sees it.

    parts:     section name → model, for stories → {id: model}; a missing file has no entry
    documents: file → document, for the places of problems and of inputs
    broken:    names of items that could not be read, as patterns: `costs.hertsmere`
    lost:      file and route of words that were wrong, and stood in for
    withheld:  names of files that may not be shown, such as `stories.kerry`
    items:     things by name, such as `service.zones`
    appraised: appraisals that were worked out, by name, such as `costs.five-years`
    shared:    documents of the project that numbers of the case may stand in
    unread:    whether its folder holds more than is read
    """

    id: str
    folder: Path
    parts: dict[str, Any] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    lost: set[tuple[str, Route]] = field(default_factory=set)
    withheld: dict[str, Withheld] = field(default_factory=dict)
    items: dict[str, Named] = field(default_factory=dict)
    appraised: dict[str, Appraised] = field(default_factory=dict)
    shared: Mapping[str, Document] = field(default_factory=dict)
    unread: bool = False

    @property
    def case(self) -> Case | None:
        found: Case | None = self.parts.get("case")
        return found

    @property
    def costs(self) -> Costs | None:
        found: Costs | None = self.parts.get("costs")
        return found

    @property
    def outcomes(self) -> Outcomes | None:
        found: Outcomes | None = self.parts.get("outcomes")
        return found

    @property
    def stories(self) -> dict[str, Story]:
        found: dict[str, Story] = self.parts.get("stories", {})
        return found

    @property
    def beneficiaries(self) -> Beneficiaries | None:
        found: Beneficiaries | None = self.parts.get("beneficiaries")
        return found

    @property
    def references(self) -> dict[str, Reference]:
        sources: Sources | None = self.parts.get("sources")
        return sources.references if sources else {}

    @property
    def title(self) -> str:
        return f"{self.case.title}, {self.case.place}" if self.case else self.id

    def owner_of(self, name: str) -> str:
        """Who looks after a file such as `costs` or `stories.kerry`, by role: its own owner, else the case's; or empty."""
        own = next((model for _, mine, model, _ in self.sections() if mine == name), None)
        found = own.owner if isinstance(own, Part) else None
        return str(found or (self.case.owner if self.case else None) or "")

    @property
    def headline(self) -> list[str]:
        """The names of the figures shown first."""
        return [str(name) for name in (self.case.headline or [])] if self.case else []

    @property
    def invented(self) -> bool:
        return bool(self.case and self.case.kind == "invented")

    def document_at(self, file: str) -> Document:
        """The document of a file of the case, or of one of the project that its numbers may stand in."""
        return self.documents.get(file) or self.shared[file]

    def place_of(self, at: Input) -> Place:
        """Where a written number stands."""
        document = self.document_at(at.file)
        place = document.places.find(at.route) or Place(at.file, 1)
        if place.file != at.file or at.text in document.lines[place.line - 1]:
            return place
        key = document.places.keys.get(at.route)
        if key and at.text in document.lines[key.line - 1]:
            return key  # a block: what was counted stands below its key
        return document.place(Problem("", at.file, at.route, "", needle=at.text))

    def is_broken(self, name: str) -> bool:
        """Whether a name belongs to something that could not be read."""
        return is_among(name, self.broken)

    def on_paper(self, name: str) -> bool:
        """Whether a figure or a thing may be printed: not where its story is for the web only."""
        item = ".".join(name.split(".")[:2])
        section, _, file = item.partition(".")
        kind = next((s for s in SECTIONS if s.name == section and s.folder), None)
        model = self.parts.get(section, {}).get(file) if kind else None
        return not (kind and model and kind.web_only(model))

    def web_only_titles(self, own: str) -> dict[str, str]:
        """Titles of what may stand on the site and not on paper, but for that of the file `own`; with the reason."""
        found = {}
        for section in SECTIONS:
            for name, model in (self.parts.get(section.name) or {}).items() if section.folder else ():
                if f"{section.name}.{name}" != own and section.web_only(model):
                    found[str(model.title)] = WEB_ONLY
        return found

    def why_barred(self, name: str, own: str) -> str:
        """Why a figure or a thing may not be used in the file `own` (empty where it may)."""
        item = ".".join(name.split(".")[:2])
        if item in self.withheld:
            return self.withheld[item].why
        if own not in ("", item) and not self.on_paper(item):
            return WEB_ONLY
        return ""

    def document_of(self, named: Named) -> Document:
        """The document that a thing stands in."""
        return next(document for _, own, _, document in self.sections() if own == named.file)

    def thing_at(self, file: str, route: Route) -> Named | None:
        """The innermost thing with an id that a route in a file leads to; none for a file's own keys."""
        own = file.removeprefix(f"cases/{self.id}/").rpartition(".")[0].replace("/", ".")
        mine = (n for n in self.items.values() if n.file == own and route[: len(n.route)] == n.route)
        return max(mine, key=lambda named: len(named.route), default=None)

    def sections(self) -> Iterator[tuple[Section, str, Item, Document]]:
        """Every section read: its table line, its name in figures, its model, its document."""
        for section in SECTIONS:
            found = self.parts.get(section.name)
            if section.folder:
                for name, model in (found or {}).items():
                    yield section, f"{section.name}.{name}", model, self._document(section.file.replace("*", name))
            elif found is not None:
                yield section, section.name, found, self._document(section.file)

    def cautions(self) -> list[Problem]:
        """Every caution that concerns a figure or an item, each said once of it."""
        found = (p for p in self.problems if p.about and level_of(p) is Level.CAUTION)
        return list({(p.about, p.message): p for p in found}.values())

    def cautions_about(self, item: str) -> list[Problem]:
        """The cautions that concern an item or one of its figures, each said once."""
        mine = (p for p in self.cautions() if p.about == item or p.about.startswith(f"{item}."))
        return list({p.message: p for p in mine}.values())

    def gaps(self) -> list[Problem]:
        """What is missing, in the order of the files."""
        return [p for p in self.problems if level_of(p) is Level.GAP]

    def _document(self, name: str) -> Document:
        return self.documents[f"cases/{self.id}/{name}"]
