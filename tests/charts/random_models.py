"""Logic models made up by a seed: of the shapes that real ones take, and of those that are hard to draw."""

from __future__ import annotations

from random import Random

from valuecase.diagram.diagram import STATES, Arrow, Box, Column, Diagram, State

HEADS = ["Enablers", "Components", "Outcomes", "Impacts", "What changes for people and for those who care for them"]
SHORT = ["people", "have", "a", "home", "one", "team", "panel", "crises", "money", "help", "in time", "no wrong door"]
LONG = [
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "multi-disciplinary/multi-agency",
    "https://www.example.org/a/very/long/address",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch",
    "£1,234,567.89",
    "<b>&amp;",
]
#: What is drawn besides the usual: each name is a shape below.
SHAPES = ("usual", "one column", "one element", "tall", "dense", "skipping", "gaps between", "wide", "words")


def random_diagram(seed: int) -> Diagram:
    """A diagram; the same one for the same seed on every machine. The shapes come in turn."""
    dice = Random(seed)
    shape = SHAPES[seed % len(SHAPES)]
    columns = _columns(dice, shape)
    return Diagram(columns, _arrows(dice, shape, columns))


def _columns(dice: Random, shape: str) -> tuple[Column, ...]:
    counts = {
        "one column": [dice.choice([1, 2, 8, 30])],
        "one element": dice.sample([1, 0, 0, 0], 4),
        "tall": [dice.randint(0, 5), 30, dice.randint(0, 5)],
        "gaps between": [dice.randint(1, 5), 0, dice.randint(1, 5), 0, dice.randint(0, 5)],
        "wide": [dice.randint(0, 4) for _ in range(dice.randint(6, 8))],
    }.get(shape, [dice.randint(1, 6) for _ in range(dice.randint(2, 5))])
    made, number = [], 0
    for place, many in enumerate(counts):
        boxes = []
        for _ in range(many):
            number += 1
            state: State = dice.choice(["", *STATES])
            boxes.append(Box(f"e{number}", _words(dice, shape), state))
        made.append(Column(HEADS[place % len(HEADS)], tuple(boxes)))
    return tuple(made)


def _words(dice: Random, shape: str) -> str:
    words = [dice.choice(SHORT) for _ in range(dice.randint(1, 25 if shape == "words" else 8))]
    if shape == "words" or dice.random() < 0.05:
        words.insert(dice.randrange(len(words) + 1), dice.choice(LONG))
    return " ".join(words)


def _arrows(dice: Random, shape: str, columns: tuple[Column, ...]) -> tuple[Arrow, ...]:
    """Arrows to later columns or further down the same one, so that none closes a circle."""
    boxes = [(box.id, place) for place, column in enumerate(columns) for box in column.boxes]
    pairs = [
        (start, end, to - at)
        for number, (start, at) in enumerate(boxes)
        for end, to in boxes[number + 1 :]
        if shape != "skipping" or to - at != 1
    ]
    most = {"dense": 40, "tall": 40, "skipping": 25, "one column": 40}.get(shape, 14)
    chosen = dice.sample(pairs, min(len(pairs), most if shape == "dense" else dice.randint(0, most)))
    # Upwards in a column too: it is turned round as a whole.
    turned = dice.random() < 0.5
    ends = [(end, start) if turned and not passed else (start, end) for start, end, passed in chosen]
    return tuple(Arrow(start, end, dice.random() < 0.7) for start, end in ends)
