"""Drawings as a reader sees them: measured in Chromium, in the one typeface, at the width at which a page shows them.

    drawings = measure({"a chart": "<svg …>"}, shown_width=358)
    faults({"a chart": "<svg …>"}, shown_width=358, smallest=12)

A drawing is never shown wider than it is by nature, and narrower where there is less room.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.measuring.colours import WHITE, Colour, contrast, laid_on, named
from valuecase.typeface import FOLDER, UPRIGHT

#: What a text must have against what is behind it, and a mark against what it stands on.
TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0
#: Pixels by which things may touch before it is a fault.
SLACK = 1.0
#: Drawings measured in one go.
BATCH = 40
MEASURE = Path(__file__).with_name("pictures.js").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Box:
    """Where a thing is, in pixels from the drawing's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def shared(self, other: Box) -> tuple[float, float]:
        """How wide and how high the part is that both cover; not above 0 where there is none."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.bottom, other.bottom) - max(self.top, other.top),
        )

    def beyond(self, other: Box) -> float:
        """By how much this reaches out of another; not above 0 where it is inside."""
        return max(other.left - self.left, other.top - self.top, self.right - other.right, self.bottom - other.bottom)


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text. Its box is that of the ink, its size that of the type as shown."""

    text: str
    box: Box
    size: float
    fill: Colour | None
    halo: bool
    below: tuple[tuple[int, ...], ...] = ()
    covers: tuple[int, ...] = ()
    crossed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """One shape, as far as it can be seen: its paints are laid on white, and its box takes in its outline.

    `quiet` marks carry no data: they are hidden from screen readers or have the class `quiet`.
    """

    kind: str
    box: Box
    fill: tuple[Colour, ...]
    stroke: tuple[Colour, ...]
    thick: float
    quiet: bool
    clipped: bool
    label: str
    data: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as shown: how large, its lines of text and its marks in the order in which they are painted."""

    name: str
    width: float
    height: float
    words: tuple[Words, ...]
    marks: tuple[Mark, ...]

    @property
    def frame(self) -> Box:
        return Box(0, 0, self.width, self.height)

    def is_ground(self, mark: Mark) -> bool:
        """Whether a mark is the paper of the picture: it fills all of it."""
        return mark.box.width >= 0.98 * self.width and mark.box.height >= 0.98 * self.height


def measure(svgs: Mapping[str, str], shown_width: float = 358) -> dict[str, Drawing]:
    """Every drawing as it is shown in a column of a width (in pixels), all in one page of one browser."""
    # A thread of its own, so that a test may have a browser open at the same time.
    with ThreadPoolExecutor(1) as thread:
        found = thread.submit(_measured, list(svgs.items()), shown_width).result()
    return {each["name"]: _drawing(each) for each in found}


def faults(svgs: Mapping[str, str], shown_width: float = 358, smallest: float = 12) -> list[str]:
    """What is wrong with drawings at a width, as sentences that begin with the drawing's name; none, if all is well.

    `smallest` is the least size of type, in pixels as shown.
    """
    return [
        f"{name}: {fault}"
        for name, drawing in measure(svgs, shown_width).items()
        for fault in faults_of(drawing, smallest)
    ]


def faults_of(drawing: Drawing, smallest: float = 12) -> list[str]:
    """What is wrong with one measured drawing."""
    return [
        *_outside(drawing),
        *_overlaps(drawing),
        *(f"“{w.text}” is {w.size:.1f} px high" for w in drawing.words if w.size < smallest - 0.05),
        *_unreadable(drawing),
        *_struck(drawing),
        *_faint(drawing),
    ]


def background(drawing: Drawing, words: Words) -> list[Colour]:
    """What is behind a text at its start, its middle and its end."""
    return [_painted(drawing, below) for below in words.below]


def _outside(drawing: Drawing) -> Iterator[str]:
    for words in drawing.words:
        if (by := words.box.beyond(drawing.frame)) > SLACK:
            yield f"“{words.text}” lies {by:.0f} px outside the picture"
    for mark in drawing.marks:
        if not mark.clipped and (by := mark.box.beyond(drawing.frame)) > SLACK + mark.thick / 2:
            yield f"{_called(mark)} lies {by:.0f} px outside the picture"


def _overlaps(drawing: Drawing) -> Iterator[str]:
    ordered = sorted(drawing.words, key=lambda words: words.box.top)
    for one, other in combinations(ordered, 2):
        across, down = one.box.shared(other.box)
        if across > SLACK and down > SLACK:
            yield f"“{one.text}” and “{other.text}” overlap by {across:.0f}×{down:.0f} px"


def _unreadable(drawing: Drawing) -> Iterator[str]:
    for words in drawing.words:
        if words.fill is None:
            yield f"“{words.text}” has no colour"
            continue
        worst = min(background(drawing, words), key=lambda behind: contrast(words.fill or WHITE, behind))
        if (found := contrast(words.fill, worst)) < TEXT_CONTRAST:
            yield f"“{words.text}” has contrast {found:.1f} on {named(worst)}"


def _struck(drawing: Drawing) -> Iterator[str]:
    for words in drawing.words:
        if words.covers:
            yield f"“{words.text}” is covered by {_called(drawing.marks[words.covers[-1]])}"
        lines = [drawing.marks[n] for n in words.crossed if not drawing.marks[n].quiet]
        if lines and not words.halo:
            yield f"“{words.text}” is crossed by {_called(lines[-1])}"


def _faint(drawing: Drawing) -> Iterator[str]:
    said = set()
    for number, mark in enumerate(drawing.marks):
        if mark.quiet or drawing.is_ground(mark):
            continue
        # What it stands on is what holds all of it, not what it touches.
        holding = [
            n for n, other in enumerate(drawing.marks[:number]) if other.fill and mark.box.beyond(other.box) <= 0
        ]
        behind = _painted(drawing, holding)
        paints = (*mark.fill, *mark.stroke)
        best = max(paints, key=lambda paint: contrast(paint, behind))
        found = contrast(best, behind)
        fault = f"a mark {named(best)} has contrast {found:.1f} on {named(behind)}"
        if found < MARK_CONTRAST and fault not in said:
            said.add(fault)
            yield fault


def _painted(drawing: Drawing, marks: tuple[int, ...] | list[int]) -> Colour:
    """The colour of the uppermost of some marks, or of the page."""
    return drawing.marks[marks[-1]].fill[0] if marks else WHITE


def _called(mark: Mark) -> str:
    paint = (*mark.fill, *mark.stroke)[0]
    return f"a {mark.kind} {named(paint)}" + (f" ({mark.label})" if mark.label else "")


def _measured(svgs: list[tuple[str, str]], shown_width: float) -> list[dict[str, Any]]:
    from tests.measuring.chromium import started

    with started() as browser:
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.set_content(_page(shown_width))
        page.evaluate("Promise.all(['16px Arimo', 'bold 16px Arimo'].map(font => document.fonts.load(font)))")
        batches = [svgs[first : first + BATCH] for first in range(0, len(svgs), BATCH)]
        return [found for batch in batches for found in page.evaluate(MEASURE, batch)]


def _page(shown_width: float) -> str:
    font = base64.b64encode((FOLDER / UPRIGHT).read_bytes()).decode()
    return (
        "<!doctype html><style>"
        f"@font-face {{font-family: Arimo; font-weight: 400 700; src: url(data:font/ttf;base64,{font})}}"
        f"body {{margin: 0}} #holder {{width: {shown_width}px}} #holder > svg {{display: block; max-width: 100%; height: auto}}"
        '</style><div id="holder"></div>'
    )


def _drawing(found: dict[str, Any]) -> Drawing:
    words = tuple(
        Words(
            text=each["text"],
            box=Box(*each["box"]),
            size=each["size"],
            fill=laid_on(each["fill"], WHITE, each["opacity"]),
            halo=each["halo"],
            below=tuple(map(tuple, each["below"])),
            covers=tuple(each["covers"]),
            crossed=tuple(each["crossed"]),
        )
        for each in found["texts"]
    )
    return Drawing(found["name"], found["width"], found["height"], words, tuple(map(_mark, found["marks"])))


def _mark(each: dict[str, Any]) -> Mark:
    def seen(paints: list[str], opacity: float) -> tuple[Colour, ...]:
        colours = (laid_on(paint, WHITE, opacity * each["opacity"]) for paint in paints)
        return tuple(colour for colour in colours if colour)

    return Mark(
        kind=each["kind"],
        box=Box(*each["box"]),
        fill=seen(each["fill"], each["fillOpacity"]),
        stroke=seen(each["stroke"], each["strokeOpacity"]),
        thick=each["thick"],
        quiet=each["quiet"],
        clipped=each["clipped"],
        label=each["label"],
        data=each["data"],
    )
