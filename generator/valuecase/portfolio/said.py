"""What people said in several places: principles, statements and wishes with the same words or the same theme.

Two texts have the same words if they differ in nothing but capitals, punctuation, typographic quotes and
spaces. Nothing is guessed: what means the same and is said otherwise is joined by its `theme:` alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from valuecase.case import ValueCase
from valuecase.portfolio.words import real
from valuecase.reading.fields import Item

Kind = Literal["principle", "statement", "asked for"]
KINDS: dict[Kind, tuple[str, str]] = {
    "principle": ("principle", "principles"),
    "statement": ("statement", "statements"),
    "asked for": ("thing asked for", "things asked for"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One principle, statement or wish.

    name:   its name in its case: `principles.trust`
    begins: the beginning of a sentence that people were given, if it is the end of one
    within: what the page of its kind is called in its case, where that differs
    met:    whether a principle or a statement is lived up to: yes, partly, no, not known; empty where it is not said
    changed: whether what was asked for changed anything: yes, or empty where that is not recorded
    """

    case: ValueCase
    kind: Kind
    name: str
    text: str
    theme: str = ""
    begins: str = ""
    within: str = ""
    met: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Recurring:
    """What is said in several places: by `same words`, or by the same `theme`."""

    by: Literal["words", "theme"]
    title: str
    said: tuple[Said, ...]

    @property
    def cases(self) -> list[ValueCase]:
        return list({said.case.id: said.case for said in self.said}.values())


@dataclass(frozen=True, slots=True)
class Holding:
    """What one case holds: how many of each kind, and their themes with how many of each."""

    case: ValueCase
    numbers: dict[Kind, int]
    themes: dict[str, int]


def plain_words(text: str) -> str:
    """A text as it is compared: small letters, no punctuation, single spaces; `don’t` is `dont`."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[\W_]+", " ", re.sub(r"['’‘ʼ`]", "", folded)).split())


def said_in(case: ValueCase) -> list[Said]:
    """Everything of the three kinds that a case holds, in the order of its files."""
    return [*_principles(case), *_statements(case), *_asked(case)]


def recurring(cases: Iterable[ValueCase]) -> list[Recurring]:
    """What two or more real cases say: first by their words, then by theme; the most widely said first."""
    everything = [said for case in real(cases) for said in said_in(case)]
    return [
        *_shared("words", everything, lambda said: said.text),
        *_shared("theme", everything, lambda said: said.theme),
    ]


def holdings(cases: Iterable[ValueCase]) -> list[Holding]:
    """What each real case holds, those too that hold nothing."""
    return [_holding(case, said_in(case)) for case in real(cases)]


def _holding(case: ValueCase, everything: list[Said]) -> Holding:
    themes: dict[str, int] = {}
    for said in everything:
        if said.theme:
            themes[said.theme] = themes.get(said.theme, 0) + 1
    return Holding(case, {kind: sum(said.kind == kind for said in everything) for kind in KINDS}, themes)


def _shared(by: Literal["words", "theme"], everything: list[Said], words: Callable[[Said], str]) -> list[Recurring]:
    groups: dict[str, list[Said]] = {}
    for said in everything:
        if key := plain_words(words(said)):
            groups.setdefault(key, []).append(said)
    found = [Recurring(by, words(group[0]), tuple(group)) for group in groups.values()]
    several = [group for group in found if len(group.cases) > 1]
    return sorted(several, key=lambda group: (-len(group.cases), plain_words(group.title)))


def _principles(case: ValueCase) -> Iterator[Said]:
    section = case.parts.get("principles")
    within = str(section.title or "") if section else ""
    for name, one in section.principles.items() if section else ():
        yield Said(case, "principle", f"principles.{name}", str(one.text), _theme(one), "", within, str(one.met or ""))


def _statements(case: ValueCase) -> Iterator[Said]:
    section = case.parts.get("i-statements")
    if section is None:
        return
    for own, prompt in section.prompts.items():
        for name, one in prompt.statements.items():
            at = f"i-statements.{own}.{name}"
            yield Said(case, "statement", at, str(one.text), _theme(one), str(prompt.text), "", str(one.met or ""))
    for name, one in section.statements.items():
        yield Said(case, "statement", f"i-statements.{name}", str(one.text), _theme(one), "", "", str(one.met or ""))


def _asked(case: ValueCase) -> Iterator[Said]:
    section = case.parts.get("co-production")
    for own, event in section.events.items() if section else ():
        for name, one in event.asked.items():
            changed = "yes" if one.changed else ""
            at = f"co-production.{own}.{name}"
            yield Said(case, "asked for", at, str(one.text), _theme(one), within=str(event.title), changed=changed)


def _theme(item: Item) -> str:
    return str(getattr(item, "theme", None) or "")
