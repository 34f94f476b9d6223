"""YAML as plain text with places: the events of libyaml, strictly.

Scalars stay the text the author typed, so `no`, `12:30`, `0123` and `1998/99` are safe.
What would surprise an author is refused: aliases, anchors, tags, merge keys, duplicate
keys, a second document, deep nesting and very large files.
"""

from __future__ import annotations

import re
from collections.abc import Sized
from typing import Any

import yaml

from valuecase.problems import Place, Problem, Route
from valuecase.reading.bounds import MAX_BYTES, MAX_DEPTH, MAX_MANY, MAX_PARTS, MAX_TEXT, MAX_WORDS
from valuecase.reading.document import Document, Places, Tree, as_lines
from valuecase.reading.odd_characters import half_quoted, odd_lead, straightened, typed, unseen_in
from valuecase.reading.yaml_advice import STRAIGHT, advise, comment_in_value, lost_comma, number_sign, numbered
from valuecase.reading.yaml_layout import braces, meant_as_list

# libyaml where the wheel has it (every common platform); the same events, slower, elsewhere.
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_yaml(text: str, file: str, first_line: int = 1) -> Document:
    """Read one YAML document whose top is a mapping.

    `first_line` is the line of the file on which `text` begins. What was wrong travels in
    the document's `problems`; after a mistake in the syntax its data hold nothing.
    """
    return _Walker(text, file, first_line).read()


class _Refused(Exception):
    """The text cannot be read further; its problem is already recorded."""


class _Walker:
    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.text, self.file, self.offset = text, file, first_line
        self.lines = as_lines(text)
        self.places = Places()
        self.problems: list[Problem] = []
        self.events: Any = iter(())
        self.parts = 0

    def read(self) -> Document:
        data: dict[str, Tree] = {}
        whole = False
        try:
            data = self._document()
            whole = True
        except _Refused:
            pass
        except yaml.YAMLError as error:
            told = advise(error, self.lines, self.file, self.offset)
            self.problems = [
                p for p in self.problems if not (p.place and told.place and p.place.line == told.place.line)
            ]
            self.problems.append(told)
        lines = ("",) * (self.offset - 1) + self.lines
        return Document(self.file, lines, data, self.places, tuple(self.problems), whole=whole)

    def _document(self) -> dict[str, Tree]:
        if len(self.text.encode("utf-8", "replace")) > MAX_BYTES:
            self._refuse(
                "VC116", Place(self.file, 1), "the file is larger than 1 MB", "split it, or keep its rows in a CSV file"
            )
        self.events = yaml.parse(self.text, Loader=LOADER)
        next(self.events)  # the start of the stream
        start = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            return {}
        event = next(self.events)
        top = self._node(event, (), 0)
        next(self.events)  # the end of the document
        after = next(self.events)
        if isinstance(after, yaml.DocumentStartEvent):
            self._refuse(
                "VC114",
                self._spot(after),
                "a line of --- starts a second document",
                "remove the --- line, or make it a file of its own",
            )
        if isinstance(top, dict):
            return top
        if isinstance(top, str) and not top.strip():
            return {}
        self._refuse(
            "VC118",
            self._span(event),
            "the file does not begin with a key and a colon",
            "start each line with a key, a colon and a space, as in title: A team for our town",
        )
        return {}

    def _node(self, event: Any, route: Route, depth: int) -> Tree:
        if depth > MAX_DEPTH:
            self._refuse("VC115", self._span(event), f"more than {MAX_DEPTH} levels deep", "use fewer levels")
        self.parts += 1
        if self.parts > MAX_PARTS:
            words = f"the file has more than {MAX_PARTS:,} keys and items"
            self._refuse("VC124", self._span(event), words, "keep rows in a CSV file, or take some away")
        if isinstance(event, yaml.AliasEvent):
            self._problem(
                "VC112",
                self._span(event),
                f"*{event.anchor} refers to another part of the file",
                "write the words out; if a text begins with *, start it on the next line after >-",
                route,
            )
            return ""
        self._plain_only(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, route)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, route, depth)
        return self._mapping(event, route, depth)

    def _plain_only(self, event: Any) -> None:
        if event.anchor:
            self._problem(
                "VC112",
                self._span(event),
                f"&{event.anchor} names a part of the file for use elsewhere",
                "write the words out; if a text begins with &, start it on the next line after >-",
            )
        if event.tag:
            self._problem(
                "VC110",
                self._span(event),
                f"a text that begins with “{event.tag}” looks like a command of YAML, and none is obeyed",
                "start it on the next line after >-, or put it in double quotes",
            )

    def _scalar(self, event: Any, route: Route) -> str:
        place = self._span(event)
        self.places.values[route] = place
        if len(event.value) > MAX_TEXT:
            words = f"this text has more than {MAX_TEXT:,} characters"
            self._refuse("VC123", place, words, "write less, or make several texts of it")
        if event.style:
            return str(event.value)
        if slip := meant_as_list(self.lines, event):
            number, (code, column, width, message, hint) = slip
            line = number + self.offset
            self._refuse(code, Place(self.file, line, column + 1, column + 1 + width), message, hint)
        if words := comment_in_value(self.lines, event):
            line = self.lines[event.end_mark.line]
            hash_at = line.index("#", event.end_mark.column)
            number = event.end_mark.line + self.offset
            self._problem(
                "VC111",
                Place(self.file, number, hash_at + 1, len(line.rstrip()) + 1),
                f"everything from “{words}” on is left out: a # after a space begins a comment",
                number_sign(words),
                () if event.value else route,
            )
        return self._seen(str(event.value), place)

    def _seen(self, word: str, place: Place) -> str:
        """A key, a number or a name as it was meant, without characters that nobody sees."""
        at = unseen_in(word)
        if at < 0:
            return word
        column = place.column + at
        hint = f"delete the word and type it again: {typed(word)}"
        here = Place(self.file, place.line, column, column + 1)
        self._problem("VC117", here, f"an invisible character stands in “{typed(word)}”", hint)
        return typed(word)

    def _sequence(self, event: Any, route: Route, depth: int) -> list[Tree]:
        self.places.values[route] = self._span(event)
        items: list[Tree] = []
        before: Any = None
        while not isinstance(child := next(self.events), yaml.SequenceEndEvent):
            self._not_too_many(items, child)
            value = self._node(child, (*route, len(items)), depth + 1)
            if items and self._cut(items[-1], before, child, event.flow_style):
                items[-1] = straightened(f"{items[-1]},{value}")
            else:
                items.append(value)
            before = child
        return items

    def _mapping(self, event: Any, route: Route, depth: int) -> dict[str, Tree]:
        self.places.values[route] = self._span(event)
        items: dict[str, Tree] = {}
        before: Any = None
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                self._refuse_key(key)
            self._plain_only(key)
            self._not_too_many(items, key)
            name = self._name(key)
            twice = name in items
            self._check_key(name, key, twice, route)
            spot = (*route, f"{name} (again)") if twice else (*route, name)
            self.places.keys[spot] = self._span(key)
            child = next(self.events)
            value = self._node(child, spot, depth + 1)
            if event.flow_style and value == "":
                name, value = self._with_its_colon(name, key, route)
            if items and self._cut(items[last := next(reversed(items))], before, key, event.flow_style and value == ""):
                items[last] = straightened(f"{items[last]},{name}")
            elif not twice:
                items[name] = value
            before = child
        return items

    def _not_too_many(self, items: Sized, event: Any) -> None:
        if len(items) >= MAX_MANY:
            words = f"more than {MAX_MANY:,} stand here in one list or block"
            self._refuse("VC124", self._span(event), words, "take away what is not needed, or make several of it")

    def _name(self, key: Any) -> str:
        """A key as it was meant; odd spaces before it have moved it to the margin, so nothing after it is read."""
        name = str(key.value)
        if len(name) > MAX_WORDS:
            words = f"this key has more than {MAX_WORDS} characters"
            self._refuse("VC123", self._span(key), words, "a key is a word, with a colon and a space after it")
        if odd_lead(name):
            hint = "delete it and type a space again"
            self._refuse("VC117", self._span(key), "this looks like a space and is another character", hint)
        return self._seen(name, self._span(key))

    def _with_its_colon(self, name: str, key: Any, route: Route) -> tuple[str, Tree]:
        """A key inside { } whose colon has no space after it, cut in key and value."""
        match = re.fullmatch(r"([\w-]+):(?!//)(\S.*)", name)
        if not match or key.style:
            return name, ""
        hint = f"write a space after the colon: {match[1]}: {match[2]}"
        self._problem("VC103", self._span(key), "a colon needs a space after it", hint)
        self.places.alias((*route, name), (*route, match[1]))
        return match[1], match[2]

    def _cut(self, last: Tree, before: Any, event: Any, flow: bool) -> bool:
        """Whether a comma has cut a number, or words in curly quotes, in two: that is told, and mended."""
        if flow and isinstance(last, str) and half_quoted(last) and not before.style:
            if half_quoted(str(before.value)):  # the first piece of several
                words = "curly quotes do not hold a text together"
                self._problem("VC104", self._span(before), words, STRAIGHT)
            return True
        hint = lost_comma(before, event)
        if hint:
            self._problem("VC107", self._span(event), *hint)
        return bool(hint)

    def _check_key(self, name: str, key: Any, twice: bool, route: Route) -> None:
        if name == "<<":
            hint = "write the keys out"
            self._problem("VC112", self._span(key), "<< copies another part of the file", hint, (*route, name))
        if twice:
            first = self.places.keys[(*route, name)]
            self._problem(
                "VC113",
                self._span(key),
                f"“{name}” stands twice here; the first is on line {first.line}",
                "keep one of the two, or give one another name",
                route,
            )

    def _refuse_key(self, key: Any) -> None:
        number = key.start_mark.line
        if "{{" in self.lines[number]:
            at, (code, column, width, message, hint) = braces(self.lines, number, key.start_mark.column)
            line = at + self.offset
            self._refuse(code, Place(self.file, line, column + 1, column + 1 + width), message, hint)
        self._refuse(
            "VC101", self._span(key), "a list or a block cannot be a key", "start the line with a word and a colon"
        )

    def _span(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        line, column = start.line, start.column
        block = getattr(event, "style", None) in ("|", ">")
        if block:  # the mark names the `>-`; the words begin on the next line
            last = max(line, end.line - (1 if end.column == 0 else 0))
            return Place(self.file, line + self.offset, column + 1, column + 3, last + self.offset)
        same = end.line == line
        width = end.column if same else len(self.lines[line]) if line < len(self.lines) else column + 1
        return Place(
            self.file,
            line + self.offset,
            column + 1,
            max(width, column + 1) + 1 if same and end.column == column else width + 1,
            end.line + self.offset,
        )

    def _spot(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + self.offset, 1, 4)

    def _problem(self, code: str, place: Place, message: str, hint: str, route: Route = ()) -> None:
        message = numbered(message, self.offset)
        self.problems.append(Problem(code, self.file, route, message, hint, place=place))

    def _refuse(self, code: str, place: Place, message: str, hint: str) -> None:
        self._problem(code, place, message, hint)
        raise _Refused
