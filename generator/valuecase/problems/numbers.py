"""Numbers: money, shares, dates, lengths of time, units; and numbers typed in words (VC3)."""

from __future__ import annotations

from valuecase.problems import Level
from valuecase.problems.entry import Entry

E, C = Level.ERROR, Level.CAUTION

NUMBERS: dict[str, Entry] = {
    "VC301": Entry("not-money", E, title="Not an amount of money",
        why="An amount that cannot be read cannot be added.",
        check="A key that holds money holds something else: pounds, commas before every three digits, pence with two.",
        bad="beds: £1,2000", good="beds: £12,000"),
    "VC302": Entry("not-a-number", E, title="Not a number",
        why="A number that cannot be read cannot be compared.",
        check="A key that counts holds words, or a number that cannot be: no people at all, a threshold of 1.",
        bad="how-many: three", good="how-many: 3"),
    "VC303": Entry("not-a-share", E, title="Not a percentage",
        why="A share is written with its sign, so that 0.6 and 0.6% are told apart.",
        check="A key that holds a share holds a number without a percent sign, or words.",
        bad="share: 0.6", good="share: 60%"),
    "VC304": Entry("not-a-period", E, title="Not a length of time",
        why="Costs are compared over equal lengths of time, so each must be known.",
        check="A length of time is not a number with days, weeks, months or years; or year: is not 52 to 53 weeks.",
        bad="period: two years", good="period: 2 years"),
    "VC305": Entry("not-a-date", E, title="Not a date",
        why="Dates are written one way, so that none is misread.",
        check="A date is not written 2024, 2024/25, 2024-06 or 2024-06-30, or is not in the calendar; or a case was signed on no whole day, or one to come.",
        bad="date: 06/2024", good="date: 2024-06"),
    "VC306": Entry("not-a-value", E, title="Not a value",
        why="A value is a number with its unit, or it cannot be shown beside another.",
        check="A key that holds any kind of number holds none, or a part that is larger than its whole.",
        bad="value: most of them", good="value: 30 of 40"),
    "VC307": Entry("unit-differs", E, title="Numbers in different units",
        why="Pounds, percentages, counts and rates cannot be added or compared.",
        check="A printed number, a part, a recorded difference or a row is in another unit than what it is held against.",
        bad='printed: {per-week: 12%}', good='printed: {per-week: £384.62}'),
    "VC308": Entry("typed-number", E, title="A number typed in words",
        why="It stays as it is when the case changes.",
        check="An amount, a percentage or a number in thousands stands in a text; quote: and source: are left alone.",
        bad="The team cost £40,000.", good="The team cost {{ costs.team.total }}."),
    "VC309": Entry("number-repeats-figure", C, title="A number that is also a figure",
        why="It looks like a copy of the figure, and a copy falls behind.",
        check="A number from 10 up in a text equals a figure of the case.",
        bad="People spent 750 nights in hospital.",
        good="People spent {{ outcomes.nights.before }} nights in hospital."),
    "VC310": Entry("unit-twice", E, title="A unit said twice",
        why="A figure is printed with its unit: “£384.62 a week a week”.",
        check="A figure in a text is preceded by £ or followed by the unit it is printed with.",
        bad="{{ costs.team.per-week }} a week", good="{{ costs.team.per-week }}"),
}  # fmt: skip
