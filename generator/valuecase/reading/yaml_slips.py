"""Slips of YAML that one line shows by itself: quotes, brackets, and signs that begin a text."""

from __future__ import annotations

import re
from typing import Any

from valuecase.reading.yaml_lines import without_quoted

BLOCK = "write >- after the colon and put the text on the next line, indented by two more spaces"
#: code, column (from 0), width, message, hint
Slip = tuple[str, int, int, str, str]
_VALUE = re.compile(
    r"^(?P<lead>\s*(?:- +)?)(?P<key>(?!- )[^\s:#\"'{\[][^:#]*?|\"[^\"]*\"|'[^']*'):(?P<gap> +)(?P<value>\S.*)$"
)
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
_NAME = r"\{\{\s*([\w.-]+)\s*\}\}"


def slip(line: str) -> Slip | None:
    """The likeliest slip on a line that holds a key and a value."""
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
        return None
    value, column = match["value"], match.start("value")
    if value[0] in "\"'":
        return _quote_slip(value, column)
    if value[0] in "[{" and not value.startswith("{{"):
        if found := within_brackets(line):
            return found
        if not re.search(r"[\]}]", value):
            return _not_closed(value, column)
    for pattern, code, message, hint in _SLIPS:
        if re.match(pattern, value) and not _closed_flow(value):
            shown = without_stars(value) or without_braces(value) or hint
            return code, column, len(value), message.replace("{first}", f"“{value[0]}”"), shown
    return _colon_slip(match["key"].strip(), value, column)


def _colon_slip(key: str, value: str, column: int) -> Slip | None:
    colon = re.search(r":(?= |$)", value)
    if not colon:
        return None
    hint = f"put the text in double quotes, or {BLOCK}"
    if key == "missing":
        hint = f"write missing: {{{value[: colon.start()]}: {value[colon.end() :].strip() or 'why it cannot be had'}}}"
    return "VC103", column + colon.start(), 1, "a colon and a space inside a text begin a new key", hint


def without_stars(value: str) -> str:
    """What to type for a number set in bold or italics; empty for words."""
    bare = re.fullmatch(r"\*+([^*]{0,99}\d[^*]{0,99}?)\*+", value.strip())
    return f"take the stars away: {bare[1]}" if bare and len(bare[1].split()) < 5 else ""


def without_braces(value: str) -> str:
    """What to type for an item that is only the name of a figure; empty for a text with one."""
    match = re.fullmatch(rf"- {_NAME}", value.strip())
    return f"start the dash on a line of its own, and leave the braces out: - {match[1]}" if match else ""


def name_in_braces(text: str) -> str:
    """The figure's name, where an item of a list is nothing but that in braces."""
    match = re.fullmatch(rf"\s*- {_NAME}\s*", text) or re.match(rf"[^\[]*\[(?:[^\]]*,)?\s*{_NAME}\s*[\],]", text)
    return match[1] if match else ""


def within_brackets(line: str) -> Slip | None:
    """A comma too many, or a semicolon for one, inside { } or [ ]."""
    shown = without_quoted(line)
    if twice := re.search(r"[,\[{]\s*(,)", shown):
        hint = "take one of them out, or fill in what is missing between them"
        return "VC107", twice.start(1), 1, "two commas stand here with nothing between them", hint
    opened = re.search(r"[\[{]", shown)
    if opened and (semicolon := re.compile(r";\s*[\w-]+\s*:").search(shown, opened.end())):
        return "VC107", semicolon.start(), 1, "a semicolon stands where a comma is wanted", "use a comma in its place"
    return None


def _not_closed(value: str, column: int) -> Slip:
    close = "]" if value[0] == "[" else "}"
    hint = f"close it with {close}"
    if not re.match(r"\{\s*[\w-]+: ", value):
        hint += f"; if it begins a text, {BLOCK}"
    return "VC107", column, len(value), f"the {value[0]} that begins here is not closed", hint


def open_bracket(error: Any, lines: tuple[str, ...]) -> tuple[int, Slip] | None:
    """The line on which a list or block in brackets begins that goes on over its end, and the slip."""
    context = getattr(error, "context_mark", None)
    if context is None or "flow" not in str(error.context) or context.line >= len(lines):
        return None
    number, line = context.line, lines[context.line]
    for near in (error.problem_mark.line, number):
        if near < len(lines) and (found := within_brackets(lines[near])):
            return near, found
    rest = without_quoted(line)[context.column :].rstrip()
    if error.problem_mark.line == number or rest[-1:] in ("[", "{", ",") or rest.startswith("{{"):
        return None
    if rest.count("[") <= rest.count("]") and rest.count("{") <= rest.count("}"):
        return None
    return number, _not_closed(line[context.column :].rstrip(), context.column)


def _closed_flow(value: str) -> bool:
    """A bracketed list that ends as it should is no slip; `[link](x)` and `{{ x }} is` do not."""
    return bool(re.fullmatch(r"\[.*\]\s*(#.*)?|\{[^{].*\}\s*(#.*)?", value))


def _quote_slip(value: str, column: int) -> Slip:
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
