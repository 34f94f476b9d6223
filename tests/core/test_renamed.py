"""Things, stories and cases that got another id: old links still lead to them, and old names say the new ones."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.privacy.support import CASE, SOURCES, build, words, written
from tests.support import MINIMAL, errors, one, only_case, project, seaside, spot
from valuecase.case import ValueCase
from valuecase.items import Named, old_names
from valuecase.project import load_project
from valuecase.site.workings import Workings

STORY = """\
---
title: Robin
person: invented
was: [wren]
costs: {before: {total: £90, period: 1 year}, after: {total: £80, period: 1 year}}
---
Robin is invented.
"""
#: A case in which a thing of every kind had another id before; `audit` had two.
FILES = {
    "case.yml": CASE.format(title="Harbour") + "was: [haven]\n",
    "sources.yml": SOURCES + "  was: [old-report]\n",
    "stories/robin.md": STORY,
    "costs.yml": """\
audits:
  audit: {title: Audit, was: [old-audit, older], period: 1 year, rows: {a: {amount: £600, was: [old-a]}, b: £400}}
comparisons:
  use:
    was: [old-use]
    before: {period: 1 year}
    after: {period: 1 year}
    rows: {x: {service: X, before: £5, after: £4, was: [old-x]}}
programme: {team: {title: Team, was: [old-team], amount: £50}}
stated: {said: {title: Said, was: [old-said], amount: £50}}
""",
    "outcomes.yml": """\
measures: {doors: {title: Doors, was: [old-doors], value: 40}}
findings: {calm: {what: [Calm], change: rose, was: [old-calm]}}
worse: {sleep: {text: Sleep, was: [old-sleep], how-many: 12}}
scales: {steps: {title: Steps, was: [old-steps], areas: {one: {title: One, first: 4.2, latest: 5.1, was: [old-one]}}}}
""",
    "logic-model.yml": """\
columns: [inputs, mine]
inputs: {trust: {text: Trust, was: [old-trust]}}
own: {mine: {door: {text: Door, was: [old-door]}}}
""",
    "service.yml": """\
features: {door: {title: Door, text: A door, was: [old-door]}, bell: {text: A bell, was: [old-bell]}}
enablers: {key: {text: A key, was: [old-key]}}
voices:
  beside: {quote: Beside, who: A tenant, was: [old-beside], about: [service.door]}
  apart: {quote: Apart, who: A tenant, was: [old-apart]}
""",
    "co-production.yml": "events: {panel: {title: Panel, what: panel, was: [old-panel], asked: {more: {text: More, was: [old-more]}}}}\n",
    "i-statements.yml": """\
prompts: {good: {text: It is good when, was: [old-good], statements: {heard: {text: I am heard, was: [old-heard]}}}}
statements: {safe: {text: I am safe, was: [old-safe]}}
""",
    "principles.yml": "principles: {ask: {text: Ask, was: [old-ask]}}\n",
    "beneficiaries.yml": """\
groups: {tenants: {title: Tenants, was: [old-tenants], how-many: 12}}
tables: {ages: {title: Ages, was: [old-ages], rows: {young: {people: 12, was: [old-young]}}}}
not-served: {boats: {text: Boats, was: [old-boats], how-many: 12}}
dropped-out: {moved: {text: Moved, was: [old-moved]}}
""",
    "lessons.yml": "lessons: {early: {text: Early, was: [old-early]}}\nlegacy: {left: {text: Left, was: [old-left]}}\nnext: {on: {text: On, was: [old-on]}}\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = written(tmp_path_factory.mktemp("renamed"), {f"harbour/{name}": text for name, text in FILES.items()})
    assert build(root) == 0
    return root


@pytest.fixture(scope="module")
def harbour(root: Path) -> ValueCase:
    return load_project(root).cases["harbour"]


def _leads_there(html: str, old: str, new: str) -> bool:
    """Whether an old anchor stands at the beginning of what has the new one, among other old ones perhaps."""
    return bool(
        re.search(rf'id="{re.escape(new)}"[^>]*>(?:<span id="[^"]+"></span>)*<span id="{re.escape(old)}"></span>', html)
    )


def _renamed(case: ValueCase) -> list[tuple[Named, str]]:
    return [(named, old) for named in case.items.values() for old in old_names(named)]


def test_old_anchors_lead_to_things_of_every_kind_on_their_pages(root: Path, harbour: ValueCase) -> None:
    renamed = [(named, old) for named, old in _renamed(harbour) if named.place]
    assert len(renamed) == len(re.findall(r"old-|older", "".join(FILES.values())))
    astray = []
    for named, old in renamed:
        page = f"{named.file}.html" if named.has_page else named.page  # where it is told of in brief
        html = (root / "site/harbour" / page).read_text("utf-8")
        if not _leads_there(html, old.removeprefix(f"{named.file}.").replace(".", "-"), named.place):
            astray.append(old)
    assert astray == []


def test_old_names_of_figures_lead_to_their_working(root: Path, harbour: ValueCase) -> None:
    sheets = [page.address for page in Workings().pages(harbour)]
    html = "".join((root / "site/harbour" / sheet).read_text("utf-8") for sheet in sheets)
    pairs = [
        (old + figure.id.removeprefix(named.name), figure.id)
        for named, old in _renamed(harbour)
        for figure in harbour.ledger.under(named.name)
    ]
    assert {("costs.older.total", "costs.audit.total"), ("stories.wren.before", "stories.robin.before")} <= set(pairs)
    assert [old for old, new in pairs if not _leads_there(html, old, new)] == []


def test_every_page_of_a_case_and_a_story_is_still_found_at_its_old_addresses(root: Path) -> None:
    site = root / "site"
    pages = {p.relative_to(site / "harbour").as_posix() for p in (site / "harbour").rglob("*.html")}
    new = {
        "stories/wren.html": "stories/robin.html",
        "costs/old-audit.html": "costs/audit.html",
        "costs/older.html": "costs/audit.html",
        "costs/old-use.html": "costs/use.html",
    }
    moved = {f"haven/{page}": f"harbour/{new.get(page, page)}" for page in pages}
    moved |= {f"harbour/{was}": f"harbour/{now}" for was, now in new.items()}
    for old, now in moved.items():
        html = (site / old).read_text("utf-8")
        article = html[html.index("<article") : html.index("</article>")]
        (target,) = re.findall(r'<a class="vc-moved" href="([^"#]+)"', article)
        assert (site / old).parent.joinpath(target).resolve() == (site / now).resolve(), old
        assert "This page has moved" in words(article)
    assert len(moved) == len(pages) + len(new)


def test_old_addresses_are_neither_in_the_menu_nor_found_by_the_search(root: Path) -> None:
    index = json.loads((root / "site/search/search_index.json").read_text("utf-8"))
    found = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert {"harbour/index.html", "harbour/stories/robin.html"} <= found
    assert not [location for location in found if "haven" in location or "wren" in location]
    assert "This page has moved" not in json.dumps(index)
    for page in ("index.html", "harbour/index.html", "haven/index.html"):
        menu = re.findall(r"<nav\b.*?</nav>", (root / "site" / page).read_text("utf-8"), re.DOTALL)
        assert menu
        assert not [part for part in menu if re.search(r'href="[^"]*(?:haven/|wren)', part)], page


# Old names in a case

ZONES = "features:\n  zones: {text: Zones, was: [areas]}\n  other: {text: Other}\n"


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("service.yml", ZONES + "voices:\n  a: {quote: A, who: B, about: [service.areas]}\n", ("service.yml", 5)),
        ("lessons.yml", "lessons:\n  a: {text: A, see: [service.areas]}\n", ("lessons.yml", 2)),
        ("logic-model.yml", "enablers:\n  a: {see: service.areas}\n", ("logic-model.yml", 2)),
        ("principles.yml", "principles: {a: A}\nfrom: [service.areas]\n", ("principles.yml", 2)),
    ],
)
def test_an_old_name_is_an_error_that_says_the_new_one(
    tmp_path: Path, file: str, text: str, place: tuple[str, int]
) -> None:
    found = seaside(tmp_path, {"service.yml": ZONES, file: text})
    assert errors(found) == {("VC216", *place)}
    assert one(found, "VC216").hint == "it is called service.zones now"


@pytest.mark.parametrize(("old", "new"), [("stories.wren", "stories.robin"), ("costs.old.a", "costs.old.b")])
def test_an_old_name_of_a_story_or_of_a_row_says_the_new_one_too(tmp_path: Path, old: str, new: str) -> None:
    costs = "audits: {old: {title: A, period: 1 year, rows: {b: {amount: £5, was: [a]}}}}\n"
    lessons = f"lessons: {{x: {{text: X, see: [{old}]}}}}\n"
    found = seaside(tmp_path, {"stories/robin.md": STORY, "costs.yml": costs, "lessons.yml": lessons})
    assert one(found, "VC216").hint == f"it is called {new} now"


# Old ids clash


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("service.yml", "features:\n  a: {text: A, was: [b]}\n  b: {text: B}\n", 2),
        ("service.yml", "features:\n  a: {text: A, was: [c]}\n  b: {text: B, was: [c]}\n", 3),
        ("service.yml", "features:\n  a: {text: A, was: [k]}\nenablers:\n  k: {text: K}\n", 2),
        ("costs.yml", "audits:\n  a:\n    title: A\n    period: 1 year\n    rows:\n      x: £5\n      y: {amount: £6, was: [x]}\n", 7),
        ("stories/other.md", "---\ntitle: Other\nperson: invented\nwas:\n  - robin\n---\nOne.\n", 5),
    ],
)  # fmt: skip
def test_an_old_id_that_is_or_was_another_things_is_an_error(tmp_path: Path, file: str, text: str, line: int) -> None:
    found = seaside(tmp_path, {"stories/robin.md": STORY, file: text})
    clash = one(found, "VC205")
    place = spot(found, "VC205")
    assert {code for code, _, _ in errors(found)} == {"VC205"}
    assert clash.message.endswith("is the name of something else here")
    assert place.line == line


def test_the_same_id_in_two_files_or_in_two_tables_is_no_clash(tmp_path: Path) -> None:
    tables = "audits:\n" + "".join(
        f"  {name}: {{title: A, period: 1 year, rows: {{b: {{amount: £5, was: [a]}}}}}}\n" for name in ("one", "two")
    )
    found = seaside(
        tmp_path, {"service.yml": ZONES, "lessons.yml": ZONES.replace("features", "lessons"), "costs.yml": tables}
    )
    assert errors(found) == set()
    assert len(_renamed(only_case(found))) == 4


@pytest.mark.parametrize(
    ("was", "said"),
    [
        ("pine", "“pine” is what the case is called now"),
        ("oak", "“oak” is the name of another case"),
        ("ash", "“ash” is the old name of another case too"),
        ("assets", "“assets” is a name of the site itself"),
        ("compare", "“compare” is a name of the site itself"),
    ],
)
def test_an_old_name_of_a_case_leads_to_that_case_alone(tmp_path: Path, was: str, said: str) -> None:
    files = {"oak/case.yml": MINIMAL + "was: [ash]\n", "pine/case.yml": f"{MINIMAL}was: [fir, {was}]\n"}
    found = project(tmp_path, {f"cases/{name}": text for name, text in files.items()})
    assert one(found, "VC205").message == said
    assert (spot(found, "VC205").file, spot(found, "VC205").line) == ("cases/pine/case.yml", 5)


def test_the_name_of_another_case_is_known_where_one_case_alone_is_checked(tmp_path: Path) -> None:
    files = {"oak/case.yml": MINIMAL, "pine/case.yml": f"{MINIMAL}was: [oak]\n"}
    found = project(tmp_path, {f"cases/{name}": text for name, text in files.items()}, ["pine"])
    assert one(found, "VC205").message == "“oak” is the name of another case"


@pytest.mark.parametrize("name", ["assets", "search", "compare", "404"])
def test_a_case_takes_no_name_of_the_site(tmp_path: Path, name: str) -> None:
    found = project(tmp_path, {f"cases/{name}/case.yml": MINIMAL})
    assert one(found, "VC205").message == f"“{name}” is a name of the site itself"
    assert spot(found, "VC205").file == f"cases/{name}/case.yml"
