"""A review as a comment on a pull request: a line that sums up, the rest folded, within what a host takes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from valuecase.problems.render import plain
from valuecase.review.changes import Kind, Part, Review
from valuecase.review.telling import (
    SIGNS,
    Block,
    Group,
    Run,
    block_line,
    causes_words,
    groups,
    heading,
    notes,
    one_of,
    part_words,
    reviewers,
    runs,
    signed_words,
    summary,
)

#: By this line a comment is found again, to be edited in its place.
MARKER = "<!-- valuecase-review -->"
#: What a comment may hold (GitHub takes 65,536 characters); some are left for whoever adds a link.
LIMIT = 65_000
#: Kinds that are not folded: what a reviewer must see.
OPEN = (Kind.HEADLINE, Kind.ERROR, Kind.PRIVACY, Kind.CONSENT)
_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+!|~$^=-])")
# What hosts make links of by themselves: people, issues, addresses.
_REFERS = re.compile(r"([@#]|\bGH\\-|://|\bwww)(?=[\w.-])", re.IGNORECASE)


def as_markdown(review: Review, limit: int = LIMIT) -> str:
    """The whole review, or as much as fits: what comes last is counted instead. At most `limit` characters."""
    head = [MARKER, f"**{escaped(summary(review))}**", "", f"{escaped(review.base)} → {escaped(review.head)}", ""]
    tail = [*_people(review), *(f"_{escaped(words)}_\n" for words in notes(review))]
    room = limit - sum(len(words) + 1 for words in [*head, *tail]) - 200
    body: list[str] = []
    left = 0
    for group in groups(review):
        written = _group(group, review, room)
        if written:
            room -= len(written) + 1
            body.append(written)
        else:
            left += len(group.changes)
    more = [f"{left:,} more changes do not fit here; the review page has all of them.", ""] if left else []
    return "\n".join([*head, *body, *more, *tail])[:limit].rstrip() + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: no markup of an author's, no mention of people or issues."""
    safe = _MARKS.sub(r"\\\1", plain(" ".join(text.split())).replace("&", "&amp;"))
    return _REFERS.sub("\\1\N{ZERO WIDTH SPACE}", safe.replace("\\#", "#"))


def _group(group: Group, review: Review, room: int) -> str:
    """The changes of a kind, folded but for what must be seen; cut where there is no room, and empty where there is none."""
    title = escaped(heading(group, review))
    before, after = (
        (f"### {title}\n", "")
        if group.kind in OPEN
        else (f"<details><summary>{title} ({len(group.changes):,})</summary>\n", "\n</details>\n")
    )
    items: list[str] = []
    size = len(before) + len(after) + 60
    told = 0
    for run in runs(group):
        item = "\n".join(_run(run))
        if size + len(item) + 1 > room:
            break
        items.append(item)
        size += len(item) + 1
        told += sum(len(block.changes) for block in run.blocks)
    if not items:
        return ""
    rest = len(group.changes) - told
    more = [f"- … and {rest:,} more"] if rest else []
    return "\n".join([before, *items, *more, after])


def _run(run: Run) -> Iterator[str]:
    because = [f"because {escaped(words)}" for words in causes_words(run.causes)]
    if len(run.blocks) > 1 and because:
        yield f"- {'; '.join(because)}"
        yield from (f"  {words}" for block in run.blocks for words in _item(block))
        return
    yield from (words for block in run.blocks for words in _item(block))
    yield from (f"  - {words}" for words in because)


def _item(block: Block) -> Iterator[str]:
    change = block.first
    title = f" {escaped(block.title)}" if block.title != block.name else ""
    words = block_line(block)
    yield f"- {SIGNS[change.how]} `{_code(block.name)}`{title}" + (f": **{escaped(words)}**" if words else "")
    if change.place:
        yield f"  - `{_code(change.place[0])}:{change.place[1]}`"
    yield from (f"  - {_part(part)}" for part in change.parts)
    if change.said_in:
        yield f"  - said in {escaped('; '.join(change.said_in))}"
    if change.note:
        yield f"  - {escaped(change.note)}"


def _part(part: Part) -> str:
    """A part in words; what is gone is struck out, what is new is bold."""
    gone, new = "\ue000", "\ue001"  # private characters, which stand in until the rest is escaped
    words = escaped(part_words(part, f"{gone}{{}}{gone}".format, f"{new}{{}}{new}".format))
    return words.replace(gone, "~~").replace(new, "**")


def _people(review: Review) -> Iterator[str]:
    """Whose review is needed, and what was signed."""
    for signed in review.signed:
        yield f"> {escaped(signed_words(signed, review))}\n"
        yield from (f"> {words}" for change in signed.changes for words in _run(one_of(change)))
        yield ""
    if review.needed:
        yield "**Whose review is needed**\n"
        yield from (f"- {escaped(words)}" for words in reviewers(review))
        yield ""


def _code(text: str) -> str:
    return plain(text).replace("`", "'")
