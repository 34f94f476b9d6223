"""What the documents of a case hold, in order: plain data made of the case's words and its ledger's figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from valuecase.briefing.ahead import ahead, funded
from valuecase.briefing.cut import shortened
from valuecase.briefing.detail import BACK, BARE_FRONT, ROWS, WHOLE, Detail
from valuecase.briefing.doubt import gaps, sources, sure
from valuecase.briefing.front import ask, ask_title, short, signed, tiles
from valuecase.briefing.money import money
from valuecase.briefing.parts import (
    Block,
    Voice,
    capital,
    credited,
    line,
    listed,
    more,
    paragraph,
    run,
    section,
    sentence,
)
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
NARROW = ("worse", "unreached", "folded", "missing", "fund", "next")
MODEL = "How the work leads to change"
FUND = "What must be funded"
REST = "Every figure, table, story and gap, and a briefing, are on the site"
GOES_ON = ". What ends in … goes on there."
#: What a section is about, where it says no more than that this is not recorded.
LACKING = {
    "figures": "key figures",
    "voices": "a person’s story",
    "money": "the money",
    "changed": "what changed",
    "worse": "what got worse",
    "unreached": "whom it does not reach",
    "next": "what comes next",
}


@dataclass(frozen=True, slots=True)
class Material:
    """All that a document is made of.

    model:   the drawing of the logic model, where one fits on a page
    address: where the case is on the web; empty where that is not known
    below:   how many of the things that must be funded stand below the drawing; with 0 they are a section
    """

    case: ValueCase
    project: Project
    edition: Edition
    charts: Sequence[Picture] = field(default=())
    model: Picture | None = None
    address: str = ""
    below: int = 0

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
    front = list(_front(voice, material.charts, full=True))
    parts = [*front, *_back(voice, said_in(front), material.address, full=True)]
    parts = [part for part in parts if part["id"] != "fund" or not material.below]
    return {**_head(material, "Briefing"), "sides": [_rows(parts, detail)], "model": _model(material)}


def model_page(material: Material) -> dict[str, Any]:
    """The page of the logic model alone, to see what stands below the drawing."""
    return {**_head(material, "Briefing"), "head": False, "sides": [], "model": _model(material)}


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
    for part in folded(parts):
        narrow = detail.brief and _is_narrow(part, plain)
        if narrow and rows and _is_narrow(rows[-1][0], plain):
            rows[-1].append(part)
        else:
            rows.append([part])
    return rows


def folded(parts: Sequence[Block]) -> list[Block]:
    """Sections with those that follow one another and have nothing to tell put into one."""
    found: list[Block] = []
    for empty, group in groupby(parts, _is_empty):
        own = list(group)
        found += [_fold(own)] if empty and len(own) > 1 else own
    return found


def _is_empty(part: Block) -> bool:
    kinds = {block["kind"] for block in part["blocks"]}
    return part["id"] in LACKING and kinds == {"gap"} and not part["more"]


def _fold(parts: Sequence[Block]) -> Block:
    """One section for several: what is not recorded in a line, and one for each that has a reason."""
    plain = [LACKING[part["id"]] for part in parts if not any(block["why"] for block in part["blocks"])]
    lines = [line(sentence(listed(plain)))] if plain else []
    for part in parts:
        lines += [
            line([run(f"{capital(LACKING[part['id']])}: ", strong=True), *block["runs"]])
            for block in part["blocks"]
            if block["why"]
        ]
    if len(lines) == 1:
        return section("folded", "Not recorded", [paragraph(lines[0]["runs"])])
    return section("folded", "Not recorded", [{"kind": "points", "items": [{"lines": [own]} for own in lines]}])


def said_in(parts: Iterable[Block]) -> frozenset[str]:
    """The gaps of a case that sections tell in their place."""
    return frozenset(lack for part in parts for block in part["blocks"] for lack in block.get("lacks", ()))


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
    said = said_in(_front(material.voice(BARE_FRONT), material.charts, full=False))
    return list(_back(material.voice(detail), said, material.address, full=False))


def _head(material: Material, document: str) -> dict[str, Any]:
    case = material.case.case
    lead = (case.people, case.when) if case else ()
    return {
        "document": document,
        "head": True,
        "title": material.case.title,
        "running": shortened(material.case.title, MOST_TITLE),
        "name": shortened(str(case.title) if case else material.case.id, MOST_TITLE),
        "place": shortened(str(case.place), MOST_TITLE) if case else "",
        "lead": [shortened(capital(str(words)), MOST_LEAD) for words in lead if words],
        "badge": BADGES[case.status] if case else "",
        "signed": signed(material.case),
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
    said = credited(said)
    beside = [*said, *told] if written and not full else said
    if kept and beside:
        yield {"kind": "columns", "columns": [kept, beside]}
    else:
        yield from [*kept, *beside]
    yield from told if told and told[0] not in beside else []
    yield from [*counted, *more(left, "quotation"), *left_over]


def _back(voice: Voice, said: frozenset[str], address: str, *, full: bool) -> Iterator[Block]:
    """The other sections; what is missing is not told again where it was `said` in its place."""
    detail = voice.detail
    told = [
        section("money", "The money", money(voice), detail),
        section("changed", "What changed", results(voice), detail),
    ]
    if detail.brief and voice.case.outcomes:
        told.append(section("worse", "What got worse", worse(voice), detail))
    told.append(section("unreached", "Whom it does not reach", unreached(voice), detail))
    fund = funded(voice)
    none = not fund or fund[0]["kind"] == "more"  # what has no room is counted with what comes next
    following = section("next", "What next", [*ahead(voice), *(fund if none else [])], detail)
    cited = section("sources", "Sources", sources(voice), detail)
    said |= said_in([*told, following, *([cited] if full else [])])
    yield from told
    yield section("sure", "How sure are we?", sure(voice), detail)
    yield section("missing", "What is missing", gaps(voice, said), detail)
    yield from () if none else [section("fund", FUND, fund, detail)]
    yield following
    if full:
        yield {**cited, "blocks": [*cited["blocks"], *_address(address)]}
    else:
        yield _rest(address)


def _address(address: str) -> list[Block]:
    return [paragraph([run("The whole case: "), run(address, link=address)], "note")] if address else []


def _rest(address: str) -> Block:
    """What else there is, and where. The address is never cut."""
    where = [run(": "), run(address, link=address)] if address else []
    words = [run(REST), *where, run(GOES_ON)]
    return section("rest", "Where the rest is" if address else "What else there is", [paragraph(words, "basis")])


def _model(material: Material) -> dict[str, Any] | None:
    model = material.model
    if model is None:
        return None
    return {
        "svg": model.svg,
        "title": MODEL,
        "message": model.title,
        "alt": model.alt,
        "width": model.natural[0],
        "height": model.natural[1],
        "below": _below(material),
    }


def _below(material: Material) -> Block | None:
    """What must be funded, in two columns under the drawing."""
    if not material.below:
        return None
    detail = replace(ROWS, funded=material.below, brief=False)
    part = section("fund", FUND, funded(material.voice(detail)), detail)
    points, *rest = part["blocks"]
    half = (len(points["items"]) + 1) // 2
    columns = [[{**points, "items": items}] for items in (points["items"][:half], points["items"][half:]) if items]
    return {**part, "blocks": [{"kind": "columns", "columns": columns}, *rest]}
