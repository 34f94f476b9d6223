"""What the page of the logic model asks for: the drawing, what leads to what, and what must be funded."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from valuecase.diagram.diagram import STATES, State
from valuecase.diagram.draw import Drawing, draw, fits_on_paper
from valuecase.diagram.of_case import diagram_of, element_words
from valuecase.diagram.place import SIZE
from valuecase.reading.dates import When, in_words, last_day
from valuecase.sections.logic_model import Arrow, Assessment, Element, LogicModel
from valuecase.site.views import View

#: The least type on a screen, in px; a drawing that would have to shrink below it is scrolled instead.
LEAST = 12
#: The room a page has for the drawing, in px.
ROOM = 928
#: What is recorded under an arrow: the shape of a state that stands for it, and words.
GROUNDS: dict[str, tuple[State, str]] = {
    "nothing": ("gap", "Nothing yet"),
    "both": ("strength", "Reason and measure"),
    "reason": ("partly", "Reason alone"),
    "measure": ("partly", "Measure alone"),
}
#: How far an element was there, as one says it later.
WAS: dict[State, str] = {
    "strength": "was a strength",
    "in place": "was in place",
    "partly": "was partly there",
    "gap": "was a gap",
}


@dataclass(frozen=True, slots=True)
class OverTime:
    """The assessments of all elements.

    dates:    every date of an assessment, the oldest first
    rows:     each element that was assessed, with what was found at each of the dates, if anything
    further, back, same: the elements of which the last assessment found more than the one before, less, or the same
    never:    the elements that were not assessed
    """

    dates: list[When]
    rows: list[tuple[str, list[Assessment | None]]]
    further: list[str]
    back: list[str]
    same: list[str]
    never: list[str]


@dataclass(frozen=True, slots=True)
class ModelView:
    """A logic model as seen from its page; `drawing` is none where it has no element."""

    view: View
    model: LogicModel
    drawing: Drawing | None
    message: str = ""

    @classmethod
    def of(cls, view: View, model: LogicModel) -> ModelView:
        """The view of a model, with its drawing."""
        diagram = diagram_of(view.case, view.plain)
        if diagram is None:
            return cls(view, model, None)
        return cls(view, model, draw(diagram, links=True), diagram.message)

    @property
    def svg(self) -> Markup:
        """The drawing as an element of the page."""
        return Markup(self.drawing.svg) if self.drawing else Markup("")

    @property
    def is_wide(self) -> bool:
        """Whether the drawing must be scrolled sideways even where there is most room."""
        return self.drawing is not None and self.drawing.width * LEAST > ROOM * SIZE

    @property
    def is_printed(self) -> bool:
        """Whether the drawing can be read on a sheet of its own."""
        return self.drawing is not None and fits_on_paper(self.drawing)

    def words(self, name: str) -> str:
        """An element in words: its own, or those of the thing it stands for."""
        return element_words(self.view.case, self.model.elements()[name], self.view.plain)

    def leads_to(self, name: str) -> list[str]:
        """The elements that arrows lead to from one."""
        ends = (end for arrow in self.model.arrows or [] if name in arrow.from_ for end in arrow.to)
        return list(dict.fromkeys(ends))

    def by_state(self) -> list[tuple[str, Element]]:
        """The elements of which it is said how far they are there, strengths first and gaps last; then others to be funded."""
        elements = self.model.elements().items()
        told = [(name, element) for state in STATES for name, element in elements if state and element.now == state]
        return told + [(name, element) for name, element in elements if not element.now and element.to_fund]

    def was(self, element: Element) -> str:
        """What an element was when last found in another state: `was a gap in January 2023`; empty where it never was."""
        if element.before is None:
            return ""
        when, found = element.before
        return f"{WAS[found.state]} {'on' if when.count('-') == 2 else 'in'} {in_words(when)}"

    def over_time(self) -> OverTime:
        """Every assessment of every element, by its date."""
        elements = self.model.elements()
        dates = sorted({when for e in elements.values() for when in e.assessed or {}}, key=lambda w: (last_day(w), w))
        rows = [(name, [e.assessed.get(when) for when in dates]) for name, e in elements.items() if e.assessed]
        moved: dict[int, list[str]] = {-1: [], 0: [], 1: []}
        for name, element in elements.items():
            if len(element.assessments) > 1:
                old, new = (STATES.index(found.state) for _, found in element.assessments[-2:])
                moved[(old > new) - (old < new)].append(name)
        never = [name for name, element in elements.items() if not element.assessed]
        return OverTime(dates, rows, moved[1], moved[-1], moved[0], never)

    def arrows(self) -> list[tuple[Arrow, State, str]]:
        """The arrows, those with nothing under them first, each with the shape and the words for what is under it."""
        found = sorted(self.model.arrows or [], key=lambda arrow: arrow.grounds != "nothing")
        return [(arrow, *GROUNDS[arrow.grounds]) for arrow in found]

    @property
    def grounds(self) -> str:
        """How many arrows have a reason and a measure, or less: a sentence without its full stop."""
        counts: Counter[str] = Counter(arrow.grounds for arrow in self.model.arrows or [])
        total = counts.total()
        words = {"both": "a reason and a measure", "reason": "a reason alone", "measure": "a measure alone"}
        said = [f"{counts[key]} {_has(counts[key])} {of}" for key, of in words.items() if counts[key]]
        said += [f"{counts['nothing']} {_has(counts['nothing'])} nothing under {_it(counts['nothing'])}"] * (
            counts["nothing"] > 0
        )
        return f"Of {total} step{'' if total == 1 else 's'}, {', '.join(said)}"


def _has(number: int) -> str:
    return "has" if number == 1 else "have"


def _it(number: int) -> str:
    return "it" if number == 1 else "them"
