"""The lines of a YAML file by their look: a key, an item of a list, words of a text; for advice after a slip."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"(?P<lead> *+)(?P<dash>- +)?(?:(?P<key>\"[^\"]*\"|'[^']*'|[^\s:#\"'{\[>|][^:#]*?):(?= |$))? *")
_BLOCK = re.compile(r"[|>][+-]?\d?\s*(#.*)?")
_QUOTE = re.compile("[\"']")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")

#: Each quote that nothing closes is looked for up to the end of its line: no more are than these.
MOST_OPEN = 20


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is no part of a folded text: number and columns count from 0; `value` is what stands after the key."""

    number: int
    indent: int
    dash: bool
    key: str
    value: str
    column: int

    @property
    def folds(self) -> bool:
        """Whether `>-` or the like announces a text on the next lines."""
        return bool(_BLOCK.fullmatch(self.value))


def structure(lines: tuple[str, ...]) -> list[Line]:
    """The lines that hold keys, items and values; blank ones, remarks and folded texts are left out."""
    found: list[Line] = []
    for number, text in enumerate(lines):
        match = _LINE.match(text)
        if not match or not text.strip() or text.lstrip().startswith("#"):
            continue
        indent = len(match["lead"])
        if found and found[-1].folds and indent > found[-1].indent:
            continue
        found.append(
            Line(number, indent, bool(match["dash"]), match["key"] or "", text[match.end() :].rstrip(), match.end())
        )
    return found


def holder(number: int, found: list[Line]) -> Line | None:
    """The nearest line above that has a key and is less indented: the one whose text or block a line belongs to."""
    here = next((line for line in found if line.number == number), None)
    above = [line for line in found if line.number < number and line.key and (not here or line.indent < here.indent)]
    return above[-1] if above else None


def open_quote(lines: tuple[str, ...], last: int) -> tuple[int, int] | None:
    """The first quote, up to a line, that nothing closes before the next key: its line and column."""
    closed = -1
    for line in structure(lines):
        if line.number > last:
            return None
        if line.number <= closed:
            continue
        column = _unclosed_on(lines[line.number], line)
        if column is None:
            continue
        end = _closed_below(lines, line, lines[line.number][column])
        if end is None:
            return line.number, column
        closed = end
    return None


def _unclosed_on(text: str, line: Line) -> int | None:
    """Where a quote opens that the line itself does not close."""
    flow = line.value[:1] in ("{", "[")
    if not flow and line.value[:1] not in ('"', "'"):
        return None
    position = line.column
    starts = re.compile(r"[\[{,:]\s*(?=[\"'])") if flow else re.compile("")
    while start := starts.search(text, position):
        quoted = _QUOTED.match(text, start.end())
        if not quoted:
            return start.end()
        if not flow:
            return None
        position = quoted.end()
    return None


def _closed_below(lines: tuple[str, ...], line: Line, quote: str) -> int | None:
    """The line on which a quoted text of several lines ends as it should."""
    for number in range(line.number + 1, len(lines)):
        text = lines[number]
        if text.strip() and len(text) - len(text.lstrip(" ")) <= line.indent:
            return None
        at = text.find(quote)
        if at >= 0:
            return number if re.match(r"\s*($|[,}\]#])", text[at + 1 :]) else None
    return None


def without_quoted(text: str) -> str:
    """A line whose quoted texts are blotted out, at the same columns; what follows many open quotes stays as it is."""
    found, position, unclosed = "", 0, 0
    while unclosed < MOST_OPEN and (start := _QUOTE.search(text, position)):
        quoted = _QUOTED.match(text, start.start())
        end = quoted.end() if quoted else start.end()
        blotted = '"' + "x" * (end - start.start() - 2) + '"' if quoted else start[0]
        found += text[position : start.start()] + blotted
        position, unclosed = end, unclosed + (quoted is None)
    return found + text[position:]
