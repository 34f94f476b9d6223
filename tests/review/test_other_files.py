"""Files beyond the cases that changed: programs and settings are named, so that nobody takes a change for words alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.review.history import WRITERS, committed
from tests.review.page_made import BASE, page_of, project
from valuecase.review.as_text import as_text
from valuecase.review.changes import Review
from valuecase.review.review import compared

#: What a stranger's branch may bring along, and nothing of it stands in a case.
OTHERS = (
    ".github/workflows/check.yml",
    ".gitlab-ci.yml",
    ".pre-commit-config.yaml",
    ".vscode/settings.json",
    "cases/harbour/hook.py",
    "hook.py",
)
LOOKS = ("mkdocs.yml", "requirements.txt")


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    """A project in which all of these were changed, and a word of a case."""
    root = project(tmp_path / "project", {**BASE, **dict.fromkeys((*OTHERS, *LOOKS), "# As it was\n")})
    for name in (*OTHERS, *LOOKS):
        (root / name).write_text("# Another\n", "utf-8")
    return root


@pytest.mark.parametrize("commit", [True, False], ids=["committed", "in the folder"])
@pytest.mark.parametrize("ending", WRITERS)
def test_every_program_and_setting_that_changed_is_named(stranger: Path, ending: str, commit: bool) -> None:
    if commit:
        committed(stranger, "Another", 1, "second")
    said = WRITERS[ending](_review(stranger, "second" if commit else "")).replace("\\", "")
    assert [name for name in (*OTHERS, *LOOKS) if name not in said] == []


def test_those_that_decide_how_pages_look_are_told_from_the_others(stranger: Path) -> None:
    review = _review(stranger)
    assert (review.looks, review.others) == (LOOKS, OTHERS)
    found = json.loads(WRITERS["json"](review))
    assert (found["looks"], found["others"]) == (list(LOOKS), list(OTHERS))
    page = page_of(stranger, stranger.parent / "page")
    assert f"Other files changed, which are not looked into and may be programs or settings: {', '.join(OTHERS)}." in (
        page.lines
    )


def test_a_file_that_is_new_or_gone_is_named_too(stranger: Path) -> None:
    committed(stranger, "Another", 1, "second")
    (stranger / "hook.py").unlink()
    (stranger / "Makefile").write_text("all:\n", "utf-8")
    assert _review(stranger, base="second").others == ("Makefile", "hook.py")


def test_with_such_a_file_nobody_is_told_that_nothing_published_changes(tmp_path: Path) -> None:
    """A hook that mkdocs.yml runs may write anything on a page."""
    root = project(tmp_path / "project", {**BASE, "hook.py": "# As it was\n"})
    (root / "hook.py").write_text("# Another\n", "utf-8")
    review = _review(root)
    assert not review.nothing
    assert as_text(review).splitlines()[0] == "No figure, claim or word of the cases changes; what is not compared may."


def test_words_and_pictures_of_cases_are_no_other_files(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    (root / "cases/harbour/beds.PNG").write_bytes(b"\x89PNG")
    (root / "cases/harbour/service.yml").write_text("title: Service\n", "utf-8")
    assert _review(root).others == ()


def test_of_many_files_the_first_are_named_and_the_others_counted() -> None:
    said = as_text(Review("main", "b", (), {}, others=tuple(f"tools/{n:02}.py" for n in range(32))))
    assert "tools/19.py, and 12 more." in said
    assert "tools/20.py" not in said


def _review(root: Path, head: str = "", base: str = "first") -> Review:
    with compared(root, base, head) as found:
        return found.review
