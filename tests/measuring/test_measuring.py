"""Each fault of a picture is found in a drawing that has it, and none in one that has none."""

from __future__ import annotations

import pytest

from tests.measuring.chromium import CHROMIUM
from tests.measuring.colours import contrast, laid_on, named
from tests.measuring.pictures import faults, measure

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine, so no picture was measured"),
]

FAMILY = 'font-family="Arimo, Arial, sans-serif" font-size="16"'


def picture(inside: str, width: int = 300, height: int = 100) -> str:
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {FAMILY} fill="#3D3D3D">{inside}</svg>'


GOOD = picture(
    '<rect width="300" height="100" fill="#FFFFFF"/>'
    '<line class="quiet" x1="100" y1="0" x2="100" y2="100" stroke="#DDDDDD"/>'
    '<g aria-hidden="true"><path d="M0 90H300" stroke="#DDDDDD"/></g>'
    '<rect x="100" y="10" width="120" height="24" fill="#12436D"/><text x="110" y="28" fill="#FFFFFF">£863,091</text>'
    '<text x="92" y="28" text-anchor="end">Before</text><text x="228" y="28">Less</text>'
    '<rect x="100" y="50" width="60" height="24" fill="#E8EEF3" stroke="#12436D"/>'
    '<text x="4" y="60">Two lines<tspan x="4" dy="18">of words</tspan></text>'
)

BAD = {
    "right of the picture": (picture('<text x="260" y="40">£863,091</text>'), "“£863,091” lies 27 px outside"),
    "above the picture": (picture('<text x="20" y="4">High</text>'), "“High” lies 8 px outside the picture"),
    "a bar beyond": (picture('<rect x="200" y="9" width="140" height="9" fill="#12436D"/>'), "a rect #12436D lies 40"),
    "on each other": (picture('<text x="9" y="40">A word</text><text x="40" y="40">Be</text>'), "“A word” and “Be” overlap by"),
    "lines too tight": (picture('<text x="9" y="40">Apply<tspan x="9" dy="9">Hold</tspan></text>'), "“Apply” and “Hold” overlap by"),
    "turned and on it": (
        picture('<text transform="translate(30 80) rotate(-90)">Upwards</text><text x="4" y="50">Along</text>'),
        "“Upwards” and “Along” overlap by",
    ),
    "too small": (picture('<text x="9" y="40" font-size="11.2">Low</text>'), "“Low” is 11.2 px high"),
    "too small by a transform": (picture('<g transform="scale(.5)"><text x="9" y="40">Half</text></g>'), "“Half” is 8.0 px high"),
    "too small when shown": (picture('<text x="9" y="40">Wide</text>', 600), "“Wide” is 9.6 px high"),
    "pale": (picture('<text x="9" y="40" fill="#999999">Pale</text>'), "“Pale” has contrast 2.8 on #FFFFFF"),
    "half seen": (picture('<text x="9" y="40" fill-opacity=".4">Thin</text>'), "“Thin” has contrast"),
    "dark on dark": (
        picture('<rect width="200" height="60" fill="#12436D"/><text x="9" y="40" fill="#0B0C0C">Dark</text>'),
        "“Dark” has contrast 1.9 on #12436D",
    ),
    "white beyond its bar": (
        picture('<rect width="50" height="60" fill="#12436D"/><text x="9" y="40" fill="#FFFFFF">£863,091</text>'),
        "“£863,091” has contrast 1.0 on #FFFFFF",
    ),
    "painted over": (picture('<text x="9" y="40">Lost</text><rect width="90" height="60" fill="#E8EEF3" stroke="#12436D"/>'), "“Lost” is covered by a rect"),
    "struck through": (picture('<text x="9" y="40">Struck</text><path d="M0 0L60 60" fill="none" stroke="#12436D"/>'), "“Struck” is crossed by a path #12436D"),
    "a pale bar": (picture('<rect width="90" height="30" fill="#CCCCCC"/>'), "a mark #CCCCCC has contrast 1.6 on #FFFFFF"),
    "a pale line": (picture('<line x1="9" y1="9" x2="90" y2="30" stroke="#DDDDDD"/>'), "a mark #DDDDDD has contrast 1.4"),
    "a pale dot": (picture('<circle cx="20" cy="20" r="5" fill="#12436D" opacity=".3"/>'), "a mark #B8C7D3 has contrast"),
    "a dot on its like": (
        picture('<rect width="90" height="90" fill="#12436D"/><circle cx="20" cy="20" r="5" fill="#003078"/>'),
        "a mark #003078 has contrast 1.2 on #12436D",
    ),
    "a pale pattern": (
        picture('<defs><pattern id="p" width="4" height="4"><path d="M0 0h4" fill="none" stroke="#DDD"/></pattern></defs><rect width="90" height="30" fill="url(#p)"/>'),
        "a mark #DDDDDD has contrast 1.4",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def found() -> list[str]:
    """The faults of every drawing here, found in one go."""
    return faults({"good": GOOD} | {name: svg for name, (svg, _) in BAD.items()})


@pytest.mark.parametrize("name", BAD)
def test_a_fault_is_found(found: list[str], name: str) -> None:
    mine = [fault.removeprefix(f"{name}: ") for fault in found if fault.startswith(f"{name}: ")]
    assert any(fault.startswith(BAD[name][1]) for fault in mine), mine


def test_a_good_picture_has_no_faults(found: list[str]) -> None:
    assert [fault for fault in found if fault.startswith("good: ")] == []


def test_lines_of_words_are_measured_where_they_stand() -> None:
    drawing = measure({"good": GOOD})["good"]
    assert (drawing.width, drawing.height) == (300, 100)
    where = {words.text: words.box for words in drawing.words}
    assert set(where) == {"£863,091", "Before", "Less", "Two lines", "of words"}
    assert where["Before"].right == pytest.approx(92, abs=0.1)
    assert where["of words"].top - where["Two lines"].top == pytest.approx(18, abs=1)
    assert (where["Less"].top, where["Less"].bottom) == (pytest.approx(16.5, abs=0.5), pytest.approx(28.2, abs=0.5))


def test_words_that_hang_from_their_middle_are_measured_where_they_are_seen() -> None:
    hung = '<text x="9" y="40" dominant-baseline="middle">xx</text>'
    turned = '<text transform="translate(99 80) rotate(-90)">Hx</text>'
    low, up = measure({"it": picture(hung + turned)})["it"].words
    assert (low.box.top + low.box.bottom) / 2 == pytest.approx(40, abs=1)
    assert (up.box.bottom, up.box.right) == (pytest.approx(80, abs=0.5), pytest.approx(99, abs=0.5))


def test_a_wide_picture_is_shown_smaller_and_a_small_one_as_it_is() -> None:
    word = '<text x="9" y="40">Word</text>'
    wide, small = measure({"wide": picture(word, 716, 200), "small": picture(word, 200)}, 358).values()
    assert (wide.width, wide.height, wide.words[0].size) == (358, 100, 8)
    assert (small.width, small.words[0].size) == (200, 16)


def test_words_are_as_wide_as_the_typeface_says() -> None:
    from valuecase.typeface import width

    drawing = measure({"it": picture('<text x="9" y="40">Nights in a hostel</text>')})["it"]
    assert drawing.words[0].box.width == pytest.approx(width("Nights in a hostel", 16), abs=0.5)


def test_marks_tell_what_they_are() -> None:
    drawing = measure({"it": picture('<rect x="9" y="9" width="20" height="30" fill="#12436D" data-n="4"/>')})["it"]
    (mark,) = drawing.marks
    assert (mark.box.left, mark.box.bottom) == (9, 39)
    assert [named(paint) for paint in mark.fill] == ["#12436D"]
    assert mark.data == {"n": "4"}


def test_contrast_is_that_of_the_guidelines() -> None:
    black, white = laid_on("rgb(0, 0, 0)"), laid_on("rgb(255, 255, 255)")
    assert black is not None
    assert white is not None
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(laid_on("rgb(118, 118, 118)") or white, white) == pytest.approx(4.54, abs=0.01)
    assert laid_on("rgba(0, 0, 0, 0)") is None
    assert named(laid_on("rgba(0, 0, 0, 0.5)") or white) == "#808080"
