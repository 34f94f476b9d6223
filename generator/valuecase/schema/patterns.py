"""Patterns of Python's as JSON Schema wants them: JavaScript's, without names of groups and without flags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import lookup

#: A part of a pattern: the beginning of a group with a name, a set, anything escaped, a character.
_BITS = re.compile(r"(?P<group>\(\?P<\w+>)|(?P<set>\[[^\]]+\])|\\.|.", re.DOTALL)


def any_of(*patterns: re.Pattern[str]) -> str:
    """A pattern for texts that match one of these from end to end, apart from spaces around them."""
    return rf"^\s*(?:{'|'.join(''.join(_bits(pattern)) for pattern in patterns)})\s*$"


def _bits(pattern: re.Pattern[str]) -> Iterator[str]:
    """A pattern bit by bit, its letters in both cases where it takes both."""
    both = bool(pattern.flags & re.IGNORECASE)
    for bit in _BITS.finditer(re.sub(r"\\N\{(.+?)\}", lambda name: lookup(name[1]), pattern.pattern)):
        text = bit[0]
        if bit["group"]:
            yield "(?:"
        elif bit["set"]:
            yield text.replace("a-z", "a-zA-Z") if both else text
        elif both and text.isalpha():
            yield f"[{text.lower()}{text.upper()}]"
        else:
            yield text
