"""What an author may have meant by a word or a name that is not known.

Keys are few and told apart easily, so the nearest is offered freely. A name of a figure is
printed as a number: another one is offered only where a letter or two are wrong, since a
figure of another meaning would be published as if it were the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TypeAlias

#: Names of figures by the parts they are made of: file, ids, what is meant; in front the case, where one is named.
Parts: TypeAlias = dict[tuple[str, ...], str]
#: Other words for what figures are called here.
OTHER_WORDS = {
    **dict.fromkeys(("saving", "savings", "saved", "decrease", "fall", "cut"), "reduction"),
    **dict.fromkeys(("saving-percent", "reduction-percentage", "decrease-percent"), "reduction-percent"),
    **dict.fromkeys(("rise", "growth"), "increase"),
    **dict.fromkeys(("sum", "amount", "totals"), "total"),
    "difference": "change",
    "percentage": "share",
    "per-annum": "per-year",
    "each": "per-person",
}
#: Other words for what keys are called here.
OTHER_KEYS = {
    "name": ("title", "label", "service"),
    "label": ("title",),
    "heading": ("title",),
    "description": ("text", "label", "service"),
    "total": ("amount",),
    "organisation": ("agency",),
    "desc": ("text",),
    "details": ("text",),
    "item": ("label", "service"),
    "cost": ("amount", "unit-cost"),
    "e-mail": ("email",),
    "mail": ("email",),
    "telephone": ("phone",),
    "price": ("unit-cost",),
    "reduction-percentage": ("reduction-percent",),
    "number": ("people", "how-many"),
    "date": ("when",),
}
#: The figures most looked for, which a list begins with.
USUAL = ("total", "before", "after", "change", "reduction", "reduction-percent", "share", "per-person", "per-year")
LONGEST_LIST = 12
#: For so many names of a case it is looked for what was meant; of thousands it would take minutes.
MOST_OFFERS = 100
#: What to do where nothing is near.
ALL_NAMES = "valuecase figures CASE lists the names of all figures"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was likely meant, whatever its capitals, spaces and underscores; empty if none is near."""
    plain = {plainly(one): one for one in known}
    match = get_close_matches(plainly(word), list(plain), n=1, cutoff=0.7)
    return plain[match[0]] if match else ""


def nearest_key(word: str, known: Iterable[str]) -> str:
    """The known key that was likely meant: the nearest, or the one that another word stands for; empty if none is."""
    there = list(known)
    meant = next((key for key in OTHER_KEYS.get(plainly(word), ()) if key in there), "")
    return meant or nearest(word, there)


def misspelt(word: str, known: Iterable[str]) -> str:
    """The known word that a letter or two make of this one; empty if there is none, or digits differ: 2023 is not 2024."""
    found = [(apart(word, one), one) for one in known if _digits(one) == _digits(word)]
    near = min((pair for pair in found if pair[0] <= (1 if len(word) < 5 else 2)), default=(0, ""))
    return near[1]


def figure_meant(word: str, known: Iterable[str]) -> str:
    """What a figure was likely called: a word of the same meaning, or one a letter or two make of it; else empty."""
    there = list(known)
    if word in there:
        return word
    other = OTHER_WORDS.get(word, "")
    if other:
        return other if other in there else ""
    return misspelt(word, there)


def plainly(word: str) -> str:
    """A word in the way keys and ids are written: small letters, hyphens for spaces and underscores."""
    return re.sub(r"[\s_-]+", "-", word.strip().lower())


def apart(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed or swapped with the next to make one word of the other."""
    if abs(len(one) - len(other)) > 2:
        return 3  # too far to matter, and not worth counting
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, before_above, row = row, before, [i]
        for j, b in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            swapped = i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]
            row.append(min(cost, before_above[j - 2] + 1) if swapped else cost)
        before = above
    return row[-1]


def offered(name: str, known: Iterable[str]) -> str:
    """A hint for a name that no figure has: the name meant, else what the thing it names has; empty if nothing is near."""
    there: Parts = {tuple(re.split(r"[./]", one)): one for one in known}
    parts = tuple(plainly(part) for part in re.split(r"[./]", name.strip("{} \t")))
    if parts in there:
        return f"did you mean {there[parts]}?"
    if ends := [one for key, one in there.items() if key[-len(parts) :] == parts]:
        return _from_the_end(name, parts, ends)
    found = _followed(parts, there)
    for first in ((), *((key,) for key in _next((), there))):  # its file, or its case, may be left out
        whole = _followed((*first, *parts), there)
        if whole in there and len(whole) == len(first) + len(parts):
            return f"did you mean {there[whole]}?"
    return _below(found, there)


def _from_the_end(name: str, parts: tuple[str, ...], ends: list[str]) -> str:
    """What to write where the end of a name is right, and its file or its case is not in front."""
    if len(ends) > 1 and len(parts) == 1:
        return "write the name whole: file, id and figure, as in " + ends[0] if len(ends) < 4 else ""
    if "/" in ends[0] and "/" not in name and len(parts) > 2:
        return f"put the case in front: {' or '.join(ends[:LONGEST_LIST])}"
    return f"did you mean {' or '.join(ends[:LONGEST_LIST])}?"


def _followed(parts: tuple[str, ...], there: Parts) -> tuple[str, ...]:
    """The beginning of a name that leads somewhere, with slips of a letter or two mended."""
    found: tuple[str, ...] = ()
    for part in parts:
        meant = figure_meant(part, _next(found, there))
        if not meant:
            break
        found = (*found, meant)
    return found


def _below(found: tuple[str, ...], there: Parts) -> str:
    """What may stand after the beginning of a name."""
    below = _next(found, there)
    if not below or not found:
        return ""
    listed = [*(name for name in USUAL if name in below), *(name for name in below if name not in USUAL)]
    one = next(one for key, one in there.items() if key[: len(found)] == found)
    beginning = one[: len(".".join(found)) + 1]
    more = ", …" if len(listed) > LONGEST_LIST else ""
    return f"write {beginning} and one of: {', '.join(listed[:LONGEST_LIST])}{more}"


def _next(found: tuple[str, ...], there: Parts) -> list[str]:
    """What stands after the beginning of the names there are, in their order."""
    length = len(found)
    return list(dict.fromkeys(key[length] for key in there if key[:length] == found and len(key) > length))


def _digits(word: str) -> str:
    return re.sub(r"\D", "", word)
