"""What a built site says to whoever takes it apart, and the projects it is built from."""

from __future__ import annotations

import gzip
import io
import json
import random
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import IndirectObject, TextStringObject

from tests.privacy.attacker import Line
from tests.support import ROOT
from valuecase.cli import main
from valuecase.edition import edition_of
from valuecase.project import Project
from valuecase.site.pages import Pages
from valuecase.site.specs import page_specs

#: What stands in place of a hidden number here: words that stand nowhere else.
MARKER = "withheld-by-rule"
RULE = f"small-numbers: {{threshold: 7, rounding: 5, marker: {MARKER}}}\n"
#: The start of every case here.
CASE = "title: {title}\nplace: {title}-upon-Sea\nkind: real\nstatus: published\nsource: report\n"
SOURCES = "report:\n  title: A report\n  kind: report\n  date: 2025-06\n  link: https://www.example.org/report\n"


def written(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """A project's folder that can be built, with these files in it."""
    address = "site_url: https://cases.example.org/\n"  # without one, the map of the site is empty
    (root / "mkdocs.yml").write_text(address + (ROOT / "mkdocs.yml").read_text("utf-8"), "utf-8")
    for name, text in files.items():
        path = root / "cases" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def build(root: Path) -> int:
    """Build the site as the command does; gives the exit code."""
    return main(["--project", str(root), "build"])


def addresses(project: Project) -> list[str]:
    """The addresses of all pages of a project."""
    return [spec.uri.replace(".md", ".html") for spec in page_specs(project)]


def rendered(project: Project, *only: str) -> dict[str, str]:
    """Every page's HTML by its address, or that of some, as the templates make it, without MkDocs' frame round it."""
    pages = Pages(project, edition_of(project), None)
    specs = dict(zip(addresses(project), page_specs(project), strict=True))
    return {address: pages.render(specs[address]) for address in only or specs}


def words(html: str) -> str:
    """What HTML says, with single spaces; of its attributes, the alternative texts and titles."""
    named = re.sub(r"""<[^>]*?\s(?:alt|title|aria-label)=["']([^"']*)[^>]*>""", r" \1 ", html)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", named))).replace(" .", ".").replace(" ,", ",")


def said(path: Path) -> Iterator[str]:
    """Everything a file says: as it stands, unpacked, without markup, and as its own kind of reader hears it."""
    raw = path.read_bytes()
    yield raw.decode("utf-8", "replace")
    match path.suffix:
        case ".gz":
            yield gzip.decompress(raw).decode("utf-8", "replace")
        case ".html" | ".xml" | ".svg":
            yield words(raw.decode("utf-8"))
        case ".json":
            for text in _strings(json.loads(raw)):
                yield text
                yield words(text)
        case ".pdf":
            yield from _pdf(raw)
        case ".xlsx":
            with zipfile.ZipFile(path) as book:
                for name in book.namelist():
                    text = book.read(name).decode("utf-8", "replace")
                    yield from (name, text, words(text))


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)
    else:
        yield str(data)


def _pdf(raw: bytes) -> Iterator[str]:
    """The streams, what is read on each page, and every text beside them: title, bookmarks, alternative texts."""
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", raw, re.DOTALL):
        try:
            yield zlib.decompress(stream).decode("latin-1")
        except zlib.error:
            yield stream.decode("latin-1")
    reader = PdfReader(io.BytesIO(raw))
    for page in reader.pages:
        yield " ".join(page.extract_text().replace("\u200b", "").split())
    for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
        try:
            found = reader.get_object(IndirectObject(number, 0, reader))
        except Exception:
            continue
        yield from _texts(found)


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, TextStringObject):
        yield str(data)
    elif isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)


def whole_site(site: Path) -> dict[str, list[str]]:
    """Everything each file of a site says, by its address."""
    return {p.relative_to(site).as_posix(): list(said(p)) for p in sorted(site.rglob("*")) if p.is_file()}


def files_with(site: Mapping[str, list[str]], text: str) -> set[str]:
    """The files that say these words, which are not part of longer words or numbers."""
    pattern = re.compile(rf"(?<![\w£−-])(?<!\d[.,]){re.escape(text)}(?![\w%]|[.,]\d)")
    return {name for name, parts in site.items() if any(text in part and pattern.search(part) for part in parts)}


#: A story with words, numbers and a picture that stand nowhere else.
STORY = """\
---
title: Quillon
person: one person
source: report
was: [hillman]
pseudonym: yes
consent: {{{consent}}}
costs:
  title: What Quillon's help cost
  before: {{total: "£41,233", period: 12 months}}
  after: {{total: "£17,077", period: 12 months}}
---
He kept a **marmoset**, and costs fell by {{{{ stories.lodger.reduction }}}}.

![Quillon by the lighthouse](quillon-lighthouse.png)
"""
#: A case with small numbers of people wherever a number of people may stand, and the others not round.
HARBOUR = {
    "case.yml": CASE.format(title="Harbour")
    + """\
dates: {2024-05: The panel met}
ask: Keep it for {{ beneficiaries.carers.how-many }} and {{ beneficiaries.by-age.under-30 }}.
summary: One of them cost {{ costs.few.per-person }}, and {{ outcomes.heard.value }} were heard.
headline: [costs.few.per-person, beneficiaries.by-home.boat, outcomes.work.before, beneficiaries.by-age.total]
""",
    "sources.yml": SOURCES,
    "beneficiaries.yml": """\
source: report
groups:
  carers: {title: Carers, how-many: 5, gains: [Rest], measure: [outcomes.heard]}
  wardens: {title: Wardens, how-many: 1234, gains: [Calm]}
tables:
  by-age: {title: By age, rows: {under-30: 5, from-30: 206, over-80: 0}}
  by-home: {title: By home, of: by-age, csv: by-home.csv}
not-served:
  far-away: {text: Whoever lives far away, how-many: 6}
dropped-out:
  moved: {text: Some moved away, how-many: 2}
""",
    "by-home.csv": "row,people,label\nalone,4,Alone\nboat,1,On a boat\ntogether,206,Together\n",
    "outcomes.yml": """\
source: report
measures:
  heard: {title: Heard, value: 3 of 36 people}
  housed: {title: Housed, value: 33 of 36 people}
  calls: {title: Calls, value: 14.5 each for 6}
  work: {title: In work, before: {value: 2 people}, after: {value: 1429 people}}
  clubs: {title: In clubs, value: 1619 people, comparator: {who: next town, value: 7 people}}
  settled: {title: Settled, value: 61.7%, people: 5, p: "0.0419", interval: 33.91 to 71.93, significance: p of 0.0421}
  rents: {title: Rents, value: "£7,793", people: 4}
  trust: {title: Trust, people: 4, before: {value: 25.3%}, after: {value: 75.9%}, interval: 14.77 to 61.79}
  mood: {title: Mood, before: {value: 4.127, people: 6}, after: {value: 6.139, people: 1000}, p: "0.0433"}
  sleep-well: {title: Sleep well, value: 3 of 36 women, interval: 1.783 to 19.87}
findings:
  calmer: {what: [calm], change: rose, people: 3, p: "0.0437", interval: 1.117 to 3.119}
worse:
  sleep: {text: Sleep got worse for some, how-many: 7}
scales:
  steps: {title: Steps, people: 4, first: "2023", latest: "2025", areas: {money: {title: Money, first: 4.237, latest: 6.119, change: up by 1.882}}}
over-time:
  use: {title: Use, people: 4, times: [Year before, Year after], rows: {stays: {service: Stays, values: [1187, 967], significance: p of 0.0443}}}
""",
    "costs.yml": """\
source: report
audits:
  few: {title: Audit of few, period: 1 year, people: 6, rows: {nhs: "£41,233", council: "£10,001"}}
  many: {title: Audit of many, period: 1 year, people: 1111, rows: {nhs: "£741,233"}}
comparisons:
  whole:
    before: {period: 1 year, people: 1299, total: "£900,007"}
    after: {period: 1 year, people: 1304, total: "£800,003"}
  women:
    group: women
    of: whole
    before: {period: 1 year, people: 1296, total: "£880,007"}
    after: {period: 1 year, people: 1296, total: "£790,003"}
  men:
    group: men
    of: whole
    before: {period: 1 year, people: 5, total: "£20,000"}
    after: {period: 1 year, people: 7, total: "£10,000"}
  visits:
    before: {period: 1 year}
    after: {period: 1 year}
    rows:
      - {service: Home visits, agency: NHS, before: 16.5 each for 6, after: 17.5 each for 7, unit-cost: £43, spread: "2.117", interval: 1.911 to 3.773, p: "0.0457"}
      - {service: Stays, agency: NHS, before: 4 people, after: 1511 people, unit-cost: £47}
programme:
  team: {title: The team, people: 7, period: 1 year, rows: {staff: "£33,331"}}
""",
    "co-production.yml": """\
source: report
events:
  panel: {title: The panel, what: panel, when: 2024-05, with: [carers], people: 5, changed: The door is open longer.}
""",
    "stories/flats.md": """\
---
title: Two flats
person: composite
source: report
consent: nobody can be recognised
costs:
  before: {total: "£31,013", period: 12 months, people: 3}
  after: {total: "£21,011", period: 12 months, people: 2}
---
Costs fell from {{ stories.flats.before.per-person }} for each.
""",
}


def _any_number(dice: random.Random) -> int:
    """A number of people; many are small, and many the lowest that are rounded to what they are rounded to."""
    edge = dice.choice([8, 13, 18, 23])
    return dice.choice([0, 1, dice.randint(1, 7), edge, edge, dice.randint(8, 40), dice.randint(8, 200)])


def _split(dice: random.Random, whole: int) -> list[int]:
    cuts = sorted(dice.randint(0, whole) for _ in range(dice.randint(1, 3)))
    return [b - a for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]


def random_case(dice: random.Random) -> tuple[dict[str, str], dict[str, int], list[Line]]:
    """Files with numbers of people, the true count of every cell, and every sum that a reader knows to hold."""
    counts: dict[str, int] = {}
    lines: list[Line] = []
    tables, measures, groups = "tables:\n", "measures:\n", "comparisons:\n"
    for table in range(dice.randint(1, 2)):
        rows = [_any_number(dice) for _ in range(dice.randint(1, 5))]
        for way in range(dice.randint(1, 3)):
            name = f"t{table}-{way}"
            mine = {f"beneficiaries.{name}.r{n}": count for n, count in enumerate(rows)}
            counts |= mine | {f"beneficiaries.{name}.total": sum(rows)}
            lines.append((f"beneficiaries.{name}.total", tuple(mine)))
            of = f", of: t{table}-0" if way else ""
            if way:
                lines.append((f"beneficiaries.{name}.total", (f"beneficiaries.t{table}-0.total",)))
            typed = ", ".join(f"r{n}: {count}" for n, count in enumerate(rows))
            tables += f"  {name}: {{title: {name}{of}, rows: {{{typed}}}}}\n"
            rows = _split(dice, sum(rows))
    for n in range(dice.randint(1, 3)):
        whole = dice.randint(1, 60)
        part = dice.choice([dice.randint(0, whole), whole - dice.randint(0, min(whole, 7))])
        name = f"outcomes.m{n}"
        counts |= {f"{name}.part": part, f"{name}.whole": whole, f"{name}.rest": whole - part}
        lines.append((f"{name}.whole", (f"{name}.part", f"{name}.rest")))
        measures += f"  m{n}: {{title: M, value: {part} of {whole} people}}\n"
    people = [dice.randint(1, 40) for _ in range(dice.randint(1, 3))]
    whole = sum(people) + dice.choice([0, 0, dice.randint(1, 7), dice.randint(8, 30)])
    for n, count in enumerate([whole, *people]):
        group = f"group: g{n}, of: g0, " if n else ""
        sides = f"before: {{people: {count}, total: £900}}, after: {{total: £800}}"
        groups += f"  g{n}: {{title: G, {group}{sides}}}\n"
        counts[f"costs.g{n}"] = count
    counts["costs.rest"] = whole - sum(people)
    lines.append(("costs.g0", (*(f"costs.g{n + 1}" for n in range(len(people))), "costs.rest")))
    return {"beneficiaries.yml": tables, "outcomes.yml": measures, "costs.yml": groups}, counts, lines
