"""Which way an outcome went, and whether that is bad news: worse, no better, or not known."""

from __future__ import annotations

import re
from fractions import Fraction

from valuecase.briefing.parts import Cell, Voice, line, moved
from valuecase.figures import Figure
from valuecase.sections.outcomes import Finding, Measure, Scale

# Words of a change that is none, or is for the worse.
_NO_GAIN = re.compile(
    r"\b(?:un\w+|no|not|none|never|hardly|worse\w*|same|declin\w+|deteriorat\w+)\b", re.IGNORECASE
)  # fmt: skip


def measure_is_bad(voice: Voice, name: str, measure: Measure) -> bool:
    """Whether a measure went the wrong way, did not move, is not known, or is worse than elsewhere."""
    change, gap = voice.figure(f"outcomes.{name}.change"), voice.figure(f"outcomes.{name}.gap")
    if change is not None and not change.hidden:
        return went_badly(change, str(measure.want or ""))
    if gap is not None and not gap.hidden:
        return gap.value == 0 or (gap.value < 0) == (measure.want != "higher")
    return voice.figure(f"outcomes.{name}.value") is None


def went_badly(change: Figure | None, want: str) -> bool:
    """Whether a change is for the worse, is none, or is not known; where no way is better, whether it is a rise."""
    if change is None or change.hidden:
        return True
    return change.value == 0 or (change.value > 0) == (want != "higher")


def finding_is_null(finding: Finding) -> bool:
    """Whether a finding tells of nothing gained, as far as its words say."""
    return not finding.change or bool(_NO_GAIN.search(str(finding.change)))


def is_flat(voice: Voice, name: str, area: str, scale: Scale) -> bool:
    """Whether an area of a scale got worse or stayed as it was, by its scores or its words."""
    change = voice.figure(f"outcomes.{name}.{area}.change")
    if change is not None and not change.hidden:
        return change.value <= 0
    return bool(_NO_GAIN.search(str(scale.areas[area].change or "no")))


def by_size(voice: Voice, name: str, scale: Scale) -> list[str]:
    """The areas of a scale, the largest change first whichever way it went, and those without a score last."""

    def size(area: str) -> Fraction:
        change = voice.figure(f"outcomes.{name}.{area}.change")
        return Fraction(-1) if change is None or change.hidden else abs(change.value)

    return sorted(scale.areas, key=lambda area: -size(area))


def counted(voice: Voice, name: str, scale: Scale) -> str:
    """How many scores went which way: `6 went up, 1 went down`; empty where no change is known."""
    found = [voice.figure(f"outcomes.{name}.{area}.change") for area in scale.areas]
    known = [change.value for change in found if change and not change.hidden]
    up, down = sum(value > 0 for value in known), sum(value < 0 for value in known)
    ways = ((up, "went up"), (down, "went down"), (len(known) - up - down, "stayed the same"))
    return ", ".join(f"{number} {words}" for number, words in ways if number)


def change_of(voice: Voice, item: str, measure: Measure) -> Cell:
    """How a measure changed, which way, and whether that is better."""
    figures = (voice.figure(f"{item}.{key}") for key in ("change", "reduction-percent"))
    change, percent = figures
    return moved(change, str(measure.want or ""), percent)


def gap_of(voice: Voice, item: str, measure: Measure) -> Cell:
    """How far a value is from the comparison's: the comparison less the value, so plus is below."""
    figure, percent = voice.figure(f"{item}.gap"), voice.figure(f"{item}.gap-percent")
    if figure is None:
        return []
    apart = figure.display.lstrip("\N{MINUS SIGN}")
    shown = line(apart)
    if figure.hidden or figure.value == 0:
        return [shown] + ([] if figure.hidden else [line("the same", "small", "same")])
    below = figure.value > 0
    in_points = figure.unit.kind == "points"  # a percentage of percentages is misread
    share = apart if in_points else percent.display.lstrip("\N{MINUS SIGN}") if percent and not percent.hidden else ""
    better = {"lower": below, "higher": not below}.get(str(measure.want or ""))
    words = f"{share} {'below' if below else 'above'}".strip()
    said = words if better is None else f"{words}, {'better' if better else 'worse'}"
    way = line(said, "small", "down" if below else "up")
    return [way] if in_points else [shown, way]
