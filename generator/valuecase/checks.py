"""What is asked of a whole case once its sections are joined: one function a question.

Each check takes a case and a way to look names up, and yields problems; none calls another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from valuecase.case import ValueCase
from valuecase.figures import Figure
from valuecase.problems import Place, Problem, Route
from valuecase.reading.document import Document
from valuecase.reading.fields import Item, Prose, SourceRef, Words, keyed
from valuecase.reading.numbers import NotRead, read_value
from valuecase.reading.prose import (
    NAME,
    bad_links,
    bare_numbers,
    names_in,
    open_braces,
    pictures_in,
    typed_numbers,
    units_twice,
)
from valuecase.reading.shape import nearest
from valuecase.reading.walk import walk
from valuecase.sections.registry import SECTIONS
from valuecase.values import Written

#: Keys whose words are addresses or file names.
NOT_WORDS = ("csv", "sha256", "link", "url", "archived")
#: Numbers below this are too common in prose to be taken for a figure.
LEAST = 10


@dataclass(frozen=True, slots=True)
class Names:
    """What names of figures mean from one place: a look-up, all names there are, and which are broken.

    A broken name belongs to an item that could not be read; that has its own message.
    """

    lookup: Callable[[str], Figure | None]
    known: Callable[[], list[str]]
    broken: Callable[[str], bool]

    def unknown(self, name: str) -> bool:
        return self.lookup(name) is None and not self.broken(name)


def check_case(case: ValueCase, names: Names) -> list[Problem]:
    """Every check over a case."""
    found: list[Problem] = []
    for _, _, model, document in case.sections():
        for route, value in walk(model, ()):
            spot = route[1:] if model.whole else route
            found += _check_value(case, value, document, spot, names)
        if document.body:
            found += _check_body(case, document, names)
    found += _headline(case, names)
    found += _absent_sections(case)
    return found


def _check_value(case: ValueCase, value: Any, document: Document, route: Route, names: Names) -> Iterator[Problem]:
    match value:
        case Prose():
            yield from check_prose(value, document, route, names)
            yield from _numbers_repeated(case, value, document, route)
        case Words() if keyed(str(route[-1])) not in NOT_WORDS:
            yield from _typed(value, document, route, names)
        case SourceRef():
            yield from _source_known(case, value, document, route)
        case Item():
            yield from _missing_honest(value, document, route)
            yield from _gaps(case, value, document, route)


def check_prose(text: str, document: Document, route: Route, names: Names) -> Iterator[Problem]:
    """Names in prose are names of figures, numbers are not typed, links lead somewhere allowed."""
    for name in dict.fromkeys(names_in(text)):
        if names.unknown(name):
            yield Problem(
                "VC206",
                document.file,
                route,
                f"there is no figure “{name}”",
                _offer(name, names.known()),
                needle=_as_typed(text, name),
            )
    for words in open_braces(text):
        yield Problem(
            "VC206",
            document.file,
            route,
            "a name stands between two braces on each side",
            "write {{ costs.NAME.total }}",
            needle=words,
        )
    yield from _typed(text, document, route, names)
    for words in units_twice(text, lambda name: figure.display if (figure := names.lookup(name)) else ""):
        hint = "the figure is printed with its unit: leave the words after it out"
        yield Problem("VC310", document.file, route, f"“{words}” says the unit twice", hint, needle=words)
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
                "put the picture beside the file and give its name alone: team.png",
                needle=address,
            )


def _check_body(case: ValueCase, document: Document, names: Names) -> Iterator[Problem]:
    """The Markdown below a front matter, and the pictures it shows."""
    yield from check_prose(document.body, document, ("body",), names)
    yield from _numbers_repeated(case, document.body, document, ("body",))
    folder = (case.folder / document.file.removeprefix(f"cases/{case.id}/")).parent
    for name in pictures_in(document.body):
        path = folder / name
        if "/" not in name and (not path.is_file() or path.is_symlink()):
            yield Problem(
                "VC602",
                document.file,
                ("body",),
                f"there is no picture “{name}” beside this file",
                "check the name, capitals included",
                needle=name,
            )


def _typed(text: str, document: Document, route: Route, names: Names) -> Iterator[Problem]:
    for number in typed_numbers(text):
        same = _figure_equal_to(number, names)
        if same:
            hint = f"write {{{{ {same} }}}}, so that it stays true"
        else:
            hint = "write the name of a figure, as in {{ costs.NAME.total }}; the source's own words go under quote:, and a number that stands alone under stated: in costs.yml"
        yield Problem("VC308", document.file, route, f"“{number}” is typed by hand", hint, needle=number)


def _figure_equal_to(number: str, names: Names) -> str:
    """The first figure that is the number typed, if there is one."""
    try:
        typed = read_value(number)
    except NotRead:
        return ""
    if not isinstance(typed, Written):
        return ""
    for name in names.known():
        figure = names.lookup(name)
        if figure and figure.value == typed.value and figure.unit.kind == typed.unit.kind:
            return name
    return ""


def _numbers_repeated(case: ValueCase, text: str, document: Document, route: Route) -> Iterator[Problem]:
    """Bare numbers that equal a figure: likely a copy that will fall behind."""
    for number in dict.fromkeys(bare_numbers(text)):
        value = Fraction(number)
        same = next(
            (
                f
                for f in case.ledger.figures.values()
                if value >= LEAST and f.value == value and not f.id.endswith(".rank")
            ),
            None,
        )
        if same:
            yield Problem(
                "VC309",
                document.file,
                route,
                f"“{number}” equals {same.id}",
                f"write {{{{ {same.id} }}}}, so that it stays true",
                needle=number,
            )


def _source_known(case: ValueCase, ref: SourceRef, document: Document, route: Route) -> Iterator[Problem]:
    if ref.id not in case.references and not case.is_broken(f"sources.{ref.id}"):
        known = list(case.references)
        near = nearest(ref.id, known)
        hint = (
            f"did you mean {near}?"
            if near
            else f"the sources of this case are: {', '.join(known) or 'none; add them to sources.yml'}"
        )
        yield Problem("VC207", document.file, route, f"there is no source “{ref.id}”", hint)


def _missing_honest(item: Item, document: Document, route: Route) -> Iterator[Problem]:
    """`missing:` names keys of its item, and only ones that are not filled in."""
    names = {keyed(name): name for name in type(item).model_fields}
    for name, _why in item.missing.items():
        spot = (*route, "missing", name)
        if name not in names:
            near = nearest(name, names)
            others = [n for n in names if n not in ("missing", "source", "note", "csv")]
            yield Problem(
                "VC213",
                document.file,
                spot,
                f"“{name}” is not a key that could stand here",
                f"did you mean {near}?" if near else f"the keys here are: {', '.join(others)}",
                on="key",
            )
        elif getattr(item, names[name]):
            yield Problem(
                "VC212",
                document.file,
                spot,
                f"“{name}” is said to be missing and is filled in",
                "delete one of the two",
                on="key",
            )


def _gaps(case: ValueCase, item: Item, document: Document, route: Route) -> Iterator[Problem]:
    said = {str(name) for name in item.missing}
    for name, why in item.missing.items():
        yield Problem(
            "VC802", document.file, (*route, "missing", str(name)), f"{gap_name(item, str(name))}: {why}", on="key"
        )
    for name, field in type(item).model_fields.items():
        extra = field.json_schema_extra
        lost = (document.file, (*route, keyed(name))) in case.lost
        if (
            isinstance(extra, dict)
            and "gap" in extra
            and not getattr(item, name)
            and keyed(name) not in said
            and not lost
        ):
            yield Problem(
                "VC801",
                document.file,
                route,
                f"{extra['gap']}: not recorded",
                f"fill in {keyed(name)}:, or say why it is missing: missing: {{{keyed(name)}: …}}",
                on="key",
            )


def gap_name(item: Item, name: str) -> str:
    """What a page calls something missing: `amounts` for the key `rows`."""
    for field_name, field in type(item).model_fields.items():
        extra = field.json_schema_extra
        if keyed(field_name) == name and isinstance(extra, dict) and "gap" in extra:
            return str(extra["gap"])
    return name.replace("-", " ")


def _headline(case: ValueCase, names: Names) -> Iterator[Problem]:
    if not case.case:
        return
    for number, name in enumerate(case.case.headline or []):
        if names.unknown(name):
            yield Problem(
                "VC206",
                f"cases/{case.id}/case.yml",
                ("headline", number),
                f"there is no figure “{name}”",
                _offer(name, names.known()),
            )


def _absent_sections(case: ValueCase) -> Iterator[Problem]:
    for section in SECTIONS:
        if section.name not in case.parts and section.name != "case" and not case.is_broken(section.name):
            if any(b.startswith(f"{section.name}.") for b in case.broken):
                continue
            shown = f"cases/{case.id}/{section.file.replace('*.md', '')}"
            yield Problem(
                "VC803",
                f"cases/{case.id}/{section.file}",
                (),
                f"{section.title.lower()}: {section.absent} is not recorded",
                f"add {section.file}",
                place=Place(shown, 1, 1, 1),
            )


def _as_typed(text: str, name: str) -> str:
    return next((m[0] for m in NAME.finditer(text) if m["name"] == name), name)


def _offer(name: str, known: list[str]) -> str:
    section = name.partition(".")[0]
    near = nearest(name, [other for other in known if other.partition(".")[0] == section])
    if near:
        return f"did you mean {near}?"
    if section in {s.name for s in SECTIONS} and not any(other.startswith(f"{section}.") for other in known):
        return f"this case has no figures under “{section}”: look at that file first"
    item = name.rpartition(".")[0]
    mine = [n for n in known if n.startswith(f"{item}.")]
    return (
        f"the figures there are: {', '.join(mine[:12])}"
        if mine
        else "valuecase figures CASE lists the names of all figures"
    )
