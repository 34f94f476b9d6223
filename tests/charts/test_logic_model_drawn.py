"""Logic models drawn: whatever their shape, words stay in their boxes and arrows out of them, and it can be read."""

from __future__ import annotations

from functools import cache
from itertools import combinations, permutations, product

import pytest

from tests.charts.drawn_model import Drawn, read
from tests.charts.random_models import SHAPES, random_diagram
from tests.support import ROOT
from valuecase.diagram.diagram import Arrow, Box, Column, Diagram
from valuecase.diagram.draw import LOOKS, Drawing, draw, fits_on_paper
from valuecase.diagram.of_case import diagram_of
from valuecase.diagram.order import Layers, layers_of, ordered
from valuecase.diagram.place import rising
from valuecase.project import load_project

MANY = 200


@cache
def diagrams() -> dict[str, Diagram]:
    """The logic models of the cases, and the random ones."""
    project = load_project(ROOT)
    made = {case.id: diagram_of(case, str) for case in project.cases.values()}
    random = {f"{SHAPES[seed % len(SHAPES)]}-{seed}": random_diagram(seed) for seed in range(MANY)}
    return {name: diagram for name, diagram in made.items() if diagram} | random


@cache
def drawings() -> dict[str, Drawing]:
    return {name: draw(diagram, links=True) for name, diagram in diagrams().items()}


@cache
def drawn() -> dict[str, Drawn]:
    return {name: read(drawing.svg) for name, drawing in drawings().items()}


def model(columns: str, arrows: str = "") -> Diagram:
    """`ab|cd` are two columns of two boxes each, `ac bd` two arrows."""
    boxes = tuple(
        Column(str(n), tuple(Box(name, name) for name in column)) for n, column in enumerate(columns.split("|"))
    )
    return Diagram(boxes, tuple(Arrow(ends[0], ends[1]) for ends in arrows.split()))


# Nothing is lost, nothing lies on anything else


def test_the_models_are_the_cases_and_two_hundred_of_every_shape() -> None:
    assert {"example-riverside", "hertfordshire", "torbay"} <= diagrams().keys()
    assert len(diagrams()) >= MANY + 3
    assert max(len(diagram.arrows) for diagram in diagrams().values()) == 40
    assert any(len(column.boxes) == 30 for diagram in diagrams().values() for column in diagram.columns)


def test_every_box_and_every_arrow_is_drawn_once_with_all_its_words() -> None:
    for name, diagram in diagrams().items():
        found = drawn()[name]
        assert found.boxes.keys() == diagram.boxes.keys(), name
        assert sorted((line.start, line.end) for line in found.lines) == sorted(
            (a.start, a.end) for a in diagram.arrows
        )
        for box in diagram.boxes.values():
            words = [line for line, _ in found.texts[box.id]]
            state = words.pop(0) if box.state else ""
            assert state.lower() == box.state
            assert "".join(words).replace(" ", "") == box.words.replace(" ", ""), name


def test_words_lie_within_their_box_and_within_the_picture() -> None:
    for name, found in drawn().items():
        for words, area in found.words:
            assert found.frame.covers(area), f"{name}: “{words}” lies outside the picture"
        for box, texts in found.texts.items():
            for words, area in texts:
                assert found.boxes[box].shrunk(2).covers(area), f"{name}: “{words}” lies outside its box"


def test_no_two_words_and_no_two_boxes_overlap() -> None:
    for name, found in drawn().items():
        for (one, area), (other, second) in combinations(sorted(found.words, key=lambda w: w[1].top), 2):
            assert not area.shrunk(0.5).meets(second), f"{name}: “{one}” lies on “{other}”"
        for first, second in combinations(found.frames, 2):
            assert not first.meets(second), f"{name}: two boxes overlap"


def test_no_arrow_goes_through_a_box_or_words() -> None:
    for name, found in drawn().items():
        outside = [area for _, area in found.words if not any(frame.covers(area) for frame in found.frames)]
        for line in found.lines:
            for x, y in line.points:
                assert found.frame.holds(x, y), f"{name}: the arrow {line.start} → {line.end} leaves the picture"
                for area in (*(frame.shrunk(0.2) for frame in found.frames), *outside):
                    assert not area.holds(x, y), f"{name}: {line.start} → {line.end} goes through {area} at {x}, {y}"


def test_every_arrow_leads_from_the_edge_of_its_first_box_to_the_edge_of_its_last() -> None:
    for name, found in drawn().items():
        for line in found.lines:
            for box, (x, y) in ((line.start, line.points[0]), (line.end, line.tip)):
                area = found.boxes[box]
                assert area.shrunk(-0.2).holds(x, y), f"{name}: {line.start} → {line.end} does not touch {box}"
                assert not area.shrunk(0.2).holds(x, y), f"{name}: {line.start} → {line.end} is in {box}"


def test_arrow_heads_do_not_pile_up() -> None:
    for name, found in drawn().items():
        for one, other in combinations(found.lines, 2):
            apart = abs(one.tip[0] - other.tip[0]) + abs(one.tip[1] - other.tip[1])
            assert apart >= 9, f"{name}: the heads of {one.start} → {one.end} and {other.start} → {other.end}"


# Few crossings


def _turned(layers: Layers) -> int:
    """The fewest crossings of all orders there are."""
    every = [list(map(list, permutations(column))) for column in layers.columns]
    return min(Layers(list(columns), layers.links, layers.place).crossings() for columns in product(*every))


@pytest.mark.parametrize(
    ("columns", "arrows", "crossings"),
    [
        ("ab|cd", "ad bc", 0),
        ("abc|def|ghi", "af be cd dg eh fi", 0),
        ("ab|cd", "ac ad bc bd", 1),
        ("ab|cd|ef", "ad af bc be", 0),  # past the middle column
        ("a||b", "ab", 0),
    ],
)
def test_arrows_that_need_not_cross_do_not(columns: str, arrows: str, crossings: int) -> None:
    assert ordered(model(columns, arrows)).crossings() == crossings


def test_no_model_has_more_crossings_than_in_the_authors_order_and_most_have_far_fewer() -> None:
    before = {name: layers_of(diagram).crossings() for name, diagram in diagrams().items()}
    after = {name: ordered(diagram).crossings() for name, diagram in diagrams().items()}
    assert [name for name in before if after[name] > before[name]] == []
    assert sum(after.values()) < 0.5 * sum(before.values())


def test_small_models_have_nearly_always_the_fewest_crossings_there_can_be() -> None:
    usual = [diagram for diagram in map(random_diagram, range(0, 1800, 9)) if len(diagram.columns) <= 3]
    small = [d for d in usual if layers_of(d).crossings() and all(len(c) <= 5 for c in layers_of(d).columns)]
    more = [d for d in small if ordered(d).crossings() > _turned(layers_of(d))]
    assert len(small) >= 20
    assert len(more) <= len(small) // 20, more


def test_the_authors_order_stays_where_no_arrow_asks_for_another() -> None:
    assert [[n.name for n in c] for c in ordered(model("abc|def", "ad be cf")).columns] == [[*"abc"], [*"def"]]
    assert [[n.name for n in c] for c in ordered(model("abcd|ef", "ae df")).columns] == [[*"abcd"], [*"ef"]]


def test_what_is_drawn_crosses_as_often_as_the_order_says() -> None:
    """Between columns next to each other: arrows that begin at one box or end at one do not cross."""
    for columns, arrows in (("abc|de", "ad ae bd ce"), ("abcd|efgh", "ah bg cf de ae"), ("ab|cd", "ac ad bc bd")):
        diagram = model(columns, arrows)
        found = read(draw(diagram, links=True).svg).lines
        crossed = sum(
            (one.points[1][1] - other.points[1][1]) * (one.tip[1] - other.tip[1]) < -0.01
            for one, other in combinations(found, 2)
        )
        assert crossed == ordered(diagram).crossings()


def test_heights_are_as_near_as_their_order_allows() -> None:
    assert rising([1, 2, 3], [1, 1, 1]) == [1, 2, 3]
    assert rising([3, 1, 5], [1, 1, 1]) == [2, 2, 5]
    assert rising([4, 1], [1, 3]) == [1.75, 1.75]


# What it says


def test_the_description_says_what_the_drawing_shows() -> None:
    diagram = diagrams()["example-riverside"]
    assert diagram.message == "Of 14 elements, 2 are strengths, 5 are in place, 3 are partly there and 4 are gaps"
    assert "Enablers: One pooled budget (in place); " in diagram.alt
    assert "A panel with a veto leads to One worker who stays and Money for small things." in diagram.alt
    svg = drawings()["example-riverside"].svg
    assert f'<title id="vc-model-title">{diagram.message}</title>' in svg
    assert f'<desc id="vc-model-desc">{diagram.alt}</desc>' in svg


def test_very_many_arrows_are_counted_and_not_read_out() -> None:
    columns = (
        Column("A", tuple(Box(f"a{n}", "x") for n in range(8))),
        Column("B", tuple(Box(f"b{n}", "y") for n in range(8))),
    )
    arrows = tuple(Arrow(f"a{one}", f"b{other}") for one, other in product(range(8), range(8)))
    assert Diagram(columns, arrows).alt.endswith("64 arrows lead from one to another.")


def test_a_column_with_nothing_in_it_says_so() -> None:
    assert [words for words, _ in read(draw(model("a||b", "ab"), links=True).svg).words].count("Nothing recorded") == 1


def test_an_arrow_with_neither_a_reason_nor_a_measure_is_dashed_and_the_legend_says_why() -> None:
    columns = model("ab|c").columns
    both = draw(Diagram(columns, (Arrow("a", "c"), Arrow("b", "c", grounded=False)))).svg
    assert both.count('fill="none" stroke-dasharray="5 4"') == 1
    assert "Dashed arrow: no reason and no measure is recorded for it" in both
    assert "Dashed" not in draw(Diagram(columns, (Arrow("a", "c"),))).svg


def test_each_state_has_a_word_a_shape_an_edge_and_a_colour_of_its_own() -> None:
    states = [state for state in LOOKS if state]
    alone = [draw(Diagram((Column("A", (Box("a", "x", state),)),))).svg for state in states]
    assert [state.capitalize() in svg for state, svg in zip(states, alone, strict=True)] == [True] * 4
    shapes = ["<circle", 'width="11" height="11"', "a5 5 0 0 0 10 0z", "3.2 2"]
    for shape, svg in zip(shapes, alone, strict=True):
        assert shape in svg
        assert shape == "<circle" or sum(shape in other for other in alone) == 1
    assert len({look.colour for look in LOOKS.values()}) == 5
    assert [bool(look.dash) for look in LOOKS.values()] == [False, False, False, False, True]


def test_only_presentation_attributes_are_used_so_that_a_strict_policy_allows_it() -> None:
    for drawing in drawings().values():
        assert not any(word in drawing.svg for word in (" style=", "<style", "<script", " onclick"))


def test_an_image_for_paper_holds_no_link_and_the_one_for_a_page_is_no_image() -> None:
    """What is within an image cannot be reached with the keyboard."""
    diagram = diagrams()["torbay"]
    assert "<a " not in draw(diagram).svg
    assert 'role="img"' in draw(diagram).svg
    assert 'role="group"' in draw(diagram, links=True).svg


def test_the_same_model_is_the_same_bytes() -> None:
    assert all(draw(random_diagram(seed)).svg == draw(random_diagram(seed)).svg for seed in range(9))


def test_it_goes_onto_paper_only_if_it_can_be_read_there() -> None:
    fits = {name: fits_on_paper(drawing) for name, drawing in drawings().items()}
    assert all(fits[name] for name in ("example-riverside", "hertfordshire", "torbay"))
    assert not any(fit for name, fit in fits.items() if name.startswith("tall"))
    for name, drawing in drawings().items():
        if fits[name]:
            assert 14 * min(751 / drawing.width, 412 / drawing.height) >= 9


# The paths up and down


def test_boxes_and_arrows_are_lit_by_the_boxes_on_whose_paths_they_lie() -> None:
    found = read(draw(model("ab|cd|e", "ac bc ce bd"), links=True).svg)
    assert found.numbers == {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}
    assert found.on == {"a": {1, 3, 5}, "b": {2, 3, 4, 5}, "c": {1, 2, 3, 5}, "d": {2, 4}, "e": {1, 2, 3, 5}}
    arrows = {line.start + line.end: line.on for line in found.lines}
    assert arrows == {"ac": {1, 3, 5}, "bc": {2, 3, 5}, "ce": {1, 2, 3, 5}, "bd": {2, 4}}
