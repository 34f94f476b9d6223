"""How sure we are, what is missing, and where everything comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase

from valuecase.briefing.parts import Block, Run, Voice, gap, paragraph, run, sentence
from valuecase.case import ValueCase
from valuecase.problems import Level, Problem, Route, level_of
from valuecase.reading.document import Tree, at
from valuecase.sections.registry import SECTIONS
from valuecase.sections.sources import Reference

#: More gaps than this are counted, and listed on the site.
MOST_GAPS = 12


def cautions(voice: Voice) -> list[Block]:
    """Every caution about a figure or an item, said once, under what it concerns."""
    found: dict[str, list[str]] = {}
    for problem in voice.case.problems:
        if problem.about and level_of(problem) is Level.CAUTION and voice.case.on_paper(problem.about):
            said = found.setdefault(_title_of(voice, problem), [])
            if problem.message not in said:
                said.append(problem.message)
    if not found:
        return [paragraph("No check raised a caution. That says nothing about what was not measured.")]
    return [
        {"kind": "cautions", "items": [{"title": t, "lines": [sentence(m) for m in said]} for t, said in found.items()]}
    ]


def gaps(voice: Voice) -> list[Block]:
    """What is missing, by file, in plain words; a long list is cut and its rest counted."""
    said = _gaps_by_words(voice)
    if not said:
        return [paragraph("Nothing that a reader would look for is missing.")]
    groups: dict[str, list[str]] = {}
    for (section, words), titles in list(said.items())[:MOST_GAPS]:
        lead = f"{' and '.join(titles)} – " if titles else ""
        groups.setdefault(section, []).append(sentence(f"{lead}{words}"))
    blocks: list[Block] = [{"kind": "gaps", "groups": [{"title": t, "lines": lines} for t, lines in groups.items()]}]
    rest = len(said) - MOST_GAPS
    return [*blocks, paragraph(f"And {rest} more on the site.", "note")] if rest > 0 else blocks


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
    return [{"kind": "sources", "items": [{"runs": _reference(voice, r)} for r in references.values()]}]


def _reference(voice: Voice, reference: Reference) -> list[Run]:
    """Title, author, kind and date; what is not given is said."""
    who = f"{reference.by}, {reference.kind}" if reference.by else f"{reference.kind}, no author given"
    date = str(reference.date) if reference.date else f"date {_why(voice, reference, 'date')}"
    runs = [run(str(reference.title), strong=True), run(f". {sentence(f'{who}; {date}')}")]
    if reference.link:
        return [*runs, run(" "), run(str(reference.link), link=str(reference.link))]
    return [*runs, run(" " + sentence(f"link {_why(voice, reference, 'link')}"))]


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
