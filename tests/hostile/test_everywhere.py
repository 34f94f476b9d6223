"""One hostile text in every field of a case at once: wherever a field is printed, the text is words there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.hostile.fields import fields
from tests.hostile.looked_at import drawing, kind_of, pages
from tests.hostile.square import write_project
from tests.support import ROOT
from valuecase.cli import main

#: Ends attributes, elements and scripts, and begins one that would do harm; and the same behind lines that end the head of a page.
HARM = "'\\\"></title></text></script><img src=x onerror=__hit=1>"
TEXTS = {"on one line": HARM, "on several": f"so\n---\n{HARM}"}


@pytest.mark.parametrize("how", TEXTS)
def test_a_text_that_is_in_every_field_is_words_everywhere(tmp_path: Path, how: str) -> None:
    # A case of nothing but texts on several lines would be too long for its papers: those that begin a page.
    mine = [field for field in fields() if how == "on one line" or field.route in (("title",), ("place",))]
    taken = write_project(tmp_path, {"case-0": dict.fromkeys(mine, TEXTS[how])})["case-0"].taken
    assert len(taken) > 0.8 * len(mine)
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    assert main(["--project", str(tmp_path), "build"]) == 0
    site = tmp_path / "site"
    words = ""
    for page in pages(site):
        assert not {part for part in page.parts if part[1].startswith("on")}, page.path
        assert not {lead for lead in page.leads if lead[0] == "img" and lead[2] == "x"}, page.path
        assert {kind_of(address) for tag, _, address in page.leads if tag != "a"} <= {"", "data://"}, page.path
        words += page.words
    assert words.count("onerror=__hit=1>") > 100
    assert "&lt;img" not in words.replace("&amp;lt;img", "")
    drawn = list(site.rglob("case-0/*.svg"))
    assert len(drawn) > 5
    for path in drawn:
        assert not [part for part in drawing(path) if "img" in part[0] or "href" in part[1]], path
    for path in site.rglob("*.json"):
        json.loads(path.read_bytes())
