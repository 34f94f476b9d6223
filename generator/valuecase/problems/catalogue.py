"""Every code: its name, its level, why it matters, what to avoid and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass

from valuecase.problems import Level


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of problem. `bad` and `good` are lines of a case before and after the remedy."""

    name: str
    level: Level
    why: str
    bad: str = ""
    good: str = ""


E, C, G = Level.ERROR, Level.CAUTION, Level.GAP

CATALOGUE: dict[str, Entry] = {
    # Typing YAML
    "VC101": Entry("yaml-syntax", E, "The file cannot be read beyond this line.", "title You Can", "title: You Can"),
    "VC102": Entry("yaml-tab", E, "YAML knows no tabs.", "\ttitle: You Can", "  title: You Can"),
    "VC103": Entry(
        "yaml-colon",
        E,
        "A colon and a space begin a new key; a key's own colon needs the space.",
        "title: Hertfordshire: You Can",
        'title: "Hertfordshire: You Can"',
    ),
    "VC104": Entry(
        "yaml-quote",
        E,
        "A text that begins with a quote must end with it.",
        'text: "Quoted" then rest',
        'text: >-\n  "Quoted" then rest',
    ),
    "VC105": Entry(
        "yaml-braces",
        E,
        "A brace at the start begins a block of keys.",
        "summary: {{ costs.hertsmere.total }} was spent",
        "summary: >-\n  {{ costs.hertsmere.total }} was spent",
    ),
    "VC106": Entry(
        "yaml-star",
        E,
        "A star at the start refers to another part of the file.",
        "text: **bold**",
        "text: >-\n  **bold**",
    ),
    "VC107": Entry(
        "yaml-bracket",
        E,
        "Brackets hold lists and blocks of keys; a comma inside them separates.",
        "{before: £18,400}",
        '{before: "£18,400"}',
    ),
    "VC108": Entry(
        "yaml-dash", E, "A dash begins an item of a list, on a line of its own.", "text: - dash", "text: >-\n  - dash"
    ),
    "VC109": Entry(
        "yaml-first-character",
        E,
        "Some characters mean something to YAML at the start of a text.",
        "text: @home",
        'text: "@home"',
    ),
    "VC110": Entry(
        "yaml-bang",
        E,
        "A word with ! at the start is a command, and the text would be lost.",
        "text: !important",
        'text: "!important"',
    ),
    "VC111": Entry(
        "yaml-hash",
        E,
        "A # after a space begins a remark, so the rest of the text would be lost.",
        "title: Phase #2",
        'title: "Phase #2"',
    ),
    "VC112": Entry(
        "yaml-reference",
        E,
        "Parts of a file are not named and reused: each place says what it means.",
        "after: *before",
        "after: {period: 12 months}",
    ),
    "VC113": Entry(
        "key-twice", E, "Of two equal keys one would silently win.", "title: You Can\ntitle: We Can", "title: You Can"
    ),
    "VC114": Entry(
        "yaml-second-document",
        E,
        "One file holds one document.",
        "title: You Can\n---\ntitle: We Can",
        "title: You Can",
    ),
    "VC115": Entry("yaml-too-deep", E, "So many levels are no case, but a slip or an attack."),
    "VC116": Entry("file-too-large", E, "A page of that size could not be read."),
    "VC117": Entry("encoding", E, "Text that is not UTF-8 would be published with wrong letters."),
    "VC118": Entry("not-keys", E, "A file begins with keys and values.", "- You Can", "title: You Can"),
    "VC119": Entry(
        "front-matter",
        E,
        "A story's keys stand between two lines of three dashes.",
        "---\ntitle: Kerry",
        "---\ntitle: Kerry\n---",
    ),
    "VC120": Entry(
        "yaml-indent",
        E,
        "The spaces at the start of a line say what it belongs to.",
        "a:\n  b: one\n c: two",
        "a:\n  b: one\n  c: two",
    ),
    "VC121": Entry("no-value", E, "A key without a value is a gap that says nothing.", "title:", "title: You Can"),
    "VC122": Entry("empty-file", E, "An empty file is a section that says nothing."),
    # Naming
    "VC201": Entry("unknown-key", E, "A misspelt key would be ignored.", "titel: You Can", "title: You Can"),
    "VC202": Entry(
        "key-needed",
        E,
        "The page cannot be made without it.",
        "place: Hertfordshire",
        "title: You Can\nplace: Hertfordshire",
    ),
    "VC203": Entry("unknown-file", C, "Only the files of the format are published.", "cost.yml", "costs.yml"),
    "VC204": Entry(
        "bad-id", E, "An id is part of addresses and of names of figures.", "Three Rivers:", "three-rivers:"
    ),
    "VC205": Entry("id-twice", E, "A name must mean one thing in its file."),
    "VC206": Entry(
        "unknown-figure",
        E,
        "A name that no figure has would leave a hole in the page.",
        "{{ costs.hertsmere.totl }}",
        "{{ costs.hertsmere.total }}",
    ),
    "VC207": Entry(
        "unknown-source",
        E,
        "A claim must lead to where it comes from.",
        "source: kely, The evaluation",
        "source: kelly, The evaluation",
    ),
    "VC208": Entry("unknown-word", E, "This key knows only some words.", "kind: reel", "kind: real"),
    "VC209": Entry("unknown-id", E, "It refers to something that is not there.", "of: [hertsmer]", "of: [hertsmere]"),
    "VC210": Entry(
        "wrong-shape",
        E,
        "Words, lists and blocks of keys are not interchangeable.",
        "title: [You, Can]",
        "title: You Can",
    ),
    "VC211": Entry("no-case-file", E, "case.yml says what the case is, and is the one file it cannot do without."),
    "VC212": Entry(
        "missing-and-filled",
        E,
        "Something cannot be missing and there.",
        "when: 2016\nmissing: {when: not stated}",
        "when: 2016",
    ),
    "VC213": Entry(
        "missing-unknown",
        E,
        "A gap is a key that could stand there.",
        "missing: {colour: not stated}",
        "missing: {when: not stated}",
    ),
    "VC214": Entry(
        "named-twice", E, "A table named twice would be added twice.", "of: [hertsmere, hertsmere]", "of: [hertsmere]"
    ),
    "VC215": Entry("part-of-itself", E, "A figure that is part of itself checks nothing."),
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
    # Links and pictures
    "VC601": Entry(
        "bad-link",
        E,
        "Readers must not be led to scripts, files or other machines.",
        "[x](javascript:x)",
        "[x](https://www.example.org/)",
    ),
    "VC602": Entry(
        "bad-picture", E, "Pictures come from the case's own folder.", "![x](https://a.example/x.png)", "![x](x.png)"
    ),
    # Privacy
    "VC701": Entry(
        "no-consent", E, "A person's story is published with consent, or because a public source has printed it."
    ),
    "VC702": Entry("consent-not-recorded", C, "The story is shown on the strength of its source alone."),
    "VC703": Entry("no-basis", E, "A list of people's costs is personal data."),
    # Gaps
    "VC801": Entry("not-recorded", G, "A reader would look for it."),
    "VC802": Entry("missing", G, "The author says the source lacks it, and why."),
    "VC803": Entry("no-section", G, "A whole part of the case is not there."),
    # Publishing
    "VC901": Entry("no-such-character", E, "The briefing's typeface has no such character.", "done ✓", "done"),
}
