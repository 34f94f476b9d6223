"""What happens next, as the case has it, and what must be funded for it."""

from __future__ import annotations

from valuecase.briefing.parts import Block, Voice, gap, line, more, run
from valuecase.sections.lessons import Lessons, Step
from valuecase.sections.logic_model import Element, LogicModel

#: States in the order in which what must be funded is told: what is not there comes first.
FIRST = ("gap", "partly")


def ahead(voice: Voice) -> list[Block]:
    """The next steps: what, by whom and by when."""
    section: Lessons | None = voice.case.parts.get("lessons")
    if section is None:
        return [gap("What comes next is not recorded.")]
    if not section.next:
        return [voice.absent(section, "next", section="lessons")]
    found = list(section.next.values())
    shown = found[: voice.detail.steps]
    return [{"kind": "points", "items": [_step(voice, step) for step in shown]}, *more(len(found) - len(shown), "step")]


def _step(voice: Voice, step: Step) -> Block:
    lead = [run(f"{str(step.title).rstrip('.')}: ", strong=True)] if step.title else []
    who = ", ".join(part for part in (str(step.by or ""), str(step.when or "")) if part)
    return {"lines": [line([*lead, *voice.sentence(step.text)]), *([line(who, "small")] if who else [])]}


def funded(voice: Voice) -> list[Block]:
    """What must be funded: for which elements of the logic model, those that are gaps first; empty where none say so."""
    found = [_fund(voice, element) for element in to_fund(voice)]
    shown = found[: voice.detail.funded]
    left = more(len(found) - len(shown), "thing to be funded", "things to be funded")
    return [*([{"kind": "points", "items": shown}] if shown else []), *left]


def to_fund(voice: Voice) -> list[Element]:
    """The elements that say what must be funded, gaps first, then what is partly there."""
    model: LogicModel | None = voice.case.parts.get("logic-model")
    named = model.elements().values() if model else ()
    found = [element for element in named if element.to_fund and voice.case.on_paper(str(element.see or ""))]
    return sorted(found, key=lambda element: (*FIRST, element.now).index(element.now))


def _fund(voice: Voice, element: Element) -> Block:
    thing = voice.case.items.get(str(element.see or ""))
    title = voice.runs(element.text or (thing.title if thing else str(element.see)))
    words = "".join(part["text"] for part in title).rstrip(".")
    state = f" ({element.now})" if element.now else ""
    return {"lines": [line([run(words, strong=True), run(f"{state}: "), *voice.sentence(str(element.to_fund))])]}
