"""This repository's own pages about all cases: their numbers are those of its files, and every cell leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

from tests.portfolio.counted import cases, claims
from tests.portfolio.test_pages import cases_in, numbers_of, table
from tests.support import ROOT


def test_the_evidence_map_has_the_numbers_of_the_files(built: Path) -> None:
    html = (built / "evidence-map.html").read_text("utf-8")
    assert numbers_of(html) == sum(claims(ROOT).values())
    invented = re.findall(r'vc-unseen">(\d+) results?:', table(html, "vc-map--invented"))
    assert sum(map(int, invented)) == sum(claims(ROOT, "invented").values())


def test_every_cell_of_it_leads_to_an_anchor_that_is_there(built: Path) -> None:
    html = (built / "evidence-map.html").read_text("utf-8")
    addresses = re.findall(r'<td data-head="[^"]*"[^>]*><a href="([^"]+)">', html)
    assert len(addresses) > 6 * len(cases(ROOT))
    for address in addresses:
        page, _, anchor = address.partition("#")
        assert not anchor or f'id="{anchor}"' in (built / page).read_text("utf-8"), address
    filled = [address for address in addresses if "#" in address]
    assert any(address.startswith("torbay/outcomes.html#domain-") for address in filled)


def test_real_cases_and_invented_examples_stand_in_tables_of_their_own(built: Path) -> None:
    assert cases_in(built / "index.html") == cases(ROOT)
    assert cases_in(built / "index.html", "invented") == cases(ROOT, "invented")
