"""What a reader must know before a claim is believed: the automatic cautions, and what its evidence lacks.

The rules themselves are in `rules`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from valuecase.case import ValueCase
from valuecase.checks.rules import RULES, RULES_OF_PARTS, Asked
from valuecase.claims import Claim, claims_of, is_change, parts_of
from valuecase.directions import said_way
from valuecase.measured import OverTime
from valuecase.problems import Problem, Route
from valuecase.sections.outcomes import Finding, Measure
from valuecase.settings import Settings
from valuecase.stated import Stated
from valuecase.values import Mean, PartOf, Written


def doubts(case: ValueCase, settings: Settings) -> Iterator[Problem]:
    """Every automatic caution of a case's claims that holds."""
    claims = claims_of(case)
    for claim in claims:
        asked = Asked(case, claim, settings.today)
        for rule in RULES:
            if words := rule.holds(asked):
                has = rule.key and getattr(claim.record, rule.key.replace("-", "_"), None)
                route = (*asked.route, rule.key) if has else asked.route
                yield _problem(asked, rule.code, route, words)
    for part in parts_of(case):
        asked = Asked(case, part, settings.today)
        for rule in RULES_OF_PARTS:
            if words := rule.holds(asked):
                yield _problem(asked, rule.code, asked.route, words)
    yield from _two_values(case, claims, settings.today)


def evidence_gaps(case: ValueCase, settings: Settings) -> Iterator[Problem]:
    """What a claim must say to be weighed, and does not: what it is compared with, which way is better, when."""
    for claim in claims_of(case):
        asked = Asked(case, claim, settings.today)
        lacking = {
            "compare": claim.strength == 0 and is_change(claim) and claim.kind != "story",
            "want": _wants(asked),
            "when": isinstance(claim.record, Measure) and not claim.dates,
        }
        for key, is_lacking in lacking.items():
            if is_lacking and key not in claim.record.missing and not _is_lost(asked, key):
                words = f"{_CALLED[key]}: not recorded"
                hint = f"fill in {key}:, or say why it is missing: missing: {{{key}: …}}"
                yield _problem(asked, "VC801", asked.route, words, hint)


_CALLED = {"compare": "what it is compared with", "want": "which way is better", "when": "when"}


def _is_lost(asked: Asked, key: str) -> bool:
    file = asked.case.document_of(asked.claim.named).file
    return (file, (*asked.route, key)) in asked.case.lost


def _problem(asked: Asked, code: str, route: Route, words: str, hint: str = "") -> Problem:
    on_key = route == asked.route
    file = asked.case.document_of(asked.claim.named).file
    return Problem(code, file, route, words, hint, on="key" if on_key else "value", about=asked.claim.name)


def _wants(asked: Asked) -> bool:
    """Whether something rose or fell and nothing says which of the two is better."""
    record = asked.record
    if not isinstance(record, (Measure, OverTime, Finding)) or record.want:
        return False
    return bool(asked.claim.before or isinstance(record, OverTime) or said_way(asked.claim.words) in ("down", "up"))


def _two_values(case: ValueCase, claims: list[Claim], today: date) -> Iterator[Problem]:
    """The same measure, at the same time, with two values."""
    seen: dict[tuple[str, str, str, str], list[tuple[Claim, str, Written]]] = {}
    for claim in claims:
        for key, when, value in _points(claim):
            group = seen.setdefault((claim.metric, value.unit.name, when, value.unit.of), [])
            for other, _, theirs in group:
                if abs(value.value - theirs.value) > value.half + theirs.half and other.name != claim.name:
                    words = f"the same measure is {value.display} here and {theirs.display} at {other.name}, for {when}"
                    asked = Asked(case, claim, today)
                    yield _problem(asked, "VC524", (*asked.route, key), words)
            group.append((claim, key, value))


def _points(claim: Claim) -> Iterator[tuple[str, str, Written]]:
    """The dated values of a measure or a stated saving: key, date, number."""
    record = claim.record
    if isinstance(record, Measure):
        for key, point, when in (
            ("before", record.before, record.before and record.before.when),
            ("after", record.after, record.after and record.after.when),
            ("value", record, record.when),
        ):
            value = getattr(point, "value", None)
            number = value.part if isinstance(value, PartOf) else value.mean if isinstance(value, Mean) else value
            if isinstance(number, Written) and not number.hidden and when:
                yield key, str(when), number
    if isinstance(record, Stated) and record.amount and record.when:
        yield "amount", str(record.when), record.amount
