"""Problems as text for a terminal, as JSON, and as GitHub and GitLab show them beside the lines."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from valuecase.problems import Level, Place, Problem, level_of
from valuecase.problems.catalogue import CATALOGUE

#: What terminals understand (ECMA-48): how weighty things, remedies and asides look.
COLOURS = {Level.ERROR: "31;1", Level.CAUTION: "33;1", Level.GAP: "36"}
BOLD, REMEDY, ASIDE = "1", "32", "2"
#: How many problems of one kind are shown of a file; how many characters of a message, a remedy or a line.
MOST_ALIKE, LONGEST = 200, 600


@dataclass(frozen=True, slots=True)
class Shown:
    """A problem with its place found and the line it stands on."""

    problem: Problem
    place: Place
    line: str

    @property
    def level(self) -> Level:
        return level_of(self.problem)


def show_all(
    problems: Iterable[Problem], place: Callable[[Problem], Place], line: Callable[[Place], str]
) -> list[Shown]:
    """Problems with their places, each once, in the order of files and lines."""
    placed = {(p, place(p)) for p in problems}
    shown = [Shown(_in_short(p), where, line(where)) for p, where in placed]
    return _not_all(
        sorted(shown, key=lambda s: (s.place.file, s.place.line, s.place.column, s.problem.code, s.problem.message))
    )


def _not_all(shown: list[Shown]) -> list[Shown]:
    """The first of very many problems of one kind in one file, the last of them saying how many more there are."""
    counts = Counter((one.problem.code, one.place.file) for one in shown)
    if all(count <= MOST_ALIKE for count in counts.values()):
        return shown
    seen: Counter[tuple[str, str]] = Counter()
    kept = []
    for one in shown:
        kind = one.problem.code, one.place.file
        seen[kind] += 1
        if seen[kind] == MOST_ALIKE and counts[kind] > MOST_ALIKE:
            words = f"{one.problem.message}; and {counts[kind] - MOST_ALIKE:,} more like this in this file"
            kept.append(replace(one, problem=replace(one.problem, message=words)))
        elif seen[kind] <= MOST_ALIKE:
            kept.append(one)
    return kept


def _in_short(problem: Problem) -> Problem:
    """The same problem in no more words than somebody would read."""
    if len(problem.message) <= LONGEST and len(problem.hint) <= LONGEST:
        return problem
    return replace(problem, message=_cut(problem.message), hint=_cut(problem.hint))


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST // 2]} … {words[-LONGEST // 2 :]}"


def as_text(shown: list[Shown], *, colour: bool = False) -> str:
    """For a terminal: where, what, the line, the remedy; the weightiest last, above the count. In `colour` or not.

    A caution that is answered is only counted: pages show it, with its answer.
    """

    def paint(style: str, words: str) -> str:
        return f"\033[{style}m{words}\033[0m" if colour and words else words

    weight = [Level.GAP, Level.CAUTION, Level.ERROR]
    blocks = [_block(one, paint) for one in sorted(_open(shown), key=lambda one: weight.index(one.level))]
    return "\n".join([*blocks, paint(BOLD, count_line(shown))])


def as_json(shown: list[Shown]) -> str:
    """For programs: one object a problem."""
    return json_text([_record(one) for one in shown])


def json_text(value: object) -> str:
    """JSON to be printed: what commands a terminal, or is no letter, is written as its number."""
    return _UNPRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False, indent=1))


def as_github(shown: list[Shown]) -> str:
    """For pull requests: workflow commands that GitHub shows beside the lines."""
    kinds = {Level.ERROR: "error", Level.CAUTION: "warning", Level.GAP: "notice"}
    lines = []
    for one in _open(shown):
        where = (
            f"file={_property(one.place.file)},line={one.place.line},col={one.place.column},endColumn={one.place.end}"
        )
        title = f"title={_property(_title(one.problem))}"
        words = plain(one.problem.message) + (f"\nhint: {plain(one.problem.hint)}" if one.problem.hint else "")
        lines.append(f"::{kinds[one.level]} {where},{title}::{_data(words)}")
    return "\n".join([*lines, count_line(shown)])


def as_gitlab(shown: list[Shown]) -> str:
    """For merge requests: a code quality report, which GitLab shows beside the lines.

    A fingerprint says which problem it is whatever its line, so that GitLab knows it again when lines move.
    """
    weights = {Level.ERROR: "blocker", Level.CAUTION: "minor", Level.GAP: "info"}
    seen: Counter[tuple[str, str, str]] = Counter()
    reported = []
    for one in _open(shown):
        problem, same = one.problem, (one.problem.code, one.place.file, one.problem.message)
        hint = f"; hint: {problem.hint}" if problem.hint else ""
        fingerprint = hashlib.sha256(json.dumps([*same, seen[same]]).encode()).hexdigest()
        seen[same] += 1
        reported.append({
            "description": f"{_title(problem)}: {problem.message}{hint}", "check_name": problem.code,
            "fingerprint": fingerprint, "severity": weights[one.level],
            "location": {"path": one.place.file, "lines": {"begin": one.place.line}},
        })  # fmt: skip
    return json_text(reported)


def count_line(shown: list[Shown]) -> str:
    """`1 error, 3 cautions, 12 gaps; 2 cautions answered`."""
    counts = Counter(one.level for one in _open(shown))
    shown_levels = [level for level in Level if counts[level] or level is Level.ERROR]
    words = ", ".join(f"{counts[level]} {level}{'' if counts[level] == 1 else 's'}" for level in shown_levels)
    answered = sum(bool(one.problem.answer) for one in shown)
    return f"{words}; {answered} caution{'' if answered == 1 else 's'} answered" if answered else words


def _open(shown: Iterable[Shown]) -> list[Shown]:
    """Those that nobody has answered."""
    return [one for one in shown if not one.problem.answer]


def plain(text: str) -> str:
    """Text without characters that command a terminal or turn its words round; tabs stay.

    GitHub obeys what follows `##[` anywhere in a line that is printed, so something unseen is put between.
    """
    return _COMMANDS.sub("\N{REPLACEMENT CHARACTER}", text).replace("##[", "##\N{ZERO WIDTH SPACE}[")


#: Control characters but for tabs; what embeds, overrides or isolates a direction.
_COMMANDS = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
#: The same where JSON has not written them as numbers already, and what stands for a byte that is no letter.
_UNPRINTED = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def _window(place: Place, line: str) -> tuple[Place, str]:
    """The part of a very long line that a place is in, and the place within it."""
    if len(line) <= LONGEST:
        return place, line
    start = max(0, min(place.column - LONGEST // 3, len(line) - LONGEST))
    end = min(place.end - start, LONGEST + 1)
    return replace(place, column=place.column - start, end=end), line[start : start + LONGEST]


def _block(one: Shown, paint: Callable[[str, str], str]) -> str:
    problem, tint = one.problem, COLOURS[one.level]
    place, shown = _window(one.place, one.line)
    message, hint, line = plain(problem.message), plain(problem.hint), plain(shown)
    where = f"{plain(place.file)}:{place.line}:{one.place.column}:"
    head = f"{paint(BOLD, where)} {paint(tint, one.level)} {_title(problem)}"
    if one.level is Level.GAP:
        return f"{head}: {message}"
    number = str(place.line)
    lines = [head]
    if line.strip():
        # Tabs are kept in the margin, so that the marks stand under what they mean.
        lead = "".join("\t" if c == "\t" else " " for c in line[: place.column - 1])
        marks = "^" * max(place.end - place.column, 1)
        lines += [f"   {number} | {line}", f"   {' ' * len(number)} | {lead}{paint(tint, f'{marks} {message}')}"]
    else:
        lines.append(f"   {paint(tint, message)}")
    more = paint(ASIDE, f"more: valuecase explain {problem.code}")
    stop = "" if hint.endswith(("?", ".", "…")) else "."
    lines.append(f"   {paint(REMEDY, f'hint: {hint}{stop}')}   {more}" if hint else f"   {more}")
    return "\n".join(lines)


def _record(one: Shown) -> dict[str, object]:
    p, place = one.problem, one.place
    return {
        "code": p.code, "name": CATALOGUE[p.code].name, "level": str(one.level), "file": place.file, "line": place.line,
        "column": place.column, "end": place.end, "message": p.message, "hint": p.hint, "about": p.about,
        "answer": p.answer,
    }  # fmt: skip


def _title(problem: Problem) -> str:
    return f"{problem.code} {CATALOGUE[problem.code].name}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
