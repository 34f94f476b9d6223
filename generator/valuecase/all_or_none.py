"""Writing several files: all of them, or none. What was begun is taken away again, and what was there stays as it was."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Container, Mapping
from contextlib import suppress
from pathlib import Path

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)


class NotWritten(Exception):
    """Nothing was written; the message names the file, and says why."""


def write_files(folder: Path, texts: Mapping[str, str], over: Container[str] = ()) -> None:
    """Write texts by their names below a folder, which is made where there is none.

    over: the names of those that may be there already, and are replaced. Raises NotWritten where one of the others
    is, and where the disk is full or may not be written to.
    """
    begun: list[Path] = []  # files and folders, in the order they were made
    ready: list[tuple[str, Path]] = []  # files to replace, and their new texts beside them
    name = ""
    try:
        for name, text in texts.items():
            path = folder / name
            _make_folder(path.parent, begun)
            if name in over and path.is_file():
                ready.append((name, _beside(path, text, begun)))
            else:
                with path.open("xb") as file:
                    begun.append(path)
                    file.write(text.encode())
        for name, new in ready:  # needs no room, so what fails has failed by now
            new.replace(os.path.realpath(folder / name))
    except OSError as error:
        _take_away(begun)
        raise NotWritten(f"{name}: {why_not(error)}") from error
    except BaseException:
        _take_away(begun)
        raise


def why_not(error: OSError) -> str:
    """Why a file could not be written, in words that say what to do."""
    if error.errno in _NO_ROOM:
        return "there is no room on the disk: make some, and type it again"
    if error.errno in _NOT_ALLOWED:
        return "cannot be written to"
    if error.errno == errno.EEXIST:
        return "is there already"
    return f"cannot be written ({error.strerror or type(error).__name__})"


def _make_folder(folder: Path, begun: list[Path]) -> None:
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir()
        begun.append(one)


def _beside(path: Path, text: str, begun: list[Path]) -> Path:
    """A new text for a file, beside it and hidden: a file that was cut off while it was written over would be lost."""
    with path.open("r+b"):  # what may not be written to is not replaced either
        pass
    real = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=real.parent)
    begun.append(Path(name))
    with os.fdopen(handle, "wb") as file:
        file.write(text.encode())
    shutil.copymode(real, name)
    return Path(name)


def _take_away(begun: list[Path]) -> None:
    """Files and folders that were made here; one in which something stands by now stays."""
    for path in reversed(begun):
        with suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
