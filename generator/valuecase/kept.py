"""What is kept from one build to the next, each under a hash of all that decides it."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

#: What the name of a file begins with that is not whole yet.
BEGUN = ".begun-"


def tidy(store: Path) -> None:
    """Take away what was begun and never finished, in a folder of kept things and those below it."""
    for path in store.rglob(f"{BEGUN}*"):
        with suppress(OSError):
            path.unlink()


def kept(store: Path | None, name: str) -> str | None:
    """What was kept before under the name of a file, if that is whole and was kept under that name."""
    if store is None:
        return None
    try:
        digest, _, text = (store / name).read_text("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return text if digest == _digest(name, text) else None


def keep(store: Path | None, name: str, text: str) -> None:
    """Keep something under the name of a file. A folder that cannot be written to only costs time, so nothing is said."""
    if store is None:
        return
    begun = None
    try:
        store.mkdir(parents=True, exist_ok=True)
        handle, begun = tempfile.mkstemp(prefix=BEGUN, dir=store)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(f"{_digest(name, text)}\n{text}")
        Path(begun).replace(store / name)
    except OSError:
        with suppress(OSError):
            Path(begun or "").unlink()


def _digest(name: str, text: str) -> str:
    """The first line of a kept file: what stands below it, and under which name."""
    return sha256(f"{name}\n{text}".encode()).hexdigest()
