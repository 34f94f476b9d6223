"""Which revisions are compared, and that looking at them changes nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.review.history import before, begun, committed, git, made, named
from tests.review.history_case import FIRST
from tests.review.history_steps import COSTS, SERVICE, STEPS
from valuecase.cli import main


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository of one commit, to be changed freely."""
    return _written(begun(tmp_path / "project"))


def test_a_revision_alone_is_compared_with_the_files_as_they_are(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _swap(root, COSTS, "£135,000", "£135,100")  # not staged
    _swap(root, SERVICE, "A team of four", "A team of six")
    git(root, "add", SERVICE)  # staged
    lessons = root / "cases/harbour/lessons.yml"
    lessons.write_text("lessons: {start: {title: Begin small, text: It was torn up.}}\n", "utf-8")  # not tracked
    (root / "cases/harbour/principles.yml").unlink()  # gone, and not staged
    found = _json(root, capsys, "HEAD")
    assert found["head"] == "the files as they are now"
    names = {(change["kind"], change["how"], change["name"]) for change in found["changes"]}
    assert ("headline", "changed", "costs.harbour.total") in names
    assert ("text", "changed", "service") in names
    assert ("text", "appeared", "lessons") in names
    assert ("text", "gone", "principles") in names


def test_a_new_case_that_git_does_not_know_is_compared_too(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "cases/upland").mkdir()
    (root / "cases/upland/case.yml").write_text("title: Up\nplace: Moor\nkind: invented\nstatus: draft\n", "utf-8")
    found = _json(root, capsys, "HEAD")
    assert [(c["how"], c["name"]) for c in found["changes"] if c["kind"] == "case"] == [("appeared", "upland")]


def test_what_git_ignores_is_not_compared(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / ".gitignore").write_text("*.bak\n", "utf-8")
    committed(root, "Ignore", 2)
    (root / "cases/harbour/costs.yml.bak").write_text("audits: {}\n", "utf-8")
    assert _json(root, capsys, "HEAD")["changes"] == []


def test_looking_changes_neither_the_files_nor_the_index(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _swap(root, COSTS, "£135,000", "£135,100")
    _swap(root, SERVICE, "A team of four", "A team of six")
    git(root, "add", SERVICE)
    (root / "cases/harbour/lessons.yml").write_text("note: New\n", "utf-8")
    same = root / "cases/harbour/case.yml"
    os.utime(same, (1_700_000_000, 1_700_000_000))  # git would note in its index that this is as it was
    kept, status = _state(root), _status(root)
    for words in (["HEAD"], ["HEAD", "--merge-base"], ["HEAD", "HEAD"], ["HEAD", "--format", "markdown"]):
        assert main(["--project", str(root), "diff", *words]) == 0
    assert _state(root) == kept
    assert _status(root) == status
    assert "M cases/harbour/costs.yml" in status
    capsys.readouterr()


def test_two_revisions_are_compared_in_the_order_in_which_they_are_named(
    history: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("amount-changed", "rule-changed", "row-unreadable", "case-added"):
        one = named(name)
        there = _figures(_json(history, capsys, before(one), one.name))
        back = _figures(_json(history, capsys, one.name, before(one)))
        assert {name: _turned(*ends) for name, ends in there.items()} == {
            n: _turned(*ends[::-1]) for n, ends in back.items()
        }


def _turned(before: str, after: str) -> tuple[str, str]:
    """Both ends, the other way round; of a number that few people hide in one of them, only that it is hidden."""
    return ("hidden", "hidden") if "not shown" in (before, after) else (after, before)


def test_what_others_did_in_the_meantime_is_left_out_where_it_is_asked(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root, "checkout", "--quiet", "-b", "mine")
    _swap(root, SERVICE, "A team of four", "A team of six")
    committed(root, "Mine", 2)
    git(root, "checkout", "--quiet", "main")
    _swap(root, COSTS, "£135,000", "£135,100")
    committed(root, "Theirs", 3)
    assert _kinds(_json(root, capsys, "main", "mine", "--merge-base")) == {"text"}
    assert {"text", "headline"} <= _kinds(_json(root, capsys, "main", "mine"))
    git(root, "checkout", "--quiet", "mine")
    assert _kinds(_json(root, capsys, "main", "--merge-base")) == {"text"}


def test_revisions_without_a_common_commit_have_no_place_where_they_parted(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root, "checkout", "--quiet", "--orphan", "apart")
    committed(root, "Apart", 2)
    assert _refused(root, capsys, "main", "apart", "--merge-base") == "the two revisions have no commit in common"


def test_a_project_may_be_in_a_folder_of_the_repository(
    history: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    below = made(tmp_path / "whole", "some where/project")
    for name in ("amount-changed", "case-renamed", "rule-changed", "picture-replaced"):
        one = named(name)
        here = _json(below, capsys, before(one), one.name)
        assert here["changes"] == _json(history, capsys, before(one), one.name)["changes"]
    (tmp_path / "whole" / "elsewhere.txt").write_text("Not of the project\n", "utf-8")
    assert _json(below, capsys, "HEAD")["changes"] == []


def test_without_a_repository_there_is_nothing_to_compare_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cases").mkdir()
    assert "is not in a git repository, so there is nothing to compare with" in _refused(tmp_path, capsys, "HEAD")


def test_without_a_commit_there_is_no_revision(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = begun(tmp_path)
    (root / "cases").mkdir()
    assert "there is no revision “HEAD” here" in _refused(root, capsys, "HEAD")


@pytest.mark.parametrize("name", ["nowhere", "cases", "HEAD~99", "HEAD:cases", "", "HEAD..HEAD", "@{u}"])
def test_a_name_of_no_revision_is_told(root: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert f"there is no revision “{name}” here" in _refused(root, capsys, name)


def test_a_checkout_without_history_says_that_it_has_none(
    history: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", history.as_uri(), "shallow")
    said = _refused(tmp_path / "shallow", capsys, STEPS[0].name)
    assert "fetch it whole" in said
    assert "fetch it whole" not in _refused(history, capsys, "nowhere")


@pytest.mark.parametrize("name", ["--output=stolen.txt", "-O", "--upload-pack=x"])
def test_a_revision_named_like_an_option_is_none(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(root)
    assert "is not the name of a revision" in _refused(root, capsys, "--", name)
    assert "is not the name of a revision" in _refused(root, capsys, "--", "HEAD", name)
    assert not (root / "stolen.txt").exists()


def test_a_link_in_a_revision_leads_nowhere(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What somebody commits as a link to a file of this machine is not read from it."""
    secret = root.parent / "secret.yml"
    secret.write_text("summary: Not for everybody\n", "utf-8")
    (root / "cases/harbour/lessons.yml").symlink_to(secret)
    committed(root, "A link", 2)
    found = _json(root, capsys, "HEAD~1", "HEAD")
    assert "Not for everybody" not in str(found)
    assert found["changes"] == []


def test_a_number_that_changes_as_its_table_is_renamed_is_told_with_what_it_was(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _swap(root, COSTS, "  harbour:\n", "  quay:\n    was: [harbour]\n")
    _swap(root, COSTS, "£135,000", "£135,100")
    _swap(root, "cases/harbour/case.yml", "costs.harbour.total", "costs.quay.total")
    git(root, "mv", "cases/harbour", "cases/seaside")
    _swap(root, "cases/seaside/case.yml", "status: draft\n", "status: draft\nwas: [harbour]\n")
    _swap(root, "cases/index.md", "harbour/costs.harbour.total", "seaside/costs.quay.total")
    changes = _json(root, capsys, "HEAD")["changes"]
    (total,) = [change for change in changes if change["kind"] == "headline"]
    assert (total["name"], total["before"], total["after"]) == ("costs.quay.total", "£237,644", "£237,744")
    (cause,) = total["causes"]
    assert (cause["file"], cause["before"], cause["after"]) == ("cases/seaside/costs.yml", "£135,000", "£135,100")
    figures = {change["name"] for change in changes if change["kind"] == "figure"}
    assert "costs.quay.beds" in figures
    assert not any(name.startswith(("costs.hill", "costs.service-use", "stories.")) for name in figures)


def _written(root: Path) -> Path:
    for name, text in FIRST.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    committed(root, "The first version", 1)
    git(root, "branch", "--move", "--force", "main")
    return root


def _swap(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), "utf-8")


def _state(root: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of the repository and of git's own folder: what it holds, and when it was written."""
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def _status(root: Path) -> str:
    return git(root, "--no-optional-locks", "status", "--porcelain")


def _json(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["--project", str(root), "diff", *words, "--format", "json"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    found: dict[str, Any] = json.loads(shown.out)
    return found


def _refused(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What is said where nothing can be compared: on one line, and nothing else."""
    assert main(["--project", str(root), "diff", *words]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    return shown.err.removeprefix("valuecase: ").rstrip("\n")


def _figures(found: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {c["name"]: (c["before"], c["after"]) for c in found["changes"] if c["kind"] in ("headline", "figure")}


def _kinds(found: dict[str, Any]) -> set[str]:
    return {change["kind"] for change in found["changes"]}
