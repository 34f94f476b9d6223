"""Where everything stands: how large boxes are, how wide gutters, how high on the sheet each box and lane is.

All lengths are px of the drawing at its natural size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from valuecase.diagram.diagram import Box, Diagram
from valuecase.diagram.order import Layers, Link, Node
from valuecase.typeface import BOLD, wrapped

#: The size of all type, and the distance of two lines of it.
SIZE, LINE = 14, 18
#: The width a drawing is meant to have, where its columns are not too many or too few.
WIDTH = 930
#: Room at the sides for half of the thickest line.
EDGE = 2
NARROWEST_BOX, WIDEST_BOX = 128, 210
GUTTER, NARROWEST_GUTTER, WIDEST_GUTTER = 66, 48, 110
#: Between a box's edge and its words; the left edge carries the bar of its state.
INSIDE, BAR = 10, 6
#: Between two boxes of a column, the same with an arrow from one to the other, a box and a lane, two lanes.
BETWEEN, STEP, BESIDE_LANE, BETWEEN_LANES = 18, 26, 13, 11
#: Between two arrow heads on one side of a box at the least, and from the first to the corner.
PORT, CORNER = 10, 10
#: How far an arrow within a column goes out at the least, more for each box it passes, and at most.
LOOP, LOOP_STEP, LOOP_MOST = 22, 6, 190
HEAD_GAP = 12
SWEEPS = 40
NOTHING = "Nothing recorded"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place at a box's side where a line begins or ends: for an arrow, or for all that lead on (`forward`)."""

    start: str
    end: str


FORWARD = Slot("", "")


@dataclass(slots=True)
class Plan:
    """Sizes and places.

    left:     the left edge of each column
    width:    of the whole, with the room for loops right of the last column
    heads:    the lines of each column's head
    steps:    neighbours in a column with an arrow straight from one to the other
    lines:    the lines of words of each box
    arriving: from where arrows arrive at the left side of a box, from above
    leaving:  what begins or ends at the right side of a box, from above
    """

    layers: Layers
    box_width: float
    gutter: float
    left: list[float]
    width: float
    heads: list[list[str]]
    steps: frozenset[frozenset[str]] = frozenset()
    lines: dict[Node, list[str]] = field(default_factory=dict)
    height: dict[Node, float] = field(default_factory=dict)
    top: dict[Node, float] = field(default_factory=dict)
    arriving: dict[str, list[str]] = field(default_factory=dict)
    leaving: dict[str, list[Slot]] = field(default_factory=dict)

    @property
    def head_height(self) -> float:
        """The room that the heads of columns take, with what is below them."""
        return max(len(head) for head in self.heads) * LINE + HEAD_GAP + 8

    @property
    def bottom(self) -> float:
        """The lower edge of the lowest box or lane."""
        return max(self.top[node] + self.height[node] for node in self.top)

    def middle(self, node: Node) -> float:
        """The height on the sheet of a node's middle."""
        return self.top[node] + self.height[node] / 2

    def at(self, node: Node, number: int, many: int) -> float:
        """The height on the sheet of one of `many` slots at a side of a box, numbered from above."""
        step = min(PORT + 4, (self.height[node] - 2 * CORNER) / max(many - 1, 1))
        return self.middle(node) + (number - (many - 1) / 2) * step


def planned(diagram: Diagram, layers: Layers) -> Plan:
    """Everything in its place."""
    plan = _framed(layers, diagram)
    plan.steps = frozenset(frozenset(ends) for ends in _inner(diagram, layers) if _are_neighbours(layers, *ends))
    _sides(plan, diagram)
    for node in (node for column in layers.columns for node in column):
        _size(plan, node, diagram.boxes.get(node.name))
    _stack(plan)
    _straighten(plan)
    lowest = min(plan.top.values())
    for node in plan.top:
        # Whole pixels make sharp edges, and the same ones everywhere.
        plan.top[node] = round(round(plan.top[node] - lowest, 6)) + plan.head_height
    return plan


def reach(plan: Plan, start: Node, end: Node) -> float:
    """How far an arrow within a column goes out of it."""
    most = LOOP_MOST if start.column == len(plan.left) - 1 else plan.gutter - 14
    return min(_loop(plan.layers, start, end), most)


def _loop(layers: Layers, start: Node, end: Node) -> float:
    """How far an arrow within a column would go out of it if there were room: the more, the more it passes."""
    column = layers.columns[start.column]
    return LOOP + LOOP_STEP * (abs(column.index(start) - column.index(end)) - 2)


def _inner(diagram: Diagram, layers: Layers) -> Iterator[tuple[str, str]]:
    """The ends of arrows within a column."""
    return ((a.start, a.end) for a in diagram.arrows if layers.place[a.start] == layers.place[a.end])


def _are_neighbours(layers: Layers, one: str, other: str) -> bool:
    column = layers.columns[layers.place[one]]
    places = [column.index(Node(name, layers.place[one])) for name in (one, other)]
    return abs(places[0] - places[1]) == 1


def _framed(layers: Layers, diagram: Diagram) -> Plan:
    """The widths: of boxes, of gutters, and of the room for loops right of the last column."""
    many = len(layers.columns)
    last = many - 1
    loops = [
        _loop(layers, Node(start, last), Node(end, last))
        for start, end in _inner(diagram, layers)
        if layers.place[start] == last and not _are_neighbours(layers, start, end)
    ]
    outer = min(max(loops), LOOP_MOST) + 6 if loops else 0
    inner = WIDTH - 2 * EDGE - outer
    box = _within(NARROWEST_BOX, (inner - last * GUTTER) / many, WIDEST_BOX)
    gutter = _within(NARROWEST_GUTTER, (inner - many * box) / max(last, 1), WIDEST_GUTTER)
    left = [round(EDGE + column * (box + gutter), 1) for column in range(many)]
    heads = [wrapped(column.head, SIZE, box, BOLD) for column in diagram.columns]
    return Plan(layers, box, gutter, left, left[-1] + box + outer + EDGE, heads)


def _within(least: float, value: float, most: float) -> float:
    return round(max(least, min(value, most)), 1)


def _sides(plan: Plan, diagram: Diagram) -> None:
    """Which arrows arrive at a box's left side, and which slots are at its right, both from above."""
    layers = plan.layers
    place = {node: number for column in layers.columns for number, node in enumerate(column)}
    inner: dict[str, list[tuple[int, Slot]]] = {}
    arriving: dict[str, list[tuple[int, str]]] = {}
    forward = set()
    for arrow in diagram.arrows:
        way = layers.way(arrow)
        if way[0].column < way[-1].column:
            forward.add(arrow.start)
            arriving.setdefault(arrow.end, []).append((place[way[-2]], arrow.start))
            continue
        if frozenset((arrow.start, arrow.end)) in plan.steps:
            continue
        slot = Slot(arrow.start, arrow.end)
        inner.setdefault(arrow.start, []).append((place[way[-1]], slot))
        inner.setdefault(arrow.end, []).append((place[way[0]], slot))
    plan.arriving = {name: [start for _, start in sorted(found)] for name, found in arriving.items()}
    for name in diagram.boxes:
        own = place[Node(name, layers.place[name])]
        # The nearer its other end, the further out a loop's slot is: so loops lie within one another.
        loops = sorted(inner.get(name, []), key=lambda found: -found[0])
        middle = [FORWARD] if name in forward else []
        above, below = ([s for p, s in loops if p < own], [s for p, s in loops if p > own])
        plan.leaving[name] = [*above, *middle, *below]


def _size(plan: Plan, node: Node, box: Box | None) -> None:
    """How high a node is: its words, or as many arrow heads as must find room at a side."""
    if node.lane:
        plan.height[node] = 0
        return
    room = plan.box_width - 2 * INSIDE - (BAR if box and box.state else 0)
    plan.lines[node] = wrapped(box.words if box else NOTHING, SIZE, room)
    lines = len(plan.lines[node]) + (1 if box and box.state else 0)
    slots = max(len(plan.arriving.get(node.name, ())), len(plan.leaving.get(node.name, ())))
    plan.height[node] = max(lines * LINE + 2 * INSIDE - 2, 2 * CORNER + (slots - 1) * PORT)


def _stack(plan: Plan) -> None:
    """Each column from the top down, all centred on one another."""
    for column in plan.layers.columns:
        offsets = _offsets(plan, column)
        high = offsets[-1] + plan.height[column[-1]]
        for node, offset in zip(column, offsets, strict=True):
            plan.top[node] = offset - high / 2


def _offsets(plan: Plan, column: Sequence[Node]) -> list[float]:
    """The tops of a column's nodes if they stand as close as they may, from 0."""
    found = [0.0]
    for upper, lower in pairwise(column):
        apart = (BETWEEN, BESIDE_LANE, BETWEEN_LANES)[upper.lane + lower.lane]
        if frozenset((upper.name, lower.name)) in plan.steps and not (upper.lane or lower.lane):
            apart = STEP
        found.append(found[-1] + plan.height[upper] + apart)
    return found


def _straighten(plan: Plan) -> None:
    """Move boxes and lanes up and down, in their order, so that lines are as level as they can be."""
    columns = plan.layers.columns
    tallest = max(columns, key=lambda column: _offsets(plan, column)[-1] + plan.height[column[-1]])
    high = _offsets(plan, tallest)[-1] + plan.height[tallest[-1]]
    for sweep in range(SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            _settle(plan, column, high)


def _settle(plan: Plan, column: list[Node], high: float) -> None:
    """Put a column's nodes where their links are the most level, within the height of the tallest column."""
    offsets = _offsets(plan, column)
    wanted, weights = [], []
    for node, offset in zip(column, offsets, strict=True):
        middle, weight = _pull(plan, node)
        wanted.append(middle - plan.height[node] / 2 - offset)
        weights.append(weight)
    room = high - offsets[-1] - plan.height[column[-1]]
    for node, offset, place in zip(column, offsets, rising(wanted, weights), strict=True):
        plan.top[node] = offset + _clipped(place, -high / 2, room - high / 2)


def _clipped(value: float, least: float, most: float) -> float:
    return max(least, min(value, most))


def _pull(plan: Plan, node: Node) -> tuple[float, float]:
    """The height that a node's links would have it at, and how strongly; a lane pulls more, to be straight."""
    ends = [(other, 4.0 if node.lane or other.lane else 1.0) for other in _linked(plan.layers.links, node)]
    if not ends:
        return plan.middle(node), 0.2
    weight = sum(strength for _, strength in ends)
    return sum(plan.middle(other) * strength for other, strength in ends) / weight, weight


def _linked(links: list[list[Link]], node: Node) -> list[Node]:
    before = [start for start, end in links[node.column - 1] if end == node] if node.column else []
    after = [end for start, end in links[node.column] if start == node] if node.column < len(links) else []
    return before + after


def rising(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The numbers nearest to `values`, by weighted squares, of which none is less than the one before.

    Neighbours in the wrong order are pooled at their weighted mean, until none are left.
    """
    pools: list[tuple[float, float, int]] = []
    for value, weight in zip(values, weights, strict=True):
        mean, heavy, many = value, weight, 1
        while pools and pools[-1][0] > mean:
            other, more, count = pools.pop()
            mean = (mean * heavy + other * more) / (heavy + more)
            heavy, many = heavy + more, many + count
        pools.append((mean, heavy, many))
    return [mean for mean, _, many in pools for _ in range(many)]


def px(length: float) -> str:
    """A length as SVG writes it, to one decimal, so that it is the same everywhere."""
    return f"{round(round(length, 6), 1) + 0:g}"
