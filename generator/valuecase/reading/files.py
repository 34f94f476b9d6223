"""Reading files as UTF-8 text, and Markdown with front matter."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from valuecase.problems import Place, Problem
from valuecase.reading.bounds import MAX_BODY, MAX_BODY_SIGNS, PLAINER, too_large, too_long, too_many_signs
from valuecase.reading.document import Document, Places, as_lines
from valuecase.reading.inside import LEADS_OUT, REMEDY, is_inside, no_file, root_of
from valuecase.reading.yaml_reader import read_yaml

#: What the first bytes of a document of another program are.
_PROGRAMS = (
    (b"PK\x03\x04", "a document of Word, Excel or LibreOffice"),
    (b"\xd0\xcf\x11\xe0", "a document of an older Word or Excel"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"%PDF", "a PDF"),
)
_DASHES = re.compile(r"\s*[-–—―−_=~*]{1,}\s*")
_KEY = re.compile(r"[a-z][a-z-]*:(?= |$)")
_MERGE = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?$|={7}$")
_FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


def read_text(path: Path, shown: str) -> tuple[str, list[Problem]]:
    """A file's text, without a byte-order mark. Bytes that are not UTF-8 are a problem with their line."""
    words = no_file(path) or ("" if is_inside(path, root_of(path, shown)) else LEADS_OUT)
    if words:
        return "", [Problem("VC117", shown, (), words, REMEDY, place=Place(shown, 1))]
    try:
        if large := too_large(path, shown):
            return "", [large]
        raw = path.read_bytes()
    except OSError as error:
        return "", [
            Problem(
                "VC117",
                shown,
                (),
                f"the file cannot be read: {error.strerror}",
                "check that it is a file you may open",
                place=Place(shown, 1),
            )
        ]
    if foreign := next((name for start, name in _PROGRAMS if raw.removeprefix(b"\xef\xbb\xbf").startswith(start)), ""):
        hint = "open it in its own program and save it as plain text (UTF-8); another name does not change what it is"
        return "", [Problem("VC117", shown, (), f"the file is {foreign}, not plain text", hint, place=Place(shown, 1))]
    try:
        text = raw.decode("utf-8-sig")
        return text, _of_machines(text, shown)
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        return "", [
            Problem(
                "VC117", shown, (), "the file is not saved as UTF-8",
                f"save it again as “{'CSV UTF-8' if path.suffix == '.csv' else 'UTF-8'}”; the place shows the first character that is not",
                place=Place(shown, line, column, column + 1),
            )
        ]  # fmt: skip


def _of_machines(text: str, shown: str) -> list[Problem]:
    """Line ends and whole lines that no author typed: of old computers, of web pages, of git, of Markdown's code."""
    if odd := re.search("\r(?!\n)|[\x85\u2028\u2029]", text):
        before = as_lines(text[: odd.start()])
        column = len(before[-1]) + 1
        what = (
            "the line ends are those of old Macs"
            if odd[0] == "\r"
            else "an invisible line break of a web page stands here"
        )
        hint = (
            "save the file with line ends LF or CRLF" if odd[0] == "\r" else "delete it, and press Enter for a new line"
        )
        return [Problem("VC117", shown, (), what, hint, place=Place(shown, len(before), column, column + 1))]
    lines = as_lines(text)
    if long := next((found for n, line in enumerate(lines, 1) if (found := too_long(line, shown, n))), None):
        return [long]
    number = next((n for n, line in enumerate(lines, 1) if _MERGE.match(line) and line[0] != "="), 0)
    if number:
        hint = "keep the lines of one version and delete those that begin with <<<<<<<, ======= and >>>>>>>"
        place = Place(shown, number, 1, len(lines[number - 1]) + 1)
        return [Problem("VC101", shown, (), "git has put two versions of the file in one", hint, place=place)]
    number = next((n for n, line in enumerate(lines, 1) if line.strip()), 0)
    if number and re.match(r"\s*(```|~~~)", lines[number - 1]):
        place = Place(shown, number, 1, len(lines[number - 1]) + 1)
        hint = "delete this line, and the one like it at the end"
        return [
            Problem("VC101", shown, (), "this line marks code in Markdown, and does not belong here", hint, place=place)
        ]
    return []


def read_document(path: Path, shown: str) -> Document:
    """A YAML or Markdown file as a document; an unreadable one carries its problem and no data."""
    text, problems = read_text(path, shown)
    if problems:
        return Document(shown, as_lines(text) if text else (), {}, Places(), tuple(problems), whole=False)
    if path.suffix != ".md":
        return read_yaml(text, shown)
    return read_markdown(text, shown, needs_keys=path.parent.name == "stories")


def read_markdown(text: str, file: str, needs_keys: bool = False) -> Document:
    """Markdown whose first lines, between two lines of ---, are YAML; `needs_keys` where it is nothing without them."""
    match = _FRONT.match(text)
    if not match:
        if problem := _not_set_apart(as_lines(text), file, needs_keys):
            return Document(file, as_lines(text), {}, Places(), (problem,), whole=False)
        places = Places()
        places.values[("body",)] = Place(file, 1, 1, 1, len(as_lines(text)))
        if long := _long_body(text, file, 1):
            return Document(file, as_lines(text), {}, places, (long,), whole=False)
        return Document(file, as_lines(text), {}, places, (), text, 1)
    head = read_yaml(match["yaml"], file, first_line=2)
    body_line = text[: match.end()].count("\n") + 1
    lines = as_lines(text)
    places = head.places
    places.values[("body",)] = Place(file, body_line, 1, 1, max(len(lines), body_line))
    body = text[match.end() :]
    if long := _long_body(body, file, body_line):
        return replace(head, lines=lines, problems=(*head.problems, long), whole=False)
    return replace(head, lines=lines, body=body, body_line=body_line)


def _long_body(body: str, file: str, line: int) -> Problem | None:
    """That there are more words below the keys than a page can hold."""
    place = Place(file, line)
    if len(body) <= MAX_BODY:
        signs = too_many_signs(body, MAX_BODY_SIGNS)
        return Problem("VC124", file, (), signs, PLAINER, place=place) if signs else None
    words = f"this text has more than {MAX_BODY:,} characters"
    return Problem("VC123", file, (), words, "write less, or make several files of it", place=place)


def _not_set_apart(lines: tuple[str, ...], file: str, needs_keys: bool) -> Problem | None:
    """The keys at the top of a Markdown file that are there, and not between two lines of three hyphens."""
    number = next((n for n, line in enumerate(lines) if line.strip()), 0)
    first, after = lines[number], next((line for line in lines[number + 1 :] if line.strip()), "")
    keys_first = bool(_KEY.match(first))
    closed = keys_first and any(re.fullmatch(r"---[ \t]*", line) for line in lines[number:])
    place = Place(file, number + 1, 1, max(len(first), 1) + 1)
    if re.fullmatch(r"---[ \t]*", lines[0]):
        if not needs_keys and not _KEY.match(after):
            return None
        end = _end(lines, file)
        typed = end.line > 1 and _DASHES.fullmatch(lines[end.line - 1])
        hint = f"end it {'with this line as' if typed else 'here with a line of'} exactly three hyphens: ---"
        return Problem("VC119", file, (), "the block of keys at the top is not closed", hint, place=end)
    exactly = "the first line of the file must be exactly three hyphens: ---"
    if _DASHES.fullmatch(first) and _KEY.match(after):
        hint = (
            f"{exactly}, with nothing above or before them" if not number else f"delete the empty line above; {exactly}"
        )
        return Problem("VC119", file, (), "the block of keys at the top has no beginning", hint, place=place)
    if closed or (keys_first and needs_keys):
        hint = exactly if closed else f"{exactly}, and another such line stands below the keys"
        return Problem("VC119", file, (), "the block of keys at the top has no beginning", hint, place=place)
    if needs_keys and any(line.strip() for line in lines):
        words = "a story begins with a block of keys, and this one has none"
        hint = "put above it: a line ---, a line title: …, a line person: one person (or invented), and a line ---"
        return Problem("VC119", file, (), words, hint, place=place)
    return None


def _end(lines: tuple[str, ...], file: str) -> Place:
    """A line of dashes that is not the three it should be; else the first line that is no part of the keys."""
    number = next((n for n, line in enumerate(lines[1:], 2) if _DASHES.fullmatch(line)), 0)
    if not number:
        number = next(
            (n for n, line in enumerate(lines[1:], 2) if not re.match(r"\s+\S|- |[\w-]+:|#", line)), len(lines)
        )
    return Place(file, number, 1, max(len(lines[number - 1]), 1) + 1)
