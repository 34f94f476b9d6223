"""Starting texts as an author uses them: the one # in front of an example taken away, the two of a remark left."""

from __future__ import annotations

import re
from pathlib import Path

from valuecase.sections.registry import SECTIONS

#: Every part of a case that is not among a new case's first five files.
FURTHER = [
    section.name for section in SECTIONS if section.name not in ("case", "costs", "outcomes", "sources", "stories")
]
_EXAMPLE = re.compile(r"^# (?!yaml-language-server)", re.MULTILINE)


def use_examples(path: Path) -> str:
    """Take the one # away in front of every example of a file, as its first lines say; the text it has then."""
    text = path.read_text("utf-8")
    used = _EXAMPLE.sub("", text)
    assert used != text, f"{path.name} has no examples"
    path.write_text(used, "utf-8")
    return used
