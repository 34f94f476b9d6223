"""The three approaches (a logic model, co-production, economic case studies): how far a case is, and what helps next.

Each approach is an ordered list of questions. A question looks at the case and says in words
what there is or what is missing; the first one that is open says what to do next.
"""

from __future__ import annotations

from valuecase.approaches.co_production import CO_PRODUCTION
from valuecase.approaches.economic_case import ECONOMIC_CASE
from valuecase.approaches.logic_model import LOGIC_MODEL
from valuecase.approaches.model import Answered, Approach, Question, Standing
from valuecase.case import ValueCase
from valuecase.reading.dates import in_words

__all__ = ["APPROACHES", "Answered", "Approach", "Standing", "standing"]

#: Every approach, in the order in which the sources name them.
APPROACHES: tuple[Approach, ...] = (LOGIC_MODEL, CO_PRODUCTION, ECONOMIC_CASE)


def standing(case: ValueCase) -> list[Standing]:
    """How far a case is with each of the three approaches, in their order."""
    return [_standing(case, approach) for approach in APPROACHES]


def _standing(case: ValueCase, approach: Approach) -> Standing:
    answers = tuple(_answered(case, question) for question in approach.questions)
    page = f"{approach.section}.html"
    still_open = [found for found in answers if not found.answer.done]
    if len(still_open) == len(answers):
        return Standing(approach, answers, approach.begin, page)
    if still_open:
        return Standing(approach, answers, still_open[0].question.next, still_open[0].page)
    due = getattr(case.parts.get(approach.section), "review_by", None)
    again = f"{approach.again} The date set for that is {in_words(due)}." if due else approach.again
    return Standing(approach, answers, again, page)


def _answered(case: ValueCase, question: Question) -> Answered:
    answer = question.look(case)
    return Answered(question, answer, answer.page or _address(case, question.page))


def _address(case: ValueCase, page: str) -> str:
    """A page with its anchor; without it where the page has nothing to show yet."""
    file = page.partition("#")[0]
    return page if file.removesuffix(".html") in case.parts else file
