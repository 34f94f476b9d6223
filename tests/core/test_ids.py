"""Ids name files and addresses, so they are plain, short, and such that every system makes files of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import MINIMAL, errors, project, seaside
from valuecase.reading.ids import fault_of_id, read_id
from valuecase.reading.numbers import NotRead


@pytest.mark.parametrize("text", ["wards", "three-rivers", "24", "com10", "auxiliary", "nul-1", "a" * 80])
def test_small_letters_digits_and_hyphens_are_an_id(text: str) -> None:
    assert read_id(text) == text


@pytest.mark.parametrize(
    ("text", "why", "remedy"),
    [
        ("Three Rivers", "cannot be a name", "three-rivers"),
        ("../etc", "cannot be a name", "etc"),
        ("a\x00b", "cannot be a name", "a-b"),
        ("\N{CYRILLIC SMALL LETTER A}", "cannot be a name", "my-name"),
        ("CON", "cannot be a name", "my-name"),
        ("nul", "Windows makes no file", "add a word"),
        ("com1", "Windows makes no file", "add a word"),
        ("a" * 81, "is too long", "80"),
    ],
)
def test_what_no_file_may_be_called_is_none(text: str, why: str, remedy: str) -> None:
    with pytest.raises(NotRead) as refused:
        read_id(text)
    assert refused.value.code == "VC204"
    assert why in refused.value.message
    assert remedy in refused.value.hint
    offered = refused.value.hint.rpartition(": ")[2]
    assert ":" not in refused.value.hint or fault_of_id(offered) is None


@pytest.mark.parametrize("name", ["aux", "a" * 81, "Sea side"])
def test_folders_of_cases_and_pages_of_stories_are_held_to_the_same(name: str, tmp_path: Path) -> None:
    read = project(tmp_path / "one", {f"cases/{name}/case.yml": MINIMAL})
    assert ("VC204", "case.yml", 1) in errors(read)
    read = seaside(tmp_path / "other", {f"stories/{name}.md": "---\ntitle: One\n---\nWords.\n"})
    assert ("VC204", f"stories/{name}.md", 1) in errors(read)
