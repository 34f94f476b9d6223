"""The first version of the invented project that `history` changes, commit by commit."""

from __future__ import annotations

from tests.small_pictures import png

CASE = """\
title: Steady Hands
place: Example-upon-Sea
kind: invented
status: draft
owner: Head of commissioning
source: report, page 1
people: Adults who use many services at once
summary: >-
  A small team stayed with each person. Services cost {{ costs.service-use.reduction }} less with it.
ask: Keep the team for three more years.
headline:
  - costs.harbour.total
  - costs.service-use.reduction
  - outcomes.beds.after
"""
SOURCES = """\
report:
  title: Steady Hands, the first two years
  kind: report
  date: 2025-06
audit:
  title: What the auditors of Example-upon-Sea found
  kind: report
  date: 2025-07
"""
COSTS = """\
source: report, page 4
owner: Head of finance
audits:
  harbour:
    title: What services spent at the harbour
    period: 12 months
    people: 40
    rows-are: services
    rows:
      - {id: beds, label: Hospital beds, agency: NHS, amount: "£135,000"}
      - {id: custody, label: Nights in custody, agency: Police, amount: "£12,210"}
      - {id: hostel, label: Hostel nights, agency: Council, amount: "£90,434"}
    printed: {total: "£237,644"}
  hill:
    title: What services spent on the hill
    period: 12 months
    people: 30
    rows-are: services
    rows:
      - {id: visits, label: "Visits, at home", agency: NHS, amount: "£12,400"}
      - {id: rooms, label: Rooms, agency: Council, amount: "£9,750"}
comparisons:
  service-use:
    title: Cost of services before and with the team
    before: {period: 12 months, people: 40, when: 2023/24}
    after: {period: 12 months, people: 40, when: 2024/25}
    price-year: 2024/25
    compare: none
    chosen: top 40 by cost
    cashable: partly
    rows:
      - {id: a-e, service: A&E attendances, agency: NHS, before: 212, after: 96, unit-cost: £210}
      - {id: custody, service: Nights in custody, agency: Police, before: 74, after: 21, unit-cost: £165}
      - {id: support, service: Tenancy support, agency: Council, before: "£18,400", after: "£18,900"}
stated:
  saved:
    title: Saved in a year, as the leaflet has it
    kind: saving
    cashable: not known
    compare: none
    amount: £232k a year
"""
OUTCOMES = """\
source: report, page 9
measures:
  beds:
    title: Average number of occupied beds
    want: lower
    before: {value: 75, when: 2023/24}
    after: {value: 62, when: 2024/25}
    compare: none
    metric: occupied-beds
  survey:
    title: People who felt listened to
    want: higher
    value: 28 of 36
    when: 2025-03
"""
PRINCIPLES = """\
source: report, page 2
principles:
  honest: {text: We say what we cannot do, met: yes}
  together: Nothing about a person without the person
"""
SERVICE = """\
source: report, page 3
summary: A team of four stays with a person for as long as it takes.
features:
  handover: {title: One handover, text: Everybody who knows a person meets once.}
  evenings: {title: Evenings, text: Somebody answers until ten at night.}
"""
GROUPS = """\
source: report, page 7
groups:
  adults: {title: Adults who use many services, how-many: 43, gains: [A person to ring]}
  families: {title: Families of theirs, how-many: 9, gains: [A quieter house]}
"""
#: A real person's story: its title, its words and its money are told nowhere once consent is withdrawn.
SECOND = """\
---
title: Quillon
person: one person
source: report, page 12
consent:
  basis: consent given
  given: 2025-05-20
  scope: [web, print]
  held-by: The records officer
  text-read: yes
  approved-by: The panel
costs:
  title: Cost of services for Quillon
  before: {total: "£31,417", period: 12 months}
  after: {total: "£19,523", period: 12 months}
  compare: none
---
Quillon kept a parrot by the lighthouse. Services cost {{ stories.second.before }}, and {{ stories.second.after }} later.
![A parrot](parrot.png)
"""
THIRD = """\
---
title: Hollister
person: one person
source: report, page 13
consent:
  basis: consent given
  given: 2025-05-21
  scope: [web, print]
  held-by: The records officer
  text-read: yes
  approved-by: The panel
---
Hollister mends umbrellas at the bandstand.
![The bandstand](bandstand.png)
"""
#: Not a picture anybody could see, but enough of one to be replaced.
PICTURE = png() + b" the bandstand, first picture"

OTHER = """\
title: The Inland Team
place: Example-under-Hill
kind: invented
status: draft
source: report, page 1
headline: [costs.whole.total]
"""
OTHER_COSTS = """\
source: report, page 2
audits:
  whole: {title: All that was spent, period: 1 year, rows: {day: "£4,000", night: "£1,250"}}
"""
HOME = "Two invented cases. The harbour cost {{ harbour/costs.harbour.total }}.\n"
GLOSSARY = "handover: {text: The moment at which one service passes a person on to another.}\n"
PROJECT = "small-numbers: {threshold: 7, rounding: 5, marker: not shown}\n"

FIRST: dict[str, str | bytes] = {
    "cases/project.yml": PROJECT,
    "cases/glossary.yml": GLOSSARY,
    "cases/index.md": HOME,
    "cases/harbour/case.yml": CASE,
    "cases/harbour/sources.yml": SOURCES,
    "cases/harbour/costs.yml": COSTS,
    "cases/harbour/outcomes.yml": OUTCOMES,
    "cases/harbour/principles.yml": PRINCIPLES,
    "cases/harbour/service.yml": SERVICE,
    "cases/harbour/beneficiaries.yml": GROUPS,
    "cases/harbour/stories/second.md": SECOND,
    "cases/harbour/stories/third.md": THIRD,
    "cases/harbour/stories/bandstand.png": PICTURE,
    "cases/harbour/stories/parrot.png": PICTURE,
    "cases/inland/case.yml": OTHER,
    "cases/inland/sources.yml": "report: {title: A report on Example-under-Hill, kind: report}\n",
    "cases/inland/costs.yml": OTHER_COSTS,
}
