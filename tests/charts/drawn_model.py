"""A drawn logic model read back from its SVG, by nothing but its elements and their attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, fromstring

from valuecase.typeface import BOLD, REGULAR, width

SVG = "{http://www.w3.org/2000/svg}"
#: How high and how deep the letters of the typeface reach, as a part of their size.
UP, DOWN = 0.74, 0.22
#: Points that stand for a curve.
STEPS = 24
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """Where something is, in px of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def shrunk(self, by: float) -> Area:
        return Area(self.left + by, self.top + by, self.right - by, self.bottom - by)

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def covers(self, other: Area) -> bool:
        return self.holds(other.left, other.top) and self.holds(other.right, other.bottom)

    def meets(self, other: Area) -> bool:
        return (
            min(self.right, other.right) > max(self.left, other.left)
            and min(self.bottom, other.bottom) > max(self.top, other.top)
        )  # fmt: skip


@dataclass(slots=True)
class Line:
    """An arrow as drawn: its two boxes, the points of its line, the tip of its head."""

    start: str
    end: str
    points: list[Point]
    tip: Point
    on: set[int]


@dataclass(slots=True)
class Drawn:
    """A whole drawing: lines of words with their areas, boxes by id, other frames, arrows."""

    frame: Area
    words: list[tuple[str, Area]] = field(default_factory=list)
    boxes: dict[str, Area] = field(default_factory=dict)
    texts: dict[str, list[tuple[str, Area]]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    on: dict[str, set[int]] = field(default_factory=dict)
    frames: list[Area] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def read(svg: str) -> Drawn:
    """What stands where in a drawing made with links."""
    root = fromstring(svg)
    drawn = Drawn(Area(0, 0, float(root.get("width", 0)), float(root.get("height", 0))))
    for text in root.iter(f"{SVG}text"):
        drawn.words.append(_words(text))
    for link in root.iter(f"{SVG}a"):
        name = str(link.get("href")).removeprefix("#")
        edge = _classed(link, "vc-model-box")
        drawn.boxes[name] = _area(next(edge.iter(f"{SVG}rect")))
        drawn.texts[name] = [_words(text) for text in link.iter(f"{SVG}text")]
        drawn.numbers[name] = int(link.get("data-n", 0))
        drawn.on[name] = _numbers(edge)
    # A state's small square is a mark, not a frame.
    frames = [_area(rect) for rect in root.iter(f"{SVG}rect")]
    drawn.frames = [area for area in frames if area.right - area.left > 20]
    for group in root.iter(f"{SVG}g"):
        if group.get("class") == "vc-model-arrow":
            line, head = (str(path.get("d")) for path in group.iter(f"{SVG}path"))
            tip = next(iter(points(head)))
            drawn.lines.append(
                Line(str(group.get("data-from")), str(group.get("data-to")), list(points(line)), tip, _numbers(group))
            )
    return drawn


def _numbers(element: Element) -> set[int]:
    return set(map(int, str(element.get("data-on")).split()))


def _classed(element: Element, name: str) -> Element:
    return next(inner for inner in element.iter() if inner.get("class") == name)


def _area(rect: Element) -> Area:
    x, y, wide, high = (float(rect.get(name, 0)) for name in ("x", "y", "width", "height"))
    return Area(x, y, x + wide, y + high)


def _words(text: Element) -> tuple[str, Area]:
    """A line of words and the area of its letters; all are of one size."""
    words, x, y = str(text.text), float(text.get("x", 0)), float(text.get("y", 0))
    wide = width(words, 14, BOLD if text.get("font-weight") else REGULAR)
    return words, Area(x, y - 14 * UP, x + wide, y + 14 * DOWN)


def points(path: str) -> Iterator[Point]:
    """The points of a path of M, L, H, V, C and Z, close together on every part of it."""
    x = y = 0.0
    for letter, rest in re.findall(r"([MLHVCZ])([^MLHVCZ]*)", path):
        numbers = [float(number) for number in rest.split()]
        if letter == "C":
            ends = [(x, y), *zip(numbers[::2], numbers[1::2], strict=True)]
            yield from (_on_curve(ends, step / STEPS) for step in range(1, STEPS + 1))
            x, y = ends[-1]
        elif letter != "Z":
            new = {"H": (numbers[0], y), "V": (x, numbers[0])}.get(letter, (numbers[0], numbers[-1]))
            parts = 1 if letter == "M" else STEPS
            yield from ((x + (new[0] - x) * s / parts, y + (new[1] - y) * s / parts) for s in range(1, parts + 1))
            x, y = new


def _on_curve(ends: list[Point], share: float) -> Point:
    weights = ((1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3)
    return (
        sum(weight * end[0] for weight, end in zip(weights, ends, strict=True)),
        sum(weight * end[1] for weight, end in zip(weights, ends, strict=True)),
    )
