"""Ids: what things, cases and pages are called by. Files and addresses are named after them, so they are plain."""

from __future__ import annotations

import re
import unicodedata

from valuecase.reading.numbers import NotRead
from valuecase.reading.spelling import ID

#: Pages and files are called by the ids of things, and no system takes names without end.
LONGEST_ID = 80
#: Windows makes no file or folder of these names, whatever their ending, so a site with one could not be copied there.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)


def fault_of_id(text: str, use: str = "a name", otherwise: str = "my-name") -> tuple[str, str] | None:
    """Why a text is no id, and the remedy; None where it is one.

    use: what it is to be, such as “the name of a case”; otherwise: an id to offer where none can be made of the text.
    """
    if len(text) > LONGEST_ID:
        return f"a name of {len(text)} letters is too long", f"use at most {LONGEST_ID}"
    if text in _DEVICES:
        return f"“{text}” cannot be {use}: Windows makes no file that is called so", "add a word to it"
    if not ID.fullmatch(text):
        meant = slugged(text)
        offered = meant if meant and not fault_of_id(meant) else otherwise
        return f"“{text}” cannot be {use}", f"use small letters, digits and hyphens: {offered}"
    return None


def read_id(text: str) -> str:
    """The name of a thing: small letters, digits and single hyphens, no more than files may be called."""
    if fault := fault_of_id(text):
        raise NotRead("VC204", *fault)
    return text


def slugged(text: str) -> str:
    """Words as an id: `A&E attendances` becomes `a-e-attendances`, `Tŷ agored` becomes `ty-agored`."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def shortened(name: str) -> str:
    """An id that is no longer than ids may be, cut between two of its words where there are several."""
    return name if len(name) <= LONGEST_ID else name[: LONGEST_ID + 1].rpartition("-")[0] or name[:LONGEST_ID]
