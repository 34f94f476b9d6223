"""A review for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from valuecase.problems.render import json_text
from valuecase.review.changes import Change, Review
from valuecase.review.pair import file_of
from valuecase.review.summary import summary

#: Raised when what a program reads here means something else.
FORMAT = 1


def as_json(review: Review) -> str:
    """One object; docs/reviewing.md tells what it holds."""
    return json_text(
        {
            "format": FORMAT,
            "base": review.base,
            "head": review.head,
            "base_commit": review.commits[0],
            "head_commit": review.commits[1],
            "summary": summary(review),
            "nothing_published_changes": review.nothing,
            "changes": [record(change) for change in review.changes],
            "reviews": [asdict(needed) for needed in review.needed],
            "signed": [
                {**asdict(signed), "changes": [record(change) for change in signed.changes]} for signed in review.signed
            ],
            "looks": list(review.looks),
            "others": list(review.others),
            "links": list(review.links),
        }
    )


def record(change: Change) -> dict[str, Any]:
    """One change; what does not apply to it is empty."""
    place = {"file": change.place[0], "line": change.place[1]} if change.place else None
    return {**asdict(change), "kind": str(change.kind), "place": place, "file": file_of(change.name)}
