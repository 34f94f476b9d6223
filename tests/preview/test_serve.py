"""The live preview without a browser: what it answers, what it keeps to itself, and how it ends."""

from __future__ import annotations

import io
import re
import shutil
import socket
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.preview.conftest import Preview, changed
from valuecase.cli import main
from valuecase.preview.panel import Trouble, bare_page, panel, with_preview
from valuecase.preview.server import Server
from valuecase.preview.session import Session
from valuecase.problems import Place, Problem
from valuecase.problems.render import Shown

Start = Callable[..., Preview]
ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
#: Told only once a file is made, which a preview does when it is asked for.
PAGES = re.compile(r"PDF, \d pages?")
SIZE = re.compile(r", [\d.,]+\s(?:bytes?|KB|MB)(?=\))")


def test_it_shows_the_pages_that_a_build_publishes(project: Path, preview: Start) -> None:
    assert main(["--project", str(project), "build"]) == 0
    shown = preview()
    shown.hears("Ready.")
    for file in sorted((project / "site").rglob("*.html")):
        name = file.relative_to(project / "site").as_posix()
        if name != "404.html":
            status, found = shown.get(name)
            assert status == 200
            assert _article(found.decode()) == _article(file.read_text("utf-8")), name
            assert "_preview" not in file.read_text("utf-8")
    kinds = ("*.csv", "*.pdf", "*.xlsx", "*/case.json", "*/datapackage.json", "case.schema.json")
    for file in (file for kind in kinds for file in sorted((project / "site").rglob(kind))):
        name = file.relative_to(project / "site").as_posix()
        assert shown.get(name) == (200, file.read_bytes()), name


def test_it_shows_what_is_still_to_do(preview: Start) -> None:
    shown = preview("seaside")
    shown.hears("Ready.")
    assert shown.get("seaside/todo.html")[0] == 200
    assert b"Hilltop" not in shown.get("index.html")[1]


def test_a_pdf_is_of_the_files_as_they_are_now(project: Path, preview: Start) -> None:
    shown = preview()
    shown.hears("Ready.")
    assert "£120,000" in _words(shown.get("seaside/briefing.pdf")[1])
    changed(project / "cases/seaside/costs.yml", "£100,000", "£111,000")
    shown.hears("costs.yml: shown.")
    words = _words(shown.get("seaside/briefing.pdf")[1])
    assert "£131,000" in words
    assert "£120,000" not in words


@pytest.mark.parametrize(
    "path",
    [
        "mkdocs.yml", "../mkdocs.yml", "%2e%2e/mkdocs.yml", "seaside/costs.yml", "cases/seaside/costs.yml",
        "_preview/panel.html", "_preview/../../mkdocs.yml", "assets/%2e%2e/%2e%2e/mkdocs.yml", "//etc/passwd",
        "..%2fmkdocs.yml", "..%5cmkdocs.yml", "%2fetc%2fpasswd", "_preview/..%2f..%2fmkdocs.yml", "seaside/costs.yml%00.html",
        "C:%5cmkdocs.yml", "file:%2f%2f%2fetc%2fpasswd", "index.html%0d%0aX-Told:%20x",
    ],
)  # fmt: skip
def test_only_what_is_published_can_be_asked_for(preview: Start, path: str) -> None:
    shown = preview()
    shown.hears("Ready.")
    status, body = shown.get(path)
    assert status in (200, 404)
    assert b"docs_dir" not in body
    assert b"rows-are" not in body
    assert b"root:" not in body
    assert status == 404 or b"There is no page" in body


def test_it_listens_on_this_machine_alone(preview: Start) -> None:
    assert preview().address.startswith("http://127.0.0.1:")
    with Server(Session(Path(), None, lambda _: None), 0) as server:
        assert server.socket.getsockname()[0] == "127.0.0.1"


HOSTILE = "<img src=x onerror=__hit=1>\"'&amp;"


def test_what_is_wrong_is_shown_as_it_was_typed() -> None:
    """What authors wrote stands in the panel: lines, messages, names of files, and what a library says of them."""
    problem = Problem("VC101", f"cases/{HOSTILE}", (), f"message {HOSTILE}", f"hint {HOSTILE}")
    problems = Shown(problem, Place(f"cases/{HOSTILE}", 1, 3, 9), f"line {HOSTILE}")
    trouble = Trouble(f"words {HOSTILE}", "", (problems,), f"detail {HOSTILE}")
    shown = panel(trouble, has_site=True)
    page = with_preview(bare_page(f"title {HOSTILE}", f"said {HOSTILE}"), "x", 1, shown, f"gone {HOSTILE}")
    assert "<img" not in page
    words = unescape(re.sub(r"<[^>]*>", "", page))
    for place in ("cases/", "words ", "detail ", "title ", "said ", "gone ", "line ", "Message ", "Hint "):
        assert f"{place}{HOSTILE}" in words, place


#: What a browser says of whom it asks and for whom, and whether that is answered.
ASKED = {
    "as it is opened": ({"Host": "127.0.0.1:{port}"}, True),
    "by its other name": ({"Host": "LocalHost:{port}"}, True),
    "by its newer address": ({"Host": "[::1]:{port}"}, True),
    "by a page of its own": ({"Host": "127.0.0.1:{port}", "Origin": "http://127.0.0.1:{port}"}, True),
    "under a name that leads here": ({"Host": "evil.example.org:{port}"}, False),
    "under a name that begins like ours": ({"Host": "127.0.0.1.example.org:{port}"}, False),
    "under a name with ours before it": ({"Host": "localhost:{port}@example.org"}, False),
    "at another port": ({"Host": "127.0.0.1:1"}, False),
    "without a port": ({"Host": "127.0.0.1"}, False),
    "under no name": ({}, False),
    "by a page of another site": ({"Host": "127.0.0.1:{port}", "Origin": "http://evil.example.org"}, False),
    "by another port": ({"Host": "127.0.0.1:{port}", "Origin": "http://127.0.0.1:1"}, False),
    "by nobody in particular": ({"Host": "127.0.0.1:{port}", "Origin": "null"}, False),
}


def test_it_answers_only_under_a_name_of_this_machine_and_to_pages_of_its_own(preview: Start) -> None:
    """Else a page of any site, whose name is made to lead here, could read what is not published yet."""
    shown = preview()
    shown.hears("Ready.")
    for how, (headers, answered) in ASKED.items():
        for path in ("/index.html", "/_preview/events?page=/", "/seaside/briefing.pdf"):
            for method in ("GET", "HEAD") if "events" not in path else ("GET",):
                status, told, body = shown.asked(method, path, headers)
                assert status == (200 if answered else 403), (how, path)
                if answered:
                    assert told["Cross-Origin-Resource-Policy"] == "same-origin"
                    assert "frame-ancestors 'none'" in told["Content-Security-Policy"]
                    assert told["X-Content-Type-Options"] == "nosniff"
                elif method == "GET":
                    assert re.fullmatch(rb"This is a preview on this machine alone: http://127.0.0.1:\d+/\n", body)
    assert shown.asked("GET", "/index.html", [("Host", "127.0.0.1:{port}"), ("Host", "evil.example.org")])[0] == 403


def test_ctrl_c_ends_it_without_a_word_too_many_and_the_built_site_is_as_it_was(project: Path, preview: Start) -> None:
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("built before", "utf-8")
    shown = preview()
    shown.hears("Ready.")
    assert shown.get("seaside/index.html")[0] == 200
    assert shown.interrupt() == 0
    assert "Traceback" not in shown.said
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_text("utf-8") == "built before"


def test_a_port_that_is_taken_is_told_of(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        assert main(["--project", str(project), "serve", "--port", port]) == 1
    assert f"Port {port} is in use" in capsys.readouterr().err
    assert main(["--project", str(project), "serve", "--port", "99999"]) == 1


def test_a_case_that_is_not_there_is_a_slip_of_the_command(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", str(project), "serve", "nowhere"]) == 2
    assert "the cases are: hilltop, seaside" in capsys.readouterr().err


def test_a_project_may_be_empty_and_have_its_first_case_later(project: Path, preview: Start) -> None:
    aside = project / "aside"
    (project / "cases").rename(aside)
    (project / "cases").mkdir()
    shown = preview()
    shown.hears("Ready.")
    assert shown.get("index.html")[0] == 200
    shutil.copytree(aside / "seaside", project / "cases" / "seaside")
    shown.hears("shown.")
    assert b"Seaside" in shown.get("index.html")[1]


def test_the_folder_of_all_cases_may_go_and_come_back(project: Path, preview: Start) -> None:
    shown = preview()
    shown.hears("Ready.")
    (project / "cases").rename(project / "aside")
    shown.hears("The pages are the last good ones.")
    assert shown.get("seaside/index.html")[0] == 200
    (project / "aside").rename(project / "cases")
    shown.hears("Mended.")


def test_the_one_case_that_is_shown_may_go_and_come_back(project: Path, preview: Start) -> None:
    shown = preview("seaside")
    shown.hears("Ready.")
    (project / "cases/seaside").rename(project / "aside")
    shown.hears("there is no case “seaside”")
    (project / "aside").rename(project / "cases/seaside")
    shown.hears("Mended.")


def _article(html: str) -> str:
    found = ARTICLE.search(html)
    assert found
    return SIZE.sub("", PAGES.sub("PDF", found[0]))


def _words(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
