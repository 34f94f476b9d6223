"""Makes slips in the cases by chance and checks each: `python tools/try_slips.py [HOW_MANY] [SEED]`.

Prints how many are told, how many of those within two lines of the slip, and the slowest check. Slips that are told far
off are listed, for whoever wants to bring the places nearer.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.mutations import Workshop, near, slips


def main(number: int = 2000, seed: int = 5) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder) / "project")
        told, far, slowest = 0, [], (0.0, "")
        for slip in slips(seed, number):
            began = time.perf_counter()
            places = workshop.places(slip)
            slowest = max(slowest, (time.perf_counter() - began, f"{slip.file}:{slip.line} ({slip.kind})"))
            told += bool(places)
            if places and not near(slip, places):
                far.append(f"{slip.file}:{slip.line} ({slip.kind}): told at {places[0].file}:{places[0].line}")
    print("\n".join(sorted(far)))
    print(f"{told} of {number} told, {1 - len(far) / told:.1%} of them within two lines; the slowest took "
          f"{slowest[0]:.2f} s: {slowest[1]}")  # fmt: skip


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
