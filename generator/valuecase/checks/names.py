"""What a name of a figure means from one place, and what to offer where it means nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from valuecase.figures import Figure
from valuecase.reading.nearby import ALL_NAMES, MOST_OFFERS, offered
from valuecase.sections.registry import SECTIONS


@dataclass(frozen=True, slots=True)
class Names:
    """What names of figures mean from one place.

    lookup: the figure of a name
    known:  all names there are
    broken: whether a name belongs to an item that could not be read, which has its own message
    barred: why a name may not be used in a file (named as figures name it; empty for the
            home page): its story may not be shown, or not on paper
    hidden_titles: titles of stories that may not be named in a file, with the reason
    no_way: what to write in the place of an address of this site that leads nowhere; empty where it leads somewhere
    own:    the file the names are used in
    """

    lookup: Callable[[str], Figure | None]
    known: Callable[[], list[str]]
    broken: Callable[[str], bool]
    barred: Callable[[str, str], str]
    hidden_titles: Callable[[str], Mapping[str, str]]
    no_way: Callable[[str], str]
    own: str = ""
    _offers: list[str] = field(default_factory=list)
    _equal: dict[tuple[Fraction, str], str] = field(default_factory=dict)

    def within(self, own: str) -> Names:
        """The same names, used in the file `own`."""
        return replace(self, own=own)

    def unknown(self, name: str) -> bool:
        return self.lookup(name) is None and not self.broken(name) and not self.why_barred(name)

    def may_offer(self, name: str) -> bool:
        """Whether to look for what was meant by a name: not for the thousandth."""
        self._offers.append(name)
        return len(self._offers) <= MOST_OFFERS

    def offer(self, name: str) -> str:
        """What the author may have meant by a name that no figure has."""
        return offer(name, self.known()) if self.may_offer(name) else ALL_NAMES

    def equal_to(self, value: Fraction, kind: str) -> str:
        """The first figure of that value and kind of unit which may be shown; empty where there is none."""
        if not self._equal:
            for name in self.known():
                figure = self.lookup(name)
                if figure and not figure.hidden:
                    self._equal.setdefault((figure.value, figure.unit.kind), name)
        return self._equal.get((value, kind), "")

    def why_barred(self, name: str) -> str:
        return self.barred(name, self.own)


def offer(name: str, known: list[str]) -> str:
    """What the author may have meant by a name that no figure has."""
    if near := offered(name, known):
        return near
    section = name.partition(".")[0]
    if section in {s.name for s in SECTIONS} and not any(other.startswith(f"{section}.") for other in known):
        return f"this case has no figures under “{section}”: look at that file first"
    return ALL_NAMES
