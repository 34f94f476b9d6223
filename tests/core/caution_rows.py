"""When each automatic caution about a claim holds and when it does not, case by case, with the limits on both sides."""

from __future__ import annotations

from dataclasses import dataclass

from tests.core.evidence_support import (
    AFTER,
    BEFORE,
    LEVEL,
    ROSE,
    ROWS,
    TODAY,
    Files,
    balance,
    dated,
    finding,
    from_csv,
    measure,
    over_time,
    saving,
    scale,
    single,
    story,
    table,
    totals,
)


@dataclass(frozen=True, slots=True)
class Row:
    """Whether a caution holds for some files.

    about: the thing that it is said beside, where it holds
    also:  other cautions that hold, whatever the one in question
    today: the day it is
    rule:  the project's rule for small numbers
    """

    code: str
    holds: bool
    about: str
    files: Files
    also: tuple[str, ...] = ()
    today: str = TODAY
    rule: str = ""


USE, SUMS, SAVED, KERRY = "costs.use", "costs.sums", "costs.saved", "stories.kerry"
NIGHTS, SAFE, MISSED, DRINK = "outcomes.nights", "outcomes.safe", "outcomes.missed", "outcomes.drink"
STEPS, CRISES = "outcomes.steps", "outcomes.crises"
#: Numbers of people up to seven are hidden, and others shown to the nearest five.
PRIVATE = "small-numbers: {threshold: 7, rounding: 5}\n"
CSV = 'service,before,after\nVisits,"£9,000","£7,000"\n'
TOP = "top 40 by cost"
UNMATCHED = "none"


def _people(number: int | str) -> dict[str, str | None]:
    """Both sides of a table for so many people."""
    return {side: text.replace("40", str(number)) for side, text in (("before", BEFORE), ("after", AFTER))}


CHOSEN = [
    Row("VC511", True, USE, table(chosen=TOP, compare="none"), ("VC517",)),
    Row("VC511", True, USE, table(chosen=TOP, compare=None), ("VC517",)),
    Row("VC511", True, USE, table(chosen="Top 40 by cost", compare="none"), ("VC517",)),
    Row("VC511", True, USE, table(chosen="TOP, forty", compare="none"), ("VC517",)),
    Row("VC511", True, USE, table(chosen="top", compare="none", rows=ROSE)),
    Row("VC511", True, USE, table(chosen="top", compare="none", rows=LEVEL)),
    Row("VC511", True, USE, totals(chosen="top", compare="none"), ("VC517",)),
    Row("VC511", True, USE, from_csv(CSV, chosen="top", compare="none"), ("VC517",)),
    Row("VC511", True, SUMS, balance(chosen=TOP, compare="none"), ("VC517",)),
    Row("VC511", True, SAVED, saving(chosen=TOP, compare="none"), ("VC517",)),
    Row("VC511", True, KERRY, story(chosen=TOP)),
    Row("VC511", True, NIGHTS, measure(chosen="top 40 by nights", compare="none")),
    Row("VC511", True, SAFE, single(chosen="top", compare=None)),
    Row("VC511", True, DRINK, finding(chosen="top, by drinking", compare="none")),
    Row("VC511", True, STEPS, scale(chosen="top", compare=None)),
    Row("VC511", True, CRISES, over_time(chosen="top", compare="none")),
    Row("VC511", False, USE, table(chosen=TOP, compare="matched")),
    Row("VC511", False, USE, table(chosen=TOP, compare="historic")),
    Row("VC511", False, USE, table(chosen=TOP, compare="national"), ("VC517",)),
    Row("VC511", True, USE, table(chosen="referral, of the top 40", compare="none"), ("VC517",)),
    Row("VC511", True, USE, table(chosen="other, whoever was costliest", compare="none"), ("VC517",)),
    Row("VC511", False, SAVED, saving(chosen="all", compare="none"), ("VC517",)),
    Row("VC511", False, KERRY, story(chosen="referral")),
    Row("VC511", False, NIGHTS, measure(chosen="lot", compare="none")),
    Row("VC511", False, NIGHTS, measure(chosen="top", compare="random")),
    Row("VC511", False, DRINK, finding(chosen="volunteers", compare="none")),
    Row("VC511", False, STEPS, scale(chosen="sample", compare="none")),
    Row("VC511", False, CRISES, over_time(chosen="top", compare="quasi-random")),
]

UNCONTROLLED = [
    *(Row("VC517", True, USE, table(compare=compare)) for compare in ("none", "national", None)),
    *(
        Row("VC517", False, USE, table(compare=compare))
        for compare in ("historic", "matched", "quasi-random", "random")
    ),
    Row("VC517", True, USE, totals(compare="none")),
    Row("VC517", True, USE, from_csv(CSV, compare="none")),
    Row("VC517", True, USE, table(compare="none", adjusted_for="age", cashable="yes")),
    Row("VC517", True, USE, table(compare="none", rows=ROWS.replace("7,000", "8,999"))),
    Row("VC517", False, USE, table(compare="none", rows=LEVEL)),
    Row("VC517", False, USE, table(compare="none", rows=ROSE)),
    Row("VC517", True, SUMS, balance(compare="none")),
    Row(
        "VC517",
        True,
        SUMS,
        balance(compare="none", rows="[{service: Team, amount: £900}, {service: Rooms, saves: £1}]"),
    ),
    Row("VC517", True, SUMS, balance(compare="none", rows="[{service: Nurses, amount: -£900}]")),
    Row("VC517", False, SUMS, balance(compare="none", rows="[{service: Team, amount: £900}]")),
    Row("VC517", True, SAVED, saving(compare="none")),
    Row("VC517", True, SAVED, saving(compare=None)),
    Row("VC517", True, SAVED, saving(compare="none", amount=None, share="20%"), ("VC522",)),
    Row("VC517", False, SAVED, saving(compare="none", amount="£0")),
    Row("VC517", False, SAVED, saving(compare="none", kind="cost")),
    Row("VC517", False, SAVED, saving(compare="none", kind="other")),
    Row("VC517", False, KERRY, story(rows=ROWS, compare="none"), ("VC518",)),
    Row("VC517", False, NIGHTS, measure(compare="none")),
]

FEW = [
    *(
        Row("VC518", holds, SAVED, saving(people=str(number)))
        for number, holds in ((1, True), (29, True), (30, False), (31, False))
    ),
    *(Row("VC518", holds, USE, table(**_people(number))) for number, holds in ((29, True), (30, False))),
    Row("VC518", True, USE, table(before=_people(29)["before"]), ("VC514",)),
    Row("VC518", True, USE, table(after=_people(29)["after"]), ("VC514",)),
    Row("VC518", False, USE, table(after=_people(30)["after"]), ("VC514",)),
    *(
        Row(
            "VC518",
            holds,
            USE,
            table(
                before="{period: 1 year}",
                after="{period: 1 year}",
                rows=f"[{{service: A, before: 5 each for {number}, after: 4 each for {number}, unit-cost: £9}}]",
            ),
        )
        for number, holds in ((29, True), (30, False))
    ),
    *(
        Row("VC518", holds, NIGHTS, measure(after=f"{{value: 500, when: 2024/25, people: {number}}}"))
        for number, holds in ((29, True), (30, False))
    ),
    *(Row("VC518", holds, SAFE, single(value=f"20 of {number} people")) for number, holds in ((29, True), (30, False))),
    *(Row("VC518", holds, SAFE, single(value=f"4.5 each for {number}")) for number, holds in ((29, True), (30, False))),
    Row("VC518", False, SAFE, single(value="20 of 29 meetings")),
    *(Row("VC518", holds, DRINK, finding(people=str(number))) for number, holds in ((29, True), (30, False))),
    *(Row("VC518", holds, STEPS, scale(people=str(number))) for number, holds in ((29, True), (30, False))),
    *(Row("VC518", holds, CRISES, over_time(people=str(number))) for number, holds in ((29, True), (30, False))),
    Row("VC518", True, KERRY, story(rows=ROWS)),
    Row("VC518", True, KERRY, story(rows=ROSE)),
    Row("VC518", False, KERRY, story(rows=LEVEL)),
    Row("VC518", False, KERRY, story(rows=ROWS, person="invented")),
    Row("VC518", False, KERRY, story(rows=ROWS, person="composite")),
    Row("VC518", False, SAVED, saving(people=None)),
    # A hidden number is a small one; a rounded one may be as small as its rounding lets it be.
    *(
        Row("VC518", holds, SAVED, saving(people=str(number)), rule=PRIVATE)
        for number, holds in ((5, True), (8, True), (27, True), (28, True), (29, True), (33, False), (40, False))
    ),
    Row("VC518", True, STEPS, scale(people="4"), rule=PRIVATE),
]

OLD = [
    # Five years to the day are not more than five years.
    *(
        Row(
            "VC519",
            holds,
            NIGHTS,
            measure(before="{value: 750, when: 2019, people: 40}", after=f"{{value: 500, when: {when}, people: 40}}"),
        )
        for when, holds in (
            ("2021-06-30", False),
            ("2021-06-29", True),
            ("2021-06", False),
            ("2021-05", True),
            ("2020/21", True),
            ("2021/22", False),
            ("2020", True),
            ("2021", False),
        )
    ),
    Row("VC519", False, NIGHTS, measure(before="{value: 750, when: 2010, people: 40}")),
    *(
        Row("VC519", holds, SAFE, single(when=when), today=today)
        for when, today, holds in (
            ("2021/22", "2027-03-31", False),
            ("2021/22", "2027-04-01", True),
            ("2021", "2026-12-31", False),
            ("2021", "2027-01-01", True),
            ("2024-02", "2029-02-28", False),
            ("2024-02", "2029-03-01", True),
            ("2024-02-29", "2029-02-28", False),
            ("2024-02-29", "2029-03-01", True),
            ("2023-02-28", "2028-02-29", False),
            ("2023-02-27", "2028-02-29", True),
            ("2023-02", "2028-02-29", False),
            ("2023-02", "2028-03-01", True),
        )
    ),
    *(Row("VC519", holds, DRINK, finding(when=when)) for when, holds in (("2019/20", True), ("2024/25", False))),
    *(Row("VC519", holds, SAVED, saving(when=when)) for when, holds in (("2014", True), ("2031", False))),
    *(
        Row(
            "VC519",
            holds,
            USE,
            table(before=BEFORE.replace("2022/23", "2012/13"), after=AFTER.replace("2024/25", when)),
        )
        for when, holds in (("2013/14", True), ("2024/25", False))
    ),
    Row("VC519", True, KERRY, story(before="{period: 1 year, when: 2011}", after="{period: 1 year, when: 2012}")),
    # What has no date is as old as its source; what has one is not.
    *(
        Row("VC519", holds, about, dated(date, **files))
        for about, files in (
            (CRISES, over_time()),
            (SUMS, balance()),
            (SAVED, saving(when=None)),
            (DRINK, finding(when=None)),
        )
        for date, holds in (("2021-06-29", True), ("2021-06-30", False))
    ),
    Row("VC519", False, SAFE, dated("2012", **single())),
    Row("VC519", False, STEPS, scale()),
]

CASHABLE = [
    *(
        Row("VC520", holds, USE, table(cashable=said))
        for said, holds in ((None, True), ("not known", True), ("no", False), ("partly", False), ("yes", False))
    ),
    *(
        Row("VC520", holds, SAVED, saving(cashable=said))
        for said, holds in ((None, True), ("not known", True), ("no", False))
    ),
    *(
        Row("VC520", holds, SUMS, balance(cashable=said))
        for said, holds in ((None, True), ("not known", True), ("yes", False))
    ),
    Row("VC520", True, USE, totals(cashable=None)),
    Row("VC520", True, USE, from_csv(CSV, cashable=None)),
    Row("VC520", True, USE, table(cashable=None, missing="{cashable: nobody asked}")),
    Row("VC520", False, USE, table(cashable=None, rows=ROSE)),
    Row("VC520", False, USE, table(cashable=None, rows=LEVEL)),
    Row("VC520", False, SAVED, saving(cashable=None, kind="cost")),
    Row("VC520", False, KERRY, story(rows=ROWS), ("VC518",)),
]

ROWS_OF_CLAIMS = [*CHOSEN, *UNCONTROLLED, *FEW, *OLD, *CASHABLE]
