"""What the page of the logic model asks for: the drawing, what leads to what, and what must be funded."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from valuecase.diagram.diagram import STATES
from valuecase.diagram.draw import Drawing, draw, fits_on_paper
from valuecase.diagram.of_case import diagram_of, element_words
from valuecase.diagram.place import SIZE
from valuecase.sections.logic_model import Element, LogicModel
from valuecase.site.views import View

#: The least type on a screen, in px; a drawing that would have to shrink below it is scrolled instead.
LEAST = 12
#: The room a page has for the drawing, in px.
ROOM = 928


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
        """The elements of which it is said how far they are there: strengths first, gaps last."""
        elements = self.model.elements().items()
        return [(name, element) for state in STATES for name, element in elements if state and element.state == state]
