"""A case as data keeps to its schema; its tables to their description."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.support import MINIMAL, SOURCES, project
from valuecase.records import records
from valuecase.takeaway.shelf import Shelf
from valuecase.takeaway.whole import SCHEMA

CASES = ["cornwall", "example-riverside", "greater-manchester", "hertfordshire", "nottingham", "torbay"]


@pytest.fixture(scope="module")
def schema(files: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files[SCHEMA])
    Draft202012Validator.check_schema(found)
    return found


def whole(files: dict[str, bytes], case: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files[f"{case}/case.json"])
    return found


@pytest.mark.parametrize("case", CASES)
def test_a_case_as_data_keeps_to_the_schema(files: dict[str, bytes], schema: dict[str, Any], case: str) -> None:
    found = list(Draft202012Validator(schema).iter_errors(whole(files, case)))
    assert [(list(error.path), error.message) for error in found] == []


@pytest.mark.parametrize("case", CASES)
def test_it_holds_every_figure_with_the_lines_it_rests_on(shelf: Shelf, files: dict[str, bytes], case: str) -> None:
    found = whole(files, case)
    for figure in found["figures"]:
        figure["inputs"] = [found["lines"][number] for number in figure["inputs"]]
    assert found["figures"] == records(shelf.project.cases[case])


def test_it_holds_checks_cautions_gaps_sources_and_the_edition(shelf: Shelf, files: dict[str, bytes]) -> None:
    found, case = whole(files, "hertfordshire"), shelf.project.cases["hertfordshire"]
    assert found["edition"] == {"date": "2023-11-14", "commit": "0123456789"}
    assert {check["answer"] for check in found["checks"]} >= {"agrees", "agrees within rounding", "does not reconcile"}
    assert len(found["cautions"]) == len(case.cautions())
    assert len(found["gaps"]) == len(case.gaps())
    assert [source["id"] for source in found["sources"]] == list(case.references)
    assert set(found["sections"]) == {name for _, name, _, _ in case.sections()} - {"sources"}
    assert (found["invented"], found["note"]) == (False, "")


def test_an_invented_example_says_so_in_every_file_for_programs(files: dict[str, bytes]) -> None:
    assert whole(files, "example-riverside")["note"].startswith("An invented example")
    assert json.loads(files["example-riverside/datapackage.json"])["description"].startswith("An invented example")


CONSENT = "{basis: consent given, given: 2025-01, scope: [web], held-by: The keeper, approved-by: The chair, details-changed: The boat}"
STORY = f"---\ntitle: Alex\nperson: one person\nconsent: {CONSENT}\n---\nIt **began** with {{{{ case.population }}}}.\n"


def test_prose_is_plain_and_what_is_kept_with_a_consent_is_not_there(tmp_path: Path, shelf: Shelf) -> None:
    files = {"case.yml": f"{MINIMAL}population: 84,000\n", "sources.yml": SOURCES, "stories/alex.md": STORY}
    found = project(tmp_path, {f"cases/seaside/{name}": text for name, text in files.items()})
    made = Shelf(found, shelf.edition).file("seaside/case.json") or b""
    story = json.loads(made)["sections"]["stories.alex"]
    assert story["text"] == "It began with 84,000."
    assert story["consent"] == {"basis": "consent given", "given": "2025-01", "scope": ["web"]}


@pytest.mark.parametrize("case", [case for case in CASES if case not in ("greater-manchester", "nottingham")])
def test_the_tables_of_a_case_are_a_valid_data_package(folder: Path, case: str) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(folder / case / "datapackage.json"))
    assert report.valid, report.flatten(["place", "rowNumber", "fieldNumber", "message"])
    described = json.loads((folder / case / "datapackage.json").read_text("utf-8"))
    assert {resource["path"] for resource in described["resources"]} == {
        path.relative_to(folder / case).as_posix() for path in (folder / case / "data").iterdir()
    }
    assert described["version"] == "2023-11-14"
    assert "Facts belong to their sources." in described["description"]


@pytest.mark.parametrize("case", ["hertfordshire", "example-riverside"])
def test_each_column_is_described_with_its_unit(folder: Path, case: str) -> None:
    for resource in json.loads((folder / case / "datapackage.json").read_text("utf-8"))["resources"]:
        with (folder / case / resource["path"]).open(encoding="utf-8", newline="") as file:
            head = next(csv.reader(file))
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert list(fields) == head
        for name, field in fields.items():
            assert field["description"]
            assert (field["type"] == "number") == (f"{name} shown" in fields)
            assert field["type"] != "number" or (field["title"] and field["description"].startswith("In "))
