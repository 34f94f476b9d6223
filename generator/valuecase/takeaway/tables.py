"""The figures of a case as tables: every figure in one of them, once.

A section has up to three kinds. `costs` holds a line for each thing of the file (an audit, a comparison);
`costs.service-use` a line for each row that an author wrote within a thing; `costs--before` and such a line for each
part that was worked out of things: their sides, agencies, years. Names of figures decide all of it, so a new section
needs nothing here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias, get_origin

from valuecase.case import ValueCase
from valuecase.figures import Figure
from valuecase.items import Named
from valuecase.project import Project
from valuecase.reading.annotations import inner
from valuecase.reading.dates import When
from valuecase.reading.fields import ANYWHERE, StaffContact, Words, keyed
from valuecase.sections.registry import SECTIONS, Section
from valuecase.takeaway.parts import BETWEEN, by_columns, few, in_words, title_of
from valuecase.takeaway.words import lines, plainly, source_words

if TYPE_CHECKING:
    import pandas as pd

ID, LABEL, ITEM, SOURCE = "id", "label", "item", "source"
#: Behind the name of a figure's column, that of how pages print it.
SHOWN = " shown"
#: The column of a row's own figure.
OWN = "value"
#: Fields of a row that its label holds already.
SAID = ("title", "label")
#: Figures by column, by row.
Lines: TypeAlias = dict[str, dict[str, Figure]]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table.

    id:      the name of what it is about, which the names of its figures begin with
    words:   what the author says of it, by column
    figures: by the rest of their names; the row's own is under `value`
    """

    id: str
    label: str
    words: dict[str, str] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """Figures of a case, a line for each thing they are about. `title` is in the author's words."""

    id: str
    title: str
    section: str
    rows: list[Row]

    @property
    def words(self) -> list[str]:
        """The columns of words, after id and label; none that is empty."""
        return list(dict.fromkeys(name for row in self.rows for name, text in row.words.items() if text))

    @property
    def measures(self) -> list[str]:
        """What is counted or worked out: two columns each."""
        return list(dict.fromkeys(name for row in self.rows for name in row.figures))

    @property
    def columns(self) -> list[str]:
        """The head of the table."""
        return [ID, LABEL, *self.words, *(column for name in self.measures for column in (name, f"{name}{SHOWN}"))]

    def called(self, measure: str) -> str:
        """What a column holds in words, as the first of its figures says it: `before, cost`."""
        figure = next(row.figures[measure] for row in self.rows if measure in row.figures)
        words = figure.label.rpartition(": ")[2] if measure != OWN and ": " in figure.label else ""
        return words or measure.replace("-", " ").replace(".", ", ")

    @property
    def about(self) -> str:
        """How long it is and what it counts: `18 lines: before, after, change and 2 more`, as its columns are called."""
        return f"{lines(len(self.rows))}: {few(self.measures)}"

    def units(self, measure: str) -> list[str]:
        """The units of a column, in the order of the rows; mostly one."""
        return list(dict.fromkeys(row.figures[measure].unit.name for row in self.rows if measure in row.figures))

    def frame(self) -> pd.DataFrame:
        """The table, all cells text; a number that is not shown, or not there, is empty."""
        import pandas as pd  # half a second, which a page that only names tables need not wait for

        found = pd.DataFrame({ID: [row.id for row in self.rows], LABEL: [row.label for row in self.rows]})
        for name in self.words:
            found[name] = [row.words.get(name, "") for row in self.rows]
        found = found.set_index(ID, drop=False).rename_axis(None)
        numbers = pd.DataFrame([cell for row in self.rows for cell in _cells(row)], columns=[ID, "column", "text"])
        wide = numbers.pivot(index=ID, columns="column", values="text").fillna("")
        return found.join(wide)[self.columns]


def tables_of(project: Project, case: ValueCase) -> list[Table]:
    """The tables of a case in the order of its sections; only those that hold a figure."""
    words = plainly(project, case)
    written: dict[str, Lines] = {}
    worked_out: dict[str, Lines] = {}
    for figure in case.ledger.figures.values():
        table, row, measure = place_of(case, figure)
        lines = worked_out if table.endswith(BETWEEN) else written
        lines.setdefault(table, {}).setdefault(row, {})[measure] = figure
    found = []
    for section in SECTIONS:
        mine = [name for name in written if name.partition(".")[0] == section.name]
        found += [_written(case, section, name, written[name], words) for name in sorted(mine, key=lambda n: "." in n)]
        found += _worked_out(case, section, worked_out.get(f"{section.name}{BETWEEN}", {}), words)
    return found


def place_of(case: ValueCase, figure: Figure) -> tuple[str, str, str]:
    """The table a figure is in (`costs--` for what is to be put in tables of parts), the id of its row, its column."""
    parts = figure.id.split(".")
    item = ".".join(parts[:2])
    if item not in case.items:
        return parts[0], parts[0], ".".join(parts[1:])
    within = (".".join(parts[:n]) for n in range(len(parts), 2, -1))
    if row := next((name for name in within if name in case.items), ""):
        return item, row, figure.id.removeprefix(row).lstrip(".") or OWN
    if figure.about.startswith(f"{item}.") and figure.id.startswith(f"{figure.about}."):
        return f"{parts[0]}{BETWEEN}", figure.about, figure.id.removeprefix(f"{figure.about}.")
    if len(parts) > 3:
        return f"{parts[0]}{BETWEEN}", ".".join(parts[:-1]), parts[-1]
    return parts[0], item, figure.id.removeprefix(item).lstrip(".") or OWN


def _written(case: ValueCase, section: Section, name: str, lines: Lines, words: Callable[[str], str]) -> Table:
    """A table of things that an author wrote."""
    measures = {measure for figures in lines.values() for measure in figures}
    rows = [_row(case, row, figures, words, measures) for row, figures in lines.items()]
    title = f"{section.title}: {_called(case, name, words)}" if "." in name else f"{section.title}: summary"
    return Table(name, title, section.name, rows)


def _worked_out(case: ValueCase, section: Section, lines: Lines, words: Callable[[str], str]) -> list[Table]:
    """The tables of what was worked out for parts of things."""
    return [
        Table(
            name,
            f"{section.title}: {title_of(case, alike)}, of {_whose(case, alike, words)}",
            section.name,
            [_part(case, row, lines[row], words) for row in alike],
        )
        for name, alike in by_columns(section.name, lines).items()
    ]


def _whose(case: ValueCase, rows: Iterable[str], words: Callable[[str], str]) -> str:
    """The thing that all parts belong to, or of how many they are."""
    things = list(dict.fromkeys(".".join(row.split(".")[:2]) for row in rows))
    return _called(case, things[0], words) if len(things) == 1 else f"{len(things)} things"


def _row(
    case: ValueCase, name: str, figures: dict[str, Figure], words: Callable[[str], str], taken: Iterable[str]
) -> Row:
    named = case.items.get(name)
    said = {key: text for key, text in _said(named) if key not in taken} if named else {}
    return Row(name, _called(case, name, words), {**said, SOURCE: _source(case, figures)}, figures)


def _part(case: ValueCase, name: str, figures: dict[str, Figure], words: Callable[[str], str]) -> Row:
    """A line for what was worked out: the thing it belongs to, and its name within that."""
    item = ".".join(name.split(".")[:2])
    said = {ITEM: _called(case, item, words), SOURCE: _source(case, figures)}
    return Row(name, in_words(case, name), said, figures)


def _source(case: ValueCase, figures: dict[str, Figure]) -> str:
    return source_words(case, next(iter(figures.values())).source)


def _called(case: ValueCase, name: str, words: Callable[[str], str]) -> str:
    named = case.items.get(name)
    return words(named.title) if named else case.title


def _said(named: Named) -> Iterator[tuple[str, str]]:
    """The words that an author gives a thing: an agency, an area, a grade. Sentences are left to the case as data."""
    for name, about in type(named.item).model_fields.items():
        kind = inner(about.annotation)
        value = getattr(named.item, name)
        if keyed(name) not in (*SAID, *ANYWHERE) and _is_label(kind):
            yield keyed(name), str(value or "")


def _is_label(kind: object) -> bool:
    labels = isinstance(kind, type) and issubclass(kind, (Words, When)) and not issubclass(kind, StaffContact)
    return labels or get_origin(kind) is Literal


def _cells(row: Row) -> Iterator[tuple[str, str, str]]:
    for measure, figure in row.figures.items():
        yield row.id, measure, "" if figure.hidden else figure.decimals()[0]
        yield row.id, f"{measure}{SHOWN}", figure.display
