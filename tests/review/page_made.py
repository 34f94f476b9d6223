"""A review page of a change of the made project, written for a test and read as a reader would."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from tests.review.history import begun, committed, put
from tests.review.history_case import FIRST
from valuecase.review.page import write_page
from valuecase.review.review import compared

#: Elements that stand alone on a line, so that the words before and after are not one.
LINES = ("p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "th", "td", "summary", "figcaption", "caption")
MODEL = """\
columns: scie
source: report, page 3
enablers:
  budget: {text: One pooled budget}
components:
  worker: {text: One worker who stays}
arrows:
  - {from: [budget], to: [worker], because: Money pays for workers}
"""
COSTS = "cases/harbour/costs.yml"
#: Adds to the first version of the made project, so that there is a drawing that is no chart.
BASE: dict[str, str | bytes] = FIRST | {"cases/harbour/logic-model.yml": MODEL}
Edits = Mapping[str, tuple[tuple[str, str], ...]]


@dataclass
class Page(HTMLParser):
    """A page: its HTML, its words line by line, its elements with their attributes, its drawings by their files."""

    folder: Path
    html: str = ""
    lines: list[str] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.html = (self.folder / "index.html").read_text("utf-8")
        self._words: list[str] = []
        self.feed(self.html)
        self._end()

    @property
    def drawings(self) -> dict[str, str]:
        return {path.name: path.read_text("utf-8") for path in sorted((self.folder / "pictures").iterdir())}

    @property
    def everything(self) -> str:
        """All that is in the folder."""
        return "\n".join([self.html, *self.drawings, *self.drawings.values()])

    def of(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def after(self, line: str) -> str:
        """The line that follows another."""
        return self.lines[self.lines.index(line) + 1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag in LINES:
            self._end()

    def handle_endtag(self, tag: str) -> None:
        if tag in LINES:
            self._end()

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def _end(self) -> None:
        words = " ".join("".join(self._words).split())
        self._words = []
        if words:
            self.lines.append(words)


def project(root: Path, base: Mapping[str, str | bytes] = BASE) -> Path:
    """A repository with the made project as its one commit."""
    begun(root)
    put(root, {}, {name: text if isinstance(text, bytes) else text.encode() for name, text in base.items()})
    committed(root, "The first version", tag="first")
    return root


def edit(root: Path, edits: Edits) -> None:
    """Put words in the place of others, in each file."""
    for name, swaps in edits.items():
        text = (root / name).read_text("utf-8")
        for old, new in swaps:
            assert old in text, f"{name} holds no {old!r}"
            text = text.replace(old, new)
        (root / name).write_text(text, "utf-8")


def page_of(root: Path, folder: Path, base: str = "first") -> Page:
    """The review page of what the working tree changes."""
    with compared(root, base) as found:
        write_page(found, folder, root)
    return Page(folder)


def page_after(folder: Path, edits: Edits, base: Mapping[str, str | bytes] = BASE) -> Page:
    """The review page of these edits to the made project."""
    root = project(folder / "project", base)
    edit(root, edits)
    return page_of(root, folder / "page")
