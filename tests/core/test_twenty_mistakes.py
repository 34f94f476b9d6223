"""Many mistakes in one case: each has its own message, and mending one takes away exactly that message."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import Found, errors, project

#: An invented case without a mistake. Every mistake below keeps the number of lines.
RIGHT = {
    "case.yml": """\
title: A team for Example-upon-Sea
place: Example-upon-Sea
kind: invented
status: draft
source: report, The service
people: Adults who use many services
dates:
  2024-04: The team began
areas: [Example-upon-Sea]
ask: Carry on the team for another year
summary: >-
  In the year before, the wards cost {{ costs.wards.total }},
  and nights in hospital fell to {{ outcomes.nights.after }},
  as the [report](https://www.example.org/report) says.
headline:
  - costs.wards.total
  - costs.use.reduction
""",
    "costs.yml": """\
source: report, Costs
year: 52 weeks
audits:
  services:
    title: What services cost
    period: 1 year
    rows:
      beds: £12,000
      visits: £8,000
  wards:
    title: What the wards cost
    period: 1 year
    csv: wards.csv
  rents:
    title: What housing costs
    period: 2 years
    rows: {flats: £900, hostels: £700}
    printed:
      total: "£1,600"
      per-year: £800
    note: Rents are for the year.
  repairs:
    title: What repairs cost
    rows: {roofs: £500, doors: £300}
    printed: {total: £810}
    differs:
      total: {by: £10, because: The report counts one door twice.}
comparisons:
  use:
    title: Use of services
    before: {period: 12 months, people: 40}
    after: {period: 12 months, people: 40}
    rows:
      - {service: Visits, before: 212, after: 96, unit-cost: £210}
      - {service: Rent, before: £900, after: £700}
programme:
  team:
    title: The team
    amount: £40k a year
    paid-by: the council
    missing: {people: not stated}
""",
    "wards.csv": """\
row,amount
north,"£1,250"
south,£900
""",
    "outcomes.yml": """\
source: report, Outcomes
domains: [wellbeing, cost]
measures:
  nights:
    title: Nights in hospital
    domain: wellbeing
    want: lower
    before: {value: 750}
    after: {value: 502}
  survey:
    title: People who feel safe
    domain: wellbeing
    want: higher
    value: 28 of 36
  visits:
    title: Visits to a doctor
    before: {value: 90}
    after: {value: 81}
  falls:
    title: Falls at home
    want: lower
    value: 31
  calls:
    title: Calls for an ambulance
    value: 57
findings:
  trust:
    what: Trust in services
    change: rose
""",
    "sources.yml": """\
report:
  title: A report on Example-upon-Sea
  kind: report
  by: The council of Example-upon-Sea
  licence: none
""",
    "stories/sam.md": """\
---
title: Sam
person: one person
consent: {basis: consent given, scope: [web, print]}
source: report, Stories
summary: >-
  Sam has a home.
---
Before the team came, the wards cost {{ costs.wards.total }}.
Since then Sam has had a home.
""",
}
#: what was done wrong, file, right words, wrong words, code, line
Mistake = tuple[str, str, str, str, str, int]
MISTAKES: list[Mistake] = [
    ("a key is misspelt", "case.yml", "people: Adults", "peple: Adults", "VC201", 6),
    ("a month does not exist", "case.yml", "2024-04", "2024-13", "VC305", 8),
    ("an amount is typed in prose", "case.yml", "another year", "£40,000 a year", "VC308", 10),
    ("a figure's name is misspelt in prose", "case.yml", "nights.after", "nights.afer", "VC206", 13),
    ("a link is a script", "case.yml", "https://www.example.org/report", "javascript:report", "VC601", 14),
    ("a headline figure does not exist", "case.yml", "  - costs.wards.total", "  - costs.ward.sum", "VC206", 16),
    ("a comma stands in the wrong place", "costs.yml", "beds: £12,000", "beds: £1,2000", "VC301", 8),
    ("a printed number is for no figure", "costs.yml", "per-year: £800", "per-yeer: £800", "VC504", 20),
    ("a printed total is not the sum", "costs.yml", 'total: "£1,600"', 'total: "£1,700"', "VC501", 19),
    ("a recorded difference is another", "costs.yml", "by: £10,", "by: £11,", "VC502", 27),
    ("a row is money with a unit cost", "costs.yml", "before: £900, ", "unit-cost: £9, before: £900, ", "VC407", 35),
    ("a key is missing and filled in", "costs.yml", "{people: not", "{paid-by: not", "VC212", 41),
    ("a row of a CSV file has a cell too many", "wards.csv", '"£1,250"', "£1,250", "VC403", 2),
    ("a word is not one of those known", "outcomes.yml", "title: Falls at home\n    want: lower", "title: Falls at home\n    want: lwer", "VC208", 21),
    ("a domain is not one of the file's", "outcomes.yml", "domain: wellbeing\n    want: higher", "domain: welbeing\n    want: higher", "VC209", 12),
    ("two sides are in different units", "outcomes.yml", "after: {value: 81}", "after: {value: 81%}", "VC307", 18),
    ("two things have one name", "outcomes.yml", "  trust:", "  survey:", "VC205", 27),
    ("a key that is needed is left out", "outcomes.yml", "    title: Calls", "    note: Calls", "VC202", 23),
    ("a gap is no key that could stand there", "sources.yml", "licence: none", "missing: {colour: none}", "VC213", 5),
    ("a story has no consent", "stories/sam.md", "consent: {basis: consent given, scope: [web, print]}", "pseudonym: not known", "VC701", 2),
]  # fmt: skip


def _found(folder: Path, mistakes: Iterable[Mistake]) -> set[Found]:
    """The errors of the case with these mistakes made in it."""
    files = dict(RIGHT)
    for what, file, right, wrong, _, _ in mistakes:
        assert files[file].count(right) == 1, what
        files[file] = files[file].replace(right, wrong)
    return errors(project(folder, {f"cases/seaside/{file}": text for file, text in files.items()}))


def _wanted(mistakes: Iterable[Mistake]) -> set[Found]:
    return {(code, file, line) for _, file, _, _, code, line in mistakes}


def test_there_are_twenty_mistakes_of_many_kinds() -> None:
    assert len(MISTAKES) == len(_wanted(MISTAKES)) == 20
    assert len({code for *_, code, _ in MISTAKES}) >= 17


def test_the_right_text_has_no_errors(tmp_path: Path) -> None:
    assert _found(tmp_path, []) == set()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m[0])
def test_one_mistake_gives_its_one_message(tmp_path: Path, mistake: Mistake) -> None:
    assert _found(tmp_path, [mistake]) == _wanted([mistake])


def test_all_twenty_mistakes_are_told_in_one_pass(tmp_path: Path) -> None:
    assert _found(tmp_path, MISTAKES) == _wanted(MISTAKES)


@pytest.mark.parametrize("mended", MISTAKES, ids=lambda m: m[0])
def test_mending_one_takes_away_its_message_and_adds_none(tmp_path: Path, mended: Mistake) -> None:
    left = [m for m in MISTAKES if m is not mended]
    assert _found(tmp_path, left) == _wanted(left)


@settings(max_examples=60)
@given(mistakes=st.lists(st.sampled_from(MISTAKES), unique=True))
def test_any_mistakes_together_give_the_messages_of_each(tmp_path: Path, mistakes: list[Mistake]) -> None:
    assert _found(tmp_path, mistakes) == _wanted(mistakes)
