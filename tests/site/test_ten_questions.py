"""A board member's ten questions, answered from the overview of the example in at most one click each, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.measuring.chromium import CHROMIUM, started

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, so no browser tests were run"),
]

#: The question, words of its answer on the overview itself, and words that stand in the place it leads to.
QUESTIONS = [
    ("What do you want?", "Keep the Ferry for three more years", "We ask for it because of what changed for people"),
    ("What did people say?", "10 statements", "I sleep in the same bed seven times"),
    ("What did it cost?", "£331,400", "Four link workers and a manager"),
    ("What changed?", "£1,069,347 → £748,622", "People in a home of their own for six months or more"),
    ("Compared with what?", "beside similar people", "people drawn by lot"),
    ("For how many?", "about 40 people", "chosen: top 40 by cost"),
    ("Whose saving is it?", "NHS £149,876", "What was saved can partly be taken out of budgets"),
    ("Would it have happened anyway?", "About half of the fall", "ambulances and hospital beds did not"),
    ("How sure are we?", "have no similar group beside them", "by strength of evidence and by direction"),
    ("What is missing?", "gaps", "Crew time"),
]
#: What stands under a heading, or within a thing: what a reader sees where a link has led, to the next heading of its kind.
READ = """id => {
  if (!id) return document.querySelector('article').innerText
  const start = document.getElementById(id)
  if (!/^H[1-6]$/.test(start.tagName)) return start.innerText
  const words = [start.innerText]
  for (let next = start.nextElementSibling; next && !(next.tagName <= start.tagName && /^H[1-6]$/.test(next.tagName)); next = next.nextElementSibling)
    words.push(next.innerText)
  return words.join('\\n')
}"""


@pytest.fixture(scope="module", params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(request: pytest.FixtureRequest) -> Iterator[Any]:
    with started() as running:
        # Words of a page are read by evaluating, which needs no script of the page to run.
        yield running.new_page(java_script_enabled=request.param, viewport={"width": 1280, "height": 900})


@pytest.mark.parametrize(("question", "in_brief", "in_full"), QUESTIONS, ids=[q[0] for q in QUESTIONS])
def test_a_question_is_answered_on_the_overview_and_in_full_one_click_away(
    page: Any, address: str, question: str, in_brief: str, in_full: str
) -> None:
    page.goto(f"{address}/example-riverside/index.html")
    asked = page.locator(".vc-questions > div", has_text=question)
    assert in_brief in _plain(asked.inner_text())
    link = asked.locator("dt a")
    target = link.get_attribute("href").removeprefix("#")
    target = target if "." in target else f"index.html#{target}"
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{target}")
    place = page.url.partition("#")[2]
    assert in_full in _plain(page.evaluate(READ, place))


def test_there_are_ten_and_all_of_them_are_answered(page: Any, address: str) -> None:
    page.goto(f"{address}/example-riverside/index.html")
    assert page.locator(".vc-questions dt").all_inner_texts() == [question for question, _, _ in QUESTIONS]
    assert "Missing" not in page.locator(".vc-questions").inner_text().replace("What is missing?", "")


def test_what_a_case_does_not_know_is_said_in_the_answer(page: Any, address: str) -> None:
    page.goto(f"{address}/hertfordshire/index.html")
    for question in ("What did it cost?", "Would it have happened anyway?"):
        asked = page.locator(".vc-questions > div", has_text=question)
        assert "Not recorded" in asked.locator("dd").inner_text()
    wanted = page.locator(".vc-questions > div", has_text="What do you want?").locator("dd").inner_text()
    assert "The slides look back at a pilot and ask a board for nothing" in wanted


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)
