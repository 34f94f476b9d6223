"""Cases that are like one another: the same place, long titles, names that run together. Each stays apart."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.privacy.support import rendered
from tests.support import EVERY_NUMBER, SOURCES, project
from valuecase.claims import claims_of
from valuecase.edition import Edition
from valuecase.portfolio.charts import cost_charts, measure_chart
from valuecase.portfolio.evidence_map import evidence_map
from valuecase.portfolio.measures import measures
from valuecase.portfolio.words import names_of
from valuecase.project import Project
from valuecase.site.across import Across
from valuecase.site.pages import Pages
from valuecase.site.publish import Publication
from valuecase.site.specs import page_specs

CASE = "title: {title}\nplace: {place}\nkind: real\nstatus: draft\n"
#: Two times of twelve months for ten people, at £9,000 and £8,000.
TABLE = """
    title: Services
    price-year: 2023
    compare: none
    before: {total: "£9,000", period: 12 months, people: 10}
    after: {total: "£8,000", period: 12 months, people: 10}
"""


def made(root: Path, cases: dict[str, dict[str, str]], **settings: str) -> Project:
    """Cases by their ids, each a place, a title and files; all of them invented, and written as real ones."""
    files = {"cases/project.yml": settings.get("rules", EVERY_NUMBER)}
    for name, own in cases.items():
        facts = CASE.format(title=own.get("title", f"The team of {name}"), place=own.get("place", f"Invented {name}"))
        files |= {f"cases/{name}/case.yml": facts, f"cases/{name}/sources.yml": SOURCES}
        files |= {f"cases/{name}/{file}": text for file, text in own.items() if "." in file}
    return project(root, files)


def measure(title: str = "Days", value: str = "12 days", **more: str) -> str:
    own = {"title": f'"{title}"', "value": value, **more}
    lines = "".join(f"    {key.replace('_', '-')}: {said}\n" for key, said in own.items())
    return f"source: report\nmeasures:\n  one:\n{lines}"


def tables(*names: str) -> str:
    return "source: report\ncomparisons:\n" + "".join(f"  {name}:{TABLE}" for name in names)


def across(found: Project) -> Across:
    return Pages(found, Edition(0), None).across


def calls_of(function: Callable[..., Any], doing: Callable[[], Any]) -> int:
    """How often a function is called while something is done."""
    found = 0

    def heard(frame: Any, event: str, _arg: Any) -> None:
        nonlocal found
        found += event == "call" and frame.f_code is function.__code__

    sys.setprofile(heard)
    try:
        doing()
    finally:
        sys.setprofile(None)
    return found


# Once a build


def test_what_a_case_claims_is_found_once_for_all_pages(project: Project) -> None:
    """A page of outcomes names the domains of every case, so finding them anew on each would be slow."""
    pages = Pages(project, Edition(0), None)

    def every_page() -> None:
        for spec in page_specs(project):
            pages.render(spec)
        pages.across.files()

    assert calls_of(claims_of, every_page) == len(project.cases)


# Long titles


def test_a_long_title_makes_no_name_too_long_for_a_file(tmp_path: Path) -> None:
    """Two titles that differ at their ends alone have files of their own, whatever is cut."""
    one, other = (f"{'How many people said so ' * 12}{end}" for end in ("in the end", "at the start"))
    files = measure(one) + measure(other).partition("measures:\n")[2].replace("  one:", "  two:")
    own = {"outcomes.yml": files, "costs.yml": tables(f"{'very-' * 70}long")}
    found = made(tmp_path, {"ashby": own, "birch": own})
    publication = Publication.of(found, tmp_path / "store")
    assert len(across(found).measures.comparable) == 2
    addresses = list(publication.charts())
    assert sum(address.startswith("compare-measure-") and address.endswith(".csv") for address in addresses) == 2
    assert max(len(part.encode()) for address in addresses for part in address.split("/")) < 150


# One place


def test_cases_of_one_place_are_told_apart_by_their_titles(tmp_path: Path) -> None:
    files = {"outcomes.yml": measure(), "costs.yml": tables("use")}
    found = made(tmp_path, {
        "night": {"place": "Ferry", "title": "Night team", **files},
        "day": {"place": "Ferry", "title": "Day team", **files},
        "ashby": {"place": "Ashby", "title": "Day team", **files},
    })  # fmt: skip
    expected = {"Ferry (Night team)", "Ferry (Day team)", "Ashby"}
    own = across(found)
    (days,) = own.measures.comparable
    assert {row.label for row in measure_chart(days).rows} == expected
    assert {row.label.partition(":")[0] for chart in cost_charts(own.costs) for row in chart.rows} == expected
    assert {row["Place"] for row in csv.DictReader(io.StringIO(own.files()["cost-per-person.csv"]))} == expected
    page = rendered(found, "compare.html")["compare.html"]
    rows = re.findall(r'<th scope="row"><a href="\w+/outcomes.html#one">([^<]+)</a>', page)
    assert set(rows) == expected


def test_cases_of_one_place_and_one_title_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    found = made(tmp_path, {name: {"place": "Ferry", "title": "Team"} for name in ("night", "day")})
    assert names_of(list(found.cases.values())) == {"day": "Ferry (day)", "night": "Ferry (night)"}


# Prices, shares, the map


def test_amounts_of_several_years_are_not_at_the_same_prices_and_that_is_said(tmp_path: Path) -> None:
    found = made(tmp_path, {
        "ashby": {"outcomes.yml": measure("Rent owed", "£30k", when="2004")},
        "birch": {"outcomes.yml": measure("Rent owed", "£80k", when="2024")},
    })  # fmt: skip
    (rent,) = measures(found.cases.values()).comparable
    assert any(words.startswith("Not at the same prices. ") for words in rent.unfair)
    days = made(tmp_path / "days", {name: {"outcomes.yml": measure()} for name in ("ashby", "birch")})
    (same,) = measures(days.cases.values()).comparable
    assert not any("prices" in words for words in same.unfair)


def test_a_part_whose_share_is_hidden_is_printed_with_the_reason(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        {
            "ashby": {"outcomes.yml": measure("Settled", "12 of 41 people")},
            "birch": {"outcomes.yml": measure("Settled", "330 of 600 people")},
        },
        rules="small-numbers: {threshold: 7, rounding: 5}\n",
    )
    page = re.sub(r"<[^>]+>", "", rendered(found, "compare.html")["compare.html"])
    assert "Settled: Invented ashby: about 10 of about 40 people (too few people for a percentage)" in page
    assert "; Invented birch: about 55%" in page


STORY = """\
---
title: One
person: one person
pseudonym: One is an invented name
source: report
consent: published in source
costs:
  title: Costs of One
  domain: cost
  before: {total: "£31,000", period: 12 months}
  after: {total: "£19,500", period: 12 months}
  compare: none
---
Nobody is One.
"""


def test_a_cell_of_the_map_leads_to_as_many_results_as_it_counts(tmp_path: Path) -> None:
    """A story in a domain stands under it; results of no domain, on whatever page, are in the list of every result."""
    loose = STORY.replace("  domain: cost\n", "").replace("title: One\n", "title: Two\n", 1)
    outcomes = measure() + "findings:\n  two: {what: Sleep, change: improved}\n"
    own = {"outcomes.yml": outcomes, "costs.yml": tables("use"), "stories/one.md": STORY, "stories/two.md": loose}
    found = made(tmp_path, {"ashby": own})
    (row,) = evidence_map(found.cases.values()).rows
    cells = {cell.domain: cell for cell in row.cells}
    assert (cells["cost"].number, cells[""].number) == (2, 3)
    pages = rendered(found)
    cost = pages["ashby/outcomes.html"].partition('id="domain-cost"')[2].partition("<h2")[0]
    assert re.findall(r'<li><a href="([^"]+)"', cost) == ["costs/use.html", "stories/one.html#costs"]
    address, _, anchor = cells[""].address.partition("#")
    assert (address, anchor) == ("ashby/how-sure.html", "results")
    listed = pages[address].partition('id="results"')[2].partition("</table>")[0]
    for name in ("outcomes-one", "outcomes-two", "stories-two"):
        assert f'<tr id="{name}"' in listed


# Ids


@pytest.mark.parametrize("page", ["index.html", "compare.html", "check/outcomes.html", "check/costs.html"])
def test_every_id_of_a_page_is_there_once(tmp_path: Path, page: str) -> None:
    names = ("other", "top", "other-domains", "worse")
    outcomes = "source: report\nmeasures:\n" + "".join(
        f"  {name}: {{title: Days of {name}, value: 3 days}}\n" for name in names
    )
    found = made(tmp_path, {
        "kent": {"costs.yml": tables("north-a", "a-before")},
        "kent-north": {"costs.yml": tables("a", "a-b")},
        "check": {"outcomes.yml": outcomes, "costs.yml": tables("a", "a-rows", "a-title", "top")},
        "across": {"outcomes.yml": outcomes},
        **{name: {} for name in ("cases", "invented", "top")},
    })  # fmt: skip
    ids = Counter(re.findall(r'\sid="([^"]+)"', rendered(found, page)[page]))
    assert [name for name, number in ids.items() if number > 1] == []


# Numbers for a spreadsheet, and cautions


def test_both_files_of_costs_have_one_rounding_and_plain_numbers(tmp_path: Path) -> None:
    costs = {
        name: {"costs.yml": tables("use").replace("people: 10", f"people: {people}").replace("2023", year)}
        for name, people, year in (("ashby", "41", "2022"), ("birch", "62", "2023"))
    }
    found = made(tmp_path, costs, rules="small-numbers: {threshold: 7, rounding: 5}\n")
    files = across(found).files()
    shown: dict[str, set[tuple[str, str]]] = {}
    for name, heads in (
        ("cost-per-person.csv", ("Per person a year, brought",)),
        ("compare-cost-before-after.csv", ("Before", "After")),
    ):
        rows = list(csv.DictReader(io.StringIO(files[name])))
        shown[name] = {(row[head], row[f"{head}, as a number"]) for row in rows for head in heads}
    both, other = shown.values()
    assert both == other
    for display, plain in both:
        assert display == f"about £{int(plain):,}"


@pytest.mark.parametrize("number", [2, 14])
def test_each_row_says_how_many_cautions_there_are_and_leads_to_them(tmp_path: Path, number: int) -> None:
    """Of many cases the cautions themselves are folded away."""
    files = {"outcomes.yml": measure(value="3 of 4 people", compare="matched"), "costs.yml": tables("use")}
    found = made(tmp_path, {f"town-{n}": files for n in range(number)})
    pages = rendered(found)
    links = re.findall(r'vc-caution-link" href="([^"]+)">(\d+) cautions?<', pages["compare.html"])
    cautions = {
        f"{c.id}/how-sure.html#cautions-costs-use": len(c.cautions_about("costs.use")) for c in found.cases.values()
    }
    assert all(cautions.values())
    assert {address: int(said) for address, said in links if "-costs-" in address} == cautions
    for address, _ in links:
        page, _, anchor = address.partition("#")
        assert f'id="{anchor}"' in pages[page]
    assert ("<details" in pages["compare.html"]) is (number > 12)
