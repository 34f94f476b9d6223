"""Codes of numbers, tables, claims, links, privacy, gaps and publishing: VC3 to VC9."""

from __future__ import annotations

from valuecase.problems import Level
from valuecase.problems.entry import Entry

E, C, G = Level.ERROR, Level.CAUTION, Level.GAP

MEANING: dict[str, Entry] = {
    # Numbers
    "VC301": Entry(
        "not-money", E, "An amount that cannot be read cannot be added.", "amount: £1,36,584", "amount: £136,584"
    ),
    "VC302": Entry(
        "not-a-number", E, "A number that cannot be read cannot be compared.", "people: forty", "people: 40"
    ),
    "VC303": Entry("not-a-share", E, "A share is written with a percent sign.", "share: 0.29", "share: 29%"),
    "VC304": Entry(
        "not-a-period", E, "A length of time has a number and a unit.", "period: two years", "period: 2 years"
    ),
    "VC305": Entry(
        "not-a-date", E, "Dates are written one way, so that none is misread.", "when: 01/04/13", "when: 2013-04-01"
    ),
    "VC306": Entry("not-a-value", E, "A value is a number with its unit.", "value: many", "value: 28 of 36"),
    "VC307": Entry(
        "unit-differs",
        E,
        "Numbers in different units cannot be compared.",
        "printed: {per-week: 12%}",
        'printed: {per-week: "£8,298.97"}',
    ),
    "VC308": Entry(
        "typed-number",
        E,
        "A number typed in prose falls behind when the case changes.",
        "They cost £863,091.",
        "They cost {{ costs.hertsmere.total }}.",
    ),
    "VC309": Entry(
        "number-repeats-figure",
        C,
        "It looks like a copy of a figure; a copy falls behind.",
        "750 beds",
        "{{ outcomes.occupied-beds.before }} beds",
    ),
    "VC310": Entry(
        "unit-twice",
        E,
        "A figure is printed with its unit.",
        "{{ costs.hertsmere.per-week }} a week",
        "{{ costs.hertsmere.per-week }}",
    ),
    # Tables
    "VC401": Entry("no-such-csv", E, "The rows of a table are missing."),
    "VC402": Entry("csv-heads", E, "The first line of a CSV file names its columns.", "1,2", "row,amount"),
    "VC403": Entry(
        "csv-ragged", E, "A row with too many or too few cells shifts its numbers.", "1,£124,277", '1,"£124,277"'
    ),
    "VC404": Entry("csv-quote", E, "A quote that is not closed swallows what follows."),
    "VC405": Entry("rows-twice", E, "Two sets of rows for one table would contradict each other."),
    "VC406": Entry("row-twice", E, "Each row needs a name of its own."),
    "VC407": Entry(
        "row-mixed",
        E,
        "A row is money, or a number of things with what one costs; never both.",
        "before: 212",
        "before: 212, unit-cost: £210",
    ),
    "VC408": Entry("no-rows", E, "A table without rows computes nothing."),
    "VC409": Entry(
        "total-among-rows",
        E,
        "A total among the rows would be added to itself.",
        'Total,"£601,397"',
        'printed: {total: "£601,397"}',
    ),
    "VC410": Entry("csv-separator", E, "The cells of a CSV file are separated by commas.", "row;amount", "row,amount"),
    "VC411": Entry("tables-differ", E, "Two tables of the same people come to the same number."),
    "VC412": Entry(
        "spelled-two-ways",
        E,
        "One agency or area with two spellings would be listed twice.",
        "agency: nhs",
        "agency: NHS",
    ),
    "VC413": Entry(
        "some-rows-only",
        C,
        "A sum by agency or area leaves out the rows that do not say theirs.",
        "{service: Advice, before: £5, after: £4}",
        "{service: Advice, agency: Council, before: £5, after: £4}",
    ),
    "VC414": Entry(
        "below-nothing", E, "Nothing can be used, or saved, less than not at all.", "saves: -£40", "amount: £40"
    ),
    # Claims
    "VC501": Entry(
        "does-not-reconcile",
        E,
        "What the source prints is not what its own parts come to, even allowing for rounding.",
        'printed: {total: "£863,902"}',
        'printed: {total: "£863,092"}',
    ),
    "VC502": Entry(
        "stale-difference",
        E,
        "A recorded difference must be the one that is there, so that no later slip hides behind it.",
    ),
    "VC503": Entry("difference-of-nothing", E, "A difference needs two numbers."),
    "VC504": Entry(
        "printed-unknown",
        E,
        "A printed number is compared with the figure of its name.",
        "printed: {totel: £5}",
        "printed: {total: £5}",
    ),
    "VC505": Entry("agreement-says-little", C, "The parts are so rounded that almost any total would agree."),
    "VC507": Entry("windows-unequal", C, "Costs over different lengths of time were brought to one."),
    "VC508": Entry("window-unknown", C, "A change over an unknown length of time may be an accident of timing."),
    "VC509": Entry("period-implied", C, "The length of time follows from other numbers and is not stated."),
    "VC510": Entry("no-base", C, "A share of nothing is not defined."),
    "VC511": Entry(
        "regression-to-the-mean",
        C,
        "People chosen for high past costs cost less later by themselves (BMJ 2005;330:266).",
    ),
    "VC512": Entry("about-differs", C, "A number the source gives only roughly is not what its parts come to."),
    "VC513": Entry("groups-do-not-add", C, "The groups of a whole should add to it."),
    "VC514": Entry(
        "people-differ", C, "Totals over different numbers of people are not comparable; costs per person are."
    ),
    "VC515": Entry("dates-reversed", C, "What is called after should come after.", "when: 2021/22", "when: 2024/25"),
    "VC516": Entry(
        "off-the-scale",
        E,
        "A score lies between the lowest and the highest there is.",
        "highest: 10\nareas: {money: {title: Money, first: 42, latest: 6}}",
        "highest: 10\nareas: {money: {title: Money, first: 4.2, latest: 6}}",
    ),
    # Links and pictures
    "VC601": Entry(
        "bad-link",
        E,
        "Readers must not be led to scripts, files or other machines.",
        "[x](javascript:x)",
        "[x](https://www.example.org/)",
    ),
    "VC603": Entry("remark-printed", E, "Everything in a text is printed.", "<!-- ask Ann -->", "# ask Ann"),
    "VC602": Entry(
        "bad-picture", E, "Pictures come from the case's own folder.", "![x](https://a.example/x.png)", "![x](x.png)"
    ),
    # Privacy
    "VC701": Entry(
        "no-consent", E, "A person's story is published with consent, or because a public source has printed it."
    ),
    "VC702": Entry("consent-not-recorded", C, "The story is shown on the strength of its source alone."),
    "VC703": Entry("no-basis", E, "A list of people's costs is personal data."),
    "VC704": Entry(
        "identifier",
        E,
        "It may identify a person, and git keeps it even after it is deleted.",
        "note: call Sam on 07700 900123",
        "note: call the team",
    ),
    "VC705": Entry(
        "person-named",
        E,
        "A list of people's costs names nobody: its rows are numbers or codes.",
        "sam: £12,400",
        "1: £12,400",
    ),
    "VC706": Entry("not-shown", C, "Consent has ended, was withdrawn, or does not cover the web."),
    "VC707": Entry("story-still-used", E, "What tells of a person goes with the person's consent."),
    "VC708": Entry(
        "few-people", E, "A small number of people may give away who they are.", "3 people moved", "A few people moved"
    ),
    "VC709": Entry("exception-unused", C, "An exception that nothing needs may hide a later slip."),
    "VC710": Entry(
        "consent-for-what",
        E,
        "A consent covers what was asked: the web, print, video.",
        "consent: {basis: consent given}",
        "consent: {basis: consent given, scope: [web, print]}",
    ),
    "VC713": Entry(
        "count-of-what",
        E,
        "A small number of people may not be shown, and this may be one.",
        "3 of 36",
        "3 of 36 meetings",
    ),
    "VC714": Entry("picture-data", E, "Photographs hold where, when and by whom they were taken."),
    "VC712": Entry("given-away", E, "What is printed beside it, or another table, would give a hidden number away."),
    "VC711": Entry("consent-incomplete", G, "Whoever doubts a consent must be able to ask for it."),
    # Gaps
    "VC801": Entry("not-recorded", G, "A reader would look for it."),
    "VC802": Entry("missing", G, "The author says the source lacks it, and why."),
    "VC803": Entry("no-section", G, "A whole part of the case is not there."),
    "VC804": Entry("review-overdue", C, "Somebody meant to look at it again by then."),
    # Publishing
    "VC901": Entry("no-such-character", E, "The briefing's typeface has no such character.", "done ✓", "done"),
}
