"""The schemas as they are written: each stands alone, tells of every key, and is the same on every machine."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from tests.schema.support import MODELS, SCHEMAS
from tests.support import CASES, ROOT
from valuecase.cli import main
from valuecase.schema.files import FOLDER
from valuecase.schema.models import DRAFT


def blocks(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every block of keys of a kind of file, and the file itself."""
    yield kind, SCHEMAS[kind]
    yield from SCHEMAS[kind]["definitions"].items()


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_key_says_what_it_means(kind: str) -> None:
    silent = [
        f"{name}: {key}"
        for name, block in blocks(kind)
        for key, schema in block.get("properties", {}).items()
        if not schema["description"]
    ]
    assert silent == []
    assert [name for name, block in blocks(kind) if not block["title"] or not block["description"]] == []


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_one_and_refers_to_nothing_outside_itself(kind: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[kind])
    text = json.dumps(SCHEMAS[kind])
    assert set(re.findall(r'"\$ref": "([^"]+)"', text)) == {
        f"#/definitions/{name}" for name in SCHEMAS[kind]["definitions"]
    }
    assert [address for address in re.findall(r'"http[^"]+"', text) if "example.org" not in address] == [f'"{DRAFT}"']


@pytest.mark.parametrize("kind", SCHEMAS)
def test_an_editor_is_given_no_single_example_which_it_would_write_as_the_answer(kind: str) -> None:
    found = re.findall(r'"examples": (\[.*?\])', json.dumps(SCHEMAS[kind]))
    assert [examples for examples in found if len(json.loads(examples)) < 2] == []


def test_the_command_writes_one_schema_for_each_kind_of_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cases").mkdir()
    assert main(["--project", str(tmp_path), "schema"]) == 0
    assert {path.stem for path in (tmp_path / FOLDER).iterdir()} == set(MODELS)
    assert ".valuecase/schema" in capsys.readouterr().out.replace(os.sep, "/")


def test_the_schemas_can_be_written_anywhere_and_are_the_same_bytes_each_time(tmp_path: Path) -> None:
    """Also where the machine orders its sets in another way."""
    for seed in ("1", "2"):
        words = [sys.executable, "-m", "valuecase", "schema", "--out", str(tmp_path / seed)]
        done = subprocess.run(
            words, cwd=tmp_path, env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"}, check=False
        )
        assert done.returncode == 0
    written = [{path.name: path.read_bytes() for path in (tmp_path / seed).iterdir()} for seed in ("1", "2")]
    assert written[0] == written[1]
    assert all(b"\r" not in content and content.endswith(b"}\n") for content in written[0].values())


def test_a_file_where_the_folder_should_be_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "here").write_text("")
    assert main(["schema", "--out", str(tmp_path / "here")]) == 2
    assert "not a folder" in capsys.readouterr().err


def test_a_check_has_no_need_of_schemas() -> None:
    words = "import sys, valuecase.cli, valuecase.project; sys.exit(any(name.startswith('valuecase.schema') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", words], check=False).returncode == 0


def test_the_page_on_editors_names_every_schema_and_the_files_it_is_for() -> None:
    page = (ROOT / "docs" / "editors.md").read_text("utf-8")
    (block,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    told = {Path(schema).stem: files for schema, files in json.loads(block)["yaml.schemas"].items()}
    assert set(told) == set(MODELS) - {"story"}
    assert all((CASES.parent / "cases").glob(files.removeprefix("cases/")) for files in told.values())
