"""The schemas in use: the language server that editors run, told nothing but the first line of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.schema.language_server import LanguageServer, installed
from tests.schema.support import FILES
from valuecase.scaffold import new_case, new_project
from valuecase.schema.files import FOLDER, write_schemas

pytestmark = pytest.mark.languageserver

COSTS = """\
# yaml-language-server: $schema=../../.valuecase/schema/costs.json
source: report, page 4
audits:
  harbour:
    title: Costs
    perriod: 2 years
    rows:
      1: £136,584
      2: five
      3: {amount: £5, agancy: NHS}
"""
CASE = """\
# yaml-language-server: $schema=../../.valuecase/schema/case.json
title: A team
place: Example-upon-Sea
kind: invented
status: draft
h
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """A server installed for this run alone."""
    folder = tmp_path_factory.mktemp("server")
    if why := installed(folder):
        pytest.skip(why)
    with LanguageServer(folder) as running:
        yield running


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case's folder in a project with schemas."""
    write_schemas(tmp_path / FOLDER)
    return tmp_path / "cases" / "seaside"


def test_keys_that_may_come_are_offered(server: LanguageServer, case: Path) -> None:
    server.open(case / "case.yml", CASE)
    offered = server.offered(case / "case.yml", 5, 1)
    assert {"headline", "hypothesis", "summary", "missing"} <= set(offered)
    assert not {"title", "perriod", "audits"} & set(offered)


def test_words_that_a_key_knows_are_offered(server: LanguageServer, case: Path) -> None:
    text = CASE.replace("status: draft\nh\n", "status: \n")
    server.open(case / "case.yml", text)
    assert server.offered(case / "case.yml", 4, 8) == ["draft", "review", "published"]


def test_a_key_that_is_chosen_brings_no_number_that_nobody_wrote(server: LanguageServer, case: Path) -> None:
    server.open(case / "costs.yml", "\n".join(COSTS.splitlines()[:5]) + "\n    \n")
    brought = [re.sub(r"\$\{?\d+", "", item["insertText"]) for item in server.completions(case / "costs.yml", 5, 4)]
    assert any(text.startswith("period:") for text in brought)
    assert [text for text in brought if re.search(r"[£%0-9]", text)] == []


def test_where_the_pointer_rests_a_key_says_what_it_means(server: LanguageServer, case: Path) -> None:
    server.open(case / "costs.yml", COSTS)
    shown = server.hover(case / "costs.yml", 2, 2)
    assert "Tables of costs over one period" in shown
    amount = server.hover(case / "costs.yml", 7, 10)
    assert "£180.36 a month" in amount  # a way to write one


def test_slips_are_marked_each_in_its_place_and_once(server: LanguageServer, case: Path) -> None:
    marked = {m["range"]["start"]["line"]: m["message"] for m in server.open(case / "costs.yml", COSTS)}
    assert marked.keys() == {5, 8, 9}
    assert marked[5] == "Property perriod is not allowed."
    assert marked[8].startswith("write an amount of money, such as “£136,584”")
    assert "agancy" in marked[9]


def test_nothing_is_marked_in_the_files_of_the_cases(server: LanguageServer, case: Path) -> None:
    """As by the other validator, with the server's own reading of YAML and its own patterns."""
    found = {}
    for number, path in enumerate(path for path in FILES if path.suffix == ".yml"):
        head = f"# yaml-language-server: $schema=../../{FOLDER}/{path.stem}.json\n"
        marked = server.open(case / f"{number}.yml", head + path.read_text("utf-8"))
        found[path.name] = [(m["range"]["start"], m["message"]) for m in marked]
    assert {name: marked for name, marked in found.items() if marked} == {}


def test_nothing_is_marked_in_a_new_case_before_it_is_filled_in(server: LanguageServer, tmp_path: Path) -> None:
    root = new_project(tmp_path / "ours").folder
    new_case(root, "harbour")
    for path in sorted((root / "cases").rglob("*.yml")):
        assert server.open(path, path.read_text("utf-8")) == [], path.name
