"""A project of two small cases, previews of it in a process of their own, and a browser."""

from __future__ import annotations

import http.client
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

from tests.measuring.chromium import CHROMIUM, started
from tests.support import ROOT

CASE = """\
title: {title}
place: {title}-on-Example
kind: invented
status: draft
summary: {summary}
"""
COSTS = """\
source: report
audits:
  year:
    title: What a year cost
    period: 12 months
    when: 2023/24
    people: 40
    rows-are: services
    rows:
      - {id: beds, label: Beds, amount: "£100,000"}
      - {id: nurses, label: Nurses, amount: "£20,000"}
"""
SOURCES = "report:\n  title: A report\n  kind: report\n"
#: How long to wait for what must come (seconds); nothing here is about how soon it comes.
PATIENCE = 60


def hear_interrupts() -> None:
    """A program begun in the background of a script is made deaf to Ctrl-C; a terminal's is not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Preview:
    """`valuecase serve` in a process of its own."""

    def __init__(self, root: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "valuecase", "--project", str(root), "serve", "--port", "0", *arguments]
        self.process = subprocess.Popen(
            command,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            preexec_fn=hear_interrupts if os.name == "posix" else None,
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.said = ""
        threading.Thread(target=self._read, daemon=True).start()
        found = re.search(r"http://[\d.:]+", self.hears("Open http://"))
        assert found
        self.address = found[0]

    def _read(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.lines.put(line)

    def hears(self, words: str) -> str:
        """Wait until the terminal shows a line with these words; gives the line."""
        while True:
            line = self.lines.get(timeout=PATIENCE)
            self.said += line
            if words in line:
                return line

    def get(self, path: str) -> tuple[int, bytes]:
        """The status and the bytes of an address."""
        try:
            with urllib.request.urlopen(f"{self.address}/{path}", timeout=PATIENCE) as found:
                return found.status, found.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def asked(
        self, method: str, path: str, headers: Mapping[str, str] | Sequence[tuple[str, str]]
    ) -> tuple[int, Message, bytes]:
        """The status, the headers and the beginning of what is answered to a request with these headers alone."""
        host, _, port = self.address.removeprefix("http://").partition(":")
        given = headers.items() if isinstance(headers, Mapping) else headers
        connection = http.client.HTTPConnection(host, int(port), timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host=True)
            for name, value in given:
                connection.putheader(name, value.format(port=port))
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read1(4000)
        finally:
            connection.close()

    def interrupt(self) -> int:
        """Press Ctrl-C; gives the exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        while not self.lines.empty():
            self.said += self.lines.get()
        return code


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two small cases, Seaside and Hilltop, with the settings of this repository."""
    root = tmp_path / "project"
    for name in ("Seaside", "Hilltop"):
        case = root / "cases" / name.lower()
        case.mkdir(parents=True)
        (case / "case.yml").write_text(CASE.format(title=name, summary="A team for forty people"), "utf-8")
        (case / "costs.yml").write_text(COSTS, "utf-8")
        (case / "sources.yml").write_text(SOURCES, "utf-8")
    shutil.copy2(ROOT / "mkdocs.yml", root)
    return root


@pytest.fixture
def preview(project: Path) -> Iterator[Callable[..., Preview]]:
    """Starts a preview of the project; all end with the test."""
    running: list[Preview] = []

    def start(*arguments: str) -> Preview:
        running.append(Preview(project, *arguments))
        return running[-1]

    yield start
    for one in running:
        one.process.kill()
        one.process.wait()
        assert one.process.stderr
        one.process.stderr.close()


@pytest.fixture(scope="module")  # one at a time: Playwright bears no second
def chromium() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine, so no browser tests were run")
    with started() as running:
        yield running


@pytest.fixture
def browser_page(chromium: Any) -> Iterator[Any]:
    """A page that notes what scripts complain of, and finds nothing to note."""
    page = chromium.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    yield page
    page.close()
    assert complaints == []


def changed(file: Path, old: str, new: str) -> None:
    """Save a file with other words in it."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
