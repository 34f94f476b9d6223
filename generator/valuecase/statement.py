"""What a project says of how accessible its site is, as the regulations of 2018 ask public bodies to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import Field

from valuecase.reading.fields import Date, Day, Item, Label, Reach, Text, expected, optional

#: Who enforces the regulations, by the short name that a project writes.
Enforcer = Literal["EHRC", "ECNI"]


@dataclass(frozen=True, slots=True)
class Body:
    """Who sees to it that the regulations are kept, where, and whom readers turn to who got no good answer."""

    name: str
    where: str
    turn_to: str
    link: str


BODIES: dict[Enforcer, Body] = {
    "EHRC": Body(
        "Equality and Human Rights Commission",
        "England, Scotland and Wales",
        "Equality Advisory and Support Service",
        "https://www.equalityadvisoryservice.com/",
    ),
    "ECNI": Body(
        "Equality Commission for Northern Ireland",
        "Northern Ireland",
        "Equality Commission for Northern Ireland",
        "https://www.equalityni.org/",
    ),
}


class KnownProblem(Item):
    """Something of the site that keeps somebody out."""

    short: ClassVar[str] = "what"
    what: Text = Field(description="What does not work, and for whom")
    instead: Text | None = optional("How to get at it until it is mended")
    mended_by: Date | None = optional("When it will be mended")


class Accessibility(Item):
    """How accessible the site is, who answers for it, and whom to tell what does not work."""

    organisation: Label | None = expected("who answers for the site")
    contact: Reach | None = expected(
        "whom to tell what does not work",
        "Where to tell what does not work: a work address, a telephone number or an address on the web",
    )
    response_time: Label | None = expected(
        "how soon there is an answer", "How soon whoever writes there gets an answer"
    )
    enforced_by: Enforcer | None = expected("who enforces the regulations", "Who enforces the regulations there")
    complies: Literal["fully", "partly", "not"] | None = expected(
        "whether the standard is met", "How far the site meets WCAG 2.2, level AA"
    )
    tested: Text | None = expected(
        "how the site was tested by people", "How the site was tested, beyond the tests of the software"
    )
    reviewed: Day | None = optional("When this was last gone through")
    problems: list[KnownProblem] = Field(default=[], description="What is known not to work yet")

    @property
    def contact_link(self) -> str:
        """The contact as an address that a click leads to; empty where there is none."""
        contact = str(self.contact or "")
        if not contact or contact.startswith(("https://", "http://")):
            return contact
        if contact.startswith("www."):
            return f"https://{contact}"
        if "@" in contact:
            return f"mailto:{contact}"
        # +44 (0)1632 … is dialled without the nought.
        return "tel:" + re.sub(r"[^\d+]", "", contact.replace("(0)", "") if contact.startswith("+") else contact)
