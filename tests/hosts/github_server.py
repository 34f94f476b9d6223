"""A GitHub of one repository, on this machine: it answers what the commenting asks, as GitHub documents it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

REPOSITORY, TOKEN = "partnership/cases", "a-token"
BOT, LONGEST = "github-actions[bot]", 65_536


class GitHub(ThreadingHTTPServer):
    """pulls: the pull requests; comments: those of each, by number; asked: each request, method and path.

    broken: a status with which every request is answered; elsewhere: where every request is sent on to.
    """

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.pulls: list[dict[str, Any]] = []
        self.comments: dict[int, list[dict[str, Any]]] = {}
        self.asked: list[str] = []
        self.broken = 0
        self.elsewhere = ""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def opens(self, number: int, branch: str, sha: str, repository: str = REPOSITORY, state: str = "open") -> None:
        """A pull request is opened."""
        head = {
            "sha": sha,
            "ref": branch,
            "repo": {"full_name": repository, "owner": {"login": repository.split("/")[0]}},
        }
        self.pulls.append({"number": number, "state": state, "head": head})
        self.comments.setdefault(number, [])

    def says(self, number: int, author: str, body: str) -> int:
        """Somebody comments; the comment's id."""
        each = sum(map(len, self.comments.values())) + 1
        self.comments[number].append({"id": each, "user": {"login": author}, "body": body})
        return each

    def bodies(self, number: int) -> list[str]:
        """What is said of a pull request, in order."""
        return [comment["body"] for comment in self.comments[number]]


class _Answers(BaseHTTPRequestHandler):
    server: GitHub

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_PATCH(self) -> None:
        self._answer()

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        content = json.loads(self.rfile.read(length)) if length else None
        self.server.asked.append(f"{self.command} {self.path}")
        status, answer = self._found(content)
        data = json.dumps(answer).encode()
        self.send_response(status)
        if self.server.elsewhere:
            self.send_header("Location", f"{self.server.elsewhere}{self.path}")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _found(self, content: Any) -> tuple[int, object]:
        if self.server.elsewhere:
            return 307, {"message": "Temporary Redirect"}
        if self.server.broken:
            return self.server.broken, {"message": "Resource not accessible by integration"}
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            return 401, {"message": "Bad credentials"}
        asked = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(asked.query).items()}
        match [self.command, *asked.path.removeprefix(f"/repos/{REPOSITORY}/").split("/")]:
            case ["GET", "pulls"]:
                return 200, self._page([pull for pull in self.server.pulls if self._is(pull, query)], query)
            case ["GET", "issues", number, "comments"]:
                return 200, self._page(self.server.comments[int(number)], query)
            case ["POST", "issues", number, "comments"] if len(content["body"]) <= LONGEST:
                return 201, {"id": self.server.says(int(number), BOT, content["body"])}
            case ["PATCH", "issues", "comments", each] if len(content["body"]) <= LONGEST:
                every = (comment for comments in self.server.comments.values() for comment in comments)
                comment = next(comment for comment in every if comment["id"] == int(each))
                comment["body"] = content["body"]
                return 200, comment
            case ["POST" | "PATCH", *_]:
                return 422, {"message": "body is too long (maximum is 65536 characters)"}
        return 404, {"message": "Not Found"}

    @staticmethod
    def _is(pull: dict[str, Any], query: dict[str, str]) -> bool:
        head = f"{pull['head']['repo']['owner']['login']}:{pull['head']['ref']}"
        return pull["state"] == query.get("state", "open") and head == query.get("head", head)

    @staticmethod
    def _page(items: list[dict[str, Any]], query: dict[str, str]) -> list[dict[str, Any]]:
        size, page = min(int(query.get("per_page", 30)), 100), int(query.get("page", 1))
        return items[(page - 1) * size : page * size]


@contextmanager
def github() -> Iterator[GitHub]:
    """A GitHub that answers until the block ends."""
    with GitHub() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
