"""Codes of typing and naming: VC1 and VC2."""

from __future__ import annotations

from valuecase.problems import Level
from valuecase.problems.entry import Entry

E, C = Level.ERROR, Level.CAUTION

WRITING: dict[str, Entry] = {
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
    "VC216": Entry(
        "unknown-thing",
        E,
        "It leads to something that is not there.",
        "see: service.zone",
        "see: service.zones",
    ),
    "VC217": Entry(
        "column-not-shown",
        E,
        "What stands in a column that is not shown would be lost.",
        "columns: [inputs]\noutcomes: {home: A home}",
        "columns: [inputs, outcomes]\noutcomes: {home: A home}",
    ),
    "VC218": Entry(
        "arrow-back",
        E,
        "An arrow leads from cause to effect, so never back.",
        "{from: [home], to: team}",
        "{from: [team], to: home}",
    ),
    "VC219": Entry(
        "values-and-times",
        E,
        "Each point in time has one value, and there are two points or more.",
        "times: [Year before, 8 months]\nvalues: [212]",
        "times: [Year before, 8 months]\nvalues: [212, 150]",
    ),
}
