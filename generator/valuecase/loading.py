"""Reading a case: its files, its sections joined, its figures made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os.path import lexists
from pathlib import Path
from typing import Any

from valuecase.book import Book
from valuecase.case import ValueCase, Withheld
from valuecase.folder import misnamed, stray_files
from valuecase.items import named_items
from valuecase.privacy.protect import protect
from valuecase.problems import Place, Problem, Route
from valuecase.reading.bounds import too_many_files
from valuecase.reading.fields import Item
from valuecase.reading.files import read_document
from valuecase.reading.ids import fault_of_id
from valuecase.reading.shape import Shaped, shape
from valuecase.reading.tables import table
from valuecase.sections.registry import SECTIONS, Section
from valuecase.settings import Settings, today
from valuecase.values import Written


def load_case(folder: Path, settings: Settings | None = None) -> ValueCase:
    """Read a case's folder. Whatever is wrong is in its `problems`; nothing is raised."""
    settings = settings or Settings(today())
    case = ValueCase(folder.name, folder, shared=settings.documents)
    if many := too_many_files(folder, f"cases/{folder.name}"):
        case.problems.append(many)
        case.unread = True
        return case
    sums: dict[str, Mapping[Route, Written]] = {}
    for section in SECTIONS:
        _read_section(case, section, settings, sums)
    case.problems += stray_files(folder)
    case.broken |= {Path(meant).stem for meant in misnamed(folder).values()}
    if fault := fault_of_id(folder.name, "the name of a case", "my-case"):
        shown = f"cases/{folder.name}/case.yml"
        case.problems.append(Problem("VC204", shown, (), *fault, place=Place(shown, 1)))
    for _, name, model, _ in case.sections():
        case.items |= {named.name: named for named in named_items(name, model)}
    _put_figures(case, settings, sums, lambda section: section.put)
    _put_figures(case, settings, sums, lambda section: section.late)
    order = [section.name for section in SECTIONS]
    case.ledger.figures = dict(
        sorted(case.ledger.figures.items(), key=lambda named: order.index(named[0].partition(".")[0]))
    )
    return case


def _put_figures(
    case: ValueCase,
    settings: Settings,
    sums: Mapping[str, Mapping[Route, Written]],
    writes: Callable[[Section], Callable[[Any, Book], None]],
) -> None:
    """Have every section write its figures; what it cannot write down is broken for those who come later."""
    for section, name, model, document in case.sections():
        broken = frozenset({*case.broken, *case.withheld})
        book = Book(name, document, case.ledger, broken, sums.get(name, {}), assumptions=settings.assumptions)
        writes(section)(model, book)
        case.problems += book.problems
        case.appraised |= book.appraised
        case.broken |= {pattern for route in book.without for pattern in section.names_broken(name, route)}


def _read_section(
    case: ValueCase, section: Section, settings: Settings, sums: dict[str, Mapping[Route, Written]]
) -> None:
    if not section.folder:
        path = case.folder / section.file
        if lexists(path):
            model = _read_part(case, section, path, section.name, settings, sums)
            if model is not None:
                case.parts[section.name] = model
        return
    found = {}
    for path in sorted(case.folder.glob(section.file)):
        if path.name.startswith(".#") and path.is_symlink():
            continue  # an editor's mark that the file is open
        if fault := fault_of_id(path.stem, "the name of a page", "my-page"):
            shown = f"cases/{case.id}/{path.relative_to(case.folder).as_posix()}"
            case.problems.append(Problem("VC204", shown, (), *fault, place=Place(shown, 1)))
            continue
        model = _read_part(case, section, path, f"{section.name}.{path.stem}", settings, sums)
        if model is not None:
            found[path.stem] = model
    if found:
        case.parts[section.name] = found


def _read_part(
    case: ValueCase,
    section: Section,
    path: Path,
    name: str,
    settings: Settings,
    sums: dict[str, Mapping[Route, Written]],
) -> Item | None:
    """A file as far as it may be shown: withheld whole where consent says so, its small numbers hidden."""
    model = _read_file(case, section, path, name)
    if model is None:
        return None
    file = f"cases/{case.id}/{path.relative_to(case.folder).as_posix()}"
    why = section.withheld(model, settings.today)
    if why:
        case.withheld[name] = Withheld(str(getattr(model, "title", "")), why)
        hint = "delete the file; what older commits hold stays in the history"
        case.problems.append(Problem("VC706", file, (), f"not shown: {why}", hint, place=Place(file, 1)))
        return None
    protected = protect(model, settings.policy)
    sums[name] = protected.sums
    case.problems += [Problem(code, file, route, words, remedy) for code, route, words, remedy in protected.problems]
    return protected.model


def _read_file(case: ValueCase, section: Section, path: Path, name: str) -> Item | None:
    shown = f"cases/{case.id}/{path.relative_to(case.folder).as_posix()}"
    document = read_document(path, shown)
    case.documents[shown] = document
    case.problems += document.problems
    if document.only_remarks:
        return None  # begun and not filled in: as absent as if there were no file
    if document.whole and not document.data and not document.body:
        hint = "write its first key, or delete the file"
        case.problems.append(Problem("VC122", shown, (), "the file is empty", hint, place=Place(shown, 1)))
        case.broken.add(name)
        return None
    if not document.whole:
        case.broken.add(name)
        return None
    shaped: Shaped[Any] = shape(section.model, document, lambda wanted: table(case.folder, f"cases/{case.id}", wanted))
    case.problems += shaped.problems
    case.broken |= {pattern for route in shaped.broken for pattern in section.names_broken(name, route)}
    case.lost |= {(shown, route) for route in shaped.lost}
    if shaped.model is None:
        case.broken.add(name)
    found: Item | None = shaped.model
    return found
