"""Makes one mutation again and reads it: `python -m tests.hostile.again SEED`. What it writes stands in the folder it names."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from tests.hostile.mutations import mutation
from tests.hostile.reading import Desk


def main(seed: int) -> None:
    one = mutation(seed)
    if one is None:
        sys.stdout.write("chance changed nothing\n")
        return
    folder = Path(tempfile.mkdtemp(prefix=f"mutation-{seed}-"))
    for name, data in one.files.items():
        if data is not None:
            path = os.path.join(os.fsencode(folder), b"written", os.path.basename(name))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(data)
        words = "taken away" if data is None else f"{len(data):,} bytes"
        sys.stdout.write(
            f"{one.kind}: {os.fsdecode(name)!r}, {words}; read with {one.words or one.case or 'check'}; see {folder}\n"
        )
    sys.stdout.write(Desk(folder).read(one) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
