from __future__ import annotations

from pathlib import Path

import pytest

from tests.spreadsheet.support import Author


@pytest.fixture
def author(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Author:
    return Author(tmp_path, capsys)
