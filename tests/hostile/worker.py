"""Reads mutations one after the other, with little memory and a watchdog: `python -m tests.hostile.worker FIRST PAST`.

Each line it prints is one mutation of which something is to be said, the last one how it went.
"""

from __future__ import annotations

import faulthandler
import json
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

from tests.hostile.mutations import mutation
from tests.hostile.reading import Desk

#: Bytes of address space that a process may have; and seconds after which a mutation is said to hang. Both are far
#: above what any needs: they are bounds, so that a test ends.
MEMORY, HANGS = 1_500_000_000, 60


def bounded() -> None:
    """No more memory than that, where the system can tell."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def peak() -> int:
    """The most memory that this process has held, in megabytes; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else 1024**2)


def main(first: int, past: int) -> None:
    bounded()
    came: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        for seed in range(first, past):
            one = mutation(seed)
            if one is None:
                came["nothing changed"] += 1
                continue
            sys.stderr.write(f"mutation {seed} ({one.kind})\n")
            faulthandler.dump_traceback_later(HANGS, exit=True)
            try:
                came[f"{one.kind}: {desk.read(one)}"] += 1
            except BaseException:  # a traceback is what is looked for
                _say({"seed": seed, "kind": one.kind, "error": traceback.format_exc(limit=-6)})
            faulthandler.cancel_dump_traceback_later()
    _say({"came": came, "peak": peak()})


def _say(words: object) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
