"""The diagram of a case's logic model."""

from __future__ import annotations

from collections.abc import Callable

from valuecase.case import ValueCase
from valuecase.diagram.diagram import Arrow, Box, Column, Diagram
from valuecase.sections.logic_model import Element, LogicModel

#: An author's line as words alone, its figures filled in.
Plain = Callable[[str], str]


def diagram_of(case: ValueCase, plain: Plain) -> Diagram | None:
    """A case's logic model as a diagram; nothing where there is none, or not one element of it."""
    model = case.parts.get("logic-model")
    if not isinstance(model, LogicModel) or not model.elements():
        return None
    columns = tuple(
        Column(_head(head), tuple(Box(n, element_words(case, e, plain), e.now or "") for n, e in elements.items()))
        for head, elements in model.columns_shown().items()
    )
    return Diagram(columns, tuple(_arrows(model)))


def element_words(case: ValueCase, element: Element, plain: Plain) -> str:
    """An element in words: its own, or those of the thing it stands for."""
    if element.text:
        return plain(element.text)
    named = case.items.get(str(element.see))
    return plain(named.title).rstrip(".") if named else str(element.see)


def _head(name: str) -> str:
    words = name.replace("-", " ")
    return words[:1].upper() + words[1:]


def _arrows(model: LogicModel) -> list[Arrow]:
    """Each pair of ends once; it is grounded if any arrow between the two is."""
    found: dict[tuple[str, str], bool] = {}
    for arrow in model.arrows or []:
        for start in arrow.from_:
            for end in arrow.to:
                found[start, end] = found.get((start, end), False) or arrow.grounds != "nothing"
    return [Arrow(start, end, grounded) for (start, end), grounded in found.items()]
