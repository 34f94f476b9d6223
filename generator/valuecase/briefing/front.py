"""What a reader meets first: the ask or the case in a sentence, the case in short, the key figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from valuecase.briefing.appraised import tile_words
from valuecase.briefing.cut import choose, shortened
from valuecase.briefing.parts import (
    NUMBER,
    SHAPES,
    Block,
    Line,
    Voice,
    capital,
    is_no_fall,
    line,
    more,
    paragraph,
    run,
    sentence,
    sides,
    way,
)
from valuecase.case import ValueCase
from valuecase.figures import Figure
from valuecase.reading.dates import in_words
from valuecase.reconcile import Answer, Check

#: With less room than this, in letters, a hypothesis is left out.
WORTHWHILE = 150
#: The longest caution on a tile.
MOST_CAUTION = 140
#: The longest name of who signed.
MOST_SIGNED = 80
#: Tiles of one row.
ROW = 3


def ask_title(voice: Voice) -> str:
    """What the first section is called: there may be no ask."""
    case = voice.case.case
    return "What is asked" if case and case.ask else "The case in short"


def ask(voice: Voice) -> list[Block]:
    """the ask; where there is none, the case in short, and that nothing is asked."""
    case = voice.case.case
    if case and case.ask:
        return voice.prose(case.ask, voice.detail.ask)
    summary = voice.prose(case.summary, voice.detail.ask) if case and case.summary else []
    return [*(summary or [_lacking(voice, "the summary", "summary")]), _lacking(voice, "the ask", "ask")]


def _lacking(voice: Voice, what: str, key: str) -> Block:
    """A gap with the name of what is not there before the reason."""
    return {**voice.absent(voice.case.case, key, section="case"), "what": what}


def signed(case: ValueCase) -> str:
    """By whom and when a case was signed, in a sentence; empty where it was not."""
    found = case.case.signed if case.case else None
    return f"Signed by {shortened(str(found.by), MOST_SIGNED)} on {in_words(found.when)}." if found else ""


def short(voice: Voice) -> list[Block]:
    """The case in a paragraph, unless that stands for the ask; for whom, when and where; what was to be shown."""
    case = voice.case.case
    if case is None:
        return [voice.absent(None, "summary")]
    facts = [
        ("For whom", [run(capital(case.people))] if case.people else None, "people"),
        ("When", [run(capital(case.when))] if case.when else None, "when"),
        ("Where", [run(", ".join(case.areas))] if case.areas else [run(case.place)], "areas"),
    ]
    rows = [{"label": f, "runs": runs or voice.absent(case, key)["runs"], "gap": not runs} for f, runs, key in facts]
    summary = voice.prose(case.summary, voice.detail.summary) if case.summary and case.ask else []
    absent = [] if case.summary or not case.ask else [_lacking(voice, "the summary", "summary")]
    lacks = [f"case/{key}" for (_, runs, key) in facts if not runs]
    return [*summary, *absent, {"kind": "facts", "rows": rows, "lacks": lacks}, *hypothesis(voice)]


def hypothesis(voice: Voice) -> list[Block]:
    """What the partners set out to show, in their own words where they are printed."""
    case = voice.case.case
    said = case.hypothesis if case else None
    if voice.detail.hypothesis < WORTHWHILE:
        return []
    heading = paragraph("What the partners set out to show", "subheading")
    if case is None or said is None:
        return [_lacking(voice, "the hypothesis", "hypothesis")]
    blocks = voice.prose(said.text, voice.detail.hypothesis) if said.text else []
    room = len(str(said.quote)) <= voice.detail.hypothesis if said.quote else False
    if said.quote and (room or not blocks):
        source = voice.source(str(said.source or case.source or ""))
        by = "; ".join(part for part in (str(said.who or ""), source) if part)
        words = [run(sentence(by))] if by else []
        blocks.append({"kind": "quotation", "runs": [run(str(said.quote))], "by": words})
    return [heading, *blocks]


def tiles(voice: Voice) -> list[Block]:
    """The headline figures as tiles, as many as there is room for; what rose stays like what fell."""
    case = voice.case.case
    names = list(case.headline or []) if case else []
    figures = [_said_as_it_is(voice, figure) for name in names if (figure := voice.figure(name))]
    shown = choose(figures, voice.detail.tiles, lambda figure: _is_bad(voice, figure))
    told = {figure.id for figure in shown}
    worth = [figure for name in tile_words(voice) if name not in told and (figure := voice.figure(name))]
    absent = [] if figures else [_lacking(voice, "key figures", "headline")]
    both = [_tile(voice, figure) for figure in (*shown, *worth)]
    made = [{"kind": "tiles", "rows": _rows(both)}] if both else []
    return [*absent, *made, *more(len(figures) - len(shown), "key figure")]


def _said_as_it_is(voice: Voice, figure: Figure) -> Figure:
    """The increase in place of a reduction with a minus, so that nobody reads it as a fall."""
    if figure.hidden or figure.value >= 0 or ".reduction" not in figure.id:
        return figure
    return voice.figure(figure.id.replace(".reduction", ".increase")) or figure


def _is_bad(voice: Voice, figure: Figure) -> bool:
    """Whether a key figure tells of something that rose, costs, or does not reconcile."""
    if figure.hidden or any(check.answer is Answer.DIFFERS for check in _checks(voice, figure)):
        return True
    ending = figure.id.rpartition(".")[2]
    if ending in ("net", "increase", "increase-percent", "lead") or figure.value < 0:
        return True
    return is_no_fall(voice.figure(f"{figure.about}.change"))


def _rows(made: Sequence[dict[str, Any]]) -> list[Sequence[dict[str, Any]]]:
    """Tiles in rows of like length, the first of them the widest: four as two and two, five as two and three."""
    count = -(-len(made) // ROW)
    each, rest = divmod(len(made), count)
    rows, start = [], 0
    for number in range(count):
        length = each + (number >= count - rest)
        rows.append(made[start : start + length])
        start += length
    return rows


def _tile(voice: Voice, figure: Figure) -> dict[str, Any]:
    found = NUMBER.fullmatch(figure.display)
    number, unit = (found[1], found[2] or "") if found else (figure.display, "")
    lines = [*_glance(voice, figure), *(_mark(check, figure) for check in _checks(voice, figure))]
    lines += _caution(voice, figure)
    if figure.source and voice.detail.workings:
        lines.append(line(voice.source(figure.source), "small"))
    label, below = tile_words(voice).get(figure.id, ("", ""))
    lines = [*([line(below, "small")] if below else []), *lines]
    return {"number": number, "unit": unit, "label": label or figure.label, "lines": lines}


def _caution(voice: Voice, figure: Figure) -> list[Line]:
    """The first caution about a figure in its own words, since a number is read alone, and how many there are."""
    found = voice.case.cautions_about(figure.about)
    if not found:
        return []
    words = shortened(sentence(found[0].message), min(MOST_CAUTION, voice.detail.line))
    return [line(words if len(found) == 1 else f"1 of {len(found)} cautions: {words}", "small", "caution")]


def _glance(voice: Voice, figure: Figure) -> list[Line]:
    """Before and after in one line, where the figure tells of a change."""
    found = sides(voice, figure.about)
    if found is None or figure.id == found[0].id:
        return []
    if figure.id == found[1].id:
        return [line(f"before: {found[0].display}", "small")]
    return [line(way(*found), "small")]


def _checks(voice: Voice, figure: Figure) -> list[Check]:
    """The figure's own comparison, and any of its item that does not reconcile."""
    own = [figure.check] if figure.check else []
    under = voice.case.ledger.under(figure.about)
    others = [f.check for f in under if f.check and f.check.answer is Answer.DIFFERS] if own else []
    return list({id(check): check for check in (*own, *others)}.values())


def _mark(check: Check, figure: Figure) -> Line:
    own = check is figure.check
    words = check.words if own and check.printed == figure.display else f"{check.words} (printed {check.printed})"
    return line(words, "small", SHAPES[check.answer])
