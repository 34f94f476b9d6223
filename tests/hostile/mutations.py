"""Ten thousand mutations of the files a project is made of, each made from its number alone.

A mutation says what is written where, and which command would read it. `python -m tests.hostile.again 1234` makes one again.
"""

from __future__ import annotations

import base64
import random
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.hostile import damage, names, packages, tokens
from tests.support import CASES, MINIMAL, ROOT, SOURCES

NUMBER = 10_000
#: How many of each hundred are of which kind.
SHARES = {
    "yaml": 41, "csv": 11, "markdown": 11, "xlsx": 9, "ods": 7, "picture": 6, "name": 7, "settings": 4, "written case": 3,
    "large case": 1,
}  # fmt: skip
KINDS = [kind for kind, share in SHARES.items() for _ in range(share)]
#: One in so many is read among all the files of the small project, the others nearly alone.
AMONG_ALL = 10
#: Of the hundredth that is the large case, one in so many: it takes long to read.
FEW = 20

WARDS = 'row,amount,agency\nbeds,"£12,000",NHS\nvisits,"£8,000",Council\nrent,£950.50,Council\n'
CLINICS = """\
  clinics:
    title: What the clinics cost
    when: 2021/22
    people: 40
    period: 12 months
    rows-are: services
    csv: wards.csv
"""
GLOSSARY = "worker: {title: Key worker, text: Somebody who stays with one person., also: [key workers]}\n"
HOME = "# Cases\n\nWhat {{ seaside/costs.use.reduction }} less came of. [More](seaside/index.html)\n"
STORY_END = "\n![The beach](beach.png) and **more**:\n\n- one\n- two, see [costs](../costs.html)\n\n> Words\n"
LARGE = "example-riverside"
#: The costs with money over years among them; kept beside the cases until it is changed.
COSTS, WITH_APPRAISAL = "cases/seaside/costs.yml", "costs-with-appraisal.yml"


def png() -> bytes:
    """A picture of one grey point."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/"
    "yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k="
)  # fmt: skip
GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>x</script><text>A</text></svg>'
PICTURES = {
    "beach.png": png(),
    "pier.jpg": JPEG,
    "wave.gif": GIF,
    "logo.svg": SVG,
    "wave.webp": b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0",
}


@cache
def base() -> Mapping[str, bytes]:
    """A small project that has every kind of file, and every section."""
    clean = ROOT / "tests" / "problems" / "clean"
    files = {
        f"cases/{path.relative_to(clean).as_posix()}": path.read_bytes()
        for path in sorted(clean.rglob("*"))
        if path.is_file()
    }
    story = "cases/seaside/stories/robin.md"
    files[COSTS] = files[COSTS].replace(b"comparisons:\n", CLINICS.encode() + b"comparisons:\n", 1)
    files[WITH_APPRAISAL] = files[COSTS]  # worked out in many ways: read only where it is what is changed
    files[COSTS] = files[COSTS].partition(b"appraisal:\n")[0]
    files[story] += STORY_END.encode()
    files["cases/seaside/wards.csv"] = WARDS.encode()
    files["cases/glossary.yml"] = GLOSSARY.encode()
    files["cases/index.md"] = HOME.encode()
    files["mkdocs.yml"] = (ROOT / "mkdocs.yml").read_bytes()
    for name in ("beach.png",):
        files[f"cases/seaside/stories/{name}"] = PICTURES[name]
    return files


@cache
def few() -> Mapping[str, bytes]:
    """A project of as little as a mutated file needs beside it: it is read in a quarter of the time."""
    costs = f"audits:\n{CLINICS}".encode()
    beside = {
        "case.yml": MINIMAL.encode(),
        "sources.yml": SOURCES.encode(),
        "costs.yml": costs,
        "wards.csv": WARDS.encode(),
    }
    return {f"cases/seaside/{name}": data for name, data in beside.items()}


@cache
def written() -> Mapping[str, bytes]:
    """The cases of this repository, and what stands beside them."""
    found = (path for path in sorted(CASES.rglob("*")) if path.suffix in (".yml", ".md", ".csv"))
    return {f"cases/{path.relative_to(CASES).as_posix()}": path.read_bytes() for path in found}


@dataclass(frozen=True, slots=True)
class Mutation:
    """What is changed and who reads it.

    seed:    which of the ten thousand it is
    kind:    of which kind of file
    files:   what is written, by the path below the project; None for a file that is taken away
    case:    the case of this repository that is read in place of the small project; empty for that
    words:   of the command `import`, where a spreadsheet is read
    """

    seed: int
    kind: str
    files: Mapping[bytes, bytes | None]
    case: str = ""
    words: tuple[str, ...] = field(default=())

    @property
    def project(self) -> Mapping[str, bytes]:
        """The files it is made among."""
        if self.case:
            return written()
        return few() if self.seed // 100 % AMONG_ALL and self.kind != "settings" else base()


def mutation(seed: int) -> Mutation | None:
    """The mutation of that number; None where chance changed nothing."""
    chance = random.Random(f"mutation {seed}")
    kind = KINDS[seed * 37 % len(KINDS)]  # 37 and 100 have no divisor in common: the kinds are mixed
    return MAKERS[kind](seed, kind, chance)


def _either(change: Callable[[str, random.Random], str], data: bytes, chance: random.Random, other: bytes) -> bytes:
    """Something hostile in the words, or damage to the bytes."""
    if chance.random() < 0.7:
        return change(data.decode(), chance).encode("utf-8", "surrogatepass")
    return chance.choice((*damage.BYTES, *damage.TEXT))(data, chance, other)


def _of_text(*endings: str) -> Callable[[int, str, random.Random], Mutation | None]:
    change = {".yml": tokens.in_yaml, ".csv": tokens.in_cells, ".md": tokens.in_markdown}[endings[0]]

    def made(seed: int, kind: str, chance: random.Random) -> Mutation | None:
        files = base()
        name = chance.choice([name for name in files if name.endswith(endings) and name != "mkdocs.yml"])
        new = _either(change, files[name], chance, files[chance.choice(list(files))])
        target = COSTS if name == WITH_APPRAISAL else name
        return Mutation(seed, kind, {target.encode(): new}) if new != files[name] else None

    return made


def _of_written(large: bool) -> Callable[[int, str, random.Random], Mutation | None]:
    def made(seed: int, kind: str, chance: random.Random) -> Mutation | None:
        if large and seed // 100 % FEW:
            return _of_written(False)(seed, kind, chance)
        files = {n: d for n, d in written().items() if n.count("/") > 1 and (n.split("/")[1] == LARGE) is large}
        name = chance.choice(list(files))
        change = {"yml": tokens.in_yaml, "csv": tokens.in_cells, "md": tokens.in_markdown}[name.rpartition(".")[2]]
        new = _either(change, files[name], chance, files[chance.choice(list(files))])
        return Mutation(seed, kind, {name.encode(): new}, case=name.split("/")[1]) if new != files[name] else None

    return made


def _of_package(seed: int, kind: str, chance: random.Random) -> Mutation | None:
    package = packages.xlsx() if kind == "xlsx" else packages.ods()
    new = packages.in_package(package, chance)
    ending = chance.choice((kind, kind, kind, kind, kind, kind, "xlsx", "ods", "xlsm", "xls", "csv"))
    words = chance.choice(((), (), ("--as", "outcomes"), ("--hidden-rows", "with"), ("--rows", "1-5"), ("--dry-run",)))
    return (
        Mutation(seed, kind, {f"sheet.{ending}".encode(): new}, words=("seaside", *words)) if new != package else None
    )


def _of_picture(seed: int, kind: str, chance: random.Random) -> Mutation | None:
    name = chance.choice(list(PICTURES))
    new = chance.choice(damage.BYTES)(PICTURES[name], chance, PICTURES[chance.choice(list(PICTURES))])
    shown = chance.choice(("beach.png", name, name.upper(), "x.pdf"))
    story = base()["cases/seaside/stories/robin.md"] + f"\n![x]({chance.choice((name, shown))})\n".encode()
    return Mutation(
        seed, kind, {f"cases/seaside/stories/{shown}".encode(): new, b"cases/seaside/stories/robin.md": story}
    )


def _of_name(seed: int, kind: str, chance: random.Random) -> Mutation | None:
    files: dict[bytes, bytes | None] = {}
    for place in names.places(chance):
        name = chance.choice(list(base()))
        files[place] = base()[name] if chance.random() < 0.7 else b""
        if chance.random() < 0.2 and name.startswith("cases/"):
            files[name.encode()] = None
    return Mutation(seed, kind, files)


def _of_settings(seed: int, kind: str, chance: random.Random) -> Mutation | None:
    data = base()["mkdocs.yml"]
    new = _either(tokens.in_yaml, data, chance, base()["cases/project.yml"])
    return Mutation(seed, kind, {b"mkdocs.yml": new}) if new != data else None


MAKERS: dict[str, Callable[[int, str, random.Random], Mutation | None]] = {
    "yaml": _of_text(".yml"), "csv": _of_text(".csv"), "markdown": _of_text(".md"), "xlsx": _of_package, "ods": _of_package,
    "picture": _of_picture, "name": _of_name, "settings": _of_settings, "written case": _of_written(False),
    "large case": _of_written(True),
}  # fmt: skip


def laid(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder."""
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
