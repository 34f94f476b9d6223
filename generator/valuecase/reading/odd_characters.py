"""Characters that look like others: spaces that are none, letters nobody sees, bullets and dashes, curly quotes."""

from __future__ import annotations

import re

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = "\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_ODD = re.compile(
    rf" *+(?:-(?: ++|(?=[{_SPACES}{_UNSEEN}])))?(?:[\w-]+:)? *(?P<odd>[{_SPACES}{_UNSEEN}])"
    rf"| *+(?:- ++)?[\w-]*(?P<inside>[{_SPACES}{_UNSEEN}])[\w-]*:"
)
_BULLET = re.compile(r" *(?P<bullet>[•·▪‣◦●○–—*](?=\s)|-(?=[^\W\d]))")
_PAIRS = {"“": "”", "‘": "’", "„": "“", "”": "”", "«": "»"}
UNSEEN = re.compile(f"[{_UNSEEN}]")
ITEM = "a list item begins with a hyphen and a space"

#: column (from 0), message, hint
Found = tuple[int, str, str]


def odd_character(line: str) -> Found | None:
    """A character that stands for a space, or that nobody sees, where a line has its indentation, key or dash."""
    match = _ODD.match(line)
    if not match:
        return None
    name = "odd" if match["odd"] else "inside"
    column = match.start(name)
    if UNSEEN.match(match[name]):
        return column, "an invisible character stands here", "delete the word with it and type the word again"
    return column, "this looks like a space and is another character", "delete it and type a space again"


def bullet(line: str) -> Found | None:
    """What stands at the start of a line in the place of the hyphen and space of a list item."""
    match = _BULLET.match(line)
    if not match:
        return None
    words = re.sub(r"^\s+", "", line[match.end() :]).rstrip()
    shown = f"“{match['bullet']}” " if match["bullet"] != "-" else ""
    message = f"{shown}is not how a list item begins" if shown else "this list item has no space after its hyphen"
    return match.start("bullet"), message, f"{ITEM}: - {_short(words)}"


def curly(value: str) -> str:
    """The curly quote that a value begins with, as it is typed in the place of a straight one; else nothing."""
    return value[0] if value[:1] in _PAIRS else ""


def half_quoted(value: str) -> bool:
    """Whether a value begins with a curly quote that it does not close."""
    return bool(curly(value)) and _PAIRS[value[0]] not in value[1:]


def straightened(value: str) -> str:
    """A value without the curly quotes around it."""
    return value[1:-1] if curly(value) and value.endswith(_PAIRS[value[0]]) else value


def _short(words: str) -> str:
    return words if len(words) <= 30 else words[:30].rsplit(" ", 1)[0] + " …"


def unseen_in(word: str) -> int:
    """Where a key, a number or a name of one word holds a character that nobody sees; -1 if nowhere."""
    match = UNSEEN.search(word)
    return match.start() if match and not re.search(r"\s", word.strip()) else -1


def odd_lead(key: str) -> bool:
    """Whether a key begins with a character that looks like a space."""
    return bool(re.match(f"[{_SPACES}]", key))


def typed(word: str) -> str:
    """A word as it was meant to be typed, without what nobody sees."""
    return UNSEEN.sub("", word).strip()
