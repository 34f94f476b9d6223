"""What a review must never pass over: what it cannot read, what it is not told by git, and who else is concerned."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.review.history import begun, committed, git
from tests.review.history_case import FIRST
from tests.review.history_steps import CASE, COSTS, OUTCOMES, PHONE, SECOND, SERVICE
from valuecase.cli import main
from valuecase.review.review import compared

RULES, INLAND = "cases/project.yml", "cases/inland/case.yml"
#: Gives a review of a change: which texts of which files become which.
Reviewed = Callable[..., dict[str, Any]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The invented project in a repository of one commit, to be changed freely."""
    folder = begun(tmp_path / "project")
    for file, text in FIRST.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    committed(folder, "First", 1)
    return folder


@pytest.fixture
def reviewed(root: Path, capsys: pytest.CaptureFixture[str]) -> Reviewed:
    def of(*edits: tuple[str, str, str], base: str = "HEAD", fail_on: str = "any") -> dict[str, Any]:
        for file, old, new in edits:
            edit(root, file, old, new)
        code = main(["--project", str(root), "diff", base, "--format", "json", "--fail-on", fail_on])
        return {**json.loads(capsys.readouterr().out), "code": code}

    return of


def edit(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert old in text, (file, old)
    (root / file).write_text(text.replace(old, new, 1), "utf-8")


def kinds(found: dict[str, Any]) -> set[tuple[str, str, str]]:
    return {(change["kind"], change["how"], change["name"]) for change in found["changes"]}


def test_a_file_that_can_be_read_again_is_told_with_all_that_it_says(root: Path, reviewed: Reviewed) -> None:
    edit(root, CASE, "ask: Keep", "ask: [Keep")
    committed(root, "Broken", 2)
    found = reviewed((CASE, "ask: [Keep the team for three", "ask: Keep the team for nine"))
    assert ("error", "gone", "case") in kinds(found)
    (words,) = [change for change in found["changes"] if change["kind"] == "text" and change["name"] == "case"]
    assert ("ask", "", "Keep the team for nine more years.") in [
        (p["what"], p["before"], p["after"]) for p in words["parts"]
    ]


def test_a_file_that_neither_revision_can_read_is_an_error_where_it_changed(root: Path, reviewed: Reviewed) -> None:
    edit(root, COSTS, "£135,000", "£135,O00")
    committed(root, "Broken", 2)
    assert reviewed()["nothing_published_changes"] is True
    found = reviewed((COSTS, "£12,210", "£99,210"), fail_on="error")
    assert ("error", "appeared", "costs") in kinds(found)
    assert found["code"] == 1


def test_an_old_name_that_goes_is_told_since_old_links_lead_nowhere(root: Path, reviewed: Reviewed) -> None:
    edit(
        root,
        COSTS,
        "    title: What services spent on the hill",
        "    was: [moor]\n    title: What services spent on the hill",
    )
    committed(root, "Renamed before", 2)
    found = reviewed((COSTS, "    was: [moor]\n", ""))
    (change,) = found["changes"]
    assert (change["name"], change["parts"][0]["before"], change["parts"][0]["after"]) == ("costs.hill", "moor", "")


@pytest.mark.parametrize(
    "setting", ["color.ui always", "diff.relative true", "grep.lineNumber true", "diff.noprefix true"]
)
def test_a_readers_own_settings_of_git_hide_nothing(
    root: Path, reviewed: Reviewed, setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other case names a figure of this one, which is renamed away: its text names nothing then."""
    edit(root, INLAND, "title:", "summary: On the harbour they spent {{ harbour/costs.harbour.total }}.\ntitle:")
    committed(root, "Named", 2)
    mine = root.parent / "settings"
    mine.write_text("[{}]\n  {} = {}\n".format(*setting.replace(".", " ").split()), "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.fspath(mine))
    found = reviewed((COSTS, "  harbour:\n", "  docks:\n"), (CASE, "costs.harbour.total", "costs.docks.total"))
    assert any(change["kind"] == "error" and change["case"] == "inland" for change in found["changes"])


def test_a_link_among_the_cases_is_named_as_not_compared(root: Path, reviewed: Reviewed) -> None:
    (root / "shared.yml").write_text("summary: A team.\n", "utf-8")
    (root / SERVICE).unlink()
    (root / SERVICE).symlink_to(root / "shared.yml")
    committed(root, "A link", 2)
    found = reviewed()
    assert (found["links"], found["nothing_published_changes"]) == ([SERVICE], False)


def test_a_file_that_git_ignores_and_the_case_reads_is_compared(root: Path, reviewed: Reviewed) -> None:
    (root / ".gitignore").write_text("lessons.yml\n", "utf-8")
    committed(root, "Ignored", 2)
    (root / "cases/harbour/lessons.yml").write_text("lessons: {a: {title: Begin small, text: It grew.}}\n", "utf-8")
    assert ("text", "appeared", "lessons") in kinds(reviewed())


def test_where_a_hidden_number_changes_the_file_is_named(root: Path) -> None:
    edit(root, "cases/harbour/beneficiaries.yml", "how-many: 9", "how-many: 11")
    with compared(root, "HEAD") as found:
        assert found.review.changes == ()
        assert "cases/harbour/beneficiaries.yml" in found.review.unprinted
        assert "hidden or rounded" in found.review.unprinted


@pytest.mark.parametrize("there", [True, False], ids=["comes", "goes"])
@pytest.mark.parametrize("spot", ["owner: Head of commissioning", "source: report, page 1", "place: Example-upon-Sea"])
def test_an_identifier_under_any_key_is_not_repeated(
    root: Path, spot: str, there: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    with_it = f"{spot} {PHONE}"
    if not there:
        edit(root, CASE, spot, with_it)
        committed(root, "In", 2)
    edit(root, CASE, spot if there else with_it, with_it if there else spot)
    edit(root, CASE, "three more years", "four more years")
    for form in ("text", "markdown", "json"):
        main(["--project", str(root), "diff", "HEAD", "--format", form])
        said = capsys.readouterr().out
        assert "four" in said
        assert PHONE not in said


def test_a_story_shown_for_the_first_time_is_a_matter_of_consent(root: Path, reviewed: Reviewed) -> None:
    text = (root / SECOND).read_text("utf-8").replace("Quillon", "Wren")
    (root / "cases/harbour/stories/wren.md").write_text(text, "utf-8")
    found = reviewed(fail_on="consent")
    (change,) = [
        c for c in found["changes"] if c["kind"] == "consent" and c["name"] == "stories.wren" and not c["place"]
    ]
    assert (change["how"], found["code"]) == ("appeared", 1)
    assert "consent given, for web and print" in change["after"]


def test_another_source_of_a_table_that_is_no_claim_is_told_too(reviewed: Reviewed) -> None:
    found = reviewed(
        (
            COSTS,
            "    title: What services spent on the hill",
            "    source: audit, page 2\n    title: What services spent on the hill",
        )
    )
    (change,) = found["changes"]
    assert (change["kind"], change["name"]) == ("claim", "costs.hill")
    assert [(p["what"], p["before"], p["after"]) for p in change["parts"]] == [
        ("source", "report, page 4", "audit, page 2")
    ]


def test_a_table_renamed_without_a_word_is_taken_for_another_with_a_hint(reviewed: Reviewed) -> None:
    found = reviewed((COSTS, "  hill:\n", "  moor:\n"))
    (new,) = [c for c in found["changes"] if (c["kind"], c["how"]) == ("text", "appeared")]
    assert "was: [hill]" in new["note"]


def test_whoever_names_a_figure_elsewhere_is_told_and_asked(root: Path, reviewed: Reviewed) -> None:
    edit(
        root,
        INLAND,
        "title:",
        "owner: Head of inland services\nsummary: They spent {{ harbour/costs.hill.total }}.\ntitle:",
    )
    committed(root, "Named", 2)
    found = reviewed((COSTS, "£9,750", "£9,850"))
    (total,) = [change for change in found["changes"] if change["name"] == "costs.hill.total"]
    assert "inland/case: summary" in total["said_in"]
    assert {"owner": "Head of inland services", "case": "inland", "files": ["case"]} in found["reviews"]


def test_the_difference_of_percentages_is_that_of_what_is_printed(reviewed: Reviewed) -> None:
    found = reviewed((COSTS, "£12,400", "£12,900"))
    (share,) = [change for change in found["changes"] if change["name"] == "costs.hill.visits.share"]
    before, after = (float(share[key].rstrip("%")) for key in ("before", "after"))
    assert share["by"] == f"+{after - before:.1f} percentage points"


def test_what_was_committed_after_signing_on_the_same_day_was_not_signed(root: Path, reviewed: Reviewed) -> None:
    edit(root, CASE, "status: draft", "status: published\nsigned: {when: 2025-09-03, by: the board}")
    committed(root, "Signed", 2)
    signed = git(root, "rev-parse", "HEAD").strip()
    edit(root, OUTCOMES, "value: 62", "value: 60")
    committed(root, "Moved on the same day", 2)
    (found,) = reviewed(base="HEAD~1")["signed"]
    assert found["commit"] == signed
    assert [(c["name"], c["before"], c["after"]) for c in found["changes"]] == [("outcomes.beds.after", "62", "60")]


@pytest.mark.parametrize("file", ["cases/index.md", "cases/glossary.yml"])
def test_few_people_in_words_that_all_cases_share_are_not_repeated(
    root: Path, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = {"cases/index.md": ("Two invented cases.", "Two invented cases, and 3 women."),
                "cases/glossary.yml": ("The moment", "For 3 women the moment")}[file]  # fmt: skip
    edit(root, file, old, new)
    for form in ("text", "markdown", "json"):
        main(["--project", str(root), "diff", "HEAD", "--format", form])
        said = capsys.readouterr().out
        assert "VC708" in said
        assert "3 women" not in said


def test_what_changed_since_the_signature_names_no_story_that_is_withdrawn(root: Path, reviewed: Reviewed) -> None:
    edit(root, CASE, "status: draft", "status: published\nsigned: {when: 2025-09-03, by: the board}")
    edit(root, OUTCOMES, "title: Average number of occupied beds", "title: Beds that Quillon and others used")
    committed(root, "Signed", 2)
    edit(root, SECOND, "  text-read: yes\n", "  text-read: yes\n  withdrawn: 2025-09-04\n")
    found = reviewed((OUTCOMES, "value: 62", "value: 60"))
    assert [change["name"] for change in found["signed"][0]["changes"]] == ["outcomes.beds.after"]
    assert "Quillon" not in json.dumps(found)
