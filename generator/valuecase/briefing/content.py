"""What a briefing holds, in order: plain data made of the case's words and its ledger's figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from valuecase.briefing.doubt import cautions, gaps, sources
from valuecase.briefing.money import money
from valuecase.briefing.parts import (
    SHAPES,
    Block,
    Voice,
    capital,
    gap,
    line,
    paragraph,
    run,
    section,
    sentence,
)
from valuecase.briefing.results import results, unreached
from valuecase.case import ValueCase
from valuecase.edition import Edition
from valuecase.figures import Figure
from valuecase.project import Project
from valuecase.sections.stories import Story

BADGES = {"draft": "Draft", "review": "For review", "published": ""}
PERSONS = {"one person": "", "composite": "Made up of several people.", "invented": "This person is invented."}
MOST_TILES = 4
# More would make it longer than anybody reads; the site has them all.
MOST_PICTURES = 2


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as the briefing shows it.

    svg:    the drawing
    title:  its message, as a sentence
    alt:    what it shows, for those who do not see it
    source: where its numbers come from, in words
    """

    svg: str
    title: str
    alt: str
    source: str


def content(case: ValueCase, project: Project, edition: Edition, charts: Sequence[Picture]) -> dict[str, Any]:
    """A case's briefing as data for JSON: its head, its sections in the order they are read.

    Every number is the display of a figure or the author's own words. What is missing
    stands in its place as a gap.
    """
    voice = Voice(case, project)
    return {
        "title": case.title,
        "name": str(case.case.title) if case.case else case.id,
        "place": str(case.case.place) if case.case else "",
        "badge": BADGES[case.case.status] if case.case else "",
        "invented": case.invented,
        "edition": {"date": edition.date, "commit": edition.commit},
        "sections": list(_sections(voice, charts)),
    }


def _sections(voice: Voice, charts: Sequence[Picture]) -> Iterator[Block]:
    yield section("ask", "What is asked", _ask(voice))
    yield section("short", "In short", _short(voice))
    yield section("hypothesis", "The hypothesis", _hypothesis(voice))
    yield section("figures", "Key figures", _tiles(voice))
    yield section("story", "The story", _stories(voice))
    yield section("money", "The money", money(voice))
    yield section("changed", "What changed", results(voice))
    yield section("unreached", "Whom it does not reach", unreached(voice))
    if charts:
        yield section("pictures", "In pictures", _pictures(voice, charts))
    yield section("sure", "How sure are we?", cautions(voice))
    yield section("missing", "What is missing", gaps(voice))
    yield section("sources", "Sources", sources(voice))


def _ask(voice: Voice) -> list[Block]:
    case = voice.case.case
    return voice.blocks(case.ask) if case and case.ask else [voice.absent(case, "ask")]


def _short(voice: Voice) -> list[Block]:
    """The case in a paragraph; for whom, when and where."""
    case = voice.case.case
    if case is None:
        return [voice.absent(None, "summary")]
    facts = [
        ("For whom", [run(capital(case.people))] if case.people else None, "people"),
        ("When", [run(capital(case.when))] if case.when else None, "when"),
        ("Where", [run(", ".join(case.areas))] if case.areas else [run(case.place)], "areas"),
    ]
    rows = [{"label": f, "runs": runs or voice.absent(case, key)["runs"], "gap": not runs} for f, runs, key in facts]
    return [
        *(voice.blocks(case.summary) if case.summary else [voice.absent(case, "summary")]),
        {"kind": "facts", "rows": rows},
    ]


def _hypothesis(voice: Voice) -> list[Block]:
    case = voice.case.case
    hypothesis = case.hypothesis if case else None
    if case is None or hypothesis is None:
        return [voice.absent(case, "hypothesis")]
    blocks = voice.blocks(hypothesis.text) if hypothesis.text else []
    if hypothesis.quote:
        source = voice.source(str(hypothesis.source or case.source or ""))
        by = "; ".join(part for part in (str(hypothesis.who or ""), source) if part)
        words = [run(sentence(by))] if by else []
        blocks.append({"kind": "quotation", "runs": [run(str(hypothesis.quote))], "by": words})
    return blocks


def _tiles(voice: Voice) -> list[Block]:
    """The first headline figures as tiles, any further ones as lines."""
    case = voice.case.case
    names = list(case.headline or []) if case else []
    figures = [figure for name in names if (figure := voice.figure(name))]
    if not figures:
        return [voice.absent(case, "headline")]
    tiles: list[Block] = [{"kind": "tiles", "tiles": [_tile(voice, figure) for figure in figures[:MOST_TILES]]}]
    further = [[run(figure.display, strong=True), run(f" {figure.label}")] for figure in figures[MOST_TILES:]]
    return [*tiles, *(paragraph(runs, "item") for runs in further)]


def _tile(voice: Voice, figure: Figure) -> dict[str, Any]:
    check = figure.check
    lines = []
    if check:
        words = check.words if check.printed == figure.display else f"{check.words} (printed {check.printed})"
        lines.append(line(words, "small", SHAPES[check.answer]))
    warned = len(voice.case.cautions_about(figure.about))
    if warned:
        words = "a caution stands" if warned == 1 else f"{warned} cautions stand"
        lines.append(line(f"{words} under How sure are we?", "small"))
    if figure.source:
        lines.append(line(voice.source(figure.source), "small"))
    return {"display": figure.display, "label": figure.label, "lines": lines}


def _stories(voice: Voice) -> list[Block]:
    if not voice.case.stories:
        return [gap("No person’s story is recorded.")]
    printed = {name: story for name, story in voice.case.stories.items() if not story.web_only}
    if not printed:
        return [gap("A person’s story is told on the site; the consent to it does not cover print.")]
    return [block for name, story in printed.items() for block in _story(voice, name, story)]


def _story(voice: Voice, name: str, story: Story) -> Iterator[Block]:
    yield paragraph(str(story.title), "subheading")
    if PERSONS[story.person]:
        yield paragraph(PERSONS[story.person], "note")
    document = voice.case.documents.get(f"cases/{voice.case.id}/stories/{name}.md")
    body = document.body if document else ""
    if body.strip():
        yield from voice.blocks(body)
    elif story.summary:
        yield from voice.blocks(story.summary)
    else:
        yield gap("The story itself is not written yet.")
    if story.source:
        yield paragraph(f"{voice.source(str(story.source))}.", "note")


def _pictures(voice: Voice, charts: Sequence[Picture]) -> list[Block]:
    rest = len(charts) - MOST_PICTURES
    more = [paragraph(f"And {rest} more on the site.", "note")] if rest > 0 else []
    return [*(_picture(voice, chart) for chart in charts[:MOST_PICTURES]), *more]


def _picture(voice: Voice, chart: Picture) -> Block:
    return {
        "kind": "picture",
        "svg": chart.svg,
        "title": chart.title,
        "alt": chart.alt,
        "source": voice.source(chart.source),
    }
