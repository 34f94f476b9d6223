"""docs/spreadsheets.md names every option, and every key that a column may be."""

from __future__ import annotations

import re

import pytest

from tests.support import ROOT
from valuecase.cli import main
from valuecase.spreadsheet.grid import MAX_COLUMNS, MAX_ROWS
from valuecase.spreadsheet.options import KEYS, TABLES

PAGE = (ROOT / "docs" / "spreadsheets.md").read_text("utf-8")


def test_every_option_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["import", "--help"])
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    assert options
    assert {option for option in options if option not in PAGE} == set()


def test_every_key_kind_and_limit_is_told() -> None:
    words = {*KEYS["costs"], *KEYS["outcomes"], *TABLES["costs"], *TABLES["outcomes"]} - {"skip"}
    assert {word for word in words if f"`{word}`" not in PAGE} == set()
    assert f"{MAX_ROWS:,} rows and {MAX_COLUMNS} columns" in PAGE
