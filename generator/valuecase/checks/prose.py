"""What is asked of an author's prose: names are known, numbers are not typed, links lead somewhere allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from valuecase.case import ValueCase
from valuecase.checks.names import Names
from valuecase.privacy.pictures import tells_about_itself
from valuecase.problems import Level, Problem, Route
from valuecase.reading.bounds import MAX_PICTURE, too_large
from valuecase.reading.document import Document
from valuecase.reading.inside import is_inside
from valuecase.reading.markdown import MAX_NESTING, NAME
from valuecase.reading.numbers import NotRead, read_value
from valuecase.reading.pictures import fault_of
from valuecase.reading.prose import (
    bad_links,
    bare_numbers,
    broken_links,
    html_in,
    links_within,
    names_in,
    open_braces,
    pictures_in,
    typed_numbers,
    units_twice,
)
from valuecase.reading.unseen import too_deep, unseen
from valuecase.values import Written

#: Numbers below this are too common in prose to be taken for a figure.
LEAST = 10
#: More digits than these have no figure to be equal to.
LONGEST = 30
#: A share is written with its sign, so a bare number does not repeat it.
BARE = ("count", "rate", "money")


def check_prose(text: str, document: Document, route: Route, names: Names) -> Iterator[Problem]:
    """Names in prose are names of figures, numbers are not typed, links lead somewhere allowed."""
    for name in dict.fromkeys(names_in(text)):
        if why := names.why_barred(name):
            words = f"“{name}” belongs to a story that may not be used here: {why}"
            needle = _as_typed(text, name)
            yield Problem("VC707", document.file, route, words, "take the name out of this text", needle=needle)
        elif names.unknown(name):
            yield Problem(
                "VC206",
                document.file,
                route,
                f"there is no figure “{name}”",
                names.offer(name),
                needle=_as_typed(text, name),
            )
    for words in open_braces(text):
        yield Problem(
            "VC206",
            document.file,
            route,
            "a name stands between two braces on each side",
            _in_braces(words, names),
            needle=words,
        )
    yield from typed(text, document, route, names)
    for words in units_twice(text, lambda name: figure.display if (figure := names.lookup(name)) else ""):
        hint = "the figure is printed with its unit: leave the words after it out"
        yield Problem("VC310", document.file, route, f"“{words}” says the unit twice", hint, needle=words)
    yield from _unread(text, document, route)
    for name in pictures_in(text) if route != ("body",) else ():
        hint = "put it into the words below a story's keys"
        yield Problem("VC602", document.file, route, f"“{name}”: pictures stand in stories only", hint, needle=name)
    for address in links_within(text):
        if hint := names.no_way(address):
            words = f"“{address}” leads to no page of this site"
            yield Problem("VC601", document.file, route, words, hint, needle=address)
    for code, address in bad_links(text):
        if code == "VC601":
            yield Problem(
                code,
                document.file,
                route,
                f"“{address}” is not a link that may be published",
                "link to https://…, mailto:…, or a page of this site such as costs.html",
                needle=address,
            )
        else:
            yield Problem(
                code,
                document.file,
                route,
                f"“{address}” is not a picture of this case",
                _picture_hint(address),
                needle=address,
            )


def _unread(text: str, document: Document, route: Route) -> Iterator[Problem]:
    """What would be printed as it was typed: HTML, and links that are none."""
    if deep := too_deep(text):
        hint = f"use fewer levels; of {MAX_NESTING} and more the words are lost"
        yield Problem(
            "VC115", document.file, route, "lists and quotations stand too deep in one another", hint, needle=deep
        )
    for lost in unseen(text):
        level: Level | None = Level.CAUTION if lost.seldom else None
        yield Problem("VC604", document.file, route, lost.message, lost.remedy, needle=lost.needle, level=level)
    for words in dict.fromkeys(html_in(text)):
        found, hint = f"{words} would be printed as it stands", "write Markdown: **bold**, *italic*, [link](https://…)"
        level = Level.CAUTION  # it does no harm
        if words == "<!--":  # what stands in a remark was not meant for readers
            found, hint = "a remark in a text would be printed", "take it out; remarks stand in YAML, after a #"
            level = None
        yield Problem("VC603", document.file, route, found, hint, needle=words, level=level)
    for words, kind in broken_links(text):
        hint = "leave no space between ] and (, and none in the address"
        if kind == "picture":
            hint = "give the picture a name without spaces, and leave none between ] and ("
        code = "VC602" if kind == "picture" else "VC601"
        yield Problem(code, document.file, route, f"“{words}” is not read as a {kind}", hint, needle=words)


def _picture_hint(address: str) -> str:
    if re.search(r"\.(?:heic|heif|tiff?|bmp|svg|pdf|docx?)$", address, re.IGNORECASE):
        return "save it as JPEG or PNG, and name that file"
    return "put the picture beside the file and give its name alone: team.png"


def check_body(case: ValueCase, document: Document, names: Names) -> Iterator[Problem]:
    """The Markdown below a front matter, and the pictures it shows."""
    yield from check_prose(document.body, document, ("body",), names)
    yield from numbers_repeated(case, document.body, document, ("body",))
    folder = (case.folder / document.file.removeprefix(f"cases/{case.id}/")).parent
    for name in pictures_in(document.body):
        path = folder / name
        if "/" not in name and (not path.is_file() or path.is_symlink() or not is_inside(path, case.folder.parent)):
            yield Problem(
                "VC602",
                document.file,
                ("body",),
                f"there is no picture “{name}” beside this file",
                "move it into the folder stories"
                if (case.folder / name).is_file()
                else "check the name, capitals included",
                needle=name,
            )
        elif "/" not in name and (large := too_large(path, name, MAX_PICTURE)):
            words = f"“{name}” is larger than {MAX_PICTURE // 1_000_000} MB"
            yield Problem(large.code, document.file, ("body",), words, "save it smaller", needle=name)
        elif "/" not in name and any(fault := fault_of(path)):
            words, hint = f"“{name}” {fault[0]}", fault[1]
            yield Problem("VC602", document.file, ("body",), words, hint, needle=name)
        elif "/" not in name and tells_about_itself(path.read_bytes()):
            words = f"“{name}” holds more than the picture, such as where and when it was taken"
            hint = "save it without its data (in most programs: export, without metadata)"
            yield Problem("VC714", document.file, ("body",), words, hint, needle=name)


def typed(text: str, document: Document, route: Route, names: Names) -> Iterator[Problem]:
    """Amounts, percentages and thousands typed by hand, with the figure that each may be."""
    for number in typed_numbers(text):
        same = _figure_equal_to(number, names)
        if same:
            hint = f"write {{{{ {same} }}}}, so that it stays true"
        else:
            hint = "write the name of a figure, as in {{ costs.NAME.total }}; the source's own words go under quote:, and a number that stands alone under stated: in costs.yml"
        yield Problem("VC308", document.file, route, f"“{number}” is typed by hand", hint, needle=number)


def names_in_words(text: str, document: Document, route: Route) -> Iterator[Problem]:
    """Names of figures in titles and labels, which are printed as they stand."""
    for match in NAME.finditer(text):
        words = f"{match[0]} is printed as it stands here: figures are filled in where whole sentences are written"
        hint = "name the figure in a text such as summary:, text: or note:"
        yield Problem("VC206", document.file, route, words, hint, needle=match[0])


def _figure_equal_to(words: str, names: Names) -> str:
    """The first figure that is the number typed, if there is one."""
    try:
        number = read_value(words)
    except NotRead:
        return ""
    if not isinstance(number, Written):
        return ""
    return names.equal_to(number.value, number.unit.kind)


def numbers_repeated(case: ValueCase, text: str, document: Document, route: Route) -> Iterator[Problem]:
    """Bare numbers that equal a figure: likely a copy that will fall behind."""
    for number in dict.fromkeys(found for found in bare_numbers(text) if len(found) <= LONGEST):
        value = Fraction(number)
        equal = case.ledger.equal_to(value) if value >= LEAST else ()
        same = next((f for f in equal if f.unit.kind in BARE and not f.id.endswith(".rank")), None)
        if same:
            yield Problem(
                "VC309",
                document.file,
                route,
                f"“{number}” equals {same.id}",
                f"write {{{{ {same.id} }}}}, so that it stays true",
                needle=number,
            )


def _in_braces(words: str, names: Names) -> str:
    """The name after a single or an open brace, as it should stand."""
    name = words.strip("{} \t")
    if name and names.unknown(name):
        return names.offer(name)
    return f"write {{{{ {name or 'costs.NAME.total'} }}}}"


def _as_typed(text: str, name: str) -> str:
    return next((m[0] for m in NAME.finditer(text) if m["name"] == name), name)
