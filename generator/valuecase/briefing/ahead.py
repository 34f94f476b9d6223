"""What happens next, as the case has it."""

from __future__ import annotations

from valuecase.briefing.parts import Block, Voice, gap, line, more, run
from valuecase.sections.lessons import Lessons, Step


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
