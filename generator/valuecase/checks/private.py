"""What must not be published: identifiers, few people, stories that may no longer be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from valuecase.case import ValueCase
from valuecase.checks.names import Names
from valuecase.privacy.identifiers import Identifier, identifiers_in
from valuecase.problems import Place, Problem, Route
from valuecase.reading.annotations import annotation_at
from valuecase.reading.document import Document, at, walk
from valuecase.reading.fields import Item, StaffContact
from valuecase.reading.markdown import NAME
from valuecase.reading.prose import to_words
from valuecase.sections.registry import SECTIONS
from valuecase.settings import Settings
from valuecase.values import PEOPLE_WORDS

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_FEW = re.compile(
    rf"(?<![\w.,/£-])(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})(?:\s+of\s+(?:the\s+)?[\d,]+)?"
    rf"(?:\s+(?!of\b|and\b|or\b|to\b)[a-z-]{{2,20}})?\s+(?:{'|'.join(PEOPLE_WORDS)})\b",
    re.IGNORECASE,
)
_DISGUISED = re.compile(r"[*_`&%\\\[]")
LARGEST = 1_000_000  # bytes; what is larger is not read for publishing either


def withheld_named(text: str, document: Document, route: Route, names: Names) -> Iterator[Problem]:
    """The title of a story that may not be shown, in a text that would be."""
    titles = names.hidden_titles(names.own)
    words_only = NAME.sub(" ", text) if titles else ""
    if not titles or not _any_of(tuple(titles)).search(words_only):
        return
    for title, why in titles.items():
        found = re.search(rf"(?<!\w){re.escape(title)}(?!\w)", words_only, re.IGNORECASE) if len(title) > 1 else None
        if found:
            words = f"“{found[0]}” is the title of a story that may not be shown: {why}"
            hint = "take the name out, and whatever tells of that person"
            yield Problem("VC707", document.file, route, words, hint, needle=found[0])


@lru_cache(maxsize=8)  # every text of a case is looked through for the same titles
def _any_of(titles: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, titles)), re.IGNORECASE)


def few_people(text: str, document: Document, route: Route, settings: Settings) -> Iterator[Problem]:
    """A small number of people typed in words that are published."""
    for match in _FEW.finditer(re.sub(r"[*_`]", "", text)):
        if settings.policy.small(_number(match["number"])) and not _disclosed(document, route):
            words = f"“{match[0]}” is a number of people that may not be shown"
            hint = "write “a few people”; or, if a source has published it, add disclosure: published in source"
            yield Problem("VC708", document.file, route, words, hint, needle=match[0] if match[0] in text else "")


def _number(words: str) -> int:
    return int(words) if words.isdigit() else 2 + _NUMBERS.index(words.lower())


def _disclosed(document: Document, route: Route) -> bool:
    """Whether the item of a text, or one it is in, records why small numbers may be shown."""
    parts = (at(document.data, route[:length]) for length in range(len(route) + 1))
    return any(isinstance(part, dict) and "disclosure" in part for part in parts)


def identifiers_in_case(case: ValueCase, settings: Settings) -> list[Problem]:
    """What identifies somebody, in any text file of the case's folder: git keeps all of them."""
    models = {document.file: model for _, _, model, document in case.sections()}
    found: list[Problem] = []
    for path in sorted(p for p in case.folder.rglob("*") if p.is_file()):
        shown = f"cases/{case.id}/{path.relative_to(case.folder).as_posix()}"
        document = case.documents.get(shown)
        if document and not document.whole:
            continue  # its other problem comes first
        contacts = _contacts(document, models.get(shown) or _model_of(case, shown)) if document else {}
        found += identifiers_in_file(path, shown, contacts, settings)
    return found


def identifiers_in_file(path: Path, shown: str, contacts: Mapping[int, str], settings: Settings) -> Iterator[Problem]:
    """What identifies somebody in one file and in its name. `contacts`: the words on a line that may."""
    for identifier in (identifiers_in(re.sub(r"[-_/.]+", " ", shown)) or identifiers_in(shown))[:1]:
        hint = "give the file or its folder another name"
        yield Problem("VC704", shown, (), f"the file's name holds a {identifier.kind}", hint, place=Place(shown, 1))
    text = text_of(path)
    for identifier in identifiers_in(text):
        line = text.count("\n", 0, identifier.start) + 1
        column = identifier.start - text.rfind("\n", 0, identifier.start)
        if _flat(identifier.text) in _flat(contacts.get(line, "")) or _allowed(identifier, shown, settings):
            continue
        article = "an" if identifier.kind[0] in "NeE" and identifier.kind != "National Insurance number" else "a"
        place = Place(shown, line, column, column + len(identifier.text))
        hint = "take it out; staff are reached through contact:, and other exceptions stand in cases/project.yml under allow:"
        yield Problem("VC704", shown, (), f"this looks like {article} {identifier.kind}", hint, place=place)


def identifiers_in_words(text: str, document: Document, route: Route, settings: Settings) -> Iterator[Problem]:
    """What identifies somebody once marks of Markdown, entities and escapes are read away: `**07700** 900123`."""
    if not _DISGUISED.search(text):
        return
    raw = _flat("\n".join(document.lines))
    seen: set[str] = set()
    for words in (unquote(text), to_words(text, lambda _: ("", ""))):
        for identifier in identifiers_in(words):
            flat = _flat(identifier.text)
            if flat not in raw and flat not in seen and not _allowed(identifier, document.file, settings):
                seen.add(flat)
                hint = "take it out"
                yield Problem("VC704", document.file, route, f"this reads as a {identifier.kind}", hint)


def allowances_used(problem_files: Mapping[str, str], settings: Settings) -> Iterator[Problem]:
    """Exceptions that nothing needs any more. `problem_files`: every file read, with its text."""
    for number, allowed in enumerate(settings.allow):
        texts = (text for file, text in problem_files.items() if not allowed.in_ or file == allowed.in_)
        if not any(_flat(allowed.text) in _flat(text) for text in texts):
            words = f"“{allowed.text}” stands nowhere{f' in {allowed.in_}' if allowed.in_ else ''}"
            yield Problem("VC709", "cases/project.yml", ("allow", number), words, "delete the exception")


def _allowed(identifier: Identifier, file: str, settings: Settings) -> bool:
    return any(
        _flat(identifier.text) in _flat(allowed.text) and (not allowed.in_ or allowed.in_ == file)
        for allowed in settings.allow
    )


def _contacts(document: Document, model: Item | type[Item] | None) -> dict[int, str]:
    """The words in fields for staff contacts, by the lines they stand on."""
    kind = type(model) if isinstance(model, Item) else model
    found: dict[int, str] = {}
    for route, value in walk(document.data):
        if kind and isinstance(value, str) and annotation_at(kind, route) is StaffContact:
            place = document.places.find(route)
            for line in range(place.line, max(place.line, place.last_line) + 1) if place else ():
                found[line] = f"{found.get(line, '')} {value}"
    return found


def _model_of(case: ValueCase, file: str) -> type[Item] | None:
    """The model of a file that could not be read as one."""
    own = file.removeprefix(f"cases/{case.id}/")
    return next((s.model for s in SECTIONS if own == s.file or (s.folder and own.startswith(f"{s.folder}/"))), None)


def text_of(path: Path) -> str:
    """A file's text; nothing for one that is not text, or is too large to be published."""
    if path.stat().st_size > LARGEST:
        return ""
    raw = path.read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    return "" if b"\0" in raw else raw.decode("utf-8-sig", "replace")


def _flat(text: str) -> str:
    """Words without their spaces and in small letters, as they are compared."""
    return re.sub(r"\s+", "", text).lower()
