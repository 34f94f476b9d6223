"""Slips of YAML that are seen only among the lines around: indentation, dashes, and text where keys are wanted."""

from __future__ import annotations

import itertools
import re
from typing import Any

from valuecase.reading.odd_characters import ITEM, bullet, odd_character
from valuecase.reading.yaml_lines import Line, holder, structure
from valuecase.reading.yaml_slips import BLOCK, Slip, name_in_braces

#: line (from 0) and the slip on it
Placed = tuple[int, Slip]
_ONE_WORD = re.compile(r"[\w.-]+")


def without_colon(error: Any, lines: tuple[str, ...]) -> Placed | None:
    """A line that should hold a key, an item or a part of a text, and does not look like it."""
    context = getattr(error, "context_mark", None)
    if "could not find expected ':'" not in str(error.problem) or context is None or context.line >= len(lines):
        return None
    text = lines[context.line]
    if ":" in _first_part(text) or "\t" in text or not re.match(r"\s*(- )?\w", text):
        return None
    message, hint = _neither(context.line, lines)
    return context.line, ("VC101", context.column, len(text.rstrip()) - context.column, message, hint)


def _first_part(text: str) -> str:
    """What could be a key; a colon later in a line of words is none of its own."""
    words = text.split()
    return text if len(words) < 3 else " ".join(words[:2])


def _neither(number: int, lines: tuple[str, ...]) -> tuple[str, str]:
    found = structure(lines)
    words = lines[number].split()
    indent = len(lines[number]) - len(lines[number].lstrip(" "))
    before = [line for line in found if line.number < number]
    level = next((line for line in reversed(before) if line.indent <= indent), None)
    if level and level.dash and level.indent == indent and not level.key:
        return "this line has no dash, and the one above it has", f"{ITEM}: - {_beginning(words)}"
    owner = next((line for line in reversed(before) if line.key), None)
    colon = f"write a colon and a space after the key: {words[0]}: {_beginning(words[1:])}"
    key = re.fullmatch(r"[a-z][a-z0-9-]*", words[0]) and (len(words) > 1 or not owner)
    if not owner or (key and (len(words) < 3 or re.match(r"[\[{\"'£\d>|]", words[1]))):
        return "this line has no colon after its key", colon
    wanted = _text_indent(owner, number, lines)
    goes_on = f"put {wanted} spaces before it, so that it goes on under “{owner.key}” of line {{line:{owner.number}}}"
    if key:
        return "this line is no key, and is not indented like a text", f"{goes_on}; if “{words[0]}” is a key, {colon}"
    return "this line is text that is not indented", goes_on


def _text_indent(owner: Line, number: int, lines: tuple[str, ...]) -> int:
    """How many spaces stand before a text that goes on under a key."""
    after = next((line for line in lines[owner.number + 1 : number] if line.strip()), "")
    indent = len(after) - len(after.lstrip(" "))
    return indent if indent > owner.indent else owner.indent + (4 if owner.dash else 2)


def deeper(error: Any, lines: tuple[str, ...]) -> Placed | None:
    """A line indented below one that has its value already, or a text over several lines that holds a colon."""
    number = error.problem_mark.line
    found = structure(lines)
    here = next((line for line in found if line.number == number), None)
    above = next((line for line in reversed(found) if line.number < number), None)
    if not here or not above or (not above.key and not (owner := holder(number, found))):
        return None
    if not above.key:
        if above.dash:
            return None
        if any(line.key and owner and owner.number < line.number < above.number for line in found):
            hint = "write the key, a colon and a space, and then the value"
            width = len(lines[above.number].strip())
            return above.number, ("VC101", above.indent, width, "this line has no colon after its key", hint)
        return _colon_in_text(here, owner, lines)
    finished = above.value and not above.folds and above.indent + 2 * above.dash < here.indent
    if not finished or (above.value[0] in "\"'{[" and not above.value.rstrip().endswith(tuple("\"'}]"))):
        return None
    if here.key and not _ONE_WORD.fullmatch(here.key) and above.value[0] not in "\"'{[":
        return _colon_in_text(here, above, lines)
    if not (here.key or here.dash):
        return None
    hint = "give it as many spaces as its neighbours; a line such as rows: may be missing between the two"
    message = f"this line stands deeper than “{above.key}” above it, which has its value already"
    return number, ("VC120", here.indent, len(lines[number].strip()), message, hint)


def outdented(error: Any, lines: tuple[str, ...]) -> Placed | None:
    """The line above that has slipped to the left of its neighbours, and took the lines below it along."""
    found = structure(lines)
    here = next((line for line in found if line.number == error.problem_mark.line), None)
    owner = holder(here.number, found) if here else None
    if not here or not owner or owner.value:
        return None
    at = found.index(owner)
    step = here.indent - owner.indent
    beside = next((line for line in reversed(found[:at]) if line.indent <= here.indent), None)
    if found[at + 1].indent - here.indent != step or not beside or beside.indent != here.indent:
        return None
    message = "this line stands further left than its neighbours"
    hint = f"put {here.indent} spaces before it"
    return owner.number, ("VC120", owner.indent, len(lines[owner.number].strip()), message, hint)


def _colon_in_text(here: Line, owner: Line | None, lines: tuple[str, ...]) -> Placed | None:
    if not owner or owner.folds or (owner.dash and not owner.key) or not here.key or here.indent <= owner.indent:
        return None
    if owner.value[:1] in tuple("\"'{["):
        return None
    if owner.value:
        hint = f"write {owner.key}: >- and begin the text on the next line, indented by two more spaces"
    else:
        hint = f"write >- after the key, which lets a text hold anything: {owner.key}: >-"
    message = (
        f"the text of “{owner.key}” holds a colon and a space (line {{line:{here.number}}}), which begin a new key"
    )
    return owner.number, ("VC103", owner.indent, len(lines[owner.number].strip()), message, hint)


def mixed(error: Any, lines: tuple[str, ...]) -> Placed | None:
    """A dash among keys, or a key among dashes: the fewer of the two are likely wrong."""
    found = structure(lines)
    here = next((line for line in found if line.number == error.problem_mark.line), None)
    if not here:
        return None
    block = _block(found, here)
    dashes, names = [line for line in block if line.dash], [line for line in block if line.key and not line.dash]
    if not dashes or not names or _same_level(block):
        return None
    wrong = names[0] if len(dashes) > len(names) else dashes[0]
    if len(dashes) == len(names) and not wrong.key:
        wrong = here
    text = lines[wrong.number].strip()
    width = len(text)
    if wrong is names[0] and len(dashes) > len(names):
        return wrong.number, ("VC120", wrong.indent, width, "this line has no dash, and its neighbours have", f"{ITEM}: - {_beginning(text.split())}")  # fmt: skip
    if not wrong.dash:
        first = dashes[0].number
        message = f"this line begins with a name, and line {{line:{first}}} with a dash"
        return wrong.number, ("VC120", wrong.indent, width, message, "begin both with a name, or both with a dash")
    rest = text.removeprefix("-").strip()
    fits = wrong.key and _ONE_WORD.fullmatch(wrong.key)
    shown = (
        _beginning(rest.split()) if fits else "my-name: …" if ": " in rest else f"my-name: {_beginning(rest.split())}"
    )
    hint = f"each needs a name, not a dash: {shown}"
    return wrong.number, (
        "VC120",
        wrong.indent,
        width,
        "this line begins with a dash, and its neighbours with a name",
        hint,
    )


def _block(found: list[Line], here: Line) -> list[Line]:
    """The lines at one level around a line, up and down to the first that is less indented."""
    at = found.index(here)
    first = last = at
    while first > 0 and found[first - 1].indent >= here.indent:
        first -= 1
    while last + 1 < len(found) and found[last + 1].indent >= here.indent:
        last += 1
    return [line for line in found[first : last + 1] if line.indent == here.indent]


def _same_level(block: list[Line]) -> bool:
    """Whether lists stand at the level of their keys, as some like to write them."""
    return any(not one.dash and one.key and not one.value and two.dash for one, two in itertools.pairwise(block))


def _beginning(words: list[str]) -> str:
    shown = " ".join(words[:4])
    return shown + (" …" if len(words) > 4 else "")


def meant_as_list(lines: tuple[str, ...], event: Any) -> Placed | None:
    """A list below its key whose hyphens are bullets, or lack their space, so that it is read as one text."""
    first = event.start_mark.line
    if not event.value or first >= len(lines) or lines[first][: event.start_mark.column].strip():
        return None
    if found := bullet(lines[first]):
        column, message, hint = found
        return first, ("VC101", column, len(lines[first].rstrip()) - column, message, hint)
    if found := odd_character(lines[first]) if lines[first].lstrip(" ").startswith("-") else None:
        column, message, hint = found
        return first, ("VC117", column, 1, message, hint)
    if any(re.match(r"\s*- ", line) for line in lines[first + 1 : event.end_mark.line + 1]):
        text = lines[first].strip()
        column = event.start_mark.column
        message = "this line has no dash, and one below it has"
        return first, ("VC101", column, len(text), message, f"{ITEM}: - {_beginning(text.split())}")
    return None


def braces(lines: tuple[str, ...], number: int, column: int) -> Placed:
    """The name of a figure in braces where YAML takes a brace for a block of keys."""
    line = lines[number]
    message = "a text that begins with {{ is read as a list of keys"
    if name := name_in_braces(line):
        hint = f"leave the braces out: {name}"
        return number, ("VC105", column, len(line.rstrip()) - column, "a name in a list needs no braces", hint)
    if "{" in line[:column].rstrip("{").rstrip() or re.match(r"\s*- \{\{", line):
        return number, ("VC105", column, 1, message, "put the whole text in double quotes")
    found = structure(lines)
    here = next((one for one in found if one.number == number), None)
    owner = holder(number, found)
    if owner and not owner.value and here and not _ONE_WORD.fullmatch(here.key):
        width = len(lines[owner.number].strip())
        holds = "begins with" if line.lstrip().startswith("{{") else "holds a colon before"
        words = f"the text of “{owner.key}” {holds} {{{{ (line {{line:{number}}}), which begins a block of keys"
        hint = f"write >- after the key, which lets a text hold anything: {owner.key}: >-"
        return owner.number, ("VC105", owner.indent, width, words, hint)
    return number, ("VC105", column, 1, message, BLOCK)
