"""A logic model: what it asks of a case."""

from __future__ import annotations

from valuecase.approaches.model import Answer, Approach, Question, many, share
from valuecase.case import ValueCase
from valuecase.sections.logic_model import Arrow, Element, LogicModel


def _model(case: ValueCase) -> LogicModel | None:
    found: LogicModel | None = case.parts.get("logic-model")
    return found


def _elements(case: ValueCase) -> list[Element]:
    model = _model(case)
    return list(model.elements().values()) if model else []


def _arrows(case: ValueCase) -> list[Arrow]:
    model = _model(case)
    return model.arrows or [] if model else []


def _columns_filled(case: ValueCase) -> Answer:
    model = _model(case)
    columns = model.columns_shown() if model else {}
    empty = [name.replace("-", " ") for name, elements in columns.items() if not elements]
    if model is None or not model.elements():
        return Answer(False, "no element is written down")
    if empty:
        return Answer(False, f"nothing under {' and '.join(empty)}")
    return Answer(True, f"{many(len(model.elements()), 'element')} in {many(len(columns), 'column')}")


def _steps(case: ValueCase) -> Answer:
    steps = len(_arrows(case))
    return Answer(steps > 0, f"{many(steps, 'step')} {'is' if steps == 1 else 'are'} written down")


def _reasons(case: ValueCase) -> Answer:
    steps = _arrows(case)
    return share(steps, sum(bool(s.because) for s in steps), "step/steps", "has a reason", "without a reason")


def _measures(case: ValueCase) -> Answer:
    steps = _arrows(case)
    done = sum(bool(step.measure) for step in steps)
    return share(steps, done, "step/steps", "has something that shows it", "without anything that shows it")


def _assessed(case: ValueCase) -> Answer:
    found = _elements(case)
    done = sum(bool(element.assessed) for element in found)
    return share(found, done, "element/elements", "is assessed", "without a dated assessment")


def _assessed_again(case: ValueCase) -> Answer:
    elements = _elements(case)
    again = sum(len(element.assessments) > 1 for element in elements)
    return share(elements, again, "element/elements", "is assessed more than once", "without a second assessment")


LOGIC_MODEL = Approach(
    "logic-model", "A logic model",
    "What must be in place, what is done, what follows from it, and how far each is there.",
    "logic-model",
    "Begin with one sentence: what should be different for people in the end? Then write down, from there back, what leads to it.",
    "Assess each element again once a year, and keep what was found before.",
    (
        Question("What must be there, what is done, what follows?", _columns_filled,
            "Write a few words into each column that is empty.", "logic-model.html#part-top"),
        Question("What leads to what?", _steps,
            "Say what each thing should lead to.", "logic-model.html#part-arrows"),
        Question("Why should it?", _reasons,
            "Ask of each step without a reason why it should hold, and write down the answer, or that it is a hope.",
            "logic-model.html#part-arrows"),
        Question("What shows that it does?", _measures,
            "Choose for each step without one a number or a finding that would show it.", "logic-model.html#part-arrows"),
        Question("How far is each thing there?", _assessed,
            "Meet once, go through the elements, and write down how far each is there and how sure you are.",
            "logic-model.html#part-funding"),
        Question("Was it looked at again?", _assessed_again,
            "Assess the elements a second time, and see what moved.", "logic-model.html#part-over-time"),
    ),
)  # fmt: skip
"""The theory of change, and how far it is there."""
