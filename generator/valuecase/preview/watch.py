"""Which files of a project have changed.

The files are looked at again and again, instead of asking the system to tell: that works on
shared drives too, and however an editor saves or a folder is renamed, there is nothing to miss.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

#: Folders and files that decide what a site shows.
WATCHED = ("cases", "templates", "mkdocs.yml")
#: Seconds from one look to the next, and while files are still being written.
PAUSE, SETTLING = 0.05, 0.03
#: Looking takes at most this share of the time.
SHARE = 0.1
#: After so many looks at files that do not come to rest, they are taken as they are.
PATIENCE = 25

#: When a file was written, how long it is, and which file it is.
Stamp: TypeAlias = tuple[int, int, int]


class Watch:
    """The files of a project as they were last seen."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.seen = stamps(root)

    def wait(self) -> set[str]:
        """Wait for a change; gives the files that were written, made or deleted, as `cases/torbay/costs.yml`."""
        while True:
            start = time.monotonic()
            now = stamps(self.root)
            if now != self.seen:
                now = self._settled(now)
                changed = {name for name in now.keys() | self.seen.keys() if now.get(name) != self.seen.get(name)}
                self.seen = now
                if changed:
                    return changed
            time.sleep(max(PAUSE, (time.monotonic() - start) / SHARE))

    def _settled(self, now: dict[str, Stamp]) -> dict[str, Stamp]:
        """The files once two looks in succession find the same, so that none is read half written."""
        for _ in range(PATIENCE):
            time.sleep(SETTLING)
            before, now = now, stamps(self.root)
            if now == before:
                break
        return now


def stamps(root: Path) -> dict[str, Stamp]:
    """Every file that is watched, with its stamp. Hidden ones are left out: editors keep their own there."""
    found: dict[str, Stamp] = {}
    for name in WATCHED:
        path = root / name
        if path.is_dir():
            found.update(_below(str(path), name))
        elif path.is_file():
            found[name] = _stamp(path.stat())
    return found


def _below(folder: str, shown: str) -> Iterator[tuple[str, Stamp]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # gone since it was listed
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{shown}/{entry.name}")
            else:
                yield f"{shown}/{entry.name}", _stamp(_state(entry))
        except OSError:
            continue


def _state(entry: os.DirEntry[str]) -> os.stat_result:
    """Of what a link leads to; of the link itself where that is not there."""
    try:
        return entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)


def _stamp(state: os.stat_result) -> Stamp:
    return state.st_mtime_ns, state.st_size, state.st_ino
