"""What is kept from one build to the next, each under a hash of all that decides it."""

from __future__ import annotations

import os
import tempfile
from hashlib import sha256
from pathlib import Path


def kept(store: Path | None, name: str) -> str | None:
    """What was kept before under the name of a file, if that is whole: its first line is the hash of the rest."""
    if store is None:
        return None
    try:
        digest, _, text = (store / name).read_text("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return text if digest == sha256(text.encode()).hexdigest() else None


def keep(store: Path | None, name: str, text: str) -> None:
    """Keep something under the name of a file. A folder that cannot be written to only costs time, so nothing is said."""
    if store is None:
        return
    try:
        store.mkdir(parents=True, exist_ok=True)
        handle, begun = tempfile.mkstemp(dir=store)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(f"{sha256(text.encode()).hexdigest()}\n{text}")
        Path(begun).replace(store / name)
    except OSError:
        return
