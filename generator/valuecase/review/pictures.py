"""Charts and drawings that are others than before, drawn for both revisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from valuecase.case import ValueCase
from valuecase.charts.chart import Chart, anchor, file_name
from valuecase.charts.choose import charts_of
from valuecase.charts.draw import draw
from valuecase.diagram.diagram import Diagram
from valuecase.diagram.draw import draw as draw_diagram
from valuecase.diagram.of_case import diagram_of
from valuecase.privacy.identifiers import identifiers_in
from valuecase.reading.prose import to_words
from valuecase.review.pair import Pair
from valuecase.sections.logic_model import LogicModel

#: A chart before and after.
Both: TypeAlias = tuple[Chart | None, Chart | None]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in one revision: its file, what it contains, its sentence, and the same with all its numbers in words."""

    file: str
    svg: str
    message: str
    alt: str


@dataclass(frozen=True, slots=True)
class Change:
    """A drawing that changed; one side is None where it is new or gone, `wide` where both do not fit beside each other."""

    title: str
    before: Picture | None
    after: Picture | None
    wide: bool = False

    @property
    def sides(self) -> list[tuple[str, Picture]]:
        """The drawings with what they are called."""
        if self.before and self.after:
            return [("Before", self.before), ("After", self.after)]
        return [("New", self.after)] if self.after else [("Gone", self.before)] if self.before else []


def pictures(pair: Pair) -> list[Change]:
    """The charts and the logic model of a case that changed; none of a case that is new or gone as a whole.

    Both revisions must be without errors: what cannot be published cannot always be drawn either.
    """
    if pair.base is None or pair.head is None:
        return []
    return [*_charts(pair, pair.base, pair.head), *_model(pair, pair.base, pair.head)]


def _charts(pair: Pair, base: ValueCase, head: ValueCase) -> Iterator[Change]:
    for old, new in _changed(pair, base, head):
        shown = [side for side in (new, old) if side]
        if all(_may_be_drawn(pair, side) for side in shown):
            title = shown[0].title or shown[0].message
            yield Change(title, _chart(pair, old, "before"), _chart(pair, new, "after"))


def _changed(pair: Pair, base: ValueCase, head: ValueCase) -> Iterator[Both]:
    """Charts of which numbers, labels or messages differ, in the order of the newer case; those that are gone come last."""
    before = {_name_now(pair, chart): chart for chart in charts_of(base)}
    after = {chart.id: chart for chart in charts_of(head)}
    for name, chart in after.items():
        old = before.get(name)
        if old is None or _read(old) != _read(chart):
            yield old, chart
    yield from ((chart, None) for name, chart in before.items() if name not in after)


def _name_now(pair: Pair, chart: Chart) -> str:
    """The id of an older chart as the newer revision calls it."""
    return anchor(pair.renamed.name(chart.about)) + chart.id.removeprefix(anchor(chart.about))


def _read(chart: Chart) -> object:
    """All that is read in a picture; other words about it are told as words. Values that print the same look the same."""
    rows = [
        (row.group, row.label, row.words, row.tone, [(cell.display, cell.span) for cell in row.cells])
        for row in chart.rows
    ]
    ends = [cell.display for cell in chart.ends or ()]
    return chart.kind, chart.message, chart.heads, rows, ends


def _may_be_drawn(pair: Pair, chart: Chart) -> bool:
    """Whether all of a chart may be shown in both revisions; what few people hide now is not drawn once more."""
    names = [pair.renamed.name(name) for name in (chart.about, *sorted(chart.figures))]
    if any(_is_hidden_now(pair, name) or pair.is_withheld(name) for name in names):
        return False
    return _is_harmless(pair, chart.alt)


def _is_hidden_now(pair: Pair, name: str) -> bool:
    old, new = pair.before.get(name), pair.after.get(name)
    return bool(old and new and new.hidden and not old.hidden)


def _is_harmless(pair: Pair, words: str) -> bool:
    """Whether words hold nothing that may identify somebody, and no title of a story that may not be shown."""
    return not identifiers_in(words) and not any(title in words for title in pair.titles_withheld)


def _chart(pair: Pair, chart: Chart | None, when: str) -> Picture | None:
    if chart is None:
        return None
    name = _name_now(pair, chart) if when == "before" else chart.id
    file = f"{file_name(f'{pair.id}--{name}')}--{when}.svg"
    return Picture(file, draw(chart), chart.message, chart.alt)


def _model(pair: Pair, base: ValueCase, head: ValueCase) -> Iterator[Change]:
    """The drawing of the logic model, where it is another."""
    names = [name for case in (base, head) for name in ("logic-model", *_pointed_at(case))]
    if any(pair.is_withheld(pair.renamed.name(name)) for name in names):
        return
    old, new = _diagram(base), _diagram(head)
    sides = [side for side in (old, new) if side]
    if _boxes(old) != _boxes(new) and all(_is_harmless(pair, side.alt) for side in sides):
        before, after = _drawing(pair, old, "before"), _drawing(pair, new, "after")
        yield Change("Logic model", before, after, wide=True)


def _pointed_at(case: ValueCase) -> list[str]:
    """What the elements of a case's logic model stand for."""
    model = case.parts.get("logic-model")
    elements = model.elements().values() if isinstance(model, LogicModel) else ()
    return [str(element.see) for element in elements if element.see]


def _diagram(case: ValueCase) -> Diagram | None:
    def words(name: str) -> tuple[str, str]:
        figure = case.ledger.get(name)
        return (figure.display if figure else name), ""

    return diagram_of(case, lambda text: to_words(text, words))


def _boxes(diagram: Diagram | None) -> object:
    """All that is read in a diagram, whatever its elements are called by."""
    if diagram is None:
        return None
    columns = [(column.head, [(box.words, box.state) for box in column.boxes]) for column in diagram.columns]
    numbers = diagram.numbers
    return columns, sorted((numbers[a.start], numbers[a.end], a.grounded) for a in diagram.arrows)


def _drawing(pair: Pair, diagram: Diagram | None, when: str) -> Picture | None:
    if diagram is None:
        return None
    file = f"{file_name(f'{pair.id}--logic-model')}--{when}.svg"
    return Picture(file, draw_diagram(diagram).svg, diagram.message, diagram.alt)
