"""The words of the project's glossary: found in prose, and marked once a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from valuecase.settings import Term

PAGE = "glossary.html"


@dataclass(slots=True)
class Marker:
    """Marks the first time a page uses each word of the glossary. `up` leads to the site's top."""

    terms: Mapping[str, Term]
    up: str
    used: set[str] = field(default_factory=set)

    def __call__(self, text: str) -> Iterator[tuple[str, str]]:
        """The text in pieces, each with the address of its meaning or nothing."""
        names = _names(self.terms)
        if not names:
            yield text, ""
            return
        last = 0
        for match in _pattern(names).finditer(text):
            term = names[match[0].lower()]
            if term not in self.used:
                self.used.add(term)
                yield text[last : match.start()], ""
                yield match[0], f"{self.up}{PAGE}#{term}"
                last = match.end()
        yield text[last:], ""


def title_of(name: str, term: Term) -> str:
    """A word as the glossary prints it."""
    words = str(term.title or name.replace("-", " "))
    return words[:1].upper() + words[1:]


def _names(terms: Mapping[str, Term]) -> dict[str, str]:
    """Every way to write a word, in small letters, with the word's id."""
    return {
        str(words).lower(): name
        for name, term in terms.items()
        for words in (term.title or name.replace("-", " "), *term.also)
    }


def _pattern(names: Mapping[str, str]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(words) for words in longest)})(?![\w-])", re.IGNORECASE)
