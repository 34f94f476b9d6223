"""What an author says to an automatic caution. The caution stays, with the answer beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from valuecase.case import ValueCase
from valuecase.checks.names import Names
from valuecase.problems import Level, Problem, Route, level_of
from valuecase.problems.catalogue import CATALOGUE
from valuecase.reading.document import Document
from valuecase.reading.fields import Item
from valuecase.reading.nearby import misspelt
from valuecase.reading.prose import to_words
from valuecase.reading.walk import walk

#: Fewer words than this say nothing to a reader.
LEAST = 2


def with_answers(case: ValueCase, problems: list[Problem], names: Names) -> list[Problem]:
    """The problems, each caution that is answered with its answer; an answer to nothing is an error."""
    found = list(problems)
    for document, route, item in _answering(case):
        # An answer is to the cautions of one thing: at the top of a file of many it would answer them all unseen.
        one = bool(route) or case.thing_at(document.file, route) is not None
        for name, words in item.answers.items():
            mine = [n for n, p in enumerate(found) if one and _is_about(p, document, route) and _name(p) == name]
            if len(_plain(str(words), names).split()) < LEAST:
                hint = "say in a sentence what a reader is to know"
                found.append(
                    Problem("VC121", document.file, (*route, "answers", name), f"“{words}” answers nothing", hint)
                )
            for number in mine:
                found[number] = replace(found[number], answer=_plain(str(words), names))
            if not mine:
                found.append(_to_nothing(name, found if one else [], document, route))
    return found


def _answering(case: ValueCase) -> Iterator[tuple[Document, Route, Item]]:
    for _, _, model, document in case.sections():
        for route, value in walk(model, ()):
            if isinstance(value, Item) and value.answers:
                yield document, route[1:] if model.whole else route, value


def _is_about(problem: Problem, document: Document, route: Route) -> bool:
    """Whether a caution is shown beside the thing at a route, and so can be answered there."""
    here = problem.file == document.file and problem.route[: len(route)] == route
    return here and bool(problem.about) and level_of(problem) is Level.CAUTION


def _name(problem: Problem) -> str:
    return CATALOGUE[problem.code].name


def _plain(text: str, names: Names) -> str:
    def words(name: str) -> tuple[str, str]:
        figure = names.lookup(name)
        return (figure.display, "") if figure else (name, "")

    return to_words(text, words)


def _to_nothing(name: str, problems: list[Problem], document: Document, route: Route) -> Problem:
    there = list(dict.fromkeys(_name(p) for p in problems if _is_about(p, document, route)))
    near = misspelt(name, there)
    hint = f"did you mean {near}?" if near else f"the cautions here are: {', '.join(there)}" if there else "delete it"
    hint = hint if route or not document.file.endswith(".yml") else "write it under the thing that the caution is about"
    return Problem(
        "VC525", document.file, (*route, "answers", name), f"there is no caution “{name}” here", hint, on="key"
    )
