"""Make the wheel of what is committed, in `dist`, and print its SHA-256: `.venv/bin/python tools/wheel.py`.

The same commit makes the same bytes wherever it is made, so anybody can tell whether a wheel that they were given is
that commit: make it again, and compare the two sums.
"""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent


def made(commit: str, folder: Path) -> Path:
    """The wheel of a commit, in `folder`; neither files of the working copy nor the day have a part in it."""
    packed = subprocess.run(["git", "archive", "--format=tar", commit], cwd=ROOT, check=True, capture_output=True)
    own = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    with TemporaryDirectory() as work:
        clean, out = Path(work, "clean"), Path(work, "out")
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
            archive.extractall(clean, filter="data")
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(out)]
        subprocess.run(command, cwd=clean, env=own, check=True, capture_output=True)
        (wheel,) = out.iterdir()
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(wheel, folder))


def main() -> None:
    try:
        wheel = made("HEAD", ROOT / "dist")
    except subprocess.CalledProcessError as error:
        sys.exit(f"The wheel could not be made: {error.stderr.decode(errors='replace')}")
    print(f"{hashlib.sha256(wheel.read_bytes()).hexdigest()}  {wheel.relative_to(ROOT).as_posix()}")


if __name__ == "__main__":
    main()
