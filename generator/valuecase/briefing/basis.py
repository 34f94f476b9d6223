"""What a comparison rests on: how long, for how many people, in which years, who was chosen, beside whom."""

from __future__ import annotations

from valuecase.briefing.cut import shortened
from valuecase.briefing.parts import Block, paragraph, sentence
from valuecase.comparison.model import Comparison, Side
from valuecase.evidence import COMPARISONS
from valuecase.reading.dates import in_words

#: Authors' words longer than this are cut, since the line is small and is never cut as a whole.
MOST = 110


def window(side: Side | None) -> list[str]:
    """How long a side is, for how many people, and when, as far as that is known."""
    if side is None:
        return []
    implied = ", implied by other numbers" if side.period_from == "implied" else ""
    period = f"over {side.period.display}{implied}" if side.period else ""
    when = in_words(str(side.when)) if side.when else ""
    return [words for words in (period, side.people.in_words if side.people else "", when) if words]


def basis(item: Comparison) -> str:
    """All that is known of what a comparison rests on, in short sentences; empty where nothing is."""
    chosen = f"chosen: {shortened(str(item.chosen), MOST)}" if item.chosen else ""
    found = "; ".join(words for words in (shortened(_windows(item), 2 * MOST), chosen) if words)
    said = [
        sentence(found) if found else "",
        COMPARISONS[item.compare] if item.compare else "",
        f"Prices of {in_words(str(item.price_year))}." if item.price_year else "",
    ]
    return " ".join(words for words in said if words)


def _windows(item: Comparison) -> str:
    """Both times; what they have in common is said once: `40 people, 12 months each, 2022/23 and 2024/25`."""
    first, last = item.before, item.after
    alike = (
        first and last and first.period and last.period and first.people and last.people and first.when and last.when
    )
    if first and last and alike and (window(first)[:2] == window(last)[:2]):
        period, people, when = window(first)
        period = period.removeprefix("over ")
        return f"{people}, {period} each, {when} and {window(last)[2]}"
    windows = [(word, window(side)) for word, side in (("before", first), ("after", last))]
    return "; ".join(f"{word}: {', '.join(own)}" for word, own in windows if own)


def basis_of(item: Comparison) -> list[Block]:
    """The same as a small line below a table; nothing where nothing is known."""
    words = basis(item)
    return [paragraph(words, "basis")] if words else []
