"""One case in two revisions, with names, places and written numbers of the older as the newer calls them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from typing import TypeAlias

from valuecase.case import ValueCase
from valuecase.figures import Figure, Input
from valuecase.items import Named
from valuecase.problems import Route
from valuecase.reading.fields import Prose
from valuecase.reading.prose import names_in
from valuecase.reading.walk import walk
from valuecase.revisions.names import Renamed, renamed
from valuecase.sections.registry import SECTIONS

#: Gives the figure of a name.
Look: TypeAlias = Callable[[str], Figure | None]
#: Where something is written: its file as figures name it, and its route there.
Spot: TypeAlias = tuple[str, Route]


class Pair:
    """One case in two revisions, either of which may be absent.

    rules: the lines that changed in what all cases rest on, by file
    look:  gives the older and the newer figure of a name, of another case too
    """

    def __init__(
        self,
        base: ValueCase | None,
        head: ValueCase | None,
        rules: Mapping[str, list[int]] | None = None,
        look: tuple[Look, Look] | None = None,
    ) -> None:
        self.base, self.head = base, head
        self.rules = rules or {}
        self.look_before, self.look_after = look or tuple(_looked_up(case) for case in (base, head))
        self.renamed = renamed(base, head) if base and head else Renamed(("", ""))

    @property
    def id(self) -> str:
        case = self.head or self.base
        return case.id if case else ""

    @property
    def title(self) -> str:
        case = self.head or self.base
        return case.title if case else ""

    @cached_property
    def before(self) -> dict[str, Figure]:
        """The older figures by the names they have now."""
        figures = self.base.ledger.figures if self.base else {}
        return {self.renamed.name(name): figure for name, figure in figures.items()}

    @cached_property
    def after(self) -> dict[str, Figure]:
        return dict(self.head.ledger.figures) if self.head else {}

    @cached_property
    def headline(self) -> set[str]:
        """The names of the figures that either revision shows first."""
        before = {self.renamed.name(name) for name in (self.base.headline if self.base else ())}
        return before | set(self.head.headline if self.head else ())

    def spot_before(self, at: Input) -> Spot:
        """Where a number of the older revision would stand now."""
        file = self.renamed.name(own_file(at.file))
        return file, self.renamed.route(file, at.route)

    def spot_after(self, at: Input) -> Spot:
        return own_file(at.file), at.route

    @cached_property
    def inputs_before(self) -> dict[Spot, Input]:
        """Every written number of the older revision that a figure rests on."""
        return {self.spot_before(at): at for at in _written(self.before.values())}

    @cached_property
    def inputs_after(self) -> dict[Spot, Input]:
        return {self.spot_after(at): at for at in _written(self.after.values())}

    @cached_property
    def _withheld(self) -> set[str]:
        before = {self.renamed.name(name) for name in (self.base.withheld if self.base else ())}
        return before | set(self.head.withheld if self.head else ()) | (self._stories_before - self._stories_after)

    @property
    def _stories_before(self) -> set[str]:
        return {self.renamed.name(f"stories.{name}") for name in (self.base.stories if self.base else ())}

    @property
    def _stories_after(self) -> set[str]:
        return {f"stories.{name}" for name in (self.head.stories if self.head else ())}

    def is_withheld(self, name: str) -> bool:
        """Whether something belongs to a story that is not shown in one of the revisions, or no longer there.

        It may have been taken out for somebody's sake, so neither its words nor its figures are told.
        """
        return any(name == file or name.startswith(f"{file}.") for file in self._withheld)

    @property
    def titles_withheld(self) -> set[str]:
        """The titles of those stories, which are not told wherever they stand."""
        found = set()
        for case in filter(None, (self.base, self.head)):
            found |= {withheld.title for withheld in case.withheld.values()}
            rename = self.renamed.name if case is self.base else str
            found |= {str(s.title) for name, s in case.stories.items() if self.is_withheld(rename(f"stories.{name}"))}
        return found - {""}

    def is_broken(self, name: str) -> bool:
        """Whether the newer revision could not read it, so that nothing is known of what became of it."""
        return bool(self.head and self.head.is_broken(name))

    def was_broken(self, name: str) -> bool:
        """Whether the older revision could not read it, so that all of it is new to readers."""
        return bool(self.base and self.base.is_broken(name))

    def is_untold(self, name: str) -> bool:
        """Whether nothing is told of something: it may not be shown, or an error is told in its place."""
        return self.is_withheld(name) or self.is_broken(name)

    @cached_property
    def items_before(self) -> dict[str, Named]:
        """The older things by the names they have now."""
        items = self.base.items if self.base else {}
        return {self.renamed.name(name): named for name, named in items.items()}

    @cached_property
    def items_after(self) -> dict[str, Named]:
        return dict(self.head.items) if self.head else {}

    def only_once(self, name: str) -> Named | None:
        """The outermost thing around a figure that is in one revision only."""
        parts = name.split(".")
        for length in range(2, len(parts) + 1):
            outer = ".".join(parts[:length])
            old, new = self.items_before.get(outer), self.items_after.get(outer)
            if (old is None) != (new is None):
                return new or old
        return None

    @cached_property
    def cited(self) -> dict[str, tuple[str, ...]]:
        """Which texts of the newer revision name a figure: its name → `case: ask`, `stories.robin`."""
        found: dict[str, dict[str, None]] = {}
        for _, own, model, document in self.head.sections() if self.head else ():
            texts = [(route, text) for route, text in walk(model, ()) if isinstance(text, Prose)]
            for route, text in [*texts, ((), document.body)]:
                where = f"{own}: {route[-1]}" if len(route) == 1 else own
                for name in names_in(text):
                    found.setdefault(name, {})[where] = None
        return {name: tuple(where) for name, where in found.items()}

    @cached_property
    def lines_changed(self) -> dict[str, list[int]]:
        """The lines of each file of the case that are not what they were, by their numbers now."""
        before, after = _texts(self.base), _texts(self.head)
        return {file: found for file, text in after.items() if (found := changed_lines(before.get(file, []), text))}


def _looked_up(case: ValueCase | None) -> Look:
    return case.ledger.get if case else lambda _: None


def file_of(name: str) -> str:
    """The file that a figure or an item belongs to: `costs`, `stories.robin`; what is about the whole case is `case`."""
    section, _, rest = name.partition(".")
    found = next((s for s in SECTIONS if s.name == section), None)
    if found is None:
        return "case"
    return f"{section}.{rest.partition('.')[0]}" if found.folder and rest not in ("", "*") else section


def own_file(file: str) -> str:
    """A file of a case as figures name it: `cases/torbay/stories/robin.md` is `stories.robin`."""
    return file.split("/", 2)[-1].rpartition(".")[0].replace("/", ".")


def _written(figures: Iterable[Figure]) -> Iterator[Input]:
    for figure in figures:
        yield from (at for at in figure.quantity.inputs if isinstance(at, Input))


def _texts(case: ValueCase | None) -> dict[str, list[str]]:
    """The lines of a case's files, tables included."""
    if case is None:
        return {}
    found = {file: list(document.lines) for file, document in case.documents.items()}
    for path in sorted(case.folder.glob("*.csv")):
        if path.is_file() and not path.is_symlink():
            found[f"cases/{case.id}/{path.name}"] = path.read_text("utf-8", "replace").splitlines()
    return found


def changed_lines(before: Sequence[str], after: Sequence[str]) -> list[int]:
    """The numbers of the lines that are new; where lines are gone, that of the line now in their place."""
    found = []
    for tag, _, _, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            found += list(range(start + 1, end + 1)) or [max(min(start + 1, len(after)), 1)]
    return found
