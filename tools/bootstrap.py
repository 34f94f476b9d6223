"""Set up `.venv` with everything valuecase needs: `python tools/bootstrap.py [--dev]`.

Needs Python 3.11 or later and the package index, and nothing else. When something is in
the way, it says so in one sentence.
"""

import hashlib
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
DECIDES = ("pyproject.toml", "constraints.txt")


def main():
    if sys.version_info < (3, 11):
        stop(f"valuecase needs Python 3.11 or later, and this is {VERSION}.")
    extra = "[dev]" if "--dev" in sys.argv[1:] else ""
    stamp = os.path.join(VENV, "set-up" + ("-dev" if extra else ""))
    wanted = fingerprint()
    if read(stamp) == wanted or (not extra and read(stamp + "-dev") == wanted):
        return
    make_environment()
    install(extra)
    with open(stamp, "w", encoding="utf-8") as file:
        file.write(wanted)


def fingerprint():
    """What decides whether the set-up is still right: the pins and the Python."""
    digest = hashlib.sha256(sys.version.encode())
    for name in DECIDES:
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def make_environment():
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        stop(f"This Python has no venv module; on Debian and Ubuntu, install it with: apt install python{VERSION}-venv")
    print("Setting up .venv (once; a minute or two) ...", file=sys.stderr)
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except (OSError, subprocess.CalledProcessError) as error:
        stop(f"The folder .venv could not be made: {error}")


def install(extra):
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += ["--only-binary", ":all:", "--constraint", os.path.join(ROOT, "constraints.txt")]
    command += ["--editable", ROOT + extra]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode == 0:
        return
    missing = [line for line in done.stdout.splitlines() if "No matching distribution found for" in line]
    if missing:
        package = missing[-1].rsplit(" for ", 1)[-1]
        stop(
            f"There is no ready-made package of {package} for Python {VERSION} here; try another Python, such as 3.12."
        )
    print(done.stdout, file=sys.stderr)
    stop("The packages could not be installed; the lines above say why. Is the package index reachable?")


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def stop(sentence):
    print(sentence, file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    main()
