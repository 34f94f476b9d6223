"""The questions a board asks of any case, each with its answer in a line and where the whole of it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from valuecase.claims import Claim
from valuecase.comparison.model import Comparison
from valuecase.figures import Figure
from valuecase.items import Named
from valuecase.reading.ids import slugged
from valuecase.reading.prose import to_html, to_words
from valuecase.sections.i_statements import Statement
from valuecase.site.views import View
from valuecase.voice import said_by_people, you_said
from valuecase.weighing import cautions_in_brief, effect_in_brief, strength_in_brief, strongest_in_brief

#: Whether a saving can be taken out of a budget, within a sentence.
CASH = {"yes": "can be taken out of budgets", "partly": "can partly be taken out of budgets",
        "no": "cannot be taken out of a budget", "not known": "not known whether it can be taken out of a budget"}  # fmt: skip
#: How many things of a kind are named.
MOST = 3


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
        first = next((n for n in self.view.case.items.values() if isinstance(n.item, Statement)), None)
        quote = f"“{self._begun(first)}”, and more: " if first else ""
        return Markup("{}").format(quote + "; ".join(words)) if words else Markup(""), "#wanted"

    def _begun(self, statement: Named) -> str:
        """A statement with the beginning that it ends."""
        holder = self.view.case.items.get(statement.name.rpartition(".")[0])
        begun = str(getattr(holder.item, "text", "")) if holder else ""
        words = str(getattr(statement.item, "text", ""))
        return f"{begun.rstrip('…. ')} {words}" if begun else words

    def _cost(self, _claims: list[Claim]) -> tuple[Markup, str]:
        costs = self.view.case.costs
        services = {name: item for name, item in (costs.programme if costs else {}).items() if self._total(name)}
        first = [name.split(".")[1] for name in self.view.case.headline if name.startswith("costs.")]
        named = [name for name in first if name in services] or list(services)
        shown = [
            Markup("{}: {}{}").format(
                services[name].title,
                self._total(name),
                f" over {period.display}" if (period := services[name].period) else "",
            )
            for name in named[:MOST]
        ]
        more = f"; and {len(named) - MOST} more" if len(named) > MOST else ""
        return Markup("; ").join(shown) + more, f"costs.html#{named[0]}" if named else "costs.html"

    def _total(self, name: str) -> Markup:
        return self.view.fig(f"costs.{name}.total")

    def _changed(self, claims: list[Claim]) -> tuple[Markup, str]:
        first = next((claim for claim in self._first(claims) if claim.before and claim.after), None)
        words = (
            Markup("{}: {}. ").format(self.view.plain(first.title), effect(self.view, first)) if first else Markup("")
        )
        outcomes = self.view.case.outcomes
        worse = len(outcomes.worse or {}) if outcomes else 0
        besides = f". What got worse: {worse} thing{'' if worse == 1 else 's'} told besides" if worse else ""
        return words + effect_in_brief(claims) + besides if claims or worse else Markup(""), "#outcomes"

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
        names = self.view.case.headline
        first = [claim for name in names for claim in claims if name.startswith(f"{claim.name}.")]
        return [*first, *claims]

    def _whose(self, claims: list[Claim]) -> tuple[Markup, str]:
        for claim in self._first(claims):
            table = claim.record
            if not isinstance(table, Comparison) or claim.kind == "story":
                continue
            agencies = dict.fromkeys(str(row.agency) for row in table.rows.values() if row.agency)
            moved = [(a, f) for a in agencies if (f := self._change(claim.name, a))]
            saved = sorted((pair for pair in moved if pair[1].value < 0), key=lambda pair: (pair[1].value, pair[0]))
            paid = sorted((pair for pair in moved if pair[1].value > 0), key=lambda pair: (-pair[1].value, pair[0]))
            if moved:
                parts = [words for words in (self._payers(saved, "less"), self._payers(paid, "more")) if words]
                cash = CASH[table.cashable] if table.cashable else "nothing says whether it is cash"
                return Markup("; ").join([*parts, Markup("{}").format(cash)]), claim.page
        return Markup(""), "costs.html"

    def _change(self, item: str, agency: str) -> Figure | None:
        found = self.view.figure(f"{item}.{slugged(agency)}.change")
        return found if found and not found.hidden else None

    def _payers(self, moved: list[tuple[str, Figure]], word: str) -> Markup:
        """`NHS £149,876, Council £79,968 and 2 more pay less`."""
        if not moved:
            return Markup("")
        item = moved[0][1].id.rpartition(".change")[0].rpartition(".")[0]
        named = [
            Markup("{} {}").format(
                a, self.view.fig(f"{item}.{slugged(a)}.{'reduction' if word == 'less' else 'increase'}")
            )
            for a, _ in moved[:MOST]
        ]
        more = f" and {len(moved) - MOST} more" if len(moved) > MOST else ""
        pays = "pays" if len(moved) == 1 else "pay"
        return Markup(", ").join(named) + f"{more} {pays} {word}"

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
        words = [strongest_in_brief(claims), cautions_in_brief(self.view.case.cautions())]
        return Markup("{}").format("; ".join(part for part in words if part)), "how-sure.html"

    def _missing(self, _claims: list[Claim]) -> tuple[Markup, str]:
        number = self.view.gap_count()
        absent = [section.title for section in self.view.absent_pages()]
        pages = f"; nothing yet under {', '.join(absent)}" if absent else ""
        most = sorted(
            ((section.title, gaps) for section, here, gaps in self.view.pages() if here), key=lambda pair: -pair[1]
        )
        named = ", ".join(f"{title} {gaps}" for title, gaps in most[:MOST] if gaps)
        where = f", most under: {named}" if named else ""
        return Markup("{} gap{}{}{}").format(number, "" if number == 1 else "s", where, pages), "#gaps"

    def _first_sentence(self, text: str) -> Markup:
        """The first sentence of an author's text that is no heading or list, its figures filled in."""
        blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text)]
        plain = next((block for block in blocks if not re.match(r"[#>*+-]|\d+[.)]\s", block)), "")
        first = re.split(r"(?<=[\w})]{4}[.!?])\s+(?=[A-Z“\"])", plain, maxsplit=1)[0]
        return (
            Markup(to_html(first, self.view.words, True, home=self.view.home))
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
