"""Posts a review as one comment on a pull request, and edits that comment from then on: `comment.py FILE`.

It runs after a run of the workflow `check`, with a token that may write comments; the run it follows had none, since
anybody's change may run there. So the file is trusted with nothing: it is text to show, of bounded length, in which
nobody is mentioned, and it does not say where it goes. The event says which commit of which branch the run was for; the
open pull request of that branch is commented on if that commit is still its last.

Environment: COMMENT_TOKEN, GITHUB_API_URL, GITHUB_EVENT_PATH, GITHUB_REPOSITORY. Exit code 1, and one line that says
why, where the comment could not be posted; 0 where it was, or where there is nothing to post or nowhere to.
"""

import json
import os
import re
import stat
import sys
import urllib.error
import urllib.parse
import urllib.request

MARKER = "<!-- valuecase-review -->"
#: Who comments with the token of a workflow.
AUTHOR = "github-actions[bot]"
#: GitHub takes 65,536 characters; the last line is ours.
LONGEST = 65_000
#: A file of that many characters has no more bytes than this.
MOST_BYTES = 4 * LONGEST
PAGE, MOST_PAGES = 100, 50
SECONDS = 30
#: `@` in the ways in which HTML spells it, since GitHub looks for names once the text is HTML.
SPELT_AT = re.compile(r"&(?=#0*64\b|#x0*40\b|commat\b)", re.IGNORECASE)
#: Characters that turn words round, or that no text has; line ends and tabs stay.
UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class CannotPost(Exception):
    """Why the comment could not be posted."""


class NoRedirects(urllib.request.HTTPRedirectHandler):
    """The token is for one address and goes to no other."""

    def redirect_request(self, *_):
        return None


def main(file):
    try:
        text = read(file)
        if text is None:
            print("The run left no comment; nothing to post.")
            return 0
        with open(os.environ["GITHUB_EVENT_PATH"], encoding="utf-8") as event:
            run = json.load(event)["workflow_run"]
        number = pull_request_of(run)
        if number is None:
            return 0
        print(post(number, body_of(text, run)))
    except CannotPost as error:
        print(f"::error::{error}")
        return 1
    return 0


def read(file):
    """The text of a plain file of bounded length; None where there is none. Raises CannotPost for anything else."""
    try:
        opened = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CannotPost(f"The comment is not a plain file: {error.strerror}.") from None
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise CannotPost("The comment is not a plain file.")
    with open(opened, "rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise CannotPost("The comment is longer than a comment may be.")
    return data.decode("utf-8", "replace")


def body_of(text, run):
    """What is posted: the marker first, then the text made harmless, and last what it is about."""
    text = UNWANTED.sub("", text.replace("\r\n", "\n")).removeprefix(MARKER).strip("\n")
    text = SPELT_AT.sub("&amp;", text).replace("@", "@\u200b")
    if len(text) > LONGEST:
        text = (text[:LONGEST].rpartition("\n")[0] or text[:LONGEST]) + "\n\n… cut here."
    kept = f"the review page and the site are kept [with it]({run['html_url']})"
    return f"{MARKER}\n{text}\n\nWritten by the run of commit {run['head_sha'][:10]}; {kept}.\n"


def pull_request_of(run):
    """The number of the one open pull request whose last commit the run was for; None, and a line, without one."""
    source = run.get("head_repository") or {}
    if run.get("event") != "pull_request" or not source or not run.get("head_branch"):
        print("The run was not for a pull request that is still there; nothing was posted.")
        return None
    head = f"{source['owner']['login']}:{run['head_branch']}"
    query = urllib.parse.urlencode({"state": "open", "head": head, "per_page": PAGE})
    found = [pull["number"] for pull in call("GET", f"pulls?{query}") if is_of(pull, run, source)]
    if len(found) > 1:  # one branch, into several: the event names the right one, but for a fork's
        named = {pull["number"] for pull in run.get("pull_requests") or ()}
        found = [number for number in found if number in named]
    if len(found) != 1:
        print(f"Not one open pull request of {head} ends with {run['head_sha'][:10]}; nothing was posted.")
        return None
    return int(found[0])


def is_of(pull, run, source):
    """Whether a pull request is open, and of that repository's branch as it was when the run began."""
    head = pull["head"]
    theirs = (head.get("repo") or {}).get("full_name")
    return (pull["state"], head["sha"], theirs) == ("open", run["head_sha"], source["full_name"])


def post(number, body):
    """Edit our comment, or post the first; what was done."""
    mine = our_comment(number)
    if mine is None:
        call("POST", f"issues/{number}/comments", {"body": body})
        return f"Commented on pull request {number}."
    call("PATCH", f"issues/comments/{mine}", {"body": body})
    return f"Edited the comment on pull request {number}."


def our_comment(number):
    """The id of the comment that an earlier run posted, and nobody else."""
    for page in range(1, MOST_PAGES + 1):
        comments = call("GET", f"issues/{number}/comments?per_page={PAGE}&page={page}")
        for comment in comments:
            author = (comment.get("user") or {}).get("login")
            if author == AUTHOR and (comment.get("body") or "").startswith(MARKER):
                return int(comment["id"])
        if len(comments) < PAGE:
            return None
    raise CannotPost(f"Pull request {number} has more than {PAGE * MOST_PAGES} comments.")


def call(method, path, content=None):
    """Ask GitHub about the repository; what it answers. Raises CannotPost."""
    address = f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}/{path}"
    data = None if content is None else json.dumps(content).encode()
    request = urllib.request.Request(address, data, method=method)
    request.add_header("Accept", "application/vnd.github+json")
    request.add_header("Authorization", f"Bearer {os.environ['COMMENT_TOKEN']}")
    request.add_header("Content-Type", "application/json")
    request.add_header("User-Agent", "valuecase")
    request.add_header("X-GitHub-Api-Version", "2022-11-28")
    what = f"{method} {path.partition('?')[0]}"
    try:
        with urllib.request.build_opener(NoRedirects).open(request, timeout=SECONDS) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise CannotPost(f"GitHub answered {error.code} to {what}.") from None
    except (OSError, ValueError) as error:  # no connection, too slow, or no JSON
        raise CannotPost(f"GitHub could not be asked ({what}): {type(error).__name__}.") from None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
