"""Author prose: Markdown with `{{ names }}`, as safe HTML for pages and as a plain tree for paper.

Raw HTML is never passed on, and nh3 is a second wall behind that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

from valuecase.reading.markdown import (
    AWAY,
    GOOD_LINK,
    GOOD_PICTURE,
    NAME,
    FigureWords,
    Mark,
    parsed,
    parser,
    run,
    runs_of,
)

# Each reads a bounded stretch from where it begins, so that the time taken grows only with the text.
# £, % and thousands are never typed; dates and words such as "A1" are left alone.
_TYPED = re.compile(
    r"[-\N{MINUS SIGN}]?£\s?\d[\d,.]{0,40}\s?(?:k|m|bn)?\b|\d[\d,.]{0,40}\s?(?:%|per ?cent\b)|\b\d{1,3}(?:,\d{3})+(?:\.\d+)?\b"
)
_BARE = re.compile(r"(?<![\w/.,-])\d+(?:\.\d+)?(?![\w/]|-\d|[.,]\d)")


def names_in(text: str) -> list[str]:
    """The names of figures that a text asks for, as typed."""
    return [match["name"] for match in NAME.finditer(text)]


def open_braces(text: str) -> list[str]:
    """`{{` that no `}}` closes, with the word after it; and names in single braces."""
    rest = NAME.sub(" ", text)
    single = re.findall(r"(?<!\{)\{\s*[a-z0-9-]+(?:\.[a-z0-9-]+)+\s*\}", rest)
    return [*re.findall(r"\{\{\s*[^\s{}]*", rest), *single]


def typed_numbers(text: str) -> list[str]:
    """Amounts, percentages and thousands typed by hand: each should be the name of a figure."""
    return [match[0].strip() for match in _TYPED.finditer(_words_only(text))]


def bare_numbers(text: str) -> list[str]:
    """Other numbers typed by hand, but for years and parts of dates."""
    words = _TYPED.sub(" ", _words_only(text))
    return [n for n in _BARE.findall(words) if not re.fullmatch(r"(?:19|20)\d\d", n)]


def units_twice(text: str, display: Callable[[str], str]) -> Iterator[str]:
    """Names followed by the unit that their figure is printed with anyway: `£5 a month a month`."""
    for match in NAME.finditer(text):
        shown = display(match["name"])
        rate = re.search(r" (?:a|per) \w+$", shown)
        if rate and re.match(re.escape(rate[0]) + r"\b", text[match.end() :]):
            yield match[0] + rate[0]
        before, after = text[: match.start()], text[match.end() :]
        if "£" in shown and (sign := re.search(r"£\s?$", before)):
            yield sign[0] + match[0]
        if "£" in shown and (words := re.match(r"(?:k|m|bn)\b|\s?pounds?\b", after)):
            yield match[0] + words[0]
        if shown.endswith("%") and (sign := re.match(r"\s?(?:%|per ?cent)", text[match.end() :])):
            yield match[0] + sign[0]


def html_in(text: str) -> list[str]:
    """Remarks and tags of HTML, which would be printed as they stand."""
    without = re.sub(r"`[^`]*`|<https?://[^>]*>", " ", NAME.sub(" ", text))
    return re.findall(r"<!--|</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>", without)


def broken_links(text: str) -> list[tuple[str, str]]:
    """Links and pictures that are printed as they were typed: the words, and whether it is a picture's."""
    found = re.finditer(
        r"(?P<picture>!?)\[[^\]\n]{0,300}\](?:\s{1,9}\((?:https?:|mailto:)[^)\n]{0,900}\)|\([^()\s\"]{1,900}\s{1,9}[^()\"\n]{0,900}\))",
        text,
    )
    return [(match[0], "picture" if match["picture"] else "link") for match in found]


def bad_links(text: str) -> Iterator[tuple[str, str]]:
    """Links and pictures that may not be published: what is wrong, and the address as typed."""
    for token in parsed(text)[0]:
        for child in token.children or ():
            if child.type == "link_open" and not GOOD_LINK.fullmatch(str(child.attrGet("href"))):
                yield "VC601", str(child.attrGet("href"))
            if child.type == "image" and not GOOD_PICTURE.fullmatch(str(child.attrGet("src"))):
                yield "VC602", str(child.attrGet("src"))


def links_within(text: str) -> Iterator[str]:
    """The addresses of links to pages of the site, as typed, each once."""
    links = (child for token in parsed(text)[0] for child in token.children or () if child.type == "link_open")
    addresses = dict.fromkeys(str(child.attrGet("href")) for child in links)
    return (address for address in addresses if GOOD_LINK.fullmatch(address) and not AWAY.match(address))


def pictures_in(text: str) -> list[str]:
    """The files of the pictures a text shows."""
    return [
        str(child.attrGet("src"))
        for token in parsed(text)[0]
        for child in token.children or ()
        if child.type == "image"
    ]


def to_html(text: str, figure: FigureWords, inline: bool = False, mark: Mark | None = None, home: str = "") -> str:
    """Prose as safe HTML; `inline` leaves out the paragraph round a single line; `mark` links words to their meaning.

    `home` is the way from the page that shows it to the page that its links within the site begin at.
    """
    markdown = parser()
    env = {"figure": figure, "mark": mark, "home": home}
    return cleaned(markdown.renderInline(text, env) if inline else markdown.render(text, env))


def cleaned(html: str) -> str:
    """HTML with nothing in it but what prose may have: the second wall, should Markdown ever let something through."""
    import nh3

    return nh3.clean(
        html,
        tags={
            "p",
            "em",
            "strong",
            "a",
            "ul",
            "ol",
            "li",
            "blockquote",
            "h2",
            "h3",
            "h4",
            "br",
            "code",
            "pre",
            "hr",
            "img",
            "span",
        },
        attributes={"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}},
        allowed_classes={"a": {"figure", "term"}, "span": {"figure"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    )


def to_tree(text: str, figure: FigureWords) -> list[dict[str, Any]]:
    """Prose as a small tree for the briefing: blocks of runs of words, never markup.

    A block is {kind: paragraph|item|quote|heading, runs: [{text, strong, em, link}]}.
    """
    blocks: list[dict[str, Any]] = []
    kind = ["paragraph"]
    for token in parsed(text)[0]:
        if token.type in ("list_item_open", "blockquote_open", "heading_open"):
            kind.append({"l": "item", "b": "quote", "h": "heading"}[token.type[0]])
        elif token.type in ("list_item_close", "blockquote_close", "heading_close"):
            kind.pop()
        elif token.type == "inline":
            blocks.append({"kind": kind[-1], "runs": list(runs_of(token.children or [], figure))})
        elif token.type in ("fence", "code_block"):
            blocks.append({"kind": "paragraph", "runs": [run(token.content.strip())]})
    return blocks


def to_words(text: str, figure: FigureWords) -> str:
    """Prose as words alone, for alt texts and descriptions."""
    return " ".join("".join(run["text"] for run in block["runs"]) for block in to_tree(text, figure))


def _words_only(text: str) -> str:
    """The text without names of figures and without addresses of links."""
    without = NAME.sub(" ", text)
    return unescape(re.sub(r"\]\([^)]{0,2000}\)|<https?://[^>]{0,2000}>|https?://\S+", "]", without))
