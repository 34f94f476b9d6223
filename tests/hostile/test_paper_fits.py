"""What the check accepts is printed, however long its words are: a sheet has two sides and a briefing four pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.fields import Field, fields, write_case, write_shared
from tests.support import errors
from valuecase.briefing import fit
from valuecase.briefing.press import NotPrinted, Printed
from valuecase.edition import edition_of
from valuecase.project import load_project
from valuecase.reading.bounds import MAX_TEXT, MAX_WORDS
from valuecase.reading.fields import ChosenWords, Prose, Quote, SourceRef, Words
from valuecase.site.pages import Pages
from valuecase.site.papers import papers_of

#: Labels that are names of figures too, and short for that.
NAMES = ("Row.service", "Used.service")


def _texts(label: str, prose: str) -> dict[Field, str]:
    """Texts for every field, each with a number of its own; as long as they may be, and no longer than a line."""
    return {
        field: f"n{number} {prose[: MAX_TEXT - 1_000] if field.kind in (Prose, Quote) else label[: MAX_WORDS - 30]}"
        for number, field in enumerate(fields())
        if field.kind in (Words, ChosenWords, SourceRef, Prose, Quote) and field.model not in NAMES
    }


def _papers(root: Path, texts: dict[Field, str]) -> dict[str, Printed]:
    write_shared(root)
    write_case(root / "cases" / "town", texts)
    project = load_project(root)
    assert errors(project) == set()
    edition = edition_of(project)
    case = project.cases["town"]
    return papers_of(case, project, edition, Pages(project, edition, root / "charts").charts(case))


@pytest.mark.parametrize("words", ["many words stand here ", "WM", "- a\n"], ids=["words", "one word", "lines"])
def test_the_longest_texts_in_every_field_fit_on_their_pages(words: str, tmp_path: Path) -> None:
    most = 2_000 if "\n" in words else MAX_TEXT  # line ends are written as two, and a case is no larger than it may be
    made = _papers(tmp_path, _texts(words.replace("\n", " ") * 500, words * most))
    assert {name: paper.pages for name, paper in made.items()} == {"sheet.pdf": 2, "briefing.pdf": 4}


def test_what_could_not_be_printed_names_its_case_and_its_longest_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fit, "MOST_BRIEFING", 0)
    (field,) = [field for field in fields() if field.model == "Case.note"]
    with pytest.raises(NotPrinted, match=r"^town: .*; the longest text is in cases/town/case\.yml:\d+, with 5,\d\d\d"):
        _papers(tmp_path, {field: "words " * 900})
