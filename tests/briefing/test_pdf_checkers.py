"""Two PDF checkers that others wrote look at every PDF of the cases, and notice what is broken on purpose.

`page` checks against PDF/UA-1 with a reader of its own, and is held to the test files of veraPDF by its authors.
`outloud` reads the file with two other readers, and checks also what a standard cannot say: whether a word on
the paper is in no tag, whether an alternative text reads as language.
"""

from __future__ import annotations

from pathlib import Path

import outloud
import page
import pytest

from tests.measuring.broken import broken
from tests.measuring.printed import printed
from tests.support import CASES

# The heads of a table are printed again on each page that it goes on, and are not to be read again; outloud takes
# that for prose that no screen reader would find.
NOT_ASKED = ("TAG-002",)

#: What each of the two must notice when it is done to a good PDF.
PAGE = ("no alternatives", "no language", "no tags", "no title", "no title in the window", "a level skipped")
PAGE += ("no typefaces", "not selectable", "untagged text")
OUTLOUD = PAGE


def by_page(pdf: bytes) -> list[str]:
    """What `page` finds: every rule of PDF/UA-1 that is broken."""
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    assert report.rules.total > 90
    return sorted({failure.rule_id for failure in report.failures})


def by_outloud(pdf: bytes, folder: Path) -> list[str]:
    """What `outloud` finds, and any check of its that could not be made."""
    file = folder / "it.pdf"
    file.write_bytes(pdf)
    result = outloud.check(str(file), skip=NOT_ASKED)
    assert result.error is None
    crashed = [f"{run.rule} could not be checked: {run.reason}" for run in result.runs if run.status == "crashed"]
    return crashed + [f"{each.rule} {each.message}" for each in result.findings if each.severity == "error"]


@pytest.fixture(scope="module")
def good() -> bytes:
    """A PDF with headings, tables and pictures in it."""
    return printed()["hertfordshire/briefing.pdf"]


def test_every_case_is_looked_at() -> None:
    assert {name.partition("/")[0] for name in printed()} == {path.parent.name for path in CASES.glob("*/case.yml")}


@pytest.mark.parametrize("case", sorted(path.parent.name for path in CASES.glob("*/case.yml")))
def test_both_find_nothing_wrong(case: str, tmp_path: Path) -> None:
    for name, pdf in printed().items():
        if name.startswith(f"{case}/"):
            assert by_page(pdf) == [], name
            assert by_outloud(pdf, tmp_path) == [], name


@pytest.mark.parametrize("how", PAGE)
def test_page_notices_what_is_broken(good: bytes, how: str) -> None:
    assert by_page(broken(good, how)) != []


@pytest.mark.parametrize("how", OUTLOUD)
def test_outloud_notices_what_is_broken(good: bytes, how: str, tmp_path: Path) -> None:
    assert by_outloud(broken(good, how), tmp_path) != []
