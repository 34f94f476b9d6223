"""The plain pieces a briefing is made of, and how a case's own words become such pieces.

A run is {text, strong, em, link}; a line is {runs, look}; a cell is a list of lines; a
block has a `kind` that the template knows how to set. All of it is JSON: an author's
words stay words and can never become commands of the template.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from valuecase.briefing.cut import GOES_ON, cut_lines, whole_blocks
from valuecase.briefing.detail import WHOLE, Detail
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
#: The number of a display, and the words that belong to it: `£8,298.95` and `a week`.
NUMBER = re.compile(r"((?:about )?[−-]?£?\d[\d,.]*(?:%|k|m|bn)?)(?: (.+))?")
#: The figures that may stand for a side of a comparison, the fullest first.
SIDES = (("before", "after"), ("before.per-month", "after.per-month"), ("before.per-person", "after.per-person"))

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


def gap(words: str | Sequence[Run], *lacks: str, why: bool = False) -> Block:
    """Something that is not there, said calmly.

    lacks: the gaps of the case that are said herewith: `outcomes` for a file, `costs/stated` for a key of it
    why:   whether the words are the author's reason
    """
    return {**paragraph(words, "gap"), "lacks": list(lacks), "why": why}


def table(
    caption: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[str], source: str = ""
) -> Block:
    """A table with its heads. A column's width is `long`, `wide`, `words` or, set to the right, `number` or `narrow`."""
    return {
        "kind": "table",
        "caption": caption,
        "source": source,
        "heads": list(heads),
        "rows": list(rows),
        "widths": list(widths),
        "total": False,
    }


def more(number: int, one: str, many: str = "") -> list[Block]:
    """How many things of a kind were left out for want of room; nothing where all are there."""
    words = one if number == 1 else many or f"{one}s"
    return [{"kind": "more", "number": number, "words": f"{number} more {words}"}] if number > 0 else []


def quotation(words: str, who: str, why: str, source: str = "", note: Sequence[Run] = ()) -> Block:
    """What somebody said; `why` says why it is not told `who`."""
    by = "; ".join(part for part in (who or why, source) if part)
    rest = [run(sentence(source)), *note] if source else list(note)
    return {"kind": "quotation", "runs": [run(words)], "by": [run(sentence(by)), *note], "why": why, "rest": rest}


def credited(quotations: Sequence[Block]) -> list[Block]:
    """Quotations one after another: what stands for the speaker of several is said once, below them."""
    whys = Counter(block["why"] for block in quotations if block["why"])
    shared = [why for why, number in whys.items() if number > 1]
    made = [{**block, "by": block["rest"], "why": ""} if block["why"] in shared else block for block in quotations]
    lead = "" if len(shared) == 1 and whys[shared[0]] == len(quotations) else "Where nobody is named: "
    return [*made, *([paragraph(sentence(f"{lead}{'; '.join(shared)}"), "note")] if shared else [])]


def way(before: Figure, after: Figure) -> str:
    """`£1,069,347 → £748,622`; words that belong to both numbers are said once."""
    first, second = NUMBER.fullmatch(before.display), NUMBER.fullmatch(after.display)
    if first and second and first[2] and first[2] == second[2]:
        return f"{first[1]} → {after.display}"
    return f"{before.display} → {after.display}"


def section(name: str, title: str, blocks: Iterable[Block], detail: Detail = WHOLE) -> Block:
    """A part of a document with its heading, its lines cut to the detail.

    What was left out is counted: below, or in brief beside the heading (`more`, and where
    there is less room, `fewer`).
    """
    found = list(blocks)
    counted = [block for block in found if block["kind"] == "more"]
    kept = [cut_lines(block, detail.line) for block in found if block["kind"] != "more"]
    words = f"{listed([str(block['words']) for block in counted])} on the site" if counted else ""
    if words and not detail.brief:
        kept.append(paragraph(f"And {words}.", "note"))
    total = f"{sum(block['number'] for block in counted)} more on the site" if counted else ""
    beside = {"more": words, "fewer": total} if detail.brief else {"more": "", "fewer": ""}
    return {"id": name, "title": title, "blocks": kept, **beside}


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def capital(words: str) -> str:
    """Words with a capital at the start."""
    return words[:1].upper() + words[1:]


def sentence(words: str) -> str:
    """Words with a capital at the start and a full stop at the end."""
    words = capital(words.strip())
    return words if words.endswith((".", "!", "?")) else f"{words}."


@dataclass(frozen=True, slots=True)
class Voice:
    """A case, the project in which its figures' names have a meaning, and how much there is room for."""

    case: ValueCase
    project: Project
    detail: Detail = WHOLE

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

    def prose(self, text: str, most: int) -> list[Block]:
        """An author's prose up to a length: whole blocks and sentences, and a word where it goes on."""
        kept, cut = whole_blocks(self.blocks(text), most)
        return [*kept, paragraph(GOES_ON, "note")] if cut else kept

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

    def absent(self, item: Item | None, *keys: str, section: str = "") -> Block:
        """The gap that stands for keys which are not filled in: the reason given, if there is one.

        With `section`, the name of the item's file, it is known to have been said and is not told again.
        """
        found = next((key for key in keys if key in item.missing), "") if item else ""
        lacks = [f"{section}/{key}" for key in ([found] if found else keys)] if section else []
        return gap(self.sentence(item.missing[found]) if item and found else NOT_RECORDED, *lacks, why=bool(found))

    def source(self, ref: str) -> str:
        """`Source 1, Scoping and feasibility`: the number it has in the list of sources, and the place in it.

        Empty on a document that has no list of sources.
        """
        if not self.detail.sources:
            return ""
        name, _, place = ref.partition(",")
        known = list(self.case.references)
        if name.strip() not in known:
            return capital(ref)
        number = f"Source {1 + known.index(name.strip())}"
        return f"{number}, {place.strip()}" if place.strip() else number

    def sources(self, figures: Iterable[Figure | None]) -> str:
        """Where some figures come from, each source once."""
        return "; ".join(
            dict.fromkeys(self.source(f.source) for f in figures if f and f.source and self.detail.sources)
        )

    def _words(self, name: str) -> tuple[str, str]:
        return self.display(name) or f"(no figure {name})", ""


def sides(voice: Voice, name: str) -> tuple[Figure, Figure] | None:
    """The two figures of a thing that are compared: totals if both have one, else the same rate on both sides."""
    for before, after in SIDES:
        first, second = voice.figure(f"{name}.{before}"), voice.figure(f"{name}.{after}")
        if first and second and first.unit == second.unit:
            return first, second
    return None


def compared(voice: Voice, figure: Figure | None) -> Cell:
    """What reconciling found for a figure, as small lines: what the source prints, the answer, how far apart."""
    if figure is None or figure.check is None:
        return []
    check = figure.check
    answer = line(check.words, "small", SHAPES[check.answer])
    if check.answer is Answer.UNCHECKED or not voice.detail.workings:
        return [answer]
    apart = check.answer is Answer.WITHIN or (check.answer is Answer.DIFFERS and not check.pinned)
    far = [line(spoken(check), "small")] if apart else []
    return [line(f"printed {check.printed}", "small"), answer, *far]


def amount(voice: Voice, figure: Figure | None) -> Cell:
    """A figure in a cell of a table, with what the source prints for it."""
    return [line(figure.display), *compared(voice, figure)] if figure else []


def moved(figure: Figure | None, want: str = "", percent: Figure | None = None) -> Cell:
    """A change with the direction it took in a word and a shape.

    want:    `lower` or `higher` where one is better, which is said too
    percent: the reduction on before; an increase is put into words, never as a minus
    """
    if figure is None:
        return []
    if figure.hidden or figure.value == 0:
        return [line(figure.display)] + ([] if figure.hidden else [line("no change", "small", "same")])
    fell = figure.value < 0
    better = {"lower": fell, "higher": not fell}.get(want)
    words = [_by(percent, fell), "" if better is None else "better" if better else "worse"]
    said = ", ".join(word for word in words if word)
    return [line(figure.display), line(said, "small", "down" if fell else "up")]


def _by(percent: Figure | None, fell: bool) -> str:
    word = "fell" if fell else "rose"
    share = percent.display.lstrip("\N{MINUS SIGN}") if percent and not percent.hidden else ""
    return f"{word} {share}".rstrip()


def is_no_fall(figure: Figure | None) -> bool:
    """Whether a cost is known to have risen, or to have stayed as it was."""
    return figure is not None and not figure.hidden and figure.value >= 0


def known(voice: Voice, title: str, figure: Figure | None) -> list[Block]:
    """A note on a difference that the author has recorded: by how much, and why."""
    check = figure.check if figure else None
    if figure is None or check is None or not check.pinned or not voice.detail.workings:
        return []
    lead = f"{title}: {figure.display} here, {check.printed} printed. The difference of {check.pinned} is known: "
    return [paragraph([run(lead), *voice.sentence(check.because)], "note")]


def notes(voice: Voice, items: Iterable[Item]) -> list[Block]:
    """The authors' notes to some items, each said once."""
    found = list(dict.fromkeys(item.note for item in items if item.note))
    most = voice.detail.notes
    return [*(paragraph(voice.sentence(note), "note") for note in found[:most]), *more(len(found) - most, "note")]
