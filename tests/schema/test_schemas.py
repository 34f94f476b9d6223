"""The schemas for editors accept what the reader accepts and refuse what it refuses: by example."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.test_format_page import BLOCKS
from tests.schema.reading import as_an_editor
from tests.schema.support import FILES, LEAST, kind_of, marked, refused
from tests.support import CASES, errors, seaside


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CASES)))
def test_nothing_is_marked_in_the_files_of_the_cases(path: Path) -> None:
    assert marked(kind_of(path), as_an_editor(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("file", [file for file in BLOCKS if not file.endswith(".csv")])
def test_nothing_is_marked_in_the_examples_of_the_format(file: str) -> None:
    assert marked(kind_of(file), as_an_editor(BLOCKS[file])) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("case", "titel: x"),
        ("case", "title:"),
        ("case", "title: [A, team]"),
        ("case", "kind: reel"),
        ("case", "population: many"),
        ("case", "dates: {June: x}"),
        ("case", "dates: [a, b]"),
        ("case", "areas: {a: b}"),
        ("case", "areas:"),
        ("case", "headline: [total]"),
        ("case", "source: The Report"),
        ("case", "summary: …"),
        ("case", "hypothesis: {texd: x}"),
        ("case", "contact: The office"),
        ("case", "contact: {web: example.org}"),
        ("case", "missing: {ask: }"),
        ("case", "disclosure: yes"),
        ("case", "review-by: soon"),
        ("case", "was: [Old Name]"),
        ("story", "person: nobody"),
        ("story", "consent: consent gven"),
        ("story", "consent: {basis: consent given, scope: [web, prnt]}"),
        ("story", "consent: {given: 2024-06-30}"),
        ("story", "costs: {before: {total: x}}"),
        ("costs", "audit: {}"),
        ("costs", "audits: {Three Rivers: {title: A}}"),
        ("costs", "audits: {a: {rows: {x: £5}}}"),
        ("costs", "audits: {a: {title: A, perriod: 1 year}}"),
        ("costs", "audits: {a: {title: A, period: 24}}"),
        ("costs", "audits: {a: {title: A, period: 0 months}}"),
        ("costs", "audits: {a: {title: A, period: two years}}"),
        ("costs", 'audits: {a: {title: A, rows: {x: "£1,36,584"}}}'),
        ("costs", "audits: {a: {title: A, rows: {x: £1.5}}}"),
        ("costs", "audits: {a: {title: A, rows: {x: five}}}"),
        ("costs", "audits: {a: {title: A, rows: {x: }}}"),
        ("costs", "audits: {a: {title: A, rows: {x: {amount: £5, colour: red}}}}"),
        ("costs", "audits: {a: {title: A, rows: {x: £5, total: £5}}}"),
        ("costs", "audits: {a: {title: A, rows: {x: £5}, csv: a.csv}}"),
        ("costs", "audits: {a: {title: A, people: about 40}}"),
        ("costs", "audits: {a: {title: A, people: 0}}"),
        ("costs", "audits: {a: {title: A, people: 7.5}}"),
        ("costs", "audits: {a: {title: A, when: 01/04/13}}"),
        ("costs", "audits: {a: {title: A, when: 2013-13}}"),
        ("costs", "audits: {a: {title: A, printed: {total: many}}}"),
        ("costs", "audits: {a: {title: A, differs: {total: {by: £5}}}}"),
        ("costs", "comparisons: {a: {rows: [{servce: x, before: £5}]}}"),
        ("costs", "comparisons: {a: {before: 12 months}}"),
        ("costs", "stated: {a: {title: A, share: 0.29}}"),
        ("costs", "stated: {a: {title: A, share: 29}}"),
        ("costs", "appraisal: {a: {discount: health}}"),
        ("costs", "appraisal: {a: {title: A, discount: greenbook}}"),
        ("costs", "appraisal: {a: {title: A, timing: middle}}"),
        ("costs", "appraisal: {a: {title: A, years: 2.5}}"),
        ("costs", "appraisal: {a: {title: A, costs: {b: {each-year: £5}}}}"),
        ("costs", "appraisal: {a: {title: A, costs: {b: {class: public, each-year: £5}}}}"),
        ("costs", "appraisal: {a: {title: A, costs: {b: {class: fiscal, deadweight: 5%}}}}"),
        ("costs", "appraisal: {a: {title: A, costs: {b: {class: fiscal, by-year: [£5, many]}}}}"),
        ("costs", "appraisal: {a: {title: A, costs: {b: {class: fiscal, each-year: 5, unit-cost: £1.5}}}}"),
        ("costs", "appraisal: {a: {title: A, benefits: {b: {class: social, drop-off: 10% a month}}}}"),
        ("costs", "appraisal: {a: {title: A, benefits: {b: {class: social, deadweight: 0.2}}}}"),
        ("costs", "appraisal: {a: {title: A, vary: {b: 10%-40%}}}"),
        ("costs", "appraisal: {a: {title: A, vary: {b: up to 40%}}}"),
        ("costs", "appraisal: {a: {title: A, vary: {The team: 10% to 40%}}}"),
        ("costs", "appraisal: {a: {title: A, scenarios: {b: {with: {reached: 50%}}}}}"),
        ("outcomes", "measures: {a: {title: A, value: lots}}"),
        ("outcomes", "measures: {a: {title: A, want: more}}"),
        ("outcomes", "domains: [Well being]"),
        ("outcomes", "over-time: {a: {title: A, times: [a, b]}}"),
        ("logic-model", "arrows: {from: a, to: b}"),
        ("logic-model", "arrows: [{from: a}]"),
        ("logic-model", "enablers: {a: {see: A thing}}"),
        ("logic-model", "own: {a: b}"),
        ("service", "features: [one, two]"),
        ("service", "features: {a: {title: A}}"),
        ("service", "features: {a: {text: A, links: [{title: x, url: www.example.org}]}}"),
        ("sources", "report: {title: A}"),
        ("sources", "report: A report"),
        ("project", "publish-todo: maybe"),
        ("project", "optimism: {origin: x, grades: {1: {means: y, costs: 5%}}}"),
        ("project", "price-index: {origin: x, date: soon}"),
        ("project", "unit-costs: {rows: [{code: x, description: y, unit: z, cost: £5, source: w, licence: v}]}"),
        ("project", "allow: [0808 157 0000]"),
        ("glossary", "pooled_budget: Money"),
    ],
)
def test_what_the_reader_refuses_an_editor_marks(kind: str, text: str) -> None:
    key = text.partition(":")[0]
    least = "".join(line for line in LEAST.get(kind, "").splitlines(True) if not line.startswith(f"{key}:"))
    assert refused(kind, least + text)
    assert marked(kind, as_an_editor(least + text))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("case", "when: 2016"),
        ("case", "people: true"),
        ("case", "areas: Harbour"),
        ("case", "areas: 5"),
        ("case", "areas: []"),
        ("case", "dates: {2024: a, 2024/25: b, 2024-06: c, 2024-06-30: d}"),
        ("case", "hypothesis: One team is enough"),
        ("case", "population: 40,000"),
        ("case", "population: 40000"),
        ("case", "headline: costs.a.total"),
        ("case", "source: 2024"),
        ("case", "source: report, page 4, at the foot"),
        ("case", "was: [1, old-name]"),
        ("case", "review-by: 2027"),
        ("case", "missing: {ask: none is made, dates: 3}"),
        ("story", "consent: published in source"),
        ("story", "consent: {basis: consent given, scope: web, given: 2024-06-30, expires: 2024, text-read: yes}"),
        ("costs", "audits: {a: {title: A, rows: {1: £136584, 2: 9750, 3: -£5, 4: about £3k, 5: £1.5m, 6: 12.50}}}"),
        ("costs", "audits: {a: {title: A, rows: [{amount: £5}, £6, 7]}}"),
        ("costs", "audits: {a: {title: A, people: 36 people, csv: a.csv}}"),
        ("costs", "audits: {a: {title: A, printed: {total: 12%, per-week: 5, people: 1.5 each for 3}}}"),
        ("costs", "programme: {a: {title: A, amount: £40k A Year}}"),
        ("costs", "stated: {a: {title: A, share: ABOUT 29 per cent, of: harbour}}"),
        ("costs", "appraisal: {a: {title: A, discount: Green-Book, years: 5, starts: 2024, people: 40 people}}"),
        ("costs", "appraisal: {a: {title: A, costs: {b: {class: social, each-year: 5, unit-cost: HE1.0}}}}"),
        ("costs", "appraisal: {a: {title: A, benefits: {b: {class: social, drop-off: 10 per cent a year}}}}"),
        ("costs", "appraisal: {a: {title: A, vary: {b.unit-cost: £5 – £1.2k, c: 80 to 120, discount: 1.5% to 5%}}}"),
        ("outcomes", "measures: {a: {title: A, before: 75, after: {value: 62 of 75, when: 2024}}}"),
        ("outcomes", "measures: {a: {title: A, value: 190 emergencies per 1000 people}}"),
        ("outcomes", "findings: {a: {what: Falls, at: 8 months}}"),
        ("outcomes", "scales: {a: {title: A, lowest: 1, areas: {money: Money}}}"),
        ("outcomes", "over-time: {a: {title: A, times: [a, 6], rows: [{service: x, values: [1, 2.5]}]}}"),
        ("logic-model", "columns: classic\nown: {a: {b: Words, c: {see: service.d}}}\narrows: [{from: a, to: [b, c]}]"),
        ("logic-model", "columns: [inputs, 1]"),
        ("i-statements", "statements: {a: {text: x, met: no}, b: y}\nfrom: co-production.a"),
        ("beneficiaries", "tables: {a: {title: A, rows: {x: 0, y: 12 people}}}"),
        ("lessons", "lessons: {a: {text: x, see: costs.a}}\nnext: {b: Words}"),
        ("project", "publish-todo: no\nsmall-numbers: {threshold: 0, rounding: 1, marker: no}"),
        ("glossary", "a-and-e: Where people go\nx: {text: y, also: z}"),
    ],
)
def test_nothing_is_marked_in_the_odder_ways_to_write(kind: str, text: str) -> None:
    least = LEAST.get(kind, "")
    assert refused(kind, least + text) == set()
    assert marked(kind, as_an_editor(least + text)) == []


@pytest.mark.parametrize("key", ["colour", "tilte"])
def test_what_could_not_stand_there_cannot_be_missing(tmp_path: Path, key: str) -> None:
    text = LEAST["case"] + f"missing: {{{key}: not stated}}\n"
    assert {code for code, _, _ in errors(seaside(tmp_path, {"case.yml": text}))} == {"VC213"}
    assert marked("case", as_an_editor(text))
