"""One comment a pull request, edited from then on; the text is trusted with nothing, and does not say where it goes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hosts.github_server import BOT, LONGEST, REPOSITORY, TOKEN, GitHub, github
from tests.hosts.support import THEIRS

PROGRAM = THEIRS / "actions" / "comment" / "comment.py"
MARKER = "<!-- valuecase-review -->"
TEXT = f"{MARKER}\n# What would change\n\nNothing published changes.\n"
SHA, OTHER, FORK = "a1" * 20, "b2" * 20, "neighbour/cases"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the program that comments runs on a Linux of GitHub's only")


@pytest.fixture
def host() -> Iterator[GitHub]:
    """A GitHub with pull request 7, of the branch `more` of the repository itself."""
    with github() as server:
        server.opens(7, "more", SHA)
        yield server


def run_of(sha: str = SHA, branch: str = "more", repository: str = REPOSITORY, **more: object) -> dict[str, Any]:
    """What an event says of a run."""
    source = {"full_name": repository, "owner": {"login": repository.split("/")[0]}}
    run = {"event": "pull_request", "head_sha": sha, "head_branch": branch, "head_repository": source}
    return {**run, "html_url": "https://host.example/runs/1", "pull_requests": [], **more}


def comment(
    host: GitHub, folder: Path, text: str | bytes | None = TEXT, **run: Any
) -> subprocess.CompletedProcess[str]:
    """Run the program after a run that left a text."""
    file = folder / "comment.md"
    if text is not None:
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return program(host, folder, file, run_of(**run))


def program(host: GitHub, folder: Path, file: Path, run: dict[str, Any]) -> subprocess.CompletedProcess[str]:
    """Run the program as the action does, with nothing else in its environment."""
    event = folder / "event.json"
    event.write_text(json.dumps({"action": "completed", "workflow_run": run}), "utf-8")
    own = {
        "GITHUB_API_URL": host.address, "GITHUB_REPOSITORY": REPOSITORY, "GITHUB_EVENT_PATH": str(event),
        "COMMENT_TOKEN": TOKEN, "PATH": os.environ["PATH"],
    }  # fmt: skip
    command = [sys.executable, "-I", str(PROGRAM), str(file)]
    return subprocess.run(command, env=own, capture_output=True, text=True, encoding="utf-8", timeout=60)


def test_the_first_run_posts_and_the_next_edits_what_it_posted(host: GitHub, tmp_path: Path) -> None:
    first = comment(host, tmp_path)
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == "Commented on pull request 7.\n"
    (body,) = host.bodies(7)
    assert body.startswith(TEXT)
    assert body.endswith(
        "\n\nWritten by the run of commit a1a1a1a1a1; the review page and the site are kept [with it](https://host.example/runs/1).\n"
    )
    host.pulls[0]["head"]["sha"] = OTHER
    second = comment(host, tmp_path, f"{MARKER}\nThe saving is £2,000 less.\n", sha=OTHER)
    assert second.stdout == "Edited the comment on pull request 7.\n"
    (body,) = host.bodies(7)
    assert "£2,000 less" in body
    assert "Nothing published" not in body
    assert "commit b2b2b2b2b2" in body


def test_a_text_without_the_marker_is_found_again_too(host: GitHub, tmp_path: Path) -> None:
    comment(host, tmp_path, "Nothing.\n")
    comment(host, tmp_path, "Something.\n")
    (body,) = host.bodies(7)
    assert body.startswith(f"{MARKER}\nSomething.\n")


def test_a_comment_of_somebody_else_is_not_touched_though_it_has_the_marker(host: GitHub, tmp_path: Path) -> None:
    host.says(7, "somebody", TEXT)
    host.says(7, BOT, f"Of another workflow, which speaks of {MARKER}")
    host.comments[7].append({"id": 99, "user": None, "body": None})  # an account that is gone
    comment(host, tmp_path, "Mine.\n")
    assert [body[:10] for body in host.bodies(7)[:2]] == [MARKER[:10], "Of another"]
    assert len(host.bodies(7)) == 4
    comment(host, tmp_path, "Mine again.\n")
    assert len(host.bodies(7)) == 4
    assert "Mine again." in host.bodies(7)[3]


def test_our_comment_is_found_behind_hundreds_of_others(host: GitHub, tmp_path: Path) -> None:
    for number in range(250):
        host.says(7, "somebody", f"Remark {number}")
    host.says(7, BOT, f"{MARKER}\nOld.\n")
    assert comment(host, tmp_path).stdout == "Edited the comment on pull request 7.\n"
    assert len(host.bodies(7)) == 251
    assert host.asked[-2:] == [
        f"GET /repos/{REPOSITORY}/issues/7/comments?per_page=100&page=3",
        f"PATCH /repos/{REPOSITORY}/issues/comments/251",
    ]


def test_exactly_a_page_of_comments_is_not_the_end(host: GitHub, tmp_path: Path) -> None:
    for number in range(100):
        host.says(7, "somebody", f"Remark {number}")
    assert comment(host, tmp_path).stdout == "Commented on pull request 7.\n"
    assert comment(host, tmp_path).stdout == "Edited the comment on pull request 7.\n"


def test_the_pull_request_of_a_fork_is_found(host: GitHub, tmp_path: Path) -> None:
    host.opens(8, "more", SHA, FORK)
    assert comment(host, tmp_path, repository=FORK).stdout == "Commented on pull request 8.\n"
    assert (len(host.bodies(7)), len(host.bodies(8))) == (0, 1)


def test_a_branch_with_odd_characters_is_found(host: GitHub, tmp_path: Path) -> None:
    host.opens(9, "costs&state=closed#ü", SHA, FORK)
    done = comment(host, tmp_path, repository=FORK, branch="costs&state=closed#ü")
    assert done.stdout == "Commented on pull request 9.\n"


def test_another_repository_of_the_same_owner_is_not_mistaken_for_it(host: GitHub, tmp_path: Path) -> None:
    host.opens(8, "more", SHA, "neighbour/other")
    done = comment(host, tmp_path, repository=FORK)
    assert (done.returncode, "nothing was posted" in done.stdout) == (0, True)
    assert host.bodies(8) == []


@pytest.mark.parametrize("state", ["closed", "moved on", "run of a push", "fork deleted"])
def test_a_pull_request_that_the_run_is_no_longer_about_is_left_alone(host: GitHub, tmp_path: Path, state: str) -> None:
    run = run_of()
    match state:
        case "closed":
            host.pulls[0]["state"] = "closed"
        case "moved on":
            host.pulls[0]["head"]["sha"] = OTHER
        case "run of a push":
            run["event"] = "push"
        case "fork deleted":
            run["head_repository"] = None
    (tmp_path / "comment.md").write_text(TEXT, "utf-8")
    done = program(host, tmp_path, tmp_path / "comment.md", run)
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing was posted" in done.stdout
    assert host.bodies(7) == []


def test_of_two_pull_requests_of_a_branch_the_one_that_the_event_names_is_meant(host: GitHub, tmp_path: Path) -> None:
    host.opens(8, "more", SHA)
    assert "nothing was posted" in comment(host, tmp_path).stdout
    named = comment(host, tmp_path, pull_requests=[{"number": 8}])
    assert named.stdout == "Commented on pull request 8.\n"
    assert host.bodies(7) == []


def test_nobody_is_mentioned(host: GitHub, tmp_path: Path) -> None:
    comment(
        host,
        tmp_path,
        "@owner `@team` &#64;owner &#x0040;owner &commat;owner @&#111;wner a@b.example £1 &amp; &pound;\n",
    )
    (body,) = host.bodies(7)
    assert (
        "@\u200bowner `@\u200bteam` &amp;#64;owner &amp;#x0040;owner &amp;commat;owner @\u200b&#111;wner a@\u200bb.example £1 &amp; &pound;\n"
        in body
    )


def test_characters_that_turn_words_round_are_left_out(host: GitHub, tmp_path: Path) -> None:
    comment(host, tmp_path, "a\u202eb\u2066c\x00d\x1be\tf\r\ng \xff\n".encode("utf-8") + b"\xff\n")
    (body,) = host.bodies(7)
    assert body.startswith(f"{MARKER}\nabcde\tf\ng ÿ\n\ufffd\n\n")


def test_a_text_that_is_too_long_is_cut_at_the_end_of_a_line(host: GitHub, tmp_path: Path) -> None:
    comment(host, tmp_path, "@ £ 12345678\n" * 10_000)
    (body,) = host.bodies(7)
    assert LONGEST - 600 < len(body) <= LONGEST
    assert "12345678\n\n… cut here.\n\nWritten by the run" in body
    comment(host, tmp_path, "x" * 70_000)
    assert len(host.bodies(7)[0]) <= LONGEST


def test_a_file_that_no_comment_can_be_is_refused(host: GitHub, tmp_path: Path) -> None:
    done = comment(host, tmp_path, "x" * 300_000)
    assert (done.returncode, done.stdout) == (1, "::error::The comment is longer than a comment may be.\n")
    assert host.asked == []


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_only_a_plain_file_is_read(host: GitHub, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "comment.md"
    match kind:
        case "link":
            (tmp_path / "secret").write_text("secret", "utf-8")
            file.symlink_to(tmp_path / "secret")
        case "folder":
            file.mkdir()
        case "pipe":
            os.mkfifo(file)
    done = program(host, tmp_path, file, run_of())
    assert done.returncode == 1
    assert done.stdout.startswith("::error::The comment is not a plain file")
    assert host.asked == []


def test_a_run_that_left_no_comment_is_no_error(host: GitHub, tmp_path: Path) -> None:
    done = comment(host, tmp_path, None)
    assert (done.returncode, done.stdout) == (0, "The run left no comment; nothing to post.\n")
    assert host.asked == []


@pytest.mark.parametrize("status", [401, 403, 404, 500])
def test_an_error_of_github_is_said_in_a_line(host: GitHub, tmp_path: Path, status: int) -> None:
    host.broken = status
    done = comment(host, tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == f"::error::GitHub answered {status} to GET pulls.\n"


def test_a_github_that_does_not_answer_is_said_in_a_line(host: GitHub, tmp_path: Path) -> None:
    host.shutdown()
    host.server_close()
    done = comment(host, tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error::GitHub could not be asked (GET pulls)")


def test_the_token_follows_no_redirect(host: GitHub, tmp_path: Path) -> None:
    with github() as other:
        host.elsewhere = other.address
        done = comment(host, tmp_path)
        assert (done.returncode, done.stdout) == (1, "::error::GitHub answered 307 to GET pulls.\n")
        assert other.asked == []


def test_the_token_is_in_no_output(host: GitHub, tmp_path: Path) -> None:
    done = comment(host, tmp_path)
    assert TOKEN not in done.stdout + done.stderr + "".join(host.bodies(7))
