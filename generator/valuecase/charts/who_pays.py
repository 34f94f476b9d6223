"""The chart of who pays and who gains, kind of gain by kind of gain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from valuecase.appraised import GAINS
from valuecase.charts.chart import NOTHING, Cell, Chart, Row, Tone, anchor, cell
from valuecase.charts.told import Told
from valuecase.charts.words import SIGNS, shown
from valuecase.figures import Figure
from valuecase.ledger import Ledger
from valuecase.wording import listed

#: So many agencies are counted, not named.
MANY = 4
#: The kinds of gain whose bars stand out: what can be cashed, and what is not told apart.
CERTAIN = ("cashable", "benefits")
#: Where not all of a side could be counted.
UNKNOWN = Cell(None, "not known", "")
#: What is said of each kind of gain beside its bar.
KINDS = {
    "cashable": "can be cashed",
    "partly-cashable": "partly cashed",
    "not-cashable": "cannot be cashed",
    "cashable-unknown": "cashable or not",
    "economic": "economic",
    "social": "social",
}


def who_pays(ledger: Ledger, told: Told) -> Iterator[Chart]:
    """What each agency pays and gains, the largest payer first; gains of different kinds are never added."""
    amounts = {
        slug: {part: ledger.get(f"{told.item}.by-agency.{slug}.{part}") for part in ("costs", "benefits", *dict(GAINS))}
        for slug in told.agencies
    }
    kinds = [key for key, _ in GAINS if any(own[key] for own in amounts.values())] or ["benefits"]
    found: list[tuple[Fraction, Fraction, Row]] = []
    for slug, own in amounts.items():
        passed, net = (ledger.get(f"{told.item}.by-agency.{slug}.{part}") for part in ("passed", "net"))
        unknown = told.lacking & told.sides.get(slug, told.lacking)
        if passed or unknown or any(own.values()):
            cells = [
                _side(own["costs"], "costs" in unknown),
                *(_side(own[key], "benefits" in unknown) for key in kinds),
            ]
            words = "" if told.lacking else _left(passed, net)
            row = Row(told.agencies[slug], tuple(cells), words, at=("", *(KINDS.get(key, "") for key in kinds)))
            found.append((-_worth(own["costs"]), -_worth(own["benefits"]), row))
    rows = tuple(row for *_, row in sorted(found, key=lambda each: each[:2]))
    figures = [own[key] for own in amounts.values() for key in ("costs", *kinds)]
    if not any(shown(figure) for figure in figures if figure):
        return
    partly = not shown(*(figure for figure in figures if figure))
    message = _one_side(rows, kinds, told.lacking) if told.lacking else _pays_and_gains(rows, kinds, partly)
    heads = ("Agency", "Pays", *(({"benefits": "Gains"} | dict(GAINS))[key] for key in kinds), "What is left")
    source = next(figure.source for figure in figures if figure)
    tones: tuple[Tone, ...] = ("paid", *("main" if key in CERTAIN else "other" for key in kinds))
    yield Chart(
        anchor(told.item, "who"), told.item, "who", told.title, message, heads, rows, source, told.notes,
        tones=tones, legend=_legend(tones),
    )  # fmt: skip


def _legend(tones: Sequence[Tone]) -> tuple[tuple[Tone, str], ...]:
    """What the bars of each tone are called."""
    words = {"paid": "Pays", "main": "Gains", "other": "Gains"}
    if {"main", "other"} <= set(tones):
        words |= {"main": "Gains that can be cashed", "other": "Other gains"}
    return tuple((tone, words[tone]) for tone in dict.fromkeys(tones))


def _side(figure: Figure | None, lacking: bool) -> Cell:
    return cell(figure) if figure else UNKNOWN if lacking else NOTHING


def _left(passed: Figure | None, net: Figure | None) -> str:
    """What is left of both, with what is only passed from one to another: `£9,000 passed to others, net −£4,000`."""
    parts = []
    if passed and shown(passed) and passed.value:
        ways = "passed on by others" if passed.value > 0 else "passed to others"
        parts.append(f"{passed.display.lstrip(SIGNS)} {ways}")
    if net and shown(net):
        parts.append(f"net {net.display}")
    return ", ".join(parts)


def _worth(figure: Figure | None) -> Fraction:
    return figure.value if figure and not figure.hidden else Fraction(0)


def _pays_and_gains(rows: Sequence[Row], kinds: Sequence[str], partly: bool) -> str:
    """`Council pays most, £1,234,567; NHS gains most that can be cashed, £765,432`."""
    lead = "as far as it may be shown, " if partly else ""
    if len(rows) == 1:
        paid, *gained = rows[0].cells
        said = [f"{own.display}{at and f' ({at})'}" for own, at in zip(gained, rows[0].at[1:], strict=True)]
        return f"{lead}{rows[0].label} pays {paid.display} and gains {listed(said)}"
    (payer, pays), (gainer, gains) = _most(rows, 0, "pays", "pay"), _gains_most(rows, kinds)
    return f"{lead}{payer} {pays}, and {gains}" if payer == gainer else f"{lead}{payer} {pays}; {gainer} {gains}"


def _gains_most(rows: Sequence[Row], kinds: Sequence[str]) -> tuple[str, str]:
    """Who gains most of what can be cashed; of what is no budget's, only where no budget gains anything."""
    if kinds[0] == "cashable" and max(row.cells[1].value or 0 for row in rows) > 0:
        return _most(rows, 1, "gains", "gain", " that can be cashed")
    if not set(kinds) <= {"economic", "social", "benefits"}:
        return "nobody", "is known to gain what can be cashed"
    return _largest_gain(rows, kinds)


def _largest_gain(rows: Sequence[Row], kinds: Sequence[str]) -> tuple[str, str]:
    """Who gains most of the kind of which one gains most."""
    place = max(range(len(kinds)), key=lambda place: max(row.cells[place + 1].value or 0 for row in rows))
    return _most(rows, place + 1, "gains", "gain", f" ({KINDS[kinds[place]]})" if len(kinds) > 1 else "")


def _one_side(rows: Sequence[Row], kinds: Sequence[str], lacking: frozenset[str]) -> str:
    """Where only one side could be counted."""
    if "costs" in lacking:
        return f"{' '.join(_largest_gain(rows, kinds))}; what is paid is not known"
    return f"{' '.join(_most(rows, 0, 'pays', 'pay'))}; what is gained is not known"


def _most(rows: Sequence[Row], place: int, one: str, several: str, kind: str = "") -> tuple[str, str]:
    """Who pays or gains most of a kind, and how much: `Council`, `pays most, £1,234,567`."""
    cells = [row.cells[place] for row in rows]
    amounts = [own.value or Fraction(0) for own in cells]
    if max(amounts) <= 0:
        return "nobody", one
    first = [row for row, amount in zip(rows, amounts, strict=True) if amount == max(amounts)]
    shown_as = first[0].cells[place].display
    if len(first) == 1:
        known = all(own.value is not None or own == NOTHING for own in cells)
        part = "all" if known and sum(map(bool, amounts)) == 1 else "most"
        return first[0].label, f"{one} {part}{kind}, {shown_as}"
    names = listed([row.label for row in first])
    part = f"most{kind}, " if len(first) < len(rows) else ""
    return names if len(
        first
    ) < MANY else f"{len(first)} agencies", f"{several} {part}{shown_as} each{'' if part else kind}"
