"""Texts that somebody might write into a case to do harm, or that break programs; by families, all of our own writing.

A script among them sets `__hit`, a request goes to 192.0.2.1, which is nobody's (RFC 5737), a command would make a
file `hit`. So whether one has worked can be seen.
"""

from __future__ import annotations

from tests.hostile.corpus_markup import MARKUP
from tests.hostile.corpus_words import WORDS

#: Families of values. Each has at least five, and each value stands once.
FAMILIES: dict[str, tuple[str, ...]] = MARKUP | WORDS
#: Every value with the name of its family.
VALUES: tuple[tuple[str, str], ...] = tuple((family, value) for family, values in FAMILIES.items() for value in values)
#: What harmless texts look like, Markdown of every kind among them.
HARMLESS = (
    "A plain sentence",
    "A sentence with **strong**, *stressed* and `typed` words",
    "A [link](https://www.example.org/page) and [another](https://www.example.org/a?b=c&d#e)",
    "A list\n\n- of one\n- and another\n\nand after it",
    "Steps\n\n1. the first\n2. the second\n\n---\n\nafter a line",
    "> A quotation\n\nand after it\\\na line",
    "## A heading\n\nbelow it\n\n### A lower one\n\n#### The lowest\n\n    typed in\n\n```text\ntyped\n```\n\nlast",
    '[a page](https://www.example.org/ "with a title"), and <https://www.example.org/>',
)
