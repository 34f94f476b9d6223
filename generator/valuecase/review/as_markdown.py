"""A review as a comment on a pull request: a line that sums up, the rest folded, within what a host takes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from valuecase.problems.render import plain
from valuecase.review.changes import Kind, Part, Review
from valuecase.review.summary import summary
from valuecase.review.telling import (
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
    told_parts,
)

#: By this line a comment is found again, to be edited in its place.
MARKER = "<!-- valuecase-review -->"
#: What a comment may hold (GitHub takes 65,536 characters); some are left for whoever adds a link.
LIMIT = 65_000
#: Kinds that are not folded, and for which there is room first: what a reviewer must see.
OPEN = (Kind.HEADLINE, Kind.ERROR, Kind.PRIVACY, Kind.CONSENT, Kind.CASE)
#: Of the people whose review is needed, and of the figures that were signed, so many are named.
MOST_PEOPLE, MOST_SIGNED = 40, 20
SPARE = 300
_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+!|~$^=-])")
_NUMBERED = re.compile(r"^(\d+)([.)])")
# What hosts make links of by themselves: people, issues, addresses.
_REFERS = re.compile(r"(@|\\?#|\bGH\\?-|://|\bwww)(?=[\w.-])", re.IGNORECASE)


def as_markdown(review: Review, limit: int = LIMIT) -> str:
    """The whole review, or as much as fits: what does not is counted. At most `limit` characters."""
    head = [MARKER, f"**{escaped(summary(review))}**", "", f"From {escaped(review.base)} to {escaped(review.head)}", ""]
    head += [*(f"_{escaped(words)}_\n" for words in notes(review)), *_people(review)]
    room = limit - sum(len(words) + 1 for words in head) - SPARE
    every = list(groups(review))
    written: dict[int, str] = {}
    for number, group in sorted(enumerate(every), key=lambda pair: _rank(pair[1])):
        if words := _group(group, review, room):
            written[number] = words
            room -= len(words) + 1
    left = sum(len(group.changes) for number, group in enumerate(every) if number not in written)
    more = [f"{left:,} more changes do not fit here; the review page has all of them.", ""] if left else []
    return "\n".join([*head, *(written[number] for number in sorted(written)), *more]).rstrip() + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: no markup of an author's, no mention of people or issues, no address."""
    safe = _MARKS.sub(r"\\\1", _clean(text).replace("&", "&amp;"))
    return _unlinked(_NUMBERED.sub(r"\1\\\2", safe))


def _in_html(text: str) -> str:
    """The same for words within HTML, where marks of Markdown mean nothing."""
    return _unlinked(html.escape(_clean(text)))


def _clean(text: str) -> str:
    return plain(" ".join(text.split()))


def _unlinked(text: str) -> str:
    return _REFERS.sub("\\1\N{ZERO WIDTH SPACE}", text)


def _is_open(group: Group) -> bool:
    return group.front or group.kind in OPEN


def _rank(group: Group) -> int:
    """In which order there is room: first what must be seen, last the words of new cases."""
    if group.kind in OPEN:
        return 0
    return 1 if group.front else 3 if group.new and group.kind is Kind.TEXT else 2


def _group(group: Group, review: Review, room: int) -> str:
    """The changes of a kind, folded but for what must be seen; cut where there is no room, and empty where there is none."""
    title = heading(group, review)
    before, after = (
        (f"### {escaped(title)}\n", "")
        if _is_open(group)
        else (f"<details><summary>{_in_html(title)} ({len(group.changes):,})</summary>\n", "\n</details>\n")
    )
    items: list[str] = []
    size, told = len(before) + len(after) + 60, 0
    for number, item in ((count, words) for run in runs(group) for count, words in _run(run)):
        if size + len(item) + 1 > room:
            break
        items.append(item)
        size += len(item) + 1
        told += number
    rest = len(group.changes) - told
    more = [f"- … and {rest:,} more"] if rest else []
    return "\n".join([before, *items, *more, after]) if told else ""


def _run(run: Run) -> Iterator[tuple[int, str]]:
    """The items of a run, each with the number of changes that it tells of."""
    because = [f"because {escaped(words)}" for words in causes_words(run.causes)]
    several = len(run.blocks) > 1 and bool(because)
    if several:
        yield 0, f"- {'; '.join(because)}"
    for block in run.blocks:
        lines = [*_item(block), *(f"  - {words}" for words in because if not several)]
        yield len(block.changes), "\n".join(f"  {words}" if several else words for words in lines)


def _item(block: Block) -> Iterator[str]:
    change = block.first
    name = f"`{_code(block.name)}`"
    title = f"{escaped(block.title)} ({name})" if block.title != block.name else name
    words = block_line(block)
    yield f"- {title}" + (f": **{escaped(words)}**" if words else "")
    if change.place and len(block.changes) == 1:
        yield f"  - `{_code(change.place[0])}:{change.place[1]}`"
    yield from (f"  - {_part(part)}" for part in told_parts(change))
    if change.said_in:
        yield f"  - said in {escaped('; '.join(change.said_in))}"
    if change.note:
        yield f"  - {escaped(change.note)}"


def _part(part: Part) -> str:
    """A part in words; what is gone is struck out, what is new is bold."""
    return part_words(part, lambda words: f"~~{escaped(words)}~~", lambda words: f"**{escaped(words)}**", escaped)


def _people(review: Review) -> Iterator[str]:
    """Whose review is needed, and what was signed."""
    for signed in review.signed[:MOST_SIGNED]:
        yield f"> {escaped(signed_words(signed, review))}\n"
        items = [item for change in signed.changes[:MOST_SIGNED] for _, item in _run(one_of(change))]
        yield from (f"> {words}" for item in items for words in item.split("\n"))
        yield ""
    if review.needed:
        people = reviewers(review)
        yield "**Whose review is needed**\n"
        yield from (f"- {escaped(words)}" for words in people[:MOST_PEOPLE])
        yield from [f"- … and {len(people) - MOST_PEOPLE:,} more"] if len(people) > MOST_PEOPLE else []
        yield ""


def _code(text: str) -> str:
    return plain(text).replace("`", "'")
