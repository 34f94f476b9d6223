"""A review for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from valuecase.problems.render import plain
from valuecase.review.changes import Review
from valuecase.review.summary import summary
from valuecase.review.telling import (
    SIGNS,
    Block,
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


def as_text(review: Review) -> str:
    """Every change, headline figures first; whose review is needed; what it comes to stands above them."""
    lines = [summary(review), f"From {review.base} to {review.head}", *notes(review)]
    for group in groups(review):
        lines += ["", heading(group, review)]
        lines += [words for run in runs(group) for words in _told(run)]
    if review.needed:
        lines += ["", "Whose review is needed", *(f"  {words}" for words in reviewers(review))]
    for signed in review.signed:
        lines += ["", signed_words(signed, review), *(w for change in signed.changes for w in _told(one_of(change)))]
    return "\n".join(plain(words) for words in lines)


def _told(run: Run) -> Iterator[str]:
    """Blocks with their cause: above them where there are several, else below the one."""
    because = [f"because {words}" for words in causes_words(run.causes)]
    several = len(run.blocks) > 1 and because
    yield from (f"  {words}:" if words == because[-1] else f"  {words}," for words in because if several)
    for block in run.blocks:
        yield from (f"{'    ' if several else '  '}{words}" for words in _block(block))
    yield from (f"      {words}" for words in because if not several)


def _block(block: Block) -> Iterator[str]:
    change = block.first
    title = f"  {block.title}" if block.title != block.name else ""
    yield f"{SIGNS[change.how]} {block.name}{title}"
    if words := block_line(block):
        yield f"    {words}"
    if change.place and len(block.changes) == 1:
        yield f"    {change.place[0]}:{change.place[1]}"
    yield from (f"    {part_words(part, '[-{}-]'.format, '{{+{}+}}'.format)}" for part in told_parts(change))
    if change.said_in:
        yield f"    said in {'; '.join(change.said_in)}"
    if change.note:
        yield f"    {change.note}"
