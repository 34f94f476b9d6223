"""Every code: its name, its level, why it matters, what to avoid and what to write instead."""

from __future__ import annotations

from valuecase.problems.entry import Entry
from valuecase.problems.meaning import MEANING
from valuecase.problems.writing import WRITING

CATALOGUE: dict[str, Entry] = WRITING | MEANING
