"""The claims of many cases, found once: the table, the map, the measures and every page of a case speak of them."""

from __future__ import annotations

from valuecase.case import ValueCase
from valuecase.claims import Claim, claims_of, domains_named


class Claims:
    """What cases claim, each case's found when it is first asked for. The cases must have been checked by then."""

    def __init__(self) -> None:
        self._claims: dict[str, list[Claim]] = {}
        self._domains: dict[str, list[str]] = {}

    def of(self, case: ValueCase) -> list[Claim]:
        """Every claim of a case, in the order of its files."""
        if case.id not in self._claims:
            self._claims[case.id] = claims_of(case)
        return self._claims[case.id]

    def domains(self, case: ValueCase) -> list[str]:
        """The domains of outcomes that a case lists or that a claim of its is in."""
        if case.id not in self._domains:
            self._domains[case.id] = domains_named(case, self.of(case))
        return self._domains[case.id]
