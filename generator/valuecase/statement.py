"""What a project says of how accessible its site is, as the regulations of 2018 ask public bodies to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import Field

from valuecase.reading.fields import Contact, Date, Day, Item, Label, Text, optional

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

    organisation: Label | None = optional("Who answers for the site")
    contact: Contact | None = optional(
        "Where to tell what does not work: a work address, a number or a page on the web"
    )
    response_time: Label | None = optional("How soon whoever writes there gets an answer")
    enforced_by: Enforcer | None = optional("Who enforces the regulations there")
    complies: Literal["fully", "partly", "not"] | None = optional("How far the site meets WCAG 2.2, level AA")
    tested: Text | None = optional("How the site was tested, beyond the tests of the software")
    reviewed: Day | None = optional("When this was last gone through")
    problems: list[KnownProblem] = Field(default=[], description="What is known not to work yet")
