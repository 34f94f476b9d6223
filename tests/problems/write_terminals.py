"""Write what the terminal says for every folder: `python -m tests.problems.write_terminals`. Read the difference in git."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tests.problems.support import EPOCH, FOLDERS, terminal


def main() -> None:
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    for folder in FOLDERS:
        with tempfile.TemporaryDirectory() as root:
            (folder / "terminal.txt").write_text(terminal(folder / "bad", Path(root)), "utf-8")


if __name__ == "__main__":
    main()
