"""No word of a text is lost in silence: a reader sees it, or the check names it with its line."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import MINIMAL, cautions, errors, one, seaside
from valuecase.reading.prose import bad_links, to_html, to_words
from valuecase.reading.unseen import too_deep, unseen

STORY = "---\ntitle: Sam\nperson: invented\nsource: report\n---\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Sam waited.\n\n```secret words\ncode\n```", 8),
        ("Sam waited.\n\n~~~ secret words\ncode\n~~~", 8),
        ("> Sam waited.\n>\n> ```secret words\n> code\n> ```", 8),
        ("Sam waited.\n\n[secret words]: https://www.example.org/", 8),
        ("Sam waited.\n\n[x]: https://www.example.org/ 'secret words'", 8),
        ("[x] waited.\n\n[x]: https://www.example.org/a\n[x]: https://www.example.org/secret-words", 9),
        ("[x] waited.\n\n[y]: https://www.example.org/ 'secret words'\n\n[x]: https://www.example.org/a", 8),
        ("Sam waited. [](https://www.example.org/secret-words)", 6),
    ],
)
def test_words_that_no_reader_would_see_are_an_error_with_their_line(tmp_path: Path, text: str, line: int) -> None:
    assert errors(seaside(tmp_path, {"stories/sam.md": f"{STORY}{text}\n"})) == {("VC604", "stories/sam.md", line)}


@pytest.mark.parametrize(
    "text",
    [
        '[x](https://www.example.org/ "secret words") waited.',
        "[x] waited.\n\n[x]: https://www.example.org/ (secret words)",
        '<https://www.example.org/> [y](https://www.example.org/ "secret words")',
    ],
)
def test_the_title_of_a_link_which_few_see_is_a_caution(tmp_path: Path, text: str) -> None:
    found = seaside(tmp_path, {"stories/sam.md": f"{STORY}{text}\n"})
    assert errors(found) == set()
    assert {code for code, _, _ in cautions(found)} == {"VC604"}
    assert "secret words" in one(found, "VC604").message


@pytest.mark.parametrize(
    ("text", "lost"), [("> " * 19, False), ("> " * 20, True), ("- " * 9, False), ("- " * 10, True)]
)
def test_words_in_more_levels_than_are_read_are_an_error(tmp_path: Path, text: str, lost: bool) -> None:
    """Once they were gone from the page without a word."""
    assert ("secret" in to_words(f"{text}secret", lambda name: (name, ""))) is not lost
    found = seaside(tmp_path / "story", {"stories/sam.md": f"{STORY}Sam waited.\n\n{text}secret\n"})
    assert errors(found) == ({("VC115", "stories/sam.md", 8)} if lost else set())
    found = seaside(tmp_path / "text", {"case.yml": f"{MINIMAL}summary: >-\n  Words.\n\n  {text}secret\n"})
    assert errors(found) == ({("VC115", "case.yml", 8)} if lost else set())


def test_the_words_of_a_picture_may_name_a_figure(tmp_path: Path) -> None:
    """They are filled in where pictures are not seen, and on paper."""
    figure = {"a.b": ("£5 & more", "figures.html#a.b")}
    html = to_html("![It cost {{ a.b }}, *all* told](x.png)", lambda name: figure[name])
    assert 'alt="It cost £5 &amp; more, all told"' in html
    assert (
        to_words("![It cost {{ a.b }}, *all* told](x.png)", lambda name: figure[name]) == "It cost £5 & more, all told"
    )


#: Beginnings, middles and ends of what Markdown knows; each W becomes a word of its own.
PIECES = (
    "W", "W W", " ", "\n", "\n\n", "\n> W", "> ", "- ", "\n- W", "\n1. W", "   ", "\n    W", "\t", "# W", "\n## W #", "\n===\n", "\n---\n",
    "*W*", "**W", "_W_", "`W`", "``W", "\n```\n", "\n```W W\n", "\n~~~ W\n", "[W](https://e.org/W)", '[W](https://e.org/ "W")', "[W](W.html)",
    "![W](W.png)", "![W](W.png 'W')", "![W **W** {{ a.W }}](W.png)", "[](https://e.org/W)", "[W]", "\n[r]: https://e.org/W\n", "[W][r]", "[r]",
    "\n\n[s]: <https://e.org/W> (W)\n\n", "[s]", "<https://e.org/W>", "<W>", "<!-- W -->", "<?W?>", "<![CDATA[W]]>", "&W;", "&amp;W", "\\W", "\\",
    "\\\n", "{{ a.W }}", "{{ W", "[", "]", "(", ")", "!", "*", "**", "_", "`", "<", ">", "&", "|W|W|", "\n|-|-|\n", ":", '"W"', "~~W~~", "[^W]: W",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_every_word_is_on_the_page_or_is_named(pieces: list[str]) -> None:
    number = iter(range(10_000))
    text = re.sub("W", lambda _: f"w{next(number)}w", "".join(pieces))
    words = set(re.findall(r"w\d+w", text))
    html = unescape(to_html(text, lambda name: (name, "")))
    told = " ".join(f"{lost.needle} {lost.message}" for lost in unseen(text)) + " ".join(a for _, a in bad_links(text))
    named = too_deep(text) or any(code == "VC602" for code, _ in bad_links(text))  # of a picture, its address is named
    assert {word for word in words if word not in html + told} == set() or named
