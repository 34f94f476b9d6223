"""What a reader must know before a claim is believed: the automatic cautions, and what its evidence lacks.

Each rule is a line of `RULES`: the condition under which its caution holds, for any kind of claim.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from valuecase.case import ValueCase
from valuecase.claims import Claim, claims_of, is_change, saves
from valuecase.comparison.model import Comparison
from valuecase.directions import said_way
from valuecase.evidence import UNCONTROLLED
from valuecase.figures import Figure
from valuecase.measured import OverTime
from valuecase.problems import Problem, Route
from valuecase.reading.dates import When, last_day
from valuecase.reading.fields import SourceRef
from valuecase.sections.outcomes import At, Comparator, Finding, Measure, Scale
from valuecase.sections.stories import Story
from valuecase.settings import Settings
from valuecase.stated import Stated
from valuecase.values import Mean, PartOf, Written

#: Fewer people than this, and one or two of them can move a result.
FEW = 30
#: After so many years a claim is old.
OLD = 5
#: A p value within words: `p = 0.03`, `p<.01`.
_P = re.compile(r"\bp\s*(?:-value|value)?\s*[=<>≤≥]\s*0?\.\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim with what a rule may look at."""

    case: ValueCase
    claim: Claim
    today: date

    @property
    def record(self) -> Any:
        return self.claim.record

    @property
    def route(self) -> Route:
        """Where the claim's record stands in its document."""
        return (*self.claim.named.route, "costs") if self.claim.kind == "story" else self.claim.named.route

    def figure(self, name: str) -> Figure | None:
        return self.case.ledger.get(f"{self.claim.name}.{name}")

    def sign(self, name: str) -> int | None:
        """Whether a figure of the claim is below, at or above nothing; None where that is not known."""
        found = self.figure(name)
        if found is None or found.hidden:
            return None
        return (found.value > 0) - (found.value < 0)


@dataclass(frozen=True, slots=True)
class Rule:
    """An automatic caution: when `holds` gives words, they are said at `key` of the claim."""

    code: str
    holds: Callable[[Asked], str]
    key: str = ""


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


def _chosen_for_extremes(asked: Asked) -> str:
    chosen = getattr(asked.record, "chosen", None)
    if chosen is None or chosen.how != "top" or asked.record.compare not in (None, "none"):
        return ""
    if isinstance(asked.record, (Comparison, Stated)):
        return "people chosen for past cost tend to cost less later by themselves, and there is no comparison group"
    return "people chosen at their worst tend to be better later by themselves, and there is no comparison group"


def _uncontrolled_saving(asked: Asked) -> str:
    if asked.claim.kind == "story" or asked.record.compare not in UNCONTROLLED or not saves(asked.case, asked.claim):
        return ""
    return (
        "a saving with no comparison group; studies of integrated care that had one, in Salford and South Somerset, "
        "found that hospital costs rose (J Health Serv Res Policy 2020)"
    )


def _few_people(asked: Asked) -> str:
    if isinstance(asked.claim.named.item, Story):
        moved = asked.sign("change")
        return "" if moved == 0 else "this is one person; what happened to others may be quite different"
    # A number that was rounded may be as much less as its rounding goes.
    few = [number for number in asked.claim.numbers if number.hidden or number.value - number.half < FEW]
    if not few:
        return ""
    if any(number.hidden for number in few):
        return "it rests on so few people that their number is not shown; one of them can move it"
    least = min(few, key=lambda number: number.value)
    words = least.display if least.unit.of else f"{least.display} people"
    if least.value >= FEW:
        return f"it rests on {words}, who may be fewer than {FEW}; one or two of them can move it"
    return f"it rests on {words}; with fewer than {FEW}, one or two of them can move it"


def _old(asked: Asked) -> str:
    dates = asked.claim.dates or _date_of_source(asked)
    newest = max((last_day(When(day)) for day in dates), default=None)
    if newest is None or newest >= _years_before(asked.today, OLD):
        return ""
    return f"it is from {newest.year}, more than five years ago"


def _date_of_source(asked: Asked) -> tuple[str, ...]:
    case, named = asked.case, asked.claim.named
    figure = next(iter(case.ledger.under(named.name)), None)
    document = case.document_of(named)
    top = document.data.get("source", "") if isinstance(document.data, dict) else ""
    ref = SourceRef(asked.record.source or named.item.source or (figure.source if figure else "") or str(top))
    reference = case.references.get(ref.id)
    return (str(reference.date),) if reference and reference.date else ()


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _cashable_unsaid(asked: Asked) -> str:
    if asked.claim.kind == "story" or not saves(asked.case, asked.claim):
        return ""
    match asked.record.cashable:
        case None:
            return "nothing says whether what was saved can be taken out of a budget"
        case "not known":
            return "it is not known whether what was saved can be taken out of a budget"
    return ""


def _untested(asked: Asked) -> str:
    record = asked.record
    if record.p or record.test:
        return ""
    said = [str(getattr(record, key, None) or "") for key in ("significance", "change")]
    if isinstance(record, OverTime):
        said += [str(row.significance or "") for row in record.rows.values()]
    if isinstance(record, Scale):
        said += [str(area.change or "") for area in record.areas.values()]
    called = [words for words in said if re.search(r"\bsignifican", words, re.IGNORECASE) and not _P.search(words)]
    return "it is called significant, or not, and neither a test nor p is given" if called else ""


def _percent_without_base(asked: Asked) -> str:
    record = asked.record
    if isinstance(record, Stated):
        return "a percentage, and nothing says what it is of" if record.share and not record.of else ""
    if isinstance(record, OverTime):
        percent = any(_is_percent(value) for row in record.rows.values() for value in row.values)
        return "a percentage, and nothing says of how many" if percent and not record.people else ""
    if not isinstance(record, Measure):
        return ""
    points: list[At | Comparator | Measure | None] = [record.before, record.after, record.comparator]
    points += [record] if record.value is not None else []
    bare = [point for point in points if point and _is_percent(point.value) and not (point.people or point.of)]
    return "a percentage, and nothing says of how many on each side" if bare else ""


def _is_percent(value: Any) -> bool:
    return isinstance(value, Written) and value.unit.kind == "percent"


def _reversed(asked: Asked) -> str:
    record = asked.record  # a comparison of costs is asked where its sides are read
    sides = (record.before, record.after) if isinstance(record, Measure) else ()
    dates = [side.when for side in sides if side and side.when]
    if len(dates) < 2 or last_day(dates[1]) >= last_day(dates[0]):
        return ""
    return f"after ({dates[1]}) is earlier than before ({dates[0]})"


def _against_its_sign(asked: Asked) -> str:
    record = asked.record
    if isinstance(record, Scale):
        for name, area in record.areas.items():
            if words := _contradicts(str(area.change or ""), asked.sign(f"{name}.change"), record.want or "higher"):
                return f"{area.title}: {words}"
        return ""
    if isinstance(record, Measure):
        return _contradicts(str(record.change or ""), asked.sign("change"), record.want)
    if isinstance(record, Stated):
        saved = record.amount or record.share
        return "a saving with a minus would be a cost" if saved and saved.value < 0 else ""
    return ""


def _contradicts(words: str, sign: int | None, want: str | None) -> str:
    """The words where they say another way than the numbers went."""
    way = said_way(words)
    if not way or sign is None:
        return ""
    if way in ("better", "worse"):
        if want is None:
            return ""
        way = {"better": {"lower": "down", "higher": "up"}, "worse": {"lower": "up", "higher": "down"}}[way][want]
    went = {-1: "down", 0: "same", 1: "up"}[sign]
    told = {"down": "fell", "same": "did not change", "up": "rose"}[went]
    return "" if way == went else f"the words say “{words}”, and the numbers {told}"


RULES = (
    Rule("VC511", _chosen_for_extremes, "chosen"),
    Rule("VC515", _reversed, "after"),
    Rule("VC517", _uncontrolled_saving, "compare"),
    Rule("VC518", _few_people),
    Rule("VC519", _old),
    Rule("VC520", _cashable_unsaid, "cashable"),
    Rule("VC521", _untested, "significance"),
    Rule("VC522", _percent_without_base),
    Rule("VC523", _against_its_sign),
)


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
