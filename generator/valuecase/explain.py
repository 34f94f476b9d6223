"""What a code or a figure means, in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from valuecase.problems import Level
from valuecase.problems.catalogue import CATALOGUE, GROUPS
from valuecase.problems.entry import Entry
from valuecase.project import Project
from valuecase.reading.nearby import offered
from valuecase.records import explained

#: What each level means for a reader.
LEVELS = {
    Level.ERROR: "An error: nothing is published until it is mended.",
    Level.CAUTION: "A caution: it is published beside the figure it concerns. An author can answer it, under answers: and its name.",
    Level.GAP: "A gap: it is published as what is missing.",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The explanation, or, if the name is unknown, what to ask for instead."""

    text: str
    unknown: bool = False


def explain(name: str, load: Callable[[], Project | None]) -> Words:
    """Explain `VC501` or `does-not-reconcile`, or a figure such as `hertfordshire/costs.hertsmere.total`."""
    if match := re.fullmatch(r"(?:vc)?[ -]?(\d+)", name, re.IGNORECASE):
        return _code(f"VC{match[1]}")
    by_name = next((code for code, entry in CATALOGUE.items() if entry.name == name), None)
    if by_name:
        return _code(by_name)
    project = load()
    if project is None:
        return Words(
            "Give a code such as VC501, or a figure with its case in front: CASE/costs.NAME.total",
            unknown=True,
        )
    case_id, _, own = name.partition("/")
    case = project.cases[case_id]
    figure = case.ledger.get(own)
    if figure:
        return Words(explained(case, figure))
    near = offered(name, [f"{case_id}/{figure}" for figure in case.ledger.figures])
    return Words(
        f"There is no figure {name}. " + _sentence(near or f"valuecase figures {case_id} lists them"), unknown=True
    )


def contents() -> str:
    """Every code with its title, by what an author does when it is met."""
    lines = []
    for group, entries in GROUPS.items():
        lines += [group, *(f"  {code}  {entry.level:<7}  {entry.title}" for code, entry in entries.items()), ""]
    return "\n".join([*lines, "valuecase explain CODE tells more of one."])


def reference() -> str:
    """The catalogue as a page in Markdown."""
    lines = [
        "# What `valuecase check` finds",
        "",
        "Every finding has a code. This page is made from the same words as `valuecase explain CODE`; for each there is a",
        "folder in `tests/problems` with a case that shows it, what the terminal says, and the case mended.",
        "",
        *(f"- {words}" for words in LEVELS.values()),
        "",
        "By their numbers: "
        + ", ".join(f"[{code}](#{code.lower()}-{entry.name})" for code, entry in sorted(CATALOGUE.items()))
        + ".",
    ]
    for group, entries in GROUPS.items():
        lines += ["", f"## {group}"]
        for code, entry in entries.items():
            lines += ["", f"### {code} {entry.name}", "", f"**{entry.title}** ({entry.level}). {entry.why}"]
            lines += ["", f"*Looked for:* {entry.check}"]
            lines += [line for words, text in _examples(entry) for line in ("", words, "", "```text", text, "```")]
    return "\n".join(lines) + "\n"


def _code(code: str) -> Words:
    entry = CATALOGUE.get(code)
    if entry is None:
        return Words(f"There is no code {code}. “valuecase explain” alone lists the codes.", unknown=True)
    parts = [f"{code} {entry.name}: {entry.title}", "", entry.why, LEVELS[entry.level]]
    parts += ["", f"Looked for: {entry.check}"]
    parts += [line for words, text in _examples(entry) for line in ("", words, "", _indented(text))]
    return Words("\n".join(parts))


def _examples(entry: Entry) -> list[tuple[str, str]]:
    """Lines with the finding and without it. Only an error asks to be mended: a doubt may well be true."""
    if not entry.bad:
        return [("Write", entry.good)] if entry.good else []
    if entry.bad == entry.good:
        return []
    if entry.level is not Level.ERROR:
        return [("Said of", entry.bad), ("and not of", entry.good)] if entry.good else [("Said of", entry.bad)]
    write = f"write, {entry.where}," if entry.where else "write"
    return [("Instead of", entry.bad), (write, entry.good)] if entry.good else [("Take out", entry.bad)]


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}{'' if words.endswith(('?', '…')) else '.'}"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
