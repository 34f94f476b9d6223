"""The page of downloads of a built site tells the truth about every file."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from tests.support import ROOT
from valuecase.takeaway.shelf import size_in_words

LINK = re.compile(r'<a href="([^"]+)" download>[^<]*?\(([A-Za-z ]+), ([^<)]+)\)</a>')
CASES = ("cornwall", "example-riverside", "greater-manchester", "hertfordshire", "nottingham", "torbay")


def links(site: Path) -> dict[str, tuple[str, str]]:
    """The format and the size that the page gives for each file, by its address."""
    page = (site / "downloads.html").read_text("utf-8")
    assert page.count(" download>") == len(LINK.findall(page))
    return {address: (kind, unescape(size)) for address, kind, size in LINK.findall(page)}


def test_each_file_has_the_size_that_is_said(built: Path) -> None:
    found = links(built)
    assert len(found) > 50
    for address, (kind, size) in found.items():
        assert size == size_in_words((built / address).stat().st_size), address
        assert address.endswith("schema.json" if kind == "JSON Schema" else f".{kind.lower()}")


def test_everything_to_take_away_is_on_the_page(built: Path) -> None:
    kinds = {".csv", ".xlsx", ".json", ".pdf"}
    every = {p.relative_to(built).as_posix() for p in built.rglob("*") if p.suffix in kinds}
    under_charts = {name for name in every if Path(name).name.startswith(("chart-", "compare-"))}
    of_the_search = {name for name in every if name.startswith("search/")}
    assert every - under_charts - of_the_search == set(links(built))


def test_each_case_leads_to_its_own_downloads(built: Path) -> None:
    page = (built / "downloads.html").read_text("utf-8")
    for case in CASES:
        assert f'href="../downloads.html#{case}"' in (built / case / "index.html").read_text("utf-8")
        assert f' id="{case}"' in page


def test_sizes_are_said_as_people_say_them() -> None:
    said = {
        0: "0 bytes",
        1: "1 byte",
        1023: "1023 bytes",
        1024: "1 KB",
        1536: "2 KB",
        12_000: "12 KB",
        1_500_000: "1.4 MB",
    }
    assert {size: size_in_words(size).replace("\N{NO-BREAK SPACE}", " ") for size in said} == said


def test_every_file_of_all_cases_is_in_the_table_of_the_guide(built: Path) -> None:
    guide = (ROOT / "docs/downloads.md").read_text("utf-8")
    of_all = [address for address in links(built) if "/" not in address]
    assert len(of_all) > 4
    assert [address for address in of_all if f"| `{address}` |" not in guide] == []
