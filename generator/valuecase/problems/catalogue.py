"""Every code: its name, its level, what is looked for and why, what to avoid and what to write instead."""

from __future__ import annotations

from valuecase.problems.claims import CLAIMS
from valuecase.problems.entry import Entry
from valuecase.problems.naming import NAMING, REFERENCES
from valuecase.problems.numbers import NUMBERS
from valuecase.problems.publishing import GAPS, LINKS, PAPER, PRIVACY
from valuecase.problems.tables import TABLES
from valuecase.problems.typing_slips import TYPING

#: The codes by what an author does when they are met, in the order of doing it.
GROUPS: dict[str, dict[str, Entry]] = {
    "Typing": TYPING,
    "Naming things": NAMING,
    "Writing numbers": NUMBERS,
    "Making tables": TABLES,
    "Claiming something": CLAIMS,
    "Linking and showing pictures": LINKS,
    "Referring to figures and things": REFERENCES,
    "Telling of people": PRIVACY,
    "Leaving something out": GAPS,
    "Printing": PAPER,
}
CATALOGUE: dict[str, Entry] = {code: entry for group in GROUPS.values() for code, entry in group.items()}
