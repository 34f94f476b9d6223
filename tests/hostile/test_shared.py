"""What all cases of a project share takes words too: the home page, the glossary, the page on accessibility."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.hostile.corpus import FAMILIES
from tests.hostile.looked_at import Page, kind_of, pages, spaced
from tests.support import MINIMAL, ROOT, SOURCES, project
from valuecase.cli import main

VALUES = [value for family in ("html", "attribute", "script", "svg", "style", "xml") for value in FAMILIES[family]]
TAKEN = [value for value in VALUES if value.isprintable()]


def built(root: Path, values: list[str]) -> list[Page]:
    """The pages of a project that has these texts on its home page, in its glossary and in its rules."""
    words = [json.dumps(f"{value} zq{number}x", ensure_ascii=False) for number, value in enumerate(values)]
    terms = "".join(f"term-{number}: {{title: {word}, text: {word}}}\n" for number, word in enumerate(words))
    rules = f"accessibility: {{organisation: {words[0]}, response-time: {words[1]}}}\n"
    files = {
        "cases/index.md": "\n\n".join(f"{value} zq{number}x" for number, value in enumerate(values)),
        "cases/glossary.yml": terms,
        "cases/project.yml": rules,
        "cases/seaside/case.yml": MINIMAL,
        "cases/seaside/sources.yml": SOURCES,
        "mkdocs.yml": (ROOT / "mkdocs.yml").read_text("utf-8"),
    }
    project(root, files)
    assert main(["--project", str(root), "build"]) == 0
    return list(pages(root / "site"))


@pytest.mark.parametrize("first", [0, 17, 34])
def test_nothing_shared_puts_more_than_words_into_a_page(tmp_path: Path, first: int) -> None:
    values = TAKEN[first:] + TAKEN[:first]
    harmless, hostile = (
        built(tmp_path / "harmless", ["plain", "*stressed*, **strong**, `typed`"] * len(values)),
        built(tmp_path / "hostile", values),
    )
    parts = {part for page in harmless for part in page.parts}
    leads = {(tag, name, kind_of(address)) for page in harmless for tag, name, address in page.leads}
    for page in hostile:
        assert page.parts - parts == set(), page.path
        assert {(tag, name, kind_of(address)) for tag, name, address in page.leads} - leads == set(), page.path
    shown = {page.path.name: page.words for page in hostile if page.path.parent.name == "site"}
    for number, value in enumerate(values):
        assert spaced(f"{value} zq{number}x") in shown["glossary.html"], value
        assert f"zq{number}x" in shown["index.html"], value
    assert "zq0x" in shown["accessibility.html"]
