"""Reading files as UTF-8 text, and Markdown with front matter."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from valuecase.problems import Place, Problem
from valuecase.reading.document import Document, Places, as_lines
from valuecase.reading.yaml_reader import read_yaml

_FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


def read_text(path: Path, shown: str) -> tuple[str, list[Problem]]:
    """A file's text, without a byte-order mark. Bytes that are not UTF-8 are a problem with their line."""
    try:
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
    try:
        return raw.decode("utf-8-sig"), []
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


def _dashes(text: str, file: str) -> Place:
    """A line of dashes that is not the three it should be; else the beginning."""
    lines = as_lines(text)
    number = next((n for n, line in enumerate(lines[1:], 2) if re.fullmatch(r"\s*[-–—_=]+\s*", line)), 1)
    return Place(file, number, 1, max(len(lines[number - 1]), 1) + 1)


def read_document(path: Path, shown: str) -> Document:
    """A YAML or Markdown file as a document; an unreadable one carries its problem and no data."""
    text, problems = read_text(path, shown)
    if problems:
        return Document(shown, (), {}, Places(), tuple(problems), whole=False)
    return read_markdown(text, shown) if path.suffix == ".md" else read_yaml(text, shown)


def read_markdown(text: str, file: str) -> Document:
    """Markdown whose first lines, between two lines of ---, are YAML."""
    match = _FRONT.match(text)
    if not match:
        headless = bool(re.match(r"[a-z-]+:[ \n].*?^---[ \t]*$", text, re.DOTALL | re.MULTILINE))
        if text.startswith("---") or headless:
            problem = Problem(
                "VC119", file, (), "the block of keys at the top " + ("has no beginning" if headless else "is not closed"),
                f"{'begin' if headless else 'end'} it with a line of three dashes: ---", place=_dashes(text, file) if not headless else Place(file, 1, 1, 4),
            )  # fmt: skip
            return Document(file, as_lines(text), {}, Places(), (problem,), whole=False)
        places = Places()
        places.values[("body",)] = Place(file, 1, 1, 1, len(as_lines(text)))
        return Document(file, as_lines(text), {}, places, (), text, 1)
    head = read_yaml(match["yaml"], file, first_line=2)
    body_line = text[: match.end()].count("\n") + 1
    lines = as_lines(text)
    places = head.places
    places.values[("body",)] = Place(file, body_line, 1, 1, max(len(lines), body_line))
    return replace(head, lines=lines, body=text[match.end() :], body_line=body_line)
