"""What a change is told, by running the very scripts of GitHub's action and of GitLab's jobs in a repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.hosts.runner import Ran, run_action
from tests.hosts.support import THEIRS
from tests.support import MINIMAL, SOURCES
from valuecase.scaffold import new_project

ACTION = THEIRS / "actions" / "review" / "action.yml"
VALUECASE = shutil.which("valuecase", path=str(Path(sys.executable).parent))
COSTS = """\
source: report
audits:
  team:
    title: What the team cost
    rows-are: services
    period: 1 year
    rows:
      rent: £1,200
      staff: £48,000
"""
#: With a key that is not known: a check finds an error, and nothing is built.
WRONG = COSTS + "nonsense: 1\n"

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="no git on this machine, so no two revisions to compare"),
    pytest.mark.skipif(os.name == "nt", reason="the action runs on a Linux of GitHub's only"),
    pytest.mark.skipif(VALUECASE is None, reason="the command valuecase is not installed beside this Python"),
]


def git(root: Path, *words: str) -> str:
    """What git prints: a command by nobody, at a set time, with no settings of this machine."""
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in {
            "NAME": "Nobody",
            "EMAIL": "nobody@example.org",
            "DATE": "2026-01-05T09:00:00+00:00",
        }.items()
    }
    plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    own = {**os.environ, **who, **plain}
    return subprocess.run(["git", *words], cwd=root, env=own, check=True, capture_output=True, text=True).stdout.strip()


def commit(root: Path, costs: str) -> None:
    """The case with these costs, committed."""
    (root / "cases/seaside/costs.yml").write_text(costs, "utf-8")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Costs")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A new project in git, with one case."""
    root = new_project(tmp_path / "project").folder
    git(root, "init", "--quiet", "--initial-branch", "main")
    (root / "cases/seaside").mkdir()
    (root / "cases/seaside/case.yml").write_text(MINIMAL, "utf-8")
    (root / "cases/seaside/sources.yml").write_text(SOURCES, "utf-8")
    commit(root, COSTS)
    return root


def review(root: Path, **given: str) -> Ran:
    """Run the action on the last commit."""
    temporary = root.parent / "temporary"
    temporary.mkdir()
    return run_action(ACTION, root, temporary, {"base": "HEAD^1", "valuecase": str(VALUECASE), **given})


def test_a_change_is_told_of_and_the_page_and_the_site_are_kept(project: Path) -> None:
    commit(project, COSTS.replace("£48,000", "£58,000"))
    ran = review(project, **{"fail-on": "consent,privacy"})
    assert ran.code == 0, ran.log
    assert "::notice file=cases/seaside/" in ran.log
    assert ran.summary.startswith("<!-- valuecase-review -->\n")
    assert "£49,200" in ran.summary
    assert "£59,200" in ran.summary
    assert ran.kept["review-comment"] == ["comment.md"]
    assert "index.html" in ran.kept["review"]
    assert {"index.html", "seaside/costs.html", "seaside/sheet.pdf"} <= set(ran.kept["site"])


def test_with_errors_the_change_is_told_of_all_the_same_and_the_job_fails(project: Path) -> None:
    commit(project, WRONG.replace("£48,000", "£58,000"))
    ran = review(project)
    assert ran.code == 1
    assert "::error file=cases/seaside/costs.yml,line=10" in ran.log
    assert ran.log.endswith("The cases have errors.\n")
    assert ran.summary.startswith("<!-- valuecase-review -->\n")
    assert ran.kept["review-comment"] == ["comment.md"]
    assert "index.html" in ran.kept["review"]
    assert "site" not in ran.kept


def test_a_kind_of_change_that_is_not_to_pass_fails_the_job_last(project: Path) -> None:
    commit(project, COSTS.replace("£48,000", "£58,000"))
    ran = review(project, **{"fail-on": "figure,consent"})
    assert ran.code == 1
    assert ran.log.endswith("The change is of a kind that is not to pass (fail-on).\n")
    assert set(ran.kept) == {"review", "review-comment", "site"}


def test_a_change_that_changes_nothing_published_is_said_to(project: Path) -> None:
    commit(project, COSTS + "# A remark.\n")
    ran = review(project, **{"fail-on": "any"})
    assert ran.code == 0, ran.log
    assert "£" not in ran.summary
    assert ran.kept["review-comment"] == ["comment.md"]


def test_what_it_cannot_be_compared_with_fails_the_job_and_is_said(project: Path) -> None:
    commit(project, WRONG)
    ran = review(project, base="no-such-branch")
    assert ran.code == 1
    assert "no-such-branch" in ran.log
    assert ran.log.endswith("The change could not be compared with what is published.\n")
    assert ran.summary == "The change could not be compared with no-such-branch; the log says why.\n"
    assert ran.kept == {}


@pytest.mark.parametrize(
    ("own", "shown"), [({"own-templates": "yes"}, True), ({"own-templates": "no"}, False), ({}, False)]
)
def test_a_projects_own_templates_are_used_only_where_that_is_asked(
    project: Path, own: dict[str, str], shown: bool
) -> None:
    for name in ("site/sources.html", "review/page.html"):
        (project / "templates" / name).parent.mkdir(parents=True)
        (project / "templates" / name).write_text('<h2 id="report">Our very own look</h2>', "utf-8")
    commit(project, COSTS.replace("£48,000", "£58,000"))
    ran = review(project, **own)
    assert ran.code == 0, ran.log
    page = (project.parent / "temporary/valuecase-review/page/index.html").read_text("utf-8")
    site = (project / "site/seaside/sources.html").read_text("utf-8")
    assert ("very own look" in page, "very own look" in site) == (shown, shown)
    assert ("Not used" in ran.log) is not shown


def test_words_in_the_inputs_are_not_run(project: Path, tmp_path: Path) -> None:
    commit(project, WRONG)
    trap = tmp_path / "trapped"
    ran = review(project, base=f'HEAD"; touch {trap}; "', **{"fail-on": f"$(touch {trap})"})
    assert ran.code == 1
    assert not trap.exists()


def on_gitlab(root: Path, job: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The lines of a job of the project's .gitlab-ci.yml, by bash, until one fails; where it is installed is said."""
    (root / ".venv/bin").mkdir(parents=True, exist_ok=True)
    command = root / ".venv/bin/valuecase"
    if not command.exists():
        command.symlink_to(str(VALUECASE))
    lines = "\n".join(yaml.safe_load((root / ".gitlab-ci.yml").read_text("utf-8"))[job]["script"])
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", lines], cwd=root, env={**os.environ, **variables}, capture_output=True, text=True,
        encoding="utf-8",
    )  # fmt: skip


def test_gitlab_lists_findings_twice_and_fails_with_errors(project: Path) -> None:
    assert on_gitlab(project, "check").returncode == 0
    commit(project, WRONG)
    done = on_gitlab(project, "check")
    assert done.returncode == 1
    assert "error VC201 unknown-key" in done.stdout
    found = json.loads((project / "code-quality.json").read_text("utf-8"))
    assert [each["check_name"] for each in found if each["severity"] == "blocker"] == ["VC201"]


@pytest.mark.parametrize("merged", [True, False])
def test_gitlab_compares_with_the_target_as_it_is_or_with_where_the_branch_began(project: Path, merged: bool) -> None:
    """Where the pipeline runs on the merged result, GitLab names the target; otherwise that variable is empty."""
    began = git(project, "rev-parse", "HEAD")
    commit(project, COSTS.replace("£1,200", "£1,300"))
    target = git(project, "rev-parse", "HEAD")
    commit(project, COSTS.replace("£1,200", "£1,300").replace("£48,000", "£58,000"))
    named = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": began, "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": target if merged else ""}
    done = on_gitlab(project, "review", **named)
    assert done.returncode == 0, done.stderr
    assert "£59,300" in done.stdout
    assert ("£49,300" in done.stdout, "£49,200" in done.stdout) == (merged, not merged)
    assert (project / "review/index.html").is_file()


def test_gitlab_publishes_the_site(project: Path) -> None:
    done = on_gitlab(project, "pages")
    assert done.returncode == 0, done.stderr
    assert (project / "public/seaside/index.html").is_file()
