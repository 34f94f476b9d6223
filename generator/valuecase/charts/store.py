"""Drawings kept from one build to the next, each under a hash of all that decides it."""

from __future__ import annotations

import os
import tempfile
from hashlib import sha256
from pathlib import Path


def kept(store: Path | None, key: str) -> str | None:
    """What was drawn before, if the file is whole: its first line is the hash of the rest."""
    if store is None:
        return None
    try:
        digest, _, svg = (store / f"{key}.svg").read_text("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return svg if digest == sha256(svg.encode()).hexdigest() else None


def keep(store: Path | None, key: str, svg: str) -> None:
    """Keep a drawing. A folder that cannot be written to only costs time, so nothing is said."""
    if store is None:
        return
    try:
        store.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=store)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(f"{sha256(svg.encode()).hexdigest()}\n{svg}")
        Path(name).replace(store / f"{key}.svg")
    except OSError:
        return
