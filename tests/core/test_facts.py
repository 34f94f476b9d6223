"""Every fact of the two sources stands on the page of its own section: `tests/facts.yml` is the list.

The list was written from the sources before the cases were. Of each fact it holds words that must
stand close together on the page that a reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from typing import NamedTuple

import pytest
import yaml

from tests.support import ROOT
from valuecase.edition import Edition
from valuecase.project import load_project
from valuecase.site.pages import Pages
from valuecase.site.specs import page_specs

#: How far apart the words of one fact may stand, in characters of a page's text.
REACH = 700
#: What a source lacks stands closer, and beside a word that says so.
REACH_OF_GAP = 200

_ADDRESS = re.compile(r'<a\s[^>]*href="(?P<address>https?://[^"]+)"[^>]*>')
_HIDDEN = re.compile(r"<(?P<tag>script|style|svg)\b.*?</(?P=tag)>", re.DOTALL)
_LACKS = re.compile(r"\b(?:not?|none|nothing|lost|implied|reading)\b")
_SIGNS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"})


class Fact(NamedTuple):
    """What a source says, or lacks, and the words that show it on a page."""

    says: str
    words: tuple[str, ...]
    gap: bool = False


def _facts() -> dict[tuple[str, str], list[Fact]]:
    """The facts by case and section."""
    read = yaml.safe_load((ROOT / "tests" / "facts.yml").read_text("utf-8"))
    return {
        (case, section): [Fact(fact["fact"], tuple(fact["words"]), fact.get("gap", False)) for fact in facts]
        for case, sections in read.items()
        for section, facts in sections.items()
    }


FACTS = _facts()
CASES = sorted({case for case, _ in FACTS})


def test_every_real_case_has_facts_and_each_fact_has_words(pages: Mapping[tuple[str, str], list[str]]) -> None:
    assert {case.id for case in load_project(ROOT).cases.values() if not case.invented} == set(CASES)
    for place, facts in FACTS.items():
        assert place in pages, f"{place} is not a page"
        assert facts, place
        assert all(fact.says and fact.words and all(map(str.strip, fact.words)) for fact in facts), place


@pytest.mark.parametrize(("case", "section"), FACTS, ids="-".join)
def test_the_facts_of_a_section_stand_on_its_page(
    case: str, section: str, pages: Mapping[tuple[str, str], list[str]]
) -> None:
    lost = [fact for fact in FACTS[case, section] if not _stands(fact, pages[case, section])]
    told = "\n".join(f"  {fact.says}: {', '.join(fact.words)}" for fact in lost)
    assert not lost, f"not on the page {section} of {case}:\n{told}"


@pytest.mark.parametrize(
    "words",
    [("£863,093",), ("Hertsmere", "a word that is nowhere"), ("£136,584", "stories of the moon")],
    ids=["another number", "one word of two", "nonsense"],
)
def test_a_fact_that_is_nowhere_is_noticed(words: tuple[str, ...], pages: Mapping[tuple[str, str], list[str]]) -> None:
    page = pages["hertfordshire", "costs"]
    assert not _stands(Fact("", words), page)
    assert all(_stands(Fact("", (word,)), page) for word in words[:-1])


def test_words_that_stand_far_apart_are_no_fact() -> None:
    page = f"first {'x' * REACH} second, then first"
    assert _stands(Fact("near", ("second", "first")), [page])
    assert not _stands(Fact("far", ("first", "second")), [f"first {'x' * REACH} second"])
    assert not _stands(Fact("on two pages", ("first", "second")), ["first", "second"])


def test_what_a_source_lacks_stands_beside_a_word_that_says_so() -> None:
    fact = Fact("no date", ("date",), gap=True)
    assert _stands(fact, ["date: not stated"])
    assert not _stands(fact, ["updated every week, and another time"])
    assert not _stands(fact, [f"not known {'x' * REACH_OF_GAP} date"])


def test_the_words_of_a_page_are_those_a_reader_sees() -> None:
    html = (
        "<style>p</style><p>A&amp;E &ndash; “Mrs&nbsp;Smith’s”\n <a class='x' href=\"https://a.example/B\">home</a></p>"
    )
    assert _text(html) == 'a&e - "mrs smith\'s" https://a.example/b home'


@pytest.fixture(scope="session")
def pages() -> dict[tuple[str, str], list[str]]:
    """The text of every page of the cases that have facts, by case and section; a section may have several."""
    project = load_project(ROOT, CASES)
    made = Pages(project, Edition(0), None)
    found: dict[tuple[str, str], list[str]] = {}
    for spec in page_specs(project):
        if spec.case:
            name = spec.uri.removeprefix(f"{spec.case.id}/").removesuffix(".md")
            section = "case" if name == "index" else name.partition("/")[0]
            found.setdefault((spec.case.id, section), []).append(_text(made.render(spec)))
    return found


def _text(html: str) -> str:
    """The words of a page as they are compared: tags gone, addresses of links kept, signs and spaces alike."""
    words = _ADDRESS.sub(lambda match: f" {match['address']} ", _HIDDEN.sub(" ", html))
    return _folded(unescape(re.sub(r"<[^>]*>", " ", words)))


@cache
def _folded(words: str) -> str:
    return re.sub(r"\s+", " ", words.translate(_SIGNS)).strip().lower()


def _stands(fact: Fact, texts: list[str]) -> bool:
    """Whether some stretch of one of the pages, no longer than the reach, holds all the words of a fact."""
    words = [_folded(word) for word in fact.words]
    stretches = (stretch for text in texts for stretch in _stretches(words, text, fact.gap))
    return any(all(word in stretch for word in words) for stretch in stretches)


def _stretches(words: list[str], text: str, gap: bool) -> Iterator[str]:
    """The stretches of a text that begin with one of the words; for a gap, those round a word that says so."""
    if gap:
        for match in _LACKS.finditer(text):
            yield text[max(0, match.start() - REACH_OF_GAP) : match.end() + REACH_OF_GAP]
        return
    for match in re.finditer("|".join(f"(?={re.escape(word)})" for word in words), text):
        yield text[match.start() : match.start() + REACH]
