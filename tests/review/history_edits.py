"""How the commits of the made history are written down: a sentence, and an edit of the project's files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


class Files:
    """A project's files, to be edited; an edit that would change nothing fails."""

    def __init__(self, files: dict[str, str | bytes]) -> None:
        self.all = {name: text if isinstance(text, bytes) else text.encode() for name, text in files.items()}

    def swap(self, file: str, old: str, new: str) -> None:
        """Replace words that stand once in a file."""
        text = self.all[file].decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.all[file] = text.replace(old, new).encode()

    def change(self, file: str, edit: Callable[[str], str]) -> None:
        old = self.all[file]
        self.all[file] = edit(old.decode()).encode()
        assert self.all[file] != old, file

    def write(self, file: str, text: str | bytes) -> None:
        self.all[file] = text if isinstance(text, bytes) else text.encode()

    def remove(self, start: str) -> None:
        """Take out a file, or all files of a folder."""
        gone = [name for name in self.all if name == start or name.startswith(f"{start}/")]
        assert gone, start
        for name in gone:
            del self.all[name]

    def move(self, old: str, new: str) -> None:
        """Rename a folder."""
        self.all = {f"{new}{n.removeprefix(old)}" if n.startswith(f"{old}/") else n: t for n, t in self.all.items()}


@dataclass(frozen=True, slots=True)
class Step:
    """One commit: its number and name, its sentence, its edit, and whether nothing that is published changes by it."""

    name: str
    says: str
    edit: Callable[[Files], None]
    quiet: bool = False


STEPS: list[Step] = []


def step(says: str, quiet: bool = False) -> Callable[[Callable[[Files], None]], Callable[[Files], None]]:
    def add(edit: Callable[[Files], None]) -> Callable[[Files], None]:
        name = f"{len(STEPS) + 1:02}-{edit.__name__.strip('_').replace('_', '-')}"
        STEPS.append(Step(name, says, edit, quiet))
        return edit

    return add


def swap(file: str, *pairs: tuple[str, str]) -> Callable[[Files], None]:
    def edit(files: Files) -> None:
        for old, new in pairs:
            files.swap(file, old, new)

    return edit


def swaps(name: str, says: str, file: str, *pairs: tuple[str, str], quiet: bool = False) -> None:
    """A commit that only replaces words of one file."""
    edit = swap(file, *pairs)
    edit.__name__ = name.replace("-", "_")
    step(says, quiet)(edit)
