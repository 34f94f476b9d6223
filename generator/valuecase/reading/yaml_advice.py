"""Our own words for the everyday slips of YAML: what was typed, and what to type instead.

libyaml says "did not find expected alphabetic or numeric character" for `text: **bold**`.
Here the lines themselves are looked at, and the likeliest slip is named.
"""

from __future__ import annotations

import re
from typing import Any

from valuecase.problems import Place, Problem
from valuecase.reading.odd_characters import bullet, curly, odd_character
from valuecase.reading.yaml_layout import Placed, deeper, mixed, outdented, without_colon
from valuecase.reading.yaml_lines import open_quote, structure
from valuecase.reading.yaml_slips import BLOCK, Slip, open_bracket, slip

_JOINED = re.compile(r"\s*(?:- )?(?P<key>[A-Za-z][\w-]*) ?:(?!//)(?=\S)(?!.*: )")
STRAIGHT = "type them again as straight ones, as the keyboard gives them"


def advise(error: Any, lines: tuple[str, ...], file: str, offset: int) -> Problem:
    """A syntax error of libyaml as a problem: the line it is about, and what to type instead."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return _unreadable(error, lines, file, offset)
    for look in (
        _tab,
        _odd,
        _quote,
        _curly,
        _bullet,
        open_bracket,
        without_colon,
        _joined,
        outdented,
        deeper,
        mixed,
        _one_line,
    ):
        if found := look(error, lines):
            number, (code, column, width, message, hint) = found
            place = Place(file, number + offset, column + 1, column + 1 + max(width, 1))
            return Problem(code, file, (), numbered(message, offset), numbered(hint, offset), place=place)
    line = min(mark.line, len(lines) - 1)
    place = Place(file, line + offset, mark.column + 1, mark.column + 2)
    return Problem(
        "VC101", file, (), "this line does not fit what stands above it",
        "compare its indentation and its colon with the lines around it; quotes and brackets must be closed", place=place,
    )  # fmt: skip


def numbered(words: str, offset: int) -> str:
    """Lines named in a message are counted as in the file, which may have begun above the YAML."""
    return re.sub(r"\{line:(\d+)\}", lambda match: str(int(match[1]) + offset), words)


def _tab(error: Any, lines: tuple[str, ...]) -> Placed | None:
    mark = error.problem_mark
    for number in _suspects(error, lines):
        line = lines[number]
        tab = re.match(r" *\t", line)
        if tab or (number == mark.line and line[mark.column : mark.column + 1] == "\t"):
            column = tab.end() - 1 if tab else mark.column
            return number, ("VC102", column, 1, "a tab stands where YAML wants spaces", "replace it by two spaces")
    return None


def _odd(error: Any, lines: tuple[str, ...]) -> Placed | None:
    for line in structure(lines):
        if line.number <= error.problem_mark.line and (found := odd_character(lines[line.number])):
            column, message, hint = found
            return line.number, ("VC117", column, 1, message, hint)
    return None


def _quote(error: Any, lines: tuple[str, ...]) -> Placed | None:
    found = open_quote(lines, error.problem_mark.line)
    if not found:
        return None
    number, column = found
    quote = lines[number][column]
    width = len(lines[number].rstrip()) - column
    hint = f"close it with {quote}, or {BLOCK}"
    if re.search(r"[{\[]", lines[number][:column]):
        hint = "every text in quotes needs one before it and one after it"
    return number, ("VC104", column, width, "this quote is not closed", hint)


def _curly(error: Any, lines: tuple[str, ...]) -> Placed | None:
    found = {line.number: line for line in structure(lines)}
    for number in _suspects(error, lines):
        line = found.get(number)
        if line and curly(line.value):
            words = "curly quotes do not hold a text together"
            return number, ("VC104", line.column, len(line.value), words, STRAIGHT)
    return None


def _bullet(error: Any, lines: tuple[str, ...]) -> Placed | None:
    for number in (getattr(error, "context_mark", None) or error.problem_mark).line, *_suspects(error, lines)[:2]:
        if number < len(lines) and (found := bullet(lines[number])):
            column, message, hint = found
            return number, ("VC101", column, len(lines[number].rstrip()) - column, message, hint)
    return None


def _joined(error: Any, lines: tuple[str, ...]) -> Placed | None:
    for number in _suspects(error, lines):
        if joined := _JOINED.match(lines[number]):
            hint = f"write a space after the colon: {joined['key']}: …"
            width = joined.end() - joined.start("key")
            return number, ("VC103", joined.start("key"), width, "a colon needs a space after it", hint)
    return None


def _one_line(error: Any, lines: tuple[str, ...]) -> Placed | None:
    for number in _suspects(error, lines):
        if found := slip(lines[number]) or _shape_slip(number, lines, error):
            return number, found
    return None


def comment_in_value(lines: tuple[str, ...], event: Any) -> str:
    """The ` #…` that cut a plain text short, if one did."""
    line = lines[event.end_mark.line] if event.end_mark.line < len(lines) else ""
    rest = line[event.end_mark.column :]
    match = re.match(r"\s+(#\S.*)$", rest)
    # `# a remark` with a space is how people comment; `#2` is how they number things.
    return match[1] if match else ""


def number_sign(words: str) -> str:
    """What to type for a `#…` that YAML leaves out."""
    if re.fullmatch(r"#[\d.,]+\s?(k|m|bn)?", words):
        return f"write £{words[1:]} if pounds are meant; put a text in double quotes"
    return "put the text in double quotes; if it is a remark, put a space after the #"


def lost_comma(before: Any, event: Any) -> tuple[str, str] | None:
    """Inside { } and [ ], `£18,400` is cut in two: three digits follow a number at once, but for a comma."""
    words = getattr(event, "value", None)
    if not isinstance(words, str) or event.style or not isinstance(getattr(before, "value", None), str):
        return None
    at_once = event.start_mark.index == before.end_mark.index + 1
    if not at_once or not re.search(r"\d$", before.value) or not re.match(r"\d{3}(?!\d)", words):
        return None
    return (
        f"the comma before {words} cut a number in two",
        'inside { } and [ ] put a number with a comma in double quotes: "£18,400"',
    )


def _unreadable(error: Any, lines: tuple[str, ...], file: str, offset: int) -> Problem:
    position = getattr(error, "position", 0) or 0
    seen = number = 0
    while number < len(lines) - 1 and seen + len(lines[number]) < position:
        seen += len(lines[number]) + 1
        number += 1
    place = Place(file, number + offset, max(position - seen, 0) + 1, max(position - seen, 0) + 2)
    return Problem(
        "VC117",
        file,
        (),
        "a character that cannot be shown stands here",
        "delete it and type the words again",
        place=place,
    )


def _suspects(error: Any, lines: tuple[str, ...]) -> list[int]:
    """Lines that may hold the slip, likeliest first: the marked one, the one before, the block's start."""
    mark, context = error.problem_mark, getattr(error, "context_mark", None)
    numbers = [mark.line, mark.line - 1]
    while numbers[-1] > 0 and not lines[min(numbers[-1], len(lines) - 1)].strip():
        numbers.append(numbers[-1] - 1)
    if context is not None and "quoted scalar" in str(error.context):
        numbers.insert(0, context.line)
    elif context is not None:
        numbers.append(context.line)
    if above := _less_indented(mark.line, lines):
        numbers.append(above)
    return [n for n in dict.fromkeys(numbers) if 0 <= n < len(lines)]


def _less_indented(number: int, lines: tuple[str, ...]) -> int | None:
    """The line that an indented text just above began on, whose key may have been mistyped."""
    start = number - 1
    while start > 0 and (not lines[start].strip() or lines[start].startswith(" ")):
        start -= 1
    return start if 0 < start < number - 1 else None


def _shape_slip(number: int, lines: tuple[str, ...], error: Any) -> Slip | None:
    line, problem = lines[number], str(getattr(error, "problem", ""))
    if number != error.problem_mark.line or not line.strip():
        return None
    indent = len(line) - len(line.lstrip(" "))
    if "expected key" in problem or "expected '-'" in problem or "not allowed" in problem:
        return (
            "VC120",
            indent,
            len(line.strip()),
            "this line is not indented like its neighbours",
            "give keys of one block the same number of spaces; a list's dashes too",
        )
    if "',' or" in problem:
        return (
            "VC107",
            error.problem_mark.column,
            1,
            "a bracket opened above is not closed",
            "close it with ] or }, with a comma between items",
        )
    return None
