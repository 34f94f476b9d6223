"""Every check over a case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from valuecase.case import ValueCase
from valuecase.checks.answers import with_answers
from valuecase.checks.claims import (
    absent_sections,
    figure_allowed,
    gaps,
    headline_known,
    item_known,
    missing_honest,
    overdue,
    renamed_once,
    signed_by_now,
    source_known,
    sources_offered,
    unsourced,
)
from valuecase.checks.evidence import doubts, evidence_gaps
from valuecase.checks.names import Names
from valuecase.checks.private import few_people, identifiers_in_case, identifiers_in_words, withheld_named
from valuecase.checks.prose import check_body, check_prose, names_in_words, numbers_repeated, typed
from valuecase.problems import Problem, Route
from valuecase.reading.document import Document
from valuecase.reading.fields import FigureRef, Item, ItemRef, Prose, Quote, SourceRef, StaffContact, Words, keyed
from valuecase.reading.walk import walk
from valuecase.settings import Settings

#: Keys whose words are addresses or file names.
NOT_WORDS = ("csv", "sha256", "link", "url", "archived")


def check_case(case: ValueCase, names: Names, settings: Settings) -> list[Problem]:
    """Every check over a case; it improves the hints of what reading found, now that the whole case is known."""
    case.problems[:] = sources_offered(case)
    found: list[Problem] = []
    for _, own, model, document in case.sections():
        mine = names.within(own)
        for route, value in walk(model, ()):
            spot = route[1:] if model.whole else route
            found += _check_value(case, value, document, spot, mine, settings)
        if document.body:
            found += check_body(case, document, mine)
            found += withheld_named(document.body, document, ("body",), mine)
            found += few_people(document.body, document, ("body",), settings)
            found += identifiers_in_words(document.body, document, ("body",), settings)
    for named in case.items.values():
        mine = names.within(named.file)
        words = named.name.rpartition(".")[2].replace("-", " ")
        found += withheld_named(words, case.document_of(named), named.route, mine) if named.route else ()
    found += headline_known(case, names)
    found += renamed_once(case)
    found += signed_by_now(case, settings)
    found += absent_sections(case)
    found += unsourced(case)
    found += identifiers_in_case(case, settings)
    found += doubts(case, settings)
    found += evidence_gaps(case, settings)
    known = len(case.problems)
    answered = with_answers(case, [*case.problems, *found], names)
    case.problems[:] = answered[:known]
    return answered[known:]


def _check_value(
    case: ValueCase, value: Any, document: Document, route: Route, names: Names, settings: Settings
) -> Iterator[Problem]:
    if isinstance(value, str) and not isinstance(value, StaffContact):
        yield from withheld_named(value, document, route, names)
        yield from identifiers_in_words(value, document, route, settings)
    match value:
        case Prose():
            yield from check_prose(value, document, route, names)
            yield from numbers_repeated(case, value, document, route)
            yield from few_people(value, document, route, settings)
        case StaffContact():
            pass
        case Words() if keyed(str(route[-1])) not in NOT_WORDS:
            yield from typed(value, document, route, names)
            yield from names_in_words(value, document, route)
            yield from few_people(value, document, route, settings)
        case Quote():
            yield from few_people(value, document, route, settings)
        case SourceRef():
            yield from source_known(case, value, document, route, names)
        case FigureRef():
            yield from figure_allowed(value, document, route, names)
        case ItemRef():
            yield from item_known(case, value, document, route, names)
        case Item():
            yield from missing_honest(value, document, route)
            yield from gaps(case, value, document, route)
            yield from overdue(value, document, route, settings)
