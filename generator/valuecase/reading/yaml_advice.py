"""Our own words for the everyday slips of YAML: what was typed, and what to type instead.

libyaml says "did not find expected alphabetic or numeric character" for `text: **bold**`.
Here the line itself is looked at, and the likeliest slip is named.
"""

from __future__ import annotations

import re
from typing import Any

from valuecase.problems import Place, Problem

BLOCK = "write >- after the colon and put the text on the next line, indented by two more spaces"
_VALUE = re.compile(
    r"^(?P<lead>\s*(?:- +)?)(?P<key>(?!- )[^\s:#\"'{\[][^:#]*?|\"[^\"]*\"|'[^']*'):(?P<gap> +)(?P<value>\S.*)$"
)
_JOINED = re.compile(r"\s*(?:- )?(?P<key>[A-Za-z][\w-]*) ?:(?!//)(?=\S)(?!.*: )")
_SLIPS = (
    (r"\{\{", "VC105", "a text that begins with {{ is read as a list of keys", BLOCK),
    (r"\*", "VC106", "a text that begins with * is read as a reference", BLOCK),
    (r"\[", "VC107", "a text that begins with [ is read as a list", BLOCK),
    (r"\{", "VC107", "a text that begins with { is read as a block of keys", BLOCK),
    (
        r"- ",
        "VC108",
        "a dash after the key is read as the start of a list",
        f"for a text, {BLOCK}; for a list, start each dash on a line of its own",
    ),
    (r"[@`%]", "VC109", "a text cannot begin with {first}", BLOCK),
    (
        r"[|>]",
        "VC109",
        "a text cannot begin with {first}",
        "put the text on the next line, indented, and keep only >- here",
    ),
    (r"[\]},]", "VC109", "a text cannot begin with {first}", BLOCK),
)


def advise(error: Any, lines: tuple[str, ...], file: str, offset: int) -> Problem:
    """A syntax error of libyaml as a problem: the line it is about, and what to type instead."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return _unreadable(error, lines, file, offset)
    if lost := _without_colon(error, lines):
        place = Place(file, lost.line + offset, lost.column + 1, len(lines[lost.line].rstrip()) + 1)
        hint = "write a colon and a space after the key, as in title: You Can"
        return Problem("VC101", file, (), "this line has no colon after its key", hint, place=place)
    for number in _suspects(error, lines):
        if joined := _JOINED.match(lines[number]):
            place = Place(file, number + offset, joined.start("key") + 1, joined.end() + 1)
            hint = f"write a space after the colon: {joined['key']}: …"
            return Problem("VC103", file, (), "a colon needs a space after it", hint, place=place)
    for number in _suspects(error, lines):
        if found := _slip(number, lines, str(getattr(error, "problem", "")), mark):
            code, column, width, message, hint = found
            place = Place(file, number + offset, column + 1, column + 1 + width)
            return Problem(code, file, (), message, hint, place=place)
    line = min(mark.line, len(lines) - 1)
    place = Place(file, line + offset, mark.column + 1, mark.column + 2)
    return Problem(
        "VC101", file, (), "this line does not fit what stands above it",
        "compare its indentation and its colon with the lines around it; quotes and brackets must be closed", place=place,
    )  # fmt: skip


def _without_colon(error: Any, lines: tuple[str, ...]) -> Any:
    """Where a line begins that should hold a key, and has no colon at all."""
    context = getattr(error, "context_mark", None)
    if "could not find expected ':'" not in str(error.problem) or context is None or context.line >= len(lines):
        return None
    line = lines[context.line]
    return None if ":" in line or "\t" in line or not re.match(r"\s*(- )?\w", line) else context


def comment_in_value(lines: tuple[str, ...], event: Any) -> str:
    """The ` #…` that cut a plain text short, if one did."""
    line = lines[event.end_mark.line] if event.end_mark.line < len(lines) else ""
    rest = line[event.end_mark.column :]
    match = re.match(r"\s+(#\S.*)$", rest)
    # `# a remark` with a space is how people comment; `#2` is how they number things.
    return match[1] if match and event.value else ""


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


def _slip(number: int, lines: tuple[str, ...], problem: str, mark: Any) -> tuple[str, int, int, str, str] | None:
    line = lines[number]
    if (tab := re.match(r" *\t", line)) or (number == mark.line and line[mark.column : mark.column + 1] == "\t"):
        column = tab.end() - 1 if tab else mark.column
        return "VC102", column, 1, "a tab stands where YAML wants spaces", "replace it by two spaces"
    if line.count('"') % 2 and re.search(r"[{\[]", line):
        column = line.index('"')
        return (
            "VC104",
            column,
            len(line) - column,
            "a quote on this line is not closed",
            "every text in quotes needs one before it and one after it",
        )
    match = _VALUE.match(line)
    if not match:
        return _shape_slip(number, lines, problem, mark)
    value, column = match["value"], match.start("value")
    if value[0] in "\"'":
        return _quote_slip(value, column)
    if value[0] in "[{" and not value.startswith("{{") and not re.search(r"[\]}]", value):
        close = "]" if value[0] == "[" else "}"
        hint = f"close it with {close}; if it begins a text, {BLOCK}"
        return "VC107", column, len(value), f"the {value[0]} that begins here is not closed", hint
    for pattern, code, message, hint in _SLIPS:
        if re.match(pattern, value) and not _closed_flow(value):
            return code, column, len(value), message.replace("{first}", f"“{value[0]}”"), hint
    if colon := re.search(r":(?= |$)", value):
        return (
            "VC103",
            column + colon.start(),
            1,
            "a colon and a space inside a text begin a new key",
            f"put the text in double quotes, or {BLOCK}",
        )
    return _shape_slip(number, lines, problem, mark)


def _closed_flow(value: str) -> bool:
    """A bracketed list that ends as it should is no slip; `[link](x)` and `{{ x }} is` do not."""
    return bool(re.fullmatch(r"\[.*\]\s*(#.*)?|\{[^{].*\}\s*(#.*)?", value))


def _quote_slip(value: str, column: int) -> tuple[str, int, int, str, str]:
    quote = value[0]
    closing = value.find(quote, 1)
    if closing < 0:
        return "VC104", column, len(value), "this quote is not closed", f"close it with {quote}, or {BLOCK}"
    if quote == '"' and re.search(r'\\[^"\\/abefnrtvN_LPxuU0 ]|\\[xuU]', value):
        return (
            "VC104",
            column,
            len(value),
            "a backslash inside double quotes begins a code",
            f"use single quotes, or {BLOCK}",
        )
    rest = value[closing + 1 :].strip()
    return (
        "VC104",
        column,
        len(value),
        f"words stand after the closing quote: {rest}" if rest else "the quotes do not match",
        f"quote the whole text, or {BLOCK}",
    )


def _shape_slip(number: int, lines: tuple[str, ...], problem: str, mark: Any) -> tuple[str, int, int, str, str] | None:
    line = lines[number]
    if number != mark.line or not line.strip():
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
            mark.column,
            1,
            "a bracket opened above is not closed",
            "close it with ] or }, with a comma between items",
        )
    return None
