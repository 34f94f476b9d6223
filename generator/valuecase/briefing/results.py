"""What changed: measures with their numbers, findings in words, outcome scales."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from valuecase.briefing.brief import change_rows
from valuecase.briefing.cut import choose
from valuecase.briefing.parts import (
    Block,
    Cell,
    Line,
    Voice,
    amount,
    capital,
    credited,
    gap,
    line,
    more,
    moved,
    notes,
    paragraph,
    quotation,
    run,
    table,
)
from valuecase.briefing.used import over_time
from valuecase.briefing.ways import by_size, change_of, counted, finding_is_null, gap_of, is_flat, measure_is_bad
from valuecase.common import Point
from valuecase.figures import Figure
from valuecase.reading.dates import in_words
from valuecase.sections.outcomes import Finding, Measure, Scale


def results(voice: Voice) -> list[Block]:
    """Everything a document says about outcomes; what got worse stands first among equals."""
    outcomes = voice.case.outcomes
    if outcomes is None:
        return [gap("Evidence of benefit is not recorded.", "outcomes")]
    told = {name: finding for name, finding in outcomes.findings.items() if not finding.quote}
    quoted = [finding for finding in outcomes.findings.values() if finding.quote]
    if voice.detail.brief:
        return change_rows(voice)
    blocks = [*_measures(voice, outcomes.measures), *over_time(voice)]
    blocks += worse(voice)
    blocks += _findings(voice, told)
    fitting = [finding for finding in quoted if len(str(finding.quote)) <= voice.detail.quotation]
    shown = fitting[: voice.detail.findings]
    blocks += [*_quotations(voice, shown), *more(len(quoted) - len(shown), "quotation")]
    return blocks + _scales(voice, outcomes.scales)


def worse(voice: Voice) -> list[Block]:
    """What got worse; where nothing is recorded, that it is not."""
    outcomes = voice.case.outcomes
    if outcomes and outcomes.worse:
        return _points(voice, "outcomes", "What got worse", outcomes.worse)
    return [{**voice.absent(outcomes, "worse", section="outcomes"), "what": "what got worse"}]


def unreached(voice: Voice) -> list[Block]:
    """Who is not served and who dropped out, as far as it is known."""
    section = voice.case.beneficiaries
    if section is None or not (section.not_served or section.dropped_out):
        return [voice.absent(section, "not-served", "dropped-out", section="beneficiaries")]
    blocks = _points(voice, "beneficiaries", "Not served", section.not_served or {})
    return blocks + _points(voice, "beneficiaries", "Dropped out", section.dropped_out or {})


def _points(voice: Voice, section: str, title: str, points: Mapping[str, Point]) -> list[Block]:
    """Things said in words, each with its number of people where that is known."""
    brief = voice.detail.brief
    blocks = [paragraph(title, "subheading")] if points and not brief else []
    said = f"{title}: " if brief and title != "What got worse" else ""
    most = voice.detail.points if title == "What got worse" or not brief else (voice.detail.points + 1) // 2
    shown = list(points.items())[:most]
    for name, point in shown:
        number = voice.display(f"{section}.{name}.how-many")
        lead = [run(said, strong=True)] if said else []
        words = [*lead, *voice.runs(point.text), *([run(f" ({number})")] if number else [])]
        because = [run(" Because: "), *voice.runs(point.because)] if point.because and voice.detail.reasons else []
        blocks.append(paragraph([*words, *because], "point"))
    kind = {"Not served": "group not served", "Dropped out": "group that dropped out"}.get(
        title, "thing that got worse"
    )
    many = {"Not served": "groups not served", "Dropped out": "groups that dropped out"}.get(
        title, "things that got worse"
    )
    return [*blocks, *more(len(points) - len(shown), kind, many)]


def _measures(voice: Voice, measures: Mapping[str, Measure]) -> list[Block]:
    kept = dict(choose(measures.items(), voice.detail.measures, lambda pair: measure_is_bad(voice, *pair)))
    left = more(len(measures) - len(kept), "measure")
    if not kept:
        return left
    rows = [_measure(voice, f"outcomes.{name}", measure) for name, measure in kept.items()]
    heads = ["What was measured", "Value, or before", "After, or others", "Change, or gap"]
    shown = (figure for name in kept for figure in voice.case.ledger.under(f"outcomes.{name}"))
    made = table("Measures", heads, rows, ["wide", "number", "number", "change"], voice.sources(shown))
    return [made, *notes(voice, kept.values()), *left]


def _measure(voice: Voice, name: str, measure: Measure) -> list[Cell]:
    first = [line(measure.title, "strong")]
    if measure.compare == "none" and voice.detail.workings:
        first.append(line("no comparison group", "small"))

    def get(key: str) -> Figure | None:
        return voice.figure(f"{name}.{key}")

    if get("before") or get("after"):
        before, after = measure.before, measure.after
        left = [*amount(voice, get("before")), *_when(before and before.when)]
        right = [*amount(voice, get("after")), *_when(after and after.when), *_others(measure, get("comparator"))]
        return [first, left, right, change_of(voice, name, measure)]
    if get("value") is None:
        absent = voice.absent(measure, "value", "before", "after")
        return [[*first, line(absent["runs"], "small", "gap")], [], [], []]
    left = [*amount(voice, get("value")), *_when(measure.when)]
    if measure.comparator:
        right = [*amount(voice, get("comparator")), *_small(measure.comparator.who)]
        return [first, left, right, gap_of(voice, name, measure)]
    return [first, left, [line("no comparison given", "small")], _under(get("share"), "share")]


def _others(measure: Measure, theirs: Figure | None) -> Cell:
    return _small(f"{measure.comparator.who}: {theirs.display}") if measure.comparator and theirs else []


def _when(when: object) -> Cell:
    return _small(in_words(str(when))) if when else []


def _small(words: object) -> Cell:
    return [line(str(words), "small")] if words else []


def _under(figure: Figure | None, words: str) -> Cell:
    return [line(figure.display), line(words, "small")] if figure else []


def _findings(voice: Voice, findings: Mapping[str, Finding]) -> list[Block]:
    rows: list[Sequence[Cell]] = []
    kept = choose(findings.values(), voice.detail.findings, finding_is_null)
    left = more(len(findings) - len(kept), "finding")
    if not kept:
        return left
    for finding in kept:
        what = [line(", ".join(finding.what), "strong")] if finding.what else [_missing(voice, finding, "what")]
        what += [line(voice.sentence(finding.note), "small")] if finding.note and voice.detail.workings else []
        seen = [line(f"after {' and '.join(period.display for period in finding.at)}")] if finding.at else []
        said = [line(voice.sentence(finding.significance), "small")] if finding.significance else []
        change = [line(finding.change)] if finding.change else [_missing(voice, finding, "change")]
        rows.append([what, change, [*seen, *said] or [line("not recorded", "small")]])
    heads = ["Finding without a number", "Change", "When, and how sure"]
    source = "; ".join(dict.fromkeys(voice.source(_source(voice, finding)) for finding in kept))
    return [table("Findings in words", heads, rows, ["words", "short", "words"], source), *left]


def _missing(voice: Voice, finding: Finding, key: str) -> Line:
    return line(voice.absent(finding, key)["runs"], "small", "gap")


def _quotations(voice: Voice, findings: Sequence[Finding]) -> list[Block]:
    """Findings in the source's own words, each with whose words they are; a source they share is said once."""
    refs = {voice.source(_source(voice, finding)) for finding in findings}
    shared = refs.pop() if len(refs) == 1 else ""
    made = credited([_quotation(voice, finding, shared) for finding in findings])
    return [{**paragraph("In the source’s own words", "caption"), "source": shared}, *made] if made else []


def _quotation(voice: Voice, finding: Finding, shared: str) -> Block:
    source = voice.source(_source(voice, finding))
    note = [run(" "), *voice.sentence(finding.note)] if finding.note and voice.detail.workings else []
    who = str(finding.who or "")
    why = "" if who else str(finding.missing.get("who", "")) or "no role is printed"
    return {**quotation(str(finding.quote), who, why, "" if source == shared else source, note), "plain": True}


def _source(voice: Voice, finding: Finding) -> str:
    outcomes = voice.case.outcomes
    return str(finding.source or (outcomes.source if outcomes else "") or "")


def _scales(voice: Voice, scales: Mapping[str, Scale]) -> list[Block]:
    shown = list(scales.items())[: voice.detail.scales]
    blocks = [block for name, scale in shown for block in _scale(voice, name, scale)]
    return [*blocks, *more(len(scales) - len(shown), "scale")]


def _scale(voice: Voice, name: str, scale: Scale) -> list[Block]:
    """An outcome scale: scores where they are printed, else its areas by how they changed."""
    people = scale.people.in_words if scale.people else ""
    most = set(choose(by_size(voice, name, scale), voice.detail.areas, lambda key: is_flat(voice, name, key, scale)))
    kept = [key for key in scale.areas if key in most]
    scored = [area for area in kept if voice.figure(f"outcomes.{name}.{area}.latest")]
    title = f"{scale.title}, {people}" if people else str(scale.title)
    blocks = [_scores(voice, name, scale, scored, title)] if scored else []
    changes: dict[str, list[str]] = {}
    for key in kept:
        if key not in scored:
            area = scale.areas[key]
            changes.setdefault(str(area.change or "change not recorded"), []).append(str(area.title))
    if changes:
        lines = [line([run(f"{capital(change)}: "), run(", ".join(areas))]) for change, areas in changes.items()]
        absent = [] if scored else [_no_scores(voice, scale)]
        blocks.append(
            {"kind": "stated", "title": title, "display": "", "lines": [*lines, *absent, *_note(voice, scale)]}
        )
    left = more(len(scale.areas) - len(kept), f"area of {scale.title}", f"areas of {scale.title}")
    words = counted(voice, name, scale) if left else ""
    blocks += [paragraph(f"Of all its scores, {words}.", "note")] if words else []
    return [*blocks, *left] if changes else [*blocks, *notes(voice, [scale]), *left]


def _note(voice: Voice, scale: Scale) -> list[Line]:
    return [line(voice.sentence(scale.note), "small")] if scale.note and voice.detail.workings else []


def _scores(voice: Voice, name: str, scale: Scale, scored: Sequence[str], title: str) -> Block:
    rows = []
    for key in scored:
        first, latest, change = (
            voice.figure(f"outcomes.{name}.{key}.{part}") for part in ("first", "latest", "change")
        )
        own = scale.areas[key]
        title_ = [line(own.title, "strong"), *([line(str(own.change), "small")] if own.change else [])]
        rows.append([title_, amount(voice, first), amount(voice, latest), moved(change)])
    return table(title, ["Area", "First score", "Latest score", "Change"], rows, ["wide", "number", "number", "change"])


def _no_scores(voice: Voice, scale: Scale) -> Line:
    return line(voice.absent(scale, "first", "latest", "people")["runs"], "small", "gap")
