"""The questions a board asks of any case, each with its answer in a line and where the whole of it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from valuecase.claims import Claim
from valuecase.comparison.model import Comparison
from valuecase.reading.fields import slugged
from valuecase.reading.prose import to_html, to_words
from valuecase.site.views import View
from valuecase.voice import said_by_people, you_said
from valuecase.weighing import effect_in_brief, open_cautions, strength_in_brief, strongest_in_brief

#: Whether a saving can be taken out of a budget, within a sentence.
CASH = {"yes": "can be taken out of budgets", "partly": "can partly be taken out of budgets",
        "no": "cannot be taken out of a budget", "not known": "not known whether it can be taken out of a budget"}  # fmt: skip
#: How many payers are named.
MOST_PAYERS = 3


@dataclass(frozen=True, slots=True)
class Answered:
    """One question: its words, the answer in a line, and the address of the whole answer from the overview."""

    question: str
    answer: Markup
    href: str


@dataclass(frozen=True, slots=True)
class Board:
    """A case before a board: ten questions in the order in which they are asked."""

    view: View

    def questions(self) -> list[Answered]:
        claims = self.view.claims()
        asked: list[tuple[str, Callable[[list[Claim]], tuple[Markup, str]]]] = [
            ("What do you want?", self._ask),
            ("What did people say?", self._said),
            ("What did it cost?", self._cost),
            ("What changed?", self._changed),
            ("Compared with what?", self._compared),
            ("For how many?", self._for_how_many),
            ("Whose saving is it?", self._whose),
            ("Would it have happened anyway?", self._anyway),
            ("How sure are we?", self._sure),
            ("What is missing?", self._missing),
        ]
        found = []
        for question, answer in asked:
            words, href = answer(claims)
            found.append(Answered(question, words or _missing("not recorded"), href))
        return found

    def _ask(self, _claims: list[Claim]) -> tuple[Markup, str]:
        return self._in_words("ask"), "#ask"

    def _said(self, _claims: list[Claim]) -> tuple[Markup, str]:
        said, asked = said_by_people(self.view.case), you_said(self.view.case)
        changed = sum(one.changed for one in asked)
        kinds = [(said.statements, "statement", "statements"), (said.voices, "quotation", "quotations")]
        words = [f"{number} {one if number == 1 else many}" for number, one, many in kinds if number]
        if asked:
            things = f"{len(asked)} thing{'' if len(asked) == 1 else 's'} asked for"
            words.append(
                f"{things}, {changed} of which changed something" if changed else f"{things}, no change recorded"
            )
        return Markup("{}").format("; ".join(words)) if words else Markup(""), "#wanted"

    def _cost(self, _claims: list[Claim]) -> tuple[Markup, str]:
        costs = self.view.case.costs
        for name, service in reversed(list((costs.programme if costs else {}).items())):
            if self.view.figure(f"costs.{name}.total"):
                words = Markup("{}: {}").format(service.title, self.view.fig(f"costs.{name}.total"))
                over = f" over {service.period.display}" if service.period else ""
                return words + over, f"costs.html#{name}"
        return Markup(""), "costs.html"

    def _changed(self, claims: list[Claim]) -> tuple[Markup, str]:
        return Markup("{}").format(effect_in_brief(claims)) if claims else Markup(""), "#outcomes"

    def _compared(self, claims: list[Claim]) -> tuple[Markup, str]:
        words = strength_in_brief(claims)
        return Markup("{}").format(words[:1].upper() + words[1:]), "how-sure.html#results"

    def _for_how_many(self, claims: list[Claim]) -> tuple[Markup, str]:
        found = next((claim for claim in self._first(claims) if claim.people and claim.kind != "story"), None)
        if found:
            return Markup("{}: {}").format(self.view.plain(found.title), found.people), "how-sure.html#results"
        costs = self.view.case.costs
        for name, audit in (costs.audits if costs else {}).items():
            if self.view.figure(f"costs.{name}.people"):
                return Markup("{}: {}").format(audit.title, self.view.fig(f"costs.{name}.people")), f"costs.html#{name}"
        return Markup(""), "how-sure.html#results"

    def _first(self, claims: list[Claim]) -> list[Claim]:
        """Claims that the headline figures are about, then the others."""
        facts = self.view.case.case
        names = [str(name) for name in (facts.headline or []) if facts] if facts else []
        first = [claim for name in names for claim in claims if name.startswith(f"{claim.name}.")]
        return [*first, *claims]

    def _whose(self, claims: list[Claim]) -> tuple[Markup, str]:
        for claim in self._first(claims):
            table = claim.record
            if not isinstance(table, Comparison) or claim.kind == "story":
                continue
            agencies = dict.fromkeys(str(row.agency) for row in table.rows.values() if row.agency)
            names = {agency: f"{claim.name}.{slugged(agency)}.reduction" for agency in agencies}
            saved = [
                (a, f) for a, name in names.items() if (f := self.view.figure(name)) and not f.hidden and f.value > 0
            ]
            if saved:
                saved.sort(key=lambda pair: (-pair[1].value, pair[0]))
                shown = Markup(", ").join(
                    Markup("{} {}").format(a, self.view.fig(f.id)) for a, f in saved[:MOST_PAYERS]
                )
                more = f" and {len(saved) - MOST_PAYERS} more" if len(saved) > MOST_PAYERS else ""
                cash = f"; {CASH[table.cashable]}" if table.cashable else "; nothing says whether it is cash"
                return shown + more + cash, f"{claim.page}"
        return Markup(""), "costs.html"

    def _anyway(self, _claims: list[Claim]) -> tuple[Markup, str]:
        return self._in_words("without_it"), "how-sure.html#anyway"

    def _in_words(self, key: str) -> Markup:
        """The first sentence of what case.yml says, or why it says nothing."""
        facts = self.view.case.case
        text = getattr(facts, key, None)
        if text or facts is None:
            return self._first_sentence(str(text)) if text else Markup("")
        return _missing(self.view.plain(self.view.missing(facts, key.replace("_", "-"))))

    def _sure(self, claims: list[Claim]) -> tuple[Markup, str]:
        cautions = open_cautions(claims)
        warned = f"; {cautions} caution{'' if cautions == 1 else 's'}" if cautions else ""
        return Markup("{}{}").format(strongest_in_brief(claims), warned), "how-sure.html"

    def _missing(self, _claims: list[Claim]) -> tuple[Markup, str]:
        number = self.view.gap_count()
        absent = [section.title for section in self.view.absent_pages()]
        pages = f", and nothing yet under {', '.join(absent)}" if absent else ""
        return Markup("{} gap{}{}").format(number, "" if number == 1 else "s", pages), "#gaps"

    def _first_sentence(self, text: str) -> Markup:
        """The first sentence of an author's text that is no heading or list, its figures filled in."""
        blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text)]
        plain = next((block for block in blocks if not re.match(r"[#>*+-]|\d+[.)]\s", block)), "")
        first = re.split(r"(?<=[.!?])\s+(?=[A-Z{“\"£])", plain, maxsplit=1)[0]
        return (
            Markup(to_html(first, self.view.words, True))
            if first
            else Markup("{}").format(to_words(text, self.view.words))
        )


def _missing(why: str) -> Markup:
    words = why[:1].upper() + why[1:]
    return Markup('<span class="vc-gap"><span class="vc-gap-word">Missing</span> {}</span>').format(words)


def effect(view: View, claim: Claim) -> Markup:
    """What happened, in a line: before and after, a value and whom it is set beside, or the words of the source."""
    if claim.before and claim.after:
        return Markup("{} → {}").format(view.fig(claim.before), view.fig(claim.after))
    comparator = view.figure(f"{claim.name}.comparator")
    if claim.after and comparator:
        return Markup("{}; {}: {}").format(view.fig(claim.after), claim.compared, view.fig(comparator.id))
    if claim.after:
        return view.fig(claim.after)
    if claim.before:
        return Markup("{} before").format(view.fig(claim.before))
    return Markup("{}").format(claim.words or "in words")
