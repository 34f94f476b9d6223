"""The lines of arrows. Between columns they are curves that stay in the gutter; through columns they are level.

All curves through a gutter begin and end at the same two uprights and bend alike, so two of
them cross once if their ends are exchanged, and otherwise never: what is drawn crosses as
often as the order of the boxes says.
"""

from __future__ import annotations

from dataclasses import dataclass

from valuecase.diagram.diagram import Arrow, Diagram
from valuecase.diagram.order import Node
from valuecase.diagram.place import FORWARD, Plan, Slot, px, reach

#: How long and half how high an arrow head is.
HEAD, HALF = 8.0, 4.2
#: Where a curve has ended, and the line goes level into the head.
LEAD = 11.0


@dataclass(frozen=True, slots=True)
class Route:
    """An arrow's line and head, as paths of SVG."""

    arrow: Arrow
    line: str
    head: str


def routes(diagram: Diagram, plan: Plan) -> list[Route]:
    """Every arrow's line and head."""
    return [_route(arrow, plan) for arrow in diagram.arrows]


def _route(arrow: Arrow, plan: Plan) -> Route:
    if plan.layers.place[arrow.start] != plan.layers.place[arrow.end]:
        return _across(arrow, plan)
    return _step(arrow, plan) if frozenset((arrow.start, arrow.end)) in plan.steps else _loop(arrow, plan)


def _step(arrow: Arrow, plan: Plan) -> Route:
    """Straight down or up to the next box of the same column."""
    start, end = (Node(name, plan.layers.place[name]) for name in (arrow.start, arrow.end))
    x = plan.left[start.column] + plan.box_width / 2
    down = plan.top[start] < plan.top[end]
    begin, tip = (
        (plan.top[start] + plan.height[start], plan.top[end])
        if down
        else (plan.top[start], plan.top[end] + plan.height[end])
    )
    foot = tip - HEAD if down else tip + HEAD
    head = f"M{px(x)} {px(tip)}L{px(x - HALF)} {px(foot)}H{px(x + HALF)}Z"
    return Route(arrow, f"M{px(x)} {px(begin)}V{px(foot)}", head)


def _across(arrow: Arrow, plan: Plan) -> Route:
    """From the right side of a box through gutters and lanes to the left side of another."""
    way = plan.layers.way(arrow)
    y = _leaves(plan, way[0], FORWARD)
    line = [f"M{px(plan.left[way[0].column] + plan.box_width)} {px(y)}"]
    for node in way[1:]:
        right = plan.left[node.column - 1] + plan.box_width
        left = plan.left[node.column]
        bend = (left - LEAD - right) / 2
        new = plan.top[node] if node.lane else _arrives(plan, node, arrow.start)
        curve = (right + bend, y, left - LEAD - bend, new, left - LEAD, new)
        line.append(f"C{' '.join(px(number) for number in curve)}")
        line.append(f"H{px(left + plan.box_width if node.lane else left - HEAD)}")
        y = new
    return Route(arrow, "".join(line), _head(plan.left[way[-1].column], y, HEAD))


def _loop(arrow: Arrow, plan: Plan) -> Route:
    """Out of a box's right side and back into that of another in the same column."""
    start, end = (Node(name, plan.layers.place[name]) for name in (arrow.start, arrow.end))
    slot = Slot(arrow.start, arrow.end)
    high, low = _leaves(plan, start, slot), _leaves(plan, end, slot)
    right = plan.left[start.column] + plan.box_width
    out = right + reach(plan, start, end)
    # A curve comes as far as three quarters of the way to the points it is drawn towards.
    pull = right + (out - right) * 4 / 3
    curve = (pull, high, pull, low, right + LEAD, low)
    line = f"M{px(right)} {px(high)}C{' '.join(px(number) for number in curve)}H{px(right + HEAD)}"
    return Route(arrow, line, _head(right, low, -HEAD))


def _leaves(plan: Plan, node: Node, slot: Slot) -> float:
    slots = plan.leaving[node.name]
    return plan.at(node, slots.index(slot), len(slots))


def _arrives(plan: Plan, node: Node, start: str) -> float:
    starts = plan.arriving[node.name]
    return plan.at(node, starts.index(start), len(starts))


def _head(x: float, y: float, back: float) -> str:
    """A head whose tip is at x and whose foot is `back` to the left of it, or, below nought, to the right."""
    return f"M{px(x)} {px(y)}L{px(x - back)} {px(y - HALF)}V{px(y + HALF)}Z"
