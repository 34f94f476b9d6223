"""What the documents of a case hold, in order: plain data made of the case's words and its ledger's figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from valuecase.briefing.ahead import ahead
from valuecase.briefing.cut import shortened
from valuecase.briefing.detail import BACK, WHOLE, Detail
from valuecase.briefing.doubt import gaps, sources, sure
from valuecase.briefing.front import ask, ask_title, short, tiles
from valuecase.briefing.money import money
from valuecase.briefing.parts import Block, Voice, capital, more, paragraph, section
from valuecase.briefing.people import quotations, statements, stories
from valuecase.briefing.pictures import Picture, pictures
from valuecase.briefing.results import results, unreached, worse
from valuecase.case import ValueCase
from valuecase.edition import Edition
from valuecase.project import Project

BADGES = {"draft": "Draft", "review": "For review", "published": ""}
#: Titles and places longer than this would fill the head of a page.
MOST_TITLE, MOST_LEAD = 90, 160
#: Sections that in brief are no more than lists.
NARROW = ("worse", "unreached", "missing", "next")
MODEL = "How the work leads to change"
REST = (
    "The site has every figure with its working, every table, story and gap, and a briefing of up to four pages. "
    "Where a line here ends in …, it goes on there."
)


@dataclass(frozen=True, slots=True)
class Material:
    """All that a document is made of. `model` is the drawing of the logic model, where one fits on a page."""

    case: ValueCase
    project: Project
    edition: Edition
    charts: Sequence[Picture] = field(default=())
    model: Picture | None = None

    def voice(self, detail: Detail) -> Voice:
        return Voice(self.case, self.project, detail)


def content(
    case: ValueCase, project: Project, edition: Edition, charts: Sequence[Picture], model: Picture | None = None
) -> dict[str, Any]:
    """A case's briefing with all of its detail, as data for JSON.

    Every number is the display of a figure or the author's own words. What is missing
    stands in its place as a gap.
    """
    return briefing(Material(case, project, edition, charts, model), WHOLE)


def briefing(material: Material, detail: Detail) -> dict[str, Any]:
    """The briefing for the careful, with as much as the detail allows."""
    voice = material.voice(detail)
    parts = [*_front(voice, material.charts, full=True), *_back(voice, full=True)]
    return {**_head(material, "Briefing"), "sides": [_rows(parts, detail)], "model": _model(material.model)}


def sections_of(document: dict[str, Any]) -> list[Block]:
    """The sections of a document in the order they are read."""
    return [part for side in document["sides"] for row in side for part in row]


def sheet(material: Material, front: Detail, back: Detail, *, two_sides: bool) -> dict[str, Any]:
    """The one sheet for the busy: on one side or on two, each with as much as its detail allows."""
    sides = [sheet_front(material, front), sheet_back(material, back)]
    if not two_sides:
        sides = [[*sides[0], *sides[1]]]
    return {**_head(material, "One sheet"), "sides": [_rows(side, back) for side in sides], "model": None}


def one_side(material: Material, parts: list[Block]) -> dict[str, Any]:
    """A side of a sheet as a document of its own, to see how much fits on it."""
    first = any(part["id"] == "ask" for part in parts)
    return {**_head(material, "One sheet"), "sides": [_rows(parts, BACK)], "model": None, "head": first}


def _rows(parts: Sequence[Block], detail: Detail) -> list[list[Block]]:
    """Sections in rows: in brief, short ones that follow one another go into two columns together."""
    rows: list[list[Block]] = []
    plain = not any(block["kind"] == "cautions" for part in parts for block in part["blocks"])
    for part in parts:
        narrow = detail.brief and _is_narrow(part, plain)
        if narrow and rows and _is_narrow(rows[-1][0], plain):
            rows[-1].append(part)
        else:
            rows.append([part])
    return rows


def _is_narrow(part: Block, plain: bool) -> bool:
    """Whether a section stands well on half of the width: a list, or no more than a gap; all are where it is plain."""
    if part["id"] == "ask":
        return False
    always = (*NARROW, "sure", "rest") if plain else NARROW
    return part["id"] in always or all(block["kind"] in ("gap", "note") for block in part["blocks"])


def sheet_front(material: Material, detail: Detail) -> list[Block]:
    """The side that is read first."""
    return list(_front(material.voice(detail), material.charts, full=False))


def sheet_back(material: Material, detail: Detail) -> list[Block]:
    """The other side, which ends with where the rest is."""
    return list(_back(material.voice(detail), full=False))


def _head(material: Material, document: str) -> dict[str, Any]:
    case = material.case.case
    lead = [capital(str(words)) for words in ((case.people, case.when) if case else ()) if words]
    return {
        "document": document,
        "head": True,
        "title": material.case.title,
        "running": shortened(material.case.title, MOST_TITLE),
        "name": shortened(str(case.title) if case else material.case.id, MOST_TITLE),
        "place": shortened(str(case.place), MOST_TITLE) if case else "",
        "lead": [shortened(words, MOST_LEAD) for words in lead],
        "badge": BADGES[case.status] if case else "",
        "invented": material.case.invented,
        "edition": {"date": material.edition.date, "commit": material.edition.commit},
    }


def _front(voice: Voice, charts: Sequence[Picture], *, full: bool) -> Iterator[Block]:
    detail = voice.detail
    said, left = quotations(voice)
    shown = pictures(voice, charts, said[:1])
    beside: list[Block] = next((block["beside"] for block in shown if block["kind"] == "pictures"), [])
    yield section("ask", ask_title(voice), ask(voice), detail)
    yield section("figures", "Key figures", tiles(voice), detail)
    if shown:
        yield section("picture", "The picture", shown, detail)
    if full:
        yield section("short", "The case", short(voice), detail)
    yield section("voices", "The voices", _voices(voice, said[len(beside) :], left, full=full), detail)


def _voices(voice: Voice, said: Sequence[Block], left: int, *, full: bool) -> Iterator[Block]:
    """Statements and quotations side by side, stories below."""
    own = statements(voice)
    kept, counted = ([b for b in own if (b["kind"] == "more") is is_more] for is_more in (False, True))
    told = stories(voice)
    left_over = [block for block in told if block["kind"] == "more"]
    told = [block for block in told if block["kind"] != "more"]
    # On a sheet the story stands beside the statements; in a briefing it has the width of the page.
    written = any(block["kind"] != "gap" for block in told)
    beside = [*said, *told] if written and not full else list(said)
    if kept and beside:
        yield {"kind": "columns", "columns": [kept, beside]}
    else:
        yield from [*kept, *beside]
    yield from told if told and told[0] not in beside else []
    yield from [*counted, *more(left, "quotation"), *left_over]


def _back(voice: Voice, *, full: bool) -> Iterator[Block]:
    detail = voice.detail
    yield section("money", "The money", money(voice), detail)
    yield section("changed", "What changed", results(voice), detail)
    if detail.brief and voice.case.outcomes:
        yield section("worse", "What got worse", worse(voice), detail)
    yield section("unreached", "Whom it does not reach", unreached(voice), detail)
    yield section("sure", "How sure are we?", sure(voice), detail)
    yield section("missing", "What is missing", gaps(voice), detail)
    yield section("next", "What next", ahead(voice), detail)
    if full:
        yield section("sources", "Sources", sources(voice), detail)
    else:
        yield section("rest", "Where the rest is", [paragraph(REST)], detail)


def _model(model: Picture | None) -> dict[str, Any] | None:
    if model is None:
        return None
    return {
        "svg": model.svg,
        "title": MODEL,
        "message": model.title,
        "alt": model.alt,
        "width": model.natural[0],
        "height": model.natural[1],
    }
