"""What is asked of a case's claims: sources are known, gaps are honest, names of things lead to things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from valuecase.case import ValueCase
from valuecase.checks.names import Names
from valuecase.items import old_names
from valuecase.problems import Place, Problem, Route
from valuecase.reading.dates import last_day
from valuecase.reading.document import Document, at, inherited_source
from valuecase.reading.fields import (
    ANYWHERE,
    SOURCE_HINT,
    FigureRef,
    Item,
    ItemRef,
    SourceRef,
    keyed,
)
from valuecase.reading.nearby import misspelt, nearest_key, plainly
from valuecase.sections.logic_model import Arrow
from valuecase.sections.registry import SECTIONS
from valuecase.settings import Settings

#: Sections whose entries are no claims.
NO_CLAIMS = ("case", "sources")


def unsourced(case: ValueCase) -> Iterator[Problem]:
    """Things at the top of a file that neither they nor their file have a source for."""
    for section, own, model, document in case.sections():
        if section.name in NO_CLAIMS or model.source:
            continue
        for named in case.items.values():
            mine = named.file == own and (len(named.route) == 2 or (section.folder and not named.route))
            lost = (document.file, (*named.route, "source")) in case.lost or (document.file, ("source",)) in case.lost
            if mine and not lost and not named.item.source and not inherited_source(document, named.route):
                words = f"{named.called} has no source"
                hint = "add source: with the id of a source, a comma and the place in it"
                yield Problem("VC506", document.file, named.route, words, hint, on="key")


def item_known(case: ValueCase, name: ItemRef, document: Document, route: Route, names: Names) -> Iterator[Problem]:
    """A name of a thing leads to a thing or a figure of this case."""
    if why := names.why_barred(name):
        words = f"“{name}” belongs to a story that may not be used here: {why}"
        yield Problem("VC707", document.file, route, words, "take it out")
    elif name not in case.items and names.unknown(name):
        renamed = next((n for n, thing in case.items.items() if name in old_names(thing)), "")
        alone = next((n for n in case.items if n.endswith(f".{name}")), "")
        near = renamed or alone or (_thing_meant(name, case) if names.may_offer(name) else "")
        section = name.partition(".")[0]
        mine = [n for n in case.items if n.startswith(f"{section}.")]
        if renamed:
            hint = f"it is called {renamed} now"
        elif near:
            hint = f"did you mean {near}?"
        else:
            hint = (
                f"the things there are: {', '.join(mine[:12])}" if mine else f"there is nothing under “{section}” yet"
            )
        yield Problem("VC216", document.file, route, f"there is no “{name}” in this case", hint)


def _thing_meant(name: str, case: ValueCase) -> str:
    """The thing whose file and id a slip or two make of this name."""
    section, _, own = name.partition(".")
    sections = list(dict.fromkeys(n.partition(".")[0] for n in case.items))
    meant = section if section in sections else misspelt(section, sections)
    return misspelt(f"{meant}.{own}", case.items) if meant else ""


def overdue(item: Item, document: Document, route: Route, settings: Settings) -> Iterator[Problem]:
    """What somebody should have looked at again by now."""
    if item.review_by and last_day(item.review_by) < settings.today:
        words = f"to be looked at again by {item.review_by}"
        hint = "look at it, then write the next date, or delete the line"
        yield Problem("VC804", document.file, (*route, "review-by"), words, hint)


def signed_by_now(case: ValueCase, settings: Settings) -> Iterator[Problem]:
    """A case was signed on a day that has come."""
    signed = case.case.signed if case.case else None
    if signed and last_day(signed.when) > settings.today:
        words = f"“{signed.when}” is still to come, so nobody can have signed then"
        hint = "write the day on which it was signed, or leave signed: out until then"
        yield Problem("VC305", f"cases/{case.id}/case.yml", ("signed", "when"), words, hint)


def renamed_once(case: ValueCase) -> Iterator[Problem]:
    """An old id leads to one thing: nothing else has it, or had it."""
    seen = set(case.items)
    for named in case.items.values():
        for number, old in enumerate(old_names(named)):
            if old in seen:
                words = f"“{old}” is the name of something else here"
                file = f"cases/{case.id}/{named.file.replace('.', '/')}{'.md' if '.' in named.file else '.yml'}"
                hint = "leave it out, or choose another id for the other"
                yield Problem("VC205", file, (*named.route, "was", number), words, hint)
            seen.add(old)


def figure_allowed(name: FigureRef, document: Document, route: Route, names: Names) -> Iterator[Problem]:
    """A figure that is named is not one of a story that may not be used here."""
    if why := names.why_barred(name):
        words = f"“{name}” belongs to a story that may not be used here: {why}"
        yield Problem("VC707", document.file, route, words, "take it out")


def source_known(case: ValueCase, ref: SourceRef, document: Document, route: Route, names: Names) -> Iterator[Problem]:
    """A source's id is one of sources.yml."""
    if ref.id not in case.references and not case.is_broken(f"sources.{ref.id}"):
        known = list(case.references)
        near = misspelt(plainly(ref.id), known) if names.may_offer(ref.id) else ""
        hint = (
            f"did you mean {near}?"
            if near
            else f"the sources of this case are: {', '.join(known) or 'none; add them to sources.yml'}"
        )
        yield Problem("VC207", document.file, route, f"there is no source “{ref.id}”", hint)


def sources_offered(case: ValueCase) -> list[Problem]:
    """The problems of a case, with its own sources offered where one was written in another way: `Report page 14`."""
    offered: list[Problem] = []
    for problem in case.problems:
        document = case.documents.get(problem.file)
        words = at(document.data, problem.route) if document and problem.hint == SOURCE_HINT else None
        hint = _source_meant(words, list(case.references)) if isinstance(words, str) else ""
        offered.append(replace(problem, hint=hint) if hint else problem)
    return offered


def _source_meant(words: str, known: list[str]) -> str:
    """The source and the place that are likely meant; where that is not sure, the sources there are."""
    if not known:
        return ""
    beginnings = ((name, re.match(re.escape(name).replace("\\-", r"[\s_-]"), words, re.IGNORECASE)) for name in known)
    found = [(name, words[match.end() :].strip(" ,;:.-")) for name, match in beginnings if match]
    if not found and len(known) == 1 and re.match(r"p(?:p|age|ages|\.)", words, re.IGNORECASE):
        found = [(known[0], words.strip())]
    if found:
        name, place = max(found, key=lambda pair: len(pair[0]))
        return f"did you mean {name}, {place}?" if place else f"did you mean {name}?"
    return f"write its id, a comma, and the place; the sources of this case are: {', '.join(known)}"


def missing_honest(item: Item, document: Document, route: Route) -> Iterator[Problem]:
    """`missing:` names keys of its item, and only ones that are not filled in."""
    names = {keyed(name): name for name in type(item).model_fields}
    for name, _why in item.missing.items():
        spot = (*route, "missing", name)
        if name not in names:
            near = nearest_key(name, names)
            others = [n for n in names if n not in ANYWHERE]
            yield Problem(
                "VC213",
                document.file,
                spot,
                f"“{name}” is not a key that could stand here",
                f"did you mean {near}?" if near else f"the keys here are: {', '.join(others)}",
                on="key",
            )
        elif getattr(item, names[name]):
            yield Problem(
                "VC212",
                document.file,
                spot,
                f"“{name}” is said to be missing and is filled in",
                "delete one of the two",
                on="key",
            )


def gaps(case: ValueCase, item: Item, document: Document, route: Route) -> Iterator[Problem]:
    """What an author says is missing, and what a reader would look for and nobody wrote."""
    said = {str(name) for name in item.missing}
    keys = {keyed(name): name for name in type(item).model_fields}
    for name, why in item.missing.items():
        if name in keys and not getattr(item, keys[name]):
            whose = f"{case.parts['logic-model'].ends(item)}: " if isinstance(item, Arrow) else ""
            words = f"{whose}{gap_name(item, str(name))}: {why}"
            yield Problem("VC802", document.file, (*route, "missing", str(name)), words, on="key")
    for name, field in type(item).model_fields.items():
        extra = field.json_schema_extra
        lost = (document.file, (*route, keyed(name))) in case.lost or _doubted(case, document, route, name)
        if (
            isinstance(extra, dict)
            and _is_asked(item, extra)
            and not getattr(item, name)
            and keyed(name) not in said
            and not lost
        ):
            yield Problem(
                "VC801",
                document.file,
                route,
                f"{extra['gap']}: not recorded",
                f"fill in {keyed(name)}:, or say why it is missing: missing: {{{keyed(name)}: …}}",
                on="key",
            )


def _is_asked(item: Item, extra: Mapping[str, Any]) -> bool:
    """Whether a reader would look for a key, given what else the item says."""
    key, word = extra.get("where") or ("", None)
    otherwise = getattr(item, str(extra.get("unless") or ""), None)
    return "gap" in extra and not otherwise and getattr(item, key, None) == word


def _doubted(case: ValueCase, document: Document, route: Route, name: str) -> bool:
    """Whether a caution says already that the length of a side is not known."""
    return name == "period" and any(
        p.code == "VC508" and p.file == document.file and route[: len(p.route)] == p.route for p in case.problems
    )


def gap_name(item: Item, name: str) -> str:
    """What a page calls something missing: `amounts` for the key `rows`."""
    for field_name, field in type(item).model_fields.items():
        extra = field.json_schema_extra
        if keyed(field_name) == name and isinstance(extra, dict) and ("gap" in extra or "called" in extra):
            return str(extra.get("gap") or extra["called"])
    return name.replace("-", " ")


def headline_known(case: ValueCase, names: Names) -> Iterator[Problem]:
    """The figures shown first are figures, and may be shown."""
    if not case.case:
        return
    for number, name in enumerate(case.case.headline or []):
        if names.unknown(name):
            yield Problem(
                "VC206",
                f"cases/{case.id}/case.yml",
                ("headline", number),
                f"there is no figure “{name}”",
                names.offer(name),
            )


def absent_sections(case: ValueCase) -> Iterator[Problem]:
    """A section that is not there is a gap."""
    for section in SECTIONS:
        if section.name not in case.parts and section.name != "case" and not case.is_broken(section.name):
            if any(b.startswith(f"{section.name}.") for b in case.broken):
                continue
            shown = f"cases/{case.id}/{section.file.replace('*.md', '')}"
            yield Problem(
                "VC803",
                f"cases/{case.id}/{section.file}",
                (),
                f"{section.title}: not recorded ({section.absent})",
                f"{'fill in' if shown in case.documents else 'add'} {section.file}",
                place=Place(shown, 1, 1, 1),
            )
