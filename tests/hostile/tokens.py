"""What stands in a text where an author's words should: signs of YAML, numbers without end, depth, length."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Token = Callable[[random.Random], str]
#: A value of a file of YAML: what stands after a key's colon, or after the dash of a list.
VALUE = re.compile(r"(?m)(?<=[\w\"'-]: )(?P<inline>[^\s#{\[&*!|>][^\n]*)$|(?<=- )(?P<item>[^\s#{\[&*!|>][^\n]*)$")
KEY = re.compile(r"(?m)^(?P<lead> *)(?P<key>[\w-]+):(?= |$)")

DATES = (
    "0000", "9999-12-31", "9999/00", "2024-02-30", "2024-13-01", "99999-01-01", "-0044-03-15", "0001-01-01", "9999-12",
    "1998/97", "2024-1-1", "24-01-01", "2024-06-30T25:61:61Z", "10000", "0000/01", "9999",
)  # fmt: skip
NUMBERS = (
    "1e999999", "-1e999999", "1e-999999", "£1e9", "NaN", "Infinity", "-inf", ".inf", ".nan", "0x7fffffffffffffff", "0b1",
    "1_000", "+5", "--5", "£-0", "£0", "0%", "100%", "101%", "-1%", "0 of 0", "1 of 0", "5 of 3", "0.000000001", "½", "٣",
    "999,999,999,999,999", "999999999999999.999999", "£999,999,999,999,999bn", "£0.000001bn", "0 years", "0.000001 days",
    "999999999999999 years", "0.000001% a year", "1,000 each for 0", "0 each for 1", "1 per 0 people", "£1 a week each",
    "0% to 0%", "100% to 0%", "£0 to £999bn", "1:30:59", "1/0", "about 0",
)  # fmt: skip
#: What YAML reads as something else than words, Jinja, shells, spreadsheets and Markdown included.
SIGNS = (
    "&a x", "*a", "&a *a", "&a [*a, *a]", "!!python/object/apply:os.abort []", "!!binary aGk=", "!!int 5", "!<tag:x> y", "! x",
    "<<: *a", "{<<: {a: b}}", "? x", "? [a]", "? {a: b}\n  : c", "%YAML 9.9", "---", "...", "--- |", "@x", "`x`", "|9 x", "|+2", ">-\n", "|",
    "{{ costs }}", "{{ costs.use.reduction }}" * 3, "{{", "}}", "{{ {{ }} }}", "{{ ../../x.y }}", "{% raw %}", "{{ 7*7 }}",
    "=1+1", "@SUM(A1)", "null", "~", "yes", "[]", "{}", '""', "''", '"', "'", "\\", '"\\x00"', '"\\uD800"', '"\\u0000"', '"\\U0010FFFF"',
    "../../../etc/passwd", "C:\\con", "file:///etc/passwd", "https://" + "a" * 300, "<script>", "<!--", "&#0;", "%00", "\u202e", "\u0000",
    "\ud7ff\ue000\uffff", "\U0010ffff", "a\u0301" * 200, "\u200b", "\ufeff", "\u2028", "\x85", "\x07", "\x1b[31m", "\t", "🏴" * 50,
)  # fmt: skip


def _date(chance: random.Random) -> str:
    return chance.choice(DATES)


def _number(chance: random.Random) -> str:
    return chance.choice(NUMBERS)


def _sign(chance: random.Random) -> str:
    return chance.choice(SIGNS)


def _digits(chance: random.Random) -> str:
    """A number of thousands of digits."""
    lead, tail = (
        chance.choice(("", "£", "-", "0.", "1e")),
        chance.choice(("", "%", "k", " years", " of 5", ",000", " each")),
    )
    return lead + chance.choice("0179") * chance.choice((16, 400, 5000)) + tail


def _long(chance: random.Random) -> str:
    """One word, or one line, that is very long."""
    piece = chance.choice(
        (
            "a",
            "A1",
            "x ",
            "é",
            "-",
            "1,",
            "(",
            "[",
            "![",
            "**",
            "_",
            "`",
            ">",
            "# ",
            "{{",
            "a.",
            "@",
            "\\",
            "&",
            "<",
            "|",
            "0 ",
        )
    )
    return piece * chance.choice((60, 1000, 20_000))


def _deep(chance: random.Random) -> str:
    """Lists and mappings in one another."""
    opens, closes = chance.choice((("[", "]"), ("{a: ", "}"), ("[[", "]]"), ("- ", ""), ("{", "}"), ("? ", "")))
    levels = chance.choice((5, 29, 31, 500, 20_000))
    return opens * levels + "x" + closes * chance.choice((levels, levels, 0))


def _many(chance: random.Random) -> str:
    """A list, or a mapping, of very many."""
    number = chance.choice((30, 300, 3000))
    if chance.random() < 0.5:
        return "[" + ", ".join(chance.choice(("x", f"n{n}", "£5")) for n in range(number)) + "]"
    return "{" + ", ".join(f"k{n}: {chance.choice(('x', '£5', '{}'))}" for n in range(number)) + "}"


TOKENS: tuple[Token, ...] = (_date, _number, _number, _sign, _sign, _digits, _long, _deep, _many)


def token(chance: random.Random) -> str:
    """Something hostile to stand in the place of a value."""
    return chance.choice(TOKENS)(chance)


def _a_value(text: str, chance: random.Random) -> str:
    found = list(VALUE.finditer(text))
    if not found:
        return text + token(chance)
    spot = chance.choice(found)
    made = token(chance)
    if chance.random() < 0.3:
        made = '"' + made.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
    return text[: spot.start()] + made + text[spot.end() :]


def _a_key(text: str, chance: random.Random) -> str:
    found = list(KEY.finditer(text))
    if not found:
        return text
    spot, other = chance.choice(found), chance.choice(found)
    made = chance.choice(
        (
            other["key"],
            token(chance).replace("\n", " "),
            "<<",
            "&a " + spot["key"],
            "*a ",
            "? " + spot["key"],
            '""',
            "-",
        )
    )
    return text[: spot.start("key")] + made + text[spot.end("key") :]


def _a_block_twice(text: str, chance: random.Random) -> str:
    found = list(KEY.finditer(text))
    if len(found) < 2:
        return text * 2
    first, last = sorted(chance.sample(range(len(found)), 2))
    piece = text[found[first].start() : found[last].start()]
    return text[: found[last].start()] + piece * chance.choice((1, 2, 20)) + text[found[last].start() :]


def _a_block_elsewhere(text: str, chance: random.Random) -> str:
    found = list(KEY.finditer(text))
    if len(found) < 3:
        return text
    first, last, to = (found[n].start() for n in sorted(chance.sample(range(len(found)), 3)))
    piece = text[first:last]
    shift = chance.choice(("", "  ", "    "))
    piece = "".join(shift + line for line in piece.splitlines(keepends=True))
    return text[:first] + text[last:to] + piece + text[to:]


def _aliases(text: str, chance: random.Random) -> str:
    levels = chance.choice((3, 9, 20))
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, levels))
    return bomb + text if chance.random() < 0.5 else text + "\n" + bomb


def _several(text: str, chance: random.Random) -> str:
    for _ in range(chance.choice((2, 5, 20))):
        text = _a_value(text, chance)
    return text


YAML: tuple[Callable[[str, random.Random], str], ...] = (
    _a_value, _a_value, _a_value, _a_value, _a_key, _a_key, _a_block_twice, _a_block_elsewhere, _several, _aliases,
)  # fmt: skip


def in_yaml(text: str, chance: random.Random) -> str:
    """A text of YAML with something hostile in it."""
    return chance.choice(YAML)(text, chance)


def in_cells(text: str, chance: random.Random) -> str:
    """A table with something hostile in a cell, a row or a head."""
    lines = [line.split(",") for line in text.split("\n")]
    number = chance.randrange(len(lines))
    what = chance.randrange(7)
    if what == 0:
        lines.insert(number, lines[number] * chance.choice((2, 300)))
    elif what == 1:
        lines += [lines[-2]] * chance.choice((2, 400))
    elif what == 2:
        lines[0] = [chance.choice(("", "row", token(chance), cell)) for cell in lines[0]]
    elif what == 3:
        return text + ',"' * chance.choice((1, 500)) + "\n" * chance.choice((0, 500))
    else:
        made = token(chance)
        column = chance.randrange(len(lines[number]))
        lines[number][column] = '"' + made.replace('"', '""') + '"' if chance.random() < 0.5 else made
    return "\n".join(",".join(cells) for cells in lines)


MARKDOWN: tuple[str, ...] = (
    "[", "![", "](", "[a](", "![a](x", "> ", "* ", "1. ", "**", "__", "``", "~~", "<", "<a ", "&", "\\", "{{ ", "{", "[^1]: ",
    "|-", "# ", "    ", "\t", "- - ", "![a](robin.png)", "[a]: x\n", "<!--", "</", "http://a", "£1,", "1 of ", "0", "a@a.", "07700 ",
    "!", "'", '"', "(", "A1 1A", "born ", "1 High ", "{{ costs.use.reduction }}",
)  # fmt: skip


def in_markdown(text: str, chance: random.Random) -> str:
    """A story with something hostile in its keys or its words."""
    if chance.random() < 0.35:
        return in_yaml(text, chance)
    spot = chance.randrange(len(text) + 1)
    piece = chance.choice((*MARKDOWN, token(chance)))
    many = chance.choice((1, 50, 2000)) if len(piece) < 40 else 1
    close = chance.choice(("", "", ")" * many, "]" * many, "\n"))
    return text[:spot] + piece * many + close + text[spot:]
