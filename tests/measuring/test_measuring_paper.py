"""Each fault of a printed page is found on a page that has it, and none on one that has none."""

from __future__ import annotations

import pytest
import typst

from tests.measuring.broken import broken
from tests.measuring.paper import faults, pages
from valuecase.typeface import FOLDER

HEAD = """
#set document(title: "A page")
#set page(paper: "a4", margin: 20mm, footer: [page #context counter(page).display()])
#set text(font: "Arimo", lang: "en", region: "GB", size: 11pt)
"""
BODY = """
= What is asked
Three lines of words stand on this page, so that it is not empty. They are long enough to fill one line and a part of
another, and then some more of it, until nobody would call the page empty.
== What it costs
#table(columns: 2, table.header[Service][Cost], [Beds], [£863,091], [Cells], [£12,400])
#image(bytes("<svg xmlns='http://www.w3.org/2000/svg' width='200' height='60'><rect width='150' height='20' fill='#12436D'/>
<text x='9' y='50' font-family='Arimo' font-size='11'>A bar</text></svg>"), alt: "One bar", width: 200pt)
#rect(fill: rgb("#12436D"), text(fill: white)[Words on dark])
"""

#: What is added to the page, and the fault that it is.
LOOKS = {
    "small": ("#text(size: 8pt)[Small print]", "page 1: “Small print” is 8.0 pt high"),
    "a picture made smaller": (
        """#image(bytes("<svg xmlns='http://www.w3.org/2000/svg' width='400' height='40'>
        <text x='9' y='30' font-family='Arimo' font-size='15'>Shrunk</text></svg>"), alt: "x", width: 200pt)""",
        "page 1: “Shrunk” is 7.5 pt high",
    ),
    "near the edge": ("#place(dx: -18mm)[Edge]", "page 1: “Edge” stands 2 mm from the edge of the paper"),
    "off the paper": ("#place(dx: 168mm)[Beyond the paper]", "page 1: “Beyond the paper” stands 0 mm from the edge"),
    "on each other": ("#place(dx: 4mm, dy: 1mm)[One line]#place[Other words]", "page 1: “Other words” and “One line” overlap"),
    "pale": ('#text(fill: rgb("#999999"))[Pale words]', "page 1: “Pale words” has contrast 2.8 on #FFFFFF"),
    "pale on a colour": (
        '#rect(fill: rgb("#12436D"), text(fill: rgb("#333333"))[Dark words])',
        "page 1: “Dark words” has contrast 1.2 on #12436D",
    ),
    "an empty page": ("#pagebreak() #pagebreak(weak: true) #h(0pt)", "page 2: is empty"),
    "a page of one word": ("#pagebreak() Word", "page 2: is all but empty"),
    "a widow": ("#v(1fr) \n== Left alone\n#pagebreak()\n" + "Words. " * 90, "page 1: the heading “Left alone” stands alone"),
}  # fmt: skip

#: What is done to a good PDF, and the fault that is found.
STRUCTURES = {
    "no alternatives": "a picture has no words for those who do not see it",
    "no language": "its language is not said",
    "no tags": "is not tagged",
    "no title": "has no title",
    "no title in the window": "its window would show the name of the file",
    "no heads of tables": "a table has no heads",
    "no scope": "a head of a table does not say whether it is of a row or a column",
    "a level skipped": "the heading “What it costs” skips a level",
    "no typefaces": "the typeface",
    "not selectable": "text in",
    "untagged text": "page 1: something is printed that no tag holds",
    "no bookmarks": "its bookmarks are not its headings: What is asked; What it costs",
}


def made(more: str = "") -> bytes:
    """A page with one thing more on it."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])
    source = f"{HEAD}{BODY}\n{more}\n".encode()
    return bytes(typst.compile(source, format="pdf", font_paths=fonts, pdf_standards="ua-1"))


def test_a_good_page_has_no_faults() -> None:
    assert faults(made()) == []


@pytest.mark.parametrize("name", LOOKS)
def test_a_fault_of_the_look_is_found(name: str) -> None:
    more, fault = LOOKS[name]
    found = faults(made(more))
    assert any(each.startswith(fault) for each in found), found


@pytest.mark.parametrize("how", STRUCTURES)
def test_a_fault_of_the_structure_is_found(how: str) -> None:
    found = faults(broken(made(), how))
    assert any(each.startswith(STRUCTURES[how]) for each in found), found


def test_lines_tell_where_they_stand_and_what_they_look_like() -> None:
    (page,) = pages(made())
    assert (round(page.width), round(page.height)) == (595, 842)
    lines = {line.text: line for line in page.lines}
    assert lines["£863,091"].size == 11
    assert lines["Words on dark"].behind == (18, 67, 109)
    assert lines["page 1"].artifact
    assert lines["A bar"].size == pytest.approx(11, abs=0.1)
    assert lines["What is asked"].box.left == pytest.approx(56.7, abs=1)
    assert lines["page 1"] not in page.body
