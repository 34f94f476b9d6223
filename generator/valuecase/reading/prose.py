"""Author prose: Markdown with `{{ names }}`, as safe HTML for pages and as a plain tree for paper.

Raw HTML is never passed on. Links go to the web, to a mail address or to a page of the
site; pictures come from the case's own folder. nh3 is a second wall behind that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from html import escape, unescape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

NAME = re.compile(r"\{\{\s*(?P<name>[^{}]*?)\s*\}\}")
_GOOD_LINK = re.compile(r"(?:https?://|mailto:)[^\s]+|(?!//)[\w./#-]+\.html(?:#[\w.-]*)?|#[\w.-]+")
#: So many levels of lists and quotations in one another; the words of those that are deeper are not read.
MAX_NESTING = 20
_AWAY = re.compile(r"https?:|mailto:")
_GOOD_PICTURE = re.compile(r"[\w-][\w .-]*\.(?:png|jpe?g|webp|gif)", re.IGNORECASE)
# Each reads a bounded stretch from where it begins, so that the time taken grows only with the text.
# £, % and thousands are never typed; dates and words such as "A1" are left alone.
_TYPED = re.compile(
    r"[-\N{MINUS SIGN}]?£\s?\d[\d,.]{0,40}\s?(?:k|m|bn)?\b|\d[\d,.]{0,40}\s?(?:%|per ?cent\b)|\b\d{1,3}(?:,\d{3})+(?:\.\d+)?\b"
)
_BARE = re.compile(r"(?<![\w/.,-])\d+(?:\.\d+)?(?![\w/]|-\d|[.,]\d)")

#: Gives the words of a figure's name, and the address of its working ("" for none).
FigureWords = Callable[[str], "tuple[str, str]"]
#: Cuts words into pieces, each with the address of its meaning ("" for none).
Mark = Callable[[str], "Iterator[tuple[str, str]]"]


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
    for token in _tokens(text):
        for child in token.children or ():
            if child.type == "link_open" and not _GOOD_LINK.fullmatch(str(child.attrGet("href"))):
                yield "VC601", str(child.attrGet("href"))
            if child.type == "image" and not _GOOD_PICTURE.fullmatch(str(child.attrGet("src"))):
                yield "VC602", str(child.attrGet("src"))


def links_within(text: str) -> Iterator[str]:
    """The addresses of links to pages of the site, as typed, each once."""
    links = (child for token in _tokens(text) for child in token.children or () if child.type == "link_open")
    addresses = dict.fromkeys(str(child.attrGet("href")) for child in links)
    return (address for address in addresses if _GOOD_LINK.fullmatch(address) and not _AWAY.match(address))


def pictures_in(text: str) -> list[str]:
    """The files of the pictures a text shows."""
    return [
        str(child.attrGet("src")) for token in _tokens(text) for child in token.children or () if child.type == "image"
    ]


def to_html(text: str, figure: FigureWords, inline: bool = False, mark: Mark | None = None, home: str = "") -> str:
    """Prose as safe HTML; `inline` leaves out the paragraph round a single line; `mark` links words to their meaning.

    `home` is the way from the page that shows it to the page that its links within the site begin at.
    """
    markdown = _markdown()
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
    for token in _tokens(text):
        if token.type in ("list_item_open", "blockquote_open", "heading_open"):
            kind.append({"l": "item", "b": "quote", "h": "heading"}[token.type[0]])
        elif token.type in ("list_item_close", "blockquote_close", "heading_close"):
            kind.pop()
        elif token.type == "inline":
            blocks.append({"kind": kind[-1], "runs": list(_runs(token.children or [], figure))})
        elif token.type in ("fence", "code_block"):
            blocks.append({"kind": "paragraph", "runs": [_run(token.content.strip())]})
    return blocks


def to_words(text: str, figure: FigureWords) -> str:
    """Prose as words alone, for alt texts and descriptions."""
    return " ".join("".join(run["text"] for run in block["runs"]) for block in to_tree(text, figure))


def _runs(tokens: list[Token], figure: FigureWords) -> Iterator[dict[str, Any]]:
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
                yield _run(figure(token.content)[0], strong, em, link)
            case "softbreak" | "hardbreak":
                yield _run(" ", strong, em, link)
            case "image":
                yield _run(_alt(token, figure), strong, em, link)
            case _ if token.content:
                yield _run(token.content, strong, em, link)


def _alt(image: Token, figure: FigureWords) -> str:
    """The words of a picture, for those who do not see it."""
    return "".join(run["text"] for run in _runs(image.children or [], figure))


def _run(text: str, strong: int = 0, em: int = 0, link: str = "") -> dict[str, Any]:
    return {
        "text": text,
        "strong": bool(strong),
        "em": bool(em),
        "link": link if link.startswith(("http", "mailto")) else "",
    }


def _words_only(text: str) -> str:
    """The text without names of figures and without addresses of links."""
    without = NAME.sub(" ", text)
    return unescape(re.sub(r"\]\([^)]{0,2000}\)|<https?://[^>]{0,2000}>|https?://\S+", "]", without))


@lru_cache(maxsize=512)  # each text is looked at several times over
def parsed(text: str) -> tuple[list[Token], dict[str, Any]]:
    """The parts of a text, and the addresses that are defined in it for links."""
    definitions: dict[str, Any] = {}
    return _markdown().parse(text, definitions), definitions


def _tokens(text: str) -> list[Token]:
    return parsed(text)[0]


@cache
def _markdown() -> MarkdownIt:
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
    if not _GOOD_LINK.fullmatch(address):
        tokens[index].attrs.pop("href", None)
    elif tokens[index].attrGet("class") != "term" and not _AWAY.match(address):
        tokens[index].attrs["href"] = env["home"] + address
    return str(self.renderToken(tokens, index, options, env))


def _render_image(self: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    if not _GOOD_PICTURE.fullmatch(str(tokens[index].attrGet("src"))):
        return ""
    html = str(type(self).image(self, tokens, index, options, env))
    words = escape(_alt(tokens[index], env["figure"]))
    return re.sub(r'\balt="[^"]*"', lambda _: f'alt="{words}"', html, count=1)
