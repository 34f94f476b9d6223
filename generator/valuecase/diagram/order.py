"""Which box stands above which, so that few arrows cross.

Layered drawing after Sugiyama: an arrow that skips columns gets a lane through each of
them, which is ordered like a box; columns are then sorted by where their arrows come from
and lead to, sweeping to and fro, and single ones moved while that helps. The author's
order is where it begins, and what stays wherever another would not cross fewer arrows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from valuecase.diagram.diagram import Arrow, Diagram

SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Node:
    """What takes room in a column: a box by its id, or a lane for all arrows that pass through from one box.

    An empty column holds one node without a name.
    """

    name: str
    column: int
    lane: bool = False


#: From one column's node to one of the next.
Link = tuple[Node, Node]


@dataclass(slots=True)
class Layers:
    """The nodes of every column in their order from above, and the links through each gutter between two."""

    columns: list[list[Node]]
    links: list[list[Link]]
    place: dict[str, int] = field(default_factory=dict)

    def crossings(self) -> int:
        """How often arrows cross between columns."""
        return sum(
            crossings(self.columns[gutter], self.columns[gutter + 1], links) for gutter, links in enumerate(self.links)
        )

    def way(self, arrow: Arrow) -> list[Node]:
        """The nodes an arrow goes through: its two ends and the lanes between them."""
        first, last = self.place[arrow.start], self.place[arrow.end]
        lanes = [Node(arrow.start, column, lane=True) for column in range(first + 1, last)]
        return [Node(arrow.start, first), *lanes, Node(arrow.end, last)]


def ordered(diagram: Diagram) -> Layers:
    """The layers of a diagram, ordered so that few arrows cross."""
    layers = layers_of(diagram)
    best = layers.columns
    fewest = layers.crossings()
    for begin in _beginnings(layers.columns):
        for forward in (True, False):
            layers.columns = [list(column) for column in begin]
            for sweep in range(SWEEPS):
                if not fewest:
                    break
                _sweep(layers, forward=forward is (sweep % 2 == 0))
                _sift(layers)
                crossed = layers.crossings()
                if crossed < fewest:
                    fewest, best = crossed, [list(column) for column in layers.columns]
    layers.columns = [list(column) for column in best]
    _restore(layers, diagram)
    return layers


def _beginnings(columns: list[list[Node]]) -> Iterator[list[list[Node]]]:
    """The author's order, and others: each column upside down, or with its uppermost as its lowest.

    What no single move makes better near one of them may be bettered near another.
    """
    yield columns
    for number, column in enumerate(columns):
        for other in (column[::-1], column[1:] + column[:1]):
            yield [*columns[:number], other, *columns[number + 1 :]]


def layers_of(diagram: Diagram) -> Layers:
    """The layers in the author's order; a lane stands at about the height of the box it comes from."""
    place = {box.id: number for number, column in enumerate(diagram.columns) for box in column.boxes}
    columns = [
        [Node(box.id, number) for box in column.boxes] or [Node("", number)]
        for number, column in enumerate(diagram.columns)
    ]
    layers = Layers(columns, [[] for _ in columns[1:]], place)
    lanes: dict[Node, None] = {}
    for arrow in diagram.arrows:
        way = layers.way(arrow)
        lanes |= dict.fromkeys(node for node in way if node.lane)
        for link in pairwise(way):
            # An arrow within its column goes through no gutter to the next.
            if link[0].column < link[1].column and link not in layers.links[link[0].column]:
                layers.links[link[0].column].append(link)
    for lane in sorted(lanes, key=lambda lane: lane.column):
        _let_in(layers, lane)
    return layers


def _let_in(layers: Layers, lane: Node) -> None:
    """Put a lane into its column at the height, as a share of the column, that it comes from."""
    before = layers.columns[lane.column - 1]
    source = Node(lane.name, lane.column - 1, lane=layers.place[lane.name] < lane.column - 1)
    column = layers.columns[lane.column]
    share = (before.index(source) + 0.5) / len(before)
    shares = [(place + 0.5) / len(column) for place in range(len(column))]
    column.insert(bisect_right(shares, share), lane)


def crossings(left: Sequence[Node], right: Sequence[Node], links: Sequence[Link]) -> int:
    """How many pairs of links between two columns cross; those with a common end do not."""
    here, there = _places(left), _places(right)
    ends = sorted((here[start], there[end]) for start, end in links)
    return sum(b > d for number, (c, d) in enumerate(ends) for a, b in ends[:number] if a < c)


def _places(column: Sequence[Node]) -> dict[Node, int]:
    return {node: number for number, node in enumerate(column)}


def _neighbours(layers: Layers, column: int, forward: bool) -> dict[Node, list[int]]:
    """Where the links of each node of a column lead to on one side, as places from above."""
    gutter = column - 1 if forward else column
    found: dict[Node, list[int]] = {node: [] for node in layers.columns[column]}
    if 0 <= gutter < len(layers.links):
        other = _places(layers.columns[gutter if forward else gutter + 1])
        for start, end in layers.links[gutter]:
            found[end if forward else start].append(other[start if forward else end])
    return {node: sorted(places) for node, places in found.items()}


def _sweep(layers: Layers, forward: bool) -> None:
    """Sort each column by the mean place of what it is linked with in the one before; the unlinked stay."""
    numbers = range(1, len(layers.columns))
    for column in numbers if forward else reversed([number - 1 for number in numbers]):
        means = {node: sum(p) / len(p) for node, p in _neighbours(layers, column, forward).items() if p}
        linked = iter(sorted((n for n in layers.columns[column] if n in means), key=means.__getitem__))
        layers.columns[column] = [next(linked) if node in means else node for node in layers.columns[column]]


def _sift(layers: Layers) -> None:
    """Move each node to where in its column the fewest arrows cross, until none can be moved for the better."""
    better = True
    while better:
        better = False
        for column, nodes in enumerate(layers.columns):
            sides = [_neighbours(layers, column, forward) for forward in (True, False)]
            for node in tuple(nodes):
                gain, place = _best_place(node, nodes, sides)
                if gain > 0:
                    nodes.remove(node)
                    nodes.insert(place, node)
                    better = True


def _best_place(node: Node, nodes: list[Node], sides: list[dict[Node, list[int]]]) -> tuple[int, int]:
    """The place among the others where a node is crossed least, and how many crossings fewer that is than now."""
    now = nodes.index(node)
    best, place, gain = 0, now, 0
    for above in range(now - 1, -1, -1):
        gain += _gain(nodes[above], node, sides)
        if gain > best:
            best, place = gain, above
    gain = 0
    for below in range(now + 1, len(nodes)):
        gain += _gain(node, nodes[below], sides)
        if gain > best:
            best, place = gain, below
    return best, place


def _gain(upper: Node, lower: Node, sides: list[dict[Node, list[int]]]) -> int:
    """How many crossings fewer there are if two neighbours are exchanged."""
    return sum(sum((one > other) - (one < other) for one in side[upper] for other in side[lower]) for side in sides)


def _restore(layers: Layers, diagram: Diagram) -> None:
    """Put boxes back into the author's order where that crosses no more arrows."""
    own = diagram.numbers
    for column, nodes in enumerate(layers.columns):
        sides = [_neighbours(layers, column, forward) for forward in (True, False)]
        for above in _downward(len(nodes)):
            upper, lower = nodes[above : above + 2]
            misplaced = not (upper.lane or lower.lane) and own.get(upper.name, 0) > own.get(lower.name, 0)
            if misplaced and _gain(upper, lower, sides) == 0:
                nodes[above : above + 2] = [lower, upper]


def _downward(many: int) -> Iterator[int]:
    """Every pair of neighbours, as often as sorting by exchange may need."""
    return (above for _ in range(many) for above in range(many - 1))
