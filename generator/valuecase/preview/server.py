"""The preview's server: pages of the last good site, and word of every change. On this machine only."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from valuecase.preview.panel import OWN, bare_page, own_file, with_preview
from valuecase.preview.session import Session, State
from valuecase.site.live import NotMade

HOST = "127.0.0.1"
#: What this machine is called in addresses that lead here.
NAMES = (HOST, "localhost", "[::1]")
#: Seconds after which a word is sent to a page though nothing happened, to learn whether it is still there.
STILL_THERE = 15
#: What browsers are told of a file, by its ending; the machine's own table differs from one to the next.
KINDS = {
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json", "map": "application/json", "svg": "image/svg+xml", "png": "image/png",
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "ico": "image/x-icon",
    "woff2": "font/woff2", "woff": "font/woff", "pdf": "application/pdf", "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8", "xml": "application/xml",
}  # fmt: skip
#: Files of the theme that have a hash of their content in their names.
_NEVER_CHANGES = re.compile(r"^assets/.*\.[0-9a-f]{8}\.min\.(js|css)$")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser gets: a status of HTTP, a file by its ending, its bytes."""

    status: int
    ending: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


def answer(session: Session, path: str, gone: str = "") -> Answer:
    """What is at an address, such as `torbay/costs.html`, of the site as it is now.

    Only what the site itself holds can be asked for: addresses are looked up, never joined to a folder.
    """
    if path.startswith(f"{OWN}/"):
        own = own_file(path.removeprefix(f"{OWN}/"))
        return (
            Answer(200, path.rpartition(".")[2], own) if own is not None else _bare(session.state, 404, "Not found", "")
        )
    state = session.state
    path = in_full(path)
    if state.site is None:
        if state.trouble is None:
            return _bare(state, 503, "The cases are being read", "This page shows the site as soon as it is there.")
        return _bare(state, 503, "Nothing to show yet", "This page shows the site as soon as the files are mended.")
    try:
        found = state.site.content(path)
    except NotMade as error:
        return _bare(state, 500, "This page could not be made", str(error))
    except Exception as error:  # a page that fails must not take the others with it
        return _bare(state, 500, "This page could not be made", f"{type(error).__name__}: {error}")
    ending = path.rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else "html"
    if found is None:
        return _not_there(state, path, ending)
    if ending == "html":
        found = with_preview(found.decode(), state.page, state.said, state.panel, gone).encode()
    return Answer(200, ending, found)


def in_full(path: str) -> str:
    """An address with the name of its file, which a folder's lacks."""
    return f"{path}index.html" if path.endswith("/") or not path else path


def _not_there(state: State, path: str, ending: str) -> Answer:
    """A page that has gone leads to the home page, with a word there."""
    if ending == "html" and path != "index.html":
        return Answer(303, "html", b"", {"Location": f"/index.html?gone={quote(path)}"})
    return _bare(state, 404, "Not found", f"The site has no file {path}.")


def _bare(state: State, status: int, title: str, words: str) -> Answer:
    html = with_preview(bare_page(title, words), state.page, state.said, state.panel)
    return Answer(status, "html", html.encode())


class Server(ThreadingHTTPServer):
    """Answers for one session. Raises OSError or OverflowError where the port cannot be used."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there, it would let two programs have one port

    def __init__(self, session: Session, port: int) -> None:
        self.session = session
        super().__init__((HOST, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Browsers break connections off when a page is left: nothing to say."""


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        if not self._is_for_us():
            self._refuse()
            return
        parts = urlsplit(self.path)
        path, asked = unquote(parts.path).lstrip("/"), parse_qs(parts.query)
        if path == f"{OWN}/events":
            self._tell_news(in_full(unquote(asked.get("page", [""])[0]).lstrip("/")))
            return
        found = answer(self.server.session, path, asked.get("gone", [""])[0])
        self.send_response(found.status)
        self.send_header("Content-Type", KINDS.get(found.ending, "application/octet-stream"))
        self.send_header("Content-Length", str(len(found.body)))
        self.send_header("Cache-Control", "max-age=86400" if _NEVER_CHANGES.search(path) else "no-store")
        self._send_ours_alone()
        for name, value in found.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(found.body)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _is_for_us(self) -> bool:
        """Whether the preview was asked under a name of this machine, and not by a page of another site.

        Any site can have its own name lead to 127.0.0.1, and its pages could then read what is not published yet.
        """
        port = self.server.server_port
        ours = {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == 80 else set())
        asked, origin = self.headers.get_all("Host", []), self.headers.get("Origin")
        return (
            len(asked) == 1
            and asked[0].lower() in ours
            and (origin is None or origin.lower() in {f"http://{name}" for name in ours})
        )

    def _refuse(self) -> None:
        words = f"This is a preview on this machine alone: http://{HOST}:{self.server.server_port}/\n".encode()
        self.send_response(403)
        self.send_header("Content-Type", KINDS["txt"])
        self.send_header("Content-Length", str(len(words)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(words)

    def _send_ours_alone(self) -> None:
        """Tell the browser that pages of other sites may not load this, as a script or a picture, or put it in a frame."""
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Content-Security-Policy", "frame-ancestors 'none'")
        self.send_header("X-Content-Type-Options", "nosniff")

    def _tell_news(self, page: str) -> None:
        """Tell a page of every new state, for as long as it listens."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self._send_ours_alone()
        self.end_headers()
        session = self.server.session
        with session.looking_at(page):
            state = session.state
            while True:
                self.wfile.write(_event(state))
                now = session.wait_for_other(state.said, STILL_THERE)
                while now.said == state.said:
                    self.wfile.write(b": still there?\n\n")
                    now = session.wait_for_other(state.said, STILL_THERE)
                state = now

    def log_message(self, *_: Any) -> None:
        """The terminal is for what is wrong with the files."""


def _event(state: State) -> bytes:
    told = {"page": state.page, "said": str(state.said), "panel": state.panel}
    return f"data: {json.dumps(told)}\n\n".encode()
