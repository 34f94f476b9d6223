"""How sure we are, what is missing, and where everything comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from itertools import zip_longest

from valuecase.briefing.parts import Block, Run, Voice, gap, listed, more, paragraph, run, sentence
from valuecase.case import ValueCase
from valuecase.problems import Level, Problem, Route, level_of
from valuecase.reading.document import Tree, at
from valuecase.reading.fields import in_words
from valuecase.reconcile import Answer
from valuecase.sections.registry import SECTIONS
from valuecase.sections.sources import Reference

#: What a section lacks is named up to so many times on one line, and then counted.
MOST_WHATS = 6
# A gap that is a whole file.
_WHOLE = re.compile(r"not recorded \((.+)\)", re.IGNORECASE)


def sure(voice: Voice) -> list[Block]:
    """How printed and computed figures compare, and every caution."""
    return [*_checks(voice), *_cautions(voice)]


def _checks(voice: Voice) -> list[Block]:
    """The comparisons with what sources print in one sentence; one comparison counts once."""
    figures = [figure for figure in voice.case.ledger.figures.values() if voice.case.on_paper(figure.id)]
    checks = list({id(figure.check): figure.check for figure in figures if figure.check}.values())
    count = {answer: sum(check.answer is answer for check in checks) for answer in Answer}
    compared = len(checks) - count[Answer.UNCHECKED]
    if not checks:
        return [paragraph("No source prints a number beside its parts, so none could be compared.")]
    found = [_said(answer, number) for answer, number in count.items() if number and answer is not Answer.UNCHECKED]
    pinned = sum(bool(check.pinned) for check in checks)
    why = f", {'all' if pinned == count[Answer.DIFFERS] else pinned} with the reason recorded" if pinned else ""
    words = (
        f"Of {compared} printed {_figures(compared)} compared with the parts, {listed(found)}{why}. "
        if compared
        else ""
    )
    open_ = count[Answer.UNCHECKED]
    lacking = f"{open_} printed {_figures(open_)} cannot be checked: no parts are printed." if open_ else ""
    return [paragraph(f"{words}{lacking}".strip())]


def _figures(number: int) -> str:
    return "figure" if number == 1 else "figures"


def _said(answer: Answer, number: int) -> str:
    words = str(answer) if number == 1 else str(answer).replace("agrees", "agree").replace("does", "do")
    return f"{number} {words}"


def _cautions(voice: Voice) -> list[Block]:
    """Every caution about a figure or an item, said once, under what it concerns."""
    found: dict[str, list[str]] = {}
    for problem in voice.case.problems:
        if problem.about and level_of(problem) is Level.CAUTION and voice.case.on_paper(problem.about):
            said = found.setdefault(_title_of(voice, problem), [])
            if problem.message not in said:
                said.append(problem.message)
    if not found:
        return [paragraph("No check raised a caution. That says nothing about what was not measured.")]
    shown = list(found.items())[: voice.detail.cautions]
    items = [{"title": title, "lines": [sentence(" ".join(map(sentence, said)))]} for title, said in shown]
    left = sum(len(said) for _, said in list(found.items())[len(shown) :])
    return [{"kind": "cautions", "items": items}, *more(left, "caution")]


def gaps(voice: Voice) -> list[Block]:
    """What is missing, by file, in plain words; a long list is cut and its rest counted."""
    said = _gaps_by_words(voice)
    if not said:
        return [paragraph("Nothing that a reader would look for is missing.")]
    if not voice.detail.reasons:
        return _gaps_in_brief(voice, said)
    groups: dict[str, list[str]] = {}
    shown = _spread(list(said), voice.detail.gaps)
    for section, words in shown:
        titles = said[(section, words)]
        lead = f"{' and '.join(titles)} – " if titles else ""
        groups.setdefault(section, []).append(sentence(f"{lead}{words}"))
    blocks: list[Block] = [
        {
            "kind": "gaps",
            "brief": voice.detail.brief,
            "groups": [{"title": t, "lines": lines} for t, lines in groups.items()],
        }
    ]
    return [*blocks, *more(len(said) - len(shown), "gap")]


def _gaps_in_brief(voice: Voice, said: Mapping[tuple[str, str], list[str]]) -> list[Block]:
    """A line for each section: what it lacks, without the reasons."""
    lacks: dict[str, list[str]] = {}
    for (section, words), titles in said.items():
        lead = f"{titles[0]} – " if len(titles) == 1 else ""
        for part in words.split("; "):
            what, _, why = part.partition(": ")
            found = _WHOLE.fullmatch(what)
            if why or found:
                lacks.setdefault(section, []).append(found[1] if found else lead + what)
                lead = ""
    shown = list(lacks.items())[: voice.detail.gaps]
    groups = [{"title": title, "lines": [sentence(_counted(list(dict.fromkeys(whats))))]} for title, whats in shown]
    left = sum(len(set(whats)) for _, whats in list(lacks.items())[len(shown) :])
    return [{"kind": "gaps", "brief": True, "groups": groups}, *more(left, "gap")]


def _counted(whats: list[str]) -> str:
    """Some words, and how many more there are."""
    rest = len(whats) - MOST_WHATS
    return listed([*whats[:MOST_WHATS], f"{rest} more"] if rest > 0 else whats)


def _spread(found: list[tuple[str, str]], most: int) -> list[tuple[str, str]]:
    """At most so many gaps: of every section in turn, so that none is silent about all of its own."""
    by_section: dict[str, list[int]] = {}
    for place, (section, _) in enumerate(found):
        by_section.setdefault(section, []).append(place)
    in_turn = [place for row in zip_longest(*by_section.values()) for place in row if place is not None]
    return [found[place] for place in sorted(in_turn[:most])]


def _gaps_by_words(voice: Voice) -> dict[tuple[str, str], list[str]]:
    """Section and what is missing → the things that lack it; what one thing lacks is put together first."""
    lacks: dict[tuple[str, str], list[str]] = {}
    for problem in (p for p in voice.case.gaps() if voice.case.on_paper(_name_of(voice, p))):
        section = _section_of(voice.case, problem.file)
        words = problem.message.removeprefix(f"{section}: ")
        said = lacks.setdefault((section, _title_of(voice, problem)), [])
        if words not in said:
            said.append(words)
    together: dict[tuple[str, str], list[str]] = {}
    for (section, title), said in lacks.items():
        titles = together.setdefault((section, "; ".join(said)), [])
        titles += [title] if title else []
    return together


def sources(voice: Voice) -> list[Block]:
    """The numbered list of sources."""
    references = voice.case.references
    if not references:
        return [gap("Where its claims come from is not recorded.")]
    shown = list(references.values())[: voice.detail.sources]
    items = [{"runs": _reference(voice, reference)} for reference in shown]
    return [{"kind": "sources", "items": items}, *more(len(references) - len(shown), "source")]


def _reference(voice: Voice, reference: Reference) -> list[Run]:
    """Title, author, kind and date; what is not given is said."""
    who = f"{reference.by}, {reference.kind}" if reference.by else f"{reference.kind}, no author given"
    date = in_words(str(reference.date)) if reference.date else f"date {_why(voice, reference, 'date')}"
    runs = [run(str(reference.title), strong=True), run(f". {sentence(f'{who}; {date}')}")]
    if reference.link:
        return [*runs, run(" "), run(str(reference.link), link=str(reference.link))]
    return [*runs, run(" " + sentence(f"link: {_why(voice, reference, 'link')}"))]


def _why(voice: Voice, reference: Reference, key: str) -> str:
    words = "".join(part["text"] for part in voice.runs(reference.missing.get(key, "")))
    return words or "not recorded"


def _name_of(voice: Voice, problem: Problem) -> str:
    thing = voice.case.thing_at(problem.file, problem.route)
    return thing.name if thing else ""


def _section_of(case: ValueCase, file: str) -> str:
    own = file.removeprefix(f"cases/{case.id}/")
    return next((section.title for section in SECTIONS if fnmatchcase(own, section.file)), own)


def _title_of(voice: Voice, problem: Problem) -> str:
    """The title of the thing a problem is about: the nearest one written above its place."""
    document = voice.case.documents.get(problem.file)
    own = problem.file.removeprefix(f"cases/{voice.case.id}/")
    if document is None:
        return ""
    titled = [] if own == "case.yml" else list(_titles(document.data, problem.route))
    if titled:
        side = next((str(key) for key in problem.route if key in ("before", "after")), "")
        return f"{titled[-1]}, {side}" if side else titled[-1]
    # Findings have no title: their id in words is the nearest thing to one.
    return str(problem.route[1]).replace("-", " ").capitalize() if _is_item(problem.route) else ""


def _titles(data: Mapping[str, Tree], route: Route) -> Iterable[str]:
    for length in range(len(route) + 1):
        part = at(data, route[:length])
        if isinstance(part, dict) and isinstance(part.get("title"), str):
            yield str(part["title"])


def _is_item(route: Route) -> bool:
    return len(route) > 1 and route[0] not in ("missing", "body")
