"""The evidence map: for every case and every domain of outcomes, how many results there are and how strong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from valuecase.case import ValueCase
from valuecase.cells import csv_text
from valuecase.claims import Claim
from valuecase.evidence import LEVELS
from valuecase.portfolio.claimed import Claims
from valuecase.portfolio.words import by_name, listed, number_of, place_of
from valuecase.sections.outcomes import DOMAINS, domain_title

#: What claims that name no domain are put under.
NO_DOMAIN = ""
OTHER = "No domain named"


@dataclass(frozen=True, slots=True)
class Cell:
    """The results of one case, or of all, in one domain. `strengths`: level → how many, the weakest first."""

    domain: str
    strengths: Mapping[int, int]
    address: str = ""

    @property
    def number(self) -> int:
        return sum(self.strengths.values())

    @property
    def is_gap(self) -> bool:
        """Whether a result is missing here; that every result names its domain leaves no gap."""
        return bool(self.domain) and not self.number

    @property
    def words(self) -> str:
        """`3 results: 2 no similar group, 1 beside a similar group`; `none`."""
        if not self.number:
            return "none"
        parts = [f"{number} {in_a_sentence(level)}" for level, number in self.strengths.items()]
        return f"{number_of(self.number, 'result')}: {', '.join(parts)}"


@dataclass(frozen=True, slots=True)
class MapRow:
    """The cells of one case, in the order of the domains, and their sum."""

    case: ValueCase
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class EvidenceMap:
    """Cases by domains. `totals` has a cell for each domain, `total` everything."""

    domains: tuple[str, ...]
    rows: tuple[MapRow, ...]
    totals: tuple[Cell, ...]
    total: Cell

    @property
    def message(self) -> str:
        """What to take from the map, gaps first among it."""
        if not self.rows:
            return "There are no cases yet"
        if not self.total.number:
            return f"No results in {number_of(len(self.rows), 'case')} yet"
        holding = sum(row.total.number > 0 for row in self.rows)
        of = "" if holding == len(self.rows) else f" of {len(self.rows)}"
        parts = [
            f"{number_of(self.total.number, 'result')} in {number_of(holding, 'case') if not of else f'{holding}{of} cases'}"
        ]
        empty = [in_map(cell.domain).lower() for cell in self.totals if cell.is_gap]
        if empty:
            parts.append(f"nothing yet on {listed(empty, 'or')}")
        strongest = max(self.total.strengths)
        if strongest == 0:
            parts.append("of none is it recorded what it was compared with")
        elif strongest < max(LEVELS):
            parts.append(f"nothing stronger than “{in_a_sentence(strongest)}”")
        if strongest and 0 in self.total.strengths:
            parts.append(f"of {self.total.strengths[0]} it is not recorded what they were compared with")
        return "; ".join(parts)


def evidence_map(cases: Iterable[ValueCase], found: Claims | None = None) -> EvidenceMap:
    """The map of these cases: the six domains every case may use, then cases' own by name, then claims of no domain."""
    chosen = sorted(cases, key=by_name)
    found = found or Claims()
    claims = {case.id: found.of(case) for case in chosen}
    domains = _domains(chosen, found)
    rows = tuple(_row(case, claims[case.id], domains) for case in chosen)
    everything = [claim for own in claims.values() for claim in own]
    totals = tuple(_cell(domain, [claim for claim in everything if claim.domain == domain]) for domain in domains)
    return EvidenceMap(domains, rows, totals, _cell(NO_DOMAIN, everything))


def in_map(domain: str) -> str:
    """What a domain is called at the head of its column."""
    return domain_title(domain) if domain else OTHER


def in_a_sentence(level: int) -> str:
    """A level of strength within a sentence: `no similar group`."""
    words = LEVELS[level].words
    return words[:1].lower() + words[1:]


def as_csv(found: EvidenceMap) -> str:
    """The map for a spreadsheet: a line for each case, domain and level, and one for each that is empty."""
    rows: list[list[object]] = [["Case", "Place", "Domain", "Level", "Strength", "Results"]]
    for row in found.rows:
        for cell in row.cells:
            for level, number in cell.strengths.items() or [(None, 0)]:
                strength = ("", "") if level is None else (str(level), LEVELS[level].words)
                rows.append([row.case.id, place_of(row.case), in_map(cell.domain), *strength, number])
    return csv_text(rows)


def _domains(cases: Sequence[ValueCase], found: Claims) -> tuple[str, ...]:
    named = {domain for case in cases for domain in found.domains(case)}
    own = sorted(named.difference(DOMAINS), key=lambda domain: (domain_title(domain).casefold(), domain))
    unnamed = any(claim.domain == NO_DOMAIN for case in cases for claim in found.of(case))
    return (*DOMAINS, *own, *([NO_DOMAIN] if unnamed else []))


def _row(case: ValueCase, claims: Sequence[Claim], domains: Sequence[str]) -> MapRow:
    cells = []
    for domain in domains:
        mine = [claim for claim in claims if claim.domain == domain]
        cells.append(_cell(domain, mine, _address(case, domain, mine, claims)))
    return MapRow(case, tuple(cells), _cell(NO_DOMAIN, claims))


def _cell(domain: str, claims: Iterable[Claim], address: str = "") -> Cell:
    numbers = Counter(claim.strength for claim in claims)
    return Cell(domain, dict(sorted(numbers.items())), address)


def _address(case: ValueCase, domain: str, mine: Sequence[Claim], claims: Sequence[Claim]) -> str:
    """Where the results stand, or where the page says that there are none; from the top of the site.

    The page of outcomes has a heading for every domain, unless there is nothing to say at all. Results
    of no domain may stand on several pages; the list of every result has them all.
    """
    if domain and (case.outcomes or claims):
        return f"{case.id}/outcomes.html#domain-{domain}"
    return f"{case.id}/how-sure.html#results" if mine else f"{case.id}/outcomes.html"
