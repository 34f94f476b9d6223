"""The address of the site in mkdocs.yml: checked before anything is built, with its line and what to write instead."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuecase.site.address import BadAddress, check_address, wrong_with


def settings(root: Path, line: str) -> Path:
    """The settings of a site whose third line is this one."""
    path = root / "mkdocs.yml"
    path.write_text(f"site_name: Cases\n# where it is\n{line}\n", "utf-8")
    return path


@pytest.mark.parametrize(
    "line",
    [
        "site_url: https://cases.example.org/board/",
        "site_url: http://localhost:8000",
        "site_url: https://[2001:db8::1]/cases",
        "site_url: 'https://bücher.example/'",
        "site_url:",
        "site_url: ''",
        "site_url: !ENV [WHERE, 'https://cases.example.org/']",
        "site_dir: [",
        "extra: &here {site_url: htps://elsewhere}",
        "",
    ],
)
def test_an_address_that_can_be_one_or_is_for_mkdocs_to_read_is_left_alone(tmp_path: Path, line: str) -> None:
    check_address(settings(tmp_path, line))


@pytest.mark.parametrize(
    ("written", "why", "remedy"),
    [
        ("htps://cases.example.org/", "does not begin with https:// or http://", "write https://cases.example.org/"),
        ("cases.example.org", "does not begin with https:// or http://", "write https://cases.example.org"),
        ("//cases.example.org/a", "does not begin with https:// or http://", "write https://cases.example.org/a"),
        ("javascript:alert(1)", "does not begin with https:// or http://", "write it whole"),
        ("https:cases.example.org", "does not begin with https:// or http://", "write https://cases.example.org"),
        ("https:///board/", "names no machine on the web", "write it whole"),
        ("https://cases example.org/", "no space", "%20"),
        ('"https://cases.example.org/\\e[2J"', "no space", "take it out"),
        ("https://cases.example.org/?page=1", "no ? and no #", "write https://cases.example.org/"),
        ("https://cases.example.org/index.html#top", "no ? and no #", "write https://cases.example.org/"),
        ("https://ann:secret@cases.example.org/", "a login", "leave out what stands before the @"),
        (
            "https://cases.example.org/board/index.html",
            "not one of its pages",
            "write https://cases.example.org/board/",
        ),
        ("https://cases.example.org:port/", "not an address", "write it whole"),
        ("https://[::1/", "not an address", "write it whole"),
        ("https://cases.example.org/<b>", "a sign in it", "write it without"),
        ("12", "does not begin with https:// or http://", "write it whole"),
    ],
)
def test_another_is_refused_with_its_line_and_a_remedy(tmp_path: Path, written: str, why: str, remedy: str) -> None:
    with pytest.raises(BadAddress) as refused:
        check_address(settings(tmp_path, f"site_url: {written}"))
    said = str(refused.value)
    assert said.startswith("mkdocs.yml:3: site_url: ")
    assert why in said
    assert remedy in said.rpartition(";")[2]
    assert "secret" not in said
    assert said.isprintable()


@given(st.text(max_size=40) | st.text("htps:/@.?#ab[]", max_size=20).map(lambda end: f"https://{end}"))
def test_whatever_is_written_is_judged_and_what_passes_is_an_address(address: str) -> None:
    if wrong_with(address) is None:
        assert re.match(r"https?://[^\s/?#@]+", address, re.IGNORECASE)
        assert not re.search(r"[\s?#<>\"']", address)


def test_a_build_stops_before_it_begins_and_says_where(
    project_copy: Path, build: Callable[[Path], int], capsys: pytest.CaptureFixture[str]
) -> None:
    path = project_copy / "mkdocs.yml"
    text = path.read_text("utf-8")
    path.write_text(f"{text}\nsite_url: htps://cases.example.org/\n", "utf-8")
    assert build(project_copy) == 1
    said = capsys.readouterr().err
    assert f"mkdocs.yml:{text.count(chr(10)) + 2}: site_url: “htps://cases.example.org/” does not begin" in said
    assert "write https://cases.example.org/" in said
    assert "the site is as it was." in said


def test_mkdocs_alone_says_the_same_of_an_address_from_elsewhere(project_copy: Path) -> None:
    path = project_copy / "mkdocs.yml"
    given = "site_url: !ENV [NOT_SET_ANYWHERE, 'https://cases.example.org/index.html']\n"
    path.write_text(f"{given}{path.read_text('utf-8')}", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=project_copy, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "mkdocs.yml:1: site_url: it is where the site begins, not one of its pages" in done.stderr
