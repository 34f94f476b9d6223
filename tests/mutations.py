"""Slips of authors, made by chance and the same each time: one change somewhere in one file of a case."""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support import CASES
from valuecase.problems import Place
from valuecase.project import Project, load_project
from valuecase.report import report, shown

#: What is typed by mistake, or pasted: signs of YAML and Markdown, digits, letters, spaces of other kinds, emoji.
TYPED = (
    *":\"'#{}[],-*@!&%|>?`~<>\\/=+()£$€.…“”‘’–—", *"0123456789", *"aeiouXYZé✓😀",
    " ", "  ", "\t", "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}", "\N{RIGHT-TO-LEFT OVERRIDE}", "\n", "\r\n",
    ": ", " #", "- ", "{{ ", " }}", "---\n", "&a ", "*a", "<<: ", "!!str ", "null", "yes", "~", "\x00", "\x07", "\ufeff",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slip:
    """One change: in which file of which case, what kind, the new text, and the line it stands on (from 1)."""

    case: str
    file: str
    kind: str
    text: str
    line: int


def slips(seed: int, number: int) -> Iterator[Slip]:
    """That many slips in the cases of this repository, each case as often as the others."""
    chance = random.Random(seed)
    cases = sorted(path.name for path in CASES.iterdir() if path.is_dir())
    files = {
        case: sorted(p for p in (CASES / case).rglob("*") if p.suffix in (".yml", ".md", ".csv")) for case in cases
    }
    for count in range(number):
        case = cases[count % len(cases)]
        path = chance.choice(files[case])
        text = path.read_text("utf-8")
        kind = chance.choice(sorted(KINDS))
        changed, line = KINDS[kind](text, chance)
        if changed != text:
            yield Slip(case, path.relative_to(CASES).as_posix(), kind, changed, line)


def _spot(text: str, chance: random.Random) -> int:
    """A place in a text where something stands that is no space and no remark."""
    spots = [m.start() for m in re.finditer(r"(?m)^(?!\s*#).*$", text) if m[0].strip()]
    start = chance.choice(spots)
    end = text.find("\n", start)
    return chance.randrange(start, (len(text) if end < 0 else end) or 1)


def _at(text: str, spot: int) -> int:
    return text.count("\n", 0, spot) + 1


def _typed(text: str, chance: random.Random) -> tuple[str, int]:
    spot = _spot(text, chance)
    return text[:spot] + chance.choice(TYPED) + text[spot:], _at(text, spot)


def _replaced(text: str, chance: random.Random) -> tuple[str, int]:
    spot = _spot(text, chance)
    return text[:spot] + chance.choice(TYPED) + text[spot + 1 :], _at(text, spot)


def _left_out(text: str, chance: random.Random) -> tuple[str, int]:
    spot = _spot(text, chance)
    return text[:spot] + text[spot + chance.choice((1, 1, 1, 2, 5)) :], _at(text, spot)


def _exchanged(text: str, chance: random.Random) -> tuple[str, int]:
    spot = _spot(text, chance)
    return text[:spot] + text[spot : spot + 2][::-1] + text[spot + 2 :], _at(text, spot)


def _a_line(change: Callable[[list[str], int, random.Random], None]) -> Callable[[str, random.Random], tuple[str, int]]:
    def changed(text: str, chance: random.Random) -> tuple[str, int]:
        number = _at(text, _spot(text, chance))
        lines = text.split("\n")
        change(lines, number - 1, chance)
        return "\n".join(lines), number

    return changed


def _line_twice(lines: list[str], at: int, _: random.Random) -> None:
    lines.insert(at, lines[at])


def _line_gone(lines: list[str], at: int, _: random.Random) -> None:
    del lines[at]


def _line_moved_in(lines: list[str], at: int, chance: random.Random) -> None:
    lines.insert(at, chance.choice(lines))


def _indented(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = " " * chance.choice((1, 2, 4)) + lines[at]


def _outdented(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = re.sub(rf"^ {{1,{chance.choice((1, 2, 4))}}}", "", lines[at])


def _joined(lines: list[str], at: int, _: random.Random) -> None:
    if at + 1 < len(lines):
        lines[at : at + 2] = [lines[at] + lines[at + 1]]


def _word_gone(lines: list[str], at: int, chance: random.Random) -> None:
    words = list(re.finditer(r"\S+", lines[at]))
    one = chance.choice(words)
    lines[at] = lines[at][: one.start()] + lines[at][one.end() :]


def _another_word(lines: list[str], at: int, chance: random.Random) -> None:
    words = list(re.finditer(r"[\w£%.-]+", lines[at]))
    others = re.findall(r"[\w£%.-]+", chance.choice(lines))
    if words and others:
        one = chance.choice(words)
        lines[at] = lines[at][: one.start()] + chance.choice(others) + lines[at][one.end() :]


def _cut_short(lines: list[str], at: int, _: random.Random) -> None:
    del lines[at + 1 :]
    lines[at] = lines[at][: len(lines[at]) // 2]


KINDS: dict[str, Callable[[str, random.Random], tuple[str, int]]] = {
    "typed": _typed,
    "replaced": _replaced,
    "left out": _left_out,
    "exchanged": _exchanged,
    **{
        name: _a_line(change)
        for name, change in {
            "line twice": _line_twice,
            "line gone": _line_gone,
            "line moved in": _line_moved_in,
            "indented": _indented,
            "outdented": _outdented,
            "joined": _joined,
            "word gone": _word_gone,
            "another word": _another_word,
            "cut short": _cut_short,
        }.items()
    },
}


class Workshop:
    """Copies of the cases in which one slip at a time is made, checked and mended."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(CASES, root / "cases")
        self.before = {
            case.name: self._said(load_project(root, [case.name])) for case in CASES.iterdir() if case.is_dir()
        }

    def places(self, slip: Slip) -> list[Place]:
        """Where the problems stand that a slip brought; the check prints them too, in all four ways."""
        path = self.root / "cases" / slip.file
        kept = path.read_bytes()
        path.write_bytes(slip.text.encode("utf-8", "surrogatepass"))
        try:
            project = load_project(self.root, [slip.case])
            for style in ("text", "json", "github", "gitlab"):
                report(project, style)
            return self._new(project, slip)
        finally:
            path.write_bytes(kept)

    def _new(self, project: Project, slip: Slip) -> list[Place]:
        left = self.before[slip.case].copy()
        new = []
        for one in shown(project):
            said = (one.problem.code, one.place.file, one.problem.message)
            if left[said]:
                left[said] -= 1
            else:
                new.append(one.place)
        return new

    def _said(self, project: Project) -> Counter[tuple[str, str, str]]:
        return Counter((one.problem.code, one.place.file, one.problem.message) for one in shown(project))


def near(slip: Slip, places: list[Place]) -> bool:
    """Whether one of the places is within two lines of the slip."""
    return any(
        place.file == f"cases/{slip.file}" and place.line - 2 <= slip.line <= max(place.line, place.last_line) + 2
        for place in places
    )
