"""How a review is put into words, for every rendering alike: what it comes to, its parts, its headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from textwrap import shorten
from typing import TypeAlias

from valuecase.reading.dates import in_words
from valuecase.review.changes import FINDINGS, Cause, Change, Kind, Part, Review, Signed
from valuecase.review.wording import shortened, word_diff

#: Writes words as a rendering needs them.
Words: TypeAlias = Callable[[str], str]
#: What a group of changes is called.
HEADINGS = {
    Kind.HEADLINE: "Headline figures",
    Kind.ERROR: "Errors",
    Kind.PRIVACY: "Privacy",
    Kind.CONSENT: "Consent",
    Kind.CASE: "Cases",
    Kind.FIGURE: "Other figures",
    Kind.RECONCILING: "Compared with what sources print",
    Kind.CLAIM: "Claims",
    Kind.CAUTION: "Cautions",
    Kind.GAP: "Gaps",
    Kind.TEXT: "Words and parts",
}
#: From so many on, figures that came or went with one thing are told together.
MANY = 3
#: No more written numbers than these are named as the cause of one figure.
MOST_CAUSES = 6
#: No more files than these are named in a note, each in so many characters.
MOST_FILES, LONGEST = 20, 120
#: The file whose words are on the first page of a case, and what these are called.
FRONT, FRONT_WORDS = "case", "Words of the first page"
#: The code for a section that is not there.
NO_SECTION = "VC803"
#: Texts up to this length are told whole, before and after.
SHORT = 60
#: Of something new, so many texts are told outside the page, and so many characters of each.
MOST_PARTS, FIRST_WORDS = 6, 160
SIGNS = {"changed": "~", "appeared": "+", "gone": "−", "renamed": "→"}


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one kind in one case; `front`: the words of its first page; `new`: the case is new."""

    kind: Kind
    case: str
    changes: tuple[Change, ...]
    front: bool = False
    new: bool = False


def groups(review: Review) -> Iterator[Group]:
    """Headline figures of every case first, then the words of its first page; then, case by case, the other kinds."""
    cases, new = review.cases, review.new_cases
    for case in cases:
        if headline := review.of(Kind.HEADLINE, case):
            yield Group(Kind.HEADLINE, case, tuple(headline), new=case in new)
    texts = {case: review.of(Kind.TEXT, case) for case in cases}
    front = {case: tuple(change for change in found if change.name == FRONT) for case, found in texts.items()}
    yield from (Group(Kind.TEXT, case, found, True, case in new) for case, found in front.items() if found)
    for case in cases:
        for kind in (kind for kind in Kind if kind is not Kind.HEADLINE):
            if found := tuple(c for c in review.of(kind, case) if kind is not Kind.TEXT or c.name != FRONT):
                yield Group(kind, case, found, new=case in new)


@dataclass(frozen=True, slots=True)
class Block:
    """Changes told in one go: one; or figures of one thing that came, went or print as before.

    name, title: what they are of
    counted:     told by their number alone
    """

    name: str
    title: str
    changes: tuple[Change, ...]
    counted: bool = False

    @property
    def first(self) -> Change:
        """The one that stands for all; of what is only counted nothing of its own is told."""
        first = self.changes[0]
        return replace(first, parts=(), note="", place=None) if self.counted else first


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks with the same causes, so that these are told once."""

    causes: tuple[Cause, ...]
    blocks: tuple[Block, ...]


def runs(group: Group) -> Iterator[Run]:
    """The changes of a group by what caused them, in the order in which the causes are first met."""
    if group.kind is Kind.GAP and group.new:  # there are hundreds, and whoever wrote the case has them from `check`
        yield Run((), (Block(group.case, group.case, group.changes, counted=True),))
        return
    found: dict[tuple[Cause, ...], list[Change]] = {}
    for change in group.changes:
        found.setdefault(change.causes, []).append(change)
    for causes, changes in found.items():
        yield Run(causes, tuple(_blocks(changes)))


def one_of(change: Change) -> Run:
    """A change told by itself."""
    return Run(change.causes, (Block(change.name, change.title, (change,)),))


def _blocks(changes: list[Change]) -> Iterator[Block]:
    found: dict[object, list[Change]] = {}
    for number, change in enumerate(changes):
        found.setdefault(_together(change) or number, []).append(change)
    for mine in found.values():
        first = mine[0]
        if len(mine) < (2 if first.kind is Kind.RECONCILING else MANY):
            yield from (Block(change.name, change.title, (change,)) for change in mine)
        else:
            gaps = first.kind is Kind.GAP
            name = ("" if first.title.startswith(NO_SECTION) else first.name) if gaps else _thing(first)
            yield Block(name or "case", _in_common([change.title for change in mine]), tuple(mine))


def _together(change: Change) -> tuple[str, ...]:
    """What figures must share to be told together; empty for what is told by itself."""
    if change.kind is Kind.RECONCILING:  # several figures may rest on one comparison
        return _thing(change), change.before, change.after
    if change.kind is Kind.GAP and not change.parts:
        return ("" if change.title.startswith(NO_SECTION) else change.name), change.title, change.how
    if change.kind is Kind.FIGURE and (change.how != "changed" or change.before == change.after):
        return _thing(change), change.how, change.note
    return ()


def _thing(change: Change) -> str:
    """The thing a figure belongs to: `costs.hertsmere`."""
    return ".".join(change.name.split(".")[:2])


def _in_common(titles: list[str]) -> str:
    """What titles begin with: `Costs, row 1` and `Costs: total` are both about `Costs`."""
    pieces = zip(*(re.findall(r"[,:]?[^,:]+", title) for title in titles), strict=False)
    same = takewhile(lambda each: len({piece.lstrip(",:") for piece in each}) == 1, pieces)
    return "".join(each[0] for each in same) or titles[0]


def heading(group: Group, review: Review) -> str:
    """`hertfordshire: Other figures`."""
    return f"{case_name(group.case, review)}: {FRONT_WORDS if group.front else HEADINGS[group.kind]}"


def case_name(case: str, review: Review) -> str:
    return review.titles.get(case, case) if case else "All cases"


def line(change: Change) -> str:
    """What happened, in a line: `£863,091 → £864,675, +£1,584 (+0.2%)`; parts and causes stand below it."""
    if change.kind in FINDINGS or (change.kind is Kind.CONSENT and not change.before):
        return change.after or (f"no longer: {change.before}" if change.before else "")
    match change.how:
        case "appeared" if change.kind is Kind.TEXT and change.place:
            return ""  # its words follow
        case "appeared":
            return f"new: {change.after}" if change.after else "new"
        case "gone":
            return f"gone: was {change.before}" if change.before else "gone"
        case _ if change.before == change.after:
            return change.before
        case _:
            return f"{change.before} → {change.after}" + (f", {change.by}" if change.by else "")


def cause_words(cause: Cause) -> str:
    """`cases/torbay/costs.yml:14: £135,000 → £136,584`."""
    where = f"{cause.file}:{cause.line}"
    if cause.gone:
        return f"{where} of the older revision{': ' if cause.before else ''}{cause.before}, gone"
    if not cause.after:
        return f"{where} {'is new' if cause.new else 'changed'}"
    return f"{where}: {cause.before} → {cause.after}" if cause.before else f"{where}: {cause.after}, new"


def causes_words(causes: Sequence[Cause]) -> list[str]:
    """Causes in words, no more than a reader takes in."""
    most = MOST_CAUSES if len(causes) > MOST_CAUSES + 1 else len(causes)
    more = [f"{len(causes) - most} more written numbers"] if most < len(causes) else []
    return [*map(cause_words, causes[:most]), *more]


def block_line(block: Block) -> str:
    """`24 figures gone: £863,091, £8,298.95 a week, …` for several; else the line of the one."""
    if block.counted:
        return f"{len(block.changes):,} gap{'' if len(block.changes) == 1 else 's'}, which valuecase check lists"
    if len(block.changes) == 1:
        return line(block.first)
    if block.first.kind is Kind.RECONCILING:
        endings = [change.name.removeprefix(f"{block.name}.") for change in block.changes]
        return f"{_few(endings)}: {line(block.first)}"
    if block.first.kind is Kind.GAP:
        return "; ".join(line(change) for change in block.changes)
    if block.first.how == "changed":
        endings = [change.name.removeprefix(f"{block.name}.") for change in block.changes]
        return f"{len(endings)} figures: {_few(endings)}"
    values = [change.after or change.before for change in block.changes]
    return f"{len(values)} figures {'new' if block.first.how == 'appeared' else 'gone'}: {_few(values)}"


def part_words(part: Part, gone: Words, new: Words, same: Words = str) -> str:
    """`source: report, page 4 → audit, page 2`; of a long text only what changed.

    `gone` and `new` mark words that went and came; `same` writes all others as the rendering needs them.
    """
    what, before, after = same(part.what), same(part.before), same(part.after)
    if part.before == part.after:
        return f"{what}: other words, which may not be shown"
    if not part.before:
        return f"{what}, new: {after}"
    if not part.after:
        return f"{what}, gone: {before}"
    if max(len(part.before), len(part.after)) <= SHORT:
        return f"{what}: {before} → {after}"
    marks: dict[str, Words] = {"same": same, "gone": gone, "new": new}
    words = [marks[kind](text) for kind, text in shortened(word_diff(part.before, part.after))]
    return f"{what}: {' '.join(words)}"


def told_parts(change: Change) -> tuple[Part, ...]:
    """The parts of a change for which there is room: of new things the first (of a first page all), each with its first words."""
    if change.how != "appeared":
        return change.parts
    most = len(change.parts) if change.name == FRONT else MOST_PARTS
    more = f"{len(change.parts) - most:,}" if len(change.parts) > most + 1 else ""
    first = change.parts[: most if more else most + 1]
    short = [replace(part, after=shorten(part.after, FIRST_WORDS, placeholder=" …")) for part in first]
    return (*short, *([Part("more texts", after=more)] if more else []))


def reviewers(review: Review) -> list[str]:
    """Whose review is needed, in lines."""
    found = []
    for one in review.needed:
        what = f"{', '.join(one.files)} of {case_name(one.case, review)}"
        found.append(f"{one.owner}: {what}" if one.owner else f"no owner is named for {what}")
    return found


def signed_words(signed: Signed, review: Review) -> str:
    """What is to be said of a published case whose headline figures are not those that were signed."""
    title = case_name(signed.case, review)
    if not signed.when:
        return f"{title} is published, and nothing says when it was signed: add signed: to case.yml"
    by = f"{title} was signed by {signed.by} on {in_words(signed.when)}"
    if not signed.commit:
        return f"{by}; what it said then is not in the history that is here"
    if not signed.changes:
        return f"{by}; its headline figures are those that were signed"
    number = len(signed.changes)
    differ = "headline figure is" if number == 1 else "headline figures are"
    return f"{by}; since then {number} {differ} different, so it is to be signed again, with a new date in signed:"


def notes(review: Review) -> list[str]:
    """What else a reviewer should know."""
    found = []
    if review.unprinted:
        found.append(review.unprinted)
    if review.links:
        found.append(f"Not compared, since they lead elsewhere: {_files(review.links)}.")
    if review.looks:
        found.append(f"How pages look, or how figures are worked out, may change too: {_files(review.looks)}.")
    if review.others:
        named = _files(review.others)
        found.append(f"Other files changed, which are not looked into and may be programs or settings: {named}.")
    if any(c.kind is Kind.ERROR and c.how != "gone" for c in review.changes):
        found.append("With errors nothing is published; what rests on something that cannot be read is missing here.")
    return found


def _files(names: Sequence[str]) -> str:
    """Files by name, no more and no longer than a comment has room for; the others are counted."""
    short = [f"{name[: LONGEST // 2]}…{name[-LONGEST // 2 :]}" if len(name) > LONGEST else name for name in names]
    more = [f"and {len(names) - MOST_FILES:,} more"] if len(names) > MOST_FILES else []
    return ", ".join([*short[:MOST_FILES], *more])


def _few(words: Sequence[str]) -> str:
    return ", ".join(words[:MOST_CAUSES]) + (", …" if len(words) > MOST_CAUSES else "")
