"""A diagram as SVG: presentation attributes only, so that a strict policy of the page allows it, and paper too.

Every box and arrow says in `data-on` on the paths of which numbered boxes it lies; the
style sheet lights them while a box is pointed at, without a script.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from valuecase import typeface
from valuecase.diagram.diagram import Diagram, State
from valuecase.diagram.order import Node, ordered
from valuecase.diagram.place import BAR, INSIDE, LINE, SIZE, Plan, planned, px
from valuecase.diagram.route import Route, routes

FAMILY = "Arimo, &quot;Liberation Sans&quot;, Arial, sans-serif"
INK, BLUE, WHITE = "#3D3D3D", "#12436D", "#FFFFFF"
LINE_COLOUR = "#5F6B76"
#: The room for it on a landscape sheet of A4, below its heading, in points, and the least type on it.
PAPER_WIDTH, PAPER_HEIGHT, PAPER_TYPE = 751, 412, 9
NAME = "vc-model"
#: The legend's distance from the lowest box, its height, and where its words begin.
LEGEND_GAP, LEGEND, LEGEND_LEFT = 20, 22, 56
UNGROUNDED = "Dashed arrow: no reason and no measure is recorded for it"


@dataclass(frozen=True, slots=True)
class Look:
    """How a box of a state looks: the colours of its bar and mark, of its edge and inside, and how the edge is drawn."""

    colour: str
    inside: str
    edge: str
    width: float
    dash: str = ""


LOOKS: dict[State, Look] = {
    "": Look(INK, WHITE, "#6F777B", 1.2),
    "strength": Look(BLUE, "#DCE7F1", BLUE, 2.2),
    "in place": Look("#1B7A73", "#EEF6F5", "#1B7A73", 1.4),
    "partly": Look("#A8440B", "#FDF3EC", "#A8440B", 1.4),
    "gap": Look("#801650", WHITE, "#801650", 1.8, "6 4"),
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG element with its natural size in px, at which its type is 14 px high."""

    svg: str
    width: float
    height: float


def fits_on_paper(drawing: Drawing) -> bool:
    """Whether it fits on a landscape sheet of A4 with no type smaller than 9 points."""
    return min(PAPER_WIDTH / drawing.width, PAPER_HEIGHT / drawing.height) * SIZE >= PAPER_TYPE


def draw(diagram: Diagram, links: bool = False) -> Drawing:
    """The diagram drawn; with `links` each box leads to the anchor of its element on the page."""
    plan = planned(diagram, ordered(diagram))
    dashed = any(not arrow.grounded for arrow in diagram.arrows)
    width = max(plan.width, LEGEND_LEFT + typeface.width(UNGROUNDED, SIZE) + 1) if dashed else plan.width
    height = round(plan.bottom + 2 + (LEGEND_GAP + LEGEND if dashed else 0), 1)
    parts = [
        *(_head(plan, column) for column in range(len(diagram.columns))),
        *(_arrow(route, diagram) for route in sorted(routes(diagram, plan), key=lambda route: route.arrow.grounded)),
        *(_box(plan, node, diagram, links) for column in plan.layers.columns for node in column if not node.lane),
        _legend(plan.bottom + LEGEND_GAP) if dashed else "",
    ]
    width = round(width, 1)
    return Drawing(_svg(diagram, "".join(parts), width, height, links), width, height)


def _svg(diagram: Diagram, inner: str, width: float, height: float, links: bool) -> str:
    # What is within an image cannot be reached; what holds links is a group.
    role = "group" if links else "img"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {px(width)} {px(height)}" width="{px(width)}" height="{px(height)}"'
        f' role="{role}" aria-labelledby="{NAME}-title" aria-describedby="{NAME}-desc">'
        f'<title id="{NAME}-title">{escape(diagram.message)}</title><desc id="{NAME}-desc">{escape(diagram.alt)}</desc>'
        f'<g font-family="{FAMILY}" font-size="{SIZE}" fill="{INK}">{inner}</g></svg>'
    )


def _head(plan: Plan, column: int) -> str:
    """A column's head over a rule as wide as its boxes."""
    left, below = plan.left[column], max(len(head) for head in plan.heads) * LINE
    lines = plan.heads[column]
    first = below - (len(lines) - 1) * LINE - 5
    words = "".join(
        _text(left, first + number * LINE, line, f' font-weight="700" fill="{BLUE}"')
        for number, line in enumerate(lines)
    )
    return f'{words}<path d="M{px(left)} {px(below + 2)}h{px(plan.box_width)}" stroke="{BLUE}" stroke-width="2"/>'


def _text(x: float, y: float, words: str, more: str = "") -> str:
    # The space keeps the last word of a line from running into the first of the next where a link is read aloud.
    return f'<text x="{px(x)}" y="{px(y)}"{more}>{escape(words)}</text> '


def _arrow(route: Route, diagram: Diagram) -> str:
    on = " ".join(map(str, diagram.paths_through(route.arrow.start, route.arrow.end)))
    dash = "" if route.arrow.grounded else ' stroke-dasharray="5 4"'
    return (
        f'<g class="vc-model-arrow" data-on="{on}" data-from="{escape(route.arrow.start)}" data-to="{escape(route.arrow.end)}"'
        f' stroke="{LINE_COLOUR}" fill="{LINE_COLOUR}" stroke-width="1.6">'
        f'<path d="{route.line}" fill="none"{dash}/><path d="{route.head}" stroke="none"/></g>'
    )


def _box(plan: Plan, node: Node, diagram: Diagram, links: bool) -> str:
    """A box with its state and words, as a link where links are wanted; or what stands in an empty column."""
    left, top = plan.left[node.column] + INSIDE, plan.top[node] + INSIDE
    box = diagram.boxes.get(node.name)
    if box is None:
        frame = _frame(plan, node, LOOKS[""], "4 4")
        return f'<g stroke="{LOOKS[""].edge}">{frame}</g>{_lines(plan, node, left, top - 1)}'
    look = LOOKS[box.state]
    on = " ".join(map(str, diagram.paths_through(box.id, box.id)))
    frame = _frame(plan, node, look, look.dash)
    edge = f'<g class="vc-model-box" data-on="{on}" stroke="{look.edge}" stroke-width="{look.width:g}">{frame}</g>'
    words = _state(plan, node, box.state) + _lines(plan, node, left + BAR, top + LINE) if box.state else ""
    inner = edge + (words or _lines(plan, node, left, top))
    if not links:
        return inner
    name = f"{box.state.capitalize()}: {box.words}" if box.state else box.words
    number = diagram.numbers[box.id]
    return f'<a href="#{escape(box.id)}" data-n="{number}" aria-label="{escape(name)}">{inner}</a>'


def _state(plan: Plan, node: Node, state: State) -> str:
    """How far an element is there: a bar along its left edge, a shape, and the word."""
    colour, left, top = LOOKS[state].colour, plan.left[node.column], plan.top[node]
    bar = f'<path d="M{px(left + BAR / 2 + 1)} {px(top + 1)}v{px(plan.height[node] - 2)}" stroke="{colour}" stroke-width="{BAR}"/>'
    x, y = left + INSIDE + BAR, top + INSIDE
    word = _text(x + 19, y + LINE - 5, state.capitalize(), f' font-weight="700" fill="{colour}"')
    return bar + _mark(state, x + 6, y + LINE / 2 - 1) + word


def _frame(plan: Plan, node: Node, look: Look, dash: str) -> str:
    left, top = plan.left[node.column], plan.top[node]
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<rect x="{px(left)}" y="{px(top)}" width="{px(plan.box_width)}" height="{px(plan.height[node])}" rx="3" fill="{look.inside}"{dashes}/>'


def _lines(plan: Plan, node: Node, left: float, top: float) -> str:
    lines = plan.lines[node]
    return "".join(_text(left, top + (number + 1) * LINE - 5, line) for number, line in enumerate(lines))


def _mark(state: State, x: float, y: float) -> str:
    """The shape that stands for a state on every page: a disc, a square, half a disc, a dashed ring."""
    colour = LOOKS[state].colour
    at = f'cx="{px(x)}" cy="{px(y)}" r="5"'
    ring = f'<circle {at} fill="{WHITE}" stroke="{colour}" stroke-width="1.8"'
    if state == "strength":
        return f'<circle {at} fill="{colour}" stroke="{colour}" stroke-width="1.8"/>'
    if state == "in place":
        return f'<rect x="{px(x - 5.5)}" y="{px(y - 5.5)}" width="11" height="11" fill="{colour}"/>'
    if state == "partly":
        return f'{ring}/><path d="M{px(x - 5)} {px(y)}a5 5 0 0 0 10 0z" fill="{colour}"/>'
    return f'{ring} stroke-dasharray="3.2 2"/>'


def _legend(top: float) -> str:
    """What a dashed arrow means."""
    y = top + LEGEND / 2
    return (
        f'<g stroke="{LINE_COLOUR}" fill="{LINE_COLOUR}" stroke-width="1.6"><path d="M2 {px(y)}h37" stroke-dasharray="5 4"/>'
        f'<path d="M47 {px(y)}l-8 -4.2v8.4z" stroke="none"/></g>{_text(LEGEND_LEFT, y + 5, UNGROUNDED)}'
    )
