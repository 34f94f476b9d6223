"""Writes the reviews of the made history anew: `python -m tests.review.write_shown`. Read them before keeping them."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tests.review.history import SHOWN, STEPS, TODAY, made, reviewed, snapshots


def main() -> None:
    os.environ["SOURCE_DATE_EPOCH"] = str(int(TODAY.timestamp()))
    SHOWN.mkdir(exist_ok=True)
    for old in SHOWN.iterdir():
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        root = made(Path(folder) / "history")
        for step in STEPS:
            for name, text in snapshots(reviewed(root, step), step).items():
                (SHOWN / name).write_bytes(text.encode())


if __name__ == "__main__":
    main()
