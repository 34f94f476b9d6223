"""What a review comes to, in a line for the impatient."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from valuecase.review.changes import Change, Kind, Review

NOTHING = "Nothing published changes."
NOTHING_IN_CASES = "No figure, claim or word of the cases changes; what is not compared may."
#: What is counted: the kind, and the words for one and for many.
_COUNTED = (
    (Kind.HEADLINE, "headline figure", "headline figures"),
    (Kind.FIGURE, "other figure", "other figures"),
    (Kind.RECONCILING, "comparison with a source", "comparisons with sources"),
    (Kind.CLAIM, "claim", "claims"),
    (Kind.CONSENT, "consent", "consents"),
    (Kind.TEXT, "text or part", "texts or parts"),
)
#: What became of cases as a whole, by how.
_WHOLE = {
    "appeared": ("new case", "new cases"),
    "gone": ("case gone", "cases gone"),
    "renamed": ("case renamed", "cases renamed"),
}
_FOUND = (
    (Kind.ERROR, "error", "errors"),
    (Kind.PRIVACY, "privacy finding", "privacy findings"),
    (Kind.CAUTION, "caution", "cautions"),
    (Kind.GAP, "gap", "gaps"),
)


def summary(review: Review) -> str:
    """`2 headline figures and 5 other figures change; 1 new caution` — one line for the impatient."""
    if not review.changes:
        return NOTHING if review.nothing else NOTHING_IN_CASES
    changed = [_some(number, one, many) for kind, one, many in _COUNTED if (number := _number(review, kind))]
    found = list(_whole(review.of(Kind.CASE)))
    for kind, one, many in _FOUND:
        new, gone, other = ([c for c in review.of(kind) if c.how == how] for how in ("appeared", "gone", "changed"))
        found += [f"{len(new):,} new {one if len(new) == 1 else many}"] if new and kind is not Kind.ERROR else []
        found += [f"{_some(len(gone), one, many)} gone"] if gone else []
        found += [f"{_some(len(other), one, many)} with another answer"] if other else []
    verb = "changes" if len(changed) == 1 and changed[0].startswith("1 ") else "change"
    errors = [c for c in review.of(Kind.ERROR) if c.how == "appeared"]
    stops = f"{_some(len(errors), 'new error stops', 'new errors stop')} it from being published" if errors else ""
    words = "; ".join(filter(None, [stops, f"{_listed(changed)} {verb}" if changed else "", *found]))
    return f"{words[:1].upper()}{words[1:]}."


def _number(review: Review, kind: Kind) -> int:
    """How many changes there are of a kind; the words of a new case come with it."""
    new = review.new_cases if kind is Kind.TEXT else ()
    return sum(change.case not in new for change in review.of(kind))


def _whole(changes: list[Change]) -> Iterator[str]:
    """What became of cases as a whole: new, gone, renamed; of another status; signed."""
    for how, (one, many) in _WHOLE.items():
        if number := sum(c.how == how and c.name == c.case for c in changes):
            yield _some(number, one, many)
    for status in dict.fromkeys(c.after for c in changes if c.name == "case.status"):
        yield f"now {status}"
    for signed in dict.fromkeys(bool(c.after) for c in changes if c.name == "case.signed"):
        yield "signed" if signed else "no longer signed"


def _some(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
