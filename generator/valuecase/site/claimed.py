"""What a case claims and what makes it doubtful, as its pages say it."""

from __future__ import annotations

from dataclasses import dataclass, field

from valuecase.claims import Claim
from valuecase.portfolio.claimed import Claims
from valuecase.problems import Problem
from valuecase.sections.outcomes import DOMAINS
from valuecase.site.inventory import Inventory


@dataclass(slots=True)
class Claimed(Inventory):
    """The claims of a case, by name and by domain, and its cautions. `every` holds those of all cases of a build."""

    every: Claims = field(default_factory=Claims, kw_only=True, repr=False)

    def claims(self) -> list[Claim]:
        """What the case claims, with the strength of the evidence; found once."""
        return self.every.of(self.case)

    def claim(self, name: str) -> Claim | None:
        """What a thing of the case claims, if it claims anything."""
        return next((claim for claim in self.claims() if claim.name == name), None)

    def beside(self, name: str) -> list[str]:
        """The tables of those with whom a table's people are compared."""
        return [own for own, named in self.case.items.items() if f"costs.{getattr(named.item, 'beside', None)}" == name]

    def domains(self) -> list[str]:
        """The domains of outcomes that a case speaks of: its own list, or all, and those of its claims."""
        outcomes = self.case.outcomes
        listed = [str(domain) for domain in outcomes.domains] if outcomes else []
        return list(dict.fromkeys([*(listed or DOMAINS), *(claim.domain for claim in self.claims() if claim.domain)]))

    def domains_left(self) -> list[str]:
        """The domains of other cases that a case says nothing of."""
        cases, own = self.project.cases.values(), set(self.domains())
        named = dict.fromkeys([*DOMAINS, *(domain for case in cases for domain in self.every.domains(case))])
        return [domain for domain in named if domain not in own]

    def cautions_by_item(self) -> dict[str, list[Problem]]:
        """Every caution that concerns a figure or an item, by the item."""
        found: dict[str, list[Problem]] = {}
        for problem in self.case.cautions():
            found.setdefault(".".join(problem.about.split(".")[:2]), []).append(problem)
        return found

    def cautions(self, about: str) -> list[Problem]:
        return self.case.cautions_about(about)

    def claimed_title(self, name: str) -> str:
        """What a thing is called among the results; one that claims nothing, by its title."""
        claim = self.claim(name)
        named = self.case.items.get(name)
        return claim.title if claim else named.title if named else name
