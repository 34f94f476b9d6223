"""The theory of change: what must be in place, what is done, what follows; and which arrows lead where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from valuecase.book import Book
from valuecase.common import Part
from valuecase.problems import Route
from valuecase.reading.dates import When, in_words, last_day
from valuecase.reading.fields import Date, Id, Item, ItemName, Label, Text, expected, keyed, optional
from valuecase.reading.nearby import nearest
from valuecase.reading.prose import to_words
from valuecase.wording import listed

#: What is asked of an arrow.
WHY, SHOWN = "why the one should lead to the other", "what shows that it does"
#: How many letters of an element name it where an arrow is spoken of.
MOST_LETTERS = 48
#: How far an element is there.
State = Literal["strength", "in place", "partly", "gap"]

PRESETS = {
    "scie": ("enablers", "components", "outcomes", "impacts"),
    "classic": ("inputs", "activities", "outputs", "outcomes", "impacts"),
}
"""Columns that have a name: those of SCIE's logic model for integrated care, and the usual five."""


class Assessment(Item):
    """How far an element was there at one time, and how sure those were who assessed it."""

    short: ClassVar[str] = "state"
    state: State = Field(description="How far it was there")
    confidence: Literal["low", "medium", "high"] | None = optional("How sure those were who assessed it")
    because: Text | None = optional("Why they thought so")
    by: Label | None = optional("Who assessed it, by role")
    measure: list[ItemName] = Field(default=[], description="What showed it at the time")


class Element(Item):
    """One box of the model."""

    short: ClassVar[str] = "text"
    text: Text | None = optional("What it is, in a few words")
    see: ItemName | None = optional("Where the case describes it, instead of words of its own")
    measure: list[ItemName] = Field(
        default=[], description="What shows whether it is so", json_schema_extra={"called": "what shows it"}
    )
    state: State | None = optional("How far it is there, where nobody wrote down when that was assessed")
    assessed: dict[Date, Assessment] = expected(
        "when it was assessed", "How far it was there, by the dates of the assessments", unless="needs_no_date"
    )
    to_fund: Text | None = optional("What must be funded for it to be there, or to stay")

    @property
    def needs_no_date(self) -> bool:
        """Whether nothing is said of how far it is there, so that no date of an assessment is missed."""
        return self.state is None

    @property
    def assessments(self) -> list[tuple[When, Assessment]]:
        """Every assessment with its date, the oldest first."""
        return sorted((self.assessed or {}).items(), key=lambda dated: last_day(dated[0]))

    @property
    def latest(self) -> tuple[When, Assessment] | None:
        """The last assessment with its date."""
        return self.assessments[-1] if self.assessed else None

    @property
    def now(self) -> State | None:
        """How far it is there: as last assessed, or else as `state` says."""
        return self.latest[1].state if self.latest else self.state

    @property
    def before(self) -> tuple[When, Assessment] | None:
        """The last assessment that found another state than there is now."""
        return next((dated for dated in reversed(self.assessments) if dated[1].state != self.now), None)


class Arrow(Item):
    """What leads to what, and why."""

    from_: list[Id] = Field(description="The elements it leads from")
    to: list[Id] = Field(description="The elements it leads to")
    because: Text | None = optional("Why the one should lead to the other", called=WHY)
    measure: list[ItemName] = Field(
        default=[], description="What shows that it does", json_schema_extra={"called": SHOWN}
    )

    @property
    def grounds(self) -> Literal["both", "reason", "measure", "nothing"]:
        """What is recorded under it: a reason, a measure, both or nothing."""
        if self.because:
            return "both" if self.measure else "reason"
        return "measure" if self.measure else "nothing"


class LogicModel(Part):
    """logic-model.yml"""

    columns: list[Id] = Field(default=["scie"], description="scie, classic, or the names of the columns in order")
    reading: Text | None = expected("whose reading the arrows are", "Whose reading the model is")
    enablers: dict[Id, Element] = Field(default={}, description="What must be in place")
    inputs: dict[Id, Element] = Field(default={}, description="What is put in")
    components: dict[Id, Element] = Field(default={}, description="What the service is made of")
    activities: dict[Id, Element] = Field(default={}, description="What is done")
    outputs: dict[Id, Element] = Field(default={}, description="What comes of it directly")
    outcomes: dict[Id, Element] = Field(default={}, description="What changes for people")
    impacts: dict[Id, Element] = Field(default={}, description="What changes in the end")
    own: dict[Id, dict[Id, Element]] = Field(default={}, description="Columns of your own, by their names")
    arrows: list[Arrow] = expected("arrows", "What leads to what")

    def columns_shown(self) -> dict[str, dict[str, Element]]:
        """The columns in their order, each with its elements; an empty one is a gap to show."""
        names = PRESETS.get(self.columns[0], ()) if len(self.columns) == 1 else ()
        return {name: self.column(name) for name in names or self.columns}

    def column(self, name: str) -> dict[str, Element]:
        found: dict[str, Element] = self.own.get(name) or getattr(self, name if name in FIXED else "", {})
        return found

    def ends(self, arrow: Arrow) -> str:
        """The elements at the ends of an arrow in a few words, to name it by: an arrow has no id."""
        return f"from {self._called(arrow.from_)} to {self._called(arrow.to)}"

    def _called(self, names: list[Id]) -> str:
        elements = self.elements()
        return listed([f"“{_in_short(name, elements.get(name))}”" for name in names])

    def elements(self) -> dict[str, Element]:
        """Every element shown, by id."""
        return {name: element for column in self.columns_shown().values() for name, element in column.items()}


def _in_short(name: Id, element: Element | None) -> str:
    """The first words of an element; those of its id where it has none of its own, or where they hold figures."""
    written = str(element.text) if element and element.text else ""
    if not written or "{" in written:
        return name.replace("-", " ")
    words = " ".join(to_words(written, lambda figure: (figure, "")).split()).rstrip(".")
    if len(words) <= MOST_LETTERS:
        return words
    cut = words[:MOST_LETTERS]
    return f"{(cut.rpartition(' ')[0] or cut).rstrip(',;:')}…"


FIXED = tuple(dict.fromkeys(name for names in PRESETS.values() for name in names))


def put_figures(model: LogicModel, book: Book) -> None:
    """Check the model; it holds no numbers."""
    written = {name: getattr(model, name) for name in FIXED} | model.own
    book.ids_once(**written)
    known = _columns(model, book)
    for column, elements in written.items():
        route = ("own", column) if column in model.own else (column,)
        for name, element in elements.items():
            if not element.text and not element.see:
                words = "“text” or “see” is needed here"
                book.problem("VC202", (*route, name), words, "say what it is, or where the case describes it")
            _assessed(element, (*route, name), book)
    for number, arrow in enumerate(model.arrows or []):
        _grounds(model, arrow, number, book)
    if known:
        _arrows(model, book)


def _assessed(element: Element, route: Route, book: Book) -> None:
    """How far an element is there is said once; who assessed it says how sure they were."""
    if element.state and element.assessed:
        hint = "delete state: and keep assessed:, whose latest date says how far it is there now"
        words = "how far it is there stands here and under assessed"
        book.problem("VC220", (*route, "state"), words, hint, on="key")
    if element.latest and not element.latest[1].confidence and "confidence" not in element.latest[1].missing:
        when, _ = element.latest
        words = f"how sure the assessment of {in_words(when)} is: not recorded"
        hint = f"write {when}: {{state: {element.now}, confidence: low}}, or medium, or high"
        book.problem("VC801", (*route, "assessed", str(when)), words, hint, on="key")


def _grounds(model: LogicModel, arrow: Arrow, number: int, book: Book) -> None:
    """An arrow without a reason or a measure is a gap, named by its ends."""
    asked = {"because": WHY, "measure": SHOWN}
    open_keys = [key for key in asked if not getattr(arrow, key) and key not in arrow.missing]
    if open_keys:
        words = f"{model.ends(arrow)}: {' and '.join(asked[key] for key in open_keys)}: not recorded"
        keys = " and ".join(f"{key}:" for key in open_keys)
        hint = f"fill in {keys}, or say why it is missing: missing: {{{open_keys[0]}: …}}"
        book.problem("VC801", ("arrows", number), words, hint)


def _columns(model: LogicModel, book: Book) -> bool:
    """Every column shown is known, and every element stands in a column that is shown; whether all are known."""
    shown = model.columns_shown()
    known = True
    for number, name in enumerate(model.columns):
        if name not in (*FIXED, *model.own) and not (name in PRESETS and len(model.columns) == 1):
            near = nearest(name, [*PRESETS, *FIXED, *model.own])
            hint = f"did you mean {near}?" if near else "write scie, classic, or columns that stand here or under own:"
            book.problem("VC209", ("columns", number), f"there is no column “{name}” here", hint)
            known = False
    for name in (*(n for n in FIXED if getattr(model, n)), *model.own):
        if known and name not in shown:
            words = f"“{name}” is not among the columns shown"
            route = ("own", name) if name in model.own else (name,)
            book.problem("VC217", route, words, f"the columns are: {', '.join(shown)}; add it to columns:", on="key")
    return known


def _arrows(model: LogicModel, book: Book) -> None:
    columns = {name: number for number, column in enumerate(model.columns_shown().values()) for name in column}
    edges: dict[str, set[str]] = {}
    for number, arrow in enumerate(model.arrows or []):
        known = True
        for key, ends in ((keyed("from_"), arrow.from_), ("to", arrow.to)):
            for place, name in enumerate(ends):
                if name not in columns:
                    known = False
                    if not book.is_broken(f"{book.section}.{name}"):
                        near = nearest(name, columns)
                        hint = f"did you mean {near}?" if near else f"the elements are: {', '.join(columns)}"
                        book.problem(
                            "VC209", ("arrows", number, key, place), f"there is no element “{name}” here", hint
                        )
        for start, end in _pairs(arrow) if known else ():
            if columns[start] > columns[end]:
                words = f"the arrow from “{start}” to “{end}” leads back to an earlier column"
                book.problem("VC218", ("arrows", number), words, "exchange from: and to:, or move one of the two")
            elif end in edges.get(start, ()):
                words = f"the arrow from “{start}” to “{end}” stands twice"
                book.problem("VC214", ("arrows", number), words, "leave out one of the two")
            else:
                edges.setdefault(start, set()).add(end)
                if start in _reached(edges, end):
                    words = f"the arrow from “{start}” to “{end}” closes a circle"
                    book.problem("VC218", ("arrows", number), words, "leave out one arrow of the circle")
                    edges[start].discard(end)


def _pairs(arrow: Arrow) -> Iterator[tuple[str, str]]:
    return ((start, end) for start in arrow.from_ for end in arrow.to)


def _reached(edges: dict[str, set[str]], start: str) -> set[str]:
    """Everything that arrows lead to from `start`, itself included."""
    found: set[str] = set()
    left = [start]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += edges.get(name, ())
    return found
