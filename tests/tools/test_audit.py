"""The audit tells what to raise, and never takes for well what could not be asked."""

from __future__ import annotations

import json
import runpy
from collections.abc import Callable

import pytest

from tests.support import ROOT

TOLD: Callable[[str], tuple[list[str], bool]] = runpy.run_path(str(ROOT / "tools" / "audit.py"))["told"]
FINE: dict[str, object] = {"name": "jinja2", "version": "3.1.6", "vulns": []}
FLAWED: dict[str, object] = {
    "name": "lxml",
    "version": "5.2.1",
    "vulns": [{"id": "PYSEC-2026-87", "fix_versions": ["6.1.0"], "aliases": [], "description": "Words."}],
}
UNKNOWN: dict[str, object] = {"name": "typst", "skip_reason": "Dependency not found and could not be audited"}


@pytest.mark.parametrize(
    ("asked", "words", "well"),
    [
        ([FINE], "Nothing is known against any of the 1 versions.", True),
        ([FINE, FLAWED], "lxml 5.2.1: PYSEC-2026-87, mended in 6.1.0", False),
        ([FINE, UNKNOWN], "1 of 2 versions could not be looked up: typst.", False),
        ([UNKNOWN], "Nothing was audited", False),
    ],
)
def test_what_is_found_and_what_could_not_be_asked_is_told(
    asked: list[dict[str, object]], words: str, well: bool
) -> None:
    lines, fine = TOLD(json.dumps({"dependencies": asked, "fixes": []}))
    assert (words in "\n".join(lines), fine) == (True, well)
