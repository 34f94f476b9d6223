"""The rules of the automatic cautions: each a condition on a claim of any kind, and the words where it holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from valuecase.case import ValueCase
from valuecase.claims import Claim, saves
from valuecase.comparison.model import Comparison
from valuecase.directions import is_close, said_way
from valuecase.evidence import UNCONTROLLED, p_values, says_something
from valuecase.figures import Figure
from valuecase.measured import OverTime
from valuecase.problems import Route
from valuecase.reading.dates import When, in_words, last_day
from valuecase.reading.fields import SourceRef
from valuecase.sections.outcomes import At, Comparator, Measure, Scale
from valuecase.sections.stories import Story
from valuecase.stated import Stated
from valuecase.values import Written

#: Fewer people than this, and one or two of them can move a result.
FEW = 30
#: After so many years a claim is old.
OLD = 5
#: Words for people who were chosen because they stood out.
_EXTREME = re.compile(
    r"\b(?:top|costliest|dearest|most expensive|(?:highest|most|greatest)\b.*\b(?:costs?|use|users|needs?))\b",
    re.IGNORECASE,
)


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
        if found is None or found.hidden or is_close(found):
            return None
        return (found.value > 0) - (found.value < 0)


@dataclass(frozen=True, slots=True)
class Rule:
    """An automatic caution: when `holds` gives words, they are said at `key` of the claim."""

    code: str
    holds: Callable[[Asked], str]
    key: str = ""


def _chosen_for_extremes(asked: Asked) -> str:
    chosen = getattr(asked.record, "chosen", None)
    if (
        chosen is None
        or not (chosen.how == "top" or _EXTREME.search(chosen))
        or asked.record.compare not in (None, "none")
    ):
        return ""
    group = "there is no comparison group" if asked.record.compare else "nothing says that there is a comparison group"
    if isinstance(asked.record, (Comparison, Stated)):
        return f"people chosen for past cost tend to cost less later by themselves, and {group}"
    return f"people chosen at their worst tend to be better later by themselves, and {group}"


def _uncontrolled_saving(asked: Asked) -> str:
    if asked.claim.kind == "story" or asked.record.compare not in UNCONTROLLED or not saves(asked.case, asked.claim):
        return ""
    costs_more = asked.sign("net") == 1
    if asked.record.compare:
        what = f"{'its savings stand' if costs_more else 'a saving'} with no comparison group"
    elif costs_more:
        what = "of its savings nothing says what they are compared with"
    else:
        what = "a saving of which nothing says what it is compared with"
    return (
        f"{what}; studies of integrated care that had such a group, in Salford and South Somerset, "
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
    dates = asked.claim.dates or _years_in_words(asked) or _date_of_source(asked)
    newest = max(dates, key=lambda day: last_day(When(day)), default=None)
    if newest is None or last_day(When(newest)) >= _years_before(asked.today, OLD):
        return ""
    return f"it is from {in_words(newest)}, more than five years ago"


def _years_in_words(asked: Asked) -> tuple[str, ...]:
    """The years named by the times of a table, or by when a scale was scored."""
    said = [*getattr(asked.record, "times", []), getattr(asked.record, "latest", None)]
    return tuple(year for words in said for year in re.findall(r"\b(?:19|20)\d\d\b", str(words or "")))


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
    if p_values(record.p) or says_something(record.test):
        return ""
    said = [str(getattr(record, key, None) or "") for key in ("significance", "change", "quote")]
    if isinstance(record, OverTime):
        said += [str(row.significance or "") for row in record.rows.values()]
    if isinstance(record, Scale):
        said += [str(area.change or "") for area in record.areas.values()]
    called = [words for words in said if re.search(r"\bsignifican", words, re.IGNORECASE) and not p_values(words)]
    return "it is said whether this is significant, and neither a test nor p is given" if called else ""


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


#: What is asked of a table that is a part of another's claim.
RULES_OF_PARTS = tuple(rule for rule in RULES if rule.code in ("VC518", "VC519"))
