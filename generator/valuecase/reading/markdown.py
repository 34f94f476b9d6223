"""The Markdown of prose: CommonMark without HTML, names of figures in braces, and only links and pictures that may be published.

Links go to the web, to a mail address or to a page of the site; pictures come from the case's own folder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

NAME = re.compile(r"\{\{\s*(?P<name>[^{}]*?)\s*\}\}")
GOOD_LINK = re.compile(r"(?:https?://|mailto:)[^\s]+|(?!//)[\w./#-]+\.html(?:#[\w.-]*)?|#[\w.-]+")
#: So many levels of lists and quotations in one another; the words of those that are deeper are not read.
MAX_NESTING = 20
AWAY = re.compile(r"https?:|mailto:")
GOOD_PICTURE = re.compile(r"[\w-][\w .-]*\.(?:png|jpe?g|webp|gif)", re.IGNORECASE)

#: Gives the words of a figure's name, and the address of its working ("" for none).
FigureWords = Callable[[str], "tuple[str, str]"]
#: Cuts words into pieces, each with the address of its meaning ("" for none).
Mark = Callable[[str], "Iterator[tuple[str, str]]"]


@lru_cache(maxsize=512)  # each text is looked at several times over
def parsed(text: str) -> tuple[list[Token], dict[str, Any]]:
    """The parts of a text, and the addresses that are defined in it for links."""
    definitions: dict[str, Any] = {}
    return parser().parse(text, definitions), definitions


@cache
def parser() -> MarkdownIt:
    """The parser and renderer of all prose; what it makes of HTML, of bad links and of bad pictures is words, or nothing."""
    markdown = MarkdownIt(
        "commonmark", {"html": False, "linkify": False, "maxNesting": MAX_NESTING, "store_labels": True}
    )
    markdown.inline.ruler.before("escape", "figure", _figure_rule)
    markdown.add_render_rule("figure", _render_figure)
    # What we refuse is left as typed words instead of silently dropped by the library.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    markdown.core.ruler.push("lower", _lower_headings)
    markdown.core.ruler.push("terms", _mark_terms)
    markdown.add_render_rule("link_open", _render_link)
    markdown.add_render_rule("image", _render_image)
    return markdown


def _lower_headings(state: StateCore) -> None:
    """The page has its own first heading, so an author's begin one level lower."""
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = {"h1": "h2", "h2": "h3"}.get(token.tag, "h4")


def _mark_terms(state: StateCore) -> None:
    """Link words to their meaning, but not in headings, quotations or links."""
    mark: Mark | None = state.env.get("mark")
    if mark is None:
        return
    within = 0  # headings and quotations
    for token in state.tokens:
        within += token.nesting if token.type.startswith(("heading_", "blockquote_")) else 0
        if token.type == "inline" and not within:
            token.children = list(_marked(token.children or [], mark))


def _marked(tokens: list[Token], mark: Mark) -> Iterator[Token]:
    linked = 0
    for token in tokens:
        linked += token.nesting if token.type in ("link_open", "link_close") else 0
        if token.type != "text" or linked:
            yield token
            continue
        for words, address in mark(token.content):
            text = Token("text", "", 0, content=words)
            if not address:
                yield text
            else:
                yield Token("link_open", "a", 1, attrs={"href": address, "class": "term"})
                yield text
                yield Token("link_close", "a", -1)


def _figure_rule(state: StateInline, silent: bool) -> bool:
    match = NAME.match(state.src, state.pos)
    if not match or match.end() > state.posMax:
        return False
    if not silent:
        state.push("figure", "", 0).content = match["name"]
    state.pos = match.end()
    return True


def _render_figure(_self: Any, tokens: list[Token], index: int, _options: Any, env: Any) -> str:
    words, address = env["figure"](tokens[index].content)
    if not address:
        return f'<span class="figure">{escape(words)}</span>'
    return f'<a class="figure" href="{escape(address)}">{escape(words)}</a>'


def _render_link(self: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    address = str(tokens[index].attrGet("href"))
    if not GOOD_LINK.fullmatch(address):
        tokens[index].attrs.pop("href", None)
    elif tokens[index].attrGet("class") != "term" and not AWAY.match(address):
        tokens[index].attrs["href"] = env["home"] + address
    return str(self.renderToken(tokens, index, options, env))


def _render_image(self: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    if not GOOD_PICTURE.fullmatch(str(tokens[index].attrGet("src"))):
        return ""
    html = str(type(self).image(self, tokens, index, options, env))
    words = escape(_alt(tokens[index], env["figure"]))
    return re.sub(r'\balt="[^"]*"', lambda _: f'alt="{words}"', html, count=1)


def runs_of(tokens: list[Token], figure: FigureWords) -> Iterator[dict[str, Any]]:
    """The words of an inline part, each as {text, strong, em, link}; names of figures are filled in."""
    strong = em = 0
    link = ""
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong += 1 if token.nesting == 1 else -1
            case "em_open" | "em_close":
                em += 1 if token.nesting == 1 else -1
            case "link_open":
                link = str(token.attrGet("href"))
            case "link_close":
                link = ""
            case "figure":
                yield run(figure(token.content)[0], strong, em, link)
            case "softbreak" | "hardbreak":
                yield run(" ", strong, em, link)
            case "image":
                yield run(_alt(token, figure), strong, em, link)
            case _ if token.content:
                yield run(token.content, strong, em, link)


def _alt(image: Token, figure: FigureWords) -> str:
    """The words of a picture, for those who do not see it."""
    return "".join(run["text"] for run in runs_of(image.children or [], figure))


def run(text: str, strong: int = 0, em: int = 0, link: str = "") -> dict[str, Any]:
    """Words for the tree of a briefing; a link within the site leads nowhere from paper."""
    return {
        "text": text,
        "strong": bool(strong),
        "em": bool(em),
        "link": link if link.startswith(("http", "mailto")) else "",
    }
