"""How sure we are, what is missing, and where everything comes from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import zip_longest

from valuecase.briefing.cut import shortened
from valuecase.briefing.parts import Block, Line, Run, Voice, capital, gap, line, listed, more, paragraph, run, sentence
from valuecase.case import ValueCase
from valuecase.claims import claims_of
from valuecase.problems import Problem, Route
from valuecase.reading.dates import in_words
from valuecase.reading.document import Tree, at
from valuecase.reconcile import Answer
from valuecase.sections.registry import SECTIONS
from valuecase.sections.sources import Reference
from valuecase.weighing import effect_in_brief, strength_in_brief, strongest_in_brief

#: What a thing lacks, and things that lack the same, are named up to so many times, and then counted.
MOST_WHATS, MOST_TITLES = 6, 3
#: Where lines are cut shorter than this, there is room for the strongest evidence alone.
SHORT = 120
NOTHING = "Nothing that a reader would look for is missing."
# A gap that is a whole file.
_WHOLE = re.compile(r"not recorded \((.+)\)", re.IGNORECASE)


def sure(voice: Voice) -> list[Block]:
    """How strong the evidence is, how printed and computed figures compare, and every caution."""
    return [*_weighed(voice), *_checks(voice), *_cautions(voice)]


def _weighed(voice: Voice) -> list[Block]:
    """How many results went which way and, apart from it, how strong their evidence is."""
    claims = [claim for claim in claims_of(voice.case) if voice.case.on_paper(claim.name)]
    if not claims:
        return [paragraph("No result is recorded, so there is nothing to be sure of yet.")]
    if voice.detail.line < SHORT:
        return [paragraph(sentence(strongest_in_brief(claims)))]
    weighed = f"{sentence(effect_in_brief(claims))} {sentence(strength_in_brief(claims))}"
    left = len(claims_of(voice.case)) - len(claims)
    more_ = f" {left} more {'is' if left == 1 else 'are'} on the site only." if left else ""
    return [paragraph(weighed + more_)]


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
    each = "it" if pinned == 1 else "each"
    why = f"; {'a note' if voice.detail.workings else 'the site'} says what is known of {each}" if pinned else ""
    words = (
        f"Of {compared} printed {_figures(compared)} compared with the parts, {listed(found)}{why}. "
        if compared
        else ""
    )
    open_ = count[Answer.UNCHECKED]
    others = f"{open_} more" if compared else f"{open_} printed {_figures(open_)}"
    lacking = f"{others} cannot be checked: no parts are printed." if open_ else ""
    return [paragraph(f"{words}{lacking}".strip())]


def _figures(number: int) -> str:
    return "figure" if number == 1 else "figures"


def _said(answer: Answer, number: int) -> str:
    words = str(answer) if number == 1 else str(answer).replace("agrees", "agree").replace("does", "do")
    return f"{number} {words}"


def _cautions(voice: Voice) -> list[Block]:
    """Every caution about a figure or an item, said once, under what it concerns; the figures shown first come first."""
    found: dict[str, list[str]] = {}
    first = [".".join(name.split(".")[:2]) for name in voice.case.headline]
    for problem in sorted(
        voice.case.cautions(), key=lambda p: first.index(p.about) if p.about in first else len(first)
    ):
        if voice.case.on_paper(problem.about):
            said = found.setdefault(_title_of(voice, problem), [])
            words = problem.message + (f". The answer: {problem.answer}" if problem.answer else "")
            if words not in said:
                said.append(words)
    if not found:
        return [paragraph("No check raised a caution. That says nothing about what was not measured.")]
    shown = list(found.items())[: voice.detail.cautions]
    items = [{"title": title, "lines": [sentence(" ".join(map(sentence, said)))]} for title, said in shown]
    left = sum(len(said) for _, said in list(found.items())[len(shown) :])
    return [{"kind": "cautions", "items": items}, *more(left, "caution")]


@dataclass(frozen=True, slots=True)
class Lack:
    """What some things of one section lack, each with its reason: `when: not stated`."""

    section: str
    titles: list[str]
    words: tuple[str, ...]


def gaps(voice: Voice, said: Collection[str] = ()) -> list[Block]:
    """What is missing and was not `said` before, a thing a point; a long list is cut and its rest counted."""
    found, files = _lacks(voice, said)
    if not found and not files:
        words = "Nothing else that a reader would look for is missing." if said else NOTHING
        return [paragraph(words)]
    groups: dict[str, list[Line]] = {}
    shown = _spread(found, voice.detail.gaps)
    for lack in shown:
        title = "" if voice.detail.brief else lack.section
        groups.setdefault(title, []).append(line(_point(voice, lack)))
    if files:
        lead = [run("Not recorded: ", strong=True)] if voice.detail.brief else []
        words = "; ".join(files) if voice.detail.brief else capital("; ".join(files))
        groups.setdefault("" if voice.detail.brief else "Not recorded", []).append(line([*lead, run(f"{words}.")]))
    made = [{"title": title, "lines": lines} for title, lines in groups.items()]
    return [{"kind": "gaps", "groups": made}, *more(len(found) - len(shown), "gap")]


def _point(voice: Voice, lack: Lack) -> list[Run]:
    """The things, set apart, and what they lack: with the reasons in sentences, else in one."""
    titles = [
        *lack.titles[:MOST_TITLES],
        *([f"{len(lack.titles) - MOST_TITLES} more"] if len(lack.titles) > MOST_TITLES else []),
    ]
    lead = listed(titles) or (lack.section if voice.detail.brief else "")
    if voice.detail.reasons:
        words = " ".join(map(sentence, lack.words))
        return [*([run(f"{lead}. ", strong=True)] if lead else []), run(words)]
    words = f"{_counted(list(lack.words))}."
    # What is lacking is not to be lost behind a long name.
    lead = shortened(lead, voice.detail.line * 2 // 3)
    return [run(f"{lead}: ", strong=True), run(words)] if lead else [run(capital(words))]


def _counted(whats: list[str]) -> str:
    """Some words, and how many more there are."""
    rest = len(whats) - MOST_WHATS
    return listed([*whats[:MOST_WHATS], f"{rest} more"] if rest > 0 else whats)


def _spread(found: list[Lack], most: int) -> list[Lack]:
    """At most so many gaps: of every section in turn, so that none is silent about all of its own."""
    by_section: dict[str, list[int]] = {}
    for place, lack in enumerate(found):
        by_section.setdefault(lack.section, []).append(place)
    in_turn = [place for row in zip_longest(*by_section.values()) for place in row if place is not None]
    return [found[place] for place in sorted(in_turn[:most])]


def _lacks(voice: Voice, said: Collection[str]) -> tuple[list[Lack], list[str]]:
    """What things lack, those that lack the same together; and what is not recorded at all, a file of its own."""
    lacks: dict[tuple[str, str], list[str]] = {}
    files: list[str] = []
    for problem in voice.case.gaps():
        if not voice.case.on_paper(_name_of(voice, problem)) or _is_said(voice.case, problem, said):
            continue
        section = _section_of(voice.case, problem.file)
        words = problem.message.removeprefix(f"{section}: ")
        whole = _WHOLE.fullmatch(words)
        if whole:
            files.append(whole[1])
            continue
        what = words if voice.detail.reasons else words.partition(": ")[0]
        own = lacks.setdefault((section, _title_of(voice, problem)), [])
        if what not in own:
            own.append(what)
    together: dict[tuple[str, tuple[str, ...]], Lack] = {}
    for (section, title), words_ in lacks.items():
        lack = together.setdefault((section, tuple(words_)), Lack(section, [], tuple(words_)))
        if title:
            lack.titles.append(title)
    return list(together.values()), files


def _is_said(case: ValueCase, problem: Problem, said: Collection[str]) -> bool:
    """Whether a gap was told where it would have been filled."""
    own = problem.file.removeprefix(f"cases/{case.id}/")
    name = next((section.name for section in SECTIONS if fnmatchcase(own, section.file) or own == section.file), own)
    route = [str(key) for key in problem.route if key != "missing"]
    return "/".join([name, *route]) in said


def sources(voice: Voice) -> list[Block]:
    """The numbered list of sources."""
    references = voice.case.references
    if not references:
        return [gap("Where its claims come from is not recorded.", "sources")]
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
        route = problem.route[:-2] if "missing" in problem.route[-2:] else problem.route
        side = next((str(key) for key in route if key in ("before", "after")), "")
        return f"{titled[-1]}, {side}" if side else titled[-1]
    # Findings have no title: their id in words is the nearest thing to one.
    return str(problem.route[1]).replace("-", " ").capitalize() if _is_item(problem.route) else ""


def _titles(data: Mapping[str, Tree], route: Route) -> Iterable[str]:
    for length in range(len(route) + 1):
        part = at(data, route[:length])
        if isinstance(part, dict) and isinstance(part.get("title"), str):
            yield str(part["title"])


def _is_item(route: Route) -> bool:
    return len(route) > 1 and isinstance(route[1], str) and route[0] not in ("missing", "body")
