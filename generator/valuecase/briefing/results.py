"""What changed: measures with their numbers, findings in words, outcome scales."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from valuecase.briefing.parts import (
    Block,
    Cell,
    Line,
    Voice,
    amount,
    capital,
    gap,
    line,
    moved,
    notes,
    paragraph,
    reduced,
    run,
    sentence,
    table,
)
from valuecase.common import Point
from valuecase.figures import Figure
from valuecase.sections.outcomes import Finding, Measure, Scale


def results(voice: Voice) -> list[Block]:
    """Everything the briefing says about outcomes."""
    outcomes = voice.case.outcomes
    if outcomes is None:
        return [gap("Evidence of benefit is not recorded.")]
    told = {name: finding for name, finding in outcomes.findings.items() if not finding.quote}
    blocks = _measures(voice, outcomes.measures) if outcomes.measures else []
    blocks += _findings(voice, told) if told else []
    blocks += _quotations(voice, [finding for finding in outcomes.findings.values() if finding.quote])
    for name, scale in outcomes.scales.items():
        blocks += _scale(voice, name, scale)
    blocks += _points(voice, "outcomes", "What got worse", outcomes.worse or {}) if outcomes.worse else []
    return blocks or [gap("No outcome is recorded.")]


def unreached(voice: Voice) -> list[Block]:
    """Who is not served and who dropped out, as far as it is known."""
    section = voice.case.beneficiaries
    if section is None or not (section.not_served or section.dropped_out):
        return [voice.absent(section, "not-served", "dropped-out")]
    blocks = _points(voice, "beneficiaries", "Not served", section.not_served or {})
    return blocks + _points(voice, "beneficiaries", "Dropped out", section.dropped_out or {})


def _points(voice: Voice, section: str, title: str, points: Mapping[str, Point]) -> list[Block]:
    """Things said in words, each with its number of people where that is known."""
    blocks = [paragraph(title, "subheading")] if points else []
    for name, point in points.items():
        number = voice.display(f"{section}.{name}.how-many")
        words = [*voice.runs(point.text), *([run(f" ({number})")] if number else [])]
        because = [run(" Because: "), *voice.runs(point.because)] if point.because else []
        blocks.append(paragraph([*words, *because], "item"))
    return blocks


def _measures(voice: Voice, measures: Mapping[str, Measure]) -> list[Block]:
    rows = [_measure(voice, f"outcomes.{name}", measure) for name, measure in measures.items()]
    heads = ["What was measured", "Value, or before", "After, or other", "Change, or gap", "In percent"]
    widths = ["wide", "number", "number", "number", "number"]
    shown = (figure for name in measures for figure in voice.case.ledger.under(f"outcomes.{name}"))
    return [table("Measures", heads, rows, widths, voice.sources(shown)), *notes(voice, measures.values())]


def _measure(voice: Voice, name: str, measure: Measure) -> list[Cell]:
    first = [line(measure.title, "strong")]
    if measure.want:
        first.append(line(f"{measure.want} is better", "small"))
    if measure.compare == "none":
        first.append(line("no comparison group", "small"))

    def get(key: str) -> Figure | None:
        return voice.figure(f"{name}.{key}")

    if get("before") or get("after"):
        before, after = measure.before, measure.after
        left = [*amount(get("before")), *_small(before and before.when)]
        right = [*amount(get("after")), *_small(after and after.when)]
        return [first, left, right, moved(get("change")), reduced(get("reduction-percent"))]
    if get("value") is None:
        return [
            [*first, line(voice.absent(measure, "value", "before", "after")["runs"], "small", "gap")],
            [],
            [],
            [],
            [],
        ]
    left = [*amount(get("value")), *_small(measure.when)]
    if measure.comparator:
        right = [*amount(get("comparator")), *_small(measure.comparator.who)]
        return [first, left, right, _gap(get("gap")), _under(get("gap-percent"), "of the comparison")]
    return [first, left, [line("no comparison given", "small")], [], _under(get("share"), "share")]


def _small(words: object) -> Cell:
    return [line(str(words), "small")] if words else []


def _under(figure: Figure | None, words: str) -> Cell:
    return [line(figure.display), line(words, "small")] if figure else []


def _gap(figure: Figure | None) -> Cell:
    """How far a value is from the comparison's: the comparison less the value, so plus is below."""
    if figure is None or figure.hidden:
        return amount(figure)
    if figure.value == 0:
        return [line(figure.display), line("the same", "small")]
    below = figure.value > 0
    return [line(figure.display), line("below" if below else "above", "small", "down" if below else "up")]


def _findings(voice: Voice, findings: Mapping[str, Finding]) -> list[Block]:
    rows: list[Sequence[Cell]] = []
    for finding in findings.values():
        what = [line(", ".join(finding.what), "strong")] if finding.what else [_missing(voice, finding, "what")]
        what += [line(voice.sentence(finding.note), "small")] if finding.note else []
        seen = [line(f"after {' and '.join(period.display for period in finding.at)}")] if finding.at else []
        said = [line(voice.sentence(finding.significance), "small")] if finding.significance else []
        change = [line(finding.change)] if finding.change else [_missing(voice, finding, "change")]
        rows.append([what, change, [*seen, *said] or [line("not recorded", "small")]])
    heads = ["Finding without a number", "Change", "When, and how sure"]
    source = "; ".join(dict.fromkeys(voice.source(_source(voice, finding)) for finding in findings.values()))
    return [table("Findings in words", heads, rows, ["words", "short", "words"], source)]


def _missing(voice: Voice, finding: Finding, key: str) -> Line:
    return line(voice.absent(finding, key)["runs"], "small", "gap")


def _quotations(voice: Voice, findings: Sequence[Finding]) -> list[Block]:
    """Findings in the source's own words, each with whose words they are; a source they share is said once."""
    refs = {voice.source(_source(voice, finding)) for finding in findings}
    shared = refs.pop() if len(refs) == 1 else ""
    made = [_quotation(voice, finding, shared) for finding in findings]
    return [{**paragraph("In the source’s own words", "caption"), "source": shared}, *made] if made else []


def _quotation(voice: Voice, finding: Finding, shared: str) -> Block:
    who = str(finding.who or "") or str(finding.missing.get("who", "")) or "no role is printed"
    source = voice.source(_source(voice, finding))
    by = "; ".join(part for part in (who, "" if source == shared else source) if part)
    note = [run(" "), *voice.sentence(finding.note)] if finding.note else []
    return {"kind": "quotation", "runs": [run(str(finding.quote))], "by": [run(sentence(by)), *note]}


def _source(voice: Voice, finding: Finding) -> str:
    outcomes = voice.case.outcomes
    return str(finding.source or (outcomes.source if outcomes else "") or "")


def _scale(voice: Voice, name: str, scale: Scale) -> list[Block]:
    """An outcome scale: scores where they are printed, else its areas by how they changed."""
    people = scale.people.in_words if scale.people else ""
    scored = [area for area in scale.areas if voice.figure(f"outcomes.{name}.{area}.latest")]
    title = f"{scale.title}, {people}" if people else str(scale.title)
    blocks = [_scores(voice, name, scale, scored, title)] if scored else []
    changes: dict[str, list[str]] = {}
    for key, area in scale.areas.items():
        if key not in scored:
            changes.setdefault(str(area.change or "change not recorded"), []).append(str(area.title))
    if changes:
        lines = [line([run(f"{capital(change)}: "), run(", ".join(areas))]) for change, areas in changes.items()]
        absent = [] if scored else [_no_scores(voice, scale)]
        blocks.append(
            {"kind": "stated", "title": title, "display": "", "lines": [*lines, *absent, *_note(voice, scale)]}
        )
    return blocks if changes else [*blocks, *notes(voice, [scale])]


def _note(voice: Voice, scale: Scale) -> list[Line]:
    return [line(voice.sentence(scale.note), "small")] if scale.note else []


def _scores(voice: Voice, name: str, scale: Scale, scored: Sequence[str], title: str) -> Block:
    rows = []
    for key in scored:
        figures = [voice.figure(f"outcomes.{name}.{key}.{part}") for part in ("first", "latest", "change")]
        rows.append([[line(scale.areas[key].title, "strong")], *map(amount, figures)])
    return table(title, ["Area", "First score", "Latest score", "Change"], rows, ["wide", "number", "number", "number"])


def _no_scores(voice: Voice, scale: Scale) -> Line:
    return line(voice.absent(scale, "first", "latest", "people")["runs"], "small", "gap")
