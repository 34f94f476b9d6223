"""Words that stand in an author's Markdown and that no reader would see: a reviewer sees them, and readers are not told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from valuecase.reading.markdown import MAX_NESTING, parsed


@dataclass(frozen=True, slots=True)
class Unseen:
    """Words that are not shown.

    needle:  where they stand: a line, or some words
    message: what becomes of them
    remedy:  what to type instead
    seldom:  whether some readers see them, in some programs
    """

    needle: str
    message: str
    remedy: str
    seldom: bool = False


def too_deep(text: str) -> str:
    """The line on which lists and quotations stand more levels deep in one another than are read; empty if none does."""
    for token in parsed(text)[0]:
        if token.type in ("blockquote_open", "list_item_open") and token.level + 1 >= MAX_NESTING:
            return _line(text, token)
    return ""


def unseen(text: str) -> Iterator[Unseen]:
    """What of a text is lost on its way to the page."""
    tokens, definitions = parsed(text)
    inline = [child for token in tokens for child in token.children or ()]
    for token in tokens:
        if token.type == "fence" and (info := token.info.strip()):
            remedy = "leave nothing behind the signs, and write the words on a line of their own"
            yield Unseen(info, f"“{info}” stands behind the signs that begin a block of code, and is not shown", remedy)
    for token in inline:
        if title := str(token.attrGet("title") or ""):
            words = f"“{title}” is shown to few: by a mouse, and neither on paper nor on a telephone"
            yield Unseen(title, words, "write it into the text, and only the address between ( and )", seldom=True)
    for first, second in pairwise(inline):
        if first.type == "link_open" and second.type == "link_close":
            address = str(first.attrGet("href"))
            yield Unseen(address, "a link without words is not shown", f"write words for it: [words]({address})")
    used = {str(token.meta.get("label")) for token in inline}
    known = definitions.get("references", {})
    lost = [definition for label, definition in known.items() if label not in used]
    for definition in (*lost, *definitions.get("duplicate_refs", ())):
        line = text.splitlines()[definition["map"][0]].strip() if definition.get("map") else ""
        words = "an address that no link of this text uses is not shown"
        yield Unseen(line, words, "write it where the link is: [words](https://…)")


def _line(text: str, token: Token) -> str:
    number = token.map[0] if token.map else 0
    lines = text.splitlines()
    return lines[number].strip() if number < len(lines) else ""
