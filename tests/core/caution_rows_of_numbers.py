"""When the cautions about a claim's own numbers and words hold: tests, percentages, signs, lengths, sums."""

from __future__ import annotations

from tests.core.caution_rows import CRISES, DRINK, KERRY, MISSED, NIGHTS, PRIVATE, SAFE, SAVED, STEPS, USE, Row
from tests.core.evidence_support import (
    AFTER,
    BEFORE,
    Files,
    beside,
    both,
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

SIGNIFICANT = [
    *(
        Row("VC521", True, about, made(significance="a significant fall"))
        for about, made in ((NIGHTS, measure), (SAFE, single), (DRINK, finding), (SAVED, saving))
    ),
    Row("VC521", True, CRISES, over_time(rows="[{service: A, values: [9, 8, 7], significance: significant}]")),
    Row("VC521", True, NIGHTS, measure(significance="Statistically SIGNIFICANT")),
    Row("VC521", True, NIGHTS, measure(significance="not significant")),
    Row("VC521", True, NIGHTS, measure(significance="significantly lower", missing="{p: not printed, test: not said}")),
    Row("VC521", True, NIGHTS, measure(change="fell significantly")),
    Row("VC521", True, DRINK, finding(change="fell significantly")),
    Row("VC521", True, STEPS, scale(areas="{home: {title: Home, first: 2, latest: 6, change: rose significantly}}")),
    Row("VC521", False, NIGHTS, measure(significance="significant", p='"0.03"')),
    Row("VC521", False, NIGHTS, measure(significance="significant", p="<0.01")),
    Row("VC521", False, NIGHTS, measure(significance="significant", test="chi-squared")),
    *(
        Row("VC521", False, NIGHTS, measure(significance=f"a significant fall ({p})"))
        for p in ("p = 0.03", "P<.05", "p value = 0.04", "p≤0.001")
    ),
    Row("VC521", True, NIGHTS, measure(significance="a significant fall (p is low)")),
    Row("VC521", False, NIGHTS, measure(significance="not tested")),
    Row(
        "VC521", False, CRISES, over_time(rows="[{service: A, values: [9, 8, 7], significance: p = 0.03; significant}]")
    ),
    Row("VC521", False, STEPS, scale(areas="{home: {title: Home, first: 2, latest: 6, change: rose}}")),
]

PERCENT = [
    Row("VC522", True, MISSED, beside(of=None)),
    Row("VC522", True, MISSED, beside(comparator="{who: elsewhere, value: 31%}")),
    Row("VC522", False, MISSED, beside(of=None, people="38")),
    Row("VC522", False, MISSED, beside(comparator="{who: elsewhere, value: 31%, people: 38}")),
    Row("VC522", True, MISSED, beside(of=None, missing="{of: not printed}")),
    Row("VC522", True, SAFE, single(value="75%")),
    Row("VC522", False, SAFE, single(value="75%", people="40")),
    Row("VC522", False, SAFE, single(value="75 visits")),
    Row(
        "VC522",
        True,
        NIGHTS,
        measure(before="{value: 75%, when: 2022/23, people: 40}", after="{value: 50%, when: 2024/25}"),
    ),
    Row(
        "VC522",
        True,
        NIGHTS,
        measure(before="{value: 75%, when: 2022/23}", after="{value: 50%, when: 2024/25, people: 40}"),
    ),
    Row(
        "VC522",
        False,
        NIGHTS,
        measure(before="{value: 75%, when: 2022/23}", after="{value: 50%, when: 2024/25}", people="40"),
    ),
    Row(
        "VC522",
        False,
        NIGHTS,
        measure(
            before="{value: 75%, when: 2022/23, of: 90 visits}", after="{value: 50%, when: 2024/25, of: 80 visits}"
        ),
    ),
    Row("VC522", True, SAVED, saving(share="20%", amount=None)),
    Row("VC522", True, SAVED, saving(share="20%")),
    Row("VC522", False, SAVED, saving()),
    Row(
        "VC522",
        True,
        CRISES,
        over_time(people=None, rows="[{service: A, values: [20%, 10%, 5%], significance: not tested}]"),
    ),
    Row("VC522", False, CRISES, over_time(rows="[{service: A, values: [20%, 10%, 5%], significance: not tested}]")),
    Row("VC522", False, CRISES, over_time(people=None)),
]

_AT = "{{value: {}, when: {}, people: 40}}"
_STEPS = "{{home: {{title: Home, first: {}, latest: {}, change: {}}}}}"


def _moved(before: int, after: int, **lines: str | None) -> Files:
    return measure(before=_AT.format(before, "2022/23"), after=_AT.format(after, "2024/25"), **lines)


SIGNS = [
    *(
        Row("VC523", holds, NIGHTS, _moved(before, after, change=change))
        for before, after, change, holds in (
            (750, 500, "fell", False),
            (750, 500, "rose", True),
            (750, 500, "unchanged", True),
            (750, 500, "no change", True),
            (500, 750, "rose", False),
            (500, 750, "fell", True),
            (500, 750, "fell, then rose", False),
            (500, 750, "did not rise", False),
            (500, 500, "no change", False),
            (500, 500, "unchanged", False),
            (500, 500, "fell", True),
            (500, 500, "rose", True),
            (500, 500, "no better", False),
            (500, 500, "no worse", False),
            (500, 500, "didn’t fall", False),
            (500, 500, "never rose", False),
        )
    ),
    *(
        Row("VC523", holds, NIGHTS, _moved(750, after, change=change, want=want))
        for after, change, want, holds in (
            (500, "better", "lower", False),
            (500, "worse", "lower", True),
            (500, "better", "higher", True),
            (500, "worse", "higher", False),
            (900, "improved", "lower", True),
            (750, "better", "lower", True),
            (500, "better", None, False),
            (500, "worse", None, False),
        )
    ),
    *(
        Row("VC523", holds, STEPS, scale(areas=_STEPS.format(first, latest, change)))
        for first, latest, change, holds in (
            (2, 6, "better", False),
            (2, 6, "worse", True),
            (6, 2, "worse", False),
            (6, 2, "rose", True),
            (4, 4, "better", True),
            (4, 4, "same", False),
        )
    ),
    Row("VC523", True, STEPS, scale(want="lower", areas=_STEPS.format(2, 6, "better"))),
    Row("VC523", False, SAFE, single(change="rose")),  # nothing to set it beside
    Row("VC523", True, SAVED, saving(amount="-£50")),
    Row("VC523", True, SAVED, saving(amount=None, share="-5%"), ("VC522",)),
    Row("VC523", False, SAVED, saving(amount="£0")),
]


def _twice(value: str, **lines: str | None) -> Files:
    """Two measures of nights, the second one with that value after."""
    second = measure(**{"after": f"{{value: {value}, when: 2024/25, people: 40}}", **lines})["outcomes.yml"]
    return both(measure(), {"outcomes.yml": second.replace("  nights:", "  again:")})


def _money(one: str, other: str) -> Files:
    """The same with amounts of money."""
    first, second = ({"after": f'{{value: "{amount}", when: 2024/25, people: 40}}'} for amount in (one, other))
    before = "{value: £12k, when: 2022/23, people: 40}"
    again = measure(before=before, **second)["outcomes.yml"].replace("  nights:", "  again:")
    return both(measure(before=before, **first), {"outcomes.yml": again})


AGAIN = "outcomes.again"
TWO_VALUES = [
    Row("VC524", False, AGAIN, _money("£9.2k", "£9,250"), ("VC520",)),  # as near as rounding lets them be
    Row("VC524", True, AGAIN, _money("£9.2k", "£9,251"), ("VC520",)),
    Row("VC524", True, AGAIN, _twice("501")),
    Row("VC524", False, AGAIN, _twice("500")),
    Row("VC524", False, AGAIN, _twice("501", title="Other nights")),
    Row("VC524", True, AGAIN, _twice("501", title="Other nights", metric="nights")),
    Row("VC524", False, AGAIN, _twice("501", metric="bed-nights")),
    Row("VC524", False, AGAIN, _twice("501", after="{value: 501, when: 2025/26, people: 40}")),
    Row("VC524", False, AGAIN, _twice("500.00")),
    Row("VC524", False, AGAIN, _twice("£501")),
    Row(
        "VC524",
        True,
        "costs.again",
        both(saving(), {"costs.yml": saving(amount="£8,000")["costs.yml"].replace("  saved:", "  again:")}),
    ),
    Row(
        "VC524",
        False,
        "costs.again",
        both(saving(), {"costs.yml": saving(amount="£9k")["costs.yml"].replace("  saved:", "  again:")}),
    ),
]

MONTHS, UNTIMED = "{period: %s, people: 40, when: %s}", "{people: 40, when: %s}"
SIX = MONTHS % ("6 months", "2024/25")
LENGTHS = [
    Row("VC507", True, USE, table(after=SIX)),
    Row("VC507", True, USE, from_csv("service,before,after\nVisits,£900,£700\n", after=SIX)),
    Row("VC507", True, USE, totals(after='{total: "£7,000", period: 11 months, people: 40, when: 2024/25}')),
    Row("VC507", True, KERRY, story(before="{period: 1 year}", after="{period: 6 months}"), ("VC518",)),
    *(
        Row("VC507", False, USE, table(after=MONTHS % (length, "2024/25")))
        for length in ("12 months", "1 year", "52 weeks")
    ),
    Row("VC507", False, USE, table(after=UNTIMED % "2024/25"), ("VC508",)),
    Row("VC508", True, USE, table(after=UNTIMED % "2024/25")),
    Row("VC508", True, USE, table(before=UNTIMED % "2022/23")),
    Row("VC508", True, USE, table(before=None, after=None)),
    Row("VC508", True, USE, table(after="{people: 40, when: 2024/25, missing: {period: not printed}}")),
    Row("VC508", True, USE, from_csv("service,before,after\nVisits,£900,£700\n", before=None)),
    Row("VC508", True, USE, totals(before='{total: "£9,000"}', after='{total: "£7,000"}')),
    Row("VC508", True, USE, totals(after='{total: "£7,000", people: 40, when: 2024/25}')),
    Row("VC508", True, USE, totals(after="{total: £700 a month, people: 40}")),
    Row("VC508", True, USE, totals(before="{total: £700 a month, people: 40}")),
    Row("VC508", False, USE, totals(after="{total: £700 a month, period: 6 months, people: 40}")),
    Row("VC508", True, KERRY, story(before="{when: 2023/24}")),
    Row("VC508", False, KERRY, story()),
    Row("VC508", False, USE, totals()),
    Row("VC509", True, USE, table(before="{period: 12 months, period-from: implied, people: 40, when: 2022/23}")),
    Row("VC509", True, KERRY, story(after="{period: 12 months, period-from: implied}")),
    Row("VC509", False, USE, table(before="{period: 12 months, period-from: stated, people: 40, when: 2022/23}")),
]

_GROUP = '  {0}:\n    of: use\n    title: {0}\n    before: {{period: 1 year}}\n    after: {{period: 1 year}}\n    rows: [{{service: A, before: "{1}", after: "{2}"}}]\n'


def _groups(*sides: tuple[str, str]) -> Files:
    whole = table(rows='[{service: A, before: "£900", after: "£700"}]')["costs.yml"]
    return {"costs.yml": whole + "".join(_GROUP.format(f"group-{n}", *side) for n, side in enumerate(sides))}


SIDES = [
    # Whether a hidden number is another than the one beside it is not known.
    Row("VC514", False, USE, table(after=AFTER.replace("40", "5")), ("VC518",), rule=PRIVATE),
    Row("VC514", False, USE, table(before=BEFORE.replace("40", "5")), ("VC518",), rule=PRIVATE),
    Row("VC514", True, USE, table(after=AFTER.replace("40", "41"))),
    Row("VC514", True, USE, totals(after='{total: "£7,000", period: 12 months, people: 39, when: 2024/25}')),
    Row("VC514", False, USE, table(after="{period: 12 months, when: 2024/25}")),
    Row("VC514", False, USE, table(after=AFTER.replace("40", "42")), rule=PRIVATE),  # 42 is shown as 40
    Row("VC514", True, USE, table(after=AFTER.replace("40", "44")), rule=PRIVATE),
    Row(
        "VC514",
        False,
        USE,
        table(before=BEFORE.replace("40", "4"), after=AFTER.replace("40", "5")),
        ("VC518",),
        rule=PRIVATE,
    ),
    *(
        Row("VC515", holds, USE, table(before=BEFORE.replace("2022/23", first), after=AFTER.replace("2024/25", last)))
        for first, last, holds in (
            ("2024/25", "2023/24", True),
            ("2024/25", "2024/25", False),
            ("2024/25", "2024-03-31", True),
            ("2025", "2024/25", True),
            ("2024-04", "2024", False),
            ("2024-05-02", "2024-05-01", True),
            ("2024-05-01", "2024-05-02", False),
        )
    ),
    Row("VC515", True, KERRY, story(before="{period: 1 year, when: 2025}", after="{period: 1 year, when: 2024}")),
    Row("VC515", True, NIGHTS, measure(before=_AT.format(750, "2025/26"))),
    Row("VC515", False, NIGHTS, measure(before=_AT.format(750, "2024/25"), after=_AT.format(500, "2024/25"))),
    Row("VC515", False, NIGHTS, measure(before="{value: 750, people: 40}")),
    Row("VC513", True, "costs.use.before", _groups(("£400", "£300"), ("£498", "£400"))),
    Row("VC513", False, USE, _groups(("£400", "£300"), ("£499", "£400"))),  # as near as rounding lets it be
    Row("VC513", True, "costs.use.after", _groups(("£400", "£300"), ("£500", "£405"))),
    Row("VC513", False, USE, _groups(("£400", "£300"), ("£500", "£400"))),
    Row("VC513", False, USE, _groups(("£400", "£300"), ("£0.5k", "£400"))),
    Row("VC513", True, "costs.use.before", _groups(("£400", "£700"))),
]

_MILLIONS = "[{service: A, before: £1m, after: £700}, {service: B, before: £1m, after: £900}]"
NOTHING = "[{service: A, before: £0, after: £700}]"
SUMS = [
    Row("VC510", True, "costs.use.reduction", table(rows=NOTHING)),
    Row("VC510", False, USE, table(rows="[{service: A, before: £700, after: £0}]")),
    Row("VC505", True, "costs.use.before", table(rows=_MILLIONS, printed="{before: £2m}")),
    Row("VC505", False, USE, table(rows=_MILLIONS, printed='{after: "£1,600"}')),
    Row("VC512", True, "costs.use.after", table(rows=_MILLIONS, printed='{after: "about £2,600"}')),
    Row("VC512", False, USE, table(rows=_MILLIONS, printed='{after: "about £1,600"}')),
]

ROWS_OF_NUMBERS = [*SIGNIFICANT, *PERCENT, *SIGNS, *TWO_VALUES, *LENGTHS, *SIDES, *SUMS]
