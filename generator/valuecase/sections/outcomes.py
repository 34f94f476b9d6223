"""Evidence of benefit: measures, findings without a number, and outcome scales."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from valuecase.book import Book, Entry
from valuecase.common import Part, Point, put_point
from valuecase.evidence import Evidence
from valuecase.figures import Figure, withheld
from valuecase.measured import THEIRS, OverTime, alike, put_change, put_gap, put_over_time, put_value
from valuecase.reading.dates import in_words
from valuecase.reading.fields import (
    Compared,
    Count,
    Date,
    Id,
    Item,
    Label,
    Number,
    People,
    Period,
    Quotation,
    Text,
    expected,
    keyed,
    optional,
)
from valuecase.values import Unit, Written

DOMAINS = {
    "user-experience": "User experience",
    "staff-experience": "Front-line staff experience",
    "wellbeing": "Health and wellbeing",
    "institutional-care": "Use of institutional care",
    "cost": "Cost",
    "productivity": "Productivity",
}
"""The domains of the Torbay value case; a case may name its own."""


class At(Item):
    """A value at one time."""

    short: ClassVar[str] = "value"
    of_people: ClassVar[tuple[str, ...]] = ("value",)
    value: Number = Field(description="The number, as printed")
    when: Date | None = optional("The year, month or day")
    people: People | None = optional("How many people it is over")
    of: Count | None = optional("What a percentage is of, where that is not people: 1,300 working days")


class Comparator(Item):
    """The same measure for somebody else."""

    of_people: ClassVar[tuple[str, ...]] = ("value",)
    who: Label = Field(description="Whose value it is, such as national average")
    value: Number = Field(description="Their number, as printed")
    people: People | None = optional("How many people it is over")
    of: Count | None = optional("What a percentage is of, where that is not people")


class Measure(Evidence, Compared):
    """Something counted or measured: one value, or one before and one after."""

    of_people: ClassVar[tuple[str, ...]] = (*Evidence.of_people, "value", "significance")
    title: Label = Field(description="What was measured")
    domain: Id | None = optional("The domain of outcomes it belongs to")
    want: Literal["lower", "higher"] | None = optional("Which direction is better", "which way is better")
    value: Number | None = optional("The value, where there is one")
    before: At | None = optional("The value before")
    after: At | None = optional("The value after")
    when: Date | None = optional("The year, month or day")
    people: People | None = optional("How many people the value is over")
    of: Count | None = optional("What a percentage is of, where that is not people: 1,300 working days")
    comparator: Comparator | None = optional("The same measure for somebody else")
    change: Label | None = optional("How the source says it changed, in a word: fell, rose, unchanged")
    significance: Text | None = optional("What is said of statistical significance")

    @model_validator(mode="after")
    def _sides_are_over_its_people(self) -> Self:
        """`people:` of the measure is that of both sides, where they name none."""
        given = {
            name: side.model_copy(update={"people": self.people})
            for name in ("before", "after")
            if (side := getattr(self, name)) and side.people is None and self.people is not None
        }
        return self.model_copy(update=given) if given else self


class Finding(Evidence):
    """A claim without a number."""

    of_people: ClassVar[tuple[str, ...]] = (*Evidence.of_people, "significance")
    domain: Id | None = optional("The domain of outcomes it belongs to")
    what: list[Label] = Field(default=[], description="What changed")
    change: Label | None = optional("How it changed, in a word: fell, rose, improved, unchanged")
    quote: Quotation | None = optional("The finding in the source's own words")
    who: Label | None = optional("Whose words they are")
    want: Literal["lower", "higher"] | None = optional("Which direction is better", "which way is better")
    when: Date | None = optional("The year, month or day")
    people: People | None = optional("How many people it is about")
    at: list[Period] = Field(default=[], description="When it was seen, counted from the start")
    significance: Text | None = optional("What is said of statistical significance")


class ScaleArea(Item):
    """One area of an outcome scale."""

    short: ClassVar[str] = "title"
    of_people: ClassVar[tuple[str, ...]] = ("first", "latest", "change")
    title: Label = Field(description="The area")
    change: Label | None = optional("How it changed, in the source's words")
    first: Number | None = optional("The first score")
    latest: Number | None = optional("The latest score")


class Scale(Evidence):
    """An outcome scale with its areas."""

    title: Label = Field(description="What the scale is")
    want: Literal["lower", "higher"] | None = optional("Which direction is better; higher unless said")
    domain: Id | None = optional("The domain of outcomes it belongs to")
    areas: dict[Id, ScaleArea] = Field(description="The areas that are scored")
    lowest: Number | None = optional("The lowest score there is")
    highest: Number | None = optional("The highest score there is")
    first: Label | None = expected("first scores", "When the first scores were taken")
    latest: Label | None = expected("latest scores", "When the latest scores were taken")
    people: People | None = expected("number of people", "How many people were scored")


class Outcomes(Part):
    """outcomes.yml"""

    domains: list[Id] = Field(default=[], description="The domains shown, in this order")
    measures: dict[Id, Measure] = Field(default={}, description="Numbers")
    findings: dict[Id, Finding] = Field(default={}, description="Claims without a number")
    worse: dict[Id, Point] = expected("what got worse", "What got worse, with the weight of good news")
    scales: dict[Id, Scale] = Field(default={}, description="Outcome scales")
    over_time: dict[Id, OverTime] = Field(default={}, description="Service use at several points in time")


def put_figures(outcomes: Outcomes, book: Book) -> None:
    """Write every figure of the section into the ledger."""
    worse = outcomes.worse or {}
    book.ids_once(
        measures=outcomes.measures,
        findings=outcomes.findings,
        scales=outcomes.scales,
        worse=worse,
        **{keyed("over_time"): outcomes.over_time},
    )
    for name, point in worse.items():
        put_point(book, name, ("worse", name), f"Got worse: {name.replace('-', ' ')}", point)
    _domains_known(book, outcomes)
    for name, measure in outcomes.measures.items():
        with book.entry(name, ("measures", name), measure.title, measure) as entry:
            _measure(entry, measure)
    for name, table in outcomes.over_time.items():
        with book.entry(name, (keyed("over_time"), name), table.title, table) as entry:
            put_over_time(entry, table)
    for name, finding in outcomes.findings.items():
        _finding(book, name, finding)
    for name, scale in outcomes.scales.items():
        with book.entry(name, ("scales", name), scale.title, scale) as entry:
            for end in ("lowest", "highest"):
                if getattr(scale, end) is not None:
                    put_value(entry, end, f"{end} score there is", (end,), getattr(scale, end))
            _on_the_scale(entry, scale)
        for area, scored in scale.areas.items():
            part = Entry(
                book,
                f"outcomes.{name}.{area}",
                ("scales", name, "areas", area),
                f"{scale.title}, {scored.title}",
                str(scale.source or "") or str(outcomes.source or ""),
            )
            _scored(part, scored, scale.people.text if scale.people and scale.people.hidden else "")


def domain_title(domain: str) -> str:
    """A domain in words."""
    return DOMAINS.get(domain, domain.replace("-", " ").capitalize())


def _domains_known(book: Book, outcomes: Outcomes) -> None:
    known = outcomes.domains or list(DOMAINS)
    if book.is_broken("outcomes#domains"):
        return
    for kind in ("measures", "findings", "scales", "over_time"):
        for name, item in getattr(outcomes, kind).items():
            if item.domain and item.domain not in known:
                hint = f"write one of: {', '.join(known)}; or add it under domains:"
                book.problem(
                    "VC209", (keyed(kind), name, "domain"), f"“{item.domain}” is not a domain of this file", hint
                )


def _measure(entry: Entry, measure: Measure) -> None:
    numbers = measure.value is not None or (measure.before and measure.after)
    if not numbers and not {"value", "before", "after"} & set(measure.missing):
        entry.problem(
            "VC202",
            (),
            "a “value”, or “before” and “after”, is needed here",
            "add what the source prints, or say why it is missing",
        )
    after = value = None
    if measure.before and measure.after:
        after = _before_after(entry, measure.before, measure.after)
    elif measure.before or measure.after:
        after = _lone_side(entry, measure)
    if measure.value is not None:
        value = put_value(entry, "value", "", ("value",), measure.value, measure.people)
    if measure.comparator:
        _beside(entry, measure, measure.comparator, value, after)


def _beside(entry: Entry, measure: Measure, comparator: Comparator, value: Figure | None, after: Figure | None) -> None:
    """What stands beside the comparator: the value, else how it is after; where there is neither, nothing is compared."""
    theirs = put_value(entry, "comparator", str(comparator.who), THEIRS, comparator.value, comparator.people)
    ours = measure.value if value is not None else measure.after.value if measure.after else None
    figure = value if value is not None else after
    if theirs is not None and figure is not None and ours is not None:
        put_gap(entry, str(comparator.who), (figure, theirs), (ours, comparator.value))


def _lone_side(entry: Entry, measure: Measure) -> Figure | None:
    """The value after, where that is the side there is.

    The one side that is known is shown all the same; beside a value it would be taken for another."""
    side = "before" if measure.before else "after"
    at = measure.before or measure.after
    assert at is not None
    if measure.value is not None:
        words = f"“{side}” stands beside a value, and the other side is not there"
        entry.problem("VC202", (side,), words, "write both sides; or the value alone", on="key")
        return None
    when = f" ({in_words(at.when)})" if at.when else ""
    found = put_value(entry, side, f"{side}{when}", (side, "value"), at.value, at.people)
    return found if side == "after" else None


def _before_after(entry: Entry, before: At, after: At) -> Figure | None:
    """Both sides, and how the one differs from the other; gives the value after."""
    sides = []
    for side, at in (("before", before), ("after", after)):
        when = f" ({in_words(at.when)})" if at.when else ""
        sides.append(put_value(entry, side, f"{side}{when}", (side, "value"), at.value, at.people))
    first, last = sides
    if first is not None and last is not None:
        put_change(entry, first, last, (before.value, after.value), ("after",))
    return last


def _finding(book: Book, name: str, finding: Finding) -> None:
    if not finding.quote and not finding.what and not {"what", "quote"} & set(finding.missing):
        book.problem(
            "VC202",
            ("findings", name),
            "“what” or “quote” is needed here",
            "say what changed, or give the source's own words",
        )
    if finding.what and not finding.change and "change" not in finding.missing:
        book.problem(
            "VC202",
            ("findings", name),
            "“change” is needed here",
            "say how it changed (fell, rose, improved), or why that is missing: missing: {change: …}",
        )


def _on_the_scale(entry: Entry, scale: Scale) -> None:
    """Notice ends that are exchanged, and scores that lie beyond them."""
    low, high = (end.value if isinstance(end, Written) else None for end in (scale.lowest, scale.highest))
    if low is not None and high is not None and low >= high:
        entry.problem("VC516", ("lowest",), "the lowest score is not below the highest", "exchange the two")
        return
    for name, area in scale.areas.items():
        for key in ("first", "latest"):
            score = getattr(area, key)
            if isinstance(score, Written) and not score.hidden:
                if low is not None and score.value < low:
                    _off(entry, name, key, f"{score.display} is below the lowest score there is")
                if high is not None and score.value > high:
                    _off(entry, name, key, f"{score.display} is above the highest score there is")


def _off(entry: Entry, area: str, key: str, words: str) -> None:
    entry.problem("VC516", ("areas", area, key), words, "correct it, or lowest: and highest:")


def _scored(entry: Entry, area: ScaleArea, unseen: str) -> None:
    """An area's scores; for those of few people stand the words `unseen`."""
    if area.first is None or area.latest is None:
        return
    if unseen:
        for name, label in (("first", "first score"), ("latest", "latest score"), ("change", "change in score")):
            entry.figure(name, label, withheld(Unit("count"), unseen))
        return
    first = put_value(entry, "first", "first score", ("first",), area.first)
    latest = put_value(entry, "latest", "latest score", ("latest",), area.latest)
    if first is not None and latest is not None and alike(first, latest):
        entry.figure("change", "change in score", latest - first.term().called(latest.unit))
