"""Four towns that do not exist, in a project of their own: written as real ones, so that they are counted.

Every text says that it is invented. A fifth case is marked as invented in the format, too, and may count in nothing.
"""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

#: Number of people on the yardstick, in one table of each town that can be put on it.
TOWNS = {
    "cases/project.yml": "small-numbers: {threshold: 0, rounding: 1}\n",
    "cases/index.md": "Towns that are invented, for tests.\n",
    "cases/ashby/case.yml": """\
        title: A team for a town that is invented
        place: Ashby Invented
        kind: real
        status: published
        people: Adults without a home
        headline: [outcomes.settled.after]
        """,
    "cases/ashby/outcomes.yml": """\
        source: report, page 1
        measures:
          settled:
            title: People with a home of their own
            metric: settled
            domain: home
            want: higher
            before: {value: 10 of 40 people, when: 2022/23}
            after: {value: 30 of 40 people, when: 2023/24}
            compare: matched
            chosen: all
          waiting:
            title: Days until somebody comes
            metric: waiting
            domain: user-experience
            want: lower
            value: 12 days
            when: 2023/24
            compare: none
          beds:
            title: Nights in hospital
            domain: institutional-care
            want: lower
            before: {value: 400 nights, when: 2022/23, people: 40}
            after: {value: 300 nights, when: 2023/24, people: 40}
        domains: [user-experience, staff-experience, wellbeing, institutional-care, cost, productivity, home]
        """,
    "cases/ashby/costs.yml": """\
        source: report, page 2
        comparisons:
          services:
            title: Services used by forty invented people
            before: {period: 12 months, people: 40, when: 2022/23}
            after: {period: 6 months, people: 40, when: 2023/24}
            price-year: 2022/23
            compare: none
            chosen: top 40 by cost
            rows:
              - {service: Hospital, agency: NHS, before: "£400,000", after: "£150,000"}
              - {service: Custody, agency: Police, before: "£80,000", after: "£30,000"}
        """,
    "cases/ashby/principles.yml": """\
        principles:
          trust: {text: "Nobody is given up on.", theme: Staying with people, met: partly}
          plain: {text: Plain words, met: yes}
        """,
    "cases/ashby/sources.yml": "report: {title: A report that does not exist, kind: report}\n",
    "cases/birch/case.yml": """\
        title: A second invented team
        place: Birch Invented
        kind: real
        status: review
        people: Adults who use many services
        """,
    "cases/birch/outcomes.yml": """\
        source: report, page 1
        measures:
          homes:
            title: Homes kept for half a year
            metric: settled
            domain: home
            want: higher
            before: {value: 20%, when: 2021/22, people: 60}
            after: {value: 35%, when: 2023/24, people: 55}
            compare: none
          waiting:
            title: Weeks until somebody comes
            metric: waiting
            domain: user-experience
            want: lower
            value: 3 weeks
            when: 2023/24
          missed:
            title: Appointments missed
            domain: productivity
            want: lower
            value: 14%
            when: 2023/24
            compare: random
        findings:
          staff:
            domain: staff-experience
            what: Staff who stay
            change: rose
        domains: [user-experience, staff-experience, wellbeing, institutional-care, cost, productivity, home]
        """,
    "cases/birch/costs.yml": """\
        source: report, page 2
        audits:
          spent:
            title: What was spent on sixty invented people
            period: 12 months
            when: 2020/21
            people: 60
            rows-are: agencies
            rows:
              - {id: nhs, label: NHS, agency: NHS, amount: "£360,000"}
              - {id: council, label: Council, agency: Council, amount: "£300,000"}
          two-years:
            title: What was spent over two years
            period: 2 years
            when: 2021
            people: 20
            rows-are: agencies
            rows:
              - {id: nhs, label: NHS, agency: NHS, amount: "£100,000"}
        comparisons:
          use:
            title: Services of sixty invented people
            before: {total: "£900,000", period: 2 years, people: 60, when: 2021/22}
            after: {total: "£500,000", period: 1 year, people: 50, when: 2023/24}
            price-year: 2023
            compare: historic
        """,
    "cases/birch/principles.yml": """\
        title: What was agreed in Birch, which is invented
        principles:
          stay: {text: "nobody is given up on", theme: Staying with people, met: no}
          doors: {text: One door, theme: One place}
        """,
    "cases/birch/co-production.yml": """\
        events:
          talks:
            title: Talks
            what: interview
            asked:
              one: {text: "Plain  words!", changed: Letters were written anew}
        """,
    "cases/birch/sources.yml": "report: {title: A report that does not exist, kind: report}\n",
    "cases/cold/case.yml": """\
        title: A third invented team
        place: Cold Invented
        kind: real
        status: draft
        """,
    "cases/cold/costs.yml": """\
        source: report, page 2
        audits:
          unknown:
            title: Costs without a number of people
            rows-are: agencies
            rows:
              - {id: nhs, label: NHS, agency: NHS, amount: "£100,000"}
        stated:
          saved: {title: Saved, kind: saving, amount: £90k a year, domain: cost}
        """,
    "cases/cold/i-statements.yml": """\
        prompts:
          good:
            text: It is a good week when…
            statements:
              door: {text: “Plain words.”, met: not known}
        """,
    "cases/cold/sources.yml": "report: {title: A report that does not exist, kind: report}\n",
    "cases/drift/case.yml": """\
        title: Only a beginning, and invented
        place: Drift Invented
        kind: real
        status: draft
        """,
    "cases/example/case.yml": """\
        title: An example that counts in nothing
        place: Example Town
        kind: invented
        status: published
        """,
    "cases/example/outcomes.yml": """\
        source: report, page 1
        measures:
          settled:
            title: People with a home of their own
            metric: settled
            domain: home
            want: higher
            before: {value: 1 of 40 people, when: 2022/23}
            after: {value: 39 of 40 people, when: 2023/24}
            compare: random
        domains: [home]
        """,
    "cases/example/principles.yml": """\
        principles:
          doors: {text: One door, theme: One place}
          never: {text: Plain words}
        """,
    "cases/example/sources.yml": "report: {title: A report that does not exist, kind: report}\n",
}


def write_towns(root: Path) -> Path:
    """The files of the project, written below a folder; gives the folder."""
    for name, text in TOWNS.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), "utf-8")
    return root
