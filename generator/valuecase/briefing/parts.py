"""The plain pieces a briefing is made of, and how a case's own words become such pieces.

A run is {text, strong, em, link}; a line is {runs, look}; a cell is a list of lines; a
block has a `kind` that the template knows how to set. All of it is JSON: an author's
words stay words and can never become commands of the template.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from valuecase.case import ValueCase
from valuecase.figures import Figure
from valuecase.project import Project
from valuecase.reading.fields import Item
from valuecase.reading.prose import to_tree
from valuecase.reconcile import Answer, spoken

Run = dict[str, Any]
Line = dict[str, Any]
Cell = list[Line]
Block = dict[str, Any]

NOT_RECORDED = "Not recorded."

#: The shape set before an answer, so that it is never told by colour alone.
SHAPES = {
    Answer.AGREES: "full",
    Answer.WITHIN: "within",
    Answer.DIFFERS: "apart",
    Answer.UNCHECKED: "open",
}


def run(text: str, *, strong: bool = False, link: str = "") -> Run:
    """A run of words."""
    return {"text": text, "strong": strong, "em": False, "link": link}


def line(words: str | Sequence[Run], look: str = "", shape: str = "") -> Line:
    """One line of a cell. `look`: "" for the ordinary size, strong, small; `shape` stands before it."""
    runs = [run(words)] if isinstance(words, str) else list(words)
    return {"runs": runs, "look": look, "shape": shape}


def paragraph(words: str | Sequence[Run], kind: str = "paragraph") -> Block:
    """A block of words; `kind` may be note or gap instead."""
    runs = [run(words)] if isinstance(words, str) else list(words)
    return {"kind": kind, "runs": runs}


def gap(words: str | Sequence[Run]) -> Block:
    """Something that is not there, said calmly."""
    return paragraph(words, "gap")


def table(
    caption: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[str], source: str = ""
) -> Block:
    """A table with its heads. A column's width is `wide`, `words` or, set to the right, `number`."""
    return {
        "kind": "table",
        "caption": caption,
        "source": source,
        "heads": list(heads),
        "rows": list(rows),
        "widths": list(widths),
    }


def section(name: str, title: str, blocks: Iterable[Block]) -> Block:
    """A part of the briefing with its heading."""
    return {"id": name, "title": title, "blocks": list(blocks)}


def capital(words: str) -> str:
    """Words with a capital at the start."""
    return words[:1].upper() + words[1:]


def sentence(words: str) -> str:
    """Words with a capital at the start and a full stop at the end."""
    words = capital(words.strip())
    return words if words.endswith((".", "!", "?")) else f"{words}."


@dataclass(frozen=True, slots=True)
class Voice:
    """A case, and the project in which its figures' names have a meaning."""

    case: ValueCase
    project: Project

    def figure(self, name: str) -> Figure | None:
        """A figure by the name an author would write in this case; none where it may not be printed."""
        return self.project.figure(name, self.case) if self.case.on_paper(name) else None

    def display(self, name: str) -> str:
        """A figure as it is shown; empty where there is none."""
        found = self.figure(name)
        return found.display if found else ""

    def blocks(self, text: str) -> list[Block]:
        """An author's prose as blocks."""
        return to_tree(text, self._words)

    def runs(self, text: str) -> list[Run]:
        """An author's prose as the runs of one paragraph."""
        runs: list[Run] = []
        for number, block in enumerate(self.blocks(text)):
            runs += [run(" ")] * bool(number) + block["runs"]
        return runs

    def sentence(self, text: str) -> list[Run]:
        """An author's prose as a sentence: a capital at the start, a full stop at the end."""
        runs = self.runs(text) or [run("")]
        first, last = runs[0]["text"], runs[-1]["text"]
        runs[0] = {**runs[0], "text": capital(first)}
        if not last.rstrip().endswith((".", "!", "?")):
            runs[-1] = {**runs[-1], "text": f"{runs[-1]['text'].rstrip()}."}
        return runs

    def absent(self, item: Item | None, *keys: str) -> Block:
        """The gap that stands for keys which are not filled in: the reason given, if there is one."""
        why = next((item.missing[key] for key in keys if key in item.missing), "") if item else ""
        return gap(self.sentence(why) if why else NOT_RECORDED)

    def source(self, ref: str) -> str:
        """`Source 1, Scoping and feasibility`: the number it has in the list of sources, and the place in it."""
        name, _, place = ref.partition(",")
        known = list(self.case.references)
        if name.strip() not in known:
            return capital(ref)
        number = f"Source {1 + known.index(name.strip())}"
        return f"{number}, {place.strip()}" if place.strip() else number

    def sources(self, figures: Iterable[Figure | None]) -> str:
        """Where some figures come from, each source once."""
        return "; ".join(dict.fromkeys(self.source(figure.source) for figure in figures if figure and figure.source))

    def _words(self, name: str) -> tuple[str, str]:
        return self.display(name) or f"(no figure {name})", ""


def compared(figure: Figure | None) -> Cell:
    """What reconciling found for a figure, as small lines: what the source prints, the answer, how far apart."""
    if figure is None or figure.check is None:
        return []
    check = figure.check
    answer = line(check.words, "small", SHAPES[check.answer])
    if check.answer is Answer.UNCHECKED:
        return [answer]
    apart = check.answer is Answer.WITHIN or (check.answer is Answer.DIFFERS and not check.pinned)
    far = [line(spoken(check), "small")] if apart else []
    return [line(f"printed {check.printed}", "small"), answer, *far]


def amount(figure: Figure | None) -> Cell:
    """A figure in a cell of a table, with what the source prints for it."""
    return [line(figure.display), *compared(figure)] if figure else []


def moved(figure: Figure | None) -> Cell:
    """A change with the direction it took in a word and a shape."""
    if figure is None or figure.hidden:
        return amount(figure)
    if figure.value == 0:
        return [line(figure.display), line("no change", "small")]
    fell = figure.value < 0
    return [line(figure.display), line("fell" if fell else "rose", "small", "down" if fell else "up")]


def reduced(figure: Figure | None) -> Cell:
    """A reduction in percent. A minus is put into words, so that nobody reads an increase as a fall."""
    if figure is None or figure.hidden:
        return amount(figure)
    return [line(figure.display), line("lower" if figure.value >= 0 else "that is, higher", "small")]


def known(voice: Voice, title: str, figure: Figure | None) -> list[Block]:
    """A note on a difference that the author has recorded: by how much, and why."""
    check = figure.check if figure else None
    if figure is None or check is None or not check.pinned:
        return []
    lead = f"{title}: {figure.display} here, {check.printed} printed. The difference of {check.pinned} is known: "
    return [paragraph([run(lead), *voice.sentence(check.because)], "note")]


def notes(voice: Voice, items: Iterable[Item]) -> list[Block]:
    """The authors' notes to some items, each said once."""
    return [paragraph(voice.sentence(note), "note") for note in dict.fromkeys(i.note for i in items if i.note)]
