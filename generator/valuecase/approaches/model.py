"""An approach as an ordered list of questions, and how far a case is with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from valuecase.case import ValueCase


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a question is answered, and in words what there is, or what is missing; `page` where, if not as usual."""

    done: bool
    words: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing an approach asks.

    asks: the question, as a reader sees it
    look: what a case answers
    next: what to do where it is open, as a sentence
    page: where the answer stands, from the case's first page, with its anchor
    """

    asks: str
    look: Callable[[ValueCase], Answer]
    next: str
    page: str


@dataclass(frozen=True, slots=True)
class Approach:
    """One way to value a service.

    about:   what it is for, in a sentence
    section: the section it begins in, whose `review-by` says when to look again
    begin:   how to begin where there is nothing
    again:   when to look again where every question is answered
    """

    id: str
    title: str
    about: str
    section: str
    begin: str
    again: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with what a case answers, and the page it stands on."""

    question: Question
    answer: Answer
    page: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a case is with one approach. `next_step` is one sentence, `next_page` where to look for it."""

    approach: Approach
    answers: tuple[Answered, ...]
    next_step: str
    next_page: str

    @property
    def name(self) -> str:
        """What the approach is called."""
        return self.approach.title

    @property
    def has(self) -> list[Answered]:
        """The questions that are answered."""
        return [found for found in self.answers if found.answer.done]

    @property
    def lacks(self) -> list[Answered]:
        """The questions that are open."""
        return [found for found in self.answers if not found.answer.done]

    @property
    def answered(self) -> int:
        """How many questions are answered."""
        return len(self.has)

    @property
    def of(self) -> int:
        """How many questions there are."""
        return len(self.answers)

    @property
    def words(self) -> str:
        """How far it is: `4 of 6 questions answered`."""
        return f"{self.answered or 'none'} of {self.of} questions answered"

    @property
    def extent(self) -> Literal["nothing", "partly", "whole"]:
        """Whether no question is answered, some are, or all."""
        return "nothing" if not self.has else "partly" if self.lacks else "whole"


def many(number: int, one: str, several: str = "") -> str:
    return f"{number or 'no'} {one if number == 1 else several or f'{one}s'}"


def share(things: Sequence[object], done: int, each: str, has: str, lacks: str) -> Answer:
    """Whether every one of some things has something; `each` is what they are called, one and several with a slash."""
    one, several = each.split("/")
    if not things:
        return Answer(False, f"no {several} yet")
    total, rest = len(things), len(things) - done
    if rest == total:
        return Answer(False, f"{many(total, one, several)}, {'' if total == 1 else 'all '}{lacks}")
    if rest:
        return Answer(False, f"{rest} of {total} {several} {lacks}")
    return Answer(True, f"the only {one} {has}" if total == 1 else f"each of {total} {several} {has}")
