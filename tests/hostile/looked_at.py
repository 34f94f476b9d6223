"""What a built site holds, read with parsers that are not ours: elements, attributes, addresses, words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

#: Attributes that make a browser load, open or send something.
ADDRESSES = (
    "href",
    "src",
    "srcset",
    "action",
    "formaction",
    "data",
    "poster",
    "ping",
    "background",
    "xlink:href",
    "cite",
)
#: Elements that hold no words for readers.
UNREAD = ("script", "style", "template")


@dataclass
class Page(HTMLParser):
    """A page: its elements with their attributes, where they lead, and its words."""

    path: Path
    parts: set[tuple[str, str]] = field(default_factory=set)
    leads: set[tuple[str, str, str]] = field(default_factory=set)
    scripts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._words: list[str] = []
        self._within = ""
        self.feed(self.path.read_text("utf-8"))
        self.close()
        self.words = spaced("".join(self._words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts |= {(tag, ""), *((tag, name) for name, _ in attrs)}
        self.leads |= {(tag, name, value or "") for name, value in attrs if name in ADDRESSES}
        # What only attributes say is words too: descriptions, labels, titles.
        self._words += [f" {value} " for name, value in attrs if value and name not in (*ADDRESSES, "class")]
        self._within = tag if tag in UNREAD else ""

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_comment(self, data: str) -> None:
        self.parts.add(("!--", ""))

    def handle_decl(self, decl: str) -> None:
        self.parts.add((f"!{decl}", ""))

    def unknown_decl(self, data: str) -> None:
        self.parts.add(("![", ""))

    def handle_pi(self, data: str) -> None:
        self.parts.add(("?", ""))

    def handle_data(self, data: str) -> None:
        if self._within:
            self.scripts.append(data)
        else:
            self._words.append(data)


def spaced(words: str) -> str:
    """Words with one space between them, in small letters: pages begin sentences with a capital."""
    return re.sub(r"\s+", " ", words).strip().lower()


def kind_of(address: str) -> str:
    """What an address leads to: its scheme and its host; empty for what is within the site."""
    parts = urlsplit(re.sub(r"[\t\n\r\x00-\x20]", "", address).replace("\\", "/"))
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme or parts.netloc else ""


def pages(site: Path) -> Iterator[Page]:
    """Every page of a site."""
    return (Page(path) for path in sorted(site.rglob("*.html")))


def drawing(path: Path) -> set[tuple[str, str]]:
    """The elements and attributes of an SVG file; raises ParseError where it is no XML."""
    found = set()
    for element in ElementTree.parse(path).iter():
        found |= {(str(element.tag), ""), *((str(element.tag), str(name)) for name in element.attrib)}
    return found
