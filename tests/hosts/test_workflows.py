"""Workflows and actions are sound, may do the least, run nobody's words, and pin what they run; so do a new project's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.hosts.support import ACTIONS, BOTH, GITHUB, NEW_PROJECT, WORKFLOWS, checked_by, loaded, named, steps

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=named)
each_file = pytest.mark.parametrize("path", [*WORKFLOWS, *ACTIONS], ids=named)

#: A workflow with a slip of each kind: an unknown key, words of a stranger in a script, any version of an action.
BAD = """\
name: bad
on:
  pull_request_target:
jobs:
  it:
    runs-on: ubuntu-24.04
    timeout: 5
    steps:
      - uses: actions/checkout@v4
      - run: echo ${{ github.event.pull_request.title }}
"""


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A repository's folder with the bad workflow."""
    path = tmp_path / ".github" / "workflows" / "bad.yml"
    path.parent.mkdir(parents=True)
    path.write_text(BAD, "utf-8")
    return path


def test_there_are_workflows_and_actions_for_this_repository_and_for_new_projects() -> None:
    assert {path.name for path in WORKFLOWS if GITHUB in path.parents} == {
        "audit.yml",
        "check.yml",
        "comment.yml",
        "publish.yml",
    }
    assert len(WORKFLOWS) == 7
    assert [path.parent.name for path in ACTIONS] == ["comment", "review"]


def test_a_new_project_comments_as_this_repository_does_by_the_same_action() -> None:
    ours, theirs = ((folder / "workflows" / "comment.yml").read_text("utf-8") for folder in BOTH)
    assert ours.replace("templates/new-project/dot-github/actions/", ".github/actions/") == theirs


def test_a_new_project_checks_and_publishes_as_this_repository_does_but_for_the_set_up() -> None:
    for name, jobs in {"check.yml": ["cases"], "publish.yml": ["build", "deploy"]}.items():
        ours, theirs = (loaded(folder / "workflows" / name) for folder in BOTH)
        assert list(theirs["jobs"]) == jobs
        for job in jobs:
            for flow in (ours, theirs):
                for step in flow["jobs"][job]["steps"]:
                    if step.get("name") == "Set up":
                        step["run"] = ""
                    step["uses"] = step.get("uses", "").replace("templates/new-project/dot-github/", ".github/")
            assert ours["jobs"][job] == theirs["jobs"][job]
        assert {key: ours[key] for key in ours if key != "jobs"} == {
            key: theirs[key] for key in theirs if key != "jobs"
        }


@each_workflow
def test_a_workflow_may_do_nothing_and_each_job_the_least(path: Path) -> None:
    content = loaded(path)
    assert content["permissions"] == {}
    writing = {
        f"{job}: {right}"
        for job, what in content["jobs"].items()
        for right, level in what["permissions"].items()
        if level == "write"
    }
    allowed = {"comment": {"comment: pull-requests"}, "publish": {"deploy: pages", "deploy: id-token"}}
    assert writing == allowed.get(content["name"], set())
    assert all(job["timeout-minutes"] <= 45 for job in content["jobs"].values())


@each_workflow
def test_a_strangers_change_never_runs_where_something_may_be_written(path: Path) -> None:
    content = loaded(path)
    events = content[True]
    assert "pull_request_target" not in events
    if "workflow_run" in events:  # runs what is on the default branch, and fetches no other revision
        checkouts = [step for step in steps(path) if "actions/checkout" in step.get("uses", "")]
        assert checkouts
        assert not any({"ref", "repository"} & set(step["with"]) for step in checkouts)
    if "pull_request" in events:
        assert all(set(job["permissions"].values()) == {"read"} for job in content["jobs"].values())


@each_file
def test_what_is_run_is_pinned_or_in_the_repository(path: Path) -> None:
    for step in steps(path):
        used = step.get("uses", "./")
        assert PINNED.fullmatch(used) or used.startswith("./"), used
    for line in path.read_text("utf-8").splitlines():
        assert not PINNED.search(line) or re.search(r"[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), "a pin says its version"


@each_file
def test_no_words_of_an_event_become_part_of_a_script(path: Path) -> None:
    scripts = [step["run"] for step in steps(path) if "run" in step]
    assert not any("${{" in script for script in scripts)


@each_file
def test_no_token_is_left_in_a_checkout(path: Path) -> None:
    for step in steps(path):
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_a_new_project_compares_with_the_whole_history() -> None:
    for folder in BOTH:
        cases = loaded(folder / "workflows" / "check.yml")["jobs"]["cases"]["steps"]
        assert cases[0]["with"]["fetch-depth"] == 0
        assert cases[-1]["with"]["base"] == "HEAD^1"


def test_templates_are_used_for_changes_of_the_repository_itself_and_not_for_those_of_a_fork() -> None:
    for folder in BOTH:
        last = loaded(folder / "workflows" / "check.yml")["jobs"]["cases"]["steps"][-1]
        own = "github.event.pull_request.head.repo.full_name == github.repository && 'yes' || 'no'"
        assert last["with"]["own-templates"] == f"${{{{ {own} }}}}"


def test_what_is_published_is_built_with_the_whole_history_which_dates_its_pages() -> None:
    for folder in BOTH:
        checkout = loaded(folder / "workflows" / "publish.yml")["jobs"]["build"]["steps"][0]
        assert checkout["with"]["fetch-depth"] == 0
    assert loaded(NEW_PROJECT / "dot-gitlab-ci.yml")["pages"]["variables"]["GIT_DEPTH"] == "0"


def test_actionlint_finds_nothing_and_finds_a_slip(bad: Path) -> None:
    found = checked_by("actionlint", *WORKFLOWS)
    assert (found.returncode, found.stdout) == (0, "")
    refused = checked_by("actionlint", bad)
    assert refused.returncode == 1
    assert "timeout" in refused.stdout
    assert "untrusted" in refused.stdout


def test_zizmor_finds_nothing_and_finds_a_slip(bad: Path) -> None:
    strictly = ("--offline", "--no-progress", "--quiet", "--persona=pedantic", "--collect=all")
    found = checked_by("zizmor", *strictly, *WORKFLOWS, *ACTIONS)
    assert found.returncode == 0, found.stdout
    refused = checked_by("zizmor", *strictly, bad)
    assert refused.returncode > 10
    assert {"template-injection", "dangerous-triggers", "unpinned-uses"} <= set(
        re.findall(r"\[([\w-]+)\]", refused.stdout)
    )


@each_file
def test_what_zizmor_is_not_to_mind_has_a_reason(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        _, ignored, reason = line.partition("# zizmor: ignore")
        assert not ignored or len(reason.partition("] ")[2].split()) > 3, line


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.github-actions", ACTIONS),
        ("vendor.gitlab-ci", [NEW_PROJECT / "dot-gitlab-ci.yml"]),
    ],
)
def test_the_schemas_of_the_hosts_accept_the_files_and_refuse_a_slip(
    tmp_path: Path, schema: str, paths: list[Path]
) -> None:
    how = ["--builtin-schema", schema, *(["--data-transform", "gitlab-ci"] if "gitlab" in schema else [])]
    found = checked_by("check-jsonschema", *how, *paths)
    assert found.returncode == 0, found.stdout
    slip = tmp_path / "slip.yml"
    text = paths[0].read_text("utf-8")
    slip.write_text(re.sub(r"^( +)(script|runs-on|using):", r"\1\2x:", text, flags=re.MULTILINE), "utf-8")
    assert checked_by("check-jsonschema", *how, slip).returncode == 1


def test_the_scripts_of_actions_are_sound_shell(tmp_path: Path) -> None:
    scripts = []
    for number, step in enumerate(step for path in (*ACTIONS, *WORKFLOWS) for step in steps(path) if "run" in step):
        scripts.append(tmp_path / f"{number}.sh")
        scripts[-1].write_text(f"set -eo pipefail\n{step['run']}", "utf-8")
    found = checked_by("shellcheck", "--shell=bash", "--severity=style", *scripts)
    assert (found.returncode, found.stdout) == (0, "")
    scripts[0].write_text("echo $unquoted\n", "utf-8")
    assert checked_by("shellcheck", "--shell=bash", scripts[0]).returncode == 1
